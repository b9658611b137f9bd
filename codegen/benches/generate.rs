//! Intermediate spec -> Rust source, in operations a second.
//!
//! `DOCWRIGHT_PAGES` names the folder of pages that the spec is made of; without it the project's own are read.

use std::path::{Path, PathBuf};

use divan::Bencher;
use divan::counter::ItemsCount;
use docwright_codegen::{generate_modules, read, resolve};
use docwright_spec::merge::{Language, Merge};
use docwright_spec::model::Spec;

fn main() {
    divan::main();
}

/// Names, types and checks.
#[divan::bench(sample_count = 20)]
fn resolve_all(bencher: Bencher<'_, '_>) {
    let spec = spec();
    bencher
        .counter(operations(&spec))
        .bench_local(|| resolve::resolve_all(&spec, None));
}

/// All steps from the spec to the text of the files.
#[divan::bench(sample_count = 20)]
fn generate(bencher: Bencher<'_, '_>) {
    let spec = spec();
    bencher
        .counter(operations(&spec))
        .bench_local(|| generate_modules(&spec, None));
}

fn operations(spec: &Spec) -> ItemsCount {
    ItemsCount::new(
        spec.services
            .iter()
            .map(|service| service.operations.len())
            .sum::<usize>(),
    )
}

fn spec() -> Spec {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/pages");
    let root = std::env::var_os("DOCWRIGHT_PAGES").map_or(own, PathBuf::from);
    let pages = read::read(&[root]).expect("the pages can be read");
    docwright_spec::parse(&pages.pages, Merge::Pages(Language::Leading)).0
}

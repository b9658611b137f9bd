//! Pages -> intermediate spec, in bytes a second.
//!
//! `DOCWRIGHT_PAGES` names the folder of pages; without it the project's own are read.

use std::path::{Path, PathBuf};

use divan::Bencher;
use divan::counter::BytesCount;
use docwright_spec::merge::{Language, Merge};
use docwright_spec::page::{Page, blocks};

fn main() {
    divan::main();
}

/// All steps, on all cores.
#[divan::bench(sample_count = 20)]
fn parse(bencher: Bencher<'_, '_>) {
    let pages = pages();
    bencher
        .counter(size(&pages))
        .bench_local(|| docwright_spec::parse(&pages, Merge::Pages(Language::Leading)));
}

/// The first step alone, on one core: what the others are compared with.
#[divan::bench(sample_count = 20)]
fn cut_into_blocks(bencher: Bencher<'_, '_>) {
    let pages = pages();
    bencher.counter(size(&pages)).bench_local(|| {
        pages
            .iter()
            .map(|page| blocks(&page.text).len())
            .sum::<usize>()
    });
}

fn size(pages: &[Page]) -> BytesCount {
    BytesCount::new(pages.iter().map(|page| page.text.len()).sum::<usize>())
}

fn pages() -> Vec<Page> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("pages");
    let root = std::env::var_os("DOCWRIGHT_PAGES").map_or(own, PathBuf::from);
    let mut pages = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(&folder).expect("the folder of pages can be read");
        for path in entries.map(|entry| entry.expect("the entry can be read").path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(".md") {
                let text = std::fs::read_to_string(&path).expect("the page is UTF-8");
                let name = path.strip_prefix(&root).unwrap_or(&path);
                pages.push(Page {
                    path: name.to_string_lossy().into_owned(),
                    text,
                });
            }
        }
    }
    pages.sort_by(|one, other| one.path.cmp(&other.path));
    pages
}

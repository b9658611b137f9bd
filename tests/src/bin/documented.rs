//! Generates a crate for each product of a folder of pages, compiles it with warnings denied, and holds it against what the pages show:
//! sample answers through the types, sample requests and examples through the validators.
//!
//! ```text
//! cargo run --release -p docwright-tests --bin documented -- PAGES OUT
//! ```
//!
//! The crates and what cargo builds of them stay in `OUT`, problems are listed in `OUT/problems.txt`, counts are printed.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use docwright_codegen::update::{Mode, update, write_file};
use docwright_codegen::whole_crate::{Runtime, WholeCrate};
use docwright_codegen::{ir::Module, resolve};
use docwright_spec::merge::{Language, Merge};
use docwright_spec::model::{Operation, Spec};
use docwright_tests::documented::program::{self, Case};
use docwright_tests::documented::report::{Count, Kind, Report};
use docwright_tests::documented::samples;
use docwright_tests::{pages, workspace};

type Failure = Box<dyn std::error::Error>;

const KINDS: [(Kind, &str); 3] = [
    (Kind::Answer, "sample answers read whole"),
    (Kind::Sample, "sample requests accepted"),
    (Kind::Examples, "pages whose examples are accepted"),
];

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(folder), Some(out)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: documented PAGES OUT");
        return ExitCode::from(2);
    };
    match run(&folder, &out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(folder: &Path, out: &Path) -> Result<(), Failure> {
    let pages = pages::below(folder);
    let (merged, _) = docwright_spec::parse(&pages, Merge::Pages(Language::Leading));
    let (single, _) = docwright_spec::parse(&pages, Merge::Nothing);
    let mut products: Vec<&str> = merged
        .services
        .iter()
        .filter(|service| service.version.is_some())
        .map(|service| service.product.as_str())
        .collect();
    products.dedup();

    fs::create_dir_all(out)?;
    let out = fs::canonicalize(out)?;
    let mut problems = String::new();
    let mut totals = [Count::default(); KINDS.len()];
    for product in products {
        let report = hold(product, &merged, &single, &out)?;
        print!("{product}:");
        for ((kind, name), total) in KINDS.iter().zip(&mut totals) {
            let count = report.count(*kind);
            total.well += count.well;
            total.all += count.all;
            print!(" {name} {} of {};", count.well, count.all);
        }
        println!();
        for verdict in report.problems() {
            writeln!(problems, "{verdict}")?;
        }
    }
    fs::write(out.join("problems.txt"), problems)?;
    for ((_, name), total) in KINDS.iter().zip(totals) {
        println!(
            "{name}, %: {:.2} ({} of {})",
            total.percent(),
            total.well,
            total.all
        );
    }
    Ok(())
}

/// Generates the crate of one product with the program beside it, compiles both and runs it.
fn hold(product: &str, merged: &Spec, single: &Spec, out: &Path) -> Result<Report, Failure> {
    let name = format!("aliyun-{}", product.to_lowercase());
    let folder = out.join(&name);
    let whole = WholeCrate {
        name: name.clone(),
        runtime: Runtime::in_folder(&workspace("runtime"), &folder)?,
        product: Some(product.to_owned()),
    };
    update(&folder, &whole.generate(merged)?, Mode::Write)?;
    let modules = resolve::resolve_all(merged, Some(product))?;
    let cases = cases(&modules, single);
    for (path, text) in program::files(&name.replace('-', "_"), &modules, &cases) {
        write_file(&folder.join(path), &text)?;
    }
    // The versions that the workspace is tested with.
    fs::copy(workspace("Cargo.lock"), folder.join("Cargo.lock"))?;
    let cargo = |arguments: &[&str]| -> Result<String, Failure> {
        let output = Command::new(env!("CARGO"))
            .args(arguments)
            .arg("--quiet")
            .current_dir(&folder)
            .env("CARGO_TARGET_DIR", out.join("target"))
            .env("RUSTFLAGS", "-Dwarnings")
            .output()?;
        if !output.status.success() {
            return Err(format!("{product}: {}", String::from_utf8_lossy(&output.stderr)).into());
        }
        Ok(String::from_utf8(output.stdout)?)
    };
    cargo(&["check", "--lib", "--all-features"])?;
    let output = cargo(&["run", "--no-default-features", "--example", "documented"])?;
    Ok(Report::read(&output))
}

/// What the pages of each operation show.
fn cases(modules: &[Module], single: &Spec) -> BTreeMap<String, Vec<Case>> {
    let mut cases: BTreeMap<String, Vec<Case>> = BTreeMap::new();
    for module in modules {
        let of_module = single.services.iter().filter(|service| {
            service.product == module.product
                && service.version.as_deref() == Some(module.version.as_str())
        });
        for operation in of_module.flat_map(|service| &service.operations) {
            let named = module
                .operations
                .iter()
                // A page may spell the name otherwise than most do.
                .find(|named| named.wire.eq_ignore_ascii_case(&operation.name));
            if let Some(named) = named {
                cases
                    .entry(program::key(module, named))
                    .or_default()
                    .extend(shown(operation));
            }
        }
    }
    cases
}

fn shown(operation: &Operation) -> impl Iterator<Item = Case> {
    let answers =
        samples::answers(operation).filter_map(|sample| samples::answer(&operation.name, sample));
    let requests = samples::requests(operation).map(|sample| samples::request(operation, sample));
    answers
        .map(Case::Answer)
        .chain(requests.map(Case::Request))
        .chain([Case::Request(samples::examples(operation))])
}

//! Declares a module for each golden Rust file below `fixtures/`, so that all of them are compiled into the test `goldens`.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("set by cargo"));
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("set by cargo"));
    let fixtures = root.join("fixtures");
    println!("cargo::rerun-if-changed={}", fixtures.display());
    let mut source = String::new();
    for case in list(&fixtures).into_iter().filter(|path| path.is_dir()) {
        // Folders of pages hold no Rust.
        let holds_rust = |path: &PathBuf| path.is_dir() && list(path).iter().any(is_rust);
        let services: Vec<PathBuf> = list(&case).into_iter().filter(holds_rust).collect();
        writeln!(source, "pub mod {} {{", identifier(&case)).expect("a String takes all");
        for service in services {
            writeln!(source, "pub mod {} {{", identifier(&service)).expect("a String takes all");
            // What `mod.rs` has, which is left out of the goldens, since it is the same for all of them.
            source.push_str("fixture_service!();\n");
            for file in list(&service).into_iter().filter(is_rust) {
                let module = identifier(&file.with_extension(""));
                writeln!(source, "#[path = {file:?}] pub mod {module};")
                    .expect("a String takes all");
            }
            source.push_str("}\n");
        }
        source.push_str("}\n");
    }
    fs::write(out.join("goldens.rs"), source).expect("OUT_DIR can be written to");
}

fn list(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be listed");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the folder can be listed").path())
        .collect();
    paths.sort();
    paths
}

#[expect(clippy::ptr_arg, reason = "is given to `filter`")]
fn is_rust(path: &PathBuf) -> bool {
    path.extension().is_some_and(|extension| extension == "rs")
}

fn identifier(path: &Path) -> String {
    let name = path.file_name().expect("listed").to_string_lossy();
    name.replace('-', "_")
}

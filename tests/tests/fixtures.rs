//! The fixtures: each folder below `fixtures/` holds the smallest pages that show one thing, with what is made of them.
//!
//! - `*.md`: the pages;
//! - `spec.json`, `diagnostics.jsonl`: what `docwright parse` writes, the latter only where there is a diagnostic;
//! - `<service>/*.rs`: the generated module without the parts that are the same for all (`mod.rs`, the clients, the catalogue).
//!
//! `DOCWRIGHT_BLESS=1 cargo test -p docwright-tests --test fixtures` writes them anew; read the difference before you keep it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use docwright_codegen::generate_modules;
use docwright_tests::{pages, workspace};
use similar::TextDiff;

/// Files of a module that say nothing about a page.
const SAME_FOR_ALL: &[&str] = &["mod.rs", "client.rs", "blocking.rs", "errors.rs"];

/// What is made of the pages of a case, by path.
fn make(case: &Path) -> BTreeMap<PathBuf, String> {
    let pages = pages::below(case);
    let (spec, diagnostics) = pages::parse(&pages);
    let mut files = BTreeMap::new();
    files.insert("spec.json".into(), docwright_spec::to_json(&spec));
    if !diagnostics.is_empty() {
        files.insert("diagnostics.jsonl".into(), pages::json_lines(&diagnostics));
    }
    if !spec.services.is_empty() {
        for file in generate_modules(&spec, None).expect("the service can be generated") {
            let path = PathBuf::from(&file.path);
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if !SAME_FOR_ALL.contains(&&*name) {
                files.insert(path, file.contents);
            }
        }
    }
    files
}

/// The goldens of a case, by path.
fn goldens(case: &Path) -> BTreeMap<PathBuf, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![case.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_none_or(|extension| extension != "md") {
                let text = fs::read_to_string(&path).unwrap();
                files.insert(path.strip_prefix(case).unwrap().to_owned(), text);
            }
        }
    }
    files
}

fn bless(case: &Path, made: &BTreeMap<PathBuf, String>) {
    for (path, text) in made {
        let path = case.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        if fs::read_to_string(&path).is_ok_and(|old| old == *text) {
            continue;
        }
        fs::write(path, text).unwrap();
    }
    for path in goldens(case)
        .keys()
        .filter(|path| !made.contains_key(*path))
    {
        fs::remove_file(case.join(path)).unwrap();
    }
}

fn difference(path: &Path, golden: Option<&String>, made: Option<&String>) -> String {
    let path = path.display();
    match (golden, made) {
        (Some(_), None) => format!("{path} is not made any more"),
        (None, Some(_)) => format!("{path} is missing"),
        (Some(golden), Some(made)) => {
            let diff = TextDiff::from_lines(golden.as_str(), made.as_str());
            let diff = diff.unified_diff().context_radius(2).to_string();
            let shown: Vec<&str> = diff.lines().take(40).collect();
            format!("{path} differs:\n{}", shown.join("\n"))
        }
        (None, None) => String::new(),
    }
}

#[test]
fn every_case_gives_its_goldens() {
    let cases = pages::cases(&workspace("tests/fixtures"));
    assert!(cases.len() >= 20, "the fixtures are found");
    let blessing = std::env::var_os("DOCWRIGHT_BLESS").is_some_and(|value| value == "1");
    let mut wrong = Vec::new();
    for case in cases {
        // A case that panics must not hide the others.
        let made = match std::panic::catch_unwind(|| make(&case)) {
            Ok(made) => made,
            Err(_) => {
                wrong.push(format!("{}: panicked, see above", case.display()));
                continue;
            }
        };
        if blessing {
            bless(&case, &made);
            continue;
        }
        let goldens = goldens(&case);
        let mut paths: Vec<&PathBuf> = made.keys().chain(goldens.keys()).collect();
        paths.sort();
        paths.dedup();
        for path in paths {
            let (golden, made) = (goldens.get(path), made.get(path));
            if golden != made {
                let name = case.file_name().unwrap_or_default();
                wrong.push(difference(&Path::new(name).join(path), golden, made));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\n\nwhere the new text is right: DOCWRIGHT_BLESS=1 cargo test -p docwright-tests --test fixtures",
        wrong.join("\n\n")
    );
}

/// Every row of a table is in the spec or in a diagnostic: what the goldens say is all there is to say.
#[test]
fn every_case_accounts_for_its_rows() {
    let mut wrong = Vec::new();
    for case in pages::cases(&workspace("tests/fixtures")) {
        wrong.extend(docwright_tests::rows::unaccounted(&pages::below(&case)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

//! Folders of pages come in as the reader sees them: the project's own ones, fixtures, and whatever a variable names.

use std::fs;
use std::path::{Path, PathBuf};

use docwright_codegen::read;
use docwright_spec::diagnostic::Diagnostic;
use docwright_spec::merge::{Language, Merge};
use docwright_spec::model::{Operation, Spec};
use docwright_spec::page::Page;

use crate::workspace;

/// The pages below a folder.
///
/// # Panics
/// Where they cannot be read.
#[must_use]
pub fn below(folder: &Path) -> Vec<Page> {
    let pages = read::read(&[folder.to_owned()]).expect("the folder holds pages");
    assert_eq!(pages.diagnostics, [], "pages that cannot be read");
    pages.pages
}

/// The project's own pages.
#[must_use]
pub fn own() -> Vec<Page> {
    below(&workspace("spec/pages"))
}

/// The operation of each of the project's own pages, none merged with another.
#[must_use]
pub fn own_operations() -> Vec<Operation> {
    operations(docwright_spec::parse(&own(), Merge::Nothing).0)
}

/// All operations of a spec.
#[must_use]
pub fn operations(spec: Spec) -> Vec<Operation> {
    spec.services
        .into_iter()
        .flat_map(|service| service.operations)
        .collect()
}

/// What `docwright parse` makes of pages.
#[must_use]
pub fn parse(pages: &[Page]) -> (Spec, Vec<Diagnostic>) {
    docwright_spec::parse(pages, Merge::Pages(Language::Leading))
}

/// The text of `docwright parse --diagnostics`: one JSON object a line.
///
/// # Panics
/// Where a diagnostic cannot be written.
#[must_use]
pub fn json_lines(diagnostics: &[Diagnostic]) -> String {
    diagnostics
        .iter()
        .map(|diagnostic| serde_json::to_string(diagnostic).expect("text and numbers") + "\n")
        .collect()
}

/// The folders in `folder`, sorted: one for each case.
///
/// # Panics
/// Where it cannot be listed.
#[must_use]
pub fn cases(folder: &Path) -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder can be listed")
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    cases
}

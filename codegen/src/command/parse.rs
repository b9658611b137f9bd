//! `docwright parse`: pages become the intermediate spec and a list of diagnostics.

use std::fmt::Write as _;
use std::path::PathBuf;

use docwright_codegen::update::write_file;
use docwright_codegen::{Error, read};
use docwright_spec::diagnostic::Diagnostic;
use docwright_spec::merge::{Language, Merge};

use super::progress::Progress;
use super::report::Report;
use super::{Options, Outcome, Summary};

/// Reads `paths` and writes the spec and the diagnostics.
pub(crate) fn run(
    paths: &[PathBuf],
    out: Option<PathBuf>,
    diagnostics: Option<PathBuf>,
    no_merge: bool,
    options: Options,
) -> Result<Outcome, Error> {
    let progress = Progress::start("reading pages", options);
    let how = if no_merge {
        Merge::Nothing
    } else {
        Merge::Pages(Language::Leading)
    };
    let parsed = read::read(paths)?.parse(how, None)?;
    let text = docwright_spec::to_json(&parsed.spec);
    match out {
        Some(path) => write_file(&path, &text)?,
        None => super::print(&text)?,
    }
    if let Some(path) = diagnostics {
        write_file(&path, &json_lines(&parsed.diagnostics))?;
    }
    drop(progress);
    let report = Report::new(options, &parsed.texts);
    report.show_errors(&parsed.diagnostics);
    report.summary(&Summary::new(&parsed).to_string());
    let outcome = if parsed.has_errors() {
        Outcome::Problems
    } else {
        Outcome::Done
    };
    // The process ends next, which gives back everything at once; piece by piece takes longer.
    std::mem::forget(parsed);
    Ok(outcome)
}

/// One JSON object a line.
pub(crate) fn json_lines(diagnostics: &[Diagnostic]) -> String {
    let mut lines = String::new();
    for diagnostic in diagnostics {
        // A diagnostic is made of text and numbers, which JSON can always hold.
        let _ = writeln!(
            lines,
            "{}",
            serde_json::to_string(diagnostic).unwrap_or_default()
        );
    }
    lines
}

//! `docwright parse`: pages become the intermediate spec and a list of diagnostics.

use std::fmt::Write as _;
use std::path::PathBuf;

use docwright_codegen::update::write_file;
use docwright_codegen::{Error, read};
use docwright_spec::diagnostic::Diagnostic;
use docwright_spec::merge::Merge;

use super::arguments::Reading;
use super::progress::Progress;
use super::report::Report;
use super::{Options, Outcome, Summary, read_merged};

/// What to read, and where the result goes.
#[derive(Debug)]
pub(crate) struct Parse {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) out: Option<PathBuf>,
    pub(crate) diagnostics: Option<PathBuf>,
    /// Every page stands for itself.
    pub(crate) no_merge: bool,
    pub(crate) reading: Reading,
}

/// Writes the spec and the diagnostics. They belong together: what of the pages cannot be read is not in the spec but in the
/// diagnostics, so both are written in that case too.
pub(crate) fn run(parse: &Parse, options: Options) -> Result<Outcome, Error> {
    let progress = Progress::start("reading pages", options);
    let parsed = if parse.no_merge {
        read::read(&parse.paths)?.parse(Merge::Nothing, parse.reading.overlay.as_deref())?
    } else {
        read_merged(&parse.paths, &parse.reading)?
    };
    let text = docwright_spec::to_json(&parsed.spec);
    match &parse.out {
        Some(path) => write_file(path, &text)?,
        None => super::print(&text)?,
    }
    if let Some(path) = &parse.diagnostics {
        write_file(path, &json_lines(&parsed.diagnostics))?;
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

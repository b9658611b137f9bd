//! `docwright generate`: a whole crate for the pages of a product.

use std::path::{Path, PathBuf};

use docwright_codegen::update::{self, Mode};
use docwright_codegen::whole_crate::{Runtime, WholeCrate};
use docwright_codegen::{Error, read};
use docwright_spec::merge::{Language, Merge};

use super::progress::Progress;
use super::report::Report;
use super::{Options, Outcome, Summary, count};

/// What to make, and of what.
#[derive(Debug)]
pub(crate) struct Generate {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) name: String,
    pub(crate) out: PathBuf,
    pub(crate) runtime_path: Option<PathBuf>,
    pub(crate) product: Option<String>,
}

/// Writes the crate. Pages that cannot be read are shown and left out, unless none is left.
pub(crate) fn run(generate: Generate, options: Options) -> Result<Outcome, Error> {
    let Generate {
        paths,
        name,
        out,
        runtime_path,
        product,
    } = generate;
    let progress = Progress::start("generating", options);
    let runtime = match runtime_path {
        Some(folder) => Runtime::in_folder(&folder, &out)?,
        None => Runtime::Version,
    };
    let parsed = read::read(&paths)?.parse(Merge::Pages(Language::Leading), None)?;
    let report = Report::new(options, &parsed.texts);
    let whole = WholeCrate {
        name,
        runtime,
        product,
    };
    let files = match whole.generate(&parsed.spec) {
        Ok(files) => files,
        Err(error) => {
            // Pages that cannot be read are often why.
            drop(progress);
            report.show_errors(&parsed.diagnostics);
            return Err(error);
        }
    };
    let written = update::update(Path::new(&out), &files, Mode::Write)?;
    drop(progress);

    report.show_errors(&parsed.diagnostics);
    let summary = Summary::new(&parsed);
    report.summary(&format!(
        "{summary}; {} written to `{}`, {} unchanged",
        count(written.changes.len(), "file"),
        out.display(),
        written.unchanged
    ));
    Ok(if parsed.has_errors() {
        Outcome::Problems
    } else {
        Outcome::Done
    })
}

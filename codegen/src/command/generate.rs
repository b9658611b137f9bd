//! `docwright generate`: a whole crate for the pages of a product.

use std::path::{Path, PathBuf};

use docwright_codegen::update::{self, Mode};
use docwright_codegen::whole_crate::{Runtime, WholeCrate};
use docwright_codegen::{Error, resolve};

use super::arguments::Reading;
use super::progress::Progress;
use super::report::Report;
use super::{Options, Outcome, Summary, count, read_merged};

/// What to make, and of what.
#[derive(Debug)]
pub(crate) struct Generate {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) name: String,
    pub(crate) out: PathBuf,
    pub(crate) runtime_path: Option<PathBuf>,
    pub(crate) product: Option<String>,
    pub(crate) reading: Reading,
}

/// Writes the crate. Where a page cannot be read it would lack what that describes, and lose it where it had it, so nothing is
/// written then.
pub(crate) fn run(generate: Generate, options: Options) -> Result<Outcome, Error> {
    let Generate {
        paths,
        name,
        out,
        runtime_path,
        product,
        reading,
    } = generate;
    let progress = Progress::start("generating", options);
    let runtime = match runtime_path {
        Some(folder) => Runtime::in_folder(&folder, &out)?,
        None => Runtime::Version,
    };
    let parsed = read_merged(&paths, &reading)?;
    let report = Report::new(options, &parsed.texts);
    if parsed.has_errors() {
        drop(progress);
        report.show_errors(&parsed.diagnostics);
        report.write(&format!("nothing in `{}` was changed", out.display()));
        return Ok(Outcome::Problems);
    }
    let whole = WholeCrate {
        name,
        runtime,
        product,
    };
    let files = whole.generate(&parsed.spec)?;
    let left_out = resolve::left_out(&parsed.spec, whole.product.as_deref());
    let written = update::update(Path::new(&out), &files, Mode::Write)?;
    drop(progress);

    report.show_left_out(&left_out);
    let summary = Summary::new(&parsed);
    report.summary(&format!(
        "{summary}; {} written to `{}`, {} unchanged",
        count(written.changes.len(), "file"),
        out.display(),
        written.unchanged
    ));
    Ok(Outcome::Done)
}

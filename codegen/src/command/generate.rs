//! `docwright generate`: a whole crate for the pages of a product.

use std::path::{Path, PathBuf};

use docwright_codegen::update::{self, Mode};
use docwright_codegen::whole_crate::{Runtime, WholeCrate};
use docwright_codegen::{Error, read};
use docwright_spec::merge::{Language, Merge};

use super::parse::has_errors;
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
    let pages = read::read(&paths)?;
    let (spec, mut found) = docwright_spec::parse(&pages.pages, Merge::Pages(Language::Leading));
    found.extend(pages.diagnostics);
    found.sort();
    let report = Report::new(options, &pages.pages);
    let whole = WholeCrate {
        name,
        runtime,
        product,
    };
    let files = match whole.generate(&spec) {
        Ok(files) => files,
        Err(error) => {
            // Pages that cannot be read are often why.
            drop(progress);
            report.show_errors(&found);
            return Err(error);
        }
    };
    let written = update::update(Path::new(&out), &files, Mode::Write)?;
    drop(progress);

    report.show_errors(&found);
    let summary = Summary::new(pages.files.len(), &spec, &found);
    report.summary(&format!(
        "{summary}; {} written to `{}`, {} unchanged",
        count(written.changes.len(), "file"),
        out.display(),
        written.unchanged
    ));
    Ok(if has_errors(&found) {
        Outcome::Problems
    } else {
        Outcome::Done
    })
}

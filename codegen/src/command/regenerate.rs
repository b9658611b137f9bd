//! `docwright regenerate`: brings the spec and the crate of each configuration entry up to date with their pages.

use std::path::Path;

use docwright_codegen::update::{self, Change, ChangeKind, Mode};
use docwright_codegen::{Error, generate_modules, read};
use docwright_spec::merge::Merge;
use docwright_spec::overlay::Overlay;

use super::parse::has_errors;
use super::progress::Progress;
use super::report::Report;
use super::{Options, Outcome, Summary, count};
use crate::config::{Config, Entry};

/// Does it for every entry of the configuration; problems of one entry do not keep the others back.
pub(crate) fn run(config: &Path, mode: Mode, options: Options) -> Result<Outcome, Error> {
    let config = Config::read(config)?;
    let mut outcome = Outcome::Done;
    for entry in &config.crates {
        if regenerate(entry, mode, options)? == Outcome::Problems {
            outcome = Outcome::Problems;
        }
    }
    Ok(outcome)
}

fn regenerate(entry: &Entry, mode: Mode, options: Options) -> Result<Outcome, Error> {
    let progress = Progress::start("regenerating", options);
    let mut pages = read::read(&entry.pages)?;
    let (mut spec, mut found) = docwright_spec::parse(&pages.pages, Merge::Pages(entry.language()));
    found.append(&mut pages.diagnostics);
    if let Some(path) = &entry.overlay {
        let page = read::read_text(path)?;
        let overlay = Overlay::from_json(&page.text).map_err(|error| Error::Overlay {
            path: path.clone(),
            message: error.to_string(),
        })?;
        found.extend(overlay.apply(&mut spec, &page.path, &page.text));
        pages.pages.push(page);
    }
    found.sort();
    let report = Report::new(options, &pages.pages);
    if has_errors(&found) {
        drop(progress);
        report.show_errors(&found);
        report.write(&format!(
            "nothing in `{}` was changed",
            entry.folder.display()
        ));
        return Ok(Outcome::Problems);
    }
    let files = generate_modules(&spec, None)?;
    let folder = entry.folder.join("src");
    // The crate first: where a file of somebody else is in its way, the spec stays as it was too.
    let source = update::update(&folder, &files, mode)?;
    let spec_change = update::update_file(&entry.spec, &docwright_spec::to_json(&spec), mode)?;
    drop(progress);

    let changes: Vec<(&Path, &Change)> = spec_change
        .iter()
        .map(|change| (Path::new(""), change))
        .chain(
            source
                .changes
                .iter()
                .map(|change| (folder.as_path(), change)),
        )
        .collect();
    let summary = Summary::new(pages.files.len(), &spec, &found);
    match mode {
        Mode::Write => {
            report.summary(&format!(
                "{summary}; {} written, {} unchanged",
                count(changes.len(), "file"),
                source.unchanged + usize::from(spec_change.is_none())
            ));
            Ok(Outcome::Done)
        }
        Mode::Check if changes.is_empty() => {
            report.summary(&format!("{summary}; up to date"));
            Ok(Outcome::Done)
        }
        Mode::Check => {
            for (folder, change) in changes {
                show_change(&report, folder, change);
            }
            report.write("run `cargo regenerate` to bring these files up to date");
            Ok(Outcome::Problems)
        }
    }
}

fn show_change(report: &Report<'_>, folder: &Path, change: &Change) {
    let path = folder.join(&change.path);
    let path = path.display();
    match &change.kind {
        ChangeKind::Missing => report.write(&format!("missing: {path}")),
        ChangeKind::LeftOver => report.write(&format!("left over: {path}")),
        ChangeKind::Stale { diff } => report.write(&format!("stale: {path}\n{diff}")),
    }
}

//! `docwright regenerate`: brings the spec and the crate of each configuration entry up to date with their pages.

use std::path::Path;

use docwright_codegen::update::{self, Change, ChangeKind, Mode};
use docwright_codegen::{Error, generate_modules, read, resolve};
use docwright_spec::merge::Merge;

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
    let parsed = read::read(&entry.pages)?
        .parse(Merge::Pages(entry.language()), entry.overlay.as_deref())?;
    let report = Report::new(options, &parsed.texts);
    if parsed.has_errors() {
        drop(progress);
        report.show_errors(&parsed.diagnostics);
        report.write(&format!(
            "nothing in `{}` was changed",
            entry.folder.display()
        ));
        return Ok(Outcome::Problems);
    }
    let files = generate_modules(&parsed.spec, None)?;
    let folder = entry.folder.join("src");
    // The crate first: where a file of somebody else is in its way, the spec stays as it was too.
    let source = update::update(&folder, &files, mode)?;
    let spec_change =
        update::update_file(&entry.spec, &docwright_spec::to_json(&parsed.spec), mode)?;
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
    report.show_left_out(&resolve::left_out(&parsed.spec, None));
    let summary = Summary::new(&parsed);
    match mode {
        Mode::Write => {
            for (folder, change) in &changes {
                let path = folder.join(&change.path);
                let done = match change.kind {
                    ChangeKind::Missing => "added",
                    ChangeKind::LeftOver => "removed",
                    ChangeKind::Stale { .. } => "changed",
                };
                report.summary(&format!("{done}: {}", path.display()));
            }
            report.summary(&format!(
                "{summary}; {} changed, {} unchanged",
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

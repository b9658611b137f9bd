//! `docwright lint`: shows the problems of pages to people, or hands them to other tools.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use clap::ValueEnum;
use docwright_codegen::Error;
use docwright_spec::diagnostic::{Code, Diagnostic, Severity};

use super::arguments::Reading;
use super::parse::json_lines;
use super::progress::Progress;
use super::report::Report;
use super::{Options, Outcome, Summary, grouped, read_merged, sarif};

/// How problems are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people: grouped by code, most severe first.
    #[default]
    Human,
    /// One JSON object a line, on standard output.
    Json,
    /// SARIF 2.1.0, on standard output.
    Sarif,
}

/// What to look at, and how.
#[derive(Debug)]
pub(crate) struct Lint {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) format: Format,
    pub(crate) deny: Vec<String>,
    pub(crate) allow: Vec<String>,
    /// How many of one code are shown in full.
    pub(crate) most: usize,
    pub(crate) reading: Reading,
}

/// Pages that the table of pages lists.
const WORST_PAGES: usize = 10;

/// Reads the pages and shows their problems. There are problems when one of them is an error, or denied.
pub(crate) fn run(lint: &Lint, options: Options) -> Result<Outcome, Error> {
    let levels = Levels::new(&lint.deny, &lint.allow)?;
    let progress = Progress::start("reading pages", options);
    let mut parsed = read_merged(&lint.paths, &lint.reading)?;
    parsed.diagnostics = levels.apply(parsed.diagnostics);
    parsed.diagnostics.sort();
    drop(progress);
    let report = Report::new(options, &parsed.texts);
    match lint.format {
        Format::Human => {
            show(&report, &parsed.diagnostics, lint.most);
            report.summary(&Summary::new(&parsed).to_string());
        }
        Format::Json => super::print(&json_lines(&parsed.diagnostics))?,
        Format::Sarif => super::print(&sarif::render(&parsed.diagnostics))?,
    }
    Ok(if parsed.has_errors() {
        Outcome::Problems
    } else {
        Outcome::Done
    })
}

/// Prints what a code stands for.
pub(crate) fn explain(code: &str) -> Result<Outcome, Error> {
    let entry = find_code(code)?.entry();
    let severity = match entry.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let text = format!(
        "{}: {} ({severity})\n\n{}\n\nhelp: {}\n",
        entry.code, entry.title, entry.explanation, entry.help
    );
    super::print(&text)?;
    Ok(Outcome::Done)
}

fn find_code(name: &str) -> Result<Code, Error> {
    let is_it = |code: &&Code| code.entry().code.eq_ignore_ascii_case(name);
    Code::ALL
        .iter()
        .find(is_it)
        .copied()
        .ok_or_else(|| Error::NoSuchCode {
            code: name.to_owned(),
        })
}

/// Which severities the user changed.
struct Levels {
    denied: Vec<Code>,
    allowed: Vec<Code>,
    warnings_denied: bool,
}

impl Levels {
    fn new(deny: &[String], allow: &[String]) -> Result<Self, Error> {
        let codes = |names: &[String]| {
            names
                .iter()
                .filter(|name| *name != "warnings")
                .map(|name| find_code(name))
                .collect::<Result<Vec<_>, _>>()
        };
        Ok(Self {
            denied: codes(deny)?,
            allowed: codes(allow)?,
            warnings_denied: deny.iter().any(|name| name == "warnings"),
        })
    }

    /// Allowed ones go, denied ones become errors.
    fn apply(&self, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        diagnostics
            .into_iter()
            .filter(|diagnostic| !self.allowed.contains(&diagnostic.code))
            .map(|mut diagnostic| {
                let is_denied_warning =
                    self.warnings_denied && diagnostic.severity == Severity::Warning;
                if is_denied_warning || self.denied.contains(&diagnostic.code) {
                    diagnostic.severity = Severity::Error;
                }
                diagnostic
            })
            .collect()
    }
}

/// Groups by code, most severe and most frequent first, then the tables.
fn show(report: &Report<'_>, found: &[Diagnostic], most: usize) {
    let mut groups: BTreeMap<(Severity, Code), Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in found {
        groups
            .entry((diagnostic.severity, diagnostic.code))
            .or_default()
            .push(diagnostic);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|((severity, _), group)| (*severity, std::cmp::Reverse(group.len())));
    for ((_, code), group) in &groups {
        for diagnostic in group.iter().take(most) {
            report.show(diagnostic);
        }
        if group.len() > most {
            let entry = code.entry();
            let more = grouped(group.len() - most);
            report.write(&format!(
                "… and {more} more of {} ({}); `--most N` shows more of each\n",
                entry.code, entry.title
            ));
        }
    }
    if !found.is_empty() {
        let codes = groups.iter().map(|((_, code), group)| {
            let entry = code.entry();
            (group.len(), format!("{} {}", entry.code, entry.title))
        });
        report.write(&table("problems by code", codes.collect()));
        report.write(&table("pages with the most", worst_pages(found)));
    }
}

/// The pages with the most problems, notes not counted.
fn worst_pages(found: &[Diagnostic]) -> Vec<(usize, String)> {
    let mut pages: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in found
        .iter()
        .filter(|diagnostic| diagnostic.severity != Severity::Note)
    {
        *pages.entry(&diagnostic.page).or_default() += 1;
    }
    let mut pages: Vec<(usize, String)> = pages
        .into_iter()
        .map(|(page, number)| (number, page.to_owned()))
        .collect();
    pages.sort_by_key(|(number, _)| std::cmp::Reverse(*number));
    pages.truncate(WORST_PAGES);
    pages
}

fn table(title: &str, rows: Vec<(usize, String)>) -> String {
    let mut text = format!("{title}\n");
    for (number, name) in rows {
        let _ = writeln!(text, "{:>8}  {name}", grouped(number));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn denied_become_errors_and_allowed_go() {
        let found = || {
            vec![
                Diagnostic::new(Code::DuplicateRow, 1, "a warning"),
                Diagnostic::new(Code::NotInSample, 1, "a note"),
                Diagnostic::new(Code::NoOperation, 1, "another note"),
            ]
        };
        let severities = |deny: &[&str], allow: &[&str]| -> Vec<Severity> {
            let owned = |names: &[&str]| {
                names
                    .iter()
                    .map(|name| (*name).to_owned())
                    .collect::<Vec<_>>()
            };
            let levels = Levels::new(&owned(deny), &owned(allow)).unwrap();
            levels
                .apply(found())
                .iter()
                .map(|diagnostic| diagnostic.severity)
                .collect()
        };
        assert_eq!(
            severities(&[], &[]),
            [Severity::Warning, Severity::Note, Severity::Note]
        );
        assert_eq!(
            severities(&["warnings"], &["D012"]),
            [Severity::Error, Severity::Note]
        );
        assert_eq!(severities(&["d002"], &["D015", "D012"]), [Severity::Error]);
        assert!(Levels::new(&["D999".to_owned()], &[]).is_err());
    }
}

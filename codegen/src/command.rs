//! The subcommands: each reads its inputs, calls the steps of the pipeline one after the other, and reports.

pub(crate) mod arguments;
pub(crate) mod explain;
pub(crate) mod generate;
pub(crate) mod lint;
pub(crate) mod parse;
mod progress;
pub(crate) mod regenerate;
mod report;
mod sarif;

use std::fmt;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

use arguments::Reading;
use docwright_codegen::Error;
use docwright_codegen::read::{self, Parsed};
use docwright_spec::diagnostic::Severity;
use docwright_spec::merge::Merge;
use report::Color;

use crate::config;

/// What holds for every subcommand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Options {
    pub(crate) quiet: bool,
    pub(crate) color: Color,
}

/// How a subcommand ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All is well.
    Done,
    /// Something is wrong with the pages, or stale; it has been shown.
    Problems,
}

/// Reads the pages of the command line and makes one operation of its pages in several languages.
fn read_merged(paths: &[PathBuf], reading: &Reading) -> Result<Parsed, Error> {
    let merge = Merge::Pages(config::language(reading.language));
    read::read(paths)?.parse(merge, reading.overlay.as_deref())
}

/// Writes to standard output; whoever stops reading it, such as `head`, has had enough.
fn print(text: &str) -> Result<(), Error> {
    let written = std::io::stdout().write_all(text.as_bytes());
    let path = PathBuf::from("standard output");
    match written {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(source) => Err(Error::Io {
            action: "write to",
            path,
            source,
        }),
    }
}

/// One line about what was read: `20 pages: 9 operations; 3 warnings, 12 notes`.
struct Summary {
    pages: usize,
    operations: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
}

impl Summary {
    fn new(parsed: &Parsed) -> Self {
        let number = |severity| {
            parsed
                .diagnostics
                .iter()
                .filter(|diagnostic| diagnostic.severity == severity)
                .count()
        };
        Self {
            pages: parsed.pages,
            operations: parsed
                .spec
                .services
                .iter()
                .map(|service| service.operations.len())
                .sum(),
            errors: number(Severity::Error),
            warnings: number(Severity::Warning),
            notes: number(Severity::Note),
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pages = count(self.pages, "page");
        let operations = count(self.operations, "operation");
        let warnings = count(self.warnings, "warning");
        let notes = count(self.notes, "note");
        write!(formatter, "{pages}: {operations}; ")?;
        if self.errors > 0 {
            write!(formatter, "{}, ", count(self.errors, "error"))?;
        }
        write!(formatter, "{warnings}, {notes}")
    }
}

/// `1 page`, `2 pages`
fn count(number: usize, one: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {one}{plural}", grouped(number))
}

/// `12,345`
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(count(1, "page"), "1 page");
        assert_eq!(count(2873, "page"), "2,873 pages");
        assert_eq!(count(1_000_000, "row"), "1,000,000 rows");
    }
}

//! What the command tells people: diagnostics as rustc shows them, and one-line summaries. All of it goes to standard error.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{IsTerminal, Write};
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use clap::ValueEnum;
use docwright_codegen::Error;
use docwright_spec::diagnostic::{Diagnostic, Severity};
use docwright_spec::page::Page;

use super::{Options, count};

/// When to write in colours.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Writes diagnostics and summaries.
pub(crate) struct Report<'p> {
    renderer: Renderer,
    quiet: bool,
    texts: HashMap<&'p str, &'p str>,
}

/// How much of a line is shown around its mark, in characters.
const SHOWN: usize = 160;

impl<'p> Report<'p> {
    /// A report on these pages.
    pub(crate) fn new(options: Options, pages: &'p [Page]) -> Self {
        let styled = match options.color {
            Color::Auto => {
                std::io::stderr().is_terminal()
                    && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            }
            Color::Always => true,
            Color::Never => false,
        };
        let renderer = if styled {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        let texts = pages
            .iter()
            .map(|page| (&*page.path, &*page.text))
            .collect();
        Self {
            renderer,
            quiet: options.quiet,
            texts,
        }
    }

    /// Shows one diagnostic with the line of the page and a mark under the cell.
    pub(crate) fn show(&self, diagnostic: &Diagnostic) {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let title = level
            .primary_title(&diagnostic.message)
            .id(diagnostic.code.entry().code);
        let line = self.line(diagnostic);
        let (shown, mark) = mark(&line, diagnostic.column);
        let snippet = Snippet::source(shown)
            .line_start(usize::try_from(diagnostic.line).unwrap_or(1))
            .path(&diagnostic.page)
            .annotation(AnnotationKind::Primary.span(mark));
        let group = title
            .element(snippet)
            .element(Level::HELP.message(&diagnostic.help));
        self.write(&self.renderer.render(&[group]));
        self.write("");
    }

    /// Shows those that keep pages from being used, and tells how many there are.
    pub(crate) fn show_errors(&self, diagnostics: &[Diagnostic]) -> usize {
        let errors = diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity == Severity::Error);
        errors.inspect(|error| self.show(error)).count()
    }

    /// Tells which services no module is made of.
    pub(crate) fn show_left_out(&self, left_out: &[(Error, usize)]) {
        for (error, operations) in left_out {
            let operations = count(*operations, "operation");
            self.write(&format!("warning: {error}; left out: {operations}"));
            if let Some(help) = error.help() {
                self.write(&format!("  help: {help}"));
            }
        }
    }

    /// One line that is not shown when the user asked for quiet.
    pub(crate) fn summary(&self, line: &str) {
        if !self.quiet {
            self.write(line);
        }
    }

    /// A line that is always shown.
    pub(crate) fn write(&self, line: &str) {
        // Nobody is left to tell when standard error is closed.
        let _ = writeln!(std::io::stderr().lock(), "{line}");
    }

    fn line(&self, diagnostic: &Diagnostic) -> Cow<'_, str> {
        let text = self.texts.get(&*diagnostic.page).copied().unwrap_or("");
        let index = usize::try_from(diagnostic.line.saturating_sub(1)).unwrap_or(0);
        let line = text
            .split('\n')
            .nth(index)
            .unwrap_or("")
            .trim_end_matches('\r');
        match line.char_indices().nth(SHOWN) {
            // The mark of a far column stands at the end of what is shown.
            Some((end, _)) => Cow::Owned(format!("{}…", &line[..end])),
            None => Cow::Borrowed(line),
        }
    }
}

/// The line, and the bytes of it from `column` to the end of the cell.
fn mark(line: &str, column: u32) -> (&str, Range<usize>) {
    let column = usize::try_from(column.saturating_sub(1)).unwrap_or(0);
    let start = line
        .char_indices()
        .nth(column)
        .map_or(line.len(), |(at, _)| at);
    if column == 0 {
        return (line, 0..line.trim_end().len());
    }
    let end = line[start..].find('|').map_or(line.len(), |at| start + at);
    let marked = line[start..end].trim_end().len();
    (line, start..start + marked)
}

//! An independent count of table rows: pages come in, the rows that reading them loses without a word go out. It looks at lines alone and
//! shares nothing with the reader.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use docwright_spec::diagnostic::Diagnostic;
use docwright_spec::merge::Merge;
use docwright_spec::model::{Field, Source, Spec};
use docwright_spec::page::Page;

/// Rows and pages of `pages` that are neither in the spec nor in a diagnostic, each with its place.
#[must_use]
pub fn unaccounted(pages: &[Page]) -> Vec<String> {
    let (spec, diagnostics) = docwright_spec::parse(pages, Merge::Nothing);
    let lost = lost(pages, &spec, &diagnostics);
    lost.iter().map(ToString::to_string).collect()
}

/// A row that is nowhere, or a page: that is line 0.
#[derive(Debug)]
pub struct Lost {
    /// Path of the page.
    pub page: String,
    /// Where the row starts.
    pub line: u32,
    /// How it starts.
    pub text: String,
}

impl std::fmt::Display for Lost {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.page, self.line, self.text)
    }
}

/// The same, for what has been made of `pages`, none merged with another.
#[must_use]
pub fn lost(pages: &[Page], spec: &Spec, diagnostics: &[Diagnostic]) -> Vec<Lost> {
    let known = Known::of(spec, diagnostics);
    let mut lost = Vec::new();
    for page in pages {
        let Some(lines) = known.lines.get(page.path.as_str()) else {
            lost.push(Lost {
                page: page.path.clone(),
                line: 0,
                text: "the page appears nowhere".to_owned(),
            });
            continue;
        };
        if known.whole.contains(page.path.as_str()) {
            continue;
        }
        for (line, text) in rows(&page.text) {
            if !lines.contains(&line) && !is_action(text) {
                lost.push(Lost {
                    page: page.path.clone(),
                    line,
                    text: text.chars().take(60).collect(),
                });
            }
        }
    }
    lost
}

/// How many rows the tables of a page have.
#[must_use]
pub fn count(text: &str) -> usize {
    rows(text).len()
}

/// What is said about each page.
#[derive(Default)]
struct Known<'s> {
    lines: BTreeMap<&'s str, BTreeSet<u32>>,
    /// Pages that are accounted for as a whole.
    whole: BTreeSet<&'s str>,
}

impl<'s> Known<'s> {
    fn of(spec: &'s Spec, diagnostics: &'s [Diagnostic]) -> Self {
        let mut known = Self::default();
        for operation in spec.services.iter().flat_map(|service| &service.operations) {
            known.see(&operation.source);
            known.fields(&operation.request.parameters);
            known.fields(&operation.response.fields);
            for error in &operation.errors {
                known.see(&error.source);
            }
            for also in &operation.also {
                known.see(also);
                known.whole.insert(&also.page);
            }
        }
        for diagnostic in diagnostics {
            let lines = known.lines.entry(&diagnostic.page).or_default();
            lines.extend(diagnostic.line..=diagnostic.end_line.unwrap_or(diagnostic.line));
            if diagnostic.line == 1 {
                known.whole.insert(&diagnostic.page);
            }
        }
        known
    }

    fn see(&mut self, source: &'s Source) {
        self.lines
            .entry(&source.page)
            .or_default()
            .insert(source.line);
    }

    /// With a stack, since nesting comes from outside.
    fn fields(&mut self, fields: &'s [Field]) {
        let mut stack = vec![fields];
        while let Some(fields) = stack.pop() {
            for field in fields {
                self.see(&field.source);
                if let Some(element) = &field.element {
                    self.see(&element.source);
                }
                stack.extend(field.ty.inside());
            }
        }
    }
}

/// The first line of each row below a delimiter row; tables whose header is spread over lines are passed over.
fn rows(text: &str) -> Vec<(u32, &str)> {
    let mut rows = Vec::new();
    let (mut columns, mut have, mut before) = (0, 0, "");
    let code = fenced(text);
    let mut lines = (1u32..).zip(text.split('\n')).peekable();
    while let Some((number, line)) = lines.next() {
        if code.contains(&number) {
            continue;
        }
        if line.starts_with('#') {
            columns = 0;
        }
        if is_delimiter(line) {
            columns = pipes(line).saturating_sub(1);
            have = columns;
            if pipes(before) != columns + 1 {
                columns = 0;
            }
            continue;
        }
        let header = lines.peek().is_some_and(|(_, next)| is_delimiter(next));
        let starts = line.starts_with('|') && line.trim() != "|" && !header;
        if columns > 0 && starts && have >= columns {
            have = 0;
            rows.push((number, line));
        }
        if columns > 0 {
            have += pipes(line);
        }
        if !line.trim().is_empty() {
            before = line;
        }
    }
    rows
}

/// The lines of fenced code. A fence ends at one of the same mark that is as wide and has no words behind it; one that never
/// ends is text.
fn fenced(text: &str) -> BTreeSet<u32> {
    let mut code = BTreeSet::new();
    let mut open: Option<(u32, &str)> = None;
    for (number, line) in (1u32..).zip(text.split('\n')) {
        let line = line.trim();
        let Some(mark) = line.chars().next().filter(|mark| "`~".contains(*mark)) else {
            continue;
        };
        let behind = line.trim_start_matches(mark);
        let fence = &line[..line.len() - behind.len()];
        match open {
            None if fence.len() >= 3 && !behind.contains(mark) => open = Some((number, fence)),
            Some((start, wide))
                if fence.starts_with(wide) && behind.trim_matches([' ', '|']).is_empty() =>
            {
                code.extend(start..=number);
                open = None;
            }
            None | Some(_) => {}
        }
    }
    code
}

/// `|--|:-:|`, also where the page ends in the middle of it.
fn is_delimiter(line: &str) -> bool {
    line.starts_with('|')
        && line.contains('-')
        && line
            .chars()
            .all(|c| matches!(c, '|' | ':' | '-') || c.is_whitespace())
}

/// Pipes that are neither escaped nor inside a code span.
fn pipes(line: &str) -> usize {
    let mut outside = String::new();
    let mut rest = line;
    while let Some((plain, code)) = rest.split_once('`') {
        match code.split_once('`') {
            Some((_, after)) => {
                let _ = write!(outside, "{plain}.");
                rest = after;
            }
            None => break,
        }
    }
    outside.push_str(rest);
    let mut escaped = false;
    let mut count = 0;
    for character in outside.chars() {
        count += usize::from(character == '|' && !escaped);
        escaped = character == '\\';
    }
    count
}

/// The row that names the operation; it is no parameter.
fn is_action(line: &str) -> bool {
    // White space and characters without a shape are not part of it.
    let no_part = |found: char| {
        found.is_whitespace()
            || matches!(
                found,
                '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' | '\u{ad}'
            )
    };
    let line: String = line.chars().filter(|found| !no_part(*found)).collect();
    let name = line.trim_start_matches('|').trim_start_matches('*');
    name.split_at_checked("Action".len())
        .is_some_and(|(name, rest)| {
            name.eq_ignore_ascii_case("Action") && rest.trim_start_matches('*').starts_with('|')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_counted() {
        let text = "|A|B|\n|--|--|\n|a|x\n\n y|\n|b|`|` \\| z|\n\n|c|d|\n# H\n|e|f|\n";
        let lines: Vec<u32> = rows(text).into_iter().map(|(line, _)| line).collect();
        assert_eq!(lines, [3, 6, 8]);
        let text = "|A|B|\n|--|--|\n|a|x|\n\n|C|D|\n|--|--|\n|c|d|\n";
        let lines: Vec<u32> = rows(text).into_iter().map(|(line, _)| line).collect();
        assert_eq!(lines, [3, 7], "the header of a second table is no row");
        let text = "|A|B|\n|--|--|\n|a|x|\n ~~~\n|b|y|\n```\n ~~~~\n|c|z|\n```\n|d|z|\n";
        let lines: Vec<u32> = rows(text).into_iter().map(|(line, _)| line).collect();
        assert_eq!(
            lines,
            [3, 8, 10],
            "code is no row, a fence that never ends no code"
        );
    }

    #[test]
    fn the_action_row_is_known() {
        assert!(is_action("|Action|String|") && is_action("| **Action** |"));
        assert!(is_action("|\u{feff}Action|String|"));
        assert!(!is_action("|Actions|") && !is_action("|Name|"));
    }
}

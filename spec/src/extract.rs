//! A page becomes a [`RawOperation`], or a diagnostic that says why it is none.

mod evidence;
mod headings;
mod role;
mod samples;
mod verdict;

use std::collections::HashSet;

use crate::columns::{Column, read_header};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::SampleKind;
use crate::page::text::plain;
use crate::page::{Block, LONGEST_LINE, Page, Table, Trouble, blocks};
use crate::raw::{Evidence, Extracted, OtherPage, RawOperation, RawTable, Role};
use crate::sections::{Section, read_heading};

/// Cuts a page into its tables, samples and prose.
///
/// Where it describes no operation, a diagnostic on line 1 says why.
pub fn extract(page: &Page) -> (Extracted<'_>, Vec<Diagnostic>) {
    let (extracted, mut diagnostics) = extract_blocks(page);
    for diagnostic in &mut diagnostics {
        diagnostic.page.clone_from(&page.path);
    }
    (extracted, diagnostics)
}

fn extract_blocks(page: &Page) -> (Extracted<'_>, Vec<Diagnostic>) {
    let other = |evidence| {
        Extracted::Other(OtherPage {
            page: &page.path,
            evidence,
        })
    };
    if let Some((line, length)) = long_line(&page.text) {
        let message = format!("line {line} is {length} bytes long");
        return (
            other(Evidence::default()),
            vec![Diagnostic::new(Code::LineTooLong, 1, message).to_line(line)],
        );
    }
    let mut reader = Reader::new(page);
    for block in blocks(&page.text) {
        reader.read(block);
    }
    reader.operation.request_line = std::mem::take(&mut reader.syntax).line();
    reader.weigh_title();
    match reader.why_no_operation() {
        Some(why) => {
            let mut evidence = reader.operation.evidence;
            let version = evidence.sample_version.take();
            evidence.sample_version = version.or_else(|| evidence::version_row(&page.text));
            (other(evidence), vec![why])
        }
        None => (Extracted::Operation(reader.operation), reader.diagnostics),
    }
}

/// Number (from 1) and length of the first line that no page needs.
fn long_line(text: &str) -> Option<(u32, usize)> {
    text.split('\n')
        .enumerate()
        .find(|(_, line)| line.len() > LONGEST_LINE)
        .map(|(index, line)| (u32::try_from(index + 1).unwrap_or(u32::MAX), line.len()))
}

/// Walks the blocks of a page and keeps where it is.
struct Reader<'p> {
    operation: RawOperation<'p>,
    diagnostics: Vec<Diagnostic>,
    section: Section,
    heading: &'p str,
    /// The line of bold text or with a colon at its end, which stands for a heading, since the last one.
    subheading: &'p str,
    /// A table has stood below that line: it is not about the next one, if there are words between.
    is_used: bool,
    /// The sentence or heading read last, for the table or sample below it.
    label: &'p str,
    seen: Seen,
    /// The page has gone on with another operation.
    is_over: bool,
    /// What the section of the request syntax has told so far.
    syntax: samples::Syntax,
    /// A title of one word: an operation only where something else says so.
    one_word: Option<String>,
    /// Names and types of the parameters that a table with a column of what is required lists, in lower case.
    parameters: HashSet<String>,
}

/// Which sections the page has had so far.
#[derive(Default)]
struct Seen {
    title: bool,
    request: bool,
    response: bool,
}

impl<'p> Reader<'p> {
    fn new(page: &'p Page) -> Self {
        let operation = RawOperation {
            page: &page.path,
            line: 1,
            evidence: evidence::from_text(&page.text),
            summary: String::new(),
            doc: String::new(),
            request_line: None,
            syntax: Vec::new(),
            tables: Vec::new(),
            samples: Vec::new(),
        };
        Self {
            operation,
            diagnostics: Vec::new(),
            section: Section::Description,
            heading: "",
            subheading: "",
            is_used: false,
            label: "",
            seen: Seen::default(),
            is_over: false,
            syntax: samples::Syntax::default(),
            one_word: None,
            parameters: HashSet::new(),
        }
    }

    fn read(&mut self, block: Block<'p>) {
        match block {
            Block::Heading {
                text, anchor, line, ..
            } if !self.seen.title && !headings::is_of_section(text) => {
                self.seen.title = true;
                self.operation.line = line;
                let title = plain(text);
                self.operation.evidence.title = evidence::titled(&title);
                self.one_word = evidence::stated(&title);
                self.operation.evidence.anchor = anchor.and_then(evidence::from_anchor);
            }
            Block::Heading { text, .. } => {
                // Where a section comes first the page has no title.
                self.seen.title = true;
                self.enter(read_heading(text));
                self.heading = headings::title_of(text);
                self.subheading = "";
                self.label = self.heading;
            }
            Block::Paragraph { text, .. } => {
                self.label = headings::title_of(text);
                if self.is_used {
                    self.subheading = "";
                }
                if let Some(subheading) = headings::subheading(text) {
                    self.subheading = subheading;
                    self.is_used = false;
                    if let Some(section) = headings::section_below(self.section, subheading) {
                        self.enter(section);
                    }
                }
                if self.section == Section::Syntax {
                    self.syntax.read(text);
                }
                if self.section == Section::Description && !self.seen.request {
                    if self.operation.summary.is_empty() {
                        self.operation.summary = plain(text).into_owned();
                    }
                    self.operation.doc.push_str(text.trim_end());
                    self.operation.doc.push_str("\n\n");
                }
            }
            Block::Code { text, line, .. } => self.read_code(text, line),
            Block::Table(table) => {
                self.read_table(table);
                self.is_used = true;
            }
        }
    }

    fn enter(&mut self, section: Section) {
        self.section = section;
        self.seen.request |= matches!(section, Section::Request | Section::Syntax);
        self.seen.response |= section == Section::Response;
    }

    /// Whether a code block tells how the request starts: under its heading, or before the samples.
    fn tells_syntax(&self, code: &str) -> bool {
        match self.section {
            Section::Syntax => true,
            Section::Description | Section::Request | Section::Other => {
                !self.seen.response
                    && read_heading(self.label) != Section::Samples
                    && samples::is_request_line(code)
            }
            Section::Debugging
            | Section::Response
            | Section::Samples
            | Section::Errors
            | Section::Common => false,
        }
    }

    fn read_code(&mut self, text: &'p str, line: u32) {
        self.report_tables_in_code(text, line);
        if self.tells_syntax(text) {
            self.syntax.read(text);
            self.operation.syntax.push(text);
            return;
        }
        let shows_samples = matches!(
            self.section,
            Section::Samples
                | Section::Errors
                | Section::Other
                | Section::Response
                | Section::Request
        );
        // Below the parameters stand values of theirs, unless the words above say otherwise.
        let is_value = |kind: &SampleKind| {
            self.section == Section::Request
                && matches!(kind, SampleKind::Json | SampleKind::Xml)
                && !samples::tells_of_answer(self.label)
        };
        if let Some(kind) = samples::classify(self.heading, self.label, text)
            .filter(|kind| shows_samples && !self.is_over && !is_value(kind))
        {
            self.operation
                .samples
                .push(crate::raw::RawSample { kind, text, line });
        }
    }

    /// Where the closing fence of a sample was lost, the tables below it become part of its code.
    fn report_tables_in_code(&mut self, text: &str, line: u32) {
        // Most samples hold nothing that a table could be made of.
        if !text.contains('|') {
            return;
        }
        let hides = blocks(text).into_iter().find_map(|block| match block {
            Block::Table(table) => (!table.rows.is_empty()).then_some(table.header),
            Block::Heading { .. } | Block::Code { .. } | Block::Paragraph { .. } => None,
        });
        if let Some(header) = hides {
            let end = u32::try_from(text.lines().count()).unwrap_or(u32::MAX);
            let message = format!(
                "a table of `{}` inside a code block is not read",
                header.join(" | ")
            );
            self.diagnostics.push(
                Diagnostic::new(Code::OtherTable, line, message)
                    .to_line(line.saturating_add(end.saturating_sub(1))),
            );
        }
    }

    fn read_table(&mut self, table: Table<'p>) {
        if let Some(trouble) = table.trouble {
            let why = match trouble {
                Trouble::Merged => "cells that reach over several rows or columns",
                Trouble::Nested => "a table inside a cell",
            };
            let message = format!("a table with {why} is not read");
            self.diagnostics.push(
                Diagnostic::new(Code::TableUnreadable, table.line, message).to_line(table.end_line),
            );
            return;
        }
        let header: Vec<&str> = table.header.iter().map(|cell| &**cell).collect();
        let mut columns = read_header(&header);
        if self.section == Section::Errors && !columns.contains(&Some(Column::Code)) {
            // Whatever the author calls them: what looks like codes in all rows are codes.
            let codes = (0..columns.len()).find(|index| role::holds_codes(&table, *index));
            if let Some(column) = codes.and_then(|index| columns.get_mut(index)) {
                *column = Some(Column::Code);
            }
        }
        let Some(role) = self.role(&mut columns) else {
            self.report_unread(&table);
            return;
        };
        let label = plain(self.label).into_owned();
        let mut raw = RawTable {
            role,
            label,
            columns,
            table,
        };
        if matches!(role, Role::Request(_)) {
            if raw.columns.contains(&Some(Column::Required)) {
                self.remember(&raw, |_| true);
            } else if !self.parameters.is_empty() {
                raw.role = self.role_without_required(&raw);
            }
        }
        let table = &raw.table;
        if table.cut {
            let line = table.rows.last().map_or(table.line, |row| row.line);
            let message = "the last row of the table is not closed";
            self.diagnostics
                .push(Diagnostic::new(Code::TableCut, line, message).to_line(table.end_line));
        }
        report_joined_rows(table, &mut self.diagnostics);
        if table.rows.is_empty() {
            self.diagnostics.push(Diagnostic::new(
                Code::EmptyTable,
                table.line,
                "the table has a header and no rows",
            ));
        }
        if matches!(raw.role, Role::Request(_))
            && let Some((row, name)) = evidence::action(&raw)
        {
            match &self.operation.evidence.action {
                Some(first) if !first.eq_ignore_ascii_case(&name) => {
                    let message = format!(
                        "the page goes on with a second operation, `{name}`, which is not read"
                    );
                    self.diagnostics
                        .push(Diagnostic::new(Code::IdentityConflict, row, message));
                    self.is_over = true;
                }
                Some(_) => {}
                None => self.operation.evidence.action = Some(name),
            }
        }
        if self.is_over {
            self.report_unread(&raw.table);
        } else {
            self.operation.tables.push(raw);
        }
    }

    fn report_unread(&mut self, table: &Table<'_>) {
        let message = format!("a table of `{}` is not read", table.header.join(" | "));
        self.diagnostics
            .push(Diagnostic::new(Code::OtherTable, table.line, message).to_line(table.end_line));
    }
}

/// Behind a row that lacks cells, the start of the next one looks like a part of it.
fn report_joined_rows(table: &Table<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for row in &table.rows {
        if let Some(line) = row.joined {
            let message = format!(
                "line {line} looks like a row of its own and is read as a part of this one"
            );
            diagnostics.push(
                Diagnostic::new(Code::RowUnreadable, row.line, message).to_line(row.end_line),
            );
        }
    }
}

#[cfg(test)]
mod tests;

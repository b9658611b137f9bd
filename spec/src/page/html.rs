//! Tables written in HTML. The text of `<table>…</table>` comes in, a [`Table`] like those of Markdown goes out; what cells
//! hold is turned into the Markdown that the exports have there.
//!
//! Cells that reach over several rows or columns, and tables inside cells, have no place in a [`Table`]: it says so then.

mod markdown;
mod tags;

use std::borrow::Cow;
use std::ops::Range;

use markdown::{markdown, unwrapped};
use tags::{Tags, tag_at};

use super::table::{Cell, Row, Table, Trouble};
use super::{Block, Lines};

/// Where in line `at` a table starts, in bytes: behind nothing but other tags, or behind words.
pub(super) fn find(lines: &Lines<'_>, at: usize) -> Option<usize> {
    let line = lines.get(at);
    memchr::memchr(b'<', line.as_bytes())?;
    find_in(line, rest_of_page(lines, lines.offset(at)))
}

/// Reads all tables that start on line `at`, the first of them `column` bytes from its start, with the words around them. Hands back the
/// line behind.
pub(super) fn read<'p>(
    lines: &Lines<'p>,
    at: usize,
    column: usize,
    blocks: &mut Vec<Block<'p>>,
) -> usize {
    let mut cursor = Cursor {
        lines,
        at: lines.offset(at),
        line: lines.number(at),
        column: 1,
    };
    let mut start = lines.offset(at);
    let mut offset = start + column;
    loop {
        blocks.extend(words(&mut cursor, start..offset));
        let (table, end) = read_table(&mut cursor, offset);
        let next = lines.index_of(end.saturating_sub(1)).max(at) + 1;
        let is_cut = table.cut;
        blocks.push(Block::Table(table));
        if is_cut {
            return next;
        }
        let end_of_line = lines.offset(next);
        start = end;
        match find_in(lines.bytes(end..end_of_line), rest_of_page(lines, end)) {
            Some(column) => offset = end + column,
            None => {
                blocks.extend(words(&mut cursor, end..end_of_line));
                return next;
            }
        }
    }
}

fn rest_of_page<'p>(lines: &Lines<'p>, offset: usize) -> &'p str {
    lines.bytes(offset..lines.offset(lines.len()))
}

/// Where a table starts in `line`, with which `text` starts.
fn find_in(line: &str, text: &str) -> Option<usize> {
    if starts(line) {
        return Some(0);
    }
    // A sentence may be about tables: behind words one must have a row or the like, and not stand in a code span.
    let mut from = 0;
    while let Some(found) = memchr::memchr3(b'<', b'`', b'\\', line.as_bytes().get(from..)?) {
        let at = from + found;
        from = at + 1;
        match line.as_bytes().get(at)? {
            b'\\' => from += 1,
            b'`' => {
                let close = memchr::memchr(b'`', line.as_bytes().get(from..)?);
                from += close.map_or(0, |close| close + 1);
            }
            _ => {
                if text.get(at..).is_some_and(opens_rows) {
                    return Some(at);
                }
            }
        }
    }
    None
}

/// Whether a text starts with the tags of a table and of what stands first in one.
fn opens_rows(text: &str) -> bool {
    let table = tag_at(text).filter(|tag| tag.is("table") && !tag.closes);
    let inside = table.and_then(|tag| tag_at(text.get(tag.length..)?.trim_start()));
    inside.is_some_and(|tag| {
        ["tr", "thead", "tbody", "caption", "colgroup", "col"]
            .iter()
            .any(|name| tag.is(name))
    })
}

/// Whether a text starts with a table, behind nothing but other tags.
fn starts(text: &str) -> bool {
    let mut rest = text.trim_start();
    while rest.starts_with('<') {
        match tag_at(rest) {
            Some(tag) if tag.is("table") && !tag.closes => return true,
            Some(tag) => rest = rest[tag.length..].trim_start(),
            None => return false,
        }
    }
    false
}

/// What stands before or behind a table on its line, where it is more than tags.
fn words<'p>(cursor: &mut Cursor<'_, 'p>, range: Range<usize>) -> Option<Block<'p>> {
    let text = cursor.lines.bytes(range.clone());
    let mut rest = text.trim_start();
    while let Some(tag) = tag_at(rest) {
        rest = rest[tag.length..].trim_start();
    }
    (!rest.is_empty()).then(|| Block::Paragraph {
        text,
        line: cursor.place(range.start).0,
    })
}

/// Reads the table that starts at the byte `start`, and hands back the byte behind it.
fn read_table<'p>(cursor: &mut Cursor<'_, 'p>, start: usize) -> (Table<'p>, usize) {
    let lines = cursor.lines;
    let found = Found::read(rest_of_page(lines, start));
    let line = cursor.place(start).0;
    let end = start + found.end;
    let spans = found.rows.iter().filter(|row| !row.cells.is_empty());
    let mut rows = spans.map(|row| cursor.row(start, row));
    let header: Vec<Cow<'p, str>> = rows
        .next()
        .map(|header| header.cells.into_iter().map(|cell| cell.text).collect())
        .unwrap_or_default();
    let columns = header.len();
    let mut rows: Vec<Row<'p>> = rows.collect();
    let is_wider = rows.iter().any(|row| row.cells.len() > columns);
    rows.iter_mut().for_each(|row| row.cells.truncate(columns));
    let table = Table {
        line,
        end_line: lines.number(lines.index_of(end.saturating_sub(1))),
        header,
        rows,
        cut: found.cut,
        trouble: found.trouble.or(is_wider.then_some(Trouble::Merged)),
    };
    (table, end)
}

/// What the tags of a table tell, in bytes from its start.
#[derive(Default)]
struct Found {
    rows: Vec<RowSpan>,
    /// Behind the table.
    end: usize,
    /// The table is never closed.
    cut: bool,
    trouble: Option<Trouble>,
    /// Where the contents of the open cell start.
    cell: Option<usize>,
    /// A row is open.
    in_row: bool,
}

/// Where a row starts, and where the contents of its cells start and end.
struct RowSpan {
    start: usize,
    cells: Vec<(usize, usize)>,
}

impl Found {
    /// Reads up to the end of the table that `text` starts with, or to the next heading: the page goes on below a table that is never closed.
    fn read(text: &str) -> Self {
        let mut found = Self::default();
        let mut tags = Tags::new(text);
        let mut depth = 0_usize;
        for (tag, from, to) in tags.by_ref() {
            if tag.is_heading() {
                break;
            }
            if tag.is("table") {
                depth = match tag.closes {
                    true => depth.saturating_sub(1),
                    false => depth + 1,
                };
                if depth > 1 {
                    found.trouble = found.trouble.or(Some(Trouble::Nested));
                }
                if depth == 0 {
                    found.close_row(from);
                    found.end = to;
                    return found;
                }
            } else if depth != 1 {
                // Before the table, or part of a cell.
            } else if tag.is("tr") || tag.is("thead") || tag.is("tbody") {
                found.close_row(from);
                if tag.is("tr") && !tag.closes {
                    found.open_row(from);
                }
            } else if tag.is("td") || tag.is("th") {
                found.close_cell(from);
                if !tag.closes {
                    // A cell without a row opens one.
                    if !found.in_row {
                        found.open_row(from);
                    }
                    if tag.reaches_over() {
                        found.trouble = found.trouble.or(Some(Trouble::Merged));
                    }
                    found.cell = Some(to);
                }
            }
        }
        found.close_row(tags.at);
        found.end = tags.at;
        found.cut = true;
        found
    }

    fn open_row(&mut self, start: usize) {
        self.rows.push(RowSpan {
            start,
            cells: Vec::new(),
        });
        self.in_row = true;
    }

    fn close_cell(&mut self, end: usize) {
        if let (Some(start), Some(row)) = (self.cell.take(), self.rows.last_mut()) {
            row.cells.push((start, end));
        }
    }

    fn close_row(&mut self, end: usize) {
        self.close_cell(end);
        self.in_row = false;
    }
}

/// Walks forward through a page and counts lines and columns on the way, since one line may hold thousands of cells.
struct Cursor<'l, 'p> {
    lines: &'l Lines<'p>,
    at: usize,
    line: u32,
    column: u32,
}

impl<'p> Cursor<'_, 'p> {
    /// Line and column of a byte offset that is not before the one asked for last.
    fn place(&mut self, offset: usize) -> (u32, u32) {
        for passed in self.lines.bytes(self.at..offset.max(self.at)).chars() {
            (self.line, self.column) = match passed {
                '\n' => (self.line.saturating_add(1), 1),
                _ => (self.line, self.column.saturating_add(1)),
            };
        }
        self.at = self.at.max(offset);
        (self.line, self.column)
    }

    /// The row of a table that starts at the byte `table`.
    fn row(&mut self, table: usize, span: &RowSpan) -> Row<'p> {
        let line = self.place(table + span.start).0;
        let cells = span.cells.iter();
        let cells = cells
            .map(|(from, to)| self.cell(table + from, table + to))
            .collect();
        let end = span.cells.last().map_or(span.start, |(_, end)| *end);
        Row {
            line,
            end_line: self.place(table + end).0,
            cells,
            joined: None,
        }
    }

    fn cell(&mut self, from: usize, to: usize) -> Cell<'p> {
        let raw = self.lines.bytes(from..to.max(from));
        let (line, column) = self.place(from + raw.len() - raw.trim_start().len());
        Cell {
            text: markdown(unwrapped(raw.trim())),
            indent: "",
            line,
            column,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> (Table<'_>, usize) {
        let lines = Lines::new(text);
        let mut blocks = Vec::new();
        let column = find(&lines, 0).expect("a table");
        let next = read(&lines, 0, column, &mut blocks);
        match blocks.into_iter().next() {
            Some(Block::Table(table)) => (table, next),
            other => panic!("{other:?}"),
        }
    }

    fn check(text: &str, header: &[&str], rows: &[(u32, &[&str])]) {
        let (table, _) = table(text);
        assert_eq!(table.header, header, "{text}");
        let found: Vec<(u32, Vec<&str>)> = table
            .rows
            .iter()
            .map(|row| (row.line, row.cells.iter().map(|cell| &*cell.text).collect()))
            .collect();
        let expected: Vec<(u32, Vec<&str>)> = rows
            .iter()
            .map(|(line, cells)| (*line, cells.to_vec()))
            .collect();
        assert_eq!(found, expected, "{text}");
        assert_eq!(table.trouble, None, "{text}");
    }

    #[test]
    fn rows_and_cells_are_found_with_their_lines() {
        check(
            "<table class=\"wide\">\n<thead>\n<tr><th>Name</th><th><b>Type</b></th></tr>\n</thead>\n<tbody>\n\
             <tr>\n<td>Port</td>\n<td>Integer</td>\n</tr>\n<tr><td><p>Name</p></td><td></td></tr>\n</tbody></table>\nafter",
            &["Name", "Type"],
            &[(6, &["Port", "Integer"]), (10, &["Name", ""])],
        );
        // Without closing tags, which HTML allows.
        check(
            "<TABLE><TR><TH>Name<TH>Type\n<TR><TD>Port<TD>Long\n</TABLE>",
            &["Name", "Type"],
            &[(2, &["Port", "Long"])],
        );
        let (table, next) = table("<div><table>\n<tr><td>a</td></tr>\n</table></div>\nafter");
        assert_eq!((table.line, table.end_line, next), (1, 3, 3));
    }

    #[test]
    fn contents_become_markdown() {
        check(
            "<table><tr><th>a</th></tr><tr><td>One of:<ul><li><b>x</b>: left</li><li>y_z</li></ul>Then<br/>more &lt;5 of <InstanceId></td></tr></table>",
            &["a"],
            &[(
                1,
                &["One of:\n\n-   **x**: left\n\n-   y\\_z\n\nThen\n\nmore &lt;5 of <InstanceId>"],
            )],
        );
    }

    #[test]
    fn what_has_no_place_is_told() {
        for (text, expected) in [
            (
                "<table><tr><th>a</th><th>b</th></tr><tr><td rowspan=\"2\">1</td><td>2</td></tr></table>",
                Trouble::Merged,
            ),
            (
                "<table><tr><th>a</th></tr><tr><td><table><tr><td>1</td></tr></table></td></tr></table>",
                Trouble::Nested,
            ),
        ] {
            assert_eq!(table(text).0.trouble, Some(expected), "{text}");
        }
        assert_eq!(
            table("<table><tr><td rowspan=1>1</td></tr></table>")
                .0
                .trouble,
            None
        );
    }

    #[test]
    fn a_table_that_is_never_closed_ends_at_the_next_heading() {
        let (table, next) = table(
            "<table>\n<tr><th>a</th></tr>\n<tr><td>1</td></tr>\n\n## Next\n\n<table></table>",
        );
        assert!(table.cut);
        assert_eq!((table.rows.len(), next), (1, 4));
    }

    #[test]
    fn other_tags_start_no_table() {
        for (line, expected) in [
            ("<table>", true),
            ("  <div class=\"x\"><TABLE border=1>", true),
            ("<tableId>", false),
            ("</table>", false),
            ("text <table>", false),
            ("<", false),
        ] {
            assert_eq!(starts(line), expected, "{line}");
        }
    }
}

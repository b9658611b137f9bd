//! Tables: header and rows are joined on the text first, then cut into as many cells as the header has.
//!
//! ```text
//! |Name|Type|Required|Example|Description|      header; may itself be spread over lines, one cell a line
//! |----|----|--------|-------|-----------|      delimiter; may be missing
//! |Token|String|No|abc|                         a row starts at a line with `|` once the row before has opened all its cells,
//!                                               and goes on until a line closes its last cell
//! Bare pipes **A | B** belong to the last cell.
//!
//!  |
//! ```

mod cells;

use std::borrow::Cow;

use super::{Lines, open};
use cells::{pipes_outside_fences, split};

pub(super) use cells::pipes;

/// A table as found.
#[derive(Clone, Debug)]
pub struct Table<'p> {
    /// Line of the header.
    pub line: u32,
    /// Last line.
    pub end_line: u32,
    /// The cells of the header.
    pub header: Vec<Cow<'p, str>>,
    /// The rows below it.
    pub rows: Vec<Row<'p>>,
    /// The last row, or the header, lacks its end: the page or section ends in the middle of it.
    pub cut: bool,
    /// Why rows and cells cannot be told apart.
    pub trouble: Option<Trouble>,
}

/// What rows and columns cannot show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Cells reach over several rows or columns.
    Merged,
    /// A cell holds a table.
    Nested,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct Row<'p> {
    /// Line where it starts.
    pub line: u32,
    /// Line where it ends.
    pub end_line: u32,
    /// At most as many as the header has.
    pub cells: Vec<Cell<'p>>,
    /// A line in it that looks like the start of another row.
    pub joined: Option<u32>,
}

/// A cell of a row.
#[derive(Clone, Debug)]
pub struct Cell<'p> {
    /// As written, without outer white space; Markdown where it was written in HTML.
    pub text: Cow<'p, str>,
    /// White space before the text: nested rows may be moved in by it.
    pub indent: &'p str,
    /// Line where the text starts.
    pub line: u32,
    /// Column in characters where the text starts, from 1.
    pub column: u32,
}

/// Reads the table that starts at line `at`, and the line behind it.
pub(super) fn read<'p>(lines: &Lines<'p>, at: usize) -> Option<(Table<'p>, usize)> {
    let first = lines.get(at);
    let indent = first.len() - first.trim_start().len();
    if !first[indent..].starts_with('|') || first.trim() == "|" {
        return None;
    }
    let (header_end, body) = find_header(lines, at, indent);
    let header_range = lines.offset(at)..lines.offset(header_end);
    let columns = pipes(lines.slice(at, header_end))
        .count()
        .saturating_sub(1)
        .max(1);
    let header = split(lines, header_range, columns)
        .into_iter()
        .map(|cell| cell.text)
        .collect();
    let mut table = Table {
        trouble: None,
        line: lines.number(at),
        end_line: lines.number(body.max(at + 1) - 1),
        header,
        rows: Vec::new(),
        cut: false,
    };
    let mut next = body;
    while let Some(start) = row_start(lines, next, indent) {
        let (end, closed) = row_end(lines, start, indent, columns);
        let range = lines.offset(start)..lines.offset(end);
        table.rows.push(Row {
            line: lines.number(start),
            end_line: lines.number(end - 1),
            cells: split(lines, range, columns),
            joined: joined(lines, start, end, columns).map(|line| lines.number(line)),
        });
        table.end_line = lines.number(end - 1);
        table.cut = !closed;
        next = end;
    }
    Some((table, next))
}

/// Whether a table starts at line `at`, perhaps behind white space, as its delimiter row tells: in the middle of a paragraph.
pub(super) fn starts(lines: &Lines<'_>, at: usize) -> bool {
    lines.get(at).trim_start().starts_with('|') && is_delimiter(lines.get(at + 1))
}

/// Where the header that starts at `at` ends, and where the rows start.
fn find_header(lines: &Lines<'_>, at: usize, indent: usize) -> (usize, usize) {
    let mut have = 0;
    let mut next = at;
    // A header of many columns, each cell on a line of its own with a blank one between.
    let limit = lines.len().min(at + 64);
    while next < limit {
        let line = lines.get(next);
        if is_delimiter(line) && next > at {
            let columns = pipes(line).count();
            let spread = next > at + 1;
            if !spread || have == columns {
                return (next, next + 1);
            }
            break;
        }
        if !(line.trim().is_empty() || starts_cell(line, indent)) {
            break;
        }
        have += pipes(line).count();
        next += 1;
    }
    (at + 1, at + 1)
}

/// The next line from `at` on that starts a row, blank lines passed over.
fn row_start(lines: &Lines<'_>, at: usize, indent: usize) -> Option<usize> {
    let start = (at..lines.len()).find(|line| !lines.get(*line).trim().is_empty())?;
    let line = lines.get(start);
    // A second header with its delimiter is a table of its own.
    let new_table = is_delimiter(lines.get(start + 1)) && !is_delimiter(line);
    (starts_cell(line, indent) && line.trim() != "|" && !new_table).then_some(start)
}

/// The line behind the row that starts at `start`, and whether all its cells are closed.
fn row_end(lines: &Lines<'_>, start: usize, indent: usize, columns: usize) -> (usize, bool) {
    let mut have = 0;
    let mut closed = false;
    let mut end = start;
    let mut at = start;
    while at < lines.len() {
        let line = lines.get(at);
        if at > start && !line.trim().is_empty() {
            let complete = closed && have > columns;
            let starts_row = starts_cell(line, indent) && line.trim() != "|";
            // A row that lacks cells must not swallow the whole row below it.
            let short = closed && have > 1 && pipes(line).count() > columns;
            if (starts_row && (have >= columns || short))
                || (line.starts_with('#') && lines.heading_level(at).is_some())
                || (complete && !starts_row && !goes_on(lines, at, indent))
            {
                break;
            }
        }
        at = lines.fence_end(at).unwrap_or(at);
        let line = lines.get(at);
        at += 1;
        have += pipes(line).count();
        if !line.trim().is_empty() {
            closed = line.trim_end().ends_with('|') && !line.trim_end().ends_with("\\|");
            end = at;
        }
    }
    (end.max(start + 1), closed && have > columns)
}

/// The first of the lines inside a row that looks like the start of another: it opens a cell and closes it, and stands behind
/// a cell that is closed already, or in a row of too many cells.
fn joined(lines: &Lines<'_>, start: usize, end: usize, columns: usize) -> Option<usize> {
    let mut suspect = None;
    let mut closed = false;
    let mut at = start;
    while at < end {
        at = lines.fence_end(at).unwrap_or(at);
        let line = lines.get(at);
        if at > start && line.starts_with('|') && pipes(line).take(2).count() == 2 {
            if closed {
                return Some(at);
            }
            suspect = suspect.or(Some(at));
        }
        if !line.trim().is_empty() {
            closed = line.trim_end().ends_with('|');
        }
        at += 1;
    }
    suspect.filter(|_| pipes_outside_fences(lines.slice(start, end)).count() > columns + 1)
}

/// Whether the text at line `at`, below a row that looks complete, still belongs to it: a pipe of its own closes it.
fn goes_on(lines: &Lines<'_>, at: usize, indent: usize) -> bool {
    (at..lines.len().min(at + 64))
        .take_while(|line| !open::starts(lines, *line))
        .map(|line| lines.get(line))
        .take_while(|line| {
            !line.starts_with('#') && (line.trim() == "|" || !starts_cell(line.trim_start(), 0))
        })
        .any(|line| line.trim_end().ends_with('|') && (line.trim() != "|" || line.len() > indent))
}

fn starts_cell(line: &str, indent: usize) -> bool {
    line.get(..indent)
        .is_some_and(|space| space.trim().is_empty())
        && line[indent..].starts_with('|')
}

fn is_delimiter(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('|')
        && line.contains('-')
        && line
            .bytes()
            .all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected`: the first line of each row, then its cells.
    fn check(text: &str, expected: &[(u32, &[&str])]) -> Table<'static> {
        let lines = Lines::new(Box::leak(text.to_owned().into_boxed_str()));
        let (table, _) = read(&lines, 0).unwrap();
        let found: Vec<(u32, Vec<&str>)> = table
            .rows
            .iter()
            .map(|row| (row.line, row.cells.iter().map(|cell| &*cell.text).collect()))
            .collect();
        let expected: Vec<(u32, Vec<&str>)> = expected
            .iter()
            .map(|(line, cells)| (*line, cells.to_vec()))
            .collect();
        assert_eq!(found, expected);
        table
    }

    #[test]
    fn a_row_ends_where_its_last_cell_is_closed() {
        check(
            "|a|b|\n|-|-|\n|1|2|\n|3|4|\n\nafter\n",
            &[(3, &["1", "2"]), (4, &["3", "4"])],
        );
        check(
            "|a|b|\n|-|-|\n|1|two\n\n more\n\n |\n|3|4|\n",
            &[(3, &["1", "two\n\n more"]), (8, &["3", "4"])],
        );
        // The fourth cell is closed on the first line, the fifth is described below.
        check(
            "|a|b|c|\n|-|-|-|\n|1|2|\n\n text\n\n |\n|4|5|6|\n",
            &[(3, &["1", "2", "text"]), (8, &["4", "5", "6"])],
        );
    }

    #[test]
    fn overflowing_pipes_belong_to_the_last_cell() {
        check("|a|b|\n|-|-|\n|1|x | y|\n", &[(3, &["1", "x | y"])]);
        check(
            "|a|b|\n|-|-|\n|1|x \n\n **y | z**\n\n |\n|2|w|\n",
            &[(3, &["1", "x \n\n **y | z**"]), (8, &["2", "w"])],
        );
        check(
            "|a|b|\n|-|-|\n|1|`x|y`|\n|2|x\\|y|\n",
            &[(3, &["1", "`x|y`"]), (4, &["2", "x\\|y"])],
        );
        check(
            "|a|b|\n|-|-|\n|1\\` ~|y `z`|\n",
            &[(3, &["1\\` ~", "y `z`"])],
        );
    }

    #[test]
    fn headers_may_be_spread_and_delimiters_missing() {
        let table = check("|a\n\n|b |\n|-|-|\n|1\n\n|2 |\n", &[(5, &["1", "2"])]);
        assert_eq!(table.header, ["a", "b"]);
        check("|a|b|\n|1|2|\n", &[(2, &["1", "2"])]);
    }

    #[test]
    fn code_in_a_cell_is_no_row() {
        check(
            "|a|b|\n|-|-|\n|1|x\n```\n|p|q|\n```\n|\n|2|y|\n",
            &[(3, &["1", "x\n```\n|p|q|\n```"]), (8, &["2", "y"])],
        );
    }

    #[test]
    fn what_lacks_cells_keeps_what_it_has() {
        check(
            "|a|b|c|\n|-|-|-|\n|1|2|\n|3|4|5|\n",
            &[(3, &["1", "2"]), (4, &["3", "4", "5"])],
        );
        assert!(check("|a|b|c|\n|-|-|-|\n|1|2", &[(3, &["1", "2"])]).cut);
        assert!(check("|a|b|\n|-|-|\n|1|2\n\n## Next\n", &[(3, &["1", "2"])]).cut);
        assert!(!check("|a|b|\n|-|-|\n", &[]).cut);
    }

    #[test]
    fn a_table_below_a_table_is_its_own() {
        check(
            "|a|b|\n|-|-|\n|1|2|\n\n|c|d|\n|-|-|\n|3|4|\n",
            &[(3, &["1", "2"])],
        );
    }

    #[test]
    fn cells_know_their_place() {
        let table = check("|a|b|\n|-|-|\n|名称| \n\n two|\n", &[(3, &["名称", "two"])]);
        let places: Vec<_> = table.rows[0]
            .cells
            .iter()
            .map(|cell| (cell.line, cell.column))
            .collect();
        assert_eq!(places, [(3, 2), (5, 2)]);
    }
}

//! Tables that plain Markdown allows beside the closed ones: without outer pipes, `Name | Type` above `--- | ---`, or with the mark of a
//! quotation or of an item before them, `> |Name|Type|`. Lines come in, a [`Table`] goes out. Their rows are single lines, and only the
//! delimiter row tells them from prose.

use std::borrow::Cow;

use super::Lines;
use super::table::{Cell, Row, Table, pipes};

/// Whether the header of such a table stands on line `at`, with its delimiter row below.
pub(super) fn starts(lines: &Lines<'_>, at: usize) -> bool {
    let line = lines.get(at);
    if memchr::memchr(b'|', line.as_bytes()).is_none() {
        return false;
    }
    let (header, below) = (unmarked(line), lines.get(at + 1));
    let delimiter = unquoted(below).trim();
    let is_closed = delimiter.starts_with('|') && delimiter.ends_with('|');
    let is_marked = header.len() < line.len() && header.starts_with('|');
    let is_delimiter = delimiter.contains('|')
        && delimiter.contains('-')
        && (!is_closed || is_marked)
        && delimiter
            .bytes()
            .all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t'));
    is_delimiter && {
        let columns = cells(header).len();
        columns > 1 && columns == cells(delimiter).len()
    }
}

/// A line without the marks of quotations.
fn unquoted(line: &str) -> &str {
    let rest = line.trim_start_matches(['>', ' ', '\t']);
    if line.trim_start().starts_with('>') {
        rest
    } else {
        line
    }
}

/// A line without the marks of quotations and of an item before a pipe: `> |a|b|`, `-   |a|b|`, `1. |a|b|`.
fn unmarked(line: &str) -> &str {
    let rest = unquoted(line);
    let item = rest.trim_start();
    let mark = item.strip_prefix(['-', '*', '+']).or_else(|| {
        item.trim_start_matches(|found: char| found.is_ascii_digit())
            .strip_prefix(['.', ')'])
    });
    match mark {
        Some(behind) if behind.trim_start().starts_with('|') => behind.trim_start(),
        Some(_) | None => rest,
    }
}

/// Reads the table that starts on line `at`, and the line behind it.
pub(super) fn read<'p>(lines: &Lines<'p>, at: usize) -> Option<(Table<'p>, usize)> {
    if !starts(lines, at) {
        return None;
    }
    let header: Vec<Cow<'p, str>> = cells(unmarked(lines.get(at)))
        .into_iter()
        .map(|(_, text)| Cow::Borrowed(text))
        .collect();
    let mut rows = Vec::new();
    let mut next = at + 2;
    while next < lines.len() {
        let line = lines.get(next);
        let goes_on = memchr::memchr(b'|', line.as_bytes()).is_some()
            && lines.heading_level(next).is_none()
            && lines.fence_end(next).is_none()
            && !starts(lines, next);
        if !goes_on {
            break;
        }
        let number = lines.number(next);
        rows.push(Row {
            line: number,
            end_line: number,
            cells: row_cells(line, header.len(), number),
            joined: None,
        });
        next += 1;
    }
    let table = Table {
        line: lines.number(at),
        end_line: lines.number(next - 1),
        header,
        rows,
        cut: false,
        trouble: None,
    };
    Some((table, next))
}

/// The cells of a row; what overflows belongs to the last one.
fn row_cells(line: &str, columns: usize, number: u32) -> Vec<Cell<'_>> {
    let mark = line.len() - unquoted(line).len();
    let found = cells(unquoted(line));
    let overflow = found.get(columns).is_some();
    let mut cells = Vec::with_capacity(columns);
    let (mut known, mut column) = (0, 1_u32);
    for (index, (start, text)) in found.into_iter().take(columns).enumerate() {
        let start = mark + start;
        let text = if overflow && index + 1 == columns {
            line[start..].trim().trim_end_matches('|').trim_end()
        } else {
            text
        };
        let passed = line[known..start].chars().count();
        column = column.saturating_add(u32::try_from(passed).unwrap_or(u32::MAX));
        known = start;
        cells.push(Cell {
            text: Cow::Borrowed(text),
            indent: "",
            line: number,
            column,
        });
    }
    cells
}

/// The texts between the pipes of a line, outer ones left out, each with where it starts.
fn cells(line: &str) -> Vec<(usize, &str)> {
    let end = line.trim_end().len();
    let start = line.len() - line.trim_start().len();
    let mut from = start;
    let mut cells = Vec::new();
    for pipe in pipes(&line[..end]) {
        if pipe > start {
            cells.push((from, pipe));
        }
        from = pipe + 1;
    }
    if from < end {
        cells.push((from, end));
    }
    cells
        .into_iter()
        .map(|(from, to)| {
            let raw = &line[from..to];
            (from + raw.len() - raw.trim_start().len(), raw.trim())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, header: &[&str], rows: &[(u32, &[&str])]) {
        let lines = Box::leak(Box::new(Lines::new(text)));
        let (table, _) = read(lines, 0).expect("a table");
        assert_eq!(table.header, header);
        let found: Vec<(u32, Vec<&str>)> = table
            .rows
            .iter()
            .map(|row| (row.line, row.cells.iter().map(|cell| &*cell.text).collect()))
            .collect();
        let expected: Vec<(u32, Vec<&str>)> = rows
            .iter()
            .map(|(line, cells)| (*line, cells.to_vec()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn cells_without_outer_pipes() {
        check(
            "Name | Type | Description\n--- | :---: | ---\nPort | Integer | The port.\nMode | String | `a|b` or c | d\n\nafter | all",
            &["Name", "Type", "Description"],
            &[
                (3, &["Port", "Integer", "The port."]),
                (4, &["Mode", "String", "`a|b` or c | d"]),
            ],
        );
        // One of the two outer pipes.
        check(
            "Name | Type |\n--- | --- |\nPort | Integer |\n | Long |\n",
            &["Name", "Type"],
            &[(3, &["Port", "Integer"]), (4, &["Long"])],
        );
        check(
            "|Name|Type\n|---|---\n|Port|Integer\n||Long\n",
            &["Name", "Type"],
            &[(3, &["Port", "Integer"]), (4, &["", "Long"])],
        );
    }

    #[test]
    fn prose_and_closed_tables_are_none() {
        for text in [
            "either a | b\nor c",
            "|a|b|\n|-|-|\n",
            "one\n---|---\n",
            "a | b\n-----\n",
            "a | b | c\n--- | ---\n",
        ] {
            assert!(!starts(&Lines::new(text), 0), "{text}");
        }
    }

    #[test]
    fn cells_know_their_columns() {
        let lines = Lines::new("a | b\n- | -\n名称 | x\n");
        let (table, next) = read(&lines, 0).expect("a table");
        let columns: Vec<u32> = table.rows[0].cells.iter().map(|cell| cell.column).collect();
        assert_eq!((columns, next), (vec![1, 6], 3));
    }
}

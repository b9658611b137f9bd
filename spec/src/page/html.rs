//! Tables written in HTML. The text of `<table>…</table>` comes in, a [`Table`] like those of Markdown goes out; what cells
//! hold is turned into the Markdown that the exports have there.
//!
//! Cells that reach over several rows or columns, and tables inside cells, have no place in a [`Table`]: it says so then.

use std::borrow::Cow;

use super::Lines;
use super::table::{Cell, Row, Table, Trouble};

/// Whether a table starts on this line: with `<table`, behind nothing but other tags.
pub(super) fn starts(line: &str) -> bool {
    let mut rest = line.trim_start();
    while rest.starts_with('<') {
        if tag_at(rest).is_some_and(|tag| tag.name.eq_ignore_ascii_case("table") && !tag.closes) {
            return true;
        }
        match tag_at(rest) {
            Some(tag) => rest = rest[tag.length..].trim_start(),
            None => return false,
        }
    }
    false
}

/// Reads the table that starts on line `at`, and the line behind it.
pub(super) fn read<'p>(lines: &Lines<'p>, at: usize) -> Option<(Table<'p>, usize)> {
    if !starts(lines.get(at)) {
        return None;
    }
    let start = lines.offset(at);
    let mut tags = Tags {
        text: lines.bytes(start..lines.offset(lines.len())),
        at: 0,
    };
    let mut found = Found::default();
    // Cell and row that are open: where their contents start.
    let mut cell: Option<usize> = None;
    let mut row: Option<usize> = None;
    let mut depth = 0_usize;
    let mut end = None;
    for (tag, from, to) in tags.by_ref() {
        // The page goes on below a table that is never closed.
        if tag.name.starts_with('#') {
            break;
        }
        let is = |name: &str| tag.name.eq_ignore_ascii_case(name);
        if is("table") {
            if tag.closes {
                depth = depth.saturating_sub(1);
            } else {
                depth += 1;
                found.trouble = found.trouble.or((depth > 1).then_some(Trouble::Nested));
            }
            if depth == 0 {
                found.close(&mut cell, &mut row, from);
                end = Some(to);
                break;
            }
            continue;
        }
        if depth != 1 {
            continue;
        }
        if is("tr") || is("thead") || is("tbody") {
            found.close(&mut cell, &mut row, from);
            if is("tr") && !tag.closes {
                found.rows.push((from, Vec::new()));
                row = Some(from);
            }
        } else if is("td") || is("th") {
            found.close_cell(&mut cell, from);
            if !tag.closes {
                // A cell without a row opens one.
                if row.is_none() {
                    found.rows.push((from, Vec::new()));
                    row = Some(from);
                }
                found.trouble = found
                    .trouble
                    .or(tag.reaches_over().then_some(Trouble::Merged));
                cell = Some(to);
            }
        }
    }
    let cut = end.is_none();
    let end = end.unwrap_or_else(|| {
        found.close(&mut cell, &mut row, tags.at);
        tags.at
    });
    let last = lines.place(start + end.saturating_sub(1)).0;
    let next = usize::try_from(last).unwrap_or(at).max(at + 1);
    let mut cursor = Cursor {
        lines,
        at: start,
        line: lines.number(at),
        column: 1,
    };
    let mut rows = found
        .rows
        .into_iter()
        .filter(|(_, cells)| !cells.is_empty())
        .map(|(from, cells)| {
            let line = cursor.place(start + from).0;
            let mut end_line = line;
            let cells = cells
                .into_iter()
                .map(|(from, to)| {
                    let cell = cursor.cell(start + from, start + to);
                    end_line = cursor.place(start + to).0;
                    cell
                })
                .collect();
            Row {
                line,
                end_line,
                cells,
                joined: None,
            }
        });
    let header: Vec<Cow<'p, str>> = rows
        .next()
        .map(|header: Row<'p>| header.cells.into_iter().map(|cell| cell.text).collect())
        .unwrap_or_default();
    let columns = header.len();
    let mut rows: Vec<Row<'p>> = rows.collect();
    if rows.iter().any(|row| row.cells.len() > columns) {
        found.trouble = found.trouble.or(Some(Trouble::Merged));
    }
    rows.iter_mut().for_each(|row| row.cells.truncate(columns));
    Some((
        Table {
            line: lines.number(at),
            end_line: last,
            header,
            rows,
            cut,
            trouble: found.trouble,
        },
        next,
    ))
}

/// Rows, each with where it starts and where the contents of its cells start and end.
#[derive(Default)]
struct Found {
    rows: Vec<(usize, Vec<(usize, usize)>)>,
    trouble: Option<Trouble>,
}

impl Found {
    fn close_cell(&mut self, cell: &mut Option<usize>, at: usize) {
        if let (Some(from), Some((_, cells))) = (cell.take(), self.rows.last_mut()) {
            cells.push((from, at));
        }
    }

    fn close(&mut self, cell: &mut Option<usize>, row: &mut Option<usize>, at: usize) {
        self.close_cell(cell, at);
        *row = None;
    }
}

/// A tag, or a heading of the page.
#[derive(Clone, Copy)]
struct TagText<'t> {
    /// `td`; `#` for a heading.
    name: &'t str,
    closes: bool,
    attributes: &'t str,
    /// From `<` to `>`.
    length: usize,
}

impl TagText<'_> {
    /// Whether the cell stands in several rows or columns.
    fn reaches_over(&self) -> bool {
        let lower = self.attributes.to_ascii_lowercase();
        ["rowspan", "colspan"].iter().any(|name| {
            lower.split_once(name).is_some_and(|(_, value)| {
                let value = value.trim_start_matches([' ', '=', '"', '\'']);
                !value.starts_with('1')
                    || value[1..].starts_with(|digit: char| digit.is_ascii_digit())
            })
        })
    }
}

/// The tags of a text, with where each starts and ends; ends at a heading of Markdown.
struct Tags<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Iterator for Tags<'t> {
    type Item = (TagText<'t>, usize, usize);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let rest = self.text.get(self.at..)?;
            let Some(found) = memchr::memchr2(b'<', b'\n', rest.as_bytes()) else {
                self.at = self.text.len();
                return None;
            };
            let from = self.at + found;
            let here = &self.text[from..];
            if here.starts_with("\n# ") || here.starts_with("\n## ") {
                let heading = TagText {
                    name: "#",
                    closes: false,
                    attributes: "",
                    length: 0,
                };
                self.at = from + 1;
                return Some((heading, from, from));
            }
            match tag_at(here) {
                Some(tag) => {
                    self.at = from + tag.length;
                    return Some((tag, from, self.at));
                }
                None => self.at = from + 1,
            }
        }
    }
}

/// The tag that `text` starts with.
fn tag_at(text: &str) -> Option<TagText<'_>> {
    let inner = text.strip_prefix('<')?;
    let (closes, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    let length = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let (name, rest) = inner.split_at(length);
    // `<InstanceId>` stands for a value.
    if !KNOWN.iter().any(|known| name.eq_ignore_ascii_case(known))
        || !rest.starts_with(['>', ' ', '/', '\n', '\r', '\t'])
    {
        return None;
    }
    let end = rest
        .bytes()
        .take(LONGEST_TAG)
        .position(|byte| byte == b'>')?;
    Some(TagText {
        name,
        closes,
        attributes: &rest[..end],
        length: text.len() - rest.len() + end + 1,
    })
}

/// Bytes behind the name of a tag that are looked at for its end.
const LONGEST_TAG: usize = 2_000;

/// The tags that writers of pages use; what else stands in angle brackets is text.
const KNOWN: [&str; 39] = [
    "a",
    "b",
    "blockquote",
    "br",
    "caption",
    "center",
    "code",
    "col",
    "colgroup",
    "div",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "hr",
    "i",
    "img",
    "li",
    "note",
    "ol",
    "p",
    "pre",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
];

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

/// The contents without a tag around all of it.
fn unwrapped(text: &str) -> &str {
    if let Some(tag) = tag_at(text).filter(|tag| !tag.closes)
        && let start = tag.length
        && let Some(end) = text.rfind("</")
        && start <= end
        && ["p", "div", "span", "b", "strong", "code", "center", "font"]
            .iter()
            .any(|around| tag.name.eq_ignore_ascii_case(around))
        && tag_at(&text[end..]).is_some_and(|close| close.name.eq_ignore_ascii_case(tag.name))
        && text.ends_with('>')
        && !text[start..end].contains("</")
    {
        text[start..end].trim()
    } else {
        text
    }
}

/// What a cell holds as Markdown: line breaks and paragraphs, items of lists, bold text and code; other tags are left out.
fn markdown(html: &str) -> Cow<'_, str> {
    if !html.contains(['<', '*', '_', '`', '\n']) {
        return Cow::Borrowed(html);
    }
    let mut text = String::with_capacity(html.len());
    let mut level = 0_usize;
    let mut in_code = false;
    let mut rest = html;
    while let Some(next) = rest.chars().next() {
        let Some(tag) = tag_at(rest) else {
            match next {
                // White space of HTML is one space.
                _ if next.is_whitespace() && next != '\u{a0}' => {
                    if !text.ends_with(char::is_whitespace) {
                        text.push(' ');
                    }
                }
                '*' | '_' | '`' if !in_code => {
                    text.push('\\');
                    text.push(next);
                }
                _ => text.push(next),
            }
            rest = &rest[next.len_utf8()..];
            continue;
        };
        rest = &rest[tag.length..];
        match tag.name.to_ascii_lowercase().as_str() {
            "br" | "p" | "div" | "section" | "blockquote" | "pre" | "note" => paragraph(&mut text),
            "ul" | "ol" => {
                level = if tag.closes {
                    level.saturating_sub(1)
                } else {
                    level + 1
                };
                paragraph(&mut text);
            }
            "li" if !tag.closes => {
                paragraph(&mut text);
                text.extend(std::iter::repeat_n("    ", level.saturating_sub(1).min(8)));
                text.push_str("-   ");
            }
            "b" | "strong" => text.push_str("**"),
            "code" => {
                in_code = !tag.closes;
                text.push('`');
            }
            _ => {}
        }
    }
    Cow::Owned(text.trim().to_owned())
}

fn paragraph(text: &mut String) {
    let end = text.trim_end_matches(' ').len();
    text.truncate(end);
    if !text.is_empty() && !text.ends_with("\n\n") {
        text.push_str("\n\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> (Table<'_>, usize) {
        let lines = Box::leak(Box::new(Lines::new(text)));
        read(lines, 0).expect("a table")
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

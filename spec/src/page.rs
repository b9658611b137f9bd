//! A page as text, cut into blocks: headings, tables, code blocks and paragraphs, each with its place.
//!
//! Tables of these exports are no Markdown tables: rows span lines and paragraphs, cells hold bare pipes, lists and
//! fenced code. So blocks are found on the lines themselves, and `pulldown-cmark` reads only what stands inside them
//! ([`text`]).

mod front;
mod html;
mod lines;
mod open;
mod table;
pub mod text;

pub use lines::Lines;
pub use table::{Cell, Row, Table, Trouble};

/// A documentation page as it was found.
#[derive(Clone, Debug)]
pub struct Page {
    /// Path relative to the folder that was given, with `/`.
    pub path: String,
    /// The whole text, UTF-8.
    pub text: String,
}

/// The longest line that a page may have, in bytes. The longest in the public pages that were counted has under 2,000.
pub const LONGEST_LINE: usize = 1 << 20;

/// A piece of a page, in page order.
#[derive(Clone, Debug)]
pub enum Block<'p> {
    /// A heading of any level, without marks and anchor.
    Heading {
        /// The text, without `#` and without `{#id .class}`.
        text: &'p str,
        /// What stands in `{...}` behind it.
        anchor: Option<&'p str>,
        /// 1 to 6.
        level: usize,
        /// Line, from 1.
        line: u32,
    },
    /// A table.
    Table(Table<'p>),
    /// A fenced code block outside tables.
    Code {
        /// What stands behind the opening fence.
        info: &'p str,
        /// The code, with its line ends.
        text: &'p str,
        /// Line where the code starts, from 1.
        line: u32,
    },
    /// Lines of prose up to the next blank line or other block.
    Paragraph {
        /// As written.
        text: &'p str,
        /// Line, from 1.
        line: u32,
    },
}

/// Cuts `text` into blocks.
pub fn blocks(text: &str) -> Vec<Block<'_>> {
    let lines = Lines::new(front::without_mark(text));
    let mut blocks = Vec::new();
    let mut at = front::first_line(&lines);
    while at < lines.len() {
        let line = lines.get(at);
        let trimmed = line.trim();
        if trimmed.is_empty() {
            at += 1;
        } else if let Some(close) = lines.fence_end(at) {
            blocks.push(Block::Code {
                info: trimmed.trim_start_matches(['`', '~']).trim(),
                text: lines.slice(at + 1, close),
                line: lines.number(at + 1),
            });
            at = close + 1;
        } else if let Some(level) = lines.heading_level(at) {
            let (text, anchor) = split_anchor(trimmed.trim_start_matches('#').trim());
            blocks.push(Block::Heading {
                text,
                anchor,
                level,
                line: lines.number(at),
            });
            at += if trimmed.starts_with('#') { 1 } else { 2 };
        } else if let Some((table, next)) = read_table(&lines, at) {
            blocks.push(Block::Table(table));
            at = next;
        } else if let Some(column) = html::find(&lines, at) {
            at = html::read(&lines, at, column, &mut blocks);
        } else {
            let start = at;
            at += 1;
            while at < lines.len()
                && !lines.ends_paragraph(at)
                && !table::starts(&lines, at)
                && !open::starts(&lines, at)
                && html::find(&lines, at).is_none()
            {
                at += 1;
            }
            blocks.push(Block::Paragraph {
                text: lines.slice(start, at),
                line: lines.number(start),
            });
        }
    }
    blocks
}

/// A table in one of the two ways to write one with pipes.
fn read_table<'p>(lines: &Lines<'p>, at: usize) -> Option<(Table<'p>, usize)> {
    open::read(lines, at).or_else(|| table::read(lines, at))
}

/// Takes `{#id .class}` off the end of a heading.
fn split_anchor(heading: &str) -> (&str, Option<&str>) {
    match heading.rfind('{') {
        Some(open) if heading.ends_with('}') => (
            heading[..open].trim_end(),
            Some(&heading[open + 1..heading.len() - 1]),
        ),
        _ => (heading, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = blocks(text)
            .iter()
            .map(|block| match block {
                Block::Heading {
                    text,
                    anchor,
                    level,
                    line,
                } => format!("{line} h{level} {text} {anchor:?}"),
                Block::Table(table) => format!("{} table {} rows", table.line, table.rows.len()),
                Block::Code { info, text, line } => format!("{line} code {info:?} {text:?}"),
                Block::Paragraph { text, line } => format!("{line} text {text:?}"),
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn blocks_are_found_with_their_lines() {
        check(
            "# Name {#doc .reference}\n\nWhat it does.\nMore.\n",
            &[
                "1 h1 Name Some(\"#doc .reference\")",
                "3 text \"What it does.\\nMore.\\n\"",
            ],
        );
        check(
            "Name\n====\nText\n",
            &["1 h1 Name None", "3 text \"Text\\n\""],
        );
        check(
            "``` {#demo}\n|a|b|\n# no heading\n```\n",
            &["2 code \"{#demo}\" \"|a|b|\\n# no heading\\n\""],
        );
        check(
            "- item\n    ```\n    {}\n    ```\n",
            &["1 text \"- item\\n\"", "3 code \"\" \"    {}\\n\""],
        );
        check(
            "text\n```\nnever closed\n",
            &["1 text \"text\\n```\\nnever closed\\n\""],
        );
        check(
            "|a|b|\n|-|-|\n|1|2|\nafter\n",
            &["1 table 1 rows", "4 text \"after\\n\""],
        );
        check("", &[]);
    }

    #[test]
    fn what_stands_before_a_page_hides_no_title() {
        check("\u{feff}# Name\n", &["1 h1 Name None"]);
        check(
            "\u{feff}---\nkeyword: [x]\n---\n\n# Name\n",
            &["5 h1 Name None"],
        );
    }

    #[test]
    fn every_table_of_a_line_is_found() {
        let table = "<table><tr><th>a</th></tr><tr><td>1</td></tr></table>";
        check(
            &format!("{table}{table}<p>and <br>{table}</p>\nafter\n"),
            &[
                "1 table 1 rows",
                "1 table 1 rows",
                "1 text \"<p>and <br>\"",
                "1 table 1 rows",
                "2 text \"after\\n\"",
            ],
        );
        check(
            &format!("- It has {table} and\nmore\n"),
            &[
                "1 text \"- It has \"",
                "1 table 1 rows",
                "1 text \" and\\n\"",
                "2 text \"more\\n\"",
            ],
        );
        check(
            "What `<table><tr>` and \\<table><tr> and <table> mean.\n",
            &["1 text \"What `<table><tr>` and \\\\<table><tr> and <table> mean.\\n\""],
        );
        // A lone backtick is a character.
        check(
            "a ` b <table>\n<tr><td>a\n<tr><td>1\n</table>\n",
            &["1 text \"a ` b \"", "1 table 1 rows"],
        );
    }

    #[test]
    fn tables_inside_quotations_and_items_are_found() {
        check(
            "> See:\n> |a|b|\n> |-|-|\n> |1|2|\n> more\n",
            &[
                "1 text \"> See:\\n\"",
                "2 table 1 rows",
                "5 text \"> more\\n\"",
            ],
        );
        check("- |a|b|\n  |-|-|\n  |1|2|\n  |3|4|\n", &["1 table 2 rows"]);
        check(
            "1. See:\n   |a|b|\n   |-|-|\n   |1|2|\n",
            &["1 text \"1. See:\\n\"", "2 table 1 rows"],
        );
        check(
            "|a|b|\n|-|-|\n|1|2|\n\n> See:\n>\n> |a|b|\n> |-|-|\n> |1|2|\n",
            &[
                "1 table 1 rows",
                "5 text \"> See:\\n>\\n\"",
                "7 table 1 rows",
            ],
        );
        check("> a | b\n", &["1 text \"> a | b\\n\""]);
    }
}

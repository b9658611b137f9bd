//! What a type cell says without its marks. Markdown comes in, words go out, and whether one of them was a link.

use std::borrow::Cow;

use crate::page::text::is_invisible;

/// The cell without escapes, code and bold marks, entities and link targets; and whether a link was in it.
pub(super) fn plain(cell: &str) -> (String, bool) {
    let cell = if cell.contains('&') {
        let decoded = cell.replace("&lt;", "<").replace("&gt;", ">");
        Cow::Owned(decoded.replace("&nbsp;", " "))
    } else {
        Cow::Borrowed(cell)
    };
    let cell = match cell.contains("<br") {
        true => Cow::Owned(
            cell.replace("<br>", " ")
                .replace("<br/>", " ")
                .replace("<br />", " "),
        ),
        false => cell,
    };
    let mut text = String::with_capacity(cell.len());
    let mut linked = false;
    // Where brackets stand in the text that no other has closed yet, and those that turned out to be of links.
    let mut open = Vec::new();
    let mut of_links = Vec::new();
    let mut rest = cell.chars().peekable();
    while let Some(character) = rest.next() {
        match character {
            '\\' => {}
            '`' | '*' => {}
            _ if is_invisible(character) => {}
            ']' if rest.peek() == Some(&'(') => {
                linked = true;
                of_links.extend(open.pop());
                for skipped in rest.by_ref() {
                    if skipped == ')' {
                        break;
                    }
                }
            }
            '[' => {
                open.push(text.len());
                text.push('[');
            }
            ']' => {
                open.pop();
                text.push(']');
            }
            '\u{a0}' | '\u{3000}' | '\t' | '\n' | '\r' => text.push(' '),
            '（' => text.push('('),
            '）' => text.push(')'),
            '《' | '＜' => text.push('<'),
            '》' | '＞' => text.push('>'),
            other => text.push(other),
        }
    }
    if !of_links.is_empty() {
        of_links.sort_unstable();
        text = without_bytes(&text, &of_links);
    }
    (text.trim().to_owned(), linked)
}

/// A text without the one-byte characters at some offsets, in order.
fn without_bytes(text: &str, offsets: &[usize]) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut start = 0;
    for offset in offsets {
        kept.push_str(text.get(start..*offset).unwrap_or(""));
        start = offset + 1;
    }
    kept.push_str(text.get(start..).unwrap_or(""));
    kept
}

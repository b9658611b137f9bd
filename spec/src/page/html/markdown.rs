//! What a cell of an HTML table holds, as the Markdown that the exports have in cells.

use std::borrow::Cow;

use super::tags::tag_at;

/// The contents without a tag around all of it.
pub(super) fn unwrapped(text: &str) -> &str {
    if let Some(tag) = tag_at(text).filter(|tag| !tag.closes)
        && let start = tag.length
        && let Some(end) = text.rfind("</")
        && start <= end
        && ["p", "div", "span", "b", "strong", "code", "center", "font"]
            .iter()
            .any(|around| tag.is(around))
        && tag_at(&text[end..]).is_some_and(|close| close.is(tag.name))
        && text.ends_with('>')
        && !text[start..end].contains("</")
    {
        text[start..end].trim()
    } else {
        text
    }
}

/// What a cell holds as Markdown: line breaks and paragraphs, items of lists, bold text and code; other tags are left out.
pub(super) fn markdown(html: &str) -> Cow<'_, str> {
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

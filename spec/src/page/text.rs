//! Markdown inside cells and paragraphs as plain text, by `pulldown-cmark`.

use std::borrow::Cow;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// The text of a cell without marks, escapes and links, on one line: names, types, examples and codes.
pub fn plain(markdown: &str) -> Cow<'_, str> {
    if !markdown.is_ascii() && markdown.contains(is_invisible) {
        return Cow::Owned(plain(&markdown.replace(is_invisible, "")).into_owned());
    }
    let markdown = markdown.trim();
    if markdown.bytes().all(|byte| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b'.' | b'-' | b'/' | b' ' | b',')
            || byte >= 0x80
    }) && !markdown.starts_with(['-', ' '])
        && !markdown.contains("  ")
        && !starts_list(markdown)
    {
        return Cow::Borrowed(markdown);
    }
    let mut text = String::with_capacity(markdown.len());
    for event in Parser::new(markdown) {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::Html(part) | Event::InlineHtml(part) => text.push_str(&part),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Item) => {
                text.push(' ')
            }
            // A number such as `1.` or a sign such as `-` at the start of a cell is text, no list.
            Event::Start(Tag::List(Some(number))) => text.push_str(&format!("{number}. ")),
            _ => {}
        }
    }
    Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Characters without a shape, which editors leave behind: they are in no name and in no word.
pub(crate) fn is_invisible(found: char) -> bool {
    matches!(
        found,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

/// What could be names in a title.
pub fn words(title: &str) -> impl Iterator<Item = &str> {
    title
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .filter(|word| word.len() > 1)
}

fn starts_list(markdown: &str) -> bool {
    markdown
        .trim_start_matches(|found: char| found.is_ascii_digit())
        .starts_with(['.', ')'])
}

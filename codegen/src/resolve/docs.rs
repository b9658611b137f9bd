//! Markdown of a page comes in, lines that rustdoc shows as they were meant and warns about nowhere go out: signs of
//! Markdown that the text does not mean are escaped, links to pages that are not there become text, addresses become links.

mod content;
mod escape;
mod html;
mod writer;

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Parser, TagEnd, TextMergeStream};

pub(super) use content::content;
use html::without_styling;
use writer::Writer;

/// Operations that a page may link to: wire name to the client's method.
pub(super) type Links = BTreeMap<String, String>;

/// The text as rustdoc lines, without blank ones at either end.
pub(super) fn rustdoc(markdown: &str, links: &Links) -> Vec<String> {
    let clean = clean(markdown);
    let mut writer = Writer::new(links);
    for event in TextMergeStream::new(Parser::new(&clean)) {
        writer.event(event);
    }
    writer.finish()
}

/// The text in one line, without marks: for messages.
pub(super) fn plain(markdown: &str) -> String {
    let clean = clean(markdown);
    let mut text = String::new();
    for event in TextMergeStream::new(Parser::new(&clean)) {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::Html(part) | Event::InlineHtml(part) => text.push_str(&without_styling(&part)),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Item) => {
                text.push(' ')
            }
            Event::Start(_)
            | Event::End(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_) => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A clause as one line for rustdoc, without the full stop at its end.
pub(super) fn line(markdown: &str) -> String {
    let line = rustdoc(markdown, &Links::new()).join(" ");
    line.trim_end_matches(['.', '。', ' ']).to_owned()
}

/// `text` as a code span.
pub(super) fn code(text: &str) -> String {
    let text: String = clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        "an empty text".to_owned()
    } else if text.contains('`') {
        let fence = "`".repeat(longest_run(&text, '`') + 1);
        format!("{fence} {text} {fence}")
    } else {
        format!("`{text}`")
    }
}

/// Drops control characters, direction marks and invisible ones; no-break spaces become spaces.
fn clean(text: &str) -> String {
    text.chars()
        .filter_map(|character| match character {
            '\n' => Some('\n'),
            '\t' | '\u{a0}' => Some(' '),
            '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}' => None,
            other => (!other.is_control()).then_some(other),
        })
        .collect()
}

fn longest_run(text: &str, sign: char) -> usize {
    text.split(|character| character != sign)
        .map(str::len)
        .max()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests;

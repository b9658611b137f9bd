//! The head of a bullet becomes its value: `**on**（默认值）：...` is the value `on`, which is the default.

use std::ops::Range;

use super::text::Text;
use super::values::{self, is_value, note_at, says_default};
use super::words::WordList;

/// The head of a bullet: `**on**（默认值）：`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) values: Vec<String>,
    pub(super) default: Option<String>,
    /// It was bold or code.
    pub(super) marked: bool,
    /// What follows it.
    pub(super) rest: Range<usize>,
}

/// Reads the head of a bullet; none where it is no value.
pub(super) fn key(text: &Text) -> Option<Key> {
    let first = text.marks.first().filter(|mark| mark.start == 0);
    if let Some(mark) = first {
        let (value, default) = values::strip_default(&text.plain[mark.clone()]);
        let after = mark.end;
        let follows = text.plain[after..].trim_start();
        let single = is_value(value) && !value.contains('|');
        if single
            && (follows.is_empty()
                || follows
                    .starts_with(['：', ':', '（', '(', '，', ',', '-', '–', '\n', '。', '.'])
                || text.plain[..mark.end].ends_with(['：', ':']))
        {
            return Some(finish_key(
                text,
                vec![value.to_owned()],
                default.then(|| value.to_owned()),
                after,
            ));
        }
    }
    // `fast 快速`: a value and its meaning with only a blank between.
    if let Some((value, meaning)) = text.plain.split_once(' ')
        && is_value(value)
        && meaning.starts_with(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c))
        && value.chars().any(|c| c.is_ascii_alphanumeric())
        && !meaning.contains(['：', ':'])
    {
        return Some(finish_key(text, vec![value.to_owned()], None, value.len()));
    }
    let line_end = text.plain.find('\n').unwrap_or(text.plain.len());
    let head = &text.plain[..line_end];
    // One value up to the colon, the bracket or the end: `Windows Server 2012：...`.
    let stop = head
        .char_indices()
        .find(|(at, c)| match c {
            '：' | '（' | '，' | '。' | '；' => true,
            ':' => {
                !head[at + 1..].starts_with("//")
                    && !head[at + 1..].starts_with(|c: char| c.is_ascii_alphanumeric())
            }
            '(' | ',' => true,
            ' ' => head[at + 1..].starts_with(['-', '–']),
            '.' => {
                let after = &head[at + 1..];
                after.trim().is_empty() || after.starts_with(' ') && !head[..*at].contains(' ')
            }
            _ => false,
        })
        .map_or(head.len(), |(at, _)| at);
    let value = head[..stop].trim().trim_matches(['"', '“', '”', ':']);
    if is_value(value) && !value.contains('|') {
        return Some(finish_key(text, vec![value.to_owned()], None, stop));
    }
    let list = values::scan(text, 0)?;
    let follows = text.plain[list.end..].trim_start();
    (list.values.len() > 1 && follows.starts_with(['：', ':'])).then(|| {
        let end = list.end;
        let mut key = finish_key(text, list.values, list.default, end);
        key.marked = text.mark_at(0).is_some();
        key
    })
}

fn finish_key(text: &Text, values: Vec<String>, default: Option<String>, after: usize) -> Key {
    let mut end = after;
    let mut default = default;
    if let Some(note) = note_at(text, after) {
        let words = &text.lower[note.clone()];
        if default.is_none() && (says_default(words)) {
            default = values.first().cloned();
        }
        end = note.end;
    }
    let rest = &text.plain[end..];
    let start = end + (rest.len() - rest.trim_start_matches(['：', ':', ' ', '，', ',']).len());
    let meaning = &text.lower[start..];
    if default.is_none() && is_default_meaning(meaning) {
        default = values.first().cloned();
    }
    Key {
        values,
        default,
        marked: text.mark_at(0).is_some(),
        rest: start..text.plain.len(),
    }
}

/// Sentences that call a value the default.
static CALLED_DEFAULT: WordList = WordList::new(&[
    "this is the default value",
    "it is the default value",
    "which is the default value",
    "this value is the default",
    "此为默认值",
    "该值为默认值",
    "这是默认值",
]);

/// The meaning of a value calls it the default: `(default) starts ...`, `... This is the default value.`, `默认值。`.
fn is_default_meaning(meaning: &str) -> bool {
    let note = meaning
        .strip_prefix(['(', '（'])
        .and_then(|inside| inside.split_once([')', '）']))
        .is_some_and(|(inside, _)| says_default(inside));
    note || CALLED_DEFAULT.are_in(meaning)
        || [
            "默认值，",
            "默认值。",
            "默认，",
            "默认。",
            "default value,",
            "default.",
            "default,",
        ]
        .iter()
        .any(|words| meaning.starts_with(words))
        || ends_with_default_note(meaning)
        || matches!(
            meaning.trim_end_matches(['。', '.']),
            "默认值"
                | "默认"
                | "default"
                | "default value"
                | "the default value"
                | "（默认值）"
                | "(default)"
        )
}

/// `tcp：by TCP（默认值）。`
fn ends_with_default_note(meaning: &str) -> bool {
    let line = meaning.lines().next().unwrap_or_default();
    let line = line.trim_end_matches(['。', '.', '；', ';', ' ', '，']);
    line.ends_with([')', '）'])
        && line
            .rfind(['(', '（'])
            .is_some_and(|open| says_default(&line[open..]))
}

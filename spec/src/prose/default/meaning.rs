//! A value that is explained in running text, as `1：HTTP；2：HTTPS（默认）`. A place of a sentence comes in, the value whose meaning
//! stands there goes out.

use crate::prose::text::Text;
use crate::prose::values::{note_at, skip_blank};

/// What stands between a value and its meaning.
const MEANS: &[&str] = &["：", ":", "表示", "代表", "-", "–"];

/// What a clause begins with that is no value.
const LABELS: &[&str] = &[
    "default",
    "defaults",
    "unit",
    "units",
    "value",
    "values",
    "range",
    "example",
    "examples",
    "format",
    "type",
    "note",
    "notice",
    "important",
    "length",
];

/// A value before its meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) value: String,
    pub(super) start: usize,
    /// Where its meaning starts.
    pub(super) end: usize,
}

/// The values that a text explains one after another.
pub(super) fn heads(text: &Text) -> Vec<Head> {
    let mut heads: Vec<Head> = Vec::new();
    for (start, word) in crate::prose::scope::words(&text.plain) {
        let before = text.plain.get(..start).unwrap_or_default().trim_end();
        let opens = before.is_empty()
            || before.ends_with([
                '，', '；', '。', '、', '：', ',', ';', ':', '.', '\n', '（', '(',
            ]);
        // `1-HTTP`: one word for the eye, two for the reader.
        let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let glued = digits > 0
            && word
                .get(digits..)
                .and_then(|rest| rest.strip_prefix('-'))
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
        let value = if glued {
            word.get(..digits).unwrap_or(word)
        } else {
            word
        };
        let mut end = start + value.len();
        if let Some(note) = note_at(text, end) {
            end = note.end;
        }
        let follows = skip_blank(text, end);
        let rest = text.plain.get(follows..).unwrap_or_default();
        let Some(sign) = MEANS.iter().find(|sign| rest.starts_with(**sign)) else {
            continue;
        };
        let meaning = rest.get(sign.len()..).unwrap_or_default();
        let dash = matches!(*sign, "-" | "–");
        let number = value.bytes().all(|byte| byte.is_ascii_digit());
        // `10:30`, `http://`, `1-100` explain nothing.
        let part = *sign == ":"
            && !glued
            && meaning.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/');
        let span = dash
            && (!number
                || meaning
                    .trim_start()
                    .starts_with(|c: char| c.is_ascii_digit()));
        let label = LABELS.contains(&value.to_ascii_lowercase().as_str());
        if opens && !part && !span && !label {
            heads.push(Head {
                value: value.to_owned(),
                start,
                end: follows + sign.len(),
            });
        }
    }
    heads
}

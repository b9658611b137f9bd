//! The literal that stands where a default is told: a place in a sentence comes in, the value and its end go out.

use super::is_among_values;
use crate::prose::numbers;
use crate::prose::scope::Cell;
use crate::prose::text::Text;
use crate::prose::units;
use crate::prose::values::{self, is_value};

/// The literal value at `at` and its end, where nothing follows that makes it part of a phrase.
pub(super) fn value_after(cell: &Cell<'_>, text: &Text, at: usize) -> Option<(String, usize)> {
    let at = values::skip_blank(text, at);
    let at = match text.plain[at..].chars().next()? {
        quote @ ('"' | '“' | '\'' | '：' | ':') => {
            values::skip_blank(text, at + quote.len_utf8())
        }
        _ => at,
    };
    if let Some(mark) = text.mark_at(at) {
        let inside =
            text.plain[mark.clone()].trim_end_matches(['.', '。', ',', '，', '；', ';', ':']);
        let (value, _) = values::strip_default(inside);
        let follows = text.plain[mark.end..].trim_start();
        if (is_value(value) || value == "/" || value == "*")
            && ends_literal(text, mark.end, value, follows)
        {
            return Some((value.to_owned(), mark.end));
        }
        return None;
    }
    let rest = &text.plain[at..];
    // Names of several words count where the list of values has them.
    let phrase = rest
        .split(['。', '，', ',', ';', '；', '(', '（'])
        .next()
        .unwrap_or_default();
    let phrase = phrase.trim_end_matches(['.', ' ']);
    let shown = cell
        .description
        .example
        .is_some_and(|example| example.trim() == phrase);
    if phrase.contains(' ') && is_value(phrase) && (shown || is_among_values(cell, phrase)) {
        return Some((phrase.to_owned(), at + phrase.len()));
    }
    let length = rest
        .char_indices()
        .find(|(_, c)| {
            !(c.is_ascii_alphanumeric()
                || matches!(c, '_' | '-' | '.' | ':' | '+' | '/' | '*' | '%' | '#' | '@'))
        })
        .map_or(rest.len(), |(offset, _)| offset);
    // The thousands separators of a number are not part of its value on the wire.
    if let Some((number, end)) = numbers::number_at(text, at, false)
        && end > at + length
    {
        let follows = text.plain[end..].trim_start();
        return ends_literal(text, end, "1", follows).then(|| (number.to_string(), end));
    }
    let value = rest[..length].trim_end_matches(['.', ':']);
    if !is_value(value) {
        return None;
    }
    let end = at + value.len();
    if is_name_of_sign(value) {
        return sign_behind(text, end);
    }
    if let Some((code, end)) = code_behind(cell, text, value, end) {
        return Some((code, end));
    }
    let follows = text.plain[end..].trim_start();
    ends_literal(text, end, value, follows).then(|| (value.to_owned(), end))
}

/// `descending (desc)`: the word in brackets is what is sent, where it is short for the word before or one of the values.
fn code_behind(cell: &Cell<'_>, text: &Text, word: &str, end: usize) -> Option<(String, usize)> {
    let note = values::note_at(text, end)?;
    let code = text
        .plain
        .get(note.clone())?
        .trim_matches(['(', ')', '（', '）', ' ']);
    let shown = cell.description.example.map(str::trim);
    let word = word.to_ascii_lowercase();
    let short = code.len() > 1
        && word.len() > code.len()
        && code.bytes().all(|byte| byte.is_ascii_alphabetic())
        && word.starts_with(&code.to_ascii_lowercase());
    let known = shown == Some(code) || is_among_values(cell, code);
    let taken = is_value(code) && (short || known) && !is_among_values(cell, &word);
    taken.then(|| (code.to_owned(), note.end))
}

/// `Default value: semicolon (;)`: the word is none of what is sent.
fn is_name_of_sign(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "comma"
            | "semicolon"
            | "colon"
            | "backslash"
            | "underscore"
            | "hyphen"
            | "asterisk"
            | "commas"
            | "semicolons"
    )
}

/// The sign in brackets behind its name.
fn sign_behind(text: &Text, end: usize) -> Option<(String, usize)> {
    let note = values::note_at(text, end)?;
    let sign = text.plain.get(note.clone())?;
    let sign = sign.trim_matches(['(', ')', '（', '）', ' ', '"', '`']);
    let is_sign = sign.len() == 1 && sign.bytes().all(|byte| byte.is_ascii_punctuation());
    is_sign.then(|| (sign.to_owned(), note.end))
}

/// After the value: the end, a unit, or punctuation.
fn ends_literal(text: &Text, end: usize, value: &str, follows: &str) -> bool {
    let number = value.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    if follows.is_empty()
        || follows.starts_with([
            '。', '，', '；', '）', ')', '\n', ';', '（', '(', '”', '"', '|', ']',
        ])
    {
        return !follows.starts_with(['(', '（']) || !follows.contains("取决于");
    }
    if follows.starts_with([',', '.', ':']) {
        return true;
    }
    let lower = text.lower[end..].trim_start();
    if [
        "，",
        "即",
        "表示",
        "，表示",
        "时",
        "is used",
        "and ",
        "which",
        "indicating",
        "表明",
        "代表",
        "means",
        "indicates",
        "处理",
    ]
    .iter()
    .any(|word| lower.starts_with(word))
    {
        return true;
    }
    number
        && units::unit_at(text, end).is_some_and(|after| {
            let rest = text.plain[after..].trim_start();
            rest.is_empty() || !rest.starts_with(['的', '前', '后', '内'])
        })
}

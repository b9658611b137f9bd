//! Literal texts in a sentence: what follows `不能以` comes in, the texts that are marked or are no words of the language go out.

use crate::prose::text::Text;
use crate::prose::values;

/// Literal texts from `at` on, as long as each is marked or is no word of the language; and where the first of the list that is none
/// starts.
pub(super) fn literals(part: &Text, mut at: usize) -> (Vec<String>, Option<usize>) {
    let mut found = Vec::new();
    loop {
        at = values::skip_blank(part, at);
        let rest = &part.plain[at..];
        let (value, end) = if let Some(mark) = part.mark_at(at) {
            (part.plain[mark.clone()].trim().to_owned(), mark.end)
        } else {
            let quoted = rest.starts_with(['“', '"', '\'']);
            let begin = at
                + if quoted {
                    rest.chars().next().map_or(1, char::len_utf8)
                } else {
                    0
                };
            let tail = &part.plain[begin..];
            let length = tail
                .char_indices()
                .find(|(_, c)| {
                    !c.is_ascii_graphic() || matches!(c, ',' | ';' | '"' | '\'' | '(' | ')')
                })
                .map_or(tail.len(), |(offset, _)| offset);
            let value = tail[..length].trim_end_matches('.');
            let after = begin + value.len();
            let after = if quoted {
                after + part.plain[after..].chars().next().map_or(0, char::len_utf8)
            } else {
                after
            };
            if !quoted && !looks_literal(value) {
                return (found, Some(at));
            }
            (value.to_owned(), after)
        };
        if value.is_empty() || !value.is_ascii() {
            return (found, Some(at));
        }
        found.push(value);
        let Some(next) = after_glue(part, end) else {
            return (found, None);
        };
        at = next;
    }
}

/// Where the next of a list starts.
pub(super) fn after_glue(part: &Text, end: usize) -> Option<usize> {
    const GLUE: &[&str] = &[
        "，或者",
        "，或",
        "、或",
        "或者",
        "或",
        "和",
        "及",
        "、",
        "，",
        ", or ",
        ", and ",
        " or ",
        " and ",
        ",",
        "|",
        "/ ",
    ];
    let rest = &part.lower[end..];
    let trimmed = rest.trim_start();
    let blank = rest.len() - trimmed.len();
    // `http:// orhttps://`
    for word in ["or", "and"] {
        if let Some(after) = trimmed.strip_prefix(word)
            && after
                .split([' ', ','])
                .next()
                .is_some_and(|literal| literal.contains("://"))
        {
            return Some(end + blank + word.len());
        }
    }
    GLUE.iter().find_map(|glue| {
        if glue.starts_with(' ') {
            rest.strip_prefix(glue).map(|_| end + glue.len())
        } else {
            trimmed.strip_prefix(glue).map(|_| end + blank + glue.len())
        }
    })
}

/// An unmarked literal: a prefix such as `acs:` or `http://`, or a bare lower-case name that is no English word of such sentences.
fn looks_literal(value: &str) -> bool {
    const WORDS: &[&str] = &[
        "a",
        "an",
        "the",
        "or",
        "and",
        "letter",
        "letters",
        "digit",
        "digits",
        "number",
        "numbers",
        "space",
        "spaces",
        "special",
        "chinese",
        "hyphen",
        "hyphens",
        "underscore",
        "underscores",
        "period",
        "periods",
        "any",
        "it",
        "can",
        "must",
        "cannot",
        "consecutive",
        "characters",
        "character",
        "at",
        "only",
        "to",
        "in",
        "end",
        "more",
        "other",
        "multiple",
        "following",
        "duplicate",
        "uppercase",
        "lowercase",
        "line",
        "non",
        "non-ascii",
        "forward",
        "slashes",
        "empty",
        "contain",
        "colons",
        "commas",
        "leading",
        "trailing",
        "both",
        "either",
        "such",
        "double",
        "single",
        "two",
        "which",
        "that",
        "because",
        "are",
        "is",
        "reserved",
        "if",
        "when",
    ];
    !value.is_empty()
        && !value.starts_with('(')
        && (value.contains([':', '/'])
            || value
                .chars()
                .next()
                .is_some_and(|c| c.is_ascii_alphabetic())
                && !WORDS.contains(&value.to_ascii_lowercase().as_str()))
}

/// `CID`: a word in capitals is a literal in an English sentence too.
pub(super) fn is_in_capitals(value: &str) -> bool {
    value.len() > 1
        && value
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || b"_-".contains(&byte))
}

//! Words and signs behind a number that make it another: `10万`, `1 million`, `2^32`. The number and what follows it come in, the
//! number that is meant goes out.

use serde_json::Number;

use crate::prose::text::Text;
use crate::prose::values::skip_blank;

/// Words of magnitude with their factors, longer ones first.
const WORDS: &[(&str, u32)] = &[
    ("十万", 100_000),
    ("百万", 1_000_000),
    ("千万", 10_000_000),
    ("万", 10_000),
    ("亿", 100_000_000),
    ("千", 1_000),
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
];

/// `千` in front of these is a part of a unit, and `万兆` is a kind of network.
const UNITS: &[char] = &['米', '克', '兆', '字', '比', '位', '瓦', '分'];

/// A number whose digits end at `end`, with its magnitude; none where that is left open, as in `2^32` and `10K`.
pub(super) fn with_magnitude(text: &Text, number: Number, end: usize) -> Option<(Number, usize)> {
    let rest = text.lower.get(end..)?;
    // Most numbers are followed by what cannot be a magnitude.
    let first = rest.trim_start_matches(' ').chars().next();
    match first {
        Some('^' | '×' | '*' | 'x' | 'k' | 'w') if is_formula(rest) => None,
        Some('十' | '百' | '千' | '万' | '亿' | 't' | 'm' | 'b') => {
            let start = skip_blank(text, end);
            let Some((word, factor)) = word_at(text.lower.get(start..)?) else {
                return Some((number, end));
            };
            times(&number, factor).map(|number| (number, start + word.len()))
        }
        Some(_) | None => Some((number, end)),
    }
}

fn word_at(rest: &str) -> Option<(&'static str, u32)> {
    WORDS.iter().copied().find(|(word, _)| {
        rest.strip_prefix(word).is_some_and(|after| {
            if word.is_ascii() {
                !after.starts_with(|c: char| c.is_ascii_alphanumeric())
            } else {
                !after.starts_with(UNITS)
            }
        })
    })
}

/// A power or product (`2^32`, `5 x 1024`, `5*1024`), or a letter that is short for a thousand or ten thousand of something.
fn is_formula(rest: &str) -> bool {
    let mut letters = rest.chars();
    let glued = letters
        .next()
        .is_some_and(|c| matches!(c, 'k' | 'w') && ends_word(letters.next()));
    let sign = rest
        .trim_start_matches(' ')
        .strip_prefix(['^', '×', '*', 'x'])
        .is_some_and(|after| {
            after
                .trim_start_matches([' ', '('])
                .starts_with(|c: char| c.is_ascii_digit())
        });
    glued || sign
}

fn ends_word(next: Option<char>) -> bool {
    next.is_none_or(|c| !c.is_ascii_alphanumeric() && c != '/')
}

/// A whole number stays one: `1.5万` is 15000.
fn times(number: &Number, factor: u32) -> Option<Number> {
    if let Some(whole) = number.as_i64() {
        return whole.checked_mul(i64::from(factor)).map(Number::from);
    }
    let product = number.as_f64()? * f64::from(factor);
    super::parse(&product.to_string())
}

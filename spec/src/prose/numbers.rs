//! Numbers and spans of numbers inside a sentence: `-1或1~65535`, `[1, 16]`, `from 1 to 8,760 hours`.

mod magnitude;

use std::ops::Range;

use regex::Captures;
use serde_json::Number;

use super::phrase::digits;
use super::text::Text;
use super::units::unit_at;
use super::values::{note_at, skip_blank};

/// A number, or all numbers from one to another.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Span {
    pub(super) min: Number,
    pub(super) max: Number,
    pub(super) exclusive_min: bool,
    pub(super) exclusive_max: bool,
    /// Two bounds were written, not one number.
    pub(super) wide: bool,
}

/// Spans that stand one after another.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Spans {
    pub(super) spans: Vec<Span>,
    /// Where they end.
    pub(super) end: usize,
    /// The unit that was written last.
    pub(super) unit: Option<String>,
    /// Two different units, or brackets whose meaning is not sure.
    pub(super) doubtful: bool,
}

impl Spans {
    /// One span that was read up to `end`.
    pub(super) fn of(min: Number, max: Number, end: usize) -> Self {
        let span = Span {
            min,
            max,
            exclusive_min: false,
            exclusive_max: false,
            wide: true,
        };
        Self {
            spans: vec![span],
            end,
            ..Self::default()
        }
    }
}

/// What stands between two bounds.
const TO: &[&str] = &[
    "~", "～", "-", "–", "—", "―", "－", "至", "到", "to", "through", "和", "and", "，", ",",
];

/// Reads spans from `start`; none where no number stands there.
pub(super) fn scan(text: &Text, start: usize, between: bool) -> Option<Spans> {
    let mut result = Spans::default();
    let mut at = start;
    while let Some((span, end)) = span_at(text, at, between, &mut result) {
        // `0（关闭）、1~100`: a remark on one number. One on a span names its case.
        let behind = note_at(text, end)
            .filter(|_| !span.wide)
            .map(|note| note.end);
        result.spans.push(span);
        result.end = end;
        let Some(next) = after_separator(text, end)
            .or_else(|| behind.and_then(|behind| after_separator(text, behind)))
        else {
            break;
        };
        at = next;
    }
    (!result.spans.is_empty()).then_some(result)
}

fn span_at(text: &Text, at: usize, between: bool, spans: &mut Spans) -> Option<(Span, usize)> {
    let at = skip_blank(text, at);
    let (open, at) = match text.plain[at..].chars().next()? {
        bracket @ ('[' | '(' | '（' | '【') => {
            (Some(bracket), skip_blank(text, at + bracket.len_utf8()))
        }
        _ => (None, at),
    };
    let (min, end) = number_at(text, at, open.is_some())?;
    let (first_unit, end) = unit(text, end);
    // `1024（1 KB）~65536`: the same in another unit.
    let behind = note_at(text, end)
        .filter(|note| text.plain[note.clone()].contains(|c: char| c.is_ascii_digit()))
        .and_then(|note| after_to(text, note.end, false, between));
    let Some(next) = after_to(text, end, open.is_some(), between).or(behind) else {
        if open.is_some() {
            return None;
        }
        note_unit(spans, first_unit);
        return Some((single(min), end));
    };
    let Some((max, end)) = number_at(text, next, open.is_some()) else {
        if open.is_some() {
            return None;
        }
        note_unit(spans, first_unit);
        return Some((single(min), end));
    };
    // `2021-04-01` is a day.
    let mut behind = text.plain[end..].chars();
    if behind.next() == Some('-') && behind.next().is_some_and(|next| next.is_ascii_digit()) {
        return None;
    }
    let (last_unit, mut end) = unit(text, end);
    if let (Some(first), Some(last)) = (&first_unit, &last_unit)
        && first != last
    {
        spans.doubtful = true;
    }
    note_unit(spans, last_unit.or(first_unit));
    let mut exclusive = (false, false);
    if let Some(open) = open {
        let close = skip_blank(text, end);
        let sign = text.plain[close..].chars().next()?;
        match sign {
            ']' | '】' => exclusive = (open != '[' && open != '【', false),
            // `(1,7)` may or may not leave out its bounds.
            ')' | '）' => {
                exclusive = (false, true);
                if open != '[' {
                    spans.doubtful = true;
                }
            }
            _ => return None,
        }
        end = close + sign.len_utf8();
        let (unit_after, after) = unit(text, end);
        note_unit(spans, unit_after);
        end = after;
    }
    Some((
        Span {
            min,
            max,
            exclusive_min: exclusive.0,
            exclusive_max: exclusive.1,
            wide: true,
        },
        end,
    ))
}

fn single(number: Number) -> Span {
    Span {
        min: number.clone(),
        max: number,
        exclusive_min: false,
        exclusive_max: false,
        wide: false,
    }
}

fn note_unit(spans: &mut Spans, unit: Option<String>) {
    if unit.is_some() {
        if spans.unit.is_some() && spans.unit != unit {
            spans.doubtful = true;
        }
        spans.unit = unit;
    }
}

fn unit(text: &Text, at: usize) -> (Option<String>, usize) {
    let start = skip_blank(text, at);
    if text.plain[start..].starts_with('%') {
        return (Some("%".to_owned()), start + 1);
    }
    match unit_at(text, at) {
        Some(end) => (
            Some(text.lower[start..end].trim_end_matches('s').to_owned()),
            end,
        ),
        None => (None, at),
    }
}

/// The number at `at`, with its end. Inside of brackets a comma separates the bounds.
pub(super) fn number_at(text: &Text, at: usize, bracket: bool) -> Option<(Number, usize)> {
    let rest = &text.plain[at..];
    let sign = usize::from(rest.starts_with(['-', '+', '−']));
    let sign_length = if sign == 1 {
        rest.chars().next()?.len_utf8()
    } else {
        0
    };
    let body = &rest[sign_length..];
    let mut length = body.len() - body.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if length == 0 {
        return None;
    }
    if !bracket {
        while length <= 15
            && thousands(&body[length..])
            && (length <= 3 || body[..length].contains(','))
        {
            length += 4;
        }
    }
    if let Some(fraction) = body[length..].strip_prefix('.') {
        let digits = fraction.len()
            - fraction
                .trim_start_matches(|c: char| c.is_ascii_digit())
                .len();
        if digits > 0 && !fraction[digits..].starts_with('.') {
            length += 1 + digits;
        }
    }
    let after = &body[length..];
    // `1a` and `10.0.0.1` are no numbers; a unit may be glued, as in `5GB`.
    if after.starts_with(['_', '/']) && !after.starts_with("//") {
        return None;
    }
    let mut digits = body[..length].replace(',', "");
    if rest.starts_with(['-', '−']) {
        digits.insert(0, '-');
    }
    let end = at + sign_length + length;
    magnitude::with_magnitude(text, parse(&digits)?, end)
}

/// The number that a group of a match over the text captured, with its end.
pub(super) fn captured(text: &Text, found: &Captures<'_>, group: usize) -> Option<(Number, usize)> {
    let number = parse(&digits(found, group)?)?;
    magnitude::with_magnitude(text, number, found.get(group)?.end())
}

/// Whether a number of the match over the text is not all of its amount: `不超过1万`.
pub(super) fn is_cut(text: &Text, found: &Captures<'_>) -> bool {
    (1..found.len())
        .filter_map(|group| Some((found.get(group)?, parse(&digits(found, group)?)?)))
        .any(|(place, number)| {
            magnitude::with_magnitude(text, number, place.end())
                .is_none_or(|(_, end)| end > place.end())
        })
}

fn thousands(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix(',') else {
        return false;
    };
    rest.len() >= 3
        && rest.bytes().take(3).all(|b| b.is_ascii_digit())
        && !rest[3..].starts_with(|c: char| c.is_ascii_digit())
}

/// A whole number stays one.
pub(super) fn parse(digits: &str) -> Option<Number> {
    if let Ok(whole) = digits.parse::<i64>() {
        return Some(Number::from(whole));
    }
    digits.parse::<f64>().ok().and_then(Number::from_f64)
}

fn after_to(text: &Text, at: usize, bracket: bool, between: bool) -> Option<usize> {
    let start = skip_blank(text, at);
    let rest = &text.lower[start..];
    TO.iter().find_map(|to| {
        let comma = matches!(*to, "，" | ",");
        let word = matches!(*to, "和" | "and");
        if comma && !bracket || word && !between && !bracket {
            return None;
        }
        let after = rest.strip_prefix(to)?;
        let blank = after.starts_with(' ') || start > at;
        if to.starts_with(|c: char| c.is_ascii_alphabetic()) && !blank {
            return None;
        }
        Some(skip_blank(text, start + to.len()))
    })
}

fn after_separator(text: &Text, at: usize) -> Option<usize> {
    const SEPARATORS: &[&str] = &[
        ", and ",
        ", or ",
        "，或者",
        "，或",
        "、或",
        "或者",
        " and ",
        " or ",
        "、",
        "，",
        "；",
        ", ",
        ",",
        ";",
        "|",
        "或",
        "和",
        "及",
    ];
    let rest = &text.lower[at..];
    let trimmed = rest.trim_start();
    let blank = rest.len() - trimmed.len();
    SEPARATORS.iter().find_map(|sign| {
        if sign.starts_with(' ') {
            rest.strip_prefix(sign).map(|_| at + sign.len())
        } else {
            trimmed.strip_prefix(sign).map(|_| at + blank + sign.len())
        }
    })
}

/// The numbers of a text that is nothing but spans.
pub(super) fn whole(text: &Text, range: Range<usize>) -> Option<Spans> {
    let part = text.part(range);
    let spans = scan(&part, 0, false)?;
    let rest = part.plain[spans.end..].trim_matches(['。', '.', '；', ';', ' ', '，', '\n']);
    let remark = rest.starts_with(['（', '(']) && rest.ends_with(['）', ')']);
    (rest.is_empty() || remark).then_some(spans)
}

/// The value as a floating number, for comparing.
pub(super) fn float(number: &Number) -> f64 {
    number.as_f64().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::{Text, scan};

    fn check(markdown: &str, expected: &[(&str, &str)], doubtful: bool) {
        let spans = scan(&Text::new(markdown), 0, false).unwrap_or_default();
        let found: Vec<(String, String)> = spans
            .spans
            .iter()
            .map(|span| (span.min.to_string(), span.max.to_string()))
            .collect();
        let expected: Vec<(String, String)> = expected
            .iter()
            .map(|(min, max)| ((*min).to_owned(), (*max).to_owned()))
            .collect();
        assert_eq!(found, expected, "{markdown}");
        assert_eq!(spans.doubtful, doubtful, "{markdown}");
    }

    #[test]
    fn spans_of_every_shape() {
        check("1~65535", &[("1", "65535")], false);
        check("2021-04-01", &[], false);
        check("**1** to **100**", &[("1", "100")], false);
        check("-1或1~65535", &[("-1", "-1"), ("1", "65535")], false);
        check(
            "1~9、12、24、36",
            &[("1", "9"), ("12", "12"), ("24", "24"), ("36", "36")],
            false,
        );
        check("[1, 16]", &[("1", "16")], false);
        check("(1,7)", &[("1", "7")], true);
        check("6小时~8,760小时", &[("6", "8760")], false);
        check("1 minute to 24 hours", &[("1", "24")], true);
        check("0.5-1.0", &[("0.5", "1.0")], false);
        check("1,024 to 2,048", &[("1024", "2048")], false);
        check("-520～-1", &[("-520", "-1")], false);
        check("300, 3600", &[("300", "300"), ("3600", "3600")], false);
    }

    #[test]
    fn a_magnitude_is_a_part_of_its_number() {
        check("1~10万", &[("1", "100000")], false);
        check("1万~50万", &[("10000", "500000")], false);
        check("1 to 10 million", &[("1", "10000000")], false);
        check("1.5万", &[("15000", "15000")], false);
        check("3 thousand", &[("3000", "3000")], false);
        check("5千克", &[("5", "5")], false);
        check("5 times", &[("5", "5")], false);
        check("5 MB", &[("5", "5")], false);
        for unclear in [
            "2^32",
            "2^31 - 1",
            "5*1024*1024",
            "5 x 1024",
            "10K",
            "5 × 3",
            "10w~20w",
        ] {
            check(unclear, &[], false);
        }
    }
}

//! Units behind numbers: `5 GB`, `15秒`, and the unit in which a description says that its value is given.

use std::ops::Range;
use std::sync::OnceLock;

use regex::Regex;

use super::phrase::compile;
use super::scope::Cell;
use super::text::Text;
use super::values::skip_blank;
use super::words::WordList;

/// Words after a number that are its unit.
const UNITS: &[&str] = &[
    "milliseconds",
    "millisecond",
    "seconds",
    "second",
    "minutes",
    "minute",
    "hours",
    "hour",
    "days",
    "day",
    "weeks",
    "week",
    "months",
    "month",
    "years",
    "year",
    "mbit/s",
    "kbit/s",
    "gbit/s",
    "mbps",
    "kbps",
    "gbps",
    "gib",
    "mib",
    "kib",
    "tib",
    "gb",
    "mb",
    "kb",
    "tb",
    "entries",
    "times",
    "毫秒",
    "分钟",
    "小时",
    "个月",
    "秒钟",
    "秒",
    "天",
    "日",
    "周",
    "月",
    "年",
    "个",
    "条",
    "次",
    "行",
    "项",
    "台",
    "页",
    "点",
    "ms",
    "secs",
    "sec",
    "mins",
    "min",
    "hrs",
    "hr",
    "s",
    "h",
    "d",
];

/// The end of the unit that stands at `at`.
pub(super) fn unit_at(text: &Text, at: usize) -> Option<usize> {
    let start = skip_blank(text, at);
    let rest = &text.lower[start..];
    UNITS
        .iter()
        .find(|unit| {
            rest.strip_prefix(**unit).is_some_and(|after| {
                !unit.is_ascii() || !after.starts_with(|c: char| c.is_ascii_alphanumeric())
            })
        })
        .map(|unit| start + unit.len())
}

/// What units measure. Only units of one kind can contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Time,
    Size,
    Rate,
}

/// The kind of a unit, with a number that is the same for all names of one unit.
fn measure(unit: &str) -> Option<(Kind, u8)> {
    let kind = match unit.trim_end_matches('s') {
        "毫秒" | "m" | "millisecond" => (Kind::Time, 0),
        "秒" | "秒钟" | "second" | "" => (Kind::Time, 1),
        "分" | "分钟" | "minute" | "min" => (Kind::Time, 2),
        "小时" | "hour" | "h" => (Kind::Time, 3),
        "天" | "日" | "day" => (Kind::Time, 4),
        "周" | "week" => (Kind::Time, 5),
        "月" | "个月" | "month" => (Kind::Time, 6),
        "年" | "year" => (Kind::Time, 7),
        "字节" | "byte" | "b" => (Kind::Size, 0),
        "kb" | "kib" => (Kind::Size, 1),
        "mb" | "mib" => (Kind::Size, 2),
        "gb" | "gib" => (Kind::Size, 3),
        "tb" | "tib" => (Kind::Size, 4),
        "kbp" | "kbit/" | "kbit" => (Kind::Rate, 1),
        "mbp" | "mbit/" | "mbit" => (Kind::Rate, 2),
        "gbp" | "gbit/" | "gbit" => (Kind::Rate, 3),
        _ => return None,
    };
    Some(kind)
}

/// Whether what stands behind a number measures time, size or rate: `16 KB`, `60秒`.
pub(super) fn measures(text: &Text, at: usize) -> bool {
    static SIZE: OnceLock<Regex> = OnceLock::new();
    let size = SIZE.get_or_init(|| compile(r"^ ?[kmgt](?:i?b|字节| ?bytes?)?(?:[^a-z]|$)"));
    let rest = text.lower.get(at..).unwrap_or_default();
    size.is_match(rest)
        || behind(text, at).is_some_and(|unit| {
            measure(&unit).is_some_and(|(kind, unit)| kind != Kind::Size || unit > 0)
        })
}

/// The unit that stands at `at`, behind a number.
pub(super) fn behind(text: &Text, at: usize) -> Option<String> {
    let end = unit_at(text, at)?;
    let unit = text.lower.get(skip_blank(text, at)..end)?;
    Some(unit.to_owned())
}

/// Whether a number in a part of the text has a unit that contradicts that of the value: `取值：5分钟、10分钟` where it is in seconds.
/// In brackets, as in `300（5分钟）`, the same is said in other words.
pub(super) fn is_other_in(cell: &Cell<'_>, text: &Text, part: Range<usize>) -> bool {
    let Some(inside) = text.plain.get(part.clone()) else {
        return false;
    };
    let mut depth = 0_usize;
    inside.char_indices().any(|(at, c)| {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
            && c.is_ascii_digit()
            && behind(text, part.start + at + 1).is_some_and(|unit| contradicts(cell, &unit))
    })
}

/// Whether the description gives its value in another unit of the same kind: `单位：MB` where a bound is `64GB`. A share may be written as
/// a fraction: `1%` of a value that need not be whole.
pub(super) fn contradicts(cell: &Cell<'_>, unit: &str) -> bool {
    if unit == "%" {
        return cell.is_number() && !cell.is_whole_number() && !speaks_of_percent(cell);
    }
    let Some((kind, size)) = measure(unit) else {
        return false;
    };
    let mut same_kind = declared(cell)
        .into_iter()
        .filter(|(declared, _)| *declared == kind)
        .peekable();
    same_kind.peek().is_some() && same_kind.all(|(_, declared)| declared != size)
}

fn speaks_of_percent(cell: &Cell<'_>) -> bool {
    static WORDS: WordList = WordList::new(&["百分", "percent", "单位：%", "单位为%", "unit: %"]);
    let mut sentences = cell.sentences.iter();
    sentences.any(|sentence| WORDS.are_in(&sentence.text.lower))
}

/// The units that the description names as those of its value.
fn declared(cell: &Cell<'_>) -> Vec<(Kind, u8)> {
    static UNIT: OnceLock<[Regex; 3]> = OnceLock::new();
    static TITLE: OnceLock<[Regex; 2]> = OnceLock::new();
    let patterns = UNIT.get_or_init(|| {
        [
            compile(r"单位(?:统一|默认)?(?:为|是|：|:)* ?([a-z/]+|毫秒|分钟|秒钟|小时|字节|个月|[秒分天日周月年])"),
            compile(r"以 ?([a-z/]+|毫秒|分钟|秒钟|小时|字节|个月|[秒分天日周月年]) ?为单位"),
            compile(r"(?:(?-u:\b)units?(?: is| are|：|:| of measurement:?)+ ?|(?-u:\b)(?:measured |specified |expressed |value |period |interval |time |timeout |size |duration )in (?:units of )?(?:the unit of )?)([a-z/]+)"),
        ]
    });
    // `时长（秒）`, `The duration, in seconds`, `The number of seconds`: what the description begins with.
    let of_title = TITLE.get_or_init(|| {
        [
            compile(r"^[^0-9（(]*[（(] ?(?:单位[：:]?)? ?(毫秒|分钟|秒钟|小时|字节|个月|[秒分天日周月年]|[kmgt]?i?b|[kmg]bps|[kmg]bit/s|ms|(?:in )?(?:milliseconds?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|bytes?)) ?[)）]"),
            compile(r"^[^0-9]*(?:, | \()in (?:units of )?([a-z/]+)(?-u:\b)|^(?:the )?(?:[a-z]+ )?number of (milliseconds|seconds|minutes|hours|days|weeks|months|years|bytes)(?-u:\b)"),
        ]
    });
    let first = cell.sentences.first().map(|first| &first.text.lower);
    let titles = first.into_iter().flat_map(|first| {
        let found = of_title
            .iter()
            .filter_map(|pattern| pattern.captures(first));
        found.filter_map(|found| Some(found.get(1).or_else(|| found.get(2))?.as_str()))
    });
    cell.sentences
        .iter()
        .flat_map(|sentence| {
            patterns
                .iter()
                .flat_map(|pattern| pattern.captures_iter(&sentence.text.lower))
        })
        .filter_map(|found| Some(found.get(1)?.as_str()))
        .chain(titles)
        .filter_map(|unit| measure(unit.strip_prefix("in ").unwrap_or(unit)))
        .collect()
}

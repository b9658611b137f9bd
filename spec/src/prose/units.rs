//! Units behind numbers: `5 GB`, `15秒`.

use super::text::Text;
use super::values::skip_blank;

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
    "ms",
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

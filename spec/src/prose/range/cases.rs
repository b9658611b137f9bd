//! What stands around a number in a sentence: whether it bounds the value at all, and whether the sentence goes on with the numbers
//! of other cases.

use std::ops::Range;
use std::sync::OnceLock;

use regex::Regex;
use serde_json::Number;

use crate::prose::bounds::Bounds;
use crate::prose::numbers::{self, float};
use crate::prose::phrase::{compile, digits};
use crate::prose::scope::{Cell, Sentence, about_value};
use crate::prose::units::unit_at;

/// What follows the number says that something else than the value is counted.
pub(in crate::prose) fn counts_something(after: &str) -> bool {
    let after = after.trim_start();
    [
        "个字符",
        "个字",
        "字符",
        "个英文",
        "个中文",
        "字节",
        "位",
        "个ascii",
        "characters",
        "character",
        "bytes",
        "byte",
        "个字母",
        "ascii",
        "letters",
        "个汉字",
        "汉字",
        "chars",
        "words",
        "digits",
        "bits",
        "english",
        "chinese",
        "个半角",
    ]
    .iter()
    .any(|word| after.starts_with(word))
}

/// What is said behind these words is about the `N` of a list: `When N is set to 1, ...`.
pub(super) fn is_of_the_index(cell: &Cell<'_>, before: &str) -> bool {
    static INDEX: OnceLock<Regex> = OnceLock::new();
    let index = INDEX.get_or_init(|| compile(r"(?:^|[^a-z0-9_.-])[nm](?:[^a-z0-9_.-]|$)"));
    let clause = before
        .rsplit(['，', '；', ';', ','])
        .next()
        .unwrap_or(before);
    cell.is_list() && index.is_match(clause)
}

/// What follows the number makes it an amount of something else, or a distance from it: `50% of the total`, `10 minutes later than ...`,
/// `3倍`.
pub(super) fn is_relative(after: &str) -> bool {
    static RELATIVE: OnceLock<Regex> = OnceLock::new();
    RELATIVE
        .get_or_init(|| {
            compile(concat!(
                r"^ ?(?:(?:%|percent|个百分点)(?: ?(?:of|的)| (?:more|less|greater|higher|lower|larger|smaller))",
                r"|(?:(?:[kmgt]i?b|[kmg]bps|minutes?|hours?|days?|seconds?|weeks?|months?|years?|units?|points?|%|percent) )?(?:greater|larger|more|higher|bigger|later|earlier|less|lower|smaller|fewer|shorter|longer) than",
                r"|(?:minutes?|hours?|days?|seconds?|weeks?|months?|years?) (?:after|before|ahead|from|later|earlier|prior)",
                r"|(?:times|fold)(?: |$|[.,;])|倍|分之)",
            ))
        })
        .is_match(after)
}

/// Whether the rest of a sentence names spans outside of the bounds that were read from it: the other cases, in words of their own.
/// `known` are the places that were read.
pub(super) fn goes_beyond(
    cell: &Cell<'_>,
    sentence: &Sentence,
    bounds: &Bounds,
    known: &[Range<usize>],
) -> bool {
    static SPANS: OnceLock<[Regex; 2]> = OnceLock::new();
    let patterns = SPANS.get_or_init(|| {
        [
            compile(
                r"(?:^|[^0-9a-z_.:/~～+-]){n} ?(?:gb|gib|mb|mib|tb|tib|mbps|mbit/s|秒|分钟|小时|天|个)? ?(?:~|～|-|–|—|至|到|to) ?{n}",
            ),
            compile(r"\[ ?{n} ?[,，~～-] ?{n} ?\]"),
        ]
    });
    let text = &sentence.text;
    patterns.iter().any(|pattern| {
        pattern.captures_iter(&text.lower).any(|found| {
            let (Some(first), Some(last)) = (found.get(1), found.get(2)) else {
                return false;
            };
            let after = text.lower.get(last.end()..).unwrap_or_default();
            let cut = after.starts_with(|c: char| {
                c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':' | '/' | '-' | '：')
            }) && unit_at(text, last.end()).is_none()
                && !after.starts_with(". ");
            let place = first.start()..last.end();
            let read = known
                .iter()
                .any(|known| known.start < place.end && place.start < known.end);
            let beyond = [1, 2]
                .iter()
                .filter_map(|&group| numbers::captured(text, &found, group))
                .any(|(number, _)| !bounds.holds(&number));
            !cut && !read
                && beyond
                && !counts_something(after)
                && !is_relative(after)
                && about_value(cell, sentence, place.start)
        })
    })
}

/// Whether a bound is followed by that of another case: `100 for guests and 500 for members`, `100（会员：500）`.
pub(super) fn has_other_case(after: &str, bound: &Number) -> bool {
    static OTHER: OnceLock<Regex> = OnceLock::new();
    OTHER
        .get_or_init(|| {
            compile(
                r"(?:^|[ ，,、（(：:和或])(?:and |or |is |to )?{n} ?(?:gb|gib|mb|mib|tb|tib|mbps|mbit/s|个|条)? ?(?:for |in (?:the|other|all) |if |when |[（()）])",
            )
        })
        .captures_iter(after)
        .filter_map(|found| digits(&found, 1).as_deref().and_then(numbers::parse))
        .any(|other| float(&other) > float(bound))
}

/// `取值1~20，总数不能超过1000`: a bound of all values together.
pub(super) fn is_of_all(before: &str) -> bool {
    let clause = before
        .rsplit(['，', '；', ';', ','])
        .next()
        .unwrap_or(before);
    ["总", "之和", "合计", "total", "sum of"]
        .iter()
        .any(|word| clause.contains(word))
}

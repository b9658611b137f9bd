//! Bounds that a description moves for some cases, as `企业版最大可设置为500`. The range that was read comes in, it goes out so wide that
//! no case is refused.

use std::ops::Range;
use std::sync::OnceLock;

use regex::Regex;
use serde_json::Number;

use super::cases::{counts_something, is_of_all, is_of_the_index, is_relative};
use super::special::is_refused;
use crate::prose::allowance::{CASES, lifts};
use crate::prose::bounds::Bounds;
use crate::prose::numbers::{self, float};
use crate::prose::phrase::compile;
use crate::prose::scope::{Cell, Sentence, about_value, clause_start};
use crate::prose::words::WordList;

/// What a match tells about its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Words {
    /// The greatest value of a case.
    Max,
    /// The least value of a case.
    Min,
    /// The same, and the words say by themselves that it is for some cases.
    Raised,
    /// Both bounds of a case.
    Span,
    /// The same, where the sentence is nothing but a name and these bounds.
    Named,
    /// The only value of a case.
    Single,
    /// One more value.
    Also,
    /// A bound of a case, in brackets behind that of the others.
    Bracket,
}

const PATTERNS: &[(Words, &str)] = &[
    // `企业版最大可设置为500`, `取值上限为500`
    (
        Words::Max,
        r"(?:最大|最高|最长|最多|上限|至多)[^0-9，。；、（(a-z-]{0,8}?{n}",
    ),
    (
        Words::Min,
        r"(?:最小|最低|最短|最少|下限|至少)[^0-9，。；、（(a-z-]{0,8}?{n}",
    ),
    (
        Words::Raised,
        r"(?:可达到?|支持到|(?:提升|放宽|放开|扩展|扩大|增加|提高|调整|调|延长|保存|保留)[至到]) ?{n}",
    ),
    // `up to 500 in Enterprise Edition`, `to 500 at most`
    (
        Words::Max,
        r"(?-u:\b)(?:up to|at most|maximum(?: value)?(?: is| of)?|upper limit(?: is| of)?|supports) {n}|(?-u:\b)to {n} at most|(?-u:\b)(?:maximum value|upper limit) (?:for|of|in) [a-z ]{1,40} is {n}",
    ),
    (
        Words::Min,
        r"(?-u:\b)(?:minimum(?: value)?(?: is| of)?|lower limit(?: is| of)?) {n}",
    ),
    (
        Words::Raised,
        r"(?-u:\b)(?:increase|raise|extend|change)(?:e?d)? (?:it |the (?:value|limit|quota|maximum value|upper limit) )?to {n}",
    ),
    (
        Words::Span,
        r"(?:^|[^0-9a-z_.:/~～+-]){n} ?(?:gb|gib|mb|mib|tb|tib|mbps|mbit/s|秒|分钟|小时|天|个)? ?(?:~|～|至|到|to) ?{n}",
    ),
    // `日志备份为7~1825`, `Log backups: 7 to 1825`
    (
        Words::Named,
        r"^[^，；。：:、（）()0-9a-z]{2,10}(?:为|：|:) ?{n} ?(?:天|小时|分钟|秒|个)?(?:~|～|至|到) ?{n}[^0-9，。；（(]{0,3}$|^[a-z][a-z ]{2,40}: {n} to {n}(?: [a-z]+)?$",
    ),
    // `单机版固定为1，集群版取值范围为2~20`
    (
        Words::Single,
        r"(?:^|[，；。：])[^，；。：、（）0-9a-z默缺最步不非除例大小设填传配超]{2,10}?(?:固定|取值|只能|必须)?为 ?{n} ?(?:个|台)?(?:$|[，；。])",
    ),
    // `但当...时可以为0`, `However, if ..., the value can be 0`
    (
        Words::Single,
        r", (?:the value|it|this parameter) (?:can (?:also )?be|must be|should be|is)(?: set to)? {n}(?:$|[ ,.;])",
    ),
    // `关闭备份时为0`, `长期保留时取-1`
    (
        Words::Also,
        r"[^小超延临]时，?(?:则|应|须|需|必须|请)?(?:也|还)?(?:可以?)?(?:(?:设置|取值?|传入?|填写?|设)为?|为) ?{n} ?(?:个|台)?(?:$|[，；。）])",
    ),
    // `大于等于10，或者等于0`
    (
        Words::Also,
        r"或者?(?:等于|为|是) ?{n} ?(?:个|台)?(?:$|[，；。])|, or (?:equal to|is|be) {n}(?:$|[ ,.;])",
    ),
    (
        Words::Bracket,
        r"[0-9a-z天秒个 ][（(][^（）()0-9]{1,16}(?:为|是|：|:) ?{n} ?[^（）()0-9]{0,3}[）)]|[0-9a-z ]\({n} (?:for|in|on) [^()0-9]+\)",
    ),
];

/// Words for what holds several values, or other things than the value.
static OTHERS: WordList = WordList::new(&[
    "每个", "每台", "每条", "每次", "每一", "单个", "单次", "一个", "一次", "each ", "every ",
    " per ",
]);

/// Moves the bounds, and returns the sentences that say so.
pub(super) fn widen<'c>(cell: &'c Cell<'_>, bounds: &mut Bounds) -> Vec<&'c str> {
    static COMPILED: OnceLock<Vec<(Words, Regex)>> = OnceLock::new();
    static GREATER: OnceLock<Regex> = OnceLock::new();
    let patterns = COMPILED.get_or_init(|| {
        PATTERNS
            .iter()
            .map(|(words, pattern)| (*words, compile(pattern)))
            .collect()
    });
    // `如需更大的值，请提交工单`: nobody can tell how great.
    let greater = GREATER.get_or_init(|| {
        compile(r"如(?:果)?需(?:要)?(?:设置|使用|指定|配置)?更[大高长多]|if you need (?:more|a (?:larger|greater|higher))(?-u:\b)|to (?:specify|set|use) a (?:larger|greater|higher|longer) value")
    });
    let mut texts = Vec::new();
    let read = bounds.clone();
    for sentence in cell.sentences.iter().filter(|sentence| !sentence.example) {
        let lower = sentence.text.lower.as_str();
        let before = bounds.clone();
        if bounds.max.is_some() && (lifts(lower) || greater.is_match(lower)) {
            bounds.max = None;
        }
        if !lower.contains(|c: char| c.is_ascii_digit()) {
            continue;
        }
        for (words, pattern) in patterns {
            for found in pattern.captures_iter(lower) {
                let numbers: Vec<(Range<usize>, Number)> = (1..found.len())
                    .filter_map(|group| {
                        let (number, end) = numbers::captured(&sentence.text, &found, group)?;
                        Some((found.get(group)?.start()..end, number))
                    })
                    .filter(|(_, number)| !read.holds(number))
                    .collect();
                for (place, number) in numbers {
                    if is_of_a_case(cell, sentence, *words, &place) {
                        apply(bounds, *words, &number);
                    }
                }
            }
        }
        if *bounds != before {
            texts.push(sentence.text.plain.as_str());
        }
    }
    texts
}

/// Whether the number at `place` bounds the value itself, in a case that the sentence names.
fn is_of_a_case(cell: &Cell<'_>, sentence: &Sentence, words: Words, place: &Range<usize>) -> bool {
    let lower = sentence.text.lower.as_str();
    let before = lower.get(..place.start).unwrap_or_default();
    let after = lower.get(place.end..).unwrap_or_default();
    let clause = lower
        .get(clause_start(&sentence.text, place.start)..place.start)
        .unwrap_or_default();
    let named = match words {
        Words::Raised | Words::Also | Words::Named => true,
        Words::Max | Words::Min | Words::Span | Words::Single | Words::Bracket => {
            sentence.branch || CASES.are_in(lower)
        }
    };
    let cut = after.starts_with(['_', ':', '/', '-', '~', '～'])
        || after.starts_with('.') && !after.starts_with(". ") && after.len() > 1;
    named
        && !cut
        && !OTHERS.are_in(clause)
        && !is_refused(before, after)
        && !is_of_all(before)
        && !is_of_the_index(cell, before)
        && !counts_something(after)
        && !is_relative(after)
        && (is_behind_a_condition(clause) || about_value(cell, sentence, place.start))
}

/// `当Mode为1时可以为0`: the words between the condition and the number name nothing else.
fn is_behind_a_condition(clause: &str) -> bool {
    clause
        .rsplit_once('时')
        .is_some_and(|(_, rest)| !rest.contains(|c: char| c.is_ascii_alphanumeric()))
}

fn apply(bounds: &mut Bounds, words: Words, number: &Number) {
    let is_over = bounds
        .max
        .as_ref()
        .is_some_and(|max| float(number) > float(max));
    match words {
        Words::Max | Words::Raised => raise(bounds, number),
        Words::Min => lower(bounds, number),
        Words::Span | Words::Named | Words::Bracket if is_over => raise(bounds, number),
        Words::Span | Words::Named | Words::Bracket => lower(bounds, number),
        Words::Single | Words::Also => {
            if !bounds.holds(number) {
                bounds.also.push(number.clone());
            }
        }
    }
}

/// A side that is open stays open.
fn raise(bounds: &mut Bounds, number: &Number) {
    if bounds.max.is_some() {
        bounds.widen_max(number, false);
    }
}

fn lower(bounds: &mut Bounds, number: &Number) {
    if bounds.min.is_some() {
        bounds.widen_min(number, false);
    }
}

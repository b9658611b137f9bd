//! Conditions inside sentences: does one open the sentence, and which parameters and values does it name?

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use regex::Regex;

use super::phrase::compile;
use super::text::Text;
use super::values;
use super::words::WordList;
use crate::model::Condition;

/// Conditions that only say that this parameter itself was given or left out; they bind every value of it alike.
const OWN: &str = r"^(?:如果|若|如|当|一旦)?您?(?:不|未|没有|没|要)?(?:传入?|填写?|指定|设置|配置|选择|输入)(?:了|过)?(?:该|此|本)?(?:参数|值|项|字段|时|则|，|,|默认)|^(?:如果|若|当)?(?:该|此|本)?(?:参数|值|字段)(?:值)?(?:为空|不|未|没有|置空|留空)|^(?:不设置|不填|不指定|不传|缺省|为空)|^(?:if|when) (?:you )?(?:do not |don't )?(?:specify|set|configure|leave|enter|provide|use) (?:this|the) (?:parameter|value|field)(?: to null| empty| unspecified| blank)?(?:,|$| (?:[^t]|t[^o]|to[^ ]))|^(?:if|when) (?:this|the) (?:parameter|value|field) (?:is|has) (?:not|left|empty|null|unspecified|specified|set,)|^if it is (?:not|left)|^(?:用户)?(?:传入|输入|设置)(?:值|参数)?为空|^by default|时，?(?:则)?(?:该|此|本)?参数?(?:才)?(?:会)?(?:生效|有效)|^(?:this|the) parameter (?:is valid|takes effect|is effective|is available|is supported)";

/// What opens a sentence that holds in one case only. `超时，`, `小时，` are nouns and open nothing.
const OPENING: &str = r"^(?:当[^前天日月地下]|如果|若|仅当|只有|只在|在.+(?:时|情况下|场景下)|对于|针对|如(?:[^下何上有需]|[a-z]))|^.+(?:[^超延小实定计耗即及临历同届按准限]时|情况下)(?:，|,)|^(?:if|when|for|in|after|once) |^on [a-z -]{0,24}(?:instances?|servers?|nodes?|systems?|editions?)(?-u:\b)|^only (?:if|when)|(?:,| ) ?(?:only )?(?:if|when|in case) (?:the |you )?[^,]{2,}|^.*(?:取值?|设置|配置|指定|值)为[^，。]+(?:时(?:[^间长]|$)|，则)|, (?:depending on|based on)|(?:windows|linux)(?: server)? ?(?:实例|系统|操作系统|instances?|servers?)(?: ?$|[^。]{0,4}(?:不|必|只|的密码|能)| (?:cannot|must|can))";

/// Whether a sentence (in lower case) opens with a condition on something else than this parameter's own presence.
pub(super) fn opens(lower: &str) -> bool {
    static PATTERNS: OnceLock<(Regex, Regex)> = OnceLock::new();
    // Cheap words first: most sentences hold none of these.
    static MAY: WordList = WordList::new(&[
        "当",
        "如",
        "若",
        "时",
        "只",
        "对于",
        "针对",
        "情况",
        "为",
        "windows",
        "linux",
        "if ",
        "when ",
        "for ",
        "in ",
        "on ",
        "after ",
        "once ",
        "depending",
        "based",
    ]);
    if !MAY.are_in(lower)
        || lower.starts_with("for more")
        || lower.starts_with("for details")
        || lower.starts_with("in the following")
    {
        return false;
    }
    let (own, opening) = PATTERNS.get_or_init(|| (compile(OWN), compile(OPENING)));
    let bare = without_brackets(lower);
    opening.is_match(&bare) && !own.is_match(&bare)
}

/// What stands in brackets explains a word and opens no case.
fn without_brackets(lower: &str) -> Cow<'_, str> {
    if !lower.contains(['(', '（']) {
        return Cow::Borrowed(lower);
    }
    let mut depth = 0_usize;
    let kept = lower
        .chars()
        .filter(|c| match c {
            '(' | '（' => {
                depth += 1;
                false
            }
            ')' | '）' => {
                let inside = depth > 0;
                depth = depth.saturating_sub(1);
                !inside
            }
            _ => depth == 0,
        })
        .collect();
    Cow::Owned(kept)
}

/// The conditions of a sentence, where all of them can be computed from parameters of the request; else empty.
pub(super) fn read(text: &Text, own: &str, siblings: &[&str]) -> Vec<Condition> {
    let Some(segment) = segment(text) else {
        return Vec::new();
    };
    let lower = &text.lower[segment.clone()];
    let negated = [
        "不",
        "未",
        "没",
        "非",
        "除",
        " not",
        "n't",
        "unless",
        "other than",
        "neither",
    ]
    .iter()
    .any(|word| lower.contains(word));
    if negated {
        return Vec::new();
    }
    let mut conditions: Vec<Condition> = Vec::new();
    let mut read = 0;
    let mut at = segment.start;
    while let Some((name, range)) = next_name(text, at..segment.end, siblings) {
        if name == own {
            return Vec::new();
        }
        let Some((values, end)) = values_after(text, range.end) else {
            return Vec::new();
        };
        read += names_in(&text.plain[range.start..end.max(range.end)]);
        if let Some(known) = conditions.iter_mut().find(|known| known.parameter == name) {
            // The same parameter twice is a choice of values only where an "or" stands between.
            known.values.extend(values);
        } else {
            conditions.push(Condition {
                parameter: name.to_owned(),
                values,
            });
        }
        at = end.max(range.end);
    }
    // A name that is no parameter of this operation: the condition is not read in full.
    if names_in(&text.plain[segment.start..segment.end.max(at)]) != read {
        return Vec::new();
    }
    // "X is A or Y is B" cannot be said by a list of conditions that must all hold.
    let either = conditions.len() > 1
        && (lower.contains('或') || lower.contains(" or "))
        && !(lower.contains('且') || lower.contains(" and "));
    if either { Vec::new() } else { conditions }
}

/// How many words of a text are written like names of parameters: `PayType`.
fn names_in(text: &str) -> usize {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.'))
        .filter(|word| {
            word.bytes()
                .zip(word.bytes().skip(1))
                .any(|(first, second)| first.is_ascii_lowercase() && second.is_ascii_uppercase())
        })
        .count()
}

/// The part of the sentence that is the condition.
fn segment(text: &Text) -> Option<Range<usize>> {
    let lower = &text.lower;
    for word in ["仅当", "当", "如果", "若", "只有"] {
        if let Some(start) = lower.find(word) {
            let after = start + word.len();
            let rest = &lower[after..];
            let end = rest
                .find('时')
                .or_else(|| rest.find('，'))
                .or_else(|| rest.find(','))
                .unwrap_or(rest.len());
            return Some(after..after + end);
        }
    }
    if let Some(end) = lower.find('时') {
        return Some(0..end);
    }
    for word in ["if ", "when "] {
        if let Some(start) = find_word(lower, word) {
            let after = start + word.len();
            let rest = &lower[after..];
            let end = [", this", ", you", ", the", ", it"]
                .iter()
                .filter_map(|stop| rest.find(stop))
                .min()
                .unwrap_or(rest.len());
            return Some(after..after + end);
        }
    }
    None
}

fn find_word(lower: &str, word: &str) -> Option<usize> {
    lower
        .match_indices(word)
        .map(|(at, _)| at)
        .find(|&at| !lower[..at].ends_with(|c: char| c.is_ascii_alphanumeric()))
}

/// The next name of a parameter inside the range. The names are sorted.
pub(super) fn next_name<'s>(
    text: &Text,
    within: Range<usize>,
    names: &[&'s str],
) -> Option<(&'s str, Range<usize>)> {
    let hay = text.plain.get(within.clone())?;
    let mut word_start = None;
    for (at, c) in hay.char_indices().chain([(hay.len(), ' ')]) {
        let inside = c.is_ascii_alphanumeric() || c == '_' || c == '.' || c == '-';
        match (word_start, inside) {
            (None, true) => word_start = Some(at),
            (Some(start), false) => {
                word_start = None;
                let word = hay.get(start..at)?.trim_end_matches(['.', '-']);
                if let Some(name) = names
                    .binary_search(&word)
                    .ok()
                    .and_then(|index| names.get(index))
                {
                    let start = within.start + start;
                    return Some((name, start..start + word.len()));
                }
            }
            (None, false) | (Some(_), true) => {}
        }
    }
    None
}

/// Words between the name of a parameter and its value.
const LINKS: &[&str] = &[
    "参数的取值为",
    "参数的值为",
    "参数取值为",
    "参数设置为",
    "参数值为",
    "参数取值",
    "参数配置为",
    "参数指定为",
    "参数为",
    "参数是",
    "的取值为",
    "的值为",
    "的值是",
    "取值为",
    "设置为",
    "配置为",
    "指定为",
    "值为",
    "取值",
    "选择",
    "为",
    "是",
    "=",
    "：",
    ":",
    "parameter is set to",
    "field is set to",
    "parameter is",
    "parameter to",
    "is set to",
    "value is",
    "is",
    "to",
    "equals",
];

/// Words after the name of a parameter that only has to be given.
const GIVEN: &[&str] = &[
    "is specified",
    "is set",
    "parameter is specified",
    "parameter is set",
    "参数已指定",
    "已指定",
    "不为空",
];

fn values_after(text: &Text, end: usize) -> Option<(Vec<String>, usize)> {
    let at = values::skip_blank(text, end);
    let lower = &text.lower[at..];
    if GIVEN.iter().any(|word| {
        lower
            .strip_prefix(word)
            .is_some_and(|rest| !rest.starts_with(" to"))
    }) {
        return Some((Vec::new(), at));
    }
    for link in LINKS {
        if let Some(rest) = lower.strip_prefix(link) {
            let start = values::skip_blank(text, at + link.len());
            let word_goes_on = link.is_ascii()
                && link.ends_with(|c: char| c.is_ascii_alphabetic())
                && rest.starts_with(|c: char| c.is_ascii_alphanumeric());
            if word_goes_on {
                continue;
            }
            let list = values::scan(text, start)?;
            let follows = text.lower[list.end..].trim_start();
            let is_marked = text.mark_at(start).is_some();
            if !is_marked && list.values.iter().any(|value| compares(value)) {
                return None;
            }
            let prose = !is_marked
                && list.values.iter().any(|value| is_english_word(value))
                && !text.plain[list.end..].trim_start().is_empty()
                && follows.starts_with(|c: char| c.is_ascii_alphabetic())
                && !follows.starts_with("and ");
            return (!prose && !list.open).then_some((list.values, list.end));
        }
    }
    None
}

/// Words that compare, or say that there is no value: `if A is empty`, `when A is greater than 1`.
fn compares(value: &str) -> bool {
    matches!(
        value,
        "empty"
            | "blank"
            | "null"
            | "not"
            | "greater"
            | "larger"
            | "higher"
            | "longer"
            | "more"
            | "less"
            | "smaller"
            | "lower"
            | "shorter"
            | "different"
            | "equal"
            | "between"
            | "within"
            | "unavailable"
    )
}

/// Lower-case words that are no values but the beginning of a phrase.
fn is_english_word(value: &str) -> bool {
    matches!(
        value,
        "a" | "an"
            | "the"
            | "in"
            | "of"
            | "used"
            | "left"
            | "required"
            | "specified"
            | "set"
            | "enabled"
            | "disabled"
            | "created"
    )
}

#[cfg(test)]
mod tests {
    use super::{Text, opens, read};

    fn check(sentence: &str, expected: &[(&str, &[&str])]) {
        let found = read(
            &Text::new(sentence),
            "Cycle",
            &["Cycle", "Enable", "Mode", "PayType"],
        );
        let found: Vec<(&str, Vec<&str>)> = found
            .iter()
            .map(|c| {
                (
                    c.parameter.as_str(),
                    c.values.iter().map(String::as_str).collect(),
                )
            })
            .collect();
        let expected: Vec<(&str, Vec<&str>)> = expected
            .iter()
            .map(|(name, values)| (*name, values.to_vec()))
            .collect();
        assert_eq!(found, expected, "{sentence}");
    }

    #[test]
    fn conditions_name_parameters_and_values() {
        check(
            "当**PayType**取值为**Sub**时，该参数必选",
            &[("PayType", &["Sub"])],
        );
        check(
            "如果PayType参数的值为Sub，必须设置",
            &[("PayType", &["Sub"])],
        );
        check("Enable为true时必选", &[("Enable", &["true"])]);
        check(
            "required if **PayType** is set to **Sub**",
            &[("PayType", &["Sub"])],
        );
        check(
            "required when the PayType parameter is set to Sub and the Mode parameter is fast",
            &[("PayType", &["Sub"]), ("Mode", &["fast"])],
        );
        check(
            "If you set PayType to Sub or Month, this is required",
            &[("PayType", &["Sub", "Month"])],
        );
        check("当PayType不为Sub时必选", &[]);
        check("required if PayType is Sub or Mode is fast", &[]);
        check("required if the gateway is shared", &[]);
    }

    #[test]
    fn a_condition_on_the_own_presence_is_none() {
        assert!(!opens("如果不传该参数，默认值为5"));
        assert!(!opens("if you do not specify this parameter, 5 is used"));
        assert!(opens("当mode取值为fast时，取值范围为1~5"));
        assert!(opens("if mode is set to fast, valid values are 1 to 5"));
        assert!(!opens("取值范围为1~5"));
    }
}

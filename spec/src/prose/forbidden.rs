//! Values that are named because they are not allowed. Goes out: [`Rule::NotIn`].

use std::sync::OnceLock;

use regex::Regex;

use super::phrase::{Table, compile, phrase};
use super::scope::{Cell, Sentence, about_value};
use super::text::Text;
use super::topic::Topic;
use super::values::{self, List};
use super::words::WordList;
use super::{Code, Constraint, Draft, Rule, check, numbers, subject};

/// Where the values stand, and what they may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    /// After the match: numbers, addresses, or words that are marked.
    After,
    /// After the match: the words also stand before what is no value, so only numbers and addresses count.
    Numbers,
    /// In the first group of the match.
    Inside,
    /// After the match, as what a range leaves out: numbers and addresses.
    Except,
    /// In the first group of the match, as what a range leaves out.
    ExceptInside,
}

pub(super) static PHRASES: Table<Words> = Table::new(
    Topic::Forbidden,
    &[
        "不能",
        "不支持",
        "不可",
        "不得",
        "不允许",
        "禁止",
        "除外",
        "不包括",
        "不包含",
        "不含",
        "cannot be",
        "cannot specify",
        "cannot set",
        "cannot use",
        "cannot enter",
        "not use",
        "not specify",
        "not set",
        "must not be",
        "not supported",
        "not allowed",
        "can not be",
        "except",
        "excluding",
        "其中",
        "other than",
        "unavailable",
        "reserved",
    ],
    &[
        phrase!(Words::After, r"(?:不能|不可以?|不得|不允许|不支持|禁止)(?:用)?(?:为|是|使用|设置为|配置为|取值为?|填写|填|输入)(?:以下|下列)?(?:端口|值)?(?:号)?(?:为|是|：|:)* ?",
            "监听端口，取值范围：1~65535，不能为22、8022。" => "not in 22|8022"),
        phrase!(Words::After, r"(?:不支持|不可用|不能使用|不允许使用|禁止使用)的(?:端口|值|取值)(?:号)?(?:为|是|有|包括|：|:)* ?",
            "监听端口。不支持的端口：22、8022。" => "not in 22|8022"),
        phrase!(Words::Numbers, r"(?:不能|不可以?|不得|不允许|不支持|禁止)(?:指定|设置|传入?|选择|配置)(?:端口|值)?(?:号)?(?:为|是|：|:)* ?",
            "监听端口，不能指定22。" => "not in 22"),
        phrase!(Words::Except, r"(?:不包括|不包含|不含)(?:端口|值)?(?:号)? ?",
            "监听端口，取值范围：1~65535，不包括22。" => "not in 22"),
        phrase!(Words::ExceptInside, r"(?:^|[，；（(、：]) ?([0-9][0-9.]*(?: ?(?:、|和|及|与|或) ?[0-9][0-9.]*)*) ?(?:号)?(?:端口)?(?:号)?除外",
            "监听端口，取值范围：1~65535，22和8022除外。" => "not in 22|8022"),
        phrase!(Words::Inside, r"(?:^|[，；（(。] ?)其中 ?(?:端口)? ?([0-9][0-9.]*(?: ?(?:、|和|及|与|或) ?[0-9][0-9.]*)*) ?(?:号)?(?:端口)?(?:不可用|不可使用|不能使用|不能用|不支持)(?:$|[，；。）)])",
            "监听端口，范围[1000,65535]，其中3389、8022不可用。" => "not in 3389|8022"),
        phrase!(Words::After, r"(?:cannot|must not|can not|may not) be(?: set to)?(?: any of)?(?: the following (?:ports|values))?(?: ?[:：])?(?: |$)",
            "The port. The port cannot be 22 or 8022." => "not in 22|8022"),
        phrase!(Words::After, r"(?:cannot|must not|can not) use the following (?:ports|values)(?: ?[:：])? ?",
            "The port. You cannot use the following ports: 22 and 8022." => "not in 22|8022"),
        phrase!(Words::Numbers, r"(?:cannot|must not|can not|can't|do not) (?:specify|use|enter|set (?:this parameter|the parameter|the value|the port|it) to)(?: the)?(?: ports?| values?)? ",
            "The port. You cannot specify 22." => "not in 22"),
        phrase!(Words::After, r"the following (?:ports|values) (?:are not (?:supported|allowed)|cannot be used|are unavailable)(?: ?[:：])?(?: |$)",
            "The port. The following ports are not supported: 22 and 8022." => "not in 22|8022"),
        phrase!(Words::Except, r"(?:except|other than|excluding)(?: for)?(?: the)?(?: ports?| values?)? ",
            "The port. Valid values: 1 to 65535, except 22 and 8022." => "not in 22|8022"),
        phrase!(Words::Inside, r"(?:values?|ports?|numbers?) ([0-9][0-9.]*(?:(?:, and |, or | and | or |, )[0-9][0-9.]*)*) (?:is|are) (?:not (?:supported|allowed|available|valid)|unavailable|reserved)(?: and cannot be used)? ?(?:$|[.,;])",
            "The port. Ports 22 and 8022 are reserved." => "not in 22|8022"),
        phrase!(Words::Inside, r"(?:values?|ports?|numbers?) ([0-9][0-9.]*(?:(?:, and |, or | and | or |, )[0-9][0-9.]*)*) (?:cannot|can not|must not) be (?:used|specified) ?(?:$|[.,;])",
            "The port. Ports 22 and 8022 cannot be used." => "not in 22|8022"),
    ],
);

pub(super) fn read(cell: &Cell<'_>, draft: &mut Draft) {
    for (index, sentence) in cell.sentences.iter().enumerate() {
        if sentence.branch || sentence.example {
            continue;
        }
        let text = &sentence.text;
        for (words, found) in PHRASES.find(sentence.topics, &text.lower) {
            let Some(all) = found.get(0) else { continue };
            if !about_value(cell, sentence, all.start()) {
                continue;
            }
            if matches!(words, Words::Inside | Words::ExceptInside) {
                let Some(group) = found.get(1) else { continue };
                let values: Vec<String> = group
                    .as_str()
                    .split(|c: char| !(c.is_ascii_digit() || c == '.'))
                    .map(|value| value.trim_matches('.').to_owned())
                    .filter(|value| !value.is_empty())
                    .collect();
                let conditional =
                    words == Words::Inside && is_conditional(&text.lower, all.start(), all.end());
                if values.is_empty() || conditional {
                    continue;
                }
                let excepted = words == Words::ExceptInside;
                if excepted && is_allowed_besides(cell, draft, text, group.start(), &values) {
                    continue;
                }
                draft.add(Rule::NotIn { values }, text.plain.clone());
                return;
            }
            let at = all.start();
            let start = values::skip_blank(text, all.end());
            let (text, start) = below(cell, index, text, start);
            let Some(list) = values::scan(text, start) else {
                continue;
            };
            if list.values.iter().all(|value| is_number(value)) && is_doubtful(text, &list) {
                draft.doubt(
                    Code::ConstraintDoubtful,
                    format!(
                        "a value that `{}` must not have is named, but not clearly: {}",
                        cell.description.name, sentence.text.plain
                    ),
                );
                continue;
            }
            let besides = words == Words::Except
                && is_allowed_besides(cell, draft, &sentence.text, at, &list.values);
            if besides {
                continue;
            }
            let at = if start == 0 { 0 } else { at };
            if is_certain(cell, text, (at, start), &list, words) {
                draft.add(
                    Rule::NotIn {
                        values: list.values,
                    },
                    text.plain.clone(),
                );
                return;
            }
        }
    }
}

/// What holds in some cases only: `In old networks, port 80 is not supported`, `port 80 is reserved, for trial users`.
fn is_conditional(lower: &str, start: usize, end: usize) -> bool {
    static BEFORE: OnceLock<Regex> = OnceLock::new();
    static BEHIND: OnceLock<Regex> = OnceLock::new();
    let before = BEFORE.get_or_init(|| {
        compile(r"(?:^|[.;,：:] ?)(?:in|for|on|by|with|within|during|under|at|to|if|when|unless|after|before|while)(?-u:\b)")
    });
    let behind = BEHIND.get_or_init(|| {
        compile(r"^ ?(?:in|for|on|by|with|within|during|under|at|if|when|unless|except|only|because|while)(?-u:\b)")
    });
    before.is_match(lower.get(..start).unwrap_or_default())
        || behind.is_match(lower.get(end..).unwrap_or_default())
}

/// `The value cannot be less than 10, except 0`: what is excepted from a prohibition is allowed, as is what is excepted from a bound
/// that it does not keep. Such values join the range of the sentence; where there is none, they are reported.
fn is_allowed_besides(
    cell: &Cell<'_>,
    draft: &mut Draft,
    text: &Text,
    at: usize,
    excepted: &[String],
) -> bool {
    // `须为1024的倍数（512除外）`: the steps have an exception.
    static MULTIPLE: WordList =
        WordList::new(&["倍", "整除", "multiple", "divisible", "步长", "increment"]);
    let before = text.lower.get(..at).unwrap_or_default();
    if MULTIPLE.are_in(before) {
        return true;
    }
    let negated = is_negated(before);
    let plain = text.plain.trim();
    let range = draft.constraints.iter_mut().find(|constraint| {
        let open = matches!(&constraint.rule, Rule::Range { min, max, .. } if min.is_none() || max.is_none());
        let outside = || {
            excepted
                .iter()
                .all(|value| !check::satisfies(&constraint.rule, value))
        };
        open && plain.contains(constraint.text.as_str()) && outside()
    });
    if let Some(Constraint {
        rule: Rule::Range { also, .. },
        ..
    }) = range
    {
        also.extend(excepted.iter().filter_map(|value| numbers::parse(value)));
        return true;
    }
    if negated {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!(
                "an exception from what `{}` must not be is not clear: {plain}",
                cell.description.name
            ),
        );
    }
    negated
}

/// Something is forbidden in the words; that a value must be given or stays as it is forbids none.
fn is_negated(before: &str) -> bool {
    static NEGATION: OnceLock<Regex> = OnceLock::new();
    static PRESENCE: OnceLock<Regex> = OnceLock::new();
    let negation = NEGATION.get_or_init(|| {
        compile(r"(?-u:\b)(?:cannot|not|never)(?-u:\b)|n't(?-u:\b)|不能|不得|不可|不允许|不支持|不要|禁止|无法")
    });
    let presence = PRESENCE.get_or_init(|| {
        compile(r"^ ?(?:为空|缺省|省略|修改|更改|重复|(?:be )?(?:left )?(?:empty|null|blank|omitted|modified|changed|case-sensitive|required)(?-u:\b))")
    });
    negation
        .find_iter(before)
        .any(|found| !presence.is_match(before.get(found.end()..).unwrap_or_default()))
}

/// The list may stand in a paragraph of its own below `...以下端口：`.
fn below<'c>(cell: &'c Cell<'_>, index: usize, text: &'c Text, start: usize) -> (&'c Text, usize) {
    let ends =
        text.plain.get(start..).unwrap_or_default().is_empty() && text.plain.ends_with([':', '：']);
    let next: Option<&Sentence> = cell.sentences.get(index + 1).filter(|_| ends);
    next.map_or((text, start), |next| (&next.text, 0))
}

/// A number alone, followed by a word that nobody knows: `不能为22及相邻端口`.
fn is_doubtful(text: &Text, list: &List) -> bool {
    let rest = text.plain[list.end..].trim_start();
    list.open || rest.starts_with('及') || rest.starts_with("and ")
}

/// Whether the list, for which the words at `at` stand, is surely one of values.
fn is_certain(
    cell: &Cell<'_>,
    text: &Text,
    (at, start): (usize, usize),
    list: &List,
    words: Words,
) -> bool {
    let marked = text.mark_at(start).is_some();
    let rest = text.plain[list.end..].trim_start();
    // What is named of an open list is forbidden all the same: `不能使用root、admin等保留字`.
    let reserved = rest.starts_with('等')
        && ["保留", "关键字", "预留"]
            .iter()
            .any(|word| rest.contains(word));
    // `不能指定22端口`: the noun may follow its numbers.
    let noun = ["端口", "号端口"].iter().any(|word| {
        rest.strip_prefix(word)
            .is_some_and(|after| after.is_empty() || after.starts_with(['，', '。', '；', '号']))
    });
    let ends = (list.closed || noun) && !list.open || rest.starts_with([')', '）']);
    let closed = match words {
        Words::After => ends || reserved,
        // `不包含2台`: a number with its unit is a count.
        Words::Numbers | Words::Except => {
            ends && list
                .values
                .last()
                .is_some_and(|last| text.plain[..list.end].ends_with(last.as_str()))
        }
        Words::Inside | Words::ExceptInside => false,
    };
    // `用户名不能为root或guest`: in a Chinese sentence a word of ASCII letters is a value.
    let named = words == Words::After
        && ends
        && text.plain.get(at..start).is_some_and(|cue| !cue.is_ascii())
        && !list.values.iter().any(|value| is_nothing(value))
        && subject::is_own(cell, text, at);
    closed
        && list.values.iter().all(|value| {
            let word = words == Words::After
                && (marked || reserved || named)
                && !cell.is_number()
                && !cell.description.has_sibling(value);
            is_number(value) || word
        })
}

/// `不能为NULL`, `不能为IP`: no value, but what it would say.
fn is_nothing(value: &str) -> bool {
    matches!(
        value.to_ascii_lowercase().as_str(),
        "null" | "none" | "nil" | "empty" | "ip" | "id" | "url" | "json" | "vpc" | "ascii" | "cidr"
    )
}

/// Digits, or an address: `22`, `0.0.0.0/0`.
fn is_number(value: &str) -> bool {
    value.starts_with(|c: char| c.is_ascii_digit())
        && value
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'/'))
}

//! Greater amounts that a description grants to some: to a class of users, in an edition, on request. A cell comes in, the numbers go
//! out, for the readers of lengths and of counts to widen what they read.

use std::sync::OnceLock;

use regex::Regex;

use super::numbers;
use super::phrase::compile;
use super::scope::Cell;
use super::text::Text;
use super::units;
use super::words::WordList;

/// Words for a case: an edition, a kind of instance, users of a list.
pub(super) static CASES: WordList = WordList::new(&[
    "版",
    "实例",
    "集群",
    "系列",
    "规格",
    "机型",
    "地域",
    "可用区",
    "节点",
    "单机",
    "白名单",
    "会员",
    "用户",
    "类型",
    "任务",
    "模式",
    "如果",
    "当",
    "若",
    "开启",
    "启用",
    "工单",
    "联系",
    "申请",
    "edition",
    "instance",
    "cluster",
    "version",
    "plan",
    "region",
    "zone",
    "whitelist",
    "allowlist",
    "users",
    "series",
    " type",
    "if ",
    "when ",
    "contact",
    "ticket",
]);

/// Words that lift a limit for somebody, without another one.
static LIFTED: WordList = WordList::new(&[
    "不受此限",
    "不受该限",
    "不受限",
    "无此限制",
    "没有此限制",
    "无此要求",
    "limit does not apply",
    "limits do not apply",
    "limitation does not apply",
    "restriction does not apply",
    "requirement does not apply",
    "not subject to this",
    "not subject to the limit",
]);

/// Words of a limit that is raised.
static RAISES: WordList = WordList::new(&[
    "可达",
    "支持到",
    "提",
    "放",
    "扩",
    "增",
    "调",
    "increase",
    "raise",
    "extend",
]);

/// What one place grants.
pub(super) struct Allowance<'c> {
    /// The lower end, where the amount is a span.
    pub(super) least: Option<u64>,
    /// The greatest amount.
    pub(super) most: u64,
    /// What follows the amount, in lower case.
    pub(super) behind: &'c str,
    /// It stands in brackets, behind the amount of the others.
    pub(super) in_brackets: bool,
}

/// The amounts that a description grants besides those of everybody.
pub(super) fn allowances<'c>(cell: &'c Cell<'_>) -> Vec<Allowance<'c>> {
    let sentences = cell.sentences.iter().filter(|sentence| !sentence.example);
    sentences
        .flat_map(|sentence| of_sentence(&sentence.text))
        .collect()
}

/// Whether the description lifts the limit, for somebody or by taking more than it.
pub(super) fn is_lifted(cell: &Cell<'_>) -> bool {
    let mut sentences = cell.sentences.iter();
    sentences.any(|sentence| lifts(&sentence.text.lower))
}

/// Whether a sentence lifts a limit. `超过100按100处理`, `Longer names are truncated`: more is accepted and cut to what is allowed.
pub(super) fn lifts(lower: &str) -> bool {
    static MORE: WordList = WordList::new(&[
        "超",
        "大于",
        "多于",
        "高于",
        "exceed",
        "longer",
        "greater",
        "larger",
        "more than",
    ]);
    static CUT: OnceLock<Regex> = OnceLock::new();
    let cut = || {
        CUT.get_or_init(|| {
            compile(r"(?:超过|超出|超长|(?:大于|多于|高于)(?:该|此|最大|上限| ?[0-9]))[^，。；]{0,16}?(?:，|则|时|将|会|系统|自动|部分|被)*(?:按照?[^，。；]{1,12}(?:处理|计算)|取|截取|截断|视为|当作)|(?:exceeds?|longer|greater|larger|more) .{0,60}?(?:is|are|be) (?:automatically )?(?:used|truncated|cut off|treated as|regarded as|capped)(?-u:\b)")
        })
    };
    LIFTED.are_in(lower) || MORE.are_in(lower) && cut().is_match(lower)
}

fn of_sentence(text: &Text) -> Vec<Allowance<'_>> {
    static BRACKET: OnceLock<Regex> = OnceLock::new();
    static CLASS: OnceLock<Regex> = OnceLock::new();
    static RAISED: OnceLock<Regex> = OnceLock::new();
    let lower = text.lower.as_str();
    if !lower.contains(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    // `（企业版128）`, `(2 to 128 for Gold Edition)`
    let bracket = BRACKET.get_or_init(|| {
        compile(r"[（(]([^（）()0-9]{0,20})(?:{n}{to})?{n}([^（）()0-9]{0,40})[）)]")
    });
    // `企业版支持128个`, `专业版为1~50`, `Gold Edition supports 128`
    let class = CLASS.get_or_init(|| {
        compile(r"(?:^|[，；。,;] ?)([^，；。：、（）(),;:0-9]{2,40}?)(?:支持|可达到?|最多|最大|最长|不超过|为|：| supports?| allows?|: ?)(?:最多|最大|最长|为| up to| at most)? ?(?:{n}{to})?{n}")
    });
    let raised = RAISED.get_or_init(|| {
        compile(r"(?:可达到?|支持到|(?:提升|放宽|放开|扩展|扩大|增加|提高|调整|调)[至到]|(?-u:\b)(?:increase|raise|extend)(?:e?d)? (?:it |the (?:limit|quota|number) )?to) ?{n}")
    });
    let mut found = Vec::new();
    // Most sentences name no case.
    let of_case = if CASES.are_in(lower) { lower } else { "" };
    for captures in bracket.captures_iter(of_case) {
        let words = [1, 4].map(|group| captures.get(group).map_or("", |words| words.as_str()));
        if words.iter().any(|words| CASES.are_in(words)) {
            found.extend(amount(text, &captures, (2, 3), true));
        }
    }
    for captures in class.captures_iter(of_case) {
        if captures
            .get(1)
            .is_some_and(|words| CASES.are_in(words.as_str()))
        {
            found.extend(amount(text, &captures, (2, 3), false));
        }
    }
    let of_raise = if RAISES.are_in(lower) { lower } else { "" };
    for captures in raised.captures_iter(of_raise) {
        found.extend(amount(text, &captures, (1, 1), false));
    }
    found
}

/// The span or number that two groups of a match hold.
fn amount<'t>(
    text: &'t Text,
    captures: &regex::Captures<'_>,
    (first, last): (usize, usize),
    in_brackets: bool,
) -> Option<Allowance<'t>> {
    let (most, end) = numbers::captured(text, captures, last)?;
    // Of a time, a size or a rate nobody counts the characters or elements.
    if units::measures(text, end) {
        return None;
    }
    let least = numbers::captured(text, captures, first).filter(|_| first < last);
    Some(Allowance {
        least: least.and_then(|(least, _)| least.as_u64()),
        most: most.as_u64()?,
        behind: text.lower.get(end..)?.trim_start(),
        in_brackets,
    })
}

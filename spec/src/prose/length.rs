//! Lengths of strings, in characters or bytes. Goes out: [`Rule::Length`].

mod classes;
mod kinds;
mod parts;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::phrase::{Table, phrase, whole};
use super::scope::{Cell, Sentence, about_value, clause_start};
use super::topic::Topic;
use super::{Code, Draft, Rule, numbers, units};
use crate::model::LengthUnit;
use classes::{are_classes, grant, is_foreign};
pub(super) use kinds::width_of_chinese;
use kinds::{End, allows_empty, counts_kinds, end_behind};
use parts::is_of_a_part;

/// What the numbers of a match are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    /// Least and greatest length.
    Both,
    /// Greatest length.
    Max,
    /// Least length.
    Min,
    /// One more than the greatest length.
    Below,
    /// One less than the least length.
    Above,
    /// The only length.
    Exact,
    /// Not empty.
    NotEmpty,
}

pub(super) static PHRASES: Table<Words> = Table::new(
    Topic::Length,
    &[
        "字符",
        "字节",
        "长度",
        "character",
        "byte",
        "length",
        "位",
        "字母",
        "汉字",
        "字数",
        "个字",
        "字以内",
        "字之内",
        "字，",
        "字（",
        "letters",
        "digits",
        "empty string",
        "null string",
    ],
    &[
        phrase!(Words::Both, r"长度(?:的)?(?:取值)?范围(?:为|是|在|：|:)* ?{n}{to}{n}",
            "线路口令长度的取值范围：6~20。" => "length 6..20 chars"),
        phrase!(Words::Both, r"{n}{to}{n} ?(?:个|位)?(?:英文或中文|中文或英文|英文、中文|英文|半角|中英文|ascii|unicode)? ?(?:字符|字节)",
            "线路名称，2~64个字符。" => "length 2..64 chars"),
        phrase!(Words::Both, r"[\[【] ?{n} ?(?:,|，|~|～|-) ?{n} ?[\]】] ?(?:个|位)?(?:英文或中文|中文或英文|英文、中文|英文|半角|中英文|ascii|unicode)? ?(?:字符|字节)",
            "线路名称，[2, 64]个英文或中文字符。" => "length 2..64 chars"),
        phrase!(Words::Both, r"\[ ?{n} ?(?:,|~|-) ?{n} ?\] ?(?:ascii |english |chinese |unicode |utf-8 |or |and )*(?:characters|character|bytes|chars)",
            "The name. [2, 64] English or Chinese characters." => "length 2..64 chars"),
        phrase!(Words::Both, r"长度(?:范围|限制|必须|应|需|须)?(?:在|为|是|：|:)* ?[\[(（]?{n} ?(?:个)?(?:字符)?(?:~|～|-|–|—|至|到|,|，) ?{n}[\])）]? ?(?:个|位)?",
            "密钥，长度为16~32位。" => "length 16..32 chars"),
        phrase!(Words::Both, r"{n} ?(?:个)?(?:字符|字节){to}{n} ?(?:个)?(?:字符|字节)",
            "线路名称，2个字符至64个字符。" => "length 2..64 chars"),
        phrase!(Words::Exact, r"长度(?:固定|必须|只能|应|需|须)(?:为|是) ?{n} ?(?:个|位)?(?:字符|字节|位|$|，|；)",
            "校验码，长度固定为16个字符。" => "length 16..16 chars"),
        phrase!(Words::Both, r"(?:^|[，；。：]){n}{to}{n} ?位(?:$|[，；。（]|大小写|英文|字母|数字|字符)",
            "线路口令，4~16位字母或数字。" => "length 4..16 chars"),
        phrase!(Words::Both, r"{n}{to}{n} ?个字(?:$|[，；。（])",
            "备注，1~20个字。" => "length 1..20 chars"),
        phrase!(Words::Both, r"{n} to {n} (?:letters|digits)(?:,? (?:and |or )?)(?:letters|digits|underscores|hyphens)",
            "The code consists of 6 to 32 letters, digits, and underscores (_)." => "length 6..32 chars"),
        phrase!(Words::Max, r"{most}(?:可以?|支持|允许|输入|填写|包含|为|是|：|:)* ?{n} ?个?字(?:$|，|；|（)",
            "备注，不超过256个字。" => "length ..256 chars"),
        phrase!(Words::Max, r"{most}(?:长度|可达到?|可以?|支持|允许|包含|输入|为|是|不超过|不能超过|只能|能|：|:)* ?{n} ?(?:个|位)?(?:英文或中文|中文或英文|英文|半角|中英文|中文|unicode|utf-8)? ?(?:ascii ?)?(?:字符|字节|汉字)",
            "备注，不超过256个字符。" => "length ..256 chars"),
        phrase!(Words::Max, r"(?:最大值不超过|最大不值过|最大不超过|最大值过|最大值) ?{n} ?个? ?(?:ascii ?)?(?:字符|字节)",
            "令牌，最大值不超过64个ASCII字符。" => "length ..64 chars"),
        phrase!(Words::Max, r"(?:最大|最长)?长度(?:最大|最长|上限|限制)?(?:不超过|不能超过|不得超过|小于等于|为|是|：|:)* ?{n} ?个? ?(?:ascii ?)?(?:字符|字节)",
            "线路备注，最大长度90个字符。" => "length ..90 chars"),
        phrase!(Words::Max, r"(?:长度|字符数|字节数|字数)(?:必须|应|需|须)?{most} ?{n}(?:$|[^0-9~.,个位字-])",
            "令牌，长度不超过64。" => "length ..64 chars"),
        phrase!(Words::Max, r"{n} ?个?(?:字符|字节|字)(?:以内|之内|以下|及以下|内(?:$|，|；))",
            "备注，限256个字符以内。" => "length ..256 chars"),
        phrase!(Words::Both, r"长度(?:必须|应|需|须)?{least} ?{n} ?位?，(?:且|并且|但)?(?:长度)?{most} ?{n} ?位?(?:$|[，；（])",
            "线路口令，长度不少于8位，不超过128位。" => "length 8..128 chars"),
        phrase!(Words::Max, r"长度(?:必须|应|需|须)?{most} ?{n} ?位(?:$|[，；（])",
            "线路口令，长度不超过128位。" => "length ..128 chars"),
        phrase!(Words::Min, r"长度(?:必须|应|需|须)?{least} ?{n} ?位?(?:$|[，；（])",
            "线路口令，长度不少于8位。" => "length 8.. chars"),
        phrase!(Words::Below, r"(?:少于|小于|短于|低于) ?{n} ?个?(?:字符|字节|bytes?|characters?)",
            "备注，少于256个字符。" => "length ..255 chars"),
        phrase!(Words::Above, r"(?:必须|须|应|需|长度)(?:多于|大于|长于) ?{n} ?个?(?:字符|字节)(?:$|[，；])",
            "口令，必须大于2个字符，小于64个字符。" => "length 3..63 chars"),
        phrase!(Words::Min, r"{least}(?:包含|为|是|：|:)* ?{n} ?个?(?:字符|字节)",
            "口令，至少8个字符。" => "length 8.. chars"),
        phrase!(Words::NotEmpty, r"(?:不能|不可以?|不允许|不得)(?:为|是|传入?)空字符串",
            "标签键，不允许为空字符串。" => "length 1.. chars"),
        phrase!(Words::Both, r"{n}{to}{n} ?(?:ascii |english |chinese |unicode |utf-8 |or )*(?:characters|character|bytes|chars)",
            "Line names must be 2 to 64 characters in length." => "length 2..64 chars"),
        phrase!(Words::Both, r"(?:length|long)[^;]*? (?:is|be|of|from|between|：|:|in the range of)+ ?{n} ?(?:to|and|-|~) ?{n}(?: |$|\.)|(?:^|[,.;] )length:? {n} ?(?:to|-|~) ?{n}(?:$|[ .,;])",
            "The length of the name must be from 2 to 64." => "length 2..64 chars"),
        phrase!(Words::Both, r"at least {n} characters? and (?:at most|a maximum of|no more than|up to) {n} characters",
            "The name must be at least 2 characters and at most 64 characters." => "length 2..64 chars"),
        phrase!(Words::Max, r"(?:{most}|within|limited to)(?: length)?(?: of| is|：|:| to)* ?{n} ?(?:-)?(?:ascii |english |unicode |utf-8 |chinese )*(?:characters|character|bytes|chars)",
            "The token cannot exceed 64 characters in length." => "length ..64 chars"),
        phrase!(Words::Max, r"{n} (?:ascii |english )*(?:characters|bytes) (?:or less|or fewer|at most|maximum)",
            "The remark is 64 characters or less." => "length ..64 chars"),
        phrase!(Words::Max, r"(?:maximum length|max length)(?: of [a-z ]+)?(?: is|：|:| of)* ?{n}(?: |$|\.|，|,)",
            "The remark. Maximum length: 64." => "length ..64 chars"),
        phrase!(Words::Below, r"(?:less|fewer|shorter) than {n} (?:ascii )?(?:characters|bytes)",
            "The remark must be less than 64 characters." => "length ..63 chars"),
        phrase!(Words::Min, r"{least}(?: of)? {n} (?:ascii )?(?:characters|bytes)",
            "The code must be at least 8 characters." => "length 8.. chars"),
        phrase!(Words::Exact, r"(?:must be|is|contains|consists of) (?:exactly )?{n} (?:characters|bytes)",
            "The code must be 16 characters in length." => "length 16..16 chars"),
        phrase!(Words::NotEmpty, r"(?:cannot|must not|can not|may not) be (?:an? )?(?:empty|null) string",
            "A line label cannot be an empty string." => "length 1.. chars"),
    ],
);

/// One statement about the length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Bounds {
    min: Option<u64>,
    max: Option<u64>,
    unit: LengthUnit,
}

impl Bounds {
    /// The bounds that hold both.
    fn hull(self, other: Self) -> Self {
        Self {
            min: self.min.zip(other.min).map(|(a, b)| a.min(b)),
            max: self.max.zip(other.max).map(|(a, b)| a.max(b)),
            unit: self.unit,
        }
    }
}

/// What is stated, and the words before it in its clause.
struct Statement<'c> {
    bounds: Bounds,
    subject: &'c str,
}

pub(super) fn read(cell: &Cell<'_>, draft: &mut Draft) {
    if cell.is_boolean() || cell.is_composed() {
        return;
    }
    let mut always: Vec<Bounds> = Vec::new();
    let mut cases: Vec<Bounds> = Vec::new();
    let mut subjects: Vec<&str> = Vec::new();
    let mut texts: Vec<&str> = Vec::new();
    for sentence in &cell.sentences {
        let found = statements(cell, sentence);
        if !found.is_empty() {
            texts.push(&sentence.text.plain);
        }
        for Statement { bounds, subject } in found {
            let known = if sentence.branch || is_foreign(cell, subject) {
                &mut cases
            } else {
                subjects.push(subject);
                &mut always
            };
            if !known.contains(&bounds) {
                known.push(bounds);
            }
        }
    }
    let not_empty = cell
        .sentences
        .iter()
        .find(|sentence| !sentence.branch && says_not_empty(cell, sentence));
    let stated = match always.as_slice() {
        [] => (cases.len() > 1).then(|| cases.remove(0)),
        [one] => Some(*one),
        [low, high] | [high, low]
            if low.max.is_none() && high.min.is_none() && low.unit == high.unit =>
        {
            Some(Bounds {
                min: low.min,
                max: high.max,
                unit: low.unit,
            })
        }
        // `特权账号2~16个字符，普通账号2~32个字符`
        [first, rest @ ..] if are_classes(&subjects) => {
            Some(rest.iter().fold(*first, |all, one| all.hull(*one)))
        }
        _ => None,
    };
    let units_differ = cases
        .iter()
        .chain(&always)
        .any(|case| stated.is_some_and(|stated| stated.unit != case.unit));
    let several = stated.is_none() && !(always.is_empty() && cases.is_empty());
    // `20个汉字或40个字母`: one number for each kind of character.
    let by_kind = stated.is_some() && cell.sentences.iter().any(counts_kinds);
    let doubtful = several || units_differ || by_kind;
    if doubtful {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!(
                "the length of `{}` is stated in several ways",
                cell.description.name
            ),
        );
        return;
    }
    let mut length = stated.map(|stated| cases.iter().fold(stated, |all, case| all.hull(*case)));
    if let Some(bounds) = &mut length {
        grant(cell, bounds);
    }
    if let Some(sentence) = not_empty {
        let bounds = length.get_or_insert(Bounds {
            min: None,
            max: None,
            unit: LengthUnit::Chars,
        });
        bounds.min = bounds.min.or(Some(1));
        texts.push(&sentence.text.plain);
    } else if let Some(bounds) = &mut length
        && bounds.min.is_some()
        && cell.sentences.iter().any(allows_empty)
    {
        // `2~200个字符或空字符串`: the least length binds only what is not empty.
        bounds.min = None;
    }
    // `4~30个字符，一个汉字占两个字符`: two of them are as long as four letters.
    if let Some(bounds) = &mut length
        && bounds.unit == LengthUnit::Chars
        && let Some(width) = cell.sentences.iter().find_map(width_of_chinese)
    {
        bounds.min = bounds.min.map(|min| min.div_ceil(width));
    }
    let Some(Bounds { min, max, unit }) =
        length.filter(|found| found.min.is_some() || found.max.is_some())
    else {
        return;
    };
    if min.zip(max).is_some_and(|(min, max)| min > max) {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!(
                "the length of `{}` has its bounds in the wrong order",
                cell.description.name
            ),
        );
        return;
    }
    texts.dedup();
    draft.add(Rule::Length { min, max, unit }, texts.join(" "));
}

/// What one sentence says about the length.
fn statements<'c>(cell: &Cell<'_>, sentence: &'c Sentence) -> Vec<Statement<'c>> {
    let lower = &sentence.text.lower;
    if sentence.example {
        return Vec::new();
    }
    let mut taken: Vec<Range<usize>> = Vec::new();
    let mut found = Vec::new();
    for (words, captures) in PHRASES.find_all(sentence.topics, lower) {
        let Some(all) = captures.get(0) else { continue };
        let range = all.range();
        let last = captures
            .iter()
            .flatten()
            .last()
            .map_or(range.end, |last| last.end());
        // `2~64个字符` was read: `64个字符` inside of it is no second statement.
        if taken
            .iter()
            .any(|known| known.start < range.end && range.start < known.end)
            || !about_value(cell, sentence, range.start)
            || is_of_a_part(cell, sentence, &range)
            || units::measures(&sentence.text, last)
            || numbers::is_cut(&sentence.text, &captures)
        {
            continue;
        }
        let (min, max) = match words {
            Words::Both => (
                whole(&captures, 1).or_else(|| whole(&captures, 3)),
                whole(&captures, 2).or_else(|| whole(&captures, 4)),
            ),
            Words::Max => (None, whole(&captures, 1)),
            // `不小于8个字符`, `not shorter than 8 characters`
            Words::Below if is_negated(lower.get(..range.start).unwrap_or_default()) => {
                (whole(&captures, 1), None)
            }
            Words::Below => (None, whole(&captures, 1).and_then(|n| n.checked_sub(1))),
            Words::Above => (whole(&captures, 1).and_then(|n| n.checked_add(1)), None),
            Words::Min => (whole(&captures, 1), None),
            Words::Exact => (whole(&captures, 1), whole(&captures, 1)),
            Words::NotEmpty => continue,
        };
        // `8位及以上`: the number is one end.
        let rest = lower.get(range.end..).unwrap_or_default();
        let (min, max) = match end_behind(rest) {
            Some(End::Least) => (min.or(max), None),
            Some(End::Greatest) => (None, max),
            None => (min, max),
        };
        if min.is_none() && max.is_none() {
            continue;
        }
        let bytes = all.as_str().contains("字节") || all.as_str().contains("byte");
        let unit = if bytes {
            LengthUnit::Bytes
        } else {
            LengthUnit::Chars
        };
        let subject = lower
            .get(clause_start(&sentence.text, range.start)..range.start)
            .unwrap_or_default();
        taken.push(range);
        found.push(Statement {
            bounds: Bounds { min, max, unit },
            subject: classes::bare(subject),
        });
    }
    found
}

fn is_negated(before: &str) -> bool {
    [
        "不", "不能", "不可", "不得", "不要", "not ", "not be ", "no ",
    ]
    .iter()
    .any(|word| before.ends_with(word))
}

fn says_not_empty(cell: &Cell<'_>, sentence: &Sentence) -> bool {
    let lower = &sentence.text.lower;
    if !lower.contains("空字") && !lower.contains(" string") {
        return false;
    }
    PHRASES
        .find(sentence.topics, lower)
        .iter()
        .filter(|(words, _)| *words == Words::NotEmpty)
        .filter_map(|(_, found)| found.get(0))
        .any(|all| !is_of_a_part(cell, sentence, &all.range()))
}

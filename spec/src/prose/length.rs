//! Lengths of strings, in characters or bytes. Goes out: [`Rule::Length`].

use super::phrase::{Table, phrase, whole};
use super::scope::{Cell, about_value};
use super::{Code, Draft, Rule};
use crate::model::LengthUnit;

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
    /// The only length.
    Exact,
    /// Not empty.
    NotEmpty,
}

pub(super) static PHRASES: Table<Words> = Table::new(
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
        "empty string",
    ],
    &[
        phrase!(Words::Both, r"{n}{to}{n} ?(?:个|位)?(?:英文或中文|中文或英文|英文、中文|英文|半角|中英文|ascii|unicode)? ?(?:字符|字节)",
            "线路名称，2~64个字符。" => "length 2..64 chars"),
        phrase!(Words::Both, r"长度(?:范围|限制|必须|应|需|须)?(?:在|为|是|：|:)* ?[\[(（]?{n} ?(?:个)?(?:字符)?(?:~|～|-|–|—|至|到|,|，) ?{n}[\])）]? ?(?:个|位)?",
            "密钥，长度为16~32位。" => "length 16..32 chars"),
        phrase!(Words::Both, r"{n} ?(?:个)?(?:字符|字节){to}{n} ?(?:个)?(?:字符|字节)",
            "线路名称，2个字符至64个字符。" => "length 2..64 chars"),
        phrase!(Words::Max, r"{most}(?:长度|可以?|支持|允许|包含|输入|为|是|不超过|不能超过|只能|能|：|:)* ?{n} ?(?:个|位)?(?:英文或中文|中文或英文|英文|半角|中英文|中文|unicode|utf-8)? ?(?:ascii ?)?(?:字符|字节|汉字)",
            "备注，不超过256个字符。" => "length ..256 chars"),
        phrase!(Words::Max, r"(?:最大值不超过|最大不值过|最大不超过|最大值过|最大值) ?{n} ?个? ?(?:ascii ?)?(?:字符|字节)",
            "令牌，最大值不超过64个ASCII字符。" => "length ..64 chars"),
        phrase!(Words::Max, r"(?:最大|最长)?长度(?:最大|最长|上限|限制)?(?:不超过|不能超过|不得超过|小于等于|为|是|：|:)* ?{n} ?个? ?(?:ascii ?)?(?:字符|字节)",
            "备注，最大长度128个字符。" => "length ..128 chars"),
        phrase!(Words::Max, r"(?:长度|字符数|字节数|字数)(?:必须|应|需|须)?{most} ?{n}(?:$|[^0-9~.,个位字-])",
            "令牌，长度不超过64。" => "length ..64 chars"),
        phrase!(Words::Max, r"{n} ?个?(?:字符|字节)(?:以内|之内|以下|及以下)",
            "备注，限256个字符以内。" => "length ..256 chars"),
        phrase!(Words::Below, r"(?:少于|小于|短于) ?{n} ?个?(?:字符|字节)",
            "备注，少于256个字符。" => "length ..255 chars"),
        phrase!(Words::Min, r"{least}(?:包含|为|是|：|:)* ?{n} ?个?(?:字符|字节)",
            "口令，至少8个字符。" => "length 8.. chars"),
        phrase!(Words::NotEmpty, r"(?:不能|不可以?|不允许|不得)(?:为|是|传入?)空字符串",
            "标签键，不允许为空字符串。" => "length 1.. chars"),
        phrase!(Words::Both, r"{n}{to}{n} ?(?:ascii |english |unicode |utf-8 )*(?:characters|character|bytes|chars)",
            "The name must be 2 to 64 characters in length." => "length 2..64 chars"),
        phrase!(Words::Both, r"(?:length|long)[^.;]{0,30}? (?:is|be|of|from|between|：|:|in the range of)+ ?{n} ?(?:to|and|-|~) ?{n}(?: |$|\.)",
            "The length of the name must be from 2 to 64." => "length 2..64 chars"),
        phrase!(Words::Both, r"at least {n} characters? and (?:at most|a maximum of|no more than|up to) {n} characters",
            "The name must be at least 2 characters and at most 64 characters." => "length 2..64 chars"),
        phrase!(Words::Max, r"(?:{most}|within|limited to)(?: length)?(?: of| is|：|:| to)* ?{n} ?(?:-)?(?:ascii |english |unicode |utf-8 |chinese )*(?:characters|character|bytes|chars)",
            "The token cannot exceed 64 characters in length." => "length ..64 chars"),
        phrase!(Words::Max, r"{n} (?:ascii |english )*(?:characters|bytes) (?:or less|or fewer|at most|maximum)",
            "The remark is 64 characters or less." => "length ..64 chars"),
        phrase!(Words::Max, r"(?:maximum length|max length)(?: of [a-z ]{1,30})?(?: is|：|:| of)* ?{n}(?: |$|\.|，|,)",
            "The remark. Maximum length: 64." => "length ..64 chars"),
        phrase!(Words::Below, r"(?:less|fewer|shorter) than {n} (?:ascii )?(?:characters|bytes)",
            "The remark must be less than 64 characters." => "length ..63 chars"),
        phrase!(Words::Min, r"{least}(?: of)? {n} (?:ascii )?(?:characters|bytes)",
            "The code must be at least 8 characters." => "length 8.. chars"),
        phrase!(Words::Exact, r"(?:must be|is|contains|consists of) (?:exactly )?{n} (?:characters|bytes)",
            "The code must be 16 characters in length." => "length 16..16 chars"),
        phrase!(Words::NotEmpty, r"(?:cannot|must not|can not|may not) be (?:an )?empty string",
            "The tag key cannot be an empty string." => "length 1.. chars"),
    ],
);

pub(super) fn read(cell: &Cell<'_>, draft: &mut Draft) {
    if cell.is_boolean() {
        return;
    }
    let mut stated: Vec<(Option<u64>, Option<u64>, LengthUnit)> = Vec::new();
    let mut not_empty = None;
    let mut text = String::new();
    let mut doubtful = false;
    for sentence in &cell.sentences {
        if sentence.example {
            continue;
        }
        let mut read_to = 0;
        for (words, found) in PHRASES.find(&sentence.text.lower) {
            let Some(all) = found.get(0) else { continue };
            if words == Words::NotEmpty {
                if !sentence.branch {
                    not_empty = Some(sentence.text.plain.clone());
                }
                continue;
            }
            // `2~64` was read: `最多64` inside of it is not a second statement.
            if all.start() < read_to || !about_value(cell, sentence, all.start()) {
                continue;
            }
            if is_of_a_part(&sentence.text.lower, all.start()) {
                continue;
            }
            if sentence.branch {
                doubtful = true;
                continue;
            }
            let unit = if all.as_str().contains("字节") || all.as_str().contains("byte") {
                LengthUnit::Bytes
            } else {
                LengthUnit::Chars
            };
            let bounds = match words {
                Words::Both => (whole(&found, 1), whole(&found, 2)),
                Words::Max => (None, whole(&found, 1)),
                Words::Below => (None, whole(&found, 1).and_then(|n| n.checked_sub(1))),
                Words::Min => (whole(&found, 1), None),
                Words::Exact => (whole(&found, 1), whole(&found, 1)),
                Words::NotEmpty => continue,
            };
            if bounds == (None, None) {
                continue;
            }
            read_to = all.end();
            if text.is_empty() {
                text.clone_from(&sentence.text.plain);
            }
            let stated_bounds = (bounds.0, bounds.1, unit);
            if !stated.contains(&stated_bounds) {
                stated.push(stated_bounds);
            }
        }
    }
    let mut length = match stated.as_slice() {
        [] => None,
        [one] => Some(*one),
        [(Some(min), None, unit), (None, Some(max), other)]
        | [(None, Some(max), unit), (Some(min), None, other)]
            if unit == other =>
        {
            Some((Some(*min), Some(*max), *unit))
        }
        _several => {
            doubtful = true;
            None
        }
    };
    if doubtful && length.is_none() {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!(
                "the length of `{}` is stated in several ways",
                cell.description.name
            ),
        );
        return;
    }
    if let Some(clause) = not_empty {
        match &mut length {
            Some((min @ None, _, _)) => *min = Some(1),
            Some(_) => {}
            None => {
                length = Some((Some(1), None, LengthUnit::Chars));
                text = clause;
            }
        }
    }
    if let Some((min, max, unit)) = length {
        if min > max && max.is_some() {
            draft.doubt(
                Code::ConstraintDoubtful,
                format!(
                    "the length of `{}` has bounds in the wrong order",
                    cell.description.name
                ),
            );
            return;
        }
        draft.add(Rule::Length { min, max, unit }, text);
    }
}

/// The length of a part of the value: of each line, of each label, of the data before it was encoded.
fn is_of_a_part(lower: &str, at: usize) -> bool {
    let before = &lower[..at];
    let start = before.rfind(['，', '；', '。']).map_or(0, |index| {
        index + before[index..].chars().next().map_or(0, char::len_utf8)
    });
    let clause = &before[start..];
    [
        "其中",
        "每个",
        "每一",
        "单个",
        "each ",
        "编码前",
        "原始",
        "解码后",
        "加密前",
        "base64编码前",
        "per ",
        "first ",
        "前",
    ]
    .iter()
    .any(|word| clause.contains(word))
}

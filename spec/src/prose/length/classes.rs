//! Lengths for classes of values: what stands before a length comes in, whether it names a class goes out; and the greater lengths that
//! some are granted.

use super::Bounds;
use crate::model::LengthUnit;
use crate::prose::allowance::{self, Allowance, CASES};
use crate::prose::scope::Cell;

/// The words of the subject, without those for its length.
pub(super) fn bare(subject: &str) -> &str {
    let mut rest = subject.trim();
    while let Some(shorter) = ["长度", "名称", "字符", "的", "为", "是", " "]
        .iter()
        .find_map(|word| rest.strip_suffix(word))
    {
        rest = shorter;
    }
    rest
}

/// `账号名。MySQL长度为2~16个字符`: a name that the title does not know is that of a class. English names its classes in other ways.
pub(super) fn is_foreign(cell: &Cell<'_>, subject: &str) -> bool {
    let named = subject.is_ascii() && subject.starts_with(|c: char| c.is_ascii_alphabetic());
    let chinese = cell.sentences.first().map(|first| &first.text.lower);
    named
        && !cell.description.name.to_ascii_lowercase().contains(subject)
        && chinese.is_some_and(|title| !title.is_ascii() && !head(title).contains(subject))
}

fn head(title: &str) -> &str {
    title
        .split(['，', '：', ':', '；', '（', '('])
        .next()
        .unwrap_or_default()
}

/// All but the first name an edition or other users, or the same kind of thing: `特权账号` and `普通账号`, `line 5.6` and `line 5.7`.
pub(super) fn are_classes(subjects: &[&str]) -> bool {
    subjects.split_first().is_some_and(|(first, rest)| {
        rest.iter()
            .all(|other| CASES.are_in(other) || is_of_one_kind(first, other))
    })
}

fn is_of_one_kind(one: &str, other: &str) -> bool {
    let alike = |pairs: usize| pairs > 1;
    let front = one.chars().zip(other.chars());
    let back = one.chars().rev().zip(other.chars().rev());
    alike(front.take_while(|(a, b)| a == b).count())
        || alike(back.take_while(|(a, b)| a == b).count())
}

/// `2~64个字符。企业版支持128个字符。`: what some are granted, nobody is refused.
pub(super) fn grant(cell: &Cell<'_>, bounds: &mut Bounds) {
    if allowance::is_lifted(cell) {
        bounds.max = None;
    }
    for Allowance {
        least,
        most,
        behind,
        in_brackets,
    } in allowance::allowances(cell)
    {
        let counts = match bounds.unit {
            LengthUnit::Chars => ["个字符", "字符", "characters", "chars"],
            LengthUnit::Bytes => ["个字节", "字节", "bytes", "byte"],
        };
        let counted = counts.iter().any(|word| behind.starts_with(word));
        let bare = in_brackets && (behind.starts_with([')', '）']) || behind.starts_with("for "));
        if !counted && !bare {
            continue;
        }
        bounds.max = bounds.max.map(|max| max.max(most));
        bounds.min = bounds.min.map(|min| least.unwrap_or(min).min(min));
    }
}

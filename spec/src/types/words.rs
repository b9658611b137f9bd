//! The words of type columns. A word comes in, also a misspelt one; what it means goes out.

use super::Written;
use crate::model::Type;

/// What the words of pages stand for. Lower case; the first of several spellings is the usual one.
const WORDS: &[(&str, Word)] = &[
    ("string", Word::Scalar(Type::String)),
    ("str", Word::Scalar(Type::String)),
    ("text", Word::Scalar(Type::String)),
    ("varchar", Word::Scalar(Type::String)),
    ("char", Word::Scalar(Type::String)),
    ("character", Word::Scalar(Type::String)),
    ("longtext", Word::Scalar(Type::String)),
    ("uuid", Word::Scalar(Type::String)),
    ("enum", Word::Scalar(Type::String)),
    ("字符串", Word::Scalar(Type::String)),
    ("字符", Word::Scalar(Type::String)),
    ("文本", Word::Scalar(Type::String)),
    ("枚举", Word::Scalar(Type::String)),
    ("integer", Word::Scalar(Type::Integer)),
    ("int", Word::Scalar(Type::Integer)),
    ("int32", Word::Scalar(Type::Integer)),
    ("int8", Word::Scalar(Type::Integer)),
    ("int16", Word::Scalar(Type::Integer)),
    ("uint8", Word::Scalar(Type::Integer)),
    ("uint16", Word::Scalar(Type::Integer)),
    ("short", Word::Scalar(Type::Integer)),
    ("smallint", Word::Scalar(Type::Integer)),
    ("tinyint", Word::Scalar(Type::Integer)),
    ("整型", Word::Scalar(Type::Integer)),
    ("整形", Word::Scalar(Type::Integer)),
    ("整数", Word::Scalar(Type::Integer)),
    ("long", Word::Scalar(Type::Long)),
    ("int64", Word::Scalar(Type::Long)),
    ("uint", Word::Scalar(Type::Long)),
    ("uint32", Word::Scalar(Type::Long)),
    ("uint64", Word::Scalar(Type::Long)),
    ("bigint", Word::Scalar(Type::Long)),
    ("biginteger", Word::Scalar(Type::Long)),
    ("长整型", Word::Scalar(Type::Long)),
    ("长整形", Word::Scalar(Type::Long)),
    ("float", Word::Scalar(Type::Float)),
    ("浮点", Word::Scalar(Type::Float)),
    ("浮点型", Word::Scalar(Type::Float)),
    ("浮点数", Word::Scalar(Type::Float)),
    ("float32", Word::Scalar(Type::Float)),
    ("double", Word::Scalar(Type::Double)),
    ("float64", Word::Scalar(Type::Double)),
    ("bigdecimal", Word::Scalar(Type::Double)),
    ("decimal", Word::Scalar(Type::Double)),
    ("number", Word::Scalar(Type::Double)),
    ("num", Word::Scalar(Type::Double)),
    ("numeric", Word::Scalar(Type::Double)),
    ("数字", Word::Scalar(Type::Double)),
    ("数值", Word::Scalar(Type::Double)),
    ("boolean", Word::Scalar(Type::Boolean)),
    ("bool", Word::Scalar(Type::Boolean)),
    ("布尔", Word::Scalar(Type::Boolean)),
    ("布尔型", Word::Scalar(Type::Boolean)),
    ("布尔值", Word::Scalar(Type::Boolean)),
    ("datetime", Word::Scalar(Type::DateTime)),
    ("date", Word::Scalar(Type::DateTime)),
    ("date-time", Word::Scalar(Type::DateTime)),
    ("timestamp", Word::Scalar(Type::DateTime)),
    ("iso8601", Word::Scalar(Type::DateTime)),
    ("时间戳", Word::Scalar(Type::DateTime)),
    ("日期", Word::Scalar(Type::DateTime)),
    ("时间", Word::Scalar(Type::DateTime)),
    ("json", Word::Scalar(Type::JSON)),
    ("jsonstring", Word::Scalar(Type::JSON)),
    ("jsonobject", Word::Scalar(Type::JSON)),
    ("jsonarray", Word::Scalar(Type::JSON)),
    ("json数组", Word::Scalar(Type::JSON)),
    ("json列表", Word::Scalar(Type::JSON)),
    ("binary", Word::Scalar(Type::Binary)),
    ("byte", Word::Scalar(Type::Binary)),
    ("bytes", Word::Scalar(Type::Binary)),
    ("base64", Word::Scalar(Type::Binary)),
    ("any", Word::Scalar(Type::Any)),
    ("array", Word::List),
    ("list", Word::List),
    ("repeatlist", Word::List),
    ("repeatedlist", Word::List),
    ("arraylist", Word::List),
    ("set", Word::List),
    ("数组", Word::List),
    ("列表", Word::List),
    ("集合", Word::List),
    ("struct", Word::Struct),
    ("structure", Word::Struct),
    ("object", Word::Struct),
    ("对象", Word::Struct),
    ("结构", Word::Struct),
    ("结构体", Word::Struct),
    ("container", Word::Struct),
    ("容器", Word::Struct),
    ("map", Word::Map),
    ("hashmap", Word::Map),
    ("dict", Word::Map),
    ("dictionary", Word::Map),
    ("映射", Word::Map),
];

/// What one word means.
pub(super) enum Word {
    Scalar(Type),
    List,
    Struct,
    Map,
}

impl Word {
    pub(super) fn written(&self) -> Written {
        match self {
            Self::Scalar(ty) => Written::Scalar(ty.clone()),
            Self::List => Written::List(None),
            Self::Struct => Written::Struct,
            Self::Map => Written::Map(None),
        }
    }
}

/// Shortest word that a misspelling is looked for in: below it, names such as `Data` are nearer to a type than typing errors are.
const FUZZY_LENGTH: usize = 5;

/// What a known word means, in any case.
pub(super) fn exact(word: &str) -> Option<&'static Word> {
    WORDS
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(word))
        .map(|(_, meaning)| meaning)
}

/// The known word that `word` is a misspelling of: same first letter, one wrong letter in short words, two in longer ones.
pub(super) fn nearest(word: &str) -> Option<&'static Word> {
    if let Some(swapped) = swapped(word) {
        return Some(swapped);
    }
    let lower: Vec<char> = word.to_lowercase().chars().collect();
    if lower.len() < FUZZY_LENGTH
        || lower.len() > 16
        || !lower.iter().all(char::is_ascii_alphabetic)
    {
        return None;
    }
    WORDS
        .iter()
        .filter(|(known, _)| {
            known.is_ascii()
                && known.len() >= FUZZY_LENGTH
                && known.chars().next() == lower.first().copied()
        })
        .filter_map(|(known, meaning)| {
            let known: Vec<char> = known.chars().collect();
            let allowed = if known.len().min(lower.len()) >= 6 {
                2
            } else {
                1
            };
            let distance = distance(&lower, &known);
            (distance <= allowed).then_some((distance, meaning))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, meaning)| meaning)
}

/// The known word in which two neighbouring letters changed places: `Lnog`, `Stirng`. Few names differ from a type by that.
pub(super) fn swapped(word: &str) -> Option<&'static Word> {
    if !(4..=16).contains(&word.len()) || !word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    let is_swapped = |known: &str| {
        let differ: Vec<usize> = (0..known.len())
            .filter(|at| known.as_bytes().get(*at) != lower.as_bytes().get(*at))
            .collect();
        let at = |text: &str, at: usize| text.as_bytes().get(at).copied();
        match differ.as_slice() {
            [first, second] if first + 1 == *second => {
                at(known, *first) == at(&lower, *second) && at(known, *second) == at(&lower, *first)
            }
            _ => false,
        }
    };
    WORDS
        .iter()
        .find(|(known, _)| known.len() == lower.len() && is_swapped(known))
        .map(|(_, meaning)| meaning)
}

/// Edits between two words: a letter put in, left out, replaced, or swapped with its neighbour.
fn distance(left: &[char], right: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in right.iter().enumerate() {
            let mut least = (above[j] + usize::from(a != b))
                .min(above[j + 1] + 1)
                .min(row[j] + 1);
            if i > 0 && j > 0 && *a == right[j - 1] && left[i - 1] == *b {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[right.len()]
}

//! What a sentence adds to a length: other numbers for other kinds of characters, or that the value may also be empty.

use std::sync::OnceLock;

use regex::Regex;

use crate::prose::phrase::compile;
use crate::prose::scope::Sentence;

/// `20个汉字或者40个英文字符`, `20 Chinese characters or 40 English characters`: how long the value may be depends on its characters.
pub(super) fn counts_kinds(sentence: &Sentence) -> bool {
    static KINDS: OnceLock<Vec<Regex>> = OnceLock::new();
    let kinds = KINDS.get_or_init(|| {
        [
            r"{n} ?个?(?:汉字|中文字?符?|全角字?符?)[^。；;]{0,8}?{n} ?个?(?:英文|字母|半角|字符|字节|数字)",
            r"{n} ?个?(?:英文字?[符母]?|字母|半角字?符?|字符|字节)[^。；;]{0,8}?{n} ?个?(?:汉字|中文|全角)",
            r"{n} (?:chinese|double-byte|full-width) (?:characters|letters)[^.;]{0,12}?{n} (?:english|letters|characters|bytes|single-byte|half-width)",
            r"{n} (?:english|ascii|single-byte|half-width)? ?(?:characters|letters|bytes)[^.;]{0,12}?{n} (?:chinese|double-byte|full-width)",
        ]
        .iter()
        .map(|pattern| compile(pattern))
        .collect()
    });
    kinds.iter().any(|kind| {
        kind.captures(&sentence.text.lower).is_some_and(|found| {
            found.get(1).map(|n| n.as_str()) != found.get(2).map(|n| n.as_str())
        })
    })
}

/// `或空字符串`, `可以为空`, `or an empty string`: nothing is a value too.
pub(super) fn allows_empty(sentence: &Sentence) -> bool {
    static EMPTY: OnceLock<Regex> = OnceLock::new();
    let lower = &sentence.text.lower;
    let empty = EMPTY.get_or_init(|| {
        compile(concat!(
            r"或者?(?:为|是|传入?)?空(?:字符串|值|串|$|，|；)",
            r"|(?:可以?|允许|能够?)(?:为|是|传入?|设置为|设为|填写?|输入)空",
            r"|(?:传入?|设置为|设为|填写?|输入|指定为?)空(?:字符串|值|串)",
            r"|空(?:字符串|串)(?:表示|代表|时|则)",
            r"|or (?:be |is )?(?:an? )?(?:empty|null) string",
            r"|(?:can|may) be (?:an )?(?:empty|left empty|left blank|blank|null)(?: string|$|[,.;])",
            r"|(?:can|may) be (?:[^,.;]*) or (?:left )?empty",
            r"|to an empty string|an empty string (?:indicates|specifies|means|is allowed|is used|clears|removes)",
        ))
    });
    empty.find_iter(lower).any(|found| {
        let before = lower.get(..found.start()).unwrap_or_default();
        let clause = before
            .rsplit(['，', '；', ',', ';'])
            .next()
            .unwrap_or(before);
        !["不", "cannot", "can not", "not be", "must not", "may not"]
            .iter()
            .any(|word| clause.contains(word))
    })
}

/// Which end of a length the words behind its number name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Least,
    Greatest,
}

/// `及以上`, `or more`.
pub(super) fn end_behind(rest: &str) -> Option<End> {
    let starts = |words: &[&str]| words.iter().any(|word| rest.starts_with(word));
    if starts(&["及以上", "或以上", "以上", " or more", " or longer"]) {
        Some(End::Least)
    } else if starts(&["及以下", "或以下", "以下", "以内", " or less", " or fewer"]) {
        Some(End::Greatest)
    } else {
        None
    }
}

/// `一个汉字占两个字符`, `Each Chinese character is counted as two characters`: how many characters a Chinese one counts for.
pub(in crate::prose) fn width_of_chinese(sentence: &Sentence) -> Option<u64> {
    static WIDTH: OnceLock<Regex> = OnceLock::new();
    let width = WIDTH.get_or_init(|| {
        compile(concat!(
            r"(?:一|1|每|单)个?(?:中文汉字|中文字符|中文|汉字)(?:字符)?(?:按|算|占|计|为|等于|相当于|视为|作|用|当){1,3} ?([1-3一两二三]) ?个?(?:字符|字节|位|英文|字母|$|，)",
            r"|(?:each|a|one|1|every) chinese character (?:is |are )?(?:counted as|counts as|counts for|regarded as|considered as|considered|equals|equal to|occupies|takes up|takes) (one|two|three|1|2|3)(?-u:\b)",
        ))
    });
    let lower = &sentence.text.lower;
    if !lower.contains("中文") && !lower.contains("汉字") && !lower.contains("chinese") {
        return None;
    }
    let found = width.captures(lower)?;
    match found.get(1).or_else(|| found.get(2))?.as_str() {
        "1" | "一" | "one" => Some(1),
        "2" | "两" | "二" | "two" => Some(2),
        "3" | "三" | "three" => Some(3),
        // The pattern holds no others.
        _ => None,
    }
}

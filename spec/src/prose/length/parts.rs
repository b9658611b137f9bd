//! Whether a length is that of a part of the value, or of no text at all: of each line, of a key inside, of a mask.

use std::ops::Range;
use std::sync::OnceLock;

use regex::Regex;

use crate::prose::items::holds_several;
use crate::prose::phrase::compile;
use crate::prose::scope::{Cell, Sentence};

/// The length of a part of the value: of each line, of each label, of the data before it was encoded. `place` is where it is stated.
pub(super) fn is_of_a_part(cell: &Cell<'_>, sentence: &Sentence, place: &Range<usize>) -> bool {
    let lower = sentence.text.lower.as_str();
    let before = lower.get(..place.start).unwrap_or_default();
    let words = lower.get(place.clone()).unwrap_or_default();
    let start = before.rfind(['，', '；', '。']).map_or(0, |index| {
        index + before[index..].chars().next().map_or(0, char::len_utf8)
    });
    let clause = &before[start..];
    let part = [
        "其中",
        "编码前",
        "each key",
        "each value",
        "map的",
        "原始",
        "解码后",
        "加密前",
        "替换后",
        "转码后",
        "解压后",
        "压缩后",
        "转义后",
        "去除",
        "first ",
        "数组",
        "列表的长度",
        "列表长度",
        "length of the array",
        "length of the list",
        "array length",
    ]
    .iter()
    .any(|word| clause.contains(word));
    // Of a value that holds several, each element is meant.
    let element = ["每", "单个", "each ", "per "]
        .iter()
        .any(|word| clause.contains(word));
    // `掩码长度：8~24` counts bits.
    let mask = ["掩码", "mask"].iter().any(|word| clause.contains(word))
        && !["字符", "字节", "character", "byte"]
            .iter()
            .any(|word| words.contains(word));
    part || mask
        || counts_bits(clause, words)
        || counts_elements(cell, words)
        || element && !holds_several(cell)
        || is_of_key_or_value(
            cell,
            &format!("{}{before}", antecedent(cell, sentence)),
            lower.get(place.start..).unwrap_or_default(),
        )
}

/// `密钥长度为2048位`: no text is as long as the key that it holds.
fn counts_bits(clause: &str, words: &str) -> bool {
    const LEAST_KEY: u64 = 512;
    let subject = format!("{clause}{words}");
    let key = ["密钥长度", "rsa", "key length", "key size"]
        .iter()
        .any(|word| subject.contains(word));
    let text = ["字符", "字节", "character", "byte"]
        .iter()
        .any(|word| words.contains(word));
    let number = words
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse::<u64>().ok())
        .max();
    key && !text && number.is_some_and(|number| number >= LEAST_KEY)
}

/// `线路列表，长度1~50` counts the elements or their characters.
fn counts_elements(cell: &Cell<'_>, words: &str) -> bool {
    let unit = ["字符", "字节", "字", "位", "character", "byte", "chars"]
        .iter()
        .any(|word| words.contains(word));
    let title = cell.sentences.first().map_or("", |first| {
        first
            .text
            .lower
            .split(['，', ',', '：', ':', '；', '（', '('])
            .next()
            .unwrap_or_default()
    });
    cell.is_list()
        && !unit
        && ["列表", "数组", "集合", "list"]
            .iter()
            .any(|word| title.ends_with(word))
}

/// The sentence before, where this one goes on about its subject: `The key cannot be empty. It can be ...`.
fn antecedent<'c>(cell: &'c Cell<'_>, sentence: &Sentence) -> &'c str {
    let goes_on = ["it ", "its "]
        .iter()
        .any(|word| sentence.text.lower.starts_with(word));
    let at = cell
        .sentences
        .iter()
        .position(|known| std::ptr::eq(known, sentence));
    at.filter(|_| goes_on)
        .and_then(|at| cell.sentences.get(at.checked_sub(1)?))
        .filter(|before| before.block == sentence.block)
        .map_or("", |before| &before.text.lower)
}

/// `标签键最长64个字符`, `The key can be up to 64 characters`: what is said of keys and values binds the parameter only where it is one.
/// The clauses before say which of them: `键不允许为空，最多64个字符`.
fn is_of_key_or_value(cell: &Cell<'_>, before: &str, rest: &str) -> bool {
    static SUBJECTS: OnceLock<[Regex; 3]> = OnceLock::new();
    static PAIR: OnceLock<Regex> = OnceLock::new();
    // `key与value长度均为`, `The length of each key and value must be`
    let pair = PAIR.get_or_init(|| {
        compile(r"(?:key|键)s?(?:名)?(?: ?(?:与|和|、|及|或|/) ?| and (?:the |each )?| or (?:the )?)(?:标签)?(?:value|值)")
    });
    let [key, value, plain_value] = SUBJECTS.get_or_init(|| {
        [
            compile(
                r"(?:^|[^关按])键(?:名)?(?:的|最|长|不|为|可|支|允|必|须|应)|(?:^|[^a-z])key(?:的|最|长|不|为|可|支|允|必|须|应)|(?-u:\b)(?:the|a|each|every|tag) keys? (?:of (?:the |a |each )?tags? )?(?:can|must|may|cannot|is|has|length|name can|name must)(?-u:\b)",
            ),
            compile(
                r"标签值(?:的|最|长|不|为|可|支|允|必|须|应)|(?-u:\b)(?:tag|label) values? (?:can|must|may|cannot|is|has|length)(?-u:\b)",
            ),
            // Beside keys, values are theirs.
            compile(
                r"(?:^|[，；。])值(?:的|最|长|不|为|可|支|允|必|须|应)|(?-u:\b)(?:the|a|each|every) values? (?:can|must|may|cannot|is|has|length)(?-u:\b)",
            ),
        ]
    });
    // The words of the subject may reach into those of the length.
    let next: String = if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        rest.split(' ').next().unwrap_or_default().to_owned()
    } else {
        rest.chars().take(2).collect()
    };
    let subject = format!("{before}{next}");
    let clause = before.rsplit(['，', '；', '。', ';']).next();
    let words = rest.split(|c: char| c.is_ascii_digit()).next();
    let stated = format!(
        "{}{}",
        clause.unwrap_or_default(),
        words.unwrap_or_default()
    );
    if pair.is_match(&stated) {
        return !is_one(cell, "key", "键") && !is_one(cell, "value", "值");
    }
    let last = |pattern: &Regex| pattern.find_iter(&subject).last().map(|found| found.end());
    let of_key = last(key);
    let beside_keys = || {
        cell.sentences
            .iter()
            .any(|sentence| key.is_match(&sentence.text.lower))
    };
    let of_value = last(value).max(last(plain_value).filter(|_| beside_keys()));
    match (of_key, of_value) {
        (None, None) => false,
        (key, value) if key > value => !is_one(cell, "key", "键"),
        (_, _) => !is_one(cell, "value", "值"),
    }
}

/// Whether the parameter is a key or a value itself, by its name or by what its description begins with: `标签的键。`, `The key of the tag.`
fn is_one(cell: &Cell<'_>, english: &str, chinese: &str) -> bool {
    let name = cell.description.name.to_ascii_lowercase();
    let first = cell.sentences.first().map_or("", |first| &first.text.lower);
    let clause = first.split(['，', ',', '；']).next().unwrap_or(first);
    name.contains(english)
        || clause.ends_with(chinese)
        || clause
            .strip_prefix("the ")
            .map(|rest| rest.strip_prefix("tag ").unwrap_or(rest))
            .and_then(|rest| rest.strip_prefix(english))
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(" of "))
}

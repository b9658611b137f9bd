//! Values that are put together of parts with names of their own: addresses, paths, expressions. A place of a sentence comes in, whether
//! its clause is about such a part goes out.

use std::sync::OnceLock;

use regex::Regex;

use super::{Cell, Sentence, clause_start};
use crate::prose::phrase::compile;

/// What the description of such a value begins with.
const CHINESE: &[&str] = &[
    "地址",
    "路径",
    "url",
    "uri",
    "arn",
    "表达式",
    "语句",
    "证书",
    "变量",
    "变量列表",
    "json",
    "json对象",
    "邮箱",
    "域名",
    "文件",
    "键值对",
];

const ENGLISH: &[&str] = &[
    "address",
    "path",
    "url",
    "uri",
    "arn",
    "expression",
    "statement",
    "certificate",
    "variables",
    "json",
    "email",
    "domain",
    "domain name",
    "image",
    "file",
    "prefix",
];

/// Words of a clause that name no part.
const FILLERS: &[&str] = &[
    "目前",
    "当前",
    "暂时",
    "其",
    "该",
    "此",
    "本",
    "且",
    "并且",
    "并",
    "但",
    "同时",
    "则",
    "单个",
    "整个",
    "完整",
    "完整的",
    "全部",
    "最大",
    "最长",
    "最多",
    "最短",
    "总",
    "整体",
    "必须",
    "须",
    "需",
    "需要",
    "应",
    "应该",
    "要",
    "要求",
    "请",
    "只能",
    "只",
    "仅",
    "可以",
    "可",
    "不可",
    "不能",
    "不得",
    "不允许",
    "能",
    "允许",
    "支持",
    "仅支持",
    "包含",
    "不包含",
    "输入",
    "限制",
    "的",
    "由",
    "均",
    "都",
    "也",
    "在",
    "为",
    "是",
    "长度",
    "总长度",
    "字符数",
    "字符",
    "字符串",
    "参数",
    "参数值",
    "取值",
    "值",
    "字段",
    "内容",
    "名称",
    "格式",
    "它",
    "编码后",
    "通常",
    "一般",
    " ",
    "：",
    ":",
    "“",
    "”",
    "（",
    "(",
];

/// Whether the value is put together, by the noun that the first sentence begins with.
pub(super) fn is_composite(first: &str) -> bool {
    match english_noun(first) {
        Some(noun) => ENGLISH.iter().any(|known| {
            noun == *known
                || noun
                    .strip_suffix(known)
                    .is_some_and(|rest| rest.ends_with(' '))
        }),
        None => {
            let head = head(first);
            CHINESE.iter().any(|known| head.ends_with(known))
        }
    }
}

/// Whether the clause before `at` has a subject that is not the value, but one of its parts: `镜像地址，仓库名长度`, `The ARN. The role
/// name can be`.
pub(super) fn is_of_named_part(cell: &Cell<'_>, sentence: &Sentence, at: usize) -> bool {
    let Some(first) = cell.sentences.first() else {
        return false;
    };
    let lower = &sentence.text.lower;
    let title = head(&first.text.lower);
    let subject = if lower.is_ascii() {
        let Some(subject) = english_subject(lower) else {
            return false;
        };
        subject
    } else {
        let start = clause_start(&sentence.text, at);
        let clause = lower.get(start..at).unwrap_or_default();
        // The clause that begins the description says what the value is.
        if start == 0 && std::ptr::eq(first, sentence) {
            return false;
        }
        without_fillers(clause)
    };
    let name = cell.description.name.to_ascii_lowercase();
    let own = title.contains(subject)
        || subject.ends_with(title)
        || subject.contains(&name)
        || name.contains(&subject.replace(' ', ""))
        || subject
            .rsplit(' ')
            .next()
            .is_some_and(|last| last.len() > 2 && name.ends_with(last));
    let is_noun = !subject.contains(|c: char| c.is_ascii_digit())
        && !subject.ends_with(['后', '前', '时', '以', '个', '或', '和'])
        && subject.chars().count() <= 24;
    !subject.is_empty() && is_noun && !own
}

fn head(first: &str) -> &str {
    first
        .split(['，', '：', ':', '；', '（', '(', '。', ','])
        .next()
        .unwrap_or_default()
        .trim()
}

/// `The URL of the image` begins with a URL.
fn english_noun(first: &str) -> Option<&str> {
    let rest = first
        .strip_prefix("the ")
        .or_else(|| first.strip_prefix("an "))?;
    [
        " of ", " that ", " which ", " for ", " from ", " to ", " in ", ",", "(", ".",
    ]
    .iter()
    .filter_map(|stop| rest.find(stop))
    .min()
    .map_or(Some(rest), |end| rest.get(..end))
    .map(str::trim)
}

/// The subject of an English sentence, where it is a noun that is not the value.
fn english_subject(lower: &str) -> Option<&str> {
    static SUBJECT: OnceLock<Regex> = OnceLock::new();
    let subject = SUBJECT.get_or_init(|| {
        compile(r"^(?:(?:the|an?) ((?:[a-z-]+ ){0,3}?[a-z-]+)|((?:[a-z-]+ ){0,2}?[a-z-]+s)) (?:can|must|may|cannot|should|consists?|contains?|that|is|are)(?-u:\b)")
    });
    let found = subject.captures(lower)?;
    let words = found.get(1).or_else(|| found.get(2))?.as_str();
    let of_value = words.split(' ').any(|word| {
        matches!(
            word,
            "value"
                | "values"
                | "parameter"
                | "length"
                | "string"
                | "content"
                | "format"
                | "characters"
                | "field"
                | "this"
                | "size"
                | "it"
                | "number"
                | "default"
                | "maximum"
                | "of"
                | "letters"
        )
    });
    (!of_value && words != "name").then_some(words)
}

/// `默认域名（含后缀）最大` is about `默认域名`.
fn without_fillers(clause: &str) -> &str {
    let mut rest = match clause.split_once(['（', '(']) {
        Some((words, inside)) if inside.contains(['）', ')']) => words.trim(),
        Some(_) | None => clause.trim(),
    };
    while let Some(shorter) = FILLERS
        .iter()
        .find_map(|word| rest.strip_prefix(word).or_else(|| rest.strip_suffix(word)))
    {
        rest = shorter;
    }
    rest
}

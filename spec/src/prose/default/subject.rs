//! Of what a default is told: the words before `默认` or `defaults to` and behind the value come in, whether the default is that of something
//! else, or of one case, goes out.

use std::ops::Range;
use std::sync::OnceLock;

use regex::Regex;

use super::is_named;
use crate::prose::phrase::compile;
use crate::prose::scope::{Cell, Sentence, clause_start};
use crate::prose::text::Text;

/// `磁盘ID，大小默认20 GB`, `The idle timeout defaults to 15 seconds`: the default of another thing. In `使用默认线路` no default is told.
pub(super) fn is_of_another(cell: &Cell<'_>, sentence: &Sentence, found: Range<usize>) -> bool {
    let text = &sentence.text;
    let clause = text
        .lower
        .get(clause_start(text, found.start)..found.start)
        .unwrap_or_default()
        .trim();
    let words = text.lower.get(found).unwrap_or_default().trim();
    if words.is_ascii() {
        let noun = clause.strip_prefix("the ").unwrap_or_default();
        let own = ["value", "parameter", "field", "setting", "it"]
            .iter()
            .any(|word| noun.split(' ').any(|part| part == *word));
        return words.starts_with("defaults")
            && !noun.is_empty()
            && !own
            && !is_named(cell, sentence, noun);
    }
    matches!(words, "默认" | "缺省") && clause.ends_with("使用") && clause != "使用"
        || is_of_part(cell, text, clause)
}

/// What a description begins with, in lower case: the parameter in other words.
pub(super) fn head<'c>(cell: &'c Cell<'_>) -> &'c str {
    let first = cell.sentences.first();
    let mut parts = first
        .map_or("", |first| &first.text.lower)
        .split(['，', '：', ':', '；', '（', '(', ',']);
    parts.next().unwrap_or_default()
}

/// What identifies something has no size and no timeout: the noun before the default is of the thing.
fn is_of_part(cell: &Cell<'_>, text: &Text, clause: &str) -> bool {
    let head = head(cell);
    let identifies = ["id", "url", "arn", "名", "名称", "账号", "地址", "域名"]
        .iter()
        .any(|noun| head.ends_with(noun));
    let parts = [
        "大小",
        "超时",
        "超时时间",
        "密码",
        "端口",
        "优先级",
        "权重",
        "长度",
        "数量",
        "时间",
        "时长",
        "带宽",
        "容量",
        "类型",
        "协议",
        "状态",
    ];
    // `规则ID，优先级范围1~100，默认50`: the clause before has the noun.
    let ranged = clause.is_empty() && text.lower.contains("范围");
    identifies
        && parts.iter().any(|part| {
            !head.contains(part)
                && (clause.ends_with(part) || ranged && text.lower.contains(&format!("{part}范围")))
        })
}

/// `新建默认为a，复制默认相同`: each clause names the case of its default.
fn tells_of_two(text: &Text) -> bool {
    let mut cases = text.lower.match_indices("默认").filter_map(|(at, _)| {
        let clause = text.lower.get(clause_start(text, at)..at)?.trim();
        (!clause.is_empty()).then_some(clause)
    });
    cases
        .next()
        .is_some_and(|first| cases.any(|other| other != first))
}

/// `3 (5 for Windows)`, `60; for Enterprise Edition, 15`, `20（企业版为50）`: behind the value stands that of another case.
pub(super) fn has_second_case(text: &Text, end: usize) -> bool {
    static SECOND: OnceLock<Regex> = OnceLock::new();
    let rest = text.lower.get(end..).unwrap_or_default();
    if rest.contains("默认") && tells_of_two(text) {
        return true;
    }
    // Most values end their sentence.
    if !rest.trim_start().starts_with(['(', '（', ';', ',']) {
        return false;
    }
    SECOND
        .get_or_init(|| {
            compile(r"^ ?(?:[（(] ?[0-9][0-9a-z_.-]* ?(?:[a-z]+ )?(?:for|in|on|if|when) |[;,] (?:and )?(?:for|in|on) [a-z][a-z -]{1,40}, (?:the default (?:value )?is |it is )?[0-9]|（[^（）0-9，。；大小多少高低长短围限]{1,12}(?:为|是|默认) ?[0-9])")
        })
        .is_match(rest)
}

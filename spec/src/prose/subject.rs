//! Whose value a clause is about: the words before `必须为` come in, whether they mean the parameter itself goes out.

use super::scope::{Cell, clause_start};
use super::text::Text;

/// Words before the subject that say when or how firmly.
const ADVERBS: &[&str] = &[
    "目前", "当前", "暂时", "暂", "现", "则", "且", "并且", "并", "但", "仅", "只", "都", "均",
    "也", "还", "请", "您", "默认", "注意", "需要", "此处", "这里", "此时", "一般", "通常", "的",
    "其", "该", "此", "本", "：", ":", "“", "”", " ",
];

/// Words for the value itself.
const VALUE: &[&str] = &[
    "参数",
    "取值",
    "值",
    "字段",
    "参数值",
    "参数取值",
    "内容",
    "格式",
    "parameter",
    "value",
    "field",
    "it",
];

/// Whether the clause that goes on at `at` is about the value: it has no subject, or one that the description's title names.
///
/// `线路ID。线路状态必须为Ready`: the state is not the value of a parameter that holds the ID.
pub(super) fn is_own(cell: &Cell<'_>, text: &Text, at: usize) -> bool {
    let start = clause_start(text, at);
    let clause = text.lower.get(start..at).unwrap_or_default();
    let subject = without_adverbs(clause);
    if subject.is_empty() || !subject.contains(|c: char| !c.is_ascii()) {
        return true;
    }
    if VALUE.contains(&subject) || subject.ends_with("参数") {
        return true;
    }
    let bare = VALUE
        .iter()
        .filter_map(|word| subject.strip_suffix(word))
        .min_by_key(|rest| rest.len())
        .map_or(subject, |rest| rest.trim_end_matches('的'));
    let Some(title) = cell.sentences.first().map(|sentence| &sentence.text) else {
        return false;
    };
    // The title itself says what the value is: `固定为A`, `线路类型只能为A`.
    if title.plain == text.plain && start == 0 {
        return true;
    }
    let head = title
        .lower
        .split(['，', '：', ':', '；', ';', '（', '('])
        .next()
        .unwrap_or_default();
    bare.is_empty() || ends_alike(head, bare)
}

/// The head noun stands last: `线路的状态` and `状态` mean the same, `线路ID` and `线路状态` do not.
fn ends_alike(title: &str, subject: &str) -> bool {
    title.ends_with(subject) || subject.ends_with(title) && !title.is_empty() || {
        let tail = |text: &str| -> String {
            let mut last: Vec<char> = text.chars().rev().take(2).collect();
            last.reverse();
            last.into_iter().collect()
        };
        tail(title) == tail(subject)
    }
}

fn without_adverbs(clause: &str) -> &str {
    let mut rest = clause.trim();
    loop {
        let next = ADVERBS
            .iter()
            .find_map(|word| rest.strip_prefix(word))
            .or_else(|| ADVERBS.iter().find_map(|word| rest.strip_suffix(word)));
        match next {
            Some(shorter) => rest = shorter.trim(),
            None => return rest,
        }
    }
}

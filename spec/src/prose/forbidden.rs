//! Values that are named because they are not allowed. Goes out: [`Rule::NotIn`].

use super::phrase::{Table, phrase};
use super::scope::{Cell, about_value};
use super::topic::Topic;
use super::{Draft, Rule, values};

pub(super) static PHRASES: Table<()> = Table::new(
    Topic::Forbidden,
    &[
        "不能",
        "不支持",
        "不可",
        "不得",
        "不允许",
        "禁止",
        "cannot be",
        "not use",
        "must not be",
        "not supported",
        "not allowed",
        "can not be",
        "except",
        "other than",
        "unavailable",
    ],
    &[
        phrase!((), r"(?:不能|不可以?|不得|不允许|不支持|禁止)(?:用)?(?:为|是|使用|设置为|配置为|取值为?|填写|填)(?:以下|下列)?(?:端口|值)?(?:号)?(?:为|是|：|:)* ?",
            "监听端口，取值范围：1~65535，不能为22、8022。" => "not in 22|8022"),
        phrase!((), r"(?:不支持|不可用|不能使用|不允许使用|禁止使用)的(?:端口|值|取值)(?:号)?(?:为|是|有|包括|：|:)* ?",
            "监听端口。不支持的端口：22、8022。" => "not in 22|8022"),
        phrase!((), r"(?:cannot|must not|can not|may not) be(?: set to)?(?: any of)?(?: the following (?:ports|values))?(?: ?[:：])?(?: |$)",
            "The port. The port cannot be 22 or 8022." => "not in 22|8022"),
        phrase!((), r"(?:cannot|must not|can not) use the following (?:ports|values)(?: ?[:：])? ?",
            "The port. You cannot use the following ports: 22 and 8022." => "not in 22|8022"),
        phrase!((), r"the following (?:ports|values) (?:are not (?:supported|allowed)|cannot be used|are unavailable)(?: ?[:：])?(?: |$)",
            "The port. The following ports are not supported: 22 and 8022." => "not in 22|8022"),
    ],
);

pub(super) fn read(cell: &Cell<'_>, draft: &mut Draft) {
    for (index, sentence) in cell.sentences.iter().enumerate() {
        if sentence.branch || sentence.example {
            continue;
        }
        let text = &sentence.text;
        for ((), found) in PHRASES.find(sentence.topics, &text.lower) {
            let Some(all) = found.get(0) else { continue };
            if !about_value(cell, sentence, all.start()) {
                continue;
            }
            let start = values::skip_blank(text, all.end());
            // The list may stand in a paragraph of its own below `...以下端口：`.
            let below = text.plain.get(start..).unwrap_or_default().is_empty()
                && text.plain.ends_with([':', '：']);
            let next = cell.sentences.get(index + 1).filter(|_| below);
            let (text, start) = next.map_or((text, start), |next| (&next.text, 0));
            let Some(list) = values::scan(text, start) else {
                continue;
            };
            let marked = text.mark_at(start).is_some();
            let certain = list.closed
                && !list.open
                && list.values.iter().all(|value| {
                    let number = value.bytes().all(|b| b.is_ascii_digit());
                    let word = marked
                        && !cell.is_number()
                        && !cell.description.siblings.contains(&value.as_str());
                    number || word
                });
            if certain {
                draft.add(
                    Rule::NotIn {
                        values: list.values,
                    },
                    text.plain.clone(),
                );
                return;
            }
        }
    }
}

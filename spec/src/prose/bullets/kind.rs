//! What a list of bullets is: its bullets and the sentence before them come in; values, statements or fields go out.

use super::{ListKind, opens_list};
use crate::model::Type;
use crate::prose::Description;
use crate::prose::clause::Block;
use crate::prose::key::{Key, key};
use crate::prose::text::Text;
use crate::prose::words::WordList;

/// Words in the sentence before a list that say that values follow.
static CUES: WordList = WordList::new(&[
    "取值",
    "可选值",
    "有效值",
    "枚举值",
    "可选项",
    "可取",
    "valid value",
    "vaild value",
    "valid valus",
    "value range",
    "values:",
    "possible value",
    "allowed value",
    "supported value",
    "valid option",
    "one of the following",
    "set the value to",
    "options:",
    "可以设置为",
    "可设置为",
    "支持以下",
    "包括以下",
    "value:",
    "分为",
    "supported:",
]);

/// Words that say that the bullets are something else than values.
static ANTI_CUES: WordList = WordList::new(&[
    "字段",
    "格式",
    "要求",
    "规则",
    "限制",
    "fields",
    "format",
    "requirement",
    "rule",
    "limit",
    "示例",
    "example",
    "结构",
    "参数如下",
    "following parameters",
    "包含以下参数",
    "子参数",
]);

/// Words in a bullet that describe a field of a structured value.
static FIELD_WORDS: WordList = WordList::new(&[
    "类型，",
    "类型：",
    "类型。",
    "string类型",
    "integer类型",
    "必选",
    "必填",
    "可选，",
    "可选。",
    "取值：",
    "取值范围",
    "默认值：",
    "默认值为",
    "长度",
    "valid values",
    "default value:",
    "required.",
    "optional.",
    "type: ",
    "this field",
    "(string",
    "(integer",
]);

/// What the bullets are, and whether the sentence before them says that values follow.
pub(super) fn classify(
    blocks: &[Block],
    description: &Description<'_>,
    intro: Option<usize>,
    items: &[usize],
) -> (ListKind, bool) {
    let texts: Vec<&Text> = items
        .iter()
        .filter_map(|&index| blocks.get(index).map(|block| &block.text))
        .collect();
    let intro = intro.and_then(|index| blocks.get(index));
    let cue = intro
        .and_then(|block| block.sentences.last())
        .map_or("", |sentence| sentence.lower.as_str());
    let note = items
        .first()
        .and_then(|&index| blocks.get(index))
        .is_some_and(|block| block.note);
    let anti = speaks_of_something_else(cue);
    let cued = CUES.are_in(cue);
    let keys: Vec<Option<Key>> = texts.iter().map(|text| key(text)).collect();
    if is_structured(description, &keys)
        || !cued && are_fields(&texts, &keys)
        || anti && !cued && keys.iter().all(Option::is_some)
    {
        return (ListKind::Fields, cued);
    }
    if note || !keys.iter().all(Option::is_some) {
        return (ListKind::Statements, cued);
    }
    let keys: Vec<Key> = keys.into_iter().flatten().collect();
    if are_siblings(description, &keys) {
        return (ListKind::Fields, cued);
    }
    if cued && !anti {
        return (ListKind::Values, true);
    }
    let values = keys.len() > 1
        && !anti
        && (is_truth(description, &keys)
            || are_shown(description, intro, cue, &keys)
            || names_kind_of_value(intro, cue));
    if values {
        (ListKind::Values, false)
    } else {
        (ListKind::Statements, false)
    }
}

/// The last clause before the list says that no values follow.
fn speaks_of_something_else(cue: &str) -> bool {
    let last_clause = cue.rsplit(['，', ',', '；']).next().unwrap_or(cue);
    ANTI_CUES.are_in(last_clause)
        || ["不同", "大小限制", "vary", "varies", "depend"]
            .iter()
            .any(|word| cue.contains(word))
}

/// Most heads are parameters of the operation.
fn are_siblings(description: &Description<'_>, keys: &[Key]) -> bool {
    let siblings = keys
        .iter()
        .flat_map(|key| &key.values)
        .filter(|value| description.has_sibling(value))
        .count();
    siblings * 2 > keys.len()
}

/// `只检查请求。-   true：...` of a truth value needs no word before it.
fn is_truth(description: &Description<'_>, keys: &[Key]) -> bool {
    let is_truth = |key: &Key| {
        let [value] = key.values.as_slice() else {
            return false;
        };
        matches!(value.to_ascii_lowercase().as_str(), "true" | "false")
    };
    *description.ty == Type::Boolean && keys.len() == 2 && keys.iter().all(is_truth)
}

/// A default or the example is among the heads, and the list looks like one of values.
fn are_shown(
    description: &Description<'_>,
    intro: Option<&Block>,
    cue: &str,
    keys: &[Key],
) -> bool {
    // `...类型。默认为all。`
    let names_default = |key: &Key| {
        let value = key.values.first().map(|value| value.to_ascii_lowercase());
        (cue.contains("默认") || cue.contains("default"))
            && value.is_some_and(|value| cue.contains(&value))
    };
    let default = keys
        .iter()
        .any(|key| key.default.is_some() || names_default(key));
    let example = description.example.is_some_and(|example| {
        keys.iter()
            .flat_map(|key| &key.values)
            .any(|value| value.eq_ignore_ascii_case(example.trim()))
    });
    let opened = intro.is_some_and(|block| opens_list(&block.text));
    let marked = keys.iter().all(|key| key.marked);
    let boolean = *description.ty == Type::Boolean;
    (default || example) && (opened || marked || boolean || default)
}

/// `类型。包括：`: the kind is named in the sentence before.
fn names_kind_of_value(intro: Option<&Block>, cue: &str) -> bool {
    let named = intro.map_or(cue, |block| {
        let bare = matches!(
            cue.trim_end_matches(['：', ':', ' ']),
            "包括" | "包含" | "有" | "如下" | "分别为"
        );
        block
            .sentences
            .iter()
            .rev()
            .nth(usize::from(bare))
            .map_or(cue, |sentence| sentence.lower.as_str())
    });
    ["类型", "模式", "状态", "方式", "级别"]
        .iter()
        .any(|noun| named.ends_with(noun))
        || [
            "the type of",
            "the mode of",
            "the status of",
            "the running mode",
        ]
        .iter()
        .any(|words| named.starts_with(words))
}

/// Whether the bullets describe the parts of a JSON text or a struct.
fn is_structured(description: &Description<'_>, keys: &[Option<Key>]) -> bool {
    if matches!(
        description.ty,
        Type::Json { .. } | Type::Struct { .. } | Type::Map { .. }
    ) {
        return keys.iter().flatten().count() * 2 > keys.len();
    }
    let values: Vec<&str> = keys
        .iter()
        .flatten()
        .flat_map(|key| key.values.iter().map(String::as_str))
        .collect();
    if values.is_empty() {
        return false;
    }
    let last = description.name.rsplit('.').next().unwrap_or_default();
    if values.iter().any(|value| {
        value
            .strip_prefix(last)
            .is_some_and(|rest| rest.starts_with('.'))
    }) && !last.is_empty()
    {
        return true;
    }
    let example = description.example.unwrap_or_default().trim_start();
    example.starts_with(['{', '['])
        && values
            .iter()
            .any(|value| example.contains(&format!("\"{value}\"")) && is_object_key(example, value))
}

/// Whether the bullets describe fields in words: their types, whether they are required, values of their own.
fn are_fields(texts: &[&Text], keys: &[Option<Key>]) -> bool {
    let fields = texts
        .iter()
        .zip(keys)
        .filter(|(text, key)| {
            key.as_ref().is_some_and(|key| {
                let rest = &text.lower[key.rest.clone()];
                key.values
                    .iter()
                    .any(|value| value.starts_with(|c: char| c.is_ascii_alphabetic()))
                    && FIELD_WORDS.are_in(beginning(rest))
            })
        })
        .count();
    fields > 1 && fields * 2 > texts.len()
}

/// The first 120 characters.
fn beginning(text: &str) -> &str {
    let end = text
        .char_indices()
        .nth(120)
        .map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// `"key":` stands in the example.
fn is_object_key(example: &str, key: &str) -> bool {
    let quoted = format!("\"{key}\"");
    example.match_indices(&quoted).any(|(at, found)| {
        example[at + found.len()..]
            .trim_start()
            .starts_with([':', '：'])
    })
}

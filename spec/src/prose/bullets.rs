//! Bullets of a description: are they values, statements about the value, or the fields of a structured value?

use super::Description;
use super::clause::{Block, BlockKind};
use super::key::{Key, key};
use super::text::Text;
use super::words::WordList;
use crate::model::Type;

/// What a list of bullets tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListKind {
    /// One value a bullet, with its meaning.
    Values,
    /// Sentences that say something each.
    Statements,
    /// The parts of a structured value, which are not this parameter's own values.
    Fields,
}

/// Bullets of one depth below one sentence.
#[derive(Clone, Debug)]
pub(super) struct BulletList {
    pub(super) kind: ListKind,
    /// The block that introduces the list.
    pub(super) intro: Option<usize>,
    /// The bullets, as indexes of blocks.
    pub(super) items: Vec<usize>,
    /// The sentence before the list says that values follow.
    pub(super) cued: bool,
}

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

/// Finds the lists of a description, outermost first.
pub(super) fn find_lists(blocks: &[Block], description: &Description<'_>) -> Vec<BulletList> {
    let deepest = blocks.iter().map(Block::depth).max().unwrap_or(0).min(6);
    let mut lists = Vec::new();
    for depth in 1..=deepest {
        let mut intro = None;
        let mut items: Vec<usize> = Vec::new();
        for (index, block) in blocks.iter().enumerate() {
            let own = match block.kind {
                BlockKind::Bullet(bullet) if bullet == depth => true,
                BlockKind::Bullet(bullet) if bullet > depth => continue,
                BlockKind::Paragraph | BlockKind::Bullet(_) => false,
            };
            let last = items.last().and_then(|&last| blocks.get(last));
            let other_note = last.is_some_and(|last| last.note != block.note);
            // After a note between bullets only another value goes on with the list.
            let after_note = index > 0
                && blocks
                    .get(index - 1)
                    .is_some_and(|before| before.note && !block.note);
            let other_shape = after_note
                && last.is_some_and(|last| key(&last.text).is_some())
                && key(&block.text).is_none();
            if own && (other_note || other_shape) {
                // `**说明：**` alone on its line leaves no block, but it ends the list of values.
                close_list(blocks, description, intro, &mut items, &mut lists);
                intro = None;
            }
            if own {
                items.push(index);
            } else if !items.is_empty()
                && depth == 1
                && !opens_list(&block.text)
                && bullet_follows(blocks, index)
            {
                // A paragraph whose indent was lost between two bullets.
            } else {
                close_list(blocks, description, intro, &mut items, &mut lists);
                intro = Some(index);
            }
        }
        close_list(blocks, description, intro, &mut items, &mut lists);
    }
    lists
}

fn bullet_follows(blocks: &[Block], index: usize) -> bool {
    blocks
        .get(index + 1)
        .is_some_and(|next| next.depth() == 1 && !next.note)
}

fn opens_list(text: &Text) -> bool {
    text.plain.trim_end().ends_with([':', '：'])
}

fn close_list(
    blocks: &[Block],
    description: &Description<'_>,
    intro: Option<usize>,
    items: &mut Vec<usize>,
    lists: &mut Vec<BulletList>,
) {
    if items.is_empty() {
        return;
    }
    // `-   默认值：off` stands in the list, but is no item of it.
    let mut items = std::mem::take(items);
    items.retain(|&index| {
        !blocks
            .get(index)
            .is_some_and(|block| is_remark(&block.text.lower))
    });
    if items.is_empty() {
        return;
    }
    let (kind, cued) = classify(blocks, description, intro, &items);
    lists.push(BulletList {
        kind,
        intro,
        items,
        cued,
    });
}

fn is_remark(lower: &str) -> bool {
    [
        "默认值：",
        "默认值为",
        "默认值:",
        "默认为",
        "缺省值",
        "default value:",
        "the default value",
        "单位：",
        "unit:",
    ]
    .iter()
    .any(|word| lower.starts_with(word))
}

fn classify(
    blocks: &[Block],
    description: &Description<'_>,
    intro: Option<usize>,
    items: &[usize],
) -> (ListKind, bool) {
    let texts: Vec<&Text> = items
        .iter()
        .filter_map(|&index| blocks.get(index).map(|block| &block.text))
        .collect();
    let cue = intro
        .and_then(|index| blocks.get(index))
        .and_then(|block| block.sentences.last())
        .map_or("", |sentence| sentence.lower.as_str());
    let note = items
        .first()
        .and_then(|&index| blocks.get(index))
        .is_some_and(|block| block.note);
    let last_clause = cue.rsplit(['，', ',', '；']).next().unwrap_or(cue);
    let anti = ANTI_CUES.are_in(last_clause)
        || ["不同", "大小限制", "vary", "varies", "depend"]
            .iter()
            .any(|word| cue.contains(word));
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
    let siblings = keys
        .iter()
        .flat_map(|key| &key.values)
        .filter(|value| description.has_sibling(value))
        .count();
    if siblings * 2 > keys.len() {
        return (ListKind::Fields, cued);
    }
    if cued && !anti {
        return (ListKind::Values, true);
    }
    // `...类型。默认为all。`
    let names_default = |key: &Key| {
        let value = key.values.first().map(|value| value.to_ascii_lowercase());
        (cue.contains("默认") || cue.contains("default"))
            && value.is_some_and(|value| cue.contains(&value))
    };
    let default = keys
        .iter()
        .any(|key| key.default.is_some() || names_default(key));
    let opened = intro
        .and_then(|index| blocks.get(index))
        .is_some_and(|block| opens_list(&block.text));
    let example = description.example.is_some_and(|example| {
        keys.iter()
            .flat_map(|key| &key.values)
            .any(|value| value.eq_ignore_ascii_case(example.trim()))
    });
    let marked = keys.iter().all(|key| key.marked);
    let boolean = *description.ty == Type::Boolean;
    // `只检查请求。-   true：...` of a truth value needs no word before it.
    let truth = boolean
        && keys.len() == 2
        && keys.iter().all(|key| {
            let [value] = key.values.as_slice() else {
                return false;
            };
            matches!(value.to_ascii_lowercase().as_str(), "true" | "false")
        });
    // `类型。包括：`: the kind is named in the sentence before.
    let named = intro
        .and_then(|index| blocks.get(index))
        .map_or(cue, |block| {
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
    let kind_of_value = ["类型", "模式", "状态", "方式", "级别"]
        .iter()
        .any(|noun| named.ends_with(noun))
        || [
            "the type of",
            "the mode of",
            "the status of",
            "the running mode",
        ]
        .iter()
        .any(|words| named.starts_with(words));
    if keys.len() > 1
        && !anti
        && (truth
            || (default || example) && (opened || marked || boolean || default)
            || kind_of_value)
    {
        (ListKind::Values, false)
    } else {
        (ListKind::Statements, false)
    }
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

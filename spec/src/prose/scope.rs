//! The sentences of a description that speak about the value of the parameter itself, each with the condition it stands under.

mod about;
mod composite;

pub(super) use about::{ADVICE, HEDGES, about_value, clause_start, speaks_of_value, words};

use super::Description;
use super::bullets::{BulletList, ListKind, find_lists, label};
use super::clause::{Block, BlockKind, cut};
use super::condition;
use super::text::Text;
use super::topic::{Topic, Topics};
use super::words::WordList;
use crate::model::Type;
use crate::nest::is_index;

/// In bytes.
const LONGEST_SENTENCE: usize = 4 << 10;

/// A description that was cut up.
pub(super) struct Cell<'a> {
    pub(super) description: &'a Description<'a>,
    pub(super) blocks: Vec<Block>,
    pub(super) lists: Vec<BulletList>,
    pub(super) sentences: Vec<Sentence>,
    /// It is put together of parts with names of their own.
    is_composite: bool,
    /// The lengths of the sentences that are too long to be read, in bytes.
    pub(super) too_long: Vec<usize>,
}

/// A sentence outside of value lists and fields of structured values.
pub(super) struct Sentence {
    pub(super) text: Text,
    /// The tables of phrases that may have a match in it.
    pub(super) topics: Topics,
    /// Index of its block.
    pub(super) block: usize,
    pub(super) note: bool,
    /// It holds only under a condition: `当...时`, `If ...`, or a bullet for one of several cases.
    pub(super) branch: bool,
    /// It shows an example.
    pub(super) example: bool,
}

impl<'a> Cell<'a> {
    pub(super) fn new(description: &'a Description<'a>) -> Self {
        let blocks = cut(description.doc);
        let lists = find_lists(&blocks, description);
        let hidden = hidden_blocks(&blocks, &lists);
        let mut sentences = Vec::new();
        let mut too_long = Vec::new();
        for (index, block) in blocks.iter().enumerate() {
            if hidden.get(index).copied().unwrap_or_default() {
                continue;
            }
            let case = matches!(block.kind, BlockKind::Bullet(_)) && is_case(&block.text.lower);
            // What goes on for longer than this is no sentence, and would be looked through again and again.
            for text in &block.sentences {
                if text.plain.len() > LONGEST_SENTENCE {
                    too_long.push(text.plain.len());
                    continue;
                }
                sentences.push(Sentence {
                    topics: Topics::of(&text.lower),
                    block: index,
                    note: block.note,
                    branch: case
                        || condition::opens(before_requirement(&text.lower))
                        || is_lifted(&text.lower),
                    example: shows_example(&text.lower),
                    text: text.clone(),
                });
            }
        }
        let first = sentences.first();
        Self {
            is_composite: first
                .is_some_and(|first: &Sentence| composite::is_composite(&first.text.lower)),
            description,
            blocks,
            lists,
            sentences,
            too_long,
        }
    }

    /// Whether a word is the name of this parameter, or the last part of it.
    pub(super) fn is_own_name(&self, word: &str) -> bool {
        let name = self.description.name;
        let index = matches!(word, "N" | "n" | "M" | "m") && name != word;
        !index
            && (word == name
                || name.rsplit('.').next() == Some(word)
                || name.split('.').next() == Some(word))
    }

    /// Whether the parameter holds several values: by its type or by the `.N` of its name.
    pub(super) fn is_list(&self) -> bool {
        is_list(self.description)
    }

    /// Whether the type is a number.
    pub(super) fn is_number(&self) -> bool {
        matches!(
            element(self.description.ty),
            Type::Integer | Type::Long | Type::Float | Type::Double
        )
    }

    /// Whether the type is a whole number.
    pub(super) fn is_whole_number(&self) -> bool {
        matches!(element(self.description.ty), Type::Integer | Type::Long)
    }

    /// Whether a word is a name of this parameter, whole or in part.
    fn names(&self, word: &str) -> bool {
        self.is_own_name(word) || word.len() > 3 && self.description.name.contains(word)
    }

    /// Whether the value is an object: what is said about keys and values is not said about the whole.
    pub(super) fn is_composed(&self) -> bool {
        matches!(
            element(self.description.ty),
            Type::Map { .. } | Type::Struct { .. }
        )
    }

    /// Whether the type is a truth value.
    pub(super) fn is_boolean(&self) -> bool {
        matches!(element(self.description.ty), Type::Boolean)
    }
}

/// Whether the parameter holds several values: by its type or by the `.N` of its name.
pub(super) fn is_list(description: &Description<'_>) -> bool {
    matches!(description.ty, Type::List { .. }) || has_index(description.name)
}

/// Whether the description holds a key word of any table, or bullets that may be values.
pub(super) fn may_state_rules(description: &Description<'_>) -> bool {
    has_bullets(description.doc)
        || has_index(description.name)
        || Topics::are_any_in(&description.doc.to_ascii_lowercase())
}

/// Whether the description holds words before a list of values, or bullets that may be values.
pub(super) fn may_list_values(description: &Description<'_>) -> bool {
    has_bullets(description.doc)
        || Topics::of(&description.doc.to_ascii_lowercase()).has(Topic::Enumeration)
}

fn has_bullets(doc: &str) -> bool {
    ["-   ", "\n- ", "\n* ", "\\* ", "1. ", "<li"]
        .iter()
        .any(|sign| doc.contains(sign))
}

/// The type of one element.
pub(super) fn element(ty: &Type) -> &Type {
    match ty {
        Type::List { item, .. } => match item.as_ref() {
            Type::List { item, .. } => item,
            other => other,
        },
        other => other,
    }
}

/// `Tag.N.Key`, `DataDisk.n.Size`, `Filter.1.Key`: the name of an element of a list.
pub(super) fn has_index(name: &str) -> bool {
    name.split('.').skip(1).any(is_index)
}

/// Blocks whose sentences are not about the value itself: values with their meanings, fields, and whatever is below them.
fn hidden_blocks(blocks: &[Block], lists: &[BulletList]) -> Vec<bool> {
    let mut hidden = vec![false; blocks.len()];
    for list in lists {
        match list.kind {
            ListKind::Statements => continue,
            ListKind::Values | ListKind::Fields => {}
        }
        for &item in &list.items {
            let depth = blocks.get(item).map_or(0, Block::depth);
            let below = blocks.iter().skip(item + 1);
            let count = below.take_while(|block| block.depth() > depth).count();
            if let Some(hidden) = hidden.get_mut(item..=item + count) {
                hidden.fill(true);
            }
        }
    }
    hidden
}

/// A sentence without its last clauses, where these say when the parameter is required: that binds none of its values.
/// `取值范围[1,10]，类型为a时，此参数必须` leaves `取值范围[1,10]`.
fn before_requirement(lower: &str) -> &str {
    let bare = lower.trim_end_matches(['。', '.', ' ']);
    let requires = [
        "参数必须",
        "参数必需",
        "参数必选",
        "参数必填",
        "参数必传",
        "时必需",
        "时必选",
        "时必填",
        "时必传",
    ]
    .iter()
    .any(|word| bare.ends_with(word));
    if !requires {
        return lower;
    }
    let parted = bare.ends_with("参数必须") || bare.contains("参数必");
    let head = if parted {
        bare.rsplit_once('，').map_or(bare, |(head, _)| head)
    } else {
        bare
    };
    head.rsplit_once('，').map_or(lower, |(main, _)| main)
}

/// `不能设置为0，除非线路已停止`, `..., unless ...`: what is said has an exception that nobody can compute.
fn is_lifted(lower: &str) -> bool {
    static WORDS: WordList = WordList::new(&[
        "除非",
        "unless ",
        "except when",
        "except if",
        "except that",
        "except in",
    ]);
    WORDS.are_in(lower)
}

/// A bullet that tells for which case it holds: `cloud：5~2000`, `3天以内：...`, `If the time span ...`.
fn is_case(lower: &str) -> bool {
    if condition::opens(lower) {
        return true;
    }
    let Some(head) = label(lower) else {
        return false;
    };
    head.chars().count() <= 40
        && ![
            "格式", "长度", "取值", "默认", "单位", "value", "default", "format", "unit", "length",
            "example", "说明", "最大", "最小", "上限", "下限", "maximum", "minimum",
        ]
        .iter()
        .any(|word| head.contains(word))
}

/// `例如…`, `For example, ...`, `Example: ...`.
fn shows_example(lower: &str) -> bool {
    [
        "例如",
        "比如",
        "示例",
        "如：",
        "for example",
        "example:",
        "for instance",
        "e.g.",
    ]
    .iter()
    .any(|word| lower.starts_with(word))
}

//! The sentences of a description that speak about the value of the parameter itself, each with the condition it stands under.

use super::Description;
use super::bullets::{BulletList, ListKind, find_lists};
use super::clause::{Block, BlockKind, cut};
use super::condition;
use super::text::Text;
use super::topic::Topics;
use crate::model::Type;

/// A description that was cut up.
pub(super) struct Cell<'a> {
    pub(super) description: &'a Description<'a>,
    pub(super) blocks: Vec<Block>,
    pub(super) lists: Vec<BulletList>,
    pub(super) sentences: Vec<Sentence>,
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
        for (index, block) in blocks.iter().enumerate() {
            if hidden.contains(&index) {
                continue;
            }
            let case = matches!(block.kind, BlockKind::Bullet(_)) && is_case(&block.text.lower);
            for text in &block.sentences {
                sentences.push(Sentence {
                    topics: Topics::of(&text.lower),
                    block: index,
                    note: block.note,
                    branch: case || condition::opens(&text.lower),
                    example: shows_example(&text.lower),
                    text: text.clone(),
                });
            }
        }
        Self {
            description,
            blocks,
            lists,
            sentences,
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
        matches!(self.description.ty, Type::List { .. }) || has_index(self.description.name)
    }

    /// Whether the type is a number.
    pub(super) fn is_number(&self) -> bool {
        matches!(
            element(self.description.ty),
            Type::Integer | Type::Long | Type::Float | Type::Double
        )
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
    name.split('.').skip(1).any(|part| {
        matches!(part, "N" | "n" | "M" | "m" | "X" | "x")
            || !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Blocks whose sentences are not about the value itself: values with their meanings, fields, and whatever is below them.
fn hidden_blocks(blocks: &[Block], lists: &[BulletList]) -> Vec<usize> {
    let mut hidden = Vec::new();
    for list in lists {
        match list.kind {
            ListKind::Statements => continue,
            ListKind::Values | ListKind::Fields => {}
        }
        for &item in &list.items {
            let depth = blocks.get(item).map_or(0, Block::depth);
            hidden.push(item);
            let below = blocks
                .iter()
                .enumerate()
                .skip(item + 1)
                .take_while(|(_, block)| block.depth() > depth);
            hidden.extend(below.map(|(index, _)| index));
        }
    }
    hidden
}

/// A bullet that tells for which case it holds: `cloud：5~2000`, `3天以内：...`, `If the time span ...`.
fn is_case(lower: &str) -> bool {
    if condition::opens(lower) {
        return true;
    }
    let Some((head, _)) = lower.split_once(['：', ':']) else {
        return false;
    };
    head.chars().count() <= 40
        && ![
            "格式", "长度", "取值", "默认", "单位", "value", "default", "format", "unit", "length",
            "example", "说明",
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

/// Whether what is said at `at` in the sentence is about the parameter's own value: the clause before it names no other
/// parameter, no `N` and no part of the value.
pub(super) fn about_value(cell: &Cell<'_>, sentence: &Sentence, at: usize) -> bool {
    let text = &sentence.text;
    let before = text.plain.get(..at).unwrap_or_default();
    let start = before
        .char_indices()
        .rfind(|(_, c)| matches!(c, '，' | '；' | '。' | ';' | '\n' | '、'))
        .map_or(0, |(index, c)| index + c.len_utf8())
        .max(before.rfind(", ").map_or(0, |index| index + 2));
    let clause = before.get(start..).unwrap_or_default();
    let description = cell.description;
    let own =
        |word: &str| cell.is_own_name(word) || description.name.contains(word) && word.len() > 3;
    // `<user>` is a part of the value.
    if clause.contains('<') && !clause.contains(description.name) {
        return false;
    }
    if clause.contains("其中") || clause.contains("各自") {
        return false;
    }
    let mut last: Option<(&str, usize, usize)> = None;
    let mut word_start = None;
    for (index, c) in clause.char_indices().chain([(clause.len(), ' ')]) {
        let inside = c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
        match (word_start, inside) {
            (None, true) => word_start = Some(index),
            (Some(begin), false) => {
                word_start = None;
                let word = clause.get(begin..index).unwrap_or_default();
                let word = word.trim_end_matches(['.', '-']);
                if description.siblings.contains(&word) || own(word) {
                    last = Some((word, begin, index));
                } else if begin > 0 || index < clause.len() {
                    let marked = text.marks.iter().any(|mark| {
                        mark.start <= start + begin && mark.end >= start + begin + word.len()
                    });
                    let touches = touches_cue(clause.get(index..).unwrap_or_default());
                    if touches
                        && (marked
                            || matches!(word, "N" | "n" | "unit")
                            || word.bytes().all(|b| b.is_ascii_lowercase())
                                && clause
                                    .get(index..)
                                    .is_some_and(|rest| !rest.is_ascii() || rest.is_empty())
                                && !clause.is_ascii()
                                && word.len() > 2)
                    {
                        last = Some((word, begin, index));
                    }
                } else if matches!(word, "N" | "n") {
                    last = Some((word, begin, index));
                }
            }
            (None, false) | (Some(_), true) => {}
        }
    }
    // `前N次...，N的取值范围`: where nothing is counted, N is the value.
    let counts = cell.is_list();
    last.is_none_or(|(word, _, _)| {
        if matches!(word, "N" | "n") {
            !counts
        } else {
            own(word)
        }
    })
}

/// Only words like `的`, `参数` stand between a name and the cue.
fn touches_cue(rest: &str) -> bool {
    let rest = rest.trim();
    rest.is_empty()
        || matches!(
            rest,
            "的" | "参数"
                | "字段"
                | "参数的"
                | "的值"
                | "值"
                | "的取值"
                | "取值"
                | "长度"
                | "的长度"
                | "parameter"
                | "）"
                | ")"
        )
}

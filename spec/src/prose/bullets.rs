//! Bullets of a description: are they values, statements about the value, or the fields of a structured value?

mod kind;

use super::Description;
use super::clause::{Block, BlockKind};
use super::key::key;
use super::text::Text;
use super::words::WordList;
use kind::classify;

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

/// The label of a bullet, which a colon parts from what is said of it: `cloud：5~2000`. Comes in lower case.
pub(super) fn label(lower: &str) -> Option<&str> {
    // A label names a case; what forbids or demands something is a statement, whose colon belongs to a text that it quotes.
    static STATEMENT: WordList = WordList::new(&[
        "不能",
        "不可",
        "不得",
        "不允许",
        "禁止",
        "cannot ",
        "can not ",
        "can't ",
        "must not ",
        "may not ",
    ]);
    let (head, rest) = lower.split_once(['：', ':'])?;
    // The colon of `http://` opens nothing, nor does the sign in `冒号（:）`.
    let quoted = rest.starts_with("//") || rest.starts_with(['）', ')', '”', '"']);
    (!quoted && !STATEMENT.are_in(head)).then_some(head)
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

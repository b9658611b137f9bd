//! Bullets like `-1：...` and `1-65535：...`, or `ssd：20~500` for each of several cases. Goes out: the range that holds them all.

use super::{Candidate, Stated};
use crate::prose::allowance::CASES;
use crate::prose::bounds::join;
use crate::prose::bullets::{BulletList, ListKind};
use crate::prose::clause::Block;
use crate::prose::condition;
use crate::prose::key::key;
use crate::prose::numbers::{self, Spans};
use crate::prose::scope::Cell;
use crate::prose::units;

pub(super) fn read(cell: &Cell<'_>, list: &BulletList, stated: &mut Stated) {
    if !bullets_are_spans(cell, list) {
        return;
    }
    let found: Vec<Spans> = list
        .items
        .iter()
        .filter_map(|&item| cell.blocks.get(item).and_then(item_spans))
        .collect();
    let other_unit = |spans: &Spans| {
        let unit = spans.unit.as_deref();
        unit.is_some_and(|unit| units::contradicts(cell, unit))
    };
    if found
        .iter()
        .any(|spans| spans.doubtful || other_unit(spans))
    {
        stated.doubt = Some("has bounds that are not clear");
        return;
    }
    let spans: Vec<_> = found.into_iter().flat_map(|found| found.spans).collect();
    let text = list
        .intro
        .into_iter()
        .chain(list.items.iter().copied())
        .filter_map(|index| cell.blocks.get(index))
        .filter_map(|block| block.sentences.last())
        .map(|sentence| sentence.plain.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    stated.candidates.push(Candidate {
        range: join(&spans),
        text,
        branch: false,
        of_class: false,
    });
}

/// Whether every bullet of a list of values is a number or span, or states one, and at least one is a real span.
pub(in crate::prose) fn bullets_are_spans(cell: &Cell<'_>, list: &BulletList) -> bool {
    if list.kind == ListKind::Fields || !list.cued {
        return false;
    }
    let mut wide = false;
    let all = list.items.iter().all(|&item| {
        cell.blocks
            .get(item)
            .and_then(item_spans)
            .is_some_and(|spans| {
                wide |= spans.spans.iter().any(|span| span.wide);
                true
            })
    });
    all && wide
}

fn item_spans(block: &Block) -> Option<Spans> {
    let text = &block.text;
    if let Some(spans) = numbers::scan(text, 0, false) {
        let after = text.plain[spans.end..].trim_start();
        if after.is_empty()
            || after.starts_with(['：', ':', '。', '（', '(', '，'])
            || [". ", "if ", "when ", "for "]
                .iter()
                .any(|word| after.starts_with(word))
        {
            return Some(spans);
        }
    }
    if let Some(key) = key(text)
        && let Some(spans) = numbers::whole(text, key.rest)
        && spans.spans.iter().any(|span| span.wide)
    {
        return Some(spans);
    }
    // `当单位为月时：1~9`, `金牌用户：1~50`: the case, and its numbers behind the last colon.
    let first = block.sentences.first()?;
    let colon = first.plain.rfind(['：', ':'])?;
    let after = colon
        + first.plain[colon..]
            .chars()
            .next()
            .map_or(1, char::len_utf8);
    let head = &first.lower[..colon];
    let case = condition::opens(&first.lower) || head.contains(['=', '时']) || CASES.are_in(head);
    if !case || block.sentences.len() > 1 {
        return None;
    }
    numbers::whole(first, after..first.plain.len())
}

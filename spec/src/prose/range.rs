//! Ranges of numbers. Goes out: [`Rule::Range`]; the cases of a condition become the range that holds all of them.

mod phrases;

pub(super) use phrases::{PHRASES, Words};

use super::bounds::{Bounds, hull, join};
use super::bullets::{BulletList, ListKind};
use super::key::key;
use super::numbers::{self, Spans, float};
use super::phrase::digits;
use super::scope::{Cell, Sentence, about_value};
use super::{Code, Draft, Rule};

/// What one place of the description states.
struct Candidate {
    range: Bounds,
    text: String,
    branch: bool,
}

pub(super) fn read(cell: &Cell<'_>, draft: &mut Draft) {
    if !may_be_number(cell) {
        return;
    }
    let mut candidates = Vec::new();
    for list in &cell.lists {
        candidates.extend(bullet_candidate(cell, list, draft));
    }
    let mut sides: Option<Candidate> = None;
    for sentence in &cell.sentences {
        if sentence.example {
            continue;
        }
        read_sentence(cell, sentence, draft, &mut candidates, &mut sides);
    }
    if candidates.is_empty() {
        candidates.extend(sides);
    }
    settle(cell, candidates, draft);
}

/// Numbers by type, or text whose example is one.
fn may_be_number(cell: &Cell<'_>) -> bool {
    if cell.is_number() {
        return true;
    }
    if cell.is_boolean() {
        return false;
    }
    let text = matches!(
        super::scope::element(cell.description.ty),
        crate::model::Type::String | crate::model::Type::Any
    );
    let numbers = |example: &str| {
        let inside = example.trim().trim_start_matches('[').trim_end_matches(']');
        inside
            .split(',')
            .all(|part| part.trim().trim_matches('"').parse::<f64>().is_ok())
    };
    text && cell.description.example.is_none_or(numbers)
}

fn read_sentence(
    cell: &Cell<'_>,
    sentence: &Sentence,
    draft: &mut Draft,
    candidates: &mut Vec<Candidate>,
    sides: &mut Option<Candidate>,
) {
    let text = &sentence.text;
    let mut taken: Option<Spans> = None;
    for (words, found) in PHRASES.find_all(sentence.topics, &text.lower) {
        let Some(whole) = found.get(0) else { continue };
        let length = text.lower[..whole.start()].ends_with("长度")
            || text.lower[..whole.start()].ends_with("长度的");
        if length || !about_value(cell, sentence, whole.start()) {
            continue;
        }
        match words {
            Words::Spans | Words::Between => {
                let named = found.get(1).map(|name| &text.plain[name.range()]);
                if named
                    .is_some_and(|name| !cell.is_own_name(name) && (name != "N" || cell.is_list()))
                {
                    continue;
                }
                let Some(spans) = numbers::scan(text, whole.end(), words == Words::Between) else {
                    continue;
                };
                let wide = spans.spans.iter().any(|span| span.wide);
                if !wide || counts_something(&text.lower[spans.end..]) {
                    continue;
                }
                if taken.as_ref().is_none_or(|known| known.end < spans.end) {
                    taken = Some(spans);
                }
            }
            Words::Both => {
                let bounds = digits(&found, 1)
                    .as_deref()
                    .and_then(numbers::parse)
                    .zip(digits(&found, 2).as_deref().and_then(numbers::parse));
                if let Some((min, max)) = bounds
                    && taken.is_none()
                    && cell.is_number()
                {
                    taken = Some(Spans::of(min, max, whole.end()));
                }
            }
            Words::Max | Words::Min | Words::Above | Words::Below | Words::Positive => {
                let after = &text.lower[whole.end()..];
                // `不能超过16 KB` of a text is its size.
                let number =
                    cell.is_number() || cell.description.example.is_some() && !sentence.note;
                if taken.is_some() || counts_something(after) || !number {
                    continue;
                }
                let number = digits(&found, 1).or_else(|| digits(&found, 2));
                let number = number.as_deref().and_then(numbers::parse);
                let number = number.or_else(|| (words == Words::Positive).then(|| 1.into()));
                let Some(number) = number else {
                    continue;
                };
                let side = sides.get_or_insert_with(|| Candidate {
                    range: Bounds::default(),
                    text: text.plain.clone(),
                    branch: sentence.branch,
                });
                side.branch |= sentence.branch;
                match words {
                    Words::Max => side.range.max = Some(number),
                    Words::Min | Words::Positive => side.range.min = Some(number),
                    Words::Above => {
                        side.range.min = Some(number);
                        side.range.exclusive_min = true;
                    }
                    Words::Below => {
                        side.range.max = Some(number);
                        side.range.exclusive_max = true;
                    }
                    Words::Spans | Words::Between | Words::Both => {}
                }
            }
        }
    }
    let Some(spans) = taken else { return };
    if spans.doubtful {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!("the bounds of `{}` are not clear", cell.description.name),
        );
        return;
    }
    candidates.push(Candidate {
        range: join(&spans.spans),
        text: text.plain.clone(),
        branch: sentence.branch,
    });
}

/// What follows the number says that something else than the value is counted.
pub(super) fn counts_something(after: &str) -> bool {
    let after = after.trim_start();
    [
        "个字符",
        "字符",
        "个英文",
        "个中文",
        "字节",
        "位",
        "个ascii",
        "characters",
        "character",
        "bytes",
        "byte",
        "个字母",
        "ascii",
        "letters",
        "个汉字",
        "chars",
        "words",
        "digits",
        "bits",
        "english",
        "个半角",
    ]
    .iter()
    .any(|word| after.starts_with(word))
}

/// Bullets like `-1：...` and `1-65535：...`, or `ssd：20~500` for each of several cases.
fn bullet_candidate(cell: &Cell<'_>, list: &BulletList, draft: &mut Draft) -> Option<Candidate> {
    if !bullets_are_spans(cell, list) {
        return None;
    }
    let mut spans = Vec::new();
    let mut doubtful = false;
    for &item in &list.items {
        let block = cell.blocks.get(item)?;
        let found = item_spans(block)?;
        doubtful |= found.doubtful;
        spans.extend(found.spans);
    }
    if doubtful {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!("the bounds of `{}` are not clear", cell.description.name),
        );
        return None;
    }
    let text = list
        .intro
        .into_iter()
        .chain(list.items.iter().copied())
        .filter_map(|index| cell.blocks.get(index))
        .filter_map(|block| block.sentences.last())
        .map(|sentence| sentence.plain.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    Some(Candidate {
        range: join(&spans),
        text,
        branch: false,
    })
}

/// Whether every bullet of a list of values is a number or span, or states one, and at least one is a real span.
pub(super) fn bullets_are_spans(cell: &Cell<'_>, list: &BulletList) -> bool {
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

fn item_spans(block: &super::clause::Block) -> Option<Spans> {
    let text = &block.text;
    if let Some(spans) = numbers::scan(text, 0, false) {
        let after = text.plain[spans.end..].trim_start();
        if after.is_empty()
            || after.starts_with(['：', ':', '。', '（', '(', '，'])
            || after.starts_with(". ")
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
    // `当单位为月时：1~9`: the case, and its numbers behind the last colon.
    let first = block.sentences.first()?;
    let colon = first.plain.rfind(['：', ':'])?;
    let after = colon
        + first.plain[colon..]
            .chars()
            .next()
            .map_or(1, char::len_utf8);
    let case = super::condition::opens(&first.lower) || first.lower[..colon].contains(['=', '时']);
    if !case || block.sentences.len() > 1 {
        return None;
    }
    numbers::whole(first, after..first.plain.len())
}

fn settle(cell: &Cell<'_>, candidates: Vec<Candidate>, draft: &mut Draft) {
    let Some(first) = candidates.first() else {
        return;
    };
    let same = candidates
        .iter()
        .all(|candidate| candidate.range == first.range);
    let branches = candidates
        .iter()
        .filter(|candidate| candidate.branch)
        .count();
    let whole = candidates.len() - branches;
    let certain = match (whole, branches) {
        (0, 1) => false,
        (0 | 1, _) => true,
        _ => same,
    };
    if !certain {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!(
                "the range of `{}` is not stated for every case",
                cell.description.name
            ),
        );
        return;
    }
    let mut bounds = first.range.clone();
    for candidate in &candidates[1..] {
        bounds = hull(bounds, &candidate.range);
    }
    if cell.is_whole_number() {
        bounds.include_ends();
    }
    let text = if same {
        first.text.clone()
    } else {
        candidates
            .iter()
            .map(|c| c.text.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    };
    if let (Some(min), Some(max)) = (&bounds.min, &bounds.max)
        && float(min) > float(max)
    {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!("the range of `{}` is empty", cell.description.name),
        );
        return;
    }
    draft.add(
        Rule::Range {
            min: bounds.min,
            max: bounds.max,
            exclusive_min: bounds.exclusive_min,
            exclusive_max: bounds.exclusive_max,
            also: bounds.also,
        },
        text,
    );
}

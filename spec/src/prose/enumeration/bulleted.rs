//! A list of bullets comes in, with a value at the head of each; the values that they state go out.

use super::{Candidate, is_partial, is_span};
use crate::prose::bullets::BulletList;
use crate::prose::clause::Block;
use crate::prose::key::{Key, key};
use crate::prose::range;
use crate::prose::scope::Cell;
use crate::prose::values;

/// Lists inside of a value's own meaning are not the parameter's values.
pub(super) fn is_outermost(cell: &Cell<'_>, list: &BulletList) -> bool {
    let Some(intro) = list.intro.and_then(|index| cell.blocks.get(index)) else {
        return true;
    };
    intro.depth() == 0
}

pub(super) fn candidate(cell: &Cell<'_>, list: &BulletList) -> Option<Candidate> {
    let keys: Vec<Key> = list
        .items
        .iter()
        .filter_map(|&index| cell.blocks.get(index))
        .filter_map(|block| key(&block.text))
        .collect();
    let mut values = Vec::new();
    for key in &keys {
        for value in &key.values {
            if !values.contains(value) {
                values.push(value.clone());
            }
        }
    }
    // `domain：长度为1~80个字符` describes a value of one's own, it is none itself.
    let described = keys.iter().zip(&list.items).any(|(key, &index)| {
        cell.blocks.get(index).is_some_and(|block| {
            let meaning = &block.text.lower[key.rest.clone()];
            let words = [
                "长度为",
                "长度在",
                "只能包含",
                "in length",
                "can contain only",
                "can only contain",
            ];
            words.iter().any(|word| meaning.contains(word))
        })
    });
    // `tcp：1~100` tells the numbers of each case; the cases are values of something else.
    let cases = keys.iter().zip(&list.items).any(|(key, &index)| {
        cell.blocks.get(index).is_some_and(|block| {
            let meaning = block.text.plain[key.rest.clone()].trim_start_matches(['[', '-']);
            meaning.starts_with(|c: char| c.is_ascii_digit()) && meaning.contains(['~', '-', '/'])
                || meaning.starts_with("取值范围")
        })
    });
    // A truth value has two values; where one is missing, the page has lost it.
    let half = cell.is_boolean() && values.len() == 1;
    // `-520` and `1-65535` are numbers and ranges, which belong to another table.
    if values.iter().any(|value| is_span(value)) || range::bullets_are_spans(cell, list) {
        return None;
    }
    let intro = list.intro.and_then(|index| cell.blocks.get(index));
    let sentence = intro.and_then(|block| block.sentences.last());
    let intro_text = sentence.map_or("", |sentence| sentence.plain.as_str());
    let open = described
        || cases
        || half
        || are_labels(cell, list, &keys)
        || sentence.is_some_and(|sentence| is_partial(&sentence.lower));
    Some(Candidate {
        text: format!("{intro_text} {}", values.join(" | ")),
        values,
        branch: false,
        open,
        of_case: false,
    })
}

/// `MySQL：5.6、5.7`, or a head without a meaning above bullets of its own: the heads tell the cases, and the values of each case follow
/// its head. An example that is a head shows that the heads are the values.
fn are_labels(cell: &Cell<'_>, list: &BulletList, keys: &[Key]) -> bool {
    let example = cell.description.example.map(str::trim);
    let is_shown =
        |value: &String| example.is_some_and(|example| value.eq_ignore_ascii_case(example));
    if keys.iter().flat_map(|key| &key.values).any(is_shown) {
        return false;
    }
    let labels = |tells: fn(&Block, &Key, Option<&Block>) -> bool| {
        keys.len() > 1
            && keys.iter().zip(&list.items).all(|(key, &index)| {
                cell.blocks
                    .get(index)
                    .is_some_and(|block| tells(block, key, cell.blocks.get(index + 1)))
            })
    };
    labels(has_numbers) || labels(has_values_below)
}

/// `MySQL：5.6、5.7`: a word, and numbers or versions alone behind it.
fn has_numbers(block: &Block, key: &Key, _below: Option<&Block>) -> bool {
    let is_word = |value: &String| value.starts_with(|c: char| c.is_ascii_alphabetic());
    let meaning = block.text.part(key.rest.clone());
    key.values.iter().all(is_word)
        && values::scan(&meaning, 0).is_some_and(|list| {
            let starts_with_digit =
                |value: &String| value.starts_with(|c: char| c.is_ascii_digit());
            list.values.iter().all(starts_with_digit)
                && meaning.plain[list.end..]
                    .trim_matches([' ', '。', '.', '；', ';'])
                    .is_empty()
        })
}

/// `mysql` alone, with `5.6` and `5.7` as bullets below it.
fn has_values_below(block: &Block, key: &Key, below: Option<&Block>) -> bool {
    let meaning = block.text.plain.get(key.rest.clone()).unwrap_or_default();
    let is_bare = |below: &Block| key_of_whole(below) && below.depth() > block.depth();
    meaning.trim().is_empty() && below.is_some_and(is_bare)
}

/// The bullet is a value and nothing else.
fn key_of_whole(block: &Block) -> bool {
    key(&block.text).is_some_and(|key| {
        let meaning = block.text.plain.get(key.rest).unwrap_or_default();
        meaning.trim_matches([' ', '。', '.', '；', ';']).is_empty()
    })
}

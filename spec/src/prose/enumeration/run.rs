//! Values that are explained in sentences of their own, one after another: `取值：A：正常。B：异常。`

use super::{CUES, Candidate, Cue, is_ruled_out};
use crate::prose::scope::{Cell, Sentence, about_value};
use crate::prose::text::Text;
use crate::prose::values;

/// The values of the sentences from `index` on, where the first of them opens the list and more follow in the same block.
pub(super) fn candidate(cell: &Cell<'_>, index: usize) -> Option<Candidate> {
    let first = cell.sentences.get(index).filter(|first| !first.example)?;
    // Most sentences have no such neighbour, which is quickly seen.
    let next = cell
        .sentences
        .get(index + 1)
        .filter(|next| next.block == first.block)?;
    explained_at(&next.text, 0)?;
    let opening = opening_value(cell, first)?;
    let following = cell
        .sentences
        .iter()
        .skip(index + 1)
        .take_while(|next| next.block == first.block && !next.example)
        .map_while(|next| explained_at(&next.text, 0));
    let mut found = vec![opening];
    for value in following {
        if !found.contains(&value) {
            found.push(value);
        }
    }
    let last = cell.sentences.get(index + found.len() - 1)?;
    (found.len() > 1).then(|| Candidate {
        values: found,
        text: format!("{} … {}", first.text.plain, last.text.plain),
        branch: first.branch,
        open: false,
        of_case: false,
    })
}

/// `取值：A：正常`: the first value, behind words that say that values follow.
fn opening_value(cell: &Cell<'_>, sentence: &Sentence) -> Option<String> {
    let text = &sentence.text;
    CUES.find_all(sentence.topics, &text.lower)
        .into_iter()
        .filter(|(cue, _)| *cue == Cue::Values)
        .filter_map(|(_, found)| found.get(0).map(|whole| whole.range()))
        .filter(|whole| {
            about_value(cell, sentence, whole.start)
                && !is_ruled_out(&text.lower, whole.start, whole.end)
        })
        .find_map(|whole| explained_at(text, whole.end))
}

/// The value at `at` where its meaning follows behind a colon.
fn explained_at(text: &Text, at: usize) -> Option<String> {
    let at = values::skip_blank(text, at);
    let rest = text.plain.get(at..)?;
    let (head, meaning) = rest
        .char_indices()
        .find(|(_, c)| matches!(c, '：' | ':'))
        .and_then(|(colon, c)| Some((rest.get(..colon)?, rest.get(colon + c.len_utf8()..)?)))?;
    let (value, _) = values::strip_default(head.trim());
    let word = value.to_ascii_lowercase();
    let label = matches!(
        word.as_str(),
        "default"
            | "default value"
            | "note"
            | "unit"
            | "example"
            | "format"
            | "maximum"
            | "minimum"
            | "valid values"
            | "values"
            | "value"
            | "range"
            | "length"
            | "http"
            | "https"
    );
    (!label
        && values::is_value(value)
        && !value.contains([' ', '/', '|', ','])
        && value.chars().any(|c| c.is_ascii_alphanumeric())
        && !meaning.trim().is_empty()
        && !meaning.starts_with("//"))
    .then(|| value.to_owned())
}

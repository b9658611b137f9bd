//! Values with their meanings in one sentence, where the meanings show that these are all the values: `线路状态：0：停止；1：运行`,
//! `取值：低（Low）、高（High）`.

use super::{Candidate, is_partial, is_span};
use crate::prose::scope::{Cell, Sentence};
use crate::prose::text::Text;
use crate::prose::values::{self, List, is_value, note_at, skip_blank};

/// The values of a sentence that explains each of them, without words that say that values follow.
pub(super) fn candidate(cell: &Cell<'_>) -> Option<Candidate> {
    if cell.is_list() || cell.is_composed() {
        return None;
    }
    cell.sentences
        .iter()
        .filter(|sentence| !sentence.note && !sentence.example && !sentence.branch)
        .find_map(|sentence| explained(cell, sentence))
}

fn explained(cell: &Cell<'_>, sentence: &Sentence) -> Option<Candidate> {
    let text = &sentence.text;
    // Most sentences explain nothing: two values have two signs or words before their meanings.
    let explains = text
        .plain
        .matches(['：', ':', '（', '-', '=', '示', '为', '是', '代'])
        .count();
    if explains < 2 || is_partial(&text.lower) {
        return None;
    }
    let head_end = text
        .plain
        .char_indices()
        .find(|(_, c)| matches!(c, '：' | ':' | '，' | '。' | '；' | '（'));
    let after_title = head_end.and_then(|(at, c)| {
        let title = !text.plain[..at].is_ascii() && matches!(c, '：' | ':' | '，');
        title.then(|| at + c.len_utf8())
    });
    let list = [Some(0), after_title]
        .into_iter()
        .flatten()
        .find_map(|start| {
            values::scan_explained(text, start).or_else(|| scan_bracketed(text, start))
        })?;
    let certain = is_complete(cell, &list) && !list.values.iter().any(|value| is_span(value));
    certain.then(|| Candidate {
        values: list.values,
        text: text.plain.clone(),
        branch: false,
        open: false,
        of_case: false,
    })
}

/// Words are a closed list where each has its meaning; numbers may be the special ones among many (`-1：不限制；0：停止`), unless the
/// parameter holds a kind of something.
fn is_complete(cell: &Cell<'_>, list: &List) -> bool {
    let example = cell.description.example.map(str::trim).unwrap_or_default();
    let fits = example.is_empty()
        || list
            .values
            .iter()
            .any(|value| value.eq_ignore_ascii_case(example));
    let title = cell
        .sentences
        .first()
        .map_or("", |sentence| sentence.text.lower.as_str());
    let head = title
        .split(['，', '：', ':', '；', '（', '('])
        .next()
        .unwrap_or_default();
    let kind = head.starts_with("是否")
        || [
            "类型", "状态", "方式", "模式", "级别", "开关", "等级", "标识",
        ]
        .iter()
        .any(|noun| head.ends_with(noun));
    let words = list
        .values
        .iter()
        .all(|value| value.starts_with(|c: char| c.is_ascii_alphabetic()));
    let counts = list
        .values
        .iter()
        .all(|value| value.bytes().all(|byte| byte.is_ascii_digit()));
    fits && (words && !cell.is_number() || kind && counts)
}

/// `high（高危）、medium（中危）`: values with their meanings in brackets, up to the end of the sentence.
fn scan_bracketed(text: &Text, start: usize) -> Option<List> {
    let list = values::scan(text, start)?;
    let explained = text
        .plain
        .get(start..list.end)
        .is_some_and(|listed| listed.matches(['（', '(']).count() == list.values.len());
    let ends = text
        .plain
        .get(list.end..)
        .unwrap_or_default()
        .trim()
        .is_empty();
    (explained && ends && list.values.len() > 1 && !list.open).then_some(list)
}

/// `低（Low）、中（Medium）或高（High）`: the meaning comes first, the value stands in brackets.
pub(super) fn scan_named(text: &Text, start: usize) -> Option<List> {
    let mut list = List::default();
    let mut at = start;
    loop {
        at = skip_blank(text, at);
        let rest = text.plain.get(at..)?;
        let open = rest.find(['（', '(', '、', '，', ',', '；', ';'])?;
        let name = rest.get(..open)?;
        let named = !name.is_empty()
            && name.chars().count() <= 16
            && name.chars().all(|c| c.is_alphanumeric())
            && !name.is_ascii();
        let note = note_at(text, at + open).filter(|_| named)?;
        let inside = text
            .plain
            .get(note.clone())?
            .trim_matches(['（', '）', '(', ')', ' ']);
        if !is_value(inside) || !inside.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            return None;
        }
        list.values.push(inside.to_owned());
        list.end = note.end;
        let rest = text.plain.get(note.end..)?;
        let next = ["、", "，", "或者", "或", "和", "以及", "及", ","]
            .iter()
            .find_map(|glue| rest.strip_prefix(glue));
        match next {
            Some(after) => at = text.plain.len() - after.len(),
            None => break,
        }
    }
    list.closed = text.plain.get(list.end..)?.trim().is_empty();
    (list.values.len() > 1 && list.closed).then_some(list)
}

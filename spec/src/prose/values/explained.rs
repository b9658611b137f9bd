//! Values that are explained one after another: a sentence comes in, the values before their meanings go out.

use std::sync::OnceLock;

use regex::Regex;

use super::{List, note_at, says_default, skip_blank, value_at};
use crate::prose::phrase::compile;
use crate::prose::text::Text;

/// Reads values that are explained one after another: `**on**：开启；**off**：关闭`, `0表示关闭，1表示开启`, `on，开启；off，关闭`.
pub(in crate::prose) fn scan_explained(text: &Text, start: usize) -> Option<List> {
    explained(text, start, &['；', ';'])
        .or_else(|| explained(text, start, &['，', ',']))
        .or_else(|| related(text, start))
}

fn explained(text: &Text, start: usize, between: &[char]) -> Option<List> {
    let mut list = List::default();
    let mut at = start;
    for segment in text.plain[start..].split(between) {
        let begin = skip_blank(text, at);
        at += segment.len();
        at += text.plain[at..].chars().next().map_or(0, char::len_utf8);
        // `Y：发送；N：不发送；默认为N`
        let words = segment.trim();
        if list.values.len() > 1 && (words.starts_with("默认") || words.starts_with("Default")) {
            continue;
        }
        let begin = ["取值为", "取值：", "值为", "设置为"]
            .iter()
            .find(|word| !list.values.is_empty() && text.plain[begin..].starts_with(**word))
            .map_or(begin, |word| begin + word.len());
        let item = value_at(text, begin)?;
        // `on-开启`, `A=公网`: the sign may belong to a value, and did not here.
        let value = item.value.trim_end_matches(['-', '=']);
        let mut end = item.range.end - (item.value.len() - value.len());
        if let Some(note) = note_at(text, end) {
            if says_default(&text.lower[note.clone()]) {
                list.default = Some(value.to_owned());
            }
            end = note.end;
        }
        if ends_with_default(segment) {
            list.default = Some(value.to_owned());
        }
        if !is_meant(text.plain[end..].trim_start(), between) {
            return None;
        }
        list.values.push(value.to_owned());
    }
    list.end = text.plain.len();
    list.closed = true;
    (list.values.len() > 1).then_some(list)
}

/// `a：Auto（默认）`: the remark behind the meaning is about the value.
fn ends_with_default(segment: &str) -> bool {
    let words = segment.trim_end_matches([' ', '。', '.', '；', ';']);
    words.ends_with(['）', ')'])
        && words
            .rfind(['（', '('])
            .is_some_and(|open| says_default(&words[open..].to_ascii_lowercase()))
}

/// Words or a sign stand here that part a value from its meaning.
fn is_meant(follows: &str, between: &[char]) -> bool {
    let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    // Between semicolons a comma is free for it.
    let comma = between.contains(&'；')
        && follows
            .strip_prefix('，')
            .is_some_and(|meaning| meaning.starts_with(is_chinese));
    let sign = ["为", "是", "-", "=", "－"].iter().any(|sign| {
        follows
            .strip_prefix(sign)
            .is_some_and(|meaning| meaning.starts_with(is_chinese))
    });
    comma
        || sign
        || ["：", ":", "表示", "代表"]
            .iter()
            .any(|word| follows.starts_with(word))
}

/// `on, which starts the relay, or off, which stops it`.
fn related(text: &Text, start: usize) -> Option<List> {
    static TWO: OnceLock<Regex> = OnceLock::new();
    let two = TWO.get_or_init(|| {
        compile(r"^([a-z0-9_.-]+), which [^,;]+,? (?:or|and) ([a-z0-9_.-]+)(?:, which [^,;]+)?$")
    });
    let rest = text.lower.get(start..)?;
    if !rest.contains(", which ") {
        return None;
    }
    let found = two.captures(rest)?;
    let values: Vec<String> = [found.get(1)?, found.get(2)?]
        .into_iter()
        .filter_map(|word| text.plain.get(start + word.start()..start + word.end()))
        .map(str::to_owned)
        .collect();
    Some(List {
        values,
        end: text.plain.len(),
        closed: true,
        ..List::default()
    })
}

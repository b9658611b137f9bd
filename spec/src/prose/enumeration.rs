//! Closed lists of values: bullets with one value each, or a list inside a sentence. Goes out: [`Rule::Enum`], and the
//! default that the list marks.

mod cues;
mod run;
mod slashes;

pub(super) use cues::{CUES, Cue};

use std::ops::Range;
use std::sync::OnceLock;

use regex::Regex;

use super::bullets::{BulletList, ListKind};
use super::key::{Key, key};
use super::phrase::compile;
use super::scope::{Cell, Sentence, about_value};
use super::text::Text;
use super::values::{self, List};
use super::words::WordList;
use super::{Code, Draft, Rule, subject};

pub(super) fn read(cell: &Cell<'_>, draft: &mut Draft) {
    let mut candidates = Vec::new();
    for list in &cell.lists {
        if list.kind == ListKind::Values && is_outermost(cell, list) {
            candidates.extend(bullet_candidate(cell, list));
        }
    }
    for (index, sentence) in cell.sentences.iter().enumerate() {
        candidates
            .extend(run::candidate(cell, index).or_else(|| sentence_candidate(cell, sentence)));
    }
    if candidates.is_empty() {
        candidates.extend(truth_candidate(cell));
    }
    settle(cell, candidates, draft);
}

/// `true：是。false：否。` of a truth value needs no word before it.
fn truth_candidate(cell: &Cell<'_>) -> Option<Candidate> {
    if !cell.is_boolean() {
        return None;
    }
    let explained = |value: &str| {
        cell.sentences
            .iter()
            .filter(|sentence| !sentence.note && !sentence.example)
            .find_map(|sentence| {
                let lower = &sentence.text.lower;
                let (at, _) = lower.match_indices(value).find(|(at, _)| {
                    let before = lower[..*at].trim_end();
                    let after = lower[*at + value.len()..].trim_start();
                    (before.is_empty() || before.ends_with(['，', '；', ',', ';', '：', ':']))
                        && ["：", ":", "表示", "代表"]
                            .iter()
                            .any(|word| after.starts_with(word))
                })?;
                Some((sentence.block, at, sentence.text.plain.as_str()))
            })
    };
    let (yes, no) = (explained("true")?, explained("false")?);
    let (values, text) = if (yes.0, yes.1) <= (no.0, no.1) {
        (["true", "false"], [yes.2, no.2])
    } else {
        (["false", "true"], [no.2, yes.2])
    };
    Some(Candidate {
        values: values.map(str::to_owned).to_vec(),
        text: if text[0] == text[1] {
            text[0].to_owned()
        } else {
            text.join(" ")
        },
        branch: false,
        open: false,
    })
}

/// A list of values that one place of the description states.
struct Candidate {
    values: Vec<String>,
    text: String,
    branch: bool,
    open: bool,
}

/// Lists inside of a value's own meaning are not the parameter's values.
fn is_outermost(cell: &Cell<'_>, list: &BulletList) -> bool {
    let Some(intro) = list.intro.and_then(|index| cell.blocks.get(index)) else {
        return true;
    };
    intro.depth() == 0
}

fn bullet_candidate(cell: &Cell<'_>, list: &BulletList) -> Option<Candidate> {
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
    if values.iter().any(|value| is_span(value)) || super::range::bullets_are_spans(cell, list) {
        return None;
    }
    let intro = list.intro.and_then(|index| cell.blocks.get(index));
    let sentence = intro.and_then(|block| block.sentences.last());
    let intro_text = sentence.map_or("", |sentence| sentence.plain.as_str());
    let open =
        described || cases || half || sentence.is_some_and(|sentence| is_partial(&sentence.lower));
    Some(Candidate {
        text: format!("{intro_text} {}", values.join(" | ")),
        values,
        branch: false,
        open,
    })
}

/// `1-9`, `1~9`.
fn is_span(value: &str) -> bool {
    let body = value.trim_start_matches(['-', '[', '(']);
    body.split_once(['-', '~']).is_some_and(|(low, high)| {
        !low.is_empty()
            && !high.is_empty()
            && low.bytes().all(|b| b.is_ascii_digit())
            && high
                .trim_end_matches([']', ')'])
                .bytes()
                .all(|b| b.is_ascii_digit())
    })
}

/// `部分取值`, `such as`.
fn is_partial(lower: &str) -> bool {
    static PARTIAL: WordList = WordList::new(&[
        "例如",
        "比如",
        "部分取值",
        "常用",
        "常见",
        "such as",
        "for example",
        "common values",
        "including but not",
    ]);
    PARTIAL.are_in(lower)
}

fn sentence_candidate(cell: &Cell<'_>, sentence: &Sentence) -> Option<Candidate> {
    if sentence.example || is_partial(&sentence.text.lower) {
        return None;
    }
    let text = &sentence.text;
    let mut best: Option<(usize, List)> = None;
    for (cue, found) in CUES.find_all(sentence.topics, &text.lower) {
        let whole = found.get(0)?;
        if !about_value(cell, sentence, whole.start())
            || is_ruled_out(&text.lower, whole.start(), whole.end())
        {
            continue;
        }
        if cue == Cue::Fixed && !subject::is_own(cell, text, whole.start()) {
            continue;
        }
        if cue == Cue::Inside {
            let one = found
                .get(1)
                .and_then(|word| shown_value(cell, text, word.range()));
            if let Some(list) = one
                && best.is_none()
            {
                best = Some((whole.start(), list));
            }
            continue;
        }
        if found
            .get(1)
            .is_some_and(|name| !cell.is_own_name(&text.plain[name.range()]))
        {
            continue;
        }
        let start = values::skip_blank(text, whole.end());
        let list = if cue == Cue::Values {
            values::scan_explained(text, start).or_else(|| values::scan(text, start))
        } else {
            values::scan(text, start)
        };
        let Some(mut list) = list else {
            continue;
        };
        if let Some(parts) = slashes::parts(&list, cell) {
            list.values = parts;
        }
        let enough = match cue {
            Cue::Values => list.values.len() > 1 || is_single(text, start, &list, cell),
            Cue::Several => list.values.len() > 1 && (whole.end() > 0 || is_whole(text, &list)),
            Cue::Either => list.values.len() == 2 && !names_parameter(cell, &list),
            Cue::Inside => false,
            Cue::Fixed => is_single(text, start, &list, cell) || list.values.len() > 1,
        };
        if !enough || !list.closed && !list.open {
            continue;
        }
        if list.values.iter().any(|value| is_span(value)) || is_bounds(text, &list) {
            continue;
        }
        if best
            .as_ref()
            .is_none_or(|(_, known)| known.values.len() < list.values.len())
        {
            best = Some((start, list));
        }
    }
    let (_, list) = best?;
    Some(Candidate {
        values: list.values,
        text: text.plain.clone(),
        branch: sentence.branch,
        open: list.open,
    })
}

/// `不能为a或b`, `不支持a、b`: the values are forbidden, not listed; `If you set this parameter to a or b, ...` is a condition.
fn is_ruled_out(lower: &str, start: usize, end: usize) -> bool {
    static BEFORE: OnceLock<Regex> = OnceLock::new();
    let before = BEFORE.get_or_init(|| {
        compile(r"(?:不|勿|非|未|无法|没有|禁止|避免|不允许|不再|暂不|除)(?:可以?|能够?|得|要|应)?(?:将|把)?(?:其|该参数|此参数|取值|值)?(?:设置|配置|指定|填写)?$|(?-u:\b)(?:not|never|cannot|neither|nor)(?: be)?(?: set| use| enter)?(?: to)? ?$|n't(?: be)? ?$|(?-u:\b)(?:if|when|once|unless|whether|where|after|before)(?: you)?(?: want to| need to| have)?(?: already)? ?$")
    });
    let head = lower.get(..start).unwrap_or_default();
    let cue = lower.get(start..end).unwrap_or_default();
    // `, set this parameter to`: the cue may have taken the comma, which opens a clause of its own.
    !cue.starts_with([',', '，', '；', ';']) && before.is_match(head)
}

/// A single value that is marked or that the example shows.
fn shown_value(cell: &Cell<'_>, text: &Text, range: Range<usize>) -> Option<List> {
    let value = text.plain.get(range.clone())?;
    let shown = text.mark_at(range.start).is_some()
        || cell
            .description
            .example
            .is_some_and(|example| example.trim().eq_ignore_ascii_case(value));
    let own = cell.description.has_sibling(value);
    (shown && !own && !is_prose(value)).then(|| List {
        values: vec![value.to_owned()],
        end: range.end,
        closed: true,
        ..List::default()
    })
}

/// `You can set it to either Left or Right`, where these are parameters.
fn names_parameter(cell: &Cell<'_>, list: &List) -> bool {
    list.values
        .iter()
        .any(|value| cell.is_own_name(value) || cell.description.has_sibling(value))
}

/// The sentence is nothing but the list.
fn is_whole(text: &Text, list: &List) -> bool {
    text.plain[list.end..].trim().is_empty() && text.plain.contains('|')
}

/// `between 1 and 5` is a range, `1 and 5` is none: two numbers joined by "to" never get here, but "1 and 65535" may.
fn is_bounds(text: &Text, list: &List) -> bool {
    text.lower[..list.end].contains("between ") && list.values.len() == 2
}

/// A single value is a list of one only where nothing suggests prose.
fn is_single(text: &Text, start: usize, list: &List, cell: &Cell<'_>) -> bool {
    let [value] = list.values.as_slice() else {
        return false;
    };
    let marked = text.mark_at(start).is_some();
    let ends = text.plain[list.end..].trim().is_empty();
    let own = cell.description.has_sibling(value);
    let number = value.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    list.closed
        && !own
        && (marked || !number || value.len() > 1 && ends)
        && value.len() > 1
        && !is_prose(value)
        && !slashes::is_doubtful(value, cell)
}

/// Words and abbreviations that stand after `取值为` or `must be` without being a value.
fn is_prose(value: &str) -> bool {
    matches!(
        value.to_ascii_lowercase().as_str(),
        "json"
            | "utc"
            | "a"
            | "an"
            | "the"
            | "in"
            | "null"
            | "id"
            | "url"
            | "ip"
            | "cidr"
            | "unique"
            | "string"
            | "integer"
            | "long"
            | "int"
            | "boolean"
            | "base64"
            | "ascii"
            | "n"
            | "iso"
            | "iso8601"
            | "utf-8"
            | "required"
            | "specified"
            | "positive"
            | "from"
    )
}

/// Values that the documented type can have.
fn fits_type(cell: &Cell<'_>, values: &[String]) -> bool {
    if cell.is_number() {
        values.iter().all(|value| value.parse::<f64>().is_ok())
    } else if cell.is_boolean() {
        values
            .iter()
            .all(|value| matches!(value.to_ascii_lowercase().as_str(), "true" | "false"))
    } else {
        !cell.is_composed()
    }
}

/// `更多取值请参见…`, `You can also specify a custom value`: what was listed is not all.
fn allows_more(lower: &str) -> bool {
    static MORE: OnceLock<Regex> = OnceLock::new();
    MORE.get_or_init(|| {
        compile(r"(?:更多|其他|其它)(?:的)?(?:取值|可选值|枚举值)(?:请|，|见|参)|(?:还|也)(?:支持|可以?|能)(?:指定|设置|填写|传入?|使用|输入)?为?(?:自定义|其他|其它)|(?:还|另外?)支持 ?[a-z0-9_.-]+ ?(?:$|，|。|；|取值|值)|自定义(?:取值|值)$|(?:for|about) (?:more|other|all) (?:valid |supported |possible )?values|(?:also|can) (?:specify|set|use|enter) (?:a |your )?custom|custom values? (?:is|are) (?:also )?(?:supported|allowed)|other values are (?:also )?(?:supported|allowed)")
    })
    .is_match(lower)
}

fn settle(cell: &Cell<'_>, mut candidates: Vec<Candidate>, draft: &mut Draft) {
    if candidates.is_empty() {
        return;
    }
    let read = candidates.len();
    candidates.retain(|candidate| fits_type(cell, &candidate.values));
    if candidates.len() < read {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!(
                "the values listed for `{}` are not of its type",
                cell.description.name
            ),
        );
    }
    let more = cell
        .sentences
        .iter()
        .any(|sentence| allows_more(&sentence.text.lower));
    if more {
        for candidate in &mut candidates {
            candidate.open = true;
        }
    }
    let closed: Vec<&Candidate> = candidates.iter().filter(|c| !c.open).collect();
    if closed.len() < candidates.len() {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!(
                "the values of `{}` are listed, but not all of them",
                cell.description.name
            ),
        );
        return;
    }
    let Some(first) = closed.first() else {
        return;
    };
    if closed.len() == 1 {
        if first.branch {
            draft.doubt(
                Code::ConstraintDoubtful,
                format!(
                    "the values of `{}` are listed for one case only",
                    cell.description.name
                ),
            );
            return;
        }
        draft.add(
            Rule::Enum {
                values: first.values.clone(),
            },
            first.text.clone(),
        );
        return;
    }
    // Several lists: the cases of a condition, or the same list twice.
    let mut values = first.values.clone();
    for candidate in &closed[1..] {
        for value in &candidate.values {
            if !values.contains(value) {
                values.push(value.clone());
            }
        }
    }
    let same = closed
        .iter()
        .any(|candidate| candidate.values.len() == values.len());
    if same || closed.iter().all(|candidate| candidate.branch) {
        let text = closed
            .iter()
            .map(|c| c.text.as_str())
            .collect::<Vec<_>>()
            .join(" ");
        draft.add(Rule::Enum { values }, text);
    } else {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!("the lists of values of `{}` differ", cell.description.name),
        );
    }
}

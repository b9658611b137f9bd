//! Closed lists of values: bullets with one value each, or a list inside a sentence. Goes out: [`Rule::Enum`], and the
//! default that the list marks.

mod besides;
mod bulleted;
mod cues;
mod meant;
mod more;
mod run;
mod settle;
mod single;
mod slashes;
#[cfg(test)]
mod tests;

pub(super) use cues::{CUES, Cue};

use std::sync::OnceLock;

use regex::Regex;

use super::bullets::ListKind;
use super::phrase::compile;
use super::scope::{Cell, Sentence, about_value};
use super::text::Text;
use super::values::{self, List};
use super::words::WordList;
use super::{Draft, subject, units};

pub(super) fn read(cell: &Cell<'_>, draft: &mut Draft) {
    let mut candidates = Vec::new();
    for list in &cell.lists {
        if list.kind == ListKind::Values && bulleted::is_outermost(cell, list) {
            candidates.extend(bulleted::candidate(cell, list));
        }
    }
    for (index, sentence) in cell.sentences.iter().enumerate() {
        candidates
            .extend(run::candidate(cell, index).or_else(|| sentence_candidate(cell, sentence)));
    }
    if candidates.is_empty() {
        candidates.extend(truth_candidate(cell).or_else(|| meant::candidate(cell)));
    }
    // Beside a list, the value of a case is one more that is allowed.
    if candidates.iter().any(|candidate| !candidate.of_case) {
        candidates.retain(|candidate| !candidate.of_case);
    }
    settle::settle(cell, candidates, draft);
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
        of_case: false,
    })
}

/// A list of values that one place of the description states.
struct Candidate {
    values: Vec<String>,
    text: String,
    branch: bool,
    open: bool,
    /// One value alone, of one case: `专线实例取值为A`.
    of_case: bool,
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
    let mut of_case = false;
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
                .and_then(|word| single::shown_value(cell, text, word.range()));
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
            values::scan_explained(text, start)
                .or_else(|| meant::scan_named(text, start))
                .or_else(|| values::scan(text, start))
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
            Cue::Values => list.values.len() > 1 || single::is_single(text, start, &list, cell),
            Cue::Several => list.values.len() > 1 && (whole.end() > 0 || is_whole(text, &list)),
            Cue::Either => list.values.len() == 2 && !names_parameter(cell, &list),
            Cue::Inside => false,
            Cue::Fixed => single::is_single(text, start, &list, cell) || list.values.len() > 1,
        };
        if !enough || !list.closed && !list.open {
            continue;
        }
        if list.values.iter().any(|value| is_span(value)) || is_bounds(text, &list) {
            continue;
        }
        let words = whole.as_str();
        let allowed =
            cue == Cue::Several && (words.starts_with("支持") || words.starts_with("supported"));
        if allowed && single::is_no_choice(cell, text, whole.start(), &list) {
            continue;
        }
        if single::is_besides(text, whole.start()) {
            continue;
        }
        list.open |= single::goes_on(text, &list)
            || single::is_of_part(cell, &list)
            || units::is_other_in(cell, text, start..list.end);
        if best
            .as_ref()
            .is_none_or(|(_, known)| known.values.len() < list.values.len())
        {
            of_case = list.values.len() == 1 && single::is_of_case(text, whole.start());
            best = Some((start, list));
        }
    }
    let (_, list) = best?;
    Some(Candidate {
        values: list.values,
        text: text.plain.clone(),
        branch: sentence.branch || of_case,
        open: list.open,
        of_case,
    })
}

/// `不能为a或b`, `不支持a、b`: the values are forbidden, not listed; `If you set this parameter to a or b, ...` is a condition,
/// and `最大取值：90` a bound.
fn is_ruled_out(lower: &str, start: usize, end: usize) -> bool {
    static BEFORE: OnceLock<Regex> = OnceLock::new();
    let before = BEFORE.get_or_init(|| {
        compile(r"(?:不|勿|非|未|无法|没有|禁止|避免|不允许|不再|暂不|除)(?:可以?|能够?|得|要|应)?(?:将|把)?(?:其|该参数|此参数|取值|值)?(?:设置|配置|指定|填写)?$|最[大小高低多少长短]$|(?-u:\b)(?:not|never|cannot|neither|nor)(?: be)?(?: set| use| enter)?(?: to)? ?$|n't(?: be)? ?$|(?-u:\b)(?:if|when|once|unless|whether|where|after|before)(?: you)?(?: want to| need to| have)?(?: already)? ?$")
    });
    let head = lower.get(..start).unwrap_or_default();
    let cue = lower.get(start..end).unwrap_or_default();
    // `, set this parameter to`: the cue may have taken the comma, which opens a clause of its own.
    !cue.starts_with([',', '，', '；', ';']) && before.is_match(head)
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

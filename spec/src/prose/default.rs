//! Documented defaults, where they are literal and depend on nothing. Goes out: [`Rule::Default`].

mod literal;
mod meaning;
mod number;
mod phrases;
mod subject;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::bullets::ListKind;
use super::clause::Block;
use super::key::{Key, key};
use super::scope::{Cell, Sentence, clause_start, speaks_of_value};
use super::text::Text;
use super::units;
use super::values;
use super::{Code, Draft, Rule};
use literal::value_after;
pub(super) use phrases::{PHRASES, Words};

/// Values that mean that there is no default.
const NONE: &[&str] = &[
    "null",
    "empty",
    "n/a",
    "na",
    "-",
    "nil",
    "no",
    "not",
    "the",
    "a",
    "an",
    "all",
    "same",
    "this",
    "that",
    "it",
    "is",
    "used",
    "set",
    "configured",
    "specified",
    "using",
];

pub(super) fn read(cell: &Cell<'_>, draft: &mut Draft) {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut depends = false;
    for list in &cell.lists {
        let below = list
            .intro
            .and_then(|index| cell.blocks.get(index))
            .is_some_and(|block| block.depth() > 0);
        if list.kind != ListKind::Values || below {
            continue;
        }
        for block in list
            .items
            .iter()
            .filter_map(|&index| cell.blocks.get(index))
        {
            if let Some(key) = key(&block.text)
                && let Some(value) = key.default
            {
                found.push((
                    value,
                    block
                        .sentences
                        .first()
                        .map_or_else(String::new, |s| s.plain.clone()),
                ));
            }
            // `off：关闭，默认值为off`: the default of the list stands in the bullet of its own value.
            if let Some(value) = stated_default(block)
                && let Some(Key {
                    values,
                    default: None,
                    ..
                }) = key(&block.text)
            {
                let text = block.sentences.first().map(|first| first.plain.clone());
                if values.iter().any(|known| known.eq_ignore_ascii_case(value)) {
                    found.push((value.to_owned(), text.unwrap_or_default()));
                } else {
                    depends = true;
                }
            }
            depends |= block
                .text
                .lower
                .lines()
                .skip(1)
                .any(|line| line.contains("默认值"));
        }
    }
    let listed: Vec<String> = draft
        .constraints
        .iter()
        .filter_map(|constraint| match &constraint.rule {
            Rule::Enum { values } => Some(values.clone()),
            _ => None,
        })
        .flatten()
        .collect();
    for sentence in &cell.sentences {
        if sentence.example {
            continue;
        }
        let Some((value, end)) = sentence_default(cell, sentence, &listed, &mut depends) else {
            continue;
        };
        // `默认值：5分钟。单位：秒`: the number that is sent is another.
        let other_unit = value.parse::<f64>().is_ok()
            && units::behind(&sentence.text, end)
                .is_some_and(|unit| units::contradicts(cell, &unit));
        if sentence.branch || other_unit {
            depends = true;
        } else {
            found.push((value, sentence.text.plain.clone()));
        }
    }
    let Some((value, text)) = found.first() else {
        if depends {
            draft.doubt(
                Code::ConstraintDoubtful,
                format!(
                    "the default of `{}` depends on something else",
                    cell.description.name
                ),
            );
        }
        return;
    };
    if depends
        || found
            .iter()
            .any(|(other, _)| !other.eq_ignore_ascii_case(value))
    {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!("`{}` has more than one default", cell.description.name),
        );
        return;
    }
    if cell.is_number() && !number::is_number(value) {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!(
                "the default `{value}` of `{}` is no number",
                cell.description.name
            ),
        );
        return;
    }
    draft.add(
        Rule::Default {
            value: value.clone(),
        },
        text.clone(),
    );
}

/// `tcp：默认值为60`: the default that a bullet states.
fn stated_default(block: &Block) -> Option<&str> {
    let text = &block.text;
    let line = text.lower.lines().next().unwrap_or_default();
    [
        "默认值为",
        "默认值：",
        "默认值是",
        "默认为",
        "default value: ",
        "the default value is ",
        "defaults to ",
    ]
    .iter()
    .find_map(|words| {
        let after = text
            .plain
            .get(line.find(words)? + words.len()..)?
            .trim_start();
        let length = after
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')))
            .unwrap_or(after.len());
        let value = after.get(..length)?.trim_end_matches('.');
        (!value.is_empty()).then_some(value)
    })
}

/// The default that a sentence states, and where it ends; none with `unclear` set where it names another parameter, or a second
/// default. A word such as `None` is one where it is among the `listed` values.
fn sentence_default(
    cell: &Cell<'_>,
    sentence: &Sentence,
    listed: &[String],
    unclear: &mut bool,
) -> Option<(String, usize)> {
    let text = &sentence.text;
    let mut first: Option<(Range<usize>, String, usize)> = None;
    for (words, found) in PHRASES.find_all(sentence.topics, &text.lower) {
        let all = found.get(0)?;
        if text.lower[..all.start()].ends_with(['非', '不', '无'])
            || text.lower[..all.start()].ends_with("non-")
        {
            continue;
        }
        if words != Words::Inside
            && (!speaks_of_value(cell, sentence, all.start())
                || subject::is_of_another(cell, sentence, all.range()))
        {
            continue;
        }
        let value = match words {
            Words::After => value_after(cell, text, all.end()),
            Words::Counted => value_after(cell, text, all.end())
                .filter(|(value, _)| number::is_number(value) && opens_clause(text, all.start())),
            Words::Named => found
                .get(1)
                .filter(|noun| {
                    is_named(cell, sentence, noun.as_str()) && opens_clause(text, all.start())
                })
                .and_then(|_| value_after(cell, text, all.end())),
            // In running English text a bare word before "is the default" may be any word.
            Words::Inside => found
                .get(1)
                .map(|group| (group.start(), &text.plain[group.range()]))
                .filter(|(start, word)| {
                    text.is_marked(*start)
                        || !all.as_str().is_ascii()
                        || all.as_str().contains('(')
                        || !word.bytes().all(|b| b.is_ascii_lowercase())
                        || is_among_values(cell, word)
                })
                .map(|(start, word)| {
                    let value = whole_value(text, listed, start, word);
                    (value.to_owned(), start + word.len())
                }),
        };
        let Some((value, end)) = value else { continue };
        let head = match words {
            Words::After | Words::Named | Words::Counted => None,
            Words::Inside => explained(cell, sentence, end - value.len()),
        };
        let is_head = head.is_some();
        let value = head.unwrap_or(value);
        let (value, end) = number::without_unit(cell, value, end);
        let word = value.to_ascii_lowercase();
        // In a Chinese sentence `all` is no word of the language.
        let literal = words == Words::After
            && matches!(word.as_str(), "all" | "no" | "same" | "a" | "an")
            && (!text.plain.is_ascii() || is_marked(text, &value));
        let none = NONE.contains(&word.as_str()) && !literal || word == "none";
        let is_listed = listed.iter().any(|known| known.eq_ignore_ascii_case(&word));
        if none && !is_head && !is_listed && !is_among_values(cell, &word) {
            continue;
        }
        match &first {
            None => {
                if names_another(cell, &value)
                    || subject::has_second_case(text, end)
                    || words != Words::Inside && goes_on(text, all.end(), &value)
                {
                    *unclear = true;
                    return None;
                }
                first = Some((all.range(), value, end));
            }
            // `默认值20，企业版默认50`.
            Some((range, known, _)) => {
                let apart = all.start() > range.end || all.end() < range.start;
                if apart && words != Words::Inside && !known.eq_ignore_ascii_case(&value) {
                    *unclear = true;
                    return None;
                }
            }
        }
    }
    first.map(|(_, value, end)| (value, end))
}

/// `Time:Desc` of which only the end was found: what is bold or code together is one value, and so is what the list has.
fn whole_value<'t>(text: &'t Text, listed: &'t [String], start: usize, word: &'t str) -> &'t str {
    let end = start + word.len();
    let marked = text
        .marks
        .iter()
        .find(|mark| mark.start < start && mark.end == end)
        .and_then(|mark| text.plain.get(mark.clone()));
    let before = text.plain.get(..end).unwrap_or_default();
    let stands_here = |value: &&str| {
        let rest = value.strip_suffix(word).unwrap_or_default();
        rest.ends_with(':') && before.ends_with(*value)
    };
    let mut known = marked.into_iter().chain(listed.iter().map(String::as_str));
    known.find(stands_here).unwrap_or(word)
}

/// `默认端口为22`, `The default page size is 10`: the noun is the parameter's own name, or what its description begins with.
fn is_named(cell: &Cell<'_>, sentence: &Sentence, noun: &str) -> bool {
    let name = cell.description.name.rsplit('.').next().unwrap_or_default();
    let name = name.to_ascii_lowercase();
    let joined = noun.replace([' ', '-', '_'], "");
    let head = subject::head(cell);
    let titled = if noun.is_ascii() {
        head.strip_prefix("the ")
            .is_some_and(|title| title == noun || title.starts_with(&format!("{noun} of ")))
    } else {
        head.ends_with(noun)
    };
    let titled = titled
        || noun.is_ascii()
            && head
                == sentence
                    .text
                    .lower
                    .split(['，', '：', ':', '；', '（', '(', ','])
                    .next()
                    .unwrap_or_default();
    titled || joined == name || name.len() > 3 && joined.starts_with(&name)
}

/// `HTTP协议默认端口为80`: words before the default may name a case.
fn opens_clause(text: &Text, at: usize) -> bool {
    text.lower
        .get(clause_start(text, at)..at)
        .is_some_and(|before| before.trim().is_empty() || before.trim_end().ends_with('时'))
}

/// The value whose meaning stands at `at`, where the paragraph explains several: `1：HTTP（默认）；2：HTTPS`.
fn explained(cell: &Cell<'_>, sentence: &Sentence, at: usize) -> Option<String> {
    let block = cell.blocks.get(sentence.block)?;
    if meaning::heads(&block.text).len() < 2 {
        return None;
    }
    let mut heads = meaning::heads(&sentence.text);
    heads.retain(|head| head.start <= at);
    heads.pop().map(|head| head.value)
}

/// `默认值为LineId`: the value of another parameter or field, not its name.
fn names_another(cell: &Cell<'_>, value: &str) -> bool {
    let sibling = value != cell.description.name && cell.description.has_sibling(value);
    let identifier = value.len() > 4
        && value.ends_with("Id")
        && value.starts_with(|c: char| c.is_ascii_uppercase())
        && value.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (sibling || identifier) && !is_among_values(cell, value)
}

/// `20（MySQL）或50（PostgreSQL）`: each value is the default of a case of its own.
fn goes_on(text: &Text, at: usize, value: &str) -> bool {
    let Some(offset) = text.plain.get(at..).and_then(|rest| rest.find(value)) else {
        return false;
    };
    let end = at + offset + value.len();
    let Some(note) = values::note_at(text, end) else {
        return false;
    };
    let rest = text.plain.get(note.end..).unwrap_or_default().trim_start();
    ["或", "、", "；", "，", "or ", ", ", "; ", "/", "and "]
        .iter()
        .filter_map(|glue| rest.strip_prefix(glue))
        .map(|rest| rest.trim_start().trim_start_matches("or "))
        .any(|rest| {
            let length = rest
                .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')))
                .unwrap_or(rest.len());
            let (word, after) = rest.split_at(length);
            word.starts_with(|c: char| c.is_ascii_digit())
                || !word.is_empty() && after.trim_start().starts_with(['（', '('])
        })
}

/// Whether the value stands in the text as code or in bold.
fn is_marked(text: &Text, value: &str) -> bool {
    text.marks.iter().any(|mark| {
        text.plain
            .get(mark.clone())
            .is_some_and(|inside| inside.trim_end_matches('.') == value)
    })
}

/// `None` is a value only where the list of values has it.
fn is_among_values(cell: &Cell<'_>, value: &str) -> bool {
    cell.lists
        .iter()
        .flat_map(|list| &list.items)
        .filter_map(|&index| cell.blocks.get(index))
        .filter_map(|block| key(&block.text))
        .any(|key| {
            key.values
                .iter()
                .any(|known| known.eq_ignore_ascii_case(value))
        })
}

//! Documented defaults, where they are literal and depend on nothing. Goes out: [`Rule::Default`].

use std::ops::Range;

use super::bullets::ListKind;
use super::clause::Block;
use super::key::key;
use super::phrase::{Table, phrase};
use super::scope::{Cell, Sentence, speaks_of_value};
use super::text::Text;
use super::topic::Topic;
use super::units;
use super::values::{self, is_value};
use super::{Code, Draft, Rule};

/// Where the value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    /// After the match.
    After,
    /// In the first group of the match.
    Inside,
}

pub(super) static PHRASES: Table<Words> = Table::new(
    Topic::Default,
    &["默认", "缺省", "default"],
    &[
        phrase!(Words::After, r"(?:默认|缺省)(?:值|取值)?(?:为|是|：|:|设置为|采用|使用|取)+ ?", "分页大小，默认值为**10**。" => "default 10"),
        phrase!(Words::After, r"[（(](?:默认|缺省)值?[）)](?:为|是|：|:) ?", "页码，起始值（默认值）：1。" => "default 1"),
        phrase!(Words::Inside, r"([a-z0-9_.-]+) ?[（(][^（）()]{1,12}[，,；;] ?(?:默认|缺省|默认值|缺省值)[）)]", "模式：fast（快，默认值）或safe（稳）。" => "default fast"),
        phrase!(Words::After, r"(?:默认|缺省)(?:值|取值) ?", "不支持的值按默认值300秒处理，取值：300、600。" => "default 300"),
        phrase!(Words::After, r"(?:默认|缺省) ?", "分页大小，默认10。" => "default 10"),
        phrase!(Words::Inside, r"([a-z0-9_.-]+) ?[（(](?:默认|缺省|默认值|缺省值)[）)]", "模式：fast（默认值）或safe。" => "default fast"),
        phrase!(Words::Inside, r"([a-z0-9_.-]+) ?(?:为|是)(?:默认|缺省)(?:值)?(?:$|，|。|；)", "模式。fast为默认值。" => "default fast"),
        phrase!(Words::After, r"(?:the )?default (?:value|setting)?(?: of (?:this|the) parameter)?(?: ?[:：]| is| to| =)+ ?", "The page size. Default value: **10**." => "default 10"),
        phrase!(Words::After, r"default(?:s)?(?: ?[:：]| to| is)+ ?", "The page size. Defaults to 10." => "default 10"),
        phrase!(Words::After, r"the default value(?: of [a-z0-9_.]+)? is ", "The page size. The default value is 10, which fits most uses." => "default 10"),
        phrase!(Words::Inside, r"([a-z0-9_.-]+) ?\((?:the )?(?:default|default value)\)", "The mode, which is fast (default) or safe." => "default fast"),
        phrase!(Words::Inside, r"(?:^|[^a-z0-9_.-])([a-z0-9_.-]+) is (?:the default value|used by default|the default)(?:$|[.,;])", "The mode. **fast** is used by default." => "default fast"),
        phrase!(Words::After, r"by default,? (?:the value|this parameter|the parameter|it) (?:is|is set to) ", "The page size. By default, the value is 10." => "default 10"),
        phrase!(Words::Inside, r"(?:, | is |(?:this parameter|the value|it) is set to |^)(-?[a-z0-9_.-]+) by default(?:$|[.,;])", "The page size, 10 by default." => "default 10"),
        phrase!(Words::Inside, r"(?:^|[，；：:,;] ?)([a-z0-9_.-]+)(?:：|:|表示|代表) ?[^，；。：:,]{1,20}[（(](?:默认|缺省|默认值|缺省值)[）)]", "模式，取值：fast：快，safe：稳（默认）。" => "default safe"),
        phrase!(Words::After, r"the default value ", "If this parameter is not specified, the default value 300 is used." => "default 300"),
    ],
);

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
            depends |=
                states_default(block) && key(&block.text).is_some_and(|key| key.default.is_none());
            depends |= block
                .text
                .lower
                .lines()
                .skip(1)
                .any(|line| line.contains("默认值"));
        }
    }
    for sentence in &cell.sentences {
        if sentence.example {
            continue;
        }
        let Some((value, end)) = sentence_default(cell, sentence, &mut depends) else {
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
    draft.add(
        Rule::Default {
            value: value.clone(),
        },
        text.clone(),
    );
}

/// `tcp：默认值为60`: the default of one of several cases.
fn states_default(block: &Block) -> bool {
    let line = block.text.lower.lines().next().unwrap_or_default();
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
    .any(|words| {
        line.find(words).is_some_and(|at| {
            line.get(at + words.len()..).is_some_and(|rest| {
                rest.trim_start()
                    .starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-')
            })
        })
    })
}

/// The default that a sentence states, and where it ends; none with `unclear` set where it names another parameter, or a second
/// default.
fn sentence_default(
    cell: &Cell<'_>,
    sentence: &Sentence,
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
        if !speaks_of_value(cell, sentence, all.start()) && words == Words::After {
            continue;
        }
        let value = match words {
            Words::After => value_after(cell, text, all.end()),
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
                .map(|(start, word)| (word.to_owned(), start + word.len())),
        };
        let Some((value, end)) = value else { continue };
        let word = value.to_ascii_lowercase();
        // In a Chinese sentence `all` is no word of the language.
        let literal = words == Words::After
            && matches!(word.as_str(), "all" | "no" | "same" | "a" | "an")
            && (!text.plain.is_ascii() || is_marked(text, &value));
        let none = NONE.contains(&word.as_str()) && !literal || word == "none";
        if none && !is_among_values(cell, &word) {
            continue;
        }
        match &first {
            None => {
                if names_another(cell, &value)
                    || words == Words::After && goes_on(text, all.end(), &value)
                {
                    *unclear = true;
                    return None;
                }
                first = Some((all.range(), value, end));
            }
            // `默认值20，企业版默认50`.
            Some((range, known, _)) => {
                let apart = all.start() > range.end || all.end() < range.start;
                if apart && words == Words::After && !known.eq_ignore_ascii_case(&value) {
                    *unclear = true;
                    return None;
                }
            }
        }
    }
    first.map(|(_, value, end)| (value, end))
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

/// The literal value at `at` and its end, where nothing follows that makes it part of a phrase.
fn value_after(cell: &Cell<'_>, text: &Text, at: usize) -> Option<(String, usize)> {
    let at = values::skip_blank(text, at);
    let at = match text.plain[at..].chars().next()? {
        quote @ ('"' | '“' | '\'' | '：' | ':') => {
            values::skip_blank(text, at + quote.len_utf8())
        }
        _ => at,
    };
    if let Some(mark) = text.mark_at(at) {
        let inside =
            text.plain[mark.clone()].trim_end_matches(['.', '。', ',', '，', '；', ';', ':']);
        let (value, _) = values::strip_default(inside);
        let follows = text.plain[mark.end..].trim_start();
        if (is_value(value) || value == "/" || value == "*")
            && ends_literal(text, mark.end, value, follows)
        {
            return Some((value.to_owned(), mark.end));
        }
        return None;
    }
    let rest = &text.plain[at..];
    // Names of several words count where the list of values has them.
    let phrase = rest
        .split(['。', '，', ',', ';', '；', '(', '（'])
        .next()
        .unwrap_or_default();
    let phrase = phrase.trim_end_matches(['.', ' ']);
    let shown = cell
        .description
        .example
        .is_some_and(|example| example.trim() == phrase);
    if phrase.contains(' ') && is_value(phrase) && (shown || is_among_values(cell, phrase)) {
        return Some((phrase.to_owned(), at + phrase.len()));
    }
    let length = rest
        .char_indices()
        .find(|(_, c)| {
            !(c.is_ascii_alphanumeric()
                || matches!(c, '_' | '-' | '.' | ':' | '+' | '/' | '*' | '%' | '#' | '@'))
        })
        .map_or(rest.len(), |(offset, _)| offset);
    // The thousands separators of a number are not part of its value on the wire.
    if let Some((number, end)) = super::numbers::number_at(text, at, false)
        && end > at + length
    {
        let follows = text.plain[end..].trim_start();
        return ends_literal(text, end, "1", follows).then(|| (number.to_string(), end));
    }
    let value = rest[..length].trim_end_matches(['.', ':']);
    if !is_value(value) {
        return None;
    }
    let end = at + value.len();
    let follows = text.plain[end..].trim_start();
    ends_literal(text, end, value, follows).then(|| (value.to_owned(), end))
}

/// After the value: the end, a unit, or punctuation.
fn ends_literal(text: &Text, end: usize, value: &str, follows: &str) -> bool {
    let number = value.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    if follows.is_empty()
        || follows.starts_with([
            '。', '，', '；', '）', ')', '\n', ';', '（', '(', '”', '"', '|', ']',
        ])
    {
        return !follows.starts_with(['(', '（']) || !follows.contains("取决于");
    }
    if follows.starts_with([',', '.', ':']) {
        return true;
    }
    let lower = text.lower[end..].trim_start();
    if [
        "，",
        "即",
        "表示",
        "，表示",
        "时",
        "is used",
        "and ",
        "which",
        "indicating",
        "表明",
        "代表",
        "means",
        "indicates",
        "处理",
    ]
    .iter()
    .any(|word| lower.starts_with(word))
    {
        return true;
    }
    number
        && units::unit_at(text, end).is_some_and(|after| {
            let rest = text.plain[after..].trim_start();
            rest.is_empty() || !rest.starts_with(['的', '前', '后', '内'])
        })
}

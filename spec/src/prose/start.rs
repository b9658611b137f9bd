//! How a value may begin and what it must not hold. Goes out: [`Rule::StartsWith`], [`Rule::NotStartsWith`], [`Rule::NotContains`].

mod literals;
mod signs;
#[cfg(test)]
mod tests;

use std::ops::Range;

use literals::{after_glue, is_in_capitals, literals};

use super::classes;
use super::phrase::{Table, phrase};
use super::scope::{Cell, Sentence, about_value, clause_start};
use super::text::Text;
use super::topic::Topic;
use super::{Code, Draft, Rule};
use crate::model::CharClass;

/// What the match tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    /// Classes of the first character follow the match, up to its own end in Chinese.
    Starts,
    NotStarts,
    NotContains,
}

pub(super) static PHRASES: Table<Words> = Table::new(
    Topic::Start,
    &[
        "开头",
        "开始",
        "打头",
        "包含",
        "含有",
        "出现",
        "包括",
        "start",
        "begin",
        "contain",
        "prefix",
        "作为前缀",
        "include",
        "首",
        "第一",
        "first character",
        "initial character",
        "leading character",
    ],
    &[
        phrase!(Words::NotStarts, r"(?:不能|不可以?|不得|不允许|禁止|不可以是|不要|勿)(?:使用|用)?以? ?([^。；]+?)(?:作为)?(?:开头|开始|打头|作为前缀|为首字符)", "名称不能以`sys`或`tmp:`开头。" => "not starts sys|tmp:"),
        phrase!(Words::NotStarts, r"以 ?([^。；，]+?)(?:开头|为前缀|作为前缀)的?[^。；，]{0,8}(?:为|是|属于)?[^。；，]{0,4}(?:系统|保留|预留)[^。；]{0,12}(?:不能使用|不可用|不可使用|不允许使用|禁止使用)", "以“SYS”和“TMP”开头的名称为系统保留字段，不能使用。" => "not starts SYS|TMP"),
        phrase!(Words::Starts, r"(?:必须|须|需要?|只能|应|，|。|^|且|并|可以?|：| )(?:由|以|使用|用) ?([^。；，不]+?)(?:开头|开始|打头)", "名称必须以字母或中文开头。" => "starts letter|chinese"),
        phrase!(Words::Starts, r"[^。；，：|且并由须 不能可得许止勿要]以 ?([^。；，不]+?)(?:开头|开始|打头)(?:$|[，。；,])", "名称以字母开头。" => "starts letter"),
        phrase!(Words::Starts, r"(?:首字符|首字母|首位|首个字符|第一个字符|第一位)(?:字符)?(?:必须|只能|应|需|须|可以?)?(?:为|是) ?([^。；，]+)", "首字符必须为字母。" => "starts letter"),
        phrase!(Words::Starts, r"(?:^|，|；|且|并)((?:大小写|大写|小写|英文|字母|中文|汉字|数字|下划线|或者?|和|、)+)(?:开头|打头)(?:$|[，；,])", "名称，4~16位，字母开头。" => "starts letter"),
        phrase!(Words::NotContains, r"(?:不能|不可以?|不得|不允许|禁止)(?:包含|含有|出现|包括) ?([^。；]+)", "名称不能包含`<<`或者`>>`。" => "not contains <<|>>"),
        phrase!(Words::NotContains, r"(?:不能|不可以?|不得|不允许)(?:使用)?以[^。；]+(?:开头|开始)(?:或|或者|，且不能|也不能|和)(?:包含|含有) ?([^。；]+)", "名称不能以`sys`开头或包含`<<`。" => "not contains <<"),
        phrase!(Words::NotStarts, r"(?:cannot|must not|can not|can't|may not|not|be prefixed with) (?:be )?(?:started with|start with|begin with|starts with|prefixed with|(?:start|begin) or end with) ((?:\(;\)|[^;])+)", "The name cannot start with `sys` or `tmp:`." => "not starts sys|tmp:"),
        phrase!(Words::NotStarts, r"nor (?:can|may|must) it (?:start|begin) with ([^;]+)", "The name cannot contain `<<`, nor can it begin with `sys`." => "not starts sys"),
        phrase!(Words::Starts, r"(?:first|initial|leading) character (?:of [a-z ]+ )?(?:must be|can be|can only be|is) (?:a |an |either |the )*([^;]+)", "The first character must be a letter or a digit." => "starts letter|digit"),
        phrase!(Words::Starts, r"(?:must|should|can|, and|, |it|and|name|only|that|^) ?(?:only )?(?:start|starts|begin|begins|started)(?: and end)? with (?:a |an |either |the )*([^;]+)", "The name must start with a letter or a Chinese character but cannot start with `tmp:`." => "starts letter|chinese"),
        phrase!(Words::NotContains, r"(?:cannot|must not|can not|can't|may not|not) (?:contain|include) ((?:\(;\)|[^;])+)", "The name cannot contain `<<` or `>>`." => "not contains <<|>>"),
        phrase!(Words::NotContains, r"start with [^;]+? or contain ([^;]+)", "The name cannot start with `sys` or contain `<<`." => "not contains <<"),
    ],
);

pub(super) fn read(cell: &Cell<'_>, draft: &mut Draft) {
    if cell.is_boolean() || cell.is_number() {
        return;
    }
    let mut not_starts: (Vec<String>, String) = Default::default();
    let mut not_contains: (Vec<String>, String) = Default::default();
    let mut starts: Vec<(Vec<CharClass>, String)> = Vec::new();
    let mut excepted = false;
    let mut untold: Vec<String> = Vec::new();
    for sentence in &cell.sentences {
        if sentence.branch || sentence.example {
            continue;
        }
        let text = &sentence.text;
        for (words, found) in PHRASES.find_all(sentence.topics, &text.lower) {
            let (Some(all), Some(group)) = (found.get(0), found.get(1)) else {
                continue;
            };
            if !about_value(cell, sentence, all.start()) || is_of_password(sentence) {
                continue;
            }
            match words {
                Words::Starts => {
                    let before = &text.lower[..group.start()];
                    let negated = before.trim_end().ends_with("not start with")
                        || before.contains("not start") && !before.contains("must start")
                        || before.ends_with("不能以");
                    let list = classes::scan(&text.part(group.range()), 0);
                    // `查询以字母开头的线路` finds values, it does not rule them.
                    let searched = ["查询", "搜索", "匹配", "表示"]
                        .iter()
                        .any(|word| before.contains(word));
                    let complete = text.lower[group.start() + list.end..group.end()]
                        .trim()
                        .is_empty()
                        || group.as_str()[list.end..]
                            .trim_start()
                            .starts_with(['.', ','])
                        || group.as_str()[list.end..].trim_start().starts_with("and ")
                        || group.as_str()[list.end..].trim_start().starts_with("but ");
                    if !negated && !searched && !list.classes.is_empty() && complete && !list.open {
                        let mut classes = list.classes;
                        let signs = list.chars.iter().all(|sign| sign == "_");
                        if list.chars.iter().any(|sign| sign == "_") {
                            classes.push(CharClass::Underscore);
                        }
                        if signs {
                            excepted |= has_exception(&text.lower[all.end()..]);
                            starts.push((classes, text.plain.clone()));
                        }
                    }
                }
                Words::NotStarts => {
                    // `不能包含逗号，也不能以$开头`: the last clause has the signs.
                    let skipped = ["不能以", "不得以", "不可以以"]
                        .iter()
                        .find_map(|word| group.as_str().rfind(word).map(|at| at + word.len()));
                    let start = group.start() + skipped.unwrap_or(0);
                    let known = not_starts.0.len();
                    collect(text, start..group.end(), &mut not_starts, signs::digits);
                    if not_starts.0.len() == known {
                        untold.push(text.plain.clone());
                    }
                }
                Words::NotContains => {
                    if !is_at_ends(text, all.start()) {
                        collect(text, group.range(), &mut not_contains, signs::scan);
                    }
                }
            }
        }
    }
    add_starts(cell, draft, starts, excepted);
    for sentence in untold {
        // Another phrase may have read the sentence.
        if not_starts.1 != sentence {
            draft.doubt(
                Code::SentenceNotRead,
                format!(
                    "no rule for `{}` is read from: {sentence}",
                    cell.description.name
                ),
            );
        }
    }
    // `系统线路以sys_开头，您的线路不能以sys_开头`: said of some of the values only.
    let allowed = not_starts
        .0
        .iter()
        .any(|start| is_start_of_some(cell, start));
    if allowed {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!(
                "what `{}` must not start with depends on something else",
                cell.description.name
            ),
        );
    } else if !not_starts.0.is_empty() {
        draft.add(
            Rule::NotStartsWith {
                values: not_starts.0,
            },
            not_starts.1,
        );
    }
    if !not_contains.0.is_empty() {
        draft.add(
            Rule::NotContains {
                values: not_contains.0,
            },
            not_contains.1,
        );
    }
}

/// `以sys_开头` with no word before it that forbids it.
fn is_start_of_some(cell: &Cell<'_>, start: &str) -> bool {
    let words = format!("以{start}开头").to_ascii_lowercase();
    cell.sentences.iter().any(|sentence| {
        let lower = &sentence.text.lower;
        lower.match_indices(&words).any(|(at, _)| {
            let before = lower.get(..at).unwrap_or_default();
            let after = lower.get(at + words.len()..).unwrap_or_default();
            let clause = before
                .get(clause_start(&sentence.text, at)..)
                .unwrap_or_default();
            !["不", "禁止", "勿", "非"]
                .iter()
                .any(|word| clause.contains(word))
                && after.starts_with('，')
                && !clause.is_empty()
        })
    })
}

/// What the value may start with. Where two places differ, each holds in a case of its own that is not told from here.
fn add_starts(
    cell: &Cell<'_>,
    draft: &mut Draft,
    mut starts: Vec<(Vec<CharClass>, String)>,
    excepted: bool,
) {
    for (classes, _) in &mut starts {
        classes.sort_unstable();
        classes.dedup();
    }
    starts.dedup_by(|(one, _), (other, _)| one == other);
    match starts.pop() {
        None => {}
        Some((classes, text)) if starts.is_empty() && !excepted => {
            draft.add(Rule::StartsWith { classes }, text);
        }
        Some(_) => draft.doubt(
            Code::ConstraintDoubtful,
            format!(
                "what `{}` starts with depends on something else",
                cell.description.name
            ),
        ),
    }
}

/// `（企业版可以数字开头）` right behind a rule allows more in some cases.
fn has_exception(rest: &str) -> bool {
    let Some(note) = rest.trim_start().strip_prefix(['（', '(']) else {
        return false;
    };
    let inside = note.split(['）', ')']).next().unwrap_or_default();
    classes::allows_more(inside)
}

/// `首尾不能包含`: where it may not stand, not whether.
fn is_at_ends(text: &Text, at: usize) -> bool {
    let clause = text
        .lower
        .get(clause_start(text, at)..at)
        .unwrap_or_default();
    let subject = clause.trim_end_matches([' ', '都', '均', '也', '处', '位', '部']);
    ["首", "尾", "开头", "结尾", "两端", "两侧", "前后"]
        .iter()
        .any(|word| subject.ends_with(word))
        || [
            "at the start",
            "at the end",
            "at the beginning",
            "start and end of",
            "beginning and end of",
        ]
        .iter()
        .any(|word| clause.contains(word))
}

/// The values of a list of literals, which must be marked or look like prefixes.
///
/// Where no literal stands first, `classes` tells what a word for characters stands for.
fn collect(
    text: &Text,
    range: Range<usize>,
    into: &mut (Vec<String>, String),
    classes: fn(&Text, usize) -> (Vec<String>, usize),
) {
    let part = text.part(range);
    let mut at = 0;
    let lower = part.lower.as_str();
    for lead in ["以", "the ", "any of ", "prefix ", "the prefix "] {
        if lower[at..].starts_with(lead) {
            at += lead.len();
        }
    }
    // A bare English word may be any word; beside `acs:` or in a Chinese sentence it is a literal.
    let are_certain = |literals: &[String]| {
        !text.plain.is_ascii()
            || !part.marks.is_empty()
            || literals
                .iter()
                .any(|value| value.contains([':', '/', '.', '<']))
            || literals.iter().all(|value| is_in_capitals(value))
    };
    let (mut values, mut next) = literals(&part, at);
    if !are_certain(&values) {
        (values, next) = (Vec::new(), Some(at));
    }
    // `下划线（_）或http://`, and the other way round.
    if let Some(at) = next {
        let (mut signs, mut end) = classes(&part, at);
        if signs.is_empty() {
            (signs, end) = signs::scan(&part, at);
        }
        let has_signs = !signs.is_empty();
        values.extend(signs);
        let next = after_glue(&part, end).filter(|_| has_signs);
        let more = next.map_or(Vec::new(), |at| literals(&part, at).0);
        if are_certain(&more) {
            values.extend(more);
        }
    }
    for value in values {
        if !into.0.contains(&value) {
            into.0.push(value);
        }
    }
    if into.1.is_empty() && !into.0.is_empty() {
        into.1.clone_from(&text.plain);
    }
}

/// What is said about passwords names characters of several kinds at once.
fn is_of_password(sentence: &Sentence) -> bool {
    sentence.text.lower.contains("三项") || sentence.text.lower.contains("three of")
}

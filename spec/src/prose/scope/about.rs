//! Whom a clause is about: a place in a sentence comes in, whether a rule of the parameter's own value stands there goes out.

use std::sync::OnceLock;

use regex::Regex;

use super::{Cell, Sentence, composite};
use crate::prose::phrase::compile;
use crate::prose::text::Text;
use crate::prose::topic::Topic;
use crate::prose::words::WordList;

/// Where the clause starts that `at` stands in.
pub(in crate::prose) fn clause_start(text: &Text, at: usize) -> usize {
    let before = text.plain.get(..at).unwrap_or_default();
    before
        .char_indices()
        .rfind(|(_, c)| matches!(c, '，' | '；' | '。' | ';' | '\n' | '、'))
        .map_or(0, |(index, c)| index + c.len_utf8())
        .max(before.rfind(", ").map_or(0, |index| index + 2))
}

/// Whether what is said at `at` in the sentence is a rule about the parameter's own value: said of it, and not as advice.
pub(in crate::prose) fn about_value(cell: &Cell<'_>, sentence: &Sentence, at: usize) -> bool {
    !is_advice(sentence, at) && speaks_of_value(cell, sentence, at)
}

/// Words of advice.
pub(in crate::prose) const ADVICE: &[&str] = &[
    "建议",
    "推荐",
    "最好",
    "recommend",
    "preferabl",
    "suggest",
    "advise",
];
/// Words of what holds for most values.
pub(in crate::prose) const HEDGES: &[&str] = &[
    "一般不",
    "一般为",
    "一般取",
    "一般是",
    "一般在",
    "一般情况下",
    "通常",
    "正常情况下",
    "理论上",
    "normally",
    "usually",
    "typically",
    "generally",
    "ideal",
    "in most cases",
    "in theory",
    "theoretically",
];

/// `建议以字母开头`, `We recommend that ...`: advice binds nothing, and what is usual does not either. It reaches to the end of its clause.
fn is_advice(sentence: &Sentence, at: usize) -> bool {
    static WORDS: WordList = WordList::new(ADVICE);
    if !sentence.topics.has(Topic::Advice) {
        return false;
    }
    let start = clause_start(&sentence.text, at);
    let clause = sentence.text.lower.get(start..).unwrap_or_default();
    // A phrase may begin inside of the word.
    WORDS
        .first_in(clause)
        .is_some_and(|found| start + found < at)
        || is_hedged(sentence, start, at)
}

/// `一般不超过30天`, `The value usually ranges from ...`: what holds for most values is no rule. The word may open the sentence, stand before
/// the phrase or inside of it, but before its number.
fn is_hedged(sentence: &Sentence, start: usize, at: usize) -> bool {
    static WORDS: WordList = WordList::new(HEDGES);
    let lower = sentence.text.lower.as_str();
    let rest = lower.get(at..).unwrap_or_default();
    let number = rest
        .find(|c: char| c.is_ascii_digit())
        .unwrap_or(rest.len());
    let clause = lower.get(start..at + number).unwrap_or_default();
    WORDS.first_in(lower) == Some(0) || WORDS.are_in(clause)
}

/// `每一级只能包含`, `Each label can contain`, `标签键不能包含`: said of a part of the value.
fn is_of_part(cell: &Cell<'_>, clause: &str) -> bool {
    static PARTS: OnceLock<Regex> = OnceLock::new();
    static KEYS: OnceLock<Regex> = OnceLock::new();
    static VALUES: OnceLock<Regex> = OnceLock::new();
    static MAY: WordList = WordList::new(&[
        "每", "各", "部分", "键", "值", "each", "every", "part", "key", "value",
    ]);
    let lower = clause.to_ascii_lowercase();
    // Most clauses hold none of these words.
    if !MAY.are_in(&lower) {
        return false;
    }
    let parts = PARTS.get_or_init(|| {
        compile(
            r"每一?(?:个)?(?:级|段|节|层|部分|字段)|各(?:级|段|节|层|部分)|部分(?:的|必须|须|只能?|仅|可以?|长度|不|最|由|$)|(?-u:\b)(?:each|every) (?:label|segment|part|level|section|component|subdomain|node)(?-u:\b)|(?-u:\b)(?:first|second|last|local|domain|user|host) part(?-u:\b)",
        )
    });
    if parts.is_match(&lower) {
        return true;
    }
    let keys = KEYS.get_or_init(|| {
        compile(r"^ ?(?:且|并且|但)?(?:每个)?(?:标签)?(?:的)?键(?:名)?(?:的)?(?:长度)?$|(?-u:\b)(?:an?|the|each|every|tag) (?:tag )?keys?(?: of [a-z ]+)? ?$|^keys? ?$")
    });
    let title = cell
        .sentences
        .first()
        .and_then(|sentence| {
            sentence
                .text
                .lower
                .split(['，', ',', '：', ':', '；'])
                .next()
        })
        .unwrap_or_default();
    let named = cell.description.name.to_ascii_lowercase().contains("key");
    if named || title.contains("key") || title.contains('键') {
        return false;
    }
    // Where keys are spoken of, values are the other part.
    let values = VALUES.get_or_init(|| {
        compile(r"^ ?(?:且|并且|但)?(?:每个)?(?:标签)?(?:的)?值(?:的)?(?:长度)?$|(?-u:\b)(?:each|every|tag) (?:tag )?values? ?$")
    });
    let of_value = cell.description.name.to_ascii_lowercase().contains("value");
    keys.is_match(&lower)
        || !of_value
            && values.is_match(&lower)
            && cell
                .blocks
                .iter()
                .any(|block| block.text.plain.contains('键') || block.text.lower.contains("key"))
}

/// Whether what is said at `at` in the sentence is about the parameter's own value: the clause before it names no other
/// parameter, no `N` and no part of the value.
pub(in crate::prose) fn speaks_of_value(cell: &Cell<'_>, sentence: &Sentence, at: usize) -> bool {
    let text = &sentence.text;
    let before = text.plain.get(..at).unwrap_or_default();
    let start = clause_start(text, at);
    let clause = before.get(start..).unwrap_or_default();
    if is_of_part(cell, clause)
        || cell.is_composite && composite::is_of_named_part(cell, sentence, at)
    {
        return false;
    }
    // `，例如长度为1~5` shows how others are.
    static EXAMPLES: WordList =
        WordList::new(&["例如", "比如", "for example", "for instance", "e.g."]);
    if EXAMPLES.are_in(clause) {
        return false;
    }
    // `<user>` is a part of the value.
    let part = clause.contains('<') && !clause.contains(cell.description.name);
    if part || clause.contains("其中") || clause.contains("各自") {
        return false;
    }
    let chinese_cue = text
        .plain
        .get(at..)
        .is_some_and(|rest| rest.starts_with(|c: char| !c.is_ascii()));
    let subject = words(clause)
        .filter_map(|(begin, word)| {
            let end = begin + word.len();
            let marked = text
                .marks
                .iter()
                .any(|mark| mark.start <= start + begin && mark.end >= start + end);
            let touches = touches_cue(clause.get(end..).unwrap_or_default());
            // `The name must be ...` speaks of the value, even beside a parameter that is called `name`.
            let is_noun = !marked
                && is_lower_word(word)
                && has_article(clause.get(..begin).unwrap_or_default());
            let is_named = !is_noun && cell.description.has_sibling(word);
            let subject = if is_named || cell.names(word) {
                Subject::Parameter(word)
            } else if matches!(word, "N" | "n") && touches {
                Subject::Index
            } else if touches && (marked || chinese_cue && is_lower_word(word)) {
                Subject::Part
            } else {
                return None;
            };
            Some(subject)
        })
        .last();
    match subject {
        None => true,
        Some(Subject::Parameter(word)) => cell.names(word),
        // `前N次...，N的取值范围`: where nothing is counted, N is the value.
        Some(Subject::Index) => !cell.is_list(),
        Some(Subject::Part) => false,
    }
}

/// What the clause before a cue speaks about.
enum Subject<'t> {
    /// A parameter of the operation.
    Parameter(&'t str),
    /// The `N` of `Tag.N.Key`.
    Index,
    /// A part of the value, as `unit` in `unit取值：d、h`.
    Part,
}

/// The runs of ASCII letters and digits, with their offsets.
pub(in crate::prose) fn words(clause: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    clause
        .split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-')))
        .map(move |word| {
            let begin = at;
            let after = clause.get(begin + word.len()..).unwrap_or_default();
            at = begin + word.len() + after.chars().next().map_or(0, char::len_utf8);
            (begin, word.trim_end_matches(['.', '-']))
        })
        .filter(|(_, word)| !word.is_empty())
}

/// Whether a word behind this has an article of its own, as no name of a parameter has.
fn has_article(before: &str) -> bool {
    let word = before.trim_end().rsplit(' ').next().unwrap_or_default();
    ["the", "a", "an", "each", "every", "its"]
        .iter()
        .any(|article| word.eq_ignore_ascii_case(article))
}

fn is_lower_word(word: &str) -> bool {
    word.len() > 2 && word.bytes().all(|b| b.is_ascii_lowercase())
}

/// Only words like `的`, `参数` stand between a name and the cue.
fn touches_cue(rest: &str) -> bool {
    matches!(
        rest.trim(),
        "" | "的"
            | "参数"
            | "字段"
            | "参数的"
            | "的值"
            | "值"
            | "的取值"
            | "取值"
            | "长度"
            | "的长度"
            | "parameter"
            | "）"
            | ")"
    )
}

//! Values that a description allows besides the list that it gives: a cell and the list come in, the further values go out.

use std::sync::OnceLock;

use regex::Regex;

use super::{is_ruled_out, single};
use crate::prose::phrase::compile;
use crate::prose::scope::{Cell, Sentence, about_value, clause_start, has_index, words};
use crate::prose::text::Text;
use crate::prose::words::WordList;
use crate::prose::{subject, values};

/// `还支持c`, `can also be set to c`: words that say themselves that the value is a further one.
const FURTHER: &str = r"(?:还|也|另外?)(?:支持|可以?|能够?)(?:取值?|设置|指定|填写?|传入?|使用|输入|配置|选择)?(?:为|是|成)?(?:：|:)? ?|(?:版|实例|用户|集群|地域|场景|情况下|时)，?(?:还|也|则)?(?:支持|可?取值为?|可取)(?:：|:)? ?|(?:新增|增加)(?:了|支持)?(?:：|:)? ?|以及[^，。；、]{1,8}(?:版|用户|实例|地域)的 ?|(?:can |may |, )?(?:also|additionally) supports? (?:the values? )?|此外，?[^，。；]{0,8}支持(?:：|:)? ?|(?:can|may) also (?:specify|use|run|enter|set)(?: (?:it|this parameter|the value|the parameter) to)?(?: the)?(?: values?)? |[(,] ?plus ";

/// `设置为c`, `set it to c`, `传c`: words before any value that is sent, in the first group. `is set to c` may be said of anything.
const SENT: &str = r"(?:^|[^获上下读抽拉选提采截a-z])((?:设置|设定|填写|传入|输入|指定|取值|固定|配置|参数值|仅支持|只支持|[设填选取传])(?:为|值为|成|是)?(?:：|:)? ?)|(?:^|[^a-z ] ?|(?-u:\b)(?:you|can|should|must|please|and|to|then|otherwise|users?) )((?:set (?:(?:it|this parameter|the parameter|the value|this value) )?to|specify|enter|use|pass) (?:a value of |the value )?)";

/// `c表示全部`, `c is available for some users`: the value stands before what is said of it.
const EXPLAINED: &str = r"(?:^(?:(?:note|说明)[:：]? ?)?|[，；：（(] ?|, |取值为? ?|参数?值为 ?|传入? ?|填写? ?|设置为 ?|the value |a value of )(-?[a-z0-9][a-z0-9_.-]*|\*) ?(?:（[^（）]*）|\([^()]*\))? ?(?:(?:同样|也|则|即|均|都)?(?:表示|代表)|(?:仅|只)(?:对|限|适用|支持)|(?:正在|处于)?[公内邀]测|indicates|specifies|means|represents|is in (?:public preview|beta)|is (?:only )?(?:available|supported|valid|allowed) (?:only )?(?:for|to|in|on|if|when))";

/// Values that are said to be allowed as well: `还支持c`, `c is also supported`, `A value of -1 indicates all types`. Where this holds in
/// one case only, the value stays allowed, since nothing else of the list is known for that case.
pub(super) fn besides(cell: &Cell<'_>, listed: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for sentence in cell.sentences.iter().filter(|sentence| !sentence.example) {
        if may_tell(&sentence.text) {
            found.extend(further(&sentence.text));
            found.extend(
                sent(cell, sentence)
                    .into_iter()
                    .chain(explained(cell, sentence))
                    .filter(|(value, marked)| *marked || is_alike(&sentence.text, value, listed))
                    // What is sent or explained is no word of the language.
                    .map(|(value, _)| (value, true)),
            );
        }
    }
    found
        .into_iter()
        .filter(|(value, marked)| is_literal(cell, value, *marked, listed))
        .map(|(value, _)| value)
        .collect()
}

/// What is neither marked nor holds a digit, a capital or `*` tells no value, but in a Chinese sentence any letter may be one.
fn may_tell(text: &Text) -> bool {
    static WORDS: WordList = WordList::new(&[
        "all", "none", "also", "value", "as well", "plus ", "support",
    ]);
    !text.marks.is_empty()
        || text
            .plain
            .bytes()
            .any(|byte| byte.is_ascii_digit() || byte == b'*')
        || !text.plain.is_ascii() && text.plain.bytes().any(|byte| byte.is_ascii_alphabetic())
        || text.plain.is_ascii() && WORDS.are_in(&text.lower)
}

/// A value, and whether it was bold or code.
type Literal = (String, bool);

fn further(text: &Text) -> Vec<Literal> {
    static FOLLOWS: OnceLock<Regex> = OnceLock::new();
    static INSIDE: OnceLock<Regex> = OnceLock::new();
    let follows = FOLLOWS.get_or_init(|| compile(FURTHER));
    let inside = INSIDE.get_or_init(|| {
        compile(r"([a-z0-9][a-z0-9_.-]*) (?:(?:is|are) also (?:supported|allowed|available|valid)|(?:can be (?:used|specified|set)|(?:is|are) (?:supported|allowed|available|valid)) as well)|(?:a|the) value (?:of )?(-?[a-z0-9][a-z0-9_.-]*) (?:indicates|specifies|means|represents)")
    });
    let mut found = Vec::new();
    for cue in follows.find_iter(&text.lower) {
        found.extend(list_at(text, cue.end()));
    }
    for words in inside.captures_iter(&text.lower) {
        let word = words.get(1).or_else(|| words.get(2));
        found.extend(word.and_then(|word| shown(text, word.start(), word.end())));
    }
    found
}

/// Values behind words for sending them, where these speak of this parameter.
fn sent(cell: &Cell<'_>, sentence: &Sentence) -> Vec<Literal> {
    static BEFORE: OnceLock<Regex> = OnceLock::new();
    let text = &sentence.text;
    let before = BEFORE.get_or_init(|| compile(SENT));
    before
        .captures_iter(&text.lower)
        .filter_map(|words| words.get(1).or_else(|| words.get(2)))
        .filter(|cue| {
            about_value(cell, sentence, cue.start())
                && !is_ruled_out(&text.lower, cue.start(), cue.end())
                && is_own(cell, text, cue.start())
        })
        .flat_map(|cue| list_at(text, cue.end()))
        .collect()
}

fn explained(cell: &Cell<'_>, sentence: &Sentence) -> Vec<Literal> {
    static MEANT: OnceLock<Regex> = OnceLock::new();
    let text = &sentence.text;
    let meant = MEANT.get_or_init(|| compile(EXPLAINED));
    meant
        .captures_iter(&text.lower)
        .filter_map(|words| words.get(1))
        .filter(|word| {
            let before = text.lower.get(..word.start()).unwrap_or_default();
            let label = before.trim_end_matches([' ', ':', '：']);
            matches!(label, "" | "note" | "说明") || about_value(cell, sentence, word.start())
        })
        .filter_map(|word| shown(text, word.start(), word.end()))
        .collect()
}

/// The list at `at`, where it ends its clause or its meaning follows.
fn list_at(text: &Text, at: usize) -> Vec<Literal> {
    let marked = text.mark_at(at).is_some();
    // `set A to b`: only behind its own `to` a value may be followed by one.
    let told = text
        .lower
        .get(..at)
        .is_some_and(|before| before.ends_with("to "));
    let ends = |end: usize, values: &[String]| {
        let rest = text.lower.get(end..).unwrap_or_default().trim_start();
        let sign = values.iter().all(|value| {
            is_whole_or_none(value) || !value.starts_with(|c: char| c.is_ascii_alphabetic())
        });
        [
            "表示", "代表", "即可", "来", "）", ")", "if ", "when ", "for ", "in ",
        ]
        .iter()
        .any(|word| rest.starts_with(word))
            || (told || sign) && rest.starts_with("to ")
    };
    values::scan(text, at)
        .filter(|list| list.closed || ends(list.end, &list.values))
        .into_iter()
        .flat_map(|list| list.values)
        .map(|value| (value, marked))
        .collect()
}

/// `查询全部请设置为c`, `金融云固定为c`: no subject, the parameter itself, or a case that the value is for.
fn is_own(cell: &Cell<'_>, text: &Text, at: usize) -> bool {
    static CASE: WordList = WordList::new(&[
        "全部", "所有", "不限", "无限", "永久", "长期", "其他", "其它", "否则", "如果", "若",
    ]);
    let clause = text
        .lower
        .get(clause_start(text, at)..at)
        .unwrap_or_default();
    let cloud = clause.trim_end().ends_with('云');
    let named = words(clause).any(|(_, word)| cell.is_own_name(word));
    cloud
        || named
        || CASE.are_in(clause)
        || single::is_of_case(text, at)
        || subject::is_own(cell, text, at)
}

/// `enter all to find all lines`.
fn is_whole_or_none(value: &str) -> bool {
    matches!(value, "all" | "none")
}

/// A number beside numbers, or the sign for all. In a Chinese sentence also a word beside words in the same letters.
fn is_alike(text: &Text, value: &str, listed: &[String]) -> bool {
    let is_shouted = |value: &str| !value.bytes().any(|byte| byte.is_ascii_lowercase());
    let is_word = |value: &str| value.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_short = |value: &str| value.len() == 1;
    let word = !text.plain.is_ascii()
        && is_word(value)
        && listed
            .iter()
            .all(|known| is_word(known) && is_shouted(known) == is_shouted(value))
        && (!is_short(value) || listed.iter().all(|known| is_short(known)));
    let is_number = |value: &str| value.parse::<f64>().is_ok();
    let lower = |value: &str| !value.bytes().any(|byte| byte.is_ascii_uppercase());
    let whole =
        is_whole_or_none(value) && listed.iter().all(|known| is_word(known) && lower(known));
    word || whole || value == "*" || is_number(value) && listed.iter().all(|known| is_number(known))
}

fn shown(text: &Text, start: usize, end: usize) -> Option<(String, bool)> {
    let value = text.plain.get(start..end)?;
    Some((value.to_owned(), text.mark_at(start).is_some()))
}

/// A word without capitals, digits and signs may be any word of the language, unless the list is of such words.
fn is_literal(cell: &Cell<'_>, value: &str, marked: bool, listed: &[String]) -> bool {
    let is_plain = |value: &str| value.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_word = matches!(
        value.to_ascii_lowercase().as_str(),
        "a" | "an"
            | "the"
            | "this"
            | "that"
            | "these"
            | "it"
            | "one"
            | "other"
            | "custom"
            | "multiple"
            | "more"
            | "any"
            | "all"
            | "both"
            | "which"
            | "parameter"
            | "value"
    );
    let is_word = is_word && !marked;
    let named = cell.is_own_name(value) || cell.description.has_sibling(value) || has_index(value);
    let likely = marked || !is_plain(value) || listed.iter().any(|known| is_plain(known));
    // `取值：A/B` was read as two values.
    let joined = value
        .split('/')
        .any(|part| part != value && listed.iter().any(|known| known == part));
    !is_word && !named && !joined && likely && !super::is_span(value)
}

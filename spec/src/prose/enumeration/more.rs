//! What a description allows besides the list that it gives: a cell comes in, further values go out, or that there are some.

use std::sync::OnceLock;

use regex::Regex;

use crate::prose::phrase::compile;
use crate::prose::scope::Cell;
use crate::prose::text::Text;
use crate::prose::values;
use crate::prose::words::WordList;

/// `更多取值请参见…`, `You can also specify a custom value`: what was listed is not all.
pub(super) fn allows_more(lower: &str) -> bool {
    static MORE: OnceLock<Regex> = OnceLock::new();
    MORE.get_or_init(|| {
        compile(r"(?:更多|其他|其它)(?:的)?(?:取值|可选值|枚举值)(?:请|，|见|参)|(?:还|也)(?:支持|可以?|能)(?:指定|设置|填写|传入?|使用|输入)?(?:为|是)?(?:自定义|其他|其它)|自定义(?:取值|值)$|(?:for|about) (?:more|other|all) (?:valid |supported |possible )?values|(?:also|can) (?:specify|set|use|enter) (?:a |your )?custom|custom values? (?:is|are) (?:also )?(?:supported|allowed)|other values are (?:also )?(?:supported|allowed)")
    })
    .is_match(lower)
}

/// Values that are said to be allowed as well: `还支持c`, `c is also supported`, `A value of -1 indicates all types`. Where this holds in
/// one case only, the value stays allowed, since nothing else of the list is known for that case.
pub(super) fn besides(cell: &Cell<'_>, listed: &[String]) -> Vec<String> {
    static MAY: WordList = WordList::new(&[
        "还", "也", "另", "支持", "取值", "可取", "also", "as well", "value",
    ]);
    static FOLLOWS: OnceLock<Regex> = OnceLock::new();
    static INSIDE: OnceLock<Regex> = OnceLock::new();
    let follows = FOLLOWS.get_or_init(|| {
        compile(r"(?:还|也|另外?)(?:支持|可以?|能够?)(?:取值?|设置|指定|填写?|传入?|使用|输入|配置|选择)?(?:为|是|成)?(?:：|:)? ?|(?:版|实例|用户|集群|地域|场景|情况下|时)，?(?:还|也|则)?(?:支持|取值为?|可取) ?|(?:can |may |, )?also supports? (?:the values? )?|(?:can|may) also (?:specify|use|enter|set (?:it|this parameter|the value|the parameter) to)(?: the)?(?: values?)? ")
    });
    let inside = INSIDE.get_or_init(|| {
        compile(r"([a-z0-9][a-z0-9_.-]*) (?:(?:is|are) also (?:supported|allowed|available|valid)|(?:can be (?:used|specified|set)|(?:is|are) (?:supported|allowed|available|valid)) as well)|(?:a|the) value (?:of )?(-?[a-z0-9][a-z0-9_.-]*) (?:indicates|specifies|means|represents)")
    });
    let mut found = Vec::new();
    for sentence in cell.sentences.iter().filter(|sentence| !sentence.example) {
        let text = &sentence.text;
        if !MAY.are_in(&text.lower) {
            continue;
        }
        for cue in follows.find_iter(&text.lower) {
            let list = values::scan(text, cue.end()).filter(|list| list.closed);
            let marked = text.mark_at(cue.end()).is_some();
            found.extend(
                list.into_iter()
                    .flat_map(|list| list.values)
                    .map(|value| (value, marked)),
            );
        }
        for words in inside.captures_iter(&text.lower) {
            let word = words.get(1).or_else(|| words.get(2));
            found.extend(word.and_then(|word| shown(text, word.start(), word.end())));
        }
    }
    found
        .into_iter()
        .filter(|(value, marked)| is_literal(cell, value, *marked, listed))
        .map(|(value, _)| value)
        .collect()
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
    let named = cell.is_own_name(value) || cell.description.has_sibling(value);
    let likely = marked || !is_plain(value) || listed.iter().any(|known| is_plain(known));
    !is_word && !named && likely && !super::is_span(value)
}

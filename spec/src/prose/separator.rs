//! What stands between several values in one string. Goes out: [`Rule::Separator`].

use super::phrase::{Table, phrase};
use super::scope::Cell;
use super::topic::Topic;
use super::{Code, Draft, Rule};

/// Names of separators with the character.
const SIGNS: &[(&str, &str)] = &[
    ("逗号", ","),
    ("分号", ";"),
    ("换行", "\n"),
    ("竖线", "|"),
    ("空格", " "),
    ("冒号", ":"),
    ("顿号", "、"),
    ("(,)", ","),
    ("（,）", ","),
    ("（;）", ";"),
    ("comma", ","),
    ("semicolon", ";"),
    ("line break", "\n"),
    ("newline", "\n"),
    ("line feed", "\n"),
    ("vertical bar", "|"),
    ("space", " "),
    ("colon", ":"),
];

pub(super) static PHRASES: Table<()> = Table::new(
    Topic::Separator,
    &["分隔", "隔开", "分割", "间隔", "separate", "delimit"],
    &[
        phrase!((), r"(?:用|使用|以|通过|按) ?[“”\x22'‘’「（(]?[,;|][“”\x22'‘’」）)]? ?(?:符号|号|进行|来)*(?:分隔|隔开|分割|间隔)", "多个名称用`,`分隔。" => "separator ,"),
        phrase!((), r"(?:用|使用|以|通过|按|之间)[^。；]+?(?:分隔|隔开|分割|间隔)", "多个名称之间用半角逗号（,）分隔。" => "separator ,"),
        phrase!((), r"(?:逗号|分号|换行符?|竖线|空格|冒号)[^。；]{0,12}(?:分隔|隔开|分割|间隔)", "支持多个名称，英文分号分隔。" => "separator ;"),
        phrase!((), r"separate[^;]*(?:with|by|using)(?: a| an)?[^;]+", "Separate several names with commas (,)." => "separator ,"),
        phrase!((), r"(?:comma|semicolon|colon|space)[- ](?:separated|delimited)", "A comma-separated list of names." => "separator ,"),
        phrase!((), r"delimited (?:with|by)[^;]+", "Names delimited by semicolons (;)." => "separator ;"),
    ],
);

pub(super) fn read(cell: &Cell<'_>, draft: &mut Draft) {
    // The commas of a JSON array are JSON's own.
    let json = cell
        .blocks
        .iter()
        .any(|block| block.text.lower.contains("json"));
    if json || cell.is_number() || cell.is_boolean() {
        return;
    }
    for sentence in &cell.sentences {
        let lower = &sentence.text.lower;
        for ((), found) in PHRASES.find(sentence.topics, lower) {
            let Some(all) = found.get(0) else { continue };
            let start = sign_start(all.as_str());
            let sign = SIGNS
                .iter()
                .filter_map(|(word, sign)| all.as_str()[start..].find(word).map(|at| (at, *sign)))
                .min_by_key(|(at, _)| *at);
            let tail = &lower[all.end()..];
            let parts = [
                "键值",
                "key and",
                "key-value",
                "key和",
                "端口范围",
                "起始端口",
                "start port",
                "范围",
            ]
            .iter()
            .any(|word| lower.contains(word));
            let negated = lower[..all.start()].ends_with("不能")
                || lower[..all.start()].ends_with("cannot be ");
            let sign = sign
                .map(|(_, sign)| sign)
                .or_else(|| bare_sign(&all.as_str()[start..]));
            if let Some(sign) = sign
                && !parts
                && !negated
                && !tail.starts_with("的键")
            {
                let shown = cell.description.example.map(str::trim_start);
                if shown.is_some_and(|example| example.starts_with(['[', '{'])) {
                    drop_rules_of_elements(cell, draft);
                } else {
                    let value = sign.to_owned();
                    draft.add(Rule::Separator { value }, sentence.text.plain.clone());
                }
                return;
            }
        }
    }
}

/// The example is JSON, whatever the words say: its text is not cut at a sign, and what is said of one element is not held against all.
fn drop_rules_of_elements(cell: &Cell<'_>, draft: &mut Draft) {
    let known = draft.constraints.len();
    draft
        .constraints
        .retain(|constraint| match constraint.rule {
            Rule::Enum { .. }
            | Rule::Length { .. }
            | Rule::Range { .. }
            | Rule::MultipleOf { .. }
            | Rule::NotIn { .. }
            | Rule::StartsWith { .. }
            | Rule::Charset { .. }
            | Rule::Ascii
            | Rule::NotStartsWith { .. }
            | Rule::NotContains { .. } => false,
            Rule::Default { .. }
            | Rule::Items { .. }
            | Rule::Separator { .. }
            | Rule::Format { .. }
            | Rule::Unique
            | Rule::RequiredIf { .. }
            | Rule::ConflictsWith { .. }
            | Rule::Deprecated => true,
        });
    if draft.constraints.len() < known {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!(
                "the elements of `{}` have rules, but its example is JSON",
                cell.description.name
            ),
        );
    }
}

/// Where the name of the sign may start: after the first "with" or "by", as in `separated by commas, consistent with ...`.
fn sign_start(found: &str) -> usize {
    [" with ", " by ", " using "]
        .iter()
        .filter_map(|word| found.find(word).map(|at| at + word.len()))
        .min()
        .unwrap_or(0)
}

/// The sign itself in place of its name, in or without quotation marks: `用“,”分隔`, `separated by |`.
fn bare_sign(words: &str) -> Option<&'static str> {
    const QUOTES: &[char] = &['“', '”', '"', '\'', '‘', '’', '「', '（', '(', ' '];
    let words = words
        .trim_start_matches(['用', '使', '以', '通', '过', '按'])
        .trim_start_matches("a ")
        .trim_start_matches(QUOTES);
    [",", ";", "|"]
        .into_iter()
        .find(|sign| words.starts_with(sign))
}

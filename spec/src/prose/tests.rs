//! Every phrase of every table is tested by its own sample; the traps of such pages have tests of their own.

use super::phrase::Table;
use super::{
    Description, Reading, ascii, charset, conflict, default, deprecated, enumeration, forbidden,
    format, items, length, multiple, range, read, required, separator, start, unique,
};
use crate::model::{CharClass, LengthUnit, Rule, Type};

/// A rule in a few words: `range 1..65535`, `enum a|b`.
fn notation(rule: &Rule) -> String {
    fn bound(number: Option<&impl ToString>) -> String {
        number.map_or_else(String::new, ToString::to_string)
    }
    fn classes(classes: &[CharClass]) -> String {
        let names: Vec<&str> = classes
            .iter()
            .map(|class| match class {
                CharClass::Letter => "letter",
                CharClass::Lower => "lower",
                CharClass::Upper => "upper",
                CharClass::Digit => "digit",
                CharClass::Chinese => "chinese",
                CharClass::Underscore => "underscore",
            })
            .collect();
        names.join("|")
    }
    match rule {
        Rule::Enum { values } => format!("enum {}", values.join("|")),
        Rule::Default { value } => format!("default {value}"),
        Rule::Length { min, max, unit } => {
            let unit = match unit {
                LengthUnit::Chars => "chars",
                LengthUnit::Bytes => "bytes",
            };
            format!(
                "length {}..{} {unit}",
                bound(min.as_ref()),
                bound(max.as_ref())
            )
        }
        Rule::Range {
            min,
            max,
            exclusive_min,
            exclusive_max,
            also,
        } => {
            let mut text = format!(
                "range {}{}..{}{}",
                if *exclusive_min { ">" } else { "" },
                bound(min.as_ref()),
                if *exclusive_max { "<" } else { "" },
                bound(max.as_ref())
            );
            for number in also {
                text.push_str(&format!(" or {number}"));
            }
            text
        }
        Rule::MultipleOf { value } => format!("multiple {value}"),
        Rule::NotIn { values } => format!("not in {}", values.join("|")),
        Rule::StartsWith { classes: found } => format!("starts {}", classes(found)),
        Rule::Charset {
            classes: found,
            chars,
        } => format!("charset {} {}", classes(found), chars.concat()),
        Rule::Ascii => "ascii".to_owned(),
        Rule::NotStartsWith { values } => format!("not starts {}", values.join("|")),
        Rule::NotContains { values } => format!("not contains {}", values.join("|")),
        Rule::Items { min, max } => {
            format!("items {}..{}", bound(min.as_ref()), bound(max.as_ref()))
        }
        Rule::Separator { value } => format!("separator {value}"),
        Rule::Format { value, pattern } => {
            let name = serde_json::to_value(value).expect("a name");
            let name = name.as_str().expect("a name").to_owned();
            pattern
                .as_ref()
                .map_or(name.clone(), |pattern| format!("{name} {pattern}"))
        }
        Rule::Unique => "unique".to_owned(),
        Rule::RequiredIf { when } => {
            let conditions: Vec<String> = when
                .iter()
                .map(|condition| format!(" {}={}", condition.parameter, condition.values.join("|")))
                .collect();
            format!("required if{}", conditions.join(" and"))
        }
        Rule::ConflictsWith { names } => format!("conflicts {}", names.join("|")),
        Rule::Deprecated => "deprecated".to_owned(),
    }
}

const SIBLINGS: &[&str] = &[
    "Cycle",
    "Left",
    "Line.N.Key",
    "Mode",
    "Names",
    "PayType",
    "Right",
    "Size",
];

/// Reads a description of `name` and returns its rules in short notation.
pub(super) fn rules(name: &str, ty: &Type, example: Option<&str>, doc: &str) -> Vec<String> {
    reading(name, ty, example, doc)
        .constraints
        .iter()
        .map(|constraint| notation(&constraint.rule))
        .collect()
}

pub(super) fn reading(name: &str, ty: &Type, example: Option<&str>, doc: &str) -> Reading {
    read(&Description {
        name,
        ty,
        doc,
        example,
        siblings: SIBLINGS,
        line: 7,
    })
}

/// Every phrase matches its sample, and the sample is read as the table says.
fn check_table<T: Copy>(table: &'static Table<T>, name: &str, ty: &Type) {
    let mut wrong = Vec::new();
    for phrase in table.phrases {
        let pattern = super::phrase::compile(phrase.pattern);
        let matched = super::clause::cut(phrase.sample)
            .iter()
            .flat_map(|block| &block.sentences)
            .any(|sentence| {
                table.may_match(super::topic::Topics::of(&sentence.lower))
                    && pattern.is_match(&sentence.lower)
            });
        if !matched {
            wrong.push(format!(
                "{} does not match: {}",
                phrase.pattern, phrase.sample
            ));
        }
        let found = rules(name, ty, None, phrase.sample);
        if !found.iter().any(|rule| rule == phrase.reads) {
            wrong.push(format!(
                "{}: expected {}, found {found:?}",
                phrase.sample, phrase.reads
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn enumeration_phrases_are_read_from_their_samples() {
    check_table(&enumeration::CUES, "Mode", &Type::String);
}

#[test]
fn default_phrases_are_read_from_their_samples() {
    check_table(&default::PHRASES, "Mode", &Type::String);
}

#[test]
fn length_phrases_are_read_from_their_samples() {
    check_table(&length::PHRASES, "Mode", &Type::String);
}

#[test]
fn range_phrases_are_read_from_their_samples() {
    check_table(&range::PHRASES, "Size", &Type::Integer);
}

#[test]
fn multiple_phrases_are_read_from_their_samples() {
    check_table(&multiple::PHRASES, "Size", &Type::Integer);
}

#[test]
fn forbidden_phrases_are_read_from_their_samples() {
    check_table(&forbidden::PHRASES, "Size", &Type::Integer);
}

#[test]
fn start_phrases_are_read_from_their_samples() {
    check_table(&start::PHRASES, "Mode", &Type::String);
}

#[test]
fn charset_phrases_are_read_from_their_samples() {
    check_table(&charset::PHRASES, "Mode", &Type::String);
}

#[test]
fn ascii_phrases_are_read_from_their_samples() {
    check_table(&ascii::PHRASES, "Mode", &Type::String);
}

#[test]
fn items_index_phrases_are_read_from_their_samples() {
    check_table(&items::INDEX, "Line.N.Key", &Type::String);
    check_table(&items::INDEX_MOST, "Line.N.Key", &Type::String);
}

#[test]
fn items_count_phrases_are_read_from_their_samples() {
    check_table(&items::COUNT, "Names", &Type::String);
}

#[test]
fn separator_phrases_are_read_from_their_samples() {
    check_table(&separator::PHRASES, "Names", &Type::String);
}

#[test]
fn format_phrases_are_read_from_their_samples() {
    check_table(&format::PHRASES, "Mode", &Type::String);
}

#[test]
fn unique_phrases_are_read_from_their_samples() {
    check_table(&unique::PHRASES, "Mode", &Type::String);
}

#[test]
fn required_phrases_are_read_from_their_samples() {
    check_table(&required::PHRASES, "Size", &Type::String);
}

#[test]
fn conflict_phrases_are_read_from_their_samples() {
    check_table(&conflict::PHRASES, "Left", &Type::String);
    check_table(&conflict::EXCLUSIONS, "Left", &Type::String);
}

#[test]
fn deprecated_phrases_are_read_from_their_samples() {
    check_table(&deprecated::PHRASES, "Mode", &Type::String);
}

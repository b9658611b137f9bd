//! Cross-checks: a rule that the row's own example breaks is taken back, and so is a default that its own list does not have.

use super::members::drop_rules_of_members;
use super::scope::{Cell, is_list};
use super::words::WordList;
use super::{Code, Description, Draft, Rule};
use crate::model::{CharClass, Constraint, Format};
use docwright_runtime::validate::{format, is_han, is_multiple};

/// Takes back what the row itself contradicts.
pub(super) fn settle(cell: &Cell<'_>, draft: &mut Draft) {
    let name = cell.description.name;
    drop_overlaps(draft);
    drop_counts(cell, draft);
    drop_list_of_one(cell, draft);
    drop_rules_of_members(cell, draft);
    if let Some(example) = cell.description.example {
        let constraints = std::mem::take(&mut draft.constraints);
        let (kept, broken) = hold_against(cell.description, constraints, example);
        draft.constraints = kept;
        for (rule, value) in broken {
            let message = format!(
                "the example `{value}` of `{name}` does not satisfy: {}",
                rule.text
            );
            draft.doubt(Code::ExampleBreaksRule, message);
        }
    }
    check_default(cell, draft);
}

/// Parts the rules that a documented value satisfies from those that it breaks, each of these with the element that does; secrets
/// are not shown.
pub(crate) fn hold_against(
    description: &Description<'_>,
    constraints: Vec<Constraint>,
    value: &str,
) -> (Vec<Constraint>, Vec<(Constraint, String)>) {
    if constraints.is_empty() {
        return (constraints, Vec::new());
    }
    let separator = constraints.iter().find_map(|constraint| {
        if let Rule::Separator { value } = &constraint.rule {
            Some(value.as_str())
        } else {
            None
        }
    });
    let elements = elements(value, separator, is_list(description));
    let judged_whole = is_value(value) && !is_list(description);
    let (mut kept, mut broken) = (Vec::new(), Vec::new());
    for constraint in constraints {
        let whole =
            (judged_whole && !fits_whole(&constraint.rule, value.trim())).then(|| value.trim());
        match whole.or_else(|| broken_by(&constraint.rule, &elements)) {
            Some(_) if super::secret::is_sensitive(description) => {
                broken.push((constraint, "***".to_owned()));
            }
            Some(element) => broken.push((constraint, element.to_owned())),
            None => kept.push(constraint),
        }
    }
    (kept, broken)
}

/// `取值：a、b，可多选`: where several values may be given and nothing says what stands between them, the list is of no use.
fn drop_list_of_one(cell: &Cell<'_>, draft: &mut Draft) {
    static SEVERAL: WordList = WordList::new(&[
        "可多选",
        "支持多选",
        "可以多选",
        "传多个",
        "填多个",
        "填写多个",
        "指定多个",
        "设置多个",
        "输入多个",
        "选择多个",
        "多个取值",
        "specify multiple values",
        "set multiple values",
        "specify one or more",
        "multiple values can be",
        "multiple values are",
        "their combinations",
        "combination of",
    ]);
    let parted = draft.constraints.iter().any(|constraint| {
        matches!(
            constraint.rule,
            Rule::Separator { .. }
                | Rule::Format {
                    value: Format::JsonArray,
                    ..
                }
        )
    });
    let several = || {
        cell.sentences
            .iter()
            .any(|sentence| SEVERAL.are_in(&sentence.text.lower))
    };
    let listed = |constraint: &Constraint| matches!(constraint.rule, Rule::Enum { .. });
    if parted || is_list(cell.description) || !draft.constraints.iter().any(listed) || !several() {
        return;
    }
    draft.constraints.retain(|constraint| !listed(constraint));
    draft.doubt(
        Code::ConstraintDoubtful,
        format!(
            "`{}` may hold several of the values, but what stands between them is not said",
            cell.description.name
        ),
    );
}

/// A list of numbers and a range that both were read from one clause: the list was the range, or the other way round.
fn drop_overlaps(draft: &mut Draft) {
    let listed = draft
        .constraints
        .iter()
        .any(|constraint| matches!(constraint.rule, Rule::Enum { .. }));
    let wide = draft
        .constraints
        .iter()
        .any(|constraint| matches!(&constraint.rule, Rule::Range { .. }));
    if !(listed && wide) {
        return;
    }
    // `-1 | 1-100` with a bullet that explains `-1`: the range says more than the list of what is explained.
    let inside = draft.constraints.iter().any(|range| {
        matches!(range.rule, Rule::Range { .. })
            && draft.constraints.iter().all(|list| {
                if let Rule::Enum { values } = &list.rule {
                    values.iter().all(|value| satisfies(&range.rule, value))
                } else {
                    true
                }
            })
    });
    draft.constraints.retain(|constraint| {
        if inside {
            !matches!(constraint.rule, Rule::Enum { .. })
        } else {
            !matches!(constraint.rule, Rule::Range { .. })
        }
    });
}

/// `上限为1000个号码` may bound a number or count elements: it is the value of a number, and the number of elements of all else.
fn drop_counts(cell: &Cell<'_>, draft: &mut Draft) {
    let count = draft.constraints.iter().find_map(|constraint| {
        if let Rule::Items { max: Some(max), .. } = constraint.rule {
            Some((max, constraint.text.clone()))
        } else {
            None
        }
    });
    let Some((count, text)) = count else {
        return;
    };
    let is_range = |constraint: &Constraint| {
        matches!(&constraint.rule, Rule::Range { max: Some(max), .. } if max.as_u64() == Some(count))
            && constraint.text == text
    };
    if !draft.constraints.iter().any(is_range) {
        return;
    }
    let is_number = cell.is_number() && !cell.is_list();
    draft.constraints.retain(|constraint| {
        if is_number {
            !matches!(constraint.rule, Rule::Items { .. })
        } else {
            !is_range(constraint)
        }
    });
}

/// The single values of an example; empty where it is masked or no value at all.
fn elements(example: &str, separator: Option<&str>, is_list: bool) -> Vec<String> {
    let example = example.trim();
    if !is_value(example) {
        return Vec::new();
    }
    if example.starts_with('[') {
        return match serde_json::from_str::<Vec<serde_json::Value>>(example) {
            Ok(values) => values
                .iter()
                .map(|value| {
                    value
                        .as_str()
                        .map_or_else(|| value.to_string(), str::to_owned)
                })
                .collect(),
            Err(_) => Vec::new(),
        };
    }
    match separator {
        Some(separator) => example
            .split(separator)
            .map(|part| part.trim().to_owned())
            .collect(),
        None if is_list => example
            .split([',', '，'])
            .map(|part| part.trim().to_owned())
            .collect(),
        None => vec![example.to_owned()],
    }
}

/// Whether an example is a value that could be sent: not a word for nothing, and no part of it hidden, as of identifiers and addresses.
pub fn is_value(example: &str) -> bool {
    let example = example.trim();
    let masked = example.contains("**")
        || example.contains("...")
        || example.contains('…')
        || example.to_ascii_lowercase().contains("xx")
        || example.contains('<');
    !masked && !is_nothing(example)
}

/// Whether an example says that there is none.
pub(crate) fn is_nothing(example: &str) -> bool {
    matches!(
        example.trim(),
        "" | "null" | "无" | "-" | "--" | "/" | "N/A" | "n/a" | "None" | "none"
    )
}

/// The element of the example that does not satisfy the rule.
fn broken_by<'e>(rule: &Rule, elements: &'e [String]) -> Option<&'e str> {
    elements
        .iter()
        .map(String::as_str)
        .find(|element| !satisfies(rule, element))
}

/// Whether one value satisfies a rule, as the generated validators would see it.
pub(super) fn satisfies(rule: &Rule, value: &str) -> bool {
    match rule {
        Rule::Enum { values } => values.iter().any(|known| known.eq_ignore_ascii_case(value)),
        Rule::Length { min, max, unit } => {
            let length = match unit {
                crate::model::LengthUnit::Chars => value.chars().count(),
                crate::model::LengthUnit::Bytes => value.len(),
            };
            let length = u64::try_from(length).unwrap_or(u64::MAX);
            min.is_none_or(|min| length >= min) && max.is_none_or(|max| length <= max)
        }
        Rule::Range {
            min,
            max,
            exclusive_min,
            exclusive_max,
            also,
        } => {
            let Ok(number) = value.parse::<f64>() else {
                return false;
            };
            let low = min
                .as_ref()
                .and_then(serde_json::Number::as_f64)
                .is_none_or(|min| {
                    if *exclusive_min {
                        number > min
                    } else {
                        number >= min
                    }
                });
            let high = max
                .as_ref()
                .and_then(serde_json::Number::as_f64)
                .is_none_or(|max| {
                    if *exclusive_max {
                        number < max
                    } else {
                        number <= max
                    }
                });
            low && high
                || also
                    .iter()
                    .filter_map(serde_json::Number::as_f64)
                    .any(|single| (single - number).abs() < f64::EPSILON)
        }
        Rule::MultipleOf { value: divisor } => match (value.parse::<f64>(), divisor.as_f64()) {
            (Ok(number), Some(divisor)) => is_multiple(number, divisor),
            (Ok(_) | Err(_), _) => false,
        },
        Rule::NotIn { values } => !values.iter().any(|known| known == value),
        Rule::StartsWith { classes } => value
            .chars()
            .next()
            .is_none_or(|first| classes.iter().any(|class| is_in(*class, first))),
        Rule::Charset { classes, chars } => value.chars().all(|c| {
            classes.iter().any(|class| is_in(*class, c))
                || chars.iter().any(|known| known.starts_with(c))
        }),
        Rule::Ascii => value.is_ascii(),
        Rule::NotStartsWith { values } => {
            !values.iter().any(|start| value.starts_with(start.as_str()))
        }
        Rule::NotContains { values } => !values.iter().any(|part| value.contains(part.as_str())),
        Rule::Format {
            value: format,
            pattern,
        } => has_format(*format, pattern.as_deref(), value),
        Rule::Default { .. }
        | Rule::Items { .. }
        | Rule::Separator { .. }
        | Rule::Unique
        | Rule::RequiredIf { .. }
        | Rule::ConflictsWith { .. }
        | Rule::Deprecated => true,
    }
}

fn is_in(class: CharClass, c: char) -> bool {
    match class {
        CharClass::Letter => c.is_ascii_alphabetic(),
        CharClass::Lower => c.is_ascii_lowercase(),
        CharClass::Upper => c.is_ascii_uppercase(),
        CharClass::Digit => c.is_ascii_digit(),
        CharClass::Chinese => is_han(c),
        CharClass::Underscore => c == '_',
    }
}

/// Judged by the validators' own code. What holds for the whole text, not for each element, is [`fits_whole`]'s.
fn has_format(format: Format, pattern: Option<&str>, value: &str) -> bool {
    match format {
        Format::Cidr => format::is_cidr(value),
        Format::Ip => format::is_ipv4(value) || format::is_ipv6(value),
        Format::Ipv4 => format::is_ipv4(value),
        Format::Ipv6 => format::is_ipv6(value),
        Format::DateTime => format::is_date_time(value, pattern.unwrap_or_default()),
        Format::Url => format::is_url(value),
        Format::Email => format::is_email(value),
        Format::Mac => format::is_mac(value),
        Format::Base64 => format::is_base64(value),
        Format::Json | Format::JsonArray | Format::Regex => true,
    }
}

/// Whether a documented text as a whole satisfies a rule that is about the whole.
fn fits_whole(rule: &Rule, text: &str) -> bool {
    let Rule::Format { value, pattern: _ } = rule else {
        return true;
    };
    let json = || serde_json::from_str::<serde_json::Value>(text);
    match value {
        Format::Json => json().is_ok(),
        Format::JsonArray => json().is_ok_and(|json| json.is_array()),
        Format::Cidr
        | Format::Ip
        | Format::Ipv4
        | Format::Ipv6
        | Format::DateTime
        | Format::Url
        | Format::Email
        | Format::Mac
        | Format::Regex
        | Format::Base64 => true,
    }
}

fn check_default(cell: &Cell<'_>, draft: &mut Draft) {
    let Some(default) = draft.constraints.iter().find_map(|constraint| {
        if let Rule::Default { value } = &constraint.rule {
            Some(value.clone())
        } else {
            None
        }
    }) else {
        return;
    };
    let name = cell.description.name;
    let barred = |constraint: &Constraint| {
        matches!(constraint.rule, Rule::NotIn { .. }) && !satisfies(&constraint.rule, &default)
    };
    while let Some(index) = draft.constraints.iter().position(barred) {
        let Constraint { rule: _, text } = draft.constraints.remove(index);
        draft.doubt(
            Code::ConstraintDoubtful,
            format!("the default `{default}` of `{name}` is not allowed by: {text}"),
        );
    }
    let broken = draft.constraints.iter().position(|constraint| {
        matches!(constraint.rule, Rule::Enum { .. } | Rule::Range { .. })
            && !satisfies(&constraint.rule, &default)
    });
    let Some(index) = broken else { return };
    let number = default.parse::<f64>().is_ok();
    if matches!(draft.constraints[index].rule, Rule::Range { .. }) && !number {
        // `15s` is the value with its unit.
        draft
            .constraints
            .retain(|constraint| !matches!(constraint.rule, Rule::Default { .. }));
        draft.doubt(
            Code::ConstraintDoubtful,
            format!("the default `{default}` of `{name}` is no number"),
        );
        return;
    }
    let Constraint { rule, text } = draft.constraints.remove(index);
    draft
        .constraints
        .retain(|constraint| !matches!(constraint.rule, Rule::Default { .. }));
    let code = if matches!(rule, Rule::Enum { .. }) {
        Code::DefaultNotInEnum
    } else {
        Code::ConstraintDoubtful
    };
    draft.doubt(
        code,
        format!("the default `{default}` of `{name}` does not satisfy: {text}"),
    );
}

//! Constraints of the model come in, checks that the runtime can do before sending go out. A constraint that nothing can
//! be computed from stays documentation.

use std::collections::BTreeSet;

use docwright_spec::model::{
    Constraint, Format as Notation, LengthUnit, ParameterGroup, Rule as Documented, Type,
};
use serde_json::Number;

use super::docs;
use crate::ir::{Check, Field, Format, Interval, Presence, Rule, TypeId};

/// Whether a value of `ty` is a whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Numbers {
    Whole,
    Any,
}

/// The checks of a parameter of type `ty`; `documented_type` is the enum that its values became.
pub(super) fn resolve(
    constraints: &[Constraint],
    ty: &Type,
    documented_type: Option<TypeId>,
) -> Vec<Rule> {
    let numbers = match element(ty) {
        Type::Integer | Type::Long => Numbers::Whole,
        Type::String
        | Type::Float
        | Type::Double
        | Type::Boolean
        | Type::DateTime
        | Type::Json { .. }
        | Type::Binary
        | Type::Any
        | Type::List { .. }
        | Type::Map { .. }
        | Type::Struct { .. } => Numbers::Any,
    };
    constraints
        .iter()
        .filter_map(|constraint| {
            Some(Rule {
                check: check(&constraint.rule, numbers, documented_type)?,
                text: docs::plain(&constraint.text),
            })
        })
        .collect()
}

/// Makes the first parameter of a group answer for it: at least one of the group must be given. A group is left alone
/// where it names what is no parameter, or where one of it is there in any case: it is required, or the client fills it in.
pub(super) fn require_one(fields: &mut [Field], group: &ParameterGroup, token: Option<&str>) {
    let named = |field: &&Field| group.names.contains(&field.wire);
    let members: Vec<&Field> = fields.iter().filter(named).collect();
    let always_given = |field: &&&Field| {
        field.presence != Presence::Optional || Some(field.wire.as_str()) == token
    };
    let names: BTreeSet<&String> = group.names.iter().collect();
    if members.len() < 2
        || members.len() < names.len()
        || members.iter().find(always_given).is_some()
    {
        return;
    }
    let mut wires = members.iter().map(|field| field.wire.clone());
    let first = wires.next();
    let others = wires.collect();
    if let Some(field) = fields
        .iter_mut()
        .find(|field| Some(&field.wire) == first.as_ref())
    {
        field.rules.push(Rule {
            check: Check::AtLeastOne(others),
            text: docs::plain(&group.text),
        });
    }
}

/// The type of a list's elements at any depth, or the type itself.
fn element(mut ty: &Type) -> &Type {
    while let Type::List { item, .. } = ty {
        ty = item;
    }
    ty
}

fn check(rule: &Documented, numbers: Numbers, documented_type: Option<TypeId>) -> Option<Check> {
    let some = |values: &[String]| (!values.is_empty()).then(|| values.to_vec());
    match rule {
        Documented::Enum { values } => match documented_type {
            Some(id) => Some(Check::OneOfType(id)),
            None => some(values).map(Check::OneOf),
        },
        Documented::Length {
            min: None,
            max: None,
            ..
        }
        | Documented::Items {
            min: None,
            max: None,
        } => None,
        Documented::Length { min, max, unit } => {
            let (min, max) = (min.unwrap_or(0), max.unwrap_or(u64::MAX));
            Some(match unit {
                LengthUnit::Chars => Check::Chars(min, max),
                LengthUnit::Bytes => Check::Bytes(min, max),
            })
        }
        Documented::Items { min, max } => {
            Some(Check::Items(min.unwrap_or(0), max.unwrap_or(u64::MAX)))
        }
        Documented::Range {
            min,
            max,
            exclusive_min,
            exclusive_max,
            also,
        } => range(
            numbers,
            [
                (min.as_ref(), *exclusive_min),
                (max.as_ref(), *exclusive_max),
            ],
            also,
        ),
        Documented::MultipleOf { value } => value
            .as_f64()
            .filter(|value| *value > 0.0)
            .map(Check::MultipleOf),
        Documented::NotIn { values } => some(values).map(Check::NotIn),
        Documented::StartsWith { classes } => {
            (!classes.is_empty()).then(|| Check::StartsWith(classes.clone()))
        }
        Documented::Charset { classes, chars } => {
            let chars = chars.concat();
            (!classes.is_empty() || !chars.is_empty())
                .then(|| Check::Charset(classes.clone(), chars))
        }
        Documented::Ascii => Some(Check::Ascii),
        Documented::NotStartsWith { values } => {
            some(&without_empty(values)).map(Check::NotStartsWith)
        }
        Documented::NotContains { values } => some(&without_empty(values)).map(Check::NotContains),
        Documented::Separator { value } => {
            (!value.is_empty()).then(|| Check::Separator(value.clone()))
        }
        Documented::Format { value, pattern } => {
            format(*value, pattern.as_deref()).map(Check::Format)
        }
        Documented::RequiredIf { when } => (!when.is_empty()).then(|| {
            let conditions = when
                .iter()
                .map(|condition| (condition.parameter.clone(), condition.values.clone()));
            Check::RequiredIf(conditions.collect())
        }),
        Documented::ConflictsWith { names } => some(names).map(Check::ConflictsWith),
        Documented::Deprecated => Some(Check::Deprecated),
        // Nothing to compute before sending: a default is the service's, and uniqueness spans requests.
        Documented::Default { .. } | Documented::Unique => None,
    }
}

/// Every text begins with and contains the empty one.
fn without_empty(values: &[String]) -> Vec<String> {
    values
        .iter()
        .filter(|value| !value.is_empty())
        .cloned()
        .collect()
}

fn range(
    numbers: Numbers,
    [min, max]: [(Option<&Number>, bool); 2],
    also: &[Number],
) -> Option<Check> {
    if min.0.is_none() && max.0.is_none() {
        return None;
    }
    if numbers == Numbers::Whole
        && let (Some(least), Some(greatest), Some(also)) = (
            whole_bound(min, i64::MIN, 1),
            whole_bound(max, i64::MAX, -1),
            also.iter().map(Number::as_i64).collect::<Option<Vec<_>>>(),
        )
    {
        return Some(Check::Range(least, greatest, also));
    }
    Some(Check::Interval(Interval {
        min: min.0.map_or(Some(f64::MIN), Number::as_f64)?,
        max: max.0.map_or(Some(f64::MAX), Number::as_f64)?,
        exclusive_min: min.1,
        exclusive_max: max.1,
        also: also.iter().filter_map(Number::as_f64).collect(),
    }))
}

/// The bound itself, or the next whole number inwards where the bound is excluded; none where it is not whole.
fn whole_bound(
    (bound, exclusive): (Option<&Number>, bool),
    open: i64,
    inwards: i64,
) -> Option<i64> {
    match bound {
        None => Some(open),
        Some(bound) => {
            let bound = bound.as_i64()?;
            Some(if exclusive {
                bound.saturating_add(inwards)
            } else {
                bound
            })
        }
    }
}

fn format(notation: Notation, pattern: Option<&str>) -> Option<Format> {
    match notation {
        Notation::Cidr => Some(Format::Cidr),
        Notation::Ip => Some(Format::Ip),
        Notation::Ipv4 => Some(Format::Ipv4),
        Notation::Ipv6 => Some(Format::Ipv6),
        Notation::Json => Some(Format::Json),
        Notation::JsonArray => Some(Format::JsonArray),
        Notation::DateTime => Some(Format::DateTime(pattern.unwrap_or_default().to_owned())),
        Notation::Url => Some(Format::Url),
        Notation::Email => Some(Format::Email),
        Notation::Mac => Some(Format::Mac),
        Notation::Base64 => Some(Format::Base64),
        // Which dialect of regular expressions is meant, no page says.
        Notation::Regex => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(json: &str, ty: Type, expected: Option<Check>) {
        let mut value: serde_json::Value = serde_json::from_str(json).unwrap();
        value["text"] = "clause".into();
        let constraint: Constraint = serde_json::from_value(value).unwrap();
        let expected: Vec<_> = expected
            .map(|check| Rule {
                check,
                text: "clause".to_owned(),
            })
            .into_iter()
            .collect();
        assert_eq!(resolve(&[constraint], &ty, None), expected, "for {json}");
    }

    #[test]
    fn numbers() {
        check(
            r#"{"kind":"range","min":1,"max":9}"#,
            Type::Integer,
            Some(Check::Range(1, 9, vec![])),
        );
        check(
            r#"{"kind":"range","min":0,"exclusive_min":true,"extra":[-1]}"#,
            Type::Long,
            Some(Check::Range(1, i64::MAX, vec![-1])),
        );
        check(r#"{"kind":"range"}"#, Type::Integer, None);
        let interval = |min, max, exclusive_max| {
            Some(Check::Interval(Interval {
                min,
                max,
                exclusive_min: false,
                exclusive_max,
                also: vec![],
            }))
        };
        check(
            r#"{"kind":"range","min":0.5,"max":2}"#,
            Type::Integer,
            interval(0.5, 2.0, false),
        );
        check(
            r#"{"kind":"range","max":2,"exclusive_max":true}"#,
            Type::Float,
            interval(f64::MIN, 2.0, true),
        );
        check(
            r#"{"kind":"multiple_of","value":10}"#,
            Type::Integer,
            Some(Check::MultipleOf(10.0)),
        );
        check(r#"{"kind":"multiple_of","value":0}"#, Type::Integer, None);
    }

    #[test]
    fn texts() {
        let texts = |values: &[&str]| {
            values
                .iter()
                .map(|value| (*value).to_owned())
                .collect::<Vec<_>>()
        };
        check(
            r#"{"kind":"length","max":5,"unit":"bytes"}"#,
            Type::String,
            Some(Check::Bytes(0, 5)),
        );
        check(
            r#"{"kind":"length","min":2,"unit":"chars"}"#,
            Type::String,
            Some(Check::Chars(2, u64::MAX)),
        );
        check(
            r#"{"kind":"items","min":1,"max":20}"#,
            Type::String,
            Some(Check::Items(1, 20)),
        );
        check(
            r#"{"kind":"not_starts_with","values":["","acs:"]}"#,
            Type::String,
            Some(Check::NotStartsWith(texts(&["acs:"]))),
        );
        check(
            r#"{"kind":"not_contains","values":[""]}"#,
            Type::String,
            None,
        );
        check(
            r#"{"kind":"enum","values":["a","b"]}"#,
            Type::Integer,
            Some(Check::OneOf(texts(&["a", "b"]))),
        );
        check(r#"{"kind":"format","value":"regex"}"#, Type::String, None);
        check(
            r#"{"kind":"format","value":"date_time","pattern":"yyyy"}"#,
            Type::String,
            Some(Check::Format(Format::DateTime("yyyy".to_owned()))),
        );
        check(r#"{"kind":"default","value":"x"}"#, Type::String, None);
        check(r#"{"kind":"unique"}"#, Type::String, None);
        check(r#"{"kind":"required_if"}"#, Type::String, None);
        check(
            r#"{"kind":"deprecated"}"#,
            Type::String,
            Some(Check::Deprecated),
        );
    }
}

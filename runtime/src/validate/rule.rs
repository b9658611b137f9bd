//! One rule and one value: does it hold?

use crate::operation::{CharClass, Check};
use crate::validate::{chars, format};
use crate::value::Value;

/// A single value.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Scalar<'v> {
    Text(&'v str),
    Integer(i64),
    Float(f64),
    Boolean(bool),
}

impl Scalar<'_> {
    fn number(self) -> Option<f64> {
        match self {
            Self::Text(text) => text.trim().parse().ok(),
            Self::Integer(number) => Some(number as f64),
            Self::Float(number) => Some(number),
            Self::Boolean(_) => None,
        }
    }

    /// The value is what the page writes as `documented`.
    fn is(self, documented: &str, fold: Case) -> bool {
        match self {
            Self::Text(text) => match fold {
                Case::Exact => text == documented,
                Case::Ignored => text.eq_ignore_ascii_case(documented),
            },
            Self::Integer(number) => documented.trim().parse() == Ok(number),
            Self::Float(number) => documented.trim().parse() == Ok(number),
            Self::Boolean(flag) => {
                documented.eq_ignore_ascii_case(if flag { "true" } else { "false" })
            }
        }
    }
}

#[derive(Clone, Copy)]
enum Case {
    Exact,
    Ignored,
}

/// The value is not known to break the rule. Rules about counts and about other parameters are not looked at.
pub(crate) fn holds(check: &Check, value: Scalar<'_>) -> bool {
    match check {
        Check::OneOf(values) => values
            .iter()
            .any(|documented| value.is(documented, Case::Ignored)),
        Check::NotIn(values) => !values
            .iter()
            .any(|documented| value.is(documented, Case::Exact)),
        Check::Range(min, max, also) => in_range(value, *min, *max, also),
        Check::Interval {
            min,
            max,
            exclusive_min,
            exclusive_max,
            also,
        } => value.number().is_none_or(|number| {
            let above = if *exclusive_min {
                number > *min
            } else {
                number >= *min
            };
            let below = if *exclusive_max {
                number < *max
            } else {
                number <= *max
            };
            (above && below) || also.contains(&number)
        }),
        Check::MultipleOf(divisor) => value
            .number()
            .is_none_or(|number| is_multiple(number, *divisor)),
        Check::Items(..)
        | Check::Separator(_)
        | Check::RequiredIf(_)
        | Check::ConflictsWith(_)
        | Check::AtLeastOne(_)
        | Check::Deprecated => true,
        Check::Chars(..)
        | Check::Bytes(..)
        | Check::StartsWith(_)
        | Check::Charset(..)
        | Check::Ascii
        | Check::NotStartsWith(_)
        | Check::NotContains(_)
        | Check::Format(_) => match value {
            Scalar::Text(text) => text_holds(check, text),
            Scalar::Integer(_) | Scalar::Float(_) | Scalar::Boolean(_) => true,
        },
    }
}

/// The other parameter of a condition has one of `values`; with none of them, it is given.
pub(crate) fn is_one_of(value: Value<'_>, values: &[&str]) -> bool {
    if value.is_absent() {
        return false;
    }
    if values.is_empty() {
        return true;
    }
    let scalar = match value {
        Value::Text(text) | Value::Secret(text) => Scalar::Text(text),
        Value::Integer(number) => Scalar::Integer(number),
        Value::Float(number) => Scalar::Float(number),
        Value::Boolean(flag) => Scalar::Boolean(flag),
        Value::Absent | Value::Json(_) | Value::List(_) | Value::Map(_) | Value::Struct(_) => {
            return false;
        }
    };
    values
        .iter()
        .any(|documented| scalar.is(documented, Case::Ignored))
}

fn text_holds(check: &Check, text: &str) -> bool {
    match check {
        Check::Chars(min, max) => (*min..=*max).contains(&(text.chars().count() as u64)),
        Check::Bytes(min, max) => (*min..=*max).contains(&(text.len() as u64)),
        Check::StartsWith(classes) => text
            .chars()
            .next()
            .is_none_or(|first| in_classes(classes, first)),
        Check::Charset(classes, also) => text
            .chars()
            .all(|c| in_classes(classes, c) || also.contains(c)),
        Check::Ascii => text.is_ascii(),
        Check::NotStartsWith(values) => !values.iter().any(|start| text.starts_with(start)),
        Check::NotContains(values) => !values.iter().any(|part| text.contains(part)),
        Check::Format(format) => format::fits(*format, text),
        Check::OneOf(_)
        | Check::NotIn(_)
        | Check::Range(..)
        | Check::Interval { .. }
        | Check::MultipleOf(_)
        | Check::Items(..)
        | Check::Separator(_)
        | Check::RequiredIf(_)
        | Check::ConflictsWith(_)
        | Check::AtLeastOne(_)
        | Check::Deprecated => true,
    }
}

fn in_classes(classes: &[CharClass], c: char) -> bool {
    classes.iter().any(|class| chars::is_of(*class, c))
}

fn in_range(value: Scalar<'_>, min: i64, max: i64, also: &[i64]) -> bool {
    let integer = match value {
        Scalar::Integer(number) => Some(number),
        Scalar::Text(text) => text.trim().parse().ok(),
        Scalar::Float(_) | Scalar::Boolean(_) => None,
    };
    if let Some(number) = integer {
        return (min..=max).contains(&number) || also.contains(&number);
    }
    value.number().is_none_or(|number| {
        (min as f64..=max as f64).contains(&number)
            || also.iter().any(|also| *also as f64 == number)
    })
}

fn is_multiple(number: f64, divisor: f64) -> bool {
    if divisor == 0.0 || !number.is_finite() {
        return true;
    }
    let quotient = number / divisor;
    // Decimal fractions such as 0.1 have no exact binary form.
    (quotient - quotient.round()).abs() <= 1e-9 * quotient.abs().max(1.0)
}

//! One rule and one value: does it hold?

use crate::operation::Check;
use crate::validate::chars::Allowed;
use crate::validate::format;
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

    /// The value is what the page writes as one of `documented`.
    fn is_one_of(self, documented: &[&str], case: Case) -> bool {
        let mut documented = documented.iter();
        match self {
            Self::Text(text) => match case {
                Case::Exact => documented.any(|value| *value == text),
                Case::Ignored => documented.any(|value| value.eq_ignore_ascii_case(text)),
            },
            Self::Integer(number) => {
                // The last digit tells most numbers of a long list from this one without reading them.
                let digit = b'0' + (number.unsigned_abs() % 10) as u8;
                documented.any(|value| {
                    let differs = value
                        .bytes()
                        .next_back()
                        .is_some_and(|last| last.is_ascii_digit() && last != digit);
                    !differs && value.trim().parse() == Ok(number)
                })
            }
            Self::Float(number) => documented.any(|value| value.trim().parse() == Ok(number)),
            Self::Boolean(true) => documented.any(|value| value.eq_ignore_ascii_case("true")),
            Self::Boolean(false) => documented.any(|value| value.eq_ignore_ascii_case("false")),
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
        Check::OneOf(values) => value.is_one_of(values, Case::Ignored),
        Check::NotIn(values) => !value.is_one_of(values, Case::Exact),
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
    scalar.is_one_of(values, Case::Ignored)
}

fn text_holds(check: &Check, text: &str) -> bool {
    match check {
        Check::Chars(min, max) => has_chars(text, *min, *max),
        Check::Bytes(min, max) => (*min..=*max).contains(&(text.len() as u64)),
        Check::StartsWith(classes) => text
            .chars()
            .next()
            .is_none_or(|first| Allowed::new(classes, "").contains(first)),
        Check::Charset(classes, also) => {
            let allowed = Allowed::new(classes, also);
            text.chars().all(|c| allowed.contains(c))
        }
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

/// The text has `min` to `max` characters.
fn has_chars(text: &str, min: u64, max: u64) -> bool {
    // A character has one to four bytes, so their number tells most texts that fit without counting.
    let bytes = text.len() as u64;
    (min <= bytes.div_ceil(4) && bytes <= max)
        || (min..=max).contains(&(text.chars().count() as u64))
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

/// Whether a number is a multiple of another, as far as decimal fractions can be told; everything is one of zero.
#[must_use]
pub fn is_multiple(number: f64, divisor: f64) -> bool {
    if divisor == 0.0 || !number.is_finite() {
        return true;
    }
    let quotient = number / divisor;
    // Decimal fractions such as 0.1 have no exact binary form.
    (quotient - quotient.round()).abs() <= 1e-9 * quotient.abs().max(1.0)
}

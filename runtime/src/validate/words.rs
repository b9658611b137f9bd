//! Rules and values in words, for people who read a violation.

use crate::operation::{CharClass, Check, Format};
use crate::validate::rule::Scalar;

/// "must ...".
pub(crate) fn expected(check: &Check) -> String {
    match check {
        Check::OneOf(values) => format!("must be one of {}", list(values)),
        Check::Chars(min, max) => format!("must have {} characters", count(*min, *max)),
        Check::Bytes(min, max) => format!("must have {} bytes", count(*min, *max)),
        Check::Range(min, max, also) => {
            let range = match (*min, *max) {
                (i64::MIN, i64::MAX) => "any number".to_owned(),
                (i64::MIN, max) => format!("at most {max}"),
                (min, i64::MAX) => format!("at least {min}"),
                (min, max) => format!("from {min} to {max}"),
            };
            format!("must be {range}{}", or_else(also))
        }
        Check::Interval {
            min,
            max,
            exclusive_min,
            exclusive_max,
            also,
        } => {
            let above = if *exclusive_min {
                "greater than"
            } else {
                "at least"
            };
            let below = if *exclusive_max {
                "less than"
            } else {
                "at most"
            };
            let has_min = *min > f64::MIN;
            let has_max = *max < f64::MAX;
            let range = match (has_min, has_max) {
                (true, true) => format!("{above} {min} and {below} {max}"),
                (true, false) => format!("{above} {min}"),
                (false, true) => format!("{below} {max}"),
                (false, false) => "a number".to_owned(),
            };
            format!("must be {range}{}", or_else(also))
        }
        Check::MultipleOf(divisor) => format!("must be a multiple of {divisor}"),
        Check::NotIn(values) => format!("must not be one of {}", list(values)),
        Check::StartsWith(classes) => format!("must start with {}", class_list(classes, "")),
        Check::Charset(classes, also) => {
            format!("must consist of {} only", class_list(classes, also))
        }
        Check::Ascii => "must consist of ASCII characters only".to_owned(),
        Check::NotStartsWith(values) => format!("must not start with {}", list(values)),
        Check::NotContains(values) => format!("must not contain {}", list(values)),
        Check::Items(min, max) => format!("must have {} elements", count(*min, *max)),
        Check::Separator(separator) => format!("must be values with `{separator}` between them"),
        Check::Format(format) => format!("must be {}", notation(*format)),
        Check::RequiredIf(conditions) => required_if(conditions),
        Check::ConflictsWith(names) => format!("must not be given together with {}", list(names)),
        Check::AtLeastOne([other]) => format!("or `{other}` must be given"),
        Check::AtLeastOne(others) => format!("or one of {} must be given", list(others)),
        Check::Deprecated => "is deprecated and should not be given".to_owned(),
    }
}

/// "must be given when ...".
fn required_if(conditions: &[(&str, &[&str])]) -> String {
    let clauses: Vec<String> = conditions
        .iter()
        .map(|(name, values)| {
            if values.is_empty() {
                format!("{name} is given")
            } else {
                format!("{name} is {}", list(values))
            }
        })
        .collect();
    format!("must be given when {}", clauses.join(" and "))
}

/// "is ...", "has ...": what was given instead.
pub(crate) fn found(check: &Check, value: Scalar<'_>) -> String {
    let text = match value {
        Scalar::Text(text) => text,
        Scalar::Integer(number) => return format!("is {number}"),
        Scalar::Float(number) => return format!("is {number}"),
        Scalar::Boolean(flag) => return format!("is {flag}"),
    };
    match check {
        Check::Chars(..) => format!("{} has {}", shortened(text), text.chars().count()),
        Check::Bytes(..) => format!("{} has {}", shortened(text), text.len()),
        Check::OneOf(_)
        | Check::Range(..)
        | Check::Interval { .. }
        | Check::MultipleOf(_)
        | Check::NotIn(_)
        | Check::StartsWith(_)
        | Check::Charset(..)
        | Check::Ascii
        | Check::NotStartsWith(_)
        | Check::NotContains(_)
        | Check::Items(..)
        | Check::Separator(_)
        | Check::Format(_)
        | Check::RequiredIf(_)
        | Check::ConflictsWith(_)
        | Check::AtLeastOne(_)
        | Check::Deprecated => format!("is {}", shortened(text)),
    }
}

/// Quoted, at most 60 characters.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut short: String = text.chars().take(LONGEST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    format!("{short:?}")
}

fn list(values: &[&str]) -> String {
    const MOST: usize = 12;
    let shown: Vec<String> = values
        .iter()
        .take(MOST)
        .map(|value| format!("`{value}`"))
        .collect();
    let rest = values.len().saturating_sub(MOST);
    if rest > 0 {
        return format!("{} and {rest} more", shown.join(", "));
    }
    shown.join(", ")
}

fn count(min: u64, max: u64) -> String {
    match (min, max) {
        (0, max) => format!("at most {max}"),
        (min, u64::MAX) => format!("at least {min}"),
        (min, max) if min == max => format!("exactly {min}"),
        (min, max) => format!("{min} to {max}"),
    }
}

fn or_else<T: std::fmt::Display>(also: &[T]) -> String {
    also.iter().map(|value| format!(" or {value}")).collect()
}

fn class_list(classes: &[CharClass], also: &str) -> String {
    let mut names: Vec<String> = classes
        .iter()
        .map(|class| class_name(*class).to_owned())
        .collect();
    if !also.is_empty() {
        names.push(format!("`{also}`"));
    }
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}

fn class_name(class: CharClass) -> &'static str {
    match class {
        CharClass::Letter => "English letters",
        CharClass::Lower => "lower-case English letters",
        CharClass::Upper => "upper-case English letters",
        CharClass::Digit => "digits",
        CharClass::Chinese => "Chinese characters",
        CharClass::Underscore => "`_`",
    }
}

fn notation(format: Format) -> String {
    let name = match format {
        Format::Cidr => "a CIDR block such as 192.168.0.0/24",
        Format::Ip => "an IP address",
        Format::Ipv4 => "an IPv4 address",
        Format::Ipv6 => "an IPv6 address",
        Format::Json => "a JSON text",
        Format::JsonArray => "a JSON array",
        Format::DateTime("") => "a point in time",
        Format::DateTime(pattern) => return format!("a point in time as {pattern}"),
        Format::Url => "a URL",
        Format::Email => "an e-mail address",
        Format::Mac => "a hardware address",
        Format::Base64 => "Base64 text",
    };
    name.to_owned()
}

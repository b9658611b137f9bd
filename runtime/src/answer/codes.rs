//! Finds an error code in a table of documented codes, some of which are templates.

use crate::operation::ErrorCode;

/// The entry of `code` and its place: an equal one first, then the first template that fits, without regard to case.
pub(crate) fn find(table: &'static [ErrorCode], code: &str) -> Option<(usize, &'static ErrorCode)> {
    if code.is_empty() {
        return None;
    }
    let entries = || table.iter().enumerate();
    entries()
        .find(|(_, entry)| entry.code.eq_ignore_ascii_case(code))
        .or_else(|| entries().find(|(_, entry)| fits(entry.code, code)))
}

/// `template` has parts `%s` or `<...>` and `code` has something in their places.
fn fits(template: &str, code: &str) -> bool {
    let (mut literals, mut rest) = (Vec::new(), template);
    while let Some((literal, after)) = next_placeholder(rest) {
        literals.push(literal.to_ascii_lowercase());
        rest = after;
    }
    let end = rest.to_ascii_lowercase();
    let code = code.to_ascii_lowercase();
    let Some((start, middle)) = literals.split_first() else {
        return false;
    };
    // A template of placeholders alone would fit everything.
    if literals.iter().all(String::is_empty) && end.is_empty() {
        return false;
    }
    let Some(mut between) = code
        .strip_prefix(start.as_str())
        .and_then(|rest| rest.strip_suffix(end.as_str()))
    else {
        return false;
    };
    for literal in middle {
        // At least one character stands for the placeholder before the literal.
        let Some(place) = between.char_indices().skip(1).find(|(at, _)| {
            let rest = between.get(*at..).unwrap_or_default();
            rest.starts_with(literal.as_str())
        }) else {
            return false;
        };
        between = between.get(place.0 + literal.len()..).unwrap_or_default();
    }
    !between.is_empty()
}

/// What stands before and after the first placeholder.
fn next_placeholder(template: &str) -> Option<(&str, &str)> {
    let percent = template.find("%s").map(|at| (at, at + 2));
    let angle = template
        .find('<')
        .and_then(|at| Some((at, at + template.get(at..)?.find('>')? + 1)));
    let (start, end) = match (percent, angle) {
        (Some(percent), Some(angle)) => percent.min(angle),
        (Some(place), None) | (None, Some(place)) => place,
        (None, None) => return None,
    };
    Some((template.get(..start)?, template.get(end..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates() {
        for (template, code, expected) in [
            (
                "Invalid%s.ValueNotSupported",
                "InvalidDisk.ValueNotSupported",
                true,
            ),
            (
                "Invalid%s.ValueNotSupported",
                "invaliddisk.valuenotsupported",
                true,
            ),
            (
                "Invalid%s.ValueNotSupported",
                "Invalid.ValueNotSupported",
                false,
            ),
            ("Invalid<Name>.Mal<X>formed", "InvalidPort.MalAformed", true),
            ("Invalid<Name>.Mal<X>formed", "InvalidPort.Malformed", false),
            ("Missing<Parameter>", "MissingPort", true),
            ("%s", "Anything", false),
            ("Plain", "Plain", false),
            ("Open<bracket", "Open<bracket", false),
        ] {
            assert_eq!(fits(template, code), expected, "{template} {code}");
        }
    }

    #[test]
    fn equal_codes_go_before_templates() {
        static TABLE: &[ErrorCode] = &[
            ErrorCode {
                code: "Invalid%s",
                status: 400,
                retryable: false,
            },
            ErrorCode {
                code: "InvalidName",
                status: 400,
                retryable: false,
            },
        ];
        let place = |code| find(TABLE, code).map(|(index, _)| index);
        assert_eq!(place("invalidNAME"), Some(1));
        assert_eq!(place("InvalidPort"), Some(0));
        assert_eq!(place("Forbidden"), None);
        assert_eq!(place(""), None);
    }
}

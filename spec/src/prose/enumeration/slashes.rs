//! `ENABLE/DISABLE`: a list whose values are parted by slashes, or one value that has a slash, as `text/html`? A value with slashes
//! comes in, its parts go out where the evidence says that they are values of their own.

use crate::prose::scope::Cell;
use crate::prose::values::List;

/// The values of a list that was read as one value with slashes; none where it may be one value.
pub(super) fn parts(list: &List, cell: &Cell<'_>) -> Option<Vec<String>> {
    let [value] = list.values.as_slice() else {
        return None;
    };
    let parts = words(value)?;
    let example = cell.description.example.map(str::trim);
    let shown =
        example.is_some_and(|example| parts.iter().any(|part| part.eq_ignore_ascii_case(example)));
    let whole = example.is_some_and(|example| example.eq_ignore_ascii_case(value));
    let all = |fits: fn(&str) -> bool| parts.iter().all(|part| fits(part));
    // What is no path and no type of media: names in capitals, and the two truth values in any of their spellings.
    let certain = all(is_in_capitals) && parts.iter().any(|part| part.len() > 1)
        || parts.len() == 2 && all(is_switch);
    (!whole && (shown || certain)).then(|| parts.into_iter().map(str::to_owned).collect())
}

/// A value with slashes that the example does not show: it may be a list as well.
pub(super) fn is_doubtful(value: &str, cell: &Cell<'_>) -> bool {
    let shown = cell
        .description
        .example
        .is_some_and(|example| example.trim().eq_ignore_ascii_case(value));
    !shown && words(value).is_some()
}

/// The parts between slashes, where each is a word; `/`, `/a`, `a//b` and `https://a` have none.
fn words(value: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = value.split('/').collect();
    let is_word = |part: &&str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
    };
    (parts.len() > 1 && parts.iter().all(is_word)).then_some(parts)
}

fn is_in_capitals(part: &str) -> bool {
    part.starts_with(|c: char| c.is_ascii_uppercase())
        && part
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
}

fn is_switch(part: &str) -> bool {
    matches!(
        part.to_ascii_lowercase().as_str(),
        "true"
            | "false"
            | "on"
            | "off"
            | "yes"
            | "no"
            | "enable"
            | "disable"
            | "enabled"
            | "disabled"
    )
}

//! The default of a number: what was read comes in, what is sent goes out. A unit that is glued to it is none of it.

use crate::prose::scope::Cell;

/// `60s`, `512MB`, `80%` without the unit, with the new end of the value; what is no number stays as it is.
pub(super) fn without_unit(cell: &Cell<'_>, value: String, end: usize) -> (String, usize) {
    if !cell.is_number() || is_number(&value) {
        return (value, end);
    }
    let unit = value.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.'));
    let number = value.strip_suffix(unit).unwrap_or_default();
    let measured = unit == "%" || unit.bytes().all(|byte| byte.is_ascii_alphabetic());
    if measured && is_number(number) {
        let end = end - unit.len();
        return (number.to_owned(), end);
    }
    (value, end)
}

pub(super) fn is_number(value: &str) -> bool {
    value.parse::<f64>().is_ok_and(f64::is_finite)
}

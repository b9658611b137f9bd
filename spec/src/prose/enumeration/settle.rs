//! Several candidates for the closed list of a value come in; the one list that they agree on goes out, or a doubt.

use super::besides::besides;
use super::more::allows_more;
use super::{Candidate, single};
use crate::prose::scope::Cell;
use crate::prose::{Code, Draft, Rule};

/// Values that the documented type can have.
pub(super) fn fits_type(cell: &Cell<'_>, values: &[String]) -> bool {
    if cell.is_number() {
        values.iter().all(|value| value.parse::<f64>().is_ok())
    } else if cell.is_boolean() {
        values
            .iter()
            .all(|value| matches!(value.to_ascii_lowercase().as_str(), "true" | "false"))
    } else {
        !cell.is_composed()
    }
}

pub(super) fn settle(cell: &Cell<'_>, mut candidates: Vec<Candidate>, draft: &mut Draft) {
    if candidates.is_empty() {
        return;
    }
    // `支持yyyy-MM-dd、yyyyMMdd两种格式`: no such thing is sent.
    candidates.retain(|candidate| !holds_patterns(cell, &candidate.values));
    let read = candidates.len();
    candidates.retain(|candidate| fits_type(cell, &candidate.values));
    if candidates.len() < read {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!(
                "the values listed for `{}` are not of its type",
                cell.description.name
            ),
        );
    }
    let title = cell.sentences.first();
    let title = title.map_or("", |title| title.text.lower.as_str());
    let more = cell
        .sentences
        .iter()
        .any(|sentence| allows_more(&sentence.text.lower, title));
    if more {
        for candidate in &mut candidates {
            candidate.open = true;
        }
    }
    let closed: Vec<&Candidate> = candidates.iter().filter(|c| !c.open).collect();
    if closed.len() < candidates.len() {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!(
                "the values of `{}` are listed, but not all of them",
                cell.description.name
            ),
        );
        return;
    }
    let Some(first) = closed.first() else {
        return;
    };
    if closed.len() == 1 {
        if first.branch {
            draft.doubt(
                Code::ConstraintDoubtful,
                format!(
                    "the values of `{}` are listed for one case only",
                    cell.description.name
                ),
            );
            return;
        }
        let values = with_besides(cell, first.values.clone());
        draft.add(Rule::Enum { values }, first.text.clone());
        return;
    }
    // Several lists: the cases of a condition, or the same list twice.
    let mut values = first.values.clone();
    for candidate in &closed[1..] {
        for value in &candidate.values {
            if !values.contains(value) {
                values.push(value.clone());
            }
        }
    }
    let same = closed
        .iter()
        .any(|candidate| candidate.values.len() == values.len());
    if same || closed.iter().all(|candidate| candidate.branch) {
        let text = closed
            .iter()
            .map(|c| c.text.as_str())
            .collect::<Vec<_>>()
            .join(" ");
        let values = with_besides(cell, values);
        draft.add(Rule::Enum { values }, text);
    } else {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!("the lists of values of `{}` differ", cell.description.name),
        );
    }
}

/// Patterns of a time and placeholders: `yyyyMMdd`, `HH:mm`, `86xxx`, `a.b.c.d/n`. An example that is one shows that it is sent as it is.
fn holds_patterns(cell: &Cell<'_>, values: &[String]) -> bool {
    let is_pattern = |value: &String| {
        let lower = value.to_ascii_lowercase();
        ["yyyy", "hh:mm", "xxx", "a.b.c.d"]
            .iter()
            .any(|part| lower.contains(part))
    };
    values.iter().any(is_pattern) && !single::is_shown(cell, values)
}

/// The list with the values that other sentences allow besides.
fn with_besides(cell: &Cell<'_>, mut values: Vec<String>) -> Vec<String> {
    for value in besides(cell, &values) {
        let known = values
            .iter()
            .any(|known| known.eq_ignore_ascii_case(&value));
        if !known && fits_type(cell, std::slice::from_ref(&value)) {
            values.push(value);
        }
    }
    values
}

//! Decides which samples are about the table at all. Rows and answers come in; the answers that can be believed and a
//! diagnostic for each other one go out.

use std::collections::HashSet;

use super::plural::relatives;
use super::shape::unpacked;
use super::{Answer, Row};
use crate::diagnostic::{Code, Diagnostic};
use crate::sample::Tree;
use crate::types::Written;

/// Names of an answer that says what went wrong: `HostId` is in no other.
const ERROR_ANSWER: [&str; 3] = ["code", "message", "hostid"];

/// What a sample shows, as far as names go; all in lower case.
#[derive(Default)]
struct Names {
    /// Beside the outermost braces.
    top: HashSet<String>,
    /// With something inside.
    containers: HashSet<String>,
    /// Not at the top.
    nested: HashSet<String>,
}

/// Leaves out the samples of errors, those of other operations, and those that nest what a complete table shows flat.
pub(super) fn believable<'a>(
    rows: &[Row<'_>],
    answers: &[Answer<'a>],
) -> (Vec<Answer<'a>>, Vec<Diagnostic>) {
    let documented: HashSet<String> = rows.iter().map(|row| row.name.to_lowercase()).collect();
    let containers: Vec<&Row<'_>> = rows
        .iter()
        .filter(|row| row.ty.is_container() || matches!(row.ty, Written::Empty))
        .collect();
    let flat = containers.is_empty() && rows.iter().all(|row| row.level == 0);
    let mut kept = Vec::new();
    let mut diagnostics = Vec::new();
    let line = rows.first().map_or(1, |row| row.line);
    for answer in answers {
        let names = names(unpacked(answer.tree));
        let is_error = ERROR_ANSWER.iter().all(|name| names.top.contains(*name))
            && !documented.contains("hostid");
        if is_error {
            continue;
        }
        // Without a table there is nothing that a sample could be held against.
        if rows.is_empty() {
            kept.push(*answer);
            continue;
        }
        let nested = names
            .nested
            .iter()
            .filter(|name| documented.contains(*name))
            .count();
        let unlisted = names
            .containers
            .iter()
            .all(|name| !documented.contains(name));
        // Page numbers and counts that the table lacks: the sample is of an operation that lists what this one changes.
        let strange = names.top.iter().any(|name| {
            !names.containers.contains(name) && !documented.contains(name) && name != "requestid"
        });
        if strange
            && !answers_at_top(&names, &documented)
            && nested > 0
            && let Some(elements) = elements(answer.tree, &documented)
        {
            kept.extend(elements.into_iter().map(|tree| Answer { tree, ..*answer }));
            let message = "the sample shows a list of what the table describes: its elements are taken as the answer";
            diagnostics.push(Diagnostic::new(Code::NestingAgainstSample, line, message));
            continue;
        }
        let message = if flat && unlisted && strange && nested > 0 {
            "the sample nests fields that the table, which has no rows for what they stand in, shows side by side: the table is followed"
        } else if !containers.is_empty()
            && !names.containers.is_empty()
            && unlisted
            && !containers.iter().any(|row| is_shown(row, &names))
        {
            "the sample shows other lists and structs than the table, as if it were of another operation: it is not used"
        } else {
            kept.push(*answer);
            continue;
        };
        diagnostics.push(Diagnostic::new(Code::NestingAgainstSample, line, message));
    }
    diagnostics.dedup();
    (kept, diagnostics)
}

/// Whether the sample has the row, or the singular or plural of its name.
fn is_shown(row: &Row<'_>, names: &Names) -> bool {
    relatives(row.name).any(|name| {
        [&names.containers, &names.nested, &names.top]
            .into_iter()
            .any(|known| known.contains(&name))
    })
}

/// Whether a row besides the request's ID is beside the outermost braces.
fn answers_at_top(names: &Names, documented: &HashSet<String>) -> bool {
    names
        .top
        .iter()
        .any(|name| name != "requestid" && documented.contains(name))
}

/// The structs in the one list or struct at the top, which has no row.
fn elements<'a>(tree: &'a Tree, documented: &HashSet<String>) -> Option<Vec<&'a Tree>> {
    let Tree::Object(fields) = unpacked(tree) else {
        return None;
    };
    let mut inside = fields
        .iter()
        .filter(|(_, value)| matches!(value, Tree::Object(_) | Tree::List(_)));
    let (Some((_, only)), None) = (inside.next(), inside.next()) else {
        return None;
    };
    let mut at = only;
    for _ in 0..3 {
        match at {
            Tree::Object(fields) => match fields.as_slice() {
                [(name, inner @ (Tree::Object(_) | Tree::List(_)))]
                    if !documented.contains(&name.to_lowercase()) =>
                {
                    at = inner
                }
                [] | [_] | [_, _, ..] => return Some(vec![at]),
            },
            Tree::List(items) => {
                return Some(
                    items
                        .iter()
                        .filter(|item| matches!(item, Tree::Object(_)))
                        .collect(),
                );
            }
            Tree::Text(_) | Tree::Number(_) | Tree::Boolean(_) | Tree::Null => return None,
        }
    }
    None
}

fn names(tree: &Tree) -> Names {
    let mut names = Names::default();
    let mut waiting: Vec<(&Tree, usize)> = vec![(tree, 0)];
    while let Some((tree, level)) = waiting.pop() {
        match tree {
            Tree::Object(fields) => {
                for (name, value) in fields {
                    let name = name.to_lowercase();
                    if matches!(value, Tree::Object(_) | Tree::List(_)) {
                        names.containers.insert(name.clone());
                    }
                    if level == 0 {
                        names.top.insert(name)
                    } else {
                        names.nested.insert(name)
                    };
                    waiting.push((value, level + 1));
                }
            }
            Tree::List(items) => waiting.extend(items.iter().map(|item| (item, level))),
            Tree::Text(_) | Tree::Number(_) | Tree::Boolean(_) | Tree::Null => {}
        }
    }
    names
}

//! Rows behind a container in a request that is sent as a query. Rows and the queries of sample requests come in, rows with the levels that
//! marks would have shown go out: `Rules.1.Name=a` tells that the row `Name` below `Rules` stands inside it.
//!
//! The names of a query are a tree, and rows are aligned with it as those of a JSON body are with the body. Rows that tell their place by
//! themselves, with dots or marks, keep it.

use std::collections::HashSet;

use super::align::{Alignment, align};
use super::dotted::{is_index, parts, plain};
use super::shape::{ROOT, Shape};
use super::{Answer, MAX_LEVELS, Notation, Row};
use crate::diagnostic::{Code, Diagnostic};
use crate::sample::{Tree, read_json};
use crate::types::Written;

/// Names of queries that are read; a page shows hardly a hundredth of them.
const MAX_NAMES: usize = 4_000;

/// The rows of a query with the level that each has there.
pub fn nest_levels<'r, 'q>(
    rows: Vec<Row<'r>>,
    queries: impl Iterator<Item = (&'q str, &'q str)>,
) -> Vec<Row<'r>> {
    let may_hold = |row: &Row<'_>| row.ty.is_container() && is_plain(row.name);
    // Further tables are about values that other signs tell: titles, and keys of JSON texts.
    let has_further = rows.windows(2).any(|pair| match pair {
        [before, row] => before.table != row.table,
        [] | [_] | [_, _, ..] => false,
    });
    if has_further || rows.iter().any(|row| row.level > 0) || !rows.iter().any(may_hold) {
        return rows;
    }
    let tree = tree(&rows, queries);
    let answer = Answer {
        tree: &tree,
        notation: Notation::Json,
    };
    let shape = Shape::new(&[answer], &rows);
    // A row of that name behind the container, and a member of that name in the sample: without both there is nothing to find.
    let is_evident = rows.iter().enumerate().any(|(index, row)| {
        let inside = shape.named(row.name).iter().any(|spot| {
            let parent = shape.spots.get(*spot).map_or(ROOT, |spot| spot.parent);
            let name = shape.spots.get(parent).map_or("", |parent| parent.name);
            let mut before = rows.get(..index).unwrap_or_default().iter();
            parent != ROOT && before.any(|row| may_hold(row) && row.name.eq_ignore_ascii_case(name))
        });
        inside && is_plain(row.name)
    });
    if !is_evident {
        return rows;
    }
    let table = plain(&rows, |name| !shape.named(name).is_empty());
    let mut alignment = align(&table, &shape);
    leave_to_the_end(&mut alignment);
    let mut levels = vec![0; rows.len()];
    // The rows that are open, outermost first, as marks would open them.
    let mut open: Vec<usize> = Vec::new();
    for (index, place) in alignment.places.iter().enumerate() {
        let Some(origin) = table.origin(index) else {
            continue;
        };
        let around = owners(&alignment, place.container);
        // A row for the elements is beside its list, and what follows inside the list.
        if place.item {
            if let (Some(slot), Some(around)) = (levels.get_mut(origin), around) {
                *slot = around.len().saturating_sub(1).min(MAX_LEVELS);
            }
            continue;
        }
        let own = rows.get(origin).is_some_and(|row| is_plain(row.name));
        let level = match around {
            Some(around) if own && open.starts_with(&around) => around.len(),
            Some(_) | None => 0,
        };
        open.truncate(level);
        open.push(index);
        if let Some(slot) = levels.get_mut(origin) {
            *slot = level.min(MAX_LEVELS);
        }
    }
    let leveled = rows.into_iter().zip(levels);
    leveled.map(|(row, level)| Row { level, ..row }).collect()
}

/// A name that says nothing of its place.
fn is_plain(name: &str) -> bool {
    !name.contains(['.', '['])
}

/// The rows that a container stands in and that it was opened by, outermost first; none where only the sample shows one of them.
fn owners(alignment: &Alignment, container: usize) -> Option<Vec<usize>> {
    let mut owners = Vec::new();
    let mut at = alignment.containers.get(container)?;
    while let Some(parent) = at.parent {
        let row = at.row?;
        if alignment.places.get(row).is_none_or(|place| !place.item) {
            owners.push(row);
        }
        at = alignment.containers.get(parent)?;
    }
    owners.reverse();
    Some(owners)
}

/// Moves rows that no sample shows out of a container that no later row stands in: samples leave out parameters far more often than parts of
/// those that they give. Rows before a part of the same container stay.
fn leave_to_the_end(alignment: &mut Alignment) {
    let mut entered: HashSet<usize> = HashSet::new();
    for index in (0..alignment.places.len()).rev() {
        let Some(place) = alignment.places.get(index).copied() else {
            continue;
        };
        let mut around = Vec::new();
        let mut at = place.container;
        while let Some(container) = alignment.containers.get(at)
            && let Some(parent) = container.parent
        {
            around.push(at);
            at = parent;
        }
        // A container that the sample lacks too tells nothing of its own rows.
        let is_shown = around.iter().all(|at| {
            let container = alignment.containers.get(*at);
            container.is_some_and(|container| container.spot.is_some())
        });
        let is_last = !around.iter().any(|at| entered.contains(at));
        if place.spot.is_none() && !place.item && is_shown && is_last {
            if let Some(place) = alignment.places.get_mut(index) {
                place.container = 0;
            }
            for container in &mut alignment.containers {
                if container.row == Some(index) {
                    container.parent = Some(0);
                }
            }
        } else {
            entered.extend(around);
        }
    }
}

/// The tree that the names of queries tell.
fn tree<'q>(rows: &[Row<'_>], queries: impl Iterator<Item = (&'q str, &'q str)>) -> Tree {
    let names: HashSet<&str> = rows.iter().map(|row| row.name).collect();
    let members = queries.take(MAX_NAMES).filter_map(|(name, value)| {
        let mut steps: Vec<(&str, usize)> = Vec::new();
        for part in parts(name) {
            // `Check.Port` is the field of a struct where both have rows, and one name where it has a row itself.
            let is_struct = !names.contains(part.name)
                && part.name.contains('.')
                && (part.name.split('.')).all(|piece| names.contains(piece) && !is_index(piece));
            if is_struct {
                steps.extend(part.name.split('.').map(|piece| (piece, 0)));
                if let Some(last) = steps.last_mut() {
                    last.1 = part.lists;
                }
            } else {
                steps.push((part.name, part.lists));
            }
        }
        let value = match value.trim_start().starts_with(['{', '[']) {
            true => read_json(value)
                .ok()
                .and_then(|trees| trees.into_iter().next()),
            false => None,
        };
        let value = value.unwrap_or_else(|| Tree::Text(String::new()));
        let mut steps = steps.into_iter().take(MAX_LEVELS).rev();
        let (first, lists) = steps.next()?;
        let mut member = (first.to_owned(), in_lists(value, lists));
        for (name, lists) in steps {
            member = (name.to_owned(), in_lists(Tree::Object(vec![member]), lists));
        }
        Some(member)
    });
    Tree::Object(members.collect())
}

fn in_lists(value: Tree, lists: usize) -> Tree {
    (0..lists).fold(value, |value, _| Tree::List(vec![value]))
}

/// Reports lists of structs, and structs, that nothing is inside, although rows follow that may be.
pub fn report_open(rows: &[Row<'_>]) -> Vec<Diagnostic> {
    let follows = |row: &Row<'_>, next: &Row<'_>| {
        let names_it = next.name.get(..row.name.len()) == Some(row.name);
        next.table == row.table && next.level == row.level && is_plain(next.name) && !names_it
    };
    let is_open = |pair: &[Row<'_>]| match pair {
        [row, next] => {
            let is_struct = match &row.ty {
                Written::List(Some(item)) => matches!(**item, Written::Named(_) | Written::Struct),
                Written::List(None)
                | Written::Empty
                | Written::Scalar(_)
                | Written::Struct
                | Written::Map(_)
                | Written::Named(_)
                | Written::Unknown(_) => false,
            };
            is_struct && is_plain(row.name) && !row.is_value && follows(row, next)
        }
        [] | [_] | [_, _, ..] => false,
    };
    let open = rows.windows(2).filter(|pair| is_open(pair));
    open.filter_map(|pair| pair.first())
        .filter(|row| {
            let dotted = |other: &Row<'_>| {
                let rest = other.name.strip_prefix(row.name);
                rest.is_some_and(|rest| rest.starts_with(['.', '[']))
            };
            let titled = |other: &Row<'_>| {
                let name = row.ty.type_name().unwrap_or(row.name);
                other.table != row.table && other.title.contains(name)
            };
            !rows.iter().any(|other| dotted(other) || titled(other))
        })
        .map(|row| {
            let message = format!(
                "`{}` is a list of structs, and nothing tells which of the rows below it are inside: they are taken to be beside it",
                row.name
            );
            Diagnostic::new(Code::UnknownType, row.line, message)
        })
        .collect()
}

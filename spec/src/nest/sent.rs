//! Rows behind a container in a request that is sent as a query. Rows and the queries of sample requests come in, rows with the levels that
//! marks would have shown go out: `Rules.1.Name=a` tells that the row `Name` below `Rules` stands inside it.
//!
//! The names of a query are a tree, and rows are aligned with it as those of a JSON body are with the body. Rows that tell their place by
//! themselves, with dots or marks, keep it.

use std::collections::{HashMap, HashSet};

use super::align::{Alignment, align};
use super::dotted::{is_index, parts, plain};
use super::shape::{ROOT, Shape};
use super::{Answer, MAX_LEVELS, Notation, Row};
use crate::diagnostic::{Code, Diagnostic};
use crate::page::text::words;
use crate::sample::{Tree, read_json};
use crate::types::Written;

/// Names of queries that are read; a page shows hardly a hundredth of them.
const MAX_NAMES: usize = 4_000;

/// The rows of a query with the level that each has there.
pub fn nest_levels<'r, 'q>(
    rows: Vec<Row<'r>>,
    queries: impl Iterator<Item = (&'q str, &'q str)>,
) -> Vec<Row<'r>> {
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
    if !is_evident(&rows, &shape) {
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

/// Whether a row stands behind a container and a member of that container in the sample has its name: without both there is nothing to
/// find.
fn is_evident(rows: &[Row<'_>], shape: &Shape<'_>) -> bool {
    // The last row of a name has all containers before it that any of them has.
    let last: HashMap<String, usize> = (rows.iter().enumerate())
        .filter(|(_, row)| is_plain(row.name))
        .map(|(index, row)| (row.name.to_lowercase(), index))
        .collect();
    let mut before: HashSet<String> = HashSet::new();
    rows.iter().enumerate().any(|(index, row)| {
        let name = row.name.to_lowercase();
        let inside = last.get(&name) == Some(&index)
            && shape.named(row.name).iter().any(|spot| {
                let parent = shape.spots.get(*spot).map_or(ROOT, |spot| spot.parent);
                let around = shape.spots.get(parent).filter(|_| parent != ROOT);
                around.is_some_and(|around| before.contains(&around.name.to_lowercase()))
            });
        if may_hold(row) {
            before.insert(name);
        }
        inside
    })
}

fn may_hold(row: &Row<'_>) -> bool {
    row.ty.is_container() && is_plain(row.name)
}

/// A name that says nothing of its place.
fn is_plain(name: &str) -> bool {
    !name.contains(['.', '['])
}

/// The rows that a container stands in and that it was opened by, outermost first; none where only the sample shows one of them.
fn owners(alignment: &Alignment, container: usize) -> Option<Vec<usize>> {
    let mut owners = Vec::new();
    for (_, container) in alignment.around(container) {
        let row = container.row?;
        if alignment.places.get(row).is_none_or(|place| !place.item) {
            owners.push(row);
        }
    }
    owners.reverse();
    Some(owners)
}

/// Moves rows that no sample shows, and what they would open, out of a container that no later row stands in: samples leave out parameters
/// far more often than parts of those that they give. Rows before a part of the same container stay.
fn leave_to_the_end(alignment: &mut Alignment) {
    let opened = alignment.opened();
    let mut entered: HashSet<usize> = HashSet::new();
    for index in (0..alignment.places.len()).rev() {
        let Some(place) = alignment.places.get(index).copied() else {
            continue;
        };
        let around = alignment.around(place.container);
        // A container that the sample lacks too tells nothing of its own rows.
        let shown: Vec<usize> = around
            .filter(|(_, container)| container.spot.is_some())
            .map(|(id, _)| id)
            .collect();
        let is_last = !shown.iter().any(|id| entered.contains(id));
        if place.spot.is_none() && !place.item && is_last {
            alignment.move_row(index, 0, &opened);
        } else {
            entered.extend(shown);
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
    let mut names: Vec<&str> = rows.iter().map(|row| row.name).collect();
    names.sort_unstable();
    let has_parts = |row: &Row<'_>, mark: char| {
        let start = format!("{}{mark}", row.name);
        let at = names.partition_point(|name| *name < start.as_str());
        names.get(at).is_some_and(|name| name.starts_with(&start))
    };
    // What the titles of tables name, with one of the tables.
    let mut titled: HashMap<&str, (usize, bool)> = HashMap::new();
    for table in rows.chunk_by(|row, next| row.table == next.table) {
        if let Some(row) = table.first() {
            for word in words(row.title) {
                let (first, several) = titled.entry(word).or_insert((row.table, false));
                *several |= *first != row.table;
            }
        }
    }
    let has_table = |row: &Row<'_>| {
        let name = row.ty.type_name().unwrap_or(row.name);
        let found = titled.get(name);
        found.is_some_and(|(table, several)| *several || *table != row.table)
    };
    let open = rows.windows(2).filter(|pair| is_open(pair));
    open.filter_map(|pair| pair.first())
        .filter(|row| !has_parts(row, '.') && !has_parts(row, '[') && !has_table(row))
        .map(|row| {
            let message = format!(
                "`{}` is a list of structs, and nothing tells which of the rows below it are inside: they are taken to be beside it",
                row.name
            );
            Diagnostic::new(Code::UnknownType, row.line, message)
        })
        .collect()
}

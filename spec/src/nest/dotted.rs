//! Names that tell their place. A dotted name comes in, its parts go out; rows of a response whose names are dotted become
//! rows inside a container.

use std::borrow::Cow;

use super::Row;
use crate::types::Written;

/// One step of a dotted name: a field, and the number of lists around its value.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Part<'n> {
    pub(super) name: &'n str,
    pub(super) lists: usize,
}

/// Takes a name apart at its indices: `A.B.N.C.1` is the list `A.B` with the list `C` in each element. A dot that no index
/// follows or precedes stays in the name.
pub(super) fn parts(name: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut at = 0;
    for segment in name.split('.') {
        let end = at + segment.len();
        if is_index(segment) && at > 0 {
            match name.get(start..at.saturating_sub(1)) {
                Some(field) if start < at && !field.is_empty() => parts.push(Part {
                    name: field,
                    lists: 1,
                }),
                // `A.N.M`: a list of lists.
                Some(_) | None => {
                    if let Some(last) = parts.last_mut() {
                        last.lists += 1;
                    }
                }
            }
            start = end + 1;
        } else if segment.ends_with(']') && end < name.len() {
            // `nodes[].ip`: a list whose elements have a field.
            let field = name.get(start..end).map(bracketed);
            if let Some(field) = field.filter(|field| field.lists > 0) {
                parts.push(field);
                start = end + 1;
            }
        }
        at = end + 1;
    }
    if let Some(field) = name.get(start..).filter(|field| !field.is_empty()) {
        parts.push(bracketed(field));
    }
    if parts.is_empty() {
        parts.push(Part { name, lists: 0 });
    }
    parts
}

/// `Tag[N]`, `Tag[i]` and `Tag[]` at the end of a name: a single letter in brackets can be nothing but an index.
fn bracketed(field: &str) -> Part<'_> {
    match field
        .strip_suffix(']')
        .and_then(|field| field.rsplit_once('['))
    {
        Some((name, index)) if !name.is_empty() && (index.len() < 2 || is_index(index)) => {
            Part { name, lists: 1 }
        }
        Some(_) | None => Part {
            name: field,
            lists: 0,
        },
    }
}

/// What stands for the place in a list: `N`, `n`, `1`.
pub(crate) fn is_index(segment: &str) -> bool {
    matches!(segment, "N" | "n" | "M" | "m" | "*" | "#")
        || (!segment.is_empty()
            && segment.len() < 6
            && segment.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Rows whose names are plain, with what ties them to the rows of the table.
#[derive(Debug)]
pub(super) struct Plain<'r, 'a> {
    pub(super) rows: Cow<'r, [Row<'a>]>,
    /// For each row the table's row; absent for a container that only dotted names show. Empty where all rows are the table's.
    origins: Vec<Option<usize>>,
    /// For each row the row that it must stand in. Empty where no name is dotted.
    pub(super) inside: Vec<Option<usize>>,
}

impl Plain<'_, '_> {
    /// The table's row.
    pub(super) fn origin(&self, row: usize) -> Option<usize> {
        self.origins.get(row).copied().unwrap_or(Some(row))
    }
}

/// Rows of a response with dotted names become rows of the last part inside a container row for the parts before it.
/// `is_known` tells names that the sample has as they are.
pub(super) fn plain<'r, 'a>(rows: &'r [Row<'a>], is_known: impl Fn(&str) -> bool) -> Plain<'r, 'a> {
    let is_dotted = |name: &str| {
        name.contains(['.', '[']) && !name.contains(char::is_whitespace) && !is_known(name)
    };
    if !rows.iter().any(|row| is_dotted(row.name)) {
        return Plain {
            rows: Cow::Borrowed(rows),
            origins: Vec::new(),
            inside: Vec::new(),
        };
    }
    let mut plain: Vec<Row<'a>> = Vec::with_capacity(rows.len() + 8);
    let (mut origins, mut inside) = (Vec::new(), Vec::new());
    // The containers that the row before stood in, outermost first: name as in the table, and row.
    let mut open: Vec<(&'a str, usize)> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        if !is_dotted(row.name) {
            open.clear();
            if row.ty.is_container() || matches!(row.ty, Written::Empty) {
                open.push((row.name, plain.len()));
            }
            plain.push(row.clone());
            origins.push(Some(index));
            inside.push(None);
            continue;
        }
        let steps: Vec<Part<'a>> = parts(row.name)
            .into_iter()
            .flat_map(|part| {
                let last = part.name.split('.').count();
                part.name
                    .split('.')
                    .enumerate()
                    .map(move |(place, name)| Part {
                        name,
                        lists: if place + 1 == last { part.lists } else { 0 },
                    })
            })
            .filter(|part| !part.name.is_empty())
            .collect();
        let Some((last, around)) = steps.split_last() else {
            // Nothing but dots and indices.
            open.clear();
            plain.push(row.clone());
            origins.push(Some(index));
            inside.push(None);
            continue;
        };
        let same = open
            .iter()
            .zip(around)
            .take_while(|((name, _), part)| *name == part.name)
            .count();
        open.truncate(same);
        for part in around.iter().skip(same) {
            let ty = if part.lists > 0 {
                Written::List(None)
            } else {
                Written::Struct
            };
            inside.push(open.last().map(|(_, row)| *row));
            open.push((part.name, plain.len()));
            plain.push(Row {
                name: part.name,
                ty,
                is_value: false,
                ..row.clone()
            });
            origins.push(None);
        }
        let ty = if last.lists > 0 && !matches!(row.ty, Written::List(_)) {
            Written::List(Some(Box::new(row.ty.clone())))
        } else {
            row.ty.clone()
        };
        inside.push(open.last().map(|(_, row)| *row));
        plain.push(Row {
            name: last.name,
            ty,
            ..row.clone()
        });
        origins.push(Some(index));
    }
    Plain {
        rows: Cow::Owned(plain),
        origins,
        inside,
    }
}

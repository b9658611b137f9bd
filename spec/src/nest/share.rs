//! A table of a type serves every field that names the type. A draft in which one field of each type has the rows of its table comes in;
//! the others have them too when it goes out, each with its own place in the sample.

use std::collections::HashMap;

use super::build::Draft;
use super::shape::SpotId;
use super::{MAX_LEVELS, MAX_SELF, MAX_SHARED};
use crate::diagnostic::{Code, Diagnostic};

/// The fields of a type: the nodes that the rows of its table became, and the inner key that the sample shows around them.
struct Fields {
    nodes: Vec<usize>,
    wrapper: Option<SpotId>,
}

impl Draft<'_, '_> {
    /// Gives fields without rows inside those of the table about their type.
    pub(super) fn share_types(&mut self) {
        if self.rows.iter().all(|row| row.table == 0) {
            return;
        }
        let types = self.types();
        if types.is_empty() {
            return;
        }
        let first_shared = self.sketches.len();
        let mut id = 0;
        while id < self.sketches.len() {
            if let Some(name) = self.type_of(id)
                && let Some(fields) = types.get(&name)
                && !self.has_rows(id)
                && self.times_around(id, &name) <= MAX_SELF
            {
                if self.sketches.len() >= first_shared + MAX_SHARED {
                    self.report_full(id);
                    return;
                }
                self.fill(id, fields, &types, first_shared);
            }
            id += 1;
        }
    }

    /// The types that have tables of their own, in lower case.
    fn types(&self) -> HashMap<String, Fields> {
        let table = |row: Option<usize>| Some(self.rows.get(row?)?.table);
        let mut types = HashMap::new();
        for (id, sketch) in self.sketches.iter().enumerate().skip(1) {
            let (inner, wrapper) = self.inner_key(id);
            let nodes = self.sketches.get(inner).map(|sketch| &sketch.children);
            let Some(nodes) = nodes.filter(|nodes| {
                nodes.iter().any(|node| {
                    let row = self.sketches.get(*node).and_then(|node| node.row);
                    table(row) > table(sketch.row)
                })
            }) else {
                continue;
            };
            if let Some(name) = self.type_of(id) {
                types.entry(name).or_insert(Fields {
                    nodes: nodes.clone(),
                    wrapper,
                });
            }
        }
        types
    }

    /// The type that the row of a node names, in lower case.
    fn type_of(&self, id: usize) -> Option<String> {
        let row = self.sketches.get(id)?.row?;
        Some(self.rows.get(row)?.ty.type_name()?.to_lowercase())
    }

    /// The node that holds the fields of a node: itself, or what stands for its inner key, which only the sample shows.
    fn inner_key(&self, id: usize) -> (usize, Option<SpotId>) {
        let Some(sketch) = self.sketches.get(id) else {
            return (id, None);
        };
        match sketch.children.as_slice() {
            [only] => match self.sketches.get(*only) {
                Some(inner) if inner.row.is_none() => (*only, inner.spot),
                Some(_) | None => (id, None),
            },
            [] | [_, _, ..] => (id, None),
        }
    }

    /// Whether rows stand inside a node.
    fn has_rows(&self, id: usize) -> bool {
        let (inner, _) = self.inner_key(id);
        let children = self.sketches.get(inner).map(|sketch| &sketch.children);
        children.is_some_and(|children| !children.is_empty())
    }

    /// How many of the nodes around a node are of the type.
    fn times_around(&self, id: usize, name: &str) -> usize {
        let mut times = 0;
        let mut at = id;
        while let Some(sketch) = self.sketches.get(at)
            && at != 0
        {
            at = sketch.parent;
            times += usize::from(self.type_of(at).is_some_and(|around| around == name));
        }
        times
    }

    /// Puts the fields of its type into a node; nodes from `first_shared` on came by sharing.
    fn fill(
        &mut self,
        id: usize,
        fields: &Fields,
        types: &HashMap<String, Fields>,
        first_shared: usize,
    ) {
        let Some(sketch) = self.sketches.get(id) else {
            return;
        };
        let spot = sketch.spot.and_then(|spot| self.shape.spots.get(spot));
        let own = spot.and_then(|spot| match spot.children.as_slice() {
            [only] if spot.lists == 0 => {
                let inner = self.shape.spots.get(*only);
                inner.filter(|inner| inner.lists > 0).map(|_| *only)
            }
            [] | [_] | [_, _, ..] => None,
        });
        // Where its own sample tells nothing, the list is wrapped as the other is.
        let is_told = spot.is_some_and(|spot| !spot.children.is_empty() || spot.lists > 0);
        let wrapper = own.or(fields.wrapper.filter(|_| !is_told));
        let mut inner = id;
        if let Some(wrapper) = wrapper {
            inner = match self.inner_key(id) {
                (known, Some(_)) => known,
                (_, None) => self.add(id, None, Some(wrapper)),
            };
        }
        let mut waiting: Vec<(usize, usize)> =
            fields.nodes.iter().map(|node| (*node, inner)).collect();
        let mut next = 0;
        while let Some((from, into)) = waiting.get(next).copied() {
            next += 1;
            let (Some(source), Some(around)) = (self.sketches.get(from), self.sketches.get(into))
            else {
                continue;
            };
            if around.level >= MAX_LEVELS || next > MAX_SHARED {
                continue;
            }
            let (row, item_row) = (source.row, source.item_row);
            let spot = self.spot_in(around.spot, row.or(item_row), source.spot);
            // What the table of a type has put inside comes by itself.
            let is_typed = self
                .type_of(from)
                .is_some_and(|name| types.contains_key(&name));
            let is_other = row
                .and_then(|row| self.rows.get(row))
                .is_some_and(|own| is_typed && self.is_filled_by_table(from, own.table));
            let inside = if is_other {
                Vec::new()
            } else {
                let inside = source.children.iter().copied();
                inside.filter(|child| *child < first_shared).collect()
            };
            let made = self.add(into, row, spot);
            if let Some(made) = self.sketches.get_mut(made) {
                made.item_row = item_row;
            }
            waiting.extend(inside.into_iter().map(|child| (child, made)));
        }
    }

    /// Whether the rows inside a node are of another table than its own.
    fn is_filled_by_table(&self, id: usize, table: usize) -> bool {
        let (inner, _) = self.inner_key(id);
        let children = self.sketches.get(inner).map(|sketch| &sketch.children);
        children.into_iter().flatten().any(|child| {
            let row = self.sketches.get(*child).and_then(|child| child.row);
            row.and_then(|row| self.rows.get(row))
                .is_some_and(|row| row.table != table)
        })
    }

    /// The place of a row in the sample around it.
    fn spot_in(
        &self,
        around: Option<SpotId>,
        row: Option<usize>,
        other: Option<SpotId>,
    ) -> Option<SpotId> {
        let name = match row.and_then(|row| self.rows.get(row)) {
            Some(row) => row.name,
            // The inner key of a list has no row; where the sample lacks it, it is that of the other field.
            None => return other,
        };
        let around = around.and_then(|around| self.shape.spots.get(around))?;
        around.children.iter().copied().find(|child| {
            let child = self.shape.spots.get(*child);
            child.is_some_and(|child| child.name.eq_ignore_ascii_case(name))
        })
    }

    fn report_full(&mut self, id: usize) {
        let row = self.sketches.get(id).and_then(|sketch| sketch.row);
        if let Some(row) = row.and_then(|row| self.rows.get(row)) {
            let message = format!(
                "so many fields are of types with tables of their own that what is inside `{}` and those below is left open",
                row.name
            );
            self.diagnostics
                .push(Diagnostic::new(Code::UnknownType, row.line, message));
        }
    }
}

//! Makes nodes of an alignment. Rows, shape and places come in, a [`Nesting`] goes out: places of one container are
//! brought together, fields that only the sample shows are added, and table and sample are compared.

use std::collections::{HashMap, HashSet};

use super::agree::believable;
use super::align::{Alignment, align};
use super::dotted::{Plain, plain};
use super::form::{Forms, Side};
use super::shape::{ROOT, Shape, SpotId};
use super::{Answer, MAX_LEVELS, Nesting, Node, Notation, Row, from_the_leaves};
use crate::diagnostic::{Code, Diagnostic};
use crate::sample::Tree;

/// Recovers the tree of a response table.
pub fn nest_response(rows: &[Row<'_>], samples: &[Answer<'_>]) -> Nesting {
    let (answers, doubts) = believable(rows, samples);
    let shape = Shape::new(&answers, rows);
    let table = plain(rows, |name| !shape.named(name).is_empty());
    let alignment = align(&table, &shape);
    let mut draft = Draft::new(&table, &shape);
    draft.diagnostics = doubts;
    draft.diagnostics.extend(answer_is_list(rows, samples));
    draft.place(&alignment);
    draft.add_shown();
    draft.compare();
    draft.finish(Side::Answer)
}

/// Reports samples that are lists where the rows describe their elements: with a row for the request's ID the answer is an object,
/// and the sample an excerpt.
fn answer_is_list(rows: &[Row<'_>], samples: &[Answer<'_>]) -> Option<Diagnostic> {
    let has_row = |name: &str| rows.iter().any(|row| row.name.eq_ignore_ascii_case(name));
    let is_list = |answer: &&Answer<'_>| match answer.tree {
        Tree::List(items) => matches!(
            items.first(),
            Some(Tree::Object(fields)) if fields.iter().take(64).any(|(name, _)| has_row(name))
        ),
        Tree::Object(_) | Tree::Text(_) | Tree::Number(_) | Tree::Boolean(_) | Tree::Null => false,
    };
    samples
        .iter()
        .find(|answer| answer.notation == Notation::Json)
        .filter(is_list)?;
    let line = rows.first().filter(|_| !has_row("RequestId"))?.line;
    let message =
        "the sample answer is a list of objects with these fields, which is read as one object";
    Some(Diagnostic::new(Code::AnswerIsList, line, message))
}

/// A node that is still changing.
#[derive(Debug)]
pub(super) struct Sketch {
    pub(super) row: Option<usize>,
    pub(super) item_row: Option<usize>,
    pub(super) spot: Option<SpotId>,
    pub(super) children: Vec<usize>,
    pub(super) parent: usize,
    pub(super) level: usize,
    /// The sample's keys here are data, as are those in `{"10.0.0.1": ..., "10.0.0.2": ...}`.
    pub(super) map: bool,
}

impl Sketch {
    fn children(&self) -> &[usize] {
        &self.children
    }
}

pub(super) struct Draft<'r, 's> {
    table: &'r Plain<'r, 'r>,
    pub(super) rows: &'r [Row<'r>],
    pub(super) shape: &'s Shape<'s>,
    /// The first is the answer itself; children come after their parents.
    pub(super) sketches: Vec<Sketch>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<'r, 's> Draft<'r, 's> {
    pub(super) fn new(table: &'r Plain<'r, 'r>, shape: &'s Shape<'s>) -> Self {
        let root = Sketch {
            row: None,
            item_row: None,
            spot: Some(ROOT),
            children: Vec::new(),
            parent: 0,
            map: false,
            level: 0,
        };
        Self {
            table,
            rows: &table.rows,
            shape,
            sketches: vec![root],
            diagnostics: Vec::new(),
        }
    }

    /// Brings the containers of the alignment together with the nodes of their rows.
    pub(super) fn place(&mut self, alignment: &Alignment) {
        let mut of_row: Vec<Option<usize>> = vec![None; self.rows.len()];
        let mut of_container: HashMap<usize, usize> = HashMap::from([(0, 0)]);
        let mut of_spot: HashMap<(usize, SpotId), usize> = HashMap::new();
        let mut of_name: HashMap<(usize, &str), usize> = HashMap::new();
        for (index, place) in alignment.places.iter().enumerate() {
            let Some(row) = self.rows.get(index) else {
                continue;
            };
            let parent = self.container(
                place.container,
                alignment,
                &of_row,
                &mut of_container,
                &mut of_spot,
            );
            if place.item {
                self.join_item(parent, index);
                if let Some(slot) = of_row.get_mut(index) {
                    *slot = Some(parent);
                }
                continue;
            }
            let parent = match self.sketches.get(parent) {
                Some(sketch) if sketch.level >= MAX_LEVELS => sketch.parent,
                Some(_) | None => parent,
            };
            let known = place
                .spot
                .and_then(|spot| of_spot.get(&(parent, spot)).copied());
            let same = known.or_else(|| of_name.get(&(parent, row.name)).copied());
            let node = match same {
                Some(node) => {
                    self.join(node, index);
                    node
                }
                None => self.add(parent, Some(index), place.spot),
            };
            if let Some(spot) = place.spot {
                of_spot.insert((parent, spot), node);
            }
            of_name.insert((parent, row.name), node);
            if let Some(slot) = of_row.get_mut(index) {
                *slot = Some(node);
            }
        }
        self.share_types();
    }

    /// A second row for a node: the first keeps it, unless it was only known from the sample.
    fn join(&mut self, node: usize, index: usize) {
        if let Some(sketch) = self.sketches.get_mut(node) {
            let first = *sketch.row.get_or_insert(index);
            // A row that dotted names only imply, `Data` of `Data.Total`, gives way to that of the table, and is no second one.
            if self.table.origin(first).is_none() {
                sketch.row = Some(index);
            } else if self.table.origin(index).is_some() {
                self.report_twice(first, index);
            }
        }
    }

    /// A row for the elements of a list: the first keeps it.
    fn join_item(&mut self, node: usize, index: usize) {
        if let Some(sketch) = self.sketches.get_mut(node) {
            let first = *sketch.item_row.get_or_insert(index);
            self.report_twice(first, index);
        }
    }

    fn report_twice(&mut self, first: usize, again: usize) {
        if let (Some(first), Some(row)) = (self.rows.get(first), self.rows.get(again))
            && first.line != row.line
        {
            let message = format!(
                "`{}` is described here and on line {}",
                row.name, first.line
            );
            self.diagnostics
                .push(Diagnostic::new(Code::DuplicateRow, row.line, message));
        }
    }

    /// Reports rows that came into no node and that nothing was said of: the values of a map can have one row for their elements,
    /// and the map as well.
    fn report_left_out(&mut self, placed: &[bool]) {
        let reported: HashSet<u32> = self.diagnostics.iter().map(|found| found.line).collect();
        for (index, row) in self.rows.iter().enumerate() {
            let is_placed = placed.get(index).is_some_and(|placed| *placed);
            if is_placed || self.table.origin(index).is_none() || reported.contains(&row.line) {
                continue;
            }
            let message = format!(
                "`{}` describes elements that another row describes as well",
                row.name
            );
            self.diagnostics
                .push(Diagnostic::new(Code::DuplicateRow, row.line, message));
        }
    }

    pub(super) fn add(&mut self, parent: usize, row: Option<usize>, spot: Option<SpotId>) -> usize {
        let level = self
            .sketches
            .get(parent)
            .map_or(0, |parent| parent.level + 1);
        let id = self.sketches.len();
        self.sketches.push(Sketch {
            row,
            item_row: None,
            spot,
            children: Vec::new(),
            parent,
            map: false,
            level,
        });
        if let Some(parent) = self.sketches.get_mut(parent) {
            parent.children.push(id);
        }
        id
    }

    /// The node of a container; made where only the sample shows it.
    fn container(
        &mut self,
        container: usize,
        alignment: &Alignment,
        of_row: &[Option<usize>],
        of_container: &mut HashMap<usize, usize>,
        of_spot: &mut HashMap<(usize, SpotId), usize>,
    ) -> usize {
        // Outwards to a container that has a node, then back in.
        let mut missing = Vec::new();
        let mut at = container;
        let mut node = loop {
            if let Some(node) = of_container.get(&at) {
                break *node;
            }
            let Some(found) = alignment.containers.get(at) else {
                break 0;
            };
            if let Some(node) = found.row.and_then(|row| of_row.get(row).copied().flatten()) {
                of_container.insert(at, node);
                break node;
            }
            missing.push((at, found.spot));
            match found.parent {
                Some(parent) => at = parent,
                None => break 0,
            }
        };
        for (at, spot) in missing.into_iter().rev() {
            if self
                .sketches
                .get(node)
                .is_some_and(|sketch| sketch.level >= MAX_LEVELS)
            {
                break;
            }
            node = match spot {
                Some(spot) => match of_spot.get(&(node, spot)) {
                    Some(known) => *known,
                    None => {
                        let made = self.add(node, None, Some(spot));
                        of_spot.insert((node, spot), made);
                        made
                    }
                },
                None => node,
            };
            of_container.insert(at, node);
        }
        node
    }

    /// Settles forms from the leaves up.
    pub(super) fn finish(mut self, side: Side) -> Nesting {
        let forms = Forms {
            rows: self.rows,
            shape: self.shape,
            wraps_lists: self.shape.wraps_lists(),
            side,
        };
        let mut roots = from_the_leaves(&self.sketches, Sketch::children, |sketch, children| {
            forms.node(sketch, children)
        });
        let mut placed = vec![false; self.rows.len()];
        // From here on rows are those of the table, not those that were made of dotted names.
        let mut waiting: Vec<&mut Node> = roots.iter_mut().collect();
        while let Some(node) = waiting.pop() {
            for row in node.row.iter().chain(&node.item_row) {
                if let Some(slot) = placed.get_mut(*row) {
                    *slot = true;
                }
            }
            node.row = node.row.and_then(|row| self.table.origin(row));
            node.item_row = node.item_row.and_then(|row| self.table.origin(row));
            waiting.extend(&mut node.children);
        }
        self.report_left_out(&placed);
        self.diagnostics.sort();
        self.diagnostics.dedup();
        Nesting {
            roots,
            diagnostics: self.diagnostics,
        }
    }
}

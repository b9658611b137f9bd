//! The tree of a JSON body that is sent. The rows that describe it and the bodies that the page shows come in, a [`Nesting`] goes out.
//!
//! Rows are aligned with the bodies as those of a response are with its samples. Every body is believed: requests are not padded with codes
//! and messages as answers are, and what a table shows flat is refused on the wire where the body nests it. Two things differ. Fields
//! without a row are left out, since nothing says when they may be sent. And a row that no body shows stands beside a struct that is shown
//! whole, not in it: samples leave out parameters far more often than parts of what they give.

use std::collections::HashSet;

use super::align::{Alignment, align};
use super::build::Draft;
use super::dotted::{Plain, plain};
use super::form::Side;
use super::shape::Shape;
use super::{Answer, Form, Nesting, Node, Notation, Row};
use crate::model::Type;
use crate::sample::Tree;

/// Recovers the tree of the rows that describe a JSON body.
pub fn nest_body(rows: &[Row<'_>], bodies: &[Tree]) -> Nesting {
    let answers: Vec<Answer<'_>> = bodies
        .iter()
        .map(|tree| Answer {
            tree,
            notation: Notation::Json,
        })
        .collect();
    let shape = Shape::new(&answers, rows);
    let table = plain(rows, |name| !shape.named(name).is_empty());
    let mut alignment = align(&table, &shape);
    leave_whole_structs(&mut alignment, &table, &shape);
    let mut draft = Draft::new(&table, &shape);
    draft.place(&alignment);
    draft.add_shown();
    draft.compare();
    let mut nesting = draft.finish(Side::Request);
    nesting.roots.retain_mut(is_described);
    nesting
}

/// Moves rows that no body shows out of structs whose fields all have rows. Marks and dots that tell the place are left alone.
fn leave_whole_structs(alignment: &mut Alignment, table: &Plain<'_, '_>, shape: &Shape<'_>) {
    if table.rows.iter().any(|row| row.level > 0) {
        return;
    }
    let opened = alignment.opened();
    let placed: HashSet<usize> = alignment.places.iter().filter_map(|at| at.spot).collect();
    for index in 0..alignment.places.len() {
        let tied = table.inside.get(index).copied().flatten().is_some();
        let Some(place) = alignment
            .places
            .get(index)
            .filter(|place| place.spot.is_none() && !place.item && !tied)
        else {
            continue;
        };
        let table_of = |row: usize| table.rows.get(row).map(|row| row.table);
        let mut at = place.container;
        while let Some(container) = alignment.containers.get(at)
            && let Some(parent) = container.parent
            && let Some(spot) = container.spot.and_then(|spot| shape.spots.get(spot))
            && !spot.children.is_empty()
            && spot.children.iter().all(|child| placed.contains(child))
            && container.row.and_then(table_of) == table_of(index)
        {
            at = parent;
        }
        alignment.move_row(index, at, &opened);
    }
}

/// Takes what only the bodies show out of a node, and tells whether a row is left. A struct of nothing else may hold anything. Nodes are
/// as deep as nesting builds them.
fn is_described(node: &mut Node) -> bool {
    let had_children = !node.children.is_empty();
    node.children.retain_mut(is_described);
    if had_children && node.children.is_empty() {
        open_up(&mut node.form);
    }
    node.row.is_some() || node.item_row.is_some() || !node.children.is_empty()
}

fn open_up(form: &mut Form) {
    match form {
        Form::Struct => *form = Form::Scalar(Type::Any),
        Form::List { item, .. } => open_up(item),
        Form::Map(value) => open_up(value),
        Form::Text(inside) => open_up(inside),
        Form::Scalar(_) => {}
    }
}

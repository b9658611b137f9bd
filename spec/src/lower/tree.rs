//! The tree of the parameters. Rows come in with where each travels and what the page shows of its requests; their nesting goes out.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::Position;
use crate::nest::{
    Dots, Nesting, Node, Row, Values, nest_body, nest_levels, nest_request, report_open,
};

use super::places::{Shown, is_whole_body};
use super::rows::PlacedRow;
use super::samples::SentRequest;

/// The tree of the parameters. What goes into a JSON body that the page shows is aligned with it; the names of all else tell their place.
pub(super) fn nest_parameters(
    rows: &[PlacedRow<'_, '_>],
    positions: &[Position],
    shown: &Shown,
    queries: &[SentRequest],
    values: &Values,
    diagnostics: &mut Vec<Diagnostic>,
) -> Nesting {
    let mut bodies = Vec::new();
    let mut others = Vec::new();
    // Below a row for the body as a whole the marks are one too many.
    let mut inside_whole = false;
    for (index, (row, position)) in rows.iter().zip(positions).enumerate() {
        let mut nested = row.nested();
        if *position != Position::Body {
            others.push((index, nested));
            continue;
        }
        if row.level == 0 {
            inside_whole = is_whole_body(row, *position, positions.get(index + 1).copied(), shown);
            if inside_whole {
                let message = format!("`{}` is the body as a whole", row.name);
                diagnostics.push(Diagnostic::new(Code::WholeBody, row.row.line, message));
                continue;
            }
        } else if inside_whole {
            nested.level -= 1;
        }
        bodies.push((index, nested));
    }
    let sent = queries.iter().flat_map(|request| &request.sample.query);
    let sent = sent.map(|(name, value)| (name.as_str(), value.as_str()));
    let mut nesting = apart(others, |rows| {
        let rows = nest_levels(rows.to_vec(), sent);
        let mut nesting = nest_request(&rows, values, Dots::Kept);
        nesting.diagnostics.extend(report_open(&rows));
        nesting
    });
    let body = apart(bodies, |rows| {
        if shown.bodies.is_empty() {
            nest_request(rows, values, Dots::Nested)
        } else {
            nest_body(rows, &shown.bodies)
        }
    });
    nesting.diagnostics.extend(body.diagnostics);
    nesting.roots.extend(body.roots);
    nesting.roots.sort_by_key(first_row);
    nesting
}

/// Nests some of the rows by themselves; the nodes name them as the whole table does.
fn apart<'r>(rows: Vec<(usize, Row<'r>)>, nest: impl FnOnce(&[Row<'r>]) -> Nesting) -> Nesting {
    if rows.is_empty() {
        return Nesting::default();
    }
    let (places, rows): (Vec<usize>, Vec<Row<'r>>) = rows.into_iter().unzip();
    let mut nesting = nest(&rows);
    let mut waiting: Vec<&mut Node> = nesting.roots.iter_mut().collect();
    while let Some(node) = waiting.pop() {
        let of_table = |row: usize| places.get(row).copied();
        node.row = node.row.and_then(of_table);
        node.item_row = node.item_row.and_then(of_table);
        waiting.extend(&mut node.children);
    }
    nesting
}

/// The first of the rows of a node and of those inside it.
fn first_row(node: &Node) -> usize {
    let own = node.row.into_iter().chain(node.item_row);
    own.chain(node.children.iter().map(first_row))
        .min()
        .unwrap_or(usize::MAX)
}

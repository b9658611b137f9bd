//! Small tables with small samples, one phenomenon each; the outlines are what nesting makes of them.

mod lists;
mod maps;
mod places;
mod requests;
mod tables;

use super::{Answer, Form, Nesting, Node, Notation, Row, nest_response};
use crate::model::Type;
use crate::sample::{read_json, read_xml};
use crate::types::read_type;

/// Reads `└Name: Type` lines; a line `## title` begins a further table.
fn rows(table: &str) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    let (mut index, mut title) = (0, "");
    for (number, line) in (1..).zip(table.lines().filter(|line| !line.trim().is_empty())) {
        let line = line.trim_end();
        if let Some(next) = line.trim_start().strip_prefix("## ") {
            index += 1;
            title = next;
            continue;
        }
        let (line, example) = line.split_once('=').unwrap_or((line, ""));
        let (cell, ty) = line.split_once(':').unwrap_or((line, ""));
        let marks = cell.chars().take_while(|c| *c == '└').count();
        rows.push(Row {
            name: cell.trim_start_matches('└').trim(),
            level: marks,
            ty: read_type(ty),
            is_value: !example.is_empty(),
            line: number,
            table: index,
            title,
        });
    }
    rows
}

/// `Tags[Tag]{Key,Value}`: a list in its wrapper; `Ids[]` a plain one, `Ids[][]` a list of lists, `Host{..}` a struct, `Map<>` a map of
/// anything, `Map<*>` of plain values, `Map<{..}>` of structs.
fn outline(nodes: &[Node]) -> String {
    let parts: Vec<String> = nodes
        .iter()
        .map(|node| node.name.clone() + &shape(&node.form, &node.children))
        .collect();
    parts.join(",")
}

fn shape(form: &Form, children: &[Node]) -> String {
    match form {
        Form::Text(value) => format!("({})", shape(value, children)),
        Form::Scalar(Type::Any) => "?".to_owned(),
        Form::Scalar(_) => String::new(),
        Form::Struct => format!("{{{}}}", outline(children)),
        Form::Map(value) => match **value {
            Form::Scalar(Type::Any) => "<>".to_owned(),
            Form::Scalar(_) => "<*>".to_owned(),
            Form::List { .. } | Form::Struct | Form::Map(_) | Form::Text(_) => {
                format!("<{}>", shape(value, children))
            }
        },
        Form::List { wrapper, item } => format!(
            "[{}]{}",
            wrapper.as_deref().unwrap_or(""),
            shape(item, children)
        ),
    }
}

fn response(table: &str, json: &[&str], xml: &[&str]) -> (Nesting, String) {
    let trees: Vec<_> = json
        .iter()
        .flat_map(|text| read_json(text).unwrap())
        .map(|tree| (tree, Notation::Json))
        .collect();
    let trees: Vec<_> = trees
        .into_iter()
        .chain(
            xml.iter()
                .map(|text| (read_xml(text).unwrap(), Notation::Xml)),
        )
        .collect();
    let answers: Vec<Answer<'_>> = trees
        .iter()
        .map(|(tree, notation)| Answer {
            tree,
            notation: *notation,
        })
        .collect();
    let rows = rows(table);
    let nesting = nest_response(&rows, &answers);
    accounted(&rows, &nesting);
    let outline = outline(&nesting.roots);
    (nesting, outline)
}

/// Every row is in a node, or in a diagnostic at its line; in several nodes if it is of a table about a type.
pub(super) fn accounted(rows: &[Row<'_>], nesting: &Nesting) {
    let mut seen = vec![0; rows.len()];
    let mut waiting: Vec<&Node> = nesting.roots.iter().collect();
    while let Some(node) = waiting.pop() {
        for row in [node.row, node.item_row].into_iter().flatten() {
            seen[row] += 1;
        }
        waiting.extend(&node.children);
    }
    let reported: std::collections::HashSet<u32> = nesting
        .diagnostics
        .iter()
        .map(|diagnostic| diagnostic.line)
        .collect();
    // What a table about a type has inside may stand in several fields.
    let is_shared = rows.iter().any(|row| row.table > 0);
    for (row, count) in rows.iter().zip(seen) {
        let reported = reported.contains(&row.line);
        assert!(
            count == 1 || (count == 0 && reported) || (count > 1 && is_shared),
            "`{}` of line {} is in {count} nodes",
            row.name,
            row.line
        );
    }
}

#[track_caller]
fn check(table: &str, json: &[&str], xml: &[&str], expected: &str) {
    assert_eq!(
        response(table, json, xml).1,
        expected,
        "{table}\n{json:?}\n{xml:?}"
    );
}

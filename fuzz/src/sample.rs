//! A text comes in as the sample of a page. The readers of samples get it as it is, the alignment gets their trees beside
//! fixed tables, and a whole page gets it in its code blocks.

use std::collections::BTreeSet;

use docwright_spec::nest::{Answer, Nesting, Node, Notation, Row, nest_response, read_name};
use docwright_spec::sample::{MAX_DEPTH, SampleError, Tree, read_json, read_request, read_xml};
use docwright_spec::types::read_type;

use crate::check_pages;

/// Flat rows, a list with its wrapper, a plain list, marked rows, a map, names that occur twice and in another case.
const ROWS: &[(&str, &str)] = &[
    ("RequestId", "String"),
    ("PageSize", "Integer"),
    ("TotalCount", "Long"),
    ("SslVpnServers", "Array of SslVpnServer"),
    ("SslVpnServer", ""),
    ("SslVpnServerId", "String"),
    ("Name", "String"),
    ("Compress", "Boolean"),
    ("Data", "Struct"),
    ("└Items", "Array"),
    ("└└Key", "String"),
    ("└└Value", "Float"),
    ("Tags", "List<Struct>"),
    ("Key", "String"),
    ("value", "String"),
    ("Quota", "Map"),
    ("Name", "String"),
    ("CreateTime", "Long"),
];

/// Holds a text against the promises.
///
/// # Panics
/// Where one of them is broken.
pub fn check_sample(text: &str) {
    let request = read_request(text);
    assert_eq!(request, read_request(text));

    let json = read_json(text);
    assert_eq!(json, read_json(text));
    let xml = read_xml(text).map(|tree| vec![tree]);
    for trees in [&json, &xml] {
        match trees {
            Ok(trees) => {
                assert!(!trees.is_empty());
                assert!(trees.iter().all(is_answer));
            }
            Err(SampleError::Unreadable | SampleError::TooDeep) => {}
        }
    }

    let answers = |trees: &'_ Result<Vec<Tree>, SampleError>, notation| {
        let trees = trees.iter().flatten().cloned().collect::<Vec<Tree>>();
        (trees, notation)
    };
    let samples = [answers(&json, Notation::Json), answers(&xml, Notation::Xml)];
    let rows = rows();
    for chosen in [&samples[..1], &samples[1..], &samples] {
        let answers: Vec<Answer<'_>> = chosen
            .iter()
            .flat_map(|(trees, notation)| {
                trees.iter().map(|tree| Answer {
                    tree,
                    notation: *notation,
                })
            })
            .collect();
        let nesting = nest_response(&rows, &answers);
        assert_accounted(&rows, &nesting);
        let again = nest_response(&rows, &answers);
        assert_eq!(nesting.roots, again.roots);
        assert_eq!(nesting.diagnostics, again.diagnostics);
    }

    check_pages(&page(text));
}

/// An object or list that is not nested too deep.
fn is_answer(tree: &Tree) -> bool {
    let mut waiting = vec![(tree, 1)];
    while let Some((tree, level)) = waiting.pop() {
        match tree {
            Tree::Object(_) | Tree::List(_) if level > MAX_DEPTH + 1 => return false,
            Tree::Object(members) => {
                waiting.extend(members.iter().map(|(_, value)| (value, level + 1)));
            }
            Tree::List(items) => waiting.extend(items.iter().map(|item| (item, level + 1))),
            Tree::Text(_) | Tree::Number(_) | Tree::Boolean(_) | Tree::Null => {}
        }
    }
    matches!(tree, Tree::Object(_) | Tree::List(_))
}

fn rows() -> Vec<Row<'static>> {
    (1..)
        .zip(ROWS)
        .map(|(line, (cell, ty))| {
            let (level, name) = read_name(cell);
            Row {
                name,
                level,
                ty: read_type(ty),
                is_value: line % 4 == 0,
                line,
                table: 0,
                title: "",
            }
        })
        .collect()
}

/// Every row is in one node, or in none and in a diagnostic on its line.
fn assert_accounted(rows: &[Row<'_>], nesting: &Nesting) {
    let mut seen = vec![0; rows.len()];
    let mut waiting: Vec<&Node> = nesting.roots.iter().collect();
    while let Some(node) = waiting.pop() {
        for row in [node.row, node.item_row].into_iter().flatten() {
            seen[row] += 1;
        }
        waiting.extend(&node.children);
    }
    let reported: BTreeSet<u32> = nesting.diagnostics.iter().map(|found| found.line).collect();
    for (row, count) in rows.iter().zip(seen) {
        assert!(
            count == 1 || (count == 0 && reported.contains(&row.line)),
            "`{}` on line {} is in {count} nodes",
            row.name,
            row.line
        );
    }
}

/// A page of the same rows with the text as its samples, in fences that the text cannot close.
fn page(text: &str) -> String {
    let mut width = 3;
    for run in text.split(|found| found != '`') {
        width = width.max(run.len() + 1);
    }
    let fence = "`".repeat(width);
    let mut page = String::from(
        "# DescribeSslVpnServers\n\n## Request parameters\n\n|Name|Type|Required|Description|\n|--|--|--|--|\n\
         |Action|String|Yes|DescribeSslVpnServers|\n|Filter|String|No|A JSON text.|\n\n\
         ## Response parameters\n\n|Name|Type|Description|\n|--|--|--|\n",
    );
    for (name, ty) in ROWS {
        page.push_str(&format!("|{name}|{ty}|One of the fields.|\n"));
    }
    page.push_str("\n## Examples\n\n");
    for title in [
        "Sample requests",
        "Sample success responses",
        "`XML` format",
    ] {
        page.push_str(&format!("{title}\n\n{fence}\n{text}\n{fence}\n\n"));
    }
    page
}

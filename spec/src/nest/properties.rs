//! What holds for any rows and any sample: nothing panics, every row is accounted for once, and long tables take no
//! longer than their length warrants.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::tests::accounted;
use super::{Answer, Dots, Notation, Row, Values, nest_request, nest_response};
use crate::sample::{Tree, read_json, read_request, read_xml};
use crate::types::read_type;

const NAMES: &[&str] = &[
    "A",
    "B",
    "C",
    "D",
    "As",
    "Bs",
    "a",
    "Data",
    "Item",
    "Items",
    "RequestId",
    "A.B",
    "A.N.B",
    "A.1",
    "B.N",
    "N",
    ".",
    "A..B",
    "C[]",
    "C[N].D",
    "",
];
const TYPES: &[&str] = &[
    "",
    "String",
    "Integer",
    "Array",
    "Array of A",
    "Array of Item",
    "Struct",
    "Map",
    "A",
    "List<Struct>",
    "??",
    "Json",
];
const TITLES: &[&str] = &["", "A", "fields of Item", "Data type B"];

fn row() -> impl Strategy<Value = (&'static str, usize, &'static str, bool, &'static str)> {
    let levels = prop_oneof![4 => Just(0_usize), 3 => 1..3_usize, 1 => Just(40_usize)];
    (
        prop::sample::select(NAMES),
        levels,
        prop::sample::select(TYPES),
        prop::bool::weighted(0.1),
        prop::sample::select(TITLES),
    )
}

fn table() -> impl Strategy<Value = Vec<Row<'static>>> {
    prop::collection::vec(row(), 0..40).prop_map(|parts| {
        let mut table = 0;
        let mut current = "";
        let rows = (1..)
            .zip(parts)
            .map(|(line, (name, level, ty, begins, title))| {
                if begins {
                    table += 1;
                    current = title;
                }
                Row {
                    name,
                    level,
                    ty: read_type(ty),
                    is_value: line % 3 == 0,
                    line,
                    table,
                    title: current,
                }
            });
        rows.collect()
    })
}

fn tree() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        Just(Tree::Null),
        Just(Tree::Boolean(true)),
        Just(Tree::Number("1.5".into())),
        Just(Tree::Text("x".into())),
    ];
    leaf.prop_recursive(5, 40, 5, |inner| {
        let key = prop::sample::select(NAMES).prop_map(str::to_owned);
        prop_oneof![
            3 => prop::collection::vec((key, inner.clone()), 0..5).prop_map(Tree::Object),
            1 => prop::collection::vec(inner, 0..4).prop_map(Tree::List),
        ]
    })
}

/// Values of some parameters, in examples and in a request.
fn values() -> impl Strategy<Value = Values> {
    const TEXTS: &[&str] = &[
        "",
        r#"{"A":1,"B":{"C":[{"D":1,"A":2}]}}"#,
        r#"[{"C":1,"D":"x"},{"Item":[[{"B":1}]]}]"#,
        "[{N:",
    ];
    let shown = (
        prop::sample::select(NAMES),
        prop::sample::select(TEXTS),
        prop::bool::ANY,
    );
    prop::collection::vec(shown, 0..4).prop_map(|shown| {
        let query: Vec<String> = shown
            .iter()
            .filter(|(_, _, sent)| *sent)
            .map(|(name, text, _)| format!("{name}={text}"))
            .collect();
        let request = read_request(&format!("https://host.example/?{}", query.join("&")));
        let examples = shown.iter().map(|(name, text, _)| (*name, *text));
        Values::read(examples, [&request].into_iter())
    })
}

proptest! {
    #[test]
    fn responses_account_for_every_row(rows in table(), json in prop::collection::vec(tree(), 0..3), xml in prop::collection::vec(tree(), 0..2)) {
        let json = json.iter().map(|tree| Answer { tree, notation: Notation::Json });
        let xml = xml.iter().map(|tree| Answer { tree, notation: Notation::Xml });
        let answers: Vec<Answer<'_>> = json.chain(xml).collect();
        accounted(&rows, &nest_response(&rows, &answers));
    }

    #[test]
    fn requests_account_for_every_row(rows in table(), values in values()) {
        accounted(&rows, &nest_request(&rows, &values, Dots::Kept));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[\\[{}\\]\",:'a1.“</>&=\\\\ \n\t-]{0,200}") {
        let _ = read_json(&text);
        let _ = read_xml(&text);
        let _ = read_request(&text);
        let _ = read_type(&text);
        let _ = super::read_name(&text);
    }
}

#[test]
fn long_tables_and_samples_take_linear_time() {
    let names: Vec<String> = (0..100_000)
        .map(|number| format!("Field{}", number % 5_000))
        .collect();
    let rows: Vec<Row<'_>> = (1..)
        .zip(&names)
        .map(|(line, name)| Row {
            name,
            level: 0,
            ty: read_type(if line % 7 == 0 { "Array" } else { "String" }),
            is_value: false,
            line,
            table: 0,
            title: "",
        })
        .collect();
    let fields: Vec<String> = (0..100_000)
        .map(|number| format!("\"Field{number}\":[{{\"Field1\":1}}]"))
        .collect();
    let samples = read_json(&format!("{{{}}}", fields.join(","))).unwrap();
    let answers: Vec<Answer<'_>> = samples
        .iter()
        .map(|tree| Answer {
            tree,
            notation: Notation::Json,
        })
        .collect();
    let start = Instant::now();
    accounted(&rows, &nest_response(&rows, &answers));
    accounted(&rows, &nest_request(&rows, &Values::default(), Dots::Kept));
    assert!(
        start.elapsed() < Duration::from_secs(60),
        "{:?}",
        start.elapsed()
    );
}

//! Further tables: about a type, about the fields of one row, about the value of a parameter.

use super::{accounted, check, outline, response, rows};
use crate::diagnostic::Code;
use crate::nest::{Dots, Values, nest_request};
use crate::sample::read_request;

#[test]
fn tables_of_named_types() {
    let table = "Total: Integer\nBoats: Boat[]\nName: String\n## Boat\nAge: Integer\nOwner: Person\n## Data type Person\nCity: String";
    check(table, &[], &[], "Total,Boats[]{Age,Owner{City}},Name");
    let json = r#"{"Fleet":{"BoatItem":[{"Age":1}]},"Total":1}"#;
    check(
        "Fleet: Struct\nTotal: Integer\n## child nodes of BoatItem\nAge: Integer",
        &[json],
        &[],
        "Fleet{BoatItem[]{Age}},Total",
    );
}

#[test]
fn tables_about_a_json_value() {
    let nested = |table: &str, examples: &[(&str, &str)], requests: &[&str]| {
        let requests: Vec<_> = requests.iter().map(|text| read_request(text)).collect();
        let values = Values::read(examples.iter().copied(), requests.iter());
        let rows = rows(table);
        let nesting = nest_request(&rows, &values, Dots::Kept);
        accounted(&rows, &nesting);
        outline(&nesting.roots)
    };
    let boats = r#"[{"Name":"a","Crew":[{"Cook":"b","Mate":"c"}]}]"#;
    let table =
        "Lake: String\nBoats: String\n## parameters\nName: String\nSails: Integer\nCrew: List";
    let flat = "Lake,Boats,Name,Sails,Crew[]";
    assert_eq!(
        nested(table, &[("Boats", boats)], &[]),
        "Lake,Boats([]{Name,Sails,Crew[]})",
        "most rows are keys of the example"
    );
    let sends = |query: &str| format!("https://host.example/?Action=AddBoats&{query}");
    let shown = sends(&format!("Boats={boats}&Lake=l-1"));
    assert_eq!(
        nested(table, &[], &[&shown]),
        "Lake,Boats([]{Name,Sails,Crew[]})"
    );
    assert_eq!(nested(table, &[], &[]), flat, "nothing is shown");
    assert_eq!(
        nested(table, &[("Boats", r#"[{"Name":"a"}]"#)], &[]),
        flat,
        "one row in three is a key"
    );
    assert_eq!(
        nested(table, &[("Boats", boats)], &[&sends("Sails=2")]),
        flat,
        "a request sends a row"
    );
    assert_eq!(
        nested(
            table,
            &[("Boats", boats)],
            &["POST /boats\n\n{\"Name\":\"a\"}"]
        ),
        flat,
        "a body has a row"
    );
    assert_eq!(
        nested(table, &[("Canoes", boats)], &[]),
        flat,
        "no parameter has the value"
    );
    assert_eq!(
        nested(
            &table.replace("String\n## parameters", "String"),
            &[("Boats", boats)],
            &[]
        ),
        flat,
        "rows of the parameters' own table"
    );
    // A list is sent element by element, unless a request shows it as one text.
    let table = table.replace("Boats: String", "Boats: List");
    assert_eq!(
        nested(&table, &[("Boats", boats)], &[]),
        "Lake,Boats[]{Name,Sails,Crew[]}"
    );
    assert_eq!(
        nested(&table, &[], &[&shown]),
        "Lake,Boats([]{Name,Sails,Crew[]})"
    );
    // Objects inside the value, and which of two values.
    let table = "Boats: List\nYachts: List\n## parameters\nCook: String\nMate: String";
    assert_eq!(
        nested(table, &[("Yachts", boats), ("Boats", boats)], &[]),
        "Boats[],Yachts[]{Crew{Cook,Mate}}"
    );
    assert_eq!(
        nested(
            &table.replace("Yachts", "Arks"),
            &[("Arks", boats), ("Boats", boats)],
            &[]
        ),
        "Boats[],Arks[]{Crew{Cook,Mate}}"
    );
    let relief = r#"{"Cook":"b","Mate":"c","Relief":{"Cook":"d","Mate":"e"}}"#;
    assert_eq!(
        nested(table, &[("Boats", relief)], &[]),
        "Boats[]{Cook,Mate},Yachts[]"
    );
    assert_eq!(
        nested(
            &table.replace("Boats: List", "Boats: String"),
            &[("Boats", relief)],
            &[]
        ),
        "Boats({Cook,Mate}),Yachts[]"
    );
    // Values are no parts.
    let table = "Boats: String\n## Boats\nsloop: String\nketch: String";
    assert_eq!(nested(table, &[("Boats", "ketch,yawl")], &[]), "Boats");
    assert_eq!(
        nested(table, &[("Boats", "see below")], &[]),
        "Boats({sloop,ketch})"
    );
    // What the sentence above the table names comes first.
    let table = "Boats: List\nYachts: List\n## parts of Boats\nCook: String\nMate: String";
    assert_eq!(
        nested(table, &[("Yachts", boats)], &[]),
        "Boats[]{Cook,Mate},Yachts[]"
    );
}

#[test]
fn rows_after_a_field_with_a_table_of_its_own_are_beside_it() {
    check(
        "Points: List\nCursor: String\nStep: String\n## each of the Points\ntime: Long\nlow: Double",
        &[r#"{"Points":[{"time":1,"low":2}]}"#],
        &[],
        "Points[]{time,low},Cursor,Step",
    );
}

#[test]
fn a_table_about_a_type_serves_every_field_of_the_type() {
    let table = "Id: String\nLeft: Side\nRight: Side\nOthers: Array of Side\n## Side\nName: String\nScore: Integer";
    for json in [
        r#"{"Id":"1","Left":{"Name":"a","Score":1},"Others":[]}"#,
        r#"{"Id":"1","Left":{"Name":"a"},"Others":[{"Name":"b"}]}"#,
    ] {
        check(
            table,
            &[json],
            &[],
            "Id,Left{Name,Score},Right{Name,Score},Others[]{Name,Score}",
        );
    }
    check(
        table,
        &[],
        &[],
        "Id,Left{Name,Score},Right{Name,Score},Others[]{Name,Score}",
    );
    // Each is wrapped as its own sample, or else the other's, shows.
    check(
        "Old: Array of Knob\nNew: Array of Knob\n## Knob\nKey: String",
        &[],
        &["<R><Old/><New><Knob><Key>a</Key></Knob></New></R>"],
        "Old[Knob]{Key},New[Knob]{Key}",
    );
    // Inside itself a type is read once.
    let (nesting, outline) = response(
        "Top: Node\n## Node\nName: String\nInner: Array of Node",
        &[],
        &[],
    );
    assert_eq!(outline, "Top{Name,Inner[]{Name,Inner[]?}}");
    assert!(
        nesting
            .diagnostics
            .iter()
            .all(|found| found.code != Code::UnknownType)
    );
}

#[test]
fn a_part_with_a_table_of_its_own_is_in_every_field_of_the_type() {
    check(
        "First: Boat\nSecond: Boat\n## Boat\nName: String\nHull: Object\n## Hull\nWidth: Integer",
        &[],
        &[],
        "First{Name,Hull{Width}},Second{Name,Hull{Width}}",
    );
}

#[test]
fn a_list_of_a_type_that_nothing_explains_may_hold_anything() {
    check(
        "Things: Array of Thing\nId: String",
        &[r#"{"Things":[],"Id":"1"}"#],
        &[],
        "Things[]?,Id",
    );
}

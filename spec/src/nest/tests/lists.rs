//! Lists: with and without an inner key, of plain values, with rows for their elements.

use super::{check, response};
use crate::diagnostic::Code;

#[test]
fn lists_and_structs() {
    let wrapped = r#"{"Boats":{"Boat":[{"Name":"a","Length":3}]},"Total":1}"#;
    let plain = r#"{"Boats":[{"Name":"a","Length":3}],"Total":1}"#;
    let table = "Boats: Array of Boat\nBoat:\nName: String\nLength: Integer\nTotal: Integer";
    check(table, &[wrapped], &[], "Boats[Boat]{Name,Length},Total");
    // The sample shows a plain list: the row of the elements is no key.
    check(table, &[plain], &[], "Boats[]{Name,Length},Total");
    // Without a sample nothing tells where the list ends.
    check(table, &[], &[], "Boats[Boat]{Name,Length,Total}");
    let without = "Boats: Array of Boat\nName: String\nLength: Integer\nTotal: Integer";
    check(without, &[wrapped], &[], "Boats[Boat]{Name,Length},Total");
    check(without, &[plain], &[], "Boats[]{Name,Length},Total");
    check(
        "Name: String\nLength: Integer\nTotal: Integer",
        &[wrapped],
        &[],
        "Boats[Boat]{Name,Length},Total",
    );
}

#[test]
fn lists_that_no_sample_shows_are_wrapped_as_the_others_are() {
    let wrapped = r#"{"Boats":{"Boat":[{"Name":"a"}]},"Id":"x"}"#;
    let plain = r#"{"Boats":[{"Name":"a"}],"Id":"x"}"#;
    let table = "Boats: Array\n└Name: String\nPolicies: Array\n└City: String\nHarbours: Array of Port\n└City: String\nId: String";
    check(
        table,
        &[wrapped],
        &[],
        "Boats[Boat]{Name},Policies[Policy]{City},Harbours[Port]{City},Id",
    );
    check(
        table,
        &[plain],
        &[],
        "Boats[]{Name},Policies[]{City},Harbours[]{City},Id",
    );
    // A struct with a list in it is no wrapper.
    check(
        "Data: Struct\n└Items: Array\n└└Name: String\nTags: Array\n└Key: String",
        &[r#"{"Data":{"Items":[{"Name":"a"}]}}"#],
        &[],
        "Data{Items[]{Name}},Tags[]{Key}",
    );
}

#[test]
fn xml_shows_the_wrapper_of_a_list_that_json_shows_plain() {
    let json = r#"{"Boats":[{"Name":"a","Age":3}],"Total":1}"#;
    let table = "Boats: Array\nName: String\nAge: Integer\nTotal: Integer";
    let one = "<Boat><Name>a</Name><Age>3</Age></Boat>";
    let wrapped = format!("<R><Boats>{one}{one}</Boats><Total>1</Total></R>");
    check(table, &[json], &[&wrapped], "Boats[Boat]{Name,Age},Total");
    let found = response(table, &[json], &[&wrapped]).0.diagnostics;
    assert!(
        found
            .iter()
            .any(|found| found.code == Code::NestingAgainstSample && found.line == 1),
        "{found:?}"
    );
    // Plain lists repeat their own name; another word is no element of theirs.
    for element in ["Boats", "Item"] {
        let one = one.replace("Boat", element);
        let plain = if element == "Boats" {
            format!("<R>{one}{one}<Total>1</Total></R>")
        } else {
            format!("<R><Boats>{one}{one}</Boats><Total>1</Total></R>")
        };
        check(table, &[json], &[&plain], "Boats[]{Name,Age},Total");
    }
}

#[test]
fn a_plural_that_is_empty_in_the_sample_is_a_list() {
    let table = "Boat:\nDecks:\nName: String\nId: String";
    let xml = "<R><Boat><Decks></Decks><Id>x</Id></Boat></R>";
    check(table, &[], &[xml], "Boat{Decks[]{Name},Id}");
}

#[test]
fn rows_for_the_elements_of_a_list() {
    // The sample has another inner key than the table.
    let other = r#"{"Boats":{"Boats":[{"Name":"a","Age":3}]}}"#;
    let table = "Boats: Array\nBoat:\nName: String\nAge: Integer";
    check(table, &[other], &[], "Boats[Boat]{Name,Age}");
    // A row without a type that no sample knows, below a list that the sample shows.
    let list = r#"{"Data":[{"Name":"a","Age":3}]}"#;
    let table = "Data:\nBoatInfo:\nName: String\nAge: Integer";
    check(table, &[list], &[], "Data[]{Name,Age}");
}

#[test]
fn lists_of_plain_values() {
    check(
        "Ports: List",
        &[r#"{"Ports":{"Port":[1,2]}}"#],
        &[],
        "Ports[Port]",
    );
    check("Ports: List", &[r#"{"Ports":[1,2]}"#], &[], "Ports[]");
    check("Ports: String", &[r#"{"Ports":[1,2]}"#], &[], "Ports[]");
    check("Grid: Array", &[r#"{"Grid":[[1],[2]]}"#], &[], "Grid[][]");
    check("Ports: Array of String", &[], &[], "Ports[]");
    // What the sample lacks does not belong to a list of plain values.
    check(
        "Ports: List\nSize: String\nTotal: String",
        &[r#"{"Ports":{"Port":["a"]},"Total":"1"}"#],
        &[],
        "Ports[Port],Size,Total",
    );
}

#[test]
fn an_answer_that_is_a_list_is_told() {
    let told = |table: &str, json: &str| {
        let (nesting, _) = response(table, &[json], &[]);
        nesting
            .diagnostics
            .iter()
            .any(|found| found.code == Code::AnswerIsList)
    };
    let list = r#"[{"id":"a","name":"b"},{"id":"c","name":"d"}]"#;
    assert!(told("id: String\nname: String", list));
    assert!(!told(
        "id: String\nname: String",
        r#"{"id":"a","name":"b"}"#
    ));
    // An excerpt: the whole has an ID.
    assert!(!told("id: String\nname: String\nrequestId: String", list));
}

#[test]
fn one_element_of_a_list_in_xml() {
    let xml = "<R><Disks><Disk><Id>a</Id><Tags><Tag><Key>k</Key></Tag></Tags></Disk></Disks></R>";
    let expected = "Disks[Disk]{Id,Tags[Tag]{Key}}";
    check(
        "Disks:\nDisk:\nId: String\nTags:\nTag:\nKey: String",
        &[],
        &[xml],
        expected,
    );
    check(
        "Disks: DiskSetType\nId: String\nTags: TagType\nKey: String",
        &[],
        &[xml],
        expected,
    );
    // Nothing tells that a harbour has several masters.
    check(
        "Harbour: Struct\nMaster: Struct\nName: String",
        &[],
        &["<R><Harbour><Master><Name>a</Name></Master></Harbour></R>"],
        "Harbour{Master{Name}}",
    );
}

#[test]
fn xml_alone() {
    let xml = "<R><Boats><Boat><Name>a</Name></Boat><Boat><Name>b</Name></Boat></Boats></R>";
    check(
        "Boats: Array\nName: String",
        &[],
        &[xml],
        "Boats[Boat]{Name}",
    );
    let single = "<R><Boats><Boat><Name>a</Name></Boat></Boats></R>";
    check(
        "Boats: Array of Boat\nBoat:\nName: String",
        &[],
        &[single],
        "Boats[Boat]{Name}",
    );
}

//! Where a row stands: fields that the sample lacks, names in several places, marks and dots in names, samples that do not fit.

use super::{check, response};
use crate::diagnostic::Code;
use crate::model::Type;
use crate::nest::Form;

#[test]
fn nothing_stands_inside_a_row_with_an_example() {
    let json = r#"{"Boats":{"Boat":[{"Id":"x"}]}}"#;
    let table = "Boats:\nDecks:\nColours:=red\nRigs:=[\"a\", \"b\"]\nLoad: Integer=3\nId: String=x";
    check(
        table,
        &[json],
        &[],
        "Boats[Boat]{Decks[Deck]{Colours[Colour],Rigs[Rig],Load},Id}",
    );
    // What the sample shows counts for more than the example.
    let json = r#"{"Boat":{"Id":"x"},"Total":1}"#;
    let table = "Boat: Struct=x\nId: String=x\nAge: Integer=3\nTotal: Integer=1";
    check(table, &[json], &[], "Boat{Id,Age},Total");
}

#[test]
fn xml_that_is_not_closed_changes_nothing() {
    let json = r#"{"Boats":{"Boat":[{"Name":"a","Age":3}]},"Total":1}"#;
    let table = "Boats: Array\nName: String\nAge: Integer\nTotal: Integer";
    let expected = "Boats[Boat]{Name,Age},Total";
    for xml in [
        "<R><Boats><Boat><Name>a</Name><Age>3</Age></Boat><Total>1</Total></R>",
        "<R><Boats><Boat><Name>a</Nmae><Age>3</Age></Boat></Boats><Total>1</Total></R>",
        "<R><Boats><Boat><Name>a<Age>3</Age></Boat></Boats><Total>1</Total></R>",
    ] {
        check(table, &[json], &[xml], expected);
    }
}

#[test]
fn a_sample_can_prove_a_type_wrong() {
    let types = |table: &str, json: &str| -> Vec<Form> {
        let nodes = response(table, &[json], &[]).0.roots;
        nodes.into_iter().map(|node| node.form).collect()
    };
    let table = "Id: Integer\nOn: Boolean\nLoad: Integer\nPort: Integer";
    let json = r#"{"Id":"r-17","On":"maybe","Load":0.5,"Port":"80"}"#;
    let expected = [Type::String, Type::String, Type::Double, Type::Integer];
    assert_eq!(types(table, json), expected.map(Form::Scalar));
    // What is blotted out, or empty, proves nothing.
    let json = r#"{"Id":"17****","On":"Boolean"}"#;
    let forms = types("Id: Integer\nOn: Boolean", json);
    assert_eq!(forms[..2], [Type::Integer, Type::Boolean].map(Form::Scalar));
}

#[test]
fn what_may_be_anything_stays_so() {
    let (nesting, outline) = response("Cargo: Any", &[r#"{"Cargo":[1,2]}"#], &[]);
    assert_eq!(outline, "Cargo?");
    assert_eq!(nesting.diagnostics, []);
}

#[test]
fn fields_that_the_sample_lacks_go_by_their_neighbours() {
    let json = r#"{"Boat":{"Age":1,"Owner":{"City":"x"},"Weight":2},"Total":1}"#;
    check(
        "Boat: Struct\nAge: Integer\nColour: String\nOwner: Struct\nCity: String\nWeight: Integer\nTotal: Integer",
        &[json],
        &[],
        "Boat{Age,Colour,Owner{City},Weight},Total",
    );
    // In a sorted table `Tail` cannot stand behind `Weight` inside the boat.
    let json = r#"{"Age":1,"Boat":{"Anchor":1,"Bow":2,"Deck":3,"Weight":4},"Total":1}"#;
    let sorted = "Age: Integer\nBoat: Struct\nAnchor: Integer\nBow: Integer\nDeck: Integer\nStern: Integer\nWeight: Integer\nTail: Integer\nTotal: Integer";
    check(
        sorted,
        &[json],
        &[],
        "Age,Boat{Anchor,Bow,Deck,Stern,Weight},Tail,Total",
    );
}

#[test]
fn one_name_in_several_places() {
    let json = r#"{"Id":"1","Harbours":[{"Id":"2","Boats":[{"Id":"3","Name":"a"}],"Name":"b"}]}"#;
    let table = "Id: String\nHarbours: Array\nId: String\nBoats: Array\nId: String\nName: String\nName: String";
    check(
        table,
        &[json],
        &[],
        "Id,Harbours[]{Id,Boats[]{Id,Name},Name}",
    );
    let lock = r#"{"Locks":{"Lock":[{"Lock":"x","Message":"y"}]}}"#;
    check(
        "Locks: Array of Lock\nLock:\nMessage: String\nLock: String",
        &[lock],
        &[],
        "Locks[Lock]{Message,Lock}",
    );
}

#[test]
fn marks_before_names() {
    let table =
        "Boats:\n└Name: String\n└Owner: Struct\n└└City: String\n└Weight: Integer\nTotal: Integer";
    check(table, &[], &[], "Boats[]{Name,Owner{City},Weight},Total");
    // All nested rows marked alike: the sample and what is empty tell the rest.
    let alike = "Boats:\n└Name: String\n└Owner:\n└City: String\nTotal: Integer";
    check(
        alike,
        &[r#"{"Boats":{"Boat":[{"Name":"a","Owner":{"City":"x"}}]},"Total":1}"#],
        &[],
        "Boats[Boat]{Name,Owner{City}},Total",
    );
}

#[test]
fn samples_of_something_else() {
    let listed = r#"{"PageNumber":1,"Boats":{"Boat":[{"Name":"a","Age":"1"}]},"RequestId":"x"}"#;
    let (nesting, outline) = response(
        "Name: String\nAge: String\nRequestId: String",
        &[listed],
        &[],
    );
    assert_eq!(outline, "Name,Age,RequestId");
    assert_eq!(nesting.diagnostics.len(), 1);
    // An answer that says what went wrong.
    check(
        "Boats:\n└Name: String",
        &[r#"{"Code":"X","Message":"y","HostId":"z","RequestId":"1"}"#],
        &[],
        "Boats[]{Name}",
    );
    // Another operation's lists.
    check(
        "Boats: Array\nBoat:\nName: String",
        &[r#"{"Cars":{"Car":[{"Name":"a"}]}}"#],
        &[],
        "Boats[Boat]{Name}",
    );
    // The root of XML in JSON.
    check(
        "Name: String",
        &[r#"{"DescribeBoatResponse":{"Name":"a"}}"#],
        &[],
        "Name",
    );
}

#[test]
fn spellings_and_repetitions() {
    check(
        "ClientIpPool: String",
        &[r#"{"CLientIpPool":"a"}"#],
        &[],
        "ClientIpPool",
    );
    check(
        "Pagenumber: String",
        &[r#"{"PageNumber":"a"}"#],
        &[],
        "PageNumber",
    );
    let (nesting, outline) = response(
        "Name: String\nAge: String\nName: String",
        &[r#"{"Name":"a","Age":"1"}"#],
        &[],
    );
    assert_eq!(outline, "Name,Age");
    assert!(
        nesting
            .diagnostics
            .iter()
            .any(|diagnostic| diagnostic.line == 3)
    );
}

#[test]
fn dotted_names_in_responses() {
    let json = r#"{"Boats":{"Boat":[{"State":{"Code":1,"Name":"x"}}]}}"#;
    check(
        "Boats: Array of Boat\nBoat:\nState.Code: Integer\nState.Name: String",
        &[json],
        &[],
        "Boats[Boat]{State{Code,Name}}",
    );
    check(
        "Disk.N.Size: Integer\nDisk.N.Name: String\nTotal: Integer",
        &[],
        &[],
        "Disk[]{Size,Name},Total",
    );
}

#[test]
fn what_holds_no_fields_swallows_no_rows() {
    for (ty, expected) in [
        ("List<Long>", "Ports[],After,Last"),
        ("BigDecimal", "Ports,After,Last"),
        ("Lnog", "Ports,After,Last"),
        ("Quux", "Ports?,After,Last"),
        // Named as a class, or after the field.
        ("PortModel", "Ports{After,Last}"),
        ("Port", "Ports{After,Last}"),
        ("Struct", "Ports{After,Last}"),
    ] {
        let table = format!("Ports: {ty}\nAfter: String\nLast: String");
        check(&table, &[], &[], expected);
    }
    let (nesting, _) = response("Price: Quux\nAfter: String", &[], &[]);
    assert!(
        nesting
            .diagnostics
            .iter()
            .any(|found| found.code == Code::UnknownType && found.line == 1)
    );
}

#[test]
fn a_dotted_name_repeats_no_container() {
    for table in [
        "Data: Struct\nData.Total: Integer\nData.Page: Integer",
        "Data.Total: Integer\nData.Page: Integer\nData: Struct",
        "Data.Total: Integer\nId: String\nData.Page: Integer",
    ] {
        let (nesting, _) = response(table, &[r#"{"Data":{"Total":1,"Page":2}}"#], &[]);
        assert!(
            nesting
                .diagnostics
                .iter()
                .all(|found| found.code != Code::DuplicateRow),
            "{table}: {:?}",
            nesting.diagnostics
        );
    }
}

#[test]
fn what_the_sample_leaves_empty_keeps_its_rows() {
    let twins = "Docks: Array of Dock\nName: String\nDepth: Integer\nPiers: Array of Pier\nName: String\nDepth: Integer\nId: String";
    let json = r#"{"Docks":[],"Piers":[{"Name":"a","Depth":3}],"Id":"x"}"#;
    let (nesting, outline) = response(twins, &[json], &[]);
    assert_eq!(outline, "Docks[]{Name,Depth},Piers[]{Name,Depth},Id");
    assert_eq!(nesting.diagnostics, [], "no row is described twice");
    // The second twin has a field that the first has in the table alone.
    check(
        "From: Object\nCity: String\nFlag: String\nTo: Object\nCity: String\nFlag: String",
        &[r#"{"To":{"City":"a","Flag":"b"},"From":{"City":"c"}}"#],
        &[],
        "From{City,Flag},To{City,Flag}",
    );
    // The field of that name comes at the end, outside.
    check(
        "Alarm: Struct\nSound: String\nActive: Boolean\nPower: Struct\nVolts: Long\nWhen: String\nActive: Boolean",
        &[r#"{"Alarm":{"Sound":"x"},"Power":{"Volts":1},"When":"now","Active":true}"#],
        &[],
        "Alarm{Sound,Active},Power{Volts},When,Active",
    );
    // Many rows of a list that is not shown at all, before those of one that is.
    check(
        "Bill: Struct\nParts: Array of Part\nPart:\nGross: Float\nNet: Float\nKind: String\nGross: Float\nNet: Float\nId: String",
        &[r#"{"Bill":{"Gross":1.5,"Net":1.2},"Id":"x"}"#],
        &[],
        "Bill{Parts[Part]{Gross,Net,Kind},Gross,Net},Id",
    );
}

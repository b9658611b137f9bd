//! Small tables with small samples, one phenomenon each; the outlines are what nesting makes of them.

use super::{
    Answer, Dots, Form, Nesting, Node, Notation, Row, Values, nest_levels, nest_request,
    nest_response, report_open,
};
use crate::diagnostic::Code;
use crate::model::Type;
use crate::sample::{read_json, read_request, read_xml};
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
fn keys_that_are_data() {
    check(
        "Load: Struct",
        &[r#"{"Load":{"北":1,"南":2}}"#],
        &[],
        "Load<>",
    );
    check(
        "Load: Struct",
        &[r#"{"Load":{"North Sea":{"Age":1},"Baltic":{"Age":2}}}"#],
        &[],
        "Load<>",
    );
    check(
        "Load: Struct",
        &[r#"{"Load":{"North":1,"South":2}}"#],
        &[],
        "Load{North,South}",
    );
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

#[test]
fn maps_and_what_only_the_sample_has() {
    check(
        "Sizes: Map",
        &[r#"{"Sizes":{"a":1,"b":2}}"#],
        &[],
        "Sizes<>",
    );
    check(
        "Hosts: Struct",
        &[r#"{"Hosts":{"10.0.0.1":{"Up":true},"10.0.0.2":{"Up":true}}}"#],
        &[],
        "Hosts<>",
    );
    check(
        "Name: String",
        &[r#"{"Name":"a","Age":1}"#],
        &[],
        "Name,Age",
    );
    check("Owner: Struct", &[], &[], "Owner?");
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
fn maps_whose_values_have_rows() {
    let regions = r#"{"Data":{"cn-north":{"Count":1,"Name":"a"},"cn-south":{"Count":2,"Name":"b"}},"RequestId":"x"}"#;
    check(
        "Data: Map\nCount: Integer\nName: String\nRequestId: String",
        &[regions],
        &[],
        "Data<{Count,Name}>,RequestId",
    );
    // The type says only that it is an object; the keys are IDs.
    check(
        "Data: Object\nCpu: Integer\nRequestId: String",
        &[r#"{"Data":{"i-abc123":{"Cpu":2}},"RequestId":"x"}"#],
        &[],
        "Data<{Cpu}>,RequestId",
    );
    // A row stands for the keys.
    for json in [
        &[r#"{"Data":{"i-abc":{"Cpu":2}},"RequestId":"x"}"#][..],
        &[],
    ] {
        check(
            "Data: Struct\n└<InstanceId>: Struct\n└└Cpu: Integer\nRequestId: String",
            json,
            &[],
            "Data<{Cpu}>,RequestId",
        );
    }
    check(
        "Quotas: Map<String, Quota>\nLimit: Integer",
        &[r#"{"Quotas":{"vpc":{"Limit":1},"eip":{"Limit":2}}}"#],
        &[],
        "Quotas<{Limit}>",
    );
    check(
        "Quotas: Map<String, List<Quota>>\n└Limit: Integer",
        &[r#"{"Quotas":{"vpc":[{"Limit":1}]}}"#],
        &[],
        "Quotas<[]{Limit}>",
    );
    check(
        "Quotas: Map<String, Quota>\n└Limit: Integer\nName: String",
        &[],
        &[],
        "Quotas<{Limit}>,Name",
    );
    // Wrapped lists as values: the row of the inner key describes their elements.
    check(
        "Quotas: Map\nQuota: Struct\nLimit: Integer",
        &[r#"{"Quotas":{"10.0.0.1":{"Quota":[{"Limit":1}]},"10.0.0.2":{"Quota":[{"Limit":2}]}}}"#],
        &[],
        "Quotas<[Quota]{Limit}>",
    );
}

#[test]
fn objects_with_names_as_keys_are_no_maps() {
    check(
        "Data: Object\nVpc: Struct\nCount: Integer",
        &[r#"{"Data":{"Vpc":{"Count":1}}}"#],
        &[],
        "Data{Vpc{Count}}",
    );
    check(
        "Data: Map\nCount: Integer\nName: String",
        &[r#"{"Data":{"Count":1,"Name":"a"}}"#],
        &[],
        "Data{Count,Name}",
    );
    // A container without a row, whose name has a digit.
    check(
        "Data: Object\nAddress: String",
        &[r#"{"Data":{"Ipv6Set":{"Address":"::1"}}}"#],
        &[],
        "Data{Ipv6Set{Address}}",
    );
}

#[test]
fn maps_of_a_written_type() {
    for (ty, expected) in [
        ("Map<String,String>", "Labels<*>,After"),
        ("Map<String, List<String>>", "Labels<[]>,After"),
        ("Map", "Labels<>,After"),
    ] {
        let json = r#"{"Labels":{"a":1},"After":"x"}"#;
        check(
            &format!("Labels: {ty}\nAfter: String"),
            &[json],
            &[],
            expected,
        );
    }
    check(
        "Labels: Map<String,Long>\nAfter: String",
        &[],
        &[],
        "Labels<*>,After",
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
fn requests() {
    let cases = [
        (
            "RegionId: String\nTag.N.Key: String\nTag.N.Value: String",
            "RegionId,Tag[]{Key,Value}",
        ),
        ("Tag.1.Key: String\nTag.2.Key: String", "Tag[]{Key}"),
        ("Tag.n.key: String\nTag.n.Key: String", "Tag[]{key,Key}"),
        ("Ids.N: RepeatList", "Ids[]"),
        ("Ids: RepeatList\nIds.N: String", "Ids[]"),
        ("Disk.Size: Integer", "Disk.Size"),
        (
            "Group.N.Rule.M.Port: String\nGroup.N.Name: String",
            "Group[]{Rule[]{Port},Name}",
        ),
        (
            "Tag: Array\n└Key: String\n└Value: String\nName: String",
            "Tag[]{Key,Value},Name",
        ),
        ("Tag: Array\n└Tag.N.Key: String", "Tag[]{Key}"),
        (
            "Rules: String\nName: String\n## what Rules is made of\nPort: Integer",
            "Rules({Port}),Name",
        ),
        ("Filter: Struct\n└Key: String", "Filter{Key}"),
        ("Grid.N.M: String", "Grid[][]"),
        ("N: String\nTag[N]: String", "N,Tag[]"),
        ("Tags[i].Key: String", "Tags[]{Key}"),
    ];
    for (table, expected) in cases {
        let rows = rows(table);
        let nesting = nest_request(&rows, &Values::default(), Dots::Kept);
        assert_eq!(outline(&nesting.roots), expected, "{table}");
        accounted(&rows, &nesting);
    }
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

#[test]
fn rows_after_a_map_of_values_are_beside_it() {
    check(
        "Marks: Map\nState: String\nId: String",
        &[r#"{"Marks":{"a":"b"},"Id":"x"}"#],
        &[],
        "Marks<>,State,Id",
    );
    // Keys that have rows are fields.
    check(
        "Marks: Map\nSize: String\nTint: String\nZone: String",
        &[r#"{"Marks":{"Size":"b"},"Zone":"x"}"#],
        &[],
        "Marks{Size,Tint},Zone",
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
fn a_list_of_a_type_that_nothing_explains_may_hold_anything() {
    check(
        "Things: Array of Thing\nId: String",
        &[r#"{"Things":[],"Id":"1"}"#],
        &[],
        "Things[]?,Id",
    );
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

/// What a table of a query becomes beside a sample request.
fn queried(table: &str, sample: &str) -> String {
    let sample = read_request(sample);
    let values = Values::read(std::iter::empty(), std::iter::once(&sample));
    let query = sample.query.iter();
    let rows = nest_levels(
        rows(table),
        query.map(|(name, value)| (name.as_str(), value.as_str())),
    );
    let nesting = nest_request(&rows, &values, Dots::Kept);
    accounted(&rows, &nesting);
    outline(&nesting.roots)
}

#[test]
fn the_names_of_a_sample_request_tell_what_is_inside_a_list() {
    let table = "Port: String\nBoats: Array of Boat\nName: String\nSails: Array of Sail\nColour: String\nRig: Object\nRopes: Array\nMotor: Object\nRopes: Array\nCrew: Array of Sailor\nName: String\nForce: Boolean\nNote: String";
    let sample = "https://host.example/?Action=AddBoats&Port=a&Boats.1.Name=b&Boats.1.Sails.1.Colour=c\
                  &Boats.1.Sails.1.Rig.Ropes.1=d&Boats.1.Crew.1.Name=e&Force=true";
    assert_eq!(
        queried(table, sample),
        "Port,Boats[]{Name,Sails[]{Colour,Rig{Ropes[]},Motor{Ropes[]}},Crew[]{Name}},Force,Note"
    );
    // What the sample lacks at the end is a parameter rather than a part.
    assert_eq!(
        queried(
            "Boats: Array of Boat\nBoat:\nName: String\nNote: String",
            "https://host.example/?Action=AddBoats&Boats.1.Name=b"
        ),
        "Boats[]{Name},Note"
    );
    // A text with the parts in it.
    assert_eq!(
        queried(
            "Check: Object\nPort: Long\nName: String",
            "https://host.example/?Action=AddBoats&Check={\"Port\":1}&Name=a"
        ),
        "Check({Port}),Name"
    );
    // Names that tell their place keep it.
    let dotted = "Boat.N.Name: String\nDisk.Size: Long\nBoats: Array of Boat\nName: String";
    assert_eq!(
        queried(
            dotted,
            "https://host.example/?Boat.1.Name=a&Disk.Size=1&Boats.1.Name=b"
        ),
        "Boat[]{Name},Disk.Size,Boats[]{Name}"
    );
}

#[test]
fn a_list_of_structs_without_any_sign_of_its_parts_is_reported() {
    let table = "Boats: Array of Boat\nName: String\nTags: Array of Tag\nTag.N.Key: String";
    let found = report_open(&rows(table));
    let lines: Vec<u32> = found.iter().map(|found| found.line).collect();
    assert_eq!(lines, [1]);
    for silent in [
        "Boats: Array of Boat\nBoats.N.Name: String\nNote: String",
        "Boats: Array of Boat\n└Name: String",
        "Boats: Array of String\nNote: String",
        "Boats: Array of Boat\nNote: String\n## Boat\nName: String",
    ] {
        assert_eq!(report_open(&rows(silent)), [], "{silent}");
    }
}

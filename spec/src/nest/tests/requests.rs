//! Parameters: dotted names, marked rows, names of sample requests.

use super::{accounted, outline, rows};
use crate::nest::{Dots, Values, nest_levels, nest_request, report_open};
use crate::sample::read_request;

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
    // A container that no sample shows opens nothing there.
    assert_eq!(
        queried(
            "Boats: Array of Boat\nName: String\nPolicy: Object\nDryRun: Boolean\nNote: String",
            "https://host.example/?Action=AddBoats&Boats.1.Name=b"
        ),
        "Boats[]{Name},Policy?,DryRun,Note"
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

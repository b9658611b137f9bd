//! Responses are read whatever shape they come in, and what was not understood is known.

mod support;

use docwright_runtime::decode::{Reason, decode, decode_with_leftovers};
use docwright_runtime::encode::to_json;
use docwright_runtime::generated::*;
use serde_json::json;
use support::{Gate, Gates, Mode};

fn leftovers(json: Json) -> Vec<String> {
    let (_, left) = decode_with_leftovers::<Gates>(json);
    left.iter().map(ToString::to_string).collect()
}

fn gate(id: &str) -> Gate {
    Gate {
        id: Some(id.to_owned()),
        ..Gate::default()
    }
}

#[test]
fn the_documented_shape() {
    let (gates, left) = decode_with_leftovers::<Gates>(json!({
        "Total": 2,
        "Gates": {"Gate": [{"Id": "a", "Port": 80, "Open": true, "Ratio": 0.5, "Mode": "fast", "Ids": ["x", "y"]}, {"Id": "b"}]},
        "Rows": [[1, 2], [3]],
        "Labels": {"p": 1, "q": 2},
        "Any": {"x": [null]},
        "Key": "testsecret",
        "RequestId": "r"
    }));
    assert_eq!(left, []);
    assert_eq!(gates.total, Some(2));
    assert_eq!(gates.gates[0].mode, Some(Mode::Fast));
    assert_eq!(gates.gates[0].ids, ["x", "y"]);
    assert_eq!(gates.gates[1], gate("b"));
    assert_eq!(gates.rows, [vec![1, 2], vec![3]]);
    assert_eq!(gates.labels["q"], 2);
    assert_eq!(gates.any, Some(json!({"x": [null]})));
    assert!(!format!("{gates:?}").contains("testsecret"));
}

#[test]
fn scalars_in_other_clothes() {
    let read = |json: Json| decode::<Gate>(json);
    let expected = Gate {
        id: Some("12".to_owned()),
        port: Some(80),
        open: Some(true),
        ratio: Some(0.5),
        mode: Some(Mode::Slow),
        ids: Vec::new(),
    };
    assert_eq!(
        read(json!({"Id": 12, "Port": "80", "Open": "true", "Ratio": "0.5", "Mode": "SLOW"})),
        expected
    );
    assert_eq!(
        read(json!({"Id": "12", "Port": 80.0, "Open": 1, "Ratio": 0.5, "Mode": "slow"})),
        expected
    );
    assert_eq!(
        read(json!({"Id": "12", "Port": " 80 ", "Open": "True", "Ratio": "5e-1", "Mode": "Slow"})),
        expected
    );
    assert_eq!(read(json!({"Id": true})).id.as_deref(), Some("true"));
    assert_eq!(
        read(json!({"Mode": "medium"})).mode,
        Some(Mode::Other("medium".to_owned()))
    );
    for nothing in [
        json!({}),
        json!({"Id": null, "Port": "", "Open": "", "Ratio": "", "Ids": ""}),
        json!({"Ids": null}),
    ] {
        assert_eq!(read(nothing), Gate::default());
    }
}

#[test]
fn names_match_exactly_first_and_then_in_any_case() {
    let gates: Gates =
        decode(json!({"total": 1, "requestid": "r", "gates": {"GATE": [{"iD": "a"}]}}));
    assert_eq!(
        (gates.total, gates.request_id.as_deref()),
        (Some(1), Some("r"))
    );
    assert_eq!(gates.gates, [gate("a")]);
    let (gates, left) = decode_with_leftovers::<Gates>(json!({"TOTAL": 1, "Total": 2}));
    assert_eq!(gates.total, Some(2));
    assert_eq!(left[0].path, "TOTAL");
}

#[test]
fn lists_with_and_without_their_wrappers() {
    let two = [gate("a"), gate("b")];
    for gates in [
        json!({"Gate": [{"Id": "a"}, {"Id": "b"}]}),
        json!([{"Id": "a"}, {"Id": "b"}]),
        json!([{"Id": "a"}, null, {"Id": "b"}]),
        json!("[{\"Id\": \"a\"}, {\"Id\": \"b\"}]"),
        // The wrapper renamed, or in a list of its own.
        json!({"Door": [{"Id": "a"}, {"Id": "b"}]}),
        json!([{"Gate": [{"Id": "a"}, {"Id": "b"}]}]),
    ] {
        let (read, left) = decode_with_leftovers::<Gates>(json!({"Gates": gates}));
        assert_eq!(
            (read.gates.as_slice(), left.as_slice()),
            (two.as_slice(), [].as_slice()),
            "{gates}"
        );
    }
    for gates in [
        json!({"Gate": {"Id": "a"}}),
        json!({"Id": "a"}),
        json!([{"Id": "a"}]),
    ] {
        let read: Gates = decode(json!({"Gates": gates}));
        assert_eq!(read.gates, [gate("a")], "{gates}");
    }
    for gates in [
        json!(null),
        json!(""),
        json!({}),
        json!([]),
        json!({"Gate": []}),
        json!({"Gate": null}),
        json!({"Gate": ""}),
    ] {
        let (read, left) = decode_with_leftovers::<Gates>(json!({"Gates": gates}));
        assert_eq!(
            (read, left.as_slice()),
            (Gates::default(), [].as_slice()),
            "{gates}"
        );
    }
    // One element without the list, though its only field is a list.
    let read: Gates = decode(json!({"Gates": {"Ids": ["x"]}}));
    assert_eq!(read.gates[0].ids, ["x"]);
    // A wrapper that no page tells of, round structs and round texts; but one list inside an element is no wrapper.
    let read: Gates =
        decode(json!({"Policies": {"Policy": [{"Ids": {"Id": ["x", "y"]}}, {"Id": "b"}]}}));
    assert_eq!(read.plain[0].ids, ["x", "y"]);
    assert_eq!(read.plain[1], gate("b"));
    let read: Gates = decode(json!({"Policies": {"Ids": ["x"]}}));
    assert_eq!(read.plain[0].ids, ["x"]);
    let read: Gates = decode(json!({"Policies": [{"Ids": "x"}, {"Ids": {"InstanceId": "y"}}]}));
    assert_eq!(
        (read.plain[0].ids.as_slice(), read.plain[1].ids.as_slice()),
        (["x".to_owned()].as_slice(), ["y".to_owned()].as_slice())
    );
}

#[test]
fn structs_and_maps_in_other_clothes() {
    for first in [
        json!({"Id": "a"}),
        json!([{"Id": "a"}]),
        json!("{\"Id\": \"a\"}"),
    ] {
        let read: Gates = decode(json!({"First": first}));
        assert_eq!(read.first, Some(gate("a")));
    }
    for first in [json!(""), json!(null)] {
        let (read, left) = decode_with_leftovers::<Gates>(json!({"First": first}));
        assert_eq!((read.first, left.as_slice()), (None, [].as_slice()));
    }
    let read: Gates = decode(json!({"Labels": {"a": "1", "b": null, "c": 3}}));
    assert_eq!(
        read.labels,
        BTreeMap::from([("a".to_owned(), 1), ("c".to_owned(), 3)])
    );
}

#[test]
fn leftovers_tell_place_and_reason() {
    let (_, left) = decode_with_leftovers::<Gates>(json!({"Total": "many"}));
    assert_eq!(
        (left[0].path.as_str(), left[0].reason),
        ("Total", Reason::Unreadable)
    );
    assert_eq!(
        leftovers(json!({
            "New": 1,
            "Nothing": null,
            "Gates": {"Gate": [{"Id": "a"}, {"Port": "x", "Size": 3}], "Beside": 1},
            "First": 7,
            "Labels": {"a": "b", "c": []},
            "Rows": [[1], ["x"]],
        })),
        [
            "Gates.Beside is not documented",
            "Gates.Gate[1].Port does not have its documented type",
            "Gates.Gate[1].Size is not documented",
            "First does not have its documented type",
            "Rows[1][0] does not have its documented type",
            "Labels.a does not have its documented type",
            "Labels.c does not have its documented type",
            "New is not documented",
        ]
    );
    assert_eq!(
        leftovers(json!(3)),
        ["the answer does not have its documented type"]
    );
}

#[test]
fn written_and_read_again() {
    let mut gates = Gates {
        total: Some(1),
        gates: vec![Gate {
            port: Some(80),
            mode: Some(Mode::Other("x".to_owned())),
            ..gate("a")
        }],
        rows: vec![vec![1], vec![]],
        labels: BTreeMap::from([("a".to_owned(), 1)]),
        any: Some(json!([1, {"x": null}])),
        key: Some(Secret::new("testsecret")),
        ..Gates::default()
    };
    let json = to_json(&mut gates);
    assert_eq!(
        json["Gates"],
        json!({"Gate": [{"Id": "a", "Port": 80, "Mode": "x"}]})
    );
    assert_eq!(decode_with_leftovers::<Gates>(json), (gates, vec![]));
}

#[test]
fn depth_is_bounded_by_the_parser() {
    let deep = format!("{{\"Any\": {}1{}}}", "[".repeat(5000), "]".repeat(5000));
    assert!(serde_json::from_str::<Json>(&deep).is_err());
    let text = format!("{}1{}", "[".repeat(5000), "]".repeat(5000));
    let (_, left) = decode_with_leftovers::<Gates>(json!({"Rows": text}));
    assert_eq!(left.len(), 1);
}

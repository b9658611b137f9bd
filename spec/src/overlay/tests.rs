//! Entries on the left; what becomes of the spec, or why they do not apply, on the right.

use super::*;
use crate::merge::{Language, Merge};
use crate::page::Page;

const PAGE: &str = "# AddTags\n[x](#product=Vpc&api=AddTags&version=2016-04-28&type=RPC)\n\n## Request parameters\n\n\
    |Name|Type|Required|Example|Description|\n|--|--|--|--|--|\n|Action|String|Yes|AddTags|The operation.|\n\
    |Mask|String|No|10.0.0.0/2|The network.|\n|Ends|Json|No||Both ends.|\n\nEnds:\n\n\
    |Name|Type|Required|Description|\n|--|--|--|--|\n|Ip|String|No|The address.|\n\n## Error codes\n\n|HttpCode|Error code|Error message|\n|--|--|--|\n\
    |400|Wrong|No.|\n";

fn page(path: &str, text: &str) -> Page {
    Page {
        path: path.to_owned(),
        text: text.to_owned(),
    }
}

fn apply(overlay: &str) -> (Spec, Vec<Diagnostic>) {
    let (mut spec, _) = crate::parse(&[page("AddTags.md", PAGE)], Merge::Pages(Language::Leading));
    let found = Overlay::from_json(overlay)
        .unwrap()
        .apply(&mut spec, "overlay.json", overlay);
    (spec, found)
}

#[test]
fn what_applies_is_corrected() {
    let (spec, found) = apply(
        r#"{"corrections": [
            {"operation": "Vpc.AddTags", "parameter": ["Mask"], "expect": {"example": "10.0.0.0/2"}, "set": {"example": "10.0.0.0/8"}, "why": "typo"},
            {"operation": "Vpc.AddTags", "parameter": ["Ends", "Ip"], "set": {"required": true}, "why": "it is"},
            {"operation": "Vpc.AddTags", "error": "Wrong", "remove": true, "why": "gone"},
            {"operation": "Vpc.AddTags", "set": {"summary": "Adds tags."}, "why": "better"}
        ]}"#,
    );
    assert_eq!(found, []);
    let operation = &spec.services[0].operations[0];
    assert_eq!(
        operation.request.parameters[0].example.as_deref(),
        Some("10.0.0.0/8")
    );
    let ends = operation.request.parameters[1].ty.inside().unwrap();
    assert_eq!(ends[0].required, crate::model::Required::Yes);
    assert_eq!(operation.summary, "Adds tags.");
    assert!(operation.errors.is_empty());
}

/// Each entry alone, and a part of what is said of it.
#[test]
fn what_does_not_apply_is_an_error_with_its_line() {
    const MASK: &str = r#""operation": "Vpc.AddTags", "parameter": ["Mask"]"#;
    const WHOLE: &str = r#""operation": "Vpc.AddTags""#;
    for (entry, why) in [
        // The page was mended.
        (
            format!(r#"{MASK}, "expect": {{"example": "x"}}, "set": {{"example": "y"}}"#),
            "`example` is",
        ),
        (
            format!(r#"{MASK}, "set": {{"example": "10.0.0.0/2"}}"#),
            "already",
        ),
        (format!(r#"{MASK}, "set": {{"element": null}}"#), "already"),
        (
            r#""operation": "Vpc.DropTags", "remove": true"#.to_owned(),
            "no such operation",
        ),
        (
            format!(r#"{WHOLE}, "error": "Right", "remove": true"#),
            "no error code",
        ),
        (
            format!(r#"{WHOLE}, "field": ["A", "B"], "remove": true"#),
            "no `A`",
        ),
        (
            format!(r#"{WHOLE}, "version": "2017-01-01", "remove": true"#),
            "none of its versions: `2016-04-28`",
        ),
        // It would do nothing, or not what it says.
        (MASK.to_owned(), "neither sets nor removes"),
        (
            format!(r#"{MASK}, "expect": {{"example": "10.0.0.0/2"}}"#),
            "neither sets nor removes",
        ),
        (
            format!(r#"{MASK}, "remove": true, "set": {{"example": "y"}}"#),
            "both sets and removes",
        ),
        (
            format!(r#"{MASK}, "field": ["A"], "remove": true"#),
            "more than one",
        ),
        (
            format!(r#"{MASK}, "set": {{"exampel": "y"}}"#),
            "no `exampel`",
        ),
        (
            format!(r#"{MASK}, "set": {{"sensitve": false}}"#),
            "already",
        ),
        (
            format!(
                r#"{MASK}, "set": {{"type": {{"kind": "list", "item": {{"kind": "string"}}, "wraper": "Mask"}}}}"#
            ),
            "no `wraper`",
        ),
        (
            format!(
                r#"{MASK}, "set": {{"constraints": [{{"kind": "length", "minimum": 2, "max": 9, "unit": "chars", "text": ""}}]}}"#
            ),
            "no `minimum`",
        ),
        (format!(r#"{WHOLE}, "set": {{"name": 3}}"#), "not valid"),
    ] {
        let (_, found) = apply(&format!(
            "{{\"corrections\": [\n{{{entry}, \"why\": \"\"}}]}}"
        ));
        assert_eq!(found.len(), 1, "{entry}");
        assert_eq!(found[0].line, 2);
        assert!(found[0].message.contains(why), "{}", found[0].message);
    }
}

/// What a spec leaves out where it is usual may be written all the same.
#[test]
fn what_is_taken_for_granted_may_be_said() {
    let (spec, found) = apply(
        r#"{"corrections": [{
            "operation": "Vpc.AddTags", "version": "2016-04-28", "parameter": ["Mask"], "why": "it is a number",
            "set": {"constraints": [{"kind": "range", "min": 1, "max": 9.0, "exclusive_min": false, "extra": [], "text": "1 to 9"}]}
        }]}"#,
    );
    assert_eq!(found, []);
    let mask = &spec.services[0].operations[0].request.parameters[0];
    assert_eq!(mask.constraints.len(), 1);
}

#[test]
fn an_operation_that_does_not_exist_is_removed() {
    let entry = r#"{"corrections": [{"operation": "Vpc.AddTags", "expect": {"name": "AddTags"}, "remove": true, "why": "a draft"}]}"#;
    let (spec, found) = apply(entry);
    assert_eq!(found, []);
    assert!(spec.services.is_empty(), "nothing is left of the service");
}

#[test]
fn the_version_tells_operations_of_the_same_name_apart() {
    let correct = |version: &str| {
        let text = format!(
            r#"{{"corrections": [{{"operation": "Vpc.AddTags",{version} "set": {{"summary": "New."}}, "why": ""}}]}}"#
        );
        let newer = PAGE.replace("2016-04-28", "2020-01-01");
        let (mut spec, _) = crate::parse(
            &[page("a.md", PAGE), page("b.md", &newer)],
            Merge::Pages(Language::Leading),
        );
        let found = Overlay::from_json(&text)
            .unwrap()
            .apply(&mut spec, "overlay.json", &text);
        let summaries = spec
            .services
            .into_iter()
            .map(|service| service.operations[0].summary.clone());
        (summaries.collect::<Vec<_>>(), found)
    };
    let (summaries, found) = correct(r#" "version": "2020-01-01","#);
    assert_eq!((summaries[1].as_str(), found.len()), ("New.", 0));
    assert_ne!(summaries[0], "New.");
    let (summaries, found) = correct("");
    assert!(!summaries.contains(&"New.".to_owned()));
    assert!(
        found[0].message.contains("`2016-04-28`, `2020-01-01`"),
        "{}",
        found[0].message
    );
}

#[test]
fn entries_are_found_however_they_are_written() {
    let text = r#"{"corrections": [{"why": "\"{[", "expect": {"a": {}}},
        {"why": "the \"operation\"", "set": {"b": [{}]}}, {
        "why": ""}
    ]}"#;
    assert_eq!(entry_lines(text), [1, 2, 2]);
}

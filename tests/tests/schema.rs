//! `spec/docwright.schema.json` describes what `docwright parse` writes, no more and no less.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;

use docwright_spec::merge::Merge;
use docwright_spec::model::Spec;
use docwright_spec::page::Page;
use docwright_tests::{pages, workspace};
use jsonschema::Validator;
use serde_json::{Value, json};

fn schema() -> Validator {
    let text = fs::read_to_string(workspace("spec/docwright.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        schema["$schema"], "https://json-schema.org/draft/2020-12/schema",
        "the dialect that is tested"
    );
    jsonschema::draft202012::new(&schema).expect("the schema is one")
}

fn refusals(schema: &Validator, instance: &Value) -> Vec<String> {
    schema
        .iter_errors(instance)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

fn all_pages() -> Vec<(String, Vec<Page>)> {
    let mut all = vec![("spec/pages".to_owned(), pages::own())];
    for case in pages::cases(&workspace("tests/fixtures")) {
        all.push((case.display().to_string(), pages::below(&case)));
    }
    all
}

#[test]
fn every_spec_is_accepted() {
    let schema = schema();
    let mut wrong = Vec::new();
    for (name, pages) in all_pages() {
        let (unmerged, _) = docwright_spec::parse(&pages, Merge::Nothing);
        for spec in [pages::parse(&pages).0, unmerged] {
            let text = docwright_spec::to_json(&spec);
            let value: Value = serde_json::from_str(&text).unwrap();
            wrong.extend(
                refusals(&schema, &value)
                    .iter()
                    .map(|error| format!("{name}: {error}")),
            );
            // What is written can be read again without loss.
            let read: Spec = serde_json::from_str(&text).unwrap();
            assert!(read == spec, "{name}");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_checked_in_spec_is_accepted() {
    let text = fs::read_to_string(workspace("spec/vpc.json")).unwrap();
    assert_eq!(
        refusals(&schema(), &serde_json::from_str(&text).unwrap()),
        [""; 0]
    );
}

#[test]
fn broken_specs_are_refused() {
    let schema = schema();
    let (spec, _) = pages::parse(&pages::own());
    let good: Value = serde_json::to_value(&spec).unwrap();
    assert!(schema.is_valid(&good));
    let operation = "/services/0/operations/0";
    let parameter = "/services/0/operations/0/request/parameters/0";
    for (at, value) in [
        ("/format".to_owned(), json!("docwright/2")),
        ("/services".to_owned(), json!({})),
        ("/services/0/style".to_owned(), json!("SOAP")),
        (format!("{operation}/name"), json!(7)),
        (format!("{operation}/source"), json!("page.md:1")),
        (format!("{operation}/http/methods"), json!("GET")),
        (format!("{operation}/errors"), json!([{"code": 1}])),
        (
            format!("{operation}/samples"),
            json!([{"kind": "yaml", "text": ""}]),
        ),
        (format!("{parameter}/required"), json!("sometimes")),
        (format!("{parameter}/position"), json!("cookie")),
        (format!("{parameter}/type"), json!({"kind": "text"})),
        (format!("{parameter}/type"), json!({"kind": "list"})),
        (
            format!("{parameter}/constraints"),
            json!([{"kind": "length", "max": "64"}]),
        ),
        (format!("{parameter}/source/line"), json!(-1)),
    ] {
        let mut broken = good.clone();
        *broken
            .pointer_mut(&at)
            .unwrap_or_else(|| panic!("{at} is there")) = value;
        assert!(!schema.is_valid(&broken), "{at} can be anything");
    }
    for at in [operation, parameter] {
        let names: Vec<String> = good
            .pointer(at)
            .unwrap()
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect();
        for name in names
            .iter()
            .filter(|name| *name != "also" && *name != "position" && *name != "traits")
        {
            let mut broken = good.clone();
            broken
                .pointer_mut(at)
                .unwrap()
                .as_object_mut()
                .unwrap()
                .remove(name);
            assert!(!schema.is_valid(&broken), "{at} can do without {name}");
        }
    }
}

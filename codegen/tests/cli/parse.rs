//! `docwright parse`.

use crate::place::{HEAD, Place};

#[test]
fn parse_writes_spec_and_diagnostics() {
    let place = Place::with_crate();
    place.write("pages/Overview.md", "# Overview\n\nWords.\n");
    let arguments = [
        "parse",
        "pages",
        "--out",
        "new/spec.json",
        "--diagnostics",
        "d.jsonl",
    ];
    let ended = place
        .run(&arguments)
        .expect(0, &["2 pages: 1 operation; 0 warnings, 1 note"]);
    assert_eq!(ended.out, "");
    let spec: serde_json::Value = serde_json::from_str(&place.read("new/spec.json")).unwrap();
    assert_eq!(spec["services"][0]["operations"][0]["name"], "OpenDepot");
    assert_eq!(
        spec["services"][0]["operations"][0]["source"]["page"],
        "OpenDepot.md"
    );
    let diagnostics = place.read("d.jsonl");
    assert_eq!(diagnostics.lines().count(), 1);
    assert!(
        diagnostics.contains("\"page\":\"Overview.md\",\"line\":1"),
        "{diagnostics}"
    );

    let ended = place.run(&["--quiet", "parse", "pages"]).expect(0, &[]);
    assert_eq!(ended.err, "");
    assert_eq!(
        ended.out,
        place.read("new/spec.json"),
        "standard output has the same"
    );
}

#[test]
fn parse_of_a_file_names_it_by_its_name() {
    let place = Place::with_crate();
    let ended = place.run(&["parse", "pages/OpenDepot.md"]).expect(0, &[]);
    assert!(
        ended.out.contains("\"page\": \"OpenDepot.md\""),
        "{}",
        ended.out
    );
}

/// Spec and diagnostics belong together: the one says what the other lacks.
#[test]
fn what_can_be_read_is_written_beside_what_cannot() {
    let place = Place::with_crate();
    place.write("pages/Second.md", b"# Caf\xe9\n");
    let arguments = [
        "parse",
        "pages",
        "--out",
        "s.json",
        "--diagnostics",
        "d.jsonl",
    ];
    place.run(&arguments).expect(1, &["D001", "Second.md:1"]);
    assert!(place.read("s.json").contains("\"name\": \"OpenDepot\""));
    assert!(place.read("d.jsonl").contains("\"D001\""));
}

#[test]
fn corrections_and_language_are_asked_for() {
    let place = Place::new();
    place.write("pages/zh/OpenDepot.md", in_chinese());
    place.write(
        "pages/en/OpenDepot.md",
        format!("{HEAD}|Name|String|Yes|harbour|The name. |\n"),
    );
    place.write(
        "overlay.json",
        r#"{"corrections": [{"operation": "Depot.OpenDepot", "parameter": ["Name"], "set": {"example": "harbor"}, "why": "It is misspelt."}]}"#,
    );
    for (language, doc) in [("zh", "名称。"), ("en", "The name.")] {
        let arguments = [
            "parse",
            "pages",
            "--language",
            language,
            "--overlay",
            "overlay.json",
        ];
        let ended = place.run(&arguments).expect(0, &[]);
        assert!(ended.out.contains(doc), "{}", ended.out);
        assert!(
            ended.out.contains("\"example\": \"harbor\""),
            "{}",
            ended.out
        );
    }
    place
        .run(&["parse", "pages", "--language", "zh", "--no-merge"])
        .expect(2, &["cannot be used with"]);
}

fn in_chinese() -> String {
    let head = HEAD.replace("Request parameters", "请求参数").replace(
        "|Parameter|Type|Required|Example|Description|",
        "|名称|类型|是否必选|示例值|描述|",
    );
    format!("{head}|Name|String|是|harbour|名称。 |\n")
}

//! Pages that nobody would write: they go in one by one, a clear word and an exit code come out.

use std::time::{Duration, Instant};

use crate::place::{Ended, FIRST_ROW, HEAD, Place};

/// Runs `parse` on one page; it has to be quick whatever the page is.
fn parse(page: &[u8]) -> (Place, Ended, Vec<serde_json::Value>) {
    let place = Place::new();
    place.write("pages/page.md", page);
    let start = Instant::now();
    let ended = place.run(&[
        "parse",
        "pages",
        "--out",
        "s.json",
        "--diagnostics",
        "d.jsonl",
    ]);
    // Half a minute without optimisation on a busy machine; a reader that is not linear takes hours.
    assert!(
        start.elapsed() < Duration::from_secs(60),
        "{:?}",
        start.elapsed()
    );
    let diagnostics = place.read("d.jsonl");
    let diagnostics = diagnostics
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    (place, ended, diagnostics)
}

fn page(rest: &str) -> Vec<u8> {
    format!("{HEAD}{rest}").into_bytes()
}

#[test]
fn a_page_that_is_not_utf8() {
    let mut bytes = page("|Name|String|No|caf");
    bytes.extend(b"\xe9| |\n");
    let (place, ended, diagnostics) = parse(&bytes);
    place
        .run(&["generate", "pages", "--name", "x", "--out", "new"])
        .expect(1, &["D001", "page.md:1", "nothing in `new` was changed"]);
    assert!(!place.path("new").exists());
    ended.expect(
        1,
        &[
            "D001",
            "page.md:1",
            "line 12",
            "help: save the page as UTF-8",
        ],
    );
    assert_eq!(diagnostics.len(), 1);
}

#[test]
fn a_page_cut_off_in_the_middle_of_a_table() {
    let (place, ended, diagnostics) = parse(&page("|Name|String|No|harb"));
    ended.expect(1, &["D008", "page.md:12:1", "help: close the last cell"]);
    assert_eq!(diagnostics[0]["line"], FIRST_ROW);
    assert!(
        place.read("s.json").contains("\"name\": \"Name\""),
        "what is there is used"
    );
}

#[test]
fn a_line_of_50_megabytes() {
    let (_, ended, diagnostics) = parse(&page(&format!(
        "|Name|String|No|{}| |\n",
        "y".repeat(50_000_000)
    )));
    let ended = ended.expect(1, &["D026", "line 12", "help: break the line"]);
    assert!(ended.err.len() < 10_000, "the line is not shown in full");
    assert_eq!(diagnostics.len(), 1);
}

#[test]
fn a_table_with_100_000_rows() {
    let rows: String = (0..100_000)
        .map(|row| format!("|N{row}|String|No| | |\n"))
        .collect();
    let (place, ended, _) = parse(&page(&rows));
    ended.expect(0, &["1 operation"]);
    assert_eq!(
        place.read("s.json").matches("\"name\": \"N").count(),
        100_000
    );
}

#[test]
fn samples_with_100_000_brackets() {
    let table = "\n## Response parameters\n\n|Parameter|Type|Example|Description|\n|--|--|--|--|\n|RequestId|String|r|The ID. |\n";
    let (json, xml) = ("`JSON` format\n\n```\n", "\n```\n\n`XML` format\n\n```\n");
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[", "")] {
        let deep = format!("{}{}", open.repeat(100_000), close.repeat(100_000));
        let tags = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
        let text = format!("{table}\n## Examples\n\n{json}{deep}{xml}{tags}\n```\n");
        let (_, ended, diagnostics) = parse(&page(&text));
        ended.expect(0, &["1 operation"]);
        let codes: Vec<&str> = diagnostics
            .iter()
            .filter_map(|one| one["code"].as_str())
            .collect();
        assert!(codes.contains(&"D027"), "{open}: {codes:?}");
        assert!(
            diagnostics
                .iter()
                .all(|one| one["message"].as_str().unwrap().len() < 1000)
        );
    }
}

#[test]
fn markdown_nested_without_end() {
    for text in [
        ">".repeat(100_000),
        "[".repeat(100_000),
        "*a **b".repeat(20_000),
        "- ".repeat(5_000),
    ] {
        let (_, ended, _) = parse(&page(&format!("\n{text}\n")));
        ended.expect(0, &["1 operation"]);
        let (_, ended, _) = parse(&page(&format!("|Name|String|No|x|{text} |\n")));
        assert!(ended.code < 2, "{}", ended.err);
    }
}

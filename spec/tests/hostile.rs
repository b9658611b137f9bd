//! Pages that nobody writes but a fuzzer: what they hold is still read in bounded depth, and reported.

use docwright_spec::diagnostic::{Code, Diagnostic};
use docwright_spec::merge::Merge;
use docwright_spec::model::Spec;
use docwright_spec::page::Page;

const HEAD: &str = "# OpenDepot\n\n## Request parameters\n\n|Name|Type|Required|Description|\n|--|--|--|--|\n\
    |Action|String|Yes|OpenDepot|\n";
const RESPONSE: &str = "\n## Response parameters\n\n|Name|Type|Description|\n|--|--|--|\n";

fn parse(text: &str) -> (Spec, Vec<Diagnostic>) {
    let page = Page {
        path: "OpenDepot.md".to_owned(),
        text: text.to_owned(),
    };
    docwright_spec::parse(&[page], Merge::Nothing)
}

/// A spec that is nested too deep could be written but not read.
fn check_depth(text: &str) {
    let (spec, _) = parse(text);
    let json = docwright_spec::to_json(&spec);
    let read: Spec = serde_json::from_str(&json).expect("the spec can be read again");
    assert!(read == spec);
}

#[test]
fn nothing_is_nested_without_bound() {
    // Each of these types opens a container that the next row may stand in.
    check_depth(&format!("{HEAD}{RESPONSE}{}", "|--|--|\n".repeat(5_000)));
    check_depth(&format!(
        "{HEAD}{RESPONSE}{}",
        "|A|Struct| |\n".repeat(5_000)
    ));
    let marked: String = (0..200)
        .map(|level| format!("|{}A{level}|Array| |\n", "└".repeat(level)))
        .collect();
    check_depth(&format!("{HEAD}{RESPONSE}{marked}"));
    let indices = ".1".repeat(20_000);
    check_depth(&format!(
        "{HEAD}|A{indices}|String|No| |\n{RESPONSE}|B{indices}|String| |\n"
    ));
    let fields = ".N.A".repeat(20_000);
    check_depth(&format!(
        "{HEAD}|A{fields}|String|No| |\n{RESPONSE}|B{fields}|String| |\n"
    ));
    let sample = format!("{}1{}", "[".repeat(90), "]".repeat(90));
    check_depth(&format!(
        "{HEAD}{RESPONSE}|A|Array| |\n\n## Examples\n\n```\n{{\"A\":{sample}}}\n```\n"
    ));
}

/// Sixty times as long as any line of the public pages.
#[test]
fn long_lines_are_read() {
    const LENGTH: usize = 1 << 17;
    for piece in ["product=", "|", "`|", "|a", "?Action=", "[a](", "**", "\\|"] {
        let long = piece.repeat(LENGTH / piece.len());
        for text in [
            format!("{HEAD}{long}\n"),
            format!("{HEAD}|Name|String|No|{long}|\n"),
            format!("# OpenDepot\n\n{long}\n"),
        ] {
            check_depth(&text);
        }
    }
}

#[test]
fn a_lost_fence_hides_no_samples() {
    let samples = "\n## Examples\n\n~~~~\n\n```\n{\"A\": 1}\n```\n\n```\n<r/>\n```\n";
    let (spec, _) = parse(&format!("{HEAD}{samples}"));
    assert_eq!(spec.services[0].operations[0].samples.len(), 2);
}

fn lines_of(code: Code, diagnostics: &[Diagnostic]) -> Vec<(u32, Option<u32>)> {
    diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.code == code)
        .map(|diagnostic| (diagnostic.line, diagnostic.end_line))
        .collect()
}

#[test]
fn a_table_that_a_lost_fence_hides_is_reported() {
    let sample = "\n## Examples\n\n```\n{}\n\n## Error codes\n\n|HttpCode|Error code|\n|--|--|\n|400|Full|\n\n``` {#xml}\n<a/>\n```\n";
    let (_, diagnostics) = parse(&format!("{HEAD}{sample}"));
    assert_eq!(lines_of(Code::OtherTable, &diagnostics), [(12, Some(21))]);
}

#[test]
fn a_row_that_became_part_of_a_cell_is_reported() {
    // The delimiter row in the middle is a row of four cells; the row behind it lacks two.
    let rows = "|Size|Integer|No|Valid values:\n\n|---|---|---|---|\n|400|Full|\n\n|Name|String\n\n|No|the name|\n";
    let (_, diagnostics) = parse(&format!("{HEAD}{rows}"));
    assert_eq!(
        lines_of(Code::RowUnreadable, &diagnostics),
        [(10, None), (11, Some(13))]
    );
}

/// Where each of two long lists is held against the other, or each mark against the rest of the page, these take minutes.
#[test]
fn long_lists_and_open_brackets_are_read() {
    const MANY: usize = 3_000;
    let many = |piece: &dyn Fn(usize) -> String| (0..MANY).map(piece).collect::<String>();
    let request = |rows: &str, query: &str| {
        format!(
            "# OpenDepot\n\n[x](#product=Depot&api=OpenDepot&type=RPC&version=2020-01-01)\n\n## Request parameters\n\n\
             |Name|Type|Required|Description|\n|--|--|--|--|\n|Action|String|Yes|OpenDepot|\n{rows}\n\
             ## Examples\n\nSample requests\n\n```\nhttps://depot.example.com/?Action=OpenDepot{query}\n```\n"
        )
    };
    let lists = many(&|at| format!("|Shed{at}|Array of Shed|No| |\n"));
    let structs = many(&|at| format!("|Shed{at}|Struct|No| |\n"));
    let names = "|Name|String|No| |\n".repeat(MANY);
    let places: String = (0..MANY / 10)
        .map(|at| format!("&Shed{at}.1.Name=a"))
        .collect();
    let sheds = many(&|at| format!("|Shed{at}a|Struct| |\n"));
    let shown: Vec<String> = (0..MANY).map(|at| format!("\"Shed{at}b\":1")).collect();
    let prose = |piece: &str| {
        let text = piece.repeat(10 * MANY);
        HEAD.replacen(
            "\n\n",
            &format!("\n\nAn asynchronous operation. <li> {text}\n\n"),
            1,
        )
    };
    for text in [
        request(&lists, ""),
        request(&(lists.clone() + &names), &places),
        request(
            &("|Yard|Array of Yard|No| |\n|Name|String|No| |\n".to_owned() + &structs),
            "&Yard.1.Name=a",
        ),
        request("", &"\n\n".repeat(10 * MANY)),
        format!(
            "{HEAD}{RESPONSE}{sheds}\n## Examples\n\n```\n{{\"Yard\":{{{}}}}}\n```\n",
            shown.join(",")
        ),
        prose("["),
        prose("<b "),
    ] {
        let (spec, _) = parse(&text);
        assert_eq!(spec.services[0].operations[0].name, "OpenDepot");
    }
}

//! Pages with several tables: which of them list parameters, which an answer, and which neither.

use super::extract;
use super::headings::LONGEST_TITLE;
use crate::diagnostic::Severity;
use crate::model::Position;
use crate::page::Page;
use crate::raw::Role;

/// The roles of the tables of a page whose first table lists `Action` and `Rules`; `further` follows it.
fn roles(further: &str) -> Vec<Role> {
    let text = format!(
        "# AddLine\n\n## Request parameters\n\n|Name|Type|Required|Description|\n|-|-|-|-|\n|Action|String|Yes|AddLine|\n\
         |Rules|Array of Rule|No|The rules.|\n\n{further}"
    );
    let page = Page {
        path: "a.md".to_owned(),
        text,
    };
    let operation = extract(&page).0.operation();
    let tables = operation.expect("the page is an operation's").tables;
    tables.into_iter().map(|table| table.role).collect()
}

#[test]
fn a_table_that_does_not_tell_what_is_required_lists_no_parameters() {
    const REQUEST: Role = Role::Request(None);
    let table = |above: &str, name: &str| {
        format!("{above}\n\n|Name|Type|Description|\n|-|-|-|\n|{name}|String|Text.|\n")
    };
    let cases = [
        // About a parameter, or the type of one.
        (
            table("The fields of Rules:", "Port"),
            &[REQUEST, REQUEST][..],
        ),
        (table("**Rule**", "Port"), &[REQUEST, REQUEST]),
        // Inside a value, if anywhere.
        (
            table("Every value is sent as text.", "gzip"),
            &[REQUEST, Role::Parts],
        ),
        // About a part, or about something of the same name as a part that has none.
        (
            table("The fields of Rules:", "Ports").replace("Ports|String", "Ports|Array")
                + &table("\nPorts:", "From"),
            &[REQUEST, REQUEST, REQUEST],
        ),
        (
            table("The fields of Rules:", "kind") + &table("\nOf each kind:", "gzip"),
            &[REQUEST, REQUEST, Role::Parts],
        ),
        // An answer, whatever stands above it.
        (
            table("What comes back:", "RequestId"),
            &[REQUEST, Role::Response],
        ),
        (
            table("## Returns parameters", "Line"),
            &[REQUEST, Role::Response],
        ),
        (
            table("## Search by the address", "RequestId"),
            &[REQUEST, Role::Response],
        ),
        // It does tell.
        (
            "|Name|Type|Required|Description|\n|-|-|-|-|\n|Port|String|No|Text.|\n".to_owned(),
            &[REQUEST, REQUEST],
        ),
    ];
    for (further, expected) in cases {
        assert_eq!(roles(&further), expected, "{further}");
    }
}

#[test]
fn a_value_below_the_parameters_is_no_answer() {
    let samples = |above: &str| {
        let text = format!(
            "# AddLine\n\n## Request parameters\n\n|Name|Type|Required|Description|\n|-|-|-|-|\n|Action|String|Yes|AddLine|\n\n\
             {above}\n\n```\n{{\"Port\": 1}}\n```\n"
        );
        let page = Page {
            path: "a.md".to_owned(),
            text,
        };
        extract(&page)
            .0
            .operation()
            .expect("an operation's page")
            .samples
            .len()
    };
    assert_eq!(samples("A rule that lets everything pass:"), 0);
    assert_eq!(samples("Sample response in JSON:"), 1);
}

#[test]
fn a_title_and_required_parameters_are_an_operation() {
    let read = |table: &str| {
        let page = Page {
            path: "a.md".to_owned(),
            text: format!("# AddLine\n\n## Request parameters\n\n{table}"),
        };
        let (extracted, diagnostics) = extract(&page);
        (extracted.operation().is_some(), diagnostics)
    };
    let (found, _) = read("|Name|Type|Required|\n|-|-|-|\n|Port|String|No|\n");
    assert!(found);
    let (found, diagnostics) = read("|Name|Type|Description|\n|-|-|-|\n|Port|String|x|\n");
    assert!(!found);
    let [told] = &diagnostics[..] else {
        panic!("{diagnostics:?}");
    };
    assert_eq!(told.severity, Severity::Warning);
    assert!(told.message.contains("no column of what is required"));
    let (found, diagnostics) = read("Text.\n");
    assert!(!found);
    assert_eq!(diagnostics[0].severity, Severity::Note);
}

#[test]
fn of_a_long_paragraph_the_end_is_the_title() {
    let text = format!(
        "# AddLine\n\n## Request parameters\n\n{}行 of Rules:\n\n|Name|Type|Required|\n|-|-|-|\n|Port|String|No|\n",
        "word ".repeat(1000)
    );
    let page = Page {
        path: "a.md".to_owned(),
        text,
    };
    let operation = extract(&page).0.operation().expect("an operation's page");
    let label = &operation.tables[0].label;
    assert!(label.ends_with("行 of Rules:") && label.len() <= LONGEST_TITLE);
}

#[test]
fn lines_may_stand_for_headings() {
    const REQUEST: Role = Role::Request(None);
    let table =
        |above: &str| format!("{above}\n\n|Name|Type|Description|\n|-|-|-|\n|Mast|String|Text.|\n");
    for (above, expected) in [
        ("**返回参数**", &[REQUEST, Role::Response][..]),
        (
            "2. **Response parameters** of this",
            &[REQUEST, Role::Parts],
        ),
        ("Response parameters:", &[REQUEST, Role::Response]),
        (
            "## Response\n\n**1. Headers of the response**",
            &[REQUEST, Role::Response],
        ),
        // What is in the headers of an answer is no field of it.
        ("## Response\n\n**Response headers**", &[REQUEST]),
        ("## 响应头", &[REQUEST]),
        ("## 返回数据\n\n**参数**", &[REQUEST, Role::Response]),
        (
            "## 返回数据\n\n**MastItem 参数**",
            &[REQUEST, Role::Response],
        ),
        // Above a sample such a line names what it shows.
        ("## 示例\n\n**请求参数**", &[REQUEST, Role::Parts]),
    ] {
        assert_eq!(roles(&table(above)), expected, "{above}");
    }
    assert_eq!(
        roles("**Request headers**\n\n|Name|Type|Required|\n|-|-|-|\n|Mast|String|Yes|\n"),
        [REQUEST, Role::Request(Some(Position::Header))]
    );
}

#[test]
fn a_second_operation_is_not_taken_for_the_first() {
    let page = Page {
        path: "a.md".to_owned(),
        text: "# AddLine\n\n## Request parameters\n\n|Name|Type|Required|Description|\n|-|-|-|-|\n|Action|String|Yes|AddLine|\n\n\
               # CutLine\n\n## Request parameters\n\n|Name|Type|Required|Description|\n|-|-|-|-|\n|Action|String|Yes|CutLine|\n|Mast|String|Yes|Text.|\n\n\
               ## Response parameters\n\n|Name|Type|Description|\n|-|-|-|\n|Sail|String|Text.|\n"
            .to_owned(),
    };
    let (extracted, diagnostics) = extract(&page);
    assert_eq!(extracted.operation().unwrap().tables.len(), 1);
    let found: Vec<(&str, u32)> = diagnostics
        .iter()
        .map(|found| (found.code.entry().code, found.line))
        .collect();
    assert_eq!(found, [("D005", 15), ("D006", 13), ("D006", 20)]);
}

#[test]
fn an_operation_may_be_sent_nothing_but_its_path() {
    let page = Page {
        path: "a.md".to_owned(),
        text: "# ListLines\n\n## Request syntax\n\n```\nGET /lines HTTP/1.1\n```\n\n\
               ## Response parameters\n\n|Name|Type|Description|\n|-|-|-|\n|Lines|Array|Text.|\n"
            .to_owned(),
    };
    assert!(extract(&page).0.operation().is_some());
}

#[test]
fn codes_are_found_by_their_looks() {
    let errors = "## 错误码\n\n|错误信息|HTTP状态码|描述|\n|-|-|-|\n|Line.Busy|400|Wait.|\n|InvalidLine|404|None.|\n";
    assert_eq!(roles(errors), [Role::Request(None), Role::Errors]);
    assert_eq!(
        roles(&errors.replace("Line.Busy", "The line is busy.")),
        [Role::Request(None)]
    );
}

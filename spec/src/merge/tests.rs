//! Pages of one operation, small: what the other page adds, and what it takes away.

use super::{Language, Merge};
use crate::diagnostic::Code;
use crate::model::{Field, Operation, Position, Required, Rule, Type};
use crate::page::Page;

/// A page with these rows of parameters and error codes.
fn page(path: &str, summary: &str, rows: &str, errors: &str) -> Page {
    let text = format!(
        "# AddLine\n\n{summary}\n\n[x](#product=Net&api=AddLine&type=RPC&version=2020-01-01)\n\n## Request parameters\n\n\
         |Name|Type|Required|Example|Description|\n|-|-|-|-|-|\n|Action|String|Yes|AddLine|The operation.|\n{rows}\n\
         ## Error codes\n\n|HttpCode|Error code|Error message|\n|-|-|-|\n{errors}\n"
    );
    Page {
        path: path.to_owned(),
        text,
    }
}

fn merge(pages: &[Page], language: Language) -> (Operation, Vec<Code>) {
    let (spec, found) = crate::parse(pages, Merge::Pages(language));
    let operation = spec.services[0].operations[0].clone();
    (
        operation,
        found.into_iter().map(|found| found.code).collect(),
    )
}

const CHINESE: &str = "|LineName|String|是|west|线路名称。长度为2~64个字符。|\n|Mode|String|否|fast|取值：**fast**|**safe**。|\n";
const ENGLISH: &str = "|LineName|String|Yes|west|The name. Line names must be 2 to 128 characters in length.|\n\
    |Mode|String|No|slow|The mode. Valid values: **fast**, **safe**, and **slow**.|\n|Extra|String|Yes|x|More.|\n";

#[test]
fn what_only_another_page_has_is_kept_where_it_does_no_harm() {
    let pages = [
        page("a.md", "新建线路。", CHINESE, "|400|Bad|Wrong.|"),
        page("b.md", "Adds a line.", ENGLISH, "|409|Busy|Wait.|"),
    ];
    let (operation, _) = merge(&pages, Language::Chinese);
    assert_eq!(operation.source.page, "a.md");
    assert_eq!(operation.also[0].page, "b.md");
    let codes: Vec<&str> = operation.errors.iter().map(|error| &*error.code).collect();
    assert_eq!(codes, ["Bad", "Busy"]);
    let extra = operation
        .request
        .parameters
        .iter()
        .find(|field| field.name == "Extra")
        .unwrap();
    assert_eq!(extra.required, Required::No);
    let mode = &operation.request.parameters[1].constraints;
    assert!(
        mode.iter()
            .any(|rule| matches!(&rule.rule, Rule::Enum { values } if values.len() == 3))
    );
}

#[test]
fn names_that_differ_in_case_alone_are_joined_with_their_own() {
    let rows = |need: &str| {
        format!("|LineId|String|Yes|a|The line.|\n|lineId|String|{need}|b|The old name of it.|\n")
    };
    let pages = [
        page("a.md", "Adds a line.", &rows("Yes"), "|400|Bad|Wrong.|"),
        page("b.md", "Adds a line.", &rows("No"), ""),
    ];
    let (operation, _) = merge(&pages, Language::Leading);
    let flags: Vec<Required> = operation
        .request
        .parameters
        .iter()
        .map(|field| field.required)
        .collect();
    assert_eq!(flags, [Required::Yes, Required::No]);
}

#[test]
fn a_bound_that_the_languages_state_differently_is_left_out() {
    let pages = [
        page("a.md", "新建线路。", CHINESE, ""),
        page("b.md", "Adds a line.", ENGLISH, ""),
    ];
    let (operation, found) = merge(&pages, Language::Chinese);
    let name = &operation.request.parameters[0].constraints;
    assert!(
        !name
            .iter()
            .any(|rule| matches!(rule.rule, Rule::Length { .. })),
        "{name:?}"
    );
    assert!(found.contains(&Code::ConstraintDoubtful));
    let (alone, _) = merge(&pages[..1], Language::Chinese);
    let name = &alone.request.parameters[0].constraints;
    assert!(
        name.iter()
            .any(|rule| matches!(rule.rule, Rule::Length { .. })),
        "{name:?}"
    );
}

#[test]
fn the_language_that_was_asked_for_leads() {
    let pages = [
        page("a.md", "新建线路。", CHINESE, ""),
        page("b.md", "Adds a line.", ENGLISH, ""),
    ];
    for (language, leading) in [
        (Language::Chinese, "a.md"),
        (Language::English, "b.md"),
        (Language::Leading, "b.md"),
    ] {
        assert_eq!(
            merge(&pages, language).0.source.page,
            leading,
            "{language:?}"
        );
    }
}

#[test]
fn a_rule_that_the_sample_request_breaks_is_left_out() {
    let mut broken = page("a.md", "新建线路。", CHINESE, "");
    broken.text.push_str(
        "\n## 示例\n\n```\nhttps://net.example.com/?Action=AddLine\n&LineName=w\n&Mode=\n```\n",
    );
    let (operation, found) = merge(&[broken], Language::Leading);
    assert!(operation.request.parameters[0].constraints.is_empty());
    assert!(!operation.request.parameters[1].constraints.is_empty());
    assert!(found.contains(&Code::ExampleBreaksRule));
}

/// A sample request with these further parameters.
fn with_sample(mut page: Page, parameters: &str) -> Page {
    page.text.push_str(&format!(
        "\n## 示例\n\n```\nhttps://net.example.com/?Action=AddLine\n{parameters}\n```\n"
    ));
    page
}

#[test]
fn a_rule_that_another_pages_sample_request_breaks_is_left_out() {
    let pages = [
        page("a.md", "新建线路。", CHINESE, ""),
        with_sample(
            page("b.md", "新建线路。", CHINESE, ""),
            "&LineName=w&Mode=fast",
        ),
    ];
    let (operation, found) = merge(&pages, Language::Leading);
    assert!(operation.request.parameters[0].constraints.is_empty());
    assert!(!operation.request.parameters[1].constraints.is_empty());
    assert!(found.contains(&Code::ExampleBreaksRule));
}

#[test]
fn the_parts_of_a_json_text_come_from_the_page_that_has_them() {
    let plain = "|Ends|String|No| |The ends.|\n|Mode|String|No|fast|The mode.|\n|Name|String|No|a|The name.|\n";
    let ends = r#"|Ends|String|No|[{"City":"x","Load":3}]|The ends.|"#;
    let mut described = page("b.md", "Adds a line.", ends, "");
    described.text = described.text.replace(
        "## Error codes",
        "An end has:\n\n|Name|Type|Description|\n|-|-|-|\n|City|String|The city.|\n|Load|Integer|The load.|\n\n## Error codes",
    );
    let pages = [page("a.md", "Adds a line.", plain, ""), described];
    let (operation, _) = merge(&pages, Language::Leading);
    assert_eq!(operation.source.page, "a.md");
    let ends = &operation.request.parameters[0];
    assert!(matches!(ends.ty, Type::Json { .. }), "{:?}", ends.ty);
    assert_eq!(ends.ty.inside().map(<[Field]>::len), Some(2));
}

#[test]
fn what_parameters_say_of_one_another_is_held_against_samples() {
    let rows = "|Mode|String|No|fast|The mode.|\n\
        |Speed|Integer|No|3|The speed. This parameter is required when Mode is set to fast.|\n\
        |Depth|Integer|No|3|The depth. You cannot specify Depth and Mode at the same time.|\n\
        |Tag.N.Key|String|No|a|The key. Valid values of N: 1 to 2.|\n";
    let kinds = |parameters: &str| -> (usize, usize, usize) {
        let page = page("a.md", "Adds a line.", rows, "");
        let (operation, _) = merge(&[with_sample(page, parameters)], Language::Leading);
        let count = |is: fn(&Rule) -> bool| {
            let parameters = operation.request.parameters.iter();
            parameters
                .flat_map(|field| &field.constraints)
                .filter(|constraint| is(&constraint.rule))
                .count()
        };
        (
            count(|rule| matches!(rule, Rule::RequiredIf { .. })),
            count(|rule| matches!(rule, Rule::ConflictsWith { .. })),
            count(|rule| matches!(rule, Rule::Items { .. })),
        )
    };
    let all = kinds("&Mode=fast&Speed=2&Tag.1.Key=a");
    assert!(all.0 > 0 && all.1 > 0 && all.2 > 0, "{all:?}");
    assert_eq!(kinds("&Mode=fast").0, 0);
    assert_eq!(kinds("&Mode=slow"), all);
    assert_eq!(kinds("&Mode=slow&Depth=2").1, 0);
    assert_eq!(kinds("&Tag.1.Key=a&Tag.2.Key=b"), all);
    assert!(kinds("&Tag.1.Key=a&Tag.2.Key=b&Tag.3.Key=c").2 < all.2);
}

/// A page whose answer is this table and this sample.
fn answering(path: &str, table: &str, json: &str) -> Page {
    let mut page = page(path, "Adds a line.", "", "");
    page.text.push_str(&format!(
        "\n## Response parameters\n\n|Name|Type|Description|\n|-|-|-|\n{table}\n\n## Examples\n\n```\n{json}\n```\n"
    ));
    page
}

#[test]
fn wrappers_and_elements_of_all_pages_come_together() {
    let table = "|Lines|Array|Lines.|\n|Name|String|Name.|\n";
    let plain = answering(
        "a.md",
        &format!("{table}|Age|Integer|Age.|\n"),
        r#"{"RequestId":"a"}"#,
    );
    let wrapped = answering("b.md", table, r#"{"Lines":{"Line":[{"Name":"a"}]}}"#);
    let beside = answering(
        "c.md",
        "|Lines|Array|Lines.|\n|Line|Array|Line.|\n|City|String|City.|\n|Load|Integer|Load.|\n",
        r#"{"Lines":[{"Line":[{"City":"a"}],"Load":1}]}"#,
    );
    let (operation, _) = merge(&[plain, wrapped, beside], Language::Leading);
    let lines = operation
        .response
        .fields
        .iter()
        .find(|field| field.name == "Lines")
        .unwrap();
    assert!(
        matches!(&lines.ty, Type::List { wrapper: Some(key), .. } if key == "Line"),
        "{:?}",
        lines.ty
    );
    let mut names: Vec<&str> = lines
        .ty
        .fields()
        .unwrap()
        .iter()
        .map(|field| &*field.name)
        .collect();
    names.sort_unstable();
    assert_eq!(names, ["Age", "City", "Load", "Name"]);
}

/// `Lines[Line]{Name}`: the fields of the merged answer, lists with their inner key.
fn answer(pages: &[Page]) -> (String, Vec<Code>) {
    fn outline(fields: &[Field]) -> String {
        let each = fields.iter().map(|field| {
            let list = match &field.ty {
                Type::List { wrapper, .. } => {
                    format!("[{}]", wrapper.as_deref().unwrap_or_default())
                }
                _ => String::new(),
            };
            let inner = field
                .ty
                .fields()
                .map(|inner| format!("{{{}}}", outline(inner)));
            format!("{}{list}{}", field.name, inner.unwrap_or_default())
        });
        each.collect::<Vec<_>>().join(",")
    }
    let (operation, found) = merge(pages, Language::Leading);
    (outline(&operation.response.fields), found)
}

#[test]
fn a_list_that_the_leading_page_shows_plain_stays_plain() {
    let table = "|Lines|Array|Lines.|\n|Name|String|Name.|\n";
    let plain = answering(
        "a.md",
        &format!("{table}|Age|Integer|Age.|\n"),
        r#"{"Lines":[{"Name":"a","Age":1}]}"#,
    );
    let wrapped = answering("b.md", table, r#"{"Lines":{"Line":[{"Name":"a"}]}}"#);
    assert_eq!(answer(&[plain, wrapped]).0, "Lines[]{Name,Age}");
}

#[test]
fn a_field_that_another_page_puts_elsewhere_stays_where_samples_show_it() {
    let leading = answering(
        "a.md",
        "|Lines|Array|Lines.|\n|Name|String|Name.|\n|Ends|Array|Ends.|\n|City|String|City.|\n|Load|Integer|Load.|\n",
        r#"{"Lines":[{"Name":"a","Ends":[{"City":"x"}]}],"Load":3}"#,
    );
    let table =
        "|Lines|Array|Lines.|\n|Name|String|Name.|\n|City|String|City.|\n|Age|Integer|Age.|\n";
    let flat = |json: &str| answering("b.md", table, json);
    // Its own sample shows neither: the city is that of the leading page, and only the age is new.
    let (merged, found) = answer(&[leading.clone(), flat(r#"{"Lines":[{"Name":"a"}]}"#)]);
    assert_eq!(merged, "Lines[]{Name,Ends[]{City},Age},Load");
    assert!(found.contains(&Code::PagesDiffer));
    // Its own sample shows the city there too.
    let (merged, _) = answer(&[
        leading.clone(),
        flat(r#"{"Lines":[{"Name":"a","City":"x"}]}"#),
    ]);
    assert_eq!(merged, "Lines[]{Name,Ends[]{City},City,Age},Load");
    // Nothing shows where the leading page's city belongs, so both places are kept.
    let unseen = Page {
        text: leading.text.replace(r#"{"City":"x"}"#, ""),
        ..leading
    };
    let (merged, _) = answer(&[unseen, flat(r#"{"Lines":[{"Name":"a"}]}"#)]);
    assert_eq!(merged, "Lines[]{Name,Ends[]{City},City,Age},Load");
}

#[test]
fn a_struct_of_which_everything_stands_elsewhere_is_left_out() {
    let leading = answering(
        "a.md",
        "|Name|String|Name.|\n|Load|Integer|Load.|\n|Lines|Array|Lines.|\n|Id|String|Id.|\n",
        r#"{"Name":"a","Load":3,"Lines":[{"Id":"x"}]}"#,
    );
    let other = answering(
        "b.md",
        "|Data|Struct|Data.|\n|Name|String|Name.|\n|Load|Integer|Load.|\n",
        r#"{"RequestId":"a"}"#,
    );
    assert_eq!(
        answer(&[leading, other]).0,
        "Name,Load,Lines[]{Id},RequestId"
    );
}

/// A page of a service with paths.
fn roa_page(path: &str, name: &str, syntax: &str, rows: &str) -> Page {
    let text = format!(
        "# {name}\n\n[x](#product=Net&api={name}&type=ROA&version=2020-01-01)\n\n{syntax}\n\n## Request parameters\n\n\
         |Name|Type|Required|Description|\n|-|-|-|-|\n{rows}\n\
         ## Error codes\n\n|HttpCode|Error code|Error message|\n|-|-|-|\n|{}|Busy|Wait.|\n",
        if syntax.is_empty() { "" } else { "409" }
    );
    Page {
        path: path.to_owned(),
        text,
    }
}

#[test]
fn method_and_path_of_another_page_are_taken() {
    let syntax = "## Request syntax\n\n```\nPUT /lines/[LineId] HTTP/1.1\n```";
    let pages = [
        roa_page(
            "a.md",
            "PutLine",
            "",
            "|Mode|String|No|x|\n|Size|String|No|x|\n|Kind|String|No|x|\n",
        ),
        roa_page("b.md", "PutLine", syntax, "|LineId|String|Yes|x|\n"),
    ];
    let (operation, codes) = merge(&pages, Language::Leading);
    assert_eq!(operation.source.page, "a.md");
    assert_eq!(
        (&*operation.http.methods[0], &*operation.http.path),
        ("PUT", "/lines/[LineId]")
    );
    let id = operation
        .request
        .parameters
        .iter()
        .find(|field| field.name == "LineId")
        .unwrap();
    assert_eq!(
        (id.position, id.required),
        (Some(Position::Path), Required::Yes)
    );
    assert_eq!(operation.errors[0].http_status, Some(409));
    assert!(codes.contains(&Code::PagesDiffer) && !codes.contains(&Code::ErrorStatuses));
}

#[test]
fn what_another_page_says_of_the_operation_counts() {
    let rows = "|Mode|String|否|fast|Text.|\n|ClientToken|String|否|a1|保证请求的幂等性。|\n";
    let pages = [
        page("a.md", "异步接口，新建线路。", rows, "|400|Bad|Wrong.|"),
        page(
            "b.md",
            "Adds a line.",
            &rows.replace("保证请求的幂等性", "A text"),
            "|400|Bad|Wrong.|\n|409|Busy|Wait.|",
        ),
    ];
    let (operation, _) = merge(&pages, Language::English);
    assert_eq!(operation.source.page, "b.md");
    let traits = &operation.traits;
    assert!(traits.asynchronous.is_some());
    let token = traits.idempotency_token.as_ref().unwrap();
    assert_eq!(token.names, ["ClientToken"]);
}

#[test]
fn spellings_of_one_name_are_one_operation() {
    let pages = [
        roa_page(
            "a.md",
            "PutLINE",
            "",
            "|Mode|String|No|x|\n|Size|String|No|x|\n",
        ),
        roa_page("b.md", "PutLine", "", "|Mode|String|No|x|\n"),
        roa_page("c.md", "PutLine", "", "|Mode|String|No|x|\n"),
    ];
    let (spec, _) = crate::parse(&pages, Merge::Pages(Language::Leading));
    let names: Vec<&str> = spec.services[0]
        .operations
        .iter()
        .map(|operation| &*operation.name)
        .collect();
    assert_eq!(names, ["PutLine"]);
}

//! Lists of values, and what only looks like one.

use crate::diagnostic::Code;
use crate::model::Type;
use crate::prose::tests::{reading, rules};

#[track_caller]
fn text(doc: &str, expected: &[&str]) {
    assert_eq!(rules("Gate", &Type::String, None, doc), expected, "{doc}");
}

#[track_caller]
fn doubted(doc: &str) {
    let found = reading("Gate", &Type::String, None, doc);
    assert!(
        found.constraints.is_empty(),
        "{doc}: {:?}",
        found.constraints
    );
    let doubts = found.diagnostics.iter();
    assert!(
        doubts
            .into_iter()
            .any(|doubt| doubt.code == Code::ConstraintDoubtful),
        "{doc}"
    );
}

#[test]
fn one_value_is_no_list_where_another_follows() {
    text("通道。取值：udp，走广播；tcp，走单播。", &["enum udp|tcp"]);
    text(
        "通道。取值为udp，表示广播；取值为tcp，表示单播。",
        &["enum udp|tcp"],
    );
    text(
        "The gate. Valid values: wide, which lets all pass, and slim, which lets one pass.",
        &["enum wide|slim"],
    );
    doubted(
        "The gate. Set this parameter to WIDE, which lets all pass, or SLIM, which lets one pass.",
    );
    doubted("通道。取值可以是Wide，也可以是Slim。");
    text("The gate. Set the value to **WIDE**.", &["enum WIDE"]);
}

#[test]
fn one_value_of_one_case_is_no_list() {
    doubted("通道。备用线路实例取值为SLIM。");
    doubted("查询备用线路时取值为slim，查询主线路时取值为线路ID。");
    text("通道。取值为SLIM。", &["enum SLIM"]);
}

#[test]
fn what_a_text_may_hold_is_no_list() {
    text("线路IP，支持IPv4和IPv6。", &[]);
    text("过滤语句，支持AND、OR。", &[]);
    text("时长，单位支持s、m。", &[]);
    text("线路类型，支持udp和tcp。", &["enum udp|tcp"]);
    let shown = rules("Gate", &Type::String, Some("udp"), "源地址，支持udp和tcp。");
    assert_eq!(shown, ["enum udp|tcp"]);
    doubted("协议和端口，格式为协议/端口，协议取值UDP、TCP。");
    doubted("The order. Valid values: up and down. Format: line:up.");
}

#[test]
fn heads_of_lists_of_numbers_are_labels() {
    doubted("版本。取值：\n\n-   Red：5.1、5.2\n-   Blue：7.0");
    doubted("Valid values:\n\n-   **red**:\n    -   5.1\n    -   5.2\n-   **blue**:\n    -   7.0");
    text(
        "线路。取值：\n\n-   Red：红线。\n-   Blue：蓝线。",
        &["enum Red|Blue"],
    );
    let shown = rules(
        "Gate",
        &Type::String,
        Some("Red"),
        "线路。取值：\n\n-   Red：5、6\n-   Blue：7",
    );
    assert_eq!(shown, ["enum Red|Blue"]);
}

#[test]
fn values_of_other_sentences_join_the_list() {
    text(
        "The line. Valid values: V1 and V2. V3 is also supported in the Pro Edition.",
        &["enum V1|V2|V3"],
    );
    text(
        "The line. Valid values: A and B. A value of -1 indicates all lines.",
        &["enum A|B|-1"],
    );
    text(
        "线路。取值：A1或A2。专线时还可以取值A3。",
        &["enum A1|A2|A3"],
    );
    text("线路。取值：A1或A2。专线时取值为A3。", &["enum A1|A2|A3"]);
    text(
        "The line. Valid values: A and B. If you use A, you must also specify Mode.",
        &["enum A|B"],
    );
    text("线路。取值：A、B，-1表示全部。", &["enum A|B|-1"]);
    doubted("编码，取值：A8、B8，也可以是其他编码。");
    doubted("The line. Valid values: NEWEST, a number of a line, or an alias.");
    doubted("The line. Valid values: line.big, line.small... For details, see Lines.");
}

#[test]
fn meanings_may_stand_before_or_behind_the_values() {
    text("取值：红线（red）、蓝线（blue）。", &["enum red|blue"]);
    text("取值：red为红线，blue为蓝线。", &["enum red|blue"]);
    text("取值：R=红线，B=蓝线。", &["enum R|B"]);
    text("取值：red-红线，blue-蓝线。", &["enum red|blue"]);
    text("取值范围（不区分大小写）：RED、BLUE。", &["enum RED|BLUE"]);
    text("线路级别：high（高）、low（低）。", &["enum high|low"]);
    text(
        "是否加速，Y：加速；N：不加速；默认为N。",
        &["enum Y|N", "default N"],
    );
    let number = |doc: &str, expected: &[&str]| {
        assert_eq!(rules("Gate", &Type::Integer, None, doc), expected, "{doc}");
    };
    number("线路状态：0（停）、1（通）。", &["enum 0|1"]);
    number("重试方式。0：不重试；1：重试。", &["enum 0|1"]);
    // Special values among many.
    number("保留天数。-1：永久；0：不保留。", &[]);
    number("保留天数，0表示不保留，1表示一天。", &[]);
}

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
fn values_are_told_in_many_words() {
    let more = |doc: &str, further: &str| {
        text(
            &format!("线路。取值：**A1**、**B1**。{doc}"),
            &[&format!("enum A1|B1|{further}")],
        );
        text(
            &format!("The line. Valid values: **A1** and **B1**. {doc}"),
            &[&format!("enum A1|B1|{further}")],
        );
    };
    more("**ANY**表示所有线路。", "ANY");
    more("传入**ANY**表示所有线路。", "ANY");
    more("查询所有线路请设置为**ANY**。", "ANY");
    more("专有云固定为**C1**。", "C1");
    more("专有云用户取值：**C1**。", "C1");
    more("专线用户还可取值**C1**、**D1**。", "C1|D1");
    more("**C1**（慢）仅对专线开放。", "C1");
    more("To find all lines, set the value to **ANY**.", "ANY");
    more("The value **ANY** indicates all lines.", "ANY");
    more("**ANY** indicates all lines.", "ANY");
    more("Otherwise, specify **NONE**.", "NONE");
    more("Use * to find all lines.", "*");
    more("Old customers can set it to **C1**.", "C1");
    more("**C1** is available for old customers.", "C1");
    more("On old lines, you can also set **C1** or **D1**.", "C1|D1");
    text(
        "线路状态。取值：1（停）、2（通）。-1表示全部状态。",
        &["enum 1|2|-1"],
    );
    // What is said of another parameter or another thing, and what is refused.
    text(
        "线路。取值：A1、B1。此时Mode设置为**C1**。",
        &["enum A1|B1"],
    );
    text(
        "线路。取值：A1、B1。端口模式设置为**C1**。",
        &["enum A1|B1"],
    );
    text(
        "线路。取值：A1、B1。不能设置为**C1**。",
        &["enum A1|B1", "not in C1"],
    );
    text(
        "The line. Valid values: A1 and B1. It takes effect only when the Wall parameter is set to **on**.",
        &["enum A1|B1"],
    );
    text(
        "The line. Valid values: A1 and B1. You can call the operation and set `Trace` to true.",
        &["enum A1|B1"],
    );
}

#[test]
fn values_without_marks_are_told_by_their_kind() {
    text(
        "线路。取值：UDP、TCP。此外，内网支持SCTP。",
        &["enum UDP|TCP|SCTP"],
    );
    text(
        "线路。取值：UDP、TCP。SCTP正在公测中。",
        &["enum UDP|TCP|SCTP"],
    );
    text(
        "The line. Valid values: udp and tcp. Enter all to find all lines.",
        &["enum udp|tcp|all"],
    );
    text(
        "The line. Valid values: udp and tcp. The old lines additionally support V1.",
        &["enum udp|tcp|V1"],
    );
    text(
        "The line. Valid values: udp and tcp.\n\n**Note** **quic** (new) is available only to old customers.",
        &["enum udp|tcp|quic"],
    );
    text(
        "线路。取值：udp、tcp。\n\n**说明** **quic**（新）仅对老用户开放。",
        &["enum udp|tcp|quic"],
    );
    text("线路。取值：UDP/TCP。", &["enum UDP|TCP"]);
    text(
        "线路。取值：UDP、TCP。SCTP仅对专线开放。",
        &["enum UDP|TCP|SCTP"],
    );
    text(
        "线路。取值：UDP、TCP，以及专业版的SCTP。",
        &["enum UDP|TCP|SCTP"],
    );
    text(
        "线路。取值：UDP、TCP。2月起新增SCTP。",
        &["enum UDP|TCP|SCTP"],
    );
    text(
        "The line. Valid values: UDP and TCP (plus SCTP for old lines).",
        &["enum UDP|TCP|SCTP"],
    );
    text(
        "线路。取值：udp、tcp。all同样表示全部。",
        &["enum udp|tcp|all"],
    );
    let number = |doc: &str, expected: &[&str]| {
        assert_eq!(rules("Gate", &Type::Integer, None, doc), expected, "{doc}");
    };
    number(
        "粒度，取值60、300。若跨度超过2天，取900。",
        &["enum 60|300|900"],
    );
    number(
        "The grain. Valid values: 60 and 300. If the span is longer than two days, set it to 900.",
        &["enum 60|300|900"],
    );
}

#[test]
fn lists_that_name_more_are_open() {
    doubted("线路规格，取值：n.small、n.big。更多规格请参见规格表。");
    doubted("The class. Valid values: n.small and n.big. For more classes, see Lines.");
    doubted("线路。取值：udp、tcp。旧值1、2仍兼容。");
    doubted("The line. Valid values: udp and tcp. The old values 1 and 2 still work.");
    doubted("The line. Valid values: udp and tcp. Custom lines are allowed.");
    doubted("The line. Valid values: udp and tcp. You can also enter the line ID.");
    doubted("线路。取值：udp、tcp。自定义线路须以x-开头。");
    doubted("线路。取值：udp、tcp。其他线路将按tcp处理。");
    doubted("The line. Valid values: udp and tcp. Other lines are treated as tcp.");
    doubted("线路。取值：udp、tcp。支持模糊查询。");
    doubted("线路。取值：udp、tcp，具体以控制台为准。");
    text(
        "线路。取值：udp、tcp。更多信息，请参见线路说明。",
        &["enum udp|tcp"],
    );
    text("线路。取值：udp、tcp。不支持模糊查询。", &["enum udp|tcp"]);
    text(
        "The line. Valid values: udp and tcp. For more information, see Lines.",
        &["enum udp|tcp"],
    );
}

#[test]
fn what_identifies_is_chosen_from_no_list() {
    text("线路ID，引擎支持RED、BLUE。", &[]);
    text("线路ID，支持UDP、TCP。", &[]);
    text("线路ID。支持的城市：a-city、b-city。", &[]);
    text("脚本名，运行环境支持lua5、lua6。", &[]);
    text("The line ID. Supported engines: RED and BLUE.", &[]);
    text(
        "The URL of the picture. Supported formats: GIF and WEBP.",
        &[],
    );
    text("The line name. Supported cities: A-city and B-city.", &[]);
    text("指标名，支持cpu、disk。", &["enum cpu|disk"]);
    text("线路ID，取值：A1、B1。", &["enum A1|B1"]);
    text("The line ID. Supported values: A1 and B1.", &["enum A1|B1"]);
    let shown = rules("Gate", &Type::String, Some("UDP"), "线路ID，支持UDP、TCP。");
    assert_eq!(shown, ["enum UDP|TCP"]);
}

#[test]
fn patterns_are_no_values() {
    text("月份，支持YYYYMMDD、YYYYMM两种格式。", &[]);
    text("The day. Supported formats: YYYYMMDD and YYYY-MM-DD.", &[]);
    text("号码，支持+99xxx、0099xxx。", &[]);
    text("网络，支持a.b.c.d/n或a.b.c.d-e.f.g.h。", &[]);
    let shown = rules(
        "Gate",
        &Type::String,
        Some("yyyyMM"),
        "时间样式，取值：yyyyMM、yyyyMMdd。",
    );
    assert_eq!(shown, ["enum yyyyMM|yyyyMMdd"]);
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

#[test]
fn a_bound_is_no_list() {
    text("页面条数，最大取值：90。", &[]);
    text("页面条数，最小取值为10。", &[]);
}

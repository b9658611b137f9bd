//! What is not said of the value itself must not become a rule of it, and what is not read is named.

use super::tests::{reading, rules};
use crate::diagnostic::Code;
use crate::model::Type;

#[track_caller]
fn check(name: &str, ty: &Type, example: Option<&str>, doc: &str, expected: &[&str]) {
    assert_eq!(rules(name, ty, example, doc), expected, "{doc}");
}

#[test]
fn what_is_not_said_of_the_value_is_no_rule() {
    let text = |doc: &str| check("Mode", &Type::String, None, doc, &[]);
    text("The name cannot contain consecutive hyphens (-).");
    text("The name cannot contain only digits.");
    text("名称不能以字母开头。");
    text("如果Right取值为a，则不能指定该参数。");
    text("The line can use either Left or Right for its gates.");
    text("名称规则见限制，例如长度为1~5个字符。");
    text("Secrets of Windows instances cannot start with a slash (/).");
    text(
        "Line names open or begin with whatever letter you like, and can contain digits and hyphens (-).",
    );
    let list = |doc: &str| check("Names", &Type::String, Some("a,b"), doc, &[]);
    list("线路名称。数据最多保留30天。");
    list("The lines. Each line can contain up to 50 gates.");
    let number = |doc: &str| check("Size", &Type::Integer, Some("5"), doc, &[]);
    number("You cannot specify 13 or more.");
    number("线路数。不包含2台备用线路。");
}

#[test]
fn the_colon_of_an_address_or_a_sign_opens_no_case() {
    check(
        "Mode",
        &Type::String,
        None,
        "名称。\n\n-   须以中文或字母开头，可以包含数字、半角冒号（:）和短划线（-）。\n-   不能以 http:// 和 https:// 开头。",
        &[
            "starts letter|chinese",
            "not starts http://|https://",
            "charset letter|digit|chinese :-",
        ],
    );
}

#[test]
fn truth_values_explain_themselves() {
    check(
        "Mode",
        &Type::Boolean,
        Some("false"),
        "是否强制删除。true：强制。false：不强制（默认）。",
        &["enum true|false", "default false"],
    );
}

#[test]
fn a_requirement_at_the_end_binds_no_value() {
    check(
        "Size",
        &Type::Integer,
        None,
        "优先级，取值范围[1,10]，线路为专线时，此参数必选。",
        &["range 1..10", "required if"],
    );
}

#[test]
fn sentences_with_bounds_that_are_not_read_are_named() {
    let found = reading(
        "Mode",
        &Type::String,
        Some("30d"),
        "间隔，取值范围：6小时~90小时。",
    );
    assert!(found.constraints.is_empty(), "{:?}", found.constraints);
    assert!(
        found
            .diagnostics
            .iter()
            .any(|d| d.code == Code::SentenceNotRead),
        "{:?}",
        found.diagnostics
    );
    let read = reading(
        "Size",
        &Type::Integer,
        None,
        "页大小，取值范围：1~50。最大值：50。",
    );
    assert!(read.diagnostics.is_empty(), "{:?}", read.diagnostics);
}

#[test]
fn values_may_stand_in_paragraphs_and_behind_breaks() {
    for doc in [
        "模式。取值：\n\nfast：快。\n\nsafe：稳。",
        "The mode. Valid values:<br>fast: speed first.<br>safe: safety first.",
        "The mode of <branch>. Valid values:<br>fast: speed first.<br>safe: safety first.",
        "模式。取值：0",
    ] {
        let expected: &[&str] = if doc.ends_with('0') {
            &[]
        } else {
            &["enum fast|safe"]
        };
        check("Mode", &Type::String, None, doc, expected);
    }
}

#[test]
fn what_is_used_or_reserved_for_something_is_not_forbidden() {
    let number = |doc: &str, expected: &[&str]| check("Gate", &Type::Integer, None, doc, expected);
    number(
        "Without this parameter, port 8022 is used by default.",
        &["default 8022"],
    );
    number("If you leave the gate out, the value 20 is used.", &[]);
    number("The gate. Ports 81 and 8022 are used.", &[]);
    number("The gate. Port 81 is reserved for probes.", &[]);
    number("The gate. The value 30 is not supported for guests.", &[]);
    number(
        "The gate. Port number 81 is not supported in old zones.",
        &[],
    );
    number("The gate. In old zones, port 81 is not supported.", &[]);
    number(
        "The gate. Port 81 is not supported, unless you own it.",
        &[],
    );
    number("The gate. Port 81 is not supported.", &["not in 81"]);
    number(
        "The gate. The values 30 and 31 are unavailable.",
        &["not in 30|31"],
    );
    number(
        "The gate. Ports 81 and 82 are reserved and cannot be used.",
        &["not in 81|82"],
    );
    number("The gate. Port 81 cannot be used.", &["not in 81"]);
}

#[test]
fn what_is_excepted_from_a_prohibition_is_allowed() {
    let number = |doc: &str, expected: &[&str]| check("Gate", &Type::Integer, None, doc, expected);
    number("You cannot set the gate to a value other than 8022.", &[]);
    number("The gate must not be anything except 8022.", &[]);
    number("入口不能设置为除8022外的值。", &[]);
    number("入口不可选择其他值，8022除外。", &[]);
    number(
        "The size cannot be less than 10, except 0.",
        &["range 10.. or 0"],
    );
    number("大小不能小于10，0除外。", &["range 10.. or 0"]);
    number("大小不能小于10（不包括0）。", &["range 10.. or 0"]);
    number(
        "The gate cannot be empty. Valid values: 1 to 900, except 22.",
        &["range 1..900", "not in 22"],
    );
    number(
        "入口不能为空，取值范围：1~900，22除外。",
        &["range 1..900", "not in 22"],
    );
    let found = reading(
        "Gate",
        &Type::Integer,
        None,
        "You cannot set the gate to a value other than 8022.",
    );
    assert!(!found.diagnostics.is_empty(), "the exception is reported");
}

#[test]
fn the_default_is_never_forbidden() {
    let doc = "The gate. Default value: 22. The gate cannot be 22.";
    check("Gate", &Type::Integer, None, doc, &["default 22"]);
    let found = reading("Gate", &Type::Integer, None, doc);
    assert!(
        found
            .diagnostics
            .iter()
            .any(|d| d.code == Code::ConstraintDoubtful),
        "{:?}",
        found.diagnostics
    );
    check(
        "Gate",
        &Type::Integer,
        None,
        "The gate. Default value: 80. The gate cannot be 22.",
        &["default 80", "not in 22"],
    );
}

#[test]
fn examples_are_judged_as_the_validators_judge() {
    check(
        "Size",
        &Type::Double,
        Some("0.3"),
        "大小，必须是0.1的倍数。",
        &["multiple 0.1"],
    );
    check(
        "Size",
        &Type::Double,
        Some("0.35"),
        "大小，必须是0.1的倍数。",
        &[],
    );
    let doc = "名称，只能包含中文和数字。";
    check(
        "Mode",
        &Type::String,
        Some("\u{3021}1"),
        doc,
        &["charset digit|chinese "],
    );
    check("Mode", &Type::String, Some("ア1"), doc, &[]);
}

#[test]
fn what_goes_together_or_needs_the_other_excludes_nothing() {
    let text = |doc: &str, expected: &[&str]| check("Left", &Type::String, None, doc, expected);
    text("该参数不能单独传入，必须与Right同时传入。", &[]);
    text("该参数不能单独传入且必须与Right同时传入。", &[]);
    text("此参数不可为空，并且须和Right参数同时设置。", &[]);
    text("此参数与Right并不互斥。", &[]);
    text("此参数与Right为非互斥关系。", &[]);
    text("This parameter and Right are not mutually exclusive.", &[]);
    text(
        "This parameter cannot be set unless Right is set together.",
        &[],
    );
    text(
        "You cannot set this parameter without setting both Right and Tags.",
        &[],
    );
    text(
        "This parameter and Right cannot be specified together unless the line is old.",
        &[],
    );
    text(
        "This parameter must not be used alone, set it and Right together.",
        &[],
    );
    text(
        "此参数不能为空，也不能与Right同时传入。",
        &["conflicts Right"],
    );
    text("此参数与Right参数互斥。", &["conflicts Right"]);
    text(
        "This parameter and Right are mutually exclusive.",
        &["conflicts Right"],
    );
    text(
        "This parameter cannot be used together with Right.",
        &["conflicts Right"],
    );
    text(
        "You cannot set Left and Right at the same time.",
        &["conflicts Right"],
    );
}

#[test]
fn counts_are_of_values_that_are_given() {
    let text = |doc: &str, expected: &[&str]| check("Gates", &Type::String, None, doc, expected);
    text("The gates. You can query at most 5 pages.", &[]);
    text("The gates. You can query up to 5 barns.", &[]);
    text("The gates. You can enter up to ten IDs in each group.", &[]);
    text("The gates. You can specify up to 10 barns per line.", &[]);
    text(
        "The gates. A maximum of 10 barns are allowed for each line.",
        &[],
    );
    text(
        "The gates. The number of barns is 1 to 10 in each line.",
        &[],
    );
    text(
        "The gates. You can enter up to 20 IDs of barns in each group.",
        &[],
    );
    text("The gates. You can enter up to ten IDs.", &["items ..10"]);
    text(
        "The gates. You can specify up to 10 barns in each request.",
        &["items ..10"],
    );
    text(
        "The gates. You can enter up to 20 IDs per call.",
        &["items ..20"],
    );
    text(
        "The gates. A maximum of 30 barns can be specified.",
        &["items ..30"],
    );
    let list = |doc: &str, expected: &[&str]| {
        check("Gate.N", &Type::String, None, doc, expected);
    };
    list("The gates. You can query at most 5 barns.", &["items ..5"]);
    list("The gates. You can query at most 5 pages.", &[]);
}

/// The sentences that are named as not read.
fn unread(ty: &Type, example: Option<&str>, doc: &str) -> Vec<String> {
    let found = reading("Size", ty, example, doc).diagnostics;
    let unread = found
        .into_iter()
        .filter(|d| d.code == Code::SentenceNotRead);
    unread.map(|d| d.message).collect()
}

#[test]
fn a_doubt_about_one_sentence_hides_no_other() {
    let doc = "间隔，取值只能是：fast、safe。取值范围：6小时~90小时。";
    let named = unread(&Type::String, Some("slow"), doc);
    assert!(
        matches!(named.as_slice(), [one] if one.contains("6小时")),
        "{named:?}"
    );
    let quoted = unread(&Type::Integer, Some("70"), "大小，取值范围：1~50。");
    assert!(quoted.is_empty(), "{quoted:?}");
}

#[test]
fn sentences_that_are_too_long_are_named() {
    let long = format!("大小，取值范围：1~50，{}。", "很长".repeat(1000));
    let named = unread(&Type::Integer, None, &long);
    assert!(
        matches!(named.as_slice(), [one] if one.contains("too long")),
        "{named:?}"
    );
    assert!(unread(&Type::Integer, None, "大小，取值范围：1~50，不短。").is_empty());
}

#[test]
fn a_point_in_time_is_no_format_where_something_else_is_allowed() {
    let text = |doc: &str, expected: &[&str]| check("Since", &Type::String, None, doc, expected);
    text("格式为yyyy-MM-ddTHH:mm:ssZ，也支持Unix时间戳。", &[]);
    text("格式为yyyy-MM-ddTHH:mm:ssZ，永久有效填-1。", &[]);
    text(
        "The time in the yyyy-MM-ddTHH:mm:ssZ format, or a UNIX timestamp.",
        &[],
    );
    text(
        "The time. Format: yyyy-MM-ddTHH:mm:ssZ. Set the value to 0 if the line never ends.",
        &[],
    );
    text(
        "格式为yyyy-MM-dd HH:mm:ss。",
        &["date_time yyyy-MM-dd HH:mm:ss"],
    );
    text(
        "日期，格式为yyyyMMdd，例如20180102。",
        &["date_time yyyyMMdd"],
    );
}

#[test]
fn a_notation_of_some_values_is_none_of_all() {
    let text = |doc: &str, expected: &[&str]| check("Lines", &Type::String, None, doc, expected);
    text("线路内容。二进制内容需进行Base64编码。", &[]);
    text("The line. Binary lines must be Base64-encoded.", &[]);
    text("IP列表，支持CIDR格式。", &[]);
    text("网段，支持CIDR格式。", &["cidr"]);
    text("扩展信息，格式为JSON，例如一个对象。", &["json"]);
    text("线路ID，格式为[\"a\",\"b\"]。", &["json_array"]);
    text(
        "On Windows instances, the name cannot start with a slash (/).",
        &[],
    );
}

#[test]
fn another_parameter_that_is_empty_is_a_condition() {
    let text = |doc: &str, expected: &[&str]| check("Size", &Type::String, None, doc, expected);
    text("Mode为空时必传。", &["required if"]);
    text(
        "再次启用时若线路没变，则不需要设置该参数；如果您不再需要使用线路，您可以将其设置为空字符串。",
        &[],
    );
}

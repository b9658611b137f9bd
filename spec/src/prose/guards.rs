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
    text("名称不能以数字开头。");
    text("如果Right取值为a，则不能指定该参数。");
    text("The line can use either Left or Right for its gates.");
    text("名称规则见限制，例如长度为1~5个字符。");
    text("Passwords of Windows instances cannot start with a forward slash (/).");
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
        "名称。\n\n-   以字母或中文开头，可包含数字、半角冒号（:）或短划线（-）。\n-   不能以 http:// 和 https:// 开头。",
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

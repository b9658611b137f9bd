//! Defaults of something else, of one case, and names of signs.

use crate::model::Type;
use crate::prose::tests::rules;

#[track_caller]
fn check(ty: &Type, doc: &str, expected: &[&str]) {
    assert_eq!(rules("Gate", ty, None, doc), expected, "{doc}");
}

#[test]
fn the_default_of_another_thing_is_none() {
    let text = |doc: &str, expected: &[&str]| check(&Type::String, doc, expected);
    text("线路ID，默认使用默认LINE。", &[]);
    text("线路ID，大小默认9 GB。", &[]);
    text("规则ID，权重范围1~90，默认40。", &["range 1..90"]);
    text("规则ID，超时默认40秒。", &[]);
    text("账号，密码默认Qwe321。", &[]);
    text("The gate ID. The idle time defaults to 25 seconds.", &[]);
    text("The line. The value defaults to fast.", &["default fast"]);
    text(
        "The line mode. The line mode defaults to fast.",
        &["default fast"],
    );
    text("线路大小，默认fast。", &["default fast"]);
    check(&Type::Integer, "空闲超时，不填默认40。", &["default 40"]);
}

#[test]
fn a_second_case_makes_no_default() {
    let number = |doc: &str, expected: &[&str]| check(&Type::Integer, doc, expected);
    number("The count. Default value: 3 (7 for old lines).", &[]);
    number("The count. Default value: 60; for old lines, 25.", &[]);
    number("个数，默认3（专线为7）。", &[]);
    number("个数，新线默认为3，旧线默认相同。", &[]);
    number("个数，默认3（最大为7）。", &["range ..7", "default 3"]);
    number("The count. Default value: 3 (unlimited).", &["default 3"]);
}

#[test]
fn the_name_of_a_sign_stands_for_the_sign() {
    let text = |doc: &str, expected: &[&str]| check(&Type::String, doc, expected);
    text("The sign. Default value: semicolon (;).", &["default ;"]);
    text("The sign. Default: comma (,).", &["default ,"]);
    text("The sign. Default value: backslash.", &[]);
}

//! What is said besides lifts a rule: another notation, a value beside the format, words that it holds for most values only.

use super::tests::rules;
use crate::model::Type;

#[track_caller]
fn check(name: &str, ty: &Type, example: Option<&str>, doc: &str, expected: &[&str]) {
    assert_eq!(rules(name, ty, example, doc), expected, "{doc}");
}

#[test]
fn an_example_in_json_is_not_cut_at_signs() {
    let text = |example: &str, doc: &str, expected: &[&str]| {
        check("Lines", &Type::String, Some(example), doc, expected);
    };
    let doc = "线路，每条不超过9个字符，多条线路用逗号（,）分隔。";
    text("a,b", doc, &["length ..9 chars", "separator ,"]);
    text("[\"a\",\"b\"]", doc, &[]);
    text("[{\"a\":1,\"b\":2}]", doc, &[]);
    text("{\"a\":1}", "The lines, separated by commas (,).", &[]);
}

#[test]
fn a_literal_beside_a_notation_lifts_the_format() {
    let text = |doc: &str, expected: &[&str]| check("Since", &Type::String, None, doc, expected);
    text(
        "The time in the yyyy-MM-ddTHH:mm:ssZ format. The value now indicates this moment.",
        &[],
    );
    text(
        "The time in the yyyy-MM-ddTHH:mm:ssZ format or a relative time.",
        &[],
    );
    text(
        "格式为yyyy-MM-dd HH:mm:ss。没有尽头请填9999-12-31 23:59:59或-1。",
        &[],
    );
    text("The rule. It is a JSON string or a string of words.", &[]);
    text("规则，使用JSON格式。旧版支持k=v形式。", &[]);
    text("规则，使用JSON格式。还支持JSON数组格式。", &["json_array"]);
}

#[test]
fn what_holds_for_most_values_is_no_rule() {
    let number = |doc: &str, expected: &[&str]| check("Size", &Type::Integer, None, doc, expected);
    number("天数，一般不超过9天。", &[]);
    number("天数，通常取值1~9。", &[]);
    number("天数，正常情况下取值为1~9。", &[]);
    number("次数，理论上最大90。", &[]);
    number("The value usually ranges from 1 to 9.", &[]);
    number("The days. The value typically cannot exceed 9.", &[]);
    number("The ideal value ranges from 1 to 9.", &[]);
    number("天数，取值范围：1~9，通常填5。", &["range 1..9"]);
    number("一般线路的天数，取值范围：1~9。", &["range 1..9"]);
    check(
        "Mode",
        &Type::String,
        None,
        "Usually, valid values are a1 and b1.",
        &[],
    );
    check("Mode", &Type::String, None, "一般取值：a1、b1。", &[]);
}

#[test]
fn what_some_may_start_with_is_not_forbidden_to_all() {
    let text = |doc: &str, expected: &[&str]| check("Mode", &Type::String, None, doc, expected);
    text("内置线路以tmp_开头，您的线路不能以tmp_开头。", &[]);
    text("线路名，不能以tmp_开头。", &["not starts tmp_"]);
    text(
        "The line. The parameter is deprecated in some regions.",
        &[],
    );
    text("The line. The parameter is deprecated.", &["deprecated"]);
}

#[test]
fn a_point_among_signs_ends_no_sentence() {
    let text = |doc: &str, expected: &[&str]| check("Mode", &Type::String, None, doc, expected);
    text(
        "线路名，支持中文、数字及 _ - . 。",
        &["charset digit|chinese _-."],
    );
    text(
        "线路名，支持中文、数字及 _ -。",
        &["charset digit|chinese _-"],
    );
}

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

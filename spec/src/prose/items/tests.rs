//! Counts of elements with spans, cases and advice, each with sentences of our own.

use crate::model::Type;
use crate::prose::tests::rules;

#[track_caller]
fn list(doc: &str, expected: &[&str]) {
    assert_eq!(rules("Gate.N", &Type::String, None, doc), expected, "{doc}");
}

#[test]
fn both_bounds_of_a_count_are_read() {
    list("入口列表，元素个数为1~5。", &["items 1..5"]);
    list("入口列表，元素个数1~5。", &["items 1..5"]);
    list("入口列表，列表元素个数为1到5个。", &["items 1..5"]);
}

#[test]
fn a_count_of_things_bounds_no_text() {
    for example in [None, Some("15900000000")] {
        let read = |ty| rules("Gates", ty, example, "上限为1000个入口。");
        assert_eq!(read(&Type::String), ["items ..1000"]);
    }
    assert_eq!(
        rules("Gates", &Type::Integer, None, "上限为1000个入口。"),
        ["range ..1000"]
    );
}

#[test]
fn the_cases_of_a_sentence_are_not_one_count() {
    list(
        "Up to 20 IDs in the basic edition, and up to 50 IDs in the pro edition.",
        &[],
    );
    list(
        "Up to 20 IDs, in all editions up to 20 IDs.",
        &["items ..20"],
    );
}

#[test]
fn advice_about_a_count_is_no_rule() {
    list("入口列表，建议最多填写20个。", &[]);
    list(
        "The gates. We recommend that you specify up to 20 IDs.",
        &[],
    );
}

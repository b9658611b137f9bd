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

#[test]
fn what_some_are_granted_nobody_is_refused() {
    let names = |doc: &str, expected: &[&str]| {
        let found = rules("Names", &Type::String, Some("a,b"), doc);
        assert_eq!(found, expected, "{doc}");
    };
    names("线路列表，最多50个（企业版100个）。", &["items ..100"]);
    names("线路列表，最多50个，可申请提升至100个。", &["items ..100"]);
    names(
        "The lines. You can specify up to 50 line IDs (100 for instances of Gold Edition).",
        &["items ..100"],
    );
    names("线路列表，最多50个，会员不受此限制。", &[]);
    names(
        "The lines. This parameter does not apply to members. You can specify up to 50 line IDs.",
        &["items ..50"],
    );
    let indexed = |doc: &str| {
        let found = rules("Line.N.Key", &Type::String, None, doc);
        assert_eq!(found, ["items 1..50"], "{doc}");
    };
    indexed("线路键。N的取值范围：1~20（白名单用户1~50）。");
    indexed("线路键。N的取值范围1~20，专业版为1~50。");
    indexed("The key. Valid values of N: 1 to 20 (1 to 50 for Gold Edition).");
}

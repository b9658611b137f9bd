//! Beginnings and signs that are forbidden, in the rows where they usually stand.

use crate::model::Type;
use crate::prose::tests::rules;

#[track_caller]
fn text(doc: &str, expected: &[&str]) {
    assert_eq!(rules("Gate", &Type::String, None, doc), expected, "{doc}");
}

#[test]
fn a_bullet_that_forbids_a_prefix_has_no_label() {
    text(
        "标签。\n\n-   不能以sys或tmp:开头。\n-   最长支持12个字符。",
        &["length ..12 chars", "not starts sys|tmp:"],
    );
    let tag = rules(
        "Line.N.Key",
        &Type::String,
        None,
        "标签。\n\n-   N的取值范围：1~20。\n-   最多支持12个字符，不能以sys和tmp:开头，不能包含http://。",
    );
    assert_eq!(
        tag,
        [
            "length ..12 chars",
            "not starts sys|tmp:",
            "not contains http://",
            "items 1..20"
        ]
    );
    text(
        "The label.\n\n-   Cannot start with sys or tmp:.\n-   Up to 12 characters in length.",
        &["length ..12 chars", "not starts sys|tmp:"],
    );
    // A noun before the colon names a case.
    text("名称。\n\n-   专线：长度不超过12个字符。", &[]);
}

#[test]
fn digits_are_ten_signs_at_the_beginning() {
    text(
        "别名不能以数字、短划线（-）开头。",
        &["not starts 0|1|2|3|4|5|6|7|8|9|-"],
    );
    text(
        "The alias cannot start with a digit or a hyphen (-).",
        &["not starts 0|1|2|3|4|5|6|7|8|9|-"],
    );
    text("The alias cannot contain digits.", &[]);
}

#[test]
fn signs_count_whatever_their_names_are() {
    text(
        "不能包含空格和特殊字符@/:=”<>。",
        &["not contains  |@|/|:|=|\"|<|>"],
    );
    text("不能包含@、/、%等特殊字符。", &["not contains @|/|%"]);
    text(
        "不允许出现竖杠（|）、反斜线（\\）。",
        &["not contains ||\\"],
    );
    text(
        "It cannot contain forward slashes (/), wiggles (~), or number signs (#).",
        &["not contains /|~|#"],
    );
    text("It cannot contain slashes (/) at both ends.", &[]);
    // The name and the sign differ.
    text("It cannot contain periods (,).", &[]);
}

#[test]
fn the_first_letter_may_be_named_in_few_words() {
    text(
        "别名，4~16位，字母开头。",
        &["length 4..16 chars", "starts letter"],
    );
    text("别名，首字母必须为小写字母。", &["starts lower"]);
    text("别名，不能字母开头。", &[]);
}

//! Lengths with exceptions, cases and units, each with sentences of our own.

use crate::model::Type;
use crate::prose::tests::rules;

#[track_caller]
fn text(doc: &str, expected: &[&str]) {
    assert_eq!(rules("Mode", &Type::String, None, doc), expected, "{doc}");
}

#[test]
fn sizes_and_times_are_no_numbers_of_characters() {
    text("正文，长度不超过16KB。", &[]);
    text("正文，长度限制为1~64KB。", &[]);
    text("正文，长度最大2 MB。", &[]);
    text("录音，长度不超过60秒。", &[]);
    text("正文，长度不超过16。", &["length ..16 chars"]);
}

#[test]
fn the_cases_of_a_sentence_are_not_one_length() {
    text("名称，线路长度2~16个字符，入口长度2~64个字符。", &[]);
    text("备注，最多支持输入20个汉字或者40个英文字符。", &[]);
    text("备注，最长20个汉字（60个字符）。", &[]);
    text("备注，中文不超过15个字，英文不超过30个字符。", &[]);
    text(
        "The note is up to 20 Chinese characters or 40 English characters.",
        &[],
    );
}

#[test]
fn lengths_of_classes_are_one_that_holds_them_all() {
    for doc in [
        "名称，2~128个字符，专业版支持2~256个字符。",
        "名称，特权线路2~16个字符，普通线路2~256个字符。",
        "名称。线路2.0长度为2~16个字符，线路3.0长度为2~256个字符。",
        "名称，长度为2~128个字符。企业版支持256个字符。",
        "名称，长度为2~128个字符（企业版256）。",
        "名称，长度为2~128个字符，可申请提升至256个字符。",
        "The name is 2 to 128 characters in length. Gold Edition supports 256 characters.",
        "The name is 2 to 128 characters in length (2 to 256 for Gold Edition).",
    ] {
        text(doc, &["length 2..256 chars"]);
    }
    text(
        "名称。长度为2~128个字符，会员不受此限制。",
        &["length 2.. chars"],
    );
    // Of the other classes nobody tells.
    text("登录名。LineDB长度为2~16个字符。", &[]);
    text(
        "LineDB登录名。LineDB长度为2~16个字符。",
        &["length 2..16 chars"],
    );
    text(
        "名称，长度为2~128个字符（企业版保留30天）。",
        &["length 2..128 chars"],
    );
}

#[test]
fn the_length_of_each_part_is_not_that_of_the_whole() {
    text(
        "地址，总长度不超过90个字符，每级不超过30个字符。",
        &["length ..90 chars"],
    );
    text(
        "地址，不超过90个字符，每段不超过30个字符。",
        &["length ..90 chars"],
    );
}

#[test]
fn a_value_that_may_be_empty_has_no_least_length() {
    text("备注，2~200个字符或空字符串。", &["length ..200 chars"]);
    text(
        "备注，2~200个字符。传空字符串表示清空。",
        &["length ..200 chars"],
    );
    text("备注，2~200个字符。可以为空。", &["length ..200 chars"]);
    text(
        "The note is 2 to 200 characters in length, or an empty string.",
        &["length ..200 chars"],
    );
    text(
        "The note is 2 to 200 characters in length. It can be empty.",
        &["length ..200 chars"],
    );
    text("备注，2~200个字符，不可以为空。", &["length 2..200 chars"]);
    text(
        "The note is 2 to 200 characters in length and cannot be empty or an empty string.",
        &["length 2..200 chars"],
    );
}

#[test]
fn what_is_said_of_keys_binds_keys() {
    text("标签。标签键最长64个字符，标签值最长128个字符。", &[]);
    text("键值对。键不允许重复，最多支持64个字符。", &[]);
    text("The labels. The key can be up to 64 characters.", &[]);
    text(
        "The labels. A key can be up to 64 characters. A key cannot be an empty string. A value can be up to 90 characters.",
        &[],
    );
    text(
        "The labels. The key cannot be empty. It can be up to 64 characters in length.",
        &[],
    );
    text("标签。键最长64个字符，不可重复。值最长90个字符。", &[]);
    text(
        "The key of the label. The tag key can be up to 64 characters.",
        &["length ..64 chars"],
    );
    text("标签的键。键最长64个字符。", &["length ..64 chars"]);
    let key = |doc: &str| rules("Line.N.Key", &Type::String, None, doc);
    assert_eq!(key("标签键最长64个字符。"), ["length ..64 chars"]);
    assert_eq!(
        key("The tag key can be up to 64 characters."),
        ["length ..64 chars"]
    );
}

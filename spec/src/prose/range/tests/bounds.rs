//! The bounds of a range themselves: their sides, their magnitudes, the steps between them, each with sentences of our own.

use super::{doubted, number};
use crate::model::Type;
use crate::prose::tests::{reading, rules};

#[test]
fn the_magnitude_of_a_bound_is_a_part_of_it() {
    number("连接数，取值范围：1~10万。", &["range 1..100000"]);
    number(
        "连接数，取值：1万~50万，默认2万。",
        &["range 10000..500000", "default 20000"],
    );
    number("连接数，最大值为5万。", &["range ..50000"]);
    number(
        "连接数，最小值：1千，最大值：1亿。",
        &["range 1000..100000000"],
    );
    number(
        "连接数，取值范围：1~5。专业版最大为2万。",
        &["range 1..20000"],
    );
    number(
        "The links. Valid values: 1 to 10 million.",
        &["range 1..10000000"],
    );
    number(
        "The links. The maximum value is 1 million.",
        &["range ..1000000"],
    );
    number("大小，必须是1万的倍数。", &[]);
    doubted("大小，不超过2^32。");
    doubted("大小，取值范围：1~5*1024*1024。");
    doubted("The size. The maximum value is 2^32 - 1.");
    doubted("The size. Valid values: 1 to 5 x 1024 x 1024.");
    doubted("The size. The maximum value is 10K.");
    let text = |doc: &str| assert_eq!(rules("Mode", &Type::String, None, doc), [""; 0], "{doc}");
    text("正文，长度不超过1万个字符。");
    text("正文，长度不超过1万。");
    text("The note. Up to 10 thousand characters in length.");
    let names = |doc: &str| {
        assert_eq!(
            rules("Names", &Type::String, Some("a"), doc),
            [""; 0],
            "{doc}"
        )
    };
    names("线路列表，个数不超过1万。");
}

#[test]
fn steps_are_counted_from_the_least_value() {
    doubted_step("带宽，取值范围：20~500，步长为50。", &["range 20..500"]);
    doubted_step("容量，取值范围：40~1000，以50递增。", &["range 40..1000"]);
    doubted_step("容量，最小值：10 GB，步长20 GB。", &["range 10.."]);
    doubted_step("容量，起步100，步长为30。", &[]);
    doubted_step(
        "容量。\n\n-   快盘：20~500\n-   慢盘：100~500\n\n步长为50。",
        &[],
    );
    doubted_step(
        "The size. Valid values: 20 to 500. The step size is 50.",
        &["range 20..500"],
    );
    doubted_step(
        "The size. It starts at 20 GB and increases in increments of 50 GB.",
        &[],
    );
    doubted_step(
        "大小，取值范围：5~90，须为5的倍数。-1表示不限制。",
        &["range 5..90 or -1"],
    );
    number(
        "带宽，取值范围：50~500，步长为50。",
        &["range 50..500", "multiple 50"],
    );
    number(
        "带宽，取值范围：1~500，必须为50的倍数。",
        &["range 1..500", "multiple 50"],
    );
    number(
        "The size. Valid values: 0 to 500. The step size is 50.",
        &["range 0..500", "multiple 50"],
    );
}

/// No step is read, and the reader says so.
#[track_caller]
fn doubted_step(doc: &str, expected: &[&str]) {
    number(doc, expected);
    let found = reading("Size", &Type::Integer, None, doc).diagnostics;
    assert!(
        found.iter().any(|d| d.message.contains("is a multiple of")),
        "{doc}: {found:?}"
    );
}

#[test]
fn both_sides_of_a_range_are_read() {
    for doc in [
        "The cap cannot be less than 1 or greater than 100.",
        "The cap cannot be shorter than 1 second or longer than 100 seconds.",
        "The cap. No less than 1 and no more than 100.",
        "The cap. The value is at least 1 and at most 100.",
        "The cap. From 1 up to 100.",
        "The cap. Min: 1, max: 100.",
        "The cap. Minimum 1, maximum 100.",
        "The weight (1-100).",
        "The port. Valid port numbers: 1 to 100.",
        "次数，不少于1次且不多于100次。",
        "次数，>0且<=100。",
        "次数，>=1且<101。",
        "次数，正整数，不超过100。",
        "次数，介于1和100之间。",
        "百分比，1-100。",
        "钟点，1~100点。",
        "次数，取值范围：\n\n-   普通用户：1~20\n-   金牌用户：1~100",
        "The cap. Valid values:\n\n-   1 to 20 if Mode is set to fast.\n-   1 to 100 if Mode is set to safe.",
    ] {
        number(doc, &["range 1..100"]);
    }
    for doc in [
        "It must not exceed 100 seconds.",
        "The size of a page. Up to 100 entries can be returned on each page.",
        "每页数量，最多100条。",
        "次数，上限100。",
        "The cap. The maximum is 100.",
    ] {
        number(doc, &["range ..100"]);
    }
    number("次数，大于0的整数。", &["range 1.."]);
    // The case is that of the requirement.
    number(
        "取值范围[1,100]，线路为MX线路时，此参数必需。",
        &["range 1..100", "required if"],
    );
    // Another quantity than the value.
    number("间隔，最多3次。", &[]);
}

#[test]
fn what_is_usual_binds_nothing() {
    for doc in [
        "天数，通常不超过30天。",
        "天数，一般取值为1~30。",
        "天数，正常情况下取值为1~30。",
        "次数，理论上最大值为100。",
        "The days. The value usually ranges from 1 to 30.",
        "The days. Normally, up to 30.",
        "The days. It typically cannot exceed 30.",
    ] {
        number(doc, &[]);
    }
}

//! What a description leaves open, or says of something else than the value, each with sentences of our own: no rule may close it.

use super::traps::{check, check_doubt};
use crate::diagnostic::Code;
use crate::model::Type;

#[test]
fn what_is_allowed_excludes_nothing_else() {
    for doc in [
        "支持中文，最长200个字符",
        "可以包含中文和英文，最长200个字符。",
        "It can contain Chinese characters and can be up to 200 characters in length.",
    ] {
        check_doubt(
            &Type::String,
            None,
            doc,
            &["length ..200 chars"],
            Code::ConstraintDoubtful,
        );
    }
    check(
        "Mode",
        &Type::String,
        None,
        "名称仅支持中文。",
        &["charset chinese "],
    );
}

#[test]
fn signs_that_are_used_for_all_belong_to_the_characters() {
    for doc in [
        "The pier can contain letters, digits, and underscores (_). Use an asterisk (*) to specify all piers.",
        "码头，可包含字母、数字和下划线（_）。填写星号（*）表示全部。",
    ] {
        check(
            "Pier",
            &Type::String,
            None,
            doc,
            &["charset letter|digit _*"],
        );
    }
}

#[test]
fn common_nouns_with_an_article_are_no_parameters() {
    let description = crate::prose::Description {
        name: "pierName",
        ty: &Type::String,
        doc: "The name must be 3 to 63 characters in length.",
        example: None,
        siblings: &["name", "pierName"],
        line: 7,
    };
    let found = crate::prose::read(&description);
    assert_eq!(found.constraints.len(), 1, "{found:?}");
}

#[test]
fn comparisons_are_no_values_of_conditions() {
    for doc in [
        "This parameter is required when Mode is empty.",
        "This parameter is required if Mode is greater than 1.",
    ] {
        check("Size", &Type::String, None, doc, &["required if"]);
    }
}

#[test]
fn what_is_cut_to_a_limit_is_accepted() {
    for doc in [
        "取值范围：1~100，超过100按100处理。",
        "取值范围：1~100。大于100时，系统自动取100。",
        "Valid values: 1 to 100. If you enter a value greater than 100, 100 is used.",
    ] {
        check("Size", &Type::Integer, None, doc, &["range 1.."]);
    }
    check(
        "Size",
        &Type::Integer,
        None,
        "最少购买数量。取值范围：1~100。库存大于等于最少数量时，按照库存创建。",
        &["range 1..100"],
    );
    check(
        "Pier",
        &Type::String,
        None,
        "The name can be up to 64 characters in length. Longer names are truncated.",
        &[],
    );
}

#[test]
fn a_colon_may_be_a_part_of_the_default() {
    for (doc, expected) in [
        (
            "Valid values: acs:pier (default) and acs:berth.",
            &["enum acs:pier|acs:berth", "default acs:pier"][..],
        ),
        (
            "取值：`sea:pier`、`sea:berth`（默认）。",
            &["enum sea:pier|sea:berth", "default sea:berth"],
        ),
        (
            "排序。**CreateTime:desc**（默认）：降序。",
            &["default CreateTime:desc"],
        ),
    ] {
        check("Mode", &Type::String, None, doc, expected);
    }
}

#[test]
fn rules_of_members_are_not_those_of_a_json_text() {
    for (doc, left) in [
        (
            "The berth, a JSON string. Type: the type. Valid values: a, b. Default value: a.",
            "json",
        ),
        ("泊位，JSON格式。超时取值范围：1~100，默认值：5。", "json"),
        (
            "泊位，JSON数组，每个元素包含：action：动作，取值：allow、deny。",
            "json_array",
        ),
    ] {
        check_doubt(&Type::String, None, doc, &[left], Code::ConstraintDoubtful);
    }
    check(
        "Berths",
        &Type::String,
        None,
        "泊位ID，取值为JSON数组，最多20个。",
        &["items ..20", "json_array"],
    );
}

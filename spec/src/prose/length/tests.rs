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

#[test]
fn the_name_of_a_part_is_not_the_whole() {
    for doc in [
        "镜像地址，仓库名长度2~64个字符。",
        "镜像地址，Tag长度不超过64个字符。",
        "文件路径，Object名称长度不超过900字节。",
        "ARN，角色名不超过64个字符。",
        "变量列表，变量名长度1~64个字符。",
        "证书，私钥长度不超过2048字节。",
        "查询语句，库名最多64个字符。",
        "域名，主机记录不超过63个字符。",
        "路径，目录名只能包含字母和数字。",
        "表达式，字段名由字母、数字组成。",
        "回调地址，参数名不能以数字开头。",
        "线路维度，key与value长度均为1~64字节。",
        "The image address. The tag cannot exceed 128 characters in length.",
        "The ARN of the line. The role name can be up to 64 characters in length.",
        "The callback URL. Directory names can contain only letters and digits.",
        "The file path. The object name can be up to 900 bytes in length.",
        "The dimensions. The length of each key and value must be 1 to 64 bytes.",
    ] {
        text(doc, &[]);
    }
    for doc in [
        "镜像地址，长度不超过64个字符。",
        "镜像地址，地址总长度不超过64个字符。",
        "域名，完整域名最长64个字符。",
        "默认站名。默认站名（连同后缀）最大长度为64个字符。",
        "文件路径。Mode的长度最长为64个字符。",
        "文件路径，以斜线隔开，最多64个字符。",
        "文件路径。该参数的值不能超过64个字符。",
        "The image address. The address cannot exceed 64 characters in length.",
        "The URL of the image. It can be up to 64 characters in length.",
        "The URL of the image. The URL can be up to 64 characters in length.",
        "The file path. The value can be up to 64 characters in length.",
    ] {
        text(doc, &["length ..64 chars"]);
    }
    let named = rules(
        "FileName",
        &Type::String,
        None,
        "The file. The file name can be up to 64 characters in length.",
    );
    assert_eq!(named, ["length ..64 chars"]);
}

#[test]
fn short_forms_are_lengths() {
    text("The name. Length: 3 to 63.", &["length 3..63 chars"]);
    text("The name. Length 3-63.", &["length 3..63 chars"]);
    text("令牌，小于64 byte。", &["length ..63 bytes"]);
    text("令牌，64字节内。", &["length ..64 bytes"]);
}

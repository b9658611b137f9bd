//! Ranges with exceptions, cases and units, each with sentences of our own.

mod bounds;

use crate::diagnostic::Code;
use crate::model::Type;
use crate::prose::tests::{reading, rules};

#[track_caller]
fn number(doc: &str, expected: &[&str]) {
    assert_eq!(rules("Size", &Type::Integer, None, doc), expected, "{doc}");
}

/// No range is read, and the reader says so.
#[track_caller]
fn doubted(doc: &str) {
    number(doc, &[]);
    let found = reading("Size", &Type::Integer, None, doc).diagnostics;
    let told = |code| matches!(code, Code::ConstraintDoubtful | Code::SentenceNotRead);
    assert!(found.iter().any(|d| told(d.code)), "{doc}: {found:?}");
}

#[test]
fn a_number_with_a_meaning_is_allowed() {
    for doc in [
        "限速，取值：1~900。设置为0时表示不限速。",
        "限速，取值：1~900。0表示不限速。",
        "限速，取值：1~900。0为不限速。",
        "限速，取值：1~900。如果设置为0，则不限速。",
        "限速，取值：1~900。若不限速，请填写0。",
        "限速，取值：1~900，其中0表示不限速。",
        "限速，取值：1~900。传入0表示不限速。",
        "限速，取值：1~900。配置为0，代表不限速。",
        "限速，取值：1~900。\n\n**说明：** 0表示不限速。",
        "限速，取值：1~900。\n\n-   0：不限速。\n-   其他值：限速的大小。",
        "0表示不限速；其他取值1~900。",
        "限速，取值：1~900。\n\n取值：\n\n-   0：不限速。\n-   1~900：限速的大小。",
        "限速，取值：1~900。特殊值0（不限速）。",
        "限速，取值：1~900。也可以设置为0。",
        "The cap. Valid values: 1 to 900. It can also be 0.",
        "The cap. Valid values: 1 to 900 (0 means no cap).",
        "The cap. Valid values: 1 to 900. 0 indicates that there is no cap.",
        "The cap. Valid values: 1 to 900. Set it to 0 to lift the cap.",
        "The cap. Valid values: 1 to 900. If you set the value to 0, there is no cap.",
        "The cap. Valid values: 1 to 900. The value 0 indicates no cap.",
        "The cap. Valid values: 1 to 900. A value of 0 means no cap.",
        "The cap. Valid values: 1 to 900. If the value is 0, there is no cap.",
    ] {
        number(doc, &["range 1..900 or 0"]);
    }
    number(
        "保留天数，范围1~90。如果配置为365，表示不清理。",
        &["range 1..90 or 365"],
    );
    number("保留天数，取值大于0。-1表示不清理。", &["range 1.. or -1"]);
}

#[test]
fn a_number_that_is_refused_or_of_something_else_stays_out() {
    number(
        "限速，取值：1~900。不能设置为0。",
        &["range 1..900", "not in 0"],
    );
    number(
        "限速，取值：1~900。如果设置为0，则报错。",
        &["range 1..900"],
    );
    number(
        "限速，取值：1~900。Mode设置为0时表示不限速。",
        &["range 1..900"],
    );
    number(
        "The cap. Valid values: 1 to 900. If you set Mode to 0, the cap is kept.",
        &["range 1..900"],
    );
    number(
        "The cap. Valid values: 1 to 900. If you set the cap to 0, the call fails.",
        &["range 1..900"],
    );
}

#[test]
fn the_cases_of_a_sentence_are_one_range_or_none() {
    number(
        "带宽，独享线路取值范围1~200，共享线路取值范围1~100。",
        &["range 1..200"],
    );
    number(
        "The cap. Valid values: 1, 2, 4, and any integer from 32 to 64.",
        &["range 32..64 or 1 or 2 or 4"],
    );
    number("带宽，独享线路最大200，共享线路最大100。", &["range ..200"]);
    number("带宽，取值范围为1~100，常用取值60~80。", &["range 1..100"]);
    doubted("间隔，基础版取值600-900，专业版60-900，旗舰版1-900。");
    doubted("大小，取值范围：5~100，高速盘20~200。");
    doubted("大小，取值范围：5~100（专业版：5~200）。");
    doubted("大小，取值范围：5~100；专业版最大200。");
    doubted("The cap. Valid values: 1 to 10 for guests; 1 to 100 for members.");
    doubted("The cap. Valid values: 5 to 100 (guests) or 20 to 2000 (members).");
    doubted("The cap. The maximum value is 100 for guests and 500 for members.");
    number(
        "大小，取值范围：5~100，总大小不能超过1000。",
        &["range 5..100"],
    );
    // What is counted or dated behind it is no other case.
    number(
        "大小，取值范围：5~100，说明为2~200个字符。",
        &["range 5..100", "length 2..200 chars"],
    );
    number(
        "大小，取值范围：5~100，自2020-01-01起生效。",
        &["range 5..100"],
    );
}

#[test]
fn cases_of_the_index_are_no_values() {
    let doc = "The size of gate N.\n\n-   If N is set to 1, the size ranges from 5 to 50.\n-   If N is set from 2 to 17, the size ranges from 5 to 100.";
    assert_eq!(
        rules("Line.N.Size", &Type::Integer, None, doc),
        ["range 5..100"]
    );
}

#[test]
fn an_amount_of_something_else_is_no_bound() {
    for doc in [
        "The value cannot exceed 50% of the total.",
        "The share must be less than 80% of the quota.",
        "The size must be at least 10 greater than the present size.",
        "The time must be at least 10 minutes later than now.",
        "The value cannot exceed 3 times the present size.",
        "大小不能超过3倍。",
    ] {
        number(doc, &[]);
    }
    number("The value cannot exceed 50%.", &["range ..50"]);
}

#[test]
fn a_bound_in_another_unit_is_left_out() {
    doubted("大小，最小值：1GB；最大值：64GB，单位：MB。");
    doubted("大小，单位：MB。取值范围：1~64GB。");
    doubted("时长，以小时为单位，最大7天。");
    doubted("时长，单位为秒，不能超过1天。");
    doubted("带宽，单位Kbps，最大1 Mbps。");
    doubted("The timeout in seconds. Maximum value: 24 hours.");
    doubted("时长（秒），最大7天。");
    doubted("时长（秒），取值范围：1~24小时。");
    doubted("时长（秒）。\n\n取值：\n\n-   1~24小时：按需\n-   48小时：长期");
    doubted("文件大小（字节），最大5 GB。");
    doubted("The timeout of the line, in seconds. Maximum: 24 hours.");
    doubted("The timeout of the line (in seconds). Must be less than 10 minutes.");
    doubted("The retention period (seconds). Valid values: 1 to 30 days.");
    doubted("The number of seconds. The value must be less than 1 hour.");
    doubted("间隔，单位：秒。取值：1分钟、5分钟、15分钟。");
    doubted("The interval. Unit: seconds. Valid values: 1, 5, and 15 minutes.");
    doubted("内存，单位MB，取值1 GB、2 GB、4 GB。");
    number("文件大小（Byte）。默认值：5 MB。", &[]);
    number("The idle time, in seconds. Default: 1 hour.", &[]);
    number(
        "时长（秒），最大90秒，默认60。",
        &["range ..90", "default 60"],
    );
    number("时长（天），取值：1天、7天。", &["enum 1|7"]);
    number(
        "间隔，单位：秒。取值：300（5分钟）、3600（1小时）。",
        &["enum 300|3600"],
    );
    number(
        "The number of hours. Valid values: 1 to 24 hours.",
        &["range 1..24"],
    );
    let share = |doc: &str| rules("Size", &Type::Float, None, doc);
    assert_eq!(share("比例，取值范围：1%~100%。"), [""; 0]);
    assert_eq!(share("百分比，取值范围：1%~100%。"), ["range 1..100"]);
    number("比例，取值范围：1%~100%。", &["range 1..100"]);
    number("大小，单位：GB。取值范围：1~64GB。", &["range 1..64"]);
    number(
        "The timeout in seconds. Maximum value: 90 seconds.",
        &["range ..90"],
    );
    number("默认值：5分钟。单位：秒。", &[]);
    number("默认值：5秒。单位：秒。", &["default 5"]);
}

#[test]
fn the_bits_of_a_mask_are_no_number_of_a_text() {
    let text = |doc: &str, expected: &[&str]| {
        assert_eq!(rules("Mode", &Type::String, None, doc), expected, "{doc}");
    };
    text("网段，子网掩码长度必须在16~28之间。", &[]);
    text("网段，掩码长度8~24。", &[]);
    text("The block. The mask length ranges from 16 to 24.", &[]);
    number(
        "The length of the mask. Valid values: 16 to 24.",
        &["range 16..24"],
    );
}

#[test]
fn a_multiple_beside_other_values_is_left_out() {
    doubted("The cap. Valid values: 15, 60, or a multiple of 90.");
    doubted("大小，必须为15或者90的倍数。");
    number("大小，单位：GB。步长为512 MB。", &[]);
    number("大小，必须为90的倍数。", &["multiple 90"]);
}

#[test]
fn a_case_moves_the_ends_of_the_range() {
    for doc in [
        "天数，取值范围：1~90。金牌版最大可设置为400。",
        "天数，取值范围：1~90。如果是金牌版，最大可设置为400。",
        "天数，取值范围：1~90。金牌版上限为400。",
        "天数，取值范围：1~90。金牌版支持1~400。",
        "天数，取值范围：1~90，部分地域支持到400。",
        "天数，取值范围：1~90。当Mode为fast时，取值上限为400。",
        "The days. Valid values: 1 to 90. The upper limit is 400 for Gold Edition.",
        "The days. Valid values: 1 to 90. Gold Edition: 1 to 400.",
        "The days. Valid values: 1 to 90. Gold Edition supports up to 400 days.",
        "The days. Valid values: 1 to 90 (up to 400 for users in the whitelist).",
        "The days. Valid values: 1 to 90. If the edition is Gold, the maximum value is 400.",
        "The days. Valid values: 1 to 90. You can set the value to 400 at most in Gold Edition.",
    ] {
        number(doc, &["range 1..400"]);
    }
    for doc in [
        "天数，取值范围：1~90。金牌版可保存至400天。",
        "天数，取值范围：1~90（活动期间放开到400）。",
        "天数，取值范围：1~90。开通高级功能后可扩大到400。",
        "天数，取值范围：1~90。日志备份为1~400。",
        "天数，取值范围：1~90。2020年12月后创建的实例取值范围为1~400。",
        "The days. Valid values: 1 to 90. Log backups: 1 to 400.",
        "The days. Valid values: 1 to 90. After it is enabled, the value can be extended to 400.",
    ] {
        number(doc, &["range 1..400"]);
    }
    for doc in [
        "天数，取值范围：7~90。设置为空或-1时，永久保留。",
        "天数，取值范围：7~90。长期保留时取-1。",
        "天数，取值范围：7~90。永久保留时传-1。",
        "天数，取值范围：7~90，关闭后不保留时为-1。",
        "天数，取值范围：7~90。-1或不传则不清理。",
        "天数，取值范围：7~90。若为-1则不清理。",
        "The days. Valid values: 7 to 90. -1 is permanent.",
        "The days. Valid values: 7 to 90. -1 is used for permanent retention.",
        "The days. Valid values: 7 to 90. If backups are disabled, the value must be -1.",
    ] {
        number(doc, &["range 7..90 or -1"]);
    }
    for doc in [
        "天数，取值范围：1~90。会员不受此限制。",
        "The days. Valid values: 1 to 90. This limit does not apply to members.",
    ] {
        number(doc, &["range 1.."]);
    }
    doubted("天数，不能超过90。会员不受此限制。");
    number("天数，最大值为90（金牌版为400）。", &["range ..400"]);
    number(
        "天数，最小值为10。但当Mode为1时可以为0。",
        &["range 10.. or 0"],
    );
    number("天数，取值大于等于10，或者等于0。", &["range 10.. or 0"]);
    number(
        "节点数，单机版固定为1，集群版取值范围为3~9。",
        &["range 3..9 or 1"],
    );
    number(
        "The days. The minimum value is 10 (1 for Gold Edition).",
        &["range 1.."],
    );
    number(
        "The days. The minimum value is 10. However, if Kind is set to 1, the value can be 0.",
        &["range 10.. or 0"],
    );
    // Nobody can tell how far.
    number(
        "The days. Valid values: 1 to 90. To specify a larger value, submit a ticket.",
        &["range 1.."],
    );
}

#[test]
fn limits_of_other_things_move_nothing() {
    for doc in [
        "天数，取值范围：1~90。每个实例最多保留400份。",
        "天数，取值范围：1~90。所有实例的总和最大为400。",
        "天数，取值范围：1~90。Size最大为90，Mode最大为400。",
    ] {
        number(doc, &["range 1..90"]);
    }
}

#[test]
fn short_forms_are_ranges_of_numbers() {
    number("1~30天，默认7天。", &["range 1..30", "default 7"]);
    number(
        "大小。\n\n-   默认值：5。\n-   最大值：90。",
        &["range ..90", "default 5"],
    );
    number("权重[1,90]。", &["range 1..90"]);
    number("间隔，取值范围：10s~90s。", &["range 10..90"]);
    number("间隔，取值：0（关闭）、5~90。", &["range 5..90 or 0"]);
    number(
        "大小，取值范围：1024（1 KB）~65536（64 KB）。",
        &["range 1024..65536"],
    );
    number("时长，最长604800（7天）。", &["range ..604800"]);
    number(
        "The size. Default: 50, max: 90.",
        &["range ..90", "default 50"],
    );
    assert_eq!(
        rules("Mode", &Type::String, None, "线路时间段，1~30天。"),
        [""; 0]
    );
}

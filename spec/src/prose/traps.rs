//! The traps of such pages, each with sentences of our own: what must be read, and what must be left out and reported.

use super::tests::{reading, rules};
use crate::diagnostic::Code;
use crate::model::Type;

#[track_caller]
pub(super) fn check(name: &str, ty: &Type, example: Option<&str>, doc: &str, expected: &[&str]) {
    assert_eq!(rules(name, ty, example, doc), expected, "{doc}");
}

/// The rules that are left, and the code of the doubt.
#[track_caller]
pub(super) fn check_doubt(
    ty: &Type,
    example: Option<&str>,
    doc: &str,
    expected: &[&str],
    code: Code,
) {
    let found = reading("Mode", ty, example, doc);
    assert_eq!(rules("Mode", ty, example, doc), expected, "{doc}");
    assert!(
        found
            .diagnostics
            .iter()
            .any(|d| d.code == code && d.line == 7),
        "{doc}: {:?}",
        found.diagnostics
    );
}

#[test]
fn unions_of_numbers_keep_the_single_values() {
    check(
        "Size",
        &Type::Integer,
        None,
        "限速，取值：**-1**或**1**~**900**。",
        &["range 1..900 or -1"],
    );
    check(
        "Size",
        &Type::Integer,
        None,
        "The cap. Valid values:\n\n-   **-1**: no cap.\n-   **1 to 900**: the cap in Mbit/s.",
        &["range 1..900 or -1"],
    );
    check(
        "Cycle",
        &Type::Integer,
        None,
        "购买几个月，取值：**1~9、12、24、36**。",
        &["range 1..9 or 12 or 24 or 36"],
    );
    check(
        "Size",
        &Type::Integer,
        None,
        "限速。取值：-1|1-900。\n\n-   **-1**：不限速。",
        &["range 1..900 or -1"],
    );
}

#[test]
fn units_and_thousands_separators_are_no_part_of_a_number() {
    check(
        "Size",
        &Type::Integer,
        None,
        "容量，取值范围：20 GB~32,768 GB，默认值为1,024 GB。",
        &["range 20..32768", "default 1024"],
    );
    check(
        "Size",
        &Type::Integer,
        None,
        "Keep-alive time. Valid values: **1 to 90** seconds. Default value: **15** seconds.",
        &["range 1..90", "default 15"],
    );
    check(
        "Mode",
        &Type::String,
        None,
        "The note. It can be up to 4,096 bytes in size.",
        &["length ..4096 bytes"],
    );
    check_doubt(
        &Type::Integer,
        None,
        "保留时间，取值范围：1分钟~24小时。",
        &[],
        Code::ConstraintDoubtful,
    );
}

#[test]
fn bounds_may_be_exclusive_or_unclear() {
    check(
        "Size",
        &Type::Double,
        None,
        "系数，取值必须大于0。",
        &["range >0.."],
    );
    check(
        "Size",
        &Type::Double,
        None,
        "The factor must be less than 1.",
        &["range ..<1"],
    );
    check(
        "Size",
        &Type::Integer,
        None,
        "权重，取值范围：(0,100]。",
        &["range 1..100"],
    );
    check_doubt(
        &Type::Integer,
        None,
        "权重，取值范围：(1,7)。",
        &[],
        Code::ConstraintDoubtful,
    );
    check(
        "Size",
        &Type::Integer,
        None,
        "取值范围：1\n -   500，默认值：20。",
        &["range 1..500", "default 20"],
    );
}

#[test]
fn the_range_of_n_is_the_number_of_elements() {
    check(
        "Line.N.Key",
        &Type::String,
        None,
        "线路标签的键，N的取值范围为**1**~**5**。",
        &["items 1..5"],
    );
    check(
        "Line.N.Key",
        &Type::Integer,
        None,
        "第N条线路的权重。N的取值范围：1~5。取值范围：0~100。",
        &["range 0..100", "items 1..5"],
    );
    check(
        "Line.N.Key",
        &Type::String,
        None,
        "The key. Valid values of N: 1, 2, and 3.",
        &["items 1..3"],
    );
    check(
        "Size",
        &Type::Integer,
        None,
        "不能重复前N次的口令，N的取值范围：0~24。",
        &["range 0..24"],
    );
}

#[test]
fn rules_hold_for_each_element() {
    check(
        "Names",
        &Type::String,
        Some("a,b"),
        "线路名称，多个名称用半角逗号（,）分隔，最多支持20个名称，每个名称不超过64个字符。",
        &["length ..64 chars", "items ..20", "separator ,"],
    );
    check(
        "Names",
        &Type::String,
        Some(r#"["0","23"]"#),
        "Hours of the day, as a JSON array. Valid values: 0 to 23.",
        &["range 0..23", "json_array"],
    );
    check(
        "Mode",
        &Type::String,
        Some("x"),
        "说明。每个段的长度为1~5个字符。",
        &[],
    );
}

#[test]
fn values_that_depend_on_another_parameter_are_joined_or_left_out() {
    check(
        "Cycle",
        &Type::Integer,
        None,
        "购买时长。\n\n当**PayType**取值为**Month**时，**Cycle**取值范围为**1**~**9**。\n\n当**PayType**取值为**Year**时，**Cycle**取值范围为**1**~**3**。",
        &["range 1..9"],
    );
    check(
        "Cycle",
        &Type::Integer,
        None,
        "The length. Valid values:\n\n-   If PayType is set to Month, valid values are 1, 2, and 6.\n-   If PayType is set to Year, the valid values are 1 and 3.",
        &["enum 1|2|6|3"],
    );
    check(
        "Size",
        &Type::Integer,
        None,
        "容量。取值范围：\n\n-   ssd：20~500\n-   hdd：5~2000",
        &["range 5..2000"],
    );
    check_doubt(
        &Type::Integer,
        None,
        "时长。当PayType取值为Month时，取值范围为1~9。",
        &[],
        Code::ConstraintDoubtful,
    );
    check_doubt(
        &Type::String,
        None,
        "模式。当PayType取值为Month时，支持a、b。",
        &[],
        Code::ConstraintDoubtful,
    );
}

#[test]
fn defaults_that_depend_on_something_are_left_out() {
    check_doubt(
        &Type::String,
        None,
        "取值：**a**、**b**。若为专线，默认值为**a**；若为公网，默认值为**b**。",
        &["enum a|b"],
        Code::ConstraintDoubtful,
    );
    check(
        "Mode",
        &Type::String,
        None,
        "线路的名称，默认值为线路的ID。",
        &[],
    );
    check(
        "Mode",
        &Type::String,
        None,
        "The zone. By default, the zone of the line is used.",
        &[],
    );
    check("Mode", &Type::String, None, "名称。默认值：空。", &[]);
    check(
        "Mode",
        &Type::String,
        None,
        "The tag. Default value: null.",
        &[],
    );
    check(
        "Size",
        &Type::Integer,
        None,
        "分页大小。如果不指定该参数，默认值为**10**。",
        &["default 10"],
    );
}

#[test]
fn examples_and_partial_lists_are_no_closed_lists() {
    check(
        "Mode",
        &Type::String,
        None,
        "加速模式，例如：fast、safe。",
        &[],
    );
    check(
        "Mode",
        &Type::String,
        None,
        "The mode, such as fast or safe.",
        &[],
    );
    check_doubt(
        &Type::String,
        None,
        "加速模式，取值：fast、safe等。",
        &[],
        Code::ConstraintDoubtful,
    );
    check(
        "Mode",
        &Type::String,
        None,
        "The label. Valid values:\n\n-   Current\n-   Previous\n-   Label of your own",
        &[],
    );
    check_doubt(
        &Type::String,
        None,
        "检查用的主机。取值：\n\n-   **$_own**：内网地址。\n-   **host**：长度为1~80个字符的主机名。",
        &[],
        Code::ConstraintDoubtful,
    );
}

#[test]
fn punctuation_is_no_part_of_a_value() {
    check(
        "Mode",
        &Type::String,
        None,
        "状态，取值：\n\n-   **online.**\n-   **offline.**",
        &["enum online|offline"],
    );
    check(
        "Mode",
        &Type::String,
        None,
        "The state.Valid values:**on | off**. Default value:off",
        &["enum on|off", "default off"],
    );
    check(
        "Cycle",
        &Type::Integer,
        None,
        "时长。取值：\\{“1”, “2”, ”6”\\}。",
        &["enum 1|2|6"],
    );
    check(
        "Mode",
        &Type::String,
        None,
        "状态。取值范围：-   up：正常。\n-   down：中断。",
        &["enum up|down"],
    );
}

#[test]
fn values_of_several_words_are_names() {
    check(
        "Mode",
        &Type::String,
        None,
        "系统。取值范围：\n\n-   CentOS\n-   Windows Server 2019\n-   Other Linux\n\n默认值：Other Linux",
        &[
            "enum CentOS|Windows Server 2019|Other Linux",
            "default Other Linux",
        ],
    );
}

#[test]
fn fields_of_a_structured_value_are_not_its_own_values() {
    check(
        "Names",
        &Type::String,
        Some(r#"[{"Port":80,"Kind":"tcp"}]"#),
        "后端列表，最多支持20个元素，包含：\n\n-   **Port**：端口，取值范围：1~65535。\n-   **Kind**：协议，取值：**tcp**|**udp**，默认值：**tcp**。",
        &["items ..20"],
    );
    check(
        "Mode",
        &Type::String,
        None,
        "协商的配置：\n\n-   **Enc**：算法，取值：**aes**|**des**，默认值：**aes**。\n-   **Life**：生存周期，取值范围：0~86400。",
        &[],
    );
    check(
        "Mode",
        &Type::JSON,
        None,
        "配置，JSON字符串：\n\n-   Key：名称，长度为1~9个字符。\n-   Value：取值。",
        &["json"],
    );
}

#[test]
fn truth_values_are_lists_too() {
    check(
        "Mode",
        &Type::Boolean,
        Some("false"),
        "是否只做检查，取值：\n\n -   **true**：只检查必选参数。\n-   **false**（默认值）：检查后执行。",
        &["enum true|false", "default false"],
    );
    check(
        "Mode",
        &Type::Boolean,
        None,
        "Specifies whether to pay at once. Valid values:\n\n-   true: pays at once.\n\n**Note:** Keep enough money.\n\n-   false: pays later. This is the default value.",
        &["enum true|false", "default false"],
    );
    check_doubt(
        &Type::Boolean,
        None,
        "是否检查，取值：\n\n-   true：检查。",
        &[],
        Code::ConstraintDoubtful,
    );
}

#[test]
fn what_the_row_itself_contradicts_is_left_out() {
    check_doubt(
        &Type::String,
        Some("medium"),
        "档位，取值：low、high。",
        &[],
        Code::ExampleBreaksRule,
    );
    check_doubt(
        &Type::String,
        None,
        "档位，取值：low、high。默认值：medium。",
        &[],
        Code::DefaultNotInEnum,
    );
    check(
        "Mode",
        &Type::String,
        Some("li-bp1****"),
        "名称，可包含字母、数字和短划线（-）。",
        &["charset letter|digit -"],
    );
    check_doubt(
        &Type::String,
        Some("9 lives"),
        "名称，必须以字母开头。",
        &[],
        Code::ExampleBreaksRule,
    );
}

#[test]
fn other_parameters_keep_their_own_rules() {
    check(
        "Mode",
        &Type::String,
        None,
        "方式。如果选择预付费，**PayType**必须设置为**Month**。",
        &[],
    );
    check(
        "Mode",
        &Type::String,
        None,
        "格式为<user>@<host>，其中<user>的长度为1~64个字符。",
        &[],
    );
    check(
        "Cycle",
        &Type::Integer,
        None,
        "时长。单位取值见**PayType**，**Size**取值范围为**1**~**9**。",
        &[],
    );
}

#[test]
fn requiredness_is_read_with_its_condition() {
    check(
        "Size",
        &Type::Integer,
        None,
        "容量。**Mode**为**fast**时必选。",
        &["required if Mode=fast"],
    );
    check(
        "Size",
        &Type::Integer,
        None,
        "The size. You must specify this parameter if Mode is set to fast or safe.",
        &["required if Mode=fast|safe"],
    );
    check(
        "Size",
        &Type::Integer,
        None,
        "The size. This parameter is required for dedicated lines.",
        &["required if"],
    );
    check(
        "Size",
        &Type::Integer,
        None,
        "容量。当Mode取值为fast时，不需要设置该参数。",
        &[],
    );
    check(
        "Size",
        &Type::Integer,
        None,
        "容量。当Mode取值为fast时，必须设置Left参数。",
        &[],
    );
    assert!(reading("Size", &Type::Integer, None, "Mode为fast时必选。").conditional);
}

#[test]
fn secrets_are_not_shown() {
    let found = reading(
        "Password",
        &Type::String,
        Some("9secret!"),
        "登录口令，必须以字母开头。",
    );
    assert!(found.sensitive);
    assert!(
        found
            .diagnostics
            .iter()
            .all(|d| !d.message.contains("9secret")),
        "{:?}",
        found.diagnostics
    );
}

#[test]
fn every_retry_phrase_is_read_from_its_sample() {
    for (pattern, sample) in super::retry::PHRASES {
        assert!(super::is_retryable(sample, ""), "{pattern}: {sample}");
    }
    for message in [
        "The password is wrong. Check the password and try again.",
        "余额不足，请充值后重试。",
        "The line does not exist.",
    ] {
        assert!(!super::is_retryable(message, ""), "{message}");
    }
}

#[test]
fn no_text_makes_the_reader_fail() {
    let pieces = [
        "取值：",
        "**",
        "`",
        "-   ",
        "（",
        "默认",
        "\\",
        "\n\n",
        "~",
        "[1,",
        "“",
        "不能以",
        "N",
        "开头",
        "当",
        "时，",
        "，",
        "Valid values:",
        "&",
        "[",
        "](",
        "<br",
        ">",
        "1",
        "{",
        "é",
        "\u{a0}",
    ];
    let mut state = 7_u32;
    for _ in 0..600 {
        let mut doc = String::new();
        for _ in 0..12 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let index = (state >> 16) as usize % pieces.len();
            doc.push_str(pieces[index]);
        }
        reading("Line.N.Key", &Type::String, Some(&doc), &doc);
        reading("Size", &Type::Integer, None, &doc);
    }
}

#[test]
fn forbidden_values_may_stand_in_a_paragraph_below() {
    for doc in [
        "The gate. Default value: **80**. The following ports cannot be used:\n\n **22, 443, and 8022**.",
        "The gate. Default value: 80. The following ports cannot be used: 22, 443, and 8022.",
        "入口，默认值为80。 不能使用以下端口：\n\n 22, 443, 8022",
    ] {
        check(
            "Gate",
            &Type::Integer,
            Some("80"),
            doc,
            &["default 80", "not in 22|443|8022"],
        );
    }
}

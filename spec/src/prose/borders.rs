//! Where a rule ends: advice, conditions, exceptions and parts of the value bind nothing, and what is allowed besides widens.

use super::tests::{reading, rules};
use crate::diagnostic::Code;
use crate::model::Type;

#[track_caller]
fn text(doc: &str, expected: &[&str]) {
    assert_eq!(rules("Mode", &Type::String, None, doc), expected, "{doc}");
}

#[track_caller]
fn shown(example: &str, doc: &str, expected: &[&str]) {
    let found = rules("Mode", &Type::String, Some(example), doc);
    assert_eq!(found, expected, "{doc}");
}

#[track_caller]
fn number(doc: &str, expected: &[&str]) {
    assert_eq!(rules("Size", &Type::Integer, None, doc), expected, "{doc}");
}

/// The rules that are read, and that something else is reported.
#[track_caller]
fn doubted(doc: &str, expected: &[&str]) {
    text(doc, expected);
    let found = reading("Mode", &Type::String, None, doc).diagnostics;
    let known = |code| matches!(code, Code::ConstraintDoubtful | Code::SentenceNotRead);
    assert!(found.iter().any(|d| known(d.code)), "{doc}: {found:?}");
}

#[test]
fn what_is_forbidden_is_not_listed() {
    text(
        "登录名。登录名不能为guest或nobody。",
        &["not in guest|nobody"],
    );
    text("名称不能为alpha、beta。", &["not in alpha|beta"]);
    text("不能设置为alpha或beta。", &["not in alpha|beta"]);
    text("线路种类，不支持alpha、beta。", &[]);
    text("名称不能为NULL。", &[]);
    text("名称不能为Left。", &[]);
    text("The kind of the line. It is not one of a or b.", &[]);
}

#[test]
fn what_must_hold_of_something_else_is_not_listed() {
    text("线路ID。线路状态必须为Ready或Idle。", &[]);
    text("线路ID。线路的收费类型必须是PrePaid。", &[]);
    text(
        "线路状态。线路状态必须为Ready或Idle。",
        &["enum Ready|Idle"],
    );
    text("线路的种类，必须为fast或safe。", &["enum fast|safe"]);
    text("线路种类。该参数只能为fast。", &["enum fast"]);
    text(
        "If you set this parameter to fast or safe, you must wait.",
        &[],
    );
    text("Set this parameter to fast or safe.", &["enum fast|safe"]);
}

#[test]
fn slashes_part_values_where_these_look_alike() {
    text("状态，取值：OPEN/SHUT。", &["enum OPEN|SHUT"]);
    text("Valid values: A/NS/MX.", &["enum A|NS|MX"]);
    text("Valid values: on/off.", &["enum on|off"]);
    shown("Fast", "模式，取值：Fast/Safe。", &["enum Fast|Safe"]);
    shown("text/html", "种类，取值：text/html。", &["enum text/html"]);
    text("种类，取值：text/html。", &[]);
    text(
        "时区，取值：Asia/Shanghai、Asia/Tokyo。",
        &["enum Asia/Shanghai|Asia/Tokyo"],
    );
    assert_eq!(
        rules(
            "Mode",
            &Type::Boolean,
            None,
            "是否打开，取值：true/false，默认false。"
        ),
        ["enum true|false", "default false"]
    );
}

#[test]
fn advice_binds_nothing() {
    text("名称，建议以字母开头。", &[]);
    text("名称，建议长度不超过64个字符。", &[]);
    text(
        "The name. We recommend that the name start with a letter.",
        &[],
    );
    text(
        "名称，建议使用中文，长度不超过64个字符。",
        &["length ..64 chars"],
    );
    number("线路数，建议为6的倍数。", &[]);
    number(
        "线路数，取值范围：1~100，推荐取值60~80。",
        &["range 1..100"],
    );
    number(
        "The count. Valid values: 1 to 100. We recommend that you use 60 to 80.",
        &["range 1..100"],
    );
}

#[test]
fn parts_of_the_value_have_rules_of_their_own() {
    text(
        "The host name. Each label can contain only letters, digits, and hyphens (-).",
        &[],
    );
    text("域名，每一级只能包含字母、数字和短划线（-）。", &[]);
    text("登录名，用户名部分只能包含字母和数字。", &[]);
    text("标签，标签键不能包含`http://`。", &[]);
    text("Tags. A key cannot contain `http://` or `https://`.", &[]);
    text(
        "标签，JSON格式。键最长64个字符。值最长128个字符。",
        &["json"],
    );
}

#[test]
fn lists_with_unknown_members_are_open() {
    for doc in [
        "The name can contain letters, digits, and emojis.",
        "The name can contain letters, digits, spaces, and punctuation.",
        "The name can contain letters, Japanese characters, and digits.",
        "The name can contain letters, digits, and wildcards.",
        "名称仅支持字母和数字（高级版支持下划线）。",
        "名称由字母、数字组成。可以带有*通配符。",
    ] {
        doubted(doc, &[]);
    }
    text(
        "The name can contain letters and digits, and must be 1 to 9 characters in length.",
        &["length 1..9 chars", "charset letter|digit "],
    );
    text(
        "The name must contain lowercase letters and can contain digits.",
        &[],
    );
    text(
        "If you set this parameter to true, the name can contain only digits.",
        &[],
    );
}

#[test]
fn what_is_allowed_besides_widens_the_list() {
    text(
        "The name can contain letters and digits. Hyphens (-) are also supported.",
        &["charset letter|digit -"],
    );
    text(
        "The name can contain letters and digits. Chinese characters are also allowed.",
        &["charset letter|digit|chinese "],
    );
    text(
        "名称可包含字母、数字。支持短横线（-）作为连接符。",
        &["charset letter|digit -"],
    );
    text(
        "名称可包含字母、数字，允许使用空格。",
        &["charset letter|digit  "],
    );
    text(
        "线路ID，以li-开头，由小写字母和数字组成。",
        &["charset lower|digit -"],
    );
    text(
        "It starts with li- and contains letters and digits.",
        &["charset letter|digit -"],
    );
    text(
        "主机。只能包含字母、数字。泛主机使用*，根使用@。",
        &["charset letter|digit *@"],
    );
    text(
        "名称由小写字母和数字组成，不能使用@。",
        &["charset lower|digit "],
    );
}

#[test]
fn exceptions_lift_a_rule() {
    text("名称，首尾不能包含短划线（-）。", &[]);
    doubted("名称必须以字母开头（高级版可以数字开头）。", &[]);
    doubted("名称必须以字母开头。旧版必须以数字开头。", &[]);
    number("大小，不能设置为0，除非线路已停止。", &[]);
    text("JSON数组或以逗号分隔的字符串。", &[]);
    text(
        "The data, which is Base64-encoded by the SDK before it is sent.",
        &[],
    );
    assert_eq!(
        rules(
            "Left",
            &Type::String,
            None,
            "Left and Right cannot be both set to true."
        ),
        [""; 0]
    );
    assert_eq!(
        rules(
            "Left",
            &Type::String,
            None,
            "Left和Right不能同时设置为true。"
        ),
        [""; 0]
    );
}

#[test]
fn nouns_that_end_like_conditions_open_none() {
    number(
        "超时，单位秒，最小值10，最大值3600，默认值为60。",
        &["range 10..3600", "default 60"],
    );
    number("延时，单位毫秒，最小值1，最大值60。", &["range 1..60"]);
    number("小时，取值0~23。", &["range 0..23"]);
}

#[test]
fn defaults_of_several_cases_are_left_out() {
    let unclear = |doc: &str| {
        let found = reading("Size", &Type::Integer, None, doc);
        let forbids =
            |c: &crate::model::Constraint| matches!(c.rule, crate::model::Rule::NotIn { .. });
        assert!(!found.constraints.iter().any(forbids), "{doc}");
        assert!(
            found.constraints.is_empty(),
            "{doc}: {:?}",
            found.constraints
        );
        assert!(!found.diagnostics.is_empty(), "{doc}");
    };
    unclear("大小。默认值：20（旧线路）或50（新线路）。");
    unclear("大小。默认值20，高级版默认50。");
    doubted("名称。默认值为LineId。", &[]);
    doubted("名称。默认值为Right。", &[]);
    text("取值：A、B、C，默认A。", &["enum A|B|C", "default A"]);
    text(
        "The log. Valid values: None, Tail. Default value: None.",
        &["enum None|Tail", "default None"],
    );
    text("The log. Default value: None.", &[]);
}

#[test]
fn values_may_be_explained_in_sentences_of_their_own() {
    text(
        "状态，取值：A：正常。B：异常。默认值：A。",
        &["enum A|B", "default A"],
    );
    text(
        "The kind. Valid values: Early: paid at once. Late: paid later.",
        &["enum Early|Late"],
    );
    text(
        "动作。取值：\n\n 1. Add：新增\n2. Drop：移除",
        &["enum Add|Drop"],
    );
    text(
        "动作。取值：\n\n \\* Add：新增\n\n \\* Drop：移除",
        &["enum Add|Drop"],
    );
    text(
        "动作。取值：<ul><li>Add：新增</li><li>Drop：移除</li></ul>",
        &["enum Add|Drop"],
    );
}

#[test]
fn lists_that_say_that_there_is_more_are_open() {
    doubted("模式，取值：fast、safe，可多选。", &[]);
    doubted("模式，取值：fast、safe，可以传多个，如fast,safe。", &[]);
    doubted(
        "Valid values: fast and safe. You can also specify a custom value.",
        &[],
    );
    doubted(
        "Valid values: fast and safe. For more values, see the list.",
        &[],
    );
    doubted("取值：fast、safe。更多取值请参见列表。", &[]);
    text(
        "取值：fast、safe，可多选，用逗号分隔。",
        &["enum fast|safe", "separator ,"],
    );
}

#[test]
fn forbidden_beginnings_that_no_rule_can_tell_are_reported() {
    doubted("名称不能以字母、短划线开头。", &[]);
    text(
        "Line names cannot start with SYS or TMP, which are taken.",
        &["not starts SYS|TMP"],
    );
    // A rule of a sentence does not hide what else it says.
    doubted(
        "线路名，最大到第10级，不能以`tmp:`开头。",
        &["not starts tmp:"],
    );
    text(
        "别名不能以下划线（\\_）或tmp:开头。",
        &["not starts _|tmp:"],
    );
    text(
        "An alias must not start with tmp:// or an underscore (\\_).",
        &["not starts tmp://|_"],
    );
    number(
        "端口，取值：1 to 65535, excluding 22 and 8022.",
        &["range 1..65535", "not in 22|8022"],
    );
}

#[test]
fn the_default_is_the_value_and_not_its_meaning() {
    number("线路。1：甲；2：乙；3：BGP（默认）。", &["default 3"]);
    number("1-HTTP（默认）；2-HTTPS", &["default 1"]);
    number("1表示HTTP（默认），2表示HTTPS", &["default 1"]);
    text(
        "模式。**p**：Quick（默认）；**q**：Slow。",
        &["enum p|q", "default p"],
    );
    text("The protocol. a: HTTP (default). b: HTTPS.", &["default a"]);
    text(
        "Valid values: **0**: warning mode. **1**: blocking mode (default).",
        &["enum 0|1", "default 1"],
    );
    text("The order. Default: descending (desc).", &["default desc"]);
    text("The mode: fast (default) or safe.", &["default fast"]);
}

#[test]
fn the_default_of_a_number_is_a_number() {
    for doc in [
        "默认值：60s",
        "默认60s",
        "默认60%",
        "Default: 60sec.",
        "默认值：60 GB",
    ] {
        number(doc, &["default 60"]);
    }
    number(
        "周期，取值范围：1~90，默认值：60s。",
        &["range 1..90", "default 60"],
    );
    number("周期，默认值：5min。单位：秒。", &[]);
    number("线路，默认值：BGP。", &[]);
    text("周期，默认值：60s。", &["default 60s"]);
}

#[test]
fn the_default_may_be_told_by_the_name_of_the_parameter() {
    number("大小，默认大小为22。", &["default 22"]);
    number(
        "The size of the line. The default size is 22.",
        &["default 22"],
    );
    number("大小。甲协议默认大小为22，乙协议默认大小为33。", &[]);
    number("The line. The default quota is 22.", &[]);
    text(
        "取值：\n\n-   off：关闭，默认值为off。\n-   on：打开。",
        &["enum off|on", "default off"],
    );
}

#[test]
fn a_step_binds_where_no_other_value_is_as_good() {
    let unclear = |doc: &str| {
        let found = reading("Size", &Type::Integer, None, doc);
        let forbids =
            |c: &crate::model::Constraint| matches!(c.rule, crate::model::Rule::NotIn { .. });
        assert!(!found.constraints.iter().any(forbids), "{doc}");
        let steps = found
            .constraints
            .iter()
            .any(|c| matches!(c.rule, crate::model::Rule::MultipleOf { .. }));
        assert!(!steps && !found.diagnostics.is_empty(), "{doc}");
    };
    number(
        "大小，小于90时必须为8的倍数，大于等于90时必须为12的倍数。",
        &["multiple 4"],
    );
    number(
        "The size must be greater than 0 and a multiple of 5.",
        &["range 1..", "multiple 5"],
    );
    unclear("周期，支持15、30以及60的整数倍。");
    unclear("周期。取值：15，60，60的整数倍。");
    unclear("大小，必须为5的倍数，金牌版无此限制。");
    unclear("大小，必须为5的倍数（金牌版除外）。");
    unclear("The period. Valid values: 15, 30, and multiples of 60.");
    unclear("The size must be a multiple of 1024, except 512.");
    unclear("内存，必须为1024的倍数（512除外）。");
    unclear("周期，取值为60的倍数。也可设为15。");
    unclear("The cycle must be a multiple of 60. You can also set it to 15.");
    unclear("The size must be a multiple of 5 or set to 1.");
    unclear("The size must be a multiple of 5 for Basic Edition.");
    unclear("The size must be a multiple of 5. This limit does not apply to Gold Edition.");
    number(
        "大小，甲盘须为10的倍数，乙盘须为15的倍数。",
        &["multiple 5"],
    );
    number(
        "大小，取值范围：10~90，10的倍数。",
        &["range 10..90", "multiple 10"],
    );
    number(
        "The size. Valid values: 10 to 90. The value must be a multiple of 10.",
        &["range 10..90", "multiple 10"],
    );
    text("备注，总长度为10的倍数。", &[]);
}

#[test]
fn the_characters_of_a_part_are_not_all() {
    text(
        "仓库，可使用小写字母、数字，可使用分隔符“\\_”、“-”。",
        &["charset lower|digit _-"],
    );
    doubted(
        "Lowercase letters, digits, and the delimiters \\_ - can be used. The name can contain letters and the delimiters \\_ -",
        &[],
    );
    doubted("路径，可以包含字母和数字，每级路径由斜杠隔开。", &[]);
    text("变量，变量名只能包含字母和数字。格式：变量名=变量值。", &[]);
    doubted(
        "The key-value pair in the a=b format. It can contain letters and digits.",
        &[],
    );
    text(
        "名称只能包含字母和数字，Windows系统还可以包含空格。",
        &["charset letter|digit  "],
    );
}

#[test]
fn chinese_characters_that_are_counted_are_allowed() {
    text(
        "名称，4~30个字符，可包含字母、数字。一个汉字占两个字符。",
        &["length 2..30 chars", "charset letter|digit|chinese "],
    );
    text(
        "The name can contain letters and digits. Each Chinese character is counted as two characters.",
        &["charset letter|digit|chinese "],
    );
}

#[test]
fn lengths_of_other_things_bind_nothing() {
    text("证书，密钥长度需为2048位及以上。", &[]);
    text("模板，变量替换后长度不超过500个字符。", &[]);
    text("口令，长度固定为8位及以上。", &["length 8.. chars"]);
    text("口令，长度为16~32位。", &["length 16..32 chars"]);
    text(
        "口令，长度不小于8个字符，不大于90个字符。",
        &["length 8..90 chars"],
    );
}

#[test]
fn what_was_read_is_not_reported() {
    for doc in [
        "大小，取值范围：[40,500]。",
        "大小，取值范围：1~90。金牌版上限为400。",
        "大小，甲盘须为10的倍数，乙盘须为15的倍数。",
    ] {
        let found = reading("Size", &Type::Integer, None, doc).diagnostics;
        assert!(found.is_empty(), "{doc}: {found:?}");
    }
}

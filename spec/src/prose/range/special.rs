//! Numbers that a description gives a meaning of their own: `0表示不限制`, `Set it to -1 to disable ...`. They are allowed, whether the
//! range holds them or not.

use std::sync::OnceLock;

use regex::Regex;
use serde_json::Number;

use super::cases::is_of_the_index;
use crate::prose::bullets::ListKind;
use crate::prose::key::key;
use crate::prose::numbers::{self, number_at};
use crate::prose::phrase::compile;
use crate::prose::scope::{Cell, Sentence, about_value};

/// How people give a number its meaning; `{n}` is the number.
const MEANINGS: &[&str] = &[
    // `0表示不限制`, `-1为不限制`, `0，代表永久`
    r"(?:^|[^0-9a-z_.~～至到+-])[“”'\x22]?{n}[“”'\x22]?(?:[（(][^（）()]*[）)])? ?(?:时|，|,|[（(])? ?(?:则|即|都|均|将)?(?:表示|代表|表明|意味|意为|指的?是|不限|无限|永久|永不|不启用|不开启|为(?:不|无|永|关闭|禁用|自动|系统|随机|全部|所有)|是(?:不|无|永))",
    // `如果设置为-1，则不限制`, `传入0时`
    r"(?:设置|设定|设|配置|取值|传入|传递|传|填写|填|输入|指定|参数值|值|等于)(?:为|成|是)? ?(?:空或者?)?[“”'\x22]?{n}[“”'\x22]? ?(?:时|，|,|则|即|可|来|代表|表示|以|后)",
    // `0或不传则不保留`, `若为0则不保留`
    r"(?:^|[，；]){n}或者?(?:不传|不填|不设置?|不指定|为?空)|(?:若|如果|当)(?:该|其)?(?:参数|取)?值?(?:为|是|等于) ?{n} ?(?:，|,|则|时|表示)",
    // `若不限制，请填写-1`
    r"(?:请|可以?|则|需要?|应|须|直接)(?:填写|填|设置|设|传入|传|输入|配置|指定|取)(?:为|成|值为)? ?[“”'\x22]?{n}[“”'\x22]?(?:$|。|，|；|;|即可|）)",
    // `0：不限制`
    r"(?:^|；){n} ?(?:[（(][^（）()]*[）)])? ?[：:=]",
    // `0 indicates that ...`, `0 (unlimited)`
    r"(?:^|[^0-9a-z_.~+-])['\x22]?{n}['\x22]? ?(?:\([^()]*\) ?)?(?:, (?:which |this |it )|also |always )?(?:means|mean|indicates?|specifies|represents?|stands for|denotes?|signifies|disables?|turns off|removes|is unlimited|is not limited|is permanent|is (?:used|reserved) (?:for|to)|for (?:no|unlimited|permanent)|\((?:no |unlimited|not |never|permanent|disabled?|off(?-u:\b)))",
    // `Set it to 0 to disable ...`, `If you set the value to -1, ...`
    r"(?:set|setting|sets|specify|enter|use|pass|input)(?: (?:it|the value|this parameter|the parameter|this value|the parameter value|the value of [a-z0-9_.]+|[a-z0-9_.]+))?(?: to| as)? (?:a value of |the value |the value to )?['\x22]?{n}['\x22]?(?: to [a-z]| if | for | when |,|;|$| \()",
    // `还支持-1`, `It can also be -1`
    r"(?:特殊值|(?:也|还|另外|此外)(?:可以?|支持|允许|能)[^，。；,;0-9-]{0,6})(?:为|是|：|:)? ?{n}(?:$|[，。；,;（(])",
    r"(?:special value(?: of)?|can also (?:be(?: set to)?|(?:set|specify) (?:it|the value|this parameter|the parameter) (?:to|as))) {n}(?:$|[ ,;(])",
    // `If the value is 0, ...`
    r"(?:if|when) (?:the value|the parameter value|this parameter|the parameter|it)(?: of this parameter)? (?:is|equals|is set to) {n}(?:,| |;|$)",
];

/// The numbers, each with the sentence that explains it.
pub(in crate::prose) fn numbers<'c>(cell: &'c Cell<'_>) -> Vec<(Number, &'c str)> {
    let mut found: Vec<(Number, &str)> = Vec::new();
    // `-   0：...` in a list of values.
    for list in cell
        .lists
        .iter()
        .filter(|list| list.kind == ListKind::Values)
    {
        for block in list.items.iter().filter_map(|&item| cell.blocks.get(item)) {
            let values = key(&block.text).map_or_else(Vec::new, |key| key.values);
            let text = block
                .sentences
                .first()
                .map_or("", |text| text.plain.as_str());
            found.extend(
                values
                    .iter()
                    .filter_map(|value| numbers::parse(value))
                    .map(|number| (number, text)),
            );
        }
    }
    for sentence in cell.sentences.iter().filter(|sentence| !sentence.example) {
        found.extend(
            of_sentence(cell, sentence)
                .into_iter()
                .map(|number| (number, sentence.text.plain.as_str())),
        );
    }
    found
}

fn of_sentence(cell: &Cell<'_>, sentence: &Sentence) -> Vec<Number> {
    static PATTERNS: OnceLock<Vec<Regex>> = OnceLock::new();
    let text = &sentence.text;
    if !text.plain.contains(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    let patterns =
        PATTERNS.get_or_init(|| MEANINGS.iter().map(|pattern| compile(pattern)).collect());
    let mut found = Vec::new();
    for captures in patterns
        .iter()
        .flat_map(|pattern| pattern.captures_iter(&text.lower))
    {
        let Some(place) = captures.get(1).or_else(|| captures.get(2)) else {
            continue;
        };
        let before = text.lower.get(..place.start()).unwrap_or_default();
        let after = text.lower.get(place.end()..).unwrap_or_default();
        // `取值1~100，其中0表示...`
        let among = before.ends_with("其中");
        if is_refused(before, after)
            || is_a_limit(before)
            || is_of_another(cell, text.plain.get(..place.start()).unwrap_or_default())
            || is_of_the_index(cell, before)
            || !among && !about_value(cell, sentence, place.start())
        {
            continue;
        }
        // The whole number, and not the `1` of `1,024`.
        found.extend(
            number_at(text, place.start(), false)
                .filter(|(_, end)| *end == place.end())
                .map(|(number, _)| number),
        );
    }
    found
}

/// `最大可设置为500，`: the number is the end of a range.
fn is_a_limit(before: &str) -> bool {
    let clause = before
        .rsplit(['，', '；', ';', ','])
        .next()
        .unwrap_or(before);
    [
        "最大",
        "最高",
        "最长",
        "最多",
        "上限",
        "最小",
        "最低",
        "最短",
        "最少",
        "下限",
        "大于等于",
        "小于等于",
    ]
    .iter()
    .any(|word| clause.contains(word))
}

/// `if Kind is set to 1,`: the words before are about another parameter, whether the operation has it or not.
fn is_of_another(cell: &Cell<'_>, before: &str) -> bool {
    static OTHER: OnceLock<Regex> = OnceLock::new();
    let other = OTHER.get_or_init(|| {
        compile(r"(?:^|[ ,])([A-Z][A-Za-z0-9_.]+)(?: parameter| field)? is (?:set to )?(?:the value )?$")
    });
    other
        .captures(before)
        .and_then(|found| found.get(1))
        .is_some_and(|word| !cell.is_own_name(word.as_str()))
}

/// `不能设置为0`, `如果设置为0，则报错`: the number is named because it is not allowed.
pub(super) fn is_refused(before: &str, after: &str) -> bool {
    let clause = before
        .rsplit(['，', '；', ';', ','])
        .next()
        .unwrap_or(before);
    let forbidden = [
        "不能",
        "不可",
        "不允许",
        "不得",
        "不支持",
        "禁止",
        "cannot",
        "can not",
        "must not",
        "may not",
        "do not",
        "not be",
    ]
    .iter()
    .any(|word| clause.contains(word));
    let fails = [
        "报错",
        "错误",
        "失败",
        "无效",
        "非法",
        "不支持",
        "不允许",
        "error",
        "fail",
        "invalid",
        "not allowed",
        "not supported",
    ]
    .iter()
    .any(|word| after.contains(word));
    forbidden || fails
}

//! Well-known notations that the text names. Goes out: [`Rule::Format`].

use std::ops::Range;
use std::sync::OnceLock;

use regex::Regex;

use super::phrase::{Table, compile, phrase};
use super::scope::{Cell, about_value, clause_start};
use super::text::Text;
use super::topic::Topic;
use super::words::WordList;
use super::{Draft, Rule};
use crate::model::Format;

pub(super) static PHRASES: Table<Format> = Table::new(
    Topic::Format,
    &[
        "iso 8601",
        "iso8601",
        "iso-8601",
        "utc",
        "t[hh",
        "yyyy",
        "格式为[",
        "格式：[",
        "json",
        "base64",
        "cidr",
        "ip",
        "url",
        "mail",
        "邮箱",
        "mac",
        "正则",
        "regular expression",
    ],
    &[
        phrase!(Format::DateTime, r"iso ?-?8601|yyyy-mm-dd ?'?t?'? ?hh|yyyymmddthhmm|格式(?:为|是|：|:) ?yyyymmdd(?:$|[，；。、])|utc时间，格式", "开始时间，按照ISO8601标准表示，格式为yyyy-MM-ddTHH:mm:ssZ。" => "date_time yyyy-MM-ddTHH:mm:ssZ"),
        phrase!(Format::JsonArray, r#"格式(?:为|是|：|:) ?\[ ?["“]|json ?(?:格式的?)?(?:的)?(?:数组|列表)|json ?(?:array|list)|array in the json format|json-formatted array"#, "实例ID列表，取值为JSON数组。" => "json_array"),
        phrase!(Format::Json, r"格式(?:为|是|：|:) ?json(?:$|，|；|。|、)|json ?(?:格式|字符串|串|对象|字典|结构|文本|map)|json (?:string|object|format|map|text|structure|document)|in json|(?:in|a|an) (?:the )?json", "策略内容，使用JSON格式。" => "json"),
        phrase!(Format::Base64, r"(?:使用|采用|经过?|通过|以|进行|为|用|的|需要|须|是)? ?base64 ?(?:的方?式?)?(?:编码|加密)|base64[ -]encoded|encoded (?:in|by|with|using|by using|into)(?: the)? base64|base64 (?:format|string)|in base64", "数据，使用Base64编码。" => "base64"),
        phrase!(Format::Cidr, r"cidr ?(?:格式|形式|表示|地址段?|块|网段|block)|(?:使用|采用|支持|为) ?cidr|^the (?:[a-z-]+ )*cidr block(?: of| that| to|$| for| used)|cidr (?:notation|format)|in cidr", "目标网段，采用CIDR格式。" => "cidr"),
        phrase!(Format::Mac, r"mac地址(?:格式|，格式)|mac address format", "网卡标识，须符合MAC地址格式。" => "mac"),
        phrase!(Format::Regex, r"(?:须|必须|应)?为(?:合法的)?正则表达式|must be a (?:valid )?regular expression", "匹配规则，必须为正则表达式。" => "regex"),
        phrase!(Format::Email, r"(?:邮箱|邮件|电子邮件)(?:地址)?格式|(?:must be|is) (?:a|an) (?:valid )?e?-?mail address", "联系人，须符合邮箱格式。" => "email"),
        phrase!(Format::Url, r"(?:必须|须|应)?(?:为|是|符合)(?:(?:合法|有效|完整|标准)的?)?url(?:格式|$|，|。)|must be a (?:valid )?url", "回调地址，必须为合法的URL。" => "url"),
        phrase!(Format::Ip, r"(?:必须|须|需|应)(?:为|是|符合)(?:(?:合法|有效)的?)?ip(?:地址)?格式|(?:必须|须)(?:为|是)(?:(?:合法|有效)的?)?ip地址(?:$|，|；)|must be (?:a valid|an) ip address(?:$|[.,;])", "源站，必须为IP地址格式。" => "ip"),
        phrase!(Format::Ipv4, r"(?:必须|须|只能|仅支持|只支持)(?:为|是)? ?ipv4(?:地址|格式)|must be an ipv4 address|only ipv4 addresses are supported", "地址，只支持IPv4地址。" => "ipv4"),
        phrase!(Format::Ipv6, r"(?:必须|须|只能|仅支持|只支持)(?:为|是)? ?ipv6(?:地址|格式)|must be an ipv6 address|only ipv6 addresses are supported", "地址，必须为IPv6地址。" => "ipv6"),
    ],
);

pub(super) fn read(cell: &Cell<'_>, draft: &mut Draft) {
    if cell.is_boolean() || cell.is_number() {
        return;
    }
    let mut found: Vec<(Format, String)> = Vec::new();
    for sentence in &cell.sentences {
        if sentence.example {
            continue;
        }
        for (format, words) in PHRASES.find(sentence.topics, &sentence.text.lower) {
            let Some(all) = words.get(0) else { continue };
            if sentence.branch && !matches!(format, Format::DateTime)
                || !about_value(cell, sentence, all.start())
            {
                continue;
            }
            if is_of_something_else(&sentence.text.lower, all.start(), all.end(), format)
                || is_of_one_kind(cell, &sentence.text, all.range(), format)
            {
                continue;
            }
            if !found.iter().any(|(known, _)| *known == format) {
                found.push((format, sentence.text.plain.clone()));
            }
        }
    }
    // A JSON array is also JSON; the narrower says more.
    if found.iter().any(|(format, _)| *format == Format::JsonArray) {
        found.retain(|(format, _)| *format != Format::Json);
    }
    let addresses = cell.blocks.iter().any(|block| {
        let lower = &block.text.lower;
        lower.contains("ip地址")
            || lower.contains("ipv4地址")
            || lower.contains("ipv6地址")
            || lower.contains("ip address")
            || lower.contains("ipv4 address")
    });
    if addresses {
        // "An address or a CIDR block" is neither.
        found.retain(|(format, _)| *format != Format::Cidr);
    }
    if found.iter().any(|(format, _)| *format == Format::DateTime) && allows_other_time(cell) {
        found.retain(|(format, _)| *format != Format::DateTime);
    }
    let is_json = |format: &Format| matches!(format, Format::Json | Format::JsonArray);
    if found.iter().any(|(format, _)| is_json(format)) && allows_other_notation(cell) {
        found.retain(|(format, _)| !is_json(format));
    }
    let [(format, text)] = found.as_slice() else {
        return;
    };
    let pattern = match format {
        Format::DateTime => pattern(cell),
        Format::Cidr
        | Format::Ip
        | Format::Ipv4
        | Format::Ipv6
        | Format::Json
        | Format::JsonArray
        | Format::Url
        | Format::Email
        | Format::Mac
        | Format::Regex
        | Format::Base64 => None,
    };
    draft.add(
        Rule::Format {
            value: *format,
            pattern,
        },
        text.clone(),
    );
}

/// `也支持Unix时间戳`, `永久有效填-1`, `传入now表示当前时间`: not only a point in time in its notation may be given.
fn allows_other_time(cell: &Cell<'_>) -> bool {
    static OTHER: OnceLock<Regex> = OnceLock::new();
    static MAY: WordList = WordList::new(&[
        "时间戳",
        "毫秒",
        "相对",
        "timestamp",
        "seconds",
        "relative",
        "-1",
        "now",
        "0",
    ]);
    let other = OTHER.get_or_init(|| {
        compile(r"unix ?时间戳|(?:或|或者|也|支持|和|可以)(?:是|为)?[^，。；]{0,8}时间戳|毫秒数|(?-u:\b)unix timestamps?|(?:or|also|and|use|be) (?:an? |the )?timestamps?|seconds (?:since|elapsed|that have elapsed)|(?:填|填写|传入?|设置为|设为|输入|取值为) ?(?:-1|0|now)(?:$|[，。；、]|表示|时|代表)|(?:set (?:the value|this parameter|it) to|specify|enter) (?:-1|0|now)(?:$|[.,;]| (?:if|to|for|when))|(?:填|填写|传入?|设置为|设为|输入|取值为)[^，。；]{1,30}或者? ?(?:-1|0|now)(?:$|[。，；、])|(?:^|[^0-9a-z:+-])(?:-1|0|now) ?(?:表示|代表|indicates|specifies|means|represents)|相对时间|(?:or|also) (?:a )?relative time")
    });
    cell.sentences.iter().any(|sentence| {
        let lower = &sentence.text.lower;
        !sentence.example && MAY.are_in(lower) && other.is_match(lower)
    })
}

/// `旧版支持k=v形式`: another notation than JSON is read as well.
fn allows_other_notation(cell: &Cell<'_>) -> bool {
    static OTHER: OnceLock<Regex> = OnceLock::new();
    static MAY: WordList = WordList::new(&["支持", "兼容", "还可", "也可", "also"]);
    let other = OTHER.get_or_init(|| {
        compile(r"(?:(?:旧版|老版本?|也|还|兼容)[^，。；]{0,4}支持|兼容|(?:还|也)可以?(?:使用|采用|是|为))([^，。；]{1,16})(?:形式|格式|写法)|(?:also supports?|also accepts?|is also (?:supported|accepted) in) (?:the |a )?([^,.;]{1,24}) (?:format|notation|form)(?-u:\b)")
    });
    cell.sentences
        .iter()
        .filter(|sentence| !sentence.example && MAY.are_in(&sentence.text.lower))
        .filter_map(|sentence| other.captures(&sentence.text.lower))
        .filter_map(|found| found.get(1).or_else(|| found.get(2)))
        .any(|notation| !notation.as_str().contains("json"))
}

/// The sentence speaks about a part of the value, a response, or the data before it was encoded.
fn is_of_something_else(lower: &str, start: usize, end: usize, format: Format) -> bool {
    let before = &lower[..start];
    let after = &lower[end..];
    // `a JSON string or ...`: the match may end before the noun.
    let after = [" string", " object", " array", " text", "字符串", "格式"]
        .iter()
        .find_map(|noun| {
            after
                .strip_prefix(noun)
                .filter(|rest| rest.starts_with(" or ") || rest.starts_with('或'))
        })
        .unwrap_or(after);
    // `JSON数组或以逗号分隔的字符串`: one of two notations.
    let one_of_two = [
        "或", " or a", " or in", " or as", " or c", " or s", " or p", "/",
    ]
    .iter()
    .any(|word| after.starts_with(word))
        || after.starts_with("格式或");
    // `is Base64-encoded by the SDK`: done by somebody else.
    let by_another = [
        "by the sdk",
        "by the system",
        "by the console",
        "by the client",
        "automatically",
        "before it is sent",
    ]
    .iter()
    .any(|word| after.contains(word))
        || [
            "sdk会",
            "系统会",
            "控制台会",
            "自动",
            "sdk将",
            "系统将",
            "由sdk",
            "由系统",
        ]
        .iter()
        .any(|word| before.contains(word));
    if one_of_two && format != Format::DateTime || by_another {
        return true;
    }
    match format {
        Format::Json | Format::JsonArray => {
            [
                "返回", "response", "returned", "或json", "or json", "xml", "yaml",
            ]
            .iter()
            .any(|word| lower.contains(word))
                || ["例如", "example"].iter().any(|word| before.contains(word))
        }
        Format::Base64 => {
            [
                "解码",
                "decode",
                "未经",
                "不需要",
                "无需",
                "可以",
                "can be",
                "optional",
                "之前",
                "明文",
                "plaintext or",
                "before",
                "编码前",
                "对应的",
                "the base64-encoded data is",
                "如果",
                "支持",
                "maximum",
                "不能超过",
                "大小",
                "size",
            ]
            .iter()
            .any(|word| before.contains(word))
                || [
                    "前",
                    "之前",
                    "后不能",
                    "后再",
                    "后，",
                    "之后不能",
                    "后的大小",
                    "后大小",
                    "后的长度",
                ]
                .iter()
                .any(|word| after.starts_with(word))
        }
        Format::DateTime => before.contains("返回") || before.ends_with("不"),
        Format::Cidr => {
            lower.contains("或")
                || lower.contains(" or ")
                || before.contains("属于")
                || before.contains("belong")
                || before.contains("within")
        }
        Format::Ip
        | Format::Ipv4
        | Format::Ipv6
        | Format::Url
        | Format::Email
        | Format::Mac
        | Format::Regex => false,
    }
}

/// `二进制数据需进行Base64编码`, `支持CIDR格式`: values of one kind have the format, others are allowed besides.
fn is_of_one_kind(cell: &Cell<'_>, text: &Text, at: Range<usize>, format: Format) -> bool {
    let before = text.lower.get(..at.start).unwrap_or_default();
    let clause = before
        .get(clause_start(text, at.start)..)
        .unwrap_or_default();
    match format {
        Format::Base64 => ["二进制", "binary"]
            .iter()
            .any(|word| clause.contains(word)),
        Format::Cidr => {
            let found = text.lower.get(at).unwrap_or_default();
            let title = cell
                .sentences
                .first()
                .map_or("", |first| first.text.lower.as_str());
            let blocks = ["网段", "地址段", "范围", "cidr"];
            (found.starts_with("支持") || clause.ends_with("支持"))
                && !blocks.iter().any(|word| {
                    title
                        .split(['，', '。'])
                        .next()
                        .unwrap_or_default()
                        .contains(word)
                })
        }
        Format::Ip
        | Format::Ipv4
        | Format::Ipv6
        | Format::Json
        | Format::JsonArray
        | Format::Url
        | Format::Email
        | Format::Mac
        | Format::Regex
        | Format::DateTime => false,
    }
}

/// The documented pattern of a point in time, such as `yyyy-MM-ddTHH:mm:ssZ`.
fn pattern(cell: &Cell<'_>) -> Option<String> {
    for sentence in &cell.sentences {
        let text = &sentence.text;
        let Some(start) = text.lower.find("yyyy") else {
            continue;
        };
        let rest = &text.plain[start..];
        let length = rest
            .char_indices()
            .find(|(at, c)| {
                let inside = c.is_ascii_alphanumeric()
                    || matches!(c, '-' | ':' | '/' | '.' | '\'')
                    || *c == '+' && rest[..*at].ends_with(['s', 'S', 'Z'])
                    || *c == ' ' && is_hour(&rest[at + 1..]);
                !inside
            })
            .map_or(rest.len(), |(at, _)| at);
        let mut found = rest[..length].trim_end_matches(['.', ':', '\'', '-', '/']);
        // `ss'Z'`: the last mark closes the one before the letter.
        if found.matches('\'').count() % 2 == 1 && rest[found.len()..].starts_with('\'') {
            found = &rest[..=found.len()];
        }
        if found.len() > 6 {
            return Some(found.to_owned());
        }
    }
    None
}

/// `HH:mm` goes on with a date behind a blank.
fn is_hour(rest: &str) -> bool {
    rest.get(..3)
        .is_some_and(|hour| hour.eq_ignore_ascii_case("hh:"))
}

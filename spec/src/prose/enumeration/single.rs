//! Lists that may be none: one value alone, or words behind `支持`. A list comes in, whether it is a list of values goes out.

use std::ops::Range;
use std::sync::OnceLock;

use regex::Regex;

use super::slashes;
use crate::prose::phrase::compile;
use crate::prose::scope::{Cell, clause_start};
use crate::prose::text::Text;
use crate::prose::values::List;

/// A single value that is marked or that the example shows.
pub(super) fn shown_value(cell: &Cell<'_>, text: &Text, range: Range<usize>) -> Option<List> {
    let value = text.plain.get(range.clone())?;
    let shown = text.mark_at(range.start).is_some()
        || cell
            .description
            .example
            .is_some_and(|example| example.trim().eq_ignore_ascii_case(value));
    let own = cell.description.has_sibling(value);
    (shown && !own && !is_prose(value)).then(|| List {
        values: vec![value.to_owned()],
        end: range.end,
        closed: true,
        ..List::default()
    })
}

/// A single value is a list of one only where nothing suggests prose.
pub(super) fn is_single(text: &Text, start: usize, list: &List, cell: &Cell<'_>) -> bool {
    let [value] = list.values.as_slice() else {
        return false;
    };
    let marked = text.mark_at(start).is_some();
    let ends = text.plain[list.end..].trim().is_empty();
    let own = cell.description.has_sibling(value);
    let number = value.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    list.closed
        && !own
        && (marked || !number || value.len() > 1 && ends)
        && value.len() > 1
        && !is_prose(value)
        && !slashes::is_doubtful(value, cell)
}

/// Words and abbreviations that stand after `取值为` or `must be` without being a value.
fn is_prose(value: &str) -> bool {
    matches!(
        value.to_ascii_lowercase().as_str(),
        "json"
            | "utc"
            | "a"
            | "an"
            | "the"
            | "in"
            | "null"
            | "id"
            | "url"
            | "ip"
            | "cidr"
            | "unique"
            | "string"
            | "integer"
            | "long"
            | "int"
            | "boolean"
            | "base64"
            | "ascii"
            | "n"
            | "iso"
            | "iso8601"
            | "utf-8"
            | "required"
            | "specified"
            | "positive"
            | "from"
    )
}

/// `取值：a，启用；b，停用`, `a, which ..., or b, which ...`: another value follows the first, in words that no list is read from.
pub(super) fn goes_on(text: &Text, list: &List) -> bool {
    static NEXT: OnceLock<Regex> = OnceLock::new();
    let next = NEXT.get_or_init(|| {
        compile(r#"(?:[；;] ?|或者?|也可以?|还可以?)(?:取值?|可以?|设置?|是|为|：|:| )*["“'‘]?[a-z0-9][a-z0-9_.-]*(?:["”'’]?(?:[，,（(：:]|表示|代表|时)|$)|(?:,| ) ?(?:and|or) (?:to )?["“]?[a-z0-9][a-z0-9_.-]*["”]?(?:,| ?[(:]| for (?:a|an|the|other) |$)"#)
    });
    list.values.len() == 1 && next.is_match(text.lower.get(list.end..).unwrap_or_default())
}

/// `预付费实例取值为A`, `查询系统规则时取值为A`: said of one case.
pub(super) fn is_of_case(text: &Text, at: usize) -> bool {
    let clause = clause_before(text, at).trim_end_matches(['，', ' ', '的', '则', '其']);
    ["实例", "时", "版", "用户", "集群", "地域", "场景", "情况下"]
        .iter()
        .any(|word| clause.ends_with(word))
}

/// `IP地址，支持IPv4和IPv6`: what a text may hold, not what the value may be. An example that is one of the words shows the contrary.
pub(super) fn is_no_choice(cell: &Cell<'_>, text: &Text, at: usize, list: &List) -> bool {
    const TEXTS: &[&str] = &[
        "地址",
        "ip",
        "语句",
        "表达式",
        "内容",
        "模板",
        "文件",
        "域名",
        "网段",
        "url",
        "链接",
        "脚本",
        "正则",
        "文本",
        "消息",
        "路径",
    ];
    let numbers = |value: &String| value.bytes().all(|byte| byte.is_ascii_digit());
    if is_shown(cell, &list.values) || list.values.iter().all(numbers) {
        return false;
    }
    let title = cell
        .sentences
        .first()
        .map_or("", |sentence| sentence.text.lower.as_str());
    let head = title
        .split(['，', '：', ':', '；', '（', '(', ','])
        .next()
        .unwrap_or_default()
        .trim_end_matches("列表");
    let clause = clause_before(text, at);
    if is_of_named_thing(head, noun_of(text, at)) {
        return true;
    }
    // `格式为数字加单位，单位支持s、m`: the unit is a part of the text.
    clause.trim_end().ends_with("单位")
        || TEXTS
            .iter()
            .any(|noun| head.ends_with(noun) || clause.trim_end().ends_with(noun))
}

/// `线路ID，协议支持TCP、UDP`, `The line ID. Supported gates: A and B.`: nobody lists IDs and addresses, and what is listed under another noun
/// is no name.
fn is_of_named_thing(head: &str, noun: &str) -> bool {
    let ends = |words: &[&str]| words.iter().any(|word| head.ends_with(word));
    let identifies = ends(&["id", "url", "arn"])
        || ["the id of", "the ids of", "the url of", "the arn of"]
            .iter()
            .any(|words| head.starts_with(words));
    let is_name = ends(&["名", "名称", " name", " file", " address", " path"])
        || head.starts_with("the name of");
    identifies && noun != "值"
        || is_name && !noun.is_empty() && !noun.contains('值') && !head.contains(noun)
}

/// What is listed: the subject of the clause, or what stands between `支持的` and the colon.
fn noun_of(text: &Text, at: usize) -> &str {
    let rest = text.lower.get(at..).unwrap_or_default();
    let told = rest
        .strip_prefix("支持的")
        .or_else(|| rest.strip_prefix("supported "));
    if let Some(told) = told {
        let noun = told
            .split(['：', ':', '为', '有', '包'])
            .next()
            .unwrap_or_default();
        return noun.trim_end_matches('s').trim();
    }
    clause_before(text, at)
        .trim_start_matches("目前")
        .trim_start_matches("当前")
        .trim_matches([' ', '可', '仅', '只', '均', '也'])
}

/// `格式为协议/端口，协议取值TCP、UDP`: the value is put together from parts, and the list is of one of them.
pub(super) fn is_of_part(cell: &Cell<'_>, list: &List) -> bool {
    static PARTS: OnceLock<Regex> = OnceLock::new();
    let parts = PARTS.get_or_init(|| {
        compile(r"格式(?:为|是|：|:) ?[^，。；、/:：=@ {\[“]{1,12}[/:=@][^，。；/ ]|(?:^|[ (])format(?: is)? ?[:：]? ?[a-z_<>]+[/:=@][a-z_<>]+")
    });
    !is_shown(cell, &list.values)
        && cell.sentences.iter().any(|sentence| {
            (sentence.text.lower.contains("格式") || sentence.text.lower.contains("format"))
                && parts.is_match(&sentence.text.lower)
        })
}

/// Whether the example is one of the values.
pub(super) fn is_shown(cell: &Cell<'_>, values: &[String]) -> bool {
    let example = cell.description.example.map(str::trim);
    example.is_some_and(|example| {
        values
            .iter()
            .any(|value| value.eq_ignore_ascii_case(example))
    })
}

/// `还可以取值c`, `You can also set the value to c`: a value besides those of a list, which another sentence gives.
pub(super) fn is_besides(text: &Text, at: usize) -> bool {
    let clause = clause_before(text, at).trim_end();
    [
        "还可以",
        "也可以",
        "还可",
        "也可",
        "还能",
        "也能",
        "还",
        "也",
        " also",
    ]
    .iter()
    .any(|word| clause.ends_with(word))
}

fn clause_before(text: &Text, at: usize) -> &str {
    text.lower
        .get(clause_start(text, at)..at)
        .unwrap_or_default()
}

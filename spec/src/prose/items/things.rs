//! What a count is of: the words around it come in, whether it counts elements that are given goes out.

use std::sync::OnceLock;

use regex::Regex;

use crate::prose::phrase::compile;

/// `每个安全组最多包含...`, `A group can contain up to ...`: how much one of the things holds, not how many are given.
pub(super) fn is_of_a_container(before: &str) -> bool {
    let start = before
        .char_indices()
        .rfind(|(_, c)| matches!(c, '，' | '；' | '。' | ',' | ';'))
        .map_or(0, |(at, c)| at + c.len_utf8());
    let clause = before.get(start..).unwrap_or_default().trim_start();
    let given = [
        "单次",
        "每次",
        "一次",
        "请求",
        "调用",
        "参数",
        "数组",
        "列表",
        "或多个",
        "request",
        "call",
        "array",
        "list",
        "time",
    ]
    .iter()
    .any(|word| clause.contains(word));
    let container = [
        "每个", "一个", "单个", "每台", "一台", "每条", "每项", "每组", "每张", "每块", "单条",
        "单台",
    ]
    .iter()
    .any(|word| clause.contains(word))
        || ["each ", "a ", "an ", "every "]
            .iter()
            .any(|word| clause.starts_with(word))
            && clause.trim_end().ends_with(['n', 'e', 's', 'd', 't'])
            && [
                " contain",
                " have",
                " has",
                " include",
                " hold",
                " support",
                " be associated",
            ]
            .iter()
            .any(|word| clause.contains(word));
    container && !given
}

/// `建议不超过20个`, `We recommend that you specify up to 20 IDs`: more are allowed.
pub(super) fn is_advice(before: &str) -> bool {
    let clause = before.rsplit(['，', '；', ';']).next().unwrap_or(before);
    ["建议", "推荐", "recommend", "suggest"]
        .iter()
        .any(|word| clause.contains(word))
}

/// The words say that values are given, and not how many things there are or come back: `you can specify`, `the value can contain`.
pub(super) fn says_given(words: &str) -> bool {
    [
        "specif",
        "enter",
        "input",
        "pass",
        "set",
        "select",
        "configur",
        "submit",
        "include",
        "contain",
        "consist",
        "add",
        "number of",
    ]
    .iter()
    .any(|word| words.contains(word))
}

/// `... in each group`, `... per line`: counted for each of some things, unless these are the requests themselves.
pub(super) fn is_for_each(behind: &str) -> bool {
    static EACH: OnceLock<Regex> = OnceLock::new();
    let each = EACH.get_or_init(|| {
        compile(
            r"^ ?(?:[a-z-]+ ){0,4}?(?:(?:in|for|of|on|to|within|from|by|with|at|under) (?:each|every)|per|each|every)(?: single| api)? ([a-z]+)",
        )
    });
    each.captures(behind)
        .and_then(|found| found.get(1))
        .is_some_and(|noun| {
            // `separate each with a comma` counts nothing.
            !matches!(
                noun.as_str(),
                "request"
                    | "call"
                    | "time"
                    | "operation"
                    | "query"
                    | "batch"
                    | "invocation"
                    | "submission"
                    | "with"
                    | "of"
                    | "must"
                    | "is"
                    | "can"
                    | "has"
                    | "by"
            )
        })
}

/// What is counted can be an element: no part of a text, no time and no place of a number.
pub(super) fn is_thing(noun: &str) -> bool {
    !matches!(
        noun,
        "characters"
            | "chars"
            | "letters"
            | "digits"
            | "bytes"
            | "bits"
            | "words"
            | "lines"
            | "times"
            | "seconds"
            | "milliseconds"
            | "minutes"
            | "hours"
            | "days"
            | "weeks"
            | "months"
            | "years"
            | "places"
            | "decimals"
            | "is"
            | "has"
            | "was"
            | "as"
            | "this"
            | "its"
            | "levels"
            | "cores"
            | "vcpus"
            | "units"
            | "pixels"
            | "pages"
    )
}

//! Error rows: does the page tell to try again? Comes in: message and description of the code.

use std::sync::OnceLock;

use regex::Regex;

use super::phrase::compile;

/// Phrases, each with a sentence that shows it.
pub(super) const PHRASES: &[(&str, &str)] = &[
    (
        r"try again(?: later| after| in (?:a|several|few))?",
        "The link is busy. Try again later.",
    ),
    (
        r"(?:please )?retry(?: later| after| the (?:request|operation)|\.|$)",
        "The link is busy, please retry later.",
    ),
    (
        r"(?:稍后|稍候|一段时间后|过一会|请等待.{0,12}后?).{0,6}(?:重试|再试|再次|重新)",
        "线路繁忙，请稍后再试。",
    ),
    (
        r"请(?:您)?(?:重试|再试一?次?|重新尝试)",
        "系统繁忙，请重试。",
    ),
    (
        r"throttl",
        "The request was denied due to user flow throttling.",
    ),
    (
        r"(?:service|server|system) is (?:temporarily )?(?:unavailable|busy)",
        "The service is temporarily unavailable.",
    ),
    (
        r"服务(?:暂时|暂)?不可用|被流控|流控限制|请求被限流|系统繁忙",
        "服务暂时不可用。",
    ),
];

/// Words that make a phrase mean something else: change the request first.
const AGAINST: &str = r"(?:check|change|modify|correct|specify|enter|adjust|delete|release|upgrade|contact|verify|use (?:a|an|another|different)|different)[^.。]*(?:try again|retry)|(?:检查|修改|更换|更正|确认|核实|调整|删除|输入|填写|选择|升级|充值|联系|使用其他|重新输入)[^。]*(?:重试|再试)|after (?:you|the) (?:[a-z]+ ){0,3}(?:enable|purchase|activate|delete|change|upgrade)|not (?:support )?(?:retry|try again)|不要重试|请勿重试";

/// Whether the message or the description of an error code tells to send the same request again.
pub fn is_retryable(message: &str, doc: &str) -> bool {
    static PATTERNS: OnceLock<(Regex, Regex)> = OnceLock::new();
    let (phrases, against) = PATTERNS.get_or_init(|| {
        let phrases: Vec<&str> = PHRASES.iter().map(|(pattern, _)| *pattern).collect();
        // One pattern of all: the texts of all errors of all pages are looked through.
        (compile(&phrases.join("|")), compile(AGAINST))
    });
    [message, doc].iter().any(|text| {
        let lower = text.to_ascii_lowercase();
        phrases.is_match(&lower) && !against.is_match(&lower)
    })
}

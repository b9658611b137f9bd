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
const AGAINST: &str = concat!(
    r"(?:check|change|modify|correct|specify|enter|adjust|delete|release|upgrade|contact|verify|use (?:a|an|another|different)|different)[^.。]*(?:try again|retry)",
    r"|(?:检查|修改|更换|更正|确认|核实|调整|删除|输入|填写|选择|充值|联系|使用其他|重新输入)[^。]*(?:重试|再试)",
    // `正在创建，请稍后再试` only waits.
    r"|(?:升级|授权|绑定|解绑|停止|启动|重启|关闭|开启|开通|购买|申请|创建|登录|刷新|释放|清理|移除|完成|减少)[^。，；稍]*，?[^。，；稍]{0,4}(?:重试|再试)",
    // Verbs that describe states as well count where they tell what to do.
    r"|(?:^|[.,;:!] ?|please |must |should |need to |have to |first |and |then )(?:top up|recharge|grant|authorize|bind|unbind|attach|detach|associate|disassociate|stop|start|restart|refresh|sign in|log on|log in|sign out|reset|create|add|remove|purchase|buy|apply|activate|enable|disable|configure|complete|set|provide|select|choose|switch|renew|request|submit|obtain|acquire|remove|reduce|increase|clear|close|open|pay|register)(?-u:\b)[^.。]*?(?:and|then|before|to|,) (?:you )?(?:please )?(?:try again|retry)",
    r"|after (?:you|the) (?:[a-z]+ ){0,3}(?:enable|purchase|activate|delete|change|upgrade)|not (?:support )?(?:retry|try again)|不要重试|请勿重试",
);

/// Whether the message or the description of an error code tells to send the same request again.
pub fn is_retryable(message: &str, doc: &str) -> bool {
    static PATTERNS: OnceLock<(Regex, Regex)> = OnceLock::new();
    let (phrases, against) = PATTERNS.get_or_init(|| {
        let phrases: Vec<&str> = PHRASES.iter().map(|(pattern, _)| *pattern).collect();
        // One pattern of all: the texts of all errors of all pages are looked through.
        (compile(&phrases.join("|")), compile(AGAINST))
    });
    // What one cell tells to do first holds for the other cell too.
    let cells = [message, doc].map(str::to_ascii_lowercase);
    cells.iter().any(|lower| phrases.is_match(lower))
        && !cells.iter().any(|lower| against.is_match(lower))
}

/// Whether the code or the status alone says that the service was too busy and the same request may pass later.
///
/// Statuses of 500 say nothing about whether the request was carried out.
pub fn is_passing(code: &str, http_status: Option<u16>) -> bool {
    const CODES: &[&str] = &["throttling", "toomanyrequests", "serviceunavailable"];
    let code = code.to_ascii_lowercase();
    let named = CODES.iter().any(|word| {
        code.strip_prefix(word)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    });
    named || matches!(http_status, Some(429 | 503))
}

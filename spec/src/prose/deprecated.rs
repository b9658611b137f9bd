//! Parameters that should not be used any more. Goes out: [`Rule::Deprecated`].

use super::phrase::{Table, phrase};
use super::scope::Cell;
use super::topic::Topic;
use super::{Draft, Rule};

pub(super) static PHRASES: Table<()> = Table::new(
    Topic::Deprecated,
    &[
        "弃用",
        "废弃",
        "下线",
        "不推荐",
        "不建议",
        "尽量",
        "停用",
        "作废",
        "失效",
        "淘汰",
        "已停止",
        "不再",
        "停止",
        "deprecated",
        "no longer",
        "will be removed",
        "obsolete",
        "discontinued",
        "phased out",
        "compatibility",
        "recommend",
    ],
    &[
        phrase!((), r"(?:该|此|本)?参数?(?:已经?|即将|将|目前已|现已|将会)被?(?:弃用|废弃|下线|停用|作废|淘汰|移除)", "本参数已经废弃，以后会删去。" => "deprecated"),
        phrase!((), r"^(?:已|即将)?(?:被)?(?:弃用|废弃|下线|作废)(?:参数|$|，|。)", "已废弃，不再生效。" => "deprecated"),
        phrase!((), r"(?:不推荐|不建议|不再建议|不再推荐)(?:您)?(?:继续)?使用(?:该|此|本)?(?:参数|字段)?(?:$|，|。)", "不推荐使用该参数。" => "deprecated"),
        phrase!((), r"为提高(?:代码)?兼容性，(?:建议您?|请)?(?:您)?尽量(?:使用其[他它]参数|不要使用)", "为提高兼容性，请您尽量使用其他参数来指定线路。" => "deprecated"),
        phrase!((), r"(?:该|此|本)(?:参数|字段)(?:不再|已不再?|停止)(?:使用|支持|维护|生效)", "该参数不再使用。" => "deprecated"),
        phrase!((), r"(?:this|the) (?:[a-z]+ )?(?:parameter|field) (?:is|has been|was|will be)(?: now| soon| about to be)? (?:deprecated|obsolete|discontinued|phased out|removed|no longer (?:used|supported|recommended|available|valid|maintained))", "This parameter is deprecated." => "deprecated"),
        phrase!((), r"^\(?(?:deprecated|obsolete|discontinued)\)?(?:$|[.,:：])", "Deprecated." => "deprecated"),
        phrase!((), r"^[(（\[【](?:this parameter is )?(?:deprecated|obsolete|discontinued)[)）\]】]", "(Deprecated) The kind of the line." => "deprecated"),
        phrase!((), r"^[(（\[【](?:该参数|此参数)?(?:已经?|即将|将|待)?被?(?:弃用|废弃|下线|作废|停用|淘汰)[)）\]】]", "（即将下线）线路的种类。" => "deprecated"),
        phrase!((), r"(?:we )?(?:do not|don't) recommend (?:that you )?(?:use|using|set|specify|setting) (?:this|the) parameter", "We do not recommend that you use this parameter." => "deprecated"),
        phrase!((), r"(?:to (?:ensure|improve|guarantee)[a-z ]* compatibility,? )(?:we recommend that you|try to|you can|please|we recommend|you should)? ?(?:do not )?(?:use|avoid)[a-z ]* (?:other parameters|this parameter)", "To ensure compatibility, we recommend that you use other parameters." => "deprecated"),
    ],
);

pub(super) fn read(cell: &Cell<'_>, draft: &mut Draft) {
    for sentence in &cell.sentences {
        let bullet = cell
            .blocks
            .get(sentence.block)
            .is_some_and(|block| block.depth() > 0);
        if !sentence.branch
            && (sentence.note || !bullet)
            && PHRASES
                .find(sentence.topics, &sentence.text.lower)
                .iter()
                .filter_map(|((), found)| found.get(0))
                .any(|all| !is_somewhere(&sentence.text.lower, all.end()))
        {
            draft.add(Rule::Deprecated, sentence.text.plain.clone());
            return;
        }
    }
}

/// `is deprecated in some regions`: elsewhere it is not. In a later version it will be everywhere.
fn is_somewhere(lower: &str, end: usize) -> bool {
    let rest = lower.get(end..).unwrap_or_default();
    let place = [" in ", " on ", " for "]
        .iter()
        .find_map(|word| rest.strip_prefix(word));
    place.is_some_and(|place| {
        [
            "region", "instance", "edition", "cluster", "user", "zone", "customer", "account",
        ]
        .iter()
        .any(|word| place.contains(word))
    })
}

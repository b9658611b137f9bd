//! Parameters that exclude each other. Goes out: [`Rule::ConflictsWith`].

use std::sync::OnceLock;

use regex::Regex;

use super::condition::next_name;
use super::phrase::{Table, compile, phrase};
use super::scope::{Cell, Sentence};
use super::topic::Topic;
use super::{Code, Draft, Rule};

pub(super) static PHRASES: Table<()> = Table::new(
    Topic::Conflict,
    &[
        "同时",
        "互斥",
        "只能",
        "二选一",
        "一起",
        "mutually",
        "at the same time",
        "both",
        "only one",
        "together",
        "simultaneously",
        "cannot be specified",
        "cannot specify",
        "not both",
        "either",
        "任选其一",
        "择一",
        "其一",
    ],
    &[
        phrase!((), r"(?:不能|不可以?|不允许|不得|不支持|无法)(?:与|和|跟)?[^。；，,;]*?同时(?:指定|使用|设置|传入?|出现|配置|填写|存在|输入|选择)", "Left和Right参数不能同时指定。" => "conflicts Right"),
        phrase!((), r"(?:不能|不可以?|不允许|不得)(?:与|和|跟)[^。；，,;]+?(?:一起|共同|并)(?:使用|指定|设置)", "不能与Right参数一起使用。" => "conflicts Right"),
        phrase!((), r"互斥", "该参数与Right互斥。" => "conflicts Right"),
        phrase!((), r"(?:只能|仅能|只可)(?:指定|选择|设置|传入?|使用|填写)(?:其中)?(?:的)?(?:一个|其一|一种|任意一个)", "Left和Right只能指定其中一个。" => "conflicts Right"),
        phrase!((), r"二选一|任选其一|(?:只|仅)能选(?:择)?其一|择一(?:指定|设置|传入?|填写)", "Left与Right二选一。" => "conflicts Right"),
        phrase!((), r"(?:can|may|must|should) (?:specify|set|use|configure|enter)[^;]* but not both|^(?:specify|set|use|configure|enter) (?:either|one of)[^;]* but not both", "You can specify one of Left and Right, but not both." => "conflicts Right"),
        phrase!((), r"(?:can|may) (?:specify|set|use|configure|enter) either (?:the )?[a-z0-9_.]+(?: parameter)? or (?:the )?[a-z0-9_.]+(?: parameter)?(?:$|[.,;])", "You can set either Left or Right." => "conflicts Right"),
        phrase!((), r"mutually exclusive", "Left and Right are mutually exclusive." => "conflicts Right"),
        phrase!((), r"(?:cannot|must not|can not|can't|do not|don't) (?:be )?(?:specify|specified|set|use|used|configure|configured|entered|enter|both entered)(?:(?: the)?(?: [a-z0-9_.]+(?: parameter)?,)+ (?:and|or) )?(?:[^;,.]|\.[a-z0-9])*?(?-u:\b)(?:at the same time|together|simultaneously|both)(?-u:\b)", "Left and Right cannot be specified at the same time." => "conflicts Right"),
        phrase!((), r"(?:cannot|must not|can not) (?:be both (?:entered|specified|set)|(?:specify|set|use|configure) both)", "You cannot specify both Left and Right." => "conflicts Right"),
        phrase!((), r"(?:can|must) (?:specify|set|use|configure) only one of|only one of [^;]+ (?:can|must) be (?:specified|set|used)", "You can specify only one of Left and Right." => "conflicts Right"),
    ],
);

/// The presence of one parameter rules the other out; the other stands in the first group of the match.
pub(super) static EXCLUSIONS: Table<()> = Table::new(
    Topic::Conflict,
    &[
        "不能",
        "不支持",
        "不可",
        "无法",
        "不允许",
        "cannot be specified",
        "cannot be set",
        "cannot specify",
        "cannot set",
        "not specify",
        "not set",
        "必须为空",
        "leave this",
        "do not s",
        "do not c",
        "must be left",
        "must be empty",
        "must be null",
    ],
    &[
        phrase!((), r"(?:如果|若|当)?(?:您)?(?:已经?)?(?:指定|设置|传入?|填写|配置)了? ?(?:参数)? ?([a-z0-9_.]+) ?(?:参数)?(?:的值)?(?:时|后)?，?(?:您)?(?:则|就)?(?:不能|无法|不可以?|不支持|不允许|不得)(?:再|同时)?(?:指定|设置|传入?|填写|配置)(?:该|此|本)(?:参数|字段)",
            "如果指定了Right，则不能指定该参数。" => "conflicts Right"),
        phrase!((), r"(?:如果|若|当)?(?:您)?(?:已经?)?(?:指定|设置|传入?|填写|配置)了? ?(?:该|此|本)(?:参数|字段)(?:时|后)?，?(?:您)?(?:则|就)?(?:不能|无法|不可以?|不支持|不允许|不得)(?:再|同时)?(?:指定|设置|传入?|填写|配置)(?:参数)? ?([a-z0-9_.]+) ?(?:参数)?(?:$|，|；)",
            "如果指定了该参数，则不能再指定Right参数。" => "conflicts Right"),
        phrase!((), r"(?:指定|设置|传入?|填写|配置)了? ?(?:参数)? ?([a-z0-9_.]+) ?(?:参数)?(?:时|后)?，?(?:则)?(?:该|此|本)(?:参数|字段)(?:则|就)?(?:不能|无法|不可以?|不支持|不允许|不得)(?:再|同时)?(?:被)?(?:指定|设置|传入?|填写|配置)(?:$|，|；)",
            "设置了Right后，本参数不能再设置。" => "conflicts Right"),
        phrase!((), r"if you (?:have )?(?:specify|specified|set|configured) (?:the )?([a-z0-9_.]+)(?: parameter)?, (?:leave this parameter (?:empty|unspecified|blank)|do not (?:specify|set|configure) this parameter)",
            "If you have specified Right, leave this parameter empty." => "conflicts Right"),
        phrase!((), r"(?:使用|指定|设置|传入|配置|当)(?:该|此|本)参数(?:传入值|有值|不为空)?时，(?:参数)? ?([a-z0-9_.]+) ?(?:参数)?(?:的值)?必须为空",
            "使用该参数时，Right参数必须为空。" => "conflicts Right"),
        phrase!((), r"(?:if|when) (?:this parameter is (?:specified|set|configured)|you (?:specify|set|configure|use) this parameter), (?:the )?([a-z0-9_.]+)(?: parameter)? must be (?:left )?(?:empty|null|blank|unspecified)",
            "If you specify this parameter, the Right parameter must be left empty." => "conflicts Right"),
        phrase!((), r"if (?:you (?:specify|set|configure) )?(?:the )?([a-z0-9_.]+)(?: parameter)?(?: is (?:specified|set|configured))?, (?:you (?:cannot|must not|can not) (?:specify|set|configure) this parameter|(?:this parameter|it) (?:cannot|must not|can not) be (?:specified|set|configured))(?:$|[.,;])",
            "If you specify Right, you cannot specify this parameter." => "conflicts Right"),
        phrase!((), r"if (?:this parameter is (?:specified|set|configured)|you (?:specify|set|configure) this parameter), (?:you (?:cannot|must not|can not) (?:specify|set|configure) (?:the )?([a-z0-9_.]+)(?: parameter)?|(?:the )?([a-z0-9_.]+)(?: parameter)? (?:cannot|must not|can not) be (?:specified|set|configured))(?:$|[.,;])",
            "If this parameter is specified, the Right parameter cannot be specified." => "conflicts Right"),
    ],
);

pub(super) fn read(cell: &Cell<'_>, draft: &mut Draft) {
    let description = cell.description;
    let mut names: Vec<String> = Vec::new();
    let mut text = String::new();
    for sentence in &cell.sentences {
        let lower = &sentence.text.lower;
        for name in excluded(cell, sentence) {
            if !names.contains(&name) {
                names.push(name);
            }
            if text.is_empty() {
                text.clone_from(&sentence.text.plain);
            }
        }
        if sentence.example || !PHRASES.may_match(sentence.topics) || !excludes(sentence) {
            continue;
        }
        if sentence.branch && lower.find("互斥").is_none() {
            continue;
        }
        let mut found = Vec::new();
        let mut own = lower.contains("该参数")
            || lower.contains("此参数")
            || lower.contains("本参数")
            || lower.contains("this parameter");
        let mut at = 0;
        let end = sentence.text.plain.len();
        while let Some((name, range)) = next_name(&sentence.text, at..end, description.siblings) {
            at = range.end;
            if name == description.name {
                own = true;
            } else if !found.iter().any(|known| known == name) {
                found.push(name.to_owned());
            }
        }
        let subject = own || found.len() == 1 && starts_without_name(&sentence.text.plain, &found);
        if found.is_empty() || !subject {
            if found.is_empty() {
                found.extend(names_near(&sentence.text.plain, cell));
            }
            if found.is_empty() || !own {
                draft.doubt(
                    Code::ConflictNamesUnknown,
                    format!("what excludes `{}` is not clear", description.name),
                );
                continue;
            }
        }
        for name in found {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        if text.is_empty() {
            text.clone_from(&sentence.text.plain);
        }
    }
    // The same exclusion may be said again with the other name spelt right.
    if !names.is_empty() {
        draft.add(Rule::ConflictsWith { names }, text);
    }
}

/// Whether a phrase says that parameters exclude each other, and not that they need each other or go together.
fn excludes(sentence: &Sentence) -> bool {
    static NEGATED: OnceLock<Regex> = OnceLock::new();
    static VALUED: OnceLock<Regex> = OnceLock::new();
    static SETTINGS: OnceLock<Regex> = OnceLock::new();
    static NEEDED: OnceLock<Regex> = OnceLock::new();
    let lower = sentence.text.lower.as_str();
    let negated = NEGATED.get_or_init(|| {
        compile(r"(?:不|非|无|没有)[^，。；,;]{0,4}$|(?:(?-u:\b)(?:not|never|no longer)|n't)(?: [a-z]+)? $")
    });
    let valued =
        VALUED.get_or_init(|| compile(r"^ ?(?:为|成|取值为|等于|(?:is |are )?(?:set )?to )"));
    let settings = SETTINGS.get_or_init(|| compile(r"set (?:the )?[a-z0-9_.]+(?: parameter)? to "));
    let needed = NEEDED.get_or_init(|| {
        compile(r"须|需要|需同时|单独|为空|[能可许得]不|(?-u:\b)(?:unless|without|alone)(?-u:\b)")
    });
    PHRASES
        .find_all(sentence.topics, lower)
        .iter()
        .filter_map(|((), found)| found.get(0))
        .any(|found| {
            let before = lower.get(..found.start()).unwrap_or_default();
            let after = lower.get(found.end()..).unwrap_or_default();
            // `cannot be both set to true`, `不能同时设置为true`: values exclude each other, not the parameters.
            let of_values = valued.is_match(after) || settings.is_match(found.as_str());
            let clause = after;
            let clause = clause.split(['.', ';']).next().unwrap_or_default();
            let exclusive = found.as_str() == "互斥" || found.as_str() == "mutually exclusive";
            let lifted = needed.is_match(found.as_str())
                || needed.is_match(clause) && !found.as_str().contains(|c: char| !c.is_ascii());
            !(of_values || lifted || exclusive && negated.is_match(before))
        })
}

/// The other parameter of `If you specify Right, you cannot specify this parameter.`
fn excluded(cell: &Cell<'_>, sentence: &Sentence) -> Vec<String> {
    let description = cell.description;
    EXCLUSIONS
        .find(sentence.topics, &sentence.text.lower)
        .iter()
        .filter_map(|((), found)| found.get(1).or_else(|| found.get(2)))
        .filter_map(|group| sentence.text.plain.get(group.range()))
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| *word != description.name && description.has_sibling(word))
        .map(str::to_owned)
        .collect()
}

/// `不能与Right同时指定`: the sentence leaves out its subject, which is this parameter.
fn starts_without_name(plain: &str, names: &[String]) -> bool {
    let before = names.first().and_then(|name| plain.find(name.as_str()));
    before.is_some_and(|at| {
        let head = &plain[..at];
        head.contains('与') || head.contains('和') || head.contains('跟') || head.contains("with")
    })
}

/// A name of the sentence that is a sibling but for two exchanged letters.
fn names_near(plain: &str, cell: &Cell<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for word in plain.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.')) {
        if word.len() < 6 || word == cell.description.name {
            continue;
        }
        let letters = |text: &str| {
            let mut letters: Vec<u8> = text.bytes().collect();
            letters.sort_unstable();
            letters
        };
        let near: Vec<&&str> = cell
            .description
            .siblings
            .iter()
            .filter(|name| {
                name.len() == word.len()
                    && **name != cell.description.name
                    && letters(name) == letters(word)
            })
            .collect();
        if let [name] = near.as_slice() {
            found.push((**name).to_owned());
        }
    }
    found
}

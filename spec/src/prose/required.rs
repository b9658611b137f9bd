//! Requiredness that stands in prose. Goes out: [`Rule::RequiredIf`], with its conditions where they can be computed.

use super::condition;
use super::phrase::{Table, phrase};
use super::scope::{Cell, Sentence};
use super::topic::Topic;
use super::{Draft, Rule};

pub(super) static PHRASES: Table<()> = Table::new(
    Topic::Required,
    &[
        "必选",
        "必填",
        "必传",
        "为空",
        "be left",
        "be empty",
        "be null",
        "must not be",
        "必须",
        "必需",
        "需要",
        "required",
        "must",
        "mandatory",
        "需指定",
        "须指定",
    ],
    &[
        phrase!((), r"(?:当|如果|若|仅当|时|，|为|,)[^。；]*?(?:该|此|本)(?:参数|字段|值|项)?(?:为|是|则|才)?(?:必选|必填|必需|必传|必须(?:$|，|；|指定|设置|传|填|配置))", "当**Mode**取值为**fast**时，该参数必选。" => "required if Mode=fast"),
        phrase!((), r"(?:当|如果|若|仅当)[^。；]+?，[^，。；]*为必(?:选|填|传)(?:参数|项|字段)",
            "如果**Mode**取值为**fast**，`Size`为必选参数。" => "required if Mode=fast"),
        phrase!((), r"(?:当|如果|若|仅当|时)[^。；]+?(?:，|且|并|才|方)(?:且)?(?:为|是)必(?:选|填|需|传)(?:的)?(?:值|参数|项|字段)?",
            "当参数`Mode`取值为`fast`时才生效且为必选值。" => "required if Mode=fast"),
        phrase!((), r"(?:时|情况下|，则|下)，?(?:该|此|本)?(?:参数|字段)?(?:为|是|才)?(?:必选|必填|必需|必传)", "Mode为fast时必选。" => "required if Mode=fast"),
        phrase!((), r"(?:当|如果|若|仅当)[^。；]+?(?:时|，|,|则)[^。；]{0,8}(?:必须|需要?|则须|须)(?:同时|也|先)?(?:指定|设置|传入?|填写?|配置|输入|提供)(?:该|此|本|本项)(?:参数|字段|值)?", "如果**Mode**取值为**fast**，必须设置该参数。" => "required if Mode=fast"),
        phrase!((), r"时，?(?:则|才)?(?:必须|需要?|须)(?:指定|设置|传入?|填写?|提供|配置)(?:$|，|；)", "Mode为fast时必须传入。" => "required if Mode=fast"),
        phrase!((), r"(?:时|情况下)，?[^。；，]{0,10}(?:生效|有效|可用)，?(?:而且|并且|且|并)(?:必须(?:设置|指定|填写?|传入?|配置)|必(?:选|填|传|需))", "当Mode取值为fast时，该参数生效且必须设置。" => "required if Mode=fast"),
        phrase!((), r"时，?(?:则)?(?:必须(?:同时|也)?|需(?:要)?同时|须(?:同时|也)?)(?:指定|设置|传入?|填写?|提供|配置)(?:该|此|本)(?:参数|字段|值)", "启用加速时必须配置该参数。" => "required if"),
        phrase!((), r"(?:must be specified|is required) unless", "The parameter must be specified unless Mode is set to fast." => "required if"),
        phrase!((), r"^for [^,;]+, (?:this parameter|it) is required", "For dedicated lines, this parameter is required." => "required if"),
        phrase!((), r"(?:is|be|are) required(?: and [a-z ]+)?(?: only)? (?:if|when|in the case|only)", "This parameter is required if **Mode** is set to **fast**." => "required if Mode=fast"),
        phrase!((), r"^(?:this parameter )?(?:is )?(?:required|mandatory|must be (?:specified|set|configured)) (?:only )?(?:if|when)", "Required when Mode is fast." => "required if Mode=fast"),
        phrase!((), r"(?:if|when) [^;]+, (?:then )?(?:this parameter|the parameter|it|you) (?:is|must be|becomes)(?: also)? (?:required|mandatory|specified|set|configured)", "If **Mode** is set to **fast**, this parameter is required." => "required if Mode=fast"),
        phrase!((), r"(?:if|when) [^;]+, (?:then )?you (?:must|need to|have to)(?: also)? (?:specify|set|configure|provide|enter) (?:this parameter|the parameter|this value)", "If **Mode** is set to **fast**, you must specify this parameter." => "required if Mode=fast"),
        phrase!((), r"^to [^,;]+, (?:then )?you (?:must|need to|have to) (?:also )?(?:specify|set|configure|provide) this parameter", "To create a dedicated line, you must specify this parameter." => "required if"),
        phrase!((), r"(?:设置|指定|传入|配置)了?[^。；，]+后，[^，。；]*为必(?:选|填|传)", "设置了Mode后，该参数为必选参数。" => "required if"),
        phrase!((), r"(?:valid|effective|available) and required (?:only )?(?:if|when)", "This parameter is valid and required only when Mode is set to fast." => "required if Mode=fast"),
        phrase!((), r"(?:if|when) [^;]+, (?:this parameter|the parameter|it) (?:cannot|must not) be (?:left )?(?:empty|null|blank)", "If Mode is set to fast, this parameter cannot be left empty." => "required if Mode=fast"),
        phrase!((), r"(?:当|如果|若)[^。；]+?(?:时|，)[^。；]{0,4}(?:该|此|本)?(?:参数|字段|值)?(?:不能|不可|不允许|不得)为空$", "如果Mode取值为fast，该参数不能为空。" => "required if Mode=fast"),
        phrase!((), r"you (?:must|need to|have to) (?:also )?(?:specify|set|configure|provide|enter) this parameter (?:only )?(?:if|when)", "You must specify this parameter if Mode is set to fast." => "required if Mode=fast"),
        phrase!((), r"this parameter (?:must be|is) (?:specified|set|configured|required) (?:only )?(?:if|when)", "This parameter must be specified when Mode is fast." => "required if Mode=fast"),
        phrase!((), r"(?:this|the) parameter is required (?:for|in)", "This parameter is required for dedicated lines." => "required if"),
    ],
);

pub(super) fn read(cell: &Cell<'_>, draft: &mut Draft) {
    let description = cell.description;
    for sentence in &cell.sentences {
        let lower = &sentence.text.lower;
        if !PHRASES.may_match(sentence.topics) || is_negated(lower) {
            continue;
        }
        let matched = PHRASES.is_match(sentence.topics, lower) || names_itself(cell, sentence);
        // `一旦传入，不能为空` binds the value, not its presence.
        // Where another parameter is empty (`Mode为空时必传`), it is the condition.
        let empty = lower.contains("为空") && !lower.contains("为空时");
        let own = (empty || lower.contains("empty")) && !sentence.branch;
        if !matched || own || is_of_another(cell, sentence) {
            continue;
        }
        let when = condition::read(&sentence.text, description.name, description.siblings);
        let known = draft
            .constraints
            .iter()
            .any(|constraint| matches!(constraint.rule, Rule::RequiredIf { .. }));
        if !known {
            draft.add(Rule::RequiredIf { when }, sentence.text.plain.clone());
        }
    }
}

/// `If ..., you must also specify the Timeout parameter.` in the description of `Timeout`.
fn names_itself(cell: &Cell<'_>, sentence: &Sentence) -> bool {
    let lower = &sentence.text.lower;
    let name = cell.description.name.to_ascii_lowercase();
    if !sentence.branch || name.len() < 3 {
        return false;
    }
    let verbs = [
        "must also specify",
        "must specify",
        "must also set",
        "must set",
        "must configure",
        "you need to specify",
        "必须同时指定",
        "必须指定",
        "必须设置",
        "必须同时设置",
        "需要指定",
        "需要设置",
        "必须传入",
        "必须填写",
        "需指定",
    ];
    verbs.iter().any(|verb| {
        lower.find(verb).is_some_and(|at| {
            let rest = &lower[at + verb.len()..];
            // `您需要指定X为true` asks for a value, not for the parameter.
            let valued = rest.find(&name).is_some_and(|at| {
                let after = rest[at + name.len()..].trim_start();
                ["为", "设置为", "=", "to "]
                    .iter()
                    .any(|word| after.starts_with(word))
            });
            if valued {
                return false;
            }
            rest.trim_start()
                .trim_start_matches("the ")
                .trim_start_matches("该参数")
                .trim_start_matches("参数")
                .trim_start()
                .starts_with(&name)
                || is_misspelt(rest, &name)
        })
    })
}

/// One letter is missing or wrong in the name.
fn is_misspelt(rest: &str, name: &str) -> bool {
    let word: String = rest
        .trim_start()
        .trim_start_matches("the ")
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '.')
        .collect();
    if word.len() < 6 || word.len().abs_diff(name.len()) > 2 {
        return false;
    }
    let head = word
        .bytes()
        .zip(name.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let tail = word
        .bytes()
        .rev()
        .zip(name.bytes().rev())
        .take_while(|(a, b)| a == b)
        .count();
    head + tail + 2 >= name.len().max(word.len())
}

fn is_negated(lower: &str) -> bool {
    [
        "非必选",
        "不是必",
        "不必",
        "不需要",
        "无需",
        "非必须",
        "非必填",
        "not required",
        "not need",
        "is optional",
        "不能指定",
        "至少指定",
        "at least one",
    ]
    .iter()
    .any(|word| lower.contains(word))
        && !["；", "，该参数必选", "必选，", "is required. "]
            .iter()
            .any(|word| lower.contains(word))
}

/// The sentence makes another parameter required.
fn is_of_another(cell: &Cell<'_>, sentence: &Sentence) -> bool {
    let text = &sentence.text;
    let lower = &text.lower;
    // `..., X为必选参数`.
    if let Some(at) = lower.find("为必") {
        let before = &text.plain[..at];
        let before = before.strip_suffix("参数").unwrap_or(before).trim_end();
        let start = before
            .rfind(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.')))
            .map_or(0, |index| {
                index + before[index..].chars().next().map_or(1, char::len_utf8)
            });
        let word = &before[start..];
        if word != cell.description.name && cell.description.has_sibling(word) {
            return true;
        }
    }
    // `则必须设置X` with the name of another parameter right behind.
    for verb in [
        "必须同时指定",
        "必须指定",
        "必须设置",
        "必须传入",
        "必须填写",
        "需要指定",
        "需要设置",
        "must specify",
        "must also specify",
        "must set",
        "must configure",
    ] {
        let Some(at) = lower.find(verb) else { continue };
        let rest = text.plain[at + verb.len()..].trim_start();
        let rest = rest.strip_prefix("the ").unwrap_or(rest);
        let word: String = rest
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'))
            .collect();
        let word = word.trim_end_matches('.');
        if word != cell.description.name && cell.description.has_sibling(word) {
            return true;
        }
    }
    false
}

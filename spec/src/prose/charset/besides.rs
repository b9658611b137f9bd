//! Characters that other sentences allow besides the list: the sentences come in, the list goes out wider.

use std::sync::OnceLock;

use regex::Regex;

use super::widen;
use crate::model::CharClass;
use crate::prose::classes::{self, Characters};
use crate::prose::phrase::compile;
use crate::prose::scope::{Cell, clause_start};

/// What other sentences allow besides the list, as `支持短横线（-）作为连接符`, `Hyphens (-) are also supported.`, and the prefix that
/// every value has. Says whether something is allowed that is not understood.
pub(super) fn add_allowed_besides(cell: &Cell<'_>, all: &mut Characters) -> bool {
    static ALSO: OnceLock<Regex> = OnceLock::new();
    static USES: OnceLock<Regex> = OnceLock::new();
    static PASSIVE: OnceLock<Regex> = OnceLock::new();
    static PREFIX: OnceLock<Regex> = OnceLock::new();
    let also = ALSO.get_or_init(|| {
        compile(
            r"(?:支持|允许|可以|能够|还可以?|也可以?|还能|也能)(?:包含|包括|含有|带有|使用|出现|输入|填写|含|带|有|用)?(?:以下)? ?|可(?:包含|使用|含有|带有|输入) ?|(?-u:\b)(?:can|may) (?:also )?(?:be|contain|include|use|have) |(?-u:\b)(?:also )?(?:supports?|allows?|permits?|accepts?) ",
        )
    });
    let uses = USES.get_or_init(|| {
        compile(r"(?:使用|填写|输入|填|用|为) ?|(?-u:\b)(?:use|using|enter|specify|(?:starts?|begins?) with) (?:an? |the )?")
    });
    let passive = PASSIVE.get_or_init(|| {
        compile(r"(?-u:\b)(?:is|are|can) (?:also )?(?:be )?(?:supported|allowed|permitted|accepted|used)(?-u:\b)")
    });
    let prefix = PREFIX.get_or_init(|| {
        compile(r"(?:以|前缀为|前缀是) ?[“\x22'`‘]?([!-~]+?)[”\x22'`’]? ?(?:为前缀|作为前缀|开头|打头|，|$)|(?-u:\b)(?:starts?|begins?|prefixed|prefix is) (?:with )?(?:the prefix )?[“\x22'`]?([!-~]*[-_:/.#@][!-~]*?)[”\x22'`]?(?:[ ,;]|\.?$)")
    });
    for sentence in &cell.sentences {
        let text = &sentence.text;
        let lower = text.lower.as_str();
        if sentence.example {
            continue;
        }
        for found in also.find_iter(lower) {
            if is_negated(lower.get(..found.start()).unwrap_or_default()) {
                continue;
            }
            let list = classes::scan(text, found.end());
            if list.is_empty() {
                let rest = lower.get(found.end()..).unwrap_or_default();
                if names_unknown(rest) {
                    return true;
                }
            }
            widen(all, list);
        }
        for found in uses.find_iter(lower) {
            let rest = lower.get(found.end()..).unwrap_or_default();
            let clause = lower.get(clause_start(text, found.start())..found.start());
            if clause.is_some_and(excludes) {
                continue;
            }
            // A variable in the value.
            if rest.starts_with("${") || rest.starts_with("{{") {
                return true;
            }
            add_sign(rest, all);
            // `an asterisk (*)`: the sign with its name. Words such as `digits` are counted elsewhere.
            let named = classes::scan(text, found.end());
            if named.classes.is_empty() {
                widen(all, named);
            }
        }
        if let Some(found) = passive.find(lower) {
            let start = clause_start(text, found.start());
            let list = classes::scan(text, start);
            if lower
                .get(list.end..found.start())
                .is_some_and(|between| between.trim().is_empty())
            {
                widen(all, list);
            }
        }
        for found in prefix.captures_iter(lower) {
            let (Some(whole), Some(literal)) = (found.get(0), found.get(1).or(found.get(2))) else {
                continue;
            };
            if is_negated(lower.get(..whole.start()).unwrap_or_default()) {
                continue;
            }
            for c in text.plain.get(literal.range()).unwrap_or_default().chars() {
                add_character(c, all);
            }
        }
    }
    false
}

/// The words before say that it is not allowed.
fn is_negated(before: &str) -> bool {
    let before = before.trim_end();
    [
        "不", "不能", "不可", "不得", "勿", "禁止", "无法", "不要", "not", "cannot", "n't", "仅",
        "只",
    ]
    .iter()
    .any(|word| before.ends_with(word))
}

/// `cannot start with a dollar sign ($)`: the clause before says that it is not allowed.
fn excludes(clause: &str) -> bool {
    [
        "不", "禁止", "勿", "无法", "not", "n't", "never", "nor ", "separat", "隔",
    ]
    .iter()
    .any(|word| clause.contains(word))
}

/// Characters that no word of the tables names.
fn names_unknown(rest: &str) -> bool {
    [
        "通配符",
        "泛解析",
        "表情",
        "emoji",
        "wildcard",
        "特殊字符",
        "special characters",
        "其他字符",
        "任意字符",
        "any character",
        "全角",
        "标点",
        "日文",
        "韩文",
        "unicode",
        "\\*通配",
        "*通配",
        "* 通配",
    ]
    .iter()
    .any(|word| rest.starts_with(word))
}

/// `泛解析使用*`: one sign that stands alone behind the word.
fn add_sign(rest: &str, all: &mut Characters) {
    let inside = rest.trim_start_matches(['“', '"', '\'', '‘', '`', ' ']);
    let mut characters = inside.chars();
    if let Some(sign) = characters.next()
        && sign.is_ascii_punctuation()
        && !matches!(
            sign,
            '(' | ')' | ',' | '.' | '[' | ']' | '<' | '>' | '{' | '}'
        )
        && characters
            .next()
            .is_none_or(|next| !next.is_ascii_alphanumeric())
    {
        add_character(sign, all);
    }
}

fn add_character(c: char, all: &mut Characters) {
    let class = match c {
        'a'..='z' => CharClass::Lower,
        'A'..='Z' => CharClass::Upper,
        '0'..='9' => CharClass::Digit,
        _ => {
            let sign = c.to_string();
            if !all.chars.contains(&sign) {
                all.chars.push(sign);
            }
            return;
        }
    };
    let has = |class| all.classes.contains(&class);
    if !has(class) && (class == CharClass::Digit || !has(CharClass::Letter)) {
        all.classes.push(class);
    }
}

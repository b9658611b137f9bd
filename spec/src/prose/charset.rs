//! All characters that a value may be made of. Goes out: [`Rule::Charset`].

mod besides;
mod notation;

use super::classes::{self, Characters};
use super::length::width_of_chinese;
use super::phrase::{Table, phrase};
use super::scope::{Cell, Sentence, about_value};
use super::text::Text;
use super::topic::Topic;
use super::words::WordList;
use super::{Code, Draft, Rule};
use crate::model::{CharClass, Constraint};

/// What the match opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    /// The list of all characters.
    List,
    /// The whole match is the list.
    Whole,
    /// A pattern made of one class of characters.
    Pattern,
    /// Characters that are allowed beside the list.
    Also,
}

pub(super) static PHRASES: Table<Words> = Table::new(
    Topic::Charset,
    &[
        "包含",
        "包括",
        "组成",
        "由",
        "支持",
        "使用",
        "允许",
        "只能",
        "contain",
        "consist",
        "include",
        "[a-z",
        "[0-9",
        "字符",
        "allowed",
        "made up",
        "输入",
        "following characters",
        "are supported",
        "are permitted",
        "supports",
        "composed",
    ],
    &[
        phrase!(Words::List, r"(?:可以?|允许|只能|仅能|能|只允许|仅支持|仅可|只可|支持|还可以?|并可以?|必须)(?:包含|包括|含有|使用|输入|由|含)(?:以下)?(?:字符)?(?:：|:)? ?", "名称必须以字母开头，可包含数字、下划线（_）和短划线（-）。" => "charset letter|digit _-"),
        phrase!(Words::List, r"由 ?", "名称由小写字母、数字和短划线（-）组成。" => "charset lower|digit -"),
        phrase!(Words::List, r"(?:^|，|；|。|字符)(?:包含|包括) ?", "2~32个字符，包含字母、数字。" => "charset letter|digit "),
        phrase!(Words::List, r"(?:只支持|仅支持|只允许|仅允许|支持) ?", "名称仅支持字母和数字。" => "charset letter|digit "),
        phrase!(Words::List, r"(?:^|，|；|。|：)(?:请)?输入 ?", "输入字母或数字，长度为1~64个字符。" => "charset letter|digit "),
        phrase!(Words::List, r"(?:其余|其他|其它|剩余|后续)(?:的)?(?:字符)?(?:只|仅)?(?:可以?|能|必须|允许)?(?:为|是|包含) ?", "首字符必须为字母，其余字符可以为字母、数字或短划线（-）。" => "charset letter|digit -"),
        phrase!(Words::List, r"only (?:the following|these) characters are (?:supported|allowed|permitted) ?[:：] ?", "Only the following characters are supported: letters, digits, and hyphens (-)." => "charset letter|digit -"),
        phrase!(Words::List, r"允许 ?",
            "名称允许数字、字母以及短划线（-）组合。" => "charset letter|digit -"),
        phrase!(Words::Also, r"支持(?:中文)", "名称允许包含字母、数字和“-”。支持中文。" => "charset letter|digit|chinese -"),
        phrase!(Words::List, r"(?:can|may|must|should|and|name|value|it|token|description|characters?|only|, )(?: only)?(?: also)?(?: be| is| are)?(?: only)? (?:supports?|contain,?|contains|contain only|include|includes|including|consist of|consists of|composed of|made up of|containing) (?:only )?(?:the following characters ?[:：] ?)?", "Line names must start with a letter, and may contain digits, underscores (_), and hyphens (-)." => "charset letter|digit _-"),
        phrase!(Words::List, r"(?:^|[.,;] )only (?:english letters|letters|digits|lowercase)", "Only letters and digits are allowed." => "charset letter|digit "),
        phrase!(Words::Whole, r"^(?:english |lowercase |uppercase )*(?:letters|digits)[^;]* are (?:supported|allowed|permitted)$", "Letters, digits, and hyphens (-) are supported." => "charset letter|digit -"),
        phrase!(Words::Pattern, r"\^\[([^\]]+)\](?:\+|\*|\{[0-9]+,[0-9]+\})\$", "格式：`^[a-z0-9_]+$`。" => "charset lower|digit _"),
    ],
);

pub(super) fn read(cell: &Cell<'_>, draft: &mut Draft) {
    if cell.is_boolean() || cell.is_number() {
        return;
    }
    let mut all = Characters::default();
    let mut text = String::new();
    let mut open = false;
    let mut closed = false;
    let mut lists = 0;
    for sentence in &cell.sentences {
        if sentence.example || is_mixture(&sentence.text) {
            open |= is_mixture(&sentence.text);
            continue;
        }
        let Some(found) = sentence_characters(cell, sentence) else {
            continue;
        };
        open |= found.open || sentence.branch;
        let more = !found.classes.is_empty() || found.chars.len() > 1;
        if more {
            lists += 1;
            closed |= is_closed(&sentence.text.lower);
            widen(&mut all, found);
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&sentence.text.plain);
        }
    }
    if lists == 0 {
        return;
    }
    if open {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!(
                "the characters of `{}` are listed, but not all of them",
                cell.description.name
            ),
        );
        return;
    }
    add_said_elsewhere(cell, draft, &mut all);
    if besides::add_allowed_besides(cell, &mut all) {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!(
                "the characters of `{}` are listed, but more are allowed elsewhere",
                cell.description.name
            ),
        );
        return;
    }
    all.normalize();
    // `支持中文` allows something and excludes nothing.
    if !closed && !holds_letters_and_digits(&all) {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!(
                "characters of `{}` are allowed, but nothing says that no others are",
                cell.description.name
            ),
        );
        return;
    }
    // A list of signs alone never is all that a value can hold.
    if all.classes.is_empty() {
        return;
    }
    if notation::is_contradicted(cell, &all) || notation::has_levels(cell, &all) {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!(
                "the characters of `{}` are listed as those of a part of it",
                cell.description.name
            ),
        );
        return;
    }
    if lacks_first(cell, draft, &all) {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!(
                "the characters of `{}` are listed, but what it starts with is not understood",
                cell.description.name
            ),
        );
        return;
    }
    draft.add(
        Rule::Charset {
            classes: all.classes,
            chars: all.chars,
        },
        text,
    );
}

/// `begin with …, and can contain digits`: where the first character was not read, what it may be is missing from the list.
fn lacks_first(cell: &Cell<'_>, draft: &Draft, all: &Characters) -> bool {
    let has_letters = all.classes.iter().any(|class| match class {
        CharClass::Letter | CharClass::Lower | CharClass::Upper | CharClass::Chinese => true,
        CharClass::Digit | CharClass::Underscore => false,
    });
    let is_start = |constraint: &Constraint| matches!(constraint.rule, Rule::StartsWith { .. });
    let told = cell.sentences.iter().any(|sentence| {
        let lower = &sentence.text.lower;
        ["开头", "起头", "首字", "start", "begin"]
            .iter()
            .any(|word| lower.contains(word))
    });
    !has_letters && told && !draft.constraints.iter().any(is_start)
}

/// What a value may start with it may contain, and `2~64个英文或中文字符` names classes too.
fn add_said_elsewhere(cell: &Cell<'_>, draft: &Draft, all: &mut Characters) {
    for constraint in &draft.constraints {
        if let Rule::StartsWith { classes } = &constraint.rule {
            for class in classes {
                match class {
                    CharClass::Underscore => {
                        if !all.chars.iter().any(|sign| sign == "_") {
                            all.chars.push("_".to_owned());
                        }
                    }
                    CharClass::Letter
                    | CharClass::Lower
                    | CharClass::Upper
                    | CharClass::Digit
                    | CharClass::Chinese => {
                        if !all.classes.contains(class) {
                            all.classes.push(*class);
                        }
                    }
                }
            }
        }
    }
    for sentence in &cell.sentences {
        let lower = &sentence.text.lower;
        let both = lower.contains("英文或中文字符")
            || lower.contains("中文或英文字符")
            || lower.contains("个中英文字符");
        if both {
            all.classes.extend([CharClass::Letter, CharClass::Chinese]);
        }
        // Whoever counts them allows them.
        if width_of_chinese(sentence).is_some() {
            all.classes.push(CharClass::Chinese);
        }
        if lower.contains("支持中文") || lower.contains("chinese characters are supported") {
            all.classes.push(CharClass::Chinese);
        }
    }
}

/// Whether a sentence says that the characters it lists are all that there are.
fn is_closed(lower: &str) -> bool {
    static WORDS: WordList = WordList::new(&[
        "输入",
        "只",
        "仅",
        "由",
        "组成",
        "必须",
        "须",
        "限",
        "组合",
        "only",
        "consist",
        "compos",
        "made up",
        "must",
        "following",
        "以下",
        "^[",
    ]);
    WORDS.are_in(lower)
}

/// Whoever lists letters and digits means to list them all.
fn holds_letters_and_digits(all: &Characters) -> bool {
    let is_letter = |class: &CharClass| match class {
        CharClass::Letter | CharClass::Lower | CharClass::Upper | CharClass::Chinese => true,
        CharClass::Digit | CharClass::Underscore => false,
    };
    all.classes.contains(&CharClass::Digit) && all.classes.iter().any(is_letter)
}

fn widen(all: &mut Characters, more: Characters) {
    for class in more.classes {
        if !all.classes.contains(&class) {
            all.classes.push(class);
        }
    }
    for sign in more.chars {
        if !all.chars.contains(&sign) {
            all.chars.push(sign);
        }
    }
}

fn sentence_characters(cell: &Cell<'_>, sentence: &Sentence) -> Option<Characters> {
    let text = &sentence.text;
    let mut best: Option<Characters> = None;
    for (words, found) in PHRASES.find_all(sentence.topics, &text.lower) {
        let all = found.get(0)?;
        let before = text.lower[..all.start()].trim_end();
        let negated = [
            "不",
            "不能",
            "不可",
            "不得",
            "不允许",
            "cannot",
            "not",
            "must not",
        ]
        .iter()
        .any(|word| before.ends_with(word))
            || all.as_str().starts_with("must contain") && !all.as_str().contains("only")
            || all.as_str().starts_with("必须包含");
        if negated
            || is_remark(&text.lower[..all.start()])
            || !about_value(cell, sentence, all.start())
        {
            continue;
        }
        let start = match words {
            Words::List
                if all.as_str().ends_with(|c: char| c.is_ascii_alphabetic())
                    && all.as_str().contains("only ")
                    && !all.as_str().contains("contain") =>
            {
                all.start()
                    + all
                        .as_str()
                        .find("only ")
                        .map_or(0, |at| at + "only ".len())
            }
            Words::List => all.end(),
            Words::Whole => all.start(),
            Words::Also => continue,
            Words::Pattern => {
                best = pattern_characters(text.plain.get(found.get(1)?.range())?);
                break;
            }
        };
        let list = classes::scan(text, start);
        let read = !list.is_empty() && is_end(&text.lower[list.end..]);
        if !read && !list.open {
            continue;
        }
        let size = list.classes.len() + list.chars.len();
        if best
            .as_ref()
            .is_none_or(|known| known.classes.len() + known.chars.len() < size)
        {
            best = Some(list);
        }
    }
    best
}

/// `（企业版支持下划线）`: said in brackets of a case of its own.
fn is_remark(before: &str) -> bool {
    let Some(open) = before.rfind(['（', '(']) else {
        return false;
    };
    let inside = before[open..].trim_start_matches(['（', '(']);
    !inside.contains(['）', ')']) && !inside.trim().is_empty()
}

/// After the list comes the end of a clause, not the rest of a phrase.
fn is_end(rest: &str) -> bool {
    let rest = rest.trim_start();
    // `, currency signs ($)`: the list goes on with a word that is not known.
    let clause = rest.split(['。', '；', ';']).next().unwrap_or_default();
    let names_signs = clause.char_indices().any(|(at, c)| {
        let inside = &clause[at + c.len_utf8()..];
        matches!(c, '(' | '（')
            && inside.starts_with(|c: char| c.is_ascii_punctuation())
            && inside
                .chars()
                .nth(1)
                .is_some_and(|c| matches!(c, ')' | '）'))
    });
    if names_signs
        && ![
            "不能",
            "不可",
            "不得",
            "cannot",
            "must not",
            "start with",
            "开头",
            "not ",
        ]
        .iter()
        .any(|word| clause.contains(word))
    {
        return false;
    }
    rest.is_empty()
        || rest.starts_with(['。', '，', '；', ',', '.', ';', '）', ')', '\n'])
        || [
            "组成",
            "，",
            "的组合",
            "组合",
            "构成",
            "and must",
            "and cannot",
            "and can",
            "and start",
            "and must not",
            "are allowed",
            "are supported",
            "but",
            "and the",
            "in length",
            "字符",
            "and it",
            "and be",
            "and end",
            "but cannot",
            "中的",
            "但",
            "且",
            "并",
            "and is",
            "and has",
        ]
        .iter()
        .any(|word| rest.starts_with(word))
}

/// `三项以上`, `at least three of`: characters that must occur, mixed with those that may.
fn is_mixture(text: &Text) -> bool {
    static MIXTURE: WordList = WordList::new(&[
        "三项",
        "三种",
        "两种",
        "两项",
        "任意三",
        "同时包含",
        "at least three",
        "three of the",
        "at least two",
        "two of the",
        "必须包含",
        "at least one",
        "均需包含",
    ]);
    // `must contain lowercase letters and can contain digits`: what must occur is only a part of what may.
    let must = ["must contain ", "must include "].iter().any(|words| {
        text.lower.match_indices(words).any(|(at, words)| {
            let list = classes::scan(text, at + words.len());
            !text.lower[at + words.len()..].starts_with("only") && !list.classes.is_empty()
        })
    });
    must || MIXTURE.are_in(&text.lower)
}

/// The class of a regular expression such as `a-zA-Z0-9\.@\-`.
fn pattern_characters(inside: &str) -> Option<Characters> {
    let mut found = Characters::default();
    let mut rest = inside;
    while let Some(first) = rest.chars().next() {
        let ranges: [(&str, &[CharClass]); 5] = [
            ("a-z", &[CharClass::Lower]),
            ("A-Z", &[CharClass::Upper]),
            ("0-9", &[CharClass::Digit]),
            ("\\d", &[CharClass::Digit]),
            ("\\u4e00-\\u9fa5", &[CharClass::Chinese]),
        ];
        if let Some((word, classes)) = ranges.iter().find(|(word, _)| rest.starts_with(word)) {
            found.classes.extend_from_slice(classes);
            rest = &rest[word.len()..];
            continue;
        }
        if let Some(after) = rest.strip_prefix("\\w") {
            found.classes.extend([CharClass::Letter, CharClass::Digit]);
            found.chars.push("_".to_owned());
            rest = after;
            continue;
        }
        let body = rest.strip_prefix('\\').unwrap_or(rest);
        let sign = body.chars().next()?;
        if !(sign.is_ascii_punctuation() || sign == ' ') || first == '^' && found.is_empty() {
            return None;
        }
        if !found.chars.contains(&sign.to_string()) {
            found.chars.push(sign.to_string());
        }
        rest = &body[sign.len_utf8()..];
    }
    found.normalize();
    Some(found)
}

//! Words for characters: `字母、数字、下划线（_）` becomes classes and single characters.

use super::text::Text;
use crate::model::CharClass;

/// What a word stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Class(&'static [CharClass]),
    Char(&'static str),
    /// Says nothing by itself; the sign in brackets or quotes counts.
    Sign,
}

use CharClass::{Chinese, Digit, Letter, Lower, Upper};

/// Words, longest first where one begins with another.
const WORDS: &[(&str, Meaning)] = &[
    ("ascii英文字母", Meaning::Class(&[Letter])),
    ("ascii字母", Meaning::Class(&[Letter])),
    ("大小写英文字母", Meaning::Class(&[Letter])),
    ("大小写字母", Meaning::Class(&[Letter])),
    ("大写或小写字母", Meaning::Class(&[Letter])),
    ("大写和小写字母", Meaning::Class(&[Letter])),
    ("英文大小写字母", Meaning::Class(&[Letter])),
    ("大小字母", Meaning::Class(&[Letter])),
    ("大写英文字母", Meaning::Class(&[Upper])),
    ("小写英文字母", Meaning::Class(&[Lower])),
    ("英文小写字母", Meaning::Class(&[Lower])),
    ("英文大写字母", Meaning::Class(&[Upper])),
    ("大写字母", Meaning::Class(&[Upper])),
    ("小写字母", Meaning::Class(&[Lower])),
    ("英文字母", Meaning::Class(&[Letter])),
    ("英文字符", Meaning::Class(&[Letter])),
    ("字母", Meaning::Class(&[Letter])),
    ("英文", Meaning::Class(&[Letter])),
    ("中文字符", Meaning::Class(&[Chinese])),
    ("中文", Meaning::Class(&[Chinese])),
    ("汉字", Meaning::Class(&[Chinese])),
    ("阿拉伯数字", Meaning::Class(&[Digit])),
    ("数字字符", Meaning::Class(&[Digit])),
    ("数字", Meaning::Class(&[Digit])),
    ("半角下划线", Meaning::Char("_")),
    ("下划线", Meaning::Char("_")),
    ("半角短划线", Meaning::Char("-")),
    ("短划线", Meaning::Char("-")),
    ("短横线", Meaning::Char("-")),
    ("中划线", Meaning::Char("-")),
    ("连字符", Meaning::Char("-")),
    ("连接符", Meaning::Char("-")),
    ("横线", Meaning::Char("-")),
    ("半角句号", Meaning::Char(".")),
    ("英文句号", Meaning::Char(".")),
    ("英文句点", Meaning::Char(".")),
    ("半角句点", Meaning::Char(".")),
    ("句点", Meaning::Char(".")),
    ("点号", Meaning::Char(".")),
    ("半角点", Meaning::Char(".")),
    ("点", Meaning::Char(".")),
    ("句号", Meaning::Sign),
    ("半角冒号", Meaning::Char(":")),
    ("英文冒号", Meaning::Char(":")),
    ("冒号", Meaning::Sign),
    ("半角逗号", Meaning::Char(",")),
    ("英文逗号", Meaning::Char(",")),
    ("逗号", Meaning::Sign),
    ("分号", Meaning::Sign),
    ("正斜线", Meaning::Char("/")),
    ("正斜杠", Meaning::Char("/")),
    ("斜线", Meaning::Char("/")),
    ("斜杠", Meaning::Char("/")),
    ("空格", Meaning::Char(" ")),
    ("加号", Meaning::Char("+")),
    ("百分号", Meaning::Char("%")),
    ("半角百分号", Meaning::Char("%")),
    ("问号", Meaning::Sign),
    ("感叹号", Meaning::Sign),
    ("美元符号", Meaning::Char("$")),
    ("反斜线", Meaning::Char("\\")),
    ("小数点", Meaning::Char(".")),
    ("等号", Meaning::Char("=")),
    ("星号", Meaning::Char("*")),
    ("井号", Meaning::Char("#")),
    ("艾特符号", Meaning::Char("@")),
    ("at符号", Meaning::Char("@")),
    ("和号", Meaning::Char("&")),
    ("特殊字符", Meaning::Sign),
    ("特殊符号", Meaning::Sign),
    ("符号", Meaning::Sign),
    ("字符", Meaning::Sign),
    (
        "uppercase and lowercase english letters",
        Meaning::Class(&[Letter]),
    ),
    ("uppercase and lowercase letters", Meaning::Class(&[Letter])),
    (
        "upper-case and lower-case letters",
        Meaning::Class(&[Letter]),
    ),
    ("upper and lowercase letters", Meaning::Class(&[Letter])),
    ("upper and lower case letters", Meaning::Class(&[Letter])),
    ("upper- and lower-case letters", Meaning::Class(&[Letter])),
    ("uppercase or lowercase letters", Meaning::Class(&[Letter])),
    ("lowercase and uppercase letters", Meaning::Class(&[Letter])),
    ("uppercase letter", Meaning::Class(&[Upper])),
    ("upper-case letter", Meaning::Class(&[Upper])),
    ("lowercase english letter", Meaning::Class(&[Lower])),
    ("lowercase letter", Meaning::Class(&[Lower])),
    ("lower-case letter", Meaning::Class(&[Lower])),
    ("capital letter", Meaning::Class(&[Upper])),
    ("ascii english letter", Meaning::Class(&[Letter])),
    ("ascii letter", Meaning::Class(&[Letter])),
    ("english letter", Meaning::Class(&[Letter])),
    ("english character", Meaning::Class(&[Letter])),
    ("letter", Meaning::Class(&[Letter])),
    ("alphabetic character", Meaning::Class(&[Letter])),
    ("alphanumeric character", Meaning::Class(&[Letter, Digit])),
    ("chinese character", Meaning::Class(&[Chinese])),
    ("chinese", Meaning::Class(&[Chinese])),
    ("numeric character", Meaning::Class(&[Digit])),
    ("digit", Meaning::Class(&[Digit])),
    ("number", Meaning::Class(&[Digit])),
    ("underscore", Meaning::Char("_")),
    ("underline", Meaning::Char("_")),
    ("percent sign", Meaning::Char("%")),
    ("question mark", Meaning::Char("?")),
    ("exclamation point", Meaning::Char("!")),
    ("exclamation mark", Meaning::Char("!")),
    ("ampersand", Meaning::Char("&")),
    ("dollar sign", Meaning::Char("$")),
    ("tilde", Meaning::Char("~")),
    ("backslash", Meaning::Char("\\")),
    ("pound sign", Meaning::Char("#")),
    ("vertical bar", Meaning::Char("|")),
    ("hyphen", Meaning::Char("-")),
    ("dash", Meaning::Char("-")),
    ("period", Meaning::Char(".")),
    ("dot", Meaning::Char(".")),
    ("colon", Meaning::Char(":")),
    ("comma", Meaning::Char(",")),
    ("semicolon", Meaning::Char(";")),
    ("forward slash", Meaning::Char("/")),
    ("slash", Meaning::Char("/")),
    ("at sign", Meaning::Char("@")),
    ("plus sign", Meaning::Char("+")),
    ("equal sign", Meaning::Char("=")),
    ("asterisk", Meaning::Char("*")),
    ("number sign", Meaning::Char("#")),
    ("space", Meaning::Char(" ")),
    ("special character", Meaning::Sign),
    ("symbol", Meaning::Sign),
    ("character", Meaning::Sign),
];

/// Words between two members of the list.
const GLUE: &[&str] = &[
    "以及",
    "或者",
    "或",
    "和",
    "与",
    "及",
    "、",
    "，",
    ",",
    ";",
    "；",
    "/",
    "and/or",
    "and ",
    "or ",
    "the following ",
    "special ",
    "a ",
    "an ",
    "only ",
    "any ",
    "of ",
    "以下",
    "半角",
    "英文状态的",
    "including ",
    "the ",
    "包括",
    "both ",
    "either ",
    "以及特殊",
    "这些",
    "：",
    ":",
];

/// A list of characters that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Characters {
    pub(super) classes: Vec<CharClass>,
    pub(super) chars: Vec<String>,
    /// Where the list ends.
    pub(super) end: usize,
    /// A word without its sign, or `等`: the list is not complete.
    pub(super) open: bool,
}

impl Characters {
    pub(super) fn is_empty(&self) -> bool {
        self.classes.is_empty() && self.chars.is_empty()
    }

    fn add(&mut self, meaning: Meaning) {
        match meaning {
            Meaning::Class(classes) => {
                for class in classes {
                    if !self.classes.contains(class) {
                        self.classes.push(*class);
                    }
                }
            }
            Meaning::Char(sign) => self.add_char(sign),
            Meaning::Sign => {}
        }
    }

    fn add_char(&mut self, sign: &str) {
        if !self.chars.iter().any(|known| known == sign) {
            self.chars.push(sign.to_owned());
        }
    }

    /// Joins letters of both cases.
    pub(super) fn normalize(&mut self) {
        if self.classes.contains(&Lower) && self.classes.contains(&Upper) {
            self.classes.retain(|class| !matches!(class, Lower | Upper));
            self.classes.push(Letter);
        }
        if self.classes.contains(&Letter) {
            self.classes.retain(|class| !matches!(class, Lower | Upper));
        }
        self.classes.sort_unstable();
        self.classes.dedup();
    }
}

/// Reads the words for characters from `start`.
pub(super) fn scan(text: &Text, start: usize) -> Characters {
    let mut found = Characters {
        end: start,
        ..Characters::default()
    };
    let mut at = start;
    loop {
        at = skip_glue(text, at);
        if let Some((meaning, end)) = word_at(text, at) {
            let (mut signs, mut end) = signs_after(text, end);
            if signs.is_empty() && meaning == Meaning::Sign {
                (signs, end) = bare_signs_after(text, end);
            }
            match (&meaning, signs.is_empty()) {
                (Meaning::Sign, true) => found.open = true,
                (Meaning::Sign, false) => signs.iter().for_each(|sign| found.add_char(sign)),
                // `period (,)`: the word or the sign is wrong. `短划线（–）` is another way to print it.
                (Meaning::Char(known), false) if !signs.iter().any(|sign| sign == known) => {
                    found.open |= signs.iter().any(|sign| sign.is_ascii());
                    found.add_char(known);
                }
                (Meaning::Char(_), false) => signs.iter().for_each(|sign| found.add_char(sign)),
                (Meaning::Char(_) | Meaning::Class(_), _) => found.add(meaning),
            }
            at = end;
            found.end = end;
            continue;
        }
        if let Some((sign, end)) = quoted_at(text, at).or_else(|| named_at(text, at)) {
            found.add_char(&sign);
            at = end;
            found.end = end;
            continue;
        }
        break;
    }
    let rest = text.lower[found.end..].trim_start();
    if rest.starts_with('等')
        || rest.starts_with("etc")
        || rest.starts_with("such as")
        || rest.starts_with("and other")
    {
        found.open = true;
    }
    found.normalize();
    found
}

fn skip_glue(text: &Text, mut at: usize) -> usize {
    loop {
        let rest = &text.lower[at..];
        let trimmed = rest.trim_start();
        let blank = rest.len() - trimmed.len();
        match GLUE.iter().find(|word| trimmed.starts_with(**word)) {
            Some(word) if !(text.mark_at(at + blank).is_some() && word.len() == 1) => {
                at += blank + word.len()
            }
            Some(_) | None => return at + blank,
        }
    }
}

fn word_at(text: &Text, at: usize) -> Option<(Meaning, usize)> {
    let rest = &text.lower[at..];
    let (word, meaning) = WORDS.iter().find(|(word, _)| rest.starts_with(word))?;
    let mut end = at + word.len();
    if word.is_ascii() {
        let after = &text.lower[end..];
        end += ["es", "s"]
            .iter()
            .find(|plural| after.starts_with(**plural))
            .map_or(0, |plural| plural.len());
        if text.lower[end..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
    }
    Some((*meaning, end))
}

/// `（_）`, `(.)`, `“-”`, `` `!@#` `` after a word: the signs that it names.
fn signs_after(text: &Text, at: usize) -> (Vec<String>, usize) {
    let start = super::values::skip_blank(text, at);
    let rest = &text.plain[start..];
    if let Some(note) = super::values::note_at(text, start) {
        let open = text.plain[note.clone()]
            .chars()
            .next()
            .map_or(1, char::len_utf8);
        let close = text.plain[note.clone()]
            .chars()
            .next_back()
            .map_or(1, char::len_utf8);
        let mut inside = &text.plain[note.start + open..note.end - close];
        let mut end = note.end;
        // `(()` names the bracket itself.
        if inside.is_empty() || inside == "(" {
            return (Vec::new(), at);
        }
        if let Some(words) = inside.strip_prefix(['“', '"', '\'']) {
            inside = words.trim_end_matches(['”', '"', '\'']);
        }
        if inside.chars().any(|c| c.is_alphanumeric()) {
            // `(A-Z)`, `（不区分大小写）`: no signs.
            end = note.end;
            return (Vec::new(), end);
        }
        return (split_signs(inside), end);
    }
    if (rest.starts_with(['“', '"', '‘']) || text.mark_at(start).is_some())
        && let Some((sign, end)) = quoted_at(text, start)
    {
        return (split_signs(&sign), end);
    }
    (Vec::new(), at)
}

/// `特殊字符：!@#$`, `the following special characters: !@#$.`: signs without quotation marks. The last full stop or comma is the
/// sentence's own.
fn bare_signs_after(text: &Text, at: usize) -> (Vec<String>, usize) {
    let rest = &text.plain[at..];
    let Some(body) = rest.trim_start().strip_prefix([':', '：']) else {
        return (Vec::new(), at);
    };
    let body = body.trim_start();
    let start = text.plain.len() - body.len();
    let length = body
        .find(|c: char| !c.is_ascii_punctuation())
        .unwrap_or(body.len());
    let run = body[..length].trim_end_matches(['.', ',', ';']);
    let follows = &body[length..];
    let ends = follows.is_empty() || follows.starts_with([' ', '。', '，', '；', '\n']);
    if run.chars().count() < 2 || !ends {
        return (Vec::new(), at);
    }
    (split_signs(run), start + run.len())
}

fn split_signs(inside: &str) -> Vec<String> {
    if inside == " " {
        return vec![" ".to_owned()];
    }
    inside
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '、')
        .map(String::from)
        .collect()
}

/// A word that is not known, with the sign that it names in brackets: `currency signs ($)`, `and（&）`.
fn named_at(text: &Text, at: usize) -> Option<(String, usize)> {
    const LONGEST_NAME: usize = 24;
    let rest = &text.lower[at..];
    let length = rest
        .char_indices()
        .take(LONGEST_NAME)
        .find(|(_, c)| !(c.is_alphabetic() || *c == ' '))?
        .0;
    let (name, after) = rest.split_at(length);
    let words = name.split_whitespace().count();
    let longest = if name.is_ascii() { LONGEST_NAME } else { 5 };
    // `不能包含逗号（,）`, `cannot contain commas (,)`: the next clause, no name.
    let clause = ["不", "能", "以", "含", "为", "须"]
        .iter()
        .any(|word| name.contains(word))
        || name.split_whitespace().any(|word| {
            matches!(
                word,
                "cannot"
                    | "not"
                    | "nor"
                    | "must"
                    | "start"
                    | "end"
                    | "with"
                    | "contain"
                    | "without"
            )
        });
    if !(1..=3).contains(&words) || clause || name.chars().count() > longest {
        return None;
    }
    let mut signs = after.chars();
    let open = signs.next()?;
    let sign = signs.next()?;
    let close = signs.next()?;
    let enclosed = matches!((open, close), ('(', ')') | ('（', '）'));
    let end = at + length + open.len_utf8() + sign.len_utf8() + close.len_utf8();
    (enclosed && sign.is_ascii_punctuation()).then(|| (sign.to_string(), end))
}

/// A sign in quotation marks or code.
fn quoted_at(text: &Text, at: usize) -> Option<(String, usize)> {
    let rest = &text.plain[at..];
    if let Some(mark) = text.mark_at(at) {
        let inside = &text.plain[mark.clone()];
        if !inside.is_empty() && inside.chars().all(|c| c.is_ascii_punctuation()) {
            return Some((inside.to_owned(), mark.end));
        }
        return None;
    }
    let first = rest.chars().next()?;
    let close = match first {
        '“' => '”',
        '‘' => '’',
        '"' => '"',
        '\'' => '\'',
        _ => {
            // A bare sign between separators: `_、-、.`.
            let next = rest[first.len_utf8()..].chars().next();
            let alone = next
                .is_none_or(|c| matches!(c, '、' | '，' | ' ' | '或' | '和' | '等' | '。' | ','));
            return (alone
                && matches!(
                    first,
                    '_' | '-' | '.' | '@' | '+' | '=' | '#' | '/' | ':' | '*'
                ))
            .then(|| (first.to_string(), at + first.len_utf8()));
        }
    };
    let inside = &rest[first.len_utf8()..];
    let length = inside.find(close)?;
    let sign = &inside[..length];
    let end = at + first.len_utf8() + length + close.len_utf8();
    (!sign.is_empty() && sign.chars().all(|c| c.is_ascii_punctuation() || c == ' '))
        .then(|| (sign.to_owned(), end))
}

#[cfg(test)]
mod tests {
    use super::{CharClass, Text, scan};

    fn check(markdown: &str, classes: &[CharClass], chars: &[&str], open: bool) {
        let found = scan(&Text::new(markdown), 0);
        assert_eq!(found.classes, classes, "{markdown}");
        assert_eq!(found.chars, chars, "{markdown}");
        assert_eq!(found.open, open, "{markdown}");
    }

    #[test]
    fn words_become_classes_and_signs() {
        use CharClass::{Chinese, Digit, Letter, Lower};
        check(
            "数字、下划线（\\_）和短划线（-）",
            &[Digit],
            &["_", "-"],
            false,
        );
        check(
            "字母、数字、“-”、“/”、“.”和“\\_”等字符",
            &[Letter, Digit],
            &["-", "/", ".", "_"],
            true,
        );
        check("小写字母或中文", &[Lower, Chinese], &[], false);
        check(
            "letters, digits, periods \\(.\\), at signs \\(@\\), and spaces.",
            &[Letter, Digit],
            &[".", "@", " "],
            false,
        );
        check(
            "uppercase letters, lowercase letters, and numbers",
            &[Letter, Digit],
            &[],
            false,
        );
        check("字母、数字和特殊字符", &[Letter, Digit], &[], true);
    }
}

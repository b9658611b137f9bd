//! Words for characters: `字母、数字、下划线（_）` becomes classes and single characters.

mod more;
mod words;

pub(super) use more::allows_more;

use more::names_more;
use words::{GLUE, Meaning, WORDS};

use super::text::Text;
use crate::model::CharClass::{self, Letter, Lower, Upper};

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
            found.open |= super::values::note_at(text, end)
                .and_then(|note| text.lower.get(note))
                .is_some_and(allows_more);
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
        || names_more(rest)
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

/// The longest name of a sign, in characters.
const LONGEST_NAME: usize = 24;

/// The words that a text opens with and what follows them, which may be the sign that they name.
pub(super) fn name_before_sign(text: &str) -> Option<(&str, &str)> {
    let mut start = text.char_indices().take(LONGEST_NAME);
    let (length, _) = start.find(|(_, c)| !(c.is_alphabetic() || *c == ' '))?;
    Some(text.split_at(length))
}

/// A word that is not known, with the sign that it names in brackets: `currency signs ($)`, `and（&）`.
fn named_at(text: &Text, at: usize) -> Option<(String, usize)> {
    let (name, after) = name_before_sign(&text.lower[at..])?;
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
    let end = at + name.len() + open.len_utf8() + sign.len_utf8() + close.len_utf8();
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

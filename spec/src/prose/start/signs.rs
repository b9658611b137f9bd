//! Signs that must not stand somewhere: the words behind `不能以` or `cannot contain` come in, the signs that they name go out.

use super::literals::after_glue;
use crate::model::CharClass;
use crate::prose::classes;
use crate::prose::text::Text;
use crate::prose::values;

/// Signs that are called by their names, `短划线（-）`, `commas (,) or spaces`, and where they end. Of classes of characters
/// among them no rule about literal texts can tell.
pub(super) fn scan(part: &Text, at: usize) -> (Vec<String>, usize) {
    let rest = part.lower[at..].trim_start();
    // `cannot contain only digits`, `连续的短划线`: not the sign is ruled out but where it stands.
    let placed = [
        "only",
        "both",
        "two",
        "consecutive",
        "仅",
        "只",
        "同时",
        "连续",
        "全",
    ]
    .iter()
    .any(|word| rest.starts_with(word));
    if placed {
        return (Vec::new(), at);
    }
    let list = classes::scan(part, at);
    if list.classes.is_empty() && !list.open && ends(part, list.end) {
        return (list.chars, list.end);
    }
    named(part, at)
}

/// The digits, as texts that a value must not begin with: `不能以数字、短划线（-）开头`. None where other classes stand among them.
pub(super) fn digits(part: &Text, at: usize) -> (Vec<String>, usize) {
    let list = classes::scan(part, at);
    if list.classes != [CharClass::Digit] || list.open || !ends(part, list.end) {
        return (Vec::new(), at);
    }
    let mut found: Vec<String> = ('0'..='9').map(String::from).collect();
    found.extend(list.chars);
    (found, list.end)
}

/// Nothing stands here that goes on with the list or says where in the value.
fn ends(part: &Text, at: usize) -> bool {
    let follows = part.lower[at..].trim_start();
    follows.is_empty()
        || follows.starts_with(['，', ',', '.', '或'])
        || ["作为", "为", "and ", "or ", "nor ", "but "]
            .iter()
            .any(|word| follows.starts_with(word))
}

/// Signs of which each is shown: `波浪线（~）、@和特殊字符:=<>`. What is shown is ruled out, whatever follows `等`.
fn named(part: &Text, at: usize) -> (Vec<String>, usize) {
    let mut found: Vec<String> = Vec::new();
    let mut end = at;
    let mut next = Some(at);
    while let Some((signs, after)) = next.and_then(|at| shown_at(part, at)) {
        found.extend(signs);
        end = after;
        next = after_glue(part, after);
    }
    let rest = part.lower[end..].trim_start();
    if ends(part, end) || rest.starts_with('等') {
        (found, end)
    } else {
        (Vec::new(), at)
    }
}

/// Words before the name of a sign.
const LEADS: &[&str] = &[
    "any of ",
    "the ",
    "following ",
    "any ",
    "a ",
    "an ",
    "以下",
    "下列",
    "英文",
    "半角",
];

/// Words for several signs, which follow.
const SEVERAL: &[&str] = &[
    "特殊字符",
    "特殊符号",
    "special characters",
    "special character",
];

/// The signs that one member of a list shows, and where it ends.
fn shown_at(part: &Text, at: usize) -> Option<(Vec<String>, usize)> {
    let mut at = values::skip_blank(part, at);
    while let Some(lead) = LEADS
        .iter()
        .find(|lead| part.lower[at..].starts_with(**lead))
    {
        at += lead.len();
    }
    let rest = part.lower.get(at..)?;
    let blank = ["空格", "blank spaces", "spaces", "space"]
        .iter()
        .find_map(|word| rest.strip_prefix(word));
    if let Some(after) = blank {
        let end = part.lower.len() - after.len();
        let end = values::note_at(part, end).map_or(end, |note| note.end);
        return Some((vec![" ".to_owned()], end));
    }
    let several = SEVERAL.iter().find_map(|word| rest.strip_prefix(word));
    if let Some(after) = several {
        return run_of_signs(part, part.lower.len() - after.len());
    }
    sign_in_brackets(part, at).or_else(|| bare_sign(part, at))
}

/// `@/:=<>` behind words for several signs; blanks may part them.
fn run_of_signs(part: &Text, at: usize) -> Option<(Vec<String>, usize)> {
    let start = part.lower[at..].trim_start_matches([':', '：', ' ']);
    let start = part.lower.len() - start.len();
    let is_sign = |c: char| c.is_ascii_punctuation() || matches!(c, '“' | '”' | '‘' | '’');
    let run = part.plain.get(start..)?;
    let length = run
        .find(|c: char| !is_sign(c) && !matches!(c, ' ' | '、'))
        .unwrap_or(run.len());
    let run = run[..length].trim_end_matches([' ', ',', '、']);
    // An editor has turned the quotation marks.
    let signs: Vec<String> = run
        .chars()
        .filter(|c| is_sign(*c))
        .map(|c| match c {
            '“' | '”' => "\"".to_owned(),
            '‘' | '’' => "'".to_owned(),
            c => c.to_string(),
        })
        .collect();
    (signs.len() > 1).then(|| (signs, start + run.len()))
}

/// `波浪线（~）`, `number signs (#)`: the sign counts, whatever its name is.
fn sign_in_brackets(part: &Text, at: usize) -> Option<(Vec<String>, usize)> {
    const CLAUSE: &[&str] = &[
        "cannot",
        "can",
        "may",
        "not",
        "nor",
        "must",
        "start",
        "end",
        "with",
        "contain",
        "include",
        "without",
        "be",
        "consecutive",
        "two",
        "double",
        "only",
        "both",
        "to",
    ];
    let (name, after) = classes::name_before_sign(part.lower.get(at..)?)?;
    let clause = ["不", "能", "以", "含", "为", "须", "连续", "双", "仅", "只"]
        .iter()
        .any(|word| name.contains(word))
        || name.split_whitespace().any(|word| CLAUSE.contains(&word));
    let long = !name.is_ascii() && name.chars().count() > 6;
    if name.trim().is_empty() || clause || long {
        return None;
    }
    let mut signs = after.chars();
    let (open, sign, close) = (signs.next()?, signs.next()?, signs.next()?);
    let end = at + name.len() + open.len_utf8() + sign.len_utf8() + close.len_utf8();
    let enclosed = matches!((open, close), ('(', ')') | ('（', '）'));
    // `period (,)`: the name or the sign is a slip.
    let known = classes::scan(part, at).chars;
    let other = known
        .first()
        .is_some_and(|known| *known != sign.to_string());
    (enclosed && !other && sign.is_ascii_punctuation()).then(|| (vec![sign.to_string()], end))
}

/// A sign between separators: `@、#或%`.
fn bare_sign(part: &Text, at: usize) -> Option<(Vec<String>, usize)> {
    let rest = part.plain.get(at..)?;
    let sign = rest.chars().next().filter(char::is_ascii_punctuation)?;
    let after = &rest[sign.len_utf8()..];
    let alone = after.is_empty()
        || after.starts_with(['、', '，', '或', '和', '及', '等', ' '])
        || after.starts_with(", ");
    alone.then(|| (vec![sign.to_string()], at + sign.len_utf8()))
}

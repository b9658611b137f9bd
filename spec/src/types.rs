//! Reads the words of a type column. A cell such as `Array of Tag`, `List<String\>` or `Interger` comes in, what the
//! writer meant by it goes out; whether that is true is decided where samples are at hand ([`nest`](crate::nest)).

use std::borrow::Cow;

use crate::model::Type;

/// What a type column says.
#[derive(Clone, Debug, PartialEq)]
pub enum Written {
    /// Nothing, or a dash.
    Empty,
    /// One of the plain types; never a list, map or struct.
    Scalar(Type),
    /// A list, with what is said of its elements.
    List(Option<Box<Written>>),
    /// An object.
    Struct,
    /// An object whose keys are data.
    Map,
    /// The name of a type that is described elsewhere, as an object, a list or text: `Array of Tag` is a list of `Named("Tag")`.
    Named(String),
    /// Words that tell no type.
    Unknown(String),
}

impl Written {
    /// The name of the type or of the elements of the list, such as `Tag` in `Array of Tag`.
    pub fn type_name(&self) -> Option<&str> {
        match self {
            Self::Named(name) => Some(name),
            Self::List(Some(item)) => item.type_name(),
            Self::List(None)
            | Self::Empty
            | Self::Scalar(_)
            | Self::Struct
            | Self::Map
            | Self::Unknown(_) => None,
        }
    }

    /// Whether the column itself says that there is something inside.
    pub fn is_container(&self) -> bool {
        match self {
            Self::List(_) | Self::Struct | Self::Map | Self::Named(_) => true,
            Self::Empty | Self::Scalar(_) | Self::Unknown(_) => false,
        }
    }
}

/// What the words of pages stand for. Lower case; the first of several spellings is the usual one.
const WORDS: &[(&str, Word)] = &[
    ("string", Word::Scalar(Type::String)),
    ("str", Word::Scalar(Type::String)),
    ("text", Word::Scalar(Type::String)),
    ("varchar", Word::Scalar(Type::String)),
    ("char", Word::Scalar(Type::String)),
    ("enum", Word::Scalar(Type::String)),
    ("字符串", Word::Scalar(Type::String)),
    ("字符", Word::Scalar(Type::String)),
    ("文本", Word::Scalar(Type::String)),
    ("枚举", Word::Scalar(Type::String)),
    ("integer", Word::Scalar(Type::Integer)),
    ("int", Word::Scalar(Type::Integer)),
    ("int32", Word::Scalar(Type::Integer)),
    ("short", Word::Scalar(Type::Integer)),
    ("整型", Word::Scalar(Type::Integer)),
    ("整形", Word::Scalar(Type::Integer)),
    ("整数", Word::Scalar(Type::Integer)),
    ("long", Word::Scalar(Type::Long)),
    ("int64", Word::Scalar(Type::Long)),
    ("bigint", Word::Scalar(Type::Long)),
    ("长整型", Word::Scalar(Type::Long)),
    ("长整形", Word::Scalar(Type::Long)),
    ("float", Word::Scalar(Type::Float)),
    ("浮点", Word::Scalar(Type::Float)),
    ("浮点型", Word::Scalar(Type::Float)),
    ("浮点数", Word::Scalar(Type::Float)),
    ("double", Word::Scalar(Type::Double)),
    ("decimal", Word::Scalar(Type::Double)),
    ("number", Word::Scalar(Type::Double)),
    ("numeric", Word::Scalar(Type::Double)),
    ("数字", Word::Scalar(Type::Double)),
    ("数值", Word::Scalar(Type::Double)),
    ("boolean", Word::Scalar(Type::Boolean)),
    ("bool", Word::Scalar(Type::Boolean)),
    ("布尔", Word::Scalar(Type::Boolean)),
    ("布尔型", Word::Scalar(Type::Boolean)),
    ("布尔值", Word::Scalar(Type::Boolean)),
    ("datetime", Word::Scalar(Type::DateTime)),
    ("date", Word::Scalar(Type::DateTime)),
    ("日期", Word::Scalar(Type::DateTime)),
    ("时间", Word::Scalar(Type::DateTime)),
    ("json", Word::Scalar(Type::JSON)),
    ("jsonstring", Word::Scalar(Type::JSON)),
    ("jsonobject", Word::Scalar(Type::JSON)),
    ("jsonarray", Word::Scalar(Type::JSON)),
    ("binary", Word::Scalar(Type::Binary)),
    ("byte", Word::Scalar(Type::Binary)),
    ("bytes", Word::Scalar(Type::Binary)),
    ("base64", Word::Scalar(Type::Binary)),
    ("any", Word::Scalar(Type::Any)),
    ("array", Word::List),
    ("list", Word::List),
    ("repeatlist", Word::List),
    ("repeatedlist", Word::List),
    ("arraylist", Word::List),
    ("set", Word::List),
    ("数组", Word::List),
    ("列表", Word::List),
    ("集合", Word::List),
    ("struct", Word::Struct),
    ("structure", Word::Struct),
    ("object", Word::Struct),
    ("对象", Word::Struct),
    ("结构", Word::Struct),
    ("结构体", Word::Struct),
    ("map", Word::Map),
    ("hashmap", Word::Map),
    ("dict", Word::Map),
    ("dictionary", Word::Map),
    ("映射", Word::Map),
];

/// What one word means.
enum Word {
    Scalar(Type),
    List,
    Struct,
    Map,
}

impl Word {
    fn written(&self) -> Written {
        match self {
            Self::Scalar(ty) => Written::Scalar(ty.clone()),
            Self::List => Written::List(None),
            Self::Struct => Written::Struct,
            Self::Map => Written::Map,
        }
    }
}

/// Shortest word that a misspelling is looked for in: below it, names such as `Data` are nearer to a type than typing errors are.
const FUZZY_LENGTH: usize = 5;

/// Levels of `List<List<...>>` that are followed.
const DEPTH: usize = 8;

/// Reads a type cell, in any case, with Markdown escapes, code marks and links still in it.
pub fn read_type(cell: &str) -> Written {
    let (text, linked) = plain(cell);
    read(&text, linked, DEPTH)
}

/// The cell without escapes, code and bold marks, entities and link targets; and whether a link was in it.
fn plain(cell: &str) -> (String, bool) {
    let cell = if cell.contains('&') {
        let decoded = cell.replace("&lt;", "<").replace("&gt;", ">");
        Cow::Owned(decoded.replace("&nbsp;", " "))
    } else {
        Cow::Borrowed(cell)
    };
    let mut text = String::with_capacity(cell.len());
    let mut linked = false;
    let mut rest = cell.chars().peekable();
    while let Some(character) = rest.next() {
        match character {
            '\\' => {}
            '`' | '*' => {}
            ']' if rest.peek() == Some(&'(') => {
                linked = true;
                if text.contains('[') {
                    text = text.replacen('[', "", 1);
                }
                for skipped in rest.by_ref() {
                    if skipped == ')' {
                        break;
                    }
                }
            }
            '\u{a0}' | '\u{3000}' | '\t' | '\n' | '\r' => text.push(' '),
            '（' => text.push('('),
            '）' => text.push(')'),
            '《' | '＜' => text.push('<'),
            '》' | '＞' => text.push('>'),
            other => text.push(other),
        }
    }
    (text.trim().to_owned(), linked)
}

fn read(text: &str, linked: bool, depth: usize) -> Written {
    let text = text
        .trim()
        .trim_end_matches(['。', '.', ',', ';', '，'])
        .trim();
    if text.is_empty()
        || text.chars().all(|c| !c.is_alphanumeric())
        || matches!(
            text.to_ascii_lowercase().as_str(),
            "n/a" | "无" | "none" | "null"
        )
    {
        return Written::Empty;
    }
    if depth == 0 {
        return Written::Unknown(text.to_owned());
    }
    if let Some(item) = text.strip_suffix("[]") {
        return list_of(item, linked, depth);
    }
    if let Some(item) = text
        .strip_prefix('[')
        .and_then(|inner| inner.strip_suffix(']'))
    {
        return list_of(item, linked, depth);
    }
    if let Some((outer, inner)) = text.split_once('<') {
        let inner = inner.strip_suffix('>').unwrap_or(inner);
        return generic(outer, inner, linked, depth);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    if let [first, of, item @ ..] = words.as_slice()
        && of.eq_ignore_ascii_case("of")
        && !item.is_empty()
    {
        return generic(first, &item.join(" "), linked, depth);
    }
    if let [word] = words.as_slice() {
        return one_word(word, linked);
    }
    several_words(text, &words, linked, depth)
}

/// `outer<inner>` or `outer of inner`.
fn generic(outer: &str, inner: &str, linked: bool, depth: usize) -> Written {
    match one_word(outer.trim(), false) {
        Written::List(_) => list_of(inner, linked, depth),
        Written::Map => Written::Map,
        Written::Struct => Written::Struct,
        Written::Scalar(ty) => Written::Scalar(ty),
        Written::Named(name) => Written::Named(name),
        Written::Empty | Written::Unknown(_) => Written::Unknown(format!("{outer} {inner}")),
    }
}

fn list_of(item: &str, linked: bool, depth: usize) -> Written {
    // A single word is looked up as it stands: in `Array of Data` it is a name, not a misspelt `Date`.
    let item = item.trim();
    let item = match exact(item) {
        Some(word) => word.written(),
        None if is_name(item) => Written::Named(item.to_owned()),
        None => read(item, linked, depth - 1),
    };
    match item {
        Written::Empty | Written::Unknown(_) => Written::List(None),
        Written::Scalar(_)
        | Written::List(_)
        | Written::Struct
        | Written::Map
        | Written::Named(_) => Written::List(Some(Box::new(item))),
    }
}

fn one_word(word: &str, linked: bool) -> Written {
    let bare = word.strip_suffix("类型").unwrap_or(word);
    let bare = bare.split_once('(').map_or(
        bare,
        |(before, _)| if before.is_empty() { bare } else { before },
    );
    if let Some(known) = exact(bare) {
        return known.written();
    }
    if !linked && let Some(known) = nearest(bare) {
        return known.written();
    }
    if is_name(bare) {
        return Written::Named(bare.to_owned());
    }
    Written::Unknown(word.to_owned())
}

/// `String list`, `JSON Array`, `String (comma separated)`, `Long or String`: a list word anywhere makes a list, else the first word that is known counts.
fn several_words(text: &str, words: &[&str], linked: bool, depth: usize) -> Written {
    let mut known = words
        .iter()
        .filter_map(|word| exact(word.trim_matches(|c: char| !c.is_alphanumeric())));
    let first = known.next();
    let second = known.next();
    match (first, second) {
        (Some(Word::Scalar(Type::Json { .. })), _) => Written::Scalar(Type::JSON),
        (Some(item), Some(Word::List)) => Written::List(Some(Box::new(item.written()))),
        (Some(Word::List), Some(item)) => Written::List(Some(Box::new(item.written()))),
        (Some(only), _) if words.len() <= 4 => only.written(),
        (Some(_), _) | (None, _) => {
            let joined: String = words.concat();
            match one_word(&joined, linked) {
                Written::Named(_) | Written::Unknown(_) => Written::Unknown(text.to_owned()),
                understood @ (Written::Empty
                | Written::Scalar(_)
                | Written::List(_)
                | Written::Struct
                | Written::Map)
                    if depth > 0 =>
                {
                    understood
                }
                Written::Empty
                | Written::Scalar(_)
                | Written::List(_)
                | Written::Struct
                | Written::Map => Written::Unknown(text.to_owned()),
            }
        }
    }
}

fn exact(word: &str) -> Option<&'static Word> {
    let lower = word.to_lowercase();
    WORDS
        .iter()
        .find(|(known, _)| *known == lower)
        .map(|(_, meaning)| meaning)
}

/// The known word that `word` is a misspelling of: same first letter, one wrong letter in short words, two in longer ones.
fn nearest(word: &str) -> Option<&'static Word> {
    let lower: Vec<char> = word.to_lowercase().chars().collect();
    if lower.len() < FUZZY_LENGTH
        || lower.len() > 16
        || !lower.iter().all(char::is_ascii_alphabetic)
    {
        return None;
    }
    WORDS
        .iter()
        .filter(|(known, _)| {
            known.is_ascii()
                && known.len() >= FUZZY_LENGTH
                && known.chars().next() == lower.first().copied()
        })
        .filter_map(|(known, meaning)| {
            let known: Vec<char> = known.chars().collect();
            let allowed = if known.len().min(lower.len()) >= 6 {
                2
            } else {
                1
            };
            let distance = distance(&lower, &known);
            (distance <= allowed).then_some((distance, meaning))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, meaning)| meaning)
}

/// Edits between two words: a letter put in, left out, replaced, or swapped with its neighbour.
fn distance(left: &[char], right: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in right.iter().enumerate() {
            let mut least = (above[j] + usize::from(a != b))
                .min(above[j + 1] + 1)
                .min(row[j] + 1);
            if i > 0 && j > 0 && *a == right[j - 1] && left[i - 1] == *b {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[right.len()]
}

fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && word
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn type_cells() {
        let named = |name: &str| Written::Named(name.into());
        let list = |item: Written| Written::List(Some(Box::new(item)));
        let cases = [
            ("String", Written::Scalar(Type::String)),
            ("STRING", Written::Scalar(Type::String)),
            ("Interger", Written::Scalar(Type::Integer)),
            ("Sting", Written::Scalar(Type::String)),
            ("Struts", Written::Struct),
            ("Boolen", Written::Scalar(Type::Boolean)),
            ("", Written::Empty),
            ("\u{a0}", Written::Empty),
            ("-", Written::Empty),
            ("N/A", Written::Empty),
            ("RepeatList", Written::List(None)),
            ("Array of Tag", list(named("Tag"))),
            ("array Of `Tag`", list(named("Tag"))),
            ("Array of Data", list(named("Data"))),
            ("Array of String", list(Written::Scalar(Type::String))),
            ("List<String\\>", list(Written::Scalar(Type::String))),
            (
                "List\\<List\\<String\\>\\>",
                list(list(Written::Scalar(Type::String))),
            ),
            ("Map<String, Object>", Written::Map),
            ("Array of [DiskType](#DiskType)", list(named("DiskType"))),
            ("Array of [\\DiskType](#)", list(named("DiskType"))),
            ("[DiskType](a/b.md#)", named("DiskType")),
            ("Tag[]", list(named("Tag"))),
            ("[Tag]", list(named("Tag"))),
            ("Data", named("Data")),
            ("CertModel类型", named("CertModel")),
            ("字符串", Written::Scalar(Type::String)),
            ("String list", list(Written::Scalar(Type::String))),
            ("Json Array", Written::Scalar(Type::JSON)),
            (
                "see below for it all",
                Written::Unknown("see below for it all".into()),
            ),
        ];
        for (cell, expected) in cases {
            assert_eq!(read_type(cell), expected, "{cell:?}");
        }
    }
}

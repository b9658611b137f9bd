//! Reads the words of a type column. A cell such as `Array of Tag`, `List<String\>` or `Interger` comes in, what the
//! writer meant by it goes out; whether that is true is decided where samples are at hand ([`nest`](crate::nest)).

mod text;
mod words;

use crate::model::Type;
use text::plain;
use words::{Word, exact, nearest, swapped};

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
    /// An object whose keys are data, with what is said of its values.
    Map(Option<Box<Written>>),
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
            Self::List(Some(item)) | Self::Map(Some(item)) => item.type_name(),
            Self::List(None)
            | Self::Empty
            | Self::Scalar(_)
            | Self::Struct
            | Self::Map(None)
            | Self::Unknown(_) => None,
        }
    }

    /// Whether the column itself says that there is something inside.
    pub fn is_container(&self) -> bool {
        match self {
            Self::List(_) | Self::Struct | Self::Map(_) | Self::Named(_) => true,
            Self::Empty | Self::Scalar(_) | Self::Unknown(_) => false,
        }
    }

    /// The number of lists around a type, and the type inside; empty where that is not said.
    pub fn unlisted(&self) -> (usize, &Written) {
        let (mut lists, mut at) = (0, self);
        while let Self::List(item) = at {
            lists += 1;
            match item {
                Some(item) => at = item,
                None => return (lists, &Self::Empty),
            }
        }
        (lists, at)
    }

    /// What stands inside all lists and maps; empty where that is not said.
    pub fn innermost(&self) -> &Written {
        let mut at = self;
        while let Self::List(inner) | Self::Map(inner) = at {
            match inner {
                Some(inner) => at = inner,
                None => return &Self::Empty,
            }
        }
        at
    }
}

/// Levels of `List<List<...>>` that are followed.
const DEPTH: usize = 8;

/// Reads a type cell, in any case, with Markdown escapes, code marks and links still in it.
pub fn read_type(cell: &str) -> Written {
    // Nine cells of ten are one known word.
    if let Some(word) = exact(cell.trim()) {
        return word.written();
    }
    let (text, linked) = plain(cell);
    read(&text, linked, DEPTH)
}

/// Whether a text is a type rather than a value, judged by its first word: `List<String>` where a sample should show a list.
pub(crate) fn names_type(text: &str) -> bool {
    let word = text.split(['<', '(', '[', ' ']).next();
    word.is_some_and(|word| exact(word).is_some())
}

/// What was read of a type cell, as `written`, only by guessing: a misspelt word, or words that tell no type.
pub fn doubt(cell: &str, written: &Written) -> Option<String> {
    match written {
        Written::Unknown(words) => Some(format!("`{words}` is no known type")),
        Written::Scalar(_) | Written::Struct | Written::Map(_) | Written::List(_) => {
            if exact(cell.trim()).is_some() {
                return None;
            }
            let (text, linked) = plain(cell);
            let word = text.split(['<', '(', ' ']).next().unwrap_or("");
            let is_guess = exact(word).is_none()
                && !word.is_empty()
                && !linked
                && nearest(word).is_some_and(|near| near.written() == *written);
            is_guess.then(|| format!("`{word}` is taken as a misspelt type"))
        }
        Written::Empty | Written::Named(_) => None,
    }
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
    // `Array List<Boat>` says list twice.
    if let Some((first, rest)) = text.split_once(' ')
        && matches!(exact(first), Some(Word::List))
        && matches!(
            exact(
                rest.split(['<', '(', '['])
                    .next()
                    .unwrap_or_default()
                    .trim()
            ),
            Some(Word::List)
        )
    {
        return read(rest, linked, depth - 1);
    }
    if let Some(item) = text.strip_suffix("[]").or_else(|| text.strip_prefix("[]")) {
        return list_of(item, linked, depth);
    }
    if let Some(item) = text
        .strip_prefix('[')
        .and_then(|inner| inner.strip_suffix(']'))
    {
        return list_of(item, linked, depth);
    }
    // `Array[string]`, and the `map[string]int` of Go.
    if let Some((outer, rest)) = text.split_once('[')
        && let Some((inner, value)) = rest.split_once(']')
        && matches!(exact(outer.trim()), Some(Word::List | Word::Map))
    {
        let inner = if value.trim().is_empty() {
            inner
        } else {
            value
        };
        return generic(outer, inner, linked, depth);
    }
    if let Some((outer, inner)) = text.split_once('<') {
        let inner = inner.strip_suffix('>').unwrap_or(inner);
        return generic(outer, inner, linked, depth);
    }
    // `字符串数组`, `String数组`
    if let Some(item) = ["数组", "列表", "集合"]
        .iter()
        .find_map(|list| text.strip_suffix(list))
        .map(|item| item.trim_end().trim_end_matches('的'))
        .filter(|item| !item.is_empty() && exact(text).is_none())
    {
        return list_of(item, linked, depth);
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
    several_words(text, &words, linked)
}

/// `outer<inner>` or `outer of inner`.
fn generic(outer: &str, inner: &str, linked: bool, depth: usize) -> Written {
    match one_word(outer.trim(), false) {
        Written::List(_) => list_of(inner, linked, depth),
        Written::Map(_) => map_of(inner, linked, depth),
        Written::Struct => Written::Struct,
        Written::Scalar(ty) => Written::Scalar(narrowed(ty, inner)),
        Written::Named(name) => Written::Named(name),
        Written::Empty | Written::Unknown(_) => Written::Unknown(format!("{outer} {inner}")),
    }
}

/// The size that stands behind a number: `integer(int64)` is a long.
fn narrowed(ty: Type, size: &str) -> Type {
    let is_number =
        |ty: &Type| matches!(ty, Type::Integer | Type::Long | Type::Float | Type::Double);
    match exact(size.trim_end_matches([')', '>', ' ']).trim()) {
        Some(Word::Scalar(size)) if is_number(&ty) && is_number(size) => size.clone(),
        Some(Word::Scalar(_) | Word::List | Word::Struct | Word::Map) | None => ty,
    }
}

/// The map whose values are what stands behind the first comma, `String, Tag`, or the one word that there is.
fn map_of(inner: &str, linked: bool, depth: usize) -> Written {
    let value = inner
        .split_once([',', '，'])
        .map_or(inner, |(_, value)| value);
    Written::Map(item_of(value, linked, depth).map(Box::new))
}

fn list_of(item: &str, linked: bool, depth: usize) -> Written {
    Written::List(item_of(item, linked, depth).map(Box::new))
}

/// What is said of the elements of a list or the values of a map; absent where that tells nothing.
fn item_of(item: &str, linked: bool, depth: usize) -> Option<Written> {
    // A single word is looked up as it stands: in `Array of Data` it is a name, not a misspelt `Date`.
    let item = item.trim();
    let plural = || item.strip_suffix(['s', 'S']).and_then(exact);
    let item = match exact(item).or_else(plural).or_else(|| swapped(item)) {
        Some(word) => word.written(),
        None if is_name(item) => Written::Named(item.to_owned()),
        None => read(item, linked, depth - 1),
    };
    match item {
        Written::Empty | Written::Unknown(_) => None,
        Written::Scalar(_)
        | Written::List(_)
        | Written::Struct
        | Written::Map(_)
        | Written::Named(_) => Some(item),
    }
}

fn one_word(word: &str, linked: bool) -> Written {
    let bare = word.strip_suffix("类型").unwrap_or(word);
    let (bare, size) = bare
        .split_once('(')
        .filter(|(before, _)| !before.is_empty())
        .unwrap_or((bare, ""));
    if let Some(known) = exact(bare) {
        return match known.written() {
            Written::Scalar(ty) => Written::Scalar(narrowed(ty, size)),
            other @ (Written::Empty
            | Written::List(_)
            | Written::Struct
            | Written::Map(_)
            | Written::Named(_)
            | Written::Unknown(_)) => other,
        };
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
fn several_words(text: &str, words: &[&str], linked: bool) -> Written {
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
                | Written::Map(_)) => understood,
            }
        }
    }
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
        let map = |value: Written| Written::Map(Some(Box::new(value)));
        let cases = [
            ("String", Written::Scalar(Type::String)),
            ("STRING", Written::Scalar(Type::String)),
            ("Interger", Written::Scalar(Type::Integer)),
            ("Sting", Written::Scalar(Type::String)),
            ("Struts", Written::Struct),
            ("Boolen", Written::Scalar(Type::Boolean)),
            ("", Written::Empty),
            ("\u{a0}", Written::Empty),
            ("Str\u{200b}ing\u{feff}", Written::Scalar(Type::String)),
            ("-", Written::Empty),
            ("N/A", Written::Empty),
            ("<br>", Written::Empty),
            ("RepeatList", Written::List(None)),
            ("Array of Tag", list(named("Tag"))),
            ("array Of `Tag`", list(named("Tag"))),
            ("Array of Data", list(named("Data"))),
            ("Array of String", list(Written::Scalar(Type::String))),
            ("List<String\\>", list(Written::Scalar(Type::String))),
            ("Array List<Boat\\>", list(named("Boat"))),
            (
                "List\\<List\\<String\\>\\>",
                list(list(Written::Scalar(Type::String))),
            ),
            ("Map<String, Object>", map(Written::Struct)),
            ("Map<String\\, Long>", map(Written::Scalar(Type::Long))),
            (
                "Map<String, List<String\\>\\>",
                map(list(Written::Scalar(Type::String))),
            ),
            ("Map<String, Quota>", map(named("Quota"))),
            ("map\\[string\\]string", map(Written::Scalar(Type::String))),
            ("map[string]int64", map(Written::Scalar(Type::Long))),
            ("map[string][Tag](#Tag)", map(named("Tag"))),
            ("[Map](#a)<String, [Tag](#b)>", map(named("Tag"))),
            ("Map", Written::Map(None)),
            ("Array\\[string\\]", list(Written::Scalar(Type::String))),
            ("Array of Strings", list(Written::Scalar(Type::String))),
            ("Array of Tags", list(named("Tags"))),
            ("Array of Setting", list(named("Setting"))),
            ("Array of Stirng", list(Written::Scalar(Type::String))),
            ("字符串数组", list(Written::Scalar(Type::String))),
            ("String数组", list(Written::Scalar(Type::String))),
            ("数组", Written::List(None)),
            ("integer(int64)", Written::Scalar(Type::Long)),
            ("integer<int64>", Written::Scalar(Type::Long)),
            ("varchar(64)", Written::Scalar(Type::String)),
            ("decimal(10,2)", Written::Scalar(Type::Double)),
            ("BigDecimal", Written::Scalar(Type::Double)),
            ("uint32", Written::Scalar(Type::Long)),
            ("Lnog", Written::Scalar(Type::Long)),
            ("Stirng", Written::Scalar(Type::String)),
            ("Array of [DiskType](#DiskType)", list(named("DiskType"))),
            ("Array of [\\DiskType](#)", list(named("DiskType"))),
            ("[DiskType](a/b.md#)", named("DiskType")),
            ("Tag[]", list(named("Tag"))),
            ("[]Tag", list(named("Tag"))),
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

    #[test]
    fn what_was_guessed_is_told() {
        for (cell, expected) in [
            ("Lnog", true),
            ("Interger", true),
            ("see below for it all", true),
            ("String", false),
            ("Array of Tag", false),
            ("CertModel", false),
            ("", false),
        ] {
            assert_eq!(doubt(cell, &read_type(cell)).is_some(), expected, "{cell}");
        }
    }
}

//! A list of values inside a sentence: `**a**、b（默认值）或c` becomes the values, which of them is the default, and where the list ends.

mod explained;

pub(super) use explained::scan_explained;

use std::ops::Range;

use super::text::Text;
use super::units::unit_at;

/// A list that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct List {
    /// In page order, without repetitions.
    pub(super) values: Vec<String>,
    /// The value that a word in brackets calls the default.
    pub(super) default: Option<String>,
    /// Where the list ends, as a byte offset.
    pub(super) end: usize,
    /// Nothing that is not understood follows: the sentence ends or a comma opens another clause.
    pub(super) closed: bool,
    /// The list says itself that it is not complete.
    pub(super) open: bool,
}

/// Words that show that a list is not complete.
/// Of three dots before a blank the last one ends the sentence.
const OPEN: &[&str] = &["等", "etc", "..", "…", "and so on", "and more"];

/// What may stand between two values, longest first.
const BETWEEN: &[&str] = &[
    ", and ",
    ", or ",
    "，或者",
    "，或",
    "、或",
    "和/或",
    "以及",
    "或者",
    "或是",
    "and/or",
    " and ",
    " or ",
    "、",
    "，",
    "；",
    ",",
    ";",
    "|",
    "｜",
    "或",
    "和",
    "及",
    "与",
    "/",
];

/// Reads the list that starts at `start`; none where no value stands there.
pub(super) fn scan(text: &Text, start: usize) -> Option<List> {
    let mut list = List::default();
    let mut at = skip_blank(text, start);
    while let Some(item) = value_at(text, at) {
        let mut next = after_unit(text, item.range.end, &item.value);
        let note = note_at(text, next);
        if let Some(note) = &note {
            next = note.end;
        }
        if !list.values.contains(&item.value) {
            list.values.push(item.value.clone());
        }
        if item.default || note.is_some_and(|note| says_default(&text.lower[note])) {
            list.default = Some(item.value);
        }
        list.end = next;
        next = skip_blank(text, next);
        // A glued full stop and a closing quotation mark belong to no value.
        while text.plain[next..].starts_with(['"', '”', '“', '\'', ']', '}', '」']) {
            next += text.plain[next..].chars().next().map_or(1, char::len_utf8);
            list.end = next;
        }
        match between_at(text, list.end) {
            Some(after) if goes_on(text, skip_blank(text, after)) => {
                at = skip_blank(text, after);
            }
            Some(_) | None => break,
        }
    }
    if list.values.is_empty() {
        return None;
    }
    let rest = text.plain[list.end..].trim_start();
    let lower = text.lower[list.end..].trim_start();
    list.open = OPEN.iter().any(|word| lower.starts_with(word))
        || between_at(text, list.end).is_some_and(|after| {
            let lower = text.lower[after..].trim_start();
            OPEN.iter().any(|word| lower.starts_with(word)) || lower.starts_with("others")
        })
        || goes_on_in_words(lower);
    list.closed = rest.is_empty()
        || counts_the_list(rest)
        || list.values.len() > 1 && (rest.starts_with(['）', ')']) || explains_the_last(rest))
        || rest.starts_with(['。', '，', '；', '\n', ';', '.', ','])
            && !continues_with_choice(rest);
    Some(list)
}

/// Whether another value stands at `at`, and not the next clause (`..., this parameter`).
fn goes_on(text: &Text, at: usize) -> bool {
    let Some(item) = value_at(text, at) else {
        return false;
    };
    let word = item.value.to_ascii_lowercase();
    if matches!(
        word.as_str(),
        "etc"
            | "others"
            | "other"
            | "this"
            | "the"
            | "you"
            | "it"
            | "default"
            | "unit"
            | "a"
            | "an"
    ) {
        return false;
    }
    let marked = text.is_marked(item.range.start);
    let after = &text.lower[item.range.end..];
    // `fast，Size为必选参数`: the next clause begins with a name.
    if ["为", "参数", "必须", "必选", "取值", "设置", "字段"]
        .iter()
        .any(|word| after.trim_start().starts_with(word))
    {
        return false;
    }
    let word_follows = after.strip_prefix(' ').is_some_and(|after| {
        after.starts_with(|c: char| c.is_ascii_lowercase())
            && !["and ", "or "].iter().any(|word| after.starts_with(word))
    });
    marked
        || !word_follows
        || item.value.starts_with(|c: char| c.is_ascii_digit())
            && unit_at(text, item.range.end).is_some()
}

/// `fast、safe，all表示全部`: only the last value has a meaning.
fn explains_the_last(rest: &str) -> bool {
    let means = |word: &str| rest.matches(word).count();
    (rest.starts_with("表示") || rest.starts_with("代表")) && means("表示") + means("代表") == 1
}

/// `fast和safe两种`: a word that counts what was listed closes the list.
fn counts_the_list(rest: &str) -> bool {
    if [
        "中的一种",
        "中的一个",
        "之一",
        "其中之一",
        "三者之一",
        "两者之一",
    ]
    .iter()
    .any(|words| rest.starts_with(words))
    {
        return true;
    }
    let after =
        rest.trim_start_matches(['两', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
    after.len() < rest.len() && after.starts_with(['种', '类', '项'])
}

/// `, or a string ...`, `，或自定义`: the list goes on with something that is no value.
fn continues_with_choice(rest: &str) -> bool {
    let rest = rest.trim_start_matches([',', '，', '；', ';', ' ']);
    rest.starts_with("or ") || rest.starts_with('或') || rest.starts_with("and ")
}

/// `, a number of a version, or ...`: what follows is a member of the list, but no value.
fn goes_on_in_words(lower: &str) -> bool {
    let rest = lower.strip_prefix(',').unwrap_or_default().trim_start();
    (rest.starts_with("a ") || rest.starts_with("an ")) && rest.contains(", or ")
}

struct Item {
    value: String,
    range: Range<usize>,
    default: bool,
}

/// The value that starts at `at`: a whole mark, or a run of characters that values are made of.
fn value_at(text: &Text, at: usize) -> Option<Item> {
    // `{“1”, “2”}`: brackets and quotation marks round values are no part of them, and often turned the wrong way.
    let opened = text.plain[at..]
        .trim_start_matches(['{', '[', '"', '“', '”', '\'', '「', ' '])
        .len();
    let at = text.plain.len() - opened;
    if let Some(mark) = text.mark_at(at) {
        let inside = &text.plain[mark.clone()];
        let (value, default) = strip_default(inside);
        if is_value(value) && !has_separator(value) {
            return Some(Item {
                value: value.to_owned(),
                range: mark,
                default,
            });
        }
    }
    let rest = &text.plain[at..];
    let length = rest
        .char_indices()
        .find(|(offset, c)| {
            !is_value_character(*c)
                || *c == ':' && {
                    let after = &rest[offset + 1..];
                    !after.starts_with(|c: char| c.is_ascii_alphanumeric())
                        && !after.starts_with("//")
                }
        })
        .map_or(rest.len(), |(offset, _)| offset);
    let value = rest[..length].trim_end_matches(['.', ':', ',']);
    let value = value.strip_suffix("...").unwrap_or(value);
    (is_value(value) && value.chars().any(|c| c.is_ascii_alphanumeric() || c == '*')).then(|| {
        Item {
            value: value.to_owned(),
            range: at..at + value.len(),
            default: false,
        }
    })
}

fn has_separator(value: &str) -> bool {
    [
        " | ", "|", "、", "，", " or ", " and ", "或", "~", "～", " to ",
    ]
    .iter()
    .any(|sign| value.contains(sign))
        || value.contains(", ")
}

/// Characters that unmarked values are made of.
fn is_value_character(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(
            c,
            '_' | '-' | '.' | ':' | '+' | '*' | '%' | '#' | '@' | '=' | '/'
        )
}

/// Whether a whole text can be a value on the wire.
pub(super) fn is_value(value: &str) -> bool {
    is_comparison(value)
        || !value.is_empty()
            && value.len() <= 80
            && value.is_ascii()
            && (!value.starts_with(['-', '.'])
                || value[1..].starts_with(|c: char| c.is_ascii_alphanumeric()))
            && !value.contains(['<', '>', '\n', '{', '}', '"', '`'])
            && words_of_a_name(value)
}

/// `>=`, `!=`: the operators that rules of alerts are made of.
fn is_comparison(value: &str) -> bool {
    matches!(value, "<" | ">" | "<=" | ">=" | "==" | "=" | "!=" | "<>")
}

/// Values of several words are names: each word starts with a capital or a digit (`Windows Server 2012`).
fn words_of_a_name(value: &str) -> bool {
    !value.contains(' ')
        || value.split(' ').count() <= 6
            && value.split(' ').all(|word| {
                word.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit())
                    && !word.contains(['-', '_', ',', ':', '='])
            })
            && !value.ends_with('.')
}

/// Takes `（默认值）` off the end of a marked text.
pub(super) fn strip_default(inside: &str) -> (&str, bool) {
    let trimmed = inside.trim_end_matches(['：', ':', '.', '。', ',', '，', ';', '；', ' ']);
    if let Some(open) = trimmed.find(['（', '('])
        && trimmed.ends_with(['）', ')'])
    {
        let note = trimmed[open..].to_ascii_lowercase();
        return (trimmed[..open].trim(), says_default(&note));
    }
    (trimmed.trim(), false)
}

/// Whether a text in brackets calls its value the default.
pub(super) fn says_default(note: &str) -> bool {
    let words = note.trim_matches(['（', '）', '(', ')', ' ']);
    words.contains("默认") && !words.contains("非默认") && words.chars().count() <= 12
        || matches!(
            words,
            "default"
                | "default value"
                | "the default value"
                | "by default"
                | "this is the default value"
        )
        || words.starts_with("default value,")
        || words.starts_with("default)")
}

/// A remark in brackets right after a value, as its range.
pub(super) fn note_at(text: &Text, at: usize) -> Option<Range<usize>> {
    let at = skip_blank(text, at);
    let rest = &text.plain[at..];
    let (open, close) = match rest.chars().next()? {
        '（' => ('（', ['）', ')']),
        '(' => ('(', [')', '）']),
        _ => return None,
    };
    let end = rest.find(close)?;
    let length = rest[end..].chars().next()?.len_utf8();
    (end > open.len_utf8()).then(|| at..at + end + length)
}

/// Past the unit of a number.
fn after_unit(text: &Text, at: usize, value: &str) -> usize {
    if !value.starts_with(|c: char| c.is_ascii_digit()) {
        return at;
    }
    unit_at(text, at).unwrap_or(at)
}

/// The offset after what separates two values.
fn between_at(text: &Text, at: usize) -> Option<usize> {
    let rest = &text.lower[at..];
    let trimmed = rest.trim_start();
    let blank = rest.len() - trimmed.len();
    BETWEEN.iter().find_map(|between| {
        if between.starts_with(' ') {
            rest.strip_prefix(between).map(|_| at + between.len())
        } else {
            trimmed
                .strip_prefix(between)
                .map(|_| at + blank + between.len())
        }
    })
}

/// The offset of the next character that is no blank.
pub(super) fn skip_blank(text: &Text, at: usize) -> usize {
    let rest = &text.plain[at..];
    at + (rest.len() - rest.trim_start_matches(' ').len())
}

#[cfg(test)]
mod tests {
    use super::{Text, scan};

    fn check(markdown: &str, values: &[&str], default: Option<&str>, closed: bool) {
        let list = scan(&Text::new(markdown), 0).expect("a list");
        assert_eq!(list.values, values, "{markdown}");
        assert_eq!(list.default.as_deref(), default, "{markdown}");
        assert_eq!(list.closed, closed, "{markdown}");
    }

    #[test]
    fn lists_are_read_with_any_separator() {
        check("**a**、b（默认值）或c。", &["a", "b", "c"], Some("b"), true);
        check("on | off (default)", &["on", "off"], Some("off"), true);
        check("**on | off**（默认值）", &["on", "off"], Some("off"), true);
        check(
            "**ring（默认值） | mesh**",
            &["ring", "mesh"],
            Some("ring"),
            true,
        );
        check("1, 2, and 3", &["1", "2", "3"], None, true);
        check("30秒、60秒，默认60", &["30", "60"], None, true);
        check("a\\|b，单位", &["a", "b"], None, true);
        check("a or a custom one", &["a"], None, false);
        check(
            "**Ubuntu Server**、**Cent OS**",
            &["Ubuntu Server", "Cent OS"],
            None,
            true,
        );
        check("online.", &["online"], None, true);
    }

    #[test]
    fn open_lists_are_seen() {
        for markdown in ["a、b等", "a, b, etc", "a、b…"] {
            assert!(
                scan(&Text::new(markdown), 0).expect("a list").open,
                "{markdown}"
            );
        }
    }
}

//! What a cell of the name column says. Markdown comes in; the names on the wire go out, without what authors put beside them: marks of
//! nesting, footnotes, stars, and words in brackets.

use std::collections::HashSet;

use crate::nest::{Values, read_name};
use crate::page::text::plain;

/// The names of one row.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    /// How deep the marks of nesting say the row is.
    pub(super) level: usize,
    /// Usually one; `First, Second` describes two parameters in one row.
    pub(super) names: Vec<String>,
    /// How many the cell has beside these: more than one row describes.
    pub(super) beyond: usize,
    /// The words in brackets behind the name: 可选, `deprecated`.
    pub(super) note: Option<String>,
}

/// How many names of a cell are read. In the public pages none has ten, and each takes the whole description of the row.
const MOST_NAMES: usize = 16;

/// Reads the name cell with the space before it.
pub(super) fn read_names(indent: &str, cell: &str) -> Names {
    if is_plain(cell) && indent.trim().is_empty() {
        return Names {
            names: vec![cell.to_owned()],
            ..Names::default()
        };
    }
    let cell = without_raised(cell);
    let (dashes, cell) = split_dashes(&cell);
    let written = format!("{indent}{}{}", "└".repeat(dashes), plain(cell));
    let (level, name) = read_name(&written);
    // `Status. Code` is what translators make of `Status.Code`.
    let name = name.replace(". ", ".");
    let (name, note) = split_note(&name);
    let mut names = split_names(name);
    let beyond = names.len().saturating_sub(MOST_NAMES);
    names.truncate(MOST_NAMES);
    Names {
        level,
        names,
        beyond,
        note: note.map(str::to_owned),
    }
}

/// Nine names of ten carry no marks.
fn is_plain(cell: &str) -> bool {
    !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// `- - Key` marks its depth as `└└Key` does. Before anything but a name a dash is a sign, or stands for nothing.
fn split_dashes(cell: &str) -> (usize, &str) {
    let is_dash = |c: char| matches!(c, '-' | '–' | '—' | '+' | '○' | '•' | '·');
    let name = cell.trim_start_matches(|c: char| is_dash(c) || c == '\\' || c.is_whitespace());
    let marks = &cell[..cell.len() - name.len()];
    let is_name = name
        .trim_start_matches(['*', '`', '_'])
        .starts_with(char::is_alphabetic);
    let dashes = marks.chars().filter(|c| is_dash(*c)).count();
    if is_name && dashes > 0 {
        (dashes, name)
    } else {
        (0, cell)
    }
}

/// Footnotes are raised: `Port<sup>1</sup>`.
fn without_raised(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len());
    let mut rest = cell;
    while let Some((before, after)) = rest.split_once("<sup>") {
        text.push_str(before);
        match after.split_once("</sup>") {
            Some((_, behind)) => rest = behind,
            None => rest = "",
        }
    }
    text.push_str(rest);
    text
}

/// `Port（可选）` is `Port`. Brackets that hold everything are none beside a name.
fn split_note(name: &str) -> (&str, Option<&str>) {
    let name = name.trim_end();
    let open = if name.ends_with(')') {
        name.rfind('(')
    } else if name.ends_with('）') {
        name.rfind('（')
    } else {
        None
    };
    let parts = open
        .map(|open| name.split_at(open))
        .filter(|(name, _)| !name.trim().is_empty());
    match parts {
        Some((name, note)) => (
            name.trim_end(),
            Some(note.trim_matches(['(', ')', '（', '）'])),
        ),
        None => (name, None),
    }
}

/// One name, or several that a comma separates. Places of one list, `Key.1, Key.2`, are that list.
fn split_names(text: &str) -> Vec<String> {
    let parts: Vec<&str> = text
        .split([',', '，', '、', '~', '～', '…'])
        .flat_map(|part| part.split("..."))
        .map(without_marks)
        .filter(|part| !part.is_empty())
        .collect();
    let is_name = |part: &&str| {
        part.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
            && part
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '[' | ']'))
    };
    if parts.len() < 2 || !parts.iter().all(is_name) {
        return vec![without_marks(text).to_owned()];
    }
    let mut known = HashSet::new();
    parts
        .into_iter()
        .filter(|part| known.insert(Values::key(part)))
        .map(str::to_owned)
        .collect()
}

/// Stars and daggers point to a note; a star behind a dot stands for an index.
fn without_marks(name: &str) -> &str {
    let mut name = name
        .trim()
        .trim_start_matches('*')
        .trim_end_matches([':', '：', '.']);
    while let Some(front) = name.strip_suffix(['*', '†', '‡', '¹', '²', '³', '①', '②', '③', '＊'])
        && !front.ends_with('.')
        && !front.is_empty()
    {
        name = front.trim_end();
    }
    name.trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, expected: &[&str], note: Option<&str>) {
        let found = read_names("", cell);
        assert_eq!(found.names, expected, "{cell}");
        assert_eq!(found.note.as_deref(), note, "{cell}");
    }

    #[test]
    fn dashes_before_a_name_tell_its_depth() {
        for (cell, level, name) in [
            ("- Mast", 1, "Mast"),
            ("-Mast", 1, "Mast"),
            ("- - **Mast**", 2, "Mast"),
            ("\\-\\-Mast", 2, "Mast"),
            ("+ Mast", 1, "Mast"),
            ("–– Mast", 2, "Mast"),
            ("└Mast", 1, "Mast"),
            ("-", 0, ""),
            ("-1", 0, "-1"),
        ] {
            let found = read_names("", cell);
            assert_eq!(
                (found.level, found.names),
                (level, vec![name.to_owned()]),
                "{cell}"
            );
        }
    }

    #[test]
    fn what_stands_beside_a_name_is_not_sent() {
        check("Mast", &["Mast"], None);
        check("Mast（可选）", &["Mast"], Some("可选"));
        check("Mast (deprecated)", &["Mast"], Some("deprecated"));
        check("Mast\\*", &["Mast"], None);
        check("\\*Mast", &["Mast"], None);
        check("Mast<sup>1</sup>", &["Mast"], None);
        check("**Mast**：", &["Mast"], None);
        check("\u{feff}Ma\u{200b}st", &["Mast"], None);
        check("Tag.\\*", &["Tag.*"], None);
        check("Status. Code", &["Status.Code"], None);
        check("x-acs-mast", &["x-acs-mast"], None);
        check("a sentence", &["a sentence"], None);
        check("", &[""], None);
    }

    #[test]
    fn several_names_in_a_cell_are_several_parameters_or_one_list() {
        check("Key.1,Key.2", &["Key.1"], None);
        check(
            "Tag.1.Key, Tag.1.Value",
            &["Tag.1.Key", "Tag.1.Value"],
            None,
        );
        check("Key.1...Key.N", &["Key.1"], None);
        check("Page、Size", &["Page", "Size"], None);
    }

    #[test]
    fn what_is_too_much_for_a_row_is_counted() {
        let names = |count: usize| {
            let names: Vec<String> = (0..count).map(|at| format!("Mast{at}x")).collect();
            let found = read_names("", &names.join(", "));
            (found.names.len(), found.beyond)
        };
        assert_eq!(names(MOST_NAMES), (MOST_NAMES, 0));
        assert_eq!(names(MOST_NAMES + 3), (MOST_NAMES, 3));
    }
}

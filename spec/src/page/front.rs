//! What stands before a page and is no part of it. The text of a file comes in; where the page begins goes out.

use super::Lines;

/// The text without the mark that some editors write at the start of a file.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// The first line behind the front matter, 0 where there is none: `---`, keys and values for a site, `---`.
///
/// A rule above a page looks the same, so all between the two lines must be keys and what belongs to them.
pub(super) fn first_line(lines: &Lines<'_>) -> usize {
    if lines.get(0).trim_end() != "---" {
        return 0;
    }
    let mut has_keys = false;
    for at in 1..lines.len() {
        let line = lines.get(at);
        match line.trim_end() {
            "---" | "..." if has_keys => return at + 1,
            _ if is_key(line) => has_keys = true,
            _ if has_keys && belongs_to_key(line) => {}
            _ => return 0,
        }
    }
    0
}

/// `keyword: [depot, yard]`
fn is_key(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, value)| {
        let is_name = |found: char| found.is_alphanumeric() || matches!(found, '_' | '-' | '.');
        !key.is_empty()
            && key.chars().all(is_name)
            && (value.is_empty() || value.starts_with([' ', '\t', '[']))
    })
}

/// An item of a list, or a value that goes on.
fn belongs_to_key(line: &str) -> bool {
    line.starts_with([' ', '\t', ']', '}']) || line.starts_with("- ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: usize) {
        assert_eq!(first_line(&Lines::new(text)), expected, "{text}");
    }

    #[test]
    fn keys_before_a_page_are_no_part_of_it() {
        check("---\nkeyword: [depot, yard]\n---\n\n# Title\n", 3);
        check(
            "---\ntags:\n- depot\n  - yard\nsite:\n  map: x\n...\n# Title\n",
            7,
        );
        for text in [
            "# Title\n---\na: b\n---\n",
            "---\n---\n# Title\n",
            "---\nTitle\n---\n",
            "---\nkey: x\n\n# Title\n\n---\n",
            "---\nkey: x\n# Title\n---\n",
            "---\nkey: x\n",
            "---\n",
            "",
        ] {
            check(text, 0);
        }
    }
}

//! Two texts come in, a few lines that show where they first differ go out.

use std::fmt::Write;

use similar::{ChangeTag, TextDiff};

/// Differing lines that are shown.
const SHOWN: usize = 10;

/// Characters of a line that are shown.
const WIDTH: usize = 160;

/// The first differing lines: `-12 old text`, `+12 new text`, and how many more there are.
pub(super) fn short(old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    let mut text = String::new();
    let mut changes = diff
        .iter_all_changes()
        .filter(|change| change.tag() != ChangeTag::Equal);
    for change in changes.by_ref().take(SHOWN) {
        let (sign, index) = match change.tag() {
            ChangeTag::Delete => ('-', change.old_index()),
            ChangeTag::Insert | ChangeTag::Equal => ('+', change.new_index()),
        };
        let number = index.unwrap_or(0) + 1;
        let line: String = change.value().trim_end().chars().take(WIDTH).collect();
        let _ = writeln!(text, "{sign}{number} {line}");
    }
    let more = changes.count();
    if more > 0 {
        let _ = writeln!(text, "and {more} more lines");
    }
    text
}

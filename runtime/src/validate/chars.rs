//! Classes of characters.

use crate::operation::CharClass;

/// `c` belongs to the class.
pub(crate) fn is_of(class: CharClass, c: char) -> bool {
    match class {
        CharClass::Letter => c.is_ascii_alphabetic(),
        CharClass::Lower => c.is_ascii_lowercase(),
        CharClass::Upper => c.is_ascii_uppercase(),
        CharClass::Digit => c.is_ascii_digit(),
        CharClass::Chinese => is_han(c),
        CharClass::Underscore => c == '_',
    }
}

/// The Han script of Unicode; a table, since the crates that have it bring all scripts.
fn is_han(c: char) -> bool {
    const RANGES: &[(char, char)] = &[
        ('\u{2E80}', '\u{2E99}'),
        ('\u{2E9B}', '\u{2EF3}'),
        ('\u{2F00}', '\u{2FD5}'),
        ('\u{3005}', '\u{3005}'),
        ('\u{3007}', '\u{3007}'),
        ('\u{3021}', '\u{3029}'),
        ('\u{3038}', '\u{303B}'),
        ('\u{3400}', '\u{4DBF}'),
        ('\u{4E00}', '\u{9FFF}'),
        ('\u{F900}', '\u{FA6D}'),
        ('\u{FA70}', '\u{FAD9}'),
        ('\u{16FE2}', '\u{16FE3}'),
        ('\u{16FF0}', '\u{16FF6}'),
        ('\u{20000}', '\u{2A6DF}'),
        ('\u{2A700}', '\u{2B81E}'),
        ('\u{2B820}', '\u{2CEAD}'),
        ('\u{2CEB0}', '\u{2EBE0}'),
        ('\u{2EBF0}', '\u{2EE5D}'),
        ('\u{2F800}', '\u{2FA1D}'),
        ('\u{30000}', '\u{3134A}'),
        ('\u{31350}', '\u{33479}'),
    ];
    RANGES
        .iter()
        .any(|(first, last)| (*first..=*last).contains(&c))
}

#[cfg(test)]
mod tests {
    use unicode_script::{Script, UnicodeScript};

    use super::*;

    #[test]
    fn han_is_the_script_of_unicode() {
        for c in '\0'..=char::MAX {
            assert_eq!(
                is_han(c),
                c.script() == Script::Han,
                "U+{:04X}",
                u32::from(c)
            );
        }
    }
}

//! The characters that rules allow: classes come in, one look at a character goes out.

use crate::operation::CharClass;

/// Characters of some classes, and some besides. Those of ASCII, which most values consist of, are bits of one number.
#[derive(Clone, Copy)]
pub(crate) struct Allowed<'r> {
    ascii: u128,
    chinese: bool,
    also: &'r str,
}

impl<'r> Allowed<'r> {
    /// The characters of `classes` and those in `also`.
    pub(crate) fn new(classes: &[CharClass], also: &'r str) -> Self {
        let mut ascii = 0;
        let mut chinese = false;
        for class in classes {
            ascii |= match class {
                CharClass::Letter => LETTERS,
                CharClass::Lower => LOWER,
                CharClass::Upper => UPPER,
                CharClass::Digit => DIGITS,
                CharClass::Underscore => bits(b'_', b'_'),
                CharClass::Chinese => {
                    chinese = true;
                    0
                }
            };
        }
        for byte in also.bytes().filter(u8::is_ascii) {
            ascii |= 1 << byte;
        }
        Self {
            ascii,
            chinese,
            also,
        }
    }

    #[inline]
    pub(crate) fn contains(self, c: char) -> bool {
        if c.is_ascii() {
            self.ascii >> u32::from(c) & 1 == 1
        } else {
            self.chinese && is_han(c) || self.also.contains(c)
        }
    }
}

const LOWER: u128 = bits(b'a', b'z');
const UPPER: u128 = bits(b'A', b'Z');
const LETTERS: u128 = LOWER | UPPER;
const DIGITS: u128 = bits(b'0', b'9');

/// The bits of a range of ASCII.
const fn bits(first: u8, last: u8) -> u128 {
    (u128::MAX >> (127 - (last - first))) << first
}

/// Whether a character is of the Han script of Unicode, which is what [`CharClass::Chinese`] allows.
// A table, since the crates that have it bring all scripts.
pub fn is_han(c: char) -> bool {
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
    let next = RANGES.partition_point(|(_, last)| *last < c);
    RANGES.get(next).is_some_and(|(first, _)| *first <= c)
}

#[cfg(test)]
mod tests {
    use unicode_script::{Script, UnicodeScript};

    use super::*;

    #[test]
    fn bits_of_ascii_are_the_classes() {
        for c in '\0'..='\u{FF}' {
            let allowed = |class| Allowed::new(&[class], "").contains(c);
            assert_eq!(allowed(CharClass::Letter), c.is_ascii_alphabetic(), "{c:?}");
            assert_eq!(allowed(CharClass::Lower), c.is_ascii_lowercase(), "{c:?}");
            assert_eq!(allowed(CharClass::Upper), c.is_ascii_uppercase(), "{c:?}");
            assert_eq!(allowed(CharClass::Digit), c.is_ascii_digit(), "{c:?}");
            assert_eq!(allowed(CharClass::Underscore), c == '_', "{c:?}");
            assert!(!allowed(CharClass::Chinese), "{c:?}");
            let listed = Allowed::new(&[], "\0~\u{7F}\u{80}é");
            assert_eq!(listed.contains(c), "\0~\u{7F}\u{80}é".contains(c), "{c:?}");
        }
    }

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

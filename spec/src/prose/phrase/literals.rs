//! Literals that patterns ask for: a text comes in, the patterns that may match it go out, by one pass over the text.
//!
//! Most patterns match few sentences, and hold a word without which they never match.

use aho_corasick::AhoCorasick;
use regex_syntax::hir::{Class, ClassUnicodeRange, Hir, HirKind};

/// The literals of a list of patterns.
pub(super) struct Literals {
    automaton: AhoCorasick,
    /// The pattern that asks for each literal.
    asking: Vec<usize>,
    /// For each pattern whether it asks for none, so that it may match any text.
    free: Vec<bool>,
}

impl Literals {
    pub(super) fn new(patterns: impl Iterator<Item = String>) -> Self {
        let mut literals = Vec::new();
        let mut asking = Vec::new();
        let mut free = Vec::new();
        for (index, pattern) in patterns.enumerate() {
            let parsed = regex_syntax::parse(&pattern).ok();
            let required = parsed.as_ref().and_then(required);
            free.push(required.is_none());
            let required = required.unwrap_or_default();
            asking.resize(asking.len() + required.len(), index);
            literals.extend(required);
        }
        match AhoCorasick::new(literals) {
            Ok(automaton) => Self {
                automaton,
                asking,
                free,
            },
            // The patterns are constants, and each asks for a few dozen.
            Err(error) => unreachable!("the literals of the phrase tables are too many: {error}"),
        }
    }

    /// For each pattern whether it may match the text.
    pub(super) fn may_match(&self, text: &str) -> Vec<bool> {
        let mut may_match = self.free.clone();
        for found in self.automaton.find_overlapping_iter(text) {
            let pattern = self.asking.get(found.pattern().as_usize());
            if let Some(slot) = pattern.and_then(|pattern| may_match.get_mut(*pattern)) {
                *slot = true;
            }
        }
        may_match
    }
}

/// More literals of one pattern than these are not looked for.
const MOST: usize = 64;

/// Literals of which each match holds at least one; none where there are no such, or one of them is a single byte and so in any text.
fn required(pattern: &Hir) -> Option<Vec<Vec<u8>>> {
    let literals = match pattern.kind() {
        HirKind::Literal(literal) => vec![literal.0.to_vec()],
        HirKind::Class(class) => characters(class)?,
        HirKind::Capture(capture) => required(&capture.sub)?,
        HirKind::Repetition(repetition) if repetition.min > 0 => required(&repetition.sub)?,
        HirKind::Alternation(parts) => {
            let parts: Option<Vec<_>> = parts.iter().map(required).collect();
            parts?.concat()
        }
        // Each part must match. The one whose literals are long is in the fewest texts.
        HirKind::Concat(parts) => parts
            .iter()
            .filter_map(required)
            .max_by_key(|literals| shortest(literals))?,
        HirKind::Repetition(_) | HirKind::Look(_) | HirKind::Empty => return None,
    };
    (literals.len() <= MOST && shortest(&literals) > 1).then_some(literals)
}

fn shortest(literals: &[Vec<u8>]) -> usize {
    literals.iter().map(Vec::len).min().unwrap_or(0)
}

/// The characters of a class, where they are few.
fn characters(class: &Class) -> Option<Vec<Vec<u8>>> {
    let Class::Unicode(class) = class else {
        return None;
    };
    let count: usize = class.iter().map(ClassUnicodeRange::len).sum();
    let characters = class.iter().flat_map(|range| range.start()..=range.end());
    (count <= MOST).then(|| {
        characters
            .map(|found| String::from(found).into_bytes())
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, expected: Option<&[&str]>) {
        let found = required(&regex_syntax::parse(pattern).expect("a pattern"));
        let expected = expected.map(|literals| {
            let bytes = |literal: &&str| literal.as_bytes().to_vec();
            literals.iter().map(bytes).collect::<Vec<_>>()
        });
        assert_eq!(found, expected, "{pattern}");
    }

    #[test]
    fn what_a_match_must_hold() {
        check("must (?:not )?be", Some(&["must "]));
        check("(?:must|shall) be[0-9]+", Some(&["must", "shall"]));
        check("[不勿](?:得到|[0-9])", Some(&["不", "勿"]));
        check("(?:ab|cd)?(?:ef){2,}", Some(&["ef"]));
        check("[，。]", Some(&["。", "，"]));
    }

    #[test]
    fn patterns_that_ask_for_nothing() {
        for pattern in [
            "",
            "(?:must )?",
            "[0-9]+",
            "(?:must|[0-9])",
            "a|bc",
            "[^，]+",
            "^(?:only )?",
        ] {
            check(pattern, None);
        }
    }

    #[test]
    fn only_patterns_whose_literals_stand_in_a_text_may_match_it() {
        let patterns = ["must be [0-9]", "不能|不得", "[0-9]", "be n"];
        let literals = Literals::new(patterns.into_iter().map(str::to_owned));
        assert_eq!(
            literals.may_match("it must be new"),
            [true, false, true, true]
        );
        assert_eq!(literals.may_match("不得"), [false, true, true, false]);
    }
}

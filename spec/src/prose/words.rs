//! Words that are looked for together: a text comes in, whether it holds any of them goes out, by one pass over the text.

use std::sync::OnceLock;

use aho_corasick::AhoCorasick;

/// A list of words.
pub(super) struct WordList {
    list: &'static [&'static str],
    automaton: OnceLock<AhoCorasick>,
}

impl WordList {
    pub(super) const fn new(list: &'static [&'static str]) -> Self {
        Self {
            list,
            automaton: OnceLock::new(),
        }
    }

    /// Whether any of the words is in the text, in the same case.
    pub(super) fn are_in(&self, text: &str) -> bool {
        self.automaton().is_match(text)
    }

    /// Where the first of the words in the text starts.
    pub(super) fn first_in(&self, text: &str) -> Option<usize> {
        self.automaton().find(text).map(|found| found.start())
    }

    fn automaton(&self) -> &AhoCorasick {
        self.automaton
            .get_or_init(|| match AhoCorasick::new(self.list) {
                Ok(automaton) => automaton,
                // The lists are constants of a few dozen words.
                Err(error) => unreachable!("a list of words is too long: {error}"),
            })
    }
}

//! Which tables of phrases can have a match in a text: one pass over the text answers it for all tables at once.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::phrase::Table;

/// One for each table of phrases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    Ascii,
    Charset,
    Conflict,
    Default,
    Deprecated,
    Enumeration,
    Forbidden,
    Format,
    Index,
    Count,
    Length,
    Multiple,
    Range,
    Required,
    Separator,
    Start,
    Unique,
    Asynchronous,
    Idempotent,
    AtLeastOne,
    /// No table: words of what binds nothing.
    Advice,
}

/// The tables whose key words are in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Topics(u32);

impl Topics {
    /// Looks for the key words of all tables in a text (in lower case).
    pub(super) fn of(lower: &str) -> Self {
        Self(found(lower).fold(0, |topics, mask| topics | mask))
    }

    /// Whether a key word of any table is in a text (in lower case), but that of `N`, which is one letter.
    pub(super) fn are_any_in(lower: &str) -> bool {
        let others = !(bit(Topic::Index) | bit(Topic::Advice));
        found(lower).any(|mask| mask & others != 0)
    }

    /// Whether a key word of the table was found.
    pub(super) fn has(self, topic: Topic) -> bool {
        self.0 & bit(topic) != 0
    }
}

/// The tables of each key word in a text, as bits.
fn found(lower: &str) -> impl Iterator<Item = u32> {
    static KEYS: OnceLock<Keys> = OnceLock::new();
    let Keys { automaton, masks } = KEYS.get_or_init(keys);
    let words = automaton.find_overlapping_iter(lower);
    words.filter_map(|word| masks.get(word.pattern().as_usize()).copied())
}

const fn bit(topic: Topic) -> u32 {
    1 << topic as u32
}

struct Keys {
    automaton: AhoCorasick,
    masks: Vec<u32>,
}

fn keys() -> Keys {
    let tables = [
        of(&super::ascii::PHRASES),
        of(&super::charset::PHRASES),
        of(&super::conflict::PHRASES),
        of(&super::conflict::EXCLUSIONS),
        of(&super::default::PHRASES),
        of(&super::deprecated::PHRASES),
        of(&super::enumeration::CUES),
        of(&super::forbidden::PHRASES),
        of(&super::format::PHRASES),
        of(&super::items::INDEX),
        of(&super::items::INDEX_MOST),
        of(&super::items::COUNT),
        of(&super::length::PHRASES),
        of(&super::multiple::PHRASES),
        of(&super::range::PHRASES),
        of(&super::required::PHRASES),
        of(&super::separator::PHRASES),
        of(&super::start::PHRASES),
        of(&super::unique::PHRASES),
        of(&super::operation::ASYNCHRONOUS),
        of(&super::operation::IDEMPOTENT),
        of(&super::operation::AT_LEAST_ONE),
        (Topic::Advice, super::scope::HEDGES),
        (Topic::Advice, super::scope::ADVICE),
    ];
    let mut words: Vec<&str> = Vec::new();
    let mut masks: Vec<u32> = Vec::new();
    for (topic, keys) in tables {
        for key in keys {
            match words.iter().position(|word| word == key) {
                Some(known) => masks[known] |= bit(topic),
                None => {
                    words.push(key);
                    masks.push(bit(topic));
                }
            }
        }
    }
    // Every description goes through it, so the fastest form is worth its few hundred kilobytes.
    let kind = Some(AhoCorasickKind::DFA);
    match AhoCorasick::builder().kind(kind).build(&words) {
        Ok(automaton) => Keys { automaton, masks },
        // The words are constants and a few hundred.
        Err(error) => unreachable!("the key words of the phrase tables are too many: {error}"),
    }
}

/// The topic of a table with its key words.
const fn of<T: Copy>(table: &'static Table<T>) -> (Topic, &'static [&'static str]) {
    (table.topic, table.keys)
}

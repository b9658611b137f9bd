//! Tables of phrases: how people write a rule, each with a sentence of our own that shows it and what is read from that sentence.
//!
//! Patterns are regular expressions over lower-case text with a few words of our own: `{n}` a number, `{count}` a number in digits or as a word, `{to}` what stands
//! between two bounds, `{is}` what stands between a word and its value, `{most}` and `{least}` what opens a bound.

mod literals;

use std::sync::OnceLock;

use regex::{Captures, Regex};

use self::literals::Literals;
use super::topic::{Topic, Topics};

/// One way to write a rule.
pub(super) struct Phrase<T: 'static> {
    /// What the numbers or words of the match stand for.
    pub(super) means: T,
    pub(super) pattern: &'static str,
    /// A whole description of our own that uses the phrase.
    #[cfg_attr(not(test), expect(dead_code, reason = "the samples are the tests"))]
    pub(super) sample: &'static str,
    /// The rule that is read from the sample, in the notation of [`notation`](super::tests::notation).
    #[cfg_attr(not(test), expect(dead_code, reason = "the samples are the tests"))]
    pub(super) reads: &'static str,
}

/// The phrases of one constraint.
pub(super) struct Table<T: 'static> {
    pub(super) phrases: &'static [Phrase<T>],
    pub(super) topic: Topic,
    /// A text without any of these words (in lower case) holds none of the phrases.
    pub(super) keys: &'static [&'static str],
    /// What tells which phrases are worth a look.
    literals: OnceLock<Literals>,
    /// The phrases, each compiled when it is first looked for.
    compiled: OnceLock<Vec<OnceLock<Regex>>>,
}

impl<T: Copy + 'static> Table<T> {
    pub(super) const fn new(
        topic: Topic,
        keys: &'static [&'static str],
        phrases: &'static [Phrase<T>],
    ) -> Self {
        Self {
            phrases,
            topic,
            keys,
            literals: OnceLock::new(),
            compiled: OnceLock::new(),
        }
    }

    /// Whether any phrase can be in a text at all.
    pub(super) fn may_match(&self, topics: Topics) -> bool {
        topics.has(self.topic)
    }

    /// The first match of each phrase.
    pub(super) fn find<'t>(
        &'static self,
        topics: Topics,
        lower: &'t str,
    ) -> Vec<(T, Captures<'t>)> {
        if !self.may_match(topics) {
            return Vec::new();
        }
        self.matching(lower)
            .filter_map(|(means, regex)| Some((means, regex.captures(lower)?)))
            .collect()
    }

    /// Every match of every phrase, phrase by phrase.
    pub(super) fn find_all<'t>(
        &'static self,
        topics: Topics,
        lower: &'t str,
    ) -> Vec<(T, Captures<'t>)> {
        if !self.may_match(topics) {
            return Vec::new();
        }
        self.matching(lower)
            .flat_map(|(means, regex)| regex.captures_iter(lower).map(move |found| (means, found)))
            .collect()
    }

    /// Whether any phrase is in the text.
    pub(super) fn is_match(&'static self, topics: Topics, lower: &str) -> bool {
        self.may_match(topics) && self.matching(lower).next().is_some()
    }

    /// The phrases that are in the text, in their order. Few are, and a look without captures is the cheapest one.
    fn matching(&'static self, lower: &str) -> impl Iterator<Item = (T, &'static Regex)> {
        let literals = self.literals.get_or_init(|| {
            let patterns = self.phrases.iter().map(|phrase| expand(phrase.pattern));
            Literals::new(patterns)
        });
        let compiled = self
            .compiled
            .get_or_init(|| self.phrases.iter().map(|_| OnceLock::new()).collect());
        self.phrases
            .iter()
            .zip(compiled)
            .zip(literals.may_match(lower))
            .filter(|(_, may_match)| *may_match)
            .map(|((phrase, regex), _)| {
                let regex = regex.get_or_init(|| compile(phrase.pattern));
                (phrase.means, regex)
            })
            .filter(move |(_, regex)| regex.is_match(lower))
    }
}

/// Writes one phrase of a table.
macro_rules! phrase {
    ($means:expr, $pattern:literal, $sample:literal => $reads:literal) => {
        $crate::prose::phrase::Phrase {
            means: $means,
            pattern: $pattern,
            sample: $sample,
            reads: $reads,
        }
    };
}
pub(super) use phrase;

/// Compiles a pattern of a table.
pub(super) fn compile(pattern: &str) -> Regex {
    match Regex::new(&expand(pattern)) {
        Ok(regex) => regex,
        // The tables are constants and a test compiles each of their patterns.
        Err(error) => unreachable!("a pattern of the phrase tables is wrong: {error}"),
    }
}

/// A pattern with our own words written out.
fn expand(pattern: &str) -> String {
    pattern
        .replace("{n}", r"([-+]?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)")
        .replace(
            "{count}",
            "([0-9]+(?:,[0-9]{3})*|one|two|three|four|five|six|seven|eight|nine|ten)",
        )
        .replace("{to}", r" ?(?:~|～|-|–|—|―|至|到|to|through|and|和) ?")
        .replace("{is}", r" ?(?:为|是|:|：|is|=|为：)? ?")
        .replace(
            "{most}",
            "(?:不超过|不能超过|不得超过|不可超过|不要超过|不多于|不大于|小于等于|小于或等于|至多|最多|最长|最大|上限|up to|at most|no more than|not exceed|cannot exceed|maximum|max|less than or equal to|not be greater than|not be more than|no longer than|no greater than|not be longer than|cannot be longer than)",
        )
        .replace(
            "{least}",
            "(?:不少于|不小于|不能小于|不能少于|不得少于|大于等于|大于或等于|至少|最少|最短|最小|at least|no less than|not be less than|minimum|greater than or equal to|no fewer than|not less than)",
        )
}

/// A captured number as text, without thousands separators.
pub(super) fn digits(found: &Captures<'_>, group: usize) -> Option<String> {
    Some(found.get(group)?.as_str().replace(',', ""))
}

/// A captured whole number.
pub(super) fn whole(found: &Captures<'_>, group: usize) -> Option<u64> {
    digits(found, group)?.parse().ok()
}

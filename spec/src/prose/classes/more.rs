//! Signs that a list of characters is not complete: what follows it comes in, whether it names more goes out.

use crate::prose::words::WordList;

/// Words that open a clause behind a list of characters, and no further member of it.
const NO_MEMBERS: &[&str] = &[
    "must",
    "can",
    "cannot",
    "may",
    "should",
    "shall",
    "will",
    "is",
    "are",
    "was",
    "be",
    "has",
    "have",
    "it",
    "its",
    "the",
    "that",
    "this",
    "these",
    "which",
    "where",
    "you",
    "we",
    "start",
    "starts",
    "starting",
    "begin",
    "begins",
    "end",
    "ends",
    "ending",
    "contain",
    "contains",
    "not",
    "no",
    "neither",
    "but",
    "up",
    "at",
    "in",
    "with",
    "without",
    "from",
    "to",
    "for",
    "by",
    "of",
    "on",
    "cannot",
    "only",
    "all",
    "each",
    "a",
    "an",
    "then",
    "so",
    "such",
    "if",
    "when",
    "while",
    "case",
    "separated",
    "supported",
    "allowed",
    "length",
    "limited",
    "consist",
    "consists",
    "does",
    "do",
    "unique",
    "name",
    "names",
];

/// Whether an English list goes on with a member that is not known: `, and emojis`, `, Japanese characters, and ...`.
pub(super) fn names_more(rest: &str) -> bool {
    let Some(after) = rest
        .strip_prefix(',')
        .or_else(|| rest.starts_with("and ").then_some(rest))
        .or_else(|| rest.starts_with("or ").then_some(rest))
        .map(str::trim_start)
    else {
        return false;
    };
    let bare = ["and ", "or ", "and/or "]
        .iter()
        .find_map(|word| after.strip_prefix(word));
    let joined = bare.is_some();
    let phrase = bare.unwrap_or(after).trim_start();
    let phrase = phrase
        .split([',', '.', ';', '(', '（', ':'])
        .next()
        .unwrap_or_default();
    let mut words = phrase.split_whitespace();
    let clause = words.next().is_none_or(|first| {
        NO_MEMBERS.contains(&first)
            || !first
                .bytes()
                .all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
    });
    // Without an "and" only a word for characters is a member and no clause.
    let last = phrase.split_whitespace().next_back().unwrap_or_default();
    let named = [
        "characters",
        "letters",
        "symbols",
        "signs",
        "marks",
        "emojis",
        "emoji",
        "punctuation",
        "wildcards",
    ]
    .contains(&last);
    let count = phrase.split_whitespace().count();
    !clause && count <= 4 && (named || joined && count <= 3 && last.len() > 2)
}

/// A remark in brackets that widens what stands before it: `（企业版支持下划线）`, `(Pro Edition also allows periods)`.
pub(in crate::prose) fn allows_more(note: &str) -> bool {
    static WORDS: WordList = WordList::new(&[
        "支持", "可以", "允许", "除外", "除了", "版", "allow", "support", "edition", "except",
        "can ", "may ",
    ]);
    WORDS.are_in(note)
}

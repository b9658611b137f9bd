//! Words: a wire name comes in, its words go out in one of the cases that Rust uses, or as the singular.
//!
//! Where the case changes a new word begins, which is what `heck` does; [`even`] first evens out words that are written
//! with both cases inside, which no rule about single letters can see.

use heck::{ToSnakeCase, ToUpperCamelCase};

/// Characters of the longest name, clash number not counted.
pub const LONGEST: usize = 80;

/// Words that change case inside and are one word all the same. What follows a rule is not listed, see [`even`].
const MIXED: &[&str] = &[
    "DDoS", "DoS", "GiB", "IoT", "IPsec", "IPSec", "KiB", "MiB", "OAuth", "QoS", "TiB", "VServer",
    "VSwitch", "WiFi", "eSSD", "iOS", "macOS", "vCPU", "vGPU", "vNIC", "vServer", "vSwitch",
    "vTPM",
];

/// Words for the signs that a value may consist of.
const SIGNS: &[(char, &str)] = &[
    ('*', "Asterisk"),
    ('+', "Plus"),
    ('-', "Minus"),
    ('/', "Slash"),
    ('.', "Dot"),
    (',', "Comma"),
    (';', "Semicolon"),
    (':', "Colon"),
    ('|', "Pipe"),
    ('&', "And"),
    ('=', "Equal"),
    ('<', "Less"),
    ('>', "Greater"),
    ('!', "Not"),
    ('?', "Question"),
    ('%', "Percent"),
    ('#', "Hash"),
    ('@', "At"),
    ('$', "Dollar"),
    ('^', "Caret"),
    ('~', "Tilde"),
    ('_', "Underscore"),
    (' ', "Space"),
    ('(', "Open"),
    (')', "Close"),
];

pub(super) fn sign(character: char) -> &'static str {
    SIGNS
        .iter()
        .find(|(sign, _)| *sign == character)
        .map_or("", |(_, word)| word)
}

/// Whether a character can stand inside an identifier and belongs to a word.
pub(super) fn in_identifier(character: char) -> bool {
    if character.is_ascii() {
        character.is_ascii_alphanumeric()
    } else {
        character.is_alphabetic() && syn::parse_str::<syn::Ident>(&format!("a{character}")).is_ok()
    }
}

fn segments(wire: &str) -> impl Iterator<Item = &str> {
    wire.split(|character| !in_identifier(character))
        .filter(|segment| !segment.is_empty())
}

pub(super) fn snake(wire: &str) -> String {
    let name = segments(wire)
        .map(|segment| even(segment).to_snake_case())
        .collect::<Vec<_>>()
        .join("_");
    let name = if name.is_empty() {
        signs(wire).to_snake_case()
    } else {
        name
    };
    cut(if name.starts_with(|first: char| first.is_ascii_digit()) {
        format!("v{name}")
    } else {
        name
    })
}

pub(super) fn camel(wire: &str) -> String {
    let name = camel_words(wire);
    let name = if name.is_empty() { signs(wire) } else { name };
    cut(if name.starts_with(|first: char| first.is_ascii_digit()) {
        format!("V{name}")
    } else {
        name
    })
}

pub(super) fn camel_words(wire: &str) -> String {
    let mut name = String::new();
    for segment in segments(wire) {
        let word = even(segment).to_upper_camel_case();
        let digit = |character: char| character.is_ascii_digit();
        if name.ends_with(digit) && word.starts_with(digit) {
            name.push('_');
        }
        name.push_str(&word);
    }
    name
}

/// A name for what has no letter and no digit.
fn signs(wire: &str) -> String {
    let words: String = wire.chars().map(sign).collect();
    if words.is_empty() {
        "Unnamed".to_owned()
    } else {
        words
    }
}

pub(super) fn cut(name: String) -> String {
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => name[..end].trim_end_matches('_').to_owned(),
        None => name,
    }
}

/// Writes words that have both cases inside with one capital, so that they stay whole:
///
/// - those of [`MIXED`], as they are and in the plural: `QoSPolicy` → `QosPolicy`, `vSwitches` → `Vswitches`;
/// - capitals with `aaS` behind: `IDaaSInstance` → `IdaasInstance`;
/// - capitals with the version behind: `IPv6Address` → `Ipv6Address`, `TLSv1` → `Tlsv1`;
/// - capitals in the plural: `VPCs` → `Vpcs`, `InstanceIDsList` → `InstanceIdsList`.
fn even(segment: &str) -> String {
    let mut evened = String::with_capacity(segment.len());
    let mut rest = segment;
    while let Some(first) = rest.chars().next() {
        let before = evened.chars().next_back();
        let length = match mixed(before, rest) {
            0 => {
                // Capitals that follow capitals belong to the same run, which was looked at from its start.
                evened.push(first);
                rest = &rest[first.len_utf8()..];
                continue;
            }
            length => length,
        };
        let (word, after) = rest.split_at(length);
        evened.push(first.to_ascii_uppercase());
        evened.extend(
            word.chars()
                .skip(1)
                .map(|letter| letter.to_ascii_lowercase()),
        );
        rest = after;
    }
    evened
}

/// Bytes of the word at the start of `rest` that has both cases inside; 0 where there is none. All of it is ASCII.
fn mixed(before: Option<char>, rest: &str) -> usize {
    let ends = |length: usize| !rest[length..].starts_with(|next: char| next.is_lowercase());
    let inside = |first: char| match before {
        Some(before) if first.is_ascii_uppercase() => before.is_uppercase(),
        Some(before) => before.is_alphabetic(),
        None => false,
    };
    let Some(first) = rest.chars().next() else {
        return 0;
    };
    if !first.is_ascii_alphabetic() || inside(first) {
        return 0;
    }
    for word in MIXED.iter().filter(|word| rest.starts_with(*word)) {
        let plural = ["", "s", "es"].iter().find_map(|ending| {
            let length = word.len() + ending.len();
            (rest[word.len()..].starts_with(ending) && ends(length)).then_some(length)
        });
        if let Some(length) = plural {
            return length;
        }
    }
    let capitals = rest
        .find(|letter: char| !letter.is_ascii_uppercase())
        .unwrap_or(rest.len());
    let behind = &rest[capitals..];
    let digit = |rest: &str| rest.starts_with(|next: char| next.is_ascii_digit());
    if capitals >= 1 && behind.starts_with("aaS") && ends(capitals + 3) {
        capitals + 3
    } else if capitals >= 2
        && (behind.strip_prefix('v').is_some_and(digit)
            || behind.starts_with('s') && ends(capitals + 1))
    {
        capitals + 1
    } else {
        0
    }
}

/// The regular English singular; a word that only looks like a plural (`Status`, `Address`, `Analysis`) stays.
pub(super) fn singular(word: &str) -> String {
    let lower = word.to_ascii_lowercase();
    let keep = |length: usize| {
        word.get(..word.len().saturating_sub(length))
            .unwrap_or(word)
            .to_owned()
    };
    if lower.ends_with("ies") && lower.len() > 4 {
        format!("{}y", keep(3))
    } else if ["sses", "xes", "ches", "shes"]
        .iter()
        .any(|end| lower.ends_with(end))
    {
        keep(2)
    } else if lower.ends_with('s')
        && !["ss", "us", "is", "ias"]
            .iter()
            .any(|end| lower.ends_with(end))
        && lower.len() > 3
    {
        keep(1)
    } else {
        word.to_owned()
    }
}

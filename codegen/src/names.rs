//! Rust identifiers: wire names come in, names that Rust accepts and that do not clash go out. Nothing else in this
//! crate makes an identifier.
//!
//! | scheme | pattern | example | reserved | on a clash |
//! |---|---|---|---|---|
//! | [`module`] of a service | `snake_case`; with the version where the spec has several of the product | `Vpc` → `vpc`, `vpc_2016_04_28` | keywords | `_2`, `_3` ... |
//! | [`operation`]: module and client method | `snake_case` | `CreateSslVpnServer` → `create_ssl_vpn_server` | keywords, [`MODULES`]: `_operation` behind | `_2`, `_3` ... |
//! | [`operation_types`] | the operation's name with `Request`, `Required`, `Response`, `Error` behind | `CreateSslVpnServerRequest` | [`operation_type_bases`] | `2`, `3` ... before the ending |
//! | [`type_name`] of structs and enums | `UpperCamelCase` of the field's name, singular for the element of a list | `Tag` → `Tag`, `DiskInfos` → `DiskInfo` | [`TYPES`] | the name of the parent before it, of its parent, of the operation; then `2`, `3` ... |
//! | [`field`] and its setter | `snake_case` | `ClientIpPool` → `client_ip_pool`, `type` → `r#type` | keywords: raw, or `_` behind; [`FIELDS`]: `_` behind | `_2`, `_3` ... |
//! | [`constant`] that describes the fields of a struct | `SHOUTING_SNAKE_CASE` of the type | `Tag` → `TAG_PARAMETERS` | none | `_2`, `_3` ... |
//! | [`variant`] of a documented value | `UpperCamelCase` | `AES-128-CBC` → `Aes128Cbc`, `1.0` → `V1_0`, `-1` → `Minus1`, `*` → `Asterisk`, empty → `Empty` | [`VARIANTS`]: `Value` behind | `2`, `3` ... |
//! | [`variant`] of an error code | `UpperCamelCase` | `Forbbiden.SubUser` → `ForbbidenSubUser` | [`VARIANTS`]: `Value` behind | `2`, `3` ... |
//!
//! For all of them: words are split at every character that no identifier can hold and where the case changes; letters
//! of other scripts stay; a name that would start with a digit gets a `v` (`V`) before it; digits that a sign separates
//! stay apart (`1.10` is not `11.0`); names are cut after [`LONGEST`] characters. Who comes first in the page keeps the
//! plain name, so that what is added below does not rename what is there.

use std::collections::BTreeSet;

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

use crate::ir::OperationTypes;

/// Characters of the longest name, clash number not counted.
pub const LONGEST: usize = 80;

/// Module names of a service that are no operation, and associated functions of its client.
pub const MODULES: &[&str] = &[
    "blocking", "builder", "client", "errors", "inner", "mod", "new", "types",
];

/// Names of types and traits that generated code uses without a path, or that would confuse whoever reads it.
pub const TYPES: &[&str] = &[
    "AsMut",
    "AsRef",
    "BTreeMap",
    "Box",
    "Call",
    "CharClass",
    "Check",
    "Client",
    "ClientBuilder",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Display",
    "Documented",
    "DoubleEndedIterator",
    "Drop",
    "Element",
    "Eq",
    "Err",
    "Error",
    "ErrorCode",
    "ExactSizeIterator",
    "Extend",
    "FieldValue",
    "Fields",
    "Fn",
    "FnMut",
    "FnOnce",
    "Format",
    "From",
    "FromIterator",
    "Into",
    "IntoIterator",
    "Iterator",
    "Json",
    "ListValue",
    "MapValue",
    "Name",
    "None",
    "Ok",
    "Operation",
    "OperationError",
    "Option",
    "Ord",
    "Parameter",
    "ParameterValue",
    "Parameters",
    "PartialEq",
    "PartialOrd",
    "Position",
    "Reader",
    "Record",
    "Request",
    "Response",
    "Result",
    "Rule",
    "Secret",
    "Self",
    "Send",
    "Service",
    "ServiceError",
    "Sized",
    "Some",
    "String",
    "Style",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Value",
    "Vec",
    "Violations",
    "Visitor",
];

/// Names of functions that request types have beside their setters.
pub const FIELDS: &[&str] = &["clone", "new", "validate"];

/// Variants that every enum has, and the one name that can be none.
pub const VARIANTS: &[&str] = &["Other", "Self"];

/// Keywords of Rust 2024, strict and reserved.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "Self", "static", "struct", "super", "trait", "true", "try", "type",
    "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords that cannot be written raw.
const NEVER_RAW: &[&str] = &["crate", "self", "Self", "super"];

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

/// The names of one namespace.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    taken: BTreeSet<String>,
}

impl Scope {
    /// A namespace in which `reserved` are taken.
    pub fn new(reserved: &[&str]) -> Self {
        Self {
            taken: reserved.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    /// Takes `name` if it is free.
    pub fn try_claim(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_owned())
    }

    /// Takes the first free one of `name`, `name_2`, `name_3` and so on; `separator` is what stands before the number.
    pub fn claim(&mut self, name: &str, separator: &str) -> String {
        if self.try_claim(name) {
            return name.to_owned();
        }
        let base = name.strip_prefix("r#").unwrap_or(name);
        // A number right behind a digit would read as another number.
        let separator = if base.ends_with(|last: char| last.is_ascii_digit()) {
            "_"
        } else {
            separator
        };
        let mut number = 2_usize;
        loop {
            let candidate = format!("{base}{separator}{number}");
            if self.try_claim(&candidate) {
                return candidate;
            }
            number += 1;
        }
    }
}

/// Name of a service's module; `version` where the spec has several versions of the product.
pub fn module(product: &str, version: Option<&str>) -> String {
    let name = match version {
        Some(version) => format!("{product} {version}"),
        None => product.to_owned(),
    };
    escape(snake(&name))
}

/// Name of an operation's module and of the client's method.
pub fn operation(wire: &str) -> String {
    let name = snake(wire);
    if MODULES.contains(&name.as_str()) {
        format!("{name}_operation")
    } else {
        escape(name)
    }
}

/// Names of the four types of an operation, of which `base` is the name as a type.
pub fn operation_types(base: &str) -> OperationTypes {
    OperationTypes {
        request: format!("{base}Request"),
        required: format!("{base}Required"),
        response: format!("{base}Response"),
        error: format!("{base}Error"),
    }
}

/// What cannot stand before the endings of [`operation_types`], since one of [`TYPES`] would come of it.
pub fn operation_type_bases() -> Vec<&'static str> {
    let endings = ["Request", "Required", "Response", "Error"];
    TYPES
        .iter()
        .flat_map(|name| {
            endings
                .iter()
                .filter_map(|ending| name.strip_suffix(ending))
        })
        .collect()
}

/// Name of a struct or enum.
pub fn type_name(wire: &str) -> String {
    let name = camel(wire);
    if name == "Self" {
        "SelfType".to_owned()
    } else {
        name
    }
}

/// Name of a type for the elements of a list called `wire`: the singular, where English forms it in a regular way.
pub fn element_type_name(wire: &str) -> String {
    type_name(&singular(wire))
}

/// Name of a field and its setter.
pub fn field(wire: &str) -> String {
    let name = snake(wire);
    if FIELDS.contains(&name.as_str()) {
        format!("{name}_")
    } else {
        escape(name)
    }
}

/// Name of the static that describes the fields of the struct `type_name`.
pub fn constant(type_name: &str) -> String {
    format!("{}_PARAMETERS", type_name.to_shouty_snake_case())
}

/// Name of an enum's variant.
pub fn variant(wire: &str) -> String {
    let name = if wire.is_empty() {
        "Empty".to_owned()
    } else if wire.chars().any(in_identifier) {
        let signed = wire
            .strip_prefix('-')
            .filter(|rest| rest.starts_with(|first: char| first.is_ascii_digit()));
        match signed {
            Some(number) => cut(format!("Minus{}", camel_words(number))),
            None => camel(wire),
        }
    } else {
        let words: String = wire.chars().map(sign).collect();
        if words.is_empty() {
            "Sign".to_owned()
        } else {
            cut(words)
        }
    };
    if VARIANTS.contains(&name.as_str()) {
        format!("{name}Value")
    } else {
        name
    }
}

/// File name of the module `name`, without its ending.
pub fn file_stem(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

fn sign(character: char) -> &'static str {
    SIGNS
        .iter()
        .find(|(sign, _)| *sign == character)
        .map_or("", |(_, word)| word)
}

/// Whether a character can stand inside an identifier and belongs to a word.
fn in_identifier(character: char) -> bool {
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

fn snake(wire: &str) -> String {
    let name = segments(wire)
        .map(ToSnakeCase::to_snake_case)
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

fn camel(wire: &str) -> String {
    let name = camel_words(wire);
    let name = if name.is_empty() { signs(wire) } else { name };
    cut(if name.starts_with(|first: char| first.is_ascii_digit()) {
        format!("V{name}")
    } else {
        name
    })
}

fn camel_words(wire: &str) -> String {
    let mut name = String::new();
    for segment in segments(wire) {
        let word = segment.to_upper_camel_case();
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

fn cut(name: String) -> String {
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => name[..end].trim_end_matches('_').to_owned(),
        None => name,
    }
}

fn escape(name: String) -> String {
    if NEVER_RAW.contains(&name.as_str()) {
        format!("{name}_")
    } else if KEYWORDS.contains(&name.as_str()) {
        format!("r#{name}")
    } else {
        name
    }
}

/// The regular English singular; a word that only looks like a plural (`Status`, `Address`, `Analysis`) stays.
fn singular(word: &str) -> String {
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

#[cfg(test)]
mod tests;

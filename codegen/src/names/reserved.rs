//! Names that wire names must not become: what Rust keeps for itself, and what generated code uses.

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
    "DoubleEndedIterator",
    "Drop",
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
    "ObjectForm",
    "Ok",
    "Operation",
    "OperationError",
    "Option",
    "Ord",
    "Parameter",
    "Parameters",
    "PartialEq",
    "PartialOrd",
    "Position",
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
    "Shape",
    "Sized",
    "Some",
    "String",
    "Style",
    "Sync",
    "TextForm",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
    "Violations",
    "Visitor",
];

/// Names of functions that request types have beside their setters.
pub const FIELDS: &[&str] = &["clone", "new", "validate"];

/// Variants that every enum has, and the one name that can be none.
pub const VARIANTS: &[&str] = &["Other", "Self"];

/// Keywords of Rust 2024, strict and reserved.
pub(super) const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "Self", "static", "struct", "super", "trait", "true", "try", "type",
    "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords that cannot be written raw.
pub(super) const NEVER_RAW: &[&str] = &["crate", "self", "Self", "super"];

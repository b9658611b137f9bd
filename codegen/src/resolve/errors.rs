//! Documented error codes come in; the variants of an operation's enum and the product's catalogue go out.

use std::collections::{BTreeMap, BTreeSet};

use docwright_spec::model::ErrorCode;

use super::docs::{self, Links};
use crate::ir::{self, ErrorVariant};
use crate::names::{self, Scope};

/// One variant for each code; codes that differ in case only are one, and its first row counts.
pub(super) fn resolve(errors: &[ErrorCode], links: &Links) -> Vec<ErrorVariant> {
    let mut seen = BTreeSet::new();
    let mut scope = Scope::new(names::VARIANTS);
    errors
        .iter()
        .filter(|error| !error.code.trim().is_empty() && seen.insert(error.code.to_lowercase()))
        .map(|error| ErrorVariant {
            // What the service puts for `%s` is no part of the name.
            name: scope.claim(&names::variant(&error.code.replace("%s", " ")), ""),
            code: ir::ErrorCode {
                code: error.code.clone(),
                status: error.http_status.unwrap_or(0),
                retryable: error.retryable,
            },
            doc: doc(error, links),
            source: error.source.clone(),
        })
        .collect()
}

fn doc(error: &ErrorCode, links: &Links) -> Vec<String> {
    let code = docs::code(&error.code);
    let head = match error.http_status {
        Some(status) => format!("{code} ({status})."),
        None => format!("{code}."),
    };
    let mut lines = vec![head];
    for text in [&error.message, &error.doc] {
        let paragraph = docs::rustdoc(text, links);
        if !paragraph.is_empty() {
            lines.push(String::new());
            lines.extend(paragraph);
        }
    }
    lines
}

/// Every code of the product once, sorted by lower case; what any operation tells about it counts.
pub(super) fn catalogue(operations: &[ir::Operation]) -> Vec<ir::ErrorCode> {
    let mut codes: BTreeMap<String, ir::ErrorCode> = BTreeMap::new();
    for error in operations.iter().flat_map(|operation| &operation.errors) {
        let known = codes
            .entry(error.code.code.to_lowercase())
            .or_insert_with(|| error.code.clone());
        if known.status == 0 {
            known.status = error.code.status;
        }
        known.retryable |= error.code.retryable;
    }
    codes.into_values().collect()
}

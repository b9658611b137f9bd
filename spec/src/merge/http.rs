//! How an operation is called, as its pages say together: method and path of two pages come in, those that count go out with the places
//! of the parameters.

use std::collections::HashSet;

use crate::lower::placeholders_of;
use crate::model::{Operation, Position, Required};

/// Takes method and path of the other page where the leading one has none. What differs otherwise goes out as a message.
pub(super) fn join(leading: &mut Operation, other: &Operation) -> Option<String> {
    if other.http.methods.is_empty() || leading.http == other.http {
        return None;
    }
    if leading.http.methods.is_empty() {
        leading.http.clone_from(&other.http);
        return Some("only this page tells method and path".to_owned());
    }
    Some(format!(
        "the leading page has `{} {}`",
        leading.http.methods.join("|"),
        leading.http.path
    ))
}

/// Puts the parameters that the path names into it, whichever page describes them: they cannot be left out.
pub(super) fn settle(operation: &mut Operation) {
    let mut names: HashSet<&str> = placeholders_of(&operation.http.path).collect();
    for field in &mut operation.request.parameters {
        if names.remove(&*field.name) {
            field.position = Some(Position::Path);
            field.required = Required::Yes;
        }
    }
}

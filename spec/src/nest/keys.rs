//! Tells objects whose keys are data. The rows of a table and an object of a sample come in; whether the object is a map goes
//! out: `{"i-1": {"Cpu": 2}, "i-2": {"Cpu": 4}}` below a row for `Cpu` and none for `i-1`.

use std::collections::HashSet;

use super::Row;
use crate::sample::Tree;
use crate::types::Written;

/// What the rows of a table say about keys; all in lower case.
pub(super) struct Keys {
    /// Names of all rows.
    documented: HashSet<String>,
    /// Names of rows whose type is a map, or that a row such as `<InstanceId>` stands behind.
    maps: HashSet<String>,
}

impl Keys {
    pub(super) fn new(rows: &[Row<'_>]) -> Self {
        let maps = rows.iter().enumerate().filter(|(index, row)| {
            let next = rows.get(index + 1);
            matches!(row.ty.unlisted().1, Written::Map(_))
                || next.is_some_and(|next| is_placeholder(next.name))
        });
        Self {
            documented: rows.iter().map(|row| row.name.to_lowercase()).collect(),
            maps: maps.map(|(_, row)| row.name.to_lowercase()).collect(),
        }
    }

    /// Whether the keys of the object called `name` are data: no row has their names, while rows have those of what is inside
    /// each of them, and either the row says that it is a map or none of the keys looks like a name.
    pub(super) fn are_data(&self, name: &str, fields: &[(String, Tree)]) -> bool {
        let looks = !fields.is_empty() && fields.iter().all(|(key, _)| is_unusual(key));
        if !looks && (self.maps.is_empty() || !self.maps.contains(&name.to_lowercase())) {
            return false;
        }
        let is_documented = |key: &str| self.documented.contains(&key.to_lowercase());
        let is_described = |value: &Tree| match first_object(value) {
            Some(inside) => inside.iter().any(|(key, _)| is_documented(key)),
            None => false,
        };
        !fields.is_empty()
            && fields
                .iter()
                .all(|(key, value)| !is_documented(key) && is_described(value))
    }
}

/// A row that stands for the keys of a map: `<InstanceId>`, `{RegionId}`, `${Key}`.
pub(super) fn is_placeholder(name: &str) -> bool {
    let inside = |open: &str, close: char| {
        name.strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
            .is_some_and(|inner| inner.starts_with(char::is_alphanumeric))
    };
    inside("<", '>') || inside("{", '}') || inside("${", '}')
}

/// A key that can hardly be a name on the wire, which is ASCII and has no signs but `_` and `-`.
pub(super) fn is_data(key: &str) -> bool {
    !key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        || key.contains(['.', ':', '/', '@', '=', ' ', '*'])
        || key.len() > 64
        || (is_kebab(key) && key.contains(|c: char| c.is_ascii_digit()))
}

/// `cn-hangzhou`: an ID or a code rather than a name.
pub(super) fn is_kebab(key: &str) -> bool {
    key.contains('-') && !key.contains(|c: char| c.is_uppercase())
}

fn is_unusual(key: &str) -> bool {
    let has_digit = key.contains(|c: char| c.is_ascii_digit());
    is_data(key) || is_kebab(key) || (has_digit && !key.contains(|c: char| c.is_uppercase()))
}

/// The members of the object, or of the first object in the lists.
fn first_object(value: &Tree) -> Option<&[(String, Tree)]> {
    let mut at = value;
    loop {
        match at {
            Tree::Object(fields) => return Some(fields),
            Tree::List(items) => at = items.first()?,
            Tree::Text(_) | Tree::Number(_) | Tree::Boolean(_) | Tree::Null => return None,
        }
    }
}

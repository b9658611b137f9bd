//! Namespaces: wished names come in, names that no other item of the namespace has go out.

use std::collections::BTreeSet;

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

//! What was not understood in an answer, and where it stands.

use std::fmt;

/// A part of an answer that is not in the record that was read from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leftover {
    /// Where it stands, such as `Vpcs[0].CidrBlock`; empty for the whole.
    pub path: String,
    /// Why it was left.
    pub reason: Reason,
}

/// Why a part of an answer was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No field has this name.
    Undocumented,
    /// The value cannot be what the field documents.
    Unreadable,
}

impl fmt::Display for Leftover {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() {
            "the answer"
        } else {
            &self.path
        };
        match self.reason {
            Reason::Undocumented => write!(f, "{path} is not documented"),
            Reason::Unreadable => write!(f, "{path} does not have its documented type"),
        }
    }
}

/// One step of a place in an answer.
#[derive(Debug)]
pub(super) enum Step {
    Field(&'static str),
    Key(String),
    Index(usize),
}

/// A place in words, such as `Vpcs[0].CidrBlock`.
pub(super) fn path_text(path: &[Step]) -> String {
    let mut text = String::new();
    for step in path {
        let name = match step {
            Step::Field(name) => name,
            Step::Key(name) => name.as_str(),
            Step::Index(index) => {
                text.push_str(&format!("[{index}]"));
                continue;
            }
        };
        if !text.is_empty() {
            text.push('.');
        }
        text.push_str(name);
    }
    text
}

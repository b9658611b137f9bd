//! A description cell comes in, the rules that its sentences state go out.
//!
//! The cell is cut into blocks and sentences (`clause`), its bullets are told apart (`bullets`), each kind of rule is
//! read by its own table of phrases, and what was read must agree with the row's own example and default (`check`).
//! What is not certain is left out and reported.

mod allowance;
mod ascii;
mod bounds;
mod bullets;
mod charset;
mod check;
mod classes;
mod clause;
mod condition;
mod conflict;
mod default;
mod deprecated;
mod enumeration;
mod forbidden;
mod format;
mod items;
mod key;
mod length;
mod members;
mod multiple;
mod numbers;
mod operation;
mod phrase;
mod range;
mod required;
mod retry;
mod scope;
mod secret;
mod separator;
mod start;
mod subject;
mod text;
mod topic;
mod unique;
mod units;
mod unread;
mod values;
mod words;

#[cfg(test)]
mod borders;
#[cfg(test)]
mod guards;
#[cfg(test)]
mod leeway;
#[cfg(test)]
mod lifts;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod traps;

pub(crate) use check::hold_against;
pub(crate) use check::is_nothing;
pub use check::is_value;
pub use operation::{OperationText, read_operation};
pub use retry::{is_passing, is_retryable};

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Constraint, Rule, Type};

/// What the row of a parameter says, before its prose is read.
#[derive(Clone, Copy, Debug)]
pub struct Description<'a> {
    /// The wire name as the row has it, such as `Tag.N.Key`.
    pub name: &'a str,
    /// Its documented type.
    pub ty: &'a Type,
    /// The raw Markdown of the description cell, lines joined with `\n` as in the page.
    pub doc: &'a str,
    /// The example of the row, unescaped.
    pub example: Option<&'a str>,
    /// Wire names of all parameters of the operation, sorted: every word of the prose is looked up in them.
    pub siblings: &'a [&'a str],
    /// The line where the row starts, for diagnostics.
    pub line: u32,
}

impl Description<'_> {
    /// Whether the operation has a parameter of this name.
    fn has_sibling(&self, word: &str) -> bool {
        self.siblings.binary_search(&word).is_ok()
    }
}

/// What a description says about a value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The rules that are certain, in a fixed order of kinds.
    pub constraints: Vec<Constraint>,
    /// The parameter is required under a condition.
    pub conditional: bool,
    /// The value is a secret.
    pub sensitive: bool,
    /// What was left out, and why. `page` is filled in by the caller.
    pub diagnostics: Vec<Diagnostic>,
}

/// Descriptions longer than this state no rules, in bytes. The longest in the public pages that were counted has under 3,000.
const LONGEST_DESCRIPTION: usize = 32 << 10;

/// Reads one description.
pub fn read(description: &Description<'_>) -> Reading {
    let mut draft = Draft::new(description.line);
    if description.doc.len() > LONGEST_DESCRIPTION {
        let message = format!("the description is {} bytes long", description.doc.len());
        draft.doubt(Code::ConstraintDoubtful, message);
    // Most descriptions say nothing about the value; one look for the key words of all tables tells.
    } else if scope::may_state_rules(description) {
        let cell = scope::Cell::new(description);
        enumeration::read(&cell, &mut draft);
        range::read(&cell, &mut draft);
        default::read(&cell, &mut draft);
        length::read(&cell, &mut draft);
        multiple::read(&cell, &mut draft);
        forbidden::read(&cell, &mut draft);
        start::read(&cell, &mut draft);
        charset::read(&cell, &mut draft);
        ascii::read(&cell, &mut draft);
        items::read(&cell, &mut draft);
        separator::read(&cell, &mut draft);
        format::read(&cell, &mut draft);
        unique::read(&cell, &mut draft);
        required::read(&cell, &mut draft);
        conflict::read(&cell, &mut draft);
        deprecated::read(&cell, &mut draft);
        check::settle(&cell, &mut draft);
        unread::report(&cell, &mut draft);
    }
    let conditional = draft
        .constraints
        .iter()
        .any(|constraint| matches!(constraint.rule, Rule::RequiredIf { .. }));
    Reading {
        constraints: draft.constraints,
        conditional,
        sensitive: secret::is_sensitive(description),
        diagnostics: draft.diagnostics,
    }
}

/// Reads only the values that a description lists, and whether it is of a secret: what is of use of a response.
pub fn read_values(description: &Description<'_>) -> Reading {
    let mut draft = Draft::new(description.line);
    if description.doc.len() <= LONGEST_DESCRIPTION && scope::may_list_values(description) {
        let cell = scope::Cell::new(description);
        enumeration::read(&cell, &mut draft);
        check::settle(&cell, &mut draft);
    }
    Reading {
        constraints: draft.constraints,
        conditional: false,
        sensitive: secret::is_sensitive(description),
        diagnostics: draft.diagnostics,
    }
}

/// What has been read so far.
#[derive(Debug)]
struct Draft {
    line: u32,
    constraints: Vec<Constraint>,
    diagnostics: Vec<Diagnostic>,
}

impl Draft {
    fn new(line: u32) -> Self {
        Self {
            line,
            constraints: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    /// Adds a rule with the clause that states it; the same rule is added once.
    fn add(&mut self, rule: Rule, text: impl Into<String>) {
        if !self.constraints.iter().any(|known| known.rule == rule) {
            let text = text.into();
            self.constraints.push(Constraint {
                rule,
                text: text.trim().to_owned(),
            });
        }
    }

    /// Reports a rule that is left out.
    fn doubt(&mut self, code: Code, message: impl Into<String>) {
        self.diagnostics
            .push(Diagnostic::new(code, self.line, message));
    }
}

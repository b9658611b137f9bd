//! Checks requests before they are sent: the rules of the pages come in as static data with the values beside them,
//! [`Violations`] go out, all at once. A request that breaks nothing is checked without allocating, unless JSON has to be read.
//!
//! Rules are judged in favour of the request: a rule about text says nothing about a number, a range says nothing about text that is
//! no number, and notations are read as loosely as pages write them. A wrong refusal is worse than a missing one.

mod chars;
mod checker;
pub mod format;
mod path;
#[cfg(test)]
mod property;
mod rule;
mod violation;
mod words;

pub use chars::is_han;
pub use rule::is_multiple;
pub use violation::{Violation, Violations, Warning};

use crate::operation::{Operation, Parameters};
use checker::Scope;
use path::Path;

/// When a request is checked, and what comes of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Validation {
    /// A request that breaks a rule is not sent.
    #[default]
    Enforce,
    /// Broken rules go to the warnings hook, and the request is sent.
    Warn,
    /// Nothing is checked.
    Off,
}

/// What was found in a request.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    pub(crate) violations: Vec<Violation>,
    /// Broken rules that only warn.
    pub(crate) warnings: Vec<Violation>,
}

/// What is known beside the request itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Region {
    /// An absent `RegionId` will be filled in.
    FilledIn,
    /// The client has no region.
    Unknown,
}

pub(crate) fn check_request(
    operation: &'static Operation,
    request: &dyn Parameters,
) -> Result<(), Violations> {
    let violations = find(request, Region::FilledIn).violations;
    if violations.is_empty() {
        return Ok(());
    }
    Err(Violations::new(operation.name, violations))
}

/// Holds a request against its rules.
pub(crate) fn find(request: &dyn Parameters, region: Region) -> Findings {
    let mut findings = Findings::default();
    request.visit(&mut Scope {
        root: request,
        path: &Path::Root,
        region,
        findings: &mut findings,
    });
    findings
}

//! Checks requests before they are sent: the rules of the pages come in as static data with the values beside them,
//! [`Violations`] go out, all at once.

mod violation;

pub use violation::{Violation, Violations, Warning};

use crate::operation::{Operation, Parameters};

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

pub(crate) fn check_request(
    operation: &'static Operation,
    request: &dyn Parameters,
) -> Result<(), Violations> {
    let violations = find(operation, request, true).violations;
    if violations.is_empty() {
        return Ok(());
    }
    Err(Violations::new(operation.name, violations))
}

/// Holds a request against its rules. `region` tells that an absent `RegionId` will be filled in.
pub(crate) fn find(
    _operation: &'static Operation,
    _request: &dyn Parameters,
    _region: bool,
) -> Findings {
    Findings::default()
}

//! Checks requests before they are sent: the rules of the pages come in as static data with the values beside them,
//! [`Violations`] go out, all at once.

mod violation;

pub use violation::{Violation, Violations};

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

pub(crate) fn check_request(
    _operation: &'static Operation,
    _request: &dyn Parameters,
) -> Result<(), Violations> {
    Ok(())
}

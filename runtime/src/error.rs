//! Errors of a call.

/// What the server said when it refused.
#[derive(Clone, Debug)]
pub struct ServiceError {}

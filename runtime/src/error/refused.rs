//! A refusal of one operation: the answer comes in with its place in the operation's table, the documented error and the
//! answer go out together.

use std::fmt;
use std::ops::Deref;

use super::ServiceError;
use crate::operation::OperationError;

/// The service refused an operation or failed: which documented error that is, and what the service said, whose methods
/// ([`code`](ServiceError::code), [`status`](ServiceError::status), [`request_id`](ServiceError::request_id),
/// [`is_retryable`](ServiceError::is_retryable) and the rest) are to hand here.
///
/// `E` is the error enum of the operation: `Error::Service(refused) if refused.kind == DropOrderError::OrderLocked`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Refused<E> {
    /// The documented error; `Other` where the operation's page does not have the code.
    pub kind: E,
    /// What the service said.
    pub answer: ServiceError,
}

impl<E: OperationError> Refused<E> {
    /// `index` is the place of the code in the operation's table.
    pub(crate) fn new(index: Option<usize>, answer: ServiceError) -> Self {
        let documented = index.and_then(|index| E::DOCUMENTED.get(index));
        Self {
            kind: documented.copied().unwrap_or(E::OTHER),
            answer,
        }
    }
}

impl<E> Deref for Refused<E> {
    type Target = ServiceError;

    fn deref(&self) -> &ServiceError {
        &self.answer
    }
}

impl<E> fmt::Display for Refused<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.answer.fmt(f)
    }
}

impl<E: fmt::Debug> std::error::Error for Refused<E> {}

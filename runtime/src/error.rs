//! Errors of a call: what validation, credentials, transport, the service and decoding report comes in, one [`Error`] goes out.

mod config;
mod decode;
mod refused;
mod service;
mod transport;

pub use config::{ConfigError, CredentialsError};
pub use decode::{DecodeError, DecodeErrorKind};
pub use refused::Refused;
pub use service::ServiceError;
pub(crate) use service::ServiceErrorParts;
pub use transport::{TransportError, TransportErrorKind};

use std::fmt;

use crate::operation::OperationError;
use crate::validate::Violations;

/// Why a call did not succeed; `E` is the error enum of its operation.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error<E> {
    /// The request breaks documented rules and was not sent.
    Invalid(Violations),
    /// The service refused or failed.
    Service(Refused<E>),
    /// There are no credentials to sign with.
    Credentials(CredentialsError),
    /// No complete answer came.
    Transport(TransportError),
    /// An answer came that makes no sense.
    Decode(DecodeError),
    /// The client's settings do not fit the operation.
    Config(ConfigError),
}

impl<E> Error<E> {
    /// The code that the service sent, if it sent one.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.answer().map(ServiceError::code)
    }

    /// HTTP status of the answer, if one came.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Service(error) => Some(error.answer.status()),
            Self::Decode(error) => Some(error.status()),
            Self::Invalid(_) | Self::Credentials(_) | Self::Transport(_) | Self::Config(_) => None,
        }
    }

    /// Id by which the vendor finds the request, if an answer had one.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Service(error) => error.answer.request_id(),
            Self::Decode(error) => error.request_id(),
            Self::Invalid(_) | Self::Credentials(_) | Self::Transport(_) | Self::Config(_) => None,
        }
    }

    /// The same call may succeed later. The client has already tried again as far as its retry policy and the safety of
    /// repeating the operation allow.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Service(error) => error.answer.is_retryable(),
            Self::Transport(error) => error.is_retryable(),
            Self::Invalid(_) | Self::Credentials(_) | Self::Decode(_) | Self::Config(_) => false,
        }
    }

    /// Which documented error it is, if it was the service: `error.kind() == Some(DropOrderError::OrderLocked)`.
    #[must_use]
    pub fn kind(&self) -> Option<E>
    where
        E: Copy,
    {
        match self {
            Self::Service(error) => Some(error.kind),
            Self::Invalid(_)
            | Self::Credentials(_)
            | Self::Transport(_)
            | Self::Decode(_)
            | Self::Config(_) => None,
        }
    }

    /// What the service said, if it was the service.
    #[must_use]
    pub fn answer(&self) -> Option<&ServiceError> {
        match self {
            Self::Service(error) => Some(&error.answer),
            Self::Invalid(_)
            | Self::Credentials(_)
            | Self::Transport(_)
            | Self::Decode(_)
            | Self::Config(_) => None,
        }
    }
}

impl<E> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(violations) => violations.fmt(f),
            Self::Service(error) => error.answer.fmt(f),
            Self::Credentials(error) => error.fmt(f),
            Self::Transport(error) => error.fmt(f),
            Self::Decode(error) => error.fmt(f),
            Self::Config(error) => error.fmt(f),
        }
    }
}

impl<E: fmt::Debug> std::error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        // The text of the inner error is already in ours, so the chain goes on behind it.
        match self {
            Self::Transport(error) => error.source(),
            Self::Credentials(error) => error.source(),
            Self::Decode(error) => error.source(),
            Self::Invalid(_) | Self::Service(_) | Self::Config(_) => None,
        }
    }
}

/// [`Error`] before it is known which operation's enum it becomes: what the part of the client that is not generic returns.
#[derive(Debug)]
pub(crate) enum Failure {
    Invalid(Violations),
    Service {
        /// Place in the operation's table.
        index: Option<usize>,
        answer: ServiceError,
    },
    Credentials(CredentialsError),
    Transport(TransportError),
    Decode(DecodeError),
    Config(ConfigError),
}

impl<E: OperationError> From<Failure> for Error<E> {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Invalid(violations) => Self::Invalid(violations),
            Failure::Service { index, answer } => Self::Service(Refused::new(index, answer)),
            Failure::Credentials(error) => Self::Credentials(error),
            Failure::Transport(error) => Self::Transport(error),
            Failure::Decode(error) => Self::Decode(error),
            Failure::Config(error) => Self::Config(error),
        }
    }
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        Self::Config(error)
    }
}

impl From<CredentialsError> for Failure {
    fn from(error: CredentialsError) -> Self {
        Self::Credentials(error)
    }
}

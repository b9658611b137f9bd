//! What the service said when it refused: the code, and what the pages know about it.

use std::fmt;
use std::time::Duration;

use crate::operation::ErrorCode;

/// What the service said when it refused or failed.
#[derive(Clone, Debug)]
pub struct ServiceError {
    // Boxed, since every error enum of every operation holds one in every variant.
    parts: Box<ServiceErrorParts>,
}

#[derive(Clone, Debug)]
pub(crate) struct ServiceErrorParts {
    pub(crate) operation: &'static str,
    pub(crate) code: String,
    pub(crate) status: u16,
    pub(crate) message: String,
    pub(crate) request_id: Option<String>,
    pub(crate) recommend: Option<String>,
    pub(crate) retryable: bool,
    pub(crate) retry_after: Option<Duration>,
    /// Entry of the operation's table, else of the product's.
    pub(crate) documented: Option<&'static ErrorCode>,
    /// The entry is the product's, not the operation's.
    pub(crate) catalogue: Option<&'static str>,
}

impl ServiceError {
    pub(crate) fn new(parts: ServiceErrorParts) -> Self {
        Self {
            parts: Box::new(parts),
        }
    }

    /// Name of the operation.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.parts.operation
    }

    /// The code as it came; empty where the answer had none.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.parts.code
    }

    /// HTTP status of the answer.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.parts.status
    }

    /// The message as it came; empty where the answer had none.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.parts.message
    }

    /// Id by which the vendor finds the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.parts.request_id.as_deref()
    }

    /// Address of the vendor's advice on this very failure, where the answer had one.
    #[must_use]
    pub fn recommend(&self) -> Option<&str> {
        self.parts.recommend.as_deref()
    }

    /// How long the service asked to wait before the next attempt.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.parts.retry_after
    }

    /// The same call may succeed later: the service is overloaded or failed, or the page tells to try again.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.parts.retryable
    }

    /// What the pages say about the code: the operation's own table goes first, then the product's other operations.
    #[must_use]
    pub fn documented(&self) -> Option<&'static ErrorCode> {
        self.parts.documented
    }
}

impl fmt::Display for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = &self.parts;
        write!(f, "{} failed with ", parts.operation)?;
        if parts.code.is_empty() {
            write!(f, "HTTP status {}", parts.status)?;
        } else {
            write!(f, "{} (HTTP status {})", parts.code, parts.status)?;
        }
        if !parts.message.is_empty() {
            write!(f, ": {}", parts.message.trim_end_matches(['.', ' ', '。']))?;
        }
        if let (Some(product), Some(_)) = (parts.catalogue, parts.documented) {
            write!(
                f,
                "; the pages of {product} document this code for other operations"
            )?;
        }
        match &parts.request_id {
            Some(id) => write!(f, " (request id {id})."),
            None => f.write_str("."),
        }
    }
}

impl std::error::Error for ServiceError {}

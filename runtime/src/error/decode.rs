//! Answers that make no sense.

use std::fmt;

/// What is wrong with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecodeErrorKind {
    /// It has no body.
    Empty,
    /// Its JSON breaks off.
    Cut,
    /// It is not JSON.
    NotJson,
    /// It is JSON, but no object.
    NotAnObject,
}

/// An answer came that makes no sense. Its status says success, so the service may well have done what it was asked.
#[derive(Debug)]
pub struct DecodeError {
    pub(crate) operation: &'static str,
    pub(crate) kind: DecodeErrorKind,
    pub(crate) status: u16,
    pub(crate) request_id: Option<String>,
    /// Beginning of a body of HTML or plain text; others can hold secrets.
    pub(crate) excerpt: Option<String>,
    pub(crate) source: Option<serde_json::Error>,
}

impl DecodeError {
    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> DecodeErrorKind {
        self.kind
    }

    /// HTTP status of the answer.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Id by which the vendor finds the request, if a header had it.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            DecodeErrorKind::Empty => "has no body",
            DecodeErrorKind::Cut => "breaks off in the middle",
            DecodeErrorKind::NotJson => "is not JSON",
            DecodeErrorKind::NotAnObject => "is JSON but not an object",
        };
        write!(
            f,
            "the answer to {} (HTTP status {}) {what}",
            self.operation, self.status
        )?;
        if let Some(excerpt) = &self.excerpt {
            write!(f, "; it begins with {excerpt:?}")?;
        }
        if let Some(id) = &self.request_id {
            write!(f, " (request id {id})")?;
        }
        Ok(())
    }
}

impl std::error::Error for DecodeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.source {
            Some(source) => Some(source),
            None => None,
        }
    }
}

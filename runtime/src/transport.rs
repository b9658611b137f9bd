//! Between the client and an HTTP stack: a finished, signed request goes in, whatever came back comes out. Tests and other
//! HTTP stacks implement [`Transport`] or [`BlockingTransport`].

#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(feature = "blocking")]
mod ureq;

#[cfg(feature = "reqwest")]
pub use self::reqwest::ReqwestTransport;
#[cfg(feature = "blocking")]
pub use self::ureq::UreqTransport;

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use crate::error::TransportError;

/// A future in a box, as object-safe traits return it.
pub type BoxFuture<'f, T> = Pin<Box<dyn Future<Output = T> + Send + 'f>>;

/// Most bytes of an answer that the transports of this crate read: more is no answer of an API.
pub const MAX_BODY: usize = 64 << 20;

/// A request, complete and signed: a transport adds only what belongs to the connection, such as `Content-Length`.
#[derive(Clone)]
pub struct HttpRequest {
    /// Method in upper case.
    pub method: &'static str,
    /// Absolute address with path and query, percent-encoded. It is signed, so it must be sent as it is.
    pub url: String,
    /// Names in lower case, values in printable ASCII. `host` is among them.
    pub headers: Vec<(String, String)>,
    /// Empty for none.
    pub body: Vec<u8>,
    /// Longest time to make a connection.
    pub connect_timeout: Duration,
    /// Longest time from the first to the last byte, the connection included.
    pub timeout: Duration,
}

/// Shows neither path, query, headers nor body, since all can hold secrets.
impl fmt::Debug for HttpRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (scheme, rest) = self.url.split_once("://").unwrap_or(("", &self.url));
        let host = rest.split(['/', '?']).next().unwrap_or_default();
        f.debug_struct("HttpRequest")
            .field("method", &self.method)
            .field("host", &format_args!("{scheme}://{host}"))
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish_non_exhaustive()
    }
}

/// An answer, whatever its status.
#[derive(Clone, Default)]
pub struct HttpResponse {
    /// HTTP status.
    pub status: u16,
    /// Names in any case.
    pub headers: Vec<(String, String)>,
    /// The whole body.
    pub body: Vec<u8>,
}

impl HttpResponse {
    /// The first header of this name, found without regard to case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let (_, value) = self
            .headers
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))?;
        Some(value)
    }
}

/// Does not show the body, since it can hold secrets.
impl fmt::Debug for HttpResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpResponse")
            .field("status", &self.status)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish_non_exhaustive()
    }
}

/// An HTTP stack and a timer for async clients. It must not follow redirects or repeat requests by itself: a signature holds
/// for one request.
pub trait Transport: Send + Sync + 'static {
    /// Sends a request and reads the whole answer.
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportError>>;
    /// Waits before the next attempt.
    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()>;
}

/// An HTTP stack for blocking clients; otherwise as [`Transport`].
pub trait BlockingTransport: Send + Sync + 'static {
    /// Sends a request and reads the whole answer.
    ///
    /// # Errors
    /// How far the request got, see [`TransportErrorKind`](crate::error::TransportErrorKind).
    fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError>;

    /// Waits before the next attempt.
    fn sleep(&self, duration: Duration) {
        std::thread::sleep(duration);
    }
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportError>> {
        (**self).send(request)
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        (**self).sleep(duration)
    }
}

impl<T: BlockingTransport + ?Sized> BlockingTransport for Arc<T> {
    fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        (**self).send(request)
    }

    fn sleep(&self, duration: Duration) {
        (**self).sleep(duration);
    }
}

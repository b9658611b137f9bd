//! Async transport over reqwest, tokio and rustls.

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use reqwest::{Client, Method, redirect, retry};

use crate::error::{ConfigError, TransportError, TransportErrorKind};
use crate::transport::{BoxFuture, HttpRequest, HttpResponse, MAX_BODY, Transport};

/// Keeps connections open between calls. Certificates are checked against those that the operating system trusts; the
/// cryptography is ring's, which builds without cmake. Needs a tokio runtime with timers and I/O.
#[derive(Clone, Debug)]
pub struct ReqwestTransport {
    client: Client,
}

impl ReqwestTransport {
    /// A transport that takes this long at most to make a connection.
    ///
    /// # Errors
    /// TLS cannot be set up here, for instance for want of trusted certificates.
    pub fn new(connect_timeout: Duration) -> Result<Self, ConfigError> {
        use rustls_platform_verifier::BuilderVerifierExt;
        let failed = |error: &dyn Error| ConfigError::new(format!("TLS cannot be set up: {error}"));
        // The provider is named here, since the process-wide one belongs to the application.
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .and_then(BuilderVerifierExt::with_platform_verifier)
            .map_err(|error| failed(&error))?
            .with_no_client_auth();
        let client = Client::builder()
            .tls_backend_preconfigured(tls)
            .connect_timeout(connect_timeout)
            .redirect(redirect::Policy::none())
            .retry(retry::never())
            .build()
            .map_err(|error| failed(&error))?;
        Ok(Self { client })
    }

    /// A transport over a reqwest client with settings of one's own, such as a proxy. It should neither follow redirects
    /// nor repeat requests.
    #[must_use]
    pub fn with_client(client: Client) -> Self {
        Self { client }
    }

    async fn exchange(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let method = Method::from_bytes(request.method.as_bytes()).map_err(|error| {
            TransportError::new(TransportErrorKind::Unsendable, "no such method").with_source(error)
        })?;
        let mut builder = self
            .client
            .request(method, request.url)
            .timeout(request.timeout);
        for (name, value) in request.headers {
            builder = builder.header(name, value);
        }
        let mut response = builder.body(request.body).send().await.map_err(failed)?;
        let status = response.status().as_u16();
        let headers = response
            .headers()
            .iter()
            .map(|(name, value)| {
                let value = String::from_utf8_lossy(value.as_bytes());
                (name.as_str().to_owned(), value.into_owned())
            })
            .collect();
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(failed)? {
            if body.len() + chunk.len() > MAX_BODY {
                let message = format!("the answer is longer than {MAX_BODY} bytes");
                return Err(TransportError::new(TransportErrorKind::Oversized, message));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(HttpResponse {
            status,
            headers,
            body,
        })
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportError>> {
        Box::pin(self.exchange(request))
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        // Made on the first poll, since a timer can only be made inside a runtime.
        Box::pin(async move { tokio::time::sleep(duration).await })
    }
}

fn failed(error: reqwest::Error) -> TransportError {
    // Without the address: its query holds the parameters, secrets among them.
    let error = error.without_url();
    let (kind, what) = if error.is_connect() {
        (TransportErrorKind::Connect, "no connection could be made")
    } else if error.is_timeout() {
        (
            TransportErrorKind::TimedOut,
            "no complete answer came in time",
        )
    } else if error.is_builder() {
        (
            TransportErrorKind::Unsendable,
            "the request could not be built",
        )
    } else {
        (
            TransportErrorKind::Lost,
            "the connection was lost before the answer was complete",
        )
    };
    let mut cause: &dyn Error = &error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    TransportError::new(kind, format!("{what}: {cause}")).with_source(error)
}

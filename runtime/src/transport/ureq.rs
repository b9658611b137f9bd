//! Blocking transport over ureq and rustls: plain sockets on the caller's thread, so that a blocking program pays for no async
//! runtime.

use std::error::Error;
use std::io::ErrorKind;

use ureq::config::AutoHeaderValue;
use ureq::{Agent, RequestExt, Timeout, http};

use crate::error::{TransportError, TransportErrorKind};
use crate::transport::{BlockingTransport, HttpRequest, HttpResponse, MAX_BODY};

/// Keeps connections open between calls. Certificates are checked against the roots of Mozilla's programme, which are built in.
#[derive(Clone, Debug)]
pub struct UreqTransport {
    agent: Agent,
}

impl UreqTransport {
    /// A transport with a connection pool of its own.
    #[must_use]
    pub fn new() -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(AutoHeaderValue::None)
            .accept(AutoHeaderValue::None)
            .accept_encoding(AutoHeaderValue::None)
            .build();
        Self::with_agent(Agent::new_with_config(config))
    }

    /// A transport over an agent with settings of one's own, such as a proxy. It should neither follow redirects nor take
    /// statuses for errors.
    #[must_use]
    pub fn with_agent(agent: Agent) -> Self {
        Self { agent }
    }
}

impl Default for UreqTransport {
    fn default() -> Self {
        Self::new()
    }
}

impl BlockingTransport for UreqTransport {
    fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let mut builder = http::Request::builder()
            .method(request.method)
            .uri(&request.url);
        for (name, value) in &request.headers {
            builder = builder.header(name, value);
        }
        let (connect_timeout, timeout) = (request.connect_timeout, request.timeout);
        let http_request = builder.body(request.body).map_err(|error| {
            TransportError::new(
                TransportErrorKind::Unsendable,
                "the request could not be built",
            )
            .with_source(error)
        })?;
        let response = http_request
            .with_agent(&self.agent)
            .configure()
            .timeout_connect(Some(connect_timeout))
            .timeout_global(Some(timeout))
            .run()
            .map_err(failed)?;
        let (parts, mut body) = response.into_parts();
        let headers = parts
            .headers
            .iter()
            .map(|(name, value)| {
                let value = String::from_utf8_lossy(value.as_bytes());
                (name.as_str().to_owned(), value.into_owned())
            })
            .collect();
        let body = body
            .with_config()
            .limit(MAX_BODY as u64)
            .read_to_vec()
            .map_err(failed)?;
        Ok(HttpResponse {
            status: parts.status.as_u16(),
            headers,
            body,
        })
    }
}

fn failed(error: ureq::Error) -> TransportError {
    let kind = kind(&error);
    let what = match kind {
        TransportErrorKind::Connect => "no connection could be made",
        TransportErrorKind::TimedOut => "no complete answer came in time",
        TransportErrorKind::Lost => "the connection was lost before the answer was complete",
        TransportErrorKind::Oversized => "the answer is too long",
        TransportErrorKind::Unsendable => "the request could not be built",
    };
    // The text of some errors holds the address, whose query holds the parameters, secrets among them.
    if kind == TransportErrorKind::Unsendable {
        return TransportError::new(kind, what);
    }
    let mut cause: &dyn Error = &error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    TransportError::new(kind, format!("{what}: {cause}")).with_source(error)
}

fn kind(error: &ureq::Error) -> TransportErrorKind {
    match error {
        ureq::Error::HostNotFound | ureq::Error::ConnectionFailed | ureq::Error::Tls(_) => {
            TransportErrorKind::Connect
        }
        ureq::Error::Timeout(Timeout::Connect | Timeout::Resolve) => TransportErrorKind::Connect,
        ureq::Error::Timeout(_) => TransportErrorKind::TimedOut,
        // These come from opening a socket only; one that breaks later is reset or aborted.
        ureq::Error::Io(error)
            if matches!(
                error.kind(),
                ErrorKind::ConnectionRefused
                    | ErrorKind::AddrNotAvailable
                    | ErrorKind::HostUnreachable
                    | ErrorKind::NetworkUnreachable
            ) =>
        {
            TransportErrorKind::Connect
        }
        ureq::Error::BodyExceedsLimit(_) => TransportErrorKind::Oversized,
        ureq::Error::Http(_) | ureq::Error::BadUri(_) | ureq::Error::RequireHttpsOnly(_) => {
            TransportErrorKind::Unsendable
        }
        // The enum is open; everything that is not known to come before sending may have come after it.
        _ => TransportErrorKind::Lost,
    }
}

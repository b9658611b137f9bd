//! The blocking client: as [`Client`](crate::Client), but each call waits on the caller's thread. Its own HTTP stack is ureq (feature
//! `blocking`): plain sockets, a third of the dependencies, and no async runtime hidden behind a blocking face.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use crate::Json;
use crate::client::{Exchange, Settings, Verdict, prepare, settings_setters};
use crate::credentials::ProvideCredentials;
use crate::decode::decode;
use crate::error::{ConfigError, Error, Failure};
use crate::operation::{Operation, Parameters, Request, Service};
use crate::retry::RetryPolicy;
use crate::sign::Signature;
use crate::transport::BlockingTransport;
use crate::validate::{Validation, Warning};

/// Sends requests of any service. Cheap to clone; clones share their connections.
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
}

struct Inner {
    settings: Settings,
    transport: Box<dyn BlockingTransport>,
}

impl Client {
    /// Starts a client of this service with default settings.
    #[must_use]
    pub fn builder(service: &'static Service) -> ClientBuilder {
        ClientBuilder::new(service)
    }

    /// Prepares a call; nothing is sent before [`Call::send`].
    pub fn call<R: Request>(&self, request: R) -> Call<'_, R> {
        Call {
            client: self,
            request,
            validation: self.inner.settings.validation,
            timeout: self.inner.settings.timeout,
        }
    }

    /// Checks and sends a request until an answer counts. Not generic, so that it is compiled once.
    fn run(
        &self,
        operation: &'static Operation,
        request: &dyn Parameters,
        validation: Validation,
        timeout: Duration,
    ) -> Result<Json, Failure> {
        let Inner {
            settings,
            transport,
        } = &*self.inner;
        let message = prepare(settings, operation, request, validation)?;
        let mut exchange = Exchange::new(settings, message, timeout)?;
        loop {
            let request = exchange.attempt()?;
            match exchange.judge(transport.send(request)) {
                Verdict::Done(result) => return result,
                Verdict::Again(wait) => transport.sleep(wait),
            }
        }
    }
}

/// Shows no secret.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("settings", &self.inner.settings)
            .finish_non_exhaustive()
    }
}

/// Settings of a [`Client`], or of a generated client `C` over it.
pub struct ClientBuilder<C = Client> {
    service: &'static Service,
    settings: Settings,
    transport: Option<Box<dyn BlockingTransport>>,
    client: PhantomData<fn() -> C>,
}

impl<C: From<Client>> ClientBuilder<C> {
    /// Default settings for this service.
    #[must_use]
    pub fn new(service: &'static Service) -> Self {
        Self {
            service,
            settings: Settings::default(),
            transport: None,
            client: PhantomData,
        }
    }

    settings_setters!();

    /// The HTTP stack. By default ureq over rustls, if the feature `blocking` is on; otherwise there is none, and one must be
    /// given.
    #[must_use]
    pub fn transport(mut self, transport: impl BlockingTransport) -> Self {
        self.transport = Some(Box::new(transport));
        self
    }

    /// Makes the client.
    ///
    /// # Errors
    /// A setting is wrong, there is no transport, or the service has no endpoint without a region.
    pub fn build(self) -> Result<C, ConfigError> {
        let settings = self.settings.checked()?;
        settings.endpoint(self.service)?;
        let transport = match self.transport {
            Some(transport) => transport,
            None => default_transport()?,
        };
        let inner = Arc::new(Inner {
            settings,
            transport,
        });
        Ok(C::from(Client { inner }))
    }
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("service", &self.service.product)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

#[cfg(feature = "blocking")]
#[expect(clippy::unnecessary_wraps, reason = "fails where the feature is off")]
fn default_transport() -> Result<Box<dyn BlockingTransport>, ConfigError> {
    Ok(Box::new(crate::transport::UreqTransport::new()))
}

#[cfg(not(feature = "blocking"))]
fn default_transport() -> Result<Box<dyn BlockingTransport>, ConfigError> {
    Err(ConfigError::new(
        "there is no transport: turn the feature `blocking` on, or give the client one",
    ))
}

/// A call that is not sent yet.
#[derive(Debug)]
#[must_use = "a call is sent by `send`"]
pub struct Call<'c, R: Request> {
    client: &'c Client,
    request: R,
    validation: Validation,
    timeout: Duration,
}

impl<R: Request> Call<'_, R> {
    /// Whether this request is checked, whatever the client does otherwise.
    pub fn validation(mut self, validation: Validation) -> Self {
        self.validation = validation;
        self
    }

    /// Longest time of this call with all its attempts and waits.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sends the request, again where that is safe and the retry policy allows it.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn send(self) -> Result<R::Response, Error<R::Error>> {
        match self
            .client
            .run(R::OPERATION, &self.request, self.validation, self.timeout)
        {
            Ok(json) => Ok(decode(json)),
            Err(failure) => Err(Error::from(failure)),
        }
    }
}

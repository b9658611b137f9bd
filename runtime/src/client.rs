//! The async client: requests come in as values, responses or errors go out as futures. The blocking one is in
//! [`blocking`](crate::blocking).

mod builder;
mod exchange;
mod prepare;
mod settings;

pub(crate) use builder::settings_setters;
pub(crate) use exchange::{Exchange, Verdict};
pub(crate) use prepare::prepare;
pub(crate) use settings::{Endpoint, Settings};

use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use crate::Json;
use crate::credentials::ProvideCredentials;
use crate::decode::decode;
use crate::error::{ConfigError, Error, Failure};
use crate::operation::{Operation, Parameters, Request, Service};
use crate::retry::RetryPolicy;
use crate::sign::Signature;
use crate::transport::{BoxFuture, Transport};
use crate::validate::{Validation, Warning};

/// Sends requests of any service. Cheap to clone; clones share their connections.
///
/// Generated crates wrap it in a client with a method for each operation.
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
}

struct Inner {
    settings: Settings,
    transport: Box<dyn Transport>,
}

impl Client {
    /// Starts a client of this service with default settings.
    #[must_use]
    pub fn builder(service: &'static Service) -> ClientBuilder {
        ClientBuilder::new(service)
    }

    /// Prepares a call; nothing is sent before it is awaited.
    pub fn call<R: Request>(&self, request: R) -> Call<'_, R> {
        Call {
            client: self,
            request,
            validation: self.inner.settings.validation,
            timeout: self.inner.settings.timeout,
        }
    }

    /// Sends what was prepared until an answer counts. Not generic, so that it is compiled once.
    async fn run(&self, prepared: Result<Exchange<'_>, Failure>) -> Result<Json, Failure> {
        let mut exchange = prepared?;
        let transport = &self.inner.transport;
        loop {
            let request = exchange.attempt()?;
            match exchange.judge(transport.send(request).await) {
                Verdict::Done(result) => return result,
                Verdict::Again(wait) => transport.sleep(wait).await,
            }
        }
    }

    fn exchange(
        &self,
        operation: &'static Operation,
        request: &dyn Parameters,
        validation: Validation,
        timeout: Duration,
    ) -> Result<Exchange<'_>, Failure> {
        let settings = &self.inner.settings;
        let message = prepare(settings, operation, request, validation)?;
        Exchange::new(settings, message, timeout)
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
    transport: Option<Box<dyn Transport>>,
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

    /// The HTTP stack. By default reqwest over rustls, if the feature `reqwest` is on; otherwise there is none, and one must
    /// be given.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport) -> Self {
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
            None => default_transport(&settings)?,
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

#[cfg(feature = "reqwest")]
fn default_transport(settings: &Settings) -> Result<Box<dyn Transport>, ConfigError> {
    let transport = crate::transport::ReqwestTransport::new(settings.connect_timeout)?;
    Ok(Box::new(transport))
}

#[cfg(not(feature = "reqwest"))]
fn default_transport(_settings: &Settings) -> Result<Box<dyn Transport>, ConfigError> {
    Err(ConfigError::new(
        "there is no transport: turn the feature `reqwest` on, or give the client one",
    ))
}

/// A call that is not sent yet: await it, or set something first.
#[derive(Debug)]
#[must_use = "a call is sent when it is awaited"]
pub struct Call<'c, R: Request> {
    client: &'c Client,
    request: R,
    validation: Validation,
    timeout: Duration,
}

impl<'c, R: Request> Call<'c, R> {
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

    /// Sends the request, again where that is safe and the retry policy allows it. The future needs nothing of the request
    /// itself any more.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn send(
        self,
    ) -> impl Future<Output = Result<R::Response, Error<R::Error>>> + Send + use<'c, R> {
        let client = self.client;
        let exchange = client.exchange(R::OPERATION, &self.request, self.validation, self.timeout);
        async move {
            match client.run(exchange).await {
                Ok(json) => Ok(decode(json)),
                Err(failure) => Err(Error::from(failure)),
            }
        }
    }
}

impl<'c, R: Request + 'c> IntoFuture for Call<'c, R> {
    type Output = Result<R::Response, Error<R::Error>>;
    type IntoFuture = BoxFuture<'c, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

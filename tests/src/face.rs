//! The two faces of the runtime's client under both signatures, so that one test can hold for all of them.

use std::fmt;
use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use docwright_runtime::credentials::Credentials;
use docwright_runtime::error::Error;
use docwright_runtime::operation::Request;
use docwright_runtime::retry::RetryPolicy;
use docwright_runtime::sign::Signature;
use docwright_runtime::validate::Validation;

use crate::server::Server;
use crate::{ACCESS_KEY_ID, ACCESS_KEY_SECRET};

/// Which client, and which signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way {
    /// Async or blocking.
    pub face: Face,
    /// The signature.
    pub signature: Signature,
}

/// Async or blocking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Over reqwest.
    Async,
    /// Over ureq.
    Blocking,
}

impl Way {
    /// All four.
    pub const ALL: [Self; 4] = [
        Self::new(Face::Async, Signature::V1),
        Self::new(Face::Async, Signature::V3),
        Self::new(Face::Blocking, Signature::V1),
        Self::new(Face::Blocking, Signature::V3),
    ];

    const fn new(face: Face, signature: Signature) -> Self {
        Self { face, signature }
    }
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {:?}", self.face, self.signature)
    }
}

/// Settings of a call, with defaults that make tests quick.
#[derive(Clone, Debug)]
pub struct Setup {
    /// Address of the server.
    pub endpoint: String,
    /// Attempts and waits.
    pub retry: RetryPolicy,
    /// The client's own checks.
    pub validation: Validation,
    /// The call's, where they differ.
    pub call_validation: Option<Validation>,
    /// Longest time of an attempt.
    pub attempt_timeout: Duration,
    /// Longest time of the call.
    pub timeout: Duration,
    /// What the warnings hook was told.
    pub warnings: Arc<Mutex<Vec<String>>>,
}

impl Setup {
    /// Four attempts without much of a wait between them.
    #[must_use]
    pub fn new(server: &Server) -> Self {
        Self {
            endpoint: server.url(),
            retry: RetryPolicy {
                attempts: 4,
                base: Duration::from_millis(2),
                cap: Duration::from_millis(4),
            },
            validation: Validation::Enforce,
            call_validation: None,
            attempt_timeout: Duration::from_secs(5),
            timeout: Duration::from_secs(20),
            warnings: Arc::default(),
        }
    }

    /// What the warnings hook was told.
    #[must_use]
    pub fn warnings(&self) -> Vec<String> {
        let warnings = self.warnings.lock();
        warnings.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

macro_rules! configured {
    ($builder:expr, $way:expr, $setup:expr) => {{
        let warnings = Arc::clone(&$setup.warnings);
        $builder
            .credentials(Credentials::new(ACCESS_KEY_ID, ACCESS_KEY_SECRET))
            .region("cn-chengdu")
            .endpoint(&$setup.endpoint)
            .signature($way.signature)
            .retry($setup.retry)
            .validation($setup.validation)
            .attempt_timeout($setup.attempt_timeout)
            .timeout($setup.timeout)
            .on_warning(move |warning| {
                let warnings = warnings.lock();
                let mut warnings = warnings.unwrap_or_else(PoisonError::into_inner);
                warnings.push(warning.to_string());
            })
            .build()
            .expect("the settings are right")
    }};
}

/// Sends a request one way.
///
/// # Errors
/// As the client says.
pub fn send<R: Request>(
    way: Way,
    setup: &Setup,
    request: R,
) -> Result<R::Response, Error<R::Error>> {
    match way.face {
        Face::Async => {
            let client = configured!(
                docwright_runtime::Client::builder(R::OPERATION.service),
                way,
                setup
            );
            let mut call = client.call(request);
            if let Some(validation) = setup.call_validation {
                call = call.validation(validation);
            }
            wait(call.send())
        }
        Face::Blocking => {
            let client = configured!(
                docwright_runtime::blocking::Client::builder(R::OPERATION.service),
                way,
                setup
            );
            let mut call = client.call(request);
            if let Some(validation) = setup.call_validation {
                call = call.validation(validation);
            }
            call.send()
        }
    }
}

/// Runs a future to its end on a runtime of its own.
///
/// # Panics
/// Where no runtime can be made.
pub fn wait<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime can be made")
        .block_on(future)
}

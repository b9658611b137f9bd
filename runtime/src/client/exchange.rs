//! One call from its first attempt to its end, without I/O: the loop around it only sends, waits and asks again. Both clients share it.

use std::time::{Duration, Instant, SystemTime};

use crate::Json;
use crate::answer::Answer;
use crate::client::settings::{Endpoint, Settings};
use crate::error::{Failure, TransportError, TransportErrorKind};
use crate::time;
use crate::transport::{HttpRequest, HttpResponse};
use crate::wire::Message;
use crate::wire::signed::{Attempt, signed};

/// A call in progress.
pub(crate) struct Exchange<'c> {
    settings: &'c Settings,
    message: Message,
    endpoint: Endpoint,
    attempts: u32,
    /// Absent where the time-out is too long to be a moment.
    deadline: Option<Instant>,
}

/// What to do after an attempt.
pub(crate) enum Verdict {
    /// Return this.
    Done(Result<Json, Failure>),
    /// Wait, then make another attempt.
    Again(Duration),
}

impl<'c> Exchange<'c> {
    pub(crate) fn new(
        settings: &'c Settings,
        message: Message,
        timeout: Duration,
    ) -> Result<Self, Failure> {
        let endpoint = settings.endpoint(message.operation.service)?;
        Ok(Self {
            settings,
            message,
            endpoint,
            attempts: 0,
            deadline: Instant::now().checked_add(timeout),
        })
    }

    /// The request of the next attempt: the same message with a fresh nonce and timestamp.
    pub(crate) fn attempt(&mut self) -> Result<HttpRequest, Failure> {
        let left = self.time_left();
        if left.is_zero() {
            let message = format!("{} did not end in time", self.message.operation.name);
            return Err(Failure::Transport(TransportError::new(
                TransportErrorKind::TimedOut,
                message,
            )));
        }
        self.attempts += 1;
        let credentials = self.settings.credentials.credentials()?;
        let token = credentials.security_token.as_ref();
        for secret in token.into_iter().chain([&credentials.access_key_secret]) {
            self.message.secrets.add(secret.expose());
        }
        let mut request = signed(
            &self.message,
            Attempt {
                endpoint: &self.endpoint,
                credentials: &credentials,
                signature: self.settings.signature,
                user_agent: &self.settings.user_agent,
                moment: SystemTime::now(),
                nonce: &time::unique(),
            },
        );
        request.timeout = self.settings.attempt_timeout.min(left);
        request.connect_timeout = self.settings.connect_timeout.min(request.timeout);
        Ok(request)
    }

    /// Judges what came of an attempt.
    pub(crate) fn judge(&self, outcome: Result<HttpResponse, TransportError>) -> Verdict {
        let operation = self.message.operation;
        let failure = match outcome {
            Ok(response) => {
                let answer = Answer {
                    operation,
                    response: &response,
                    secrets: &self.message.secrets,
                };
                match answer.interpret() {
                    Ok(json) => return Verdict::Done(Ok(json)),
                    Err(failure) => failure,
                }
            }
            Err(error) => Failure::Transport(error.during(operation.name)),
        };
        match self.settings.retry.wait(operation, self.attempts, &failure) {
            // A wait that outlasts the call ends it now, with what is known.
            Some(wait) if wait < self.time_left() => Verdict::Again(wait),
            Some(_) | None => Verdict::Done(Err(failure)),
        }
    }

    fn time_left(&self) -> Duration {
        self.deadline.map_or(Duration::MAX, |deadline| {
            deadline.saturating_duration_since(Instant::now())
        })
    }
}

//! Which failures are repeated, and when: an outcome comes in, a wait or the end goes out.

use std::time::Duration;

use crate::error::{Failure, TransportErrorKind};
use crate::operation::Operation;

/// How often and how soon a call is tried again.
///
/// The wait before attempt *n* + 1 is a random time between nothing and `base * 2^(n - 1)`, at most `cap` ("full jitter": clients that
/// failed together do not come back together). Where the service asks for a longer wait by `Retry-After`, that holds.
///
/// Repeated for every operation is what was not begun: no connection, HTTP status 429 and 503, throttling codes, and other codes
/// that the pages tell to try again.
///
/// After a time-out, a lost connection, an answer that makes no sense or another status from 500 up (an error inside the service,
/// or a gateway that lost it, whatever code or advice comes with that) the service may have done what it was asked, or half of
/// it. Such a call is only repeated where that does no harm: the operation has an idempotency token (filled in and kept by the
/// client), or it only reads, that is, its method is GET in ROA or its name begins with `Describe`, `List`, `Get`, `Query`,
/// `Check`, `Count` or `Search`. For the others [`is_retryable`](crate::error::Error::is_retryable) tells that another try may
/// succeed; whether it may be made is for the caller to find out. Status 501 is never repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    /// Most attempts, the first included.
    pub attempts: u32,
    /// Upper end of the first wait.
    pub base: Duration,
    /// Upper end of every wait.
    pub cap: Duration,
}

impl Default for RetryPolicy {
    /// Four attempts, waits from 0.2 s up to 10 s.
    fn default() -> Self {
        Self {
            attempts: 4,
            base: Duration::from_millis(200),
            cap: Duration::from_secs(10),
        }
    }
}

impl RetryPolicy {
    /// One attempt only.
    #[must_use]
    pub fn never() -> Self {
        Self {
            attempts: 1,
            ..Self::default()
        }
    }

    /// The longest wait after so many attempts.
    #[must_use]
    pub fn longest_wait(&self, attempts: u32) -> Duration {
        let doublings = attempts.saturating_sub(1).min(31);
        self.base.saturating_mul(1 << doublings).min(self.cap)
    }

    /// The wait before the next attempt, where one is to be made.
    pub(crate) fn wait(
        &self,
        operation: &'static Operation,
        attempts: u32,
        failure: &Failure,
    ) -> Option<Duration> {
        if attempts >= self.attempts || !is_worth_repeating(operation, failure) {
            return None;
        }
        let wait = self.longest_wait(attempts).mul_f64(fastrand::f64());
        let asked = match failure {
            Failure::Service { answer, .. } => answer.retry_after(),
            Failure::Invalid(_)
            | Failure::Credentials(_)
            | Failure::Transport(_)
            | Failure::Decode(_)
            | Failure::Config(_) => None,
        };
        Some(asked.map_or(wait, |asked| asked.max(wait)))
    }
}

fn is_worth_repeating(operation: &'static Operation, failure: &Failure) -> bool {
    match failure {
        Failure::Transport(error) => match error.kind() {
            TransportErrorKind::Connect => true,
            TransportErrorKind::TimedOut | TransportErrorKind::Lost => is_repeatable(operation),
            TransportErrorKind::Oversized | TransportErrorKind::Unsendable => false,
        },
        Failure::Decode(_) => is_repeatable(operation),
        Failure::Service { answer, .. } => {
            let (status, code) = (answer.status(), answer.code());
            let refused = status < 500 || status == 503 || is_throttling(code);
            answer.is_retryable() && (refused || is_repeatable(operation))
        }
        Failure::Invalid(_) | Failure::Credentials(_) | Failure::Config(_) => false,
    }
}

/// Doing it twice does no harm.
fn is_repeatable(operation: &'static Operation) -> bool {
    const READING: &[&str] = &[
        "Describe", "List", "Get", "Query", "Check", "Count", "Search",
    ];
    let reads = READING.iter().any(|verb| {
        let rest = operation.name.strip_prefix(verb);
        // `Listen...` does not list.
        rest.is_some_and(|rest| !rest.starts_with(|next: char| next.is_ascii_lowercase()))
    });
    let safe_method =
        operation.service.style == crate::operation::Style::Roa && operation.method == "GET";
    operation.idempotency_token.is_some() || reads || safe_method
}

/// The status or code says that the service is overloaded or failed, and may do better later.
pub(crate) fn is_passing(status: u16, code: &str) -> bool {
    // 501 says that the service will never do it.
    status == 429 || (status >= 500 && status != 501) || is_throttling(code)
}

/// The code says that there were too many requests, so this one was not looked at: `Throttling`, `Throttling.User` and so on.
fn is_throttling(code: &str) -> bool {
    code.get(..10)
        .is_some_and(|start| start.eq_ignore_ascii_case("Throttling"))
}

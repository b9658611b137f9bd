//! What is sent again and what is not, over real connections.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::time::{Duration, Instant};

use docwright_runtime::error::{Error, TransportErrorKind};
use docwright_runtime::retry::RetryPolicy;
use docwright_tests::calls::{CREATED, RestartGate, against, create, created, describe};
use docwright_tests::face::{Setup, Way, send};
use docwright_tests::server::{Reply, Server};

/// Twice 503, then success: one token, but a nonce of its own for each attempt.
#[test]
fn attempts_are_one_request_to_the_service() {
    for way in Way::ALL {
        let busy = || Reply::error(503, "ServiceUnavailable", "Busy.");
        let (result, received) = against(way, [busy(), busy(), created()]);
        assert_eq!(result.unwrap().request_id.as_deref(), Some("r-1"), "{way}");
        assert_eq!(received.len(), 3, "{way}");
        let tokens: Vec<_> = received
            .iter()
            .map(|one| one.parameter("ClientToken"))
            .collect();
        assert!(
            tokens[0].as_ref().is_some_and(|token| token.len() >= 16),
            "{tokens:?}"
        );
        assert!(tokens.iter().all(|token| *token == tokens[0]), "{tokens:?}");
        let mut nonces: Vec<String> = received
            .iter()
            .map(|one| one.signed.clone().unwrap().nonce)
            .collect();
        nonces.sort();
        nonces.dedup();
        assert_eq!(nonces.len(), 3, "{way}: a nonce was used twice");
    }
}

#[test]
fn two_calls_have_tokens_of_their_own() {
    let server = Server::answering([created(), created()]);
    for _ in 0..2 {
        send(Way::ALL[0], &Setup::new(&server), create()).unwrap();
    }
    let received = server.received();
    assert_ne!(
        received[0].parameter("ClientToken"),
        received[1].parameter("ClientToken")
    );
}

#[test]
fn retry_after_is_kept_and_the_timestamp_is_fresh() {
    // All at once: each waits a second.
    std::thread::scope(|scope| {
        for way in Way::ALL {
            scope.spawn(move || {
                let wait = Reply::Full(
                    429,
                    vec![("retry-after", "1".to_owned())],
                    br#"{"Code":"Throttling.User","Message":"Too many."}"#.to_vec(),
                );
                let (result, received) = against(way, [wait, created()]);
                result.unwrap();
                let [first, second] = &received[..] else {
                    panic!("{way}: {} requests", received.len());
                };
                assert!(second.at - first.at >= Duration::from_millis(990), "{way}");
                let moments = [first, second].map(|one| one.signed.clone().unwrap().moment);
                assert!(moments[0] < moments[1], "{way}: {moments:?}");
            });
        }
    });
}

#[test]
fn the_last_of_all_attempts_is_told() {
    for way in Way::ALL {
        let busy = || Reply::error(503, "ServiceUnavailable", "Busy.");
        let (result, received) = against(way, [busy(), busy(), busy(), busy(), created()]);
        let error = result.unwrap_err();
        assert_eq!(received.len(), 4, "{way}");
        assert_eq!(error.status(), Some(503));
        assert!(error.is_retryable());
    }
}

#[test]
fn codes_that_the_page_marks_as_passing_are_repeated() {
    for way in Way::ALL {
        // `请稍后重试` in the page.
        let passing = Reply::error(400, "VpnGateway.Configuring", "Still running.");
        let (result, received) = against(way, [passing, created()]);
        result.unwrap();
        assert_eq!(received.len(), 2, "{way}");
    }
}

#[test]
fn refusals_are_not_repeated() {
    for way in Way::ALL {
        let (result, received) = against(
            way,
            [Reply::error(400, "Resource.QuotaFull", "None is left.")],
        );
        assert_eq!(received.len(), 1, "{way}");
        assert!(!result.unwrap_err().is_retryable());
    }
}

/// Half a body, no answer at all, an answer too late: the service may have acted.
fn ambiguous() -> [(Reply, TransportErrorKind); 3] {
    let late = Reply::Late(Duration::from_secs(3), Box::new(created()));
    [
        (
            Reply::Half(200, CREATED.to_owned()),
            TransportErrorKind::Lost,
        ),
        (Reply::Close, TransportErrorKind::Lost),
        (late, TransportErrorKind::TimedOut),
    ]
}

fn hasty(server: &Server) -> Setup {
    Setup {
        attempt_timeout: Duration::from_millis(250),
        ..Setup::new(server)
    }
}

#[test]
fn what_may_have_been_done_is_not_done_again() {
    for way in Way::ALL {
        for (reply, kind) in ambiguous() {
            let server = Server::answering([reply.clone()]);
            let error = send(way, &hasty(&server), RestartGate).unwrap_err();
            let Error::Transport(transport) = &error else {
                panic!("{way}: {reply:?}: {error:?}");
            };
            assert_eq!(transport.kind(), kind, "{way}: {reply:?}: {error}");
            assert!(error.to_string().contains("RestartGate"), "{error}");
            assert_eq!(
                (error.code(), error.status(), error.request_id()),
                (None, None, None)
            );
            assert_eq!(server.received().len(), 1, "{way}: {reply:?}");
        }
    }
}

#[test]
fn what_can_be_done_again_is() {
    for way in Way::ALL {
        for (reply, _) in ambiguous() {
            // It has a token.
            let server = Server::answering([reply.clone(), created()]);
            send(way, &hasty(&server), create())
                .unwrap_or_else(|error| panic!("{way}: {reply:?}: {error}"));
            let received = server.received();
            assert_eq!(received.len(), 2, "{way}: {reply:?}");
            assert_eq!(
                received[0].parameter("ClientToken"),
                received[1].parameter("ClientToken")
            );
            // It only reads.
            let server = Server::answering([reply.clone(), Reply::Json(200, "{}".to_owned())]);
            send(way, &hasty(&server), describe()).unwrap();
            assert_eq!(server.received().len(), 2, "{way}: {reply:?}");
        }
    }
}

/// An error inside the service, and gateways that do not know how it ended.
#[test]
fn a_failure_in_the_middle_is_not_repeated_for_what_changes_something() {
    for way in Way::ALL {
        for (status, reply) in [
            (500, Reply::error(500, "InternalError", "Try again later.")),
            (502, Reply::html(502)),
            (504, Reply::html(504)),
        ] {
            let server = Server::answering([reply.clone()]);
            let error = send(way, &Setup::new(&server), RestartGate).unwrap_err();
            assert_eq!(
                (error.status(), server.received().len()),
                (Some(status), 1),
                "{way}"
            );
            assert!(error.is_retryable(), "{way}: {status}");
            let (result, received) = against(way, [reply, created()]);
            result.unwrap();
            assert_eq!(received.len(), 2, "{way}: {status}");
        }
    }
}

#[test]
fn the_whole_call_ends_in_time() {
    for way in Way::ALL {
        let server = Server::start(|_| Reply::error(503, "ServiceUnavailable", "Busy."));
        let setup = Setup {
            timeout: Duration::from_millis(300),
            retry: RetryPolicy {
                attempts: 1000,
                base: Duration::from_millis(50),
                cap: Duration::from_millis(50),
            },
            ..Setup::new(&server)
        };
        let start = Instant::now();
        let error = send(way, &setup, create()).unwrap_err();
        // The end may come while it waits or in the middle of an attempt.
        let late = matches!(&error, Error::Transport(error) if error.kind() == TransportErrorKind::TimedOut);
        assert!(error.status() == Some(503) || late, "{way}: {error:?}");
        assert!(start.elapsed() < Duration::from_secs(2), "{way}");
        assert!(server.received().len() > 1, "{way}");
    }
}

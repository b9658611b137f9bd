//! What comes of every kind of answer that is no success, over real connections.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use aliyun_vpc::vpc::*;
use docwright_runtime::error::{DecodeErrorKind, Error, TransportErrorKind};
use docwright_tests::calls::{RestartGate, against, create, created};
use docwright_tests::face::{Setup, Way, send, wait};
use docwright_tests::server::{Reply, Server};

#[test]
fn documented_errors_are_variants() {
    for way in Way::ALL {
        for (code, status) in [
            ("InvalidVpnGatewayInstanceId.NotFound", 404),
            // The wire does not always keep the case of the page.
            ("invalidvpngatewayinstanceid.NOTFOUND", 404),
        ] {
            let (result, _) = against(way, [Reply::error(status, code, "No such gateway.")]);
            let error = result.unwrap_err();
            let Error::Service(inner) = &error else {
                panic!("{way}: {error:?}");
            };
            assert_eq!(
                inner.kind,
                CreateSslVpnServerError::InvalidVpnGatewayInstanceIdNotFound
            );
            assert_eq!(inner.code(), code);
            assert_eq!(inner.status(), 404);
            assert_eq!(
                inner.request_id(),
                Some("70E8B4D1-26AF-4C93-B15D-0F9C3A7E6D42")
            );
            assert!(!inner.is_retryable());
            assert_eq!(error.code(), Some(code));
            assert_eq!(error.request_id(), inner.request_id());
            let answer = error.answer().unwrap();
            assert_eq!(answer.message(), "No such gateway.");
            assert_eq!(answer.recommend(), Some("https://example.com/troubleshoot"));
            assert_eq!(
                error.to_string(),
                format!(
                    "CreateSslVpnServer failed with {code} (HTTP status 404): No such gateway \
                     (request id 70E8B4D1-26AF-4C93-B15D-0F9C3A7E6D42)."
                ),
            );
            assert_eq!(inner.to_string(), error.to_string());
        }
    }
}

#[test]
fn the_misspelt_code_of_the_wire_is_matched() {
    let (result, _) = against(Way::ALL[0], [Reply::error(403, "Forbbiden.SubUser", "No.")]);
    let error = result.unwrap_err();
    assert_eq!(
        error.kind(),
        Some(CreateSslVpnServerError::ForbbidenSubUser)
    );
}

#[test]
fn undocumented_codes_are_other() {
    for way in Way::ALL {
        let (result, _) = against(way, [Reply::error(400, "Brand.New", "Surprise.")]);
        let error = result.unwrap_err();
        assert_eq!(error.kind(), Some(CreateSslVpnServerError::Other));
        let answer = error.answer().unwrap();
        assert_eq!((answer.code(), answer.status()), ("Brand.New", 400));
        assert!(answer.documented().is_none());
        let text = error.to_string();
        for part in [
            "CreateSslVpnServer",
            "Brand.New",
            "400",
            "Surprise",
            "70E8B4D1",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
    }
}

#[test]
fn the_catalogue_of_the_product_stands_behind_other() {
    // Documented for CreateSslVpnServer, not for this one.
    let server = Server::answering([Reply::error(400, "QuotaExceeded.VpnRouteEntry", "No room.")]);
    let error = send(Way::ALL[0], &Setup::new(&server), RestartGate).unwrap_err();
    assert_eq!(error.kind(), Some(DeleteSslVpnServerError::Other));
    let answer = error.answer().unwrap();
    assert_eq!(answer.documented().map(|entry| entry.status), Some(400));
}

#[test]
fn error_answers_of_other_shapes() {
    for way in Way::ALL {
        let (result, received) = against(way, [Reply::html(404)]);
        let error = result.unwrap_err();
        assert_eq!(error.kind(), Some(CreateSslVpnServerError::Other));
        assert_eq!((error.status(), error.code()), (Some(404), Some("")));
        assert!(error.to_string().contains("404"), "{error}");
        assert_eq!(received.len(), 1);

        let (result, _) = against(way, [Reply::Full(500, Vec::new(), Vec::new()), created()]);
        result.unwrap();

        let xml = b"<Error><Code>Forbidden</Code><Message>No.</Message><RequestId>r-x</RequestId></Error>";
        let (result, _) = against(way, [Reply::Full(403, Vec::new(), xml.to_vec())]);
        let error = result.unwrap_err();
        assert_eq!(error.kind(), Some(CreateSslVpnServerError::Forbidden));
        assert_eq!(error.request_id(), Some("r-x"));
    }
}

#[test]
fn an_answer_that_makes_no_sense() {
    for way in Way::ALL {
        for (reply, kind) in [
            (Reply::html(200), DecodeErrorKind::NotJson),
            (Reply::Json(200, String::new()), DecodeErrorKind::Empty),
            (
                Reply::Json(200, r#"{"Name":"br"#.to_owned()),
                DecodeErrorKind::Cut,
            ),
            (
                Reply::Json(200, "[1]".to_owned()),
                DecodeErrorKind::NotAnObject,
            ),
        ] {
            let server = Server::answering([reply]);
            // No token and no reading operation: it must not be done twice.
            let error = send(way, &Setup::new(&server), RestartGate).unwrap_err();
            let Error::Decode(decode) = &error else {
                panic!("{way}: {error:?}");
            };
            assert_eq!((decode.kind(), decode.status()), (kind, 200), "{way}");
            assert!(error.to_string().contains("RestartGate"), "{error}");
            assert_eq!(server.received().len(), 1, "{way}");
        }
    }
}

#[test]
fn no_server_is_a_connect_failure() {
    for way in Way::ALL {
        let server = Server::answering([]);
        let setup = Setup::new(&server);
        drop(server);
        let error = send(way, &setup, RestartGate).unwrap_err();
        let Error::Transport(transport) = &error else {
            panic!("{way}: {error:?}");
        };
        assert_eq!(
            transport.kind(),
            TransportErrorKind::Connect,
            "{way}: {error}"
        );
        assert!(error.is_retryable());
    }
}

#[test]
fn a_wrong_secret_is_the_services_to_refuse_and_is_not_shown() {
    use docwright_runtime::credentials::Credentials;
    let server = Server::answering([]);
    let client = docwright_tests::client!(
        Client,
        server,
        region("cn-chengdu"),
        credentials(
            Credentials::new("testid", "not-the-testsecret").with_security_token("hidden-token")
        ),
    );
    let error = wait(client.create_ssl_vpn_server(create()).send()).unwrap_err();
    assert_eq!(error.code(), Some("SignatureDoesNotMatch"));
    let shown = format!("{client:?} {error:?} {error}");
    assert!(
        !shown.contains("not-the-testsecret") && !shown.contains("hidden-token"),
        "{shown}"
    );
}

//! Calls of the generated client over real connections, async and blocking, under both signatures: what arrives, what is repeated, and what
//! comes of every kind of answer.

use std::time::{Duration, Instant};

use aliyun_vpc::vpc::*;
use docwright_runtime::error::{DecodeErrorKind, Error, TransportErrorKind};
use docwright_runtime::operation::{Operation, Parameters, Request, Visitor};
use docwright_runtime::retry::RetryPolicy;
use docwright_runtime::sign::Signature;
use docwright_runtime::validate::Validation;
use docwright_tests::face::{Setup, Way, send, wait};
use docwright_tests::server::{Received, Reply, Server};
use docwright_tests::verify::Version;

const CREATED: &str =
    r#"{"RequestId":"r-1","SslVpnServerId":"vss-1","Name":"branch-office","Unknown":[1]}"#;

fn created() -> Reply {
    Reply::Json(200, CREATED.to_owned())
}

fn create() -> CreateSslVpnServerRequest {
    CreateSslVpnServerRequest::new(CreateSslVpnServerRequired {
        client_ip_pool: "172.20.8.0/24",
        local_subnet: "10.40.0.0/16",
        vpn_gateway_id: "vpn-1",
    })
}

/// An operation without an idempotency token that does not only read.
struct RestartGate;

static RESTART_GATE: Operation = Operation {
    service: &SERVICE,
    name: "RestartGate",
    method: "POST",
    path: "/",
    page: "RestartGate.md",
    line: 1,
    idempotency_token: None,
    errors: &[],
};

impl Parameters for RestartGate {
    fn visit(&self, visitor: &mut dyn Visitor) {
        visitor.values(&[], &[]);
    }
}

impl Request for RestartGate {
    type Response = DeleteSslVpnServerResponse;
    type Error = DeleteSslVpnServerError;
    const OPERATION: &'static Operation = &RESTART_GATE;
}

/// Only reads.
fn describe() -> DescribeSslVpnServersRequest {
    DescribeSslVpnServersRequest::new()
}

/// Sends against these replies; all requests must be signed rightly.
fn against(
    way: Way,
    replies: impl IntoIterator<Item = Reply>,
) -> (
    Result<CreateSslVpnServerResponse, Error<CreateSslVpnServerError>>,
    Vec<Received>,
) {
    let server = Server::answering(replies);
    let result = send(way, &Setup::new(&server), create());
    let received = server.received();
    for request in &received {
        assert_eq!(request.signed.as_ref().err(), None, "{way}");
    }
    (result, received)
}

#[test]
fn a_documented_sample_is_read() {
    for way in Way::ALL {
        let (result, received) = against(way, [created()]);
        let response = result.unwrap();
        assert_eq!(response.ssl_vpn_server_id.as_deref(), Some("vss-1"));
        assert_eq!(response.request_id.as_deref(), Some("r-1"));
        assert_eq!(received.len(), 1, "{way}");
        let signed = received[0].signed.clone().unwrap();
        let expected = match way.signature {
            Signature::V1 => Version::V1,
            Signature::V3 => Version::V3,
        };
        assert_eq!(signed.version, expected, "{way}");
        assert_eq!(signed.action, "CreateSslVpnServer");
        assert_eq!(signed.api, "2016-04-28");
    }
}

#[test]
fn the_request_id_is_taken_from_the_header_where_the_body_has_none() {
    for way in Way::ALL {
        let headers = vec![("x-acs-request-id", "r-header".to_owned())];
        let (result, _) = against(way, [Reply::Full(200, headers, b"{}".to_vec())]);
        assert_eq!(result.unwrap().request_id.as_deref(), Some("r-header"));
    }
}

#[test]
fn the_generated_clients_have_a_method_for_it() {
    let server = Server::answering([created(), created()]);
    let client = docwright_tests::client!(Client, server, region("cn-chengdu"));
    wait(async { client.create_ssl_vpn_server(create()).await }).unwrap();
    let client = docwright_tests::client!(blocking::Client, server, region("cn-chengdu"));
    client.create_ssl_vpn_server(create()).send().unwrap();
    for request in server.received() {
        assert_eq!(request.signed.unwrap().action, "CreateSslVpnServer");
    }
}

#[test]
fn every_character_arrives() {
    const NAMES: &[&str] = &[
        "办公室 一号",
        "a b",
        "*",
        "~-_.",
        "+",
        "a=b&c=d",
        "100%",
        "%41",
        "/?#[]@!$'()",
        "\"\\<>^`{|}",
        "line\nbreak\ttab",
        "😀",
    ];
    for way in Way::ALL {
        for name in NAMES {
            let server = Server::answering([created()]);
            let setup = Setup {
                validation: Validation::Off,
                ..Setup::new(&server)
            };
            send(way, &setup, create().name(name)).unwrap();
            let received = server.only();
            let arrived: Vec<(String, String)> = received
                .parameters()
                .into_iter()
                .filter(|(name, _)| name != "ClientToken")
                .collect();
            let expected = [
                ("ClientIpPool", "172.20.8.0/24"),
                ("LocalSubnet", "10.40.0.0/16"),
                ("Name", name),
                ("RegionId", "cn-chengdu"),
                ("VpnGatewayId", "vpn-1"),
            ];
            let expected: Vec<(String, String)> = expected
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect();
            assert_eq!(arrived, expected, "{way}");
            // A bare `+` would be a space to some servers and a plus to others, a bare `*` breaks the signature with some.
            let query = received
                .target
                .split_once('?')
                .map_or("", |(_, query)| query);
            let body = String::from_utf8_lossy(&received.body).into_owned();
            assert!(
                !query.contains(['+', '*']) && !body.contains(['+', '*']),
                "{way}: {query}"
            );
        }
    }
}

#[test]
fn long_requests_arrive_too() {
    let name = "网".repeat(5000);
    for way in Way::ALL {
        let server = Server::answering([created()]);
        let setup = Setup {
            validation: Validation::Off,
            ..Setup::new(&server)
        };
        send(way, &setup, create().name(&name)).unwrap();
        assert_eq!(
            server.only().parameter("Name").as_deref(),
            Some(name.as_str())
        );
    }
}

#[test]
fn what_the_caller_gives_goes_before_what_the_client_fills_in() {
    for way in Way::ALL {
        let server = Server::answering([created()]);
        let request = create()
            .client_token("token-of-mine")
            .region_id("cn-beijing");
        send(way, &Setup::new(&server), request).unwrap();
        let received = server.only();
        assert_eq!(
            received.parameter("ClientToken").as_deref(),
            Some("token-of-mine")
        );
        assert_eq!(
            received.parameter("RegionId").as_deref(),
            Some("cn-beijing")
        );
    }
}

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

#[test]
fn a_gateway_that_timed_out_knows_nothing() {
    for way in Way::ALL {
        let server = Server::answering([Reply::html(504)]);
        let error = send(way, &Setup::new(&server), RestartGate).unwrap_err();
        assert_eq!(
            (error.status(), server.received().len()),
            (Some(504), 1),
            "{way}"
        );
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

/// Breaks the rules of four parameters.
fn broken() -> CreateSslVpnServerRequest {
    create().name("http://1").client_token("令牌").port(22)
}

#[test]
fn all_violations_are_told_at_once() {
    for way in Way::ALL {
        let server = Server::answering([]);
        let setup = Setup::new(&server);
        let error = send(way, &setup, broken()).unwrap_err();
        assert_eq!(server.received().len(), 0, "{way}");
        let Error::Invalid(violations) = &error else {
            panic!("{way}: {error:?}");
        };
        assert_eq!(violations.operation(), "CreateSslVpnServer");
        let mut parameters: Vec<&str> = violations.iter().map(|one| one.path()).collect();
        parameters.dedup();
        assert_eq!(parameters, ["ClientToken", "Name", "Port"], "{error}");
        for violation in violations {
            let parameter = violation.parameter();
            assert_eq!(parameter.page, "zh-CN/SSL-VPN/CreateSslVpnServer.md");
            assert!(violation.rule().is_some());
            let place = format!("{}:{}", parameter.page, parameter.line);
            let text = violation.to_string();
            for part in [violation.path(), violation.clause().unwrap(), &place] {
                assert!(text.contains(part), "{part} is not in {text}");
                assert!(error.to_string().contains(part), "{part} is not in {error}");
            }
            // The place is where the page says it.
            let page = docwright_tests::workspace("spec/pages").join(parameter.page);
            let page = std::fs::read_to_string(page).unwrap();
            let row = page.lines().nth(parameter.line as usize - 1).unwrap();
            assert!(row.starts_with(&format!("|{}|", parameter.name)), "{row}");
        }
    }
}

#[test]
fn warn_sends_and_tells() {
    for way in Way::ALL {
        let server = Server::answering([created()]);
        let setup = Setup {
            validation: Validation::Warn,
            ..Setup::new(&server)
        };
        send(way, &setup, broken()).unwrap();
        assert_eq!(server.only().parameter("Port").as_deref(), Some("22"));
        let warnings = setup.warnings();
        for parameter in ["ClientToken", "Name", "Port"] {
            assert!(
                warnings.iter().any(|warning| warning.contains(parameter)),
                "{way}: {parameter}: {warnings:?}"
            );
        }
    }
}

#[test]
fn off_sends_and_is_silent() {
    for way in Way::ALL {
        let server = Server::answering([created()]);
        let setup = Setup {
            validation: Validation::Off,
            ..Setup::new(&server)
        };
        send(way, &setup, broken()).unwrap();
        assert_eq!(server.only().parameter("Name").as_deref(), Some("http://1"));
        assert_eq!(setup.warnings(), Vec::<String>::new(), "{way}");
    }
}

#[test]
fn one_call_can_differ_from_its_client() {
    for way in Way::ALL {
        for (client, call, sent, warned) in [
            (Validation::Enforce, Validation::Off, true, false),
            (Validation::Enforce, Validation::Warn, true, true),
            (Validation::Off, Validation::Enforce, false, false),
        ] {
            let server = Server::answering([created()]);
            let setup = Setup {
                validation: client,
                call_validation: Some(call),
                ..Setup::new(&server)
            };
            let result = send(way, &setup, broken());
            assert_eq!(result.is_ok(), sent, "{way}: {call:?} over {client:?}");
            assert_eq!(server.received().len(), usize::from(sent), "{way}");
            assert_eq!(
                !setup.warnings().is_empty(),
                warned,
                "{way}: {call:?} over {client:?}"
            );
        }
    }
}

#[test]
fn an_undocumented_value_warns_and_goes() {
    for way in Way::ALL {
        let server = Server::answering([created()]);
        let setup = Setup::new(&server);
        send(way, &setup, create().proto("QUIC".into())).unwrap();
        assert_eq!(server.only().parameter("Proto").as_deref(), Some("QUIC"));
        let warnings = setup.warnings();
        assert_eq!(warnings.len(), 1, "{way}: {warnings:?}");
        assert!(
            warnings[0].contains("Proto") && warnings[0].contains("QUIC"),
            "{warnings:?}"
        );
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

/// The server's own check has to be able to fail, or none of the above says anything.
#[test]
fn the_server_refuses_what_was_changed_on_the_way() {
    use std::io::{Read, Write};
    for way in Way::ALL {
        let server = Server::answering([created()]);
        send(way, &Setup::new(&server), create()).unwrap();
        let good = server.only();
        let replay = |target: &str| {
            let server = Server::answering([created()]);
            let address = server.url().replace("http://", "");
            let mut stream = std::net::TcpStream::connect(address).unwrap();
            let mut head = format!("{} {target} HTTP/1.1\r\n", good.method);
            for (name, value) in &good.headers {
                head.push_str(&format!("{name}: {value}\r\n"));
            }
            stream.write_all((head + "\r\n").as_bytes()).unwrap();
            stream.write_all(&good.body).unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            answer.contains("HTTP/1.1 200")
        };
        assert!(replay(&good.target), "{way}: the same request is taken");
        let changed = good.target.replace("vpn-1", "vpn-2");
        assert_ne!(changed, good.target);
        assert!(!replay(&changed), "{way}: a changed request is refused");
    }
}

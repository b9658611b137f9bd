//! Calls over a transport that answers from a list: what is sent, what is repeated, and what comes of each answer.
#![allow(clippy::unwrap_used)]

mod support;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use docwright_runtime::blocking;
use docwright_runtime::credentials::Credentials;
use docwright_runtime::error::{DecodeErrorKind, Error, TransportErrorKind};
use docwright_runtime::generated::*;
use docwright_runtime::retry::RetryPolicy;
use docwright_runtime::sign::{self, Signature, acs3, roa, rpc};
use docwright_runtime::transport::{HttpRequest, HttpResponse};
use support::{
    CreateGate, Fake, GateError, Mode, OpenGate, PutPath, RPC, Tag, answer, pairs, query,
};

fn builder(fake: &Fake) -> blocking::ClientBuilder {
    blocking::Client::builder(&RPC)
        .credentials(Credentials::new("testid", "testsecret"))
        .region("cn-hangzhou")
        .transport(fake.clone())
}

fn create() -> CreateGate {
    CreateGate {
        name: "gate".to_owned(),
        ..CreateGate::default()
    }
}

/// What comes of one answer.
fn outcome(
    answers: impl IntoIterator<Item = Result<HttpResponse, TransportErrorKind>>,
) -> Result<support::Gates, Error<GateError>> {
    let client = builder(&Fake::answering(answers))
        .retry(RetryPolicy::never())
        .build()
        .unwrap();
    client.call(create()).send()
}

fn header<'r>(request: &'r HttpRequest, name: &str) -> Option<&'r str> {
    let (_, value) = request.headers.iter().find(|(key, _)| key == name)?;
    Some(value)
}

fn list(pairs: &BTreeMap<String, String>) -> Vec<(String, String)> {
    pairs
        .iter()
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

/// Signs a request again from what was sent, as a server does.
fn acs3_signature(request: &HttpRequest) -> String {
    let (_, rest) = request.url.split_once("://").unwrap();
    let path = rest.get(rest.find('/').unwrap()..).unwrap();
    let hash = sign::sha256_hex(&request.body);
    let signable = acs3::Signable {
        method: request.method,
        path: path.split('?').next().unwrap(),
        query: &list(&query(&request.url)),
        headers: &request.headers,
        body_hash: &hash,
    };
    assert_eq!(header(request, "x-acs-content-sha256"), Some(hash.as_str()));
    acs3::authorization("testid", "testsecret", signable)
}

#[test]
fn an_rpc_request_with_acs3() {
    let fake = Fake::answering([answer(200, "{\"RequestId\":\"r\",\"Total\":\"1\"}")]);
    let client = builder(&fake).build().unwrap();
    let request = CreateGate {
        mode: Some(Mode::Fast),
        port: Some(443),
        ratio: Some(0.5),
        open: Some(true),
        password: Some(Secret::new("testsecret & more")),
        ids: vec!["a b".to_owned(), "网".to_owned()],
        tags: vec![
            Tag {
                key: Some("k".to_owned()),
                value: Some("v".to_owned()),
            },
            Tag {
                key: Some("l".to_owned()),
                value: None,
            },
        ],
        ..create()
    };
    let response = client.call(request).send().unwrap();
    assert_eq!(
        (response.total, response.request_id.as_deref()),
        (Some(1), Some("r"))
    );

    let sent = &fake.sent()[0];
    assert_eq!(sent.method, "POST");
    assert!(
        sent.url.starts_with("https://gate.aliyuncs.com/?"),
        "{}",
        sent.url
    );
    let mut query = query(&sent.url);
    assert_eq!(
        query.remove("ClientToken").map(|token| token.len()),
        Some(32)
    );
    let expected = [
        ("Format", "JSON"),
        ("Id.1", "a b"),
        ("Id.2", "网"),
        ("Mode", "fast"),
        ("Name", "gate"),
        ("Open", "true"),
        ("Port", "443"),
        ("Ratio", "0.5"),
        ("RegionId", "cn-hangzhou"),
        ("Tag.1.Key", "k"),
        ("Tag.1.Value", "v"),
        ("Tag.2.Key", "l"),
    ];
    assert_eq!(
        query,
        expected
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into()
    );
    assert_eq!(
        std::str::from_utf8(&sent.body),
        Ok("Password=testsecret%20%26%20more")
    );
    assert_eq!(
        header(sent, "content-type"),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(header(sent, "x-acs-action"), Some("CreateGate"));
    assert_eq!(header(sent, "x-acs-version"), Some("2020-01-02"));
    assert_eq!(
        header(sent, "authorization"),
        Some(acs3_signature(sent).as_str())
    );
    let shown = format!("{sent:?} {client:?}");
    assert!(!shown.contains("testsecret"), "{shown}");
}

#[test]
fn an_rpc_request_with_version_1_and_a_security_token() {
    let fake = Fake::answering([answer(200, "{}")]);
    let credentials = Credentials::new("testid", "testsecret").with_security_token("testtoken");
    let client = builder(&fake)
        .credentials(credentials)
        .signature(Signature::V1)
        .build()
        .unwrap();
    let request = CreateGate {
        password: Some(Secret::new("a+b c~d*")),
        ..create()
    };
    client.call(request).send().unwrap();
    let sent = &fake.sent()[0];
    let mut all = query(&sent.url);
    let signature = all.remove("Signature").unwrap();
    assert_eq!(
        (all["Action"].as_str(), all["SecurityToken"].as_str()),
        ("CreateGate", "testtoken")
    );
    all.extend(pairs(std::str::from_utf8(&sent.body).unwrap()));
    assert_eq!(all["Password"], "a+b c~d*");
    assert_eq!(
        signature,
        rpc::signature("testsecret", &rpc::string_to_sign("POST", &list(&all)))
    );
    assert_eq!(header(sent, "authorization"), None);
}

#[test]
fn roa_requests() {
    let request = PutPath {
        id: "a/b 网".to_owned(),
        filter: vec!["x".to_owned(), "y".to_owned()],
        trace: Some("t 1".to_owned()),
        size: Some(3),
        tag: Some(Tag {
            key: Some("k".to_owned()),
            value: None,
        }),
    };
    let send = |signature| {
        let fake = Fake::answering([answer(200, "{}")]);
        let credentials = Credentials::new("testid", "testsecret").with_security_token("testtoken");
        let client = builder(&fake)
            .credentials(credentials)
            .signature(signature)
            .build()
            .unwrap();
        client.call(request.clone()).send().unwrap();
        let sent = fake.sent().remove(0);
        assert_eq!(
            sent.url,
            "https://path.cn-hangzhou.aliyuncs.com/paths/a%2Fb%20%E7%BD%91/tags?filter=%5B%22x%22%2C%22y%22%5D"
        );
        assert_eq!(
            std::str::from_utf8(&sent.body),
            Ok("{\"size\":3,\"tag\":{\"Key\":\"k\"}}")
        );
        assert_eq!(
            (sent.method, header(&sent, "x-trace")),
            ("PUT", Some("t 1"))
        );
        assert_eq!(header(&sent, "x-acs-security-token"), Some("testtoken"));
        sent
    };
    let sent = send(Signature::V3);
    assert_eq!(
        header(&sent, "authorization"),
        Some(acs3_signature(&sent).as_str())
    );
    let sent = send(Signature::V1);
    let path = "/paths/a%2Fb%20%E7%BD%91/tags";
    let text = roa::string_to_sign("PUT", path, &list(&query(&sent.url)), &sent.headers);
    let authorization = roa::authorization("testid", "testsecret", &text);
    assert_eq!(header(&sent, "authorization"), Some(authorization.as_str()));
}

#[test]
fn what_cannot_stand_in_a_path_or_header_is_not_sent() {
    let client = builder(&Fake::default()).build().unwrap();
    let path = |id: &str, trace: Option<&str>| PutPath {
        id: id.to_owned(),
        trace: trace.map(str::to_owned),
        ..PutPath::default()
    };
    for request in [
        path("..", None),
        path("", None),
        path("a", Some("x\r\ny: z")),
        path("a", Some("网")),
    ] {
        let error = client.call(request).send().unwrap_err();
        assert!(matches!(error, Error::Config(_)), "{error}");
    }
}

#[test]
fn long_queries_travel_in_the_body() {
    let fake = Fake::answering([answer(200, "{}")]);
    let client = builder(&fake).validation(Validation::Off).build().unwrap();
    client
        .call(CreateGate {
            note: Some("n".repeat(5000)),
            ..create()
        })
        .send()
        .unwrap();
    let sent = &fake.sent()[0];
    assert_eq!(query(&sent.url).len(), 1);
    assert_eq!(
        pairs(std::str::from_utf8(&sent.body).unwrap())["Note"].len(),
        5000
    );
}

#[test]
fn a_retry_keeps_the_token_and_takes_a_fresh_nonce() {
    let fake = Fake::answering([
        answer(503, ""),
        answer(503, "<html>busy</html>"),
        answer(200, "{\"RequestId\":\"r\"}"),
    ]);
    let client = builder(&fake).build().unwrap();
    let response = client.call(create()).send().unwrap();
    assert_eq!(response.request_id.as_deref(), Some("r"));
    let sent = fake.sent();
    let of = |name: &str| -> std::collections::BTreeSet<String> {
        sent.iter()
            .map(|request| {
                query(&request.url)
                    .remove(name)
                    .or_else(|| header(request, name).map(str::to_owned))
                    .unwrap()
            })
            .collect()
    };
    assert_eq!(
        (
            sent.len(),
            of("ClientToken").len(),
            of("x-acs-signature-nonce").len()
        ),
        (3, 1, 3)
    );
    let waits = fake.waits();
    assert!(
        waits[0] <= Duration::from_millis(200) && waits[1] <= Duration::from_millis(400),
        "{waits:?}"
    );
    // A token of the caller's stays as it is; an empty one is none.
    let sent_for = |token: &str| {
        let fake = Fake::answering([answer(200, "{}")]);
        let request = CreateGate {
            client_token: Some(token.to_owned()),
            ..create()
        };
        let client = builder(&fake).build().unwrap();
        client.call(request).send().unwrap();
        query(&fake.sent()[0].url)["ClientToken"].clone()
    };
    assert_eq!(sent_for("mine"), "mine");
    assert!(sent_for("").len() >= 16);
}

/// Number of attempts of an operation whose first one ends like this.
fn attempts<R: Request>(request: R, first: Result<HttpResponse, TransportErrorKind>) -> usize {
    let fake = Fake::answering([first, answer(200, "{}")]);
    let client = builder(&fake).build().unwrap();
    let _ = client.call(request).send();
    fake.sent().len()
}

#[test]
fn only_what_is_safe_to_repeat_is_repeated() {
    use TransportErrorKind::{Connect, Lost, TimedOut, Unsendable};
    // CreateGate has a token, OpenGate has none.
    for (failure, with_token, without) in [
        (Connect, 2, 2),
        (TimedOut, 2, 1),
        (Lost, 2, 1),
        (Unsendable, 1, 1),
    ] {
        assert_eq!(attempts(create(), Err(failure)), with_token, "{failure:?}");
        assert_eq!(attempts(OpenGate, Err(failure)), without, "{failure:?}");
    }
    for (status, body, with_token, without) in [
        (500, "{\"Code\":\"InternalError\"}", 2, 1),
        // The advice to try again says nothing about what was done.
        (500, "{\"Code\":\"Gate.Busy\"}", 2, 1),
        (500, "{\"Code\":\"Throttling\"}", 2, 2),
        (502, "", 2, 1),
        (503, "", 2, 2),
        (504, "", 2, 1),
        (501, "", 1, 1),
        (429, "", 2, 2),
        (400, "{\"Code\":\"Throttling.User\"}", 2, 2),
        (400, "{\"Code\":\"Gate.Busy\"}", 2, 2),
        (400, "{\"Code\":\"Gate.Closed\"}", 1, 1),
        (302, "", 1, 1),
        (200, "{\"Requ", 2, 1),
    ] {
        assert_eq!(
            attempts(create(), answer(status, body)),
            with_token,
            "{status} {body}"
        );
        assert_eq!(
            attempts(OpenGate, answer(status, body)),
            without,
            "{status} {body}"
        );
    }
}

#[test]
fn attempts_end() {
    let fake = Fake::answering((0..9).map(|_| answer(503, "")));
    let policy = RetryPolicy {
        attempts: 3,
        ..RetryPolicy::default()
    };
    let error = builder(&fake)
        .retry(policy)
        .build()
        .unwrap()
        .call(create())
        .send()
        .unwrap_err();
    assert_eq!(
        (fake.sent().len(), error.status(), error.is_retryable()),
        (3, Some(503), true)
    );
    assert_eq!(policy.longest_wait(1), Duration::from_millis(200));
    assert_eq!(policy.longest_wait(u32::MAX), policy.cap);
}

#[test]
fn the_wait_that_the_service_asks_for_is_kept_unless_the_call_ends_before() {
    let busy = || {
        Ok(HttpResponse {
            status: 503,
            headers: vec![("Retry-After".to_owned(), "3".to_owned())],
            body: Vec::new(),
        })
    };
    let fake = Fake::answering([busy(), answer(200, "{}")]);
    let client = builder(&fake).build().unwrap();
    client.call(create()).send().unwrap();
    assert_eq!(fake.waits(), [Duration::from_secs(3)]);
    let fake = Fake::answering([busy()]);
    let client = builder(&fake).build().unwrap();
    let error = client
        .call(create())
        .timeout(Duration::from_secs(2))
        .send()
        .unwrap_err();
    assert_eq!((fake.waits().len(), error.status()), (0, Some(503)));
    let answer = error.answer().and_then(ServiceError::retry_after);
    assert_eq!(answer, Some(Duration::from_secs(3)));
}

#[test]
fn documented_codes_become_variants() {
    let refused = |status, body: &str| match outcome([answer(status, body)]) {
        Err(Error::Service(error)) => error,
        other => panic!("{other:?}"),
    };
    let error = refused(
        400,
        r#"{"Code":"invalidname","Message":"No good.","RequestId":"r","HostId":"h","Recommend":"https://x.example"}"#,
    );
    assert!(error.kind == GateError::InvalidName);
    assert_eq!(
        error.to_string(),
        "CreateGate failed with invalidname (HTTP status 400): No good (request id r)."
    );
    assert_eq!(error.recommend(), Some("https://x.example"));
    assert_eq!(
        refused(400, r#"{"Code":"InvalidPort.Missing"}"#).kind,
        GateError::Missing
    );
    let error = refused(404, r#"{"Code":"Gate.Closed","Message":"Closed"}"#);
    assert!(error.kind == GateError::Other);
    assert_eq!(
        error.to_string(),
        "CreateGate failed with Gate.Closed (HTTP status 404): Closed; the pages of Gate document this code for other operations."
    );
    let error = refused(
        403,
        "<Error><RequestId>r</RequestId><Code>Forbidden</Code><Message>no</Message></Error>",
    );
    assert_eq!((error.code(), error.request_id()), ("Forbidden", Some("r")));
    assert!(error.documented().is_none());
    let error = refused(502, "<html><body>Bad gateway</body></html>");
    assert_eq!(
        (error.code(), error.message()),
        ("", "<html><body>Bad gateway</body></html>")
    );
    assert_eq!(
        refused(500, "").to_string(),
        "CreateGate failed with HTTP status 500."
    );
}

#[test]
fn errors_behind_a_status_of_success() {
    for body in [
        r#"{"Code":"InvalidName","Message":"no","RequestId":"r"}"#,
        r#"{"Code":"Strange","Message":"no","HostId":"h","RequestId":"r"}"#,
        r#"{"Code":"Strange","Success":false,"RequestId":"r"}"#,
        "<?xml version=\"1.0\"?><Error><Code>Strange</Code></Error>",
    ] {
        assert!(
            matches!(outcome([answer(200, body)]), Err(Error::Service(_))),
            "{body}"
        );
    }
    for body in [
        r#"{"Code":"200","Message":"fine","Success":true}"#,
        r#"{"Code":"OK","Message":"OK"}"#,
        r#"{"Code":"vpc-1","Total":1}"#,
        r#"{"Message":"hello"}"#,
    ] {
        assert!(outcome([answer(200, body)]).is_ok(), "{body}");
    }
}

#[test]
fn answers_that_make_no_sense() {
    for (body, kind, words) in [
        ("", DecodeErrorKind::Empty, "has no body"),
        (
            "{\"Password\":\"testsecret",
            DecodeErrorKind::Cut,
            "breaks off in the middle",
        ),
        (
            "<html>Welcome</html>",
            DecodeErrorKind::NotJson,
            "it begins with \"<html>Welcome</html>\"",
        ),
        ("[1]", DecodeErrorKind::NotAnObject, "not an object"),
    ] {
        let Err(Error::Decode(error)) = outcome([answer(200, body)]) else {
            panic!("{body}");
        };
        let shown = format!("{error} {error:?}");
        assert_eq!(error.kind(), kind, "{body}");
        assert!(
            shown.contains(words) && shown.contains("CreateGate") && !shown.contains("testsecret"),
            "{shown}"
        );
    }
    assert!(outcome([answer(204, "")]).is_ok());
}

#[test]
fn the_request_id_of_a_header_counts_where_the_body_has_none() {
    let with_header = |status, body: &str| {
        Ok(HttpResponse {
            status,
            headers: vec![("X-Acs-Request-Id".to_owned(), "from-header".to_owned())],
            body: body.as_bytes().to_vec(),
        })
    };
    let response = outcome([with_header(200, "{}")]).unwrap();
    assert_eq!(response.request_id.as_deref(), Some("from-header"));
    let response = outcome([with_header(200, "{\"requestId\":\"r\"}")]).unwrap();
    assert_eq!(response.request_id.as_deref(), Some("r"));
    assert_eq!(
        outcome([with_header(500, "")]).unwrap_err().request_id(),
        Some("from-header")
    );
    assert_eq!(
        outcome([with_header(200, "x")]).unwrap_err().request_id(),
        Some("from-header")
    );
}

#[test]
fn invalid_requests_are_not_sent_unless_told() {
    let bad = || CreateGate {
        name: "1".to_owned(),
        old: Some("x".to_owned()),
        ..create()
    };
    let warnings = Arc::new(Mutex::new(Vec::new()));
    let told = Arc::clone(&warnings);
    let fake = Fake::answering([answer(200, "{}"), answer(200, "{}")]);
    let client = builder(&fake)
        .on_warning(move |warning| {
            told.lock()
                .unwrap()
                .push(warning.violation().path().to_owned())
        })
        .build()
        .unwrap();
    let error = client.call(bad()).send().unwrap_err();
    assert!(
        matches!(&error, Error::Invalid(violations) if violations.len() == 2),
        "{error}"
    );
    assert_eq!(
        (fake.sent().len(), warnings.lock().unwrap().as_slice()),
        (0, ["Old".to_owned()].as_slice())
    );
    warnings.lock().unwrap().clear();
    client
        .call(bad())
        .validation(Validation::Warn)
        .send()
        .unwrap();
    assert_eq!(*warnings.lock().unwrap(), ["Name", "Name", "Old"]);
    warnings.lock().unwrap().clear();
    client
        .call(bad())
        .validation(Validation::Off)
        .send()
        .unwrap();
    assert_eq!((fake.sent().len(), warnings.lock().unwrap().len()), (2, 0));
}

#[test]
fn a_region_must_come_from_somewhere() {
    let client = blocking::Client::builder(&RPC)
        .credentials(Credentials::new("testid", "testsecret"))
        .transport(Fake::default())
        .build()
        .unwrap();
    let error = client.call(create()).send().unwrap_err();
    assert!(
        error
            .to_string()
            .contains("RegionId must be given, but is absent"),
        "{error}"
    );
}

#[test]
fn settings_are_checked() {
    let build = |change: fn(blocking::ClientBuilder) -> blocking::ClientBuilder| {
        change(builder(&Fake::default())).build()
    };
    assert!(build(|builder| builder.endpoint("ftp://x")).is_err());
    assert!(build(|builder| builder.user_agent("a\nb")).is_err());
    assert!(build(|builder| builder.region("cn/hangzhou")).is_err());
    assert!(
        build(|builder| builder.retry(RetryPolicy {
            attempts: 0,
            ..RetryPolicy::default()
        }))
        .is_err()
    );
    assert!(build(|builder| builder.endpoint("http://127.0.0.1:1").user_agent("me/1")).is_ok());
}

#[tokio::test]
async fn the_async_client_does_the_same() {
    let fake = Fake::answering([answer(503, ""), answer(200, "{\"RequestId\":\"r\"}")]);
    let client = Client::builder(&RPC)
        .credentials(Credentials::new("testid", "testsecret"))
        .region("cn-hangzhou")
        .transport(fake.clone())
        .build()
        .unwrap();
    let response = client.call(create()).await.unwrap();
    assert_eq!(
        (response.request_id.as_deref(), fake.sent().len()),
        (Some("r"), 2)
    );
    let error = client
        .call(CreateGate {
            name: String::new(),
            ..create()
        })
        .send()
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Invalid(_)));
    fn is_send<T: Send>(_: &T) {}
    is_send(&client.call(create()).send());
}

//! No secret is seen, whatever quotes it: a broken rule, the answer of the service, a setting.
#![allow(clippy::unwrap_used)]

mod support;

use docwright_runtime::blocking;
use docwright_runtime::credentials::Credentials;
use docwright_runtime::error::Error;
use docwright_runtime::generated::*;
use docwright_runtime::retry::RetryPolicy;
use docwright_runtime::transport::HttpRequest;
use docwright_runtime::validate::Violation;
use support::{CreateGate, Fake, GateError, Gates, ROA, RPC, answer, parameter};

/// Parameters of which parts are secrets.
#[derive(Default)]
struct Unlock {
    keys: Option<Secret>,
    spares: Vec<Secret>,
    doors: BTreeMap<String, Secret>,
}

static UNLOCK: &[Parameter] = &[
    parameter(
        "Keys",
        Position::Query,
        &[
            Rule {
                check: Check::Chars(8, 30),
                text: "8 to 30 characters",
            },
            Rule {
                check: Check::Format(Format::JsonArray),
                text: "a JSON array",
            },
        ],
    ),
    parameter(
        "Spare",
        Position::Query,
        &[Rule {
            check: Check::Chars(8, 30),
            text: "8 to 30 characters",
        }],
    ),
    parameter(
        "Doors",
        Position::Query,
        &[Rule {
            check: Check::Chars(8, 30),
            text: "8 to 30 characters",
        }],
    ),
];

impl Parameters for Unlock {
    fn visit(&self, visitor: &mut dyn Visitor) {
        visitor.values(UNLOCK, &[&self.keys, &self.spares, &self.doors]);
    }
}

impl Request for Unlock {
    type Response = Gates;
    type Error = GateError;
    const OPERATION: &'static Operation = CreateGate::OPERATION;
}

#[test]
fn broken_rules_do_not_show_them() {
    let request = Unlock {
        keys: Some(Secret::new(r#"["hush-1", 20714]"#)),
        spares: vec![Secret::new("hush-2")],
        doors: BTreeMap::from([("front".to_owned(), Secret::new("hush-3"))]),
    };
    let violations = request.validate().unwrap_err();
    let paths: Vec<&str> = violations.iter().map(Violation::path).collect();
    assert_eq!(paths, ["Keys.1", "Spare.1", "Doors.front"]);
    let shown = format!("{violations} {violations:?}");
    assert!(
        !shown.contains("hush") && !shown.contains("20714"),
        "{shown}"
    );
}

/// A path whose first part is not given.
#[derive(Default)]
struct TurnKey {
    door: Option<String>,
    key: Option<Secret>,
}

impl Parameters for TurnKey {
    fn visit(&self, visitor: &mut dyn Visitor) {
        static TABLE: &[Parameter] = &[
            parameter("Door", Position::Path, &[]),
            parameter("Key", Position::Path, &[]),
        ];
        visitor.values(TABLE, &[&self.door, &self.key]);
    }
}

impl Request for TurnKey {
    type Response = Gates;
    type Error = GateError;
    const OPERATION: &'static Operation = &Operation {
        path: "/doors/[Door]/keys/[Key]",
        service: &ROA,
        name: "TurnKey",
        method: "PUT",
        page: "page.md",
        line: 1,
        idempotency_token: None,
        errors: &[],
    };
}

#[test]
fn a_path_that_lacks_a_part_does_not_show_the_others() {
    let client = blocking::Client::builder(&ROA)
        .credentials(Credentials::new("testid", "testsecret"))
        .endpoint("http://127.0.0.1:1")
        .transport(Fake::default())
        .build()
        .unwrap();
    let request = TurnKey {
        key: Some(Secret::new("hush")),
        ..TurnKey::default()
    };
    let error = client.call(request).send().unwrap_err();
    let shown = format!("{error} {error:?}");
    assert!(
        shown.contains("`[Door]`") && !shown.contains("hush"),
        "{shown}"
    );
}

/// What a client tells when the service answers so.
fn told(status: u16, body: &str) -> String {
    let client = blocking::Client::builder(&RPC)
        .credentials(Credentials::new("testid", "testsecret").with_security_token("testtoken"))
        .region("cn-hangzhou")
        .retry(RetryPolicy::never())
        .transport(Fake::answering([answer(status, body)]))
        .build()
        .unwrap();
    let request = Unlock {
        keys: Some(Secret::new("[\"hush & quiet\"]")),
        spares: vec![Secret::new("hush/2 of 12")],
        doors: BTreeMap::from([("front".to_owned(), Secret::new("hush-3 of 12"))]),
    };
    let error = client.call(request).validation(Validation::Off).send();
    let error: Error<GateError> = error.unwrap_err();
    format!("{error} {error:?} {:?}", error.answer())
}

#[test]
fn what_the_service_quotes_is_hidden() {
    let signed = "POST&%2F&Keys%3D%255B%2522hush%2520%2526%2520quiet%2522%255D%26SecurityToken%3Dtesttoken\
                  %26Spare.1%3Dhush%252F2%2520of%252012";
    for (status, body) in [
        (
            400,
            format!(r#"{{"Code":"SignatureDoesNotMatch","Message":"server string to sign is:{signed}"}}"#),
        ),
        (
            400,
            r#"{"Code":"InvalidSpare","Message":"hush/2 of 12 is too old","Recommend":"https://127.0.0.1/?q=hush%2F2%20of%2012"}"#.to_owned(),
        ),
        (502, "<html>no gateway for /?Spare.1=hush%2F2%20of%2012</html>".to_owned()),
        (200, "cannot read hush-3 of 12".to_owned()),
        (200, format!("{}{}", "of your request ".repeat(7), "hush/2 of 12".repeat(9))),
    ] {
        let told = told(status, &body);
        assert!(told.contains("***"), "{told}");
        assert!(!told.contains("hush") && !told.contains("testtoken"), "{told}");
    }
}

/// A short secret is a part of many words.
#[test]
fn a_documented_code_is_told_as_it_is() {
    let client = blocking::Client::builder(&RPC)
        .credentials(Credentials::new("testid", "testsecret"))
        .region("cn-hangzhou")
        .retry(RetryPolicy::never())
        .transport(Fake::answering([answer(
            400,
            &format!(
                r#"{{"Code":"{}","Message":"no"}}"#,
                CreateGate::OPERATION.errors[0].code
            ),
        )]))
        .build()
        .unwrap();
    let request = Unlock {
        keys: Some(Secret::new("a")),
        ..Unlock::default()
    };
    let error = client.call(request).validation(Validation::Off).send();
    let error: Error<GateError> = error.unwrap_err();
    let answer = error.answer().unwrap();
    assert_eq!(answer.code(), CreateGate::OPERATION.errors[0].code);
}

#[test]
fn settings_and_requests_do_not_show_them() {
    let builder = || {
        blocking::Client::builder(&RPC)
            .credentials(Credentials::new("testid", "testsecret"))
            .endpoint("http://me:testsecret@127.0.0.1:1")
    };
    let shown = format!("{:?} {}", builder(), builder().build().unwrap_err());
    assert!(
        shown.contains("127.0.0.1:1") && !shown.contains("testsecret"),
        "{shown}"
    );

    let request = HttpRequest {
        method: "GET",
        url: "http://127.0.0.1:1/doors/testsecret?key=testsecret".to_owned(),
        headers: vec![("authorization".to_owned(), "testsecret".to_owned())],
        body: b"testsecret".to_vec(),
        connect_timeout: std::time::Duration::MAX,
        timeout: std::time::Duration::MAX,
    };
    let shown = format!("{request:?}");
    assert!(
        shown.contains("http://127.0.0.1:1") && !shown.contains("testsecret"),
        "{shown}"
    );
}

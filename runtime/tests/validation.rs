//! Requests are held against their rules: all violations at once, with words, clause and place, and no secret in them.

mod support;

use docwright_runtime::generated::*;
use support::{CreateGate, GateError, Gates, Mode, Tag, parameter};

fn valid() -> CreateGate {
    CreateGate {
        region_id: Some("cn-hangzhou".to_owned()),
        name: "gate".to_owned(),
        ..CreateGate::default()
    }
}

/// The violations of a request, as `path: words`.
fn check(request: &CreateGate) -> Vec<String> {
    match request.validate() {
        Ok(()) => Vec::new(),
        Err(violations) => violations
            .iter()
            .map(|violation| {
                format!(
                    "{} {}, but {}",
                    violation.path(),
                    violation.expected(),
                    violation.found()
                )
            })
            .collect(),
    }
}

#[test]
fn nothing_is_wrong() {
    assert_eq!(check(&valid()), [""; 0]);
    let full = CreateGate {
        client_token: Some("t".to_owned()),
        name: "网关".to_owned(),
        mode: Some(Mode::Fast),
        port: Some(-1),
        password: Some(Secret::new("testsecret")),
        ids: vec!["a".to_owned(); 3],
        tags: vec![Tag {
            key: Some("k".to_owned()),
            value: None,
        }],
        peer: Some("p".to_owned()),
        ..valid()
    };
    assert_eq!(check(&full), [""; 0]);
}

#[test]
fn an_absent_region_is_left_to_the_client() {
    assert_eq!(
        check(&CreateGate {
            region_id: None,
            ..valid()
        }),
        [""; 0]
    );
}

#[test]
fn all_violations_come_at_once_in_page_order() {
    let request = CreateGate {
        client_token: Some("网".to_owned()),
        name: "1".to_owned(),
        port: Some(80),
        password: Some(Secret::new("short")),
        ids: vec![
            "a".to_owned(),
            "http://b".to_owned(),
            "c".to_owned(),
            "d".to_owned(),
        ],
        tags: vec![
            Tag {
                key: Some("k".to_owned()),
                value: None,
            },
            Tag::default(),
        ],
        ..valid()
    };
    assert_eq!(
        check(&request),
        [
            "ClientToken must consist of ASCII characters only, but is \"网\"",
            "Name must have 2 to 6 characters, but \"1\" has 1",
            "Name must start with English letters or Chinese characters, but is \"1\"",
            "Port must not be one of `22`, `80`, but is 80",
            "Password must have 8 to 30 characters, but the secret that was given does not fit",
            "Id must have 1 to 3 elements, but has 4",
            "Id.2 must not start with `http://`, but is \"http://b\"",
            "Tag.2.Key must be given, but is absent",
        ]
    );
}

#[test]
fn a_violation_names_its_clause_and_place() {
    let error = CreateGate {
        name: "gate is long".to_owned(),
        ..valid()
    }
    .validate()
    .unwrap_err();
    assert_eq!(error.operation(), "CreateGate");
    assert_eq!(
        error.iter().next().and_then(|violation| violation.clause()),
        Some("2 to 6 characters")
    );
    assert_eq!(
        error.to_string(),
        "the request of CreateGate was not sent because it breaks documented rules: Name must have 2 to 6 characters, \
         but \"gate is long\" has 12 (\"2 to 6 characters\", gate/CreateGate.md:9)"
    );
}

#[test]
fn long_values_are_shortened_and_secrets_not_shown() {
    let error = CreateGate {
        name: "网".repeat(1000),
        ..valid()
    }
    .validate()
    .unwrap_err()
    .to_string();
    assert!(
        error.contains(&format!("\"{}…\" has 1000", "网".repeat(60))),
        "{error}"
    );
    let secret = CreateGate {
        password: Some(Secret::new("testsecret".repeat(9))),
        ..valid()
    };
    let shown = format!("{0} {0:?} {secret:?}", secret.validate().unwrap_err());
    assert!(!shown.contains("testsecret"), "{shown}");
}

#[test]
fn rules_across_parameters() {
    let peer = |mode, peer_key: Option<&str>, note: Option<&str>| CreateGate {
        peer: Some("p".to_owned()),
        mode,
        peer_key: peer_key.map(str::to_owned),
        note: note.map(str::to_owned),
        ..valid()
    };
    assert_eq!(check(&peer(None, None, None)), [""; 0]);
    assert_eq!(check(&peer(Some(Mode::Fast), None, None)), [""; 0]);
    assert_eq!(
        check(&peer(Some(Mode::Slow), None, None)),
        ["PeerKey must be given when Peer is given and Mode is `SLOW`, but is absent"]
    );
    assert_eq!(check(&peer(Some(Mode::Slow), Some("k"), None)), [""; 0]);
    assert_eq!(
        check(&peer(None, None, Some("n"))),
        ["Note must not be given together with Peer, but both are"]
    );
    assert_eq!(
        check(&CreateGate {
            note: Some("n".to_owned()),
            ..valid()
        }),
        [""; 0]
    );
}

/// A request of which one parameter of three must be given.
#[derive(Default)]
struct FindGate {
    gate_id: Option<String>,
    name: Option<String>,
    tags: Vec<String>,
}

static FIND: &[Parameter] = &[
    parameter(
        "GateId",
        Position::Query,
        &[Rule {
            check: Check::AtLeastOne(&["Name", "Tag"]),
            text: "one of the three",
        }],
    ),
    parameter("Name", Position::Query, &[]),
    parameter("Tag", Position::Query, &[]),
];

impl Parameters for FindGate {
    fn visit(&self, visitor: &mut dyn Visitor) {
        visitor.values(FIND, &[&self.gate_id, &self.name, &self.tags]);
    }
}

impl Request for FindGate {
    type Response = Gates;
    type Error = GateError;
    const OPERATION: &'static Operation = CreateGate::OPERATION;
}

#[test]
fn at_least_one_of_a_group() {
    // A page that knows fewer ways than the service must not stop the others.
    FindGate::default().validate().unwrap();
    let none = FindGate::default().warnings();
    let place = format!("{}:7", CreateGate::OPERATION.page);
    assert_eq!(
        none.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [format!(
            "GateId or one of `Name`, `Tag` must be given, but none of them is (\"one of the three\", {place})"
        )]
    );
    let by_name = FindGate {
        name: Some("a".to_owned()),
        ..FindGate::default()
    };
    let by_tag = FindGate {
        tags: vec!["t".to_owned()],
        ..FindGate::default()
    };
    let by_id = FindGate {
        gate_id: Some("g".to_owned()),
        ..FindGate::default()
    };
    for request in [by_name, by_tag, by_id] {
        assert_eq!(request.warnings().len(), 0);
    }
}

#[test]
fn undocumented_values_and_deprecated_parameters_stop_nothing() {
    let request = CreateGate {
        mode: Some(Mode::Other("medium".to_owned())),
        old: Some("x".to_owned()),
        ..valid()
    };
    assert_eq!(check(&request), [""; 0]);
}

//! What the pages forbid is not sent, or is told, or is sent all the same, as client and call want it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use aliyun_vpc::vpc::*;
use docwright_runtime::error::Error;
use docwright_runtime::validate::Validation;
use docwright_tests::calls::{create, created};
use docwright_tests::face::{Setup, Way, send};
use docwright_tests::server::Server;

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

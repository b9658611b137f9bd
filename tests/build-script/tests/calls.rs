//! Calls the operation of the client that the build script made, over a real connection.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use docwright_build_script_consumer::depot::{
    Client, CreateDepotError, CreateDepotRequest, CreateDepotRequired, blocking,
};
use docwright_runtime::error::Error;
use docwright_tests::face::wait;
use docwright_tests::server::{Reply, Server};
use docwright_tests::verify::Version;

fn request(name: &str) -> CreateDepotRequest {
    CreateDepotRequest::new(CreateDepotRequired { depot_name: name })
        .gate(&["north", "south 2"])
        .password("hidden-1234")
}

#[test]
fn the_operation_is_called() {
    let answer = r#"{"DepotId":"dp-1","RequestId":"r-1"}"#;
    let server = Server::answering([Reply::Json(200, answer.to_owned())]);
    let client = docwright_tests::client!(Client, server);
    let response = wait(client.create_depot(request("harbour")).send()).unwrap();
    assert_eq!(response.depot_id.as_deref(), Some("dp-1"));

    let received = server.only();
    let signed = received.signed.clone().unwrap();
    assert_eq!(
        (signed.version, signed.action.as_str(), signed.api.as_str()),
        (Version::V3, "CreateDepot", "2021-03-04")
    );
    for (name, value) in [
        ("DepotName", "harbour"),
        ("Gate.1", "north"),
        ("Gate.2", "south 2"),
        ("Password", "hidden-1234"),
    ] {
        assert_eq!(received.parameter(name).as_deref(), Some(value), "{name}");
    }
}

#[test]
fn a_documented_error_is_a_variant() {
    let server = Server::answering([Reply::error(400, "DepotName.Taken", "Taken.")]);
    let client = docwright_tests::client!(blocking::Client, server);
    let error = client.create_depot(request("harbour")).send().unwrap_err();
    assert_eq!(error.kind(), Some(CreateDepotError::DepotNameTaken));
}

#[test]
fn what_the_page_forbids_is_not_sent() {
    let server = Server::answering([]);
    let client = docwright_tests::client!(blocking::Client, server);
    let request = request("h").gate(&["a", "b", "c", "d"]);
    assert!(!format!("{request:?}").contains("hidden-1234"));
    let Err(Error::Invalid(violations)) = client.create_depot(request).send() else {
        panic!("the request was sent");
    };
    let text = violations.to_string();
    assert_eq!(violations.len(), 2, "{text}");
    for part in [
        "DepotName",
        "CreateDepot.md:14",
        "Gate",
        "CreateDepot.md:15",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    assert!(server.received().is_empty());
}

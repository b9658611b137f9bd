//! The example as a user runs it, against a server that checks its signature; and the stand-in server that it can be tried with.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::io::{BufRead, BufReader};
use std::process::{Command, Output, Stdio};

use docwright_tests::server::{Reply, Server};
use docwright_tests::verify::Version;

/// Runs the example without what the environment of the tests may hold.
fn example(arguments: &[&str], credentials: bool) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_create_ssl_vpn_server"));
    for name in ["ID", "SECRET", "SECURITY_TOKEN"] {
        command.env_remove(format!("ALIBABA_CLOUD_ACCESS_KEY_{name}"));
        command.env_remove(format!("ALIBABA_CLOUD_{name}"));
    }
    if credentials {
        command.env("ALIBABA_CLOUD_ACCESS_KEY_ID", "testid");
        command.env("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "testsecret");
    }
    command.args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn it_prints_the_answer() {
    for (signature, version) in [("v1", Version::V1), ("v3", Version::V3)] {
        let answer = r#"{"SslVpnServerId":"vss-1","RequestId":"r-1"}"#;
        let server = Server::answering([Reply::Json(200, answer.to_owned())]);
        let ended = example(
            &["--endpoint", &server.url(), "--signature", signature],
            true,
        );
        assert!(ended.status.success(), "{}", text(&ended.stderr));
        assert!(
            text(&ended.stdout).contains("vss-1"),
            "{}",
            text(&ended.stdout)
        );
        assert_eq!(server.only().signed.unwrap().version, version);
    }
}

#[test]
fn it_prints_the_error() {
    let server = Server::answering([Reply::error(
        404,
        "InvalidVpnGatewayInstanceId.NotFound",
        "No such gateway.",
    )]);
    let ended = example(&["--endpoint", &server.url()], true);
    assert_eq!(ended.status.code(), Some(1));
    let shown = text(&ended.stderr);
    for part in [
        "CreateSslVpnServer",
        "InvalidVpnGatewayInstanceId.NotFound",
        "404",
        "Put the id",
    ] {
        assert!(shown.contains(part), "{part} is not in {shown}");
    }
    assert!(!shown.contains("testsecret"), "{shown}");
}

#[test]
fn it_says_what_is_missing() {
    let ended = example(&["--endpoint", "http://127.0.0.1:9"], false);
    assert_eq!(ended.status.code(), Some(1));
    let shown = text(&ended.stderr);
    assert!(shown.contains("ALIBABA_CLOUD_ACCESS_KEY_ID"), "{shown}");
    for wrong in [
        &["--endpoint"][..],
        &["--signature", "v2"],
        &["--help", "me"],
    ] {
        let ended = example(wrong, true);
        assert_eq!(ended.status.code(), Some(2), "{wrong:?}");
        assert!(text(&ended.stderr).starts_with("usage: "), "{wrong:?}");
    }
}

#[test]
fn it_can_be_tried_with_the_stand_in() {
    let mut server = Command::new(env!("CARGO_BIN_EXE_fake-vpc"))
        .arg("60")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(server.stdout.take().unwrap()).lines();
    let first = lines.next().unwrap().unwrap();
    let url = first.split(' ').nth(2).unwrap_or_default().to_owned();
    let good = example(&["--endpoint", &url, "--signature", "v1"], true);
    let next = lines.next();
    server.kill().unwrap();
    server.wait().unwrap();
    assert!(good.status.success(), "{first}: {}", text(&good.stderr));
    // The documented sample.
    assert!(
        text(&good.stdout).contains("vss-dw5r9server0b7c****"),
        "{}",
        text(&good.stdout)
    );
    assert_eq!(next.unwrap().unwrap(), "POST CreateSslVpnServer");
}

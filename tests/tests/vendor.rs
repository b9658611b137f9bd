//! The vendor's own package on the other side, where `DOCWRIGHT_PYTHON` names a Python that has `alibabacloud-tea-openapi`: it signs what the
//! tests' server verifies, and verifies what our clients sign.
//!
//! ```text
//! python3 -m venv VENV && VENV/bin/pip install alibabacloud-tea-openapi
//! DOCWRIGHT_PYTHON=VENV/bin/python cargo test -p docwright-tests --test vendor
//! ```
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::ffi::OsString;
use std::io::Write;
use std::process::{Command, Stdio};

use aliyun_vpc::vpc::{CreateSslVpnServerRequest, CreateSslVpnServerRequired};
use docwright_runtime::validate::Validation;
use docwright_tests::face::{Setup, Way, send};
use docwright_tests::server::{Reply, Server};
use docwright_tests::verify::Version;
use docwright_tests::workspace;
use serde_json::{Value, json};

/// Values that signatures have been known to stumble over.
const NAMES: &[&str] = &[
    "branch-office",
    "办公室 a*b~c+d/e?f&g=h%41",
    "",
    "-_.!'()",
    "😀",
];

/// The Python to use; says so where there is none.
fn python() -> Option<OsString> {
    let python = std::env::var_os("DOCWRIGHT_PYTHON");
    if python.is_none() {
        println!("skipped: DOCWRIGHT_PYTHON names no Python with the vendor's package");
    }
    python
}

fn peer(python: &OsString, arguments: &[&str], input: &Value) -> String {
    let mut child = Command::new(python)
        .arg(workspace("tests/python/peer.py"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("DOCWRIGHT_PYTHON can be run");
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.to_string().as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "the peer failed, see above");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_server_takes_what_the_vendor_signs() {
    let Some(python) = python() else { return };
    for (signature, version) in [("v1", Version::V1), ("v3", Version::V3)] {
        for name in NAMES {
            let server = Server::answering([Reply::Json(200, r#"{"RequestId":"r-1"}"#.to_owned())]);
            let parameters = json!({"RegionId": "cn-chengdu", "Name": name});
            let answer = peer(&python, &["send", &server.url(), signature], &parameters);
            assert_eq!(
                answer.trim(),
                r#"{"RequestId": "r-1"}"#,
                "{signature} {name}"
            );
            let received = server.only();
            assert_eq!(received.signed.clone().unwrap().version, version);
            assert_eq!(received.parameter("Name").as_deref(), Some(*name));
        }
    }
}

#[test]
fn the_vendor_takes_what_our_clients_sign() {
    let Some(python) = python() else { return };
    for way in Way::ALL {
        for name in NAMES {
            let server = Server::answering([Reply::Json(200, "{}".to_owned())]);
            let setup = Setup {
                validation: Validation::Off,
                ..Setup::new(&server)
            };
            let required = CreateSslVpnServerRequired {
                client_ip_pool: "172.20.8.0/24",
                local_subnet: "10.40.0.0/16",
                vpn_gateway_id: "vpn-1",
            };
            send(
                way,
                &setup,
                CreateSslVpnServerRequest::new(required).name(name),
            )
            .unwrap();
            let received = server.only();
            let request = json!({
                "method": received.method,
                "path": received.path,
                "query": received.query,
                "headers": received.headers,
                "form": received.form().unwrap(),
            });
            assert_eq!(
                peer(&python, &["verify"], &request).trim(),
                "ok",
                "{way} {name}"
            );
            // The peer has to be able to say no.
            let mut changed = request.clone();
            changed["query"]
                .as_array_mut()
                .unwrap()
                .push(json!(["More", "1"]));
            assert_ne!(peer(&python, &["verify"], &changed).trim(), "ok", "{way}");
        }
    }
}

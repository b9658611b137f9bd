//! Calls of the generated client over real connections, async and blocking, under both signatures: what arrives.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use aliyun_vpc::vpc::*;
use docwright_runtime::sign::Signature;
use docwright_runtime::validate::Validation;
use docwright_tests::calls::{against, create, created};
use docwright_tests::face::{Setup, Way, send, wait};
use docwright_tests::server::{Reply, Server};
use docwright_tests::verify::Version;

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
fn nothing_is_sent_before_it_is_awaited() {
    let server = Server::answering([created()]);
    let client = docwright_tests::client!(Client, server, region("cn-chengdu"));
    let call = client.create_ssl_vpn_server(create()).send();
    assert!(server.received().is_empty());
    wait(call).unwrap();
    assert_eq!(server.received().len(), 1);
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

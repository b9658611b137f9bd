//! The HTTP stacks against a server on loopback that says exactly what it is told: each failure is of the right kind, since that
//! decides what is repeated.
#![cfg(any(feature = "reqwest", feature = "blocking"))]
#![allow(clippy::unwrap_used)]

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use docwright_runtime::error::{TransportError, TransportErrorKind};
use docwright_runtime::transport::{HttpRequest, HttpResponse};

/// Answers each connection with these bytes, and closes it.
fn serve(answer: &'static str) -> SocketAddr {
    serve_with(move |mut stream| {
        read_request(&mut stream);
        stream.write_all(answer.as_bytes()).unwrap();
    })
}

fn serve_with(handle: impl Fn(TcpStream) + Send + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            handle(stream.unwrap());
        }
    });
    address
}

/// Head and body of a request.
fn read_request(stream: &mut TcpStream) -> String {
    let mut text = Vec::new();
    let mut byte = [0];
    while !text.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).unwrap();
        text.push(byte[0]);
    }
    let head = String::from_utf8(text).unwrap();
    let length = head
        .lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        .map_or(0, |(_, value)| value.trim().parse().unwrap());
    let mut body = vec![0; length];
    stream.read_exact(&mut body).unwrap();
    head + std::str::from_utf8(&body).unwrap()
}

fn request(address: SocketAddr) -> HttpRequest {
    HttpRequest {
        method: "POST",
        url: format!("http://{address}/p%2Fq?a=%E7%BD%91&b=x%20y"),
        headers: vec![
            ("host".to_owned(), "vpc.aliyuncs.com".to_owned()),
            ("accept".to_owned(), "application/json".to_owned()),
            ("user-agent".to_owned(), "me/1".to_owned()),
            ("x-acs-action".to_owned(), "CreateGate".to_owned()),
            (
                "content-type".to_owned(),
                "application/x-www-form-urlencoded".to_owned(),
            ),
        ],
        body: b"c=d".to_vec(),
        connect_timeout: Duration::from_secs(5),
        timeout: Duration::from_secs(5),
    }
}

/// What every transport must do.
fn check(send: impl Fn(HttpRequest) -> Result<HttpResponse, TransportError>) {
    // The request arrives as it was signed, with nothing signed or negotiable added.
    let echo = serve_with(|mut stream| {
        let request = read_request(&mut stream);
        let length = request.len();
        write!(
            stream,
            "HTTP/1.1 200 OK\r\nX-Acs-Request-Id: r\r\nContent-Length: {length}\r\n\r\n{request}"
        )
        .unwrap();
    });
    let response = send(request(echo)).unwrap();
    assert_eq!(
        (response.status, response.header("x-acs-request-id")),
        (200, Some("r"))
    );
    let text = String::from_utf8(response.body).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    assert!(
        head.starts_with("POST /p%2Fq?a=%E7%BD%91&b=x%20y HTTP/1.1\r\n"),
        "{head}"
    );
    let mut names: Vec<String> = head
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(':'))
        .map(|(name, _)| name.to_ascii_lowercase())
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "accept",
            "content-length",
            "content-type",
            "host",
            "user-agent",
            "x-acs-action"
        ]
    );
    assert!(head.contains("vpc.aliyuncs.com"), "{head}");
    assert_eq!(body, "c=d");

    // Statuses are answers, and redirects are not followed.
    for (answer, status) in [
        ("HTTP/1.1 503 Busy\r\nContent-Length: 2\r\n\r\n{}", 503),
        (
            "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
            302,
        ),
        ("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n", 404),
    ] {
        assert_eq!(send(request(serve(answer))).unwrap().status, status);
    }

    // Half a body, nothing at all, garbage.
    for answer in [
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"Requ",
        "",
        "garbage\r\n\r\n",
    ] {
        let error = send(request(serve(answer))).unwrap_err();
        assert_eq!(
            error.kind(),
            TransportErrorKind::Lost,
            "{answer:?} {error:?}"
        );
        shows_no_parameter(&error);
    }

    // No answer in time, before and after the head.
    for head in ["", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"] {
        let silent = serve_with(move |mut stream| {
            read_request(&mut stream);
            stream.write_all(head.as_bytes()).unwrap();
            thread::sleep(Duration::from_secs(2));
        });
        let slow = HttpRequest {
            timeout: Duration::from_millis(200),
            ..request(silent)
        };
        let error = send(slow).unwrap_err();
        assert_eq!(error.kind(), TransportErrorKind::TimedOut, "{error:?}");
        shows_no_parameter(&error);
    }

    // Nobody listens.
    let closed = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let error = send(request(closed)).unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::Connect, "{error:?}");
    shows_no_parameter(&error);
}

fn shows_no_parameter(error: &TransportError) {
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains("x%20y"), "{shown}");
}

#[cfg(feature = "reqwest")]
#[test]
fn reqwest() {
    use docwright_runtime::transport::{ReqwestTransport, Transport};
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let transport = ReqwestTransport::new(Duration::from_secs(5)).unwrap();
    check(|request| runtime.block_on(transport.send(request)));
    runtime.block_on(transport.sleep(Duration::from_millis(1)));
}

#[cfg(feature = "blocking")]
#[test]
fn ureq() {
    use docwright_runtime::transport::{BlockingTransport, UreqTransport};
    let transport = UreqTransport::new();
    check(|request| transport.send(request));
}

//! From a message to a signed HTTP request: credentials, moment and nonce come in as values, so the same input gives the same bytes.

use std::time::{Duration, SystemTime};

use crate::client::Endpoint;
use crate::credentials::Credentials;
use crate::operation::Style;
use crate::sign::{self, Signature, acs3, roa, rpc};
use crate::time;
use crate::transport::HttpRequest;
use crate::wire::Message;

/// What differs between two attempts of one call, and where they go.
#[derive(Clone, Copy)]
pub(crate) struct Attempt<'a> {
    pub(crate) endpoint: &'a Endpoint,
    pub(crate) credentials: &'a Credentials,
    pub(crate) signature: Signature,
    pub(crate) user_agent: &'a str,
    pub(crate) moment: SystemTime,
    pub(crate) nonce: &'a str,
}

/// Completes and signs a message.
pub(crate) fn signed(message: &Message, attempt: Attempt<'_>) -> HttpRequest {
    let (body, content_type) = body(message);
    let mut headers = vec![
        ("host".to_owned(), attempt.endpoint.host.clone()),
        ("accept".to_owned(), "application/json".to_owned()),
        ("user-agent".to_owned(), attempt.user_agent.to_owned()),
    ];
    if let Some(content_type) = content_type {
        headers.push(("content-type".to_owned(), content_type.to_owned()));
    }
    headers.extend(message.headers.iter().cloned());
    let mut draft = Draft {
        message,
        attempt,
        query: message.query.clone(),
        headers,
        body,
    };
    match (attempt.signature, message.operation.service.style) {
        (Signature::V3, style) => draft.sign_acs3(style),
        (Signature::V1, Style::Rpc) => draft.sign_rpc(),
        (Signature::V1, Style::Roa) => draft.sign_roa(),
    }
    draft.finish()
}

fn body(message: &Message) -> (Vec<u8>, Option<&'static str>) {
    if let Some(json) = &message.body {
        return (
            json.clone().into_bytes(),
            Some("application/json; charset=utf-8"),
        );
    }
    if message.form.is_empty() {
        return (Vec::new(), None);
    }
    let form = sign::encode_pairs(&message.form).into_bytes();
    (form, Some("application/x-www-form-urlencoded"))
}

struct Draft<'a> {
    message: &'a Message,
    attempt: Attempt<'a>,
    query: Vec<(String, String)>,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Draft<'_> {
    fn sign_acs3(&mut self, style: Style) {
        let operation = self.message.operation;
        let credentials = self.attempt.credentials;
        if style == Style::Rpc {
            self.parameter("Format", "JSON");
        }
        let body_hash = sign::sha256_hex(&self.body);
        self.header("x-acs-action", operation.name);
        self.header("x-acs-version", operation.service.version);
        self.header("x-acs-date", &time::iso8601(self.attempt.moment));
        self.header("x-acs-signature-nonce", self.attempt.nonce);
        self.header("x-acs-content-sha256", &body_hash);
        if let Some(token) = &credentials.security_token {
            self.header("x-acs-security-token", token.expose());
        }
        let request = acs3::Signable {
            method: self.message.method,
            path: &self.message.path,
            query: &self.query,
            headers: &self.headers,
            body_hash: &body_hash,
        };
        let secret = credentials.access_key_secret.expose();
        let authorization = acs3::authorization(&credentials.access_key_id, secret, request);
        self.header("authorization", &authorization);
    }

    fn sign_rpc(&mut self) {
        let operation = self.message.operation;
        let credentials = self.attempt.credentials;
        self.parameter("Action", operation.name);
        self.parameter("Version", operation.service.version);
        self.parameter("Format", "JSON");
        self.parameter("AccessKeyId", &credentials.access_key_id);
        self.parameter("SignatureMethod", "HMAC-SHA1");
        self.parameter("SignatureVersion", "1.0");
        self.parameter("SignatureNonce", self.attempt.nonce);
        self.parameter("Timestamp", &time::iso8601(self.attempt.moment));
        if let Some(token) = &credentials.security_token {
            self.parameter("SecurityToken", token.expose());
        }
        let mut signed = self.query.clone();
        signed.extend(self.message.form.iter().cloned());
        let text = rpc::string_to_sign(self.message.method, &signed);
        let signature = rpc::signature(credentials.access_key_secret.expose(), &text);
        self.parameter("Signature", &signature);
    }

    fn sign_roa(&mut self) {
        let credentials = self.attempt.credentials;
        self.header("date", &httpdate::fmt_http_date(self.attempt.moment));
        self.header("x-acs-version", self.message.operation.service.version);
        self.header("x-acs-signature-method", "HMAC-SHA1");
        self.header("x-acs-signature-version", "1.0");
        self.header("x-acs-signature-nonce", self.attempt.nonce);
        if let Some(token) = &credentials.security_token {
            self.header("x-acs-security-token", token.expose());
        }
        let text = roa::string_to_sign(
            self.message.method,
            &self.message.path,
            &self.query,
            &self.headers,
        );
        let secret = credentials.access_key_secret.expose();
        let authorization = roa::authorization(&credentials.access_key_id, secret, &text);
        self.header("authorization", &authorization);
    }

    fn header(&mut self, name: &str, value: &str) {
        self.headers.push((name.to_owned(), value.to_owned()));
    }

    fn parameter(&mut self, name: &str, value: &str) {
        self.query.push((name.to_owned(), value.to_owned()));
    }

    fn finish(self) -> HttpRequest {
        let Endpoint { scheme, host } = self.attempt.endpoint;
        let mut url = format!("{scheme}://{host}{}", self.message.path);
        if !self.query.is_empty() {
            url.push('?');
            url.push_str(&sign::encode_pairs(&self.query));
        }
        HttpRequest {
            method: self.message.method,
            url,
            headers: self.headers,
            body: self.body,
            connect_timeout: Duration::MAX,
            timeout: Duration::MAX,
        }
    }
}

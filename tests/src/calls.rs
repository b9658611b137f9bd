//! Requests that the tests of calls share, and the replies to them.

use aliyun_vpc::vpc::{
    CreateSslVpnServerError, CreateSslVpnServerRequest, CreateSslVpnServerRequired,
    CreateSslVpnServerResponse, DeleteSslVpnServerError, DeleteSslVpnServerResponse,
    DescribeSslVpnServersRequest, SERVICE,
};
use docwright_runtime::error::Error;
use docwright_runtime::operation::{Operation, Parameters, Request, Visitor};

use crate::face::{Setup, Way, send};
use crate::server::{Received, Reply, Server};

/// A documented answer, with a field that nobody documented.
pub const CREATED: &str =
    r#"{"RequestId":"r-1","SslVpnServerId":"vss-1","Name":"branch-office","Unknown":[1]}"#;

/// The reply with [`CREATED`].
#[must_use]
pub fn created() -> Reply {
    Reply::Json(200, CREATED.to_owned())
}

/// A request that keeps all rules.
#[must_use]
pub fn create() -> CreateSslVpnServerRequest {
    CreateSslVpnServerRequest::new(CreateSslVpnServerRequired {
        client_ip_pool: "172.20.8.0/24",
        local_subnet: "10.40.0.0/16",
        vpn_gateway_id: "vpn-1",
    })
}

/// An operation without an idempotency token that does not only read.
#[derive(Debug)]
pub struct RestartGate;

static RESTART_GATE: Operation = Operation {
    service: &SERVICE,
    name: "RestartGate",
    method: "POST",
    path: "/",
    page: "RestartGate.md",
    line: 1,
    idempotency_token: None,
    errors: &[],
};

impl Parameters for RestartGate {
    fn visit(&self, visitor: &mut dyn Visitor) {
        visitor.values(&[], &[]);
    }
}

impl Request for RestartGate {
    type Response = DeleteSslVpnServerResponse;
    type Error = DeleteSslVpnServerError;
    const OPERATION: &'static Operation = &RESTART_GATE;
}

/// Only reads.
#[must_use]
pub fn describe() -> DescribeSslVpnServersRequest {
    DescribeSslVpnServersRequest::new()
}

/// Sends [`create`] against these replies.
///
/// # Panics
/// Where a request is not signed rightly.
pub fn against(
    way: Way,
    replies: impl IntoIterator<Item = Reply>,
) -> (
    Result<CreateSslVpnServerResponse, Error<CreateSslVpnServerError>>,
    Vec<Received>,
) {
    let server = Server::answering(replies);
    let result = send(way, &Setup::new(&server), create());
    let received = server.received();
    for request in &received {
        assert_eq!(request.signed.as_ref().err(), None, "{way}");
    }
    (result, received)
}

//! A small service, written as the generator writes it, and a transport that answers from a list. Each test file uses a part of it.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use docwright_runtime::error::{TransportError, TransportErrorKind};
use docwright_runtime::generated::*;
use docwright_runtime::transport::{
    BlockingTransport, BoxFuture, HttpRequest, HttpResponse, Transport,
};

const PAGE: &str = "gate/CreateGate.md";

pub static RPC: Service = Service {
    product: "Gate",
    version: "2020-01-02",
    style: Style::Rpc,
    endpoint: "gate.aliyuncs.com",
    errors: &[
        ErrorCode {
            code: "Gate.Busy",
            status: 400,
            retryable: true,
        },
        ErrorCode {
            code: "Gate.Closed",
            status: 404,
            retryable: false,
        },
    ],
};

pub static ROA: Service = Service {
    product: "path",
    version: "2021-03-04",
    style: Style::Roa,
    endpoint: "path.[RegionId].aliyuncs.com",
    errors: &[],
};

pub const fn parameter(
    name: &'static str,
    position: Position,
    rules: &'static [Rule],
) -> Parameter {
    Parameter {
        name,
        position,
        required: false,
        page: PAGE,
        line: 7,
        rules,
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mode {
    Fast,
    Slow,
    Other(String),
}

impl Mode {
    const VALUES: &'static [&'static str] = &["fast", "slow"];
}

impl Shape for Mode {
    type Form = TextForm;
}

impl AsRef<str> for Mode {
    fn as_ref(&self) -> &str {
        match self {
            Self::Fast => "fast",
            Self::Slow => "slow",
            Self::Other(text) => text,
        }
    }
}

impl From<&str> for Mode {
    fn from(text: &str) -> Self {
        match find_documented(Self::VALUES, text) {
            Some(0) => Self::Fast,
            Some(1) => Self::Slow,
            _ => Self::Other(text.to_owned()),
        }
    }
}

#[derive(Clone, Debug, Default)]
pub struct Tag {
    pub key: Option<String>,
    pub value: Option<String>,
}

static TAG: &[Parameter] = &[
    Parameter {
        required: true,
        ..parameter(
            "Key",
            Position::Query,
            &[Rule {
                check: Check::Chars(1, 8),
                text: "1 to 8 characters",
            }],
        )
    },
    parameter("Value", Position::Query, &[]),
];

impl Parameters for Tag {
    fn visit(&self, visitor: &mut dyn Visitor) {
        visitor.values(TAG, &[&self.key, &self.value]);
    }
}

impl Shape for Tag {
    type Form = ObjectForm;
}

#[derive(Clone, Debug, Default)]
pub struct CreateGate {
    pub region_id: Option<String>,
    pub client_token: Option<String>,
    pub name: String,
    pub mode: Option<Mode>,
    pub port: Option<i64>,
    pub ratio: Option<f64>,
    pub open: Option<bool>,
    pub password: Option<Secret>,
    pub ids: Vec<String>,
    pub tags: Vec<Tag>,
    pub peer: Option<String>,
    pub peer_key: Option<String>,
    pub note: Option<String>,
    pub old: Option<String>,
}

static CREATE_GATE: &[Parameter] = &[
    Parameter {
        required: true,
        ..parameter("RegionId", Position::Query, &[])
    },
    parameter(
        "ClientToken",
        Position::Query,
        &[Rule {
            check: Check::Ascii,
            text: "ASCII only",
        }],
    ),
    Parameter {
        required: true,
        line: 9,
        ..parameter(
            "Name",
            Position::Query,
            &[
                Rule {
                    check: Check::Chars(2, 6),
                    text: "2 to 6 characters",
                },
                Rule {
                    check: Check::StartsWith(&[CharClass::Letter, CharClass::Chinese]),
                    text: "begins with a letter",
                },
            ],
        )
    },
    parameter(
        "Mode",
        Position::Query,
        &[Rule {
            check: Check::OneOf(Mode::VALUES),
            text: "fast or slow",
        }],
    ),
    parameter(
        "Port",
        Position::Query,
        &[
            Rule {
                check: Check::Range(1, 65535, &[-1]),
                text: "-1, or 1 to 65535",
            },
            Rule {
                check: Check::NotIn(&["22", "80"]),
                text: "not 22, 80",
            },
        ],
    ),
    parameter("Ratio", Position::Query, &[]),
    parameter("Open", Position::Query, &[]),
    parameter(
        "Password",
        Position::Form,
        &[Rule {
            check: Check::Chars(8, 30),
            text: "8 to 30 characters",
        }],
    ),
    parameter(
        "Id",
        Position::Query,
        &[
            Rule {
                check: Check::Items(1, 3),
                text: "N from 1 to 3",
            },
            Rule {
                check: Check::NotStartsWith(&["http://"]),
                text: "no address",
            },
        ],
    ),
    parameter("Tag", Position::Query, &[]),
    parameter("Peer", Position::Query, &[]),
    parameter(
        "PeerKey",
        Position::Query,
        &[Rule {
            check: Check::RequiredIf(&[("Peer", &[]), ("Mode", &["SLOW"])]),
            text: "needed with Peer",
        }],
    ),
    parameter(
        "Note",
        Position::Query,
        &[Rule {
            check: Check::ConflictsWith(&["Peer"]),
            text: "not with Peer",
        }],
    ),
    parameter(
        "Old",
        Position::Query,
        &[Rule {
            check: Check::Deprecated,
            text: "no longer used",
        }],
    ),
];

impl Parameters for CreateGate {
    fn visit(&self, visitor: &mut dyn Visitor) {
        visitor.values(
            CREATE_GATE,
            &[
                &self.region_id,
                &self.client_token,
                &self.name,
                &self.mode,
                &self.port,
                &self.ratio,
                &self.open,
                &self.password,
                &self.ids,
                &self.tags,
                &self.peer,
                &self.peer_key,
                &self.note,
                &self.old,
            ],
        );
    }
}

pub static CREATE: Operation = Operation {
    service: &RPC,
    name: "CreateGate",
    method: "POST",
    path: "/",
    page: PAGE,
    line: 1,
    idempotency_token: Some("ClientToken"),
    errors: &[
        ErrorCode {
            code: "InvalidName",
            status: 400,
            retryable: false,
        },
        ErrorCode {
            code: "Invalid%s.Missing",
            status: 400,
            retryable: false,
        },
    ],
};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gate {
    pub id: Option<String>,
    pub port: Option<i64>,
    pub open: Option<bool>,
    pub ratio: Option<f64>,
    pub mode: Option<Mode>,
    pub ids: Vec<String>,
}

impl Record for Gate {
    fn fields(&mut self, fields: &mut dyn Fields) {
        fields.fields(
            &[
                Name::Plain("Id"),
                Name::Plain("Port"),
                Name::Plain("Open"),
                Name::Plain("Ratio"),
                Name::Plain("Mode"),
                Name::Plain("Ids"),
            ],
            &mut [
                &mut self.id,
                &mut self.port,
                &mut self.open,
                &mut self.ratio,
                &mut self.mode,
                &mut self.ids,
            ],
        );
    }
}

impl Shape for Gate {
    type Form = ObjectForm;
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gates {
    pub total: Option<i64>,
    pub gates: Vec<Gate>,
    pub plain: Vec<Gate>,
    pub first: Option<Gate>,
    pub rows: Vec<Vec<i64>>,
    pub labels: BTreeMap<String, i64>,
    pub any: Option<Json>,
    pub key: Option<Secret>,
    pub request_id: Option<String>,
}

impl Record for Gates {
    fn fields(&mut self, fields: &mut dyn Fields) {
        fields.fields(
            &[
                Name::Plain("Total"),
                Name::Wrapped("Gates", "Gate"),
                Name::Plain("Policies"),
                Name::Plain("First"),
                Name::Plain("Rows"),
                Name::Plain("Labels"),
                Name::Plain("Any"),
                Name::Plain("Key"),
                Name::Plain("RequestId"),
            ],
            &mut [
                &mut self.total,
                &mut self.gates,
                &mut self.plain,
                &mut self.first,
                &mut self.rows,
                &mut self.labels,
                &mut self.any,
                &mut self.key,
                &mut self.request_id,
            ],
        );
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GateError {
    InvalidName,
    Missing,
    Other,
}

impl OperationError for GateError {
    const DOCUMENTED: &'static [Self] = &[Self::InvalidName, Self::Missing];
    const OTHER: Self = Self::Other;
}

impl Request for CreateGate {
    type Response = Gates;
    type Error = GateError;
    const OPERATION: &'static Operation = &CREATE;
}

/// An operation that cannot be repeated safely: no token, and it does not read.
#[derive(Clone, Debug, Default)]
pub struct OpenGate;

pub static OPEN: Operation = Operation {
    service: &RPC,
    name: "OpenGate",
    method: "POST",
    path: "/",
    page: PAGE,
    line: 1,
    idempotency_token: None,
    errors: &[],
};

impl Parameters for OpenGate {
    fn visit(&self, visitor: &mut dyn Visitor) {
        visitor.values(&[], &[]);
    }
}

impl Request for OpenGate {
    type Response = Gates;
    type Error = GateError;
    const OPERATION: &'static Operation = &OPEN;
}

/// An operation with a path, headers and a JSON body.
#[derive(Clone, Debug, Default)]
pub struct PutPath {
    pub id: String,
    pub filter: Vec<String>,
    pub trace: Option<String>,
    pub size: Option<i64>,
    pub tag: Option<Tag>,
}

static PUT_PATH: &[Parameter] = &[
    parameter("Id", Position::Path, &[]),
    parameter("filter", Position::Query, &[]),
    parameter("X-Trace", Position::Header, &[]),
    parameter("size", Position::Body, &[]),
    parameter("tag", Position::Body, &[]),
];

impl Parameters for PutPath {
    fn visit(&self, visitor: &mut dyn Visitor) {
        visitor.values(
            PUT_PATH,
            &[&self.id, &self.filter, &self.trace, &self.size, &self.tag],
        );
    }
}

pub static PUT: Operation = Operation {
    service: &ROA,
    name: "PutPath",
    method: "PUT",
    path: "/paths/[Id]/tags",
    page: PAGE,
    line: 1,
    idempotency_token: None,
    errors: &[],
};

impl Request for PutPath {
    type Response = Gates;
    type Error = GateError;
    const OPERATION: &'static Operation = &PUT;
}

/// Answers from a list, and keeps what was sent and how long was waited.
#[derive(Clone, Default)]
pub struct Fake {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    answers: VecDeque<Result<HttpResponse, TransportErrorKind>>,
    sent: Vec<HttpRequest>,
    waits: Vec<Duration>,
}

impl Fake {
    pub fn answering(
        answers: impl IntoIterator<Item = Result<HttpResponse, TransportErrorKind>>,
    ) -> Self {
        let fake = Self::default();
        fake.state.lock().unwrap().answers.extend(answers);
        fake
    }

    pub fn sent(&self) -> Vec<HttpRequest> {
        self.state.lock().unwrap().sent.clone()
    }

    pub fn waits(&self) -> Vec<Duration> {
        self.state.lock().unwrap().waits.clone()
    }

    fn answer(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let mut state = self.state.lock().unwrap();
        state.sent.push(request);
        let answer = state
            .answers
            .pop_front()
            .expect("more requests than answers");
        answer.map_err(|kind| TransportError::new(kind, "the line is down"))
    }
}

impl Transport for Fake {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportError>> {
        Box::pin(std::future::ready(self.answer(request)))
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        self.state.lock().unwrap().waits.push(duration);
        Box::pin(std::future::ready(()))
    }
}

impl BlockingTransport for Fake {
    fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        self.answer(request)
    }

    fn sleep(&self, duration: Duration) {
        self.state.lock().unwrap().waits.push(duration);
    }
}

/// An answer without headers.
pub fn answer(status: u16, body: &str) -> Result<HttpResponse, TransportErrorKind> {
    Ok(HttpResponse {
        status,
        headers: Vec::new(),
        body: body.as_bytes().to_vec(),
    })
}

/// The parameters of a query or form, decoded.
pub fn pairs(encoded: &str) -> BTreeMap<String, String> {
    let decode = |text: &str| {
        let mut bytes = Vec::new();
        let mut rest = text.as_bytes().iter();
        while let Some(byte) = rest.next() {
            if *byte == b'%' {
                let digits = [*rest.next().unwrap(), *rest.next().unwrap()];
                let digits = std::str::from_utf8(&digits).unwrap().to_owned();
                bytes.push(u8::from_str_radix(&digits, 16).unwrap());
            } else {
                bytes.push(*byte);
            }
        }
        String::from_utf8(bytes).unwrap()
    };
    encoded
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(name), decode(value))
        })
        .collect()
}

/// The query of an address.
pub fn query(url: &str) -> BTreeMap<String, String> {
    pairs(url.split_once('?').map_or("", |(_, query)| query))
}

//! From a request struct to the parts of an HTTP message, before it is signed: parameters come in through a visit, a [`Message`]
//! goes out.

mod flatten;
mod json;
pub(crate) mod signed;

use crate::Json;
use crate::error::ConfigError;
use crate::operation::{Operation, Parameter, Parameters, Position, Style, Visitor};
use crate::redact::Secrets;
use crate::sign::percent_encode;
use crate::time;
use crate::value::{ParameterValue, Value};

/// Queries longer than this (encoded) travel in the form body instead, since servers limit the first line of a request.
const LONGEST_QUERY: usize = 4096;

/// A request in its parts, the same for all attempts.
#[derive(Clone)]
pub(crate) struct Message {
    pub(crate) operation: &'static Operation,
    pub(crate) method: &'static str,
    /// Percent-encoded.
    pub(crate) path: String,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) form: Vec<(String, String)>,
    pub(crate) body: Option<String>,
    pub(crate) headers: Vec<(String, String)>,
    /// What no error may show.
    pub(crate) secrets: Secrets,
}

/// Builds the message of a request. `region` stands in for an absent `RegionId`.
pub(crate) fn message(
    operation: &'static Operation,
    request: &dyn Parameters,
    region: Option<&str>,
) -> Result<Message, ConfigError> {
    let mut collector = Collector {
        message: Message {
            operation,
            method: match operation.service.style {
                Style::Rpc => "POST",
                Style::Roa => operation.method,
            },
            path: operation.path.to_owned(),
            query: Vec::new(),
            form: Vec::new(),
            body: None,
            headers: Vec::new(),
            secrets: Secrets::of(request),
        },
        body: Vec::new(),
        region,
        problem: None,
    };
    request.visit(&mut collector);
    collector.finish()
}

/// Receives the parameters of the request itself; those of structs inside go through [`flatten`] and [`json`].
struct Collector<'r> {
    message: Message,
    body: Vec<(&'static str, Json)>,
    region: Option<&'r str>,
    problem: Option<ConfigError>,
}

impl Visitor for Collector<'_> {
    fn values(&mut self, table: &'static [Parameter], values: &[&dyn ParameterValue]) {
        for (parameter, value) in table.iter().zip(values) {
            let value = value.value();
            let token = self.message.operation.idempotency_token == Some(parameter.name);
            // An empty token is none, and the call would be repeated without one.
            if token && matches!(value, Value::Absent | Value::Text("")) {
                self.put(parameter, Value::Text(&time::unique()));
            } else if !value.is_absent() {
                self.put(parameter, value);
            } else if let Some(region) = self.region.filter(|_| parameter.name == "RegionId") {
                self.put(parameter, Value::Text(region));
            }
        }
    }
}

impl Collector<'_> {
    fn put(&mut self, parameter: &'static Parameter, value: Value<'_>) {
        let name = parameter.name;
        match (self.message.operation.service.style, parameter.position) {
            (Style::Rpc, Position::Query | Position::Path) => {
                flatten::flatten(name, value, &mut self.message.query)
            }
            (Style::Rpc, Position::Form | Position::Body) => {
                flatten::flatten(name, value, &mut self.message.form)
            }
            (Style::Roa, Position::Query) => self
                .message
                .query
                .push((name.to_owned(), json::text(value))),
            (Style::Roa, Position::Form) => {
                self.message.form.push((name.to_owned(), json::text(value)))
            }
            (Style::Roa, Position::Body) => self.body.push((name, json::json(value))),
            (Style::Roa, Position::Path) => self.put_in_path(name, &json::text(value)),
            (Style::Rpc | Style::Roa, Position::Header) => {
                self.put_in_header(name, json::text(value))
            }
        }
    }

    fn put_in_path(&mut self, name: &str, value: &str) {
        // An empty segment, `.` or `..` would make another address of it.
        if matches!(value, "" | "." | "..") {
            // The value is one of three texts, so it may be shown whatever it stands for.
            self.refuse(format!("`{value}` cannot stand in a path as {name}"));
            return;
        }
        let value = percent_encode(value);
        let path = &self.message.path;
        let path = path.replace(&format!("[{name}]"), &value);
        self.message.path = path.replace(&format!("{{{name}}}"), &value);
    }

    fn put_in_header(&mut self, name: &str, value: String) {
        // The value is not shown: it may be a secret.
        if !value.chars().all(|c| c == ' ' || c.is_ascii_graphic()) {
            self.refuse(format!(
                "the value of the header {name} has characters that no header can carry"
            ));
            return;
        }
        self.message
            .headers
            .push((name.to_ascii_lowercase(), value));
    }

    fn refuse(&mut self, what: String) {
        let operation = self.message.operation.name;
        self.problem
            .get_or_insert(ConfigError::new(format!("{operation}: {what}")));
    }

    fn finish(mut self) -> Result<Message, ConfigError> {
        if let Some(start) = self.message.path.find(['[', '{']) {
            // Up to its end and no further: what follows was given, and may be a secret.
            let rest = self.message.path.get(start..).unwrap_or_default();
            let missing = rest.split_inclusive([']', '}']).next().unwrap_or_default();
            let missing = missing.to_owned();
            self.refuse(format!(
                "nothing is given for the part `{missing}` of the path"
            ));
        }
        if let Some(problem) = self.problem {
            return Err(problem);
        }
        let mut message = self.message;
        message.body = body_text(self.body);
        let query_length: usize = message
            .query
            .iter()
            .map(|(name, value)| name.len() + value.len() + 2)
            .sum();
        if message.operation.service.style == Style::Rpc && query_length > LONGEST_QUERY {
            message.form.append(&mut message.query);
        }
        Ok(message)
    }
}

/// The fields of a JSON body. A single parameter called `body` is the body itself, and not a field of it.
fn body_text(mut fields: Vec<(&'static str, Json)>) -> Option<String> {
    match fields.as_mut_slice() {
        [] => None,
        [(name, value)] if name.eq_ignore_ascii_case("body") => Some(match value.take() {
            Json::String(text) => text,
            value => value.to_string(),
        }),
        _ => {
            let fields = fields
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value));
            Some(Json::Object(fields.collect()).to_string())
        }
    }
}

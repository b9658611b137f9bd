//! Tells success from failure: status, headers and body of an answer come in, the JSON of a response or a [`Failure`] goes out.

mod codes;
mod refusal;

use std::time::SystemTime;

use serde_json::error::Category;

use crate::Json;
use crate::error::{DecodeError, DecodeErrorKind, Failure, ServiceError, ServiceErrorParts};
use crate::operation::Operation;
use crate::redact::Secrets;
use crate::retry;
use crate::time;
use crate::transport::HttpResponse;
use refusal::Refusal;

/// Header in which the service repeats the request id.
const REQUEST_ID_HEADER: &str = "x-acs-request-id";

/// An answer, and what it answers.
#[derive(Clone, Copy)]
pub(crate) struct Answer<'a> {
    pub(crate) operation: &'static Operation,
    pub(crate) response: &'a HttpResponse,
    /// What was sent and must not stand in an error.
    pub(crate) secrets: &'a Secrets,
}

impl Answer<'_> {
    /// Reads it.
    pub(crate) fn interpret(self) -> Result<Json, Failure> {
        let Self {
            operation,
            response,
            secrets,
        } = self;
        if !(200..300).contains(&response.status) {
            return Err(self.refused(Refusal::of_body(&response.body, secrets)));
        }
        let body = response.body.trim_ascii();
        if body.is_empty() && response.status == 204 {
            return Ok(with_request_id(
                Json::Object(serde_json::Map::new()),
                response,
            ));
        }
        match serde_json::from_slice(body) {
            Ok(json @ Json::Object(_)) => match Refusal::in_success(operation, &json) {
                Some(refusal) => Err(self.refused(refusal)),
                None => Ok(with_request_id(json, response)),
            },
            Ok(_) => Err(self.undecodable(DecodeErrorKind::NotAnObject, None)),
            Err(error) => {
                if let Some(refusal) = Refusal::of_xml(body) {
                    return Err(self.refused(refusal));
                }
                let kind = match error.classify() {
                    Category::Eof if body.is_empty() => DecodeErrorKind::Empty,
                    Category::Eof => DecodeErrorKind::Cut,
                    Category::Io | Category::Syntax | Category::Data => DecodeErrorKind::NotJson,
                };
                Err(self.undecodable(kind, Some(error)))
            }
        }
    }

    fn refused(self, refusal: Refusal) -> Failure {
        let Self {
            operation,
            response,
            secrets,
        } = self;
        let (index, documented, catalogue) = match codes::find(operation.errors, &refusal.code) {
            Some((index, entry)) => (Some(index), Some(entry), None),
            None => match codes::find(operation.service.errors, &refusal.code) {
                Some((_, entry)) => (None, Some(entry), Some(operation.service.product)),
                None => (None, None, None),
            },
        };
        let page_says = documented.is_some_and(|entry| entry.retryable);
        let answer = ServiceError::new(ServiceErrorParts {
            operation: operation.name,
            status: response.status,
            retryable: page_says || retry::is_passing(response.status, &refusal.code),
            retry_after: response
                .header("retry-after")
                .and_then(|header| time::retry_after(header, SystemTime::now())),
            request_id: refusal
                .request_id
                .or_else(|| response.header(REQUEST_ID_HEADER).map(str::to_owned)),
            // What the pages list was not made of the request.
            code: match documented {
                Some(entry) if entry.code == refusal.code => refusal.code,
                Some(_) | None => secrets.hide(refusal.code),
            },
            message: secrets.hide(refusal.message),
            recommend: refusal.recommend.map(|address| secrets.hide(address)),
            documented,
            catalogue,
        });
        Failure::Service { index, answer }
    }

    fn undecodable(self, kind: DecodeErrorKind, source: Option<serde_json::Error>) -> Failure {
        let response = self.response;
        Failure::Decode(DecodeError {
            operation: self.operation.name,
            kind,
            status: response.status,
            request_id: response.header(REQUEST_ID_HEADER).map(str::to_owned),
            excerpt: refusal::excerpt(&response.body, self.secrets),
            source,
        })
    }
}

/// The request id stands in the body of nearly all answers; where it does not, the header has it.
fn with_request_id(mut json: Json, response: &HttpResponse) -> Json {
    if let (Json::Object(object), Some(id)) = (&mut json, response.header(REQUEST_ID_HEADER))
        && !object
            .keys()
            .any(|key| key.eq_ignore_ascii_case("RequestId"))
    {
        object.insert("RequestId".to_owned(), Json::from(id));
    }
    json
}

//! Tells success from failure: status, headers and body of an answer come in, the JSON of a response or a [`Failure`] goes out.

mod codes;
mod refusal;

use std::time::SystemTime;

use serde_json::error::Category;

use crate::Json;
use crate::error::{DecodeError, DecodeErrorKind, Failure, ServiceError, ServiceErrorParts};
use crate::operation::Operation;
use crate::retry;
use crate::time;
use crate::transport::HttpResponse;
use refusal::Refusal;

/// Header in which the service repeats the request id.
const REQUEST_ID_HEADER: &str = "x-acs-request-id";

/// Reads an answer.
pub(crate) fn interpret(
    operation: &'static Operation,
    response: &HttpResponse,
) -> Result<Json, Failure> {
    if !(200..300).contains(&response.status) {
        let refusal = Refusal::of_body(&response.body);
        return Err(refused(operation, response, refusal));
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
            Some(refusal) => Err(refused(operation, response, refusal)),
            None => Ok(with_request_id(json, response)),
        },
        Ok(_) => Err(undecodable(
            operation,
            response,
            DecodeErrorKind::NotAnObject,
            None,
        )),
        Err(error) => {
            if let Some(refusal) = Refusal::of_xml(body) {
                return Err(refused(operation, response, refusal));
            }
            let kind = match error.classify() {
                Category::Eof if body.is_empty() => DecodeErrorKind::Empty,
                Category::Eof => DecodeErrorKind::Cut,
                Category::Io | Category::Syntax | Category::Data => DecodeErrorKind::NotJson,
            };
            Err(undecodable(operation, response, kind, Some(error)))
        }
    }
}

fn refused(operation: &'static Operation, response: &HttpResponse, refusal: Refusal) -> Failure {
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
        code: refusal.code,
        message: refusal.message,
        recommend: refusal.recommend,
        documented,
        catalogue,
    });
    Failure::Service { index, answer }
}

fn undecodable(
    operation: &'static Operation,
    response: &HttpResponse,
    kind: DecodeErrorKind,
    source: Option<serde_json::Error>,
) -> Failure {
    Failure::Decode(DecodeError {
        operation: operation.name,
        kind,
        status: response.status,
        request_id: response.header(REQUEST_ID_HEADER).map(str::to_owned),
        excerpt: refusal::excerpt(&response.body),
        source,
    })
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

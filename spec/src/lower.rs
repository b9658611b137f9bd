//! A [`RawOperation`] becomes an [`Operation`]: rows become parameters, response fields and error codes.

mod alternatives;
mod common;
mod content;
mod errors;
mod fields;
mod names;
mod places;
mod rows;
mod samples;
mod tree;
mod words;

pub(crate) use fields::description;
pub(crate) use places::placeholders_of;

use crate::diagnostic::{Code, Diagnostic};
use crate::identity::Identity;
use crate::model::{Http, Operation, Request, Response, Sample, Source, Style, Traits};
use crate::prose::{self, Description, OperationText};
use crate::raw::{RawOperation, Role};

/// Understands the rows, samples and prose of one page.
pub fn lower(raw: &RawOperation<'_>, identity: &Identity) -> (Operation, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let answers = samples::Answers::read(raw, &mut diagnostics);
    let mut http = lower_http(raw, identity, &mut diagnostics);
    let mut request = Request {
        parameters: fields::lower_request(raw, identity, &mut http, &mut diagnostics),
    };
    let response = Response {
        fields: fields::lower_response(raw, &answers, &mut diagnostics),
    };
    let errors = errors::lower_errors(raw, &mut diagnostics);
    let mut traits = lower_traits(raw, &request, &response);
    alternatives::settle_alternatives(&mut request, &mut traits);
    if !raw
        .tables
        .iter()
        .any(|table| matches!(table.role, Role::Request(_)))
    {
        diagnostics.push(Diagnostic::new(
            Code::NoRequestTable,
            raw.line,
            format!(
                "`{}` has no table of request parameters",
                identity.operation
            ),
        ));
    }
    for diagnostic in &mut diagnostics {
        raw.page.clone_into(&mut diagnostic.page);
    }
    let operation = Operation {
        name: identity.operation.clone(),
        summary: raw.summary.clone(),
        doc: raw.doc.trim_end().to_owned(),
        http,
        source: source(raw, raw.line),
        request,
        response,
        errors,
        samples: raw
            .samples
            .iter()
            .map(|sample| Sample {
                kind: sample.kind,
                text: sample.text.to_owned(),
                source: source(raw, sample.line),
            })
            .collect(),
        also: Vec::new(),
        traits,
    };
    (operation, diagnostics)
}

/// What the prose says about the operation as a whole.
fn lower_traits(raw: &RawOperation<'_>, request: &Request, response: &Response) -> Traits {
    let mut siblings: Vec<&str> = request
        .parameters
        .iter()
        .map(|field| &*field.name)
        .collect();
    siblings.sort_unstable();
    let parameters: Vec<Description<'_>> = request
        .parameters
        .iter()
        .map(|field| description(field, &siblings))
        .collect();
    let mut names = Vec::new();
    let mut levels = vec![response.fields.as_slice()];
    while let Some(level) = levels.pop() {
        names.extend(level.iter().map(|field| &*field.name));
        levels.extend(level.iter().filter_map(|field| field.ty.fields()));
    }
    prose::read_operation(&OperationText {
        doc: &raw.doc,
        parameters: &parameters,
        response: &names,
    })
}

fn source(raw: &RawOperation<'_>, line: u32) -> Source {
    Source {
        page: raw.page.to_owned(),
        line,
    }
}

fn lower_http(
    raw: &RawOperation<'_>,
    identity: &Identity,
    diagnostics: &mut Vec<Diagnostic>,
) -> Http {
    match (&raw.request_line, identity.style) {
        (Some(line), Some(Style::Roa) | None) => Http {
            methods: line.methods.clone(),
            path: line.path.clone(),
        },
        (_, Some(Style::Rpc) | None) => Http {
            methods: vec!["GET".to_owned(), "POST".to_owned()],
            path: "/".to_owned(),
        },
        (None, Some(Style::Roa)) => {
            let message = format!(
                "nothing tells method and path of `{}`, which is left out of crates",
                identity.operation
            );
            diagnostics.push(Diagnostic::new(Code::RequestLine, raw.line, message));
            Http {
                methods: Vec::new(),
                path: "/".to_owned(),
            }
        }
    }
}

//! Pages come in as single operations; what they show of answers and requests goes out, each with its place.

use std::collections::BTreeMap;

use docwright_runtime::Json;
use docwright_spec::model::{Field, Operation, Sample, SampleKind, Type};
use docwright_spec::prose::is_value;
use docwright_spec::sample::read_request;

use super::given::Given;

/// A documented answer that is valid JSON.
#[derive(Debug)]
pub struct Answer {
    /// Page and line.
    pub place: String,
    /// Without a status line, headers, and an object named after the answer around all.
    pub json: Json,
}

/// Values for a request.
#[derive(Debug)]
pub struct Values {
    /// Page and line.
    pub place: String,
    /// Where they come from.
    pub origin: Origin,
    /// Flat names and texts.
    pub given: Given,
    /// The parameters that its page knows: an older page cannot give what came later.
    pub known: Vec<String>,
}

impl Values {
    /// The names of values of which a part is hidden: no rule can be held against them.
    pub fn hidden(&self) -> impl Iterator<Item = &str> {
        let hidden = self.given.0.iter().filter(|(_, value)| !is_value(value));
        hidden.map(|(name, _)| name.as_str())
    }
}

/// Where the values of a request come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// From a sample request.
    Sample,
    /// Each parameter's own example: they need not fit together.
    Examples,
}

/// The answer of a sample; `None` where it is not valid JSON.
#[must_use]
pub fn answer(operation: &str, sample: &Sample) -> Option<Answer> {
    let start = sample.text.find(['{', '['])?;
    let json: Json = sample.text.get(start..)?.trim().parse().ok()?;
    let json = match json.as_object().and_then(|fields| fields.iter().next()) {
        Some((name, inner))
            if (name.ends_with("Response") || name == operation) && inner.is_object() =>
        {
            inner.clone()
        }
        Some(_) | None => json,
    };
    Some(Answer {
        place: place(sample),
        json,
    })
}

/// The values of a sample request: its query, and its body where that is a form or JSON.
#[must_use]
pub fn request(operation: &Operation, sample: &Sample) -> Values {
    let request = read_request(&sample.text);
    let mut given = Given::default();
    if let Some(body) = request.body.and_then(|body| body.parse::<Json>().ok()) {
        given.spread("", &body);
    }
    given.0.extend(request.query);
    given.0.remove("Action");
    given.0.retain(|_, value| !value.is_empty());
    Values {
        place: place(sample),
        origin: Origin::Sample,
        given,
        known: known(operation),
    }
}

/// The examples of the parameter table, under the names that they are sent by.
#[must_use]
pub fn examples(operation: &Operation) -> Values {
    let mut pairs = BTreeMap::new();
    collect(&operation.request.parameters, "", &mut pairs);
    Values {
        place: format!("{}:{}", operation.source.page, operation.source.line),
        origin: Origin::Examples,
        given: Given(pairs),
        known: known(operation),
    }
}

fn known(operation: &Operation) -> Vec<String> {
    let parameters = operation.request.parameters.iter();
    parameters.map(|field| field.name.clone()).collect()
}

fn collect(fields: &[Field], before: &str, pairs: &mut BTreeMap<String, String>) {
    for field in fields {
        let mut name = format!("{before}{}", field.name);
        let mut ty = &field.ty;
        while let Type::List { item, .. } = ty {
            if let Type::Struct { .. } | Type::List { .. } = **item {
                name.push_str(".1");
            }
            ty = item;
        }
        if let Type::Struct { fields } = ty {
            collect(fields, &format!("{name}."), pairs);
        } else if let Some(example) = field.example.as_deref() {
            pairs.insert(name, example.to_owned());
        }
    }
}

fn place(sample: &Sample) -> String {
    format!("{}:{}", sample.source.page, sample.source.line)
}

/// The JSON answers among the samples of an operation.
pub fn answers(operation: &Operation) -> impl Iterator<Item = &Sample> {
    of_kind(operation, SampleKind::Json)
}

/// The sample requests of an operation.
pub fn requests(operation: &Operation) -> impl Iterator<Item = &Sample> {
    of_kind(operation, SampleKind::Request)
}

fn of_kind(operation: &Operation, kind: SampleKind) -> impl Iterator<Item = &Sample> {
    operation
        .samples
        .iter()
        .filter(move |sample| sample.kind == kind)
}

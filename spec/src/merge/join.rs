//! Joins another page of an operation into the leading one.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Constraint, Field, Operation, Required, Rule, Source};

/// Keeps what only `other` has, by the rules of [`merge`](super), and reports what differs.
pub(super) fn join(leading: &mut Operation, other: &Operation, diagnostics: &mut Vec<Diagnostic>) {
    let mut joining = Joining {
        page: other.source.page.clone(),
        diagnostics,
    };
    take_where_empty(&mut leading.summary, &other.summary);
    take_where_empty(&mut leading.doc, &other.doc);
    joining.fields(&mut leading.request.parameters, &other.request.parameters);
    joining.fields(&mut leading.response.fields, &other.response.fields);
    let places = places(leading.errors.iter().map(|error| &*error.code));
    for error in &other.errors {
        match places
            .get(&error.code.to_lowercase())
            .and_then(|index| leading.errors.get_mut(*index))
        {
            Some(known) => {
                if known.http_status != error.http_status && error.http_status.is_some() {
                    let message = format!(
                        "`{}` has another HTTP status on page {}",
                        error.code, known.source.page
                    );
                    joining.report(Code::ErrorStatuses, error.source.line, message);
                }
                known.retryable |= error.retryable;
                take_where_empty(&mut known.doc, &error.doc);
                take_where_empty(&mut known.message, &error.message);
            }
            None => {
                joining.differs(
                    &error.source,
                    format!("only this page has the error code `{}`", error.code),
                );
                leading.errors.push(error.clone());
            }
        }
    }
}

struct Joining<'d> {
    page: String,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl Joining<'_> {
    fn fields(&mut self, leading: &mut Vec<Field>, other: &[Field]) {
        let places = places(leading.iter().map(|field| &*field.name));
        for field in other {
            match places
                .get(&field.name.to_lowercase())
                .and_then(|index| leading.get_mut(*index))
            {
                Some(known) if known.name == field.name => self.field(known, field),
                Some(known) => {
                    let message = format!(
                        "`{}` is spelt `{}` on the leading page",
                        field.name, known.name
                    );
                    self.differs(&field.source, message);
                }
                None => {
                    self.differs(
                        &field.source,
                        format!("only this page has `{}`", field.name),
                    );
                    let mut field = field.clone();
                    field.required = Required::No;
                    leading.push(field);
                }
            }
        }
    }

    fn field(&mut self, leading: &mut Field, other: &Field) {
        if leading.required != other.required {
            self.differs(
                &other.source,
                format!(
                    "`{}` has another required flag on the leading page",
                    other.name
                ),
            );
            leading.required = weaker(leading.required, other.required);
        }
        leading.sensitive |= other.sensitive;
        take_where_empty(&mut leading.doc, &other.doc);
        if leading.example.is_none() {
            leading.example.clone_from(&other.example);
        }
        self.values(leading, other);
        if let (Some(known), Some(fields)) = (leading.ty.fields_mut(), other.ty.fields()) {
            self.fields(known, fields);
        }
    }

    /// Documented values that only the other page has are documented values.
    fn values(&mut self, leading: &mut Field, other: &Field) {
        let Some(more) = enum_values(&other.constraints) else {
            return;
        };
        let added: Vec<String> = match enum_values(&leading.constraints) {
            Some(known) => more
                .iter()
                .filter(|value| !known.iter().any(|known| known.eq_ignore_ascii_case(value)))
                .cloned()
                .collect(),
            None => return,
        };
        if added.is_empty() {
            return;
        }
        self.differs(
            &other.source,
            format!(
                "only this page has the values `{}` of `{}`",
                added.join("`, `"),
                other.name
            ),
        );
        for constraint in &mut leading.constraints {
            if let Rule::Enum { values } = &mut constraint.rule {
                values.extend(added.iter().cloned());
            }
        }
    }

    fn differs(&mut self, source: &Source, message: String) {
        self.report(Code::PagesDiffer, source.line, message);
    }

    fn report(&mut self, code: Code, line: u32, message: String) {
        self.diagnostics.push(Diagnostic {
            page: self.page.clone(),
            ..Diagnostic::new(code, line, message)
        });
    }
}

/// The first place of each name, without regard to case.
fn places<'n>(names: impl Iterator<Item = &'n str>) -> HashMap<String, usize> {
    let mut places = HashMap::new();
    for (index, name) in names.enumerate() {
        places.entry(name.to_lowercase()).or_insert(index);
    }
    places
}

/// Descriptions that the leading page lacks come from the other one.
fn take_where_empty(leading: &mut String, other: &str) {
    if leading.trim().is_empty() {
        other.clone_into(leading);
    }
}

fn weaker(one: Required, other: Required) -> Required {
    match (one, other) {
        (Required::Yes, Required::Yes) => Required::Yes,
        (Required::No, _) | (_, Required::No) => Required::No,
        (Required::Conditional, _) | (_, Required::Conditional) => Required::Conditional,
    }
}

fn enum_values(constraints: &[Constraint]) -> Option<&[String]> {
    constraints
        .iter()
        .find_map(|constraint| match &constraint.rule {
            Rule::Enum { values } => Some(values.as_slice()),
            _ => None,
        })
}

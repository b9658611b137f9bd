//! Joins another page of an operation into the leading one.

use std::collections::HashMap;

use super::places::{Path, Places};
use super::{Language, http};
use crate::diagnostic::{Code, Diagnostic};
use crate::lower::description;
use crate::model::{
    Constraint, Field, Operation, Required, Rule, Sample, SampleKind, Source, Type,
};
use crate::prose;
use crate::sample::{RequestSample, read_request};
use crate::shown::hold_against_requests;

/// Keeps what only `other` has, by the rules of [`merge`](super), and reports what differs.
pub(super) fn join(leading: &mut Operation, other: &Operation, diagnostics: &mut Vec<Diagnostic>) {
    let mut joining = Joining {
        page: other.source.page.clone(),
        translated: Language::Chinese.is_of(leading) != Language::Chinese.is_of(other),
        places: None,
        path: Path::default(),
        diagnostics,
    };
    if let Some(message) = http::join(leading, other) {
        joining.differs(&other.source, message);
    }
    take_where_empty(&mut leading.summary, &other.summary);
    take_where_empty(&mut leading.doc, &other.doc);
    joining.fields(
        &mut leading.request.parameters,
        other.request.parameters.iter().collect(),
    );
    joining.places = Some(Places::new(
        &leading.response.fields,
        &leading.samples,
        other,
    ));
    joining.fields(
        &mut leading.response.fields,
        other.response.fields.iter().collect(),
    );
    let places = places(leading.errors.iter().map(|error| &*error.code));
    for error in &other.errors {
        match place(&places, &error.code).and_then(|index| leading.errors.get_mut(index)) {
            Some(known) => {
                match (known.http_status, error.http_status) {
                    (Some(one), Some(other)) if one != other => {
                        let message = format!(
                            "`{}` has another HTTP status on page {}",
                            error.code, known.source.page
                        );
                        joining.report(Code::ErrorStatuses, error.source.line, message);
                    }
                    (None, told @ Some(_)) => known.http_status = told,
                    (Some(_) | None, _) => {}
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
    join_traits(leading, other);
}

/// Takes what only the other page says of the operation as a whole, and what of it names parameters that both have.
fn join_traits(leading: &mut Operation, other: &Operation) {
    let known = |name: &String| {
        let mut parameters = leading.request.parameters.iter();
        parameters.any(|field| field.name == *name)
    };
    let token = other.traits.idempotency_token.as_ref();
    let token = token.filter(|token| token.names.iter().all(known)).cloned();
    let traits = &mut leading.traits;
    traits.idempotency_token = traits.idempotency_token.take().or(token);
    let asynchronous = traits.asynchronous.take();
    traits.asynchronous = asynchronous.or_else(|| other.traits.asynchronous.clone());
}

/// Takes back the rules that the sample requests of any page of the operation break.
pub(super) fn hold_against_samples<'s>(
    parameters: &mut [Field],
    samples: impl Iterator<Item = &'s Sample>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let requests: Vec<(&Source, RequestSample)> = samples
        .filter(|sample| sample.kind == SampleKind::Request)
        .map(|sample| (&sample.source, read_request(&sample.text)))
        .collect();
    let requests = requests.iter().map(|(source, sample)| (*source, sample));
    hold_against_requests(parameters, requests, |source, broken| {
        let found = Diagnostic::new(Code::ExampleBreaksRule, source.line, broken.to_string());
        diagnostics.push(Diagnostic {
            page: source.page.clone(),
            ..found
        });
    });
}

struct Joining<'d> {
    page: String,
    /// The pages are in different languages, so both are meant to say the same.
    translated: bool,
    /// Where response fields stand; absent while parameters are joined, whose names are their places.
    places: Option<Places<'d>>,
    /// The field whose inner fields are being joined.
    path: Path,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl Joining<'_> {
    fn fields(&mut self, leading: &mut Vec<Field>, other: Vec<&Field>) {
        let mut places = places(leading.iter().map(|field| &*field.name));
        for field in other {
            match place(&places, &field.name).and_then(|index| leading.get_mut(index)) {
                Some(known) if known.name == field.name => self.field(known, field),
                Some(known) => {
                    let message = format!(
                        "`{}` is spelt `{}` on the leading page",
                        field.name, known.name
                    );
                    self.differs(&field.source, message);
                }
                None => {
                    let Some(mut field) = self.in_place(field) else {
                        continue;
                    };
                    self.differs(
                        &field.source,
                        format!("only this page has `{}`", field.name),
                    );
                    places.insert(field.name.to_lowercase(), leading.len());
                    places.insert(field.name.clone(), leading.len());
                    field.required = Required::No;
                    leading.push(field);
                }
            }
        }
    }

    fn leading_shows_list(&self) -> bool {
        self.places
            .as_ref()
            .is_some_and(|places| places.leading_shows_list(&self.path))
    }

    /// A field that only the other page has, without what the leading page has at another place; absent where nothing is left.
    fn in_place(&mut self, field: &Field) -> Option<Field> {
        self.path.enter(&field.name);
        let elsewhere = self
            .places
            .as_ref()
            .and_then(|places| places.elsewhere(&self.path));
        let kept = if let Some(place) = elsewhere {
            let message = format!("`{}` stands at `{place}` on the leading page", field.name);
            self.differs(&field.source, message);
            None
        } else {
            let mut field = field.clone();
            let emptied = field.ty.fields_mut().is_some_and(|inner| {
                let all = std::mem::take(inner);
                let had_any = !all.is_empty();
                inner.extend(all.iter().filter_map(|field| self.in_place(field)));
                had_any && inner.is_empty()
            });
            (!emptied).then_some(field)
        };
        self.path.leave();
        kept
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
        self.rules(leading, other);
        self.path.enter(&leading.name);
        self.inner_fields(leading, other);
        self.path.leave();
    }

    fn inner_fields(&mut self, leading: &mut Field, other: &Field) {
        if let Some(key) = lacking_key(&leading.ty, &other.ty)
            && !self.leading_shows_list()
        {
            wrap(&mut leading.ty, key);
        }
        if let (Type::String | Type::Json { content: None }, Type::Json { content: Some(_) }) =
            (&leading.ty, &other.ty)
        {
            let message = format!("only this page has the parts of `{}`", other.name);
            self.differs(&other.source, message);
            leading.ty = other.ty.clone();
            return;
        }
        let key = inner_key(&leading.ty).map(str::to_owned);
        let (Some(known), Some(fields)) = (leading.ty.inside_mut(), other.ty.inside()) else {
            return;
        };
        // What the other page has below the inner key of the list are its elements.
        let is_key = |name: &str| {
            key.as_ref()
                .is_some_and(|key| key.eq_ignore_ascii_case(name))
        };
        let fields = fields.iter().flat_map(|field| match field.ty.inside() {
            Some(inside) if is_key(&field.name) => inside,
            Some(_) | None => std::slice::from_ref(field),
        });
        self.fields(known, fields.collect());
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

    /// A rule that the other language states otherwise, or that the other page's example breaks, is left out: a wrong rule is
    /// worse than none.
    fn rules(&mut self, leading: &mut Field, other: &Field) {
        let mut dropped = Vec::new();
        if self.translated {
            leading.constraints.retain(|constraint| {
                let same_kind = |found: &&Constraint| {
                    std::mem::discriminant(&found.rule) == std::mem::discriminant(&constraint.rule)
                };
                let stated = other.constraints.iter().find(same_kind);
                let contradicted = is_bound(&constraint.rule)
                    && stated
                        .is_some_and(|stated| sorted(&stated.rule) != sorted(&constraint.rule));
                if contradicted {
                    dropped.push(constraint.text.clone());
                }
                !contradicted
            });
        }
        if let Some(example) = &other.example {
            let constraints = std::mem::take(&mut leading.constraints);
            let (kept, broken) =
                prose::hold_against(&description(leading, &[]), constraints, example);
            leading.constraints = kept;
            dropped.extend(broken.into_iter().map(|(rule, _)| rule.text));
        }
        for text in dropped {
            let message = format!(
                "`{}` contradicts what the leading page says: {text}",
                other.name
            );
            self.report(Code::ConstraintDoubtful, other.source.line, message);
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

/// The inner key of a list that the other page has wrapped and the leading page plain.
fn lacking_key<'t>(leading: &Type, other: &'t Type) -> Option<&'t str> {
    if matches!(leading, Type::List { wrapper: None, .. }) {
        inner_key(other)
    } else {
        None
    }
}

/// Makes a plain list a wrapped one, which is read in either form. What stands under the inner key already, as the one field of
/// the elements, are the elements.
fn wrap(list: &mut Type, key: &str) {
    if let Type::List { item, wrapper } = list {
        **item = without_key(std::mem::replace(item, Type::Any), key);
        *wrapper = Some(key.to_owned());
    }
}

/// The elements under the inner key, where a struct has nothing else.
fn without_key(item: Type, key: &str) -> Type {
    match item {
        Type::Struct { mut fields } if matches!(fields.as_slice(), [only] if only.name.eq_ignore_ascii_case(key)) => {
            match fields.pop().map(|only| only.ty) {
                Some(Type::List { item, .. }) => *item,
                Some(inner) => inner,
                None => Type::Any,
            }
        }
        other => other,
    }
}

fn inner_key(ty: &Type) -> Option<&str> {
    if let Type::List { wrapper, .. } = ty {
        wrapper.as_deref()
    } else {
        None
    }
}

/// The first place of each name, as it is written and in lower case.
fn places<'n>(names: impl Iterator<Item = &'n str> + Clone) -> HashMap<String, usize> {
    let mut places = HashMap::new();
    for (index, name) in names.clone().enumerate() {
        places.entry(name.to_owned()).or_insert(index);
    }
    for (index, name) in names.enumerate() {
        places.entry(name.to_lowercase()).or_insert(index);
    }
    places
}

/// The place of a name, or of one that differs from it in case alone.
fn place(places: &HashMap<String, usize>, name: &str) -> Option<usize> {
    let same = places.get(name);
    same.or_else(|| places.get(&name.to_lowercase())).copied()
}

/// Descriptions that the leading page lacks come from the other one.
fn take_where_empty(leading: &mut String, other: &str) {
    if leading.trim().is_empty() {
        other.clone_into(leading);
    }
}

/// Rules whose contents must be the same in every language; lists of values are joined instead.
fn is_bound(rule: &Rule) -> bool {
    match rule {
        Rule::Length { .. }
        | Rule::Range { .. }
        | Rule::MultipleOf { .. }
        | Rule::NotIn { .. }
        | Rule::StartsWith { .. }
        | Rule::Charset { .. }
        | Rule::NotStartsWith { .. }
        | Rule::NotContains { .. }
        | Rule::Items { .. } => true,
        Rule::Enum { .. }
        | Rule::Default { .. }
        | Rule::Ascii
        | Rule::Separator { .. }
        | Rule::Format { .. }
        | Rule::Unique
        | Rule::RequiredIf { .. }
        | Rule::ConflictsWith { .. }
        | Rule::Deprecated => false,
    }
}

/// The rule with its lists in order, since languages order them as they like.
fn sorted(rule: &Rule) -> Rule {
    let mut rule = rule.clone();
    match &mut rule {
        Rule::NotIn { values } | Rule::NotStartsWith { values } | Rule::NotContains { values } => {
            values.sort();
        }
        Rule::Range { also, .. } => also.sort_by_key(ToString::to_string),
        Rule::StartsWith { classes } => classes.sort(),
        Rule::Charset { classes, chars } => {
            classes.sort();
            chars.sort();
        }
        Rule::Enum { .. }
        | Rule::Default { .. }
        | Rule::Length { .. }
        | Rule::MultipleOf { .. }
        | Rule::Ascii
        | Rule::Items { .. }
        | Rule::Separator { .. }
        | Rule::Format { .. }
        | Rule::Unique
        | Rule::RequiredIf { .. }
        | Rule::ConflictsWith { .. }
        | Rule::Deprecated => {}
    }
    rule
}

fn weaker(one: Required, other: Required) -> Required {
    match (one, other) {
        (Required::Yes, Required::Yes) => Required::Yes,
        (Required::No, _) | (_, Required::No) => Required::No,
        (Required::Conditional, _) | (_, Required::Conditional) => Required::Conditional,
    }
}

fn enum_values(constraints: &[Constraint]) -> Option<&[String]> {
    constraints.iter().find_map(|constraint| {
        if let Rule::Enum { values } = &constraint.rule {
            Some(values.as_slice())
        } else {
            None
        }
    })
}

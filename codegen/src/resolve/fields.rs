//! Parameters and response fields of one operation come in, fields with Rust names and types go out; the structs and
//! enums that they need are put into [`Types`].

use std::collections::BTreeSet;

use docwright_spec::model::{Field, Format, Operation, Position, Required, Rule, Source, Type};

use super::docs::{self, Links};
use super::rules;
use super::secret::is_secret;
use super::types::Types;
use crate::ir::{self, Presence, TypeId, Usage};
use crate::names::{self, Scope};

/// Values nested deeper than this become JSON: no answer is that deep, and whoever reads or writes them is recursive.
const DEEPEST: usize = 24;

/// The parameter that the client fills in from its own region.
const REGION: &str = "RegionId";

/// The parameter that every answer has, whether documented or not.
const REQUEST_ID: &str = "RequestId";

/// The usual name of the parameter that makes repeated requests one.
const CLIENT_TOKEN: &str = "ClientToken";

/// What the fields of one operation are resolved with.
pub(super) struct Context<'a> {
    operation: usize,
    pub(super) links: &'a Links,
    types: &'a mut Types,
}

/// Where in the operation a field stands.
#[derive(Clone)]
struct Place<'a> {
    usage: Usage,
    position: Position,
    /// It stands inside a secret, so it is one.
    secret: bool,
    /// Names of the types around it, outermost first.
    parents: &'a [String],
}

/// The parameter that makes repeated requests one: what the prose names, else a text called `ClientToken`, or a token
/// said to be unique.
pub(super) fn idempotency_token(operation: &Operation) -> Option<&str> {
    let texts = || {
        let parameters = operation.request.parameters.iter();
        parameters.filter(|field| matches!(field.ty, Type::String))
    };
    let told = operation.traits.idempotency_token.as_ref();
    let told = told.and_then(|told| texts().find(|field| told.names.contains(&field.name)));
    let named = || texts().find(|field| field.name.eq_ignore_ascii_case(CLIENT_TOKEN));
    let unique = |field: &&Field| {
        let said = field
            .constraints
            .iter()
            .any(|constraint| constraint.rule == Rule::Unique);
        said && field.name.to_ascii_lowercase().ends_with("token")
    };
    told.or_else(named)
        .or_else(|| texts().find(unique))
        .map(|field| field.name.as_str())
}

impl<'a> Context<'a> {
    pub(super) fn new(operation: usize, links: &'a Links, types: &'a mut Types) -> Self {
        Self {
            operation,
            links,
            types,
        }
    }

    /// The parameters of a request; the compiler insists on what is required, except for what the client fills in.
    pub(super) fn request(&mut self, operation: &Operation, token: Option<&str>) -> Vec<ir::Field> {
        let root = ["Request".to_owned()];
        let place = Place {
            usage: Usage::Request,
            position: Position::Query,
            secret: false,
            parents: &root,
        };
        let mut fields = self.fields(&operation.request.parameters, &place);
        for field in &mut fields {
            if Some(field.wire.as_str()) == token {
                field.presence = Presence::Optional;
            } else if field.presence == Presence::Validator && field.wire != REGION {
                field.presence = Presence::Compiler;
            }
        }
        for group in &operation.traits.at_least_one {
            rules::require_one(&mut fields, group, token);
        }
        fields
    }

    /// The fields of a response, `RequestId` last where the page does not have it.
    pub(super) fn response(&mut self, documented: &[Field], source: &Source) -> Vec<ir::Field> {
        let root = ["Response".to_owned()];
        let place = Place {
            usage: Usage::Response,
            position: Position::Query,
            secret: false,
            parents: &root,
        };
        let mut fields = self.fields(documented, &place);
        if !fields
            .iter()
            .any(|field| field.wire.eq_ignore_ascii_case(REQUEST_ID))
        {
            let mut scope = Scope::default();
            for field in &fields {
                scope.try_claim(&field.name);
            }
            fields.push(ir::Field {
                wire: REQUEST_ID.to_owned(),
                name: scope.claim(&names::field(REQUEST_ID), "_"),
                ty: ir::Type::Text,
                wrapper: None,
                presence: Presence::Optional,
                position: Position::Query,
                rules: Vec::new(),
                doc: vec![
                    "Identifies the request to the service's support; part of every answer."
                        .to_owned(),
                ],
                facts: Vec::new(),
                source: source.clone(),
            });
        }
        fields
    }

    fn fields(&mut self, fields: &[Field], place: &Place<'_>) -> Vec<ir::Field> {
        let mut seen = BTreeSet::new();
        let mut scope = Scope::default();
        let mut resolved = Vec::with_capacity(fields.len());
        for field in fields {
            // The wire knows one value for a name.
            if seen.insert(field.name.as_str()) {
                let name = scope.claim(&names::field(&field.name), "_");
                resolved.push(self.field(field, name, place));
            }
        }
        resolved
    }

    fn field(&mut self, field: &Field, name: String, place: &Place<'_>) -> ir::Field {
        let place = Place {
            position: field.position.unwrap_or(place.position),
            secret: place.secret || is_secret(field),
            ..place.clone()
        };
        let own = own_type_name(field);
        let documented = self.documented_values(field, &own, &place);
        let ty = self.value_type(
            &field.ty,
            &Described {
                field,
                own: &own,
                documented,
            },
            &place,
        );
        let sent = place.usage.sent();
        ir::Field {
            wire: field.name.clone(),
            name,
            ty,
            wrapper: match &field.ty {
                Type::List { wrapper, .. } if !sent => wrapper.clone(),
                Type::List { .. }
                | Type::String
                | Type::Integer
                | Type::Long
                | Type::Float
                | Type::Double
                | Type::Boolean
                | Type::DateTime
                | Type::Json { .. }
                | Type::Binary
                | Type::Any
                | Type::Map { .. }
                | Type::Struct { .. } => None,
            },
            presence: match field.required {
                Required::Yes if sent => Presence::Validator,
                Required::Yes | Required::No | Required::Conditional => Presence::Optional,
            },
            position: place.position,
            rules: if sent {
                rules::resolve(&field.constraints, &field.ty, documented)
            } else {
                Vec::new()
            },
            doc: self.doc(field),
            facts: if place.secret {
                Vec::new()
            } else {
                facts(field)
            },
            source: field.source.clone(),
        }
    }

    /// What the page says of a field, and of the parts of its value where that is a JSON text.
    fn doc(&self, field: &Field) -> Vec<String> {
        let mut doc = docs::rustdoc(&field.doc, self.links);
        let content = docs::content(&field.ty);
        if !doc.is_empty() && !content.is_empty() {
            doc.push(String::new());
        }
        doc.extend(content);
        doc
    }

    /// The enum of a text's documented values, where there are any and each value is one of them.
    fn documented_values(&mut self, field: &Field, own: &str, place: &Place<'_>) -> Option<TypeId> {
        let mut element = &field.ty;
        while let Type::List { item, .. } = element {
            element = item;
        }
        let several = |rule: &Rule| {
            matches!(
                rule,
                Rule::Separator { .. }
                    | Rule::Format {
                        value: Format::JsonArray,
                        ..
                    }
            )
        };
        let rules = || field.constraints.iter().map(|constraint| &constraint.rule);
        if place.secret || *element != Type::String || rules().any(several) {
            return None;
        }
        let values = rules().find_map(|rule| {
            if let Rule::Enum { values } = rule {
                Some(values)
            } else {
                None
            }
        })?;
        let mut seen = BTreeSet::new();
        let mut scope = Scope::new(names::VARIANTS);
        let variants: Vec<ir::Variant> = values
            .iter()
            .filter(|value| seen.insert(value.to_ascii_lowercase()))
            .map(|value| ir::Variant {
                name: scope.claim(&names::variant(value), ""),
                wire: value.clone(),
            })
            .collect();
        // One value is no choice; the validator knows it all the same.
        if variants.len() < 2 {
            return None;
        }
        let definition = ir::TypeDef::Enum(ir::Enum {
            name: own.to_owned(),
            wire: field.name.clone(),
            source: field.source.clone(),
            variants,
        });
        Some(self.types.intern(definition, place.parents, self.operation))
    }

    fn value_type(&mut self, ty: &Type, described: &Described<'_>, place: &Place<'_>) -> ir::Type {
        let anything = if place.secret {
            ir::Type::Secret
        } else {
            ir::Type::Json
        };
        match ty {
            Type::String
            | Type::DateTime
            | Type::Json { .. }
            | Type::Binary
            | Type::Integer
            | Type::Long
            | Type::Float
            | Type::Double
            | Type::Boolean
            | Type::Any
                if place.secret =>
            {
                ir::Type::Secret
            }
            Type::String | Type::DateTime | Type::Json { .. } | Type::Binary => {
                match described.documented {
                    Some(id) => ir::Type::Enum(id),
                    None => ir::Type::Text,
                }
            }
            Type::Integer | Type::Long => ir::Type::Integer,
            Type::Float | Type::Double => ir::Type::Float,
            Type::Boolean => ir::Type::Boolean,
            Type::Any => anything,
            // Lists and maps around a value count as depth: `parents` grows with structs alone, types nest in boxes.
            Type::List { item, .. } => match depth_left(item, place) {
                true => ir::Type::List(Box::new(self.value_type(item, described, place))),
                false => anything,
            },
            Type::Map { value } => match depth_left(value, place) {
                true => ir::Type::Map(Box::new(self.value_type(value, described, place))),
                false => anything,
            },
            Type::Struct { fields } if fields.is_empty() || place.parents.len() >= DEEPEST => {
                anything
            }
            Type::Struct { fields } => {
                let mut parents = place.parents.to_vec();
                parents.push(described.own.to_owned());
                let fields = self.fields(
                    fields,
                    &Place {
                        parents: &parents,
                        ..place.clone()
                    },
                );
                let definition = ir::TypeDef::Struct(ir::Struct {
                    name: described.own.to_owned(),
                    wire: described.field.name.clone(),
                    doc: match &described.field.element {
                        Some(element) => docs::rustdoc(&element.doc, self.links),
                        None => Vec::new(),
                    },
                    source: described.field.source.clone(),
                    usage: place.usage,
                    constant: String::new(),
                    fields,
                });
                ir::Type::Struct(self.types.intern(definition, place.parents, self.operation))
            }
        }
    }
}

/// Default and example of a field that is no secret, as sentences.
fn facts(field: &Field) -> Vec<String> {
    let defaults = field.constraints.iter().filter_map(|constraint| {
        if let Rule::Default { value } = &constraint.rule {
            Some(format!("Default: {}.", docs::code(value)))
        } else {
            None
        }
    });
    let example = field
        .example
        .as_deref()
        .filter(|example| !example.trim().is_empty())
        .map(|example| format!("Example: {}.", docs::code(example)));
    defaults.chain(example).collect()
}

/// The field whose value's type is looked for.
struct Described<'a> {
    field: &'a Field,
    /// Name for a struct inside it.
    own: &'a str,
    /// The enum of its documented values.
    documented: Option<TypeId>,
}

/// Whether the lists and maps at the head of `ty` and the structs around it together stay within [`DEEPEST`].
fn depth_left(mut ty: &Type, place: &Place<'_>) -> bool {
    let mut depth = place.parents.len();
    while let Type::List { item: inner, .. } | Type::Map { value: inner } = ty {
        depth += 1;
        if depth >= DEEPEST {
            return false;
        }
        ty = inner;
    }
    true
}

/// Name of the type that a field's value or its elements would have.
fn own_type_name(field: &Field) -> String {
    match &field.ty {
        Type::List {
            wrapper: Some(wrapper),
            ..
        } => names::type_name(wrapper),
        Type::List { wrapper: None, .. } | Type::Map { .. } => {
            names::element_type_name(&field.name)
        }
        Type::String
        | Type::Integer
        | Type::Long
        | Type::Float
        | Type::Double
        | Type::Boolean
        | Type::DateTime
        | Type::Json { .. }
        | Type::Binary
        | Type::Any
        | Type::Struct { .. } => names::type_name(&field.name),
    }
}

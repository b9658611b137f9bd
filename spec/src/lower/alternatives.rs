//! Parameters that stand for each other: the columns may call both of them required, and the prose says that one is enough.
//! Fields and what the prose says of the operation come in; what cannot be demanded of every request is made conditional.

use crate::model::{Field, ParameterGroup, Position, Request, Required, Rule, Traits};

/// Takes back `Yes` from the column of every parameter that another one may stand for.
///
/// Two parameters that exclude each other and are both required could never be sent.
pub(super) fn settle_alternatives(request: &mut Request, traits: &mut Traits) {
    for group in demanded_together(&request.parameters) {
        let known = traits
            .at_least_one
            .iter()
            .any(|known| group.names.iter().all(|name| known.names.contains(name)));
        if !known {
            traits.at_least_one.push(group);
        }
    }
    for group in &traits.at_least_one {
        for name in &group.names {
            loosen(&mut request.parameters, name);
        }
    }
    let mut levels = vec![&mut request.parameters];
    while let Some(level) = levels.pop() {
        let mut excluded = Vec::new();
        for field in &mut *level {
            let others = exclusions(field);
            if !others.is_empty() {
                excluded.extend(others);
                excluded.push(field.name.clone());
            }
        }
        for name in excluded {
            loosen(level, &name);
        }
        levels.extend(level.iter_mut().filter_map(|field| field.ty.fields_mut()));
    }
}

/// The groups of which every member is required by its column, while they exclude each other: one of them must be given.
fn demanded_together(fields: &[Field]) -> Vec<ParameterGroup> {
    let is_demanded = |name: &str| {
        fields
            .iter()
            .any(|field| field.name == name && field.required == Required::Yes)
    };
    let mut groups: Vec<ParameterGroup> = Vec::new();
    for field in fields {
        for constraint in &field.constraints {
            let Rule::ConflictsWith { names } = &constraint.rule else {
                continue;
            };
            let mut group = vec![field.name.clone()];
            group.extend(names.iter().filter(|name| **name != field.name).cloned());
            let known = groups
                .iter()
                .any(|known| group.iter().all(|name| known.names.contains(name)));
            if group.len() > 1 && !known && group.iter().all(|name| is_demanded(name)) {
                groups.push(ParameterGroup {
                    names: group,
                    text: constraint.text.clone(),
                });
            }
        }
    }
    groups
}

/// The parameters that a field excludes.
fn exclusions(field: &Field) -> Vec<String> {
    field
        .constraints
        .iter()
        .filter_map(|constraint| match &constraint.rule {
            Rule::ConflictsWith { names } => Some(names.clone()),
            Rule::Enum { .. }
            | Rule::Default { .. }
            | Rule::Length { .. }
            | Rule::Range { .. }
            | Rule::MultipleOf { .. }
            | Rule::NotIn { .. }
            | Rule::StartsWith { .. }
            | Rule::Charset { .. }
            | Rule::Ascii
            | Rule::NotStartsWith { .. }
            | Rule::NotContains { .. }
            | Rule::Items { .. }
            | Rule::Separator { .. }
            | Rule::Format { .. }
            | Rule::Unique
            | Rule::RequiredIf { .. }
            | Rule::Deprecated => None,
        })
        .flatten()
        .collect()
}

/// A part of the path has nothing that could stand for it.
fn loosen(fields: &mut [Field], name: &str) {
    for field in fields {
        if field.name == name
            && field.required == Required::Yes
            && field.position != Some(Position::Path)
        {
            field.required = Required::Conditional;
        }
    }
}

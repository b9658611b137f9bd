//! Parameters that stand for each other: the columns may call both of them required, and the prose says that one is enough.
//! Fields and what the prose says of the operation come in; what cannot be demanded of every request is made conditional.

use std::collections::{HashMap, HashSet};

use crate::model::{Field, ParameterGroup, Position, Request, Required, Rule, Traits};

/// Takes back `Yes` from the column of every parameter that another one may stand for.
///
/// Two parameters that exclude each other and are both required could never be sent.
pub(super) fn settle_alternatives(request: &mut Request, traits: &mut Traits) {
    add_demanded(&request.parameters, &mut traits.at_least_one);
    let groups = traits.at_least_one.iter();
    let names = groups.flat_map(|group| group.names.iter().cloned());
    loosen(&mut request.parameters, &names.collect());
    let mut levels = vec![&mut request.parameters];
    while let Some(level) = levels.pop() {
        let mut excluded = HashSet::new();
        for field in &*level {
            let others = exclusions(field);
            if !others.is_empty() {
                excluded.extend(others);
                excluded.insert(field.name.clone());
            }
        }
        loosen(level, &excluded);
        levels.extend(level.iter_mut().filter_map(|field| field.ty.fields_mut()));
    }
}

/// Adds the groups of which every member is required by its column, while they exclude each other: one of them must be given.
fn add_demanded(fields: &[Field], groups: &mut Vec<ParameterGroup>) {
    let demanded: HashSet<&str> = fields
        .iter()
        .filter(|field| field.required == Required::Yes)
        .map(|field| &*field.name)
        .collect();
    let mut of_member: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, group) in groups.iter().enumerate() {
        for name in &group.names {
            of_member.entry(name.clone()).or_default().push(index);
        }
    }
    for field in fields {
        for constraint in &field.constraints {
            let Rule::ConflictsWith { names } = &constraint.rule else {
                continue;
            };
            let mut group = vec![field.name.clone()];
            group.extend(names.iter().filter(|name| **name != field.name).cloned());
            let mut around = of_member.get(&field.name).into_iter().flatten();
            let known = around.any(|index| {
                let known = groups.get(*index);
                known.is_some_and(|known| group.iter().all(|name| known.names.contains(name)))
            });
            if group.len() > 1 && !known && group.iter().all(|name| demanded.contains(&**name)) {
                for name in &group {
                    of_member
                        .entry(name.clone())
                        .or_default()
                        .push(groups.len());
                }
                groups.push(ParameterGroup {
                    names: group,
                    text: constraint.text.clone(),
                });
            }
        }
    }
}

/// The parameters that a field excludes.
fn exclusions(field: &Field) -> Vec<String> {
    let rules = field.constraints.iter().map(|constraint| &constraint.rule);
    let names = rules.filter_map(|rule| {
        if let Rule::ConflictsWith { names } = rule {
            Some(names)
        } else {
            None
        }
    });
    names.flatten().cloned().collect()
}

/// A part of the path has nothing that could stand for it.
fn loosen(fields: &mut [Field], names: &HashSet<String>) {
    for field in fields {
        if names.contains(&field.name)
            && field.required == Required::Yes
            && field.position != Some(Position::Path)
        {
            field.required = Required::Conditional;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::settle_alternatives;
    use crate::model::{
        Constraint, Field, ParameterGroup, Position, Request, Required, Rule, Source, Traits, Type,
    };

    fn field(name: &str, required: Required, excluded: &[&str]) -> Field {
        let rule = Rule::ConflictsWith {
            names: excluded.iter().map(|name| (*name).to_owned()).collect(),
        };
        let constraint = Constraint {
            rule,
            text: "one of both".to_owned(),
        };
        Field {
            name: name.to_owned(),
            position: Some(Position::Query),
            required,
            ty: Type::String,
            constraints: Vec::from_iter((!excluded.is_empty()).then_some(constraint)),
            example: None,
            doc: String::new(),
            sensitive: false,
            element: None,
            source: Source::default(),
        }
    }

    /// What becomes of the columns, and how many groups of which one must be given there are.
    fn check(parameters: Vec<Field>, groups: &[&[&str]], required: &[Required], found: usize) {
        let mut request = Request { parameters };
        let mut traits = Traits {
            at_least_one: groups
                .iter()
                .map(|names| ParameterGroup {
                    names: names.iter().map(|name| (*name).to_owned()).collect(),
                    text: "one is enough".to_owned(),
                })
                .collect(),
            ..Traits::default()
        };
        settle_alternatives(&mut request, &mut traits);
        let settled: Vec<Required> = request.parameters.iter().map(|f| f.required).collect();
        assert_eq!(settled, required);
        assert_eq!(traits.at_least_one.len(), found);
    }

    #[test]
    fn what_excludes_each_other_is_not_required() {
        use Required::{Conditional, No, Yes};
        check(
            vec![
                field("Left", Yes, &["Right"]),
                field("Right", Yes, &["Left"]),
                field("Other", Yes, &[]),
            ],
            &[],
            &[Conditional, Conditional, Yes],
            1,
        );
        check(
            vec![field("Left", Yes, &[]), field("Right", No, &["Left"])],
            &[],
            &[Conditional, No],
            0,
        );
    }

    #[test]
    fn what_another_may_stand_for_is_not_required() {
        use Required::{Conditional, Yes};
        check(
            vec![field("Left", Yes, &[]), field("Right", Yes, &[])],
            &[&["Left", "Right"]],
            &[Conditional, Conditional],
            1,
        );
    }
}

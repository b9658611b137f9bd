//! Parameters with described JSON texts and the values that the page shows for them come in; the rules of parts that a value breaks are taken
//! back and reported.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Field, Position, Type};
use crate::nest::Values;
use crate::prose;
use crate::sample::Tree;

use super::description;

/// Takes back the rules of parts that the values of their parameters break.
pub(super) fn hold_against_values(
    parameters: &mut [Field],
    values: &Values,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for parameter in parameters {
        let Type::Json {
            content: Some(content),
        } = &mut parameter.ty
        else {
            continue;
        };
        for tree in values.of(&parameter.name) {
            hold(content, tree, &format!("`{}`", parameter.name), diagnostics);
        }
    }
}

/// Takes back the rules of parameters in the body, and of what is inside them, that the bodies of sample requests break.
pub(super) fn hold_against_bodies(
    parameters: &mut [Field],
    bodies: &[Tree],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for tree in bodies {
        let Tree::Object(members) = tree else {
            continue;
        };
        for (key, value) in members {
            let sent =
                |field: &&mut Field| field.name == *key && field.position == Some(Position::Body);
            if let Some(field) = parameters.iter_mut().find(sent) {
                hold_part(field, value, "the body", diagnostics);
            }
        }
    }
}

/// No deeper than the type, whose depth nesting bounds.
fn hold(ty: &mut Type, tree: &Tree, parameter: &str, diagnostics: &mut Vec<Diagnostic>) {
    match (ty, tree) {
        (Type::List { item, .. }, Tree::List(items)) => {
            for tree in items {
                hold(item, tree, parameter, diagnostics);
            }
        }
        // One object stands for a list of one.
        (Type::List { item, .. }, _) => hold(item, tree, parameter, diagnostics),
        (Type::Struct { fields }, Tree::Object(members)) => {
            for (key, value) in members {
                if let Some(field) = fields.iter_mut().find(|field| field.name == *key) {
                    hold_part(field, value, parameter, diagnostics);
                }
            }
        }
        (
            Type::Struct { .. }
            | Type::Map { .. }
            | Type::Json { .. }
            | Type::String
            | Type::Integer
            | Type::Long
            | Type::Float
            | Type::Double
            | Type::Boolean
            | Type::DateTime
            | Type::Binary
            | Type::Any,
            _,
        ) => {}
    }
}

fn hold_part(field: &mut Field, value: &Tree, parameter: &str, diagnostics: &mut Vec<Diagnostic>) {
    let text = match value {
        Tree::Object(_) | Tree::List(_) => {
            return hold(&mut field.ty, value, parameter, diagnostics);
        }
        Tree::Text(text) | Tree::Number(text) => text,
        Tree::Boolean(true) => "true",
        Tree::Boolean(false) => "false",
        Tree::Null => return,
    };
    // Samples name parts that they leave empty.
    if text.is_empty() {
        return;
    }
    let constraints = std::mem::take(&mut field.constraints);
    let (kept, broken) = prose::hold_against(&description(field, &[]), constraints, text);
    field.constraints = kept;
    diagnostics.extend(broken.into_iter().map(|(rule, shown)| {
        let message = format!(
            "a value of {parameter} has `{shown}` for `{}`, against: {}",
            field.name, rule.text
        );
        Diagnostic::new(Code::ExampleBreaksRule, field.source.line, message)
    }));
}

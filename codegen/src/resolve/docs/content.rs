//! The described parts of a JSON text come in, a list of them for rustdoc goes out.

use docwright_spec::model::{Field, Required, Type};

use super::{code, line};

/// Says what the value in a JSON text is and lists its parts; nothing where none are known.
pub(crate) fn content(ty: &Type) -> Vec<String> {
    let Type::Json {
        content: Some(value),
    } = ty
    else {
        return Vec::new();
    };
    let mut lines = vec![format!("The text holds {}:", shape(value)), String::new()];
    // With a stack, since nesting comes from outside.
    let mut waiting = vec![inside(value)];
    while let Some(fields) = waiting.last_mut() {
        let Some(field) = fields.next() else {
            waiting.pop();
            continue;
        };
        let indent = "  ".repeat(waiting.len() - 1);
        lines.push(format!("{indent}- {}", part(field)));
        waiting.push(inside(&field.ty));
    }
    lines
}

fn inside(ty: &Type) -> std::slice::Iter<'_, Field> {
    ty.inside().unwrap_or_default().iter()
}

/// Name, type, whether it must be given, and what the page says.
fn part(field: &Field) -> String {
    let required = match field.required {
        Required::Yes => ", required",
        Required::Conditional => ", required under a condition",
        Required::No => "",
    };
    let head = format!("{} ({}{required})", code(&field.name), shape(&field.ty));
    match line(&field.doc) {
        text if text.is_empty() => head,
        text => format!("{head}: {text}"),
    }
}

fn shape(ty: &Type) -> &'static str {
    match ty {
        Type::String | Type::DateTime | Type::Binary => "a text",
        Type::Integer | Type::Long => "a whole number",
        Type::Float | Type::Double => "a number",
        Type::Boolean => "`true` or `false`",
        Type::Json { .. } => "a JSON text",
        Type::Any => "any value",
        Type::List { item, .. } => match **item {
            Type::Struct { .. } => "a list of objects",
            Type::String
            | Type::DateTime
            | Type::Binary
            | Type::Integer
            | Type::Long
            | Type::Float
            | Type::Double
            | Type::Boolean
            | Type::Json { .. }
            | Type::Any
            | Type::List { .. }
            | Type::Map { .. } => "a list",
        },
        Type::Map { .. } | Type::Struct { .. } => "an object",
    }
}

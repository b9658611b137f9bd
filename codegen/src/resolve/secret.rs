//! Is the value of a field a secret? The spec says it of texts; a JSON text is one where a part of it is.

use docwright_spec::model::{Field, Type};

/// The value is a secret, or a JSON text that holds one.
pub(super) fn is_secret(field: &Field) -> bool {
    if field.sensitive {
        return true;
    }
    // With a stack, since nesting comes from outside.
    let mut waiting = vec![json_content(&field.ty)];
    while let Some(fields) = waiting.pop() {
        for field in fields {
            if field.sensitive {
                return true;
            }
            waiting.push(field.ty.inside().unwrap_or_default());
        }
    }
    false
}

/// The described parts of a JSON text, or of each in a list of them.
fn json_content(ty: &Type) -> &[Field] {
    match ty.innermost() {
        json @ Type::Json { .. } => json.inside().unwrap_or_default(),
        Type::String
        | Type::DateTime
        | Type::Binary
        | Type::Integer
        | Type::Long
        | Type::Float
        | Type::Double
        | Type::Boolean
        | Type::Any
        | Type::List { .. }
        | Type::Map { .. }
        | Type::Struct { .. } => &[],
    }
}

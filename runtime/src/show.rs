//! How generated types show themselves for debugging: what they hold comes in by the same functions that send it, so that
//! generated code has one call for it. Derived, it would be among the longest functions of each type.

use std::fmt::{self, Debug, DebugStruct, Formatter};

use crate::operation::{ErrorCode, Parameter, Parameters, Visitor};
use crate::value::{ParameterValue, Value};

/// What stands for a secret, as its own `Debug` has it.
const HIDDEN: &str = "Secret(***)";

/// Shows the parameters of a request that are given, under their names on the wire; secrets are left out.
///
/// # Errors
/// Where the formatter fails.
pub fn show_request(name: &str, request: &dyn Parameters, f: &mut Formatter<'_>) -> fmt::Result {
    let mut given = Given {
        shown: f.debug_struct(name),
    };
    request.visit(&mut given);
    given.shown.finish()
}

/// Shows variant `index` of an error enum by its code on the wire.
///
/// # Errors
/// Where the formatter fails.
pub fn show_error(codes: &[ErrorCode], index: usize, f: &mut Formatter<'_>) -> fmt::Result {
    f.write_str(codes.get(index).map_or("Other", |entry| entry.code))
}

struct Given<'a, 'b> {
    shown: DebugStruct<'a, 'b>,
}

impl Visitor for Given<'_, '_> {
    fn values(&mut self, table: &'static [Parameter], values: &[&dyn ParameterValue]) {
        for (parameter, value) in table.iter().zip(values) {
            let value = value.value();
            if !value.is_absent() {
                self.shown.field(parameter.name, &Shown(value));
            }
        }
    }
}

/// A value, shown.
struct Shown<'v>(Value<'v>);

impl Debug for Shown<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::Absent => f.write_str("absent"),
            Value::Text(text) => text.fmt(f),
            Value::Secret(_) => f.write_str(HIDDEN),
            Value::Integer(number) => number.fmt(f),
            Value::Float(number) => number.fmt(f),
            Value::Boolean(flag) => flag.fmt(f),
            Value::Json(json) => write!(f, "{json}"),
            Value::List(list) => {
                let elements = (0..list.len()).map(|index| Shown(list.get(index)));
                f.debug_list().entries(elements).finish()
            }
            Value::Map(map) => {
                let mut shown = f.debug_map();
                map.entries(&mut |key, value| {
                    shown.entry(&key, &Shown(value));
                });
                shown.finish()
            }
            Value::Struct(fields) => show_request("", fields, f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operation::Position;
    use crate::secret::Secret;

    const fn parameter(name: &'static str) -> Parameter {
        Parameter {
            name,
            position: Position::Query,
            required: false,
            page: "page.md",
            line: 1,
            rules: &[],
        }
    }

    static TABLE: &[Parameter] = &[
        parameter("Name"),
        parameter("Size"),
        parameter("Password"),
        parameter("Ids"),
    ];

    struct Open {
        name: Option<String>,
        size: Option<i64>,
        password: Option<Secret>,
        ids: Vec<String>,
    }

    impl Parameters for Open {
        fn visit(&self, visitor: &mut dyn Visitor) {
            visitor.values(TABLE, &[&self.name, &self.size, &self.password, &self.ids]);
        }
    }

    impl Debug for Open {
        fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
            show_request("Open", self, f)
        }
    }

    #[test]
    fn what_is_given_is_shown_except_secrets() {
        let open = Open {
            name: Some("a".to_owned()),
            size: None,
            password: Some(Secret::from("testsecret")),
            ids: vec!["x".to_owned()],
        };
        assert_eq!(
            format!("{open:?}"),
            r#"Open { Name: "a", Password: Secret(***), Ids: ["x"] }"#
        );
    }
}

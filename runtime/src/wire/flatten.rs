//! Parameters of RPC: lists and structs come in, pairs such as `Tag.1.Key=...` go out.

use crate::operation::{Parameter, Visitor};
use crate::value::{ParameterValue, Value};
use crate::wire::json;

/// Adds the pairs of one parameter.
pub(crate) fn flatten(name: &str, value: Value<'_>, pairs: &mut Vec<(String, String)>) {
    match value {
        Value::Absent => {}
        Value::List(list) => {
            for index in 0..list.len() {
                flatten(&format!("{name}.{}", index + 1), list.get(index), pairs);
            }
        }
        Value::Struct(fields) => fields.visit(&mut Prefixed { name, pairs }),
        // Maps have no flat form; where one is documented, it is a JSON text.
        Value::Text(_)
        | Value::Secret(_)
        | Value::Integer(_)
        | Value::Float(_)
        | Value::Boolean(_)
        | Value::Json(_)
        | Value::Map(_) => pairs.push((name.to_owned(), json::text(value))),
    }
}

struct Prefixed<'p> {
    name: &'p str,
    pairs: &'p mut Vec<(String, String)>,
}

impl Visitor for Prefixed<'_> {
    fn values(&mut self, table: &'static [Parameter], values: &[&dyn ParameterValue]) {
        for (parameter, value) in table.iter().zip(values) {
            flatten(
                &format!("{}.{}", self.name, parameter.name),
                value.value(),
                self.pairs,
            );
        }
    }
}

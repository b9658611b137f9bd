//! Parameters as JSON: the fields of ROA bodies, and lists and structs where the wire has room for one text only.

use serde_json::Map;

use crate::Json;
use crate::operation::{Parameter, Visitor};
use crate::value::{ParameterValue, Value};

/// A value as one text: scalars as they are, everything else as JSON.
pub(crate) fn text(value: Value<'_>) -> String {
    match value {
        Value::Absent => String::new(),
        Value::Text(text) | Value::Secret(text) => text.to_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Boolean(flag) => flag.to_string(),
        Value::Json(Json::String(text)) => text.clone(),
        Value::Json(_) | Value::List(_) | Value::Map(_) | Value::Struct(_) => {
            json(value).to_string()
        }
    }
}

/// A value as JSON; absent fields of structs are left out.
pub(crate) fn json(value: Value<'_>) -> Json {
    match value {
        Value::Absent => Json::Null,
        Value::Text(text) | Value::Secret(text) => Json::from(text),
        Value::Integer(number) => Json::from(number),
        Value::Float(number) => Json::from(number),
        Value::Boolean(flag) => Json::from(flag),
        Value::Json(json) => json.clone(),
        Value::List(list) => (0..list.len()).map(|index| json(list.get(index))).collect(),
        Value::Map(map) => {
            let mut object = Map::new();
            map.entries(&mut |key, value| {
                object.insert(key.to_owned(), json(value));
            });
            Json::Object(object)
        }
        Value::Struct(fields) => {
            let mut object = Object(Map::new());
            fields.visit(&mut object);
            Json::Object(object.0)
        }
    }
}

struct Object(Map<String, Json>);

impl Visitor for Object {
    fn values(&mut self, table: &'static [Parameter], values: &[&dyn ParameterValue]) {
        for (parameter, value) in table.iter().zip(values) {
            let value = value.value();
            if !value.is_absent() {
                self.0.insert(parameter.name.to_owned(), json(value));
            }
        }
    }
}

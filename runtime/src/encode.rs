//! Writes records as JSON, so that tests and stand-ins for a service can build answers from the types that read them.

use serde_json::Map;

use crate::Json;
use crate::record::{FieldValue, Fields, Name, Record};

/// The record as JSON; empty fields are left out. Nothing is changed in `record`, see [`FieldValue::write`].
pub fn to_json(record: &mut dyn Record) -> Json {
    let mut encoder = Encoder { object: Map::new() };
    record.fields(&mut encoder);
    Json::Object(encoder.object)
}

struct Encoder {
    object: Map<String, Json>,
}

impl Fields for Encoder {
    fn fields(&mut self, names: &'static [Name], values: &mut [&mut dyn FieldValue]) {
        for (name, value) in names.iter().zip(values) {
            let Some(json) = value.write() else { continue };
            let (field, json) = match name {
                Name::Plain(field) => (field, json),
                Name::Wrapped(field, wrapper) => {
                    let inner = Map::from_iter([((*wrapper).to_owned(), json)]);
                    (field, Json::Object(inner))
                }
            };
            self.object.insert((*field).to_owned(), json);
        }
    }
}

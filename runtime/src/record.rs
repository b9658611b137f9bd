//! Values on the way in: the traits by which responses, and the structs, lists and scalars inside them, are read from JSON
//! and written back, each field named once.

use std::collections::BTreeMap;

use crate::Json;
use crate::decode::Reader;
use crate::secret::Secret;

/// Name of a field on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// The field stands under its name.
    Plain(&'static str),
    /// A list inside an object of one key: `"Tags":{"Tag":[...]}` is `Wrapped("Tags", "Tag")`.
    Wrapped(&'static str, &'static str),
}

/// A response, or a struct inside one: names each field once, for reading and writing alike.
pub trait Record {
    /// Shows every field to `fields`, in page order, by one call.
    fn fields(&mut self, fields: &mut dyn Fields);
}

/// Reads or writes the fields that [`Record::fields`] shows.
pub trait Fields {
    /// All fields at once: `values[i]` stands under `names[i]`.
    fn fields(&mut self, names: &'static [Name], values: &mut [&mut dyn FieldValue]);
}

/// A type that can stand in a field of a response: an `Option`, a list or a map of [`Element`]s.
pub trait FieldValue {
    /// Takes over what the JSON says; what cannot be understood leaves the field as it is and is noted in `reader`.
    fn read(&mut self, json: Json, reader: &mut Reader);
    /// The field as JSON; `None` where it is empty. `&mut` because [`Record`] has one function for both directions;
    /// nothing is changed.
    fn write(&mut self) -> Option<Json>;
}

/// A type of which a field can hold one or several.
///
/// Generated structs and enums have it through [`Shape`](crate::shape::Shape).
pub trait Element: Sized {
    /// No object can be one: text, numbers, flags. An object found in a list of these can only be a wrapper.
    const SCALAR: bool = false;

    /// Reads one; `None`, noted in `reader`, where the JSON is nothing of the kind. Never called with `null`.
    fn read(json: Json, reader: &mut Reader) -> Option<Self>;
    /// As JSON.
    fn write(&mut self) -> Json;
}

impl Element for String {
    const SCALAR: bool = true;

    fn read(json: Json, reader: &mut Reader) -> Option<Self> {
        reader.text(json)
    }

    fn write(&mut self) -> Json {
        Json::from(self.as_str())
    }
}

impl Element for Secret {
    const SCALAR: bool = true;

    fn read(json: Json, reader: &mut Reader) -> Option<Self> {
        reader.text(json).map(Secret::from)
    }

    fn write(&mut self) -> Json {
        Json::from(self.expose())
    }
}

impl Element for i64 {
    const SCALAR: bool = true;

    fn read(json: Json, reader: &mut Reader) -> Option<Self> {
        reader.integer(json)
    }

    fn write(&mut self) -> Json {
        Json::from(*self)
    }
}

impl Element for f64 {
    const SCALAR: bool = true;

    fn read(json: Json, reader: &mut Reader) -> Option<Self> {
        reader.float(json)
    }

    fn write(&mut self) -> Json {
        Json::from(*self)
    }
}

impl Element for bool {
    const SCALAR: bool = true;

    fn read(json: Json, reader: &mut Reader) -> Option<Self> {
        reader.boolean(json)
    }

    fn write(&mut self) -> Json {
        Json::from(*self)
    }
}

impl Element for Json {
    fn read(json: Json, _reader: &mut Reader) -> Option<Self> {
        Some(json)
    }

    fn write(&mut self) -> Json {
        self.clone()
    }
}

impl<T: Element> Element for Vec<T> {
    fn read(json: Json, reader: &mut Reader) -> Option<Self> {
        let mut list = Self::new();
        FieldValue::read(&mut list, json, reader);
        Some(list)
    }

    fn write(&mut self) -> Json {
        FieldValue::write(self).unwrap_or_else(|| Json::Array(Vec::new()))
    }
}

impl<T: Element> Element for BTreeMap<String, T> {
    fn read(json: Json, reader: &mut Reader) -> Option<Self> {
        let mut map = Self::new();
        FieldValue::read(&mut map, json, reader);
        Some(map)
    }

    fn write(&mut self) -> Json {
        FieldValue::write(self).unwrap_or_else(|| Json::Object(serde_json::Map::new()))
    }
}

impl<T: Element> FieldValue for Option<T> {
    fn read(&mut self, json: Json, reader: &mut Reader) {
        if !json.is_null() {
            *self = T::read(json, reader);
        }
    }

    fn write(&mut self) -> Option<Json> {
        self.as_mut().map(T::write)
    }
}

impl<T: Element> FieldValue for Vec<T> {
    fn read(&mut self, json: Json, reader: &mut Reader) {
        for (index, item) in reader.items(json, T::SCALAR).into_iter().enumerate() {
            reader.enter_index(index);
            if let Some(value) = T::read(item, reader) {
                self.push(value);
            }
            reader.leave();
        }
    }

    fn write(&mut self) -> Option<Json> {
        if self.is_empty() {
            return None;
        }
        Some(Json::Array(self.iter_mut().map(T::write).collect()))
    }
}

impl<T: Element> FieldValue for BTreeMap<String, T> {
    fn read(&mut self, json: Json, reader: &mut Reader) {
        for (key, value) in reader.entries(json) {
            reader.enter_key(&key);
            if value.is_null() {
                reader.leave();
                continue;
            }
            if let Some(value) = T::read(value, reader) {
                self.insert(key, value);
            }
            reader.leave();
        }
    }

    fn write(&mut self) -> Option<Json> {
        if self.is_empty() {
            return None;
        }
        let entries = self
            .iter_mut()
            .map(|(key, value)| (key.clone(), value.write()));
        Some(Json::Object(entries.collect()))
    }
}

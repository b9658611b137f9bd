//! Values on the way out: fields of requests come in, [`Value`]s go to whoever checks, encodes or prints them.

use std::collections::BTreeMap;

use crate::Json;
use crate::operation::Parameters;
use crate::secret::Secret;

/// What was given for a parameter.
#[derive(Clone, Copy)]
pub enum Value<'a> {
    /// Nothing.
    Absent,
    /// Text, enums included.
    Text(&'a str),
    /// Text that is never printed.
    Secret(&'a str),
    /// A whole number.
    Integer(i64),
    /// A number.
    Float(f64),
    /// `true` or `false`.
    Boolean(bool),
    /// Any JSON.
    Json(&'a Json),
    /// A list of values.
    List(&'a dyn ListValue),
    /// An object whose keys are data.
    Map(&'a dyn MapValue),
    /// A struct.
    Struct(&'a dyn Parameters),
}

impl Value<'_> {
    /// Nothing was given: no value, or an empty list or map, which the wire cannot tell from none.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        match self {
            Self::Absent => true,
            Self::List(list) => list.is_empty(),
            Self::Map(map) => map.is_empty(),
            Self::Text(_)
            | Self::Secret(_)
            | Self::Integer(_)
            | Self::Float(_)
            | Self::Boolean(_)
            | Self::Json(_)
            | Self::Struct(_) => false,
        }
    }
}

/// A type that can stand in a field of a request.
///
/// Generated structs and enums have it through [`Shape`](crate::shape::Shape).
pub trait ParameterValue {
    /// What is sent for it.
    fn value(&self) -> Value<'_>;
}

/// A list in a request.
pub trait ListValue {
    /// Number of elements.
    fn len(&self) -> usize;
    /// Element `index`; [`Value::Absent`] past the end.
    fn get(&self, index: usize) -> Value<'_>;
    /// No elements.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// An object whose keys are data, in a request.
pub trait MapValue {
    /// Shows each entry, in order of the keys.
    fn entries(&self, each: &mut dyn FnMut(&str, Value<'_>));
    /// Number of entries.
    fn len(&self) -> usize;
    /// No entries.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl ParameterValue for String {
    fn value(&self) -> Value<'_> {
        Value::Text(self)
    }
}

impl ParameterValue for i64 {
    fn value(&self) -> Value<'_> {
        Value::Integer(*self)
    }
}

impl ParameterValue for f64 {
    fn value(&self) -> Value<'_> {
        Value::Float(*self)
    }
}

impl ParameterValue for bool {
    fn value(&self) -> Value<'_> {
        Value::Boolean(*self)
    }
}

impl ParameterValue for Secret {
    fn value(&self) -> Value<'_> {
        Value::Secret(self.expose())
    }
}

impl ParameterValue for Json {
    fn value(&self) -> Value<'_> {
        if self.is_null() {
            Value::Absent
        } else {
            Value::Json(self)
        }
    }
}

impl<T: ParameterValue> ParameterValue for Option<T> {
    fn value(&self) -> Value<'_> {
        match self {
            Some(value) => value.value(),
            None => Value::Absent,
        }
    }
}

impl<T: ParameterValue> ParameterValue for Vec<T> {
    fn value(&self) -> Value<'_> {
        Value::List(self)
    }
}

impl<T: ParameterValue> ListValue for Vec<T> {
    fn len(&self) -> usize {
        self.len()
    }

    fn get(&self, index: usize) -> Value<'_> {
        match self.as_slice().get(index) {
            Some(value) => value.value(),
            None => Value::Absent,
        }
    }
}

impl<T: ParameterValue> ParameterValue for BTreeMap<String, T> {
    fn value(&self) -> Value<'_> {
        Value::Map(self)
    }
}

impl<T: ParameterValue> MapValue for BTreeMap<String, T> {
    fn entries(&self, each: &mut dyn FnMut(&str, Value<'_>)) {
        for (key, value) in self {
            each(key, value.value());
        }
    }

    fn len(&self) -> usize {
        self.len()
    }
}

/// Owned copies of texts; setters of generated requests take lists of texts by reference.
#[must_use]
pub fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

//! How types that generated code defines travel. Each says in one line which form it has; what follows from the form is
//! written once, here, so that generated code has no function for it.

use crate::Json;
use crate::decode::Reader;
use crate::encode::to_json;
use crate::operation::Parameters;
use crate::record::{Element, Record};
use crate::value::{ParameterValue, Value};

/// A generated type of which fields of requests and responses can hold one or several.
pub trait Shape: Sized {
    /// [`TextForm`] or [`ObjectForm`].
    type Form;
}

/// The form of enums of documented values: their text on the wire comes by `AsRef`, and they are made of any text by
/// `From`, which keeps what it does not know.
#[derive(Debug)]
pub enum TextForm {}

/// The form of structs: [`Parameters`] where they are sent, [`Record`] where they are received.
#[derive(Debug)]
pub enum ObjectForm {}

/// A form that a `T` can be received in.
pub trait Received<T> {
    /// See [`Element::SCALAR`].
    const SCALAR: bool;
    /// See [`Element::read`].
    fn read(json: Json, reader: &mut Reader) -> Option<T>;
    /// See [`Element::write`].
    fn write(value: &mut T) -> Json;
}

/// A form that a `T` can be sent in.
pub trait Sent<T> {
    /// See [`ParameterValue::value`].
    fn value(value: &T) -> Value<'_>;
}

impl<T: AsRef<str> + for<'a> From<&'a str>> Received<T> for TextForm {
    const SCALAR: bool = true;

    fn read(json: Json, reader: &mut Reader) -> Option<T> {
        reader.text(json).map(|text| T::from(&text))
    }

    fn write(value: &mut T) -> Json {
        Json::from(value.as_ref())
    }
}

impl<T: AsRef<str>> Sent<T> for TextForm {
    fn value(value: &T) -> Value<'_> {
        Value::Text(value.as_ref())
    }
}

impl<T: Record + Default> Received<T> for ObjectForm {
    const SCALAR: bool = false;

    fn read(json: Json, reader: &mut Reader) -> Option<T> {
        reader.record(json)
    }

    fn write(value: &mut T) -> Json {
        to_json(value)
    }
}

impl<T: Parameters> Sent<T> for ObjectForm {
    fn value(value: &T) -> Value<'_> {
        Value::Struct(value)
    }
}

impl<T: Shape<Form: Received<T>>> Element for T {
    const SCALAR: bool = <T::Form as Received<T>>::SCALAR;

    fn read(json: Json, reader: &mut Reader) -> Option<Self> {
        T::Form::read(json, reader)
    }

    fn write(&mut self) -> Json {
        T::Form::write(self)
    }
}

impl<T: Shape<Form: Sent<T>>> ParameterValue for T {
    fn value(&self) -> Value<'_> {
        T::Form::value(self)
    }
}

/// Place of `text` among the documented values of an enum, without regard to ASCII case.
#[must_use]
pub fn find_documented(values: &[&str], text: &str) -> Option<usize> {
    // An exact match goes first: pages document values that differ in case only.
    values.iter().position(|value| *value == text).or_else(|| {
        values
            .iter()
            .position(|value| value.eq_ignore_ascii_case(text))
    })
}

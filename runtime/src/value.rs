//! Values between generated types and the wire: [`Value`] and [`ParameterValue`] on the way out, [`Record`] and [`FieldValue`] on the way in.

use crate::operation::Parameters;

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
    /// A list of values.
    List(&'a dyn ListValue),
    /// A struct.
    Struct(&'a dyn Parameters),
}

/// A type that can stand in a field of a request.
pub trait ParameterValue {
    /// What is sent for it.
    fn value(&self) -> Value<'_>;
}

/// A list in a request.
pub trait ListValue {
    /// Number of elements.
    fn len(&self) -> usize;
    /// Element `index`.
    fn get(&self, index: usize) -> Value<'_>;
    /// No elements.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A response, or a struct inside one: names each field once, for reading and writing alike.
pub trait Record {
    /// Shows every field to `fields`, in page order.
    fn fields(&mut self, fields: &mut dyn Fields);
}

/// Reads or writes the fields that [`Record::fields`] shows.
pub trait Fields {
    /// One field.
    fn field(&mut self, name: &'static str, value: &mut dyn FieldValue);
    /// A list inside an object of one key: `"Tags":{"Tag":[...]}`.
    fn wrapped(&mut self, name: &'static str, wrapper: &'static str, value: &mut dyn FieldValue);
}

/// A type that can stand in a field of a response.
pub trait FieldValue {}

//! Reads the samples of a page. The text of a code block comes in, as broken as people write it; a [`Tree`] of an answer
//! or the parts of a request go out.

mod json;
mod parts;
mod request;
#[cfg(test)]
mod tests;
mod xml;

pub use json::read_json;
pub(crate) use request::METHODS;
pub use request::{RequestSample, read_request};
pub use xml::read_xml;

/// Objects and lists inside one another that a sample may have: more is no answer of a service.
pub const MAX_DEPTH: usize = 100;

/// A value of a sample.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// An object; keys in the order of the sample. A key that the sample has twice stands twice.
    Object(Vec<(String, Tree)>),
    /// A list.
    List(Vec<Tree>),
    /// Text; also every value of an XML sample.
    Text(String),
    /// A number, as written.
    Number(String),
    /// `true` or `false`.
    Boolean(bool),
    /// `null`, or an empty XML element.
    Null,
}

/// Why a sample is of no use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SampleError {
    /// Nothing in it reads as an object or a list.
    Unreadable,
    /// It is nested deeper than [`MAX_DEPTH`].
    TooDeep,
}

impl std::fmt::Display for SampleError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unreadable => formatter.write_str("the sample holds no object and no list"),
            Self::TooDeep => write!(
                formatter,
                "the sample is nested more than {MAX_DEPTH} levels deep"
            ),
        }
    }
}

impl std::error::Error for SampleError {}

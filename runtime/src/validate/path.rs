//! Where a value stands in a request, kept on the stack and written out only when there is something to say.

use std::fmt;

/// A place, from the inside out.
#[derive(Clone, Copy)]
pub(crate) enum Path<'p> {
    /// The request itself.
    Root,
    /// A parameter or a field.
    Name(&'p Path<'p>, &'static str),
    /// An element, counted from 1 as on the wire.
    Element(&'p Path<'p>, usize),
    /// An entry of a map.
    Key(&'p Path<'p>, &'p str),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let outer = match self {
            Self::Root => return Ok(()),
            Self::Name(outer, _) | Self::Element(outer, _) | Self::Key(outer, _) => outer,
        };
        outer.fmt(f)?;
        if !matches!(outer, Self::Root) {
            f.write_str(".")?;
        }
        match self {
            Self::Root => Ok(()),
            Self::Name(_, name) => f.write_str(name),
            Self::Element(_, number) => write!(f, "{number}"),
            Self::Key(_, key) => f.write_str(key),
        }
    }
}

//! Documentation pages become the intermediate spec.

pub mod diagnostic;
pub mod model;
pub mod prose;

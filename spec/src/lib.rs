//! Documentation pages become the intermediate spec.

pub mod diagnostic;
pub mod model;
pub mod nest;
pub mod sample;
pub mod types;

//! Documentation pages become the intermediate spec.

pub mod columns;
pub mod diagnostic;
mod extract;
pub mod identity;
pub mod model;
pub mod page;
pub mod raw;
pub mod sections;

pub use extract::extract;
pub use identity::identify;
pub mod nest;
pub mod sample;
pub mod types;

//! What the project promises of any input, as functions that panic where it does not hold. The fuzz targets give them
//! bytes; whoever looks into a finding can call them from a test.

mod page;
/// The count of rows that the tests of damaged pages use; it looks at lines alone.
#[path = "../../tests/src/rows.rs"]
pub mod rows;
mod sample;

pub use page::check_pages;
pub use sample::check_sample;

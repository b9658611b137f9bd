//! Holds a generated crate against what its pages show: every sample answer goes through its type, every sample request and example through its
//! validator. Pages come in, a crate with a program that does so goes out, and a [`Report`](report::Report) of what it says.
//!
//! The crate is compiled, because it is the emitted code that is asked, not the spec behind it.

pub mod given;
pub mod program;
pub mod report;
pub mod samples;

//! Client of Alibaba Cloud VPC, generated from its documentation.
//!
//! This root is written by hand; everything in [`vpc`] comes from `cargo regenerate`.
#![forbid(unsafe_code)]

#[rustfmt::skip]
pub mod vpc;

pub use docwright_runtime as runtime;
pub use vpc::*;

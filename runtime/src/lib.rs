//! What generated clients call: values, rules, signing, transport, credentials, retry and decoding. Knows no operation.
#![forbid(unsafe_code)]

pub mod error;
pub mod operation;
pub mod value;

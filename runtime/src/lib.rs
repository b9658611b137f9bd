//! What generated clients call: values, rules, signing, transport, credentials, retry and decoding. Knows no operation.
#![forbid(unsafe_code)]

pub mod decode;
pub mod encode;
pub mod error;
pub mod generated;
pub mod operation;
pub mod record;
pub mod secret;
pub mod validate;
pub mod value;

pub use serde_json::Value as Json;

//! What generated clients call: values, rules, signing, transport, credentials, retry and decoding. Knows no operation.
//!
//! A call goes through it in this order, one module a step: [`validate`] checks the request, `wire` takes it apart into an HTTP
//! message, [`sign`] signs it, [`transport`] sends it, `answer` tells success from failure, [`retry`] decides whether to try again,
//! [`decode`] reads the response. [`client`] and [`blocking`] are the loops around that.
#![forbid(unsafe_code)]

mod answer;
pub mod blocking;
pub mod client;
pub mod credentials;
pub mod decode;
pub mod encode;
pub mod error;
pub mod generated;
pub mod operation;
pub mod record;
mod redact;
pub mod retry;
pub mod secret;
pub mod shape;
pub mod show;
pub mod sign;
mod time;
pub mod transport;
pub mod validate;
pub mod value;
mod wire;

pub use client::{Call, Client, ClientBuilder};
pub use serde_json::Value as Json;

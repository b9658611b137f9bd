//! The prelude of generated modules: everything that they name.

pub use std::collections::BTreeMap;

pub use crate::Json;
pub use crate::blocking;
pub use crate::client::{Call, Client, ClientBuilder};
pub use crate::error::{Error, Refused, ServiceError};
pub use crate::operation::{
    CharClass, Check, ErrorCode, Format, Operation, OperationError, Parameter, Parameters,
    Position, Request, Rule, Service, Style, Visitor,
};
pub use crate::record::{FieldValue, Fields, Name, Record};
pub use crate::secret::Secret;
pub use crate::shape::{ObjectForm, Shape, TextForm, find_documented};
pub use crate::show::{show_error, show_request};
pub use crate::validate::{Validation, Violations};
pub use crate::value::texts;

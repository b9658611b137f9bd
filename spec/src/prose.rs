//! temp
#![allow(missing_docs)]
use crate::diagnostic::Diagnostic;
use crate::model::{Constraint, Type};
pub fn is_retryable(_m: &str, _d: &str) -> bool {
    false
}
pub struct Description<'a> {
    pub name: &'a str,
    pub ty: &'a Type,
    pub doc: &'a str,
    pub example: Option<&'a str>,
    pub siblings: &'a [&'a str],
    pub line: u32,
}
#[derive(Default)]
pub struct Reading {
    pub constraints: Vec<Constraint>,
    pub conditional: bool,
    pub sensitive: bool,
    pub diagnostics: Vec<Diagnostic>,
}
pub fn read(_d: &Description<'_>) -> Reading {
    Reading::default()
}

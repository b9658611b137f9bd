//! Corrections of mistakes that the pages are known to make: an overlay file and a [`Spec`] come in, the corrected spec goes out.
//!
//! ```json
//! {"corrections": [{
//!     "operation": "Vpc.ModifySslVpnServer",
//!     "parameter": ["ClientIpPool"],
//!     "expect": {"example": "10.30.30.0/2"},
//!     "set": {"example": "10.30.30.0/24"},
//!     "why": "The example lacks a digit."
//! }]}
//! ```
//!
//! An entry names one thing (the operation itself, a `parameter`, a response `field` or an `error`), what the pages say of it now
//! (`expect`) and what is true (`set`, or `"remove": true`). `"version": "2016-04-28"` tells which is meant where several versions of
//! the product have the operation. An entry that finds something else is an error: the page has been mended, and the entry has to
//! go. So is one that would change nothing, such as one whose key does not exist.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Field, Spec};

/// The corrections of one overlay file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overlay {
    /// In file order, which is the order in which they are applied.
    pub corrections: Vec<Correction>,
}

/// One correction.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// Product and operation: `Vpc.CreateSslVpnServer`.
    pub operation: String,
    /// Version of the product, needed where several have the operation.
    #[serde(default)]
    pub version: Option<String>,
    /// The parameter, from the outermost in: `["Tag", "Key"]`.
    #[serde(default)]
    pub parameter: Option<Vec<String>>,
    /// The response field, from the outermost in.
    #[serde(default)]
    pub field: Option<Vec<String>>,
    /// The error code.
    #[serde(default)]
    pub error: Option<String>,
    /// What the pages say now: keys and values as in the intermediate spec.
    #[serde(default)]
    pub expect: Map<String, Value>,
    /// What is true.
    #[serde(default)]
    pub set: Map<String, Value>,
    /// The thing does not exist; a service goes with its last operation.
    #[serde(default)]
    pub remove: bool,
    /// Why the page is wrong.
    pub why: String,
}

impl Overlay {
    /// Reads an overlay file.
    ///
    /// # Errors
    /// When the text is not JSON of this form; the error tells line and column.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// Applies all corrections in order. Each that does not apply is a diagnostic on `path`, and changes nothing.
    pub fn apply(&self, spec: &mut Spec, path: &str, text: &str) -> Vec<Diagnostic> {
        let lines = entry_lines(text);
        let mut diagnostics = Vec::new();
        for (index, correction) in self.corrections.iter().enumerate() {
            if let Err(why) = correction.apply(spec) {
                let line = lines.get(index).copied().unwrap_or(1);
                let message = format!(
                    "the correction of `{}` does not apply: {why}",
                    correction.operation
                );
                diagnostics.push(Diagnostic {
                    page: path.to_owned(),
                    ..Diagnostic::new(Code::OverlayUnused, line, message)
                });
            }
        }
        diagnostics
    }
}

/// The line of each entry: where the objects inside the outermost list begin.
fn entry_lines(text: &str) -> Vec<u32> {
    /// What stands around an entry: the file's object, and the list in it.
    const AROUND: usize = 2;
    let mut lines = Vec::new();
    let (mut line, mut depth) = (1, 0_usize);
    let (mut quoted, mut escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            b'\n' => line += 1,
            _ if escaped => escaped = false,
            b'\\' => escaped = quoted,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => {
                if byte == b'{' && depth == AROUND {
                    lines.push(line);
                }
                depth += 1;
            }
            b'}' | b']' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    lines
}

impl Correction {
    fn apply(&self, spec: &mut Spec) -> Result<(), String> {
        match (self.remove, self.set.is_empty()) {
            (true, false) => return Err("it both sets and removes".to_owned()),
            (false, true) => return Err("it neither sets nor removes anything".to_owned()),
            (true, true) | (false, false) => {}
        }
        let (service, index) = self.find_operation(spec)?;
        let operations = &mut spec.services[service].operations;
        let operation = &mut operations[index];
        match (&self.parameter, &self.field, &self.error) {
            (None, None, None) => self.correct_at(operations, index)?,
            (Some(path), None, None) => {
                self.correct_in(&mut operation.request.parameters, path)?;
            }
            (None, Some(path), None) => self.correct_in(&mut operation.response.fields, path)?,
            (None, None, Some(code)) => {
                let index = operation
                    .errors
                    .iter()
                    .position(|error| error.code == *code);
                let index = index.ok_or_else(|| format!("it has no error code `{code}`"))?;
                self.correct_at(&mut operation.errors, index)?;
            }
            (Some(_), Some(_), None | Some(_))
            | (Some(_), None, Some(_))
            | (None, Some(_), Some(_)) => {
                return Err("it names more than one of `parameter`, `field` and `error`".to_owned());
            }
        }
        spec.services
            .retain(|service| !service.operations.is_empty());
        Ok(())
    }

    /// Places of the service and of the operation in it.
    fn find_operation(&self, spec: &Spec) -> Result<(usize, usize), String> {
        let (product, name) = self
            .operation
            .split_once('.')
            .ok_or("`operation` must be `Product.Operation`")?;
        let mut found = Vec::new();
        for (at, service) in spec.services.iter().enumerate() {
            let operations = &service.operations;
            if service.product == product
                && let Some(index) = operations.iter().position(|one| one.name == name)
            {
                found.push((service.version.as_deref(), (at, index)));
            }
        }
        let versions: Vec<&str> = found.iter().filter_map(|(version, _)| *version).collect();
        let versions = versions.join("`, `");
        match (found.as_slice(), &self.version) {
            ([], _) => Err("there is no such operation".to_owned()),
            ([(_, place)], None) => Ok(*place),
            (_, None) => Err(format!(
                "the versions `{versions}` have it; say by `version` which is meant"
            )),
            (_, Some(wanted)) => found
                .iter()
                .find(|(version, _)| *version == Some(wanted))
                .map(|(_, place)| *place)
                .ok_or_else(|| format!("`{wanted}` is none of its versions: `{versions}`")),
        }
    }

    fn correct_in(&self, fields: &mut Vec<Field>, path: &[String]) -> Result<(), String> {
        let (name, inner) = path.split_first().ok_or("the path is empty")?;
        let index = fields
            .iter()
            .position(|field| field.name == *name)
            .ok_or_else(|| format!("there is no `{name}`"))?;
        if inner.is_empty() {
            return self.correct_at(fields, index);
        }
        let inside = fields[index]
            .ty
            .inside_mut()
            .ok_or_else(|| format!("`{name}` has no fields"))?;
        self.correct_in(inside, inner)
    }

    fn correct_at<T: Serialize + DeserializeOwned>(
        &self,
        list: &mut Vec<T>,
        index: usize,
    ) -> Result<(), String> {
        if self.remove {
            self.check(&to_value(&list[index])?)?;
            list.remove(index);
            return Ok(());
        }
        self.correct(&mut list[index])
    }

    fn correct<T: Serialize + DeserializeOwned>(&self, target: &mut T) -> Result<(), String> {
        let mut value = to_value(target)?;
        self.check(&value)?;
        for (key, wanted) in &self.set {
            let found = value.get(key).unwrap_or(&Value::Null);
            if found == wanted || (found.is_null() && is_nothing(wanted)) {
                return Err(format!("`{key}` has the corrected value already"));
            }
            value[key] = wanted.clone();
        }
        let corrected: T = serde_json::from_value(value)
            .map_err(|error| format!("the corrected value is not valid: {error}"))?;
        // Reading passes over what it does not know, which would then be corrected by nothing.
        let kept = to_value(&corrected)?;
        for (key, wanted) in &self.set {
            let found = kept.get(key).unwrap_or(&Value::Null);
            if let Some(lost) = lost(key, wanted, found) {
                return Err(format!("a spec has no `{lost}` there"));
            }
        }
        *target = corrected;
        Ok(())
    }

    fn check(&self, value: &Value) -> Result<(), String> {
        for (key, expected) in &self.expect {
            let found = value.get(key).unwrap_or(&Value::Null);
            if found != expected {
                return Err(format!("`{key}` is {found} now, not {expected}"));
            }
        }
        Ok(())
    }
}

fn to_value<T: Serialize>(target: &T) -> Result<Value, String> {
    serde_json::to_value(target).map_err(|error| error.to_string())
}

/// What a spec leaves out.
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(flag) => !flag,
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Number(_) | Value::String(_) => false,
    }
}

/// The key of what is `wanted` but not `found`. What is found may have more keys, with what a spec takes for granted.
fn lost<'w>(key: &'w str, wanted: &'w Value, found: &Value) -> Option<&'w str> {
    match (wanted, found) {
        (nothing, Value::Null) if is_nothing(nothing) => None,
        (Value::Object(wanted), Value::Object(found)) => wanted.iter().find_map(|(key, value)| {
            let found = found.get(key).unwrap_or(&Value::Null);
            lost(key, value, found)
        }),
        (Value::Array(wanted), Value::Array(found)) if wanted.len() == found.len() => wanted
            .iter()
            .zip(found)
            .find_map(|(wanted, found)| lost(key, wanted, found)),
        (Value::Number(wanted), Value::Number(found)) => {
            (wanted.as_f64() != found.as_f64()).then_some(key)
        }
        (
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_)
            | Value::Object(_),
            _,
        ) => (wanted != found).then_some(key),
    }
}

#[cfg(test)]
mod tests;

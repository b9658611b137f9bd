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
//! (`expect`) and what is true (`set`, or `"remove": true`). An entry that finds something else is an error: the page has been mended,
//! and the entry has to go.

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Field, Operation, Spec};

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
    /// The thing does not exist.
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

/// The line of each entry: that of its `"operation"` key.
fn entry_lines(text: &str) -> Vec<u32> {
    (1..)
        .zip(text.lines())
        .filter(|(_, line)| line.contains("\"operation\""))
        .map(|(number, _)| number)
        .collect()
}

impl Correction {
    fn apply(&self, spec: &mut Spec) -> Result<(), String> {
        let operation = self.find_operation(spec)?;
        match (&self.parameter, &self.field, &self.error) {
            (None, None, None) => self.correct(operation),
            (Some(path), None, None) => self.correct_in(&mut operation.request.parameters, path),
            (None, Some(path), None) => self.correct_in(&mut operation.response.fields, path),
            (None, None, Some(code)) => {
                let index = operation
                    .errors
                    .iter()
                    .position(|error| error.code == *code);
                let index = index.ok_or_else(|| format!("it has no error code `{code}`"))?;
                self.correct_at(&mut operation.errors, index)
            }
            _ => Err("it names more than one of `parameter`, `field` and `error`".to_owned()),
        }
    }

    fn find_operation<'s>(&self, spec: &'s mut Spec) -> Result<&'s mut Operation, String> {
        let (product, name) = self
            .operation
            .split_once('.')
            .ok_or("`operation` must be `Product.Operation`")?;
        spec.services
            .iter_mut()
            .filter(|service| service.product == product)
            .flat_map(|service| &mut service.operations)
            .find(|operation| operation.name == name)
            .ok_or_else(|| "there is no such operation".to_owned())
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

    fn correct_at<T: serde::Serialize + serde::de::DeserializeOwned>(
        &self,
        list: &mut Vec<T>,
        index: usize,
    ) -> Result<(), String> {
        if self.remove {
            self.check(&serde_json::to_value(&list[index]).map_err(|error| error.to_string())?)?;
            list.remove(index);
            return Ok(());
        }
        self.correct(&mut list[index])
    }

    fn correct<T: serde::Serialize + serde::de::DeserializeOwned>(
        &self,
        target: &mut T,
    ) -> Result<(), String> {
        let mut value = serde_json::to_value(&*target).map_err(|error| error.to_string())?;
        self.check(&value)?;
        for (key, wanted) in &self.set {
            if value.get(key) == Some(wanted) {
                return Err(format!("`{key}` has the corrected value already"));
            }
            value[key] = wanted.clone();
        }
        *target = serde_json::from_value(value)
            .map_err(|error| format!("the corrected value is not valid: {error}"))?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::merge::{Language, Merge};
    use crate::page::Page;

    const PAGE: &str = "# AddTags\n[x](#product=Vpc&api=AddTags&version=2016-04-28&type=RPC)\n\n## Request parameters\n\n\
        |Name|Type|Required|Example|Description|\n|--|--|--|--|--|\n|Action|String|Yes|AddTags|The operation.|\n\
        |Mask|String|No|10.0.0.0/2|The network.|\n|Ends|Json|No||Both ends.|\n\nEnds:\n\n\
        |Name|Type|Required|Description|\n|--|--|--|--|\n|Ip|String|No|The address.|\n\n## Error codes\n\n|HttpCode|Error code|Error message|\n|--|--|--|\n\
        |400|Wrong|No.|\n";

    fn apply(overlay: &str) -> (Spec, Vec<Diagnostic>) {
        let page = Page {
            path: "AddTags.md".to_owned(),
            text: PAGE.to_owned(),
        };
        let (mut spec, _) = crate::parse(&[page], Merge::Pages(Language::Leading));
        let found = Overlay::from_json(overlay)
            .unwrap()
            .apply(&mut spec, "overlay.json", overlay);
        (spec, found)
    }

    #[test]
    fn what_applies_is_corrected() {
        let (spec, found) = apply(
            r#"{"corrections": [
                {"operation": "Vpc.AddTags", "parameter": ["Mask"], "expect": {"example": "10.0.0.0/2"}, "set": {"example": "10.0.0.0/8"}, "why": "typo"},
                {"operation": "Vpc.AddTags", "parameter": ["Ends", "Ip"], "set": {"required": true}, "why": "it is"},
                {"operation": "Vpc.AddTags", "error": "Wrong", "remove": true, "why": "gone"},
                {"operation": "Vpc.AddTags", "set": {"summary": "Adds tags."}, "why": "better"}
            ]}"#,
        );
        assert_eq!(found, []);
        let operation = &spec.services[0].operations[0];
        assert_eq!(
            operation.request.parameters[0].example.as_deref(),
            Some("10.0.0.0/8")
        );
        let ends = operation.request.parameters[1].ty.inside().unwrap();
        assert_eq!(ends[0].required, crate::model::Required::Yes);
        assert_eq!(operation.summary, "Adds tags.");
        assert!(operation.errors.is_empty());
    }

    #[test]
    fn what_no_longer_applies_is_an_error_with_its_line() {
        for (entry, why) in [
            (
                r#""operation": "Vpc.AddTags", "parameter": ["Mask"], "expect": {"example": "x"}, "set": {}"#,
                "`example` is",
            ),
            (
                r#""operation": "Vpc.AddTags", "parameter": ["Mask"], "set": {"example": "10.0.0.0/2"}"#,
                "already",
            ),
            (r#""operation": "Vpc.DropTags""#, "no such operation"),
            (
                r#""operation": "Vpc.AddTags", "error": "Right""#,
                "no error code",
            ),
            (
                r#""operation": "Vpc.AddTags", "field": ["A", "B"]"#,
                "no `A`",
            ),
            (
                r#""operation": "Vpc.AddTags", "set": {"name": 3}"#,
                "not valid",
            ),
        ] {
            let (_, found) = apply(&format!(
                "{{\"corrections\": [\n{{{entry}, \"why\": \"\"}}]}}"
            ));
            assert_eq!(found.len(), 1, "{entry}");
            assert_eq!(found[0].line, 2);
            assert!(found[0].message.contains(why), "{}", found[0].message);
        }
    }
}

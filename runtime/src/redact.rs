//! Texts that others wrote about a request come in, and go out without its secrets: services and gateways quote what they
//! refuse, a wrong signature for instance with all that was signed.

use crate::operation::{Parameter, Parameters, Visitor};
use crate::sign::percent_encode;
use crate::value::{ParameterValue, Value};

/// What stands in place of a secret.
const HIDDEN: &str = "***";

/// All that was sent in one call and must not be seen.
#[derive(Clone, Default)]
pub(crate) struct Secrets {
    texts: Vec<String>,
}

impl Secrets {
    /// The secrets among the parameters of a request.
    pub(crate) fn of(request: &dyn Parameters) -> Self {
        let mut secrets = Self::default();
        request.visit(&mut secrets);
        secrets
    }

    /// Adds one that is no parameter.
    pub(crate) fn add(&mut self, secret: &str) {
        if !secret.is_empty() && !self.texts.iter().any(|known| known == secret) {
            self.texts.push(secret.to_owned());
            // One may be part of another, and what is left of that would be seen.
            self.texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
        }
    }

    /// The text with `***` for each secret, also where that stands percent-encoded, once as in an address or twice as in what a
    /// signature is made of.
    pub(crate) fn hide(&self, mut text: String) -> String {
        for secret in &self.texts {
            let once = percent_encode(secret);
            let twice = percent_encode(&once);
            for form in [twice.as_str(), &once, secret] {
                if text.contains(form) {
                    text = text.replace(form, HIDDEN);
                }
            }
        }
        text
    }

    fn value(&mut self, value: Value<'_>) {
        match value {
            Value::Secret(secret) => self.add(secret),
            Value::List(list) => {
                for index in 0..list.len() {
                    self.value(list.get(index));
                }
            }
            Value::Map(map) => map.entries(&mut |_, value| self.value(value)),
            Value::Struct(fields) => fields.visit(self),
            Value::Absent
            | Value::Text(_)
            | Value::Integer(_)
            | Value::Float(_)
            | Value::Boolean(_)
            | Value::Json(_) => {}
        }
    }
}

impl Visitor for Secrets {
    fn values(&mut self, _table: &'static [Parameter], values: &[&dyn ParameterValue]) {
        for value in values {
            self.value(value.value());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_secret_is_hidden() {
        let mut secrets = Secrets::default();
        secrets.add("a b/c");
        secrets.add("a b/c&more");
        secrets.add("");
        for (text, shown) in [
            ("no `a b/c` here", "no `***` here"),
            (
                "https://127.0.0.1/?P=a%20b%2Fc&Q=1",
                "https://127.0.0.1/?P=***&Q=1",
            ),
            (
                "POST&%2F&P%3Da%2520b%252Fc%26Q%3D1",
                "POST&%2F&P%3D***%26Q%3D1",
            ),
            ("a b/c&more", "***"),
            ("nothing", "nothing"),
        ] {
            assert_eq!(secrets.hide(text.to_owned()), shown);
        }
    }
}

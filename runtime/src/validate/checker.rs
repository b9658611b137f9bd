//! Walks the parameters of a request and of the structs in it, and holds each against its rules.

use crate::Json;
use crate::operation::{Check, Format, Parameter, Parameters, Rule, Visitor};
use crate::validate::path::Path;
use crate::validate::rule::{self, Scalar};
use crate::validate::violation::Violation;
use crate::validate::{Findings, Region, words};
use crate::value::{ParameterValue, Value};

/// One request, or one struct inside it.
pub(crate) struct Scope<'s> {
    pub(crate) root: &'s dyn Parameters,
    pub(crate) path: &'s Path<'s>,
    pub(crate) region: Region,
    pub(crate) findings: &'s mut Findings,
}

/// The parameters beside the one that is checked.
#[derive(Clone, Copy)]
struct Siblings<'s> {
    table: &'static [Parameter],
    values: &'s [&'s dyn ParameterValue],
}

impl Visitor for Scope<'_> {
    fn values(&mut self, table: &'static [Parameter], values: &[&dyn ParameterValue]) {
        let siblings = Siblings { table, values };
        for (parameter, value) in table.iter().zip(values) {
            let value = value.value();
            let path = Path::Name(self.path, parameter.name);
            if value.is_absent() {
                self.absent(parameter, siblings, &path);
            } else {
                self.given(parameter, siblings, &path);
                self.value(parameter, value, &path);
            }
        }
    }
}

impl Scope<'_> {
    fn absent(&mut self, parameter: &'static Parameter, siblings: Siblings<'_>, path: &Path<'_>) {
        let filled_in = self.region == Region::FilledIn && parameter.name == "RegionId";
        if parameter.required && !filled_in {
            self.report(Violation::missing(path.to_string(), parameter));
            return;
        }
        for rule in parameter.rules {
            let found = match rule.check {
                Check::RequiredIf(conditions) => {
                    let mut all = !conditions.is_empty();
                    for (name, values) in conditions {
                        let holds = &mut |value: Value<'_>| rule::is_one_of(value, values);
                        all = all && self.other(siblings, name, holds);
                    }
                    all.then_some("is absent")
                }
                Check::AtLeastOne(others) => {
                    let given =
                        |name: &&str| self.other(siblings, name, &mut |value| !value.is_absent());
                    (!others.iter().any(given)).then_some("none of them is")
                }
                Check::OneOf(_)
                | Check::Chars(..)
                | Check::Bytes(..)
                | Check::Range(..)
                | Check::Interval { .. }
                | Check::MultipleOf(_)
                | Check::NotIn(_)
                | Check::StartsWith(_)
                | Check::Charset(..)
                | Check::Ascii
                | Check::NotStartsWith(_)
                | Check::NotContains(_)
                | Check::Items(..)
                | Check::Separator(_)
                | Check::Format(_)
                | Check::ConflictsWith(_)
                | Check::Deprecated => None,
            };
            if let Some(found) = found {
                let violation = Violation::new(
                    path.to_string(),
                    found.to_owned(),
                    words::expected(&rule.check),
                    parameter,
                    rule,
                );
                // Pages that grow new alternatives often leave the old sentence as it was.
                if matches!(rule.check, Check::AtLeastOne(_)) {
                    self.findings.warnings.push(violation);
                } else {
                    self.report(violation);
                }
            }
        }
    }

    /// Rules about the fact that the parameter is given at all.
    fn given(&mut self, parameter: &'static Parameter, siblings: Siblings<'_>, path: &Path<'_>) {
        for rule in parameter.rules {
            match rule.check {
                Check::ConflictsWith(names) => {
                    for name in names {
                        if self.other(siblings, name, &mut |value| !value.is_absent()) {
                            let expected = format!("must not be given together with {name}");
                            let found = "both are".to_owned();
                            self.report(Violation::new(
                                path.to_string(),
                                found,
                                expected,
                                parameter,
                                rule,
                            ));
                        }
                    }
                }
                Check::Deprecated => {
                    let expected = "is deprecated and should not be given".to_owned();
                    let found = "it is".to_owned();
                    let violation =
                        Violation::new(path.to_string(), found, expected, parameter, rule);
                    self.findings.warnings.push(violation);
                }
                Check::OneOf(_)
                | Check::Chars(..)
                | Check::Bytes(..)
                | Check::Range(..)
                | Check::Interval { .. }
                | Check::MultipleOf(_)
                | Check::NotIn(_)
                | Check::StartsWith(_)
                | Check::Charset(..)
                | Check::Ascii
                | Check::NotStartsWith(_)
                | Check::NotContains(_)
                | Check::Items(..)
                | Check::Separator(_)
                | Check::Format(_)
                | Check::RequiredIf(_)
                | Check::AtLeastOne(_) => {}
            }
        }
    }

    fn value(&mut self, parameter: &'static Parameter, value: Value<'_>, path: &Path<'_>) {
        match value {
            Value::Absent => {}
            Value::Text(text) => self.text(parameter, text, Shown::Plain, path),
            Value::Secret(text) => self.text(parameter, text, Shown::Hidden, path),
            Value::Integer(number) => {
                self.scalar(parameter, Scalar::Integer(number), Shown::Plain, path)
            }
            Value::Float(number) => {
                self.scalar(parameter, Scalar::Float(number), Shown::Plain, path)
            }
            Value::Boolean(flag) => {
                self.scalar(parameter, Scalar::Boolean(flag), Shown::Plain, path)
            }
            Value::Json(Json::Array(items)) => {
                self.json_elements(parameter, items, Shown::Plain, path)
            }
            Value::Json(json) => self.json_scalar(parameter, json, Shown::Plain, path),
            Value::List(list) => {
                self.count(parameter, list.len(), path);
                for index in 0..list.len() {
                    self.value(parameter, list.get(index), &Path::Element(path, index + 1));
                }
            }
            Value::Map(map) => {
                self.count(parameter, map.len(), path);
                map.entries(&mut |key, value| self.value(parameter, value, &Path::Key(path, key)));
            }
            Value::Struct(fields) => fields.visit(&mut Scope {
                root: self.root,
                path,
                region: self.region,
                findings: self.findings,
            }),
        }
    }

    fn text(&mut self, parameter: &'static Parameter, text: &str, shown: Shown, path: &Path<'_>) {
        for rule in parameter.rules {
            match rule.check {
                Check::Separator(separator) if !separator.is_empty() => {
                    let parts = || {
                        text.split(separator)
                            .map(str::trim)
                            .filter(|part| !part.is_empty())
                    };
                    self.count(parameter, parts().count(), path);
                    for (index, part) in parts().enumerate() {
                        self.scalar(
                            parameter,
                            Scalar::Text(part),
                            shown,
                            &Path::Element(path, index + 1),
                        );
                    }
                    return;
                }
                Check::Format(Format::JsonArray) => {
                    match serde_json::from_str(text) {
                        Ok(Json::Array(items)) => {
                            self.json_elements(parameter, &items, shown, path)
                        }
                        Ok(_) | Err(_) => {
                            self.broken(parameter, rule, Scalar::Text(text), shown, path)
                        }
                    }
                    return;
                }
                Check::OneOf(_)
                | Check::Chars(..)
                | Check::Bytes(..)
                | Check::Range(..)
                | Check::Interval { .. }
                | Check::MultipleOf(_)
                | Check::NotIn(_)
                | Check::StartsWith(_)
                | Check::Charset(..)
                | Check::Ascii
                | Check::NotStartsWith(_)
                | Check::NotContains(_)
                | Check::Items(..)
                | Check::Separator(_)
                | Check::Format(_)
                | Check::RequiredIf(_)
                | Check::ConflictsWith(_)
                | Check::AtLeastOne(_)
                | Check::Deprecated => {}
            }
        }
        self.scalar(parameter, Scalar::Text(text), shown, path);
    }

    fn json_elements(
        &mut self,
        parameter: &'static Parameter,
        items: &[Json],
        shown: Shown,
        path: &Path<'_>,
    ) {
        self.count(parameter, items.len(), path);
        for (index, item) in items.iter().enumerate() {
            self.json_scalar(parameter, item, shown, &Path::Element(path, index + 1));
        }
    }

    fn json_scalar(
        &mut self,
        parameter: &'static Parameter,
        json: &Json,
        shown: Shown,
        path: &Path<'_>,
    ) {
        let scalar = match json {
            Json::String(text) => Scalar::Text(text),
            Json::Bool(flag) => Scalar::Boolean(*flag),
            Json::Number(number) => match (number.as_i64(), number.as_f64()) {
                (Some(number), _) => Scalar::Integer(number),
                (None, Some(number)) => Scalar::Float(number),
                (None, None) => return,
            },
            // The rules are about values, not about the fields that an object in a JSON text may have.
            Json::Null | Json::Array(_) | Json::Object(_) => return,
        };
        self.scalar(parameter, scalar, shown, path);
    }

    fn scalar(
        &mut self,
        parameter: &'static Parameter,
        scalar: Scalar<'_>,
        shown: Shown,
        path: &Path<'_>,
    ) {
        for rule in parameter.rules {
            if !rule::holds(&rule.check, scalar) {
                self.broken(parameter, rule, scalar, shown, path);
            }
        }
    }

    fn count(&mut self, parameter: &'static Parameter, count: usize, path: &Path<'_>) {
        for rule in parameter.rules {
            if let Check::Items(min, max) = rule.check
                && !(min..=max).contains(&(count as u64))
            {
                let found = format!("has {count}");
                let expected = words::expected(&rule.check);
                self.report(Violation::new(
                    path.to_string(),
                    found,
                    expected,
                    parameter,
                    rule,
                ));
            }
        }
    }

    fn broken(
        &mut self,
        parameter: &'static Parameter,
        rule: &'static Rule,
        scalar: Scalar<'_>,
        shown: Shown,
        path: &Path<'_>,
    ) {
        let found = match shown {
            Shown::Plain => words::found(&rule.check, scalar),
            Shown::Hidden => "the secret that was given does not fit".to_owned(),
        };
        let violation = Violation::new(
            path.to_string(),
            found,
            words::expected(&rule.check),
            parameter,
            rule,
        );
        // Lists of documented values grow with the service, so they stop nothing.
        if matches!(rule.check, Check::OneOf(_)) {
            self.findings.warnings.push(violation);
        } else {
            self.report(violation);
        }
    }

    fn report(&mut self, violation: Violation) {
        self.findings.violations.push(violation);
    }

    /// Whether `test` holds for the parameter called `name`: a field beside the one that is checked, else one of the request.
    fn other(
        &self,
        siblings: Siblings<'_>,
        name: &str,
        test: &mut dyn FnMut(Value<'_>) -> bool,
    ) -> bool {
        let Siblings { table, values } = siblings;
        let beside = table
            .iter()
            .zip(values)
            .find(|(parameter, _)| parameter.name.eq_ignore_ascii_case(name));
        if let Some((_, value)) = beside {
            return test(value.value());
        }
        if matches!(self.path, Path::Root) {
            return false;
        }
        let mut finder = Finder {
            name,
            test,
            holds: false,
        };
        self.root.visit(&mut finder);
        finder.holds
    }
}

/// Whether a value may be shown.
#[derive(Clone, Copy)]
enum Shown {
    Plain,
    Hidden,
}

/// Looks at one parameter of the request.
struct Finder<'f> {
    name: &'f str,
    test: &'f mut dyn FnMut(Value<'_>) -> bool,
    holds: bool,
}

impl Visitor for Finder<'_> {
    fn values(&mut self, table: &'static [Parameter], values: &[&dyn ParameterValue]) {
        for (parameter, value) in table.iter().zip(values) {
            if parameter.name.eq_ignore_ascii_case(self.name) {
                self.holds = (self.test)(value.value());
                return;
            }
        }
    }
}

//! Broken rules as values.

use std::fmt;

use crate::operation::{Parameter, Rule};

/// One value that breaks one rule.
#[derive(Clone, Debug)]
pub struct Violation {
    path: String,
    found: String,
    expected: String,
    parameter: &'static Parameter,
    rule: Option<&'static Rule>,
}

impl Violation {
    pub(crate) fn new(
        path: String,
        found: String,
        expected: String,
        parameter: &'static Parameter,
        rule: &'static Rule,
    ) -> Self {
        Self {
            path,
            found,
            expected,
            parameter,
            rule: Some(rule),
        }
    }

    pub(crate) fn missing(path: String, parameter: &'static Parameter) -> Self {
        Self {
            path,
            found: "is absent".to_owned(),
            expected: "must be given".to_owned(),
            parameter,
            rule: None,
        }
    }

    /// Which value: `Name`, `InstanceId.3`, `Tag.2.Key`, as the wire has it.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What was given, in words: long values shortened, secrets never shown.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.found
    }

    /// The rule, in words.
    #[must_use]
    pub fn expected(&self) -> &str {
        &self.expected
    }

    /// The clause of the page that states the rule; absent for a parameter that is required and missing.
    #[must_use]
    pub fn clause(&self) -> Option<&'static str> {
        self.rule.map(|rule| rule.text)
    }

    /// The parameter, or the field of a struct, that the rule belongs to.
    #[must_use]
    pub fn parameter(&self) -> &'static Parameter {
        self.parameter
    }

    /// The rule itself; absent for a parameter that is required and missing.
    #[must_use]
    pub fn rule(&self) -> Option<&'static Rule> {
        self.rule
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            path,
            found,
            expected,
            parameter,
            ..
        } = self;
        write!(f, "{path} {expected}, but {found}")?;
        if let Some(clause) = self.clause() {
            write!(f, " (\"{clause}\", {}:{})", parameter.page, parameter.line)
        } else {
            write!(f, " ({}:{})", parameter.page, parameter.line)
        }
    }
}

/// All violations of a request, in page order; at least one.
#[derive(Clone, Debug)]
pub struct Violations {
    operation: &'static str,
    list: Vec<Violation>,
}

impl Violations {
    pub(crate) fn new(operation: &'static str, list: Vec<Violation>) -> Self {
        Self { operation, list }
    }

    /// Name of the operation.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// Each violation, in page order.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.list.iter()
    }

    /// Number of violations.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Never true for what a check returns.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

impl<'v> IntoIterator for &'v Violations {
    type Item = &'v Violation;
    type IntoIter = std::slice::Iter<'v, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the request of {} was not sent because it breaks documented rules:",
            self.operation
        )?;
        for (index, violation) in self.list.iter().enumerate() {
            let separator = if index == 0 { "" } else { ";" };
            write!(f, "{separator} {violation}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}

/// Something worth knowing about a request that was sent all the same.
#[derive(Clone, Debug)]
pub struct Warning {
    operation: &'static str,
    violation: Violation,
}

impl Warning {
    pub(crate) fn new(operation: &'static str, violation: Violation) -> Self {
        Self {
            operation,
            violation,
        }
    }

    /// Name of the operation.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// The rule that does not hold, and the value.
    #[must_use]
    pub fn violation(&self) -> &Violation {
        &self.violation
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.operation, self.violation)
    }
}

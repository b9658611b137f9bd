//! Parameters and a sample request come in; the rules that the request breaks are taken out of the parameters and handed back. What a page
//! shows was sent once: a rule that refuses it is wrong, or not about this value.

use std::fmt;

use crate::lower::description;
use crate::model::{Condition, Constraint, Field, Rule};
use crate::prose::{self, Description, is_value};
use crate::sample::read_request;

/// A rule that a sample request breaks.
#[derive(Debug)]
pub(crate) struct Broken {
    /// The parameter, as the request names it.
    pub(crate) name: String,
    /// What the request shows for it; secrets are not told.
    pub(crate) shown: String,
    /// The rule.
    pub(crate) rule: Constraint,
    /// The page and line that state it.
    pub(crate) stated: String,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            name,
            shown,
            rule,
            stated,
        } = self;
        write!(
            f,
            "the sample request has {shown} for `{name}`, against what {stated} says: {}",
            rule.text
        )
    }
}

/// Takes back the rules that the sample request `text` breaks.
pub(crate) fn hold_against_request(fields: &mut [Field], text: &str) -> Vec<Broken> {
    let request = Request {
        pairs: read_request(text)
            .query
            .into_iter()
            // Samples name parameters that they leave empty.
            .filter(|(_, value)| !value.is_empty())
            .collect(),
    };
    let mut broken = Vec::new();
    for (name, value) in &request.pairs {
        let Some(field) = find_sent(fields, name) else {
            continue;
        };
        let constraints = std::mem::take(&mut field.constraints);
        let described = Description {
            name,
            ..description(field, &[])
        };
        let (kept, wrong) = prose::hold_against(&described, constraints, value);
        let stated = stated(field);
        field.constraints = kept;
        broken.extend(wrong.into_iter().map(|(rule, shown)| Broken {
            name: name.clone(),
            shown: format!("`{shown}`"),
            rule,
            stated: stated.clone(),
        }));
    }
    if !request.pairs.is_empty() {
        request.relations(fields, "", &mut broken);
    }
    broken
}

/// The parameter that travels under this name: `Tag.1.Key` is `Key` inside `Tag`.
fn find_sent<'f>(fields: &'f mut [Field], name: &str) -> Option<&'f mut Field> {
    fields.iter_mut().find_map(|field| {
        let rest = name.strip_prefix(field.name.as_str())?;
        if rest.is_empty() {
            return Some(field);
        }
        let rest = rest.strip_prefix('.')?;
        let inner = rest.trim_start_matches(|found: char| found.is_ascii_digit());
        match inner.strip_prefix('.') {
            Some(inner) => find_sent(field.ty.fields_mut()?, inner),
            None if inner.is_empty() => Some(field),
            None => find_sent(field.ty.fields_mut()?, inner),
        }
    })
}

fn stated(field: &Field) -> String {
    format!("{}:{}", field.source.page, field.source.line)
}

/// What a sample request gives.
struct Request {
    /// Flat names and values, none empty.
    pairs: Vec<(String, String)>,
}

impl Request {
    /// Takes back what parameters say about one another; `before` is the name of the struct that they stand in, with its dot.
    fn relations(&self, fields: &mut [Field], before: &str, broken: &mut Vec<Broken>) {
        for field in fields {
            let name = format!("{before}{}", field.name);
            let stated = stated(field);
            let given = self.gives(&name);
            field.constraints.retain(|constraint| {
                let shown = match &constraint.rule {
                    Rule::RequiredIf { when } if !given && !when.is_empty() => when
                        .iter()
                        .all(|condition| self.meets(before, condition))
                        .then(|| "nothing".to_owned()),
                    Rule::ConflictsWith { names } if given => names
                        .iter()
                        .find(|other| self.gives(&format!("{before}{other}")))
                        .map(|other| format!("a value and one for `{other}`")),
                    _ => None,
                };
                let Some(shown) = shown else { return true };
                broken.push(Broken {
                    name: name.clone(),
                    shown,
                    rule: constraint.clone(),
                    stated: stated.clone(),
                });
                false
            });
            if let (true, Some(inner)) = (given, field.ty.fields_mut()) {
                for place in self.places(&name) {
                    self.relations(inner, &place, broken);
                }
            }
        }
    }

    /// Whether the parameter, or something inside it, is given.
    fn gives(&self, name: &str) -> bool {
        self.pairs
            .iter()
            .any(|(given, _)| given == name || inside(given, name).is_some())
    }

    /// Whether a condition holds, about a neighbour or else about a parameter of the whole request.
    fn meets(&self, before: &str, condition: &Condition) -> bool {
        let near = format!("{before}{}", condition.parameter);
        let name = if self.gives(&near) {
            &near
        } else {
            &condition.parameter
        };
        if condition.values.is_empty() {
            return self.gives(name);
        }
        let given = self.pairs.iter().find(|(given, _)| given == name);
        given.is_some_and(|(_, value)| {
            is_value(value)
                && condition
                    .values
                    .iter()
                    .any(|known| known.eq_ignore_ascii_case(value))
        })
    }

    /// The beginnings of the names inside a struct or a list of structs: `Tag.1.`, `Tag.2.`.
    fn places(&self, name: &str) -> Vec<String> {
        let mut places: Vec<String> = self
            .pairs
            .iter()
            .filter_map(|(given, _)| inside(given, name))
            .map(|rest| match rest.split_once('.') {
                Some((index, _)) if index.bytes().all(|byte| byte.is_ascii_digit()) => {
                    format!("{name}.{index}.")
                }
                Some(_) | None => format!("{name}."),
            })
            .collect();
        places.sort();
        places.dedup();
        places
    }
}

/// What follows the name of a struct or list in a flat name.
fn inside<'n>(given: &'n str, name: &str) -> Option<&'n str> {
    given.strip_prefix(name)?.strip_prefix('.')
}

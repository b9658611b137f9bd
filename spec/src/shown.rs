//! Parameters and a sample request come in; the rules that the request breaks are taken out of the parameters and handed back. What a page
//! shows was sent once: a rule that refuses it is wrong, or not about this value.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::ops::Bound;

use crate::lower::description;
use crate::model::{Condition, Constraint, Field, Rule};
use crate::nest::is_index;
use crate::prose::{self, Description, is_value};
use crate::sample::RequestSample;

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

/// Takes back the rules that the sample requests break; `report` is told of each, with the key of the sample.
pub(crate) fn hold_against_requests<'s, K: Copy>(
    fields: &mut [Field],
    samples: impl Iterator<Item = (K, &'s RequestSample)>,
    mut report: impl FnMut(K, &Broken),
) {
    let mut paths = HashMap::new();
    index(fields, "", &mut Vec::new(), &mut paths);
    for (key, sample) in samples {
        let request = Request::new(sample);
        if request.pairs.is_empty() {
            continue;
        }
        let mut broken = Vec::new();
        for (name, value) in &request.pairs {
            let path = paths.get(&without_indices(name));
            if let Some(field) = path.and_then(|path| field_at(fields, path)) {
                hold_against_value(field, name, value, &mut broken);
            }
        }
        request.relations(fields, "", &mut broken);
        broken.iter().for_each(|broken| report(key, broken));
    }
}

/// Where each parameter stands: the indices of the fields around it and its own, by its flat name.
fn index(
    fields: &[Field],
    before: &str,
    path: &mut Vec<usize>,
    paths: &mut HashMap<String, Vec<usize>>,
) {
    for (position, field) in fields.iter().enumerate() {
        let name = format!("{before}{}", field.name);
        path.push(position);
        let flat = without_indices(&name);
        paths.entry(flat).or_insert_with(|| path.clone());
        index(
            field.ty.fields().unwrap_or_default(),
            &format!("{name}."),
            path,
            paths,
        );
        path.pop();
    }
}

/// `Tag.1.Key` is `Key` inside `Tag`.
fn without_indices(name: &str) -> String {
    let parts = name.split('.').filter(|part| !is_index(part));
    parts.collect::<Vec<_>>().join(".")
}

fn field_at<'f>(fields: &'f mut [Field], path: &[usize]) -> Option<&'f mut Field> {
    let (first, inside) = path.split_first()?;
    let field = fields.get_mut(*first)?;
    if inside.is_empty() {
        return Some(field);
    }
    field_at(field.ty.fields_mut()?, inside)
}

fn hold_against_value(field: &mut Field, name: &str, value: &str, broken: &mut Vec<Broken>) {
    let constraints = std::mem::take(&mut field.constraints);
    let described = Description {
        name,
        ..description(field, &[])
    };
    let (kept, wrong) = prose::hold_against(&described, constraints, value);
    field.constraints = kept;
    broken.extend(wrong.into_iter().map(|(rule, shown)| Broken {
        name: name.to_owned(),
        shown: format!("`{shown}`"),
        rule,
        stated: stated(field),
    }));
}

fn stated(field: &Field) -> String {
    format!("{}:{}", field.source.page, field.source.line)
}

/// What a sample request gives.
struct Request<'s> {
    /// Flat names and values, none empty.
    pairs: BTreeMap<&'s str, &'s str>,
}

impl<'s> Request<'s> {
    fn new(sample: &'s RequestSample) -> Self {
        let pairs = sample.query.iter();
        Self {
            // Samples name parameters that they leave empty.
            pairs: pairs
                .filter(|(_, value)| !value.is_empty())
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect(),
        }
    }

    /// Takes back what parameters say about one another and about their number; `before` is the name of the struct that they stand in,
    /// with its dot.
    fn relations(&self, fields: &mut [Field], before: &str, broken: &mut Vec<Broken>) {
        for field in fields {
            let is_leaf = field.ty.fields().is_none();
            if is_leaf && field.constraints.is_empty() {
                continue;
            }
            let name = format!("{before}{}", field.name);
            let given = self.gives(&name);
            let stated = stated(field);
            field.constraints.retain(|constraint| {
                let Some(shown) = self.against(&constraint.rule, given, &name, before) else {
                    return true;
                };
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

    /// What the request has against a rule of the parameter `name`, in words.
    fn against(&self, rule: &Rule, given: bool, name: &str, before: &str) -> Option<String> {
        match rule {
            Rule::RequiredIf { when } => {
                let broken = !given
                    && !when.is_empty()
                    && when.iter().all(|condition| self.meets(before, condition));
                broken.then(|| "nothing".to_owned())
            }
            Rule::ConflictsWith { names } => names
                .iter()
                .find(|other| given && self.gives(&format!("{before}{other}")))
                .map(|other| format!("a value and one for `{other}`")),
            Rule::Items { min, max } => {
                let count = u64::try_from(self.indices(name).len()).ok()?;
                let few = min.is_some_and(|min| count < min);
                let many = max.is_some_and(|max| count > max);
                (count > 0 && (few || many)).then(|| format!("{count} values"))
            }
            Rule::Enum { .. }
            | Rule::Default { .. }
            | Rule::Length { .. }
            | Rule::Range { .. }
            | Rule::MultipleOf { .. }
            | Rule::NotIn { .. }
            | Rule::StartsWith { .. }
            | Rule::Charset { .. }
            | Rule::Ascii
            | Rule::NotStartsWith { .. }
            | Rule::NotContains { .. }
            | Rule::Separator { .. }
            | Rule::Format { .. }
            | Rule::Unique
            | Rule::Deprecated => None,
        }
    }

    /// Whether the parameter, or something inside it, is given.
    fn gives(&self, name: &str) -> bool {
        self.pairs.contains_key(name) || self.inside(name).next().is_some()
    }

    /// What stands below a name: the rest of each flat name behind its dot.
    fn inside(&self, name: &str) -> impl Iterator<Item = &str> {
        let start = format!("{name}.");
        let length = start.len();
        self.pairs
            .range::<str, _>((Bound::Included(start.as_str()), Bound::Unbounded))
            .map(|(given, _)| *given)
            .take_while(move |given| given.starts_with(&start))
            .filter_map(move |given| given.get(length..))
    }

    /// The places in a list that are given: `1` and `2` of `Tag.1.Key`, `Tag.2.Key`.
    fn indices(&self, name: &str) -> BTreeSet<&str> {
        self.inside(name)
            .map(|rest| rest.split('.').next().unwrap_or(rest))
            .filter(|part| is_index(part))
            .collect()
    }

    /// Whether a condition about a neighbour holds.
    fn meets(&self, before: &str, condition: &Condition) -> bool {
        let name = format!("{before}{}", condition.parameter);
        if condition.values.is_empty() {
            return self.gives(&name);
        }
        self.pairs.get(name.as_str()).is_some_and(|value| {
            is_value(value)
                && condition
                    .values
                    .iter()
                    .any(|known| known.eq_ignore_ascii_case(value))
        })
    }

    /// The beginnings of the names inside a struct or a list of structs: `Tag.1.`, `Tag.2.`.
    fn places(&self, name: &str) -> Vec<String> {
        let indices = self.indices(name);
        if indices.is_empty() {
            return vec![format!("{name}.")];
        }
        let place = |index| format!("{name}.{index}.");
        indices.into_iter().map(place).collect()
    }
}

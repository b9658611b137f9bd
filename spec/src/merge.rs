//! Operations of single pages become [`Service`]s: other languages and older copies of one operation become one.
//!
//! The best page leads: one in the language that was asked for, then one with a typed link, then the fuller one. What only another
//! page has is kept where it cannot do harm and reported where it differs:
//!
//! | only another page has | rule |
//! |---|---|
//! | an error code, its HTTP status, a documented value | kept |
//! | method and path, the token that makes repeating safe, that the work goes on after the answer | kept |
//! | paging | left out: the leading page has other names for it, or none |
//! | a parameter, a response field | kept; a parameter as optional |
//! | a response field at another place | left out, unless a sample of that page shows it there |
//! | the parts of a JSON text | kept |
//! | the inner key of a wrapped list | kept, unless a sample of the leading page shows the list without |
//! | a constraint, also of several parameters | left out: the leading page may have dropped it |
//! | an example or a sample request that breaks a rule | the rule is left out |
//! | another required flag | the weaker one counts |

mod http;
mod join;
mod places;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::identity::{Identity, UNKNOWN_PRODUCT};
use crate::model::{FORMAT, Operation, Service, Source, Spec, Style};
use crate::on_all_cores;

/// An operation, and who its page is about.
#[derive(Clone, Debug)]
pub struct Lowered {
    /// Product, version, style, endpoint.
    pub identity: Identity,
    /// The link to the API Explorer gives type and version: the mark of a recent page.
    pub typed_link: bool,
    /// The operation of that page alone.
    pub operation: Operation,
}

/// The language that documentation is taken from, where an operation has pages in several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// The language of the leading page.
    #[default]
    Leading,
    /// Chinese.
    Chinese,
    /// English.
    English,
}

/// Whether pages of one operation become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Merge {
    /// They do; documentation is taken from pages of this language.
    Pages(Language),
    /// Every page stands for itself.
    Nothing,
}

/// Sorts operations into services and joins the pages of each.
pub fn merge(operations: Vec<Lowered>, how: Merge) -> (Spec, Vec<Diagnostic>) {
    let mut services: BTreeMap<(String, Option<String>), Vec<Lowered>> = BTreeMap::new();
    for lowered in operations {
        let key = (
            lowered.identity.product.clone(),
            lowered.identity.version.clone(),
        );
        services.entry(key).or_default().push(lowered);
    }
    let services = on_all_cores(
        services.into_iter().collect(),
        |((product, version), lowered)| {
            let mut diagnostics = Vec::new();
            let endpoint = lowered
                .iter()
                .find_map(|lowered| lowered.identity.endpoint.clone());
            let style = most_frequent_style(&lowered);
            let operations = match how {
                Merge::Pages(language) => join_pages(lowered, language, &mut diagnostics),
                Merge::Nothing => keep_pages(lowered),
            };
            let service = Service {
                product,
                version,
                style,
                endpoint,
                operations,
            };
            (service, diagnostics)
        },
    );
    let (services, diagnostics): (Vec<_>, Vec<_>) = services.into_iter().unzip();
    (
        Spec {
            format: FORMAT.to_owned(),
            services,
        },
        diagnostics.into_iter().flatten().collect(),
    )
}

fn most_frequent_style(lowered: &[Lowered]) -> Option<Style> {
    let count = |style| {
        lowered
            .iter()
            .filter(|lowered| lowered.identity.style == Some(style))
            .count()
    };
    match (count(Style::Rpc), count(Style::Roa)) {
        (0, 0) => None,
        (rpc, roa) if rpc >= roa => Some(Style::Rpc),
        _ => Some(Style::Roa),
    }
}

fn keep_pages(lowered: Vec<Lowered>) -> Vec<Operation> {
    let mut operations: Vec<Operation> = lowered
        .into_iter()
        .map(|lowered| lowered.operation)
        .collect();
    operations.sort_by(|one, other| (&one.name, &one.source).cmp(&(&other.name, &other.source)));
    operations
}

fn join_pages(
    lowered: Vec<Lowered>,
    language: Language,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Operation> {
    let mut groups: BTreeMap<(String, Option<String>), Vec<Lowered>> = BTreeMap::new();
    for lowered in lowered {
        // Pages of no known product may be of several, which have other addresses.
        let is_unknown = lowered.identity.product == UNKNOWN_PRODUCT;
        let path = is_unknown.then(|| lowered.operation.http.path.clone());
        let name = lowered.operation.name.to_lowercase();
        groups.entry((name, path)).or_default().push(lowered);
    }
    let joined = groups.into_values().filter_map(|mut pages| {
        pages.sort_by_key(|page| std::cmp::Reverse(rank(page, language)));
        settle_spelling(&mut pages, diagnostics);
        let mut pages = pages.into_iter().map(|page| page.operation);
        let mut leading = pages.next()?;
        let others: Vec<Operation> = pages.collect();
        for other in &others {
            join::join(&mut leading, other, diagnostics);
            leading.also.push(other.source.clone());
        }
        if !others.is_empty() {
            http::settle(&mut leading);
            let samples = others.iter().flat_map(|other| &other.samples);
            join::hold_against_samples(
                &mut leading.request.parameters,
                samples.chain(&leading.samples),
                diagnostics,
            );
        }
        leading.also.sort();
        Some(leading)
    });
    let mut operations: Vec<Operation> = joined.collect();
    operations.sort_by(|one, other| (&one.name, &one.source).cmp(&(&other.name, &other.source)));
    operations
}

/// Gives all pages of an operation the name that most of its recent pages have, or most of all; the leading one where none is in the majority.
fn settle_spelling(pages: &mut [Lowered], diagnostics: &mut Vec<Diagnostic>) {
    let any_recent = pages.iter().any(|page| page.typed_link);
    let counted = || pages.iter().filter(|page| page.typed_link || !any_recent);
    let count = |name: &str| counted().filter(|page| page.operation.name == name).count();
    // Of equals the last is taken, so that the leading page comes last.
    let names: Vec<&String> = counted().map(|page| &page.operation.name).collect();
    let Some(name) = names
        .into_iter()
        .rev()
        .max_by_key(|name| count(name))
        .cloned()
    else {
        return;
    };
    for page in pages {
        let operation = &mut page.operation;
        if operation.name != name {
            let message = format!("`{}` is spelt `{name}` on other pages", operation.name);
            diagnostics.push(Diagnostic {
                page: operation.source.page.clone(),
                ..Diagnostic::new(Code::PagesDiffer, operation.source.line, message)
            });
            operation.name.clone_from(&name);
        }
    }
}

/// What makes a page lead, most telling first; the path at the end decides between equals.
fn rank(page: &Lowered, language: Language) -> (bool, bool, usize, std::cmp::Reverse<Source>) {
    let operation = &page.operation;
    let fullness = operation.request.parameters.len()
        + operation.response.fields.len()
        + operation.errors.len()
        + operation.samples.len();
    (
        language.is_of(operation),
        page.typed_link,
        fullness,
        std::cmp::Reverse(operation.source.clone()),
    )
}

impl Language {
    /// Whether a page is in this language; it is when most of its descriptions are.
    fn is_of(self, operation: &Operation) -> bool {
        let described = operation
            .request
            .parameters
            .iter()
            .chain(&operation.response.fields)
            .map(|field| &*field.doc);
        let (chinese, other): (Vec<&str>, Vec<&str>) = described
            .chain([&*operation.summary])
            .filter(|doc| !doc.is_empty())
            .partition(|doc| is_chinese(doc));
        match self {
            Self::Leading => true,
            Self::Chinese => chinese.len() >= other.len(),
            Self::English => other.len() > chinese.len(),
        }
    }
}

/// Whether a text has Chinese characters.
fn is_chinese(text: &str) -> bool {
    text.chars()
        .any(|found| matches!(found, '\u{4e00}'..='\u{9fff}'))
}

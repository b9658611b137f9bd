//! Documentation pages become the intermediate spec.
//!
//! Comes in: [`Page`]s, Markdown exports of API documentation. Goes out: a [`Spec`] and
//! [`Diagnostic`]s. [`parse`] does all steps, one after the other.

pub mod columns;
mod cores;
pub mod diagnostic;
mod extract;
pub mod identity;
mod lower;
pub mod merge;
pub mod model;
pub mod nest;
pub mod overlay;
pub mod page;
pub mod prose;
pub mod raw;
pub mod sample;
pub mod sections;
mod shown;
pub mod types;

pub use cores::on_all_cores;
pub use extract::extract;
pub use identity::identify;
pub use lower::lower;
pub use merge::merge;

use diagnostic::Diagnostic;
use merge::{Lowered, Merge};
use model::Spec;
use page::Page;
use raw::Extracted;

/// Reads pages into a spec: [`extract`], [`identify`], [`lower`], [`merge()`]. Diagnostics are sorted by page and line.
pub fn parse(pages: &[Page], how: Merge) -> (Spec, Vec<Diagnostic>) {
    let (extracted, mut diagnostics): (Vec<_>, Vec<_>) =
        on_all_cores(pages.iter().collect(), extract)
            .into_iter()
            .unzip();
    let (operations, others) = Extracted::parted(extracted.into_iter());

    let (identities, found) = identify(&operations, &others);
    diagnostics.push(found);

    let pairs: Vec<_> = operations.into_iter().zip(identities).collect();
    let lowered = on_all_cores(pairs, |(raw, identity)| {
        let (operation, found) = lower(&raw, &identity);
        let link = &raw.evidence.link;
        (
            Lowered {
                identity,
                typed_link: link.version.is_some() && link.style.is_some(),
                operation,
            },
            found,
        )
    });
    let (lowered, found): (Vec<_>, Vec<_>) = lowered.into_iter().unzip();
    diagnostics.extend(found);

    let (spec, found) = merge(lowered, how);
    diagnostics.push(found);

    let mut diagnostics: Vec<Diagnostic> = diagnostics.into_iter().flatten().collect();
    diagnostics.sort();
    diagnostics.dedup();
    (spec, diagnostics)
}

/// The checked-in form of a spec: JSON over many lines, for a diff that people read.
pub fn to_json(spec: &Spec) -> String {
    // The model is made of text, numbers and lists, which JSON can always hold.
    let mut text = serde_json::to_string_pretty(spec).unwrap_or_default();
    text.push('\n');
    text
}

//! Documentation pages become the intermediate spec.
//!
//! Comes in: [`Page`]s, Markdown exports of API documentation. Goes out: a [`Spec`] and
//! [`Diagnostic`]s. [`parse`] does all steps, one after the other.

pub mod columns;
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

pub use extract::extract;
pub use identity::identify;
pub use lower::lower;
pub use merge::merge;

use diagnostic::Diagnostic;
use merge::{Lowered, Merge};
use model::Spec;
use page::Page;
use raw::RawOperation;

/// Reads pages into a spec: [`extract`], [`identify`], [`lower`], [`merge()`]. Diagnostics are sorted by page and line.
pub fn parse(pages: &[Page], how: Merge) -> (Spec, Vec<Diagnostic>) {
    let (operations, mut diagnostics): (Vec<_>, Vec<_>) =
        on_all_cores(pages, extract).into_iter().unzip();
    let operations: Vec<RawOperation<'_>> = operations.into_iter().flatten().collect();

    let (identities, found) = identify(&operations);
    diagnostics.push(found);

    let pairs: Vec<_> = operations.iter().zip(identities).collect();
    let lowered = on_all_cores(&pairs, |(raw, identity)| {
        let (operation, found) = lower(raw, identity);
        let link = &raw.evidence.link;
        (
            Lowered {
                identity: identity.clone(),
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

/// Applies `step` to all inputs, in order, on as many threads as the machine has cores.
fn on_all_cores<'i, I: Sync, O: Send>(inputs: &'i [I], step: impl Fn(&'i I) -> O + Sync) -> Vec<O> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    // Small pieces even out pages of very different sizes.
    let piece = (inputs.len() / (cores * 16)).max(1);
    let pieces: Vec<&'i [I]> = inputs.chunks(piece).collect();
    let next = std::sync::atomic::AtomicUsize::new(0);
    let mut outputs: Vec<(usize, Vec<O>)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..cores.min(pieces.len()))
            .map(|_| {
                scope.spawn(|| {
                    let mut done = Vec::new();
                    loop {
                        let index = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                        let Some(piece) = pieces.get(index) else {
                            break done;
                        };
                        done.push((index, piece.iter().map(&step).collect()));
                    }
                })
            })
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| {
                worker
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            })
            .collect()
    });
    outputs.sort_by_key(|(index, _)| *index);
    outputs.into_iter().flat_map(|(_, piece)| piece).collect()
}

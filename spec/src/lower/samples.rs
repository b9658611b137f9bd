//! The samples of a page, read once: answers as trees, requests as their parts. What cannot be read is reported.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::SampleKind;
use crate::nest::Notation;
use crate::raw::RawOperation;
use crate::sample::{RequestSample, SampleError, Tree, read_json, read_request, read_xml};

/// The sample answers of a page, read.
pub(super) struct Answers {
    pub(super) trees: Vec<(Tree, Notation)>,
    /// Where the first one starts.
    pub(super) line: Option<u32>,
}

impl Answers {
    /// Reads the JSON and XML answers; what cannot be read is reported and left out.
    pub(super) fn read(raw: &RawOperation<'_>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut answers = Self {
            trees: Vec::new(),
            line: None,
        };
        for sample in &raw.samples {
            let (read, notation) = match sample.kind {
                SampleKind::Json => (read_json(sample.text), Notation::Json),
                SampleKind::Xml => (read_xml(sample.text).map(|tree| vec![tree]), Notation::Xml),
                SampleKind::Request | SampleKind::Error => continue,
            };
            match read {
                Ok(trees) => {
                    answers.line.get_or_insert(sample.line);
                    answers
                        .trees
                        .extend(trees.into_iter().map(|tree| (tree, notation)));
                }
                Err(error) => {
                    let code = match error {
                        SampleError::Unreadable => Code::SampleUnreadable,
                        SampleError::TooDeep => Code::NestedTooDeep,
                    };
                    diagnostics.push(Diagnostic::new(code, sample.line, error.to_string()));
                }
            }
        }
        answers
    }
}

/// A sample request of a page, read.
#[derive(Debug)]
pub(super) struct SentRequest {
    pub(super) line: u32,
    pub(super) sample: RequestSample,
}

/// Reads the sample requests of a page.
pub(super) fn requests(raw: &RawOperation<'_>) -> Vec<SentRequest> {
    let samples = raw.samples.iter();
    samples
        .filter(|sample| sample.kind == SampleKind::Request)
        .map(|sample| SentRequest {
            line: sample.line,
            sample: read_request(sample.text),
        })
        .collect()
}

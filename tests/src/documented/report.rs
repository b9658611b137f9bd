//! What the program of [`program`](super::program) prints comes in, counts go out.

use std::fmt;

/// What became of one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What it was.
    pub kind: Kind,
    /// Product, version and operation.
    pub operation: String,
    /// Page and line.
    pub place: String,
    /// Parts of an answer that were lost, rules that refuse a request.
    pub problems: Vec<String>,
}

/// What a case was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A sample answer.
    Answer,
    /// A sample request.
    Sample,
    /// The examples of a page's parameters.
    Examples,
}

/// The verdicts of one crate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// In the order of operations.
    pub verdicts: Vec<Verdict>,
}

/// Of how many, how many are well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Without a problem.
    pub well: usize,
    /// All.
    pub all: usize,
}

impl Report {
    /// Reads the program's lines; lines of another shape are passed over.
    #[must_use]
    pub fn read(output: &str) -> Self {
        let verdicts = output.lines().filter_map(|line| {
            let mut parts = line.split('\t');
            let kind = match parts.next()? {
                "answer" => Kind::Answer,
                "sample" => Kind::Sample,
                "examples" => Kind::Examples,
                _ => return None,
            };
            Some(Verdict {
                kind,
                operation: parts.next()?.to_owned(),
                place: parts.next()?.to_owned(),
                problems: parts
                    .filter(|part| !part.is_empty())
                    .map(str::to_owned)
                    .collect(),
            })
        });
        Self {
            verdicts: verdicts.collect(),
        }
    }

    /// How many cases of a kind have no problem.
    #[must_use]
    pub fn count(&self, kind: Kind) -> Count {
        let of_kind = || self.verdicts.iter().filter(|verdict| verdict.kind == kind);
        Count {
            well: of_kind()
                .filter(|verdict| verdict.problems.is_empty())
                .count(),
            all: of_kind().count(),
        }
    }

    /// The cases that have one.
    pub fn problems(&self) -> impl Iterator<Item = &Verdict> {
        self.verdicts
            .iter()
            .filter(|verdict| !verdict.problems.is_empty())
    }
}

impl Count {
    /// In percent; all of none is all.
    #[must_use]
    pub fn percent(self) -> f64 {
        if self.all == 0 {
            return 100.0;
        }
        100.0 * self.well as f64 / self.all as f64
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            Kind::Answer => "the sample answer is not read whole",
            Kind::Sample => "the sample request is refused",
            Kind::Examples => "an example is refused",
        };
        write!(
            f,
            "{}: {}: {what}: {}",
            self.place,
            self.operation,
            self.problems.join("; ")
        )
    }
}

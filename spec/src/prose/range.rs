//! Ranges of numbers. Goes out: [`Rule::Range`]; the cases of a condition become the range that holds all of them.

mod bullets;
mod cases;
mod phrases;
mod raised;
mod sentence;
mod special;
#[cfg(test)]
mod tests;

pub(super) use bullets::bullets_are_spans;
pub(super) use cases::counts_something;
pub(super) use phrases::{PHRASES, Words};
pub(super) use special::numbers as special_numbers;

use super::bounds::{Bounds, hull};
use super::numbers::float;
use super::scope::Cell;
use super::{Code, Draft, Rule};

/// What one place of the description states.
struct Candidate {
    range: Bounds,
    text: String,
    branch: bool,
    /// The words before the numbers name a class.
    of_class: bool,
}

impl Candidate {
    /// Moves its ends to those of another statement, where that goes further.
    fn widen(&mut self, sides: &Self) {
        let before = self.range.clone();
        if let (Some(_), Some(max)) = (&self.range.max, &sides.range.max) {
            self.range.widen_max(max, sides.range.exclusive_max);
        }
        if let (Some(_), Some(min)) = (&self.range.min, &sides.range.min) {
            self.range.widen_min(min, sides.range.exclusive_min);
        }
        if self.range != before {
            self.text.push(' ');
            self.text.push_str(&sides.text);
        }
    }
}

/// What the sentences of a description state together.
#[derive(Default)]
struct Stated {
    candidates: Vec<Candidate>,
    /// Bounds that were written alone: the least in one place, the greatest in another.
    sides: Option<Candidate>,
    /// Why the range cannot be told.
    doubt: Option<&'static str>,
}

pub(super) fn read(cell: &Cell<'_>, draft: &mut Draft) {
    if !may_be_number(cell) {
        return;
    }
    let mut stated = Stated::default();
    for list in &cell.lists {
        bullets::read(cell, list, &mut stated);
    }
    for sentence in cell.sentences.iter().filter(|sentence| !sentence.example) {
        sentence::read(cell, sentence, &mut stated);
    }
    if let Some(doubt) = stated.doubt {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!("the range of `{}` {doubt}", cell.description.name),
        );
        return;
    }
    let mut candidates = stated.candidates;
    match stated.sides {
        Some(sides) if candidates.is_empty() => candidates.push(sides),
        Some(sides) => {
            // `取值：1~100。企业版最大值为500。`: the spans say less than the sides.
            for candidate in &mut candidates {
                candidate.widen(&sides);
            }
        }
        None => {}
    }
    settle(cell, candidates, draft);
}

/// Numbers by type, or text whose example is one.
fn may_be_number(cell: &Cell<'_>) -> bool {
    if cell.is_number() {
        return true;
    }
    if cell.is_boolean() {
        return false;
    }
    let text = matches!(
        super::scope::element(cell.description.ty),
        crate::model::Type::String | crate::model::Type::Any
    );
    let numbers = |example: &str| {
        let inside = example.trim().trim_start_matches('[').trim_end_matches(']');
        inside
            .split(',')
            .all(|part| part.trim().trim_matches('"').parse::<f64>().is_ok())
    };
    text && cell.description.example.is_none_or(numbers)
}

fn settle(cell: &Cell<'_>, candidates: Vec<Candidate>, draft: &mut Draft) {
    let Some(first) = candidates.first() else {
        return;
    };
    // What differs in single numbers alone is said twice, once with them: `1~100`, then `0：...` and `1~100：...`.
    let same = candidates
        .iter()
        .all(|candidate| candidate.range.has_ends_of(&first.range));
    let branches = candidates
        .iter()
        .filter(|candidate| candidate.branch)
        .count();
    let whole = candidates.len() - branches;
    // `1~20。2020年后创建的实例取值范围为1~50。`: all but the first name a class.
    let stated_by_class = candidates
        .iter()
        .filter(|candidate| !candidate.branch)
        .skip(1)
        .all(|candidate| candidate.of_class);
    let certain = match (whole, branches) {
        (0, 1) => false,
        (0 | 1, _) => true,
        _ => same || stated_by_class,
    };
    if !certain {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!(
                "the range of `{}` is not stated for every case",
                cell.description.name
            ),
        );
        return;
    }
    let mut bounds = first.range.clone();
    for candidate in &candidates[1..] {
        bounds = hull(bounds, &candidate.range);
    }
    let raised = raised::widen(cell, &mut bounds);
    if cell.is_whole_number() {
        bounds.include_ends();
    }
    if let (Some(min), Some(max)) = (&bounds.min, &bounds.max)
        && float(min) > float(max)
    {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!("the range of `{}` is empty", cell.description.name),
        );
        return;
    }
    // `不超过90。VIP用户不受此限制。`: nothing is left of it.
    if bounds.min.is_none() && bounds.max.is_none() && bounds.also.is_empty() {
        draft.doubt(
            Code::ConstraintDoubtful,
            format!(
                "the range of `{}` does not bind everybody",
                cell.description.name
            ),
        );
        return;
    }
    let identical = candidates
        .iter()
        .all(|candidate| candidate.range == first.range);
    let mut texts: Vec<&str> = if identical {
        vec![&first.text]
    } else {
        candidates.iter().map(|c| c.text.as_str()).collect()
    };
    for text in raised {
        if !texts.iter().any(|known| known.contains(text)) {
            texts.push(text);
        }
    }
    // `取值：1~100。0表示不限制。`: what has a meaning is allowed.
    let meanings = special::numbers(cell);
    for (number, text) in &meanings {
        if bounds.holds(number) {
            continue;
        }
        bounds.also.push(number.clone());
        if !texts.iter().any(|known| known.contains(text)) {
            texts.push(text);
        }
    }
    let text = texts.join(" ");
    draft.add(
        Rule::Range {
            min: bounds.min,
            max: bounds.max,
            exclusive_min: bounds.exclusive_min,
            exclusive_max: bounds.exclusive_max,
            also: bounds.also,
        },
        text,
    );
}

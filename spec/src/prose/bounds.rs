//! Bounds of a number: several spans, or the cases of a condition, become one range.

use serde_json::Number;

use super::numbers::{Span, float};

/// A range with single numbers beside it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Bounds {
    pub(super) min: Option<Number>,
    pub(super) max: Option<Number>,
    pub(super) exclusive_min: bool,
    pub(super) exclusive_max: bool,
    pub(super) also: Vec<Number>,
}

impl Bounds {
    /// Whether a number satisfies them.
    pub(super) fn holds(&self, number: &Number) -> bool {
        let value = float(number);
        let above = self.min.as_ref().is_none_or(|min| {
            let min = float(min);
            value > min || !self.exclusive_min && value >= min
        });
        let below = self.max.as_ref().is_none_or(|max| {
            let max = float(max);
            value < max || !self.exclusive_max && value <= max
        });
        above && below || self.also.contains(number)
    }

    /// Whether both hold the same but for single numbers.
    pub(super) fn has_ends_of(&self, other: &Self) -> bool {
        self.min == other.min
            && self.max == other.max
            && self.exclusive_min == other.exclusive_min
            && self.exclusive_max == other.exclusive_max
    }

    /// The greatest value becomes this, where it is none yet or less.
    pub(super) fn widen_max(&mut self, max: &Number, exclusive: bool) {
        let known = self.max.as_ref().map(float);
        if known.is_none_or(|known| known < float(max)) {
            self.max = Some(max.clone());
            self.exclusive_max = exclusive;
        }
    }

    /// The least value becomes this, where it is none yet or greater.
    pub(super) fn widen_min(&mut self, min: &Number, exclusive: bool) {
        let known = self.min.as_ref().map(float);
        if known.is_none_or(|known| known > float(min)) {
            self.min = Some(min.clone());
            self.exclusive_min = exclusive;
        }
    }

    /// For whole numbers "more than 0" is "1 and more".
    pub(super) fn include_ends(&mut self) {
        if self.exclusive_min
            && let Some(next) = self
                .min
                .as_ref()
                .and_then(Number::as_i64)
                .and_then(|min| min.checked_add(1))
        {
            self.min = Some(Number::from(next));
            self.exclusive_min = false;
        }
        if self.exclusive_max
            && let Some(next) = self
                .max
                .as_ref()
                .and_then(Number::as_i64)
                .and_then(|max| max.checked_sub(1))
        {
            self.max = Some(Number::from(next));
            self.exclusive_max = false;
        }
    }
}

/// One range for several spans: single numbers beside one span are `also`, several spans become the range that holds them.
pub(super) fn join(spans: &[Span]) -> Bounds {
    let wide: Vec<&Span> = spans.iter().filter(|span| span.wide).collect();
    let mut bounds = Bounds::default();
    for span in &wide {
        if bounds
            .min
            .as_ref()
            .is_none_or(|min| float(&span.min) < float(min))
        {
            bounds.min = Some(span.min.clone());
            bounds.exclusive_min = span.exclusive_min;
        }
        if bounds
            .max
            .as_ref()
            .is_none_or(|max| float(&span.max) > float(max))
        {
            bounds.max = Some(span.max.clone());
            bounds.exclusive_max = span.exclusive_max;
        }
    }
    for span in spans.iter().filter(|span| !span.wide) {
        let inside = bounds
            .min
            .as_ref()
            .is_some_and(|min| float(min) <= float(&span.min))
            && bounds
                .max
                .as_ref()
                .is_some_and(|max| float(&span.max) <= float(max));
        if !inside && !bounds.also.contains(&span.min) {
            bounds.also.push(span.min.clone());
        }
    }
    bounds
}

/// The range that holds both; a side that one of them leaves open is open.
pub(super) fn hull(mut bounds: Bounds, other: &Bounds) -> Bounds {
    match (&bounds.min, &other.min) {
        (Some(own), Some(new)) if float(new) < float(own) => {
            bounds.min.clone_from(&other.min);
            bounds.exclusive_min = other.exclusive_min;
        }
        (Some(_), None) => bounds.min = None,
        (Some(_), Some(_)) | (None, _) => {}
    }
    match (&bounds.max, &other.max) {
        (Some(own), Some(new)) if float(new) > float(own) => {
            bounds.max.clone_from(&other.max);
            bounds.exclusive_max = other.exclusive_max;
        }
        (Some(_), None) => bounds.max = None,
        (Some(_), Some(_)) | (None, _) => {}
    }
    for number in &other.also {
        if !bounds.also.contains(number) {
            bounds.also.push(number.clone());
        }
    }
    bounds
}

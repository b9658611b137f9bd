//! Sentences that name bounds or forbidden values with numbers, from which no rule came. Goes out: a note for each, so that nothing is
//! left out in silence.

use std::sync::OnceLock;

use regex::Regex;

use super::numbers::{float, number_at};
use super::phrase::compile;
use super::scope::{Cell, Sentence, about_value};
use super::{Code, Draft, Rule};
use docwright_runtime::validate::is_multiple;

/// What people write before the number of a bound.
const BOUNDS: &str = r"(?:取值范围|长度|最大值?|最小值?|上限|下限|不能超过|不得超过|不超过|不能为|不能是|不得为|不能大于|不能小于|必须大于|必须小于|倍数|步长|介于)(?:的|为|是|在|：|:)*[^，。；0-9]{0,4}[0-9]|取值[：:为]*[^，。；0-9]{0,2}[0-9]+ ?[~～-]|[0-9]+ ?(?:的倍数|除外)|时(?:为|取值|：|:|，)+ ?[0-9]+ ?[~～]|(?:valid values?|value range|range|length|maximum|minimum|max|min|must be|cannot be|can not be|must not be|at least|at most|between|multiple of|cannot specify|other than|except)(?: value| of| is| are| from| to| a| an| for| than| or equal to|：|:)* [0-9]";

/// Reports the sentences of a description that were not read; where a doubt that quotes a sentence is reported already, that is enough.
pub(super) fn report(cell: &Cell<'_>, draft: &mut Draft) {
    let name = cell.description.name;
    for length in &cell.too_long {
        draft.doubt(
            Code::SentenceNotRead,
            format!("a sentence about `{name}` is too long to be read: {length} bytes"),
        );
    }
    if cell.is_boolean() {
        return;
    }
    let known = Known::of(draft);
    let unread: Vec<String> = cell
        .sentences
        .iter()
        .filter(|sentence| states_bounds(cell, sentence, &known, draft))
        .map(|sentence| sentence.text.plain.trim())
        .filter(|plain| {
            let doubts = &draft.diagnostics;
            !doubts.iter().any(|doubt| quotes(&doubt.message, plain))
        })
        .map(str::to_owned)
        .collect();
    for sentence in unread {
        draft.doubt(
            Code::SentenceNotRead,
            format!("no rule for `{name}` is read from: {sentence}"),
        );
    }
}

/// The message quotes a sentence, or a clause of it behind the colon that opens a quotation.
fn quotes(message: &str, sentence: &str) -> bool {
    message.contains(sentence)
        || message
            .match_indices(": ")
            .filter_map(|(at, colon)| message.get(at + colon.len()..))
            .map(str::trim)
            .any(|quoted| !quoted.is_empty() && sentence.contains(quoted))
}

/// What the rules hold already; a second sentence often says it again.
struct Known<'d> {
    numbers: Vec<f64>,
    values: Vec<&'d str>,
}

impl<'d> Known<'d> {
    fn of(draft: &'d Draft) -> Self {
        let mut numbers = Vec::new();
        let mut listed = Vec::new();
        for constraint in &draft.constraints {
            match &constraint.rule {
                Rule::Range { min, max, .. } => {
                    numbers.extend([min, max].into_iter().flatten().map(float));
                }
                Rule::Length { min, max, .. } | Rule::Items { min, max } => numbers.extend(
                    [min, max]
                        .into_iter()
                        .flatten()
                        .filter_map(|number| u32::try_from(*number).ok())
                        .map(f64::from),
                ),
                Rule::MultipleOf { value } => numbers.push(float(value)),
                Rule::Enum { values } | Rule::NotIn { values } => {
                    numbers.extend(values.iter().filter_map(|value| value.parse::<f64>().ok()));
                    listed.extend(values.iter().map(String::as_str));
                }
                Rule::Default { .. }
                | Rule::StartsWith { .. }
                | Rule::Charset { .. }
                | Rule::Ascii
                | Rule::NotStartsWith { .. }
                | Rule::NotContains { .. }
                | Rule::Separator { .. }
                | Rule::Format { .. }
                | Rule::Unique
                | Rule::RequiredIf { .. }
                | Rule::ConflictsWith { .. }
                | Rule::Deprecated => {}
            }
        }
        Self {
            numbers,
            values: listed,
        }
    }

    fn has_number(&self, number: f64) -> bool {
        let mut numbers = self.numbers.iter();
        numbers.any(|known| (known - number).abs() < f64::EPSILON)
    }

    /// Whether the digit at `at` belongs to a listed value, such as `i386`.
    fn has_word(&self, plain: &str, at: usize) -> bool {
        let (before, after) = plain.split_at(at);
        let in_word = |found: char| found.is_ascii_alphanumeric() || "._-".contains(found);
        let start = before.trim_end_matches(in_word).len();
        let end = plain.len() - after.trim_start_matches(in_word).len();
        plain
            .get(start..end)
            .is_some_and(|word| self.values.contains(&word))
    }
}

/// A bound that lies inside of the rule that was read for all cases, and whose sentence the rule quotes.
fn is_widened(draft: &Draft, sentence: &Sentence, number: Option<f64>) -> bool {
    let Some(number) = number else { return false };
    draft.constraints.iter().any(|constraint| {
        let inside = match &constraint.rule {
            Rule::Range { min, max, .. } => {
                min.as_ref().is_none_or(|min| float(min) <= number)
                    && max.as_ref().is_none_or(|max| number <= float(max))
            }
            Rule::MultipleOf { value } => is_multiple(number, float(value)),
            Rule::Length { min, max, .. } => {
                let float = |bound: &u64| u32::try_from(*bound).map_or(f64::MAX, f64::from);
                min.as_ref().is_none_or(|min| float(min) <= number)
                    && max.as_ref().is_none_or(|max| number <= float(max))
            }
            Rule::Enum { .. }
            | Rule::Default { .. }
            | Rule::Items { .. }
            | Rule::NotIn { .. }
            | Rule::StartsWith { .. }
            | Rule::Charset { .. }
            | Rule::Ascii
            | Rule::NotStartsWith { .. }
            | Rule::NotContains { .. }
            | Rule::Separator { .. }
            | Rule::Format { .. }
            | Rule::Unique
            | Rule::RequiredIf { .. }
            | Rule::ConflictsWith { .. }
            | Rule::Deprecated => false,
        };
        inside && constraint.text.contains(sentence.text.plain.trim())
    })
}

fn states_bounds(cell: &Cell<'_>, sentence: &Sentence, known: &Known<'_>, draft: &Draft) -> bool {
    static PATTERN: OnceLock<Regex> = OnceLock::new();
    // Most sentences name no number.
    if sentence.example || !sentence.text.plain.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    PATTERN
        .get_or_init(|| compile(BOUNDS))
        .find(&sentence.text.lower)
        .is_some_and(|found| {
            let digit = found.as_str().find(|c: char| c.is_ascii_digit());
            let digit = digit.map(|at| found.start() + at);
            let number = digit
                .and_then(|at| {
                    // The comma of `[40,500]` parts two numbers.
                    let before = sentence.text.lower.get(..at).unwrap_or_default();
                    number_at(&sentence.text, at, before.ends_with(['[', '【', '(', '（']))
                })
                .map(|(number, _)| float(&number));
            let said = number.is_some_and(|number| known.has_number(number))
                || digit.is_some_and(|at| known.has_word(&sentence.text.plain, at));
            !said
                && !is_widened(draft, sentence, number)
                && about_value(cell, sentence, found.start())
        })
}

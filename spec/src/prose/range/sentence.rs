//! One sentence comes in, what it states about the range of the value goes out: spans, or bounds that stand alone.

use std::ops::Range;

use regex::Captures;
use serde_json::Number;

use super::cases::{
    counts_something, goes_beyond, has_other_case, is_of_all, is_of_the_index, is_relative,
};
use super::{Candidate, PHRASES, Stated, Words};
use crate::prose::allowance::CASES;
use crate::prose::bounds::{Bounds, join};
use crate::prose::numbers::{self, Span, Spans};
use crate::prose::scope::{Cell, Sentence, about_value};
use crate::prose::text::Text;
use crate::prose::units;

/// Spans that one phrase opens, from its first word on.
struct Piece {
    start: usize,
    spans: Spans,
}

impl Piece {
    fn place(&self) -> Range<usize> {
        self.start..self.spans.end
    }

    fn is_wide(&self) -> bool {
        self.spans.spans.iter().any(|span| span.wide)
    }
}

/// A bound that stands alone.
struct End {
    words: Words,
    number: Number,
    /// It ends here.
    at: usize,
}

pub(super) fn read(cell: &Cell<'_>, sentence: &Sentence, stated: &mut Stated) {
    let text = &sentence.text;
    let mut pieces: Vec<Piece> = Vec::new();
    let mut others: Vec<Range<usize>> = Vec::new();
    let mut ends: Vec<End> = Vec::new();
    for (words, found) in PHRASES.find_all(sentence.topics, &text.lower) {
        let Some(whole) = found.get(0) else { continue };
        if is_of_the_text(cell, &text.lower[..whole.start()])
            || !about_value(cell, sentence, whole.start())
        {
            continue;
        }
        match words {
            Words::Spans | Words::Between => {
                let Some(spans) = numbers::scan(text, whole.end(), words == Words::Between) else {
                    continue;
                };
                let named = found.get(1).map(|name| &text.plain[name.range()]);
                let other = named
                    .is_some_and(|name| !cell.is_own_name(name) && (name != "N" || cell.is_list()));
                if other || is_no_value(&text.lower[spans.end..]) {
                    others.push(whole.start()..spans.end);
                    continue;
                }
                // `For N from 2 to 17, sizes range from 5 to 1000`
                if is_of_the_index(cell, &text.lower[..whole.start()]) {
                    others.push(whole.start()..spans.end);
                    continue;
                }
                let start = whole.start();
                keep(&mut pieces, Piece { start, spans });
            }
            Words::Both => {
                let bounds = captured(text, &found);
                if let [(min, _), (max, end)] = bounds.as_slice()
                    && cell.is_number()
                {
                    let start = whole.start();
                    let spans = Spans::of(min.clone(), max.clone(), whole.end().max(*end));
                    keep(&mut pieces, Piece { start, spans });
                }
            }
            Words::Max | Words::Min | Words::Above | Words::Below | Words::Positive => {
                let number = captured(text, &found).into_iter().next();
                let positive = (words == Words::Positive).then(|| (1.into(), whole.end()));
                let Some((bound, at)) = number.or(positive) else {
                    continue;
                };
                // `不能超过16 KB` of a text is its size.
                let numeric =
                    cell.is_number() || cell.description.example.is_some() && !sentence.note;
                if is_no_value(&text.lower[at..]) || is_a_condition(text, at) || !numeric {
                    continue;
                }
                ends.push(End {
                    words,
                    number: bound,
                    at,
                });
            }
        }
    }
    if pieces.iter().any(Piece::is_wide) {
        read_spans(cell, sentence, pieces, &others, &ends, stated);
    } else {
        read_ends(cell, sentence, &ends, stated);
    }
}

/// The numbers of a match, whichever of its groups hold them.
fn captured(text: &Text, found: &Captures<'_>) -> Vec<(Number, usize)> {
    (1..found.len())
        .filter_map(|group| numbers::captured(text, found, group))
        .collect()
}

/// Whether the words before speak of how long a text is. `掩码长度` is the length of no text, but of a number it is the value.
fn is_of_the_text(cell: &Cell<'_>, before: &str) -> bool {
    let long = before.ends_with("长度") || before.ends_with("长度的");
    let clause = before.rsplit(['，', '；']).next().unwrap_or(before);
    let mask = ["掩码", "mask"].iter().any(|word| clause.contains(word));
    long || mask && !cell.is_number()
}

fn is_no_value(after: &str) -> bool {
    counts_something(after) || is_relative(after)
}

/// `大于等于1024时，...`: the bound is that of a case.
fn is_a_condition(text: &Text, at: usize) -> bool {
    let end = units::unit_at(text, at).unwrap_or(at);
    text.lower
        .get(end..)
        .and_then(|rest| rest.trim_start().strip_prefix('时'))
        .is_some_and(|rest| !rest.starts_with(['间', '长']))
}

/// Keeps what was found, once: of what overlaps, that which reads on the furthest.
fn keep(pieces: &mut Vec<Piece>, piece: Piece) {
    let place = piece.place();
    let overlaps = |known: &Piece| known.start < place.end && place.start < known.spans.end;
    let rank = |piece: &Piece| (piece.is_wide(), piece.spans.end);
    if pieces
        .iter()
        .any(|known| overlaps(known) && rank(known) >= rank(&piece))
    {
        return;
    }
    pieces.retain(|known| !overlaps(known));
    pieces.push(piece);
}

/// Spans of the sentence, for one case each, are one range that holds them all.
fn read_spans(
    cell: &Cell<'_>,
    sentence: &Sentence,
    mut pieces: Vec<Piece>,
    others: &[Range<usize>],
    ends: &[End],
    stated: &mut Stated,
) {
    let text = &sentence.text;
    pieces.sort_by_key(|piece| piece.start);
    let mut read: Vec<Range<usize>> = others.to_vec();
    let mut spans: Vec<Span> = Vec::new();
    let mut before: Option<&Piece> = None;
    for piece in &pieces {
        read.push(piece.place());
        if piece.is_wide() {
            // `1, 2, 4, and any integer from 32 to 64`
            if let Some(single) = before.filter(|single| {
                !single.is_wide()
                    && text
                        .lower
                        .get(single.spans.end..piece.start)
                        .is_some_and(goes_on)
            }) {
                spans.extend(single.spans.spans.iter().cloned());
            }
            spans.extend(piece.spans.spans.iter().cloned());
            let last = piece.spans.unit.as_deref();
            if piece.spans.doubtful || last.is_some_and(|unit| units::contradicts(cell, unit)) {
                stated.doubt = Some("has bounds that are not clear");
                return;
            }
        }
        before = Some(piece);
    }
    let range = join(&spans);
    let beyond = ends.iter().any(|end| match end.words {
        Words::Max | Words::Min => {
            !range.holds(&end.number)
                && !read.iter().any(|place| place.contains(&end.at))
                && !is_of_all(&text.lower[..end.at])
        }
        Words::Above
        | Words::Below
        | Words::Positive
        | Words::Spans
        | Words::Between
        | Words::Both => false,
    });
    if beyond || goes_beyond(cell, sentence, &range, &read) {
        stated.doubt = Some("is stated for several cases in one sentence");
        return;
    }
    let head = pieces.first().map_or(0, |piece| piece.start);
    stated.candidates.push(Candidate {
        range,
        text: text.plain.clone(),
        branch: sentence.branch,
        of_class: CASES.are_in(text.lower.get(..head).unwrap_or_default()),
    });
}

/// A list of single numbers goes on with what follows this gap.
fn goes_on(gap: &str) -> bool {
    let gap = gap.trim_start();
    gap.len() < 24
        && ["，", ",", "、", "和", "或", "及", "and ", "or "]
            .iter()
            .any(|sign| gap.starts_with(sign))
}

fn read_ends(cell: &Cell<'_>, sentence: &Sentence, ends: &[End], stated: &mut Stated) {
    let text = &sentence.text;
    let mut range = Bounds::default();
    for end in ends {
        if units::behind(text, end.at).is_some_and(|unit| units::contradicts(cell, &unit)) {
            stated.doubt = Some("has bounds in another unit than the value");
            return;
        }
        let greatest = matches!(end.words, Words::Max | Words::Below);
        let after = text.lower.get(end.at..).unwrap_or_default();
        if greatest && has_other_case(after, &end.number) {
            stated.doubt = Some("is stated for several cases in one sentence");
            return;
        }
        // The bounds of several cases: the widest.
        match end.words {
            Words::Max => range.widen_max(&end.number, false),
            Words::Below => range.widen_max(&end.number, true),
            Words::Min | Words::Positive => range.widen_min(&end.number, false),
            Words::Above => range.widen_min(&end.number, true),
            Words::Spans | Words::Between | Words::Both => {}
        }
    }
    if ends.is_empty() {
        return;
    }
    // A sum bounds no value of its own where the sentences before it state spans.
    let sum = ends
        .iter()
        .all(|end| is_of_all(text.lower.get(..end.at).unwrap_or_default()));
    if sum && !stated.candidates.is_empty() {
        return;
    }
    let sides = stated.sides.get_or_insert_with(|| Candidate {
        range: Bounds::default(),
        text: text.plain.clone(),
        branch: sentence.branch,
        of_class: false,
    });
    sides.branch |= sentence.branch;
    if let Some(max) = &range.max {
        sides.range.widen_max(max, range.exclusive_max);
    }
    if let Some(min) = &range.min {
        sides.range.widen_min(min, range.exclusive_min);
    }
}

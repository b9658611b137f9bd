//! The cells of a joined row. Its text comes in; the pipes that part cells go out, and what stands between them with its place.

use std::borrow::Cow;
use std::ops::Range;

use super::Cell;
use crate::page::Lines;

/// Byte offsets of the pipes that can part cells: not escaped, not in a code span of the same line.
pub(in crate::page) fn pipes(text: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut code_until = 0;
    std::iter::from_fn(move || {
        while let Some(found) = memchr::memchr3(b'\\', b'`', b'|', bytes.get(at..)?) {
            let here = at + found;
            at = here + 1;
            match bytes[here] {
                b'\\' => at += 1,
                b'`' if here >= code_until => {
                    let rest = &bytes[here + 1..];
                    let close = rest
                        .iter()
                        .take_while(|byte| **byte != b'\n')
                        .position(|byte| *byte == b'`');
                    // Skip the span only when it is closed on its line; a lone backtick is a character.
                    if let Some(close) = close {
                        at = here + close + 2;
                    } else {
                        code_until = here
                            + 1
                            + rest
                                .iter()
                                .position(|byte| *byte == b'\n')
                                .unwrap_or(rest.len());
                    }
                }
                b'|' => return Some(here),
                _ => {}
            }
        }
        None
    })
}

/// Cuts a joined row into at most `columns` cells; what overflows belongs to the last one.
pub(super) fn split<'p>(lines: &Lines<'p>, range: Range<usize>, columns: usize) -> Vec<Cell<'p>> {
    let row = lines.bytes(range.clone());
    let row = row.trim_end();
    let mut bounds: Vec<usize> = pipes_outside_fences(row).collect();
    let closed = bounds.len() > 1 && bounds.last() == Some(&(row.len() - 1));
    if closed {
        bounds.pop();
    }
    let end = row.len() - usize::from(closed);
    bounds.truncate(columns);
    let mut cells = Vec::with_capacity(bounds.len());
    let mut known = range.start;
    let (mut line, mut column) = lines.place(known);
    for (index, bound) in bounds.iter().enumerate() {
        let from = bound + 1;
        let to = bounds.get(index + 1).copied().unwrap_or(end).max(from);
        let raw = &row[from..to];
        let text = raw.trim();
        let skipped = raw.len() - raw.trim_start().len();
        // From one cell to the next, since a line may have thousands.
        let start = range.start + from + if text.is_empty() { 0 } else { skipped };
        for passed in lines.bytes(known..start).chars() {
            (line, column) = match passed {
                '\n' => (line.saturating_add(1), 1),
                _ => (line, column.saturating_add(1)),
            };
        }
        known = start;
        cells.push(Cell {
            text: Cow::Borrowed(text),
            indent: &raw[..skipped],
            line,
            column,
        });
    }
    cells
}

/// [`pipes`] of a row that may hold fenced code, whose pipes part nothing.
pub(super) fn pipes_outside_fences(row: &str) -> impl Iterator<Item = usize> + '_ {
    // The first line of a row opens no fence, since it starts with a pipe.
    let may_hold_fences = row.contains('\n') && (row.contains("```") || row.contains("~~~"));
    let fenced: Vec<Range<usize>> = if may_hold_fences {
        let lines = Lines::new(row);
        (0..lines.len())
            .filter_map(|at| {
                lines
                    .fence_end(at)
                    .map(|end| lines.offset(at)..lines.offset(end))
            })
            .collect()
    } else {
        Vec::new()
    };
    // Both are in order.
    let mut fenced = fenced.into_iter().peekable();
    pipes(row).filter(move |at| {
        while fenced.next_if(|range| range.end <= *at).is_some() {}
        fenced.peek().is_none_or(|range| !range.contains(at))
    })
}

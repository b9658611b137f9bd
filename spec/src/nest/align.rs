//! Finds a place for each row. Rows and the shape of the samples come in, one [`Place`] for each row goes out.
//!
//! A reading is a stack of open containers and the places chosen so far. Each row extends each reading in every way that
//! makes sense; what a way earns or costs stands in [`weight`]. Readings with the same open containers that have used the
//! same of the sample are compared at once and the best [`BEAM`] go on, so the work is linear in the rows; tables beyond
//! [`LONG`] rows keep a single reading.

mod score;
mod step;
mod table;
mod used;
mod weight;

use std::collections::HashSet;

use self::used::Used;
use super::dotted::Plain;
use super::shape::{ROOT, Shape, Spot, SpotId};
use super::{Row, lower_case};
use crate::page::text::words;

/// Readings that are kept.
const BEAM: usize = 12;
/// A reading that is behind the best by more is given up: one field that is found makes up for half of it.
const MARGIN: f32 = 20.0;
/// Rows beyond which a single reading is kept.
const LONG: usize = 4_000;
/// Open containers that a row looks back to.
const REACH: usize = 40;
/// Sample places of one name that a row looks at.
const CANDIDATES: usize = 48;
/// Tables of one section whose titles are looked up among the types of earlier rows.
const TABLES: usize = 200;

/// Something that rows can stand in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Container {
    /// The container around it; absent for the answer itself.
    pub(super) parent: Option<usize>,
    /// The row that opened it; absent where only the sample shows it.
    pub(super) row: Option<usize>,
    /// Its place in the sample.
    pub(super) spot: Option<SpotId>,
}

/// Where a row belongs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Index into [`Alignment::containers`].
    pub(super) container: usize,
    /// Its place in the sample.
    pub(super) spot: Option<SpotId>,
    /// It stands for the elements of its container, a list.
    pub(super) item: bool,
}

/// The best reading.
#[derive(Debug)]
pub(super) struct Alignment {
    /// The first is the answer itself.
    pub(super) containers: Vec<Container>,
    /// One for each row.
    pub(super) places: Vec<Place>,
}

impl Alignment {
    /// For each row the containers that it opens.
    pub(super) fn opened(&self) -> Vec<Vec<usize>> {
        let mut opened = vec![Vec::new(); self.places.len()];
        for (id, container) in self.containers.iter().enumerate() {
            if let Some(slot) = container.row.and_then(|row| opened.get_mut(row)) {
                slot.push(id);
            }
        }
        opened
    }

    /// Puts a row into another container, with what it opens.
    pub(super) fn move_row(&mut self, row: usize, container: usize, opened: &[Vec<usize>]) {
        if let Some(place) = self.places.get_mut(row) {
            place.container = container;
        }
        for id in opened.get(row).into_iter().flatten() {
            if let Some(moved) = self.containers.get_mut(*id) {
                moved.parent = Some(container);
            }
        }
    }

    /// The containers that a container stands in, the innermost first, beginning with itself and without the answer; the outermost of many
    /// are left out.
    pub(super) fn around(&self, container: usize) -> impl Iterator<Item = (usize, &Container)> {
        let mut at = Some(container);
        let outwards = std::iter::from_fn(move || {
            let id = at?;
            let container = self.containers.get(id)?;
            at = container.parent;
            at.map(|_| (id, container))
        });
        outwards.take(MAX_AROUND)
    }
}

/// How many containers around a row are looked at: more than are built.
const MAX_AROUND: usize = 4 * super::MAX_LEVELS;

/// A container on the stack of a reading, as it was after some row; frames never change, so readings share them.
#[derive(Clone, Copy, Debug)]
struct Frame {
    up: Option<usize>,
    container: usize,
    spot: Option<SpotId>,
    /// The last row placed in it.
    last: Option<usize>,
    /// The frame before that row, for the rows placed earlier.
    before: Option<usize>,
    /// Ranks of the sample's children that have rows.
    taken: u128,
    /// Level that rows in it should have.
    level: usize,
    /// A table of its own, about a named type.
    table: bool,
}

#[derive(Clone, Copy, Debug)]
struct Step {
    before: Option<usize>,
    place: Place,
    /// Container that the row opened.
    opened: Option<usize>,
}

#[derive(Clone, Copy, Debug)]
struct Reading {
    score: f32,
    /// What the rows to come can find of what it has not used, less what every reading could find at first.
    hope: f32,
    frame: usize,
    step: Option<usize>,
    /// Where [`Used`] keeps what it has used of the sample.
    slot: usize,
}

impl Reading {
    /// What readings are compared by while rows are left.
    fn outlook(&self) -> f32 {
        self.score + self.hope
    }
}

/// A way to go on: the frame to stand in, containers of the sample to open first, and the place.
struct Move {
    frame: usize,
    skipped: Vec<SpotId>,
    spot: Option<SpotId>,
    item: bool,
    score: f32,
}

struct Aligner<'r, 's> {
    rows: &'r [Row<'r>],
    /// Rows that dotted names tie to a container.
    inside: &'r [Option<usize>],
    shape: &'s Shape<'s>,
    /// How many rows have a name, by the first spot of that name.
    rows_called: Vec<usize>,
    containers: Vec<Container>,
    frames: Vec<Frame>,
    steps: Vec<Step>,
    /// What each reading has used of the sample.
    used: Used,
    /// Words of the titles of tables, in lower case: a type that is one of them has its fields there.
    titles: HashSet<String>,
    /// Cost of a row that comes before its neighbour in the alphabet; 0 where the table is not sorted.
    unsorted: f32,
    /// The deepest level that marks show: some tables mark every nested row alike, so rows there may be deeper.
    deepest: usize,
}

/// Finds the place of each row.
pub(super) fn align(table: &Plain<'_, '_>, shape: &Shape<'_>) -> Alignment {
    let rows = &*table.rows;
    let root = Container {
        parent: None,
        row: None,
        spot: Some(ROOT),
    };
    let frame = Frame {
        up: None,
        container: 0,
        spot: Some(ROOT),
        last: None,
        before: None,
        taken: 0,
        level: 0,
        table: false,
    };
    let mut aligner = Aligner {
        rows,
        inside: &table.inside,
        shape,
        rows_called: rows_called(rows, shape),
        containers: vec![root],
        frames: vec![frame],
        steps: Vec::new(),
        used: Used::new(shape.spots.len(), if rows.len() > LONG { 1 } else { BEAM }),
        titles: titles(rows),
        unsorted: weight::UNSORTED * sortedness(rows),
        deepest: rows.iter().map(|row| row.level).max().unwrap_or(0),
    };
    let best = aligner.best();
    let mut places = Vec::with_capacity(rows.len());
    let mut step = best;
    while let Some(Step { before, place, .. }) = step.and_then(|step| aligner.steps.get(step)) {
        places.push(*place);
        step = *before;
    }
    places.reverse();
    Alignment {
        containers: aligner.containers,
        places,
    }
}

/// How many rows have a name, by the first spot of that name.
fn rows_called(rows: &[Row<'_>], shape: &Shape<'_>) -> Vec<usize> {
    let mut counts = vec![0; shape.spots.len()];
    for row in rows {
        let first = shape.named(row.name).first();
        if let Some(count) = first.and_then(|first| counts.get_mut(*first)) {
            *count += 1;
        }
    }
    counts
}

/// The words of all titles but the first table's.
fn titles(rows: &[Row<'_>]) -> HashSet<String> {
    let begins = rows.windows(2).filter_map(|pair| match pair {
        [before, row] if before.table != row.table => Some(row.title),
        _ => None,
    });
    begins
        .take(TABLES)
        .flat_map(words)
        .map(str::to_lowercase)
        .collect()
}

/// How far the names of a table are sorted: 0 for none, 1 for throughout.
fn sortedness(rows: &[Row<'_>]) -> f32 {
    let pairs = rows
        .windows(2)
        .filter(|pair| matches!(pair, [a, b] if a.table == b.table));
    let (ascending, all) = pairs.fold((0.0, 0.0), |(ascending, all), pair| match pair {
        [a, b] => (
            ascending + f32::from(u8::from(in_order(a.name, b.name))),
            all + 1.0,
        ),
        _ => (ascending, all),
    });
    if all < 3.0 {
        0.0
    } else {
        ((ascending / all - 0.55) / 0.25_f32).clamp(0.0, 1.0)
    }
}

fn in_order(first: &str, second: &str) -> bool {
    first <= second || lower_case(first).le(lower_case(second))
}

impl Aligner<'_, '_> {
    /// The last step of the best reading.
    fn best(&mut self) -> Option<usize> {
        let beam = if self.rows.len() > LONG { 1 } else { BEAM };
        let mut readings = vec![Reading {
            score: 0.0,
            hope: 0.0,
            frame: 0,
            step: None,
            slot: 0,
        }];
        let mut next: Vec<(Reading, Move)> = Vec::new();
        let mut left = self.rows_called.clone();
        for row in 0..self.rows.len() {
            let table_begins = row > 0
                && self.rows.get(row).map(|row| row.table)
                    != self.rows.get(row - 1).map(|row| row.table);
            if table_begins {
                self.turn_to_table(row, &mut readings);
            }
            next.clear();
            let name = self.rows.get(row).map_or("", |row| row.name);
            let candidates = self.shape.named(name);
            let mut to_come = 0;
            if let Some(left) = candidates.first().and_then(|first| left.get_mut(*first)) {
                *left = left.saturating_sub(1);
                to_come = *left;
            }
            for reading in &readings {
                let free = self.free(*reading, candidates);
                for step in self.moves(*reading, row, candidates) {
                    let uses = (step.spot).is_some_and(|spot| !self.used.has(reading.slot, spot));
                    let free_then = free - usize::from(uses && free > 0 && !step.item);
                    let lost = (to_come + 1).min(free) - to_come.min(free_then)
                        + self.closed_to_rows(*reading, &step.skipped, &left);
                    let lost = f32::from(u8::try_from(lost).unwrap_or(u8::MAX));
                    next.push((
                        Reading {
                            score: reading.score + step.score,
                            hope: reading.hope - weight::FOUND * lost,
                            ..*reading
                        },
                        step,
                    ));
                }
            }
            let best = next.iter().map(|(reading, _)| reading.outlook());
            let hopeless = best.fold(f32::NEG_INFINITY, f32::max) - MARGIN;
            next.retain(|(reading, _)| reading.outlook() >= hopeless);
            next.sort_by(|(a, _), (b, _)| b.outlook().total_cmp(&a.outlook()));
            let mut kept: Vec<Reading> = Vec::with_capacity(beam);
            for (reading, step) in next.drain(..) {
                if kept.len() >= beam {
                    break;
                }
                let reading = self.advance(reading, row, &step, kept.len());
                let is_same = |known: &Reading| {
                    self.open_the_same(known.frame, reading.frame)
                        && self.used.are_same(known.slot, reading.slot)
                };
                if !kept.iter().any(is_same) {
                    kept.push(reading);
                }
            }
            readings = kept;
            self.used.turn();
        }
        // What is open at the end closes too.
        let closed = readings.iter().map(|reading| {
            (
                reading.score + self.closing_all(reading.frame),
                reading.step,
            )
        });
        closed
            .rev()
            .max_by(|(a, _), (b, _)| a.total_cmp(b))
            .and_then(|(_, step)| step)
    }

    /// How many of the places of a name the reading has not used.
    fn free(&self, reading: Reading, candidates: &[SpotId]) -> usize {
        let places = candidates.iter().take(CANDIDATES);
        places
            .filter(|spot| !self.used.has(reading.slot, **spot))
            .count()
    }

    /// How many containers of the sample the reading now enters without a row, for which rows to come will then find no other place.
    fn closed_to_rows(&self, reading: Reading, entered: &[SpotId], left: &[usize]) -> usize {
        let is_closed = |id: &&SpotId| {
            let Some(spot) = self.spot(**id) else {
                return false;
            };
            let to_come = left.get(spot.first).copied().unwrap_or(0);
            to_come > 0
                && !self.used.has(reading.slot, **id)
                && to_come >= self.free(reading, self.shape.named(spot.name))
        };
        entered.iter().filter(is_closed).count()
    }

    /// How many rows have that name, which the sample has.
    fn rows_called(&self, name: &str) -> usize {
        let first = self.shape.named(name).first();
        let count = first.and_then(|first| self.rows_called.get(*first));
        count.copied().unwrap_or(0)
    }

    /// Whether two readings have the same containers open, which is what decides how they can go on, besides what they have used.
    fn open_the_same(&self, one: usize, other: usize) -> bool {
        let mut next = (Some(one), Some(other));
        for _ in 0..REACH {
            let frame = |id: Option<usize>| id.and_then(|id| self.frames.get(id));
            let (Some(one), Some(other)) = (frame(next.0), frame(next.1)) else {
                return next == (None, None);
            };
            if self.opener(one) != self.opener(other) || one.spot != other.spot {
                return false;
            }
            next = (one.up, other.up);
        }
        true
    }

    /// The row that opened the container of a frame.
    fn opener(&self, frame: &Frame) -> Option<usize> {
        let container = self.containers.get(frame.container);
        container.and_then(|container| container.row)
    }

    fn spot(&self, id: SpotId) -> Option<&Spot<'_>> {
        self.shape.spots.get(id)
    }

    /// Frames from the innermost outwards, each with what closing those inside it costs.
    fn open(&self, frame: usize) -> Vec<(usize, f32)> {
        let mut open = Vec::with_capacity(8);
        let mut cost = 0.0;
        let mut next = Some(frame);
        while let Some(id) = next
            && let Some(frame) = self.frames.get(id)
            && open.len() < REACH
        {
            open.push((id, cost));
            cost += self.closing(frame);
            next = frame.up;
        }
        open
    }
}

//! Finds a place for each row. Rows and the shape of the samples come in, one [`Place`] for each row goes out.
//!
//! A reading is a stack of open containers and the places chosen so far. Each row extends each reading in every way that
//! makes sense; what a way earns or costs stands in [`weight`]. Readings with the same open containers are compared at
//! once and the best [`BEAM`] go on, so the work is linear in the rows; tables beyond [`LONG`] rows keep a single reading.

use std::collections::HashMap;

use super::Row;
use super::dotted::Plain;
use super::shape::{ROOT, Shape, Spot, SpotId};
use crate::types::Written;

/// Readings that are kept.
const BEAM: usize = 12;
/// Rows beyond which a single reading is kept.
const LONG: usize = 4_000;
/// Open containers that a row looks back to.
const REACH: usize = 40;
/// Sample places of one name that a row looks at.
const CANDIDATES: usize = 48;
/// Tables of one section whose titles are looked up among the types of earlier rows.
const TABLES: usize = 200;

/// What agreement is worth and disagreement costs.
mod weight {
    /// The sample has a field of this name here.
    pub(super) const FOUND: f32 = 10.0;
    /// The same, in other capitals.
    pub(super) const FOUND_OTHER_CASE: f32 = 8.0;
    /// Only the XML sample has it.
    pub(super) const ONLY_XML: f32 = -0.5;
    /// An earlier row has that place already.
    pub(super) const TAKEN: f32 = -14.0;
    /// The row stands for the elements of the list above it.
    pub(super) const ITEM: f32 = 9.0;
    /// The sample lacks the field.
    pub(super) const ABSENT: f32 = -2.0;
    /// The sample lacks the whole container.
    pub(super) const ABSENT_WITH_CONTAINER: f32 = -1.0;
    /// The same name a second time in one container.
    pub(super) const TWICE: f32 = -8.0;
    /// The inner key of a wrapped list has no row.
    pub(super) const SKIPPED_WRAPPER: f32 = -0.3;
    /// A container of the sample has no row.
    pub(super) const SKIPPED: f32 = -2.5;
    /// A container that was left is entered again.
    pub(super) const REENTERED: f32 = -6.0;
    /// Something stands inside what the table calls a plain value.
    pub(super) const INSIDE_SCALAR: f32 = -6.0;
    /// A container of the table is a plain value in the sample, or the other way round.
    pub(super) const OTHER_KIND: f32 = -1.5;
    /// A container closes.
    pub(super) const CLOSED: f32 = -0.2;
    /// A container closes whose type column names what should be inside.
    pub(super) const CLOSED_EMPTY: f32 = -2.0;
    /// A container closes whose fields the sample knows and the table lacks.
    pub(super) const CLOSED_UNLISTED: f32 = -0.5;
    /// Each level by which the marks before the name differ.
    pub(super) const OTHER_LEVEL: f32 = -7.0;
    /// The ID of the request, which every answer has at its top, stands inside something.
    pub(super) const REQUEST_ID_INSIDE: f32 = -6.0;
    /// A dotted name stands elsewhere than it says.
    pub(super) const OTHER_PREFIX: f32 = -20.0;
    /// Out of order in a table whose names are sorted, at most.
    pub(super) const UNSORTED: f32 = -6.0;
    /// Out of a table of a named type.
    pub(super) const LEFT_TABLE: f32 = -4.0;
}

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
    frame: usize,
    step: Option<usize>,
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
    containers: Vec<Container>,
    frames: Vec<Frame>,
    steps: Vec<Step>,
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
        containers: vec![root],
        frames: vec![frame],
        steps: Vec::new(),
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
    first <= second || first.to_lowercase() <= second.to_lowercase()
}

impl Aligner<'_, '_> {
    /// The last step of the best reading.
    fn best(&mut self) -> Option<usize> {
        let beam = if self.rows.len() > LONG { 1 } else { BEAM };
        let mut readings = vec![Reading {
            score: 0.0,
            frame: 0,
            step: None,
        }];
        for row in 0..self.rows.len() {
            let table_begins = row > 0
                && self.rows.get(row).map(|row| row.table)
                    != self.rows.get(row - 1).map(|row| row.table);
            if table_begins {
                self.turn_to_table(row, &mut readings);
            }
            let mut next: Vec<(Reading, Move)> = Vec::new();
            for reading in &readings {
                for step in self.moves(*reading, row) {
                    next.push((
                        Reading {
                            score: reading.score + step.score,
                            ..*reading
                        },
                        step,
                    ));
                }
            }
            next.sort_by(|(a, _), (b, _)| b.score.total_cmp(&a.score));
            let mut kept: Vec<Reading> = Vec::new();
            let mut seen: HashMap<(Option<usize>, Option<SpotId>, Option<usize>), u8> =
                HashMap::new();
            for (reading, step) in next {
                if kept.len() >= beam {
                    break;
                }
                let reading = self.advance(reading, row, &step);
                if seen.insert(self.state(reading.frame), 1).is_none() {
                    kept.push(reading);
                }
            }
            readings = kept;
        }
        // What is open at the end closes too.
        let closed = readings.iter().map(|reading| {
            (
                reading.score + self.closing_all(reading.frame),
                reading.step,
            )
        });
        closed
            .max_by(|(a, _), (b, _)| a.total_cmp(b))
            .and_then(|(_, step)| step)
    }

    /// What makes two readings the same for the rows to come.
    fn state(&self, frame: usize) -> (Option<usize>, Option<SpotId>, Option<usize>) {
        let Some(frame) = self.frames.get(frame) else {
            return (None, None, None);
        };
        let container = self.containers.get(frame.container);
        let above = frame
            .up
            .and_then(|up| self.frames.get(up))
            .and_then(|up| self.containers.get(up.container));
        (
            container.and_then(|container| container.row),
            frame.spot,
            above.and_then(|above| above.row),
        )
    }

    fn spot(&self, id: SpotId) -> Option<&Spot<'_>> {
        self.shape.spots.get(id)
    }

    /// Frames from the innermost outwards, each with what closing those inside it costs.
    fn open(&self, frame: usize) -> Vec<(usize, f32)> {
        let mut open = Vec::new();
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

    fn closing_all(&self, frame: usize) -> f32 {
        let (mut cost, mut next) = (0.0, Some(frame));
        while let Some(frame) = next.and_then(|id| self.frames.get(id)) {
            if frame.up.is_some() {
                cost += self.closing(frame);
            }
            next = frame.up;
        }
        cost
    }

    fn closing(&self, frame: &Frame) -> f32 {
        let left = if frame.table {
            weight::LEFT_TABLE
        } else {
            weight::CLOSED
        };
        let Some(row) = self
            .containers
            .get(frame.container)
            .and_then(|container| container.row)
            .and_then(|row| self.rows.get(row))
        else {
            return left;
        };
        if frame.last.is_some() {
            return left;
        }
        let known = frame.spot.and_then(|spot| self.spot(spot));
        match known {
            Some(spot) if !spot.children.is_empty() => left + weight::CLOSED_UNLISTED,
            Some(_) => left,
            None => match &row.ty {
                Written::Struct | Written::Named(_) => left + weight::CLOSED_EMPTY,
                Written::List(Some(item))
                    if matches!(**item, Written::Named(_) | Written::Struct) =>
                {
                    left + weight::CLOSED_EMPTY
                }
                Written::Empty => left + weight::CLOSED_EMPTY / 2.0,
                Written::List(_) | Written::Map | Written::Scalar(_) | Written::Unknown(_) => left,
            },
        }
    }

    /// All places that `row` can have in this reading.
    fn moves(&self, reading: Reading, index: usize) -> Vec<Move> {
        let Some(row) = self.rows.get(index) else {
            return Vec::new();
        };
        let tied = self.inside.get(index).copied().flatten();
        let open = self.open(reading.frame);
        let mut moves = Vec::new();
        for candidate in self.shape.named(row.name).iter().take(CANDIDATES) {
            let reached = open.iter().find_map(|(id, cost)| {
                let frame = self.frames.get(*id)?;
                let skipped = self.between(frame.spot?, *candidate)?;
                Some((*id, *cost, skipped))
            });
            if let Some((frame, cost, skipped)) = reached {
                let score = cost
                    + self.found(frame, row, *candidate, &skipped)
                    + self.order(frame, row, !skipped.is_empty())
                    + self.prefix(frame, tied);
                moves.push(Move {
                    frame,
                    skipped,
                    spot: Some(*candidate),
                    item: false,
                    score,
                });
            }
        }
        for (id, cost) in &open {
            // A wrapped list has its fields in the elements, never beside them.
            let inner = self
                .frames
                .get(*id)
                .and_then(|frame| frame.spot)
                .and_then(|spot| self.wrapped(spot));
            let skipped: Vec<SpotId> = inner.into_iter().collect();
            let score = cost
                + self.absent(*id, row, inner)
                + self.order(*id, row, inner.is_some())
                + self.prefix(*id, tied);
            moves.push(Move {
                frame: *id,
                skipped,
                spot: None,
                item: false,
                score,
            });
        }
        if let Some((spot, score)) = self.item(reading.frame, row) {
            moves.push(Move {
                frame: reading.frame,
                skipped: Vec::new(),
                spot,
                item: true,
                score,
            });
        }
        moves
    }

    /// The spots strictly between `outer` and `inner`, outermost first; none where `inner` is not inside.
    fn between(&self, outer: SpotId, inner: SpotId) -> Option<Vec<SpotId>> {
        let mut skipped = Vec::new();
        let mut at = inner;
        while at != ROOT && skipped.len() < REACH {
            at = self.spot(at)?.parent;
            if at == outer {
                skipped.reverse();
                return Some(skipped);
            }
            skipped.push(at);
        }
        None
    }

    fn found(&self, frame: usize, row: &Row<'_>, spot: SpotId, skipped: &[SpotId]) -> f32 {
        let (Some(frame), Some(known)) = (self.frames.get(frame), self.spot(spot)) else {
            return f32::MIN;
        };
        let mut score = if known.name == row.name {
            weight::FOUND
        } else {
            weight::FOUND_OTHER_CASE
        };
        if !known.json {
            score += weight::ONLY_XML;
        }
        let first = skipped.first().unwrap_or(&spot);
        if self
            .spot(*first)
            .is_some_and(|first| first.rank < 128 && frame.taken & (1 << first.rank) != 0)
        {
            score += if skipped.is_empty() {
                weight::TAKEN
            } else {
                weight::REENTERED
            };
        }
        for id in skipped {
            score += self.spot(*id).map_or(0.0, |spot| {
                if self.is_wrapped(spot) {
                    weight::SKIPPED_WRAPPER
                } else {
                    weight::SKIPPED
                }
            });
        }
        let fits = match &row.ty {
            Written::Scalar(_) => !known.is_container(),
            Written::List(_) | Written::Struct | Written::Map => {
                known.is_container() || known.scalar().is_none()
            }
            Written::Empty | Written::Named(_) | Written::Unknown(_) => true,
        };
        if !fits {
            score += weight::OTHER_KIND;
        }
        score
    }

    /// Whether the spot is the inner key of `"Tags":{"Tag":[...]}`.
    fn is_wrapped(&self, spot: &Spot<'_>) -> bool {
        self.spot(spot.parent).is_some_and(|parent| {
            parent.children.len() == 1
                && spot.parent != ROOT
                && parent.lists == 0
                && spot.is_container()
        })
    }

    /// Whether the sample shows plain values here, in a list, or in a wrapped list.
    fn holds_scalars(&self, spot: &Spot<'_>) -> bool {
        match spot.children.as_slice() {
            [] => spot.scalar().is_some(),
            [only] => self.spot(*only).is_some_and(|inner| {
                spot.lists == 0
                    && inner.lists > 0
                    && inner.children.is_empty()
                    && inner.scalar().is_some()
            }),
            [_, _, ..] => false,
        }
    }

    /// The inner key where the spot is a list in its wrapper, `"Tags":{"Tag":[...]}`.
    fn wrapped(&self, id: SpotId) -> Option<SpotId> {
        let spot = self.spot(id)?;
        match spot.children.as_slice() {
            [only] if id != ROOT && spot.lists == 0 => self
                .spot(*only)
                .filter(|inner| inner.lists > 0)
                .map(|_| *only),
            [] | [_] | [_, _, ..] => None,
        }
    }

    fn absent(&self, frame: usize, row: &Row<'_>, inner: Option<SpotId>) -> f32 {
        let Some(frame) = self.frames.get(frame) else {
            return f32::MIN;
        };
        let container = self.containers.get(frame.container);
        let owner = container
            .and_then(|container| container.row)
            .and_then(|row| self.rows.get(row));
        let mut score = match inner.or(frame.spot).and_then(|spot| self.spot(spot)) {
            Some(spot) if self.holds_scalars(spot) => weight::ABSENT + weight::INSIDE_SCALAR,
            // An empty list or object tells nothing of what is inside.
            Some(spot) if spot.children.is_empty() => weight::ABSENT_WITH_CONTAINER,
            Some(_) => weight::ABSENT,
            None => weight::ABSENT_WITH_CONTAINER,
        };
        if owner.is_some_and(|owner| matches!(owner.ty, Written::Scalar(_) | Written::Unknown(_))) {
            score += weight::INSIDE_SCALAR;
        }
        if frame.up.is_some() && row.name.eq_ignore_ascii_case("RequestId") {
            score += weight::REQUEST_ID_INSIDE;
        }
        let (mut at, mut looked) = (Some(frame), 0);
        while let Some(version) = at
            && looked < REACH
        {
            if version
                .last
                .and_then(|row| self.rows.get(row))
                .is_some_and(|earlier| earlier.name == row.name)
            {
                return score + weight::TWICE;
            }
            at = version.before.and_then(|before| self.frames.get(before));
            looked += 1;
        }
        score
    }

    /// Whether a row with a dotted name, and no other, stands where the name says.
    fn prefix(&self, frame: usize, tied: Option<usize>) -> f32 {
        if self.inside.is_empty() {
            return 0.0;
        }
        let container = self
            .frames
            .get(frame)
            .and_then(|frame| self.containers.get(frame.container));
        let owner = container.and_then(|container| container.row);
        // What dotted names alone show has nothing else in it.
        let only_dotted =
            owner.is_some_and(|owner| self.inside.get(owner + 1).copied().flatten() == Some(owner));
        if owner == tied || (tied.is_none() && !only_dotted) {
            0.0
        } else {
            weight::OTHER_PREFIX
        }
    }

    /// What the row's level and the alphabet say of the frame.
    fn order(&self, frame: usize, row: &Row<'_>, deeper: bool) -> f32 {
        let Some(frame) = self.frames.get(frame) else {
            return 0.0;
        };
        let mut score = 0.0;
        if self.deepest > 0 {
            let apart =
                u8::try_from(frame.level.min(self.deepest).abs_diff(row.level)).unwrap_or(u8::MAX);
            score += weight::OTHER_LEVEL * f32::from(apart);
        }
        if !deeper
            && let Some(last) = frame.last.and_then(|last| self.rows.get(last))
            && last.table == row.table
            && !in_order(last.name, row.name)
        {
            score += self.unsorted;
        }
        score
    }

    /// Whether the row stands for the elements of the list that the row before it opened.
    fn item(&self, frame: usize, row: &Row<'_>) -> Option<(Option<SpotId>, f32)> {
        let frame = self.frames.get(frame)?;
        let owner = self
            .containers
            .get(frame.container)?
            .row
            .and_then(|row| self.rows.get(row))?;
        if frame.last.is_some()
            || matches!(row.ty, Written::Scalar(_) | Written::List(_) | Written::Map)
        {
            return None;
        }
        let Written::List(_) = owner.ty else {
            return None;
        };
        let named = owner
            .ty
            .type_name()
            .is_some_and(|name| name.eq_ignore_ascii_case(row.name));
        let one_of = is_singular(row.name, owner.name);
        if !named && !one_of {
            return None;
        }
        let known = frame.spot.and_then(|spot| self.spot(spot));
        let inside = known.is_some_and(|spot| {
            spot.children
                .iter()
                .filter_map(|child| self.spot(*child))
                .any(|child| child.name.eq_ignore_ascii_case(row.name))
        });
        // `"Tags":{"Tag":[...]}`: the sample knows the row as a key of its own.
        if inside && known.is_some_and(|spot| spot.lists == 0) {
            return None;
        }
        let level = if self.deepest > 0 {
            weight::OTHER_LEVEL
                * f32::from(u8::from(
                    row.level != frame.level && row.level + 1 != frame.level,
                ))
        } else {
            0.0
        };
        Some((frame.spot, weight::ITEM + level))
    }

    /// Carries out a move.
    fn advance(&mut self, reading: Reading, index: usize, step: &Move) -> Reading {
        let mut frame = step.frame;
        for spot in &step.skipped {
            frame = self.enter(frame, None, Some(*spot));
        }
        let rank = step
            .spot
            .filter(|_| !step.item)
            .and_then(|spot| self.spot(spot))
            .map(|spot| spot.rank);
        let Some(around) = self.frames.get(frame).copied() else {
            return reading;
        };
        let taken = rank
            .filter(|rank| *rank < 128)
            .map_or(0, |rank| 1_u128 << rank);
        self.frames.push(Frame {
            last: Some(index),
            before: Some(frame),
            taken: around.taken | taken,
            ..around
        });
        frame = self.frames.len() - 1;
        let place = Place {
            container: around.container,
            spot: step.spot,
            item: step.item,
        };
        let opened = if self.opens(index, step) {
            frame = self.enter(frame, Some(index), step.spot);
            self.frames.get(frame).map(|frame| frame.container)
        } else {
            None
        };
        self.steps.push(Step {
            before: reading.step,
            place,
            opened,
        });
        Reading {
            frame,
            step: Some(self.steps.len() - 1),
            ..reading
        }
    }

    /// Opens a container inside `frame`.
    fn enter(&mut self, frame: usize, row: Option<usize>, spot: Option<SpotId>) -> usize {
        let Some(around) = self.frames.get(frame).copied() else {
            return frame;
        };
        let rank = spot
            .and_then(|spot| self.spot(spot))
            .map(|spot| spot.rank)
            .filter(|rank| row.is_none() && *rank < 128);
        let outer = match rank {
            Some(rank) => {
                self.frames.push(Frame {
                    taken: around.taken | 1 << rank,
                    ..around
                });
                self.frames.len() - 1
            }
            None => frame,
        };
        self.containers.push(Container {
            parent: Some(around.container),
            row,
            spot,
        });
        let container = self.containers.len() - 1;
        let level = match row.and_then(|row| self.rows.get(row)) {
            Some(row) => row.level + 1,
            None => around.level,
        };
        self.frames.push(Frame {
            up: Some(outer),
            container,
            spot,
            last: None,
            before: None,
            taken: 0,
            level,
            table: false,
        });
        self.frames.len() - 1
    }

    fn opens(&self, index: usize, step: &Move) -> bool {
        let Some(row) = self.rows.get(index) else {
            return false;
        };
        let inside = step
            .spot
            .and_then(|spot| self.spot(spot))
            .is_some_and(|spot| !spot.children.is_empty());
        let deeper = self.deepest > 0
            && self
                .rows
                .get(index + 1)
                .is_some_and(|next| next.level > row.level);
        let unknown = step
            .spot
            .and_then(|spot| self.spot(spot))
            .is_none_or(|spot| spot.scalar().is_none());
        inside
            || step.item
            || deeper
            || row.ty.is_container()
            || (matches!(row.ty, Written::Empty) && unknown)
    }

    /// A table whose title names the type of an earlier row holds the fields of that type.
    fn turn_to_table(&mut self, index: usize, readings: &mut [Reading]) {
        let Some(row) = self.rows.get(index).filter(|row| row.table <= TABLES) else {
            return;
        };
        let words: Vec<&str> = row
            .title
            .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .filter(|word| word.len() > 1)
            .collect();
        let is_title = |name: &str| words.iter().any(|word| word.eq_ignore_ascii_case(name));
        let earlier = self.rows.get(..index).unwrap_or(&[]);
        let by_type = earlier
            .iter()
            .rposition(|row| row.ty.type_name().is_some_and(is_title));
        let owner = by_type.or_else(|| earlier.iter().rposition(|row| is_title(row.name)));
        let by_sample = words.iter().find_map(|word| {
            self.shape
                .named(word)
                .iter()
                .copied()
                .find(|id| self.spot(*id).is_some_and(|spot| !spot.children.is_empty()))
        });
        for reading in readings {
            let root = self
                .open(reading.frame)
                .last()
                .map_or(reading.frame, |(root, _)| *root);
            let frame = match (owner, by_sample) {
                (Some(owner), _) => {
                    let Some(step) = self.step_of(*reading, index, owner) else {
                        continue;
                    };
                    let container = match step.opened {
                        Some(container) => container,
                        None => {
                            self.containers.push(Container {
                                parent: Some(step.place.container),
                                row: Some(owner),
                                spot: step.place.spot,
                            });
                            self.containers.len() - 1
                        }
                    };
                    Frame {
                        up: Some(root),
                        container,
                        spot: step.place.spot,
                        last: None,
                        before: None,
                        taken: 0,
                        level: row.level,
                        table: true,
                    }
                }
                (None, Some(spot)) => {
                    let path = self.between(ROOT, spot).unwrap_or_default();
                    let mut inner = root;
                    for spot in path.into_iter().chain([spot]) {
                        inner = self.enter(inner, None, Some(spot));
                    }
                    let Some(inner) = self.frames.get(inner).copied() else {
                        continue;
                    };
                    Frame {
                        up: Some(root),
                        level: row.level,
                        table: true,
                        ..inner
                    }
                }
                (None, None) => continue,
            };
            self.frames.push(frame);
            reading.frame = self.frames.len() - 1;
        }
    }

    fn step_of(&self, reading: Reading, index: usize, row: usize) -> Option<Step> {
        let mut step = self.steps.get(reading.step?)?;
        for _ in row + 1..index {
            step = self.steps.get(step.before?)?;
        }
        Some(*step)
    }
}

/// Whether `one` is the singular of `many`, in whatever case: `Entry` of `Entries`, `Tag` of `Tags` and `TagSet`.
pub(super) fn is_singular(one: &str, many: &str) -> bool {
    let (one, many) = (one.to_lowercase(), many.to_lowercase());
    let Some(stem) = one.strip_suffix('y').or(Some(one.as_str())) else {
        return false;
    };
    let tails = [
        "s", "es", "list", "lists", "set", "sets", "info", "infos", "",
    ];
    tails.iter().any(|tail| many == format!("{one}{tail}"))
        || (stem.len() < one.len() && many == format!("{stem}ies"))
}

//! How a reading goes on by one row. A reading and a row come in; the ways to go on, and the reading that one of them makes, go out.

use std::iter::successors;

use super::super::shape::{ROOT, SpotId};
use super::{Aligner, CANDIDATES, Container, Frame, Move, Place, REACH, Reading, Step};
use crate::types::Written;

impl Aligner<'_, '_> {
    /// All places that `row` can have in this reading.
    pub(super) fn moves(&self, reading: Reading, index: usize, candidates: &[SpotId]) -> Vec<Move> {
        let Some(row) = self.rows.get(index) else {
            return Vec::new();
        };
        let tied = self.inside.get(index).copied().flatten();
        let open = self.open(reading.frame);
        let mut moves = Vec::with_capacity(open.len() + candidates.len().min(CANDIDATES) + 1);
        for candidate in candidates.iter().take(CANDIDATES) {
            let reached = open.iter().find_map(|(id, cost)| {
                let frame = self.frames.get(*id)?;
                let skipped = self.between(frame.spot?, *candidate)?;
                Some((*id, *cost, skipped))
            });
            if let Some((frame, cost, skipped)) = reached {
                let score = cost
                    + self.found(reading, frame, index, *candidate, &skipped)
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
                + self.absent(*id, row, inner, candidates)
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
    pub(super) fn between(&self, outer: SpotId, inner: SpotId) -> Option<Vec<SpotId>> {
        let around = |at: SpotId| {
            let spot = self.spot(at).filter(|_| at != ROOT);
            spot.map(|spot| spot.parent)
        };
        let outwards = || successors(around(inner), |at| around(*at));
        let levels = outwards().take(REACH).position(|at| at == outer)?;
        let mut skipped: Vec<SpotId> = outwards().take(levels).collect();
        skipped.reverse();
        Some(skipped)
    }

    /// Carries out a move; `slot` is where the reading it makes keeps what it has used.
    pub(super) fn advance(
        &mut self,
        reading: Reading,
        index: usize,
        step: &Move,
        slot: usize,
    ) -> Reading {
        let mut frame = step.frame;
        for spot in &step.skipped {
            frame = self.enter(frame, None, Some(*spot), reading.slot);
        }
        self.used
            .pass_on(self.shape, reading.slot, slot, step.spot, &step.skipped);
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
            frame = self.enter(frame, Some(index), step.spot, reading.slot);
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
            slot,
            ..reading
        }
    }

    /// Opens a container inside `frame`, for a reading that has used what is in `slot`.
    pub(super) fn enter(
        &mut self,
        frame: usize,
        row: Option<usize>,
        spot: Option<SpotId>,
        slot: usize,
    ) -> usize {
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
            taken: spot.map_or(0, |spot| self.used.ranks(self.shape, slot, spot)),
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
            || self.may_hold(row)
            || (matches!(row.ty, Written::Empty) && unknown)
    }
}

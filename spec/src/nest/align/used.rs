//! What readings have used of the samples. The place of a row comes in; whether an earlier row of the same reading has it goes out,
//! also after the container around it was left: a field that the sample shows once belongs to one row.

use super::super::shape::{ROOT, Shape, SpotId};

/// Bits in a word of a set.
const BITS: usize = u64::BITS as usize;

/// A set of spots for each reading, in two halves: that of the readings so far, and that of those which one more row makes of them.
#[derive(Debug)]
pub(super) struct Used {
    /// Words of one set.
    width: usize,
    now: Vec<u64>,
    next: Vec<u64>,
}

impl Used {
    /// Sets for so many readings of a shape with so many spots.
    pub(super) fn new(spots: usize, readings: usize) -> Self {
        let width = spots.div_ceil(BITS);
        Self {
            width,
            now: vec![0; width * readings],
            next: vec![0; width * readings],
        }
    }

    /// Whether the reading has used a spot, or something inside it.
    pub(super) fn has(&self, slot: usize, spot: SpotId) -> bool {
        let word = self.now.get(slot * self.width + spot / BITS);
        word.is_some_and(|word| word & (1 << (spot % BITS)) != 0)
    }

    /// The ranks of the children of a spot that the reading has used.
    pub(super) fn ranks(&self, shape: &Shape<'_>, slot: usize, spot: SpotId) -> u128 {
        if !self.has(slot, spot) {
            return 0;
        }
        let children = shape.spots.get(spot).map(|spot| spot.children.as_slice());
        let used = children.unwrap_or_default().iter().take(128).enumerate();
        used.filter(|(_, child)| self.has(slot, **child))
            .fold(0, |ranks, (rank, _)| ranks | 1 << rank)
    }

    /// Makes the set of a reading to come: that of the one before it with what one more row uses.
    pub(super) fn pass_on(
        &mut self,
        shape: &Shape<'_>,
        from: usize,
        to: usize,
        spot: Option<SpotId>,
        around: &[SpotId],
    ) {
        let place = |slot: usize| slot * self.width..(slot + 1) * self.width;
        let Some(set) = self.next.get_mut(place(to)) else {
            return;
        };
        if let Some(before) = self.now.get(place(from)) {
            set.copy_from_slice(before);
        }
        let mut at = spot.or(around.last().copied()).unwrap_or(ROOT);
        while at != ROOT
            && let Some(word) = set.get_mut(at / BITS)
            && *word & (1 << (at % BITS)) == 0
        {
            *word |= 1 << (at % BITS);
            at = shape.spots.get(at).map_or(ROOT, |spot| spot.parent);
        }
    }

    /// Whether two of the readings to come have used the same.
    pub(super) fn are_same(&self, one: usize, other: usize) -> bool {
        let set = |slot: usize| self.next.get(slot * self.width..(slot + 1) * self.width);
        set(one) == set(other)
    }

    /// The readings to come are those at hand.
    pub(super) fn turn(&mut self) {
        std::mem::swap(&mut self.now, &mut self.next);
    }
}

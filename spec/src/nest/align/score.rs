//! Scores one way to go on: a row, a frame that is open, and a place in the sample come in; what they are worth together goes out.

use super::super::Row;
use super::super::keys::is_placeholder;
use super::super::plural::is_singular;
use super::super::shape::{ROOT, Spot, SpotId};
use super::{Aligner, CANDIDATES, Frame, REACH, Reading, in_order, weight};
use crate::types::Written;

impl Aligner<'_, '_> {
    /// Whether a table of its own has the fields of the row's type.
    pub(super) fn has_table(&self, row: &Row<'_>) -> bool {
        !self.titles.is_empty()
            && row
                .ty
                .type_name()
                .is_some_and(|name| self.titles.contains(&name.to_lowercase()))
    }

    /// Whether a table of its own is called after the row.
    fn has_own_title(&self, row: &Row<'_>) -> bool {
        !self.titles.is_empty()
            && row.ty.is_container()
            && self.titles.contains(&row.name.to_lowercase())
    }

    /// Whether the row is a map, and the sample shows plain values under keys that no row is called: what follows is beside it.
    fn is_map_of_values(&self, row: &Row<'_>, known: &Spot<'_>) -> bool {
        let (_, ty) = row.ty.unlisted();
        let is_value = |spot: &Spot<'_>| !spot.is_container() && self.rows_called(spot.name) == 0;
        matches!(ty, Written::Map(_))
            && !known.map
            && !known.children.is_empty()
            && (known.children.iter()).all(|child| self.spot(*child).is_some_and(is_value))
    }

    /// Whether the type column alone is reason enough to look for the fields of the row below it.
    pub(super) fn may_hold(&self, row: &Row<'_>) -> bool {
        if !self.inside.is_empty() {
            return row.ty.is_container();
        }
        match (&row.ty, row.ty.innermost()) {
            (Written::List(_) | Written::Map(_), Written::Scalar(_)) => false,
            // A word that nothing else explains is more likely a type of some language than a struct that goes on until the end.
            (Written::Named(name), _) => {
                let has_parts = name.chars().skip(1).any(|c| c.is_uppercase() || c == '_');
                has_parts || is_related(name, row.name) || self.has_table(row)
            }
            (ty, _) => ty.is_container(),
        }
    }

    pub(super) fn closing(&self, frame: &Frame) -> f32 {
        let left = if frame.table {
            weight::LEFT_TABLE
        } else {
            weight::CLOSED
        };
        let Some(row) = self.opener(frame).and_then(|row| self.rows.get(row)) else {
            return left;
        };
        if frame.last.is_some() || row.is_value || self.has_table(row) {
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
                Written::List(_) | Written::Map(_) | Written::Scalar(_) | Written::Unknown(_) => {
                    left
                }
            },
        }
    }

    pub(super) fn closing_all(&self, frame: usize) -> f32 {
        let (mut cost, mut next) = (0.0, Some(frame));
        while let Some(frame) = next.and_then(|id| self.frames.get(id)) {
            if frame.up.is_some() {
                cost += self.closing(frame);
            }
            next = frame.up;
        }
        cost
    }

    /// What it is worth to give a row, in a frame, a place in the sample; `skipped` are the containers between.
    pub(super) fn found(
        &self,
        reading: Reading,
        frame: usize,
        index: usize,
        spot: SpotId,
        skipped: &[SpotId],
    ) -> f32 {
        let (Some(frame), Some(known), Some(row)) = (
            self.frames.get(frame),
            self.spot(spot),
            self.rows.get(index),
        ) else {
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
        if self.used.has(reading.slot, spot) {
            score += weight::TAKEN;
        }
        if let Some(first) = skipped.first()
            && self
                .spot(*first)
                .is_some_and(|first| first.rank < 128 && frame.taken & (1 << first.rank) != 0)
        {
            score += weight::REENTERED;
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
            Written::List(_) | Written::Struct | Written::Map(_) => {
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
    pub(super) fn is_wrapped(&self, spot: &Spot<'_>) -> bool {
        self.spot(spot.parent).is_some_and(|parent| {
            parent.map
                || parent.children.len() == 1
                    && spot.parent != ROOT
                    && parent.lists == 0
                    && spot.is_container()
        })
    }

    /// The inner key where the spot is a list in its wrapper, `"Tags":{"Tag":[...]}`, and the values of a map.
    pub(super) fn wrapped(&self, id: SpotId) -> Option<SpotId> {
        let spot = self.spot(id)?;
        match spot.children.as_slice() {
            [only] if spot.map => Some(*only),
            [only] if id != ROOT && spot.lists == 0 => self
                .spot(*only)
                .filter(|inner| inner.lists > 0)
                .map(|_| *only),
            [] | [_] | [_, _, ..] => None,
        }
    }

    /// Whether the sample shows plain values here, in a list, or in a wrapped list.
    pub(super) fn holds_scalars(&self, spot: &Spot<'_>) -> bool {
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

    /// What it is worth to put a row in a frame, or the inner key of its list, where the sample lacks it; `named` are the places of that name.
    pub(super) fn absent(
        &self,
        frame: usize,
        row: &Row<'_>,
        inner: Option<SpotId>,
        named: &[SpotId],
    ) -> f32 {
        let Some(frame) = self.frames.get(frame) else {
            return f32::MIN;
        };
        let owner = self.opener(frame).and_then(|row| self.rows.get(row));
        let known = inner.or(frame.spot).and_then(|spot| self.spot(spot));
        let mut score = match known {
            Some(spot) if self.holds_scalars(spot) => weight::ABSENT + weight::INSIDE_SCALAR,
            // An empty list or object tells nothing of what is inside.
            Some(spot) if spot.children.is_empty() => weight::ABSENT_WITH_CONTAINER,
            Some(_) => weight::ABSENT,
            None => weight::ABSENT_WITH_CONTAINER,
        };
        if owner.is_some_and(|owner| {
            matches!(owner.ty, Written::Scalar(_) | Written::Unknown(_))
                || (owner.is_value && !known.is_some_and(|spot| spot.object))
        }) {
            score += weight::INSIDE_SCALAR;
        }
        if !frame.table
            && owner.is_some_and(|owner| self.has_table(owner) || self.has_own_title(owner))
        {
            score += weight::INSIDE_SCALAR;
        }
        if known.is_some_and(|known| owner.is_some_and(|owner| self.is_map_of_values(owner, known)))
        {
            score += weight::INSIDE_SCALAR;
        }
        if frame.up.is_some() {
            score += match row.name.to_ascii_lowercase().as_str() {
                "requestid" => weight::REQUEST_ID_INSIDE,
                "totalcount" | "pagenumber" | "pagesize" | "nexttoken" | "maxresults" => {
                    weight::PAGING_INSIDE
                }
                _ => 0.0,
            };
        }
        // Where the sample has the name, the row is either that field or of another container.
        let around = inner.or(frame.spot);
        let is_shown = named.iter().take(CANDIDATES).any(|spot| {
            self.spot(*spot)
                .is_some_and(|spot| Some(spot.parent) == around)
        });
        if is_shown || self.has_row(frame, row.name) {
            score += weight::TWICE;
        }
        score
    }

    /// Whether one of the last rows in the frame has that name.
    fn has_row(&self, frame: &Frame, name: &str) -> bool {
        let (mut at, mut looked) = (Some(frame), 0);
        while let Some(version) = at
            && looked < REACH
        {
            let last = version.last.and_then(|row| self.rows.get(row));
            if last.is_some_and(|earlier| earlier.name == name) {
                return true;
            }
            at = version.before.and_then(|before| self.frames.get(before));
            looked += 1;
        }
        false
    }

    /// Whether a row with a dotted name, and no other, stands where the name says.
    pub(super) fn prefix(&self, frame: usize, tied: Option<usize>) -> f32 {
        if self.inside.is_empty() {
            return 0.0;
        }
        let owner = self.frames.get(frame).and_then(|frame| self.opener(frame));
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
    pub(super) fn order(&self, frame: usize, row: &Row<'_>, deeper: bool) -> f32 {
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
    pub(super) fn item(&self, frame: usize, row: &Row<'_>) -> Option<(Option<SpotId>, f32)> {
        let frame = self.frames.get(frame)?;
        let owner = self
            .containers
            .get(frame.container)?
            .row
            .and_then(|row| self.rows.get(row))?;
        let known = frame.spot.and_then(|spot| self.spot(spot));
        if is_placeholder(row.name)
            && frame.last.is_none()
            && (owner.ty.is_container() || matches!(owner.ty, Written::Empty))
        {
            let value = known.and_then(|spot| spot.children.first().filter(|_| spot.map));
            return Some((value.copied().or(frame.spot), weight::ITEM));
        }
        if frame.last.is_some()
            || matches!(
                row.ty,
                Written::Scalar(_) | Written::List(_) | Written::Map(_)
            )
        {
            return None;
        }
        let named = owner
            .ty
            .type_name()
            .is_some_and(|name| name.eq_ignore_ascii_case(row.name));
        let one_of = is_singular(row.name, owner.name);
        let is_list = match owner.ty {
            Written::List(_) => named || one_of,
            // The sample shows a list of what the row stands for, and knows no such name.
            Written::Empty => {
                matches!(row.ty, Written::Empty)
                    && known.is_some_and(|spot| spot.lists > 0 && !spot.children.is_empty())
                    && self.shape.named(row.name).is_empty()
            }
            Written::Scalar(_)
            | Written::Struct
            | Written::Map(_)
            | Written::Named(_)
            | Written::Unknown(_) => false,
        };
        if !is_list {
            return None;
        }
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
}

/// Whether a type is called after the field: `Tag` of `Tags`, `Vpc` of `VpcInfo`.
fn is_related(ty: &str, name: &str) -> bool {
    let (ty, name) = (ty.to_lowercase(), name.to_lowercase());
    name.contains(&ty) || ty.contains(&name) || is_singular(&ty, &name)
}

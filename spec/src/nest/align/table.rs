//! Where a further table goes on. The title of a table comes in; readings that stand in the container it is about go out.

use super::super::shape::ROOT;
use super::{Aligner, Container, Frame, Reading, Step, TABLES};
use crate::page::text::words;

impl Aligner<'_, '_> {
    /// A table whose title names the type of an earlier row holds the fields of that type.
    pub(super) fn turn_to_table(&mut self, index: usize, readings: &mut [Reading]) {
        let Some(row) = self.rows.get(index).filter(|row| row.table <= TABLES) else {
            return;
        };
        let words: Vec<&str> = words(row.title).collect();
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
                        taken: (step.place.spot)
                            .map_or(0, |spot| self.used.ranks(self.shape, reading.slot, spot)),
                        level: row.level,
                        table: true,
                    }
                }
                (None, Some(spot)) => {
                    let path = self.between(ROOT, spot).unwrap_or_default();
                    let mut inner = root;
                    for spot in path.into_iter().chain([spot]) {
                        inner = self.enter(inner, None, Some(spot), reading.slot);
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

    pub(super) fn step_of(&self, reading: Reading, index: usize, row: usize) -> Option<Step> {
        let mut step = self.steps.get(reading.step?)?;
        for _ in row + 1..index {
            step = self.steps.get(step.before?)?;
        }
        Some(*step)
    }
}

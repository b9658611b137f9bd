//! Sets table and sample side by side. Nodes whose rows have found their places come in; fields that only the sample has
//! are added, and what both sides say differently is reported at the row.

use std::collections::HashSet;

use super::MAX_LEVELS;
use super::build::{Draft, Sketch};
use super::form::{clearer, is_number_or_flag, likely_key};
use super::keys::{is_data, is_kebab};
use super::shape::Spot;
use crate::diagnostic::{Code, Diagnostic, list_names};
use crate::model::Type;
use crate::types::Written;

impl Draft<'_, '_> {
    /// Adds nodes for what only the sample shows, and recognises maps.
    pub(super) fn add_shown(&mut self) {
        let mut id = 0;
        while let Some(sketch) = self.sketches.get(id) {
            let spot = sketch.spot.and_then(|spot| self.shape.spots.get(spot));
            let line = sketch
                .row
                .and_then(|row| self.rows.get(row))
                .map(|row| row.line);
            // Below a row for the keys stand the fields of the values.
            let spot = match spot {
                Some(around) if around.map && sketch.item_row.is_some() => around
                    .children
                    .first()
                    .and_then(|value| self.shape.spots.get(*value)),
                Some(_) | None => spot,
            };
            let Some(spot) =
                spot.filter(|spot| !spot.children.is_empty() && sketch.level < MAX_LEVELS)
            else {
                id += 1;
                continue;
            };
            let described: HashSet<String> = sketch
                .children
                .iter()
                .filter_map(|child| self.sketches.get(*child)?.row)
                .filter_map(|row| self.rows.get(row))
                .map(|row| row.name.to_lowercase())
                .collect();
            let placed: HashSet<usize> = sketch
                .children
                .iter()
                .filter_map(|child| self.sketches.get(*child)?.spot)
                .collect();
            // Where there is JSON, what only XML has is more often a broken tag than a field.
            let json = self.shape.has_json();
            let is_new = |child: &usize| {
                !placed.contains(child)
                    && self.shape.spots.get(*child).is_some_and(|spot| {
                        (spot.json || !json) && !described.contains(&spot.name.to_lowercase())
                    })
            };
            let shown: Vec<usize> = spot.children.iter().copied().filter(is_new).collect();
            let written = sketch
                .row
                .and_then(|row| self.rows.get(row))
                .map(|row| &row.ty);
            if sketch.children.is_empty() && (spot.map || self.is_map(spot, written)) {
                if let Some(sketch) = self.sketches.get_mut(id) {
                    sketch.map = true;
                }
            } else {
                for child in &shown {
                    self.add(id, None, Some(*child));
                }
                // The inner key of a wrapped list needs no row of its own.
                let is_wrapper = placed.is_empty() && described.is_empty() && shown.len() == 1;
                if let Some(line) = line.or_else(|| self.rows.first().map(|row| row.line))
                    && !shown.is_empty()
                    && !is_wrapper
                {
                    let names = shown.iter().filter_map(|id| self.shape.spots.get(*id));
                    let names = list_names(names.map(|spot| spot.name));
                    self.diagnostics.push(Diagnostic::new(
                        Code::NotInTable,
                        line,
                        format!("only the sample has {names}"),
                    ));
                }
            }
            id += 1;
        }
    }

    /// Whether the keys are data: none of them looks like a name, or one surely is none and all hold the like, or the table says so.
    fn is_map(&self, spot: &Spot<'_>, written: Option<&Written>) -> bool {
        let inside = || {
            spot.children
                .iter()
                .filter_map(|child| self.shape.spots.get(*child))
        };
        let names = || inside().map(|spot| spot.name);
        let is_alike = || inside().map(alike).collect::<HashSet<_>>().len() == 1;
        matches!(written, Some(Written::Map(_)))
            || (spot.object
                && names().any(is_data)
                && (names().all(|name| is_data(name) || name.contains(['-', '_'])) || is_alike()))
            || (spot.object && spot.children.len() > 1 && names().all(is_kebab) && is_alike())
    }

    /// What a node is called; the answer itself has no name.
    fn name_of(&self, sketch: &Sketch) -> Option<&str> {
        let row = sketch.item_row.or(sketch.row);
        let spot = sketch.spot.and_then(|spot| self.shape.spots.get(spot));
        let name = row.and_then(|row| self.rows.get(row)).map(|row| row.name);
        name.or(spot.map(|spot| spot.name))
            .filter(|name| !name.is_empty())
    }

    /// Reports where rows and their places in the sample differ.
    pub(super) fn compare(&mut self) {
        let mut found = Vec::new();
        let wraps_lists = self.shape.wraps_lists();
        for parent in &self.sketches {
            let around = parent.spot.and_then(|spot| self.shape.spots.get(spot));
            for sketch in parent
                .children
                .iter()
                .filter_map(|child| self.sketches.get(*child))
            {
                let Some(row) = sketch.row.and_then(|row| self.rows.get(row)) else {
                    continue;
                };
                let known = sketch.spot.and_then(|spot| self.shape.spots.get(spot));
                if sketch.children.is_empty()
                    && let Some(message) = unknown_type(&row.ty, known)
                {
                    found.push(Diagnostic::new(Code::UnknownType, row.line, message));
                }
                let Some(spot) = known else {
                    if around.is_some_and(|around| !around.children.is_empty())
                        && !row.name.eq_ignore_ascii_case("RequestId")
                        && !self.shape.is_empty()
                    {
                        let message = match likely_key(row).filter(|_| wraps_lists) {
                            Some(key) => format!(
                                "`{}` is not in the sample: if it is a list, its elements are taken to stand under `{key}`, as those of the lists there do",
                                row.name
                            ),
                            None => match self.name_of(parent) {
                                Some(around) => format!(
                                    "`{}` is not in the sample: it is taken to stand in `{around}`",
                                    row.name
                                ),
                                None => format!("`{}` is not in the sample", row.name),
                            },
                        };
                        found.push(Diagnostic::new(Code::NotInSample, row.line, message));
                    }
                    continue;
                };
                if spot.name != row.name {
                    let message = format!(
                        "the table has `{}`, the sample `{}`: `{}` is taken",
                        row.name,
                        spot.name,
                        clearer(row.name, spot.name)
                    );
                    found.push(Diagnostic::new(
                        Code::NestingAgainstSample,
                        row.line,
                        message,
                    ));
                }
                if let Some(element) = spot.element {
                    let message = format!(
                        "JSON shows `{}` as a plain list, XML with each element in `{element}`: the list is taken to be wrapped",
                        row.name
                    );
                    found.push(Diagnostic::new(
                        Code::NestingAgainstSample,
                        row.line,
                        message,
                    ));
                }
                if let Some(shown) = contradiction(&row.ty, spot) {
                    let message = format!("`{}` is {shown}", row.name);
                    found.push(Diagnostic::new(Code::TypeAgainstSample, row.line, message));
                }
            }
        }
        self.diagnostics.extend(found);
    }
}

/// The name of a type that neither the rows below nor the sample explain.
fn unknown_type(written: &Written, spot: Option<&Spot<'_>>) -> Option<String> {
    match written {
        Written::Named(name) if spot.is_none_or(Spot::is_empty) => Some(format!(
            "`{name}` is no known type, and nothing tells what is inside"
        )),
        Written::Named(_)
        | Written::Scalar(_)
        | Written::List(_)
        | Written::Struct
        | Written::Map(_)
        | Written::Empty
        | Written::Unknown(_) => None,
    }
}

/// What must be the same of two values for them to be of one type.
fn alike(spot: &Spot<'_>) -> (usize, bool, bool) {
    (spot.lists, spot.object, spot.text || spot.number)
}

/// What the sample shows that the type column cannot mean.
fn contradiction(written: &Written, spot: &Spot<'_>) -> Option<&'static str> {
    let plain = spot.scalar().is_some() && !spot.is_container();
    match written {
        Written::Scalar(Type::Any) => None,
        Written::Scalar(_) if spot.lists > 0 => {
            Some("documented as a plain value, the sample shows a list")
        }
        Written::Scalar(_) if spot.object => {
            Some("documented as a plain value, the sample shows an object")
        }
        Written::Scalar(ty) if spot.words && !spot.number && is_number_or_flag(ty) => {
            Some("documented as a number or flag, the sample shows text")
        }
        Written::Scalar(Type::Integer | Type::Long) if spot.fraction => {
            Some("documented as a whole number, the sample shows a fraction")
        }
        Written::List(_) if plain && spot.json => {
            Some("documented as a list, the sample shows a plain value")
        }
        Written::Struct if plain && spot.json => {
            Some("documented as a struct, the sample shows a plain value")
        }
        Written::Scalar(_)
        | Written::List(_)
        | Written::Struct
        | Written::Map(_)
        | Written::Empty
        | Written::Named(_)
        | Written::Unknown(_) => None,
    }
}

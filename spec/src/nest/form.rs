//! Settles what a node is. A node with its row, its place in the sample and its finished children comes in; a [`Node`] goes
//! out: wrapped lists are told from structs, lists of plain values from plain values, table and sample are weighed for the type.

use super::build::Sketch;
use super::keys::is_placeholder;
use super::plural::{is_plural, is_singular, singular};
use super::shape::{Shape, Spot};
use super::{Form, MAX_LISTS, Node, Row};
use crate::model::Type;
use crate::types::Written;

/// Which message the nodes are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// A JSON body that is sent: its lists are as the samples show them, and its values have the types of the table.
    Request,
    /// An answer, which may put an inner key round its lists and has other types than the table says now and then.
    Answer,
}

/// What forms are settled from.
pub(super) struct Forms<'r, 's> {
    pub(super) rows: &'r [Row<'r>],
    pub(super) shape: &'s Shape<'s>,
    /// [`Shape::wraps_lists`].
    pub(super) wraps_lists: bool,
    pub(super) side: Side,
}

impl Forms<'_, '_> {
    pub(super) fn node(&self, sketch: &Sketch, mut children: Vec<Node>) -> Node {
        let spot = sketch.spot.and_then(|spot| self.shape.spots.get(spot));
        let row = sketch.row.and_then(|row| self.rows.get(row));
        let name = match (row, spot) {
            (Some(row), Some(spot)) => clearer(row.name, spot.name),
            (Some(row), None) => row.name,
            (None, Some(spot)) => spot.name,
            (None, None) => "",
        };
        let written = row.map_or(&Written::Empty, |row| &row.ty);
        let item_row = sketch.item_row.and_then(|item| self.rows.get(item));
        if let (Some(spot), [only]) = (spot, children.as_slice())
            && spot.map
            && only.row.is_none()
            && only.name.is_empty()
            && let Some(value) = children.pop()
        {
            return Node {
                name: name.to_owned(),
                row: sketch.row,
                item_row: sketch.item_row.or(value.item_row),
                form: in_lists(Form::Map(Box::new(value.form)), spot.lists),
                children: value.children,
            };
        }
        if let Some(item) = item_row
            && is_placeholder(item.name)
        {
            let value = if children.is_empty() {
                leaf(&item.ty)
            } else {
                in_lists(
                    Form::Struct,
                    usize::from(matches!(item.ty, Written::List(_))),
                )
            };
            return Node {
                name: name.to_owned(),
                row: sketch.row,
                item_row: sketch.item_row,
                form: in_lists(
                    Form::Map(Box::new(value)),
                    spot.map_or(0, |spot| spot.lists),
                ),
                children,
            };
        }
        if let [only] = children.as_slice()
            && self.side == Side::Answer
            && only.item_row.is_none()
            // A row for the elements is the inner key under another name.
            && (item_row.is_none() || only.row.is_none())
            && self.wraps(name, written, spot, only)
            && let Some(only) = children.pop()
        {
            let item = match only.form {
                Form::List {
                    wrapper: None,
                    item,
                } => item,
                form @ (Form::Scalar(_)
                | Form::Struct
                | Form::Map(_)
                | Form::Text(_)
                | Form::List {
                    wrapper: Some(_), ..
                }) => Box::new(form),
            };
            let form = Form::List {
                wrapper: Some(item_row.map_or(only.name, |item| item.name.to_owned())),
                item,
            };
            return Node {
                name: name.to_owned(),
                row: sketch.row,
                item_row: sketch.item_row.or(only.row),
                form,
                children: only.children,
            };
        }
        // `Array of Tag` and a row `Tag`: an inner key, unless the sample shows a plain list.
        let wrapper = match spot {
            Some(spot) if spot.lists > 0 => spot.element,
            Some(_) | None => item_row.map(|item| item.name),
        };
        let wrapper = wrapper.filter(|_| self.side == Side::Answer);
        // A value that is sent has the type that the table says.
        let shown = spot.filter(|spot| {
            let is_told = matches!(written.unlisted().1, Written::Scalar(_));
            self.side == Side::Answer || !is_told || spot.object
        });
        let inner = inner(sketch.map, written, shown, children.is_empty());
        let levels = match (written, spot) {
            // Documented to be anything: a list this time.
            (Written::Scalar(Type::Any), _) if children.is_empty() => 0,
            (_, Some(spot)) if spot.lists > 0 => spot.lists,
            (Written::List(_), _) => 1,
            (_, _) if item_row.is_some() => 1,
            // Neither table nor sample tells; a plural is a list far more often than not.
            (Written::Empty | Written::Unknown(_), _)
                if row.is_some() && is_plural(name) && spot.is_none_or(Spot::is_empty) =>
            {
                1
            }
            (
                Written::Empty
                | Written::Scalar(_)
                | Written::Struct
                | Written::Map(_)
                | Written::Named(_)
                | Written::Unknown(_),
                _,
            ) => 0,
        };
        let mut form = in_lists(inner, levels);
        if let Form::List { wrapper: key, .. } = &mut form {
            *key = wrapper.map(str::to_owned).or_else(|| {
                let row = row.filter(|_| {
                    spot.is_none_or(Spot::is_empty) && self.wraps_lists && self.side == Side::Answer
                })?;
                likely_key(row)
            });
        }
        Node {
            name: name.to_owned(),
            row: sketch.row,
            item_row: sketch.item_row,
            form,
            children,
        }
    }

    /// Whether `only`, the one child of the node, is the inner key of a wrapped list.
    fn wraps(&self, name: &str, written: &Written, spot: Option<&Spot<'_>>, only: &Node) -> bool {
        let inner = only
            .row
            .and_then(|row| self.rows.get(row))
            .map(|row| &row.ty);
        let named = written
            .type_name()
            .is_some_and(|item| item.eq_ignore_ascii_case(&only.name));
        let related = named || is_singular(&only.name, name);
        let documented_list = inner.is_some_and(|ty| matches!(ty, Written::List(_)));
        if let Some(spot) = spot {
            // `"Tags":[{"Tag":[...]}]`: the outer list is a slip where the table has `Array of Tag` and a plain row `Tag`.
            let slip = spot.lists == 1 && related && inner.is_some() && !documented_list;
            if spot.children.len() > 1 || (spot.lists > 0 && !slip) {
                return false;
            }
        }
        let json = spot.is_some_and(|spot| spot.json);
        // XML shows a list of one element as a struct. Whoever takes it for a list reads a single element as well.
        let is_one_of_many = spot.is_some_and(|spot| !spot.json && spot.children.len() == 1)
            && (named || is_singular(&only.name, name) && !only.name.eq_ignore_ascii_case(name));
        if is_one_of_many && matches!(only.form, Form::Struct | Form::Scalar(_)) && !documented_list
        {
            return true;
        }
        match (&only.form, written) {
            (
                Form::List {
                    wrapper: Some(_), ..
                },
                _,
            ) => false,
            (Form::List { wrapper: None, .. }, Written::List(_)) => true,
            (Form::List { wrapper: None, .. }, Written::Struct | Written::Map(_)) => {
                related && !documented_list
            }
            (
                Form::List { wrapper: None, .. },
                Written::Empty | Written::Scalar(_) | Written::Named(_) | Written::Unknown(_),
            ) => !documented_list || related,
            (Form::Struct, Written::List(_)) => related || !json,
            (Form::Scalar(_), Written::List(_)) => (related || !json) && inner.is_none(),
            // XML turned into JSON shows a list of one element as a struct.
            (Form::Struct, Written::Empty | Written::Unknown(_)) => {
                only.row.is_none() && is_singular(&only.name, name)
            }
            (Form::Struct | Form::Scalar(_) | Form::Map(_) | Form::Text(_), _) => false,
        }
    }
}

/// A form inside so many lists.
fn in_lists(inner: Form, lists: usize) -> Form {
    (0..lists.min(MAX_LISTS)).fold(inner, |item, _| Form::List {
        wrapper: None,
        item: Box::new(item),
    })
}

/// The form of a map whose values are of that type.
pub(super) fn map_of(value: Option<&Written>) -> Form {
    Form::Map(Box::new(value.map_or(Form::Scalar(Type::Any), leaf)))
}

/// The form that a type column tells without fields and sample; what is inside of a struct is kept as it comes.
fn leaf(written: &Written) -> Form {
    match written {
        Written::Scalar(ty) => Form::Scalar(ty.clone()),
        Written::List(item) => in_lists(item.as_deref().map_or(Form::Scalar(Type::Any), leaf), 1),
        Written::Map(value) => map_of(value.as_deref()),
        Written::Empty | Written::Struct | Written::Named(_) | Written::Unknown(_) => {
            Form::Scalar(Type::Any)
        }
    }
}

/// The form inside the lists.
fn inner(map: bool, written: &Written, spot: Option<&Spot<'_>>, is_leaf: bool) -> Form {
    if map {
        return match written.unlisted().1 {
            Written::Map(value) => map_of(value.as_deref()),
            Written::Empty
            | Written::Scalar(_)
            | Written::Struct
            | Written::List(_)
            | Written::Named(_)
            | Written::Unknown(_) => map_of(None),
        };
    }
    if !is_leaf {
        // Fields below a map with a type for its values are those of the values, unless the sample has them as its keys.
        return match written.unlisted().1 {
            Written::Map(Some(value)) if spot.is_none_or(Spot::is_empty) => {
                Form::Map(Box::new(fields_in(value)))
            }
            Written::Map(_)
            | Written::Empty
            | Written::Scalar(_)
            | Written::Struct
            | Written::List(_)
            | Written::Named(_)
            | Written::Unknown(_) => Form::Struct,
        };
    }
    let shown = spot.and_then(Spot::scalar);
    let object = spot.is_some_and(|spot| spot.object);
    match written.unlisted().1 {
        Written::Map(value) => map_of(value.as_deref()),
        Written::Scalar(Type::Any) => Form::Scalar(Type::Any),
        Written::Scalar(_) if object && shown.is_none() => Form::Scalar(Type::Any),
        Written::Scalar(ty) => Form::Scalar(match spot {
            // Whatever comes can be text, and any whole number has a fraction of zero.
            Some(spot) if spot.words && !spot.number && is_number_or_flag(ty) => Type::String,
            Some(spot) if spot.fraction && matches!(ty, Type::Integer | Type::Long) => Type::Double,
            Some(_) | None => ty.clone(),
        }),
        // A struct of which nothing is known: whatever comes is kept.
        Written::Struct => Form::Scalar(Type::Any),
        Written::Empty | Written::List(_) | Written::Named(_) | Written::Unknown(_) => {
            match shown {
                Some(ty) => Form::Scalar(ty),
                None if object || matches!(written.unlisted().1, Written::Named(_)) => {
                    Form::Scalar(Type::Any)
                }
                None => Form::Scalar(Type::String),
            }
        }
    }
}

/// The form of a value that has fields: a struct in the lists and maps that the column tells.
fn fields_in(written: &Written) -> Form {
    match written {
        Written::List(Some(item)) => in_lists(fields_in(item), 1),
        Written::List(None) => in_lists(Form::Struct, 1),
        Written::Map(Some(value)) => Form::Map(Box::new(fields_in(value))),
        Written::Map(None)
        | Written::Empty
        | Written::Scalar(_)
        | Written::Struct
        | Written::Named(_)
        | Written::Unknown(_) => Form::Struct,
    }
}

pub(super) fn is_number_or_flag(ty: &Type) -> bool {
    match ty {
        Type::Integer | Type::Long | Type::Float | Type::Double | Type::Boolean => true,
        Type::String
        | Type::DateTime
        | Type::Json { .. }
        | Type::Binary
        | Type::Any
        | Type::List { .. }
        | Type::Map { .. }
        | Type::Struct { .. } => false,
    }
}

/// The inner key of a list that no sample shows, where the samples show all others in wrappers: its type's name, or the singular.
pub(super) fn likely_key(row: &Row<'_>) -> Option<String> {
    let is_list = matches!(row.ty, Written::List(_));
    match row.ty.type_name().filter(|_| is_list) {
        Some(name) => Some(name.to_owned()),
        None if is_list || is_plural(row.name) => singular(row.name),
        None => None,
    }
}

/// Of two spellings that differ in capitals the one that shows its words better, `ClientIpPool` rather than `CLientIpPool`
/// or `Clientippool`; the table's where they are equal.
pub(super) fn clearer<'n>(table: &'n str, sample: &'n str) -> &'n str {
    if table == sample || !table.eq_ignore_ascii_case(sample) {
        return table;
    }
    let words = |name: &str| {
        let mut after_capital = false;
        name.chars().fold(0_i32, |words, character| {
            let capital = character.is_uppercase();
            let change = i32::from(capital) * if after_capital { -1 } else { 1 };
            after_capital = capital;
            words + change
        })
    };
    if words(sample) > words(table) {
        sample
    } else {
        table
    }
}

//! Makes nodes of an alignment. Rows, shape and places come in, a [`Nesting`] goes out: places of one container are
//! brought together, wrapped lists and lists of scalars are told from structs, types are settled between table and sample.

use std::collections::HashMap;

use super::agree::believable;
use super::align::{Alignment, align, is_singular};
use super::dotted::{Plain, plain};
use super::shape::{ROOT, Shape, SpotId};
use super::{Answer, Form, Nesting, Node, Row};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Type;
use crate::types::Written;

/// Levels of nodes that are built; deeper ones hang on the last.
const MAX_LEVELS: usize = 64;

/// Recovers the tree of a response table.
pub fn nest_response(rows: &[Row<'_>], samples: &[Answer<'_>]) -> Nesting {
    let (answers, doubts) = believable(rows, samples);
    let shape = Shape::new(&answers);
    let table = plain(rows, |name| !shape.named(name).is_empty());
    let alignment = align(&table, &shape);
    let mut draft = Draft::new(&table, &shape);
    draft.diagnostics = doubts;
    draft.place(&alignment);
    draft.finish()
}

/// A node that is still changing.
#[derive(Debug)]
struct Sketch {
    row: Option<usize>,
    item_row: Option<usize>,
    spot: Option<SpotId>,
    children: Vec<usize>,
    level: usize,
}

struct Draft<'r, 's> {
    table: &'r Plain<'r, 'r>,
    rows: &'r [Row<'r>],
    shape: &'s Shape<'s>,
    /// The first is the answer itself; children come after their parents.
    sketches: Vec<Sketch>,
    diagnostics: Vec<Diagnostic>,
}

impl<'r, 's> Draft<'r, 's> {
    fn new(table: &'r Plain<'r, 'r>, shape: &'s Shape<'s>) -> Self {
        let root = Sketch {
            row: None,
            item_row: None,
            spot: Some(ROOT),
            children: Vec::new(),
            level: 0,
        };
        Self {
            table,
            rows: &table.rows,
            shape,
            sketches: vec![root],
            diagnostics: Vec::new(),
        }
    }

    /// Brings the containers of the alignment together with the nodes of their rows.
    fn place(&mut self, alignment: &Alignment) {
        let mut of_row: Vec<Option<usize>> = vec![None; self.rows.len()];
        let mut of_container: HashMap<usize, usize> = HashMap::from([(0, 0)]);
        let mut of_spot: HashMap<(usize, SpotId), usize> = HashMap::new();
        let mut of_name: HashMap<(usize, &str), usize> = HashMap::new();
        for (index, place) in alignment.places.iter().enumerate() {
            let Some(row) = self.rows.get(index) else {
                continue;
            };
            let parent = self.container(
                place.container,
                alignment,
                &of_row,
                &mut of_container,
                &mut of_spot,
            );
            if place.item {
                if let Some(sketch) = self.sketches.get_mut(parent) {
                    sketch.item_row = Some(index);
                }
                if let Some(slot) = of_row.get_mut(index) {
                    *slot = Some(parent);
                }
                continue;
            }
            let known = place
                .spot
                .and_then(|spot| of_spot.get(&(parent, spot)).copied());
            let same = known.or_else(|| of_name.get(&(parent, row.name)).copied());
            let node = match same {
                Some(node) => {
                    self.join(node, index);
                    node
                }
                None => self.add(parent, Some(index), place.spot),
            };
            if let Some(spot) = place.spot {
                of_spot.insert((parent, spot), node);
            }
            of_name.insert((parent, row.name), node);
            if let Some(slot) = of_row.get_mut(index) {
                *slot = Some(node);
            }
        }
    }

    /// A second row for a node: the first keeps it, unless it was only known from the sample.
    fn join(&mut self, node: usize, index: usize) {
        let Some(sketch) = self.sketches.get_mut(node) else {
            return;
        };
        match sketch.row.and_then(|first| self.rows.get(first)) {
            None => sketch.row = Some(index),
            Some(first) => {
                if let Some(row) = self.rows.get(index) {
                    let message = format!(
                        "`{}` is described here and on line {}",
                        row.name, first.line
                    );
                    self.diagnostics
                        .push(Diagnostic::new(Code::DuplicateRow, row.line, message));
                }
            }
        }
    }

    fn add(&mut self, parent: usize, row: Option<usize>, spot: Option<SpotId>) -> usize {
        let level = self
            .sketches
            .get(parent)
            .map_or(0, |parent| parent.level + 1);
        let id = self.sketches.len();
        self.sketches.push(Sketch {
            row,
            item_row: None,
            spot,
            children: Vec::new(),
            level,
        });
        if let Some(parent) = self.sketches.get_mut(parent) {
            parent.children.push(id);
        }
        id
    }

    /// The node of a container; made where only the sample shows it.
    fn container(
        &mut self,
        container: usize,
        alignment: &Alignment,
        of_row: &[Option<usize>],
        of_container: &mut HashMap<usize, usize>,
        of_spot: &mut HashMap<(usize, SpotId), usize>,
    ) -> usize {
        // Outwards to a container that has a node, then back in.
        let mut missing = Vec::new();
        let mut at = container;
        let mut node = loop {
            if let Some(node) = of_container.get(&at) {
                break *node;
            }
            let Some(found) = alignment.containers.get(at) else {
                break 0;
            };
            if let Some(node) = found.row.and_then(|row| of_row.get(row).copied().flatten()) {
                of_container.insert(at, node);
                break node;
            }
            missing.push((at, found.spot));
            match found.parent {
                Some(parent) => at = parent,
                None => break 0,
            }
        };
        for (at, spot) in missing.into_iter().rev() {
            if self
                .sketches
                .get(node)
                .is_some_and(|sketch| sketch.level >= MAX_LEVELS)
            {
                break;
            }
            node = match spot {
                Some(spot) => match of_spot.get(&(node, spot)) {
                    Some(known) => *known,
                    None => {
                        let made = self.add(node, None, Some(spot));
                        of_spot.insert((node, spot), made);
                        made
                    }
                },
                None => node,
            };
            of_container.insert(at, node);
        }
        node
    }

    fn name(&self, sketch: &Sketch) -> String {
        let row = sketch
            .row
            .and_then(|row| self.rows.get(row))
            .map(|row| row.name);
        let spot = sketch
            .spot
            .and_then(|spot| self.shape.spots.get(spot))
            .map(|spot| spot.name);
        row.or(spot).unwrap_or_default().to_owned()
    }

    /// Settles forms from the leaves up.
    fn finish(mut self) -> Nesting {
        let mut done: Vec<Option<Node>> = Vec::new();
        done.resize_with(self.sketches.len(), || None);
        for id in (1..self.sketches.len()).rev() {
            let children = self.take_children(id, &mut done);
            let node = self.node(id, children);
            if let Some(slot) = done.get_mut(id) {
                *slot = Some(node);
            }
        }
        let mut roots = self.take_children(0, &mut done);
        // From here on rows are those of the table, not those that were made of dotted names.
        let mut waiting: Vec<&mut Node> = roots.iter_mut().collect();
        while let Some(node) = waiting.pop() {
            node.row = node.row.and_then(|row| self.table.origin(row));
            node.item_row = node.item_row.and_then(|row| self.table.origin(row));
            waiting.extend(&mut node.children);
        }
        self.diagnostics.sort();
        Nesting {
            roots,
            diagnostics: self.diagnostics,
        }
    }

    fn take_children(&self, id: usize, done: &mut [Option<Node>]) -> Vec<Node> {
        let Some(sketch) = self.sketches.get(id) else {
            return Vec::new();
        };
        sketch
            .children
            .iter()
            .filter_map(|child| done.get_mut(*child).and_then(Option::take))
            .collect()
    }

    fn node(&mut self, id: usize, mut children: Vec<Node>) -> Node {
        let Some(sketch) = self.sketches.get(id) else {
            return Node {
                name: String::new(),
                row: None,
                item_row: None,
                form: Form::Struct,
                children,
            };
        };
        let name = self.name(sketch);
        let spot = sketch.spot.and_then(|spot| self.shape.spots.get(spot));
        let row = sketch.row.and_then(|row| self.rows.get(row));
        let empty = Written::Empty;
        let written = row.map_or(&empty, |row| &row.ty);
        let (node_row, mut item_row) = (sketch.row, sketch.item_row);

        // `"Tags":{"Tag":[...]}`: one child, which is the list.
        let wraps = match children.as_slice() {
            [only] => {
                item_row.is_none()
                    && spot.is_none_or(|spot| spot.lists == 0 && spot.children.len() <= 1)
                    && self.wraps(&name, written, spot.is_some_and(|spot| spot.json), only)
            }
            [] | [_, _, ..] => false,
        };
        if wraps && let Some(only) = children.pop() {
            let item = match only.form {
                Form::List {
                    wrapper: None,
                    item,
                } => item,
                form @ (Form::Scalar(_)
                | Form::Struct
                | Form::Map(_)
                | Form::List {
                    wrapper: Some(_), ..
                }) => Box::new(form),
            };
            return Node {
                name,
                row: node_row,
                item_row: only.row,
                form: Form::List {
                    wrapper: Some(only.name),
                    item,
                },
                children: only.children,
            };
        }
        let mut wrapper = None;
        if let Some(item) = item_row.and_then(|item| self.rows.get(item)) {
            // `Array of Tag` and a row `Tag`: an inner key, unless the sample shows a plain list.
            if spot.is_none_or(|spot| spot.lists == 0) {
                wrapper = Some(item.name.to_owned());
            }
        } else if children.is_empty()
            && let Some(spot) = spot
            && spot.lists == 0
            && let [only] = spot.children.as_slice()
        {
            // A wrapped list of which no row tells.
            if let Some(inner) = self.shape.spots.get(*only)
                && inner.children.is_empty()
                && (inner.lists > 0
                    || (matches!(written, Written::List(_)) && is_singular(inner.name, &name)))
            {
                wrapper = Some(inner.name.to_owned());
                let item = lists(
                    inner.lists.saturating_sub(1),
                    Form::Scalar(scalar(item_of(written), inner.scalar())),
                );
                item_row = None;
                return Node {
                    name,
                    row: node_row,
                    item_row,
                    form: Form::List {
                        wrapper,
                        item: Box::new(item),
                    },
                    children,
                };
            }
        }
        let inner = if children.is_empty() {
            let known =
                spot.is_some_and(|spot| spot.object) && !matches!(written, Written::Scalar(_));
            match written {
                Written::Map => Form::Map(Box::new(Form::Scalar(Type::Any))),
                Written::Struct => Form::Struct,
                Written::List(Some(item)) if matches!(**item, Written::Struct) => Form::Struct,
                Written::Empty
                | Written::Scalar(_)
                | Written::List(_)
                | Written::Named(_)
                | Written::Unknown(_) => {
                    if known {
                        Form::Struct
                    } else {
                        Form::Scalar(scalar(
                            item_of(written),
                            spot.and_then(|spot| spot.scalar()),
                        ))
                    }
                }
            }
        } else {
            Form::Struct
        };
        let levels = match (written, spot) {
            (_, Some(spot)) if spot.lists > 0 => spot.lists,
            (Written::List(_), _) => 1,
            (_, _) if item_row.is_some() => 1,
            // Neither table nor sample tells; a plural is a list far more often than not.
            (Written::Empty | Written::Unknown(_), None) if is_plural(&name) && row.is_some() => 1,
            (
                Written::Empty
                | Written::Scalar(_)
                | Written::Struct
                | Written::Map
                | Written::Named(_)
                | Written::Unknown(_),
                _,
            ) => 0,
        };
        let mut form = lists(levels, inner);
        if let Form::List {
            wrapper: inner_key, ..
        } = &mut form
        {
            *inner_key = wrapper;
        }
        Node {
            name,
            row: node_row,
            item_row,
            form,
            children,
        }
    }

    /// Whether `only`, the one child of the node, is the inner key of a wrapped list.
    fn wraps(&self, name: &str, written: &Written, json: bool, only: &Node) -> bool {
        let inner = only
            .row
            .and_then(|row| self.rows.get(row))
            .map(|row| &row.ty);
        let named = written
            .type_name()
            .is_some_and(|item| item.eq_ignore_ascii_case(&only.name));
        let related = named || is_singular(&only.name, name);
        match (&only.form, written) {
            (
                Form::List {
                    wrapper: Some(_), ..
                },
                _,
            ) => false,
            (Form::List { wrapper: None, .. }, Written::List(_)) => true,
            (Form::List { wrapper: None, .. }, _) => {
                inner.is_none_or(|ty| !matches!(ty, Written::List(_)))
                    || (!matches!(written, Written::Struct) && related)
            }
            (Form::Struct, Written::List(_)) => related || !json,
            (Form::Scalar(_), Written::List(_)) => related && !json && inner.is_none(),
            // XML turned into JSON shows a list of one element as a struct.
            (Form::Struct, Written::Empty | Written::Unknown(_)) => {
                only.row.is_none() && is_singular(&only.name, name)
            }
            (Form::Struct | Form::Scalar(_), _) => false,
            (Form::Map(_), _) => false,
        }
    }
}

fn lists(levels: usize, inner: Form) -> Form {
    (0..levels).fold(inner, |item, _| Form::List {
        wrapper: None,
        item: Box::new(item),
    })
}

/// Whether a name looks like several things: `Rules`, not `Address`.
fn is_plural(name: &str) -> bool {
    name.len() > 3
        && name.ends_with('s')
        && !name.ends_with("ss")
        && !name.ends_with("us")
        && !name.ends_with("is")
}

/// What a type column says of the elements of a list, or of the value itself.
fn item_of(written: &Written) -> &Written {
    match written {
        Written::List(Some(item)) => item_of(item),
        Written::List(None) => &Written::Empty,
        Written::Empty
        | Written::Scalar(_)
        | Written::Struct
        | Written::Map
        | Written::Named(_)
        | Written::Unknown(_) => written,
    }
}

/// The type of a plain value: the table's, else the sample's, else text.
fn scalar(written: &Written, shown: Option<Type>) -> Type {
    match written {
        Written::Scalar(ty) => ty.clone(),
        Written::Empty
        | Written::List(_)
        | Written::Struct
        | Written::Map
        | Written::Named(_)
        | Written::Unknown(_) => shown.unwrap_or(Type::String),
    }
}

//! The tree of a request table. Rows come in; a [`Nesting`] goes out in which `Tag.N.Key` is the field `Key` of the structs
//! in the list `Tag`, marked rows stand inside the row above them, and a table about a named type fills the rows of that type.
//!
//! A dot that no index follows or precedes is part of the name: `SystemDisk.Size` is one parameter.

use std::collections::{BTreeSet, HashMap};

use super::dotted::{Part, parts};
use super::form::map_of;
use super::{Form, MAX_LEVELS, MAX_LISTS, Nesting, Node, Row, Values, from_the_leaves};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Type;
use crate::page::text::words;
use crate::types::Written;

/// A node that is still changing.
#[derive(Debug)]
struct Sketch {
    name: String,
    row: Option<usize>,
    /// The row `Tag.N` beside a row `Tag`.
    item_row: Option<usize>,
    /// Lists that the indices of names show.
    lists: usize,
    children: Vec<usize>,
    level: usize,
}

impl Sketch {
    fn children(&self) -> &[usize] {
        &self.children
    }
}

/// What a dot in a name means where no index stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dots {
    /// Part of the name: flat parameters such as `SystemDisk.Size` are sent as they are written.
    Kept,
    /// In a JSON body `disk.size` is the field `size` of `disk`, where there is a row `disk`.
    Nested,
}

/// Recovers the tree of a request table.
pub fn nest_request(rows: &[Row<'_>], values: &Values, dots: Dots) -> Nesting {
    let first = rows.first().map(|row| row.table);
    let has_further = rows.iter().any(|row| Some(row.table) != first);
    let mut draft = Draft {
        rows,
        values,
        dots,
        sketches: Vec::new(),
        by_name: HashMap::new(),
        titled: has_further.then(Titled::default),
        parameters: HashMap::new(),
        diagnostics: Vec::new(),
    };
    draft.add(None, "", 0);
    draft.place();
    draft.finish()
}

struct Draft<'r> {
    rows: &'r [Row<'r>],
    values: &'r Values,
    dots: Dots,
    /// The first is the request itself; children come after their parents.
    sketches: Vec<Sketch>,
    by_name: HashMap<(usize, String), usize>,
    /// The nodes with a row, by what a title may call them; only where there is a further table, which most pages lack.
    titled: Option<Titled>,
    /// The parameters, by the key that values have them by.
    parameters: HashMap<String, usize>,
    diagnostics: Vec<Diagnostic>,
}

/// Nodes in order, by names in lower case.
#[derive(Debug, Default)]
struct Titled {
    by_type: HashMap<String, BTreeSet<usize>>,
    by_name: HashMap<String, BTreeSet<usize>>,
}

impl Titled {
    fn add(&mut self, node: usize, name: &str, ty: Option<&str>) {
        let add = |nodes: &mut HashMap<String, BTreeSet<usize>>, name: &str| {
            nodes
                .entry(name.to_ascii_lowercase())
                .or_default()
                .insert(node);
        };
        add(&mut self.by_name, name);
        if let Some(ty) = ty {
            add(&mut self.by_type, ty);
        }
    }
}

impl Draft<'_> {
    fn add(&mut self, parent: Option<usize>, name: &str, lists: usize) -> usize {
        let id = self.sketches.len();
        let level = parent
            .and_then(|parent| self.sketches.get(parent))
            .map_or(0, |parent| parent.level + 1);
        self.sketches.push(Sketch {
            name: name.to_owned(),
            row: None,
            item_row: None,
            lists,
            children: Vec::new(),
            level,
        });
        if let Some(parent) = parent {
            self.by_name.insert((parent, name.to_owned()), id);
            if parent == 0 {
                self.parameters.entry(Values::key(name)).or_insert(id);
            }
            if let Some(parent) = self.sketches.get_mut(parent) {
                parent.children.push(id);
            }
        }
        id
    }

    fn place(&mut self) {
        // Nodes of the marked rows that are open, innermost last.
        let mut open: Vec<usize> = Vec::new();
        let mut inside = 0;
        for (index, row) in self.rows.iter().enumerate() {
            let table_begins = index > 0
                && self
                    .rows
                    .get(index - 1)
                    .is_some_and(|before| before.table != row.table);
            if table_begins {
                open.clear();
                inside = self.of_title(row.title);
                if inside == 0 {
                    inside = self.of_values(index);
                }
            }
            if !table_begins && self.joins_item(index, open.last().copied()) {
                continue;
            }
            open.truncate(row.level);
            let around = if row.level == 0 {
                inside
            } else {
                open.last().copied().unwrap_or(inside)
            };
            let node = self.insert(around, row.name, index);
            while open.len() < row.level {
                open.push(around);
            }
            open.push(node);
        }
    }

    /// Whether the row stands for the elements of the list that the row before it describes, `Tag` below `Tags`, `Array of Tag`.
    fn joins_item(&mut self, index: usize, list: Option<usize>) -> bool {
        let (Some(before), Some(row)) = (
            index
                .checked_sub(1)
                .and_then(|before| self.rows.get(before)),
            self.rows.get(index),
        ) else {
            return false;
        };
        let is_item = matches!(row.ty, Written::Empty)
            && matches!(before.ty, Written::List(_))
            && before.name != row.name
            && (before.ty.type_name()).is_some_and(|name| name.eq_ignore_ascii_case(row.name))
            && (row.level == before.level || row.level == before.level + 1);
        match list.and_then(|list| self.sketches.get_mut(list)) {
            Some(sketch)
                if is_item && sketch.item_row.is_none() && sketch.row == Some(index - 1) =>
            {
                sketch.item_row = Some(index);
                true
            }
            Some(_) | None => false,
        }
    }

    /// The node whose type a title names; the request itself where there is none.
    fn of_title(&self, title: &str) -> usize {
        let words: Vec<String> = words(title).map(str::to_ascii_lowercase).collect();
        // The nearest above that has no fields yet: two parameters may each have a part `items`.
        let nearest = |owners: &HashMap<String, BTreeSet<usize>>| {
            let owners = || words.iter().filter_map(|word| owners.get(word));
            let is_empty = |id: &&usize| {
                let sketch = self.sketches.get(**id);
                sketch.is_some_and(|sketch| sketch.children.is_empty())
            };
            let empty = owners().filter_map(|ids| ids.iter().rfind(is_empty)).max();
            let last = || owners().filter_map(BTreeSet::last).max();
            empty.or_else(last).copied()
        };
        let found = self.titled.as_ref().and_then(|titled| {
            let by_name = || nearest(&titled.by_name);
            nearest(&titled.by_type).or_else(by_name)
        });
        found.unwrap_or(0)
    }

    /// The node inside whose value the rows of the table that begins at `first` stand; the request itself where there is none.
    fn of_values(&mut self, first: usize) -> usize {
        let rows = self.rows.get(first..).unwrap_or_default();
        let table = rows.first().map(|row| row.table);
        let names = rows
            .iter()
            .take_while(|row| Some(row.table) == table)
            .filter(|row| row.level == 0)
            .map(|row| row.name);
        let place = self
            .values
            .place(names, |name| self.parameters.get(name).copied());
        let Some(place) = place else {
            return 0;
        };
        let mut node = place.parameter;
        for key in place.path {
            if self.is_deepest(node) {
                break;
            }
            node = match self.by_name.get(&(node, key.clone())) {
                Some(known) => *known,
                None => self.add(Some(node), key, 0),
            };
        }
        node
    }

    /// Whether nothing more is built inside a node.
    fn is_deepest(&self, node: usize) -> bool {
        let sketch = self.sketches.get(node);
        sketch.is_some_and(|sketch| sketch.level >= MAX_LEVELS)
    }

    fn insert(&mut self, around: usize, name: &str, index: usize) -> usize {
        let parts = self.relative(around, parts(name));
        let mut node = around;
        let mut ends_in_list = false;
        for part in &parts {
            if self.is_deepest(node) {
                break;
            }
            let (within, name) = self.inside(node, part.name);
            node = match self.by_name.get(&(within, name.to_owned())) {
                Some(known) => *known,
                None => self.add(Some(within), name, 0),
            };
            if let Some(sketch) = self.sketches.get_mut(node) {
                sketch.lists = sketch.lists.max(part.lists);
            }
            ends_in_list = part.lists > 0;
        }
        let first = self.sketches.get(node).and_then(|sketch| sketch.row);
        let Some(sketch) = self.sketches.get_mut(node) else {
            return around;
        };
        match first.and_then(|first| self.rows.get(first)) {
            None => {
                sketch.row = Some(index);
                if let Some(titled) = &mut self.titled {
                    let ty = self.rows.get(index).and_then(|row| row.ty.type_name());
                    titled.add(node, &sketch.name, ty);
                }
            }
            // `Tag` and `Tag.N`: the list, and its elements.
            Some(earlier)
                if ends_in_list
                    && sketch.item_row.is_none()
                    && earlier.name != name
                    && parts_end_plain(earlier.name) =>
            {
                sketch.item_row = Some(index)
            }
            Some(earlier) => {
                if let Some(row) = self.rows.get(index) {
                    let message = format!(
                        "`{}` is what `{}` on line {} describes",
                        row.name, earlier.name, earlier.line
                    );
                    self.diagnostics
                        .push(Diagnostic::new(Code::DuplicateRow, row.line, message));
                }
            }
        }
        node
    }

    /// The node that a dotted part stands in and what is left of its name. `Filter.Key` beside a list `Filter` cannot be sent as written;
    /// beside anything else it can, unless it goes into a JSON body.
    fn inside<'n>(&self, around: usize, name: &'n str) -> (usize, &'n str) {
        let (mut node, mut left) = (around, name);
        while let Some((front, rest)) = left.split_once('.')
            && !rest.is_empty()
            && let Some(known) = self.by_name.get(&(node, front.to_owned()))
            && !self.is_deepest(*known)
            && self.holds_dotted(*known)
        {
            (node, left) = (*known, rest);
        }
        (node, left)
    }

    fn holds_dotted(&self, node: usize) -> bool {
        let sketch = self.sketches.get(node);
        let row = sketch.and_then(|sketch| self.rows.get(sketch.row?));
        row.is_some_and(|row| match &row.ty {
            Written::List(None) => true,
            Written::List(Some(item)) => item.is_container(),
            Written::Struct | Written::Map(_) | Written::Named(_) | Written::Empty => {
                self.dots == Dots::Nested
            }
            Written::Scalar(_) | Written::Unknown(_) => false,
        })
    }

    /// A marked row may repeat the name of the row that it stands in: `Tag.N.Key` inside `Tag` is `Key`.
    fn relative<'n>(&self, around: usize, mut parts: Vec<Part<'n>>) -> Vec<Part<'n>> {
        let repeats = around > 0
            && parts.len() > 1
            && parts.first().is_some_and(|first| {
                self.sketches
                    .get(around)
                    .is_some_and(|sketch| sketch.name == first.name)
            });
        if repeats {
            parts.remove(0);
        }
        parts
    }

    fn finish(mut self) -> Nesting {
        let roots = from_the_leaves(&self.sketches, Sketch::children, |sketch, children| {
            self.node(sketch, children)
        });
        self.report_parts(&roots);
        self.diagnostics.sort();
        Nesting {
            roots,
            diagnostics: self.diagnostics,
        }
    }

    /// What stands inside the value of a parameter is no parameter: each row is reported where it is.
    fn report_parts(&mut self, roots: &[Node]) {
        let mut waiting: Vec<(&Node, Option<&Node>)> =
            roots.iter().map(|node| (node, None)).collect();
        let mut found = Vec::new();
        while let Some((node, text)) = waiting.pop() {
            let described = [node.row, node.item_row]
                .into_iter()
                .flatten()
                .filter_map(|row| self.rows.get(row));
            if let Some(text) = text {
                let around = match text.form {
                    Form::Text(_) => "a part of the JSON text in",
                    Form::Scalar(_) | Form::List { .. } | Form::Struct | Form::Map(_) => {
                        "a value of"
                    }
                };
                found.extend(described.map(|row| {
                    let message = format!("`{}` is {around} `{}`", row.name, text.name);
                    Diagnostic::new(Code::JsonPart, row.line, message)
                }));
            }
            let text = text.or(match &node.form {
                Form::Text(_) | Form::Scalar(_) => Some(node),
                Form::List { .. } | Form::Struct | Form::Map(_) => None,
            });
            waiting.extend(node.children.iter().map(|child| (child, text)));
        }
        self.diagnostics.extend(found);
    }

    fn node(&self, sketch: &Sketch, children: Vec<Node>) -> Node {
        let empty = Written::Empty;
        let written_of =
            |row: Option<usize>| row.and_then(|row| self.rows.get(row)).map(|row| &row.ty);
        let written = written_of(sketch.row).unwrap_or(&empty);
        let item = written_of(sketch.item_row);
        let is_told = |ty: &&Written| !matches!(ty, Written::Empty);
        let (written_lists, innermost) = item.filter(is_told).unwrap_or(written).unlisted();
        let lists = sketch
            .lists
            .max(written_lists)
            .max(usize::from(matches!(written, Written::List(_))))
            .min(MAX_LISTS);
        // Text with fields inside is a JSON text, and so is a list or struct that requests send as one.
        let is_text =
            lists == 0 && matches!(innermost, Written::Scalar(Type::String | Type::Json { .. }));
        let is_sent_as_text =
            sketch.lists == 0 && sketch.level == 1 && self.values.is_text(&sketch.name);
        // A table may as well list the values that a text may have.
        let lists_values = is_text
            && sketch.level == 1
            && children
                .iter()
                .any(|child| self.values.has_word(&sketch.name, &child.name));
        if lists_values {
            return Node {
                name: sketch.name.clone(),
                row: sketch.row,
                item_row: sketch.item_row,
                form: Form::Scalar(Type::String),
                children,
            };
        }
        let is_json = !children.is_empty() && (is_text || is_sent_as_text);
        let value = (sketch.level == 1).then(|| self.values.is_list(&sketch.name));
        // The lists that the column of a JSON text tells are lists of its value; a value that is shown tells better.
        let lists = match value.flatten() {
            Some(is_list) if is_json => usize::from(is_list),
            Some(_) | None => lists,
        };
        let inner = if !children.is_empty() {
            Form::Struct
        } else {
            match innermost {
                Written::Scalar(ty) => Form::Scalar(ty.clone()),
                Written::Empty | Written::List(_) | Written::Unknown(_) => {
                    Form::Scalar(Type::String)
                }
                Written::Struct | Written::Named(_) => Form::Scalar(Type::Any),
                Written::Map(value) => map_of(value.as_deref()),
            }
        };
        let form = (0..lists).fold(inner, |item, _| Form::List {
            wrapper: None,
            item: Box::new(item),
        });
        let form = if is_json {
            Form::Text(Box::new(form))
        } else {
            form
        };
        Node {
            name: sketch.name.clone(),
            row: sketch.row,
            item_row: sketch.item_row,
            form,
            children,
        }
    }
}

/// Whether a name does not end in an index.
fn parts_end_plain(name: &str) -> bool {
    parts(name).last().is_some_and(|part| part.lists == 0)
}

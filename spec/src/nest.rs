//! Recovers the trees that flat tables have lost. The rows of a table and the samples of its page come in; nodes with
//! their children, and what was doubtful about them, go out.
//!
//! Responses ([`nest_response`]): the rows are, nearly, a pre-order walk of the answer's tree, and the samples show that
//! tree. `align` reads the rows in order, keeps the containers that are open, and weighs for each row every place it
//! could have: a child of one of the open containers that the sample knows by that name (containers between that have no
//! row are opened on the way), or a field that the sample lacks in one of them. The best few readings are kept, so that a
//! later row can decide where an earlier one belongs. `build` turns the best reading into nodes and types.
//!
//! Requests ([`nest_request`]): names say their place (`Tag.N.Key`), and [`Values`] that the page shows tell which tables are about
//! the inside of a JSON text. Before that, rows without either get levels by the queries of sample requests ([`nest_levels`]).
//! The rows of a JSON body that the page shows ([`nest_body`]) go by the same alignment as responses.

mod agree;
mod align;
mod body;
mod build;
mod compare;
mod dotted;
mod form;
mod keys;
mod plural;
#[cfg(test)]
mod properties;
mod request;
mod sent;
mod shape;
mod share;
#[cfg(test)]
mod tests;
mod values;

use crate::diagnostic::Diagnostic;
use crate::model::{Field, Type};
use crate::sample::Tree;
use crate::types::Written;

pub use body::nest_body;
pub use build::nest_response;
pub use request::{Dots, nest_request};
pub use sent::{nest_levels, report_open};
pub use values::Values;

pub(crate) use dotted::is_index;

/// Levels of fields that are built; deeper ones hang on the last. An answer of a service has hardly half of them, and a spec
/// of that depth can be read by any reader of JSON: each level takes three of its levels, and one for each list.
const MAX_LEVELS: usize = 16;
/// Fields that are built from the tables of types that several fields name; a dozen fields of the largest type there is have fewer.
const MAX_SHARED: usize = 2_000;
/// How often a type that names itself stands inside itself: deeper values are kept as they come.
const MAX_SELF: usize = 1;
/// Lists inside one another that a type keeps.
const MAX_LISTS: usize = 4;

/// A row of a table of parameters or response fields.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// The name without marks, as [`read_name`] gives it.
    pub name: &'a str,
    /// How deep the marks before the name say it is: 0 for none, 1 for `└`.
    pub level: usize,
    /// The type column.
    pub ty: Written,
    /// The example column shows a plain value, or a list of them: nothing stands inside.
    pub is_value: bool,
    /// The line where the row starts.
    pub line: u32,
    /// Which table of the section the row is in, from 0.
    pub table: usize,
    /// The heading or the line before that table.
    pub title: &'a str,
}

/// How a sample is written, which tells how far its shape is to be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// Shows lists and types as they are on the wire.
    Json,
    /// A list of one element looks like a struct, every value is text.
    Xml,
}

/// A sample answer of the page.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    /// What was read from it.
    pub tree: &'a Tree,
    /// How it is written.
    pub notation: Notation,
}

/// The recovered tree of a table.
#[derive(Clone, Debug, Default)]
pub struct Nesting {
    /// What stands at the top, in page order.
    pub roots: Vec<Node>,
    /// What was doubtful, with the line of the row.
    pub diagnostics: Vec<Diagnostic>,
}

/// A field or parameter with what is inside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The name on the wire.
    pub name: String,
    /// Index of the row that describes it; absent for what only the sample or the names of other rows show.
    pub row: Option<usize>,
    /// Index of the row that stands for the elements of the list: `Tag` below `Tags`, `Array of Tag`.
    pub item_row: Option<usize>,
    /// Its type without the fields.
    pub form: Form,
    /// The fields of the innermost struct of `form`.
    pub children: Vec<Node>,
}

/// A type whose fields stand beside it.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// A plain value.
    Scalar(Type),
    /// A list; `wrapper` is the inner key of `"Tags":{"Tag":[...]}`.
    List {
        /// The inner key, where there is one.
        wrapper: Option<String>,
        /// Form of each element.
        item: Box<Form>,
    },
    /// An object with the node's children as fields.
    Struct,
    /// An object whose keys are data.
    Map(Box<Form>),
    /// A JSON text with a value of this form.
    Text(Box<Form>),
}

impl Form {
    /// The type with its fields put in.
    pub fn into_type(self, fields: Vec<Field>) -> Type {
        match self {
            Self::Scalar(ty) => ty,
            Self::List { wrapper, item } => Type::List {
                item: Box::new(item.into_type(fields)),
                wrapper,
            },
            Self::Struct => Type::Struct { fields },
            Self::Map(value) => Type::Map {
                value: Box::new(value.into_type(fields)),
            },
            Self::Text(value) => Type::Json {
                content: Some(Box::new(value.into_type(fields))),
            },
        }
    }
}

/// Makes nodes of drafts that stand after the drafts around them, the innermost first; the first draft is the whole, and its
/// children are what goes out.
fn from_the_leaves<S>(
    drafts: &[S],
    children: impl Fn(&S) -> &[usize],
    node: impl Fn(&S, Vec<Node>) -> Node,
) -> Vec<Node> {
    let mut done: Vec<Option<Node>> = Vec::new();
    done.resize_with(drafts.len(), || None);
    let take = |draft: &S, done: &mut [Option<Node>]| -> Vec<Node> {
        let inside = children(draft).iter();
        inside
            .filter_map(|child| done.get_mut(*child).and_then(Option::take))
            .collect()
    };
    for (id, draft) in drafts.iter().enumerate().skip(1).rev() {
        let inside = take(draft, &mut done);
        if let Some(slot) = done.get_mut(id) {
            *slot = Some(node(draft, inside));
        }
    }
    drafts
        .first()
        .map_or_else(Vec::new, |whole| take(whole, &mut done))
}

/// The characters of a name in lower case, for comparing names without a copy.
fn lower_case(name: &str) -> impl Iterator<Item = char> {
    name.chars().flat_map(char::to_lowercase)
}

/// Takes the marks of nested rows off a name cell: `  └Key` is `Key` at level 2, since the exporter moves each level in by two spaces.
pub fn read_name(cell: &str) -> (usize, &str) {
    let is_space = |c: char| c.is_whitespace() || c == '\u{a0}';
    let is_mark = |c: char| {
        matches!(
            c,
            '└' | '├' | '┗' | '┣' | '│' | '─' | '━' | '┃' | '∟' | '↳' | '»' | '>'
        )
    };
    let indented = cell.trim_start_matches(is_space);
    let name = indented
        .trim_start_matches(|c| is_mark(c) || is_space(c))
        .trim_end_matches(is_space);
    let marks = indented.len() - indented.trim_start_matches(is_mark).len();
    if marks == 0 {
        return (0, name);
    }
    let spaces = cell.chars().take_while(|c| is_space(*c)).count();
    let corners = indented
        .chars()
        .take_while(|c| is_mark(*c) || is_space(*c))
        .filter(|c| matches!(c, '└' | '├' | '┗' | '┣' | '∟' | '↳' | '»' | '>'))
        .count();
    (corners.max(1) + spaces / 2, name)
}

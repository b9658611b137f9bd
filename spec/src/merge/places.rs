//! Two pages of one operation come in; where their response fields stand, and what their samples show there, can be asked for.
//! Tables that lost their nesting put the same field at different places on different pages; a sample tells which are real.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use crate::model::{Field, Operation, Sample, SampleKind};
use crate::sample::{Tree, read_json, read_xml};

/// The response fields of the leading page and of another one, and what the samples of both show.
pub(super) struct Places<'p> {
    /// Where the leading page has each name.
    leading: HashMap<String, Vec<Path>>,
    other: HashSet<Path>,
    leading_answers: Answers<'p>,
    other_answers: Answers<'p>,
}

/// The names down to a field, the outermost first, without regard to case and to the inner keys of lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Path(Vec<String>);

/// The answers that a page shows, read when they are asked for.
struct Answers<'p> {
    samples: &'p [Sample],
    trees: OnceCell<Vec<Tree>>,
}

impl<'p> Places<'p> {
    /// Of `fields`, the leading page's, whose samples are `samples`, and of another page.
    pub(super) fn new(fields: &[Field], samples: &'p [Sample], other: &'p Operation) -> Self {
        let mut leading: HashMap<String, Vec<Path>> = HashMap::new();
        visit(fields, &mut Path::default(), &mut |name, path| {
            leading
                .entry(name.to_owned())
                .or_default()
                .push(path.clone());
        });
        let mut paths = HashSet::new();
        visit(
            &other.response.fields,
            &mut Path::default(),
            &mut |_, path| {
                paths.insert(path.clone());
            },
        );
        Self {
            leading,
            other: paths,
            leading_answers: Answers::of(samples),
            other_answers: Answers::of(&other.samples),
        }
    }

    /// The place that the leading page gives the field that only the other page has at `path`: the name stands there and, on
    /// the other page, does not; and no sample of the other page shows `path`.
    pub(super) fn elsewhere(&self, path: &Path) -> Option<&Path> {
        let places = self.leading.get(path.0.last()?)?;
        let place = places.iter().find(|place| {
            !self.other.contains(place) && self.leading_answers.any(place, |_| true)
        })?;
        (!self.other_answers.any(path, |_| true)).then_some(place)
    }

    /// Whether an answer of the leading page has a list itself at `path`, not an object with the list inside.
    pub(super) fn leading_shows_list(&self, path: &Path) -> bool {
        self.leading_answers
            .any(path, |value| matches!(value, Tree::List(_)))
    }
}

impl Path {
    pub(super) fn enter(&mut self, name: &str) {
        self.0.push(name.to_lowercase());
    }

    pub(super) fn leave(&mut self) {
        self.0.pop();
    }
}

impl std::fmt::Display for Path {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0.join("."))
    }
}

impl<'p> Answers<'p> {
    fn of(samples: &'p [Sample]) -> Self {
        Self {
            samples,
            trees: OnceCell::new(),
        }
    }

    /// Whether one of the answers has a value at `path` for which `holds` is true.
    fn any(&self, path: &Path, holds: impl Fn(&Tree) -> bool) -> bool {
        self.trees
            .get_or_init(|| self.samples.iter().flat_map(read).collect())
            .iter()
            .any(|tree| reaches(tree, &path.0, &holds))
    }
}

/// The answers in a sample; what cannot be read was reported when its page was.
fn read(sample: &Sample) -> Vec<Tree> {
    match sample.kind {
        SampleKind::Json => read_json(&sample.text).unwrap_or_default(),
        SampleKind::Xml => read_xml(&sample.text).into_iter().collect(),
        SampleKind::Request | SampleKind::Error => Vec::new(),
    }
}

/// Whether `names` lead from `tree` to a value for which `holds` is true. Lists are entered, and so is the one member of an
/// object: the inner key of a list, or the root of XML that was turned into JSON.
fn reaches(tree: &Tree, names: &[String], holds: &impl Fn(&Tree) -> bool) -> bool {
    let Some((name, deeper)) = names.split_first() else {
        return holds(tree);
    };
    match tree {
        Tree::Object(members) => {
            let mut named = members
                .iter()
                .filter(|(key, _)| key.trim().to_lowercase() == *name)
                .peekable();
            if named.peek().is_some() {
                return named.any(|(_, value)| reaches(value, deeper, holds));
            }
            match members.as_slice() {
                [(_, only)] => reaches(only, names, holds),
                [] | [_, _, ..] => false,
            }
        }
        Tree::List(items) => items.iter().any(|item| reaches(item, names, holds)),
        Tree::Text(_) | Tree::Number(_) | Tree::Boolean(_) | Tree::Null => false,
    }
}

/// Hands each field to `found`, with its name as paths have it and its path.
fn visit(fields: &[Field], path: &mut Path, found: &mut impl FnMut(&str, &Path)) {
    for field in fields {
        path.enter(&field.name);
        if let Some(name) = path.0.last() {
            found(name, path);
        }
        visit(field.ty.fields().unwrap_or_default(), path, found);
        path.leave();
    }
}

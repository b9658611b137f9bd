//! What the values that a page shows for its parameters tell of what is inside them. Examples and sample requests come in; the value that a
//! further table is about goes out.
//!
//! A parameter whose value is a JSON text has parts that are no parameters, and pages list them in a table below the parameters, often
//! with the same columns. Its rows are the keys of an object in a value that the page shows, and no request of the page sends them.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::dotted::parts;
use crate::sample::{RequestSample, Tree, read_json};

/// Objects inside values that are told apart on a page; more are data.
const MAX_OBJECTS: usize = 256;
/// Words of a value that are kept.
const MAX_WORDS: usize = 64;

/// The values that a page shows for its parameters.
#[derive(Debug, Default)]
pub struct Values {
    /// By name in lower case, without indices.
    trees: BTreeMap<String, Vec<Tree>>,
    /// The words of values that are no JSON texts, by name as `trees`.
    words: HashMap<String, HashSet<String>>,
    /// The objects inside the values.
    objects: Vec<Object>,
    /// Which objects have a key, by the key in lower case.
    keys: HashMap<String, Vec<usize>>,
    /// What sample requests send as a parameter, in lower case, without indices.
    sent: HashSet<String>,
    /// Parameters that sample requests send as one JSON text.
    texts: HashSet<String>,
}

/// The objects at one place in the values of a parameter.
#[derive(Debug)]
struct Object {
    /// In lower case.
    parameter: String,
    /// The keys that lead there from the parameter; lists have none.
    path: Vec<String>,
}

/// A place inside the value of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place<'v> {
    /// What the lookup gave for the parameter.
    pub(super) parameter: usize,
    /// The keys that lead there.
    pub(super) path: &'v [String],
}

impl Values {
    /// Reads the examples of parameters, as names and texts, and the sample requests of a page.
    pub fn read<'a>(
        examples: impl Iterator<Item = (&'a str, &'a str)>,
        requests: impl Iterator<Item = &'a RequestSample>,
    ) -> Self {
        let mut values = Self::default();
        for (name, text) in examples {
            values.add(name, text);
        }
        for request in requests {
            for (name, text) in &request.query {
                values.sent.insert(Self::key(name));
                values
                    .sent
                    .extend(parts(name).first().map(|part| part.name.to_lowercase()));
                if values.add(name, text) && !name.contains('.') {
                    values.texts.insert(Self::key(name));
                }
            }
            // The members of a body are parameters that travel in it.
            let body = request.body.as_ref();
            let body = body.and_then(|body| read_json(body).ok());
            for tree in body.into_iter().flatten() {
                if let Tree::Object(members) = tree {
                    values
                        .sent
                        .extend(members.iter().map(|(key, _)| Self::key(key)));
                }
            }
        }
        values.find_objects();
        values
    }

    /// Keeps a value; tells whether it is a JSON text with objects in it.
    fn add(&mut self, name: &str, text: &str) -> bool {
        let text = text.trim();
        if !text.starts_with(['[', '{']) {
            let words = text.split(|c: char| c.is_whitespace() || ",;|\"'，、".contains(c));
            let words = words.filter(|word| !word.is_empty()).take(MAX_WORDS);
            let known = self.words.entry(Self::key(name)).or_default();
            known.extend(words.map(str::to_owned));
            return false;
        }
        if !text.contains('{') {
            return false;
        }
        let Ok(trees) = read_json(text) else {
            return false;
        };
        self.trees.entry(Self::key(name)).or_default().extend(trees);
        true
    }

    fn find_objects(&mut self) {
        for (parameter, trees) in &self.trees {
            let mut waiting = vec![(Vec::new(), trees.iter().collect::<Vec<_>>())];
            while let Some((path, trees)) = waiting.pop() {
                if self.objects.len() >= MAX_OBJECTS {
                    return;
                }
                let mut inside: BTreeMap<&str, Vec<&Tree>> = BTreeMap::new();
                let mut level = trees;
                while let Some(tree) = level.pop() {
                    match tree {
                        Tree::List(items) => level.extend(items),
                        Tree::Object(members) => {
                            for (key, value) in members {
                                inside.entry(key).or_default().push(value);
                            }
                        }
                        Tree::Text(_) | Tree::Number(_) | Tree::Boolean(_) | Tree::Null => {}
                    }
                }
                if inside.is_empty() {
                    continue;
                }
                for key in inside.keys() {
                    let known = self.keys.entry(key.to_lowercase()).or_default();
                    if known.last() != Some(&self.objects.len()) {
                        known.push(self.objects.len());
                    }
                }
                waiting.extend(inside.into_iter().map(|(key, values)| {
                    let path = path.iter().cloned().chain([key.to_owned()]).collect();
                    (path, values)
                }));
                self.objects.push(Object {
                    parameter: parameter.clone(),
                    path,
                });
            }
        }
    }

    /// The value whose parts these names are: most of them are its keys, and no request sends one of them. `order` tells which
    /// parameters there are and which comes first, by their [`key`](Self::key).
    pub(super) fn place<'n>(
        &self,
        names: impl Iterator<Item = &'n str>,
        order: impl Fn(&str) -> Option<usize>,
    ) -> Option<Place<'_>> {
        if self.objects.is_empty() {
            return None;
        }
        let mut found: BTreeMap<usize, usize> = BTreeMap::new();
        let mut count = 0;
        for name in names {
            let first = parts(name).first().map(|part| part.name.to_lowercase())?;
            if self.sent.contains(&first) {
                return None;
            }
            count += 1;
            for object in self.keys.get(&first).into_iter().flatten() {
                *found.entry(*object).or_default() += 1;
            }
        }
        found
            .into_iter()
            .filter(|(_, known)| known * 2 > count)
            .filter_map(|(object, known)| {
                let object = self.objects.get(object)?;
                let parameter = order(&object.parameter)?;
                Some((known, parameter, object))
            })
            // Of two values with the same keys the nearer is meant, and of two objects in one value the outer.
            .max_by(|(known, parameter, object), (other, behind, inner)| {
                let depth = inner.path.len().cmp(&object.path.len());
                known.cmp(other).then(parameter.cmp(behind)).then(depth)
            })
            .map(|(_, parameter, object)| Place {
                parameter,
                path: &object.path,
            })
    }

    /// Whether sample requests send the parameter as one JSON text.
    pub(super) fn is_text(&self, name: &str) -> bool {
        self.texts.contains(&Self::key(name))
    }

    /// What the page shows as the value of a parameter.
    pub fn of(&self, name: &str) -> &[Tree] {
        self.trees
            .get(&Self::key(name))
            .map_or(&[], |trees| trees.as_slice())
    }

    /// Whether a value that the page shows for a parameter, and that is no JSON text, has this word.
    pub(super) fn has_word(&self, name: &str, word: &str) -> bool {
        let words = self.words.get(&Self::key(name));
        words.is_some_and(|words| words.contains(word))
    }

    /// Whether the value of a parameter is a list; absent where no value is shown.
    pub(super) fn is_list(&self, name: &str) -> Option<bool> {
        let trees = self.of(name);
        let is_list = |tree| matches!(tree, &Tree::List(_));
        (!trees.is_empty()).then(|| trees.iter().any(is_list))
    }

    /// A name in lower case and without indices: `Tag.1.Key` and `Tag.N.Key` are `tag.key`.
    pub fn key(name: &str) -> String {
        let parts = parts(name);
        let names: Vec<&str> = parts.iter().map(|part| part.name).collect();
        names.join(".").to_lowercase()
    }

    /// Whether most of these names are keys of the value of a parameter, and no request sends one. `order` tells which parameters there are
    /// and which comes first, by their [`key`](Self::key).
    pub fn has_parts<'n>(
        &self,
        names: impl Iterator<Item = &'n str>,
        order: impl Fn(&str) -> Option<usize>,
    ) -> bool {
        self.place(names, order).is_some()
    }
}

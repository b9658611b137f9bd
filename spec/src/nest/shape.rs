//! The union of a page's samples: trees come in, one tree of names with what was seen at each goes out. Lists are looked
//! through, so that the fields of all elements stand under the list.

use std::collections::HashMap;

use super::keys::Keys;
use super::plural::is_singular;
use super::{Answer, Notation, Row};
use crate::model::Type;
use crate::prose::is_value;
use crate::sample::Tree;
use crate::types::names_type;

/// Index of a [`Spot`].
pub(super) type SpotId = usize;

/// The spot of the whole answer.
pub(super) const ROOT: SpotId = 0;

/// A place in the samples.
#[derive(Debug, Default)]
pub(super) struct Spot<'a> {
    pub(super) name: &'a str,
    /// The spot around it; [`ROOT`] is its own.
    pub(super) parent: SpotId,
    /// The first spot of that name, in whatever case.
    pub(super) first: SpotId,
    /// Place among the children of the parent.
    pub(super) rank: usize,
    /// Members of the object, or of the objects in the list, in order of appearance.
    pub(super) children: Vec<SpotId>,
    /// Lists around the value: 2 for a list of lists.
    pub(super) lists: usize,
    /// The singular that XML puts round each element of a list which is plain in JSON. Plain lists repeat their own name in
    /// XML, so the answer has a wrapper, and the JSON was written without it.
    pub(super) element: Option<&'a str>,
    pub(super) object: bool,
    /// The keys of the object are data: its one child, without a name, stands for all values.
    pub(super) map: bool,
    pub(super) text: bool,
    pub(super) number: bool,
    pub(super) fraction: bool,
    pub(super) boolean: bool,
    /// JSON shows text that is neither a number nor a flag, whole and not blotted out.
    pub(super) words: bool,
    /// Seen in JSON, not only in XML.
    pub(super) json: bool,
}

impl Spot<'_> {
    /// What the values look like.
    pub(super) fn scalar(&self) -> Option<Type> {
        match (self.text, self.number, self.boolean) {
            (true, _, _) => Some(Type::String),
            (false, true, _) if self.fraction => Some(Type::Double),
            (false, true, _) => Some(Type::Long),
            (false, false, true) => Some(Type::Boolean),
            (false, false, false) => None,
        }
    }

    /// Nothing but `null` or an empty element is shown.
    pub(super) fn is_empty(&self) -> bool {
        self.children.is_empty() && !self.is_container() && self.scalar().is_none()
    }

    pub(super) fn is_container(&self) -> bool {
        self.object || self.lists > 0
    }
}

/// The union of the samples.
#[derive(Debug)]
pub(super) struct Shape<'a> {
    pub(super) spots: Vec<Spot<'a>>,
    by_name: HashMap<String, Vec<SpotId>>,
}

impl<'a> Shape<'a> {
    /// The samples of a table of these rows.
    pub(super) fn new(samples: &[Answer<'a>], rows: &[Row<'_>]) -> Self {
        let mut shape = Self {
            spots: vec![Spot::default()],
            by_name: HashMap::new(),
        };
        let keys = Keys::new(rows);
        let mut members = HashMap::new();
        for notation in [Notation::Json, Notation::Xml] {
            for sample in samples.iter().filter(|sample| sample.notation == notation) {
                shape.add(
                    Answer {
                        tree: unpacked(sample.tree),
                        ..*sample
                    },
                    &mut members,
                    &keys,
                );
            }
        }
        for (id, spot) in shape.spots.iter_mut().enumerate().skip(1) {
            let named = shape.by_name.entry(spot.name.to_lowercase()).or_default();
            named.push(id);
            spot.first = named.first().copied().unwrap_or(id);
        }
        shape
    }

    /// The spots of that name, in whatever case, in order of appearance.
    pub(super) fn named(&self, name: &str) -> &[SpotId] {
        self.by_name
            .get(&name.to_lowercase())
            .map_or(&[], Vec::as_slice)
    }

    /// The samples show no list without an inner key, and some with the singular as the key.
    pub(super) fn wraps_lists(&self) -> bool {
        let json = self.has_json();
        let lists = || {
            let spots = self.spots.iter().skip(1);
            spots.filter(|spot| spot.lists > 0 && (spot.json || !json))
        };
        let around = |spot: &Spot<'_>| {
            let around = self.spots.get(spot.parent);
            around.filter(|around| {
                spot.parent != ROOT && around.lists == 0 && around.children.len() == 1
            })
        };
        lists().all(|spot| around(spot).is_some())
            && lists()
                .any(|spot| around(spot).is_some_and(|around| is_singular(spot.name, around.name)))
    }

    /// No sample, or none of use.
    pub(super) fn is_empty(&self) -> bool {
        self.spots.len() == 1
    }

    /// Whether any sample was JSON.
    pub(super) fn has_json(&self) -> bool {
        self.spots.first().is_some_and(|root| root.json)
    }

    fn add(
        &mut self,
        sample: Answer<'a>,
        members: &mut HashMap<(SpotId, &'a str), SpotId>,
        keys: &Keys,
    ) {
        let json = sample.notation == Notation::Json;
        let mut waiting: Vec<(&'a Tree, SpotId, usize)> = vec![(sample.tree, ROOT, 0)];
        while let Some((tree, id, lists)) = waiting.pop() {
            let Some(spot) = self.spots.get_mut(id) else {
                continue;
            };
            // An XML list of one element looks like a struct; where JSON tells, JSON is right.
            if json || !spot.json {
                spot.lists = spot.lists.max(lists);
                spot.json |= json;
            }
            match tree {
                Tree::Object(fields) => {
                    // A plain value of JSON has nothing inside: a tag was not closed.
                    if !json && self.is_plain(id) {
                        continue;
                    }
                    let inner = if json {
                        None
                    } else {
                        self.unwrapped(id, fields, members)
                    };
                    if let Some((inner, place)) = inner {
                        if place == id {
                            self.note_element(id, fields);
                        }
                        waiting.push((inner, place, 0));
                        continue;
                    }
                    if let Some(spot) = self.spots.get_mut(id) {
                        spot.object = true;
                        spot.map |= json
                            && id != ROOT
                            && spot.children.is_empty()
                            && keys.are_data(spot.name, fields);
                        if spot.map {
                            let value = self.member(id, "", members);
                            waiting.extend(fields.iter().rev().map(|(_, inner)| (inner, value, 0)));
                            continue;
                        }
                    }
                    // What XML has beside the inner key of a wrapped list has slipped in where a tag was not closed.
                    let only = (!json).then(|| self.inner_key(id)).flatten();
                    let first = waiting.len();
                    for (name, value) in fields {
                        if only.is_some_and(|only| only != name) {
                            continue;
                        }
                        let child = self.member(id, name, members);
                        waiting.push((value, child, 0));
                    }
                    // Last in, first out: turned round so that spots keep the order of the sample.
                    if let Some(added) = waiting.get_mut(first..) {
                        added.reverse();
                    }
                }
                Tree::List(items) => {
                    spot.lists = if json || !spot.json {
                        spot.lists.max(lists + 1)
                    } else {
                        spot.lists
                    };
                    waiting.extend(items.iter().rev().map(|item| (item, id, lists + 1)));
                }
                Tree::Text(text) => {
                    spot.words |= json && is_words(text);
                    spot.text |= json || !spot.json || !(spot.number || spot.boolean || spot.object)
                }
                Tree::Number(digits) => {
                    spot.number = true;
                    spot.fraction |= digits.contains(['.', 'e', 'E']);
                }
                Tree::Boolean(_) => spot.boolean = true,
                Tree::Null => {}
            }
        }
    }

    fn member(
        &mut self,
        parent: SpotId,
        name: &'a str,
        members: &mut HashMap<(SpotId, &'a str), SpotId>,
    ) -> SpotId {
        let next = self.spots.len();
        let id = *members.entry((parent, name)).or_insert(next);
        if id == next {
            let rank = self.spots.get(parent).map_or(0, |spot| spot.children.len());
            self.spots.push(Spot {
                name,
                parent,
                rank,
                ..Spot::default()
            });
            if let Some(spot) = self.spots.get_mut(parent) {
                spot.children.push(id);
            }
        }
        id
    }

    /// Whether JSON shows a plain value.
    fn is_plain(&self, id: SpotId) -> bool {
        self.spots.get(id).is_some_and(|spot| {
            spot.json && spot.scalar().is_some() && !spot.is_container() && spot.children.is_empty()
        })
    }

    /// The inner key where JSON shows a list in its wrapper.
    fn inner_key(&self, id: SpotId) -> Option<&'a str> {
        let spot = self.spots.get(id).filter(|spot| spot.json && id != ROOT)?;
        match spot.children.as_slice() {
            [only] => self
                .spots
                .get(*only)
                .filter(|inner| inner.json && inner.lists > 0)
                .map(|inner| inner.name),
            [] | [_, _, ..] => None,
        }
    }

    fn note_element(&mut self, id: SpotId, fields: &'a [(String, Tree)]) {
        if let (Some(spot), [(name, _)]) = (self.spots.get_mut(id), fields)
            && spot.lists == 1
            && is_singular(name, spot.name)
            && !name.eq_ignore_ascii_case(spot.name)
        {
            spot.element = Some(name);
        }
    }

    /// The element inside the wrapper that XML puts round the elements of a list which is plain in JSON, or whose inner key
    /// is another there; with the place of the list.
    fn unwrapped(
        &self,
        id: SpotId,
        fields: &'a [(String, Tree)],
        members: &HashMap<(SpotId, &'a str), SpotId>,
    ) -> Option<(&'a Tree, SpotId)> {
        let spot = self.spots.get(id).filter(|spot| spot.json)?;
        let [(name, value)] = fields else {
            return None;
        };
        if members.contains_key(&(id, name.as_str())) {
            return None;
        }
        if spot.lists > 0 {
            return Some((value, id));
        }
        match spot.children.as_slice() {
            [only] if id != ROOT => self
                .spots
                .get(*only)
                .filter(|inner| inner.lists > 0)
                .map(|_| (value, *only)),
            [] | [_] | [_, _, ..] => None,
        }
    }
}

/// Text that no number or flag can be, nor a word for one.
fn is_words(text: &str) -> bool {
    let text = text.trim();
    is_value(text)
        && !names_type(text)
        && text.parse::<f64>().is_err()
        && !["true", "false"]
            .iter()
            .any(|flag| text.eq_ignore_ascii_case(flag))
}

/// The answer inside `{"DescribeTagsResponse": {...}}`: the root element of XML that was turned into JSON.
pub(super) fn unpacked(tree: &Tree) -> &Tree {
    match tree {
        Tree::Object(fields) => match fields.as_slice() {
            [(name, inner)] if name.ends_with("Response") || has_request_id(inner) => inner,
            [] | [_] | [_, _, ..] => tree,
        },
        Tree::List(_) | Tree::Text(_) | Tree::Number(_) | Tree::Boolean(_) | Tree::Null => tree,
    }
}

fn has_request_id(tree: &Tree) -> bool {
    match tree {
        Tree::Object(fields) => fields
            .iter()
            .any(|(name, _)| name.eq_ignore_ascii_case("RequestId")),
        Tree::List(_) | Tree::Text(_) | Tree::Number(_) | Tree::Boolean(_) | Tree::Null => false,
    }
}

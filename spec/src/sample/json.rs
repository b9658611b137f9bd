//! Reads JSON as pages have it: strictly where that succeeds, else with what people leave out or put in. Text comes in,
//! one [`Tree`] for each document in it goes out.

mod lenient;

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::{MAX_DEPTH, SampleError, Tree};

/// Reads the documents of a JSON sample; at least one.
///
/// # Errors
/// Where nothing in the text is an object or a list, or where it is nested deeper than [`MAX_DEPTH`].
pub fn read_json(text: &str) -> Result<Vec<Tree>, SampleError> {
    if let Ok(tree) = serde_json::from_str::<Tree>(text.trim_start_matches('\u{feff}')) {
        return match (depth_is_bounded(&tree), &tree) {
            (false, _) => Err(SampleError::TooDeep),
            (true, Tree::Object(_) | Tree::List(_)) => Ok(vec![tree]),
            (true, Tree::Text(_) | Tree::Number(_) | Tree::Boolean(_) | Tree::Null) => {
                Err(SampleError::Unreadable)
            }
        };
    }
    lenient::read(text)
}

/// serde_json stops at 128 levels of its own accord, so this recursion is bounded.
fn depth_is_bounded(tree: &Tree) -> bool {
    fn within(tree: &Tree, left: usize) -> bool {
        match tree {
            Tree::Object(_) | Tree::List(_) if left == 0 => false,
            Tree::Object(members) => members.iter().all(|(_, value)| within(value, left - 1)),
            Tree::List(items) => items.iter().all(|item| within(item, left - 1)),
            Tree::Text(_) | Tree::Number(_) | Tree::Boolean(_) | Tree::Null => true,
        }
    }
    within(tree, MAX_DEPTH)
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TreeVisitor;
        impl<'de> Visitor<'de> for TreeVisitor {
            type Value = Tree;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a JSON value")
            }
            fn visit_bool<E>(self, value: bool) -> Result<Tree, E> {
                Ok(Tree::Boolean(value))
            }
            fn visit_i64<E>(self, value: i64) -> Result<Tree, E> {
                Ok(Tree::Number(value.to_string()))
            }
            fn visit_u64<E>(self, value: u64) -> Result<Tree, E> {
                Ok(Tree::Number(value.to_string()))
            }
            fn visit_f64<E>(self, value: f64) -> Result<Tree, E> {
                Ok(Tree::Number(value.to_string()))
            }
            fn visit_str<E>(self, value: &str) -> Result<Tree, E> {
                Ok(Tree::Text(value.to_owned()))
            }
            fn visit_unit<E>(self) -> Result<Tree, E> {
                Ok(Tree::Null)
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree, A::Error> {
                let mut list = Vec::new();
                while let Some(item) = items.next_element()? {
                    list.push(item);
                }
                Ok(Tree::List(list))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Tree, A::Error> {
                let mut object = Vec::new();
                while let Some((key, value)) = members.next_entry::<String, Tree>()? {
                    object.push((key.trim().to_owned(), value));
                }
                Ok(Tree::Object(object))
            }
        }
        deserializer.deserialize_any(TreeVisitor)
    }
}

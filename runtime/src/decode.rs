//! Reads answers leniently: JSON comes in, [`Record`]s go out, and on demand a list of everything that was not understood.
//!
//! A response never fails because a field has another shape than the page says; see [`Reader`]'s functions for what is
//! accepted. Nesting is bounded twice: by `serde_json`'s limit on reading and by the types, which form finite trees.

mod leftover;

pub use leftover::{Leftover, Reason};

use serde_json::Map;

use crate::Json;
use crate::decode::leftover::{Step, path_text};
use crate::record::{FieldValue, Fields, Name, Record};

/// Reads a record; what is not understood is passed over.
#[must_use]
pub fn decode<R: Record + Default>(json: Json) -> R {
    let mut record = R::default();
    Reader::new().fill(json, &mut record);
    record
}

/// Reads a record, and says what in `json` did not find its way into it: for tests, and for whoever watches a service for
/// changes that its pages do not tell of.
#[must_use]
pub fn decode_with_leftovers<R: Record + Default>(json: Json) -> (R, Vec<Leftover>) {
    let mut record = R::default();
    let mut reader = Reader::reporting();
    if !reader.fill(json, &mut record) {
        reader.note(Reason::Unreadable);
    }
    (record, reader.leftovers.unwrap_or_default())
}

/// Turns JSON into values, and knows where in the answer it is when leftovers are asked for.
#[derive(Debug)]
pub struct Reader {
    path: Vec<Step>,
    leftovers: Option<Vec<Leftover>>,
}

impl Reader {
    fn new() -> Self {
        Self {
            path: Vec::new(),
            leftovers: None,
        }
    }

    fn reporting() -> Self {
        Self {
            path: Vec::new(),
            leftovers: Some(Vec::new()),
        }
    }

    /// Text; numbers and flags as they are written, lists and objects as JSON text, so that nothing is lost.
    pub fn text(&mut self, json: Json) -> Option<String> {
        match json {
            Json::String(text) => Some(text),
            Json::Number(number) => Some(number.to_string()),
            Json::Bool(flag) => Some(flag.to_string()),
            Json::Array(_) | Json::Object(_) => {
                self.note(Reason::Unreadable);
                Some(json.to_string())
            }
            Json::Null => None,
        }
    }

    /// A whole number, also as text (`"80"`) or with a fraction of zero; empty text is nothing.
    pub fn integer(&mut self, json: Json) -> Option<i64> {
        let number = match &json {
            Json::Number(number) => number.as_i64().or_else(|| whole(number.as_f64()?)),
            Json::String(text) => match text.trim() {
                "" => return None,
                text => text.parse().ok().or_else(|| whole(text.parse().ok()?)),
            },
            Json::Null => return None,
            Json::Bool(_) | Json::Array(_) | Json::Object(_) => None,
        };
        self.noted(number)
    }

    /// A number, also as text; empty text is nothing.
    pub fn float(&mut self, json: Json) -> Option<f64> {
        let number = match &json {
            Json::Number(number) => number.as_f64(),
            Json::String(text) => match text.trim() {
                "" => return None,
                text => text.parse().ok().filter(|number: &f64| number.is_finite()),
            },
            Json::Null => return None,
            Json::Bool(_) | Json::Array(_) | Json::Object(_) => None,
        };
        self.noted(number)
    }

    /// A flag, also as text without regard to case, or as 0 or 1; empty text is nothing.
    pub fn boolean(&mut self, json: Json) -> Option<bool> {
        let flag = match &json {
            Json::Bool(flag) => Some(*flag),
            Json::String(text) => match text.trim() {
                "" => return None,
                "1" => Some(true),
                "0" => Some(false),
                text if text.eq_ignore_ascii_case("true") => Some(true),
                text if text.eq_ignore_ascii_case("false") => Some(false),
                _ => None,
            },
            Json::Number(number) => match number.as_i64() {
                Some(1) => Some(true),
                Some(0) => Some(false),
                Some(_) | None => None,
            },
            Json::Null => return None,
            Json::Array(_) | Json::Object(_) => None,
        };
        self.noted(flag)
    }

    /// A struct; an empty text is nothing, a list of one object is that object, and a text that holds an object is read.
    pub fn record<R: Record + Default>(&mut self, json: Json) -> Option<R> {
        let mut record = R::default();
        let nothing = matches!(&json, Json::String(text) if text.trim().is_empty());
        if self.fill(json, &mut record) {
            return Some(record);
        }
        if !nothing {
            self.note(Reason::Unreadable);
        }
        None
    }

    /// The elements of a list, without nulls. A list may also come as nothing, as one element without the list, as a text
    /// that holds a list, or in an object of one key even if none is documented.
    pub(crate) fn items(&mut self, json: Json, scalar: bool) -> Vec<Json> {
        let items = match json {
            Json::Array(items) => items,
            Json::Null => Vec::new(),
            Json::Object(object) => match self.unwrap(object, scalar) {
                Ok(items) => items,
                Err(object) if object.is_empty() => Vec::new(),
                Err(object) => vec![Json::Object(object)],
            },
            Json::String(text) => match text.trim() {
                "" => Vec::new(),
                list if list.starts_with('[') => match serde_json::from_str(list) {
                    Ok(Json::Array(items)) => items,
                    Ok(_) | Err(_) => vec![Json::String(text)],
                },
                _ => vec![Json::String(text)],
            },
            Json::Bool(_) | Json::Number(_) => vec![json],
        };
        items.into_iter().filter(|item| !item.is_null()).collect()
    }

    /// The entries of an object whose keys are data; empty text is nothing.
    pub(crate) fn entries(&mut self, json: Json) -> Map<String, Json> {
        match json {
            Json::Object(entries) => entries,
            Json::Null => Map::new(),
            Json::String(text) => match text.trim() {
                "" => Map::new(),
                object => match serde_json::from_str(object) {
                    Ok(Json::Object(entries)) => entries,
                    Ok(_) | Err(_) => self.no_entries(),
                },
            },
            Json::Array(items) if items.is_empty() => Map::new(),
            Json::Bool(_) | Json::Number(_) | Json::Array(_) => self.no_entries(),
        }
    }

    pub(crate) fn enter_index(&mut self, index: usize) {
        self.path.push(Step::Index(index));
    }

    pub(crate) fn enter_key(&mut self, key: &str) {
        self.path.push(Step::Key(key.to_owned()));
    }

    pub(crate) fn leave(&mut self) {
        self.path.pop();
    }

    /// Reads the fields of `record`; `false` where the JSON is no object.
    fn fill(&mut self, json: Json, record: &mut dyn Record) -> bool {
        let object = match json {
            Json::Object(object) => object,
            Json::Array(mut items) if items.len() == 1 => match items.pop() {
                Some(Json::Object(object)) => object,
                Some(_) | None => return false,
            },
            Json::String(text) if text.trim_start().starts_with('{') => {
                match serde_json::from_str(&text) {
                    Ok(Json::Object(object)) => object,
                    Ok(_) | Err(_) => return false,
                }
            }
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) | Json::Array(_) => {
                return false;
            }
        };
        let mut decoder = Decoder {
            object,
            reader: self,
        };
        record.fields(&mut decoder);
        let unread = decoder.object;
        self.note_undocumented(unread);
        true
    }

    /// The list inside an object of one key, where that key is a wrapper and not a field of an element.
    fn unwrap(
        &self,
        mut object: Map<String, Json>,
        scalar: bool,
    ) -> Result<Vec<Json>, Map<String, Json>> {
        if object.len() != 1 {
            return Err(object);
        }
        let is_wrapper = object
            .iter()
            .any(|(key, value)| scalar || (value.is_array() && self.wraps(key)));
        if !is_wrapper {
            return Err(object);
        }
        let inner = object.iter_mut().next().map(|(_, value)| value.take());
        Ok(match inner {
            Some(Json::Array(items)) => items,
            Some(item) => vec![item],
            None => Vec::new(),
        })
    }

    /// `key` looks like the singular of the field that is being read: `Policy` in `Policies`.
    fn wraps(&self, key: &str) -> bool {
        let Some(Step::Field(field)) = self.path.last() else {
            return false;
        };
        let same = field
            .bytes()
            .zip(key.bytes())
            .take_while(|(a, b)| a.eq_ignore_ascii_case(b))
            .count();
        same >= 2 && same + 1 >= key.len()
    }

    fn no_entries(&mut self) -> Map<String, Json> {
        self.note(Reason::Unreadable);
        Map::new()
    }

    fn noted<T>(&mut self, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.note(Reason::Unreadable);
        }
        value
    }

    fn note_undocumented(&mut self, unread: Map<String, Json>) {
        if self.leftovers.is_none() {
            return;
        }
        for (key, value) in unread {
            if !value.is_null() {
                self.enter_key(&key);
                self.note(Reason::Undocumented);
                self.leave();
            }
        }
    }

    fn note(&mut self, reason: Reason) {
        if let Some(leftovers) = &mut self.leftovers {
            let path = path_text(&self.path);
            leftovers.push(Leftover { path, reason });
        }
    }
}

/// Hands the fields of one object to a record.
struct Decoder<'r> {
    object: Map<String, Json>,
    reader: &'r mut Reader,
}

impl Decoder<'_> {
    fn field(&mut self, name: Name, value: &mut dyn FieldValue, mut json: Json) {
        let (field, wrapper) = match name {
            Name::Plain(field) => (field, None),
            Name::Wrapped(field, wrapper) => (field, Some(wrapper)),
        };
        // The path is kept even when nothing is reported: its end tells a wrapper from a field of an element.
        self.reader.path.push(Step::Field(field));
        if let Some(wrapper) = wrapper {
            json = out_of_list(json, wrapper);
        }
        if let (Some(wrapper), Json::Object(object)) = (wrapper, &mut json)
            && let Some((key, inner)) = take_list(object, wrapper)
        {
            let beside = std::mem::take(object);
            self.reader.note_undocumented(beside);
            self.reader.path.push(key);
            value.read(inner, self.reader);
            self.reader.leave();
        } else {
            value.read(json, self.reader);
        }
        self.reader.leave();
    }
}

impl Fields for Decoder<'_> {
    fn fields(&mut self, names: &'static [Name], values: &mut [&mut dyn FieldValue]) {
        // Exact names first, for all fields: some answers have names that differ in case only.
        let mut missing = Vec::new();
        for (index, name) in names.iter().enumerate() {
            let Some(value) = values.get_mut(index) else {
                continue;
            };
            match self.object.remove(name.field()) {
                Some(json) => self.field(*name, *value, json),
                None => missing.push(index),
            }
        }
        if self.object.is_empty() {
            return;
        }
        for index in missing {
            if let (Some(name), Some(value)) = (names.get(index), values.get_mut(index))
                && let Some(json) = take(&mut self.object, name.field())
            {
                self.field(*name, *value, json);
            }
        }
    }
}

impl Name {
    /// The outer name.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::Plain(field) | Self::Wrapped(field, _) => field,
        }
    }
}

/// The list in its wrapper, also where that has another key than the documented one: an object of one key that holds a list of objects.
fn take_list(object: &mut Map<String, Json>, wrapper: &'static str) -> Option<(Step, Json)> {
    if let Some(list) = take(object, wrapper) {
        return Some((Step::Field(wrapper), list));
    }
    let mut entries = object.iter();
    let (Some((key, Json::Array(items))), None) = (entries.next(), entries.next()) else {
        return None;
    };
    if items.is_empty() || !items.iter().all(Json::is_object) {
        return None;
    }
    let key = key.clone();
    let list = object.remove(&key)?;
    Some((Step::Key(key), list))
}

/// The object round a wrapped list, where it is the one element of a list itself.
fn out_of_list(json: Json, wrapper: &str) -> Json {
    match json {
        Json::Array(mut items) => match items.as_mut_slice() {
            [Json::Object(object)]
                if object.len() == 1
                    && object.iter().any(|(key, value)| {
                        key.eq_ignore_ascii_case(wrapper) && value.is_array()
                    }) =>
            {
                items.pop().unwrap_or_default()
            }
            _ => Json::Array(items),
        },
        other => other,
    }
}

/// Removes a key, written exactly so or else in other case.
fn take(object: &mut Map<String, Json>, name: &str) -> Option<Json> {
    if let Some(json) = object.remove(name) {
        return Some(json);
    }
    let key = object
        .keys()
        .find(|key| key.eq_ignore_ascii_case(name))?
        .clone();
    object.remove(&key)
}

fn whole(number: f64) -> Option<i64> {
    // Beyond 2^53 a fraction of zero says nothing about the number that was meant.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    (number.fract() == 0.0 && number.abs() <= EXACT).then_some(number as i64)
}

//! Documented values come in under their flat wire names (`Tag.1.Key`), values of generated types go out. Copied beside the program that
//! [`program`](super::program) writes, because only there the generated types and this trait meet.

use std::collections::{BTreeMap, BTreeSet};

use docwright_runtime::Json;
use docwright_runtime::secret::Secret;

/// What a page gives for the parameters of one request: flat names and texts.
#[derive(Debug, Default)]
pub struct Given(pub BTreeMap<String, String>);

/// A type that a documented text can be read as.
pub trait FromGiven: Sized {
    /// What is given under the name; `None` where nothing readable is.
    fn given(given: &Given, name: &str) -> Option<Self>;
    /// What stands where nothing is given.
    fn absent() -> Self;
}

impl Given {
    /// The value of a field.
    pub fn get<T: FromGiven>(&self, name: &str) -> T {
        T::given(self, name).unwrap_or_else(T::absent)
    }

    /// The text of one name.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Whether a name, or something inside it, is given.
    pub fn has(&self, name: &str) -> bool {
        self.0
            .keys()
            .any(|key| key == name || inside(key, name).is_some())
    }

    /// The keys directly inside a name.
    fn keys(&self, name: &str) -> BTreeSet<String> {
        self.0
            .keys()
            .filter_map(|key| inside(key, name))
            .map(|rest| rest.split('.').next().unwrap_or(rest).to_owned())
            .collect()
    }

    /// Writes a JSON value under a name, with a name for each part.
    pub fn spread(&mut self, name: &str, json: &Json) {
        let below = |part: &str| {
            if name.is_empty() {
                part.to_owned()
            } else {
                format!("{name}.{part}")
            }
        };
        match json {
            Json::Null => {}
            Json::Bool(flag) => drop(self.0.insert(name.to_owned(), flag.to_string())),
            Json::Number(number) => drop(self.0.insert(name.to_owned(), number.to_string())),
            Json::String(text) => drop(self.0.insert(name.to_owned(), text.clone())),
            Json::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.spread(&below(&(index + 1).to_string()), item);
                }
            }
            Json::Object(fields) => {
                for (key, value) in fields {
                    self.spread(&below(key), value);
                }
            }
        }
    }

    /// The parts of a text that holds JSON, each under a name of its own inside the same name.
    pub fn parsed(&self, name: &str) -> Option<Self> {
        let text = self.text(name)?.trim();
        if !text.starts_with(['[', '{']) {
            return None;
        }
        let mut parts = Self::default();
        parts.spread(name, &text.parse().ok()?);
        Some(parts)
    }
}

fn inside<'k>(key: &'k str, name: &str) -> Option<&'k str> {
    key.strip_prefix(name)?.strip_prefix('.')
}

impl FromGiven for String {
    fn given(given: &Given, name: &str) -> Option<Self> {
        given.text(name).map(str::to_owned)
    }

    fn absent() -> Self {
        Self::new()
    }
}

impl FromGiven for Secret {
    fn given(given: &Given, name: &str) -> Option<Self> {
        given.text(name).map(Self::from)
    }

    fn absent() -> Self {
        Self::from("")
    }
}

impl FromGiven for i64 {
    fn given(given: &Given, name: &str) -> Option<Self> {
        given.text(name)?.trim().parse().ok()
    }

    fn absent() -> Self {
        0
    }
}

impl FromGiven for f64 {
    fn given(given: &Given, name: &str) -> Option<Self> {
        given.text(name)?.trim().parse().ok()
    }

    fn absent() -> Self {
        0.0
    }
}

impl FromGiven for bool {
    fn given(given: &Given, name: &str) -> Option<Self> {
        given.text(name)?.trim().to_lowercase().parse().ok()
    }

    fn absent() -> Self {
        false
    }
}

impl FromGiven for Json {
    fn given(given: &Given, name: &str) -> Option<Self> {
        let text = given.text(name)?;
        Some(text.parse().unwrap_or_else(|_| Self::from(text)))
    }

    fn absent() -> Self {
        Self::Null
    }
}

impl<T: FromGiven> FromGiven for Option<T> {
    fn given(given: &Given, name: &str) -> Option<Self> {
        T::given(given, name).map(Some)
    }

    fn absent() -> Self {
        None
    }
}

impl<T: FromGiven> FromGiven for Vec<T> {
    fn given(given: &Given, name: &str) -> Option<Self> {
        if let Some(parts) = given.parsed(name) {
            return Self::given(&parts, name);
        }
        let mut indexes: Vec<String> = given.keys(name).into_iter().collect();
        indexes.sort_by_key(|index| index.parse::<u32>().unwrap_or(u32::MAX));
        let items = indexes
            .iter()
            .filter_map(|index| T::given(given, &format!("{name}.{index}")))
            .collect::<Self>();
        if !items.is_empty() {
            return Some(items);
        }
        // One text for all elements, as the example of a list often is.
        let parts = given.text(name)?.split([',', '，']);
        let items = parts.filter_map(|part| {
            let one = Given(BTreeMap::from([(name.to_owned(), part.trim().to_owned())]));
            T::given(&one, name)
        });
        Some(items.collect())
    }

    fn absent() -> Self {
        Self::new()
    }
}

impl<T: FromGiven> FromGiven for BTreeMap<String, T> {
    fn given(given: &Given, name: &str) -> Option<Self> {
        if let Some(parts) = given.parsed(name) {
            return Self::given(&parts, name);
        }
        let entries = given.keys(name).into_iter().filter_map(|key| {
            let value = T::given(given, &format!("{name}.{key}"))?;
            Some((key, value))
        });
        Some(entries.collect())
    }

    fn absent() -> Self {
        Self::new()
    }
}

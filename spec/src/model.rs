//! The intermediate spec: what the pages say, as data.
//!
//! Comes in: nothing; these are the types that [`lower`](crate::lower) makes, [`merge`](crate::merge()) joins and the code
//! generator reads. Goes out: the JSON file that stands checked in between the pages and the Rust source.

use serde::{Deserialize, Serialize};
use serde_json::Number;

/// The value of [`Spec::format`] that this version writes and reads.
pub const FORMAT: &str = "docwright/1";

/// The whole intermediate spec, sorted by product and version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spec {
    /// Always [`FORMAT`].
    pub format: String,
    /// One entry for each product and version.
    pub services: Vec<Service>,
}

/// One product in one version: the unit that becomes one Rust module.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Service {
    /// The product's code on the wire, such as `Vpc`.
    pub product: String,
    /// The API version, such as `2016-04-28`; absent where no page tells.
    pub version: Option<String>,
    /// How operations are called; absent where no page tells.
    pub style: Option<Style>,
    /// Host name of the service; absent where no page tells.
    pub endpoint: Option<String>,
    /// Sorted by name.
    pub operations: Vec<Operation>,
}

/// The calling convention of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Style {
    /// `Action` and `Version` are parameters; there is one path.
    #[serde(rename = "RPC")]
    Rpc,
    /// Operations have methods and paths of their own.
    #[serde(rename = "ROA")]
    Roa,
}

/// One operation, from one page or from several that were merged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Operation {
    /// The name on the wire, such as `CreateSslVpnServer`.
    pub name: String,
    /// First paragraph of the page, as plain text.
    pub summary: String,
    /// The page's prose before the tables, Markdown.
    pub doc: String,
    /// How the operation is sent.
    pub http: Http,
    /// Where the operation's heading stands.
    pub source: Source,
    /// What is sent.
    pub request: Request,
    /// What comes back.
    pub response: Response,
    /// The documented error codes, in page order.
    pub errors: Vec<ErrorCode>,
    /// The page's own samples, in page order.
    pub samples: Vec<Sample>,
    /// Other pages of the same operation: older copies, other languages.
    #[serde(default)]
    pub also: Vec<Source>,
    /// What the prose says about the operation as a whole.
    #[serde(default, skip_serializing_if = "Traits::is_empty")]
    pub traits: Traits,
}

/// What the prose says about an operation as a whole; each part with the clause that says so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traits {
    /// The operation goes on after it answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asynchronous: Option<Clause>,
    /// Its answers come in pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paging: Option<Paging>,
    /// The parameter that makes it safe to send the request again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub idempotency_token: Option<ParameterGroup>,
    /// Groups of parameters of which at least one must be given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at_least_one: Vec<ParameterGroup>,
}

impl Traits {
    /// Nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A clause of the page that says so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// Its words.
    pub text: String,
}

/// Parameters with the clause that names them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParameterGroup {
    /// Wire names.
    pub names: Vec<String>,
    /// The clause.
    pub text: String,
}

/// How the answers of an operation are paged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paging {
    /// By number or by token.
    pub style: PagingStyle,
    /// The parameter that says which page.
    pub parameter: String,
    /// The parameter that says how many entries a page has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<String>,
    /// The field of the response with the total count, or with the next token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The clause that describes the parameter.
    pub text: String,
}

/// How pages are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PagingStyle {
    /// `PageNumber` and `PageSize`; the answer says how many entries there are.
    Number,
    /// `NextToken` and `MaxResults`; the answer holds the next token.
    Token,
}

/// Method and path.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Http {
    /// Documented methods in upper case; for RPC `GET` and `POST`.
    pub methods: Vec<String>,
    /// `/`, or the documented pattern with `[Name]` or `{Name}` parts.
    pub path: String,
}

/// What an operation is sent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// Without `Action`; in page order.
    pub parameters: Vec<Field>,
}

/// What an operation answers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Response {
    /// In page order.
    pub fields: Vec<Field>,
}

/// One parameter or one field of a response or struct.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// The name on the wire.
    pub name: String,
    /// Where a parameter travels; absent for fields of responses and structs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// Whether it must be given.
    pub required: Required,
    /// Its type.
    #[serde(rename = "type")]
    pub ty: Type,
    /// What the prose says about the value.
    pub constraints: Vec<Constraint>,
    /// The example of the table, unescaped; absent where the cell is empty.
    pub example: Option<String>,
    /// The description cell: Markdown, its lines joined.
    pub doc: String,
    /// Secrets, which are never printed.
    pub sensitive: bool,
    /// The row that describes the elements of a list, where they have a row of their own: `Tag` below `Tags`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub element: Option<Element>,
    /// The line where its table row starts; for what only a sample shows, the line where the sample starts.
    pub source: Source,
}

/// What a page says about the elements of a list in a row of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Element {
    /// The description cell.
    pub doc: String,
    /// The line where the row starts.
    pub source: Source,
}

/// Where a parameter travels in the HTTP request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Position {
    /// In the query string.
    Query,
    /// In a JSON body.
    Body,
    /// In the path.
    Path,
    /// In a header.
    Header,
    /// In a form body.
    Form,
}

/// Whether a parameter must be given: `true`, `false` or `"conditional"` in JSON.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Required {
    /// Always.
    Yes,
    /// Never.
    #[default]
    No,
    /// Under a condition that the page states.
    Conditional,
}

impl Serialize for Required {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Yes => serializer.serialize_bool(true),
            Self::No => serializer.serialize_bool(false),
            Self::Conditional => serializer.serialize_str("conditional"),
        }
    }
}

impl<'de> Deserialize<'de> for Required {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Flag(bool),
            Word(String),
        }
        match Written::deserialize(deserializer)? {
            Written::Flag(true) => Ok(Self::Yes),
            Written::Flag(false) => Ok(Self::No),
            Written::Word(word) if word == "conditional" => Ok(Self::Conditional),
            Written::Word(word) => Err(serde::de::Error::custom(format!(
                "`{word}` is neither a flag nor `conditional`"
            ))),
        }
    }
}

/// The type of a value on the wire.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Type {
    /// Text.
    String,
    /// A whole number of 32 bits.
    Integer,
    /// A whole number of 64 bits.
    Long,
    /// A number of single precision.
    Float,
    /// A number of double precision.
    Double,
    /// `true` or `false`.
    Boolean,
    /// A point in time, as text.
    DateTime,
    /// A JSON text inside a string.
    Json {
        /// Type of the value, where the page describes its parts.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        content: Option<Box<Type>>,
    },
    /// Bytes, as Base64 text.
    Binary,
    /// Not known.
    Any,
    /// A list.
    List {
        /// Type of each element.
        item: Box<Type>,
        /// The inner key that RPC answers put round a list: `"Tags":{"Tag":[...]}`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        wrapper: Option<String>,
    },
    /// An object whose keys are data.
    Map {
        /// Type of each value.
        value: Box<Type>,
    },
    /// An object with known fields.
    Struct {
        /// In page order.
        fields: Vec<Field>,
    },
}

impl Type {
    /// A JSON text of which no parts are known.
    pub const JSON: Self = Self::Json { content: None };

    /// The fields of the struct that this type is, or is a list or map of.
    pub fn fields(&self) -> Option<&[Field]> {
        if let Self::Struct { fields } = self.innermost() {
            Some(fields)
        } else {
            None
        }
    }

    /// [`fields`](Self::fields), to be changed.
    pub fn fields_mut(&mut self) -> Option<&mut Vec<Field>> {
        if let Self::Struct { fields } = self.innermost_mut() {
            Some(fields)
        } else {
            None
        }
    }

    /// What is documented inside: [`fields`](Self::fields), or those of the value that a JSON text holds.
    pub fn inside(&self) -> Option<&[Field]> {
        let innermost = self.innermost();
        if let Self::Json { content } = innermost {
            content.as_ref()?.inside()
        } else {
            innermost.fields()
        }
    }

    /// [`inside`](Self::inside), to be changed.
    pub fn inside_mut(&mut self) -> Option<&mut Vec<Field>> {
        let innermost = self.innermost_mut();
        if let Self::Json { content } = innermost {
            content.as_mut()?.inside_mut()
        } else {
            innermost.fields_mut()
        }
    }

    /// The type itself, or what stands inside all lists and maps.
    pub fn innermost(&self) -> &Self {
        if let Self::List { item: inner, .. } | Self::Map { value: inner } = self {
            inner.innermost()
        } else {
            self
        }
    }

    fn innermost_mut(&mut self) -> &mut Self {
        if let Self::List { item: inner, .. } | Self::Map { value: inner } = self {
            inner.innermost_mut()
        } else {
            self
        }
    }
}

/// A rule about a value, with the clause of the page that states it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Constraint {
    /// The rule.
    #[serde(flatten)]
    pub rule: Rule,
    /// The clause that it was read from.
    pub text: String,
}

/// What a value must be like. On a list, a comma-separated or a JSON-array value a rule holds for each element,
/// [`Rule::Items`] for their count.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Rule {
    /// The closed list of documented values, in page order.
    Enum {
        /// As written on the wire.
        values: Vec<String>,
    },
    /// The documented literal default.
    Default {
        /// As written on the wire.
        value: String,
    },
    /// Length of a string.
    Length {
        /// Least length, inclusive.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<u64>,
        /// Greatest length, inclusive.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<u64>,
        /// What is counted.
        unit: LengthUnit,
    },
    /// Range of a number.
    Range {
        /// Least value.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<Number>,
        /// Greatest value.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<Number>,
        /// The least value itself is not allowed.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        exclusive_min: bool,
        /// The greatest value itself is not allowed.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        exclusive_max: bool,
        /// Single values outside the range that are allowed too, as in "-1, or 1 to 65535".
        #[serde(default, rename = "extra", skip_serializing_if = "Vec::is_empty")]
        also: Vec<Number>,
    },
    /// A number must be a multiple of this.
    MultipleOf {
        /// The divisor.
        value: Number,
    },
    /// Explicitly forbidden values.
    NotIn {
        /// As written on the wire.
        values: Vec<String>,
    },
    /// What the first character may be.
    StartsWith {
        /// Any of these.
        classes: Vec<CharClass>,
    },
    /// All characters that are allowed anywhere.
    Charset {
        /// Any of these classes,
        classes: Vec<CharClass>,
        /// or any of these characters.
        chars: Vec<String>,
    },
    /// Only ASCII characters.
    Ascii,
    /// Forbidden beginnings.
    NotStartsWith {
        /// Each of them.
        values: Vec<String>,
    },
    /// Forbidden parts.
    NotContains {
        /// Each of them.
        values: Vec<String>,
    },
    /// Number of elements.
    Items {
        /// Least number, inclusive.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<u64>,
        /// Greatest number, inclusive.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<u64>,
    },
    /// Several values stand in one string.
    Separator {
        /// What stands between them.
        value: String,
    },
    /// A well-known notation.
    Format {
        /// Which.
        value: Format,
        /// For times: the documented pattern.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pattern: Option<String>,
    },
    /// Never the same in two requests.
    Unique,
    /// Required under a condition.
    RequiredIf {
        /// The condition where it could be read: all of these must hold.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        when: Vec<Condition>,
    },
    /// Cannot be given together with these parameters.
    ConflictsWith {
        /// Wire names.
        names: Vec<String>,
    },
    /// Said to be deprecated.
    Deprecated,
}

/// What a length counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LengthUnit {
    /// Unicode code points.
    Chars,
    /// Bytes of UTF-8.
    Bytes,
}

/// A class of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CharClass {
    /// English letters of both cases.
    Letter,
    /// Lower-case English letters.
    Lower,
    /// Upper-case English letters.
    Upper,
    /// `0` to `9`.
    Digit,
    /// Characters of the Han script.
    Chinese,
    /// `_`.
    Underscore,
}

/// A well-known notation of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// `192.168.0.0/24`.
    Cidr,
    /// An address of either version.
    Ip,
    /// An address of version 4.
    Ipv4,
    /// An address of version 6.
    Ipv6,
    /// A JSON text.
    Json,
    /// A JSON array.
    JsonArray,
    /// A point in time.
    DateTime,
    /// A URL.
    Url,
    /// An e-mail address.
    Email,
    /// A hardware address.
    Mac,
    /// A regular expression.
    Regex,
    /// Base64 text.
    Base64,
}

/// "When `parameter` is one of `values`"; with no values: "when `parameter` is given".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// Wire name of the other parameter.
    pub parameter: String,
    /// Any of these values; empty for "is given".
    pub values: Vec<String>,
}

/// A documented error code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ErrorCode {
    /// HTTP status; absent where the page does not tell.
    pub http_status: Option<u16>,
    /// Exactly as the wire has it.
    pub code: String,
    /// The documented message; `%s` and `<...>` parts are kept.
    pub message: String,
    /// What the page says about it.
    pub doc: String,
    /// The page tells to try again.
    pub retryable: bool,
    /// The line where its table row starts.
    pub source: Source,
}

/// A sample of the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sample {
    /// What it shows.
    pub kind: SampleKind,
    /// The text of the code block.
    pub text: String,
    /// The line where the text starts.
    pub source: Source,
}

/// What a sample shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SampleKind {
    /// A request.
    Request,
    /// An answer in JSON.
    Json,
    /// An answer in XML.
    Xml,
    /// An error answer.
    Error,
}

/// A place in a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Source {
    /// Path of the page relative to the folder that was given, with `/`.
    pub page: String,
    /// Line, from 1.
    pub line: u32,
}

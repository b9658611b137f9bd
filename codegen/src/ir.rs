//! What the emitters read: one service with all Rust names chosen, types shared, rules turned into checks and
//! documentation made safe for rustdoc. [`resolve`](crate::resolve) makes it, [`emit`](crate::emit) writes it.

use docwright_spec::model::{CharClass, Position, Source, Style};

/// One service: a Rust module.
#[derive(Clone, Debug, PartialEq)]
pub struct Module {
    /// Name of the Rust module, such as `vpc`.
    pub name: String,
    /// Code of the product on the wire.
    pub product: String,
    /// API version.
    pub version: String,
    /// Calling convention.
    pub style: Style,
    /// Host name; empty where no page tells.
    pub endpoint: String,
    /// Sorted by wire name.
    pub operations: Vec<Operation>,
    /// What [`TypeId`] counts in; those that neither [`shared`](Self::shared)
    /// nor an operation lists were joined with others.
    pub types: Vec<TypeDef>,
    /// Types that several operations use, sorted by name.
    pub shared: Vec<TypeId>,
    /// Every code of the product once, sorted by lower case.
    pub catalogue: Vec<ErrorCode>,
}

impl Module {
    /// The type behind an id.
    pub fn type_def(&self, id: TypeId) -> &TypeDef {
        &self.types[id.0]
    }
}

/// Names a type in [`Module::types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TypeId(pub(crate) usize);

/// One operation: a Rust module inside the service's, and a method of the client.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// Name on the wire.
    pub wire: String,
    /// Name of its module and of the client's method, such as `create_ssl_vpn_server`.
    pub name: String,
    /// Names of the four types that every operation has.
    pub types: OperationTypes,
    /// One line that says what it does; may be empty.
    pub summary: String,
    /// The page's prose, one line each, ready for rustdoc.
    pub doc: Vec<String>,
    /// How the answers are paged, as a sentence.
    pub paging: Option<String>,
    /// Where the operation's heading stands.
    pub source: Source,
    /// Method in upper case.
    pub method: String,
    /// `/`, or a pattern with `[Name]` parts.
    pub path: String,
    /// Wire name of the parameter that makes repeated requests one.
    pub idempotency_token: Option<String>,
    /// In page order.
    pub request: Vec<Field>,
    /// In page order, `RequestId` always among them.
    pub response: Vec<Field>,
    /// In page order, each code once.
    pub errors: Vec<ErrorVariant>,
    /// Types that only this operation uses, in page order.
    pub local: Vec<TypeId>,
    /// The shared types that its own module names, sorted by name.
    pub shared: Vec<TypeId>,
}

/// The four types that every operation has.
#[derive(Clone, Debug, PartialEq)]
pub struct OperationTypes {
    /// Such as `CreateSslVpnServerRequest`.
    pub request: String,
    /// Such as `CreateSslVpnServerRequired`.
    pub required: String,
    /// Such as `CreateSslVpnServerResponse`.
    pub response: String,
    /// Such as `CreateSslVpnServerError`.
    pub error: String,
}

/// A type made for the values of parameters and response fields.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeDef {
    /// A documented list of values.
    Enum(Enum),
    /// An object.
    Struct(Struct),
}

impl TypeDef {
    /// Its Rust name.
    pub fn name(&self) -> &str {
        match self {
            Self::Enum(definition) => &definition.name,
            Self::Struct(definition) => &definition.name,
        }
    }
}

/// A documented list of values.
#[derive(Clone, Debug, PartialEq)]
pub struct Enum {
    /// Rust name.
    pub name: String,
    /// Wire name of the field that it was first documented for.
    pub wire: String,
    /// Where that was.
    pub source: Source,
    /// In page order; no two differ in case only.
    pub variants: Vec<Variant>,
}

/// One documented value.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// Rust name.
    pub name: String,
    /// The value on the wire.
    pub wire: String,
}

/// An object inside a request or a response.
#[derive(Clone, Debug, PartialEq)]
pub struct Struct {
    /// Rust name.
    pub name: String,
    /// Wire name of the field that it was first documented for.
    pub wire: String,
    /// What the page says about one element of a list of it, one line each, ready for rustdoc.
    pub doc: Vec<String>,
    /// Where that was.
    pub source: Source,
    /// In which directions it travels.
    pub usage: Usage,
    /// Name of the static that describes its fields where it is sent, unique in its file.
    pub constant: String,
    /// In page order.
    pub fields: Vec<Field>,
}

/// In which directions a type travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Usage {
    /// Sent only.
    Request,
    /// Received only.
    Response,
    /// Both.
    Both,
}

impl Usage {
    /// Whether it is sent.
    pub fn sent(self) -> bool {
        matches!(self, Self::Request | Self::Both)
    }

    /// Whether it is received.
    pub fn received(self) -> bool {
        matches!(self, Self::Response | Self::Both)
    }

    /// The directions of either.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        if self == other { self } else { Self::Both }
    }
}

/// One parameter or one field of a response or struct.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Name on the wire.
    pub wire: String,
    /// Rust name of the field and its setter.
    pub name: String,
    /// Its type.
    pub ty: Type,
    /// The inner key that answers put round a list.
    pub wrapper: Option<String>,
    /// Whether the compiler, the validator or nobody insists on it.
    pub presence: Presence,
    /// Where it travels.
    pub position: Position,
    /// What is checked before sending.
    pub rules: Vec<Rule>,
    /// The description, one line each, ready for rustdoc.
    pub doc: Vec<String>,
    /// Default and example, a sentence each, ready for rustdoc.
    pub facts: Vec<String>,
    /// Where it is documented.
    pub source: Source,
}

/// Who insists that a value is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Presence {
    /// The compiler: it stands in the `Required` struct.
    Compiler,
    /// The validator: the client may fill it in, or it stands in a nested struct.
    Validator,
    /// Nobody.
    Optional,
}

/// The Rust type of a value, without the `Option` around it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Type {
    /// `String`.
    Text,
    /// `Secret`.
    Secret,
    /// `i64`.
    Integer,
    /// `f64`.
    Float,
    /// `bool`.
    Boolean,
    /// Anything, as JSON.
    Json,
    /// An enum.
    Enum(TypeId),
    /// A struct.
    Struct(TypeId),
    /// `Vec`.
    List(Box<Type>),
    /// `BTreeMap` with text keys.
    Map(Box<Type>),
}

/// A check and the documented clause behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// What is checked.
    pub check: Check,
    /// The clause, plain text.
    pub text: String,
}

/// What the validator checks; the counterpart of the runtime's type of the same name.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "each variant is explained where the runtime defines it"
)]
pub enum Check {
    /// The values of the field's own enum.
    OneOfType(TypeId),
    /// Values written out, where the field is no enum.
    OneOf(Vec<String>),
    Chars(u64, u64),
    Bytes(u64, u64),
    Range(i64, i64, Vec<i64>),
    Interval(Interval),
    MultipleOf(f64),
    NotIn(Vec<String>),
    StartsWith(Vec<CharClass>),
    Charset(Vec<CharClass>, String),
    Ascii,
    NotStartsWith(Vec<String>),
    NotContains(Vec<String>),
    Items(u64, u64),
    Separator(String),
    Format(Format),
    RequiredIf(Vec<(String, Vec<String>)>),
    ConflictsWith(Vec<String>),
    AtLeastOne(Vec<String>),
    Deprecated,
}

/// A range of numbers that are not all whole, or whose bounds are not all allowed.
#[derive(Clone, Debug, PartialEq)]
pub struct Interval {
    /// Least value.
    pub min: f64,
    /// Greatest value.
    pub max: f64,
    /// `min` itself is refused.
    pub exclusive_min: bool,
    /// `max` itself is refused.
    pub exclusive_max: bool,
    /// Allowed all the same.
    pub also: Vec<f64>,
}

/// A well-known notation that can be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "each variant is explained where the runtime defines it"
)]
pub enum Format {
    Cidr,
    Ip,
    Ipv4,
    Ipv6,
    Json,
    JsonArray,
    DateTime(String),
    Url,
    Email,
    Mac,
    Base64,
}

/// A documented error code of one operation.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorVariant {
    /// Rust name of the variant.
    pub name: String,
    /// The code.
    pub code: ErrorCode,
    /// Message and description, one line each, ready for rustdoc.
    pub doc: Vec<String>,
    /// Where it is documented.
    pub source: Source,
}

/// A documented error code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorCode {
    /// As the wire has it.
    pub code: String,
    /// HTTP status; 0 where the page does not tell.
    pub status: u16,
    /// The page tells to try again.
    pub retryable: bool,
}

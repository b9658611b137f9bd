//! What generated code says about an operation: static data comes in from generated modules, and the traits below tie it
//! to the types that carry values, so that checking and sending are written once, here, and not per operation.

use crate::record::Record;
use crate::validate::{Region, Violation, Violations};
use crate::value::ParameterValue;

/// One product in one version.
#[derive(Debug)]
pub struct Service {
    /// Code of the product on the wire, such as `Vpc`.
    pub product: &'static str,
    /// API version, such as `2016-04-28`.
    pub version: &'static str,
    /// How operations are called.
    pub style: Style,
    /// Host name where no region's is known.
    pub endpoint: &'static str,
    /// All codes that any operation of the product documents, sorted by code in lower case.
    pub errors: &'static [ErrorCode],
}

/// The calling convention of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `Action` and `Version` are parameters; there is one path.
    Rpc,
    /// Operations have methods and paths of their own.
    Roa,
}

/// One operation.
#[derive(Debug)]
pub struct Operation {
    /// The service that it belongs to.
    pub service: &'static Service,
    /// Name on the wire.
    pub name: &'static str,
    /// Method in upper case.
    pub method: &'static str,
    /// `/`, or a pattern with `[Name]` parts.
    pub path: &'static str,
    /// Page of the documentation.
    pub page: &'static str,
    /// Line of the operation's heading.
    pub line: u32,
    /// Name of the parameter that makes repeated requests one, such as `ClientToken`.
    pub idempotency_token: Option<&'static str>,
    /// The documented codes, in page order.
    pub errors: &'static [ErrorCode],
}

/// A documented error code.
#[derive(Debug)]
pub struct ErrorCode {
    /// As the wire has it; `%s` and `<...>` stand for anything.
    pub code: &'static str,
    /// Documented HTTP status; 0 where the page does not tell.
    pub status: u16,
    /// The page tells to try again.
    pub retryable: bool,
}

/// One parameter: its wire name, place and rules. Stands once in generated code, for sending and checking alike.
#[derive(Debug)]
pub struct Parameter {
    /// Name on the wire.
    pub name: &'static str,
    /// Where it travels.
    pub position: Position,
    /// Must be given (the client's region counts for `RegionId`).
    pub required: bool,
    /// Page of the documentation.
    pub page: &'static str,
    /// Line where its table row starts.
    pub line: u32,
    /// What the prose says about the value.
    pub rules: &'static [Rule],
}

/// Where a parameter travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// A rule and the clause of the page that states it.
#[derive(Debug)]
pub struct Rule {
    /// What is checked.
    pub check: Check,
    /// The documented clause, plain text.
    pub text: &'static str,
}

/// What a value must be like.
#[derive(Debug)]
pub enum Check {
    /// One of the documented values (without regard to case). Breaking it warns only.
    OneOf(&'static [&'static str]),
    /// Length in Unicode code points, inclusive.
    Chars(u64, u64),
    /// Length in bytes of UTF-8, inclusive.
    Bytes(u64, u64),
    /// Whole number, inclusive, or one of the extra values.
    Range(i64, i64, &'static [i64]),
    /// Number with exclusive bounds where told.
    Interval {
        /// Least value.
        min: f64,
        /// Greatest value.
        max: f64,
        /// `min` itself is refused.
        exclusive_min: bool,
        /// `max` itself is refused.
        exclusive_max: bool,
        /// Allowed all the same.
        also: &'static [f64],
    },
    /// A multiple of this.
    MultipleOf(f64),
    /// None of these values.
    NotIn(&'static [&'static str]),
    /// First character in one of the classes.
    StartsWith(&'static [CharClass]),
    /// All characters in one of the classes or in the text.
    Charset(&'static [CharClass], &'static str),
    /// ASCII only.
    Ascii,
    /// Not beginning with any of these.
    NotStartsWith(&'static [&'static str]),
    /// Not containing any of these.
    NotContains(&'static [&'static str]),
    /// Number of elements, inclusive.
    Items(u64, u64),
    /// The value is several values with this between them: the other rules hold for each, `Items` for their count.
    Separator(&'static str),
    /// A well-known notation.
    Format(Format),
    /// Must be given when the other parameter has one of the values (none: when it is given at all). All conditions must hold.
    RequiredIf(&'static [(&'static str, &'static [&'static str])]),
    /// Must not be given together with any of these.
    ConflictsWith(&'static [&'static str]),
    /// At least one of these and the parameter itself must be given; stands with the first parameter of such a group. Breaking it
    /// warns only.
    AtLeastOne(&'static [&'static str]),
    /// Said to be deprecated. Breaking it (giving it) warns only.
    Deprecated,
}

/// A class of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// A well-known notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// A JSON array: the other rules hold for each element, `Items` for their count.
    JsonArray,
    /// A point in time in the documented pattern, such as `yyyy-MM-ddTHH:mm:ssZ`; empty where none is documented.
    DateTime(&'static str),
    /// A URL.
    Url,
    /// An e-mail address.
    Email,
    /// A hardware address.
    Mac,
    /// Base64 text.
    Base64,
}

/// Receives the parameters of a request or of a struct in it, in page order.
pub trait Visitor {
    /// All parameters at once: `values[i]` is what was given for `table[i]`.
    ///
    /// One static table and one array a struct is what compiles fastest: measured on 240 operations, it takes a ninth less
    /// memory than a call for each parameter.
    fn values(&mut self, table: &'static [Parameter], values: &[&dyn ParameterValue]);
}

/// A request struct, or a struct inside one.
pub trait Parameters {
    /// Shows every parameter to `visitor`, in page order, by one call.
    fn visit(&self, visitor: &mut dyn Visitor);
}

/// A request: the parameters of one operation.
pub trait Request: Parameters {
    /// What comes back.
    type Response: Record + Default + Send + 'static;
    /// The documented errors.
    type Error: OperationError;
    /// The operation.
    const OPERATION: &'static Operation;

    /// Checks the request against everything that its page says about the values, without sending it. Rules that only
    /// warn are not looked at, and `RegionId` may be absent, since the client fills it in.
    ///
    /// # Errors
    /// All violations at once.
    fn validate(&self) -> Result<(), Violations>
    where
        Self: Sized,
    {
        crate::validate::check_request(Self::OPERATION, self)
    }

    /// What the documentation advises against, but which may work all the same: undocumented values, deprecated parameters,
    /// groups of which no parameter is given. Empty where there is nothing.
    fn warnings(&self) -> Vec<Violation>
    where
        Self: Sized,
    {
        crate::validate::find(self, Region::FilledIn).warnings
    }
}

/// The error enum of one operation: a variant for each documented code, and `Other`. What the service said stands beside
/// it, in [`Refused`](crate::error::Refused).
pub trait OperationError: Copy + std::fmt::Debug + PartialEq + Send + Sync + 'static {
    /// The variants, in the order of [`Operation::errors`].
    const DOCUMENTED: &'static [Self];
    /// The variant of every other code.
    const OTHER: Self;
}

//! What [`extract`](crate::extract) finds on a page: tables by their role, samples, prose and the evidence of who the page is
//! about. Cells are as found, each with its place.

use crate::columns::Column;
use crate::model::{Position, SampleKind};
use crate::page::{Cell, Row, Table};

/// An operation's page, cut up but not yet understood.
#[derive(Clone, Debug)]
pub struct RawOperation<'p> {
    /// Path of the page.
    pub page: &'p str,
    /// Line of the title.
    pub line: u32,
    /// What the page says about who it is about.
    pub evidence: Evidence,
    /// First paragraph, plain.
    pub summary: String,
    /// Prose before the tables, Markdown.
    pub doc: String,
    /// Methods and path, where the page gives them.
    pub request_line: Option<RequestLine>,
    /// The code blocks of the request syntax.
    pub syntax: Vec<&'p str>,
    /// The tables, in page order.
    pub tables: Vec<RawTable<'p>>,
    /// The samples, in page order.
    pub samples: Vec<RawSample<'p>>,
}

/// A page that describes no operation.
#[derive(Clone, Debug)]
pub struct OtherPage<'p> {
    /// Path of the page.
    pub page: &'p str,
    /// What it tells of the product all the same; the page of the common parameters tells the version.
    pub evidence: Evidence,
}

/// What a page is.
#[derive(Clone, Debug)]
pub enum Extracted<'p> {
    /// It describes an operation.
    Operation(RawOperation<'p>),
    /// It describes none.
    Other(OtherPage<'p>),
}

impl<'p> Extracted<'p> {
    /// The operation, where the page describes one.
    pub fn operation(self) -> Option<RawOperation<'p>> {
        match self {
            Self::Operation(operation) => Some(operation),
            Self::Other(_) => None,
        }
    }

    /// The operations and the other pages among these.
    pub fn parted(
        pages: impl Iterator<Item = Self>,
    ) -> (Vec<RawOperation<'p>>, Vec<OtherPage<'p>>) {
        let (mut operations, mut others) = (Vec::new(), Vec::new());
        for page in pages {
            match page {
                Self::Operation(operation) => operations.push(operation),
                Self::Other(other) => others.push(other),
            }
        }
        (operations, others)
    }
}

/// `PUT /apps/[AppId] HTTP/1.1`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestLine {
    /// In upper case, at least one.
    pub methods: Vec<String>,
    /// From the first `/`, with `[Name]` or `{Name}` for what parameters fill in.
    pub path: String,
    /// What stands behind the `?`, as it is written; empty where there is none.
    pub query: String,
}

/// The names that a page gives for its operation, each from another place.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// In the `Action` row.
    pub action: Option<String>,
    /// The title, where it is an identifier.
    pub title: Option<String>,
    /// What the link to the API Explorer says.
    pub link: Link,
    /// Product in the footer's link to the error centre.
    pub footer_product: Option<String>,
    /// Product and operation in the anchor `{#doc_api_<Product>_<Api> .reference}`.
    pub anchor: Option<(String, String)>,
    /// `Action=` of a sample request.
    pub sample_action: Option<String>,
    /// `Version=` of a sample request; on the page of the common parameters also that of the row.
    pub sample_version: Option<String>,
    /// Host of a sample request.
    pub sample_host: Option<String>,
}

/// `#product=Vpc&api=CreateVpc&type=RPC&version=2016-04-28`
#[derive(Clone, Debug, Default)]
pub struct Link {
    /// `product=`
    pub product: Option<String>,
    /// `api=`
    pub api: Option<String>,
    /// `type=`
    pub style: Option<String>,
    /// `version=`
    pub version: Option<String>,
}

/// What a table lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Request parameters that travel at this place where no column tells.
    Request(Option<Position>),
    /// Something below the parameters that is none of them: the parts of a value, where the values that the page shows have them.
    Parts,
    /// Response fields.
    Response,
    /// Error codes.
    Errors,
}

/// A table whose role is known.
#[derive(Clone, Debug)]
pub struct RawTable<'p> {
    /// What it lists.
    pub role: Role,
    /// The heading or sentence right above it.
    pub label: String,
    /// What each column holds.
    pub columns: Vec<Option<Column>>,
    /// Header and rows.
    pub table: Table<'p>,
}

impl<'p> RawTable<'p> {
    /// The cell of `row` in the column of that kind.
    pub fn cell<'r>(&self, row: &'r Row<'p>, column: Column) -> Option<&'r Cell<'p>> {
        let index = self
            .columns
            .iter()
            .position(|found| *found == Some(column))?;
        row.cells.get(index)
    }

    /// The text of that cell; empty where there is none.
    pub fn text<'r>(&self, row: &'r Row<'p>, column: Column) -> &'r str {
        self.cell(row, column).map_or("", |cell| &*cell.text)
    }
}

/// A code block that shows a request or an answer.
#[derive(Clone, Debug)]
pub struct RawSample<'p> {
    /// What it shows.
    pub kind: SampleKind,
    /// The code.
    pub text: &'p str,
    /// Line where it starts.
    pub line: u32,
}

//! Problems as values: every stage returns its result and a list of [`Diagnostic`]s.

use serde::Serialize;

/// One doubt, loss or contradiction, with its place in a page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Diagnostic {
    /// Path of the page, as in [`Source::page`](crate::model::Source::page).
    pub page: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// The last line, where it spans several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_line: Option<u32>,
    /// What kind of problem it is.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// One sentence: what was found.
    pub message: String,
    /// One sentence: what to do about it.
    pub help: String,
}

impl Diagnostic {
    /// A diagnostic of `code`'s usual severity and help at the start of a line; `page` is filled in by the caller that knows it.
    pub fn new(code: Code, line: u32, message: impl Into<String>) -> Self {
        let entry = code.entry();
        Self {
            page: String::new(),
            line,
            column: 1,
            end_line: None,
            code,
            severity: entry.severity,
            message: message.into(),
            help: entry.help.to_owned(),
        }
    }

    /// The same, at a column.
    #[must_use]
    pub fn at_column(mut self, column: u32) -> Self {
        self.column = column;
        self
    }

    /// The same, reaching to `end_line`.
    #[must_use]
    pub fn to_line(mut self, end_line: u32) -> Self {
        self.end_line = (end_line > self.line).then_some(end_line);
        self
    }
}

/// How many names a message counts up.
const NAMES_SHOWN: usize = 8;

/// "`A`, `B`, 3 more": names as a message shows them.
pub(crate) fn list_names<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut names = names;
    let shown = names.by_ref().take(NAMES_SHOWN);
    let mut listed: Vec<String> = shown.map(|name| format!("`{name}`")).collect();
    let others = names.count();
    if others > 0 {
        listed.push(format!("{others} more"));
    }
    listed.join(", ")
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Something is lost or unusable.
    Error,
    /// Something is doubtful and was left out or guessed.
    Warning,
    /// Worth knowing.
    Note,
}

/// What [`Code`] stands for.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Stable code, such as `D012`.
    pub code: &'static str,
    /// How bad it usually is.
    pub severity: Severity,
    /// A few words.
    pub title: &'static str,
    /// What to do about it.
    pub help: &'static str,
    /// What it means and why it is reported.
    pub explanation: &'static str,
}

macro_rules! codes {
    ($($variant:ident = $code:literal, $severity:ident, $title:literal, $help:literal, $explanation:literal;)*) => {
        /// The kinds of problems. Codes are stable: one that is no longer raised is never used again.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $title] $variant,)*
        }

        impl Code {
            /// All codes, in order.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// Title, usual severity, help and explanation.
            pub const fn entry(self) -> Entry {
                match self {
                    $(Self::$variant => Entry {
                        code: $code, severity: Severity::$severity, title: $title, help: $help, explanation: $explanation,
                    },)*
                }
            }
        }
    };
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.entry().code)
    }
}

codes! {
    NotUtf8 = "D001", Error, "page is not UTF-8", "save the page as UTF-8",
        "A page must be UTF-8 text. The page is left out as a whole.";
    NoOperation = "D002", Note, "page is no operation", "nothing to do, unless the page should describe an operation: then it needs an `Action` row or a link with `api=`",
        "Overviews, guides and lists of data types stand beside the pages of operations. They are read, recognised and left out. One with the name of an operation and parameters is a warning.";
    NoProduct = "D003", Warning, "product not told", "add the API Explorer link with `product=`, or put the page beside its siblings",
        "Neither the page nor its siblings tell which product the operation belongs to.";
    NoVersion = "D004", Note, "version not told", "add `version=` to the API Explorer link of a page of this product",
        "Neither the page nor the other pages of its product tell the API version.";
    IdentityConflict = "D005", Warning, "names of the operation differ", "correct the link or the heading, or give each operation a page",
        "The `Action` row, the heading, the link and the sample name different operations, of which the first counts; or the page goes on with a second operation, which is not read.";
    OtherTable = "D006", Note, "table is not read", "nothing to do, unless it lists parameters: then give it the usual columns",
        "A table in the page is neither of parameters, of response fields nor of error codes.";
    RowUnreadable = "D007", Warning, "row is not read", "give the row as many cells as the header has, with a name in the name column",
        "A row of a parameter, response or error table has no name, lacks cells, or has more names or codes than are read of one row.";
    TableCut = "D008", Error, "table ends in the middle of a row", "close the last cell with `|`",
        "The page or section ends before all cells of a row are closed. The cells that are there are used.";
    UnknownType = "D009", Warning, "type is not understood", "write one of String, Integer, Long, Float, Double, Boolean, `Array of X`, and mark the rows inside or give `X` a table",
        "The type column holds a word that is no known type, or a type of which nothing tells the fields. The value is taken as text, as the sample shows it, or as it comes.";
    TypeAgainstSample = "D010", Warning, "type and sample differ", "correct the type column or the sample",
        "The sample shows a value that cannot have the documented type.";
    NestingAgainstSample = "D011", Warning, "table and sample differ in nesting", "mark nested rows, or correct the sample",
        "The rows of the response table and the page's sample do not have the same tree, or spell a name in different capitals.";
    NotInSample = "D012", Note, "field is not in the sample", "add the field to the sample",
        "A row of the response table has no counterpart in the page's samples, so its place in the tree is taken from its neighbours.";
    NotInTable = "D013", Note, "sample field is not in the table", "add a row for it",
        "The sample shows a field that no row describes.";
    SampleUnreadable = "D014", Warning, "sample is broken", "correct the sample",
        "A JSON or XML sample cannot be read even leniently. It is not used.";
    DuplicateRow = "D015", Warning, "name is described twice", "remove one of the rows",
        "Two rows of one table give the same name at the same place. The first counts, what the other says is left out.";
    ConstraintDoubtful = "D016", Note, "rule left out", "state the rule in the usual words, or in an overlay",
        "The prose seems to state a rule, but not clearly enough to check values against it.";
    ExampleBreaksRule = "D017", Warning, "example breaks the rule", "correct the example or the rule",
        "The page's own example or sample does not satisfy the rule that its prose states. The rule is left out.";
    DefaultNotInEnum = "D018", Warning, "default is not among the values", "correct the default or the list",
        "The documented default is not in the documented list of values.";
    ErrorRepeated = "D019", Note, "error code is documented twice", "nothing to do",
        "One code stands in several rows of the table. The first row counts.";
    ErrorStatuses = "D020", Warning, "error code has two statuses", "correct one of them",
        "One code is documented with different HTTP statuses, on a page or on several of an operation.";
    StatusUnreadable = "D021", Warning, "HTTP status is not a number", "write the status as a number from 100 to 599",
        "The status column of an error row holds no HTTP status.";
    PagesDiffer = "D022", Note, "pages of one operation differ", "bring the pages in line",
        "Another page of the same operation has something that the leading page lacks, or says it differently.";
    RequiredUnclear = "D023", Note, "required column is not understood", "write yes or no",
        "The required column holds neither a yes nor a no. The parameter is taken as optional.";
    EmptyTable = "D024", Warning, "table has no rows", "remove the table or fill it",
        "A parameter, response or error table has a header only.";
    NoRequestTable = "D025", Note, "operation has no request table", "add a table of request parameters",
        "The page describes an operation without a table of parameters.";
    LineTooLong = "D026", Error, "line is too long", "break the line",
        "A line is longer than any page needs. The page is left out as a whole.";
    NestedTooDeep = "D027", Warning, "sample is nested too deep", "shorten the sample",
        "A sample is nested deeper than any answer. It is not used.";
    OverlayUnused = "D028", Error, "overlay entry does not apply", "remove the entry if the page has been mended, else correct it",
        "An overlay entry expects what the pages do not say (any more), or would change nothing: then it names what a spec does not have, or says no more than the pages do.";
    ConflictNamesUnknown = "D029", Note, "other parameter is not known", "name a parameter of the same operation",
        "The prose names another parameter that the operation does not have.";
    FurtherTable = "D030", Note, "further table of fields", "nothing to do, unless its rows belong elsewhere: then name the field they describe in the sentence above the table",
        "A section has several tables. The rows of the further ones are read as fields of the type or parameter that the sentence above names, or else of the parameter whose value, where the page shows one, has them as keys.";
    JsonPart = "D031", Note, "part of a value", "nothing to do",
        "The row describes what stands inside the value of a parameter. It is no parameter of its own; where the value is a JSON text it is a field of its content.";
    SentenceNotRead = "D032", Note, "sentence may state a rule", "nothing to do, unless it does: then write it like the samples of the phrase tables",
        "A sentence about a value names bounds or forbidden values with numbers, and no rule was read from it.";
    PartsOfValue = "D033", Warning, "table of the parts of a value is not read", "name the parameter that the table is about in the sentence above it, show a value of it, or add a column of what is required",
        "A table behind that of the request has no column of what is required and no heading of a response, its title names no parameter, and no value that the page shows for a parameter has its rows as keys. What it lists is taken to stand inside a value.";
    RequestLine = "D034", Warning, "method or path is not known", "write method and path as in `PUT /apps/[AppId] HTTP/1.1` under the request syntax, and a row for each name in the path",
        "The operation has a path of its own, but the page has no request line that can be read, or its path names something that no row describes. The operation cannot be called as it is.";
    WholeBody = "D035", Note, "row is the body as a whole", "nothing to do",
        "The row stands for the JSON body itself. What it holds are the parameters of the body, and its own name is not sent.";
    PositionUnclear = "D036", Warning, "place of a parameter is not understood", "write Query, Path, Header, Body or Form",
        "The position column holds a word that is no place in a request. What the page shows of its requests decides.";
    UnknownColumn = "D037", Note, "column is not read", "nothing to do, unless it states rules: then move them into the description",
        "A table of parameters, response fields or error codes has a column whose header is not known.";
    CommonParameter = "D038", Note, "parameter of the protocol", "nothing to do, unless the operation has a parameter of its own by that name: then say what it is for in the description",
        "The row describes what every request carries, such as the version of the API or the signature. It is added to each request and is no parameter of the operation.";
    TableUnreadable = "D039", Warning, "table cannot be cut into rows", "write it without merged cells and without tables in cells",
        "A table in HTML has cells that reach over several rows or columns, or a table inside a cell. It is not read.";
    AnswerIsList = "D040", Warning, "answer is a list", "wrap the list in an object, or call the operation by other means",
        "The sample answer is a list, not an object. Its elements have the documented fields, but a response of fields cannot hold it.";
    AnswerUndocumented = "D041", Warning, "answer has no table", "add a table of the response fields",
        "No table tells the fields of the answer. They are taken from the samples, which show neither what may be absent nor what the fields mean.";
}

//! Rows of parameter and response tables become [`Field`]s: names and types from the columns, nesting from rows and samples,
//! rules from the prose.

use crate::columns::Column;
use crate::diagnostic::{Code, Diagnostic};
use crate::identity::Identity;
use crate::model::{
    Constraint, Element, Field, Http, Position, Required, Rule, SampleKind, Source, Style, Type,
};
use crate::nest::{Answer, Nesting, Node, Notation, Row, nest_request, nest_response, read_name};
use crate::page;
use crate::page::text::plain;
use crate::prose::{self, Description, is_nothing};
use crate::raw::{RawOperation, RawTable, Role};
use crate::sample::{SampleError, Tree, read_json, read_xml};
use crate::shown::hold_against_requests;
use crate::types::{Written, read_type};

use super::words::{read_position, read_required};

/// The sample answers of a page, read.
pub(super) struct Answers {
    trees: Vec<(Tree, Notation)>,
    /// Where the first one starts.
    line: Option<u32>,
}

impl Answers {
    /// Reads the JSON and XML answers; what cannot be read is reported and left out.
    pub(super) fn read(raw: &RawOperation<'_>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut answers = Self {
            trees: Vec::new(),
            line: None,
        };
        for sample in &raw.samples {
            let (read, notation) = match sample.kind {
                SampleKind::Json => (read_json(sample.text), Notation::Json),
                SampleKind::Xml => (read_xml(sample.text).map(|tree| vec![tree]), Notation::Xml),
                SampleKind::Request | SampleKind::Error => continue,
            };
            match read {
                Ok(trees) => {
                    answers.line.get_or_insert(sample.line);
                    answers
                        .trees
                        .extend(trees.into_iter().map(|tree| (tree, notation)));
                }
                Err(error) => {
                    let code = match error {
                        SampleError::Unreadable => Code::SampleUnreadable,
                        SampleError::TooDeep => Code::NestedTooDeep,
                    };
                    diagnostics.push(Diagnostic::new(code, sample.line, error.to_string()));
                }
            }
        }
        answers
    }
}

/// Reads the tables of request parameters.
pub(super) fn lower_request(
    raw: &RawOperation<'_>,
    identity: &Identity,
    http: &Http,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Field> {
    let is_request = |role| matches!(role, Role::Request(_));
    let rows = collect_rows(raw, is_request, diagnostics);
    let nesting = nest_request(&rows.iter().map(PlacedRow::nested).collect::<Vec<_>>());
    let names: Vec<&str> = rows.iter().map(|row| &*row.name).collect();
    let mut lowering = Lowering {
        raw,
        rows: &rows,
        names: &names,
        sample_line: raw.line,
        diagnostics,
    };
    let mut fields = lowering.fields(nesting, Side::Request);
    hold_against_samples(raw, &mut fields, diagnostics);
    for field in &mut fields {
        let stated = position_of(&rows, field);
        let in_path = http.path.contains(&format!("[{}]", field.name))
            || http.path.contains(&format!("{{{}}}", field.name));
        field.position = Some(match stated {
            Some(position) => position,
            None if in_path && identity.style == Some(Style::Roa) => Position::Path,
            None => Position::Query,
        });
        // A part of the path cannot be left out.
        if field.position == Some(Position::Path) && field.required == Required::Conditional {
            field.required = Required::Yes;
        }
    }
    fields
}

/// Takes back the rules that the page's own sample requests break.
fn hold_against_samples(
    raw: &RawOperation<'_>,
    fields: &mut [Field],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let requests = raw
        .samples
        .iter()
        .filter(|sample| sample.kind == SampleKind::Request)
        .map(|sample| (sample.line, sample.text));
    hold_against_requests(fields, requests, |line, broken| {
        diagnostics.push(Diagnostic::new(
            Code::ExampleBreaksRule,
            line,
            broken.to_string(),
        ));
    });
}

/// Reads the tables of response fields.
pub(super) fn lower_response(
    raw: &RawOperation<'_>,
    answers: &Answers,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Field> {
    let rows = collect_rows(raw, |role| role == Role::Response, diagnostics);
    let samples: Vec<Answer<'_>> = answers
        .trees
        .iter()
        .map(|(tree, notation)| Answer {
            tree,
            notation: *notation,
        })
        .collect();
    let nesting = nest_response(
        &rows.iter().map(PlacedRow::nested).collect::<Vec<_>>(),
        &samples,
    );
    let sample_line = answers.line.unwrap_or(raw.line);
    Lowering {
        raw,
        rows: &rows,
        names: &[],
        sample_line,
        diagnostics,
    }
    .fields(nesting, Side::Response)
}

/// A row with the table that it stands in.
struct PlacedRow<'p, 't> {
    name: String,
    level: usize,
    ty: Written,
    /// Which table of its side it stands in.
    index: usize,
    table: &'t RawTable<'p>,
    row: &'t page::Row<'p>,
}

impl PlacedRow<'_, '_> {
    fn nested(&self) -> Row<'_> {
        let Self {
            name,
            level,
            ty,
            index,
            table,
            row,
        } = self;
        Row {
            name,
            level: *level,
            ty: ty.clone(),
            is_value: shows_value(self.text(Column::Example)),
            line: row.line,
            table: *index,
            title: &table.label,
        }
    }

    fn text(&self, column: Column) -> &str {
        self.table.text(self.row, column)
    }
}

/// The rows of all tables of one side, without the `Action` row; rows without a name are reported.
fn collect_rows<'p, 't>(
    raw: &'t RawOperation<'p>,
    belongs: impl Fn(Role) -> bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<PlacedRow<'p, 't>> {
    let mut rows = Vec::new();
    for (index, table) in raw
        .tables
        .iter()
        .filter(|table| belongs(table.role))
        .enumerate()
    {
        if index > 0 {
            let message = format!(
                "a further table, below \u{201c}{}\u{201d}",
                shorten(&table.label)
            );
            diagnostics.push(Diagnostic::new(
                Code::FurtherTable,
                table.table.line,
                message,
            ));
        }
        for row in &table.table.rows {
            let cell = table.cell(row, Column::Name);
            let written = cell.map_or(String::new(), |cell| {
                format!("{}{}", cell.indent, plain(cell.text))
            });
            let (level, name) = read_name(&written);
            // `Status. Code` is what translators make of `Status.Code`.
            let name = name.replace(". ", ".");
            let name = name.trim_end_matches([':', '：', '.']);
            if name.is_empty() || name.contains(char::is_whitespace) {
                let message = if name.is_empty() {
                    "the row has no name".to_owned()
                } else {
                    format!("`{name}` is no name on the wire")
                };
                diagnostics.push(
                    Diagnostic::new(Code::RowUnreadable, row.line, message).to_line(row.end_line),
                );
            } else if !(name.eq_ignore_ascii_case("action")
                && matches!(table.role, Role::Request(_)))
            {
                let ty = read_type(table.text(row, Column::Type));
                rows.push(PlacedRow {
                    name: name.to_owned(),
                    level,
                    ty,
                    index,
                    table,
                    row,
                });
            }
        }
    }
    rows
}

/// Whether an example is that of a plain value, or of a list of them, rather than of an object.
fn shows_value(example: &str) -> bool {
    !is_nothing(example) && !example.contains(['{', '<'])
}

/// The first characters of a sentence.
fn shorten(sentence: &str) -> String {
    let mut short: String = sentence.chars().take(60).collect();
    if short.len() < sentence.len() {
        short.push('…');
    }
    short
}

/// The place that the position column or the heading gives.
fn position_of(rows: &[PlacedRow<'_, '_>], field: &Field) -> Option<Position> {
    let row = rows.get(rows.partition_point(|row| row.row.line < field.source.line))?;
    let heading = match row.table.role {
        Role::Request(position) => position,
        Role::Response | Role::Errors => None,
    };
    read_position(row.text(Column::Position)).or(heading)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Request,
    Response,
}

/// Turns the nodes of one side into fields.
struct Lowering<'a, 'p, 't> {
    raw: &'a RawOperation<'p>,
    rows: &'a [PlacedRow<'p, 't>],
    names: &'a [&'a str],
    /// The line of what only a sample shows.
    sample_line: u32,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Lowering<'_, '_, '_> {
    fn fields(&mut self, nesting: Nesting, side: Side) -> Vec<Field> {
        self.diagnostics.extend(nesting.diagnostics);
        nesting
            .roots
            .into_iter()
            .map(|node| self.field(node, side, self.sample_line))
            .collect()
    }

    /// `line` is that of the row around, for nodes that have none of their own.
    fn field(&mut self, node: Node, side: Side, line: u32) -> Field {
        let row = node.row.and_then(|index| self.rows.get(index));
        let element = node
            .item_row
            .and_then(|index| self.rows.get(index))
            .map(|row| Element {
                doc: row.text(Column::Description).to_owned(),
                source: self.source(row.row.line),
            });
        // A list that only `Tag.N.Key` names starts where the first of its fields does.
        let line = row.map_or_else(
            || self.first_line(&node).unwrap_or(line),
            |row| row.row.line,
        );
        let children: Vec<Field> = node
            .children
            .into_iter()
            .map(|child| self.field(child, side, line))
            .collect();
        let mut field = Field {
            name: node.name,
            position: None,
            required: Required::No,
            ty: node.form.into_type(children),
            constraints: Vec::new(),
            example: None,
            doc: String::new(),
            sensitive: false,
            element,
            source: self.source(line),
        };
        if let Some(row) = row {
            self.describe(&mut field, row, side);
        }
        if side == Side::Request {
            count_elements(&mut field);
        }
        field
    }

    /// The first line of the rows inside a node.
    fn first_line(&self, node: &Node) -> Option<u32> {
        let own = node
            .row
            .or(node.item_row)
            .and_then(|index| self.rows.get(index));
        let inside = || {
            node.children
                .iter()
                .filter_map(|child| self.first_line(child))
                .min()
        };
        own.map(|row| row.row.line).or_else(inside)
    }

    /// Fills in what the cells of the field's own row say.
    fn describe(&mut self, field: &mut Field, row: &PlacedRow<'_, '_>, side: Side) {
        let example = plain(row.text(Column::Example));
        field.example = (!example.is_empty()).then(|| example.into_owned());
        row.text(Column::Description).clone_into(&mut field.doc);
        if side == Side::Request {
            let cell = row.table.cell(row.row, Column::Required);
            field.required = cell
                .and_then(|cell| read_required(cell.text))
                .unwrap_or_default();
            if let Some(cell) = cell.filter(|cell| read_required(cell.text).is_none()) {
                let message = format!("`{}` is neither yes nor no", plain(cell.text));
                self.diagnostics.push(
                    Diagnostic::new(Code::RequiredUnclear, cell.line, message)
                        .at_column(cell.column),
                );
            }
        }
        let described = Description {
            name: &row.name,
            ..description(field, self.names)
        };
        let reading = match side {
            Side::Request => prose::read(&described),
            // A service keeps its own rules; only the values that it may answer are of use.
            Side::Response => prose::read_values(&described),
        };
        field.sensitive = reading.sensitive;
        if side == Side::Request {
            self.diagnostics.extend(reading.diagnostics);
        }
        field.constraints = reading.constraints;
        // Where the text tells the case in which it is required, it is not in the others, whatever the column says.
        if reading.conditional {
            field.required = Required::Conditional;
        }
    }

    fn source(&self, line: u32) -> Source {
        Source {
            page: self.raw.page.to_owned(),
            line,
        }
    }
}

/// The rows of `Tag.N.Key` tell the range of N, which is the number of elements of `Tag`.
fn count_elements(field: &mut Field) {
    let is_count = |constraint: &&Constraint| matches!(constraint.rule, Rule::Items { .. });
    if matches!(field.ty, Type::List { .. })
        && !field
            .constraints
            .iter()
            .any(|constraint| is_count(&constraint))
    {
        let told = field
            .ty
            .fields()
            .unwrap_or_default()
            .iter()
            .filter(|child| !matches!(child.ty, Type::List { .. }));
        let count = told
            .flat_map(|child| &child.constraints)
            .find(is_count)
            .cloned();
        field.constraints.extend(count);
    }
}

/// What the prose reader needs to know of a field.
pub(crate) fn description<'f>(field: &'f Field, siblings: &'f [&'f str]) -> Description<'f> {
    Description {
        name: &field.name,
        ty: &field.ty,
        doc: &field.doc,
        example: field.example.as_deref(),
        siblings,
        line: field.source.line,
    }
}

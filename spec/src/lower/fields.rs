//! Rows of parameter and response tables become [`Field`]s: names and types from the columns, nesting from rows and samples,
//! rules from the prose.

use crate::columns::Column;
use crate::diagnostic::{Code, Diagnostic, list_names};
use crate::identity::Identity;
use crate::model::{
    Constraint, Element, Field, Http, Position, Required, Rule, Source, Style, Type,
};
use crate::nest::{Answer, Nesting, Node, nest_response};
use crate::page::text::plain;
use crate::prose::{self, Description};
use crate::raw::{RawOperation, Role};
use crate::shown::hold_against_requests;

use super::common::without_common;
use super::content::{hold_against_bodies, hold_against_values};
use super::places::{Message, Shown, name_path, report_query};
use super::rows::{PlacedRow, collect_rows, request_tables, values};
use super::samples::{Answers, requests};
use super::tree::nest_parameters;
use super::words::read_required;

/// Reads the tables of request parameters.
pub(super) fn lower_request(
    raw: &RawOperation<'_>,
    identity: &Identity,
    http: &mut Http,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Field> {
    let requests = requests(raw);
    let values = values(raw, &requests);
    let tables = request_tables(raw, &values, diagnostics);
    let rows = collect_rows(tables.into_iter(), diagnostics);
    let rows = without_common(rows, identity.style, &identity.operation, diagnostics);
    let shown = match identity.style {
        Some(Style::Roa) => Shown::read(&raw.syntax, &requests, http),
        Some(Style::Rpc) | None => Shown::default(),
    };
    name_path(http, &rows, raw.line, diagnostics);
    if let (Some(Style::Roa), Some(line)) = (identity.style, &raw.request_line) {
        report_query(&line.query, &rows, raw.line, diagnostics);
    }
    let message = Message {
        style: identity.style,
        http,
        shown: &shown,
    };
    let positions = message.positions(&rows, diagnostics);
    let queries = match identity.style {
        Some(Style::Rpc) => requests.as_slice(),
        Some(Style::Roa) | None => &[],
    };
    let nesting = nest_parameters(&rows, &positions, &shown, queries, &values, diagnostics);
    let mut names: Vec<&str> = rows.iter().map(|row| &*row.name).collect();
    names.sort_unstable();
    let mut lowering = Lowering {
        raw,
        rows: &rows,
        names: &names,
        sample_line: raw.line,
        diagnostics,
    };
    let mut fields = lowering.fields(nesting, Side::Request);
    let samples = requests
        .iter()
        .map(|request| (request.line, &request.sample));
    hold_against_requests(&mut fields, samples, |line, broken| {
        diagnostics.push(Diagnostic::new(
            Code::ExampleBreaksRule,
            line,
            broken.to_string(),
        ));
    });
    hold_against_values(&mut fields, &values, diagnostics);
    for field in &mut fields {
        // What has no row of its own starts where the first row inside does.
        let row = rows.partition_point(|row| row.row.line < field.source.line);
        field.position = Some(positions.get(row).copied().unwrap_or(Position::Query));
        // A part of the path cannot be left out.
        if field.position == Some(Position::Path) && field.required == Required::Conditional {
            field.required = Required::Yes;
        }
    }
    hold_against_bodies(&mut fields, &shown.sent, diagnostics);
    fields
}

/// Reads the tables of response fields.
pub(super) fn lower_response(
    raw: &RawOperation<'_>,
    answers: &Answers,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Field> {
    let tables = raw.tables.iter();
    let rows = collect_rows(
        tables.filter(|table| table.role == Role::Response),
        diagnostics,
    );
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
    if rows.is_empty() {
        report_undocumented(&nesting, sample_line, diagnostics);
    }
    Lowering {
        raw,
        rows: &rows,
        names: &[],
        sample_line,
        diagnostics,
    }
    .fields(nesting, Side::Response)
}

/// Reports an answer of which only samples tell; that it has an ID is true of all.
fn report_undocumented(nesting: &Nesting, line: u32, diagnostics: &mut Vec<Diagnostic>) {
    let names = nesting.roots.iter().map(|node| node.name.as_str());
    let mut told = names.filter(|name| !name.eq_ignore_ascii_case("RequestId"));
    let Some(first) = told.next() else {
        return;
    };
    let names = list_names(std::iter::once(first).chain(told));
    let message = format!("only the sample tells of {names}");
    diagnostics.push(Diagnostic::new(Code::AnswerUndocumented, line, message));
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
        field.doc = row.description();
        let mut deprecated = false;
        if side == Side::Request {
            let cell = row.table.cell(row.row, Column::Required);
            let need = cell.map(|cell| (cell, read_required(&cell.text)));
            let note = row.note.as_deref().and_then(read_required);
            if let Some(note) = note {
                field.required = note.required;
                deprecated = note.deprecated;
            }
            match need {
                Some((_, Some(need))) => {
                    field.required = need.required;
                    deprecated |= need.deprecated;
                }
                Some((cell, None)) => {
                    let message = format!("`{}` is neither yes nor no", plain(&cell.text));
                    self.diagnostics.push(
                        Diagnostic::new(Code::RequiredUnclear, cell.line, message)
                            .at_column(cell.column),
                    );
                }
                None => {}
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
        let is_deprecated = |constraint: &Constraint| matches!(constraint.rule, Rule::Deprecated);
        if deprecated && !field.constraints.iter().any(is_deprecated) {
            field.constraints.push(Constraint {
                rule: Rule::Deprecated,
                text: plain(row.text(Column::Required)).into_owned(),
            });
        }
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

/// What the prose reader needs to know of a field; the names of its siblings are sorted.
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

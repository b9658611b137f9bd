//! The rows of one side of a page: its tables come in, rows with names, types and their place in the table go out, and the values that the page
//! shows for parameters.

use std::collections::HashMap;

use crate::columns::Column;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::SampleKind;
use crate::nest::{Row, Values, read_name};
use crate::page;
use crate::page::text::plain;
use crate::prose::is_nothing;
use crate::raw::{RawOperation, RawTable, Role};
use crate::sample::read_request;
use crate::types::{Written, read_type};

/// A row with the table that it stands in.
pub(super) struct PlacedRow<'p, 't> {
    pub(super) name: String,
    level: usize,
    ty: Written,
    /// Which table of its side it stands in.
    index: usize,
    pub(super) table: &'t RawTable<'p>,
    pub(super) row: &'t page::Row<'p>,
}

impl PlacedRow<'_, '_> {
    pub(super) fn nested(&self) -> Row<'_> {
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

    pub(super) fn text(&self, column: Column) -> &str {
        self.table.text(self.row, column)
    }
}

/// The rows of the tables of one side, without the `Action` row; rows without a name are reported.
pub(super) fn collect_rows<'p, 't>(
    tables: impl Iterator<Item = &'t RawTable<'p>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<PlacedRow<'p, 't>>
where
    'p: 't,
{
    let mut rows = Vec::new();
    for (index, table) in tables.enumerate() {
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
            let (level, name) = name_of(table, row);
            if name.is_empty() || name.contains(char::is_whitespace) {
                let message = if name.is_empty() {
                    "the row has no name".to_owned()
                } else {
                    format!("`{name}` is no name on the wire")
                };
                diagnostics.push(
                    Diagnostic::new(Code::RowUnreadable, row.line, message).to_line(row.end_line),
                );
            } else if table.role == Role::Response || !name.eq_ignore_ascii_case("action") {
                let ty = read_type(table.text(row, Column::Type));
                rows.push(PlacedRow {
                    name,
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

/// The name in a row without marks, and how deep the marks say it is.
fn name_of(table: &RawTable<'_>, row: &page::Row<'_>) -> (usize, String) {
    let cell = table.cell(row, Column::Name);
    let written = cell.map_or(String::new(), |cell| {
        format!("{}{}", cell.indent, plain(cell.text))
    });
    let (level, name) = read_name(&written);
    // `Status. Code` is what translators make of `Status.Code`.
    let name = name.replace(". ", ".");
    (level, name.trim_end_matches([':', '：', '.']).to_owned())
}

/// The tables of the request side. One below the parameters that lists none of them is among these where the values of a parameter have
/// what it lists, and reported where none has.
pub(super) fn request_tables<'p, 't>(
    raw: &'t RawOperation<'p>,
    values: &Values,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<&'t RawTable<'p>> {
    let mut tables = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for table in &raw.tables {
        match table.role {
            Role::Request(_) => {
                for row in &table.table.rows {
                    known.insert(Values::key(&name_of(table, row).1), known.len());
                }
                tables.push(table);
            }
            Role::Parts => {
                let rows = table.table.rows.iter().map(|row| name_of(table, row));
                let names: Vec<String> = rows
                    .filter_map(|(level, name)| (level == 0).then_some(name))
                    .collect();
                if values.has_parts(names.iter().map(String::as_str), |name| {
                    known.get(name).copied()
                }) {
                    tables.push(table);
                    continue;
                }
                let table = &table.table;
                let message = format!(
                    "a table of `{}` that does not tell what is required is not read",
                    table.header.join(" | ")
                );
                diagnostics.push(
                    Diagnostic::new(Code::PartsOfValue, table.line, message)
                        .to_line(table.end_line),
                );
            }
            Role::Response | Role::Errors => {}
        }
    }
    tables
}

/// The values that the examples of parameters and the sample requests show.
pub(super) fn values(raw: &RawOperation<'_>) -> Values {
    let lists = |table: &&RawTable<'_>| matches!(table.role, Role::Request(_));
    let tables = || raw.tables.iter().filter(lists);
    let has_further = tables().count() > 1;
    let mut examples = Vec::new();
    for table in tables() {
        for row in &table.table.rows {
            let example = table.text(row, Column::Example);
            // Only objects have parts, and only a further table lists words.
            if has_further || example.contains('{') {
                examples.push((name_of(table, row).1, plain(example)));
            }
        }
    }
    let requests = raw
        .samples
        .iter()
        .filter(|sample| sample.kind == SampleKind::Request)
        .map(|sample| read_request(sample.text));
    Values::read(
        examples.iter().map(|(name, text)| (name.as_str(), &**text)),
        requests,
    )
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

#[cfg(test)]
mod tests {
    use crate::diagnostic::Code;
    use crate::extract;
    use crate::page::Page;

    use super::*;

    /// Lines of the request tables of a page, and of the tables reported as parts of a value.
    fn tables(sample: &str) -> (Vec<u32>, Vec<u32>) {
        let text = format!(
            "# AddBoats\n\n## Request parameters\n\n|Name|Type|Required|Description|\n|-|-|-|-|\n|Action|String|Yes|AddBoats|\n\
             |Boats|String|No|The boats.|\n\nEvery one has:\n\n|Name|Type|Description|\n|-|-|-|\n|Sail|String|The sail.|\n\n\
             ## Examples\n\n```\nhttps://host.example/?Action=AddBoats\n&Boats=[\n  {sample}\n]\n```\n"
        );
        let page = Page {
            path: "a.md".to_owned(),
            text,
        };
        let raw = extract(&page).0.expect("an operation's page");
        let mut diagnostics = Vec::new();
        let tables = request_tables(&raw, &values(&raw), &mut diagnostics);
        let reported = diagnostics.iter().map(|found| {
            assert_eq!(found.code, Code::PartsOfValue);
            found.line
        });
        (
            tables.iter().map(|table| table.table.line).collect(),
            reported.collect(),
        )
    }

    #[test]
    fn a_table_that_lists_no_parameters_is_read_where_a_value_has_its_rows() {
        assert_eq!(tables("{\"Sail\":\"red\"}"), (vec![5, 12], vec![]));
        assert_eq!(tables("{\"Mast\":\"red\"}"), (vec![5], vec![12]));
    }
}

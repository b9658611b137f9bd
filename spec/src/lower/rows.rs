//! The rows of one side of a page: its tables come in, rows with names, types and their place in the table go out, and the values that the page
//! shows for parameters.

use std::collections::HashMap;

use crate::columns::Column;
use crate::diagnostic::{Code, Diagnostic};
use crate::nest::{Row, Values};
use crate::page;
use crate::page::text::plain;
use crate::prose::is_nothing;
use crate::raw::{RawOperation, RawTable, Role};
use crate::types::{Written, doubt, read_type};

use super::names::{Names, read_names};
use super::samples::SentRequest;

/// A row with the table that it stands in.
pub(super) struct PlacedRow<'p, 't> {
    pub(super) name: String,
    /// What stands in brackets behind the name.
    pub(super) note: Option<String>,
    pub(super) level: usize,
    pub(super) ty: Written,
    /// Which table of its side it stands in.
    index: usize,
    pub(super) table: &'t RawTable<'p>,
    pub(super) row: &'t page::Row<'p>,
}

impl PlacedRow<'_, '_> {
    pub(super) fn nested(&self) -> Row<'_> {
        let Self {
            name,
            note: _,
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

    /// The description, with what columns of their own say about the value as the sentences that most pages have there.
    pub(super) fn description(&self) -> String {
        let mut text = self.text(Column::Description).to_owned();
        for (column, chinese, english) in [
            (Column::Values, "取值范围：", "Valid values: "),
            (Column::Default, "默认值：", "Default value: "),
        ] {
            let Some(index) = self.table.columns.iter().position(|at| *at == Some(column)) else {
                continue;
            };
            let value = self.text(column).trim();
            if is_nothing(&plain(value)) {
                continue;
            }
            let header = self.table.table.header.get(index);
            let is_chinese = header.is_some_and(|header| !header.is_ascii());
            let (label, stop) = if is_chinese {
                (chinese, "。")
            } else {
                (english, ".")
            };
            if !text.trim().is_empty() {
                text.push_str("\n\n");
            }
            text.push_str(label);
            text.push_str(value.trim_end_matches(['。', '.']));
            text.push_str(stop);
        }
        text
    }
}

/// The rows of the tables of one side; those without a name are reported, and so are columns that are not read.
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
                shorten(&table.label, LONGEST_TITLE)
            );
            diagnostics.push(Diagnostic::new(
                Code::FurtherTable,
                table.table.line,
                message,
            ));
        }
        report_columns(table, diagnostics);
        for row in &table.table.rows {
            let Names {
                level,
                names,
                beyond,
                note,
            } = names_of(table, row);
            if beyond > 0 {
                let message = format!(
                    "the first {} names of the row are read, {beyond} more are not",
                    names.len()
                );
                diagnostics.push(
                    Diagnostic::new(Code::RowUnreadable, row.line, message).to_line(row.end_line),
                );
            }
            for name in names {
                if !may_be_sent(&name) {
                    let message = if name.is_empty() {
                        "the row has no name".to_owned()
                    } else {
                        format!("`{name}` is no name on the wire")
                    };
                    diagnostics.push(
                        Diagnostic::new(Code::RowUnreadable, row.line, message)
                            .to_line(row.end_line),
                    );
                } else {
                    let written = table.cell(row, Column::Type);
                    let ty = read_type(written.map_or("", |cell| &*cell.text));
                    if let Some((cell, doubt)) =
                        written.and_then(|cell| Some((cell, doubt(&cell.text, &ty)?)))
                    {
                        diagnostics.push(
                            Diagnostic::new(Code::UnknownType, cell.line, doubt)
                                .at_column(cell.column),
                        );
                    }
                    rows.push(PlacedRow {
                        name,
                        note: note.clone(),
                        level,
                        ty,
                        index,
                        table,
                        row,
                    });
                }
            }
        }
    }
    rows
}

/// Whether a text can be a name on the wire. Titles of groups of rows and words such as 公共请求参数, which stand for parameters described
/// elsewhere, cannot.
fn may_be_sent(name: &str) -> bool {
    let in_words = !name.is_ascii() && !name.contains(|found: char| found.is_ascii_alphanumeric());
    !name.is_empty() && !name.contains(char::is_whitespace) && !in_words
}

/// What the name column says in a row.
fn names_of(table: &RawTable<'_>, row: &page::Row<'_>) -> Names {
    match table.cell(row, Column::Name) {
        Some(cell) => read_names(cell.indent, &cell.text),
        None => read_names("", ""),
    }
}

/// The first name in a row without marks, and how deep the marks say it is.
fn name_of(table: &RawTable<'_>, row: &page::Row<'_>) -> (usize, String) {
    let Names { level, names, .. } = names_of(table, row);
    (level, names.into_iter().next().unwrap_or_default())
}

/// Reports the columns of a table whose headers say nothing that is known, unless they are empty.
pub(super) fn report_columns(table: &RawTable<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let is_filled = |index: usize| {
        let mut rows = table.table.rows.iter();
        rows.any(|row| {
            row.cells
                .get(index)
                .is_some_and(|cell| !is_nothing(&plain(&cell.text)))
        })
    };
    let unread: Vec<String> = table
        .columns
        .iter()
        .zip(&table.table.header)
        .enumerate()
        .filter(|(index, (column, _))| column.is_none() && is_filled(*index))
        .map(|(_, (_, header))| format!("`{}`", plain(header)))
        .collect();
    if !unread.is_empty() {
        let message = format!("the table's column {} is not read", unread.join(", "));
        diagnostics.push(Diagnostic::new(
            Code::UnknownColumn,
            table.table.line,
            message,
        ));
    }
}

/// The tables of the request side. One below the parameters that lists none of them is among these where the values of a parameter have
/// what it lists, and reported where none has.
pub(super) fn request_tables<'p, 't>(
    raw: &'t RawOperation<'p>,
    values: &Values,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<&'t RawTable<'p>> {
    let of_parameters = |table: &&RawTable<'_>| matches!(table.role, Role::Request(_));
    if !has_parts(raw) {
        return raw.tables.iter().filter(of_parameters).collect();
    }
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

/// Whether the page has a table that may be of the parts of a value.
fn has_parts(raw: &RawOperation<'_>) -> bool {
    raw.tables.iter().any(|table| table.role == Role::Parts)
}

/// The values that the examples of parameters and the sample requests show.
pub(super) fn values(raw: &RawOperation<'_>, requests: &[SentRequest]) -> Values {
    let lists = |table: &&RawTable<'_>| matches!(table.role, Role::Request(_));
    let tables = || raw.tables.iter().filter(lists);
    // Only objects have parts, and only a further table lists words.
    let has_further = has_parts(raw) || tables().count() > 1;
    let may_tell = |text: &str| has_further || text.contains('{');
    let mut examples = Vec::new();
    for table in tables() {
        for row in &table.table.rows {
            let example = table.text(row, Column::Example);
            if may_tell(example) {
                examples.push((name_of(table, row).1, plain(example)));
            }
        }
    }
    let requests = requests.iter().map(|request| &request.sample);
    Values::read(
        examples.iter().map(|(name, text)| (name.as_str(), &**text)),
        requests.filter(|request| {
            let mut query = request.query.iter();
            request.body.is_some() || query.any(|(_, value)| may_tell(value))
        }),
    )
}

/// Whether an example is that of a plain value, or of a list of them, rather than of an object.
fn shows_value(example: &str) -> bool {
    !is_nothing(example) && !example.contains(['{', '<'])
}

/// How many characters of the words above a table a message shows.
const LONGEST_TITLE: usize = 60;

/// The first characters of a text that a message shows.
pub(super) fn shorten(text: &str, longest: usize) -> String {
    let mut short: String = text.chars().take(longest).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Code;
    use crate::extract;
    use crate::page::Page;

    use super::super::samples::requests;
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
        let raw = extract(&page).0.operation().expect("an operation's page");
        let mut diagnostics = Vec::new();
        let values = values(&raw, &requests(&raw));
        let tables = request_tables(&raw, &values, &mut diagnostics);
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

    #[test]
    fn columns_of_their_own_state_default_and_values() {
        let rules = |header: &str, cells: &str| {
            let columns = header.matches('|').count();
            let delimiter = "-|".repeat(columns);
            let text = format!(
                "# AddBoats\n\n## Request parameters\n\n|Name|Type|Required|{header}\n|-|-|-|{delimiter}\n|Action|String|Yes|{}\n|Size|Integer|No|{cells}\n",
                "AddBoats|".repeat(columns)
            );
            let page = Page {
                path: "a.md".to_owned(),
                text,
            };
            let (spec, diagnostics) = crate::parse(&[page], crate::merge::Merge::Nothing);
            let field = &spec.services[0].operations[0].request.parameters[0];
            let rules: Vec<String> = field
                .constraints
                .iter()
                .map(|constraint| format!("{:?}", constraint.rule))
                .collect();
            let unread = diagnostics
                .iter()
                .filter(|found| found.code == Code::UnknownColumn)
                .count();
            (rules.join(" "), unread)
        };
        let (found, unread) = rules("Default|Valid values|Description|", "8|1 to 16|The size.|");
        assert!(
            found.contains("Range") && found.contains("Default"),
            "{found}"
        );
        assert_eq!(unread, 0);
        let (found, _) = rules("默认值|取值范围|描述|", "8|1~16|大小。|");
        assert!(
            found.contains("Range") && found.contains("Default"),
            "{found}"
        );
        // The number may stand in the description as another one.
        let (found, _) = rules("Default|Description|", "8|The size. Boats carry 18 kg.|");
        assert!(found.contains("Default"), "{found}");
        let (found, unread) = rules("Default|Description|Since|", "-|The size.|1.2|");
        assert_eq!((&*found, unread), ("", 1));
    }
}

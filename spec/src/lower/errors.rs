//! Rows of error tables become [`ErrorCode`]s.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::columns::Column;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{ErrorCode, Source};
use crate::page::Row;
use crate::page::text::plain;
use crate::prose;
use crate::raw::{RawOperation, RawTable, Role};

/// Reads all error tables of a page. Codes are kept as written; of a code that stands twice the first row counts.
pub(super) fn lower_errors(
    raw: &RawOperation<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<ErrorCode> {
    let mut errors: Vec<ErrorCode> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for table in raw.tables.iter().filter(|table| table.role == Role::Errors) {
        for row in &table.table.rows {
            let Some(error) = lower_row(raw, table, row, diagnostics) else {
                continue;
            };
            if let Some(index) = known.get(&error.code.to_lowercase()) {
                diagnostics.push(repeated(&errors[*index], &error));
            } else {
                known.insert(error.code.to_lowercase(), errors.len());
                errors.push(error);
            }
        }
    }
    errors
}

fn repeated(first: &ErrorCode, again: &ErrorCode) -> Diagnostic {
    let line = again.source.line;
    match (first.http_status, again.http_status) {
        (Some(one), Some(other)) if one != other => {
            let message = format!(
                "`{}` has status {other} here and {one} on line {}",
                again.code, first.source.line
            );
            Diagnostic::new(Code::ErrorStatuses, line, message)
        }
        _ => Diagnostic::new(
            Code::ErrorRepeated,
            line,
            format!(
                "`{}` stands on line {} already",
                again.code, first.source.line
            ),
        ),
    }
}

fn lower_row(
    raw: &RawOperation<'_>,
    table: &RawTable<'_>,
    row: &Row<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<ErrorCode> {
    let cells = align(table, row);
    let text = |column| {
        let index = table
            .columns
            .iter()
            .position(|found| *found == Some(column));
        index
            .and_then(|index| cells.get(index))
            .map_or("", |cell| &**cell)
    };
    let code = plain(text(Column::Code)).trim().to_owned();
    if code.is_empty() {
        diagnostics.push(
            Diagnostic::new(Code::RowUnreadable, row.line, "an error row has no code")
                .to_line(row.end_line),
        );
        return None;
    }
    let status = plain(text(Column::Status));
    let http_status = read_status(&status);
    if http_status.is_none() && !status.is_empty() {
        let message = format!("`{status}` is no HTTP status");
        let column = table
            .cell(row, Column::Status)
            .map_or(1, |cell| cell.column);
        diagnostics
            .push(Diagnostic::new(Code::StatusUnreadable, row.line, message).at_column(column));
    }
    let message = plain(text(Column::Message)).into_owned();
    let doc = text(Column::Description).to_owned();
    let retryable = prose::is_passing(&code, http_status) || prose::is_retryable(&message, &doc);
    let source = Source {
        page: raw.page.to_owned(),
        line: row.line,
    };
    Some(ErrorCode {
        http_status,
        code,
        message,
        doc,
        retryable,
        source,
    })
}

/// The texts of a row's cells. Bare pipes usually belong to the last cell; where the status is a number only when they belong to
/// the message, as in `|Busy|state is a|b|409|...|`, they do.
fn align<'p>(table: &RawTable<'p>, row: &Row<'p>) -> Vec<Cow<'p, str>> {
    let cells: Vec<Cow<'p, str>> = row
        .cells
        .iter()
        .map(|cell| Cow::Borrowed(cell.text))
        .collect();
    let place = |column| {
        table
            .columns
            .iter()
            .position(|found| *found == Some(column))
    };
    let (Some(message), Some(status), Some((last, front))) = (
        place(Column::Message),
        place(Column::Status),
        row.cells.split_last(),
    ) else {
        return cells;
    };
    let is_status = |text: &str| {
        text.trim()
            .parse()
            .is_ok_and(|status: u16| (100..600).contains(&status))
    };
    let pieces: Vec<&str> = front
        .iter()
        .map(|cell| cell.text)
        .chain(last.text.split('|'))
        .collect();
    let extra = pieces.len() - row.cells.len();
    let moved = status + extra;
    let fits = status > message && !is_status(pieces[status.min(pieces.len() - 1)]);
    if extra == 0 || !fits || !pieces.get(moved).is_some_and(|text| is_status(text)) {
        return cells;
    }
    let (before, rest) = pieces.split_at(message);
    let (joined, after) = rest.split_at(extra + 1);
    let mut aligned: Vec<Cow<'p, str>> = before.iter().map(|text| Cow::Borrowed(*text)).collect();
    aligned.push(Cow::Owned(joined.join("|")));
    aligned.extend(after.iter().map(|text| Cow::Borrowed(text.trim())));
    aligned
}

/// A number from 100 to 599, whatever stands around it.
fn read_status(cell: &str) -> Option<u16> {
    plain(cell)
        .split(|found: char| !found.is_ascii_digit())
        .find_map(|word| word.parse().ok())
        .filter(|status| (100..600).contains(status))
}

#[cfg(test)]
mod tests {
    use crate::merge::Merge;
    use crate::page::Page;

    /// `expected`: status, code and message of each row.
    fn check(header: &str, rows: &str, expected: &[(Option<u16>, &str, &str)]) {
        let request = "# AddTags\n## Request parameters\n|Name|Type|Description|\n|-|-|-|\n|Action|String|Value: AddTags|\n";
        let columns = header.matches('|').count() - 1;
        let delimiter = format!("|{}", "-|".repeat(columns));
        let text = format!("{request}\n## Error codes\n{header}\n{delimiter}\n{rows}\n");
        let page = Page {
            path: "AddTags.md".to_owned(),
            text,
        };
        let (spec, _) = crate::parse(&[page], Merge::Nothing);
        let errors = &spec.services[0].operations[0].errors;
        let found: Vec<(Option<u16>, &str, &str)> = errors
            .iter()
            .map(|error| (error.http_status, &*error.code, &*error.message))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn columns_are_found_in_any_order() {
        check(
            "|HttpCode|Error code|Error message|",
            "|400|Bad|No good.|",
            &[(Some(400), "Bad", "No good.")],
        );
        check(
            "|Error message|Error code|HTTP status code|",
            "|No good.|Bad|400|",
            &[(Some(400), "Bad", "No good.")],
        );
    }

    #[test]
    fn pipes_in_a_message_do_not_move_the_status() {
        let header = "|Error code|Error message|HTTP status code|Description|";
        check(
            header,
            "|Busy|state is a|b|c|409|Wait.|",
            &[(Some(409), "Busy", "state is a|b|c")],
        );
        check(
            header,
            "|Busy|state is a|409|Wait | see.|",
            &[(Some(409), "Busy", "state is a")],
        );
    }

    #[test]
    fn codes_are_wire_facts() {
        check(
            "|HttpCode|Error code|Error message|",
            "|400|Invalid%s.Value |<Name> is wrong|\n|404|Forbbiden.Sub\\_User|x|\n|x|invalid%s.value|y|",
            &[
                (Some(400), "Invalid%s.Value", "<Name> is wrong"),
                (Some(404), "Forbbiden.Sub_User", "x"),
            ],
        );
    }
}

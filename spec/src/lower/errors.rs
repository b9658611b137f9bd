//! Rows of error tables become [`ErrorCode`]s.

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
    let code = plain(table.text(row, Column::Code)).trim().to_owned();
    if code.is_empty() {
        diagnostics.push(
            Diagnostic::new(Code::RowUnreadable, row.line, "an error row has no code")
                .to_line(row.end_line),
        );
        return None;
    }
    let status = table.cell(row, Column::Status);
    let http_status = status.and_then(|cell| read_status(cell.text));
    if let Some(cell) = status.filter(|cell| http_status.is_none() && !plain(cell.text).is_empty())
    {
        let message = format!("`{}` is no HTTP status", plain(cell.text));
        diagnostics.push(
            Diagnostic::new(Code::StatusUnreadable, cell.line, message).at_column(cell.column),
        );
    }
    let message = plain(table.text(row, Column::Message)).into_owned();
    let doc = table.text(row, Column::Description).to_owned();
    let retryable = prose::is_retryable(&message, &doc);
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

/// A number from 100 to 599, whatever stands around it.
fn read_status(cell: &str) -> Option<u16> {
    plain(cell)
        .split(|found: char| !found.is_ascii_digit())
        .find_map(|word| word.parse().ok())
        .filter(|status| (100..600).contains(status))
}

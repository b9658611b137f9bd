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

use super::rows::report_columns;

/// Reads all error tables of a page. Codes are kept as written; of a code that stands twice the first row counts.
pub(super) fn lower_errors(
    raw: &RawOperation<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<ErrorCode> {
    let mut errors: Vec<ErrorCode> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut repeats = Vec::new();
    for table in raw.tables.iter().filter(|table| table.role == Role::Errors) {
        report_columns(table, diagnostics);
        let rows = table.table.rows.iter();
        for error in rows.flat_map(|row| lower_row(raw, table, row, diagnostics)) {
            let first = known.get(&error.code.to_lowercase());
            if let Some(first) = first.and_then(|index| errors.get(*index)) {
                repeats.push(repeated(first, &error));
            } else {
                known.insert(error.code.to_lowercase(), errors.len());
                errors.push(error);
            }
        }
    }
    diagnostics.extend(repeats);
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
        (Some(_) | None, Some(_) | None) => Diagnostic::new(
            Code::ErrorRepeated,
            line,
            format!(
                "`{}` stands on line {} already",
                again.code, first.source.line
            ),
        ),
    }
}

/// How many codes of a cell are read: each takes the whole message and description of the row.
const MOST_CODES: usize = 64;

/// The errors of a row: one for each code in its cell.
fn lower_row(
    raw: &RawOperation<'_>,
    table: &RawTable<'_>,
    row: &Row<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<ErrorCode> {
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
    let codes = read_codes(text(Column::Code));
    if codes.is_empty() {
        diagnostics.push(
            Diagnostic::new(Code::RowUnreadable, row.line, "an error row has no code")
                .to_line(row.end_line),
        );
        return Vec::new();
    }
    let beyond = codes.len().saturating_sub(MOST_CODES);
    if beyond > 0 {
        let message =
            format!("the first {MOST_CODES} codes of the row are read, {beyond} more are not");
        diagnostics
            .push(Diagnostic::new(Code::RowUnreadable, row.line, message).to_line(row.end_line));
    }
    let status = plain(text(Column::Status));
    let statuses = read_statuses(&status);
    let http_status = statuses.first().copied();
    let column = table
        .cell(row, Column::Status)
        .map_or(1, |cell| cell.column);
    let mut report = |code, message| {
        diagnostics.push(Diagnostic::new(code, row.line, message).at_column(column));
    };
    if http_status.is_none() && !status.is_empty() {
        report(
            Code::StatusUnreadable,
            format!("`{status}` is no HTTP status"),
        );
    }
    // As many statuses as codes belong to them in order.
    let in_order = codes.len() > 1 && statuses.len() == codes.len();
    if statuses.len() > 1 && !in_order {
        report(
            Code::ErrorStatuses,
            format!("`{status}` is several statuses: the first counts"),
        );
    }
    let message = plain(text(Column::Message)).into_owned();
    let doc = [Column::Description, Column::Cause, Column::Solution]
        .map(|column| text(column).trim())
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n");
    let retryable = prose::is_retryable(&message, &doc);
    let source = Source {
        page: raw.page.to_owned(),
        line: row.line,
    };
    let one = |(index, code): (usize, String)| {
        let http_status = if in_order {
            statuses.get(index).copied()
        } else {
            http_status
        };
        ErrorCode {
            http_status,
            retryable: retryable || prose::is_passing(&code, http_status),
            code,
            message: message.clone(),
            doc: doc.clone(),
            source: source.clone(),
        }
    };
    let codes = codes.into_iter().take(MOST_CODES);
    codes.enumerate().map(one).collect()
}

/// The codes of a cell. Several, such as `Busy, Locked` or `Busy<br>Locked`, are told by what separates them; a code itself has neither
/// spaces nor commas.
fn read_codes(cell: &str) -> Vec<String> {
    // Most cells are one code and nothing else.
    let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'.';
    if !cell.is_empty() && cell.bytes().all(is_sign) {
        return vec![cell.to_owned()];
    }
    let cell = cell
        .replace("<br/>", "<br>")
        .replace("<br />", "<br>")
        .replace("<br>", " \n ");
    let separate = [
        ",", "，", "、", ";", "；", " / ", " | ", " or ", " 或 ", "\n",
    ];
    let mut parts = vec![cell.as_str()];
    for mark in separate {
        parts = parts.iter().flat_map(|part| part.split(mark)).collect();
    }
    let codes: Vec<String> = parts
        .into_iter()
        .map(|part| plain(part).trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect();
    let is_code = |code: &String| {
        !code.contains(char::is_whitespace)
            && code.is_ascii()
            && code.bytes().any(|byte| byte.is_ascii_alphanumeric())
    };
    if codes.len() > 1 && codes.iter().all(is_code) {
        return codes;
    }
    let code = plain(&cell).trim().to_owned();
    if code.is_empty() {
        Vec::new()
    } else {
        vec![code]
    }
}

/// The texts of a row's cells. Bare pipes usually belong to the last cell; where the status is a number only when they belong to
/// the message, as in `|Busy|state is a|b|409|...|`, they do.
fn align<'r>(table: &RawTable<'_>, row: &'r Row<'_>) -> Vec<Cow<'r, str>> {
    let cells: Vec<Cow<'r, str>> = row
        .cells
        .iter()
        .map(|cell| Cow::Borrowed(&*cell.text))
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
        .map(|cell| &*cell.text)
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
    let mut aligned: Vec<Cow<'r, str>> = before.iter().map(|text| Cow::Borrowed(*text)).collect();
    aligned.push(Cow::Owned(joined.join("|")));
    aligned.extend(after.iter().map(|text| Cow::Borrowed(text.trim())));
    aligned
}

/// The numbers from 100 to 599, whatever stands around them; each once.
fn read_statuses(text: &str) -> Vec<u16> {
    let mut statuses = Vec::new();
    let words = text.split(|found: char| !found.is_ascii_digit());
    for status in words.filter_map(|word| word.parse::<u16>().ok()) {
        if (100..600).contains(&status) && !statuses.contains(&status) {
            statuses.push(status);
        }
    }
    statuses
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Code, Diagnostic};
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
    #[test]
    fn several_codes_in_a_cell_are_several_errors() {
        let header = "|HttpCode|Error code|Error message|";
        check(
            header,
            "|403/404|Mast.Broken, Mast.Lost|x|\n|404<br>400|Sail.Torn|y|\n|409|`Keel.Busy` / `Keel.Locked`|z|\n|400|Crew.Rank/Name|w|",
            &[
                (Some(403), "Mast.Broken", "x"),
                (Some(404), "Mast.Lost", "x"),
                (Some(404), "Sail.Torn", "y"),
                (Some(409), "Keel.Busy", "z"),
                (Some(409), "Keel.Locked", "z"),
                (Some(400), "Crew.Rank/Name", "w"),
            ],
        );
    }

    #[test]
    fn codes_that_are_too_many_for_a_row_are_reported() {
        let codes: Vec<String> = (0..super::MOST_CODES + 2)
            .map(|at| format!("Mast{at}"))
            .collect();
        let page = Page {
            path: "AddTags.md".to_owned(),
            text: format!(
                "# AddTags\n## Request parameters\n|Name|Type|Description|\n|-|-|-|\n|Action|String|Value: AddTags|\n\n## Error codes\n\
                 |Error code|Error message|\n|-|-|\n|{}|x|\n",
                codes.join(", ")
            ),
        };
        let (spec, diagnostics) = crate::parse(&[page], Merge::Nothing);
        let errors = &spec.services[0].operations[0].errors;
        assert_eq!(errors.len(), super::MOST_CODES);
        let told = |found: &Diagnostic| found.code == Code::RowUnreadable && found.line == 10;
        assert!(diagnostics.iter().any(told), "{diagnostics:?}");
    }

    #[test]
    fn cause_and_solution_are_the_description() {
        let page = Page {
            path: "AddTags.md".to_owned(),
            text: "# AddTags\n## Request parameters\n|Name|Type|Description|\n|-|-|-|\n|Action|String|Value: AddTags|\n\n## Error codes\n\
                   |Error code|Error message|Cause|Solution|\n|-|-|-|-|\n|Busy|x|The pier is full.|Moor elsewhere.|\n"
                .to_owned(),
        };
        let (spec, _) = crate::parse(&[page], Merge::Nothing);
        let error = &spec.services[0].operations[0].errors[0];
        assert_eq!(error.doc, "The pier is full.\n\nMoor elsewhere.");
    }
}

//! What a table lists. Its columns come in, with the section and the headings that it stands below; its role goes out, or that it is
//! none of the tables that are read.

use super::{Reader, headings};
use crate::columns::Column;
use crate::diagnostic::{Code, Diagnostic};
use crate::page::text::{plain, words};
use crate::page::{Row, Table};
use crate::raw::{RawTable, Role};
use crate::sections::Section;
use crate::types::{Written, read_type};

impl<'p> Reader<'p> {
    /// What a table of these columns lists at this place of the page; `columns` gains the name column where only its word was unknown.
    pub(super) fn role(&self, columns: &mut [Option<Column>]) -> Option<Role> {
        let has = |columns: &[Option<Column>], column| columns.contains(&Some(column));
        if has(columns, Column::Code)
            && (self.section == Section::Errors || !has(columns, Column::Type))
        {
            return Some(Role::Errors);
        }
        let lists_fields = matches!(self.section, Section::Request | Section::Response);
        if !has(columns, Column::Name) && has(columns, Column::Type) && lists_fields {
            *columns.iter_mut().find(|column| column.is_none())? = Some(Column::Name);
        }
        let is_described = has(columns, Column::Type) || has(columns, Column::Description);
        if !has(columns, Column::Name) || !is_described {
            return None;
        }
        match self.section {
            Section::Request => {
                let position = headings::position_of(self.subheading);
                Some(Role::Request(
                    position.or_else(|| headings::position_of(self.heading)),
                ))
            }
            Section::Response => {
                let title = [self.subheading, self.heading];
                let of_headers = title.into_iter().any(headings::names_answer_headers);
                (!of_headers).then_some(Role::Response)
            }
            Section::Common | Section::Debugging | Section::Errors => None,
            // Fields of a type that has a heading of its own, or a page without the usual headings.
            Section::Other | Section::Samples | Section::Syntax | Section::Description => {
                if !has(columns, Column::Type) {
                    None
                } else if self.seen.response {
                    Some(Role::Response)
                } else {
                    (self.seen.request || has(columns, Column::Required))
                        .then_some(Role::Request(None))
                }
            }
        }
    }

    /// A table that does not tell what is required, behind one that does, lists no parameters: it is of an answer, of the fields of an
    /// earlier parameter that its title names, or of something inside a value.
    pub(super) fn role_without_required(&mut self, raw: &RawTable<'p>) -> Role {
        let table = &raw.table;
        let is_answer = table.rows.iter().any(|row| {
            raw.text(row, Column::Name)
                .trim()
                .eq_ignore_ascii_case("RequestId")
        });
        if is_answer && !self.seen.response {
            let message = "the table has a row `RequestId`: it is taken as part of the answer";
            self.diagnostics
                .push(Diagnostic::new(Code::FurtherTable, table.line, message));
            return Role::Response;
        }
        if words(self.label).any(|word| self.parameters.contains(&word.to_lowercase())) {
            // A part may have parts of its own, in a table that its name stands above.
            self.remember(raw, |ty| ty.is_container());
            return raw.role;
        }
        Role::Parts
    }

    /// Remembers the names and types of the rows that may have fields, for the titles of further tables.
    pub(super) fn remember(
        &mut self,
        raw: &RawTable<'p>,
        may_have_fields: impl Fn(&Written) -> bool,
    ) {
        for row in &raw.table.rows {
            let ty = read_type(raw.text(row, Column::Type));
            if !may_have_fields(&ty) {
                continue;
            }
            let name = plain(raw.text(row, Column::Name));
            self.parameters.extend(words(&name).map(str::to_lowercase));
            self.parameters
                .extend(ty.type_name().map(str::to_lowercase));
        }
    }
}

/// Whether each cell of a column is nothing but an error code: `InvalidName.Malformed`.
pub(super) fn holds_codes(table: &Table<'_>, column: usize) -> bool {
    let is_code = |text: &str| {
        let inner = text.bytes().skip(1);
        text.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_'))
            && text.starts_with(|first: char| first.is_ascii_uppercase())
            && !text.ends_with('.')
            && text.bytes().any(|byte| byte.is_ascii_lowercase())
            && inner
                .into_iter()
                .any(|byte| byte == b'.' || byte.is_ascii_uppercase())
    };
    let cell = |row: &Row<'_>| {
        row.cells
            .get(column)
            .is_some_and(|cell| is_code(&plain(&cell.text)))
    };
    !table.rows.is_empty() && table.rows.iter().all(cell)
}

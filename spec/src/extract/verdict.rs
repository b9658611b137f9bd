//! Whether a page is an operation's. What was found on it comes in; the title as the operation's name goes out, or why there is none.

use super::Reader;
use crate::columns::Column;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::raw::Role;

impl Reader<'_> {
    /// A title such as `Encrypt` is the operation's name where another place of the page says the same, or where the page has all
    /// that an operation's page has and no other name.
    pub(super) fn weigh_title(&mut self) {
        let evidence = &self.operation.evidence;
        if evidence.title.is_some() {
            return;
        }
        let anchor = evidence.anchor.as_ref().map(|(_, api)| api);
        let others: Vec<&String> = [
            evidence.action.as_ref(),
            evidence.link.api.as_ref(),
            anchor,
            evidence.sample_action.as_ref(),
        ]
        .into_iter()
        .flatten()
        .collect();
        let has_all = self.seen.request
            && self.seen.response
            && !self.operation.samples.is_empty()
            && self.operation.tables.len() > 1;
        let is_operation = if others.is_empty() {
            has_all
        } else {
            others
                .iter()
                .any(|name| self.one_word.as_ref() == Some(*name))
        };
        if is_operation {
            self.operation.evidence.title = self.one_word.take();
        }
    }

    /// Why the page describes no operation, when it does not.
    pub(super) fn why_no_operation(&self) -> Option<Diagnostic> {
        let evidence = &self.operation.evidence;
        let tables = &self.operation.tables;
        let mut requests = tables
            .iter()
            .filter(|table| matches!(table.role, Role::Request(_)));
        let has_requests = requests.clone().next().is_some();
        // Fields of a type are seldom said to be required, and do not stand under a heading of requests then.
        let tells_required = self.seen.request
            && requests.any(|table| table.columns.contains(&Some(Column::Required)));
        let is_operation = evidence.action.is_some()
            || (evidence.link.api.is_some() && self.seen.request)
            // Some operations are sent nothing but their path.
            || (evidence.title.is_some()
                && self.operation.request_line.is_some()
                && (self.seen.response || !self.operation.samples.is_empty()))
            || (evidence.title.is_some()
                && has_requests
                && (self.seen.response || !self.operation.samples.is_empty() || tells_required));
        if is_operation {
            return None;
        }
        let why = match (self.seen.request, evidence.title.is_some()) {
            (_, false) if tables.is_empty() => {
                "no parameter tables and no `Action` row: a guide or an overview"
            }
            (true, false) => {
                "request parameters, but no `Action` row, no link with `api=` and no operation as title"
            }
            (true, true) if has_requests => {
                "an operation's name as title and parameters, but no column of what is required, no response and no sample"
            }
            (true, true) => "an operation's name as title, but no parameter table",
            (false, _) => "no section of request parameters",
        };
        let mut diagnostic = Diagnostic::new(Code::NoOperation, 1, why);
        let is_unread = |found: &Diagnostic| found.code == Code::TableUnreadable;
        if evidence.title.is_some() && (has_requests || self.diagnostics.iter().any(is_unread)) {
            // What looks like parameters is lost.
            diagnostic.severity = Severity::Warning;
        }
        Some(diagnostic)
    }
}

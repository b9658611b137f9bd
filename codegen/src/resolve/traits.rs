//! What the prose says about an operation as a whole comes in, sentences for its documentation go out.

use docwright_spec::model::{Operation, Paging, PagingStyle};

use super::docs::{self, Links};

/// The page's prose, and that the operation goes on after its answer where the page says so.
pub(super) fn doc(operation: &Operation, links: &Links) -> Vec<String> {
    let mut lines = docs::rustdoc(&operation.doc, links);
    if let Some(clause) = &operation.traits.asynchronous {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(format!(
            "The operation goes on after it answered: “{}”.",
            docs::line(&clause.text)
        ));
    }
    lines
}

/// How to ask for the next page.
pub(super) fn paging(paging: &Paging) -> String {
    let Paging {
        style,
        parameter,
        size,
        field,
        text: _,
    } = paging;
    let mut sentence = format!(
        "Answers come in pages: {} says which one",
        docs::code(parameter)
    );
    if let Some(size) = size {
        sentence += &format!(", {} how long one is", docs::code(size));
    }
    if let Some(field) = field {
        let field = docs::code(field);
        sentence += &match style {
            PagingStyle::Number => format!("; {field} of the answer is the number of all entries"),
            PagingStyle::Token => format!("; {field} of the answer is the token of the next one"),
        };
    }
    sentence.push('.');
    sentence
}

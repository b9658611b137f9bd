//! Rules of what stands inside a JSON text: a description and its rules come in; those that bind a member of the text and not the whole
//! of it are taken out and reported.

use super::scope::{Cell, element};
use super::words::WordList;
use super::{Code, Draft, Rule};
use crate::model::{Constraint, Format, Type};

/// Drops the rules of members. A text that is an array of plain values keeps them: there they bind each element.
pub(super) fn drop_rules_of_members(cell: &Cell<'_>, draft: &mut Draft) {
    let is_text = |format: Format| {
        draft.constraints.iter().any(
            |constraint| matches!(&constraint.rule, Rule::Format { value, .. } if *value == format),
        )
    };
    let is_object =
        is_text(Format::Json) || matches!(element(cell.description.ty), Type::Json { .. });
    let is_structured = is_object || is_text(Format::JsonArray) && holds_objects(cell);
    if !is_structured {
        return;
    }
    let constraints = std::mem::take(&mut draft.constraints);
    for constraint in constraints {
        if is_of_whole(&constraint) {
            draft.constraints.push(constraint);
        } else {
            let message = format!(
                "`{}` is a JSON text, whose members this is about: {}",
                cell.description.name, constraint.text
            );
            draft.doubt(Code::ConstraintDoubtful, message);
        }
    }
}

/// Whether the elements of an array have members.
fn holds_objects(cell: &Cell<'_>) -> bool {
    static WORDS: WordList = WordList::new(&[
        "元素包含",
        "元素包括",
        "对象数组",
        "array of objects",
        "array of json objects",
        "list of objects",
        "element contains",
        "element includes",
        "object contains",
    ]);
    let shown = cell.description.example.unwrap_or_default();
    shown
        .split_whitespace()
        .collect::<String>()
        .starts_with("[{")
        || cell
            .blocks
            .iter()
            .any(|block| WORDS.are_in(&block.text.lower))
}

/// Whether a rule can be one of a whole JSON text.
fn is_of_whole(constraint: &Constraint) -> bool {
    match &constraint.rule {
        Rule::Enum { .. }
        | Rule::Range { .. }
        | Rule::MultipleOf { .. }
        | Rule::NotIn { .. }
        | Rule::StartsWith { .. }
        | Rule::NotStartsWith { .. }
        | Rule::NotContains { .. }
        | Rule::Charset { .. } => false,
        Rule::Default { value } => value.trim_start().starts_with(['{', '[']),
        // `name: up to 32 characters` has the name of a member before it.
        Rule::Length { .. } => !constraint.text.contains([':', '：']),
        Rule::Ascii
        | Rule::Items { .. }
        | Rule::Separator { .. }
        | Rule::Format { .. }
        | Rule::Unique
        | Rule::RequiredIf { .. }
        | Rule::ConflictsWith { .. }
        | Rule::Deprecated => true,
    }
}

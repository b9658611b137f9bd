//! The short words of cells: yes and no, and places in the HTTP request.

use crate::model::{Position, Required};
use crate::page::text::plain;

/// Reads a cell of the required column; absent where the word is not known.
pub(super) fn read_required(cell: &str) -> Option<Required> {
    let word = plain(cell).to_lowercase();
    let word = word.trim_matches(|found: char| !found.is_alphanumeric());
    match word {
        "是" | "必选" | "必须" | "必填" | "必需" | "yes" | "y" | "true" | "required"
        | "mandatory" => Some(Required::Yes),
        "否" | "可选" | "非必选" | "非必须" | "非必填" | "不必选" | "no" | "n" | "false"
        | "optional" | "" => Some(Required::No),
        "条件必选"
        | "有条件必选"
        | "视情况而定"
        | "条件"
        | "conditional"
        | "conditionally required"
        | "depends" => Some(Required::Conditional),
        // "是（2018 年起）", "No. Required when ...": the first word tells, the rest is a condition.
        _ if word.starts_with(['是', '否'])
            || word.starts_with("yes")
            || word.starts_with("no") =>
        {
            Some(Required::Conditional)
        }
        _ => None,
    }
}

/// Reads a cell of the position column.
pub(super) fn read_position(cell: &str) -> Option<Position> {
    match plain(cell).to_lowercase().trim() {
        "query" | "querystring" | "url" => Some(Position::Query),
        "body" | "json" => Some(Position::Body),
        "path" | "uri" => Some(Position::Path),
        "header" | "headers" => Some(Position::Header),
        "form" | "formdata" | "form-data" => Some(Position::Form),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_both_languages() {
        for (cell, expected) in [
            ("是", Some(Required::Yes)),
            (" Yes ", Some(Required::Yes)),
            ("**否**", Some(Required::No)),
            ("Optional", Some(Required::No)),
            ("Conditional", Some(Required::Conditional)),
            ("是（仅新版）", Some(Required::Conditional)),
            ("String", None),
        ] {
            assert_eq!(read_required(cell), expected, "{cell}");
        }
        assert_eq!(read_position("Query"), Some(Position::Query));
    }
}

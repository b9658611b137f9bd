//! Which column of a table holds what: found by the header's words in Chinese and English, never by position.

mod words;

use crate::page::text::plain;
use words::{EXACT, OWNERS, PARTS};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Wire names.
    Name,
    /// Types.
    Type,
    /// Yes or no.
    Required,
    /// Query, body, path, header.
    Position,
    /// An example.
    Example,
    /// Prose.
    Description,
    /// The value that is taken where none is given.
    Default,
    /// The values that may be given, as a list or a range.
    Values,
    /// Error codes.
    Code,
    /// Error messages.
    Message,
    /// HTTP status codes.
    Status,
    /// Why an error comes.
    Cause,
    /// What to do about an error.
    Solution,
}

/// Tells what each column of a header holds; absent where the words are not known.
///
/// Two columns of the same words keep their order: in a table of error codes the first description is the message.
pub fn read_header(header: &[&str]) -> Vec<Option<Column>> {
    let mut columns: Vec<Option<Column>> = header.iter().map(|cell| read_column(cell)).collect();
    let is_errors = columns.contains(&Some(Column::Code));
    if is_errors && !columns.contains(&Some(Column::Message)) {
        let described = columns
            .iter()
            .position(|column| *column == Some(Column::Description));
        if let Some(first) = described {
            columns[first] = Some(Column::Message);
        }
    }
    for index in 1..columns.len() {
        if columns[..index].contains(&columns[index]) {
            // The second `描述` of an error table tells more about the message before it; any other repetition is unknown.
            let free = is_errors
                && columns[index] == Some(Column::Message)
                && !columns.contains(&Some(Column::Description));
            columns[index] = free.then_some(Column::Description);
        }
    }
    // Values of what? A table without names lists the values themselves.
    if !columns.contains(&Some(Column::Name)) {
        for column in &mut columns {
            if matches!(column, Some(Column::Values | Column::Default)) {
                *column = None;
            }
        }
    }
    columns
}

fn read_column(cell: &str) -> Option<Column> {
    let word: String = plain(cell)
        .chars()
        .filter(|found| {
            !found.is_whitespace() && !matches!(found, '?' | '？' | '*' | ':' | '：' | '_' | '-')
        })
        .flat_map(char::to_lowercase)
        .collect();
    let by = |table: &[(Column, &[&str])], matches: fn(&str, &str) -> bool| {
        table
            .iter()
            .find(|(_, words)| words.iter().any(|known| matches(&word, known)))
            .map(|(column, _)| *column)
    };
    by(EXACT, |word, known| word == known)
        .or_else(|| by(EXACT, |word, known| without_owner(word) == known).filter(is_of_fields))
        .or_else(|| by(PARTS, |word, known| word.contains(known)))
        .or_else(|| by(EXACT, one_letter_off))
}

fn without_owner(word: &str) -> &str {
    let mut rest = word;
    while let Some(shorter) = OWNERS.iter().find_map(|owner| {
        let behind = rest.strip_prefix(owner);
        behind.or_else(|| rest.strip_suffix(owner))
    }) {
        rest = shorter;
    }
    rest
}

/// Whether a column tells of parameters and fields, not of errors.
fn is_of_fields(column: &Column) -> bool {
    match column {
        Column::Name
        | Column::Type
        | Column::Required
        | Column::Position
        | Column::Example
        | Column::Description
        | Column::Default
        | Column::Values => true,
        Column::Code | Column::Message | Column::Status | Column::Cause | Column::Solution => false,
    }
}

/// Whether two words of some length differ by one letter added, lost or replaced, as in `Prameter`.
fn one_letter_off(word: &str, known: &str) -> bool {
    if known.len() < 6 || !word.is_ascii() || word.len().abs_diff(known.len()) > 1 {
        return false;
    }
    let (word, known) = (word.as_bytes(), known.as_bytes());
    let front = word.iter().zip(known).take_while(|(a, b)| a == b).count();
    let longest = word.len().max(known.len());
    let back = word
        .iter()
        .rev()
        .zip(known.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    front + back + 1 >= longest
}

#[cfg(test)]
mod tests {
    use super::*;
    use Column::{Code, Description, Example, Message, Name, Required, Status, Type};

    fn check(header: &str, expected: &[Option<Column>]) {
        let cells: Vec<&str> = header.split('|').collect();
        assert_eq!(read_header(&cells), expected, "{header}");
    }

    #[test]
    fn headers_of_both_languages_and_all_orders() {
        check(
            "名称|类型|是否必选|示例值|描述",
            &[
                Some(Name),
                Some(Type),
                Some(Required),
                Some(Example),
                Some(Description),
            ],
        );
        check(
            "Parameter|Type|Required?|**Example value**|Description ",
            &[
                Some(Name),
                Some(Type),
                Some(Required),
                Some(Example),
                Some(Description),
            ],
        );
        check(
            "类型|名称|描述",
            &[Some(Type), Some(Name), Some(Description)],
        );
        check(
            "HttpCode|错误码|错误信息|描述",
            &[Some(Status), Some(Code), Some(Message), Some(Description)],
        );
        check(
            "错误信息|错误代码|HTTP 状态码|说明",
            &[Some(Message), Some(Code), Some(Status), Some(Description)],
        );
        check(
            "错误代码|描述|Http 状态码|语义",
            &[Some(Code), Some(Message), Some(Status), Some(Description)],
        );
        check(
            "ErrorCode 错误码|Message 错误信息|HTTP 返回码|语义",
            &[Some(Code), Some(Message), Some(Status), Some(Description)],
        );
        check(
            "Error code|描述|描述",
            &[Some(Code), Some(Message), Some(Description)],
        );
        check(
            "参数|默认值|取值范围|备注",
            &[
                Some(Name),
                Some(Column::Default),
                Some(Column::Values),
                Some(Description),
            ],
        );
        check("Value|Description", &[None, Some(Description)]);
        check(
            "错误码|错误信息|原因|解决方案",
            &[
                Some(Code),
                Some(Message),
                Some(Column::Cause),
                Some(Column::Solution),
            ],
        );
        check("Prameter|Type", &[Some(Name), Some(Type)]);
        check("规格|最大连接数", &[None, None]);
        check(
            "Parameter|Type of the parameter|Parameter description",
            &[Some(Name), Some(Type), Some(Description)],
        );
        check(
            "Field|Field type|Description of the fields|参数示例|Parameter status",
            &[
                Some(Name),
                Some(Type),
                Some(Description),
                Some(Example),
                None,
            ],
        );
    }
}

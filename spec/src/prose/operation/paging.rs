//! How the answers of an operation are paged. The names of its parameters and response fields come in; the ones that ask for a page go out.

use super::{OperationText, first_sentence};
use crate::model::{Paging, PagingStyle};

/// Names of parameters and fields by role, without regard to case and to what joins words.
const NUMBERS: &[&str] = &[
    "pagenumber",
    "pagenum",
    "pageno",
    "pageindex",
    "currentpage",
    "page",
];
const SIZES: &[&str] = &[
    "pagesize",
    "showsize",
    "perpage",
    "size",
    "maxresults",
    "maxitems",
    "limit",
];
const TOTALS: &[&str] = &[
    "totalcount",
    "total",
    "totalnumber",
    "totalnum",
    "totalitemnum",
    "totalrecordcount",
];
const TOKENS: &[(&str, &str)] = &[
    ("nexttoken", "nexttoken"),
    ("marker", "nextmarker"),
    ("marker", "marker"),
    ("cursor", "nextcursor"),
    ("cursor", "cursor"),
    ("pagetoken", "nextpagetoken"),
    ("nextpagetoken", "nextpagetoken"),
];
const LIMITS: &[&str] = &["maxresults", "maxitems", "pagesize", "limit", "maxresult"];

/// How the answers are paged, from the names of parameters and fields.
pub(super) fn read(page: &OperationText<'_>) -> Option<Paging> {
    let parameter = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| page.parameters.iter().find(|row| is_called(row.name, name)))
    };
    let field = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| page.response.iter().find(|field| is_called(field, name)))
    };
    for (token, next) in TOKENS {
        if let (Some(row), Some(field)) = (parameter(&[token]), field(&[next])) {
            return Some(Paging {
                style: PagingStyle::Token,
                parameter: row.name.to_owned(),
                size: parameter(LIMITS).map(|row| row.name.to_owned()),
                field: Some((*field).to_owned()),
                text: first_sentence(row),
            });
        }
    }
    let number = parameter(NUMBERS)?;
    let size = parameter(SIZES)?;
    Some(Paging {
        style: PagingStyle::Number,
        parameter: number.name.to_owned(),
        size: Some(size.name.to_owned()),
        field: field(TOTALS).map(|field| (*field).to_owned()),
        text: first_sentence(number),
    })
}

/// Whether `page_number` is called `pagenumber`.
fn is_called(name: &str, role: &str) -> bool {
    let letters = name.bytes().filter(|byte| !b"_-".contains(byte));
    letters
        .map(|byte| byte.to_ascii_lowercase())
        .eq(role.bytes())
}

#[cfg(test)]
mod tests {
    use super::super::tests::row;
    use super::*;

    #[test]
    fn paging_by_number_and_by_token() {
        let rows = [row("PageNumber", "页码。"), row("PageSize", "")];
        let page = OperationText {
            doc: "",
            parameters: &rows,
            response: &["TotalCount"],
        };
        let paging = read(&page).expect("paging");
        assert_eq!(
            (paging.style, paging.text.as_str()),
            (PagingStyle::Number, "页码")
        );
        let rows = [
            row("NextToken", "The token of the next page."),
            row("MaxResults", ""),
        ];
        let page = OperationText {
            doc: "",
            parameters: &rows,
            response: &["NextToken"],
        };
        let paging = read(&page).expect("paging");
        assert_eq!(
            (paging.style, paging.size.as_deref()),
            (PagingStyle::Token, Some("MaxResults"))
        );
        assert_eq!(
            read(&OperationText {
                doc: "",
                parameters: &rows,
                response: &[]
            }),
            None
        );
    }

    #[test]
    fn pages_are_counted_under_several_names() {
        for (number, size, total) in [
            ("PageNo", "PageSize", "Total"),
            ("page_number", "page_size", "total_count"),
            ("CurrentPage", "ShowSize", "TotalCount"),
            ("page", "size", "totalCount"),
        ] {
            let rows = [row(number, "The page."), row(size, "")];
            let paging = read(&OperationText {
                doc: "",
                parameters: &rows,
                response: &[total],
            });
            let paging = paging.expect(number);
            assert_eq!(
                (paging.parameter.as_str(), paging.field.as_deref()),
                (number, Some(total))
            );
        }
    }

    #[test]
    fn the_next_marker_and_the_next_cursor_are_tokens_too() {
        for (name, next) in [("Marker", "NextMarker"), ("Cursor", "NextCursor")] {
            let rows = [row(name, "Where to go on."), row("MaxItems", "")];
            let page = OperationText {
                doc: "",
                parameters: &rows,
                response: &["IsTruncated", next],
            };
            let paging = read(&page).expect("paging");
            assert_eq!(
                (paging.style, paging.field.as_deref()),
                (PagingStyle::Token, Some(next))
            );
        }
    }
}

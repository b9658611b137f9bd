//! What parameters fill in of a path. Path and rows come in; the path with the names of the rows goes out.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Code, Diagnostic, list_names};
use crate::model::Http;

use super::bare;
use crate::lower::rows::{PlacedRow, shorten};

/// The names between the brackets of a path.
pub(crate) fn placeholders_of(path: &str) -> impl Iterator<Item = &str> {
    let mut rest = path;
    std::iter::from_fn(move || {
        let (_, name, behind) = split_placeholder(rest)?;
        rest = behind;
        Some(name)
    })
}

/// Brings the names in the path in line with the rows, which may spell them otherwise: `/apps/{app_id}` and `AppId`. A name that no row
/// describes is reported, since nothing can be sent for it.
pub(in crate::lower) fn name_path(
    http: &mut Http,
    rows: &[PlacedRow<'_, '_>],
    line: u32,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut exact: HashSet<&str> = HashSet::new();
    let mut by_bare: HashMap<String, &str> = HashMap::new();
    for row in rows {
        exact.insert(&row.name);
        by_bare.entry(bare(&row.name)).or_insert(&row.name);
    }
    if placeholders_of(&http.path).next().is_none() {
        http.path = bracket_names(&http.path, &exact);
    }
    let mut unknown: Vec<&str> = Vec::new();
    let mut path = String::with_capacity(http.path.len());
    let mut rest = &*http.path;
    while let Some((before, name, behind)) = split_placeholder(rest) {
        path.push_str(before);
        let bare = bare(name);
        let row = by_bare.get(&bare).filter(|_| !bare.is_empty());
        match row.filter(|_| !exact.contains(name)) {
            Some(row) => path.push_str(row),
            None => path.push_str(name),
        }
        if row.is_none() && !exact.contains(name) {
            unknown.push(name);
        }
        rest = behind;
    }
    path.push_str(rest);
    let shown = shorten(&path, LONGEST_SHOWN);
    let mut known = HashSet::new();
    for name in unknown.into_iter().filter(|name| known.insert(*name)) {
        let message = format!("no row describes `{name}` in the path `{shown}`");
        diagnostics.push(Diagnostic::new(Code::RequestLine, line, message));
    }
    http.path = path;
}

/// Reports parts of the query in the request line that no row describes: `?acl` chooses another operation, and nothing would send it.
pub(in crate::lower) fn report_query(
    query: &str,
    rows: &[PlacedRow<'_, '_>],
    line: u32,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let known: HashSet<String> = rows.iter().map(|row| bare(&row.name)).collect();
    let mut lost: Vec<&str> = Vec::new();
    for part in query.split('&') {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let is_known = [name, value].iter().any(|word| known.contains(&bare(word)));
        // `[?limit=...]`, `...`: what is optional or stands for more.
        if !is_known && name.contains(|found: char| found.is_ascii_alphabetic()) {
            lost.push(part);
        }
    }
    if !lost.is_empty() {
        let message = format!(
            "no row describes {} in the query of the request line, which is not sent",
            shorten(&list_names(lost.into_iter()), LONGEST_SHOWN)
        );
        diagnostics.push(Diagnostic::new(Code::RequestLine, line, message));
    }
}

/// `/boats/{boatName}` of `/boats/boatName`, where a row is called like that. A word that is nothing but lower case may be a fixed
/// part of the path as well.
fn bracket_names(path: &str, rows: &HashSet<&str>) -> String {
    let is_name = |part: &str| {
        rows.contains(part)
            && part
                .bytes()
                .any(|byte| byte.is_ascii_uppercase() || byte == b'_')
    };
    let parts = path.split('/').map(|part| {
        if is_name(part) {
            format!("{{{part}}}")
        } else {
            part.to_owned()
        }
    });
    parts.collect::<Vec<_>>().join("/")
}

/// How many characters of a path a message shows, since it is said for every name in it.
const LONGEST_SHOWN: usize = 200;

/// A path up to and with the bracket that opens, the name behind it, and the rest with the bracket that closes.
fn split_placeholder(path: &str) -> Option<(&str, &str, &str)> {
    let open = path.find(['[', '{'])? + 1;
    let (before, rest) = path.split_at(open);
    let close = rest.find([']', '}', '[', '{']).unwrap_or(rest.len());
    let (name, behind) = rest.split_at(close);
    Some((before, name, behind))
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Code;
    use crate::merge::Merge;
    use crate::model::Position;
    use crate::page::Page;

    #[test]
    fn names_without_brackets_are_found_by_their_rows() {
        let text = "# RigBoat\n\n## Request\n\n**Request syntax**\n\n```\nPUT /boats/boatName/rig\n```\n\n**URI parameters**\n\n\
                    |Name|Type|Required|Description|\n|-|-|-|-|\n|boatName|String|Yes|x|\n|rig|String|No|x|\n\n\
                    **Headers**\n\n|Name|Type|Required|Description|\n|-|-|-|-|\n|X-Keel|String|No|x|\n\n\
                    **Request body**\n\n|Name|Type|Required|Description|\n|-|-|-|-|\n|Sail|String|No|x|\n";
        let page = Page {
            path: "RigBoat.md".to_owned(),
            text: text.to_owned(),
        };
        let (spec, _) = crate::parse(&[page], Merge::Nothing);
        let operation = &spec.services[0].operations[0];
        assert_eq!(operation.http.methods, ["PUT"]);
        assert_eq!(operation.http.path, "/boats/{boatName}/rig");
        let positions: Vec<_> = operation
            .request
            .parameters
            .iter()
            .map(|field| (&*field.name, field.position.unwrap()))
            .collect();
        let expected = [
            ("boatName", Position::Path),
            ("rig", Position::Query),
            ("X-Keel", Position::Header),
            ("Sail", Position::Body),
        ];
        assert_eq!(positions, expected);
    }

    #[test]
    fn what_the_query_has_and_no_row_describes_is_told() {
        for (query, expected) in [
            ("?acl", 1),
            ("?Boat=[Boat]", 0),
            ("?b=<Boat>", 0),
            ("?boat=x&mode=full", 1),
            ("?...", 0),
            ("", 0),
        ] {
            let text = format!(
                "# RigBoat\n\n## Request syntax\n\n```\nPUT /boats{query} HTTP/1.1\n```\n\n## Request parameters\n\n\
                 |Name|Type|Required|Description|\n|-|-|-|-|\n|Boat|String|No|x|\n"
            );
            let page = Page {
                path: "RigBoat.md".to_owned(),
                text,
            };
            let (_, diagnostics) = crate::parse(&[page], Merge::Nothing);
            let found = diagnostics
                .iter()
                .filter(|found| found.code == Code::RequestLine);
            assert_eq!(found.count(), expected, "{query}");
        }
    }

    #[test]
    fn names_in_the_path_that_no_row_has_are_told_once_each() {
        let text = format!(
            "# RigBoat\n\n[x](https://api.example/#product=Depot&api=RigBoat&type=ROA&version=2020-01-01)\n\n## Request syntax\n\n\
             ```\nGET /[boat]/[keel]/[keel]/{} HTTP/1.1\n```\n\n## Request parameters\n\n|Name|Type|Description|\n|-|-|-|\n|Boat|String|x|\n",
            "long/".repeat(1000)
        );
        let page = Page {
            path: "RigBoat.md".to_owned(),
            text,
        };
        let (spec, diagnostics) = crate::parse(&[page], Merge::Nothing);
        let path = &spec.services[0].operations[0].http.path;
        assert!(path.starts_with("/[Boat]/[keel]/[keel]/long/"), "{path}");
        let told: Vec<&str> = diagnostics
            .iter()
            .filter(|found| found.code == Code::RequestLine)
            .map(|found| &*found.message)
            .collect();
        let [message] = told[..] else {
            panic!("{told:?}");
        };
        assert!(
            message.contains("`keel`") && message.len() < 1000,
            "{message}"
        );
    }
}

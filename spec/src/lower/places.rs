//! Where the parameters of an operation travel. Rows, request line, request syntax and sample requests come in; a position for each row goes
//! out, and the JSON bodies that the page shows.
//!
//! What the position column or the heading says counts. Many pages of services with paths have neither: there the request line names what
//! is in the path, and what the page shows of its requests tells the query from the body.

mod path;

use std::collections::HashSet;

use crate::columns::Column;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Http, Position, Style, Type};
use crate::raw::Role;
use crate::sample::{RequestSample, Tree, read_json, read_request};
use crate::types::{Written, read_type};

use super::rows::PlacedRow;
use super::samples::SentRequest;
use super::words::{Place, read_position};
pub(crate) use path::placeholders_of;

pub(super) use path::{name_path, report_query};

/// What a page shows of its requests.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// Bodies that are JSON objects. Those of the request syntax have words for values, or nothing.
    pub(super) bodies: Vec<Tree>,
    /// Those of the sample requests alone, whose values were sent once.
    pub(super) sent: Vec<Tree>,
    /// The names in all bodies at any depth, in lower case.
    members: HashSet<String>,
    /// The names beside the outermost braces, in lower case.
    top: HashSet<String>,
    /// In the query strings, in lower case.
    query: HashSet<String>,
    /// In the header lines, in lower case.
    headers: HashSet<String>,
}

impl Shown {
    /// Reads the request syntax of a page, and takes what its sample requests have.
    pub(super) fn read(syntax: &[&str], requests: &[SentRequest], http: &Http) -> Self {
        let mut shown = Self::default();
        let reads = |method: &String| matches!(&**method, "GET" | "HEAD");
        let only_reads = !http.methods.is_empty() && http.methods.iter().all(reads);
        for text in syntax {
            for tree in shown.add(&read_request(text), only_reads) {
                shown.bodies.push(placeholders(tree));
            }
        }
        for request in requests {
            let bodies = shown.add(&request.sample, only_reads);
            shown.bodies.extend(bodies.iter().cloned());
            shown.sent.extend(bodies);
        }
        shown
    }

    /// Takes the names of a request, and hands back its bodies.
    fn add(&mut self, request: &RequestSample, only_reads: bool) -> Vec<Tree> {
        let names = request.query.iter().map(|(name, _)| name.to_lowercase());
        self.query.extend(names);
        let names = request.headers.iter().map(|(name, _)| name.to_lowercase());
        self.headers.extend(names);
        // An answer below the words for a request is no body of one that only reads.
        if only_reads && request.method.is_none() {
            return Vec::new();
        }
        let body = request.body.as_deref();
        let mut trees = body
            .and_then(|body| read_json(body).ok())
            .unwrap_or_default();
        trees.retain(|tree| matches!(tree, Tree::Object(_)));
        for tree in &trees {
            let Tree::Object(fields) = tree else {
                continue;
            };
            let names = fields.iter().map(|(name, _)| name.to_lowercase());
            self.top.extend(names);
            let mut waiting = vec![tree];
            while let Some(tree) = waiting.pop() {
                match tree {
                    Tree::Object(fields) => {
                        for (name, value) in fields {
                            self.members.insert(name.to_lowercase());
                            waiting.push(value);
                        }
                    }
                    Tree::List(items) => waiting.extend(items),
                    Tree::Text(_) | Tree::Number(_) | Tree::Boolean(_) | Tree::Null => {}
                }
            }
        }
        trees
    }
}

/// The tree with the words of a syntax as the values that they stand for: `Boolean` is a flag, `<name>` is nothing that is known.
fn placeholders(tree: Tree) -> Tree {
    // Samples are no deeper than the reader lets them be.
    match tree {
        Tree::Object(fields) => {
            let fields = fields.into_iter();
            Tree::Object(
                fields
                    .map(|(name, value)| (name, placeholders(value)))
                    .collect(),
            )
        }
        Tree::List(items) => Tree::List(items.into_iter().map(placeholders).collect()),
        Tree::Text(word) => match read_type(&word) {
            Written::Scalar(Type::Boolean) => Tree::Boolean(true),
            Written::Scalar(Type::Integer | Type::Long) => Tree::Number("1".to_owned()),
            Written::Scalar(Type::Float | Type::Double) => Tree::Number("1.5".to_owned()),
            Written::Scalar(Type::String) => Tree::Text(word),
            Written::List(_) => Tree::List(Vec::new()),
            Written::Struct | Written::Map(_) => Tree::Object(Vec::new()),
            Written::Scalar(_) | Written::Empty | Written::Named(_) | Written::Unknown(_) => {
                Tree::Null
            }
        },
        Tree::Number(_) | Tree::Boolean(_) | Tree::Null => tree,
    }
}

/// What is known of an operation when its rows find their places.
pub(super) struct Message<'a> {
    pub(super) style: Option<Style>,
    pub(super) http: &'a Http,
    pub(super) shown: &'a Shown,
}

impl Message<'_> {
    /// The position of each row, that of the parameter which it is or stands in.
    pub(super) fn positions(
        &self,
        rows: &[PlacedRow<'_, '_>],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Position> {
        let mut positions: Vec<Position> = Vec::with_capacity(rows.len());
        let path: HashSet<&str> = placeholders_of(&self.http.path).collect();
        let mut in_path = path.clone();
        let is_lost = |row: &PlacedRow<'_, '_>| {
            let known = self.style == Some(Style::Roa) && !self.http.methods.is_empty();
            known && row.level == 0 && !path.contains(&*row.name)
        };
        for row in rows {
            let stated = match stated(row, diagnostics) {
                // A heading speaks of the parameters below it as a whole; the path shows where this one is.
                Some(Stated::Heading(position))
                    if !in_path.contains(&*row.name) || row.level > 0 =>
                {
                    Some(position)
                }
                Some(Stated::Heading(_)) | None => None,
                Some(Stated::Column(position)) => Some(position),
            };
            let position = match (stated, positions.last()) {
                (Some(Position::Path), _) if is_lost(row) => {
                    let message = format!(
                        "the path has no place for `{}`: it is taken as part of the query",
                        row.name
                    );
                    diagnostics.push(Diagnostic::new(Code::RequestLine, row.row.line, message));
                    Position::Query
                }
                (Some(position), _) => position,
                // A marked row goes where the one around it goes.
                (None, Some(around)) if row.level > 0 => *around,
                (None, _) if self.style != Some(Style::Roa) => Position::Query,
                // The first row of the name: the path has one place for it.
                (None, _) if in_path.remove(&*row.name) => Position::Path,
                (None, before) => self.shown_position(row, before.copied()),
            };
            positions.push(position);
        }
        positions
    }

    /// The position that the page's requests show.
    fn shown_position(&self, row: &PlacedRow<'_, '_>, before: Option<Position>) -> Position {
        let name = row.name.to_lowercase();
        let shown = self.shown;
        if shown.top.contains(&name) {
            return Position::Body;
        }
        // The fields of a struct in the body stand behind it and may be called as what is in the query.
        let follows_body = before == Some(Position::Body) && shown.members.contains(&name);
        if shown.query.contains(&name) && !follows_body {
            return Position::Query;
        }
        if shown.members.contains(&name) {
            return Position::Body;
        }
        if shown.headers.contains(&name) || name.starts_with("x-acs-") {
            return Position::Header;
        }
        // A page that shows a body shows all of the query beside it, but seldom all of the body.
        let has_body = ["POST", "PUT", "PATCH"]
            .iter()
            .any(|method| self.http.methods.iter().any(|known| known == method));
        if has_body && !shown.bodies.is_empty() {
            Position::Body
        } else {
            Position::Query
        }
    }
}

/// Where the page says that a parameter travels.
enum Stated {
    Column(Position),
    Heading(Position),
}

/// What the position column or the heading says.
fn stated(row: &PlacedRow<'_, '_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Stated> {
    let heading = match row.table.role {
        Role::Request(position) => position.map(Stated::Heading),
        Role::Response | Role::Errors | Role::Parts => None,
    };
    let cell = row.table.cell(row.row, Column::Position);
    match read_position(cell.map_or("", |cell| &*cell.text)) {
        Place::Known(position) => Some(Stated::Column(position)),
        Place::Empty => heading,
        Place::Unknown(word) => {
            if let Some(cell) = cell {
                let message = format!("`{word}` is no place in a request");
                diagnostics.push(
                    Diagnostic::new(Code::PositionUnclear, cell.line, message)
                        .at_column(cell.column),
                );
            }
            heading
        }
    }
}

/// A name in lower case without what joins its words.
fn bare(name: &str) -> String {
    name.chars()
        .filter(char::is_ascii_alphanumeric)
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether a row stands for the body as a whole: `body`, a struct, which no body that the page shows has inside. Where none is shown, the row
/// below tells, which is in the body too.
pub(super) fn is_whole_body(
    row: &PlacedRow<'_, '_>,
    position: Position,
    below: Option<Position>,
    shown: &Shown,
) -> bool {
    let name = row.name.to_lowercase();
    let holds = match &row.ty {
        Written::Struct | Written::Named(_) | Written::Empty | Written::Map(_) => true,
        Written::Scalar(Type::Json { .. } | Type::Any) => true,
        Written::Scalar(_) | Written::List(_) | Written::Unknown(_) => false,
    };
    let told = if shown.bodies.is_empty() {
        below == Some(Position::Body)
    } else {
        !shown.top.contains(&name)
    };
    position == Position::Body
        && row.level == 0
        && matches!(&*bare(&name), "body" | "requestbody")
        && holds
        && told
}

#[cfg(test)]
mod tests {
    use crate::merge::Merge;
    use crate::model::{Field, Operation};
    use crate::page::Page;

    /// The one operation of a page of a service with paths.
    fn operation(syntax: &str, table: &str, sample: &str) -> Operation {
        let text = format!(
            "# RigBoat\n\n[x](https://api.example/#product=Depot&api=RigBoat&type=ROA&version=2020-01-01)\n\n## Request syntax\n\n\
             ```\n{syntax}\n```\n\n## Request parameters\n\n{table}\n\n## Examples\n\nSample requests\n\n```\n{sample}\n```\n"
        );
        let page = Page {
            path: "RigBoat.md".to_owned(),
            text,
        };
        let (spec, _) = crate::parse(&[page], Merge::Nothing);
        spec.services[0].operations[0].clone()
    }

    fn outline(fields: &[Field]) -> String {
        let one = |field: &Field| {
            let place = field.position.map(|at| format!("{at:?}").to_lowercase());
            let place = place.map_or(String::new(), |at| format!("@{at}"));
            let list = matches!(field.ty, crate::model::Type::List { .. });
            let list = if list { "[]" } else { "" };
            let inside = field.ty.fields().map(outline);
            let inside = inside.map_or(String::new(), |inside| format!("({inside})"));
            format!("{}{list}{place}{inside}", field.name)
        };
        fields.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    fn check(syntax: &str, rows: &[&str], sample: &str, expected: &str) {
        let rows: String = rows.iter().map(|row| format!("|{row}|x|\n")).collect();
        let columns = if rows.lines().any(|row| row.matches('|').count() == 5) {
            "|Name|Type|Position|Description|\n|-|-|-|-|\n"
        } else {
            "|Name|Type|Description|\n|-|-|-|\n"
        };
        let found = operation(syntax, &format!("{columns}{rows}"), sample);
        assert_eq!(outline(&found.request.parameters), expected);
    }

    #[test]
    fn what_the_path_has_no_place_for_is_not_lost() {
        check(
            "GET /boats/[BoatId] HTTP/1.1",
            &["BoatId|String|Path", "Keel|String|Path"],
            "",
            "BoatId@path Keel@query",
        );
    }

    #[test]
    fn what_the_syntax_shows_in_braces_is_in_the_body_and_nested_as_there() {
        check(
            "POST /boats/[BoatId]?dryRun=[dryRun] HTTP/1.1\nContent-Type: application/json\n\n\
             { \"name\": \"String\", \"masts\": [ { \"name\": \"String\", \"height\": Integer } ], \"keel\": { \"name\": \"String\" } }",
            &[
                "BoatId|String",
                "dryRun|Boolean",
                "name|String",
                "masts|Array of mast",
                "name|String",
                "height|Integer",
                "keel|Object",
                "name|String",
                "colour|String",
            ],
            "",
            "BoatId@path dryRun@query name@body masts[]@body(name height) keel@body(name) colour@body",
        );
    }

    #[test]
    fn a_sample_alone_tells_too_and_so_do_placeholders_without_quotes() {
        let rows = ["sail|String", "crew|Array", "rank|String"];
        check(
            "PUT /boats HTTP/1.1",
            &rows,
            "PUT /boats HTTP/1.1\nHost: host.example\n\n{\"sail\":\"red\",\"crew\":[{\"rank\":\"mate\"}]}\n\nHTTP/1.1 200 OK\n\n{\"a\":1}",
            "sail@body crew[]@body(rank)",
        );
        check(
            "POST /boats HTTP/1.1\nHost: <host>\n{ \"sail\": <sail>, \"crew\": [ { \"rank\": <rank> } ] }",
            &rows,
            "",
            "sail@body crew[]@body(rank)",
        );
        check(
            "POST /boats HTTP/1.1",
            &rows,
            "POST /boats\nHeader :\n{ Host=host.example }\nBody :\n{\"sail\":\"red\",\"crew\":[{\"rank\":\"mate\"}]}",
            "sail@body crew[]@body(rank)",
        );
    }

    #[test]
    fn where_no_body_is_shown_parameters_stay_in_the_query() {
        check("POST /boats HTTP/1.1", &["sail|String"], "", "sail@query");
        check(
            "GET /boats HTTP/1.1",
            &["sail|String"],
            "{\"sail\":\"red\"}",
            "sail@query",
        );
        check(
            "DELETE /boats HTTP/1.1",
            &["sail|String", "force|Boolean"],
            "DELETE /boats\n\n{\"sail\":\"red\"}",
            "sail@body force@query",
        );
    }

    #[test]
    fn flat_rows_with_a_position_are_nested_as_the_sample_shows() {
        check(
            "PUT /boats/[Id] HTTP/1.1",
            &[
                "Id|String|Path",
                "body|Struct|Body",
                "masts|Array of mast|Body",
                "height|Integer|Body",
            ],
            "PUT /boats/b HTTP/1.1\n{\"masts\":[{\"height\":2}]}",
            "Id@path masts[]@body(height)",
        );
    }

    #[test]
    fn dots_and_brackets_in_the_names_of_a_body_tell_the_place() {
        check(
            "PUT /boats HTTP/1.1",
            &[
                "mast|Map|Body",
                "mast.height|Integer|Body",
                "crew\\[\\].rank|String|Body",
                "sail.colour|String|Body",
                "hold.size|String|Query",
            ],
            "",
            "mast@body(height) crew[]@body(rank) sail.colour@body hold.size@query",
        );
    }

    #[test]
    fn the_path_has_the_names_of_the_rows() {
        let found = operation(
            "DELETE /boats/{boat_id}/masts/<mast> HTTP/1.1",
            "|Name|Type|Description|\n|-|-|-|\n|BoatId|String|x|\n|mast|String|x|",
            "",
        );
        assert_eq!(found.http.path, "/boats/{BoatId}/masts/{mast}");
        assert_eq!(outline(&found.request.parameters), "BoatId@path mast@path");
    }
}

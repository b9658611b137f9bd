//! Parameters of the protocol that stand among those of an operation. Rows come in; those of the operation itself go out, and the ones taken
//! out are reported.
//!
//! Every request of the RPC style carries a version, a time, a nonce and a signature, which the runtime adds. A few pages list them with
//! the parameters. Since operations may have a `Format` or a `Version` of their own, a single one is taken out only where its name or what
//! the row says leaves no doubt; beside two others it is one of the set.

use crate::columns::Column;
use crate::diagnostic::{Code, Diagnostic};
use crate::identity::version_in;
use crate::model::Style;
use crate::page::text::plain;

use super::rows::PlacedRow;

/// The parameters that every request carries.
const COMMON: &[&str] = &[
    "Version",
    "AccessKeyId",
    "Format",
    "Signature",
    "SignatureMethod",
    "SignatureNonce",
    "SignatureVersion",
    "SignatureType",
    "Timestamp",
    "SecurityToken",
];
/// How many of them are told to be no coincidence.
const SET: usize = 3;

/// Takes the parameters of the protocol out of the rows.
pub(super) fn without_common<'p, 't>(
    rows: Vec<PlacedRow<'p, 't>>,
    style: Option<Style>,
    operation: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<PlacedRow<'p, 't>> {
    let is_common = |row: &PlacedRow<'_, '_>| row.level == 0 && COMMON.contains(&&*row.name);
    let is_set = rows.iter().filter(|row| is_common(row)).count() >= SET;
    let is_rpc = style != Some(Style::Roa);
    let mut own = Vec::with_capacity(rows.len());
    for row in rows {
        if is_action(&row, style, operation) {
            continue;
        }
        if is_rpc && is_common(&row) && (is_set || is_protocol(&row)) {
            let message = format!("`{}` is a parameter of the protocol", row.name);
            diagnostics.push(
                Diagnostic::new(Code::CommonParameter, row.row.line, message)
                    .to_line(row.row.end_line),
            );
            continue;
        }
        own.push(row);
    }
    own
}

/// The row that names the operation. Where operations have paths, `action` may be a parameter like any other.
fn is_action(row: &PlacedRow<'_, '_>, style: Option<Style>, operation: &str) -> bool {
    let names_operation = || {
        [Column::Example, Column::Description]
            .into_iter()
            .any(|column| plain(row.text(column)).contains(operation))
    };
    row.name.eq_ignore_ascii_case("action")
        && match style {
            Some(Style::Roa) => names_operation(),
            Some(Style::Rpc) | None => row.level == 0,
        }
}

/// Whether a single row is of the protocol beyond doubt.
fn is_protocol(row: &PlacedRow<'_, '_>) -> bool {
    let says = |words: &[&str]| {
        let text = plain(row.text(Column::Description)).to_lowercase();
        words.iter().any(|word| text.contains(word))
    };
    match &*row.name {
        // A parameter of the operation could not be told from those that carry the key.
        "SignatureMethod" | "SignatureNonce" | "SignatureVersion" | "AccessKeyId"
        | "SecurityToken" => true,
        "Version" => is_version(row),
        "Format" => {
            says(&["返回", "响应", "response", "return"]) && says(&["json"]) && says(&["xml"])
        }
        "Signature" => says(&["签名机制", "signature method", "signing"]),
        _ => false,
    }
}

/// Whether the row gives the version of the API, which is a date.
fn is_version(row: &PlacedRow<'_, '_>) -> bool {
    let tells = |column| version_in(&plain(row.text(column))).is_some();
    tells(Column::Example) || tells(Column::Description) || tells(Column::Default)
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Code;
    use crate::merge::Merge;
    use crate::page::Page;

    /// Names of the parameters, and how many rows were taken out; the version.
    fn check(rows: &str, expected: &[&str], taken: usize, version: Option<&str>) {
        let text = format!(
            "# MoorBoat\n## Request parameters\n|Name|Type|Required|Description|\n|-|-|-|-|\n|Action|String|Yes|Value: MoorBoat|\n{rows}"
        );
        let page = Page {
            path: "MoorBoat.md".to_owned(),
            text,
        };
        let (spec, diagnostics) = crate::parse(&[page], Merge::Nothing);
        let service = &spec.services[0];
        let parameters = &service.operations[0].request.parameters;
        let names: Vec<&str> = parameters.iter().map(|field| &*field.name).collect();
        assert_eq!(names, expected);
        let found = diagnostics
            .iter()
            .filter(|found| found.code == Code::CommonParameter);
        assert_eq!(found.count(), taken);
        assert_eq!(service.version.as_deref(), version);
    }

    #[test]
    fn the_signing_set_is_taken_out() {
        check(
            "|Version|String|Yes|The API version.|\n|AccessKeyId|String|Yes|x|\n|Timestamp|String|Yes|x|\n|Signature|String|Yes|x|\n|Pier|String|No|x|\n",
            &["Pier"],
            4,
            None,
        );
    }

    #[test]
    fn the_key_of_the_signer_is_never_a_parameter() {
        check(
            "|AccessKeyId|String|No|x|\n|Pier|String|No|x|\n",
            &["Pier"],
            1,
            None,
        );
    }

    #[test]
    fn words_for_parameters_that_stand_elsewhere_are_none() {
        check(
            "|公共请求参数|-|是|见公共参数。|\n|\\<公共请求参数\\>|-|是|x|\n|**停泊**| | |x|\n|Pier|String|No|x|\n",
            &["Pier"],
            0,
            None,
        );
    }

    #[test]
    fn a_version_that_is_a_date_tells_the_version_of_the_api() {
        check(
            "|Version|String|Yes|The API version. Value: 2019-03-02.|\n|Pier|String|No|x|\n",
            &["Pier"],
            1,
            Some("2019-03-02"),
        );
    }

    #[test]
    fn a_parameter_of_the_same_name_is_kept() {
        check(
            "|Version|Integer|No|The version of the chart.|\n|Format|String|No|The format of the image: qcow2 or raw.|\n",
            &["Version", "Format"],
            0,
            None,
        );
    }
}

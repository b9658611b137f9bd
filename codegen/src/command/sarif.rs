//! Diagnostics as SARIF 2.1.0, the form that code-scanning services take.

use docwright_spec::diagnostic::{Code, Diagnostic, Severity};
use serde_json::{Value, json};

/// The whole log, with all rules of the linter.
pub(super) fn render(diagnostics: &[Diagnostic]) -> String {
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "docwright",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": Code::ALL.iter().map(|code| rule(*code)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": diagnostics.iter().map(result).collect::<Vec<_>>(),
        }],
    });
    format!("{log:#}\n")
}

fn rule(code: Code) -> Value {
    let entry = code.entry();
    json!({
        "id": entry.code,
        "shortDescription": {"text": entry.title},
        "fullDescription": {"text": entry.explanation},
        "help": {"text": entry.help},
        "defaultConfiguration": {"level": level(entry.severity)},
    })
}

fn result(diagnostic: &Diagnostic) -> Value {
    let mut region = json!({"startLine": diagnostic.line, "startColumn": diagnostic.column});
    if let Some(end) = diagnostic.end_line {
        region["endLine"] = end.into();
    }
    json!({
        "ruleId": diagnostic.code.entry().code,
        "level": level(diagnostic.severity),
        "message": {"text": format!("{}. Help: {}", diagnostic.message, diagnostic.help)},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": uri(&diagnostic.page)},
            "region": region,
        }}],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// A relative path as a URI reference: what is not unreserved is percent-encoded, `/` is kept.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/') {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_names_rule_place_and_page() {
        let diagnostic = Diagnostic {
            page: "a b/页.md".to_owned(),
            ..Diagnostic::new(Code::RowUnreadable, 7, "no name")
        };
        let log: Value = serde_json::from_str(&render(&[diagnostic.to_line(9)])).unwrap();
        let result = &log["runs"][0]["results"][0];
        assert_eq!(result["ruleId"], "D007");
        assert_eq!(result["level"], "warning");
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "a%20b/%E9%A1%B5.md");
        assert_eq!(
            place["region"],
            json!({"startLine": 7, "startColumn": 1, "endLine": 9})
        );
        let rules = log["runs"][0]["tool"]["driver"]["rules"]
            .as_array()
            .unwrap();
        assert_eq!(rules.len(), Code::ALL.len());
    }
}

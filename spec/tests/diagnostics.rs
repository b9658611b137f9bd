//! The list of diagnostics in the documentation is the one in the code. `DOCWRIGHT_BLESS=1` writes it anew.

use std::collections::BTreeSet;
use std::path::Path;

use docwright_spec::diagnostic::{Code, Severity};

#[test]
fn the_documentation_lists_every_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("DIAGNOSTICS.md");
    let expected = render();
    if std::env::var_os("DOCWRIGHT_BLESS").is_some() {
        std::fs::write(&path, &expected).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == expected,
        "{} is stale; run `DOCWRIGHT_BLESS=1 cargo test -p docwright-spec --test diagnostics`",
        path.display()
    );
}

#[test]
fn codes_are_unique_and_explained() {
    let codes: BTreeSet<&str> = Code::ALL.iter().map(|code| code.entry().code).collect();
    assert_eq!(codes.len(), Code::ALL.len());
    for code in Code::ALL {
        let entry = code.entry();
        assert!(
            entry.explanation.ends_with('.') && !entry.help.is_empty(),
            "{}",
            entry.code
        );
    }
}

fn render() -> String {
    let mut text = String::from(
        "# Diagnostics\n\n\
         What `docwright` reports about pages. Codes are stable; `docwright lint --explain CODE` prints these texts,\n\
         `--deny CODE` makes one an error, `--allow CODE` leaves it out.\n",
    );
    for code in Code::ALL {
        let entry = code.entry();
        let severity = match entry.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        text.push_str(&format!(
            "\n## {}: {}\n\n*{severity}*. {}\n\nHelp: {}.\n",
            entry.code, entry.title, entry.explanation, entry.help
        ));
    }
    text
}

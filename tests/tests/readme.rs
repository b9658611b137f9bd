//! What the README shows stands in the project: each excerpt in it is looked for in the file that it was taken from.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;

use docwright_tests::workspace;

/// The code blocks of one language, in order.
fn excerpts(language: &str) -> Vec<String> {
    let readme = fs::read_to_string(workspace("README.md")).unwrap();
    let opening = format!("```{language}\n");
    let blocks = readme.split(opening.as_str()).skip(1);
    blocks
        .map(|rest| rest.split("```").next().unwrap().to_owned())
        .collect()
}

/// The text without white space and without the commas that only longer lines have.
fn on_one_line(text: &str) -> String {
    let text: String = text.split_whitespace().collect();
    text.replace(",]", "]")
        .replace(",}", "}")
        .replace(",)", ")")
}

/// Rust with `…` for each clause.
fn without_clauses(rust: &str) -> String {
    let mut parts = rust.split("text: \"");
    let mut short = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (_, rest) = part.split_once('"').unwrap();
        short.push_str("text: \"…\"");
        short.push_str(rest);
    }
    on_one_line(&short)
}

#[test]
fn the_row_and_its_rust() {
    let page =
        fs::read_to_string(workspace("spec/pages/zh-CN/SSL-VPN/CreateSslVpnServer.md")).unwrap();
    let [row] = &excerpts("markdown")[..] else {
        panic!("one row is shown");
    };
    assert!(page.contains(row.trim_end()), "the page has another row");
    let crate_has =
        fs::read_to_string(workspace("generated/src/vpc/create_ssl_vpn_server.rs")).unwrap();
    let shown = &excerpts("rust")[0];
    assert!(
        without_clauses(&crate_has).contains(&without_clauses(shown)),
        "the crate has no such table:\n{shown}"
    );
}

#[test]
fn configuration_and_corrections() {
    let overlay = fs::read_to_string(workspace("spec/overlay.json")).unwrap();
    assert_eq!(excerpts("json"), [overlay]);
    let shown = &excerpts("toml")[0];
    let keys: Vec<&str> = shown
        .lines()
        .map(|line| line.split(" #").next().unwrap().trim_end())
        .collect();
    let config = fs::read_to_string(workspace("docwright.toml")).unwrap();
    assert_eq!(keys, config.lines().collect::<Vec<_>>());
}

/// The program of the README is that of the generated crate's documentation, which the compiler reads.
#[test]
fn the_program() {
    let root = fs::read_to_string(workspace("generated/src/lib.rs")).unwrap();
    let documented: String = root
        .lines()
        .filter_map(|line| line.strip_prefix("//!"))
        .map(|line| format!("{}\n", line.strip_prefix(' ').unwrap_or(line)))
        .collect();
    let code = |text: &str| {
        let lines = text.lines().map(str::trim);
        let lines = lines.filter(|line| {
            !line.starts_with("//") && !line.starts_with("use ") && !line.is_empty()
        });
        lines
            .map(|line| line.replace('…', "1"))
            .collect::<Vec<_>>()
            .join("\n")
    };
    let shown = &excerpts("rust")[1];
    let program = shown.get(shown.find("let client").unwrap()..).unwrap();
    assert!(code(&documented).contains(&code(program)), "{program}");
}

#[test]
fn the_build_script() {
    let script = fs::read_to_string(workspace("tests/build-script/build.rs")).unwrap();
    let shown = excerpts("rust")[2].replace("// build.rs\n", "");
    let code = script.split_once("\n\n").unwrap().1;
    assert_eq!(code.replace(".blocking()", ""), shown);
}

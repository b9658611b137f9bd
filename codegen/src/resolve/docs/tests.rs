//! Markdown on the left, rustdoc on the right.

use super::*;

fn links() -> Links {
    Links::from([("DescribeRegions".to_owned(), "describe_regions".to_owned())])
}

fn check(markdown: &str, expected: &[&str]) {
    assert_eq!(rustdoc(markdown, &links()), expected, "for {markdown:?}");
}

#[test]
fn text_stays_text() {
    check("The name of the disk.", &["The name of the disk."]);
    check("one\ntwo\n\nthree", &["one", "two", "", "three"]);
    check("    indented like code", &["indented like code"]);
    check("a\u{7}b\u{202e}c\u{feff}\u{a0}d\r\n", &["abc d"]);
    check("**Note** *this*", &["Note this"]);
    check("", &[]);
}

#[test]
fn signs_are_escaped() {
    check("Vec\\<T> and \\[x\\]", &["Vec\\<T\\> and \\[x\\]"]);
    check("[not a link]", &["\\[not a link\\]"]);
    check("2 \\* 3", &["2 \\* 3"]);
    check("cloud_ssd _x", &["cloud_ssd \\_x"]);
    check("a | b", &["a \\| b"]);
    check("\\- no item", &["\\- no item"]);
    check("1\\. no item", &["1\\. no item"]);
    check("\\# no heading", &["\\# no heading"]);
    check("R&amp;D, &amp;lt;", &["R&D, \\&lt;"]);
}

#[test]
fn html_is_dropped_or_shown() {
    check("the <yourRegion> part", &["the \\<yourRegion\\> part"]);
    check("<b>bold</b> text", &["bold text"]);
    check("one<br/>two", &["one\\", "two"]);
    check("<ul>\n<li>first</li>\n</ul>", &["first"]);
    check("<!-- hidden -->shown", &["shown"]);
}

#[test]
fn links_lead_somewhere_or_are_text() {
    check(
        "Call [DescribeRegions](~~25609~~).",
        &["Call [`DescribeRegions`](super::Client::describe_regions)."],
    );
    check("See [the guide](~~36063~~).", &["See the guide."]);
    check(
        "See [the site](https://example.com/a_b).",
        &["See [the site](<https://example.com/a_b>)."],
    );
    check(
        "At https://example.com/a_b.",
        &["At <https://example.com/a_b>."],
    );
    check("<https://example.com>", &["<https://example.com>"]);
    check("https:// alone", &["https:// alone"]);
    check("![picture](x.png)text", &["text"]);
}

#[test]
fn lists_and_code() {
    check(
        "Values:\n\n- **a**: one\n- b\n  more",
        &["Values:", "", "- a: one", "- b", "  more"],
    );
    check("1. x\n2. y\n   - z", &["1. x", "2. y", "   - z"]);
    check("use `a[0]<T>`", &["use `a[0]<T>`"]);
    check("``a`b``", &["`` a`b ``"]);
    check(
        "```\nlet x;\n\n[1]\n```",
        &["```text", "let x;", "", "[1]", "```"],
    );
}

#[test]
fn plain_text_is_one_line() {
    assert_eq!(
        plain("**2** to\n`128` characters\\_."),
        "2 to 128 characters_."
    );
    assert_eq!(plain("- a\n- b"), "a b");
}

#[test]
fn any_depth_is_survived() {
    let deep = format!("{}x", "- ".repeat(3_000));
    assert!(!rustdoc(&deep, &links()).is_empty());
    let quotes = format!("{}x", "> ".repeat(3_000));
    assert!(!rustdoc(&quotes, &links()).is_empty());
}

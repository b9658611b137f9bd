//! Pages that repeat one thing come in, each in two lengths; the memory that reading takes is held against the length. A count of bytes
//! is the same on every machine, which a clock is not.

use std::alloc::System;

use docwright_spec::merge::Merge;
use docwright_spec::page::Page;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const HEAD: &str = "# OpenDepot\n\n## Request parameters\n\n|Name|Type|Required|Description|\n|--|--|--|--|\n\
    |Action|String|Yes|OpenDepot|\n";
const RESPONSE: &str = "\n## Response parameters\n\n|Name|Type|Description|\n|--|--|--|\n";
const ERRORS: &str = "\n## Error codes\n\n|HttpCode|Error code|Message|\n|--|--|--|\n";
const LINK: &str =
    "# OpenDepot\n\n[x](#product=Depot&api=OpenDepot&type=ROA&version=2020-01-01)\n\n";

/// Pieces until they are `length` bytes long; each gets its number.
fn pieces(length: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(length);
    let mut number = 0;
    while text.len() < length {
        text.push_str(&piece(number));
        number += 1;
    }
    text
}

fn repeat(length: usize, piece: &str) -> String {
    piece.repeat(length / piece.len() + 1)
}

/// A page of about `length` bytes. Where two things are repeated, each is half of it: what is done for every pair of them shows.
type Generator = fn(usize) -> String;

const PAGES: &[(&str, Generator)] = &[
    ("names in a cell", |n| {
        let names = pieces(n, |at| format!("Mast{at}, "));
        format!("{HEAD}|{names}Last|String|No|x|\n")
    }),
    ("names in a cell of a long description", |n| {
        let names = pieces(n / 2, |at| format!("Mast{at}, "));
        let words = repeat(n / 2, "word ");
        format!("{HEAD}|{names}Last|String|No|{words}|\n")
    }),
    ("codes in a cell of a long message", |n| {
        let codes = pieces(n / 2, |at| format!("Mast{at}, "));
        let words = repeat(n / 2, "word ");
        format!("{HEAD}{ERRORS}|400|{codes}Last|{words}|\n")
    }),
    ("names in a path that no row has", |n| {
        let path = pieces(n, |at| format!("/[mast{at}]"));
        format!(
            "{LINK}## Request syntax\n\n```\nGET {path} HTTP/1.1\n```\n\n{}",
            &HEAD[13..]
        )
    }),
    ("names in a path that rows spell otherwise", |n| {
        let path = pieces(n / 2, |at| format!("/[mast_{at}]"));
        let rows = pieces(n / 2, |at| format!("|Mast{at}|String|No|x|\n"));
        format!(
            "{LINK}## Request syntax\n\n```\nGET {path} HTTP/1.1\n```\n\n{}{rows}",
            &HEAD[13..]
        )
    }),
    ("tables below a long paragraph", |n| {
        let words = repeat(n / 2, "word ");
        let tables = repeat(n / 2, "|Name|Type|\n|-|-|\n");
        format!("{HEAD}\n{words}\n\n{tables}")
    }),
    ("tables below a long heading", |n| {
        let words = repeat(n / 2, "word ");
        let tables = repeat(n / 2, "|Name|Type|\n|-|-|\n");
        format!("{HEAD}\n## Request parameters {words}\n\n{tables}")
    }),
    ("tables each below a name of another", |n| {
        let tables = pieces(n, |at| {
            format!(
                "\nMast{at}\n\n|Name|Type|Description|\n|-|-|-|\n|Mast{}|Mast{}|x|\n",
                at + 1,
                at + 1
            )
        });
        format!("{HEAD}\n## Response parameters\n{tables}")
    }),
    ("samples below a long paragraph", |n| {
        let words = repeat(n / 2, "word ");
        let samples = repeat(n / 2, "```\n{}\n```\n");
        format!("{HEAD}\n## Examples\n\n{words}\n\n{samples}")
    }),
    ("samples below a long heading", |n| {
        let words = repeat(n / 2, "word ");
        let samples = repeat(n / 2, "```\n{}\n```\n");
        format!("{HEAD}\n## Examples {words}\n\n{samples}")
    }),
    ("code and pipes in a cell", |n| {
        let code = repeat(n / 2, "```\n```\n");
        let pipes = repeat(n / 2, "a|");
        format!("{HEAD}|x|y|z|d\n{code}{pipes}\n")
    }),
    ("fences that nothing closes", |n| {
        let fences = pieces(n, |at| format!("{}\n", "`".repeat(3 + at % 50)));
        format!("{HEAD}\n## Examples\n\n~~~~\n{fences}")
    }),
    ("links in a type", |n| {
        format!("{HEAD}|A|{}|No|x|\n", repeat(n, "[a](b) "))
    }),
    ("tables on a line", |n| {
        let tables = repeat(
            n,
            "<table><tr><th>Name<th>Type<tr><td>A<td>Long</table>and ",
        );
        format!("{HEAD}\n{tables}\n")
    }),
    ("quoted tables", |n| {
        format!(
            "{HEAD}\n{}",
            repeat(n, "> |Name|Type|\n> |-|-|\n> |A|Long|\n")
        )
    }),
    ("parameters and tables that name none", |n| {
        let rows = pieces(n / 2, |at| format!("|Mast{at}|Sail{at}|No|x|\n"));
        let table = "\nof some other keel\n\n|Name|Type|Required|\n|-|-|-|\n|A|Long|No|\n";
        format!("{HEAD}{rows}{}", repeat(n / 2, table))
    }),
    ("columns", |n| {
        let (header, delimiter) = (repeat(n / 2, "A|"), repeat(n / 2, "-|"));
        format!(
            "# OpenDepot\n\n## Request parameters\n\n|Name|Type|{header}\n|-|-|{delimiter}\n|A|String|\n"
        )
    }),
    ("request rows", |n| {
        format!(
            "{HEAD}{}",
            pieces(n, |at| format!("|Mast{at}|String|No|x|\n"))
        )
    }),
    ("dotted rows", |n| {
        format!(
            "{HEAD}{}",
            pieces(n, |at| format!("|Mast.N.Sail{at}|String|No|x|\n"))
        )
    }),
    ("response rows", |n| {
        let rows = pieces(n, |at| format!("|Mast{at}|String|x|\n"));
        format!("{HEAD}{RESPONSE}{rows}")
    }),
    ("response rows and a sample of them", |n| {
        let rows = pieces(n / 2, |at| format!("|Mast{at}|String|x|\n"));
        let fields = pieces(n / 2, |at| format!("\"Mast{at}\": \"x\", "));
        format!("{HEAD}{RESPONSE}{rows}\n## Examples\n\n```\n{{{fields}\"a\": 1}}\n```\n")
    }),
    ("samples and rows", |n| {
        let rows = pieces(n / 2, |at| format!("|Mast{at}|String|x|\n"));
        let samples = repeat(n / 2, "```\n{\"Mast1\": 1}\n```\n\n");
        format!("{HEAD}{RESPONSE}{rows}\n## Examples\n\n{samples}")
    }),
    ("error rows", |n| {
        let rows = pieces(n, |at| format!("|400|Mast{at}|x|\n"));
        format!("{HEAD}{ERRORS}{rows}")
    }),
    ("the same error", |n| {
        format!("{HEAD}{ERRORS}{}", repeat(n, "|400|Mast|x|\n"))
    }),
    ("headings", |n| {
        format!("{HEAD}{}", repeat(n, "## Request parameters\n"))
    }),
    ("front matter", |n| {
        format!("---\n{}---\n{HEAD}", repeat(n, "key: value\n"))
    }),
];

/// What one reading of the page allocates, and what comes out of it, in bytes.
fn work(generator: Generator, length: usize) -> (usize, usize) {
    let page = Page {
        path: "OpenDepot.md".to_owned(),
        text: generator(length),
    };
    let pages = [page];
    let region = Region::new(ALLOCATOR);
    let (spec, diagnostics) = docwright_spec::parse(&pages, Merge::Nothing);
    let allocated = region.change().bytes_allocated;
    let told: usize = diagnostics
        .iter()
        .map(|found| found.message.len() + found.help.len())
        .sum();
    (allocated, told + docwright_spec::to_json(&spec).len())
}

#[test]
fn memory_grows_with_the_length_of_a_page_and_not_faster() {
    const LENGTH: usize = 1 << 15;
    // What is allocated once, such as the tables of phrases.
    work(|_| HEAD.to_owned(), 0);
    let mut faster = Vec::new();
    for (name, generator) in PAGES {
        let (once, twice) = (work(*generator, LENGTH), work(*generator, 2 * LENGTH));
        // Twice as much of what grows with the length; four times as much of what grows with its square.
        let is_linear = |once: usize, twice: usize| twice < 3 * once + LENGTH;
        if !is_linear(once.0, twice.0) || !is_linear(once.1, twice.1) {
            faster.push(format!(
                "{name}: (allocated, told) {once:?}, then {twice:?}"
            ));
        }
    }
    assert!(faster.is_empty(), "{}", faster.join("\n"));
}

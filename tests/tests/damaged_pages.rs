//! Pages that were cut off or lost a line: whatever is left of them is read without a panic, and no row of a table is lost without a word.

use docwright_spec::page::Page;
use docwright_tests::{pages, rows, workspace};
use proptest::prelude::*;

fn all_pages() -> Vec<Page> {
    let mut all = pages::own();
    for case in pages::cases(&workspace("tests/fixtures")) {
        let name = case
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        all.extend(pages::below(&case).into_iter().map(|page| Page {
            path: format!("{name}/{}", page.path),
            ..page
        }));
    }
    all
}

/// Reads it alone, and says what is lost.
fn check(page: Page) -> Result<(), TestCaseError> {
    let text = page.text.clone();
    let lost = rows::unaccounted(&[page]);
    prop_assert!(
        lost.is_empty(),
        "{}\n--- the page:\n{text}",
        lost.join("\n")
    );
    Ok(())
}

/// The page up to a character.
fn prefix(page: &Page, at: usize) -> Page {
    Page {
        path: page.path.clone(),
        text: page.text.chars().take(at).collect(),
    }
}

fn without_line(page: &Page, line: usize) -> Page {
    let lines = page.text.split_inclusive('\n').enumerate();
    Page {
        path: page.path.clone(),
        text: lines
            .filter(|(index, _)| *index != line)
            .map(|(_, line)| line)
            .collect(),
    }
}

#[test]
fn whole_pages_lose_nothing() {
    let lost = rows::unaccounted(&all_pages());
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

/// Damages any of the pages at any part of it, from 0 for its start to 1 for its end.
fn damage_anywhere(damage: impl Fn(&Page, f64) -> Page) {
    let pages = all_pages();
    let mut runner = proptest::test_runner::TestRunner::new(bounded());
    let any = (0..pages.len(), 0.0..1.0_f64);
    runner
        .run(&any, |(page, part)| check(damage(&pages[page], part)))
        .unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn prefixes() {
    damage_anywhere(|page, part| {
        let characters = page.text.chars().count();
        prefix(page, (characters as f64 * part) as usize)
    });
}

#[test]
fn a_line_is_missing() {
    damage_anywhere(|page, part| {
        let lines = page.text.lines().count();
        without_line(page, (lines as f64 * part) as usize)
    });
}

/// Every place in one page of many habits, not only some.
#[test]
fn every_line_of_one_page() {
    let page = pages::own()
        .into_iter()
        .find(|page| page.path == "zh-CN/SSL-VPN/DeleteSslVpnServer.md")
        .expect("the page is there");
    for line in 0..page.text.lines().count() {
        check(without_line(&page, line))
            .unwrap_or_else(|error| panic!("line {}: {error}", line + 1));
    }
}

/// A delimiter row in the middle of a table, and a row behind it that lacks cells: found by fuzzing.
#[test]
fn a_row_behind_a_short_one_is_not_lost() {
    // The link leaves nothing to be said on line 1, which would stand for the whole page.
    let text = "# OpenDepot\n\n[Try it](https://explorer.example/#product=Depot&api=OpenDepot&type=RPC&version=2020-01-01)\n\n\
        ## Request parameters\n\n|Name|Type|Required|Example|Description|\n|--|--|--|--|--|\n\
        |Action|String|Yes|OpenDepot|Value:\n\n|--|--|--|--|\n|400|Full|No\n\n |\n|Name|String|No|hall| A name.\n\n |\n";
    check(Page {
        path: "OpenDepot.md".to_owned(),
        text: text.to_owned(),
    })
    .unwrap_or_else(|error| panic!("{error}"));
}

/// Few cases, for every day; `PROPTEST_CASES` asks for more.
fn bounded() -> ProptestConfig {
    let default = ProptestConfig::default();
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    ProptestConfig {
        cases: if asked { default.cases } else { 200 },
        failure_persistence: None,
        ..default
    }
}

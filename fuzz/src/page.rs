//! A text comes in as one or several pages; each is read with all steps, alone and merged, and held against the promises.

use std::collections::BTreeSet;

use docwright_spec::diagnostic::Diagnostic;
use docwright_spec::merge::{Language, Merge};
use docwright_spec::model::{Field, Source, Spec};
use docwright_spec::page::text::plain;
use docwright_spec::page::{Lines, Page};
use docwright_spec::raw::RawTable;
use docwright_spec::{extract, parse, to_json};

use crate::rows;

/// Parts the pages of one input, so that pages that are to be merged can be found too.
const PAGE_BREAK: char = '\u{c}';

/// Pages of one input: merging more shows nothing that merging three does not.
const MOST_PAGES: usize = 3;

/// Holds a text against the promises.
///
/// # Panics
/// Where one of them is broken.
pub fn check_pages(text: &str) {
    let pages: Vec<Page> = (1..)
        .zip(text.splitn(MOST_PAGES, PAGE_BREAK))
        .map(|(number, text)| Page {
            path: format!("page-{number}.md"),
            text: text.to_owned(),
        })
        .collect();

    let (spec, diagnostics) = parse(&pages, Merge::Nothing);
    assert_same(&(&spec, &diagnostics), &pages, Merge::Nothing);
    places_are_in_the_pages(&pages, &spec, &diagnostics);
    rows_are_accounted_for(&pages, &spec, &diagnostics);

    for language in [Language::Leading, Language::Chinese, Language::English] {
        let how = Merge::Pages(language);
        let (spec, diagnostics) = parse(&pages, how);
        places_are_in_the_pages(&pages, &spec, &diagnostics);
        if pages.len() == 1 {
            break;
        }
        assert_same(&(&spec, &diagnostics), &pages, how);
    }
}

/// Same input, same bytes; and the spec is the same after it was written and read.
fn assert_same(made: &(&Spec, &Vec<Diagnostic>), pages: &[Page], how: Merge) {
    let json = to_json(made.0);
    let (spec, diagnostics) = parse(pages, how);
    assert!(to_json(&spec) == json, "another spec the second time");
    assert!(diagnostics == *made.1, "other diagnostics the second time");
    let read: Spec = serde_json::from_str(&json).expect("the spec can be read");
    assert!(read == *made.0, "another spec after it was read");
}

/// Every page is named, and no place is outside of its page.
fn places_are_in_the_pages(pages: &[Page], spec: &Spec, diagnostics: &[Diagnostic]) {
    let mut places: Vec<(&str, u32)> = Vec::new();
    let mut add = |source: &'_ Source| places.push((path_in(pages, &source.page), source.line));
    for operation in spec.services.iter().flat_map(|service| &service.operations) {
        add(&operation.source);
        operation.also.iter().for_each(&mut add);
        operation.errors.iter().for_each(|error| add(&error.source));
        operation
            .samples
            .iter()
            .for_each(|sample| add(&sample.source));
        each_field(&operation.request.parameters, |field| add(&field.source));
        each_field(&operation.response.fields, |field| add(&field.source));
    }
    for diagnostic in diagnostics {
        let page = path_in(pages, &diagnostic.page);
        places.push((page, diagnostic.line));
        places.push((page, diagnostic.end_line.unwrap_or(diagnostic.line)));
        assert!(diagnostic.column > 0, "{diagnostic:?}");
    }
    for page in pages {
        let lines = Lines::new(&page.text).len().max(1);
        let mut named = false;
        for (_, line) in places.iter().filter(|(path, _)| *path == page.path) {
            named = true;
            let line = usize::try_from(*line).unwrap_or(usize::MAX);
            assert!((1..=lines).contains(&line), "line {line} of {lines}");
        }
        assert!(named, "{} appears nowhere", page.path);
    }
}

fn path_in<'p>(pages: &'p [Page], path: &str) -> &'p str {
    let page = pages.iter().find(|page| page.path == path);
    &page.expect("the place names a page").path
}

/// No row is lost without a word: neither one that the reader cut out of a table, nor one that a count of lines finds.
fn rows_are_accounted_for(pages: &[Page], spec: &Spec, diagnostics: &[Diagnostic]) {
    let mut known: BTreeSet<(&str, u32)> = BTreeSet::new();
    for operation in spec.services.iter().flat_map(|service| &service.operations) {
        let mut add = |source: &Source| {
            known.insert((path_in(pages, &source.page), source.line));
        };
        operation.errors.iter().for_each(|error| add(&error.source));
        for fields in [&operation.request.parameters, &operation.response.fields] {
            each_field(fields, |field| {
                add(&field.source);
                field
                    .element
                    .iter()
                    .for_each(|element| add(&element.source));
            });
        }
    }
    // Lines of a header, and those inside a row that spans lines: the count of lines may take them for rows, such as the header of a
    // table whose delimiter is damaged. Where the reader takes a line for a row it says so.
    let mut spanned: BTreeSet<(&str, u32)> = BTreeSet::new();
    for page in pages {
        let of_page = || {
            diagnostics
                .iter()
                .filter(|diagnostic| diagnostic.page == page.path)
        };
        let reported = |line: u32| {
            of_page()
                .any(|found| (found.line..=found.end_line.unwrap_or(found.line)).contains(&line))
        };
        let Some(operation) = extract(page).0.operation() else {
            continue;
        };
        for table in operation.tables.iter().map(|table| &table.table) {
            let first = table.rows.first().map_or(table.end_line, |row| row.line);
            spanned.extend((table.line..first).map(|line| (&*page.path, line)));
        }
        let spans = operation.tables.iter().flat_map(|table| &table.table.rows);
        for row in spans.filter(|row| row.joined.is_none()) {
            spanned.extend((row.line + 1..=row.end_line).map(|line| (&*page.path, line)));
        }
        let lines = operation.tables.iter().flat_map(rows_of);
        for (line, first) in lines {
            assert!(
                known.contains(&(&*page.path, line))
                    || reported(line)
                    || plain(first).eq_ignore_ascii_case("Action"),
                "the row on line {line} is lost: {first}"
            );
        }
    }
    for lost in rows::lost(pages, spec, diagnostics) {
        assert!(spanned.contains(&(&*lost.page, lost.line)), "lost: {lost}");
    }
}

/// Line and name of each row; the name is empty where the row has no cell for it.
fn rows_of<'t>(table: &'t RawTable<'_>) -> impl Iterator<Item = (u32, &'t str)> {
    use docwright_spec::columns::Column;
    let name = table
        .columns
        .iter()
        .position(|column| *column == Some(Column::Name));
    table.table.rows.iter().map(move |row| {
        let cell = name.and_then(|name| row.cells.get(name));
        (row.line, cell.map_or("", |cell| &*cell.text))
    })
}

/// With a stack of its own, since nesting comes from outside.
fn each_field<'f>(fields: &'f [Field], mut see: impl FnMut(&'f Field)) {
    let mut waiting = vec![fields];
    while let Some(fields) = waiting.pop() {
        for field in fields {
            see(field);
            waiting.extend(field.ty.fields());
        }
    }
}

//! Public pages, where `DOCWRIGHT_SHARED` names a folder that has them in `corpus/`: all of them are read without a panic, and no row of a
//! table is lost without a word.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use docwright_tests::{pages, rows};

#[test]
fn every_page_is_read_and_no_row_is_lost() {
    let Some(shared) = std::env::var_os("DOCWRIGHT_SHARED") else {
        println!("skipped: DOCWRIGHT_SHARED names no folder with public pages");
        return;
    };
    let pages = pages::below(&PathBuf::from(shared).join("corpus"));
    let rows: usize = pages.iter().map(|page| rows::count(&page.text)).sum();
    let start = Instant::now();
    let lost = rows::unaccounted(&pages);
    println!(
        "{} pages, {rows} rows, read in {:?}",
        pages.len(),
        start.elapsed()
    );
    assert!(
        lost.is_empty(),
        "{} rows or pages are lost without a word:\n{}",
        lost.len(),
        lost.iter().take(20).cloned().collect::<Vec<_>>().join("\n")
    );
    assert!(rows > pages.len(), "the rows are found");
    // A second with optimisation; without, on a busy machine, still no more than this.
    assert!(
        start.elapsed() < Duration::from_secs(120),
        "{:?}",
        start.elapsed()
    );
}

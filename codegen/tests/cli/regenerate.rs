//! `docwright regenerate`.

use std::fs;

use crate::place::{CONFIG, FIRST_ROW, HEAD, Place, later};

#[test]
fn regenerate_writes_once_and_checks() {
    let place = Place::with_crate();
    place.run(&["regenerate", "--check"]).expect(
        1,
        &[
            "missing: depot.json",
            "missing: client/src/depot/open_depot.rs",
            "run `cargo regenerate`",
        ],
    );
    assert!(!place.path("client").exists(), "`--check` writes nothing");

    place
        .run(&["regenerate"])
        .expect(0, &["1 page: 1 operation", "changed, 0 unchanged"]);
    for (path, _, _) in place.files() {
        later(&path);
    }
    let before = place.files();
    place
        .run(&["regenerate", "--check"])
        .expect(0, &["up to date"]);
    place.run(&["regenerate"]).expect(0, &["0 files changed"]);
    assert!(
        place.files() == before,
        "unchanged files keep their time stamps"
    );
    let ended = place.run(&["regenerate", "--quiet"]).expect(0, &[]);
    assert_eq!((ended.err.as_str(), ended.out.as_str()), ("", ""));
}

#[test]
fn regenerate_changes_what_is_stale_and_removes_what_is_left_over() {
    let place = Place::with_crate();
    place.run(&["regenerate"]).expect(0, &[]);
    let good = place.read("client/src/depot/open_depot.rs");
    let header = good.lines().next().unwrap();
    place.write(
        "client/src/depot/open_depot.rs",
        format!("{good}// touched\n"),
    );
    place.write("client/src/depot/close_depot.rs", format!("{header}\n"));
    place.write("client/src/lib.rs", "pub mod depot;\n");
    place.write("client/src/depot/by_hand.rs", "// mine\n");
    let client = place.path("client/src/depot/client.rs");
    later(&client);
    let stamp = fs::metadata(&client).unwrap().modified().unwrap();

    let before = place.files();
    let ended = place.run(&["regenerate", "--check"]).expect(
        1,
        &[
            "stale: client/src/depot/open_depot.rs",
            "// touched",
            "left over: client/src/depot/close_depot.rs",
        ],
    );
    assert!(
        !ended.err.contains("by_hand") && !ended.err.contains("lib.rs"),
        "{}",
        ended.err
    );
    assert!(place.files() == before, "`--check` writes nothing");

    place.run(&["regenerate"]).expect(
        0,
        &[
            "changed: client/src/depot/open_depot.rs",
            "removed: client/src/depot/close_depot.rs",
            "2 files changed",
        ],
    );
    assert_eq!(place.read("client/src/depot/open_depot.rs"), good);
    assert!(!place.path("client/src/depot/close_depot.rs").exists());
    assert_eq!(place.read("client/src/lib.rs"), "pub mod depot;\n");
    assert_eq!(place.read("client/src/depot/by_hand.rs"), "// mine\n");
    assert_eq!(fs::metadata(&client).unwrap().modified().unwrap(), stamp);
}

#[test]
fn regenerate_leaves_all_as_it_was_when_a_page_is_broken() {
    let place = Place::with_crate();
    place.run(&["regenerate"]).expect(0, &[]);
    place.write("pages/Second.md", b"# Caf\xe9\n");
    place.write(
        "pages/Third.md",
        format!(
            "{}|Name|String|No|harb",
            HEAD.replace("OpenDepot", "CloseDepot")
        ),
    );
    let before = place.files();
    let third = format!("Third.md:{FIRST_ROW}:1");
    let parts = [
        "D001",
        "Second.md:1",
        "D008",
        third.as_str(),
        "help: ",
        "nothing in `client` was changed",
    ];
    place.run(&["regenerate"]).expect(1, &parts);
    place.run(&["regenerate", "--check"]).expect(1, &parts);
    assert!(place.files() == before, "the old output stays");
}

#[test]
fn a_file_in_the_way_that_was_written_by_hand_stays() {
    let place = Place::with_crate();
    place.write("client/src/depot/open_depot.rs", "// mine\n");
    place.run(&["regenerate"]).expect(
        2,
        &["client/src/depot/open_depot.rs", "not generated", "help: "],
    );
    assert_eq!(place.read("client/src/depot/open_depot.rs"), "// mine\n");
    for path in ["client/src/depot/mod.rs", "depot.json"] {
        assert!(!place.path(path).exists(), "half-written: {path}");
    }
}

#[test]
fn an_overlay_corrects_until_the_page_is_mended() {
    let place = Place::with_crate();
    place.write(
        "docwright.toml",
        format!("{CONFIG}overlay = \"overlay.json\"\n"),
    );
    let overlay = r#"{"corrections": [{
  "operation": "Depot.OpenDepot",
  "parameter": ["Name"],
  "expect": {"example": "harbour"},
  "set": {"example": "harbor"},
  "why": "The example is misspelt."
}]}
"#;
    place.write("overlay.json", overlay);
    place.run(&["regenerate"]).expect(0, &[]);
    assert!(place.read("depot.json").contains("\"example\": \"harbor\""));

    let before = place.read("depot.json");
    let page = place.read("pages/OpenDepot.md");
    place.write("pages/OpenDepot.md", page.replace("harbour", "harbor"));
    place
        .run(&["regenerate"])
        .expect(1, &["D028", "overlay.json", "help: remove the entry"]);
    assert_eq!(place.read("depot.json"), before);

    place.write("overlay.json", "{\"corrections\": [{}]}");
    place
        .run(&["regenerate"])
        .expect(2, &["overlay.json", "not an overlay", "line 1", "help: "]);
}

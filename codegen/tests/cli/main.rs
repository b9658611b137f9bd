//! The `docwright` command as people run it: arguments and folders come in; files, messages and exit codes go out.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod explain;
mod generate;
mod hostile;
mod lint;
mod parse;
mod place;
mod regenerate;

use std::fs;

use place::Place;

#[test]
fn wrong_command_lines_and_paths() {
    let place = Place::with_crate();
    fs::create_dir(place.path("empty")).unwrap();
    for (arguments, parts) in [
        (&["parse", "nowhere"][..], &["cannot read nowhere"][..]),
        (
            &["parse", "empty"],
            &["empty: the folder holds no page", "help: "],
        ),
        (&["parse"], &["<PATHS>"]),
        (
            &["regenerate", "--config", "nowhere.toml"],
            &["cannot read nowhere.toml"],
        ),
        (&["frobnicate"], &["unrecognized subcommand"]),
        (
            &["generate", "empty", "--name", "x", "--out", "new"],
            &["empty: the folder holds no page"],
        ),
    ] {
        place.run(arguments).expect(2, parts);
    }
    place.write("broken.toml", "[[crate]]\npages = 7\n");
    place
        .run(&["regenerate", "--config", "broken.toml"])
        .expect(2, &["broken.toml", "line 2", "help: "]);
    assert!(!place.path("new").exists());
    // The exit codes that all these tests expect are the documented ones.
    let help = place.run(&["--help"]).expect(0, &[]).out;
    for line in [
        "  0  done",
        "  1  a page cannot be read",
        "  2  the command line",
    ] {
        assert!(help.contains(line), "{help}");
    }
}

//! `docwright generate`.

use crate::place::{HEAD, Place};

#[test]
fn generate_writes_a_crate_and_writes_it_once() {
    let place = Place::with_crate();
    let arguments = [
        "generate",
        "pages",
        "--name",
        "depot-client",
        "--out",
        "made/client",
    ];
    place
        .run(&arguments)
        .expect(0, &["1 operation", "written to `made/client`, 0 unchanged"]);
    for file in [
        "Cargo.toml",
        "README.md",
        "src/lib.rs",
        "src/depot/mod.rs",
        "src/depot/open_depot.rs",
    ] {
        assert!(place.path("made/client").join(file).is_file(), "{file}");
    }
    let before = place.files();
    place.run(&arguments).expect(0, &["0 files written"]);
    assert!(place.files() == before);
    for (arguments, part) in [
        (
            ["generate", "pages", "--name", "1 depot", "--out", "new"],
            "`1 depot` cannot be the name of a crate",
        ),
        (
            ["generate", "pages", "--name", "", "--out", "new"],
            "cannot be the name of a crate",
        ),
    ] {
        place.run(&arguments).expect(2, &[part, "help: "]);
    }
    let other = [
        "generate",
        "pages",
        "--name",
        "x",
        "--out",
        "new",
        "--product",
        "Barn",
    ];
    place
        .run(&other)
        .expect(2, &["there is no product `Barn`", "Depot"]);
    assert!(!place.path("new").exists(), "nothing half-written");
}

/// A page that cannot be read would take its operation out of the crate.
#[test]
fn generate_leaves_all_as_it_was_when_a_page_is_broken() {
    let place = Place::with_crate();
    let second = format!(
        "{}|Name|String|Yes|harbour|The name. |\n",
        HEAD.replace("OpenDepot", "CloseDepot")
    );
    place.write("pages/CloseDepot.md", &second);
    let arguments = ["generate", "pages", "--name", "depot", "--out", "made"];
    place.run(&arguments).expect(0, &[]);
    assert!(place.path("made/src/depot/close_depot.rs").is_file());

    let mut bytes = second.clone().into_bytes();
    bytes.push(b'\xe9');
    let cut = second.replace("The name. |", "The na");
    for (broken, code) in [(bytes, "D001"), (cut.into_bytes(), "D008")] {
        place.write("pages/CloseDepot.md", broken);
        let before = place.files();
        place.run(&arguments).expect(
            1,
            &[
                code,
                "CloseDepot.md:",
                "help: ",
                "nothing in `made` was changed",
            ],
        );
        assert!(place.files() == before, "the old crate stays");
        let elsewhere = ["generate", "pages", "--name", "depot", "--out", "new"];
        place.run(&elsewhere).expect(1, &[code]);
        assert!(!place.path("new").exists(), "no crate is half-written");
    }
}

#[test]
fn a_product_that_no_page_tells_is_no_crate() {
    let place = Place::new();
    place.write(
        "pages/OpenDepot.md",
        "# OpenDepot\n\n## Request parameters\n\n|Parameter|Type|Required|Example|Description|\n|--|--|--|--|--|\n\
         |Action|String|Yes|OpenDepot|The operation. |\n|Version|String|Yes|2021-03-04|The version. |\n|Name|String|Yes|harbour|The name. |\n",
    );
    place
        .run(&["generate", "pages", "--name", "x", "--out", "new"])
        .expect(
            2,
            &[
                "OpenDepot.md: no page tells the product",
                "help: ",
                "`product=`",
            ],
        );
    assert!(!place.path("new").exists());
    let parsed = place.run(&["parse", "pages"]).expect(0, &[]);
    let read = parsed.out.contains("OpenDepot");
    assert!(read, "it can be read all the same");
}

/// Nothing that it describes could be called, which is no reason to do without the others.
#[test]
fn a_product_without_version_does_not_keep_others_back() {
    let place = Place::with_crate();
    let barn = HEAD
        .replace("product=Depot", "product=Barn")
        .replace("OpenDepot", "OpenBarn")
        .replace("&version=2021-03-04", "");
    place.write(
        "pages/OpenBarn.md",
        format!("{barn}|Name|String|Yes|harbour|The name. |\n"),
    );
    let warning = [
        "warning: OpenBarn.md: no page tells the API version of product `Barn`; left out: 1 operation",
        "help: add `version=`",
    ];
    place
        .run(&["generate", "pages", "--name", "x", "--out", "new"])
        .expect(0, &warning);
    assert!(place.path("new/src/depot").is_dir() && !place.path("new/src/barn").exists());
    place.run(&["regenerate"]).expect(0, &warning);
    let asked_for = [
        "generate",
        "pages",
        "--name",
        "x",
        "--out",
        "barn",
        "--product",
        "Barn",
    ];
    place
        .run(&asked_for)
        .expect(2, &["error: OpenBarn.md: no page tells the API version"]);
}

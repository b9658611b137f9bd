//! A crate made of a spec full of difficult names compiles without a warning.

use std::fs;
use std::path::Path;
use std::process::Command;

use docwright_codegen::update::{Mode, update};
use docwright_codegen::whole_crate::{Runtime, WholeCrate};

#[test]
fn it_compiles_without_warnings() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let spec = docwright_codegen::read_spec(&here.join("tests/data/shop.json")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let whole_crate = WholeCrate {
        name: "acme-shop".to_owned(),
        runtime: Runtime::in_folder(&here.join("../runtime"), folder.path()).unwrap(),
        product: None,
    };
    update(
        folder.path(),
        &whole_crate.generate(&spec).unwrap(),
        Mode::Write,
    )
    .unwrap();
    // The workspace's versions, which are there without a network.
    fs::copy(here.join("../Cargo.lock"), folder.path().join("Cargo.lock")).unwrap();

    for arguments in [
        &["rustc", "--", "-Dwarnings", "-Dmissing_docs"][..],
        &["doc", "--no-deps"],
    ] {
        let (subcommand, rest) = arguments.split_first().unwrap();
        let output = Command::new(env!("CARGO"))
            .arg(subcommand)
            .args(["--offline", "--quiet", "--no-default-features"])
            .args(rest)
            .current_dir(folder.path())
            .env(
                "CARGO_TARGET_DIR",
                Path::new(env!("CARGO_TARGET_TMPDIR")).join("whole-crate"),
            )
            .env("RUSTDOCFLAGS", "-Dwarnings")
            .output()
            .unwrap();
        let message = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "cargo {subcommand}: {message}");
    }
}

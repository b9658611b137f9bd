//! Names and paths of a crate's files; whether they compile is tested in `tests/whole_crate.rs`.

use super::*;

fn spec() -> Spec {
    serde_json::from_str(include_str!("../../tests/data/shop.json")).unwrap()
}

fn whole_crate(name: &str) -> WholeCrate {
    WholeCrate {
        name: name.to_owned(),
        runtime: Runtime::Version,
        product: None,
    }
}

#[test]
fn files_of_a_crate() {
    let files = whole_crate("acme-shop").generate(&spec()).unwrap();
    let paths: Vec<_> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "Cargo.toml",
            "README.md",
            "src/lib.rs",
            "src/shop/mod.rs",
            "src/shop/blocking.rs",
            "src/shop/client.rs",
            "src/shop/errors.rs",
            "src/shop/types.rs",
            "src/shop/create_order.rs",
            "src/shop/list_orders.rs",
            "src/shop/service.rs",
            "src/shop/match.rs",
        ]
    );
    for file in &files {
        assert!(
            render::is_generated(file.contents.as_bytes()),
            "{}",
            file.path
        );
    }
    assert!(
        files[0]
            .contents
            .contains(&format!("version = \"{}\"", env!("CARGO_PKG_VERSION")))
    );
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let generate = || whole_crate("acme-shop").generate(&spec()).unwrap();
    assert_eq!(generate(), generate());
}

#[test]
fn names_that_cargo_refuses() {
    for name in ["", "1st", "a b", "a/b", "名"] {
        let result = whole_crate(name).generate(&spec());
        assert!(matches!(result, Err(Error::CrateName { .. })), "{name}");
    }
}

#[test]
fn runtime_folders_are_relative() {
    let check = |folder: &str, out: &str, expected: &str| {
        let runtime = Runtime::in_folder(Path::new(folder), Path::new(out)).unwrap();
        assert_eq!(runtime, Runtime::Path(expected.to_owned()));
    };
    check("/a/b/runtime", "/a/b/out/ecs", "../../runtime");
    check("/a/b/./c/../runtime", "/a/b", "runtime");
    check("/x/runtime", "/a/out", "/x/runtime");
}

#[test]
fn paths_are_quoted() {
    assert_eq!(toml_text("a\\b\"c\n"), "\"a\\\\b\\\"c\\u000A\"");
}

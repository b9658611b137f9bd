//! `docwright explain`.

use crate::place::{CONFIG, HEAD, Place};

#[test]
fn what_the_crate_is_made_of_is_explained() {
    let place = Place::with_crate();
    place.write(
        "docwright.toml",
        format!("{CONFIG}overlay = \"overlay.json\"\n"),
    );
    place.write(
        "overlay.json",
        r#"{"corrections": [{"operation": "Depot.OpenDepot", "parameter": ["Name"], "set": {"required": false}, "why": "It has a default."}]}"#,
    );
    place.run(&["regenerate"]).expect(0, &[]);
    let crate_says = "pub name: Option<String>,";
    assert!(
        place
            .read("client/src/depot/open_depot.rs")
            .contains(crate_says)
    );
    let ended = place
        .run(&["explain", "Depot.OpenDepot.Name"])
        .expect(0, &[]);
    for part in [
        "parameter, Depot 2021-03-04, OpenDepot.md:12",
        "   12 | |Name|String|Yes|harbour|The name. |",
        "\"required\": false",
        crate_says,
        "page: PAGE,",
    ] {
        assert!(
            ended.out.contains(part),
            "`{part}` is not in:\n{}",
            ended.out
        );
    }
    // Pages that are given are read as the command line says.
    let ended = place
        .run(&["explain", "Depot.OpenDepot.Name", "pages"])
        .expect(0, &[]);
    assert!(ended.out.contains("pub name: String,"), "{}", ended.out);
    let arguments = [
        "explain",
        "Depot.OpenDepot.Name",
        "pages",
        "--overlay",
        "overlay.json",
    ];
    let ended = place.run(&arguments).expect(0, &[]);
    assert!(ended.out.contains(crate_says), "{}", ended.out);
}

#[test]
fn every_version_of_a_product_is_explained() {
    let place = Place::with_crate();
    let page = |version: &str| {
        format!("{HEAD}|Name|String|Yes|harbour|The name. |\n").replace("2021-03-04", version)
    };
    place.write("pages/newer.md", page("2023-05-06"));
    let ended = place
        .run(&["explain", "Depot.OpenDepot.Name", "pages", "--json"])
        .expect(0, &[]);
    let items: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    let found: Vec<_> = items
        .as_array()
        .unwrap()
        .iter()
        .map(|item| {
            (
                item["version"].as_str().unwrap(),
                item["source"]["page"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [("2021-03-04", "OpenDepot.md"), ("2023-05-06", "newer.md")]
    );
}

#[test]
fn what_cannot_be_explained_says_why() {
    let place = Place::new();
    place.run(&["explain", "Depot.OpenDepot.Name"]).expect(
        2,
        &[
            "no pages were given, and there is no docwright.toml",
            "help: ",
        ],
    );
    let place = Place::with_crate();
    for name in [
        "Depot.OpenDepot.Nme",
        "Depot.OpenDpot.Name",
        "Depo.OpenDepot.Name",
        "Name",
    ] {
        place
            .run(&["explain", name])
            .expect(2, &[&format!("the pages describe no `{name}`"), "help: "]);
    }
    // Nothing is made of it, but it is read.
    place.write(
        "pages/OpenDepot.md",
        format!("{HEAD}|Name|String|Yes|harbour|The name. |\n").replace("&version=2021-03-04", ""),
    );
    let ended = place
        .run(&["explain", "Depot.OpenDepot.Name"])
        .expect(0, &[]);
    assert!(
        ended.out.contains("Depot of no known version"),
        "{}",
        ended.out
    );
    assert!(
        ended.out.contains("no page tells the API version"),
        "{}",
        ended.out
    );
}

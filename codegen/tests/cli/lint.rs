//! `docwright lint`.

use crate::place::Place;

#[test]
fn corrections_are_looked_at_too() {
    let place = Place::with_crate();
    place.run(&["lint", "pages"]).expect(0, &["1 operation"]);
    place.write(
        "overlay.json",
        "{\"corrections\": [\n{\"operation\": \"Depot.CloseDepot\", \"remove\": true, \"why\": \"a draft\"}]}",
    );
    place
        .run(&["lint", "pages", "--overlay", "overlay.json"])
        .expect(1, &["D028", "overlay.json:2", "no such operation"]);
    place
        .run(&["lint", "--overlay", "overlay.json", "--explain", "D028"])
        .expect(2, &["--overlay"]);
}

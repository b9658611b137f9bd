//! The program that holds generated crates against their pages, on the project's own pages: what it is asked, and what it answers.

use docwright_runtime::Json;
use docwright_spec::model::SampleKind;
use docwright_tests::documented::given::{FromGiven, Given};
use docwright_tests::documented::report::{Count, Kind, Report};
use docwright_tests::documented::samples::{self, Origin};
use docwright_tests::pages;

fn given(pairs: &[(&str, &str)]) -> Given {
    let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    Given(pairs.iter().map(own).collect())
}

#[test]
fn flat_names_become_values() {
    let request = given(&[
        ("Ids.2", "b"),
        ("Ids.1", "a"),
        ("Ports", "[1, 2]"),
        ("Names", "x,y"),
        ("On", "True"),
        ("Count", "many"),
    ]);
    assert_eq!(request.get::<Vec<String>>("Ids"), ["a", "b"]);
    assert_eq!(request.get::<Vec<i64>>("Ports"), [1, 2]);
    assert_eq!(request.get::<Vec<String>>("Names"), ["x", "y"]);
    assert_eq!(request.get::<Option<bool>>("On"), Some(true));
    assert_eq!(request.get::<Option<i64>>("Count"), None);
    assert_eq!(request.get::<Vec<String>>("None"), Vec::<String>::new());
    assert_eq!(String::absent(), "");
    assert!(request.has("Ids") && request.has("Ids.1") && !request.has("Id"));
    let mut spread = Given::default();
    let body: Json = r#"{"A":{"B":[{"C":1}]}}"#.parse().expect("JSON");
    spread.spread("", &body);
    assert_eq!(spread.text("A.B.1.C"), Some("1"));
}

#[test]
fn the_own_pages_show_answers_requests_and_examples() {
    let operations = pages::own_operations();
    for operation in &operations {
        let of_kind = |kind| {
            let samples = operation.samples.iter();
            samples.filter(|sample| sample.kind == kind).count()
        };
        let answers: Vec<_> = samples::answers(operation)
            .filter_map(|sample| samples::answer(&operation.name, sample))
            .collect();
        assert_eq!(
            answers.len(),
            of_kind(SampleKind::Json),
            "{}",
            operation.name
        );
        assert!(
            answers
                .iter()
                .all(|answer| answer.json.get("RequestId").is_some())
        );
        for sample in samples::requests(operation) {
            let values = samples::request(operation, sample);
            assert_eq!(values.origin, Origin::Sample);
            assert_eq!(values.given.text("Action"), None);
        }
    }
    let create = operations
        .iter()
        .find(|operation| operation.name == "CreateSslVpnServer")
        .expect("a page documents it");
    let examples = samples::examples(create);
    assert_eq!(examples.given.text("Port"), Some("1194"));
    assert!(examples.hidden().any(|name| name == "VpnGatewayId"));
    assert!(examples.known.iter().any(|name| name == "Port"));
}

#[test]
fn verdicts_are_counted() {
    let report = Report::read(
        "answer\tNet 1 A\ta.md:3\t\nanswer\tNet 1 B\tb.md:3\tX is not documented\tY too\nsample\tNet 1 A\ta.md:9\t\nnoise\n",
    );
    assert_eq!(report.count(Kind::Answer), Count { well: 1, all: 2 });
    assert_eq!(report.count(Kind::Sample), Count { well: 1, all: 1 });
    assert!((report.count(Kind::Examples).percent() - 100.0).abs() < 1e-9);
    let problems: Vec<String> = report.problems().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        ["b.md:3: Net 1 B: the sample answer is not read whole: X is not documented; Y too"]
    );
}

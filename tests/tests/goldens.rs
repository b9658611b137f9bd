//! All golden Rust files of the fixtures, compiled, and put to use: what stands in them works against a server.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![deny(missing_docs, unused_qualifications)]

/// The part of a generated `mod.rs` that the other files of its module use.
macro_rules! fixture_service {
    () => {
        /// The service of the fixtures.
        pub static SERVICE: docwright_runtime::operation::Service =
            docwright_runtime::operation::Service {
                product: "Depot",
                version: "2021-03-04",
                style: docwright_runtime::operation::Style::Rpc,
                endpoint: "depot.example.com",
                errors: &[],
            };
    };
}

#[allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    reason = "goldens are whole modules of a library, of which tests use a part; these modules stand for folders"
)]
mod all {
    include!(concat!(env!("OUT_DIR"), "/goldens.rs"));
}

use docwright_runtime::Json;
use docwright_runtime::decode::decode;
use docwright_runtime::error::Error;
use docwright_runtime::operation::Request;
use docwright_tests::face::{Setup, Way, send};
use docwright_tests::server::{Received, Reply, Server};
use docwright_tests::wire::Pair;
use serde_json::json;

/// Sends a request all ways; it arrives in the same parameters each time.
fn arrived<R: Request + Clone>(request: &R) -> Vec<Pair> {
    let received = Way::ALL.map(|way| received(way, request).parameters());
    for others in &received[1..] {
        assert_eq!(*others, received[0]);
    }
    received[0].clone()
}

fn received<R: Request + Clone>(way: Way, request: &R) -> Received {
    let server = Server::answering([Reply::Json(200, "{}".to_owned())]);
    send(way, &Setup::new(&server), request.clone())
        .unwrap_or_else(|error| panic!("{way}: {error}"));
    server.only()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<Pair> {
    expected
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

/// The parameters of a request that break rules.
fn violations<R: Request>(request: &R) -> Vec<String> {
    match request.validate() {
        Ok(()) => Vec::new(),
        Err(violations) => violations.iter().map(|one| one.path().to_owned()).collect(),
    }
}

fn read<R: Request>(answer: Json) -> R::Response {
    decode(answer)
}

#[test]
fn lists_are_numbered() {
    use all::struct_list_parameter::depot::tag_depots::*;
    let request = TagDepotsRequest::new(TagDepotsRequired {
        resource_id: &["dp-1", "dp 2"],
    })
    .tag(vec![
        Tag::default().key("用途").value("a+b"),
        Tag::default().key("empty"),
    ]);
    assert_eq!(
        arrived(&request),
        pairs(&[
            ("ResourceId.1", "dp-1"),
            ("ResourceId.2", "dp 2"),
            ("Tag.1.Key", "用途"),
            ("Tag.1.Value", "a+b"),
            ("Tag.2.Key", "empty"),
        ])
    );
}

#[test]
fn elements_are_counted() {
    use all::scalar_lists::depot::list_keepers::*;
    let many = vec!["dp"; 21];
    for (ids, broken) in [(&many[..20], false), (&many[..], true)] {
        let request = ListKeepersRequest::new(ListKeepersRequired { depot_id: ids });
        assert_eq!(!violations(&request).is_empty(), broken, "{}", ids.len());
    }
}

#[test]
fn names_that_differ_in_case_are_two() {
    use all::names_by_case::depot::tag_depots::*;
    let request = TagDepotsRequest::new(TagDepotsRequired { instance_id: "i-1" })
        .instance_id_2("i-2")
        .tag(vec![Tag::default().key("upper").key_2("lower")]);
    assert_eq!(
        arrived(&request),
        pairs(&[
            ("InstanceId", "i-1"),
            ("Tag.1.Key", "upper"),
            ("Tag.1.key", "lower"),
            ("instanceId", "i-2"),
        ])
    );
    let response = read::<TagDepotsRequest>(json!({"CLientIpPool": "10.0.0.0/24"}));
    assert_eq!(response.client_ip_pool.as_deref(), Some("10.0.0.0/24"));
}

#[test]
fn keywords_and_clashes_keep_their_wire_names() {
    use all::keyword_names::depot::open_depot::*;
    let request = OpenDepotRequest::new(OpenDepotRequired { r#type: "cold" })
        .r#async(true)
        .r#match("all")
        .self_("me")
        .v2nd_name("dock")
        .depot_mode("day")
        .depot_mode_2("night");
    assert_eq!(
        arrived(&request),
        pairs(&[
            ("2ndName", "dock"),
            ("Depot-Mode", "day"),
            ("async", "true"),
            ("depot_mode", "night"),
            ("match", "all"),
            ("self", "me"),
            ("type", "cold"),
        ])
    );
}

#[test]
fn answers_have_the_shape_of_the_sample() {
    {
        use all::wrapped_list::depot::list_halls::*;
        let answer = json!({"Halls": {"Hall": [{"Name": "A", "Area": 120}, {"Name": "B"}]}});
        let response = read::<ListHallsRequest>(answer);
        assert_eq!(response.halls.len(), 2);
        assert_eq!(response.halls[0].area, Some(120));
    }
    {
        use all::plain_list::depot::list_halls::*;
        let answer = json!({"Halls": [{"Name": "A"}, {"Name": "B", "Area": "80"}]});
        let response = read::<ListHallsRequest>(answer);
        assert_eq!(response.halls[1].area, Some(80));
    }
    {
        use all::nested_by_marks::depot::list_halls::*;
        let answer = json!({
            "Halls": [{"Name": "A", "Shelves": [{"ShelfId": "s-1", "Levels": 5}], "Area": 120}]
        });
        let response = read::<ListHallsRequest>(answer);
        assert_eq!(response.halls[0].shelves[0].levels, Some(5));
        assert_eq!(response.halls[0].area, Some(120));
    }
    {
        use all::scalar_lists::depot::list_keepers::*;
        let answer = json!({"Keepers": ["Ada", "Bo"], "Lines": {"Line": ["in", "out"]}});
        let response = read::<ListKeepersRequest>(answer);
        assert_eq!(response.keepers, ["Ada", "Bo"]);
        assert_eq!(response.lines, ["in", "out"]);
    }
    {
        use all::quoted_numbers::depot::count_depots::*;
        let answer =
            json!({"Total": "2", "Area": "1.5", "Created": "1617249600000", "Exact": "true"});
        let response = read::<CountDepotsRequest>(answer);
        assert_eq!(response.total, Some(2));
        assert_eq!(response.area, Some(1.5));
        assert_eq!(response.created, Some(1_617_249_600_000));
        assert_eq!(response.exact, Some(true));
    }
    {
        use all::several_tables::depot::describe_depot::*;
        let answer = json!({"Name": "harbour", "Keeper": {"KeeperName": "Ada", "Age": 40}});
        let response = read::<DescribeDepotRequest>(answer);
        assert_eq!(response.keeper.and_then(|keeper| keeper.age), Some(40));
    }
    {
        use all::map_response::depot::count_by_hall::*;
        let response = read::<CountByHallRequest>(json!({"Counts": {"A": 3, "B": 5}}));
        let names: Vec<&String> = response.counts.keys().collect();
        assert_eq!(names, ["A", "B"]);
    }
}

#[test]
fn what_an_answer_should_not_be_does_no_harm() {
    use all::wrapped_list::depot::list_halls::*;
    for answer in [
        json!({"Halls": null}),
        json!({"Halls": "none"}),
        json!({"Halls": {"Hall": {"Name": "A"}}}),
        json!({"Halls": {"Hall": [null, 1, {"Area": {}}]}, "RequestId": 7}),
        json!({}),
    ] {
        let _ = read::<ListHallsRequest>(answer);
    }
    let one = read::<ListHallsRequest>(json!({"Halls": {"Hall": {"Name": "A"}}}));
    assert_eq!(one.halls.len(), 1, "an object where a list was documented");
}

#[test]
fn parts_of_a_path_request_go_where_they_belong() {
    use all::path_header_body::depot::update_hall::*;
    use docwright_runtime::operation::{Operation, Parameters, Service, Style, Visitor};

    // The service of all fixtures is RPC; this one is not.
    static SERVICE: Service = Service {
        product: "Depot",
        version: "2021-03-04",
        style: Style::Roa,
        endpoint: "depot.example.com",
        errors: &[],
    };
    static OPERATION: Operation = Operation {
        service: &SERVICE,
        name: "UpdateHall",
        method: "PUT",
        path: "/depots/[DepotId]/halls/[HallName]",
        page: "page.md",
        line: 1,
        idempotency_token: None,
        errors: &[],
    };
    #[derive(Clone)]
    struct Call(UpdateHallRequest);
    impl Parameters for Call {
        fn visit(&self, visitor: &mut dyn Visitor) {
            self.0.visit(visitor);
        }
    }
    impl Request for Call {
        type Response = UpdateHallResponse;
        type Error = UpdateHallError;
        const OPERATION: &'static Operation = &OPERATION;
    }
    let generated = <UpdateHallRequest as Request>::OPERATION;
    assert_eq!(
        (generated.method, generated.path),
        (OPERATION.method, OPERATION.path)
    );

    let request = UpdateHallRequest::new(UpdateHallRequired {
        depot_id: "dp/1",
        hall_name: "大厅 A",
    })
    .dry_run(true)
    .x_depot_trace("t-1")
    .area(120)
    .shelves(&["s-1", "s-2"]);
    for way in Way::ALL {
        let received = received(way, &Call(request.clone()));
        assert_eq!(received.method, "PUT");
        assert_eq!(received.path, "/depots/dp%2F1/halls/%E5%A4%A7%E5%8E%85%20A");
        assert_eq!(received.query, pairs(&[("dryRun", "true")]));
        assert_eq!(received.header("x-depot-trace"), Some("t-1"));
        let body: Json = serde_json::from_slice(&received.body).unwrap();
        assert_eq!(body, json!({"area": 120, "shelves": ["s-1", "s-2"]}));
    }
}

#[test]
fn secrets_are_sent_and_never_shown() {
    use all::secrets::depot::open_depot::*;
    let request = OpenDepotRequest::new(OpenDepotRequired {
        name: "harbour",
        password: "hidden-1234",
    })
    .access_token("hidden-token");
    assert!(arrived(&request).contains(&("Password".to_owned(), "hidden-1234".to_owned())));
    let shown = format!("{request:?}");
    assert!(!shown.contains("hidden"), "{shown}");

    // Too short for the rule, so that the violation has every reason to quote it.
    let request = OpenDepotRequest::new(OpenDepotRequired {
        name: "harbour",
        password: "hidden",
    });
    for way in Way::ALL {
        let server = Server::answering([]);
        let error = send(way, &Setup::new(&server), request.clone()).unwrap_err();
        let Error::Invalid(violations) = &error else {
            panic!("{error:?}");
        };
        assert_eq!(violations.len(), 1);
        let shown = format!("{error} {error:?}");
        assert!(
            shown.contains("Password") && !shown.contains("hidden"),
            "{shown}"
        );
    }
    let response = read::<OpenDepotRequest>(json!({"PrivateKey": "hidden-key"}));
    let key = response.private_key.as_ref().map(|key| key.expose());
    assert_eq!(key, Some("hidden-key"));
    let shown = format!("{response:?}");
    assert!(!shown.contains("hidden"), "{shown}");
}

#[test]
fn conditions_are_checked() {
    use all::conditional::depot::call_keeper::*;
    let call = |way: &str| {
        CallKeeperRequest::new(CallKeeperRequired {
            depot_id: "dp-1",
            way: way.into(),
        })
    };
    assert_eq!(violations(&call("PHONE")), ["Number"]);
    assert!(violations(&call("PHONE").number("1")).is_empty());
    assert!(violations(&call("MAIL").address("a@example.com")).is_empty());
    assert_eq!(violations(&call("MAIL").address("a").number("1")).len(), 1);
}

#[test]
fn ranges_are_checked_at_their_bounds() {
    use all::ranges::depot::resize_depot::*;
    let resize = || ResizeDepotRequest::new(ResizeDepotRequired { depot_id: "dp-1" });
    for (limit, fits) in [
        (-2, false),
        (-1, true),
        (0, false),
        (1, true),
        (65535, true),
        (65536, false),
    ] {
        assert_eq!(
            violations(&resize().limit(limit)).is_empty(),
            fits,
            "{limit}"
        );
    }
    for (area, fits) in [(9, false), (10, true), (10_000, true), (10_001, false)] {
        assert_eq!(violations(&resize().area(area)).is_empty(), fits, "{area}");
    }
    for (share, fits) in [(5, true), (7, false)] {
        assert_eq!(
            violations(&resize().share(share)).is_empty(),
            fits,
            "{share}"
        );
    }
    for (count, fits) in [(5, true), (6, false)] {
        let ids = vec!["dp"; count];
        assert_eq!(
            violations(&resize().depot(&ids)).is_empty(),
            fits,
            "{count}"
        );
    }
}

#[test]
fn texts_that_hold_lists_are_checked() {
    use all::json_parameter::depot::plan_depot::*;
    let plan = || PlanDepotRequest::new(PlanDepotRequired { depot_id: "dp-1" });
    for (ids, fits) in [("[\"h-1\"]", true), ("h-1", false), ("[\"h-1\"", false)] {
        assert_eq!(violations(&plan().hall_ids(ids)).is_empty(), fits, "{ids}");
    }
    for (ids, fits) in [("g-1,g-2,g-3", true), ("g-1,g-2,g-3,g-4", false)] {
        assert_eq!(violations(&plan().gate_ids(ids)).is_empty(), fits, "{ids}");
    }
    for (text, fits) in [("{\"Floor\":1}", true), ("{Floor", false)] {
        assert_eq!(violations(&plan().plan(text)).is_empty(), fits, "{text}");
    }
}

#[test]
fn documented_values_are_enums() {
    use all::documented_values::depot::open_depot::*;
    assert_eq!(Kind::from("COLD-dry"), Kind::ColdDry);
    assert_eq!(Kind::from("tepid"), Kind::Other("tepid".to_owned()));
    let request = OpenDepotRequest::new()
        .kind(Kind::ColdWet)
        .client_token("t-1");
    assert_eq!(
        arrived(&request),
        pairs(&[("ClientToken", "t-1"), ("Kind", "cold-wet")])
    );
    let response = read::<OpenDepotRequest>(json!({"Status": "OPEN"}));
    assert_eq!(response.status, Some(Status::Open));
    for (name, fits) in [
        ("h_1", true),
        ("1h", false),
        ("h-1", false),
        ("http://h", false),
    ] {
        let request = OpenDepotRequest::new().name(name);
        assert_eq!(violations(&request).is_empty(), fits, "{name}");
    }
    // Not documented, so the service may know it: a warning, no refusal.
    assert!(violations(&OpenDepotRequest::new().kind("tepid".into())).is_empty());
}

#[test]
fn error_codes_are_matched_as_documented() {
    use all::error_codes::depot::open_depot::*;
    let refused = |code: &str, status: u16| {
        let server = Server::answering((0..4).map(|_| Reply::error(status, code, "No.")));
        let request = OpenDepotRequest::new(OpenDepotRequired { name: "harbour" });
        let error = send(Way::ALL[2], &Setup::new(&server), request).unwrap_err();
        let Error::Service(error) = error else {
            panic!("{error:?}");
        };
        (error, server.received().len())
    };
    let (error, attempts) = refused("InvalidName.Value", 400);
    assert_eq!(error.kind, OpenDepotError::InvalidValue);
    assert_eq!(attempts, 1);
    // Documented to be worth another try.
    let (error, attempts) = refused("depot.busy", 400);
    assert_eq!(error.kind, OpenDepotError::DepotBusy);
    assert!(error.is_retryable());
    assert_eq!(attempts, 4);
    let (error, _) = refused("Depot.Gone", 404);
    assert_eq!(error.kind, OpenDepotError::Other);
}

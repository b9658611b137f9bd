//! Samples as people write them, each broken in one way.

use super::{MAX_DEPTH, RequestSample, SampleError, Tree, read_json, read_request, read_xml};

/// `{A:1,B:[x]}`: objects, lists and values without quotes.
fn outline(tree: &Tree) -> String {
    match tree {
        Tree::Object(members) => {
            let members: Vec<String> = members
                .iter()
                .map(|(name, value)| format!("{name}:{}", outline(value)))
                .collect();
            format!("{{{}}}", members.join(","))
        }
        Tree::List(items) => format!(
            "[{}]",
            items.iter().map(outline).collect::<Vec<_>>().join(",")
        ),
        Tree::Text(text) => format!("'{text}'"),
        Tree::Number(digits) => digits.clone(),
        Tree::Boolean(value) => value.to_string(),
        Tree::Null => "null".to_owned(),
    }
}

#[test]
fn json() {
    let cases = [
        (
            r#"{"A":1,"B":[true,null,"x"],"C":{}}"#,
            "{A:1,B:[true,null,'x'],C:{}}",
        ),
        (
            "HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"A\":1}",
            "{A:1}",
        ),
        (r#"{"A":1,"B":[1,2,],}"#, "{A:1,B:[1,2]}"),
        ("{\"A\":\"x\"\n\"B\":2\n\"C\":true}", "{A:'x',B:2,C:true}"),
        (
            "{\"A\":1, // what it is\n /* and\n more */ \"B\":2}",
            "{A:1,B:2}",
        ),
        (r#"{"A":[{"B":1},...],"C":[1,……]}"#, "{A:[{B:1}],C:[1]}"),
        ("{\"A\":\"x\ty\",\"B\":\"z\"}", "{A:'x\ty',B:'z'}"),
        ("{“A”：“x”，“B”：1}", "{A:'x',B:1}"),
        ("{'A':'x','B':1}", "{A:'x',B:1}"),
        (
            r#"{"A":"say "hello" twice","B":1}"#,
            r#"{A:'say "hello" twice',B:1}"#,
        ),
        ("{\"A\":\"open,\n\"B\":\"x\"}", "{A:'open',B:'x'}"),
        ("{\"A\":\"one\ntwo\",\"B\":1}", "{A:'one\ntwo',B:1}"),
        ("{A: x y, B: 1.5}", "{A:'x y',B:1.5}"),
        (r#"{"A":,"B":}"#, "{A:null,B:null}"),
        (r#"{"A":{"B":1}"#, "{A:{B:1}}"),
        (r#"{"A":[{"B":1}}"#, "{A:[{B:1}]}"),
        ("\"A\":{\"B\":1},\n\"C\":2", "{A:{B:1},C:2}"),
        (r#"{" A ":1}"#, "{A:1}"),
        (
            r#"{"A":"{"B":"x","C":["y"]}","D":"[{"E":1}]","F":"{"#,
            r#"{A:'{"B":"x","C":["y"]}',D:'[{"E":1}]',F:'{'}"#,
        ),
        (
            "HTTP/1.1 200 OK\nHeader:\n{\n \"Server\": \"x\"\n}\nBody:\n{\n \"A\": 1\n}",
            "{A:1}",
        ),
        // Braces of the elements were lost, indentation was not.
        (
            "{\n  \"A\":{\n    \"B\":[\n        \"C\":1,\n        \"D\":2\n\n        \"C\":3,\n        \"D\":4\n\n  \"E\":5",
            "{A:{B:[{C:1,D:2},{C:3,D:4}]},E:5}",
        ),
    ];
    for (text, expected) in cases {
        let documents = read_json(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let outlines: Vec<String> = documents.iter().map(outline).collect();
        assert_eq!(outlines, [expected], "{text}");
    }
}

#[test]
fn several_documents() {
    let documents = read_json("{\"A\":1}\n\nor\n\n{\"B\":2}").unwrap();
    assert_eq!(
        documents.iter().map(outline).collect::<Vec<_>>(),
        ["{A:1}", "{B:2}"]
    );
}

#[test]
fn what_is_no_json() {
    assert_eq!(read_json(""), Err(SampleError::Unreadable));
    assert_eq!(read_json("no answer"), Err(SampleError::Unreadable));
    assert_eq!(read_json("12"), Err(SampleError::Unreadable));
    let deep = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(read_json(&deep(MAX_DEPTH)).is_ok());
    assert_eq!(read_json(&deep(MAX_DEPTH + 1)), Err(SampleError::TooDeep));
    assert_eq!(read_json(&"[".repeat(1_000_000)), Err(SampleError::TooDeep));
    assert_eq!(
        read_json(&"{\"A\":".repeat(1_000_000)),
        Err(SampleError::TooDeep)
    );
}

#[test]
fn xml() {
    let cases = [
        (
            "<?xml version=\"1.0\"?><R><A>1</A><B/></R>",
            "{A:'1',B:null}",
        ),
        ("<R><As><A>1</A><A>2</A></As></R>", "{As:{A:['1','2']}}"),
        (
            "<R><!-- note --><A>x &amp; y</A><B><![CDATA[<b>]]></B></R>",
            "{A:'x & y',B:'<b>'}",
        ),
        ("<R><A>1<A><B>2</B></R>", "{A:{A:{B:'2'}}}"),
        ("<R><A>1</B></R>", "{A:'1'}"),
        ("<R><Name>1</Nmae><B>2</B></R>", "{Name:'1',B:'2'}"),
        ("<R><A>a < b</A></R>", "{A:'a < b'}"),
        ("<A>1</A><B>2</B>", "{A:'1',B:'2'}"),
        ("HTTP/1.1 200 OK\n\n<R><A x=\"1\">2</A></R>", "{A:'2'}"),
    ];
    for (text, expected) in cases {
        let tree = read_xml(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(outline(&tree), expected, "{text}");
    }
    assert_eq!(read_xml("no tags"), Err(SampleError::Unreadable));
    assert_eq!(
        read_xml(&"<A>".repeat(1_000_000)),
        Err(SampleError::TooDeep)
    );
}

#[test]
fn requests() {
    let pairs = |sample: &RequestSample| {
        sample
            .query
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect::<Vec<_>>()
    };
    let sample = read_request(
        "https://host.example/?Action=ListBoats\n&RegionId=r-1\n&Name=a%20b\n&<common parameters>",
    );
    assert_eq!(
        pairs(&sample),
        ["Action=ListBoats", "RegionId=r-1", "Name=a b"]
    );
    assert_eq!(sample.path.as_deref(), Some("/"));
    let glued =
        "https://host.example/?Action=ListBoats\nBoatId. 1=b-1\n&At=08:00Z公共请求参数\nHost: x=y";
    assert_eq!(
        pairs(&read_request(glued)),
        ["Action=ListBoats", "BoatId.1=b-1", "At=08:00Z"]
    );
    let spread = "https://host.example/?Action=AddBoats\n&Boats=[\n  {\"Name\":\"a&b\"},\n\n  {\"Name\":\"]\"}\n]&Lake=l-1\n&Port=1";
    assert_eq!(
        pairs(&read_request(spread)),
        [
            "Action=AddBoats",
            "Boats=[\n  {\"Name\":\"a&b\"},\n\n  {\"Name\":\"]\"}\n]",
            "Lake=l-1",
            "Port=1"
        ]
    );
    let open = "https://host.example/?Boats=[{\"Name\":1}&Lake={\n&Port=1";
    assert_eq!(
        pairs(&read_request(open)),
        ["Boats=[{\"Name\":1}", "Lake={", "Port=1"]
    );
    let sample = read_request("http(s)://[Endpoint]/?Action=ListBoats&amp;Name=a");
    assert_eq!(pairs(&sample), ["Action=ListBoats", "Name=a"]);
    let sample =
        read_request("POST /boats/b-1?Name=a HTTP/1.1\nHost: host.example\n\n{\n  \"Age\": 1\n}");
    assert_eq!(
        (sample.method.as_deref(), sample.path.as_deref()),
        (Some("POST"), Some("/boats/b-1"))
    );
    assert_eq!(pairs(&sample), ["Name=a"]);
    assert_eq!(
        sample.headers,
        [("Host".to_owned(), "host.example".to_owned())]
    );
    assert_eq!(sample.body.as_deref(), Some("{\n  \"Age\": 1\n}"));
}

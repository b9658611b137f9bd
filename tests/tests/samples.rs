//! Every sample answer of the project's own pages goes through the generated types and back, every sample request through the typed API and
//! the encoder onto a real connection.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;

use aliyun_vpc::vpc::*;
use docwright_runtime::Json;
use docwright_runtime::decode::decode_with_leftovers;
use docwright_runtime::encode::to_json;
use docwright_runtime::operation::Request;
use docwright_runtime::record::Record;
use docwright_spec::model::{Operation, Sample, SampleKind};
use docwright_spec::sample::read_request;
use docwright_tests::documented;
use docwright_tests::face::{Setup, Way, send};
use docwright_tests::pages;
use docwright_tests::server::{Reply, Server};
use docwright_tests::wire::Pair;
use serde_json::json;

/// An answer after its type: what found no place in it, and how it is written again.
struct Through {
    leftovers: Vec<String>,
    written: Json,
}

fn through<R: Request>(answer: Json) -> Through {
    let (mut record, leftovers) = decode_with_leftovers::<R::Response>(answer);
    let record: &mut dyn Record = &mut record;
    Through {
        leftovers: leftovers.iter().map(|left| left.path.clone()).collect(),
        written: to_json(record),
    }
}

type ReadAndWrite = fn(Json) -> Through;

/// The type of each operation's answer.
const ANSWERS: &[(&str, ReadAndWrite)] = &[
    (
        "CreateSslVpnClientCert",
        through::<CreateSslVpnClientCertRequest>,
    ),
    ("CreateSslVpnServer", through::<CreateSslVpnServerRequest>),
    (
        "DeleteSslVpnClientCert",
        through::<DeleteSslVpnClientCertRequest>,
    ),
    ("DeleteSslVpnServer", through::<DeleteSslVpnServerRequest>),
    (
        "DescribeSslVpnClientCerts",
        through::<DescribeSslVpnClientCertsRequest>,
    ),
    (
        "DescribeSslVpnServers",
        through::<DescribeSslVpnServersRequest>,
    ),
    (
        "DescribeVpnSslServerLogs",
        through::<DescribeVpnSslServerLogsRequest>,
    ),
    (
        "ModifySslVpnClientCert",
        through::<ModifySslVpnClientCertRequest>,
    ),
    ("ModifySslVpnServer", through::<ModifySslVpnServerRequest>),
];

/// What samples show and no table describes: (page, paths). The sample of the Chinese ModifySslVpnServer is one of another operation, a paged
/// list, so nearly all of it stays behind.
const LEFT: &[(&str, &[&str])] = &[(
    "zh-CN/SSL-VPN/ModifySslVpnServer.md",
    &["PageNumber", "PageSize", "SslVpnServers", "TotalCount"],
)];

/// The documented part of an answer in one spelling: all scalars as text, names in lower case, so that `"80"` equals `80`.
fn plain(json: &Json) -> Json {
    match json {
        Json::Null => Json::Null,
        Json::Bool(flag) => json!(flag.to_string()),
        Json::Number(number) => json!(number.to_string()),
        Json::String(text) => json!(text),
        Json::Array(items) => items.iter().map(plain).collect(),
        Json::Object(fields) => fields
            .iter()
            .map(|(name, value)| (name.to_ascii_lowercase(), plain(value)))
            // An empty list is the same as none.
            .filter(|(_, value)| *value != json!([]) && *value != json!({}))
            .collect(),
    }
}

/// A list that the sample shows with its one element bare is written as a list.
fn as_lists(sample: &mut Json, written: &Json) {
    if let (Json::Object(sample), Json::Object(written)) = (&mut *sample, written) {
        for (name, value) in sample {
            if let Some(written) = written.get(name) {
                as_lists(value, written);
            }
        }
    } else if let (Json::Array(sample), Json::Array(written)) = (&mut *sample, written) {
        for (sample, written) in sample.iter_mut().zip(written) {
            as_lists(sample, written);
        }
    } else if let Json::Array(written) = written {
        let mut only = sample.take();
        if let Some(written) = written.first() {
            as_lists(&mut only, written);
        }
        *sample = json!([only]);
    }
}

fn samples(operations: &[Operation], kind: SampleKind) -> Vec<(&Operation, &Sample)> {
    operations
        .iter()
        .flat_map(|operation| {
            operation
                .samples
                .iter()
                .map(move |sample| (operation, sample))
        })
        .filter(|(_, sample)| sample.kind == kind)
        .collect()
}

#[test]
fn the_table_has_every_operation() {
    let service: Vec<String> = pages::operations(pages::parse(&pages::own()).0)
        .into_iter()
        .map(|operation| operation.name)
        .collect();
    let table: Vec<&str> = ANSWERS.iter().map(|(name, _)| *name).collect();
    assert_eq!(service, table, "add the missing operation to `ANSWERS`");
}

#[test]
fn sample_answers_lose_nothing() {
    let operations = pages::own_operations();
    let samples = samples(&operations, SampleKind::Json);
    // Each page has one.
    assert_eq!(samples.len(), operations.len());
    let mut wrong = Vec::new();
    for (operation, sample) in samples {
        let place = format!("{}:{}", sample.source.page, sample.source.line);
        let (_, through) = ANSWERS
            .iter()
            .find(|(name, _)| *name == operation.name)
            .unwrap_or_else(|| panic!("{} is not in the table", operation.name));
        let mut answer = documented::samples::answer(&operation.name, sample)
            .unwrap_or_else(|| panic!("{place}: not JSON"))
            .json;
        let Through { leftovers, written } = through(answer.clone());
        let left = LEFT
            .iter()
            .find(|(page, _)| *page == sample.source.page)
            .map_or(&[][..], |(_, left)| left);
        if leftovers != left {
            wrong.push(format!("{place}: left over: {leftovers:?}, not {left:?}"));
        }
        if let Some(fields) = answer.as_object_mut() {
            fields.retain(|name, _| !left.contains(&name.as_str()));
        }
        let (mut shown, written) = (plain(&answer), plain(&written));
        as_lists(&mut shown, &written);
        if shown != written {
            wrong.push(format!(
                "{place}: shows\n{shown:#}\nwritten again:\n{written:#}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Sends a request and tells what arrived.
fn arrived<R: Request>(way: Way, request: R) -> Vec<Pair> {
    let server = Server::answering([Reply::Json(200, "{}".to_owned())]);
    send(way, &Setup::new(&server), request).unwrap();
    let request = server.only();
    assert_eq!(request.method, "POST");
    assert_eq!(request.parameters(), {
        let mut again = request.parameters();
        again.dedup_by(|left, right| left.0 == right.0);
        again
    });
    request.parameters()
}

/// Each page's sample request, written with the typed API.
fn typed(page: &str, way: Way) -> Option<Vec<Pair>> {
    const SERVER: &str = "vss-dw5r9server0b7c****";
    const CERT: &str = "vsc-dw4t7cert0c9e2****";
    let create = || {
        CreateSslVpnServerRequest::new(CreateSslVpnServerRequired {
            client_ip_pool: "172.20.8.0/24",
            local_subnet: "10.40.0.0/16",
            vpn_gateway_id: "vpn-dw2k6gateway0a1****",
        })
        .region_id("cn-chengdu")
    };
    let logs = || {
        DescribeVpnSslServerLogsRequest::new(DescribeVpnSslServerLogsRequired {
            vpn_ssl_server_id: SERVER,
        })
        .region_id("cn-chengdu")
    };
    let cert = || {
        CreateSslVpnClientCertRequest::new(CreateSslVpnClientCertRequired {
            ssl_vpn_server_id: SERVER,
        })
        .region_id("cn-chengdu")
    };
    let modify = || {
        ModifySslVpnServerRequest::new(ModifySslVpnServerRequired {
            ssl_vpn_server_id: SERVER,
        })
        .region_id("cn-chengdu")
    };
    let delete = || {
        DeleteSslVpnServerRequest::new(DeleteSslVpnServerRequired {
            ssl_vpn_server_id: SERVER,
        })
        .region_id("cn-chengdu")
    };
    let servers = || DescribeSslVpnServersRequest::new().region_id("cn-chengdu");
    Some(match page {
        "zh-CN/SSL-VPN/CreateSslVpnServer.md" => arrived(
            way,
            create()
                .cipher("AES-256-CBC".into())
                .client_token("5b1d0c9e-7f52-4a86-9c3e-2f8a61d4e7b0")
                .compress(false)
                .name("branch-office"),
        ),
        "en-US/SSL-VPN/CreateSslVpnServer.md" => arrived(way, create()),
        "zh-CN/SSL-VPN/CreateSslVpnClientCert.md" => arrived(way, cert()),
        "en-US/SSL-VPN/CreateSslVpnClientCert.md" => arrived(way, cert().name("laptop-07")),
        "zh-CN/SSL-VPN/ModifySslVpnServer.md" => arrived(way, modify().name("branch_office_2")),
        "en-US/SSL-VPN/ModifySslVpnServer.md" => arrived(way, modify().proto("TCP".into())),
        "zh-CN/SSL-VPN/DeleteSslVpnServer.md" | "en-US/SSL-VPN/DeleteSslVpnServer.md" => {
            arrived(way, delete())
        }
        "zh-CN/SSL-VPN/DescribeSslVpnServers.md" => {
            arrived(way, servers().page_number(1).page_size(10))
        }
        "en-US/SSL-VPN/DescribeSslVpnServers.md" => arrived(way, servers()),
        "zh-CN/SSL-VPN/DescribeVpnSslServerLogs.md" => {
            arrived(way, logs().from(1_617_249_600).to(1_617_250_200))
        }
        "en-US/SSL-VPN/DescribeVpnSslServerLogs.md" => arrived(way, logs().minute_period(10)),
        "zh-CN/SSL-VPN/DescribeSslVpnClientCerts.md" => arrived(
            way,
            DescribeSslVpnClientCertsRequest::new()
                .region_id("cn-chengdu")
                .ssl_vpn_server_id(SERVER),
        ),
        "zh-CN/SSL-VPN/ModifySslVpnClientCert.md" => arrived(
            way,
            ModifySslVpnClientCertRequest::new(ModifySslVpnClientCertRequired {
                ssl_vpn_client_cert_id: CERT,
            })
            .region_id("cn-chengdu")
            .name("laptop-08"),
        ),
        "zh-CN/SSL-VPN/DeleteSslVpnClientCert.md" => arrived(
            way,
            DeleteSslVpnClientCertRequest::new(DeleteSslVpnClientCertRequired {
                ssl_vpn_client_cert_id: CERT,
            })
            .region_id("cn-chengdu"),
        ),
        _ => return None,
    })
}

#[test]
fn sample_requests_arrive_as_documented() {
    let operations = pages::own_operations();
    let samples = samples(&operations, SampleKind::Request);
    assert_eq!(samples.len(), operations.len());
    let mut wrong = Vec::new();
    for (index, (operation, sample)) in samples.into_iter().enumerate() {
        let page = &sample.source.page;
        // The ways take turns; which one it is makes no difference to the parameters.
        let way = Way::ALL[index % Way::ALL.len()];
        let Some(arrived) = typed(page, way) else {
            wrong.push(format!("{page}: write its sample request in `typed`"));
            continue;
        };
        let mut arrived: BTreeMap<String, String> = arrived.into_iter().collect();
        let mut documented: BTreeMap<String, String> = read_request(&sample.text)
            .query
            .into_iter()
            .filter(|(name, value)| !value.is_empty() && !name.starts_with('<'))
            .collect();
        assert_eq!(documented.remove("Action").as_ref(), Some(&operation.name));
        // Filled in by the client where the sample has none.
        if !documented.contains_key("ClientToken") {
            arrived.remove("ClientToken");
        }
        if arrived != documented {
            wrong.push(format!(
                "{page}: {way}: {arrived:?} arrived, documented is {documented:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

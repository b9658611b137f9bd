//! What a call costs besides the network: checking the request, signing it, reading the answer.

use aliyun_vpc::runtime::decode::decode;
use aliyun_vpc::runtime::operation::Request;
use aliyun_vpc::runtime::sign::{acs3, rpc, sha256_hex};
use aliyun_vpc::{
    CreateSslVpnServerRequest, CreateSslVpnServerRequired, DescribeSslVpnServersResponse,
};
use divan::{AllocProfiler, Bencher};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// A valid request against all its rules; allocates nothing.
#[divan::bench]
fn validate_create_ssl_vpn_server(bencher: Bencher<'_, '_>) {
    let request = CreateSslVpnServerRequest::new(CreateSslVpnServerRequired {
        client_ip_pool: "172.20.8.0/24",
        local_subnet: "10.40.0.0/16",
        vpn_gateway_id: "vpn-dw2k6gateway0a1",
    })
    .region_id("cn-hangzhou")
    .name("office-北京")
    .client_token("5b1d0c9e-7f52-4a86-9c3e-2f8a61d4e7b0")
    .port(1194);
    assert!(request.validate().is_ok());
    bencher.bench_local(|| request.validate());
}

/// Version 1.0: HMAC-SHA1 over the sorted parameters.
#[divan::bench]
fn sign_v1(bencher: Bencher<'_, '_>) {
    let parameters = parameters();
    bencher.bench_local(|| rpc::signature("testsecret", &rpc::string_to_sign("POST", &parameters)));
}

/// ACS3-HMAC-SHA256 with an empty body.
#[divan::bench]
fn sign_v3(bencher: Bencher<'_, '_>) {
    let query = parameters();
    let headers = [
        ("host", "vpc.aliyuncs.com"),
        ("x-acs-action", "CreateSslVpnServer"),
        ("x-acs-date", "2026-01-01T00:00:00Z"),
        ("x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d"),
        ("x-acs-version", "2016-04-28"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let body_hash = sha256_hex(b"");
    bencher.bench_local(|| {
        let signable = acs3::Signable {
            method: "POST",
            path: "/",
            query: &query,
            headers: &headers,
            body_hash: &body_hash,
        };
        acs3::authorization("testid", "testsecret", signable)
    });
}

/// A list of ten servers, from text to types.
#[divan::bench]
fn decode_ten_servers(bencher: Bencher<'_, '_>) {
    let server = r#"{"VpnGatewayId":"vpn-1","ClientIpPool":"10.30.30.0/24","Proto":"UDP","Cipher":"AES-128-CBC",
        "InternetIp":"203.0.113.7","SslVpnServerId":"vss-1","Name":"test","Port":1194,"MaxConnections":5,"RegionId":"cn-hangzhou",
        "CreateTime":1492753580000,"Compress":true,"LocalSubnet":"10.20.20.0/24","Connections":0}"#;
    let servers = [server; 10].join(",");
    let text = format!(
        r#"{{"RequestId":"r","TotalCount":10,"SslVpnServers":{{"SslVpnServer":[{servers}]}}}}"#
    );
    bencher.bench_local(|| {
        let json = serde_json::from_str(&text).expect("the sample is JSON");
        decode::<DescribeSslVpnServersResponse>(json)
    });
}

fn parameters() -> Vec<(String, String)> {
    [
        ("Action", "CreateSslVpnServer"),
        ("Version", "2016-04-28"),
        ("Format", "JSON"),
        ("ClientIpPool", "172.20.8.0/24"),
        ("LocalSubnet", "10.40.0.0/16"),
        ("RegionId", "cn-hangzhou"),
        ("VpnGatewayId", "vpn-dw2k6gateway0a1"),
        ("Name", "office-北京"),
        ("ClientToken", "5b1d0c9e-7f52-4a86-9c3e-2f8a61d4e7b0"),
        ("Port", "1194"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec()
}

//! Creates an SSL-VPN server and prints the answer, or the error.
//!
//! ```text
//! export ALIBABA_CLOUD_ACCESS_KEY_ID=... ALIBABA_CLOUD_ACCESS_KEY_SECRET=...
//! cargo run -p aliyun-vpc --example create_ssl_vpn_server -- --endpoint https://vpc.aliyuncs.com --signature v3
//! ```
//!
//! `cargo run -p docwright-tests --bin fake-vpc` is a server to try it with; its access key is `testid`, the secret `testsecret`.

use std::process::ExitCode;

use aliyun_vpc::vpc::{
    Client, CreateSslVpnServerError, CreateSslVpnServerRequest, CreateSslVpnServerRequired,
};
use docwright_runtime::credentials::Environment;
use docwright_runtime::sign::Signature;

const USAGE: &str = "usage: create_ssl_vpn_server [--endpoint URL] [--signature v1|v3]";

/// What the command line asks for.
struct Options {
    endpoint: Option<String>,
    signature: Signature,
}

fn options(mut arguments: impl Iterator<Item = String>) -> Option<Options> {
    let mut options = Options {
        endpoint: None,
        signature: Signature::V3,
    };
    while let Some(argument) = arguments.next() {
        match (argument.as_str(), arguments.next()?.as_str()) {
            ("--endpoint", url) => options.endpoint = Some(url.to_owned()),
            ("--signature", "v1") => options.signature = Signature::V1,
            ("--signature", "v3") => options.signature = Signature::V3,
            (_, _) => return None,
        }
    }
    Some(options)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let Some(options) = options(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let mut builder = Client::builder()
        .credentials(Environment)
        .region("cn-hangzhou")
        .signature(options.signature);
    if let Some(endpoint) = options.endpoint {
        builder = builder.endpoint(endpoint);
    }
    let client = match builder.build() {
        Ok(client) => client,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    // What the page requires is asked for by the compiler; the rest is set where it is wanted.
    let request = CreateSslVpnServerRequest::new(CreateSslVpnServerRequired {
        client_ip_pool: "192.168.100.0/24",
        local_subnet: "10.0.0.0/8",
        vpn_gateway_id: "vpn-example",
    })
    .name("road-warriors")
    .port(1194);

    match client.create_ssl_vpn_server(request).await {
        Ok(server) => {
            println!("{server:#?}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            if error.kind() == Some(CreateSslVpnServerError::InvalidVpnGatewayInstanceIdNotFound) {
                eprintln!("Put the id of a VPN gateway of yours into the example.");
            }
            if error.is_retryable() {
                eprintln!("The same call may succeed later.");
            }
            ExitCode::FAILURE
        }
    }
}

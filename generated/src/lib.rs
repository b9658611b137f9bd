//! Client of Alibaba Cloud VPC, generated from its documentation.
//!
//! ```no_run
//! use aliyun_vpc::runtime::credentials::Environment;
//! use aliyun_vpc::runtime::error::Error;
//! use aliyun_vpc::{
//!     Client, CreateSslVpnServerError, CreateSslVpnServerRequest, CreateSslVpnServerRequired,
//! };
//!
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::builder().credentials(Environment).region("cn-hangzhou").build()?;
//! let request = CreateSslVpnServerRequest::new(CreateSslVpnServerRequired {
//!     client_ip_pool: "172.20.8.0/24",
//!     local_subnet: "10.40.0.0/16",
//!     vpn_gateway_id: "vpn-1",
//! })
//! .name("branch-office")
//! .port(1194);
//!
//! match client.create_ssl_vpn_server(request).await {
//!     Ok(server) => println!("{:?}", server.ssl_vpn_server_id),
//!     // The page forbids it; nothing was sent.
//!     Err(Error::Invalid(violations)) => eprintln!("{violations}"),
//!     Err(error) if error.kind() == Some(CreateSslVpnServerError::ResourceQuotaFull) => eprintln!("{error}"),
//!     Err(error) => return Err(error.into()),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! This root is written by hand; everything in [`vpc`] comes from `cargo regenerate`.
#![forbid(unsafe_code)]

#[rustfmt::skip]
pub mod vpc;

pub use docwright_runtime as runtime;
pub use vpc::*;

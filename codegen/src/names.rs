//! Rust identifiers: wire names come in, names that Rust accepts and that do not clash go out. Nothing else in this
//! crate makes an identifier.
//!
//! | scheme | pattern | example | reserved | on a clash |
//! |---|---|---|---|---|
//! | [`module`] of a service | `snake_case`; with the version where the spec has several of the product | `Vpc` → `vpc`, `vpc_2016_04_28` | keywords | `_2`, `_3` ... |
//! | [`operation`]: module and client method | `snake_case` | `CreateSslVpnServer` → `create_ssl_vpn_server` | keywords, [`MODULES`]: `_operation` behind | `_2`, `_3` ... |
//! | [`operation_types`] | the operation's name with `Request`, `Required`, `Response`, `Error` behind | `CreateSslVpnServerRequest` | [`operation_type_bases`] | `2`, `3` ... before the ending |
//! | [`type_name`] of structs and enums | `UpperCamelCase` of the field's name, singular for the element of a list | `Tag` → `Tag`, `DiskInfos` → `DiskInfo` | [`TYPES`] | the name of the parent before it, of its parent, of the operation; then `2`, `3` ... |
//! | [`field`] and its setter | `snake_case` | `ClientIpPool` → `client_ip_pool`, `type` → `r#type` | keywords: raw, or `_` behind; [`FIELDS`]: `_` behind | `_2`, `_3` ... |
//! | [`constant`] that describes the fields of a struct | `SHOUTING_SNAKE_CASE` of the type | `Tag` → `TAG_PARAMETERS` | none | `_2`, `_3` ... |
//! | [`variant`] of a documented value | `UpperCamelCase` | `AES-128-CBC` → `Aes128Cbc`, `1.0` → `V1_0`, `-1` → `Minus1`, `*` → `Asterisk`, empty → `Empty` | [`VARIANTS`]: `Value` behind | `2`, `3` ... |
//! | [`variant`] of an error code | `UpperCamelCase` | `Forbbiden.SubUser` → `ForbbidenSubUser` | [`VARIANTS`]: `Value` behind | `2`, `3` ... |
//!
//! For all of them: words are split at every character that no identifier can hold and where the case changes, except
//! inside words that are written with both cases (`IDaaSInstanceId` → `idaas_instance_id`, `IPv6` → `ipv6`, `VPCs` →
//! `vpcs`; `words` has the rules and the list); acronyms count as one word (`SSLVpn` → `SslVpn`); letters of other scripts stay; a name that would start with a digit gets a `v` (`V`) before it; digits that a sign separates
//! stay apart (`1.10` is not `11.0`); names are cut after [`LONGEST`] characters. Who comes first in the page keeps the
//! plain name, so that what is added below does not rename what is there.

mod reserved;
mod scope;
mod words;

use heck::ToShoutySnakeCase;

use crate::ir::OperationTypes;

pub use reserved::{FIELDS, MODULES, TYPES, VARIANTS};
pub use scope::Scope;
pub use words::LONGEST;

use reserved::{KEYWORDS, NEVER_RAW};
use words::{camel, camel_words, cut, in_identifier, sign, singular, snake};

/// Name of a service's module; `version` where the spec has several versions of the product.
pub fn module(product: &str, version: Option<&str>) -> String {
    let name = match version {
        Some(version) => format!("{product} {version}"),
        None => product.to_owned(),
    };
    escape(snake(&name))
}

/// Name of an operation's module and of the client's method.
pub fn operation(wire: &str) -> String {
    let name = snake(wire);
    if MODULES.contains(&name.as_str()) {
        format!("{name}_operation")
    } else {
        escape(name)
    }
}

/// Names of the four types of an operation, of which `base` is the name as a type.
pub fn operation_types(base: &str) -> OperationTypes {
    OperationTypes {
        request: format!("{base}Request"),
        required: format!("{base}Required"),
        response: format!("{base}Response"),
        error: format!("{base}Error"),
    }
}

/// What cannot stand before the endings of [`operation_types`], since one of [`TYPES`] would come of it.
pub fn operation_type_bases() -> Vec<&'static str> {
    let endings = ["Request", "Required", "Response", "Error"];
    TYPES
        .iter()
        .flat_map(|name| {
            endings
                .iter()
                .filter_map(|ending| name.strip_suffix(ending))
        })
        .collect()
}

/// Name of a struct or enum.
pub fn type_name(wire: &str) -> String {
    let name = camel(wire);
    if name == "Self" {
        "SelfType".to_owned()
    } else {
        name
    }
}

/// Name of a type for the elements of a list called `wire`: the singular, where English forms it in a regular way.
pub fn element_type_name(wire: &str) -> String {
    type_name(&singular(wire))
}

/// Name of a field and its setter.
pub fn field(wire: &str) -> String {
    let name = snake(wire);
    if FIELDS.contains(&name.as_str()) {
        format!("{name}_")
    } else {
        escape(name)
    }
}

/// Name of the static that describes the fields of the struct `type_name`.
pub fn constant(type_name: &str) -> String {
    format!("{}_PARAMETERS", type_name.to_shouty_snake_case())
}

/// Name of an enum's variant.
pub fn variant(wire: &str) -> String {
    let name = if wire.is_empty() {
        "Empty".to_owned()
    } else if wire.chars().any(in_identifier) {
        let signed = wire
            .strip_prefix('-')
            .filter(|rest| rest.starts_with(|first: char| first.is_ascii_digit()));
        match signed {
            Some(number) => cut(format!("Minus{}", camel_words(number))),
            None => camel(wire),
        }
    } else {
        let words: String = wire.chars().map(sign).collect();
        if words.is_empty() {
            "Sign".to_owned()
        } else {
            cut(words)
        }
    };
    if VARIANTS.contains(&name.as_str()) {
        format!("{name}Value")
    } else {
        name
    }
}

/// File name of the module `name`, without its ending.
pub fn file_stem(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

fn escape(name: String) -> String {
    if NEVER_RAW.contains(&name.as_str()) {
        format!("{name}_")
    } else if KEYWORDS.contains(&name.as_str()) {
        format!("r#{name}")
    } else {
        name
    }
}

#[cfg(test)]
mod tests;

//! The server's side of the signatures: a received request comes in, who signed it and how goes out, or why it is refused. Nothing here is
//! shared with the runtime's signing, so that both can only agree by being right.

use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Digest, Sha256};

use crate::server::Received;
use crate::wire::{self, Pair};
use crate::{ACCESS_KEY_ID, ACCESS_KEY_SECRET};

/// How far a request's clock may be off, in seconds; the vendor allows a quarter of an hour.
const CLOCK: u64 = 900;

/// A request whose signature is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// Which signature it is.
    pub version: Version,
    /// The operation that is called; empty where only the path says it.
    pub action: String,
    /// The API version.
    pub api: String,
    /// The nonce.
    pub nonce: String,
    /// The moment, in seconds since 1970.
    pub moment: u64,
}

/// The signatures that the server knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// Version 1.0.
    V1,
    /// ACS3-HMAC-SHA256.
    V3,
}

/// Checks who signed the request.
///
/// # Errors
/// What is wrong with the signature, for the answer and the test's message.
pub fn verify(request: &Received) -> Result<Signed, String> {
    let signed = match request.header("authorization") {
        Some(authorization) => match authorization.strip_prefix("acs ") {
            Some(authorization) => roa(request, authorization)?,
            None => acs3(request, authorization)?,
        },
        None => rpc(request)?,
    };
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_err(|error| error.to_string())?
        .as_secs();
    if now.abs_diff(signed.moment) > CLOCK {
        return Err(format!("the request's clock is off by more than {CLOCK} s"));
    }
    if signed.nonce.len() < 16 {
        return Err(format!("`{}` is too short for a nonce", signed.nonce));
    }
    Ok(signed)
}

/// Version 1.0 of RPC: HMAC-SHA1 with `secret&` over method, `/` and all parameters but the signature.
fn rpc(request: &Received) -> Result<Signed, String> {
    let mut pairs: Vec<Pair> = request.query.clone();
    pairs.extend(request.form()?);
    let get = |name: &str| {
        let mut found = pairs.iter().filter(|(key, _)| key == name);
        match (found.next(), found.next()) {
            (Some((_, value)), None) => Ok(value.clone()),
            (None, _) => Err(format!("the parameter {name} is missing")),
            (Some(_), Some(_)) => Err(format!("the parameter {name} is there twice")),
        }
    };
    expect("SignatureMethod", &get("SignatureMethod")?, "HMAC-SHA1")?;
    expect("SignatureVersion", &get("SignatureVersion")?, "1.0")?;
    expect("AccessKeyId", &get("AccessKeyId")?, ACCESS_KEY_ID)?;
    let rest: Vec<Pair> = pairs
        .iter()
        .filter(|(name, _)| name != "Signature")
        .cloned()
        .collect();
    let text = format!(
        "{}&%2F&{}",
        request.method,
        wire::encode(&wire::canonical(&rest))
    );
    let mut mac = Hmac::<Sha1>::new_from_slice(format!("{ACCESS_KEY_SECRET}&").as_bytes())
        .map_err(|error| error.to_string())?;
    mac.update(text.as_bytes());
    let expected = base64::engine::general_purpose::STANDARD.encode(mac.finalize().into_bytes());
    expect("Signature", &get("Signature")?, &expected)?;
    Ok(Signed {
        version: Version::V1,
        action: get("Action")?,
        api: get("Version")?,
        nonce: get("SignatureNonce")?,
        moment: moment(&get("Timestamp")?)?,
    })
}

/// Version 1.0 of ROA: HMAC-SHA1 over a few headers, all `x-acs-` headers and the resource, its query decoded.
fn roa(request: &Received, authorization: &str) -> Result<Signed, String> {
    let (key, signature) = authorization
        .split_once(':')
        .ok_or("the authorization has no signature")?;
    expect("the access key", key, ACCESS_KEY_ID)?;
    let mut text = format!("{}\n", request.method);
    for name in ["accept", "content-md5", "content-type", "date"] {
        text.push_str(&format!("{}\n", request.header(name).unwrap_or_default()));
    }
    let mut headers: Vec<&Pair> = request.headers.iter().collect();
    headers.retain(|(name, _)| name.starts_with("x-acs-"));
    headers.sort();
    for (name, value) in headers {
        text.push_str(&format!("{name}:{value}\n"));
    }
    text.push_str(&request.path);
    let mut query: Vec<String> = request
        .query
        .iter()
        .map(|(name, value)| match value.as_str() {
            "" => name.clone(),
            value => format!("{name}={value}"),
        })
        .collect();
    query.sort();
    if !query.is_empty() {
        text.push_str(&format!("?{}", query.join("&")));
    }
    let mut mac = Hmac::<Sha1>::new_from_slice(ACCESS_KEY_SECRET.as_bytes())
        .map_err(|error| error.to_string())?;
    mac.update(text.as_bytes());
    let expected = base64::engine::general_purpose::STANDARD.encode(mac.finalize().into_bytes());
    expect("the signature", signature, &expected)?;
    let date = httpdate::parse_http_date(request.must_header("date")?)
        .map_err(|error| error.to_string())?;
    let moment = date
        .duration_since(UNIX_EPOCH)
        .map_err(|error| error.to_string())?;
    Ok(Signed {
        version: Version::V1,
        // The path says which operation it is.
        action: String::new(),
        api: request.must_header("x-acs-version")?.to_owned(),
        nonce: request.must_header("x-acs-signature-nonce")?.to_owned(),
        moment: moment.as_secs(),
    })
}

/// ACS3: HMAC-SHA256 over the hash of the canonical request.
fn acs3(request: &Received, authorization: &str) -> Result<Signed, String> {
    let rest = authorization
        .strip_prefix("ACS3-HMAC-SHA256 ")
        .ok_or_else(|| format!("`{authorization}` is no ACS3 authorization"))?;
    let part = |name: &str| {
        rest.split(',')
            .find_map(|part| part.trim().strip_prefix(name)?.strip_prefix('='))
            .ok_or_else(|| format!("the authorization has no {name}"))
    };
    expect("Credential", part("Credential")?, ACCESS_KEY_ID)?;
    let names: Vec<&str> = part("SignedHeaders")?.split(';').collect();
    if !names.is_sorted() {
        return Err("the signed headers are not sorted".to_owned());
    }
    for (name, _) in &request.headers {
        let must = name.starts_with("x-acs-") || name == "host";
        if must && !names.contains(&name.as_str()) {
            return Err(format!("the header {name} is not signed"));
        }
    }
    let hash = hex(&Sha256::digest(&request.body));
    expect(
        "x-acs-content-sha256",
        request.must_header("x-acs-content-sha256")?,
        &hash,
    )?;
    let mut headers = String::new();
    for name in &names {
        headers.push_str(&format!("{name}:{}\n", request.must_header(name)?.trim()));
    }
    let canonical = format!(
        "{}\n{}\n{}\n{headers}\n{}\n{hash}",
        request.method,
        request.path,
        wire::canonical(&request.query),
        names.join(";"),
    );
    let text = format!("ACS3-HMAC-SHA256\n{}", hex(&Sha256::digest(canonical)));
    let mut mac = Hmac::<Sha256>::new_from_slice(ACCESS_KEY_SECRET.as_bytes())
        .map_err(|error| error.to_string())?;
    mac.update(text.as_bytes());
    expect(
        "Signature",
        part("Signature")?,
        &hex(&mac.finalize().into_bytes()),
    )?;
    Ok(Signed {
        version: Version::V3,
        action: request.must_header("x-acs-action")?.to_owned(),
        api: request.must_header("x-acs-version")?.to_owned(),
        nonce: request.must_header("x-acs-signature-nonce")?.to_owned(),
        moment: moment(request.must_header("x-acs-date")?)?,
    })
}

fn expect(what: &str, found: &str, expected: &str) -> Result<(), String> {
    if found == expected {
        return Ok(());
    }
    Err(format!("{what} is `{found}`, not `{expected}`"))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `2016-02-23T12:46:24Z` in seconds since 1970, by counting days year by year and month by month.
fn moment(text: &str) -> Result<u64, String> {
    let wrong = || format!("`{text}` is no point in time");
    let shape: String = text
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    if shape != "0000-00-00T00:00:00Z" {
        return Err(wrong());
    }
    let number = |from: usize, to: usize| -> Result<u64, String> {
        text.get(from..to)
            .and_then(|digits| digits.parse().ok())
            .ok_or_else(wrong)
    };
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let leap =
        |year: u64| year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let mut days: u64 = (1970..year).map(|year| 365 + u64::from(leap(year))).sum();
    let lengths = [
        31,
        28 + u64::from(leap(year)),
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
    ];
    for length in lengths.iter().take(
        usize::try_from(month)
            .map_err(|_| wrong())?
            .saturating_sub(1),
    ) {
        days += length;
    }
    days += day.checked_sub(1).ok_or_else(wrong)?;
    Ok(days * 86_400 + number(11, 13)? * 3600 + number(14, 16)? * 60 + number(17, 19)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments() {
        assert_eq!(moment("1970-01-01T00:00:00Z"), Ok(0));
        assert_eq!(moment("2016-02-23T12:46:24Z"), Ok(1_456_231_584));
        assert_eq!(moment("2024-03-01T00:00:01Z"), Ok(1_709_251_201));
        assert!(moment("2016-02-23 12:46:24").is_err());
    }
}

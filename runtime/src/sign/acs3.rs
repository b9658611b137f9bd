//! ACS3-HMAC-SHA256: method, path, query, headers and the hash of the body, for RPC and ROA alike.

use super::{encode_pairs, hmac_sha256_hex, sha256_hex};

/// Name of the scheme.
pub const ALGORITHM: &str = "ACS3-HMAC-SHA256";

/// What is signed.
#[derive(Clone, Copy, Debug)]
pub struct Signable<'r> {
    /// Method in upper case.
    pub method: &'r str,
    /// Path, percent-encoded.
    pub path: &'r str,
    /// Parameters of the query string, not encoded, in any order.
    pub query: &'r [(String, String)],
    /// Headers with names in lower case, in any order. Signed are `host`, `content-type` and all that begin with `x-acs-`.
    pub headers: &'r [(String, String)],
    /// [`sha256_hex`] of the body.
    pub body_hash: &'r str,
}

/// The canonical form of a request and the names of the headers in it.
#[derive(Clone, Debug)]
pub struct Canonical {
    /// The text whose hash is signed.
    pub text: String,
    /// Sorted, with `;` between.
    pub signed_headers: String,
}

/// Writes a request in its canonical form.
#[must_use]
pub fn canonical(request: Signable<'_>) -> Canonical {
    let mut query = request.query.to_vec();
    query.sort();
    let mut headers: Vec<(&str, &str)> = request
        .headers
        .iter()
        .map(|(name, value)| (name.as_str(), value.trim()))
        .filter(|(name, _)| name.starts_with("x-acs-") || matches!(*name, "host" | "content-type"))
        .collect();
    headers.sort_unstable();
    let names: Vec<&str> = headers.iter().map(|(name, _)| *name).collect();
    let signed_headers = names.join(";");
    let lines: String = headers
        .iter()
        .map(|(name, value)| format!("{name}:{value}\n"))
        .collect();
    let text = format!(
        "{}\n{}\n{}\n{lines}\n{signed_headers}\n{}",
        request.method,
        request.path,
        encode_pairs(&query),
        request.body_hash
    );
    Canonical {
        text,
        signed_headers,
    }
}

/// The signature of a canonical request, in hexadecimal digits.
#[must_use]
pub fn signature(secret: &str, canonical: &str) -> String {
    let text = format!("{ALGORITHM}\n{}", sha256_hex(canonical.as_bytes()));
    hmac_sha256_hex(secret.as_bytes(), &text)
}

/// The value of the header `Authorization`.
#[must_use]
pub fn authorization(access_key_id: &str, secret: &str, request: Signable<'_>) -> String {
    let canonical = canonical(request);
    let signature = signature(secret, &canonical.text);
    format!(
        "{ALGORITHM} Credential={access_key_id},SignedHeaders={},Signature={signature}",
        canonical.signed_headers
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
        list.iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect()
    }

    #[test]
    fn known_answer() {
        let body_hash = sha256_hex(b"");
        let query = pairs(&[
            ("RegionId", "cn-shanghai"),
            (
                "ImageId",
                "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd",
            ),
        ]);
        let headers = pairs(&[
            ("host", "ecs.cn-shanghai.aliyuncs.com"),
            ("x-acs-action", "RunInstances"),
            ("x-acs-version", "2014-05-26"),
            ("x-acs-date", "2023-10-26T10:22:32Z"),
            ("x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d"),
            ("x-acs-content-sha256", &body_hash),
            ("user-agent", "not signed"),
        ]);
        let request = Signable {
            method: "POST",
            path: "/",
            query: &query,
            headers: &headers,
            body_hash: &body_hash,
        };
        let canonical = canonical(request);
        assert_eq!(
            sha256_hex(canonical.text.as_bytes()),
            "7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259"
        );
        assert_eq!(
            signature("YourAccessKeySecret", &canonical.text),
            "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"
        );
    }

    #[test]
    fn answer_of_the_vendors_library_for_a_path_and_a_body() {
        let body_hash = sha256_hex(b"{}");
        let query = pairs(&[("filter", "[\"x\"]"), ("b", "网 *~")]);
        let headers = pairs(&[
            ("host", "path.cn-hangzhou.aliyuncs.com"),
            ("x-acs-action", "PutPath"),
            ("x-acs-version", "2021-03-04"),
            ("x-acs-security-token", "testtoken"),
            ("content-type", "application/json; charset=utf-8"),
        ]);
        let request = Signable {
            method: "PUT",
            path: "/paths/a%2Fb",
            query: &query,
            headers: &headers,
            body_hash: &body_hash,
        };
        assert_eq!(
            authorization("testid", "testsecret", request),
            "ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=content-type;host;x-acs-action;x-acs-security-token;x-acs-version,\
             Signature=cff52584b2c9abe25f8da7a5d8264ffcd0258697ad94a4a9197d0bed745c0bb7"
        );
    }
}

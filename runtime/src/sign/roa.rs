//! Signature version 1.0 of ROA: method, some headers and the resource, in the header `Authorization: acs ...`.

use super::hmac_sha1_base64;

/// The text that is signed. `headers` have names in lower case; `path` is as it is sent; `query` is not encoded.
#[must_use]
pub fn string_to_sign(
    method: &str,
    path: &str,
    query: &[(String, String)],
    headers: &[(String, String)],
) -> String {
    let header = |name: &str| {
        headers
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value.trim())
    };
    let mut vendor: Vec<&(String, String)> = headers
        .iter()
        .filter(|(name, _)| name.starts_with("x-acs-"))
        .collect();
    vendor.sort();
    let vendor: String = vendor
        .iter()
        .map(|(name, value)| format!("{name}:{}\n", value.trim()))
        .collect();
    format!(
        "{method}\n{}\n{}\n{}\n{}\n{vendor}{}",
        header("accept"),
        header("content-md5"),
        header("content-type"),
        header("date"),
        resource(path, query)
    )
}

/// The value of the header `Authorization`.
#[must_use]
pub fn authorization(access_key_id: &str, secret: &str, string_to_sign: &str) -> String {
    let signature = hmac_sha1_base64(secret.as_bytes(), string_to_sign);
    format!("acs {access_key_id}:{signature}")
}

fn resource(path: &str, query: &[(String, String)]) -> String {
    let mut sorted = query.to_vec();
    sorted.sort();
    let mut resource = path.to_owned();
    for (index, (name, value)) in sorted.iter().enumerate() {
        resource.push(if index == 0 { '?' } else { '&' });
        resource.push_str(name);
        // A parameter without a value stands alone.
        if !value.is_empty() {
            resource.push('=');
            resource.push_str(value);
        }
    }
    resource
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_has_one_line_for_each_part() {
        let pairs = |list: &[(&str, &str)]| -> Vec<(String, String)> {
            list.iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect()
        };
        let headers = pairs(&[
            ("accept", "application/json"),
            ("date", "Thu, 22 Feb 2018 07:46:12 GMT"),
            ("x-acs-version", "2015-12-15"),
            ("x-acs-signature-nonce", "n1"),
        ]);
        let text = string_to_sign(
            "GET",
            "/clusters",
            &pairs(&[("b", "x y"), ("a", "")]),
            &headers,
        );
        assert_eq!(
            text,
            "GET\napplication/json\n\n\nThu, 22 Feb 2018 07:46:12 GMT\nx-acs-signature-nonce:n1\nx-acs-version:2015-12-15\n/clusters?a&b=x y"
        );
        // As the vendor's Python library signs it.
        assert_eq!(
            authorization("testid", "testsecret", &text),
            "acs testid:E+Nkh7VuOuomxkEcshgtV6L8brs="
        );
    }
}

//! Signature version 1.0 of RPC: all parameters, those of the body included, in one sorted string.

use super::{encode_pairs, hmac_sha1_base64, percent_encode};

/// The text that is signed. `parameters` are all of the query and of the form, without `Signature`, in any order.
#[must_use]
pub fn string_to_sign(method: &str, parameters: &[(String, String)]) -> String {
    let mut sorted = parameters.to_vec();
    sorted.sort();
    format!("{method}&%2F&{}", percent_encode(&encode_pairs(&sorted)))
}

/// The value of the parameter `Signature`.
#[must_use]
pub fn signature(secret: &str, string_to_sign: &str) -> String {
    hmac_sha1_base64(format!("{secret}&").as_bytes(), string_to_sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_answer() {
        let parameters = [
            ("Action", "DescribeRegions"),
            ("Format", "XML"),
            ("Version", "2014-05-26"),
            ("AccessKeyId", "testid"),
            ("SignatureMethod", "HMAC-SHA1"),
            ("SignatureVersion", "1.0"),
            ("SignatureNonce", "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf"),
            ("Timestamp", "2016-02-23T12:46:24Z"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let text = string_to_sign("GET", &parameters);
        assert_eq!(
            signature("testsecret", &text),
            "OLeaidS1JvxuMvnyHOwuJ+uX5qY="
        );
    }

    #[test]
    fn answer_of_the_vendors_library_for_characters_that_encoders_differ_in() {
        let parameters = [
            ("Version", "2020-01-02"),
            ("Tag.1.Key", "k&="),
            ("Name", "网 a+b*c~d"),
            ("Action", "CreateGate"),
            ("AccessKeyId", "testid"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let text = string_to_sign("POST", &parameters);
        assert_eq!(
            signature("testsecret", &text),
            "KLbLBAlbjwlknwBrzgXHcrqVUuc="
        );
    }
}

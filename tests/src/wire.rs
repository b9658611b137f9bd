//! Percent-encoding as a server sees it: query strings and forms come in, pairs go out. Written against RFC 3986 and the rules of forms,
//! not against the runtime's encoder, which these tests are to catch at its mistakes.

use std::fmt::Write as _;

/// Name and value, decoded.
pub type Pair = (String, String);

/// Reads `a=1&b=x%20y`; `+` stands for a space, as in forms.
///
/// # Errors
/// Where an escape is broken or the text is not UTF-8.
pub fn decode_pairs(text: &str) -> Result<Vec<Pair>, String> {
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok((decode(name)?, decode(value)?))
        })
        .collect()
}

fn decode(text: &str) -> Result<String, String> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'%' => {
                let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
                let (high, low) = (digit(rest.next()), digit(rest.next()));
                let (Some(high), Some(low)) = (high, low) else {
                    return Err(format!("a broken escape in `{text}`"));
                };
                bytes.push(u8::try_from(high * 16 + low).unwrap_or_default());
            }
            b'+' => bytes.push(b' '),
            0x21..=0x7e => bytes.push(byte),
            _ => return Err(format!("byte {byte} stands bare in `{text}`")),
        }
    }
    String::from_utf8(bytes).map_err(|_| format!("`{text}` is not UTF-8"))
}

/// Encodes everything but the unreserved characters.
#[must_use]
pub fn encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(char::from(byte));
            }
            _ => {
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    encoded
}

/// The pairs encoded, sorted and joined, as both signatures want them.
#[must_use]
pub fn canonical(pairs: &[Pair]) -> String {
    let mut encoded: Vec<(String, String)> = pairs
        .iter()
        .map(|(name, value)| (encode(name), encode(value)))
        .collect();
    encoded.sort();
    let joined: Vec<String> = encoded
        .into_iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    joined.join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let text = "网 a+b*c~d/e%f&g=h";
        assert_eq!(encode(text), "%E7%BD%91%20a%2Bb%2Ac~d%2Fe%25f%26g%3Dh");
        assert_eq!(decode(&encode(text)).as_deref(), Ok(text));
        assert!(decode("%4").is_err() && decode("%ff").is_err() && decode("网").is_err());
    }
}

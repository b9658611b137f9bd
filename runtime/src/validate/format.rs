//! Well-known notations, read as loosely as pages write them: their examples blot out digits (`47.98.xx.xx`), leave seconds away, and
//! so on, and what a page itself shows is never refused.

use std::net::Ipv6Addr;

use crate::Json;
use crate::operation::Format;

/// The text is not known to be no such notation.
pub(crate) fn fits(format: Format, text: &str) -> bool {
    let text = text.trim();
    match format {
        Format::Cidr => is_cidr(text),
        Format::Ip => is_ipv4(text) || is_ipv6(text),
        Format::Ipv4 => is_ipv4(text),
        Format::Ipv6 => is_ipv6(text),
        Format::Json => serde_json::from_str::<Json>(text).is_ok(),
        // Judged where the elements are, since their rules need the parsed text too.
        Format::JsonArray => true,
        Format::DateTime(pattern) => is_date_time(text, pattern),
        Format::Url => is_url(text),
        Format::Email => is_email(text),
        Format::Mac => is_mac(text),
        Format::Base64 => is_base64(text),
    }
}

/// Stands for a digit in examples.
fn is_blot(c: char) -> bool {
    matches!(c, 'x' | 'X' | '*')
}

/// An address of version 4.
#[must_use]
pub fn is_ipv4(text: &str) -> bool {
    let mut octets = 0;
    for octet in text.split('.') {
        let blotted = !octet.is_empty() && octet.chars().any(is_blot);
        let fits = if blotted {
            octet.chars().all(|c| is_blot(c) || c.is_ascii_digit())
        } else {
            octet.len() <= 3
                && octet.bytes().all(|b| b.is_ascii_digit())
                && octet.parse::<u8>().is_ok()
        };
        octets += 1;
        if !fits || octets > 4 {
            return false;
        }
    }
    octets == 4
}

/// An address of version 6.
#[must_use]
pub fn is_ipv6(text: &str) -> bool {
    if text.contains(is_blot) {
        return text.contains(':')
            && text
                .chars()
                .all(|c| is_blot(c) || c.is_ascii_hexdigit() || c == ':' || c == '.');
    }
    text.parse::<Ipv6Addr>().is_ok()
}

/// An address and the length of its prefix.
#[must_use]
pub fn is_cidr(text: &str) -> bool {
    let Some((address, prefix)) = text.split_once('/') else {
        return false;
    };
    if prefix.is_empty()
        || prefix.len() > 3
        || !prefix.chars().all(|c| c.is_ascii_digit() || is_blot(c))
    {
        return false;
    }
    let longest = if is_ipv4(address) {
        32
    } else if is_ipv6(address) {
        128
    } else {
        return false;
    };
    prefix.contains(is_blot) || prefix.parse::<u8>().is_ok_and(|bits| bits <= longest)
}

/// `https://host/path`, `oss://bucket`, or a bare `host.name/path`.
#[must_use]
pub fn is_url(text: &str) -> bool {
    if text.is_empty() || text.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return false;
    }
    match text.split_once("://") {
        Some((scheme, rest)) => {
            scheme.starts_with(|c: char| c.is_ascii_alphabetic())
                && scheme
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
                && !rest.is_empty()
        }
        None => text.contains('.') && !text.starts_with('.'),
    }
}

/// A name and a host.
#[must_use]
pub fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.rsplit_once('@') else {
        return false;
    };
    !name.is_empty()
        && !host.is_empty()
        && !text.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// Six groups of two digits with `:` or `-`, three of four with `.`, or twelve digits.
#[must_use]
pub fn is_mac(text: &str) -> bool {
    let digit = |c: char| c.is_ascii_hexdigit() || is_blot(c);
    let groups = |separator: char, number: usize, longest: usize| {
        text.split(separator).count() == number
            && text
                .split(separator)
                .all(|group| (1..=longest).contains(&group.len()) && group.chars().all(digit))
    };
    groups(':', 6, 2)
        || groups('-', 6, 2)
        || groups('.', 3, 4)
        || (text.len() == 12 && text.chars().all(digit))
}

/// Of either alphabet, padded or not, on one line or several.
#[must_use]
pub fn is_base64(text: &str) -> bool {
    let packed = || text.chars().filter(|c| !c.is_whitespace());
    let digits = packed().take_while(|c| *c != '=').count();
    let padding = packed().skip(digits);
    let alphabet = |c: char| c.is_ascii_alphanumeric() || "+/-_*".contains(c);
    packed().take(digits).all(alphabet)
        && padding.clone().all(|c| c == '=')
        && padding.count() <= 2
        && digits % 4 != 1
}

/// As the documented pattern, or as ISO 8601 is usually written.
#[must_use]
pub fn is_date_time(text: &str, pattern: &str) -> bool {
    let is_known = |c: char| !c.is_alphabetic() || "yYmMdDhHsSTZ".contains(c);
    if !pattern.chars().all(is_known) {
        return !text.is_empty();
    }
    const USUAL: &[&str] = &[
        "yyyy-MM-ddTHH:mm:ssZ",
        "yyyy-MM-ddTHH:mmZ",
        "yyyy-MM-ddTHH:mm:ss",
        "yyyy-MM-ddTHH:mm",
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd",
    ];
    if matches_pattern(text, pattern) || USUAL.iter().any(|usual| matches_pattern(text, usual)) {
        return true;
    }
    // Seconds or milliseconds since 1970, where no pattern says otherwise.
    pattern.is_empty() && text.len() >= 9 && text.bytes().all(|b| b.is_ascii_digit())
}

/// Runs of pattern letters stand for as many digits (or fewer, for a leading zero that was left away); quotes are ignored; fractions of
/// seconds and offsets (`+08:00`) are accepted where seconds and `Z` stand.
fn matches_pattern(text: &str, pattern: &str) -> bool {
    let mut text = text;
    let mut pattern = pattern
        .chars()
        .filter(|c| !"'\"`\\".contains(*c))
        .peekable();
    if pattern.peek().is_none() {
        return false;
    }
    while let Some(c) = pattern.next() {
        if "yYmMdDhHsS".contains(c) {
            let mut longest = 1;
            while pattern.next_if_eq(&c).is_some() {
                longest += 1;
            }
            let digits = text
                .bytes()
                .take(longest)
                .take_while(u8::is_ascii_digit)
                .count();
            if digits == 0 {
                return false;
            }
            text = text.get(digits..).unwrap_or_default();
            if "sS".contains(c) {
                text = without_fraction(text);
            }
        } else if c == 'Z' {
            match without_zone(text) {
                Some(rest) => text = rest,
                None => return false,
            }
        } else {
            match text.strip_prefix(c) {
                Some(rest) => text = rest,
                None => return false,
            }
        }
    }
    text.is_empty() || without_zone(text).is_some_and(str::is_empty)
}

fn without_fraction(text: &str) -> &str {
    // Pages write the fraction behind a colon too: `08:00:00:00Z`.
    let Some(fraction) = text.strip_prefix(['.', ':']) else {
        return text;
    };
    let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        text
    } else {
        fraction.get(digits..).unwrap_or_default()
    }
}

fn without_zone(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_prefix(['Z', 'z']) {
        return Some(rest);
    }
    let offset = text.strip_prefix(['+', '-'])?;
    let all_digits = offset.chars().all(|c| c.is_ascii_digit() || c == ':');
    (all_digits && (2..=5).contains(&offset.len())).then_some("")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(format: Format, good: &[&str], bad: &[&str]) {
        for text in good {
            assert!(fits(format, text), "{format:?} {text}");
        }
        for text in bad {
            assert!(!fits(format, text), "{format:?} {text}");
        }
    }

    #[test]
    fn addresses() {
        let v4 = [
            "192.168.0.1",
            "0.0.0.0",
            "255.255.255.255",
            "47.98.xx.xx",
            "10.0.**.*",
        ];
        let v6 = ["::1", "2001:db8::7", "2001:db8:xx::*"];
        check(
            Format::Ipv4,
            &v4,
            &[
                "256.0.0.1",
                "1.2.3",
                "1.2.3.4.5",
                "",
                "a.b.c.d",
                "1.2.3.4/8",
                "::1",
            ],
        );
        check(Format::Ipv6, &v6, &["1.2.3.4", ":::", "", "xx"]);
        check(
            Format::Ip,
            &[v4.as_slice(), v6.as_slice()].concat(),
            &["host", "1.2.3"],
        );
        check(
            Format::Cidr,
            &[
                "10.0.0.0/8",
                "0.0.0.0/0",
                "10.30.30.0/2",
                "2001:db8::/128",
                "192.168.X.X/24",
            ],
            &[
                "10.0.0.0",
                "10.0.0.0/33",
                "2001:db8::/129",
                "10.0.0.0/",
                "/8",
                "10.0.0.0/8/8",
                "10.0.0.0/-1",
                "10.0.0/8",
            ],
        );
        check(
            Format::Mac,
            &[
                "00:16:3e:12:34:56",
                "00-16-3E-12-34-56",
                "0016.3e12.3456",
                "00163e123456",
                "00:16:3e:**:**:**",
            ],
            &[
                "00:16:3e:12:34",
                "00:16:3e:12:34:5g",
                "",
                "00:16:3e:12:34:567",
            ],
        );
    }

    #[test]
    fn texts() {
        check(
            Format::Url,
            &[
                "https://a.example/x?y=z",
                "oss://bucket/key",
                "www.example.com/a",
                "http://127.0.0.1:80",
            ],
            &["", "no url", "https://", "word", "1http://x"],
        );
        check(
            Format::Email,
            &["a@b.example", "a***@example.com", "\"x@y\"@z"],
            &["", "a", "@b", "a@", "a b@c"],
        );
        check(
            Format::Json,
            &["{}", "[1]", "\"x\"", "12"],
            &["", "{", "{'a':1}"],
        );
        check(
            Format::Base64,
            &["ZWNobw==", "ZWNobw", "a-_b", "ZWNo\nZWNo", ""],
            &["a", "Z===", "ZW=No", "Z!No"],
        );
    }

    #[test]
    fn times() {
        let pattern = "yyyy-MM-ddTHH:mm:ssZ";
        check(
            Format::DateTime(pattern),
            &[
                "2018-01-01T12:00:00Z",
                "2018-01-01T12:00Z",
                "2018-1-1T12:00:00.123Z",
                "2018-01-01T12:00:00:00Z",
                "2018-01-01T12:00:00+08:00",
                "2018-01-01",
            ],
            &[
                "",
                "tomorrow",
                "2018-01-01T",
                "2018/01/01",
                "2018-01-01T12:00:00Zx",
                "20180101",
            ],
        );
        check(
            Format::DateTime("HH:mm"),
            &["23:59"],
            &["23.59", "23:", "midnight"],
        );
        check(Format::DateTime("yyyyMMdd"), &["20180101"], &["18-1"]);
        check(
            Format::DateTime("HH:mmZ-HH:mmZ"),
            &["02:00Z-03:00Z"],
            &["02:00Z"],
        );
        check(Format::DateTime("yyyy年"), &["whatever"], &[""]);
        check(
            Format::DateTime(""),
            &["1516200150000", "2018-01-01T12:00:00Z"],
            &["x", "12"],
        );
    }
}

//! The names that a page gives for its operation: in the `Action` row, the title, links, anchors and sample requests.

use crate::columns::Column;
use crate::page::text::plain;
use crate::raw::{Evidence, Link, RawTable};

/// What links and sample requests anywhere in the page tell.
pub(super) fn from_text(text: &str) -> Evidence {
    Evidence {
        link: read_link(text),
        footer_product: after(text, "/status/product/")
            .and_then(|rest| word(rest, |found| found.is_ascii_alphanumeric() || found == '-')),
        sample_action: after(text, "?Action=")
            .or_else(|| after(text, "&Action="))
            .and_then(|rest| word(rest, |found| found.is_ascii_alphanumeric())),
        sample_version: after(text, "&Version=")
            .and_then(|rest| word(rest, |found| found.is_ascii_digit() || found == '-'))
            .filter(|found| is_version(found)),
        sample_host: read_host(text),
        ..Evidence::default()
    }
}

/// Fills in the name of the `Action` row: the example where it is a name, else the name in the description.
pub(super) fn read_action_row(table: &RawTable<'_>, evidence: &mut Evidence) {
    let is_action = |row: &&crate::page::Row<'_>| {
        plain(table.text(row, Column::Name)).eq_ignore_ascii_case("action")
    };
    let Some(row) = table.table.rows.iter().find(is_action) else {
        return;
    };
    let example = identifier(&plain(table.text(row, Column::Example)));
    let described = || {
        let text = plain(table.text(row, Column::Description));
        // The value stands at the end: "the operation to call. Value: CreateVpc"
        text.split(|found: char| !found.is_ascii_alphanumeric())
            .rev()
            .find_map(identifier)
    };
    evidence.action = evidence.action.take().or(example).or_else(described);
}

/// `doc_api_Ecs_DescribeRegions .reference` -> `Ecs`, `DescribeRegions`
pub(super) fn from_anchor(anchor: &str) -> Option<(String, String)> {
    let id = anchor.trim_start_matches('#').split_whitespace().next()?;
    let (product, api) = id.strip_prefix("doc_api_")?.split_once('_')?;
    Some((product.to_owned(), identifier(api)?))
}

/// The text itself, when it looks like the name of an operation: `CreateVpc`, `AddTags`, `DescribeIPv6Gateways`.
pub(super) fn identifier(text: &str) -> Option<String> {
    let is_name = text.len() >= 4
        && text.starts_with(|first: char| first.is_ascii_uppercase())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && text.bytes().any(|byte| byte.is_ascii_lowercase())
        && text.bytes().skip(1).any(|byte| byte.is_ascii_uppercase());
    // Words of the sentence around the name.
    let is_other = matches!(text, "OpenAPI" | "String" | "HTTPs" | "URLs" | "APIs");
    (is_name && !is_other).then(|| text.to_owned())
}

/// `2016-04-28`
pub(super) fn is_version(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| {
            if at == 4 || at == 7 {
                *byte == b'-'
            } else {
                byte.is_ascii_digit()
            }
        })
}

fn read_link(text: &str) -> Link {
    let mut rest = text;
    while let Some(found) = after(rest, "product=") {
        let end = found
            .find([')', ' ', '\n', '"', '>', '】'])
            .unwrap_or(found.len());
        let mut link = Link::default();
        for (key, value) in format!("product={}", &found[..end])
            .split(['&', '#', '?'])
            .filter_map(|pair| pair.split_once('='))
        {
            let value = (!value.is_empty()).then(|| value.to_owned());
            match key {
                "product" => link.product = value,
                "api" => link.api = value.as_deref().and_then(|name| identifier(name.trim())),
                "type" => link.style = value,
                "version" => link.version = value.filter(|version| is_version(version)),
                _ => {}
            }
        }
        if link.api.is_some() {
            return link;
        }
        // What is left of this link names no operation either.
        rest = &found[end..];
    }
    Link::default()
}

/// Host of the first sample request: `https://vpc.aliyuncs.com/?Action=`.
fn read_host(text: &str) -> Option<String> {
    let request = text.find("Action=")?;
    let before = &text[..request];
    let start = before.rfind("://")? + 3;
    let host = word(&before[start..], |found| {
        found.is_ascii_alphanumeric() || matches!(found, '.' | '-')
    })?;
    // A placeholder such as `[Endpoint]` leaves no host.
    (host.contains('.') && request - start < host.len() + 4).then_some(host)
}

fn after<'t>(text: &'t str, mark: &str) -> Option<&'t str> {
    // Whole pages are looked through, which `memchr` does many bytes at once.
    let at = memchr::memmem::find(text.as_bytes(), mark.as_bytes())?;
    text.get(at + mark.len()..)
}

fn word(text: &str, belongs: impl Fn(char) -> bool) -> Option<String> {
    let end = text.find(|found| !belongs(found)).unwrap_or(text.len());
    (end > 0).then(|| text[..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_samples_and_anchors() {
        let evidence = from_text(
            "[try](https://api.example/#product=Vpc&api=CreateVpc&type=RPC&version=2016-04-28)\n\
             https://vpc.example.com/?Action=CreateVpc\n&Version=2016-04-28\n\
             [codes](https://centre.example/status/product/Vpc)",
        );
        assert_eq!(evidence.link.api.as_deref(), Some("CreateVpc"));
        assert_eq!(evidence.link.version.as_deref(), Some("2016-04-28"));
        assert_eq!(evidence.sample_host.as_deref(), Some("vpc.example.com"));
        assert_eq!(evidence.footer_product.as_deref(), Some("Vpc"));
        assert_eq!(
            from_anchor("#doc_api_Ecs_AddTags .reference"),
            Some(("Ecs".to_owned(), "AddTags".to_owned()))
        );
        assert_eq!(from_anchor("#doc_api_951835 .reference"), None);
        assert_eq!(
            from_text("http(s)://[Endpoint]/?Action=CreateVpc").sample_host,
            None
        );
    }

    #[test]
    fn names_of_operations() {
        for (text, expected) in [
            ("CreateVpc", true),
            ("String", false),
            ("API", false),
            ("Yes", false),
            ("create", false),
            ("Add Tags", false),
        ] {
            assert_eq!(identifier(text).is_some(), expected, "{text}");
        }
    }
}

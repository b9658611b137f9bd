//! The names that a page gives for its operation: in the `Action` row, the title, links, anchors and sample requests.

use crate::columns::Column;
use crate::identity::{is_version, version_in};
use crate::page::text::plain;
use crate::raw::{Evidence, Link, RawTable};
use crate::types::{Written, read_type};

/// What links and sample requests anywhere in the page tell.
pub(super) fn from_text(text: &str) -> Evidence {
    Evidence {
        link: read_link(text),
        footer_product: after(text, "/status/product/")
            .and_then(|rest| word(rest, |found| found.is_ascii_alphanumeric() || found == '-')),
        sample_action: after(text, "?Action=")
            .or_else(|| after(text, "&Action="))
            .and_then(|rest| word(rest, |found| found.is_ascii_alphanumeric() || found == '_')),
        sample_version: after(text, "&Version=")
            .or_else(|| after(text, "?Version="))
            .or_else(|| VERSION_HEADERS.iter().find_map(|name| header(text, name)))
            .and_then(|rest| word(rest, |found| found.is_ascii_digit() || found == '-'))
            .filter(|found| is_version(found)),
        sample_host: read_host(text).or_else(|| {
            let host = word(header(text, "host")?, is_of_host)?;
            host.contains('.').then_some(host)
        }),
        ..Evidence::default()
    }
}

/// The date in a row `Version`, wherever it stands.
pub(super) fn version_row(text: &str) -> Option<String> {
    let rows = memchr::memmem::find_iter(text.as_bytes(), "Version");
    rows.filter_map(|at| text.split_at_checked(at))
        .filter(|(before, _)| before.trim_end_matches([' ', '\t']).ends_with('|'))
        .filter_map(|(_, row)| row.strip_prefix("Version")?.lines().next())
        .filter(|row| row.trim_start().starts_with('|'))
        .find_map(version_in)
}

/// Line and value of the `Action` row: the example where it is a name, else the name in the description.
pub(super) fn action(table: &RawTable<'_>) -> Option<(u32, String)> {
    let is_action = |row: &&crate::page::Row<'_>| {
        plain(table.text(row, Column::Name)).eq_ignore_ascii_case("action")
    };
    let row = table.table.rows.iter().find(is_action)?;
    let example = plain(table.text(row, Column::Example));
    let text = plain(table.text(row, Column::Description));
    // The value stands at the end: "the operation to call. Value: CreateVpc"
    let described = || {
        text.split(|found: char| !found.is_ascii_alphanumeric() && found != '_')
            .rev()
            .find_map(identifier)
    };
    let name = identifier(&example)
        .or_else(described)
        .or_else(|| stated(&example))
        .or_else(|| stated_at_end(&text))?;
    Some((row.line, name))
}

/// The name that a description ends in, behind a word that announces a value: "Value: Encrypt", 取值为Encrypt。
fn stated_at_end(text: &str) -> Option<String> {
    let text = text.trim_end_matches(|found: char| !found.is_ascii_alphanumeric());
    let start = text
        .rfind(|found: char| !found.is_ascii_alphanumeric() && found != '_')
        .map_or(0, |at| {
            at + text[at..].chars().next().map_or(1, char::len_utf8)
        });
    let (before, name) = (&text[..start], &text[start..]);
    let before = before
        .trim_end_matches(|found: char| {
            found.is_whitespace() || matches!(found, '"' | '“' | '‘' | '\'' | '「' | '`')
        })
        .to_lowercase();
    let is_announced = before.is_empty()
        || [
            ":", "：", "为", "值", "是", "=", " to", " is", "value", "as",
        ]
        .iter()
        .any(|mark| before.ends_with(mark));
    stated(name).filter(|_| is_announced)
}

/// `doc_api_Ecs_DescribeRegions .reference` -> `Ecs`, `DescribeRegions`
pub(super) fn from_anchor(anchor: &str) -> Option<(String, String)> {
    let id = anchor.trim_start_matches('#').split_whitespace().next()?;
    let (product, api) = id.strip_prefix("doc_api_")?.split_once('_')?;
    Some((product.to_owned(), stated(api)?))
}

/// The text itself, when it can be nothing but the name of an operation: `CreateVpc`, `AddTags`, `listTopics`, `create_topic`.
pub(super) fn identifier(text: &str) -> Option<String> {
    let has_parts = text.bytes().skip(1).any(|byte| byte.is_ascii_uppercase())
        || text.trim_matches('_').contains('_');
    let is_name = is_word(text)
        && text.len() >= 4
        && text.bytes().any(|byte| byte.is_ascii_lowercase())
        && has_parts
        && !text.contains("__");
    // Words of the sentence around the name.
    let is_other = matches!(
        text,
        "OpenAPI" | "String" | "HTTPs" | "URLs" | "APIs" | "APIName" | "ActionName"
    );
    (is_name && !is_other).then(|| text.to_owned())
}

/// The name that a title is or begins with, before what it is called in words: `GetFleet（ListBoats）`, `GetFleet - 查询船队`, `GetFleet查询船队`.
pub(super) fn titled(title: &str) -> Option<String> {
    let end = title.find(|found: char| !found.is_ascii_alphanumeric() && found != '_');
    let (name, rest) = title.split_at(end.unwrap_or(title.len()));
    let rest = rest.trim_start();
    let is_whole = rest.is_empty()
        || rest.starts_with(['（', '(', '：', ':', '-', '–', '—', '|'])
        || rest.starts_with(|found: char| found.is_alphabetic() && !found.is_ascii());
    identifier(name).filter(|_| is_whole)
}

/// The text itself, when it can be the name of an operation at a place where one is expected: `Encrypt` too.
pub(super) fn stated(text: &str) -> Option<String> {
    const NO_NAMES: [&str; 16] = [
        "yes",
        "no",
        "none",
        "null",
        "nil",
        "true",
        "false",
        "required",
        "optional",
        "mandatory",
        "action",
        "api",
        "name",
        "value",
        "na",
        "xxx",
    ];
    let text = text.trim();
    identifier(text).or_else(|| {
        let is_name = is_word(text)
            && text.len() >= 3
            && text.bytes().any(|byte| byte.is_ascii_lowercase())
            && !NO_NAMES.iter().any(|word| text.eq_ignore_ascii_case(word))
            && matches!(read_type(text), Written::Named(_));
        is_name.then(|| text.to_owned())
    })
}

/// Letters, digits and underscores behind a letter.
fn is_word(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
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
                "api" => link.api = value.as_deref().and_then(stated),
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
    path_link(text).unwrap_or_default()
}

/// `https://api.aliyun.com/api/Vpc/2016-04-28/CreateVpc`: the same in the path of the address, behind a word for the kind of page.
fn path_link(text: &str) -> Option<Link> {
    let hosts = ["api.aliyun.com/", "api.alibabacloud.com/"];
    let mut rest = hosts.iter().find_map(|host| after(text, host))?;
    for _ in 0..MOST_LINKS {
        let end = rest.find(|found: char| !found.is_ascii_graphic() || ")?#\"'<>]".contains(found));
        let mut parts = rest[..end.unwrap_or(rest.len())].split('/').skip(1);
        if let (Some(product), Some(version), Some(api)) =
            (parts.next(), parts.next(), parts.next())
            && is_version(version)
            && let Some(api) = stated(api)
        {
            return Some(Link {
                product: Some(product.to_owned()),
                api: Some(api),
                style: None,
                version: Some(version.to_owned()),
            });
        }
        rest = hosts.iter().find_map(|host| after(rest, host))?;
    }
    None
}

/// Links to the explorer of a page that are looked at.
const MOST_LINKS: usize = 16;

/// Headers of a sample request that tell the version.
const VERSION_HEADERS: [&str; 2] = ["x-acs-version", "x-log-apiversion"];

/// What follows the name of a header at the start of a line: `Host: sea.aliyuncs.com`.
fn header<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let request = after(text, " HTTP/")?;
    request.lines().find_map(|line| {
        let (start, rest) = line.trim_start().split_at_checked(name.len())?;
        let value = rest.trim_start().strip_prefix(':')?;
        start.eq_ignore_ascii_case(name).then(|| value.trim_start())
    })
}

/// What may stand between host and `Action` in a sample request, in bytes.
const LONGEST_QUERY: usize = 200;

/// Host of the first sample request: `https://vpc.aliyuncs.com/?Action=`.
fn read_host(text: &str) -> Option<String> {
    let request = text.find("Action=")?;
    let before = &text[..request];
    let start = before.rfind("://")? + 3;
    let host = word(&before[start..], is_of_host)?;
    let path = text.get(start + host.len()..request)?;
    // A placeholder such as `[Endpoint]` leaves no host.
    let is_address = path.starts_with(['/', '?', ':']) && !path.contains(char::is_whitespace);
    (host.contains('.') && path.len() < LONGEST_QUERY && is_address).then_some(host)
}

fn is_of_host(found: char) -> bool {
    found.is_ascii_alphanumeric() || matches!(found, '.' | '-')
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
        let turned = from_text("https://vpc.example.com/?Version=2016-04-28&Action=CreateVpc");
        assert_eq!(turned.sample_version.as_deref(), Some("2016-04-28"));
        assert_eq!(turned.sample_host.as_deref(), Some("vpc.example.com"));
        let row = "|Version|The version.|\n| Version | String | 2016-04-28 |\n";
        assert_eq!(version_row(row).as_deref(), Some("2016-04-28"));
        let addressed = from_text(
            "[docs](https://api.aliyun.com/product/Vpc) [try](https://next.api.aliyun.com/api/Vpc/2016-04-28/CreateVpc?lang=ZH)",
        );
        assert_eq!(addressed.link.product.as_deref(), Some("Vpc"));
        assert_eq!(addressed.link.api.as_deref(), Some("CreateVpc"));
        assert_eq!(addressed.link.version.as_deref(), Some("2016-04-28"));
        let sent = from_text(
            "```\nPOST /boats HTTP/1.1\nHost: sea.example.com\nx-acs-version: 2018-08-08\n```",
        );
        assert_eq!(sent.sample_host.as_deref(), Some("sea.example.com"));
        assert_eq!(sent.sample_version.as_deref(), Some("2018-08-08"));
        assert_eq!(
            from_text("http(s)://[Endpoint]/?Action=CreateVpc").sample_host,
            None
        );
    }

    #[test]
    fn names_of_operations() {
        for (text, expected) in [
            ("CreateVpc", true),
            ("listTopics", true),
            ("create_topic", true),
            ("Encrypt", false),
            ("String", false),
            ("API", false),
            ("Yes", false),
            ("create", false),
            ("Add Tags", false),
            ("_", false),
        ] {
            assert_eq!(identifier(text).is_some(), expected, "{text}");
        }
        for (text, expected) in [
            ("Encrypt", true),
            ("Query", true),
            ("Publish", true),
            ("CreateVpc", true),
            ("String", false),
            ("Required", false),
            ("API", false),
            ("否", false),
            ("sign it", false),
        ] {
            assert_eq!(stated(text).is_some(), expected, "{text}");
        }
    }

    #[test]
    fn a_title_may_say_more_than_the_name() {
        assert_eq!(titled("GetFleet（ListBoats）").as_deref(), Some("GetFleet"));
        assert_eq!(titled("GetFleet (deprecated)").as_deref(), Some("GetFleet"));
        assert_eq!(
            titled("GetFleet - Queries boats").as_deref(),
            Some("GetFleet")
        );
        assert_eq!(titled("GetFleet：查询船队").as_deref(), Some("GetFleet"));
        assert_eq!(titled("GetFleet查询船队").as_deref(), Some("GetFleet"));
        assert_eq!(titled("The GetFleet operation"), None);
        assert_eq!(titled("GetFleet sails"), None);
    }

    #[test]
    fn a_description_ends_in_the_name() {
        for (text, expected) in [
            ("What is called. Value: Encrypt.", Some("Encrypt")),
            ("调用的接口名，取值为 Sign。", Some("Sign")),
            ("Set it to **Verify**", Some("Verify")),
            ("Encrypt", Some("Encrypt")),
            ("A parameter of the system. Required", None),
            ("The name that all of them take", None),
            ("系统规定参数", None),
            ("A parameter: String", None),
        ] {
            assert_eq!(stated_at_end(&plain(text)).as_deref(), expected, "{text}");
        }
    }
}

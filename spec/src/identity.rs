//! Who each page is about: operation, product, version, style and endpoint, by an order of evidence that includes sibling pages.

use std::collections::BTreeMap;

use crate::columns::Column;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Style;
use crate::page::Row;
use crate::page::text::plain;
use crate::raw::{Evidence, OtherPage, RawOperation, Role};

/// What a page is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Name of the operation on the wire.
    pub operation: String,
    /// Code of the product; [`UNKNOWN_PRODUCT`] where nothing tells.
    pub product: String,
    /// API version.
    pub version: Option<String>,
    /// Calling convention.
    pub style: Option<Style>,
    /// Host of the service.
    pub endpoint: Option<String>,
}

/// The product of operations whose pages do not tell.
pub const UNKNOWN_PRODUCT: &str = "Unknown";

/// Tells for each operation who its page is about. Takes all pages at once, since many tell only together with their siblings; of the
/// others those that list the common parameters tell a version.
pub fn identify(
    operations: &[RawOperation<'_>],
    others: &[OtherPage<'_>],
) -> (Vec<Identity>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let told: Vec<Told<'_>> = operations
        .iter()
        .map(|raw| (raw.page, &raw.evidence))
        .chain(others.iter().map(|other| (other.page, &other.evidence)))
        .collect();
    let products = resolve_products(&told, operations.len());
    let versions = resolve_versions(operations, &told, &products);
    let mut styles = Votes::default();
    let mut endpoints = Votes::default();
    for (raw, product) in operations.iter().zip(&products) {
        let Some(product) = product else { continue };
        if let Some(style) = stated_style(raw) {
            styles.add(&[product], style);
        }
        let host = raw.evidence.sample_host.as_ref();
        if let Some(host) = host.filter(|host| is_endpoint_of(host, product)) {
            endpoints.add(&[product], host.clone());
        }
    }
    let mut identities: Vec<Identity> = operations
        .iter()
        .zip(products.iter().zip(versions))
        .map(|(raw, (product, version))| {
            let operation = operation_name(raw, &mut diagnostics);
            if product.is_none() {
                diagnostics.push(at(
                    raw,
                    Code::NoProduct,
                    format!("nothing tells which product `{operation}` belongs to"),
                ));
            } else if version.is_none() {
                diagnostics.push(at(
                    raw,
                    Code::NoVersion,
                    format!("nothing tells the API version of `{operation}`"),
                ));
            }
            let key = product.clone().unwrap_or_default();
            Identity {
                operation,
                style: stated_style(raw)
                    .or_else(|| styles.most(&key))
                    .or_else(|| raw.evidence.action.as_ref().map(|_| Style::Rpc)),
                endpoint: endpoints.most(&key),
                product: product
                    .clone()
                    .unwrap_or_else(|| UNKNOWN_PRODUCT.to_owned()),
                version,
            }
        })
        .collect();
    respell(&mut identities);
    (identities, diagnostics)
}

/// Whether the spelling of a name shows its words: `CreateVpc`, not `Createvpc`.
fn shows_words(name: &str) -> bool {
    name.chars().skip(1).any(char::is_uppercase)
}

/// Path of a page, and what it says.
type Told<'a> = (&'a str, &'a Evidence);

/// A name in small letters, `Createvpc`, is spelt as on the pages of its product that have it with capitals.
fn respell(identities: &mut [Identity]) {
    if identities.iter().all(|found| shows_words(&found.operation)) {
        return;
    }
    let key = |found: &Identity| (found.product.to_lowercase(), found.operation.to_lowercase());
    let spelt: BTreeMap<_, _> = identities
        .iter()
        .filter(|found| shows_words(&found.operation))
        .map(|found| (key(found), found.operation.clone()))
        .collect();
    for identity in identities {
        if !shows_words(&identity.operation)
            && let Some(name) = spelt.get(&key(identity))
        {
            identity.operation.clone_from(name);
        }
    }
}

fn at(raw: &RawOperation<'_>, code: Code, message: String) -> Diagnostic {
    Diagnostic {
        page: raw.page.to_owned(),
        ..Diagnostic::new(code, raw.line, message)
    }
}

/// `Action` row, title, link, anchor, sample: the first that there is counts; the others are reported where they differ.
fn operation_name(raw: &RawOperation<'_>, diagnostics: &mut Vec<Diagnostic>) -> String {
    let evidence = &raw.evidence;
    let anchor = evidence.anchor.as_ref().map(|(_, api)| api);
    let named: Vec<(&str, &String)> = [
        ("the `Action` row", evidence.action.as_ref()),
        ("the title", evidence.title.as_ref()),
        ("the link", evidence.link.api.as_ref()),
        ("the anchor", anchor),
        ("the sample request", evidence.sample_action.as_ref()),
    ]
    .into_iter()
    .filter_map(|(place, name)| Some((place, name?)))
    .collect();
    let Some((first_place, first)) = named.first() else {
        return String::new();
    };
    let others: Vec<String> = named
        .iter()
        .filter(|(_, name)| !name.eq_ignore_ascii_case(first))
        .map(|(place, name)| format!("{place} says `{name}`"))
        .collect();
    if !others.is_empty() {
        let message = format!("{first_place} says `{first}`, but {}", others.join(", "));
        diagnostics.push(at(raw, Code::IdentityConflict, message));
    }
    // Of two spellings the one that shows its words.
    named
        .iter()
        .map(|(_, name)| *name)
        .filter(|name| !shows_words(first) && shows_words(name))
        .find(|name| name.eq_ignore_ascii_case(first))
        .unwrap_or(first)
        .clone()
}

/// The product that each page names itself; else that of pages with the same host, of the pages beside it, and at last the name of its host.
/// The first `operations` of the pages tell, the others are only told.
fn resolve_products(pages: &[Told<'_>], operations: usize) -> Vec<Option<String>> {
    let mut spellings = Votes::default();
    let mut by_folder = Votes::default();
    let mut by_host = Votes::default();
    let mut products: Vec<Option<String>> = pages
        .iter()
        .enumerate()
        .map(|(index, (page, evidence))| {
            let stated = stated_product(evidence)?;
            let product = stated.to_lowercase();
            if index < operations {
                by_folder.add(&folders(page), product.clone());
                if let Some(host) = &evidence.sample_host {
                    by_host.add(&[host], product.clone());
                }
                spellings.add(&[&product], stated);
            }
            Some(product)
        })
        .collect();
    let mut by_any = by_folder.clone();
    for ((page, evidence), product) in pages.iter().zip(&mut products) {
        let host = evidence.sample_host.as_deref();
        let named = host.and_then(|host| host.split('.').next());
        // `192.0.2.1` is no name.
        let named =
            named.filter(|name| name.starts_with(|first: char| first.is_ascii_alphabetic()));
        if product.is_none() {
            *product = host
                .and_then(|host| by_host.most(host))
                .or_else(|| from_folders(page, &by_folder, named))
                .or_else(|| named.map(str::to_owned));
            if let Some(product) = product {
                by_any.add(&folders(page), product.clone());
            }
        }
    }
    // What has no host of its own may stand beside pages that have one.
    for ((page, _), product) in pages.iter().zip(&mut products) {
        if product.is_none() {
            *product = from_folders(page, &by_any, None);
        }
    }
    let spelt = |product: String| spellings.most(&product).unwrap_or(product);
    products
        .into_iter()
        .map(|product| product.map(spelt))
        .collect()
}

/// What the pages of the innermost folder that tells agree on. Folders further out may be of many products: a page whose own host has another
/// name is not counted among them.
fn from_folders(page: &str, votes: &Votes<String>, named: Option<&str>) -> Option<String> {
    let folders = folders(page);
    let own = folders.first().and_then(|folder| votes.most(folder));
    own.or_else(|| {
        let agreed = folders.iter().find_map(|folder| {
            votes
                .counts
                .contains_key(*folder)
                .then(|| votes.agreed(folder))
        });
        agreed?.filter(|product| named.is_none_or(|named| named.eq_ignore_ascii_case(product)))
    })
}

fn stated_product(evidence: &Evidence) -> Option<String> {
    let anchor = evidence.anchor.as_ref().map(|(product, _)| product);
    evidence
        .link
        .product
        .as_ref()
        .or(evidence.footer_product.as_ref())
        .or(anchor)
        .cloned()
}

/// The version that each page names itself, else what most pages of the product beside it name, from its folder outwards.
fn resolve_versions(
    operations: &[RawOperation<'_>],
    pages: &[Told<'_>],
    products: &[Option<String>],
) -> Vec<Option<String>> {
    let mut votes = Votes::default();
    let stated = |evidence: &Evidence| {
        let link = evidence.link.version.as_ref();
        link.or(evidence.sample_version.as_ref()).cloned()
    };
    let key = |product: &str, folder: &str| format!("{product}\n{folder}");
    for ((page, evidence), product) in pages.iter().zip(products) {
        let (Some(product), Some(version)) = (product, stated(evidence)) else {
            continue;
        };
        for folder in folders(page) {
            votes.add(&[&key(product, folder)], version.clone());
        }
    }
    operations
        .iter()
        .zip(products)
        .map(|(raw, product)| {
            let siblings = || {
                folders(raw.page)
                    .iter()
                    .find_map(|folder| votes.most(&key(product.as_deref()?, folder)))
            };
            // A row tells about its own page, which may be an old one among newer pages.
            stated(&raw.evidence)
                .or_else(|| version_row(raw))
                .or_else(siblings)
        })
        .collect()
}

/// The date in a row `Version` of the request parameters.
fn version_row(raw: &RawOperation<'_>) -> Option<String> {
    let tables = raw.tables.iter();
    let mut tables = tables.filter(|table| matches!(table.role, Role::Request(_)));
    tables.find_map(|table| {
        let is_version = |row: &&Row<'_>| plain(table.text(row, Column::Name)) == "Version";
        let row = table.table.rows.iter().find(is_version)?;
        [Column::Example, Column::Default, Column::Description]
            .into_iter()
            .find_map(|column| version_in(&plain(table.text(row, column))))
    })
}

/// The first date in a text: `The version of the API. Value: 2014-05-26`.
pub(crate) fn version_in(text: &str) -> Option<String> {
    let word = |found: char| !(found.is_ascii_digit() || found == '-');
    let mut words = text.split(word).map(|part| part.trim_matches('-'));
    words.find(|part| is_version(part)).map(str::to_owned)
}

/// Whether a text is a version as APIs have them, a day: `2016-04-28`.
pub(crate) fn is_version(text: &str) -> bool {
    let mut parts = text.split('-');
    let mut is_number = |length: usize| {
        parts.next().is_some_and(|part| {
            part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    text.starts_with("20") && is_number(4) && is_number(2) && is_number(2) && parts.next().is_none()
}

fn stated_style(raw: &RawOperation<'_>) -> Option<Style> {
    match raw.evidence.link.style.as_deref() {
        Some("RPC") => return Some(Style::Rpc),
        Some("ROA" | "ROAS") => return Some(Style::Roa),
        Some(_) | None => {}
    }
    let has_path = raw
        .request_line
        .as_ref()
        .is_some_and(|line| line.path != "/");
    let has_requests = raw
        .tables
        .iter()
        .any(|table| matches!(table.role, Role::Request(_)));
    match (has_path, raw.evidence.action.is_some()) {
        (true, false) => Some(Style::Roa),
        (true | false, true) => has_requests.then_some(Style::Rpc),
        (false, false) => None,
    }
}

/// Whether a sample's host is the product's own for all regions. Samples are copied from other products, and a host such as
/// `kms.cn-hangzhou.example.com` serves a single region.
fn is_endpoint_of(host: &str, product: &str) -> bool {
    let mut labels = host.split('.');
    let names_product = labels
        .next()
        .is_some_and(|first| first.eq_ignore_ascii_case(product));
    names_product && !labels.any(|label| label.contains('-'))
}

/// The folder of a page and those around it, innermost first; the last is the root, an empty text.
fn folders(page: &str) -> Vec<&str> {
    let mut folders: Vec<&str> = page
        .rmatch_indices('/')
        .map(|(at, _)| &page[..at])
        .collect();
    folders.push("");
    folders
}

/// Counts values by key, and tells the most frequent one.
#[derive(Clone)]
struct Votes<T> {
    counts: BTreeMap<String, BTreeMap<T, usize>>,
}

impl<T> Default for Votes<T> {
    fn default() -> Self {
        Self {
            counts: BTreeMap::new(),
        }
    }
}

impl<T: Ord + Clone> Votes<T> {
    fn add(&mut self, keys: &[&str], value: T) {
        for key in keys {
            *self
                .counts
                .entry((*key).to_owned())
                .or_default()
                .entry(value.clone())
                .or_default() += 1;
        }
    }

    /// The value of at least three of four.
    fn agreed(&self, key: &str) -> Option<T> {
        let all: usize = self.counts.get(key)?.values().sum();
        let (value, count) = self
            .counts
            .get(key)?
            .iter()
            .max_by_key(|(_, count)| **count)?;
        (count * 4 >= all * 3).then(|| value.clone())
    }

    /// The most frequent value; of equals the greatest, which for versions is the newest.
    fn most(&self, key: &str) -> Option<T> {
        self.counts
            .get(key)?
            .iter()
            .max_by_key(|(_, count)| **count)
            .map(|(value, _)| value.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Page;
    use crate::raw::Extracted;

    fn check(pages: &[(&str, &str)], expected: &[&str]) {
        let pages: Vec<Page> = pages
            .iter()
            .map(|(path, text)| Page {
                path: (*path).to_owned(),
                text: (*text).to_owned(),
            })
            .collect();
        let (raw, others) = Extracted::parted(pages.iter().map(|page| crate::extract(page).0));
        let found: Vec<String> = identify(&raw, &others)
            .0
            .into_iter()
            .map(|found| {
                format!(
                    "{} {} {} {:?}",
                    found.product,
                    found.version.unwrap_or_default(),
                    found.operation,
                    found.style
                )
            })
            .collect();
        assert_eq!(found, expected);
    }

    const TABLE: &str = "## Request parameters\n|Name|Type|Description|\n|--|--|--|\n";

    #[test]
    fn siblings_tell_product_and_version() {
        let told = format!(
            "# AddTags\n[x](#product=Vpc&api=AddTags&type=RPC&version=2016-04-28)\n{TABLE}|Action|String|Value: AddTags|\n"
        );
        let silent = format!("# DropTags\n{TABLE}|Action|String|Value: DropTags|\n");
        check(
            &[("a/one.md", &told), ("a/b/two.md", &silent)],
            &[
                "Vpc 2016-04-28 AddTags Some(Rpc)",
                "Vpc 2016-04-28 DropTags Some(Rpc)",
            ],
        );
    }

    #[test]
    fn a_product_is_borrowed_only_from_pages_that_agree() {
        let told = |product: &str| {
            format!(
                "# AddTags\n[x](#product={product}&api=AddTags&type=RPC&version=2016-04-28)\n{TABLE}|Action|String|Value: AddTags|\n"
            )
        };
        let sample = "\n```\nhttps://tug.example.com/?Action=DropTags\n```\n";
        let silent = format!("# DropTags\n{TABLE}|Action|String|Value: DropTags|\n");
        let (vpc, sae, tug) = (told("Vpc"), told("sae"), format!("{silent}{sample}"));
        check(
            &[
                ("a/one.md", &vpc),
                ("b/one.md", &sae),
                // One of a host, and one beside it.
                ("c/one.md", &tug),
                ("c/two.md", &silent),
                ("d/one.md", &silent),
            ],
            &[
                "Vpc 2016-04-28 AddTags Some(Rpc)",
                "sae 2016-04-28 AddTags Some(Rpc)",
                "tug  DropTags Some(Rpc)",
                "tug  DropTags Some(Rpc)",
                "Unknown  DropTags Some(Rpc)",
            ],
        );
    }

    #[test]
    fn the_page_of_the_common_parameters_tells_the_version() {
        let tug = format!(
            "# DropTags\n{TABLE}|Action|String|Value: DropTags|\n\n```\nhttps://tug.example.com/?Action=DropTags\n```\n"
        );
        let common = "# 公共参数\n\n|名称|类型|描述|\n|-|-|-|\n|Version|String|API版本号：2020-02-02。|\n|Format|String|x|\n";
        check(
            &[("c/tags/one.md", &tug), ("c/common.md", common)],
            &["tug 2020-02-02 DropTags Some(Rpc)"],
        );
    }

    #[test]
    fn the_action_row_outranks_title_and_link() {
        let page = format!(
            "# Adding tags\n[x](#product=Vpc&api=OldTags)\n{TABLE}|Action|String|Value: **AddTags**.|\n"
        );
        check(&[("one.md", &page)], &["Vpc  AddTags Some(Rpc)"]);
    }

    #[test]
    fn only_a_host_of_the_product_and_of_no_region_is_the_endpoint() {
        for (host, expected) in [
            ("vpc.example.com", true),
            ("sts.example.com", false),
            ("vpc.cn-hangzhou.example.com", false),
            ("vpc-cn-hangzhou.example.com", false),
        ] {
            assert_eq!(is_endpoint_of(host, "Vpc"), expected, "{host}");
        }
    }

    #[test]
    fn a_path_makes_it_roa() {
        let page = format!(
            "# GetApp\n[x](#product=sae&api=GetApp&type=ROA&version=2019-05-06)\n## Request syntax\n```\nGET /v1/app HTTP/1.1\n```\n{TABLE}|AppId|String|The app.|\n"
        );
        check(&[("one.md", &page)], &["sae 2019-05-06 GetApp Some(Roa)"]);
    }
}

//! `docwright explain Vpc.CreateSslVpnServer.Port`: the lines of the page, what was read from them, the doubts, and the Rust.

use std::fmt::Write as _;
use std::path::PathBuf;

use docwright_codegen::read::{self, Parsed};
use docwright_codegen::{Blocking, Error, GeneratedFile, emit, render, resolve};
use docwright_spec::diagnostic::Diagnostic;
use docwright_spec::merge::Merge;
use docwright_spec::model::{Field, Operation, Service, Source};
use docwright_spec::page::Page;
use serde_json::{Value, json};

use super::arguments::Reading;
use super::{Outcome, read_merged};
use crate::config::Config;

/// What to explain, and how.
#[derive(Debug)]
pub(crate) struct Explain {
    /// `Product.Operation.Name`: a parameter, a response field (outer names before it) or an error code.
    pub(crate) name: String,
    /// Empty for the pages of the configuration.
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) config: PathBuf,
    pub(crate) json: bool,
    pub(crate) reading: Reading,
}

/// Something that a page describes.
struct Item {
    /// `parameter`, `response field` or `error code`.
    kind: &'static str,
    source: Source,
    /// Its entry in the intermediate spec.
    entry: Value,
}

/// Prints all that has this name, in every version of the product.
pub(crate) fn run(explain: &Explain) -> Result<Outcome, Error> {
    let mut explained = Vec::new();
    for parsed in read_all(explain)? {
        for (service, operation, rest) in find_operations(&parsed, &explain.name) {
            let items = find_items(operation, rest);
            if items.is_empty() {
                continue;
            }
            let rust = rust_of(service, operation);
            let described = items
                .iter()
                .map(|item| describe(item, service, &parsed, &rust));
            explained.extend(described);
        }
    }
    if explained.is_empty() {
        return Err(Error::NoSuchItem {
            name: explain.name.clone(),
        });
    }
    if explain.json {
        super::print(&format!("{:#}\n", Value::Array(explained)))?;
    } else {
        for item in &explained {
            super::print(&for_people(item))?;
        }
    }
    Ok(Outcome::Done)
}

/// The pages given, or those of each entry of the configuration, as the crate is made of them.
fn read_all(explain: &Explain) -> Result<Vec<Parsed>, Error> {
    if !explain.paths.is_empty() {
        return Ok(vec![read_merged(&explain.paths, &explain.reading)?]);
    }
    if !explain.config.exists() {
        return Err(Error::NothingToRead {
            config: explain.config.clone(),
        });
    }
    let config = Config::read(&explain.config)?;
    let entries = config.crates.iter().map(|entry| {
        read::read(&entry.pages)?.parse(Merge::Pages(entry.language()), entry.overlay.as_deref())
    });
    entries.collect()
}

/// The operation of that name in each version of the product, and what of the name stands behind it.
fn find_operations<'p>(
    parsed: &'p Parsed,
    name: &'p str,
) -> Vec<(&'p Service, &'p Operation, &'p str)> {
    let mut found = Vec::new();
    if let Some((product, rest)) = name.split_once('.')
        && let Some((name, rest)) = rest.split_once('.')
    {
        let services = parsed.spec.services.iter();
        for service in services.filter(|one| one.product.eq_ignore_ascii_case(product)) {
            let operations = service.operations.iter();
            let operations = operations.filter(|one| one.name.eq_ignore_ascii_case(name));
            found.extend(operations.map(|operation| (service, operation, rest)));
        }
    }
    found
}

fn find_items(operation: &Operation, name: &str) -> Vec<Item> {
    let mut items = Vec::new();
    for (kind, fields) in [
        ("parameter", &operation.request.parameters),
        ("response field", &operation.response.fields),
    ] {
        if let Some(field) = find_field(fields, name) {
            items.push(Item {
                kind,
                source: field.source.clone(),
                entry: json!(field),
            });
        }
    }
    if let Some(error) = operation
        .errors
        .iter()
        .find(|error| error.code.eq_ignore_ascii_case(name))
    {
        items.push(Item {
            kind: "error code",
            source: error.source.clone(),
            entry: json!(error),
        });
    }
    items
}

/// The field of that path, such as `Tag.Key` or `Tag.N.Key`; names themselves may hold dots.
fn find_field<'f>(fields: &'f [Field], path: &str) -> Option<&'f Field> {
    fields.iter().find_map(|field| {
        let rest = path.strip_prefix(field.name.as_str())?;
        if rest.is_empty() || rest == ".N" {
            return Some(field);
        }
        let rest = rest
            .strip_prefix(".N.")
            .or_else(|| rest.strip_prefix('.'))?;
        find_field(field.ty.inside()?, rest)
    })
}

/// The files in which the operation and the types that it shares with others stand.
fn rust_of(service: &Service, operation: &Operation) -> Result<Vec<GeneratedFile>, Error> {
    // As a whole, since names and shared types depend on the other operations.
    let module = resolve::resolve(service)?;
    let own = module
        .operations
        .iter()
        .find(|resolved| resolved.wire == operation.name)
        .map(|resolved| resolved.name.clone());
    emit::emit(&module, Blocking::Feature)
        .into_iter()
        .filter(|file| file.name == "types" || Some(&file.name) == own.as_ref())
        .map(|file| render::render(&file.name, &file.origin, file.tokens))
        .collect()
}

fn describe(
    item: &Item,
    service: &Service,
    parsed: &Parsed,
    rust: &Result<Vec<GeneratedFile>, Error>,
) -> Value {
    let Source { page, line } = &item.source;
    let lines = page_lines(&parsed.texts, page, *line);
    let last = *line
        + u32::try_from(lines.len())
            .unwrap_or(u32::MAX)
            .saturating_sub(1);
    let doubts: Vec<&Diagnostic> = parsed
        .diagnostics
        .iter()
        .filter(|found| found.page == *page && (*line..=last).contains(&found.line))
        .collect();
    let pieces: Vec<String> = match rust {
        Ok(files) => files
            .iter()
            .flat_map(|file| rust_lines(&file.contents, page, *line))
            .collect(),
        Err(error) => vec![format!("// none: {error}")],
    };
    json!({
        "product": service.product,
        "version": service.version,
        "kind": item.kind,
        "source": item.source,
        "page_lines": lines,
        "read": item.entry,
        "diagnostics": doubts,
        "rust": pieces,
    })
}

/// The lines of the row that starts at `line`: up to the next row or heading.
fn page_lines<'p>(pages: &'p [Page], page: &str, line: u32) -> Vec<&'p str> {
    let text = pages
        .iter()
        .find(|found| found.path == page)
        .map_or("", |page| &page.text);
    let start = usize::try_from(line.saturating_sub(1)).unwrap_or(0);
    let mut lines = text.lines().skip(start);
    let first = lines.next().into_iter();
    let rest = lines
        .take_while(|line| !(line.starts_with('#') || line.starts_with('|') && line.trim() != "|"));
    let mut lines: Vec<&str> = first.chain(rest).collect();
    while lines.last().is_some_and(|line| line.trim().is_empty()) {
        lines.pop();
    }
    lines
}

/// The declarations whose documentation names that place, and the static tables that do.
fn rust_lines(rust: &str, page: &str, line: u32) -> Vec<String> {
    let place = format!("`{page}:{line}`");
    let field = format!("line: {line},");
    let lines: Vec<&str> = rust.lines().collect();
    let written = format!("page: {page:?},");
    let own = lines.contains(&&*format!("const PAGE: &str = {page:?};"));
    let is_of_page =
        |block: &str| block.contains(&written) || (own && block.contains("page: PAGE,"));
    let mut found = Vec::new();
    for (index, text) in lines.iter().enumerate() {
        if text.contains(&place) {
            let declaration = lines[index..]
                .iter()
                .find(|line| !line.trim_start().starts_with("///"));
            found.extend(declaration.map(|line| line.trim().to_owned()));
        } else if text.trim() == field {
            let block = block_around(&lines, index);
            if is_of_page(&block) {
                found.push(block);
            }
        }
    }
    found.dedup();
    found
}

/// The innermost `Name { ... }` around a line.
fn block_around(lines: &[&str], index: usize) -> String {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let inner = indent(lines[index]);
    let start = lines[..index]
        .iter()
        .rposition(|line| !line.trim().is_empty() && indent(line) < inner)
        .unwrap_or(index);
    let end = lines[index..]
        .iter()
        .position(|line| !line.trim().is_empty() && indent(line) < inner)
        .map_or(index, |end| index + end);
    let outer = indent(lines[start]);
    let cut: Vec<&str> = lines[start..=end]
        .iter()
        .map(|line| line.get(outer..).unwrap_or(""))
        .collect();
    cut.join("\n")
}

fn for_people(item: &Value) -> String {
    let mut text = String::new();
    let place = &item["source"];
    let kind = item["kind"].as_str().unwrap_or_default();
    let _ = writeln!(
        text,
        "{kind}, {} {}, {}:{}\n",
        item["product"].as_str().unwrap_or_default(),
        item["version"].as_str().unwrap_or("of no known version"),
        place["page"].as_str().unwrap_or_default(),
        place["line"]
    );
    let first = place["line"].as_u64().unwrap_or(1);
    for (number, line) in (first..).zip(item["page_lines"].as_array().into_iter().flatten()) {
        let _ = writeln!(text, "{number:>5} | {}", line.as_str().unwrap_or_default());
    }
    let mut read = item["read"].clone();
    if let Some(entry) = read.as_object_mut() {
        // These stand above already.
        entry.remove("doc");
        entry.remove("source");
    }
    let _ = writeln!(text, "\nread as\n{read:#}\n");
    for found in item["diagnostics"].as_array().into_iter().flatten() {
        let word = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
        let _ = writeln!(
            text,
            "{}[{}]: {}\n  help: {}\n",
            word("severity"),
            word("code"),
            word("message"),
            word("help")
        );
    }
    let _ = writeln!(text, "in Rust");
    for piece in item["rust"].as_array().into_iter().flatten() {
        let _ = writeln!(text, "{}\n", piece.as_str().unwrap_or_default());
    }
    text
}

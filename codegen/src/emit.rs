//! A resolved module comes in, the token streams of its Rust files go out. Each emitter writes what its name says; none
//! sees Markdown or decides a name.

mod check;
mod client;
mod enums;
mod errors;
mod operation;
mod record;
mod request;
mod service;
mod structs;
mod ty;

use docwright_spec::model::Source;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::ir::{Field, Module};

/// When the blocking client is part of the code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Blocking {
    /// With the feature `blocking` of the crate.
    #[default]
    Feature,
    /// Always: the code stands in a crate without that feature, and the runtime has it.
    Always,
    /// Never.
    Never,
}

/// One emitted file.
#[derive(Clone, Debug)]
pub struct Emitted {
    /// Name of its module; the file has the same, and `mod` is the service's own.
    pub name: String,
    /// What it was made of, for the header.
    pub origin: String,
    /// What stands in it.
    pub tokens: TokenStream,
}

/// The files of a service's module: `mod` first, then those that it declares.
pub fn emit(module: &Module, blocking: Blocking) -> Vec<Emitted> {
    let mut children = children(module, blocking);
    let declarations: Vec<TokenStream> = children
        .iter()
        .map(|child| declare(child, &quote!(;)))
        .collect();
    let mut files = vec![Emitted {
        name: "mod".to_owned(),
        origin: origin(module),
        tokens: service::emit(module, &declarations),
    }];
    files.extend(children.drain(..).map(|child| child.file));
    files
}

/// The service's module with all others inside it: one file, to be included.
pub fn emit_nested(module: &Module, blocking: Blocking) -> TokenStream {
    let declarations: Vec<TokenStream> = children(module, blocking)
        .iter()
        .map(|child| {
            let tokens = &child.file.tokens;
            declare(child, &quote!({ #tokens }))
        })
        .collect();
    let name = ident(&module.name);
    let tokens = service::emit(module, &declarations);
    quote! { pub mod #name { #tokens } }
}

/// What a whole module is made of.
pub(crate) fn origin(module: &Module) -> String {
    format!("the pages of {} {}", module.product, module.version)
}

/// A file and how the service's module declares it.
struct Child {
    file: Emitted,
    attributes: TokenStream,
    visibility: TokenStream,
}

fn children(module: &Module, blocking: Blocking) -> Vec<Child> {
    let child = |name: &str, tokens| Child {
        file: Emitted {
            name: name.to_owned(),
            origin: origin(module),
            tokens,
        },
        attributes: TokenStream::new(),
        visibility: quote!(pub),
    };
    let mut children = Vec::new();
    match blocking {
        Blocking::Feature => children.push(Child {
            attributes: quote!(#[cfg(feature = "blocking")]),
            ..child("blocking", client::emit_blocking(module))
        }),
        Blocking::Always => children.push(child("blocking", client::emit_blocking(module))),
        Blocking::Never => {}
    }
    children.push(Child {
        visibility: TokenStream::new(),
        ..child("client", client::emit_async(module))
    });
    children.push(child("errors", errors::emit_catalogue(module)));
    if !module.shared.is_empty() {
        children.push(child("types", structs::emit_shared(module)));
    }
    for operation in &module.operations {
        let mut child = child(&operation.name, operation::emit(module, operation));
        child.file.origin = operation.source.page.clone();
        children.push(child);
    }
    children
}

fn declare(child: &Child, body: &TokenStream) -> TokenStream {
    let Child {
        attributes,
        visibility,
        file,
    } = child;
    let name = ident(&file.name);
    quote! { #attributes #visibility mod #name #body }
}

/// The identifier of a name that [`names`] made.
pub(crate) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// Documentation of an item: its lines, and where they come from.
fn doc(lines: &[String], place: &str) -> TokenStream {
    let mut written: Vec<String> = lines.iter().map(|line| doc_line(line)).collect();
    if !written.is_empty() && !place.is_empty() {
        written.push(String::new());
    }
    if !place.is_empty() {
        written.push(doc_line(place));
    }
    quote! { #(#[doc = #written])* }
}

/// Documentation of a field: what the page says, then in one paragraph default, example and place.
fn field_doc(field: &Field) -> TokenStream {
    let facts = field.facts.iter().cloned();
    let place = documented_as(&field.wire, &field.source);
    let last: Vec<String> = facts.chain([place]).collect();
    doc(&field.doc, &last.join(" "))
}

/// Documentation of a file.
fn file_doc(lines: &[String]) -> TokenStream {
    let written: Vec<String> = lines.iter().map(|line| doc_line(line)).collect();
    quote! { #(#![doc = #written])* }
}

fn doc_line(line: &str) -> String {
    if line.is_empty() {
        String::new()
    } else {
        format!(" {line}")
    }
}

/// `page:line`, as code.
fn place(source: &Source) -> String {
    let Source { page, line } = source;
    let page: String = page
        .chars()
        .map(|c| if c == '`' || c.is_control() { '?' } else { c })
        .collect();
    format!("`{page}:{line}`")
}

/// The sentence that says where a field is documented, and under which name.
fn documented_as(wire: &str, source: &Source) -> String {
    let wire: String = wire
        .chars()
        .map(|c| if c == '`' || c.is_control() { '?' } else { c })
        .collect();
    let wire = wire.trim();
    if wire.is_empty() {
        format!("Documented in {}.", place(source))
    } else {
        format!("Documented as `{wire}` in {}.", place(source))
    }
}

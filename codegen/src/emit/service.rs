//! The module of a service: declares the others and says which service it is.

use docwright_spec::model::Style;
use proc_macro2::TokenStream;
use quote::quote;

use super::{file_doc, ident};
use crate::ir::Module;

/// The file `mod`, with the declarations of the others.
pub(super) fn emit(module: &Module, declarations: &[TokenStream]) -> TokenStream {
    let Module {
        product,
        version,
        endpoint,
        ..
    } = module;
    let file_doc = file_doc(&[
        format!("Client of `{product}`, API version `{version}`."),
        String::new(),
        "Each operation has a module with its request, response and error; [`Client`] calls them."
            .to_owned(),
    ]);
    let style = match module.style {
        Style::Rpc => quote!(Rpc),
        Style::Roa => quote!(Roa),
    };
    let operations = module.operations.iter().map(|operation| {
        let name = ident(&operation.name);
        let request = ident(&operation.types.request);
        let response = ident(&operation.types.response);
        let error = ident(&operation.types.error);
        let has_required = operation
            .request
            .iter()
            .any(|field| field.presence == crate::ir::Presence::Compiler);
        let required = has_required
            .then(|| ident(&operation.types.required))
            .map(|required| quote!(#required,));
        quote!(pub use #name::{#error, #request, #required #response};)
    });
    quote! {
        #file_doc
        #(#declarations)*

        pub use client::Client;
        #(#operations)*

        use docwright_runtime::generated::{Service, Style};

        /// The service that the operations belong to.
        pub static SERVICE: Service = Service {
            product: #product,
            version: #version,
            style: Style::#style,
            endpoint: #endpoint,
            errors: errors::CATALOGUE,
        };
    }
}

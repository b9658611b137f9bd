//! The client and its blocking counterpart: one method for each operation.

use proc_macro2::TokenStream;
use quote::quote;

use super::{doc, file_doc, ident, place};
use crate::ir::{Module, Operation};

/// The file `client`.
pub(super) fn emit_async(module: &Module) -> TokenStream {
    let file_doc = file_doc(&["The asynchronous client.".to_owned()]);
    let client = emit_client(module, &quote!(docwright_runtime));
    quote! { #file_doc #client }
}

/// The file `blocking`.
pub(super) fn emit_blocking(module: &Module) -> TokenStream {
    let file_doc = file_doc(&["The client for threads that wait.".to_owned()]);
    let client = emit_client(module, &quote!(docwright_runtime::blocking));
    quote! { #file_doc #client }
}

fn emit_client(module: &Module, runtime: &TokenStream) -> TokenStream {
    let head = doc(
        &[
            format!(
                "Calls the operations of `{}`, version `{}`.",
                module.product, module.version
            ),
            String::new(),
            "Cloning is cheap: clones share connections and credentials.".to_owned(),
        ],
        "",
    );
    let requests = module
        .operations
        .iter()
        .map(|operation| ident(&operation.types.request));
    let requests = (!module.operations.is_empty()).then(|| quote!(use super::{#(#requests),*};));
    let call = (!module.operations.is_empty()).then(|| quote!(Call,));
    let methods = module.operations.iter().map(emit_method);
    quote! {
        use super::SERVICE;
        #requests
        use #runtime::{#call ClientBuilder};

        #head
        #[derive(Clone, Debug)]
        pub struct Client {
            inner: #runtime::Client,
        }

        impl Client {
            /// Settings of a new client.
            #[inline]
            #[must_use]
            pub fn builder() -> ClientBuilder<Self> {
                ClientBuilder::new(&SERVICE)
            }

            #(#methods)*
        }

        impl From<#runtime::Client> for Client {
            #[inline]
            fn from(inner: #runtime::Client) -> Self {
                Self { inner }
            }
        }
    }
}

fn emit_method(operation: &Operation) -> TokenStream {
    let name = ident(&operation.name);
    let request = ident(&operation.types.request);
    let module = operation.name.trim_start_matches("r#");
    let mut lines = vec![format!("Calls [`{}`](super::{module}).", operation.wire)];
    if !operation.summary.is_empty() {
        lines.push(String::new());
        lines.push(operation.summary.clone());
    }
    let doc = doc(
        &lines,
        &format!("Documented in {}.", place(&operation.source)),
    );
    quote! {
        #doc
        #[inline]
        pub fn #name(&self, request: #request) -> Call<'_, #request> {
            self.inner.call(request)
        }
    }
}

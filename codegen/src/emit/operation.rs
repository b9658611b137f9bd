//! The module of one operation: request, validator, response, error enum.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{doc, errors, field_doc, file_doc, ident, place, record, request, structs, ty};
use crate::ir::{Module, Operation};

/// The file of the operation.
pub(super) fn emit(module: &Module, operation: &Operation) -> TokenStream {
    let file_doc = emit_file_doc(operation);
    let shared: Vec<_> = operation
        .shared
        .iter()
        .map(|id| ident(module.type_def(*id).name()))
        .collect();
    let shared = (!shared.is_empty()).then(|| quote!(use super::types::{#(#shared),*};));
    let page = &operation.source.page;
    let request = request::emit(module, operation);
    let response = emit_response(module, operation);
    let errors = errors::emit(operation);
    let types = structs::emit_all(module, &operation.local, Some(page));
    let description = emit_description(operation);
    quote! {
        #file_doc
        use super::SERVICE;
        #shared
        use docwright_runtime::generated::*;

        const PAGE: &str = #page;

        #request
        #description
        #response
        #errors
        #types
    }
}

/// The prose begins with the summary, which is its first paragraph; where there is no prose the summary stands alone.
fn emit_file_doc(operation: &Operation) -> TokenStream {
    let mut lines = vec![format!("`{}`.", operation.wire), String::new()];
    if operation.doc.is_empty() && !operation.summary.is_empty() {
        lines.push(operation.summary.clone());
    }
    lines.extend(operation.doc.iter().cloned());
    if lines.last().is_some_and(|line| !line.is_empty()) {
        lines.push(String::new());
    }
    lines.push(format!("Documented in {}.", place(&operation.source)));
    file_doc(&lines)
}

fn emit_description(operation: &Operation) -> TokenStream {
    let request = ident(&operation.types.request);
    let response = ident(&operation.types.response);
    let error = ident(&operation.types.error);
    let Operation {
        wire, method, path, ..
    } = operation;
    let line = Literal::u32_unsuffixed(operation.source.line);
    let token = match &operation.idempotency_token {
        Some(token) => quote!(Some(#token)),
        None => quote!(None),
    };
    quote! {
        static OPERATION: Operation = Operation {
            service: &SERVICE,
            name: #wire,
            method: #method,
            path: #path,
            page: PAGE,
            line: #line,
            idempotency_token: #token,
            errors: ERRORS,
        };

        impl Request for #request {
            type Response = #response;
            type Error = #error;
            const OPERATION: &'static Operation = &OPERATION;
        }
    }
}

fn emit_response(module: &Module, operation: &Operation) -> TokenStream {
    let name = ident(&operation.types.response);
    let head = doc(
        &[format!("Response of `{}`.", operation.wire)],
        &format!("Documented in {}.", place(&operation.source)),
    );
    let fields = operation.response.iter().map(|field| {
        let name = ident(&field.name);
        let ty = ty::stored(module, field);
        let doc = field_doc(field);
        quote! { #doc pub #name: #ty }
    });
    let record = record::emit(&operation.types.response, &operation.response);
    quote! {
        #head
        #[derive(Clone, Debug, Default)]
        pub struct #name {
            #(#fields,)*
        }

        #record
    }
}

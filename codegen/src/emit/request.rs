//! Requests: the struct, what it cannot do without, its setters and the table of its parameters.

use proc_macro2::TokenStream;
use quote::quote;

use super::ty::Lifetime;
use super::{check, doc, field_doc, ident, place, ty};
use crate::ir::{Field, Module, Operation, Presence};

/// Everything that an operation is sent.
pub(super) fn emit(module: &Module, operation: &Operation) -> TokenStream {
    let request = emit_struct(module, operation);
    let required = required(operation)
        .next()
        .is_some()
        .then(|| emit_required(module, operation));
    let name = ident(&operation.types.request);
    let constructor = emit_constructor(operation);
    let setters = emit_setters(module, &operation.request);
    let parameters = emit_parameters(module, operation);
    quote! {
        #request
        #required

        impl #name {
            #constructor
            #setters
        }

        #parameters
    }
}

fn required(operation: &Operation) -> impl Iterator<Item = &Field> {
    operation
        .request
        .iter()
        .filter(|field| field.presence == Presence::Compiler)
}

fn borrows(operation: &Operation) -> bool {
    required(operation).any(|field| ty::borrows(&field.ty))
}

fn emit_struct(module: &Module, operation: &Operation) -> TokenStream {
    let name = ident(&operation.types.request);
    let wire = &operation.wire;
    let head = if operation.summary.is_empty() {
        format!("Request of `{wire}`.")
    } else {
        format!(
            "Request of `{wire}`, see [`{}`](self).",
            operation.name.trim_start_matches("r#")
        )
    };
    let mut lines = vec![head];
    if let Some(paging) = &operation.paging {
        lines.extend([String::new(), paging.clone()]);
    }
    let head = doc(
        &lines,
        &format!("Documented in {}.", place(&operation.source)),
    );
    let fields = operation.request.iter().map(|field| {
        let name = ident(&field.name);
        let ty = ty::stored(module, field);
        let doc = field_doc(field);
        quote! { #doc pub #name: #ty }
    });
    let derive = match required(operation).next() {
        Some(_) => quote!(#[derive(Clone)]),
        None => quote!(#[derive(Clone, Default)]),
    };
    quote! {
        #head
        #derive
        pub struct #name {
            #(#fields,)*
        }
    }
}

/// Nothing is derived: it lives for one call, and its secrets are bare texts that `Debug` would show.
fn emit_required(module: &Module, operation: &Operation) -> TokenStream {
    let name = ident(&operation.types.required);
    let request = &operation.types.request;
    let lifetime = borrows(operation).then(|| quote!(<'a>));
    let head = doc(
        &[format!("What [`{request}`] cannot do without.")],
        &format!("Documented in {}.", place(&operation.source)),
    );
    let fields = required(operation).map(|field| {
        let bare = field.name.trim_start_matches("r#");
        let doc = doc(&[format!("See [`{bare}`](field@{request}::{bare}).")], "");
        let name = ident(&field.name);
        let ty = ty::argument(module, &field.ty, Lifetime::Named);
        quote! { #doc pub #name: #ty }
    });
    quote! {
        #head
        pub struct #name #lifetime {
            #(#fields,)*
        }
    }
}

fn emit_constructor(operation: &Operation) -> TokenStream {
    if required(operation).next().is_none() {
        return quote! {
            /// A request; everything is left to the service.
            #[inline]
            #[must_use]
            pub fn new() -> Self {
                Self::default()
            }
        };
    }
    let required = ident(&operation.types.required);
    let lifetime = borrows(operation).then(|| quote!(<'_>));
    let fields = operation.request.iter().map(|field| {
        let name = ident(&field.name);
        let value = match field.presence {
            Presence::Compiler => ty::taken(&field.ty, &quote!(required.#name)),
            Presence::Validator | Presence::Optional => ty::empty(&field.ty),
        };
        quote!(#name: #value)
    });
    quote! {
        /// A request with what is required; everything else is left to the service.
        #[inline]
        #[must_use]
        pub fn new(required: #required #lifetime) -> Self {
            Self { #(#fields,)* }
        }
    }
}

/// A setter for each field that the constructor leaves empty.
pub(super) fn emit_setters(module: &Module, fields: &[Field]) -> TokenStream {
    let optional = fields
        .iter()
        .filter(|field| field.presence != Presence::Compiler);
    let setters = optional.map(|field| {
        let name = ident(&field.name);
        let bare = field.name.trim_start_matches("r#");
        let doc = doc(&[format!("Sets [`{bare}`](field@Self::{bare}).")], "");
        let ty = ty::argument(module, &field.ty, Lifetime::Elided);
        let value = ty::assigned(field, &name);
        quote! {
            #doc
            #[inline]
            #[must_use]
            pub fn #name(mut self, #name: #ty) -> Self {
                self.#name = #value;
                self
            }
        }
    });
    quote! { #(#setters)* }
}

fn emit_parameters(module: &Module, operation: &Operation) -> TokenStream {
    let bare = &operation.types.request;
    let name = ident(bare);
    let table = check::emit_table(module, &operation.request, Some(&operation.source.page));
    let values = operation.request.iter().map(|field| ident(&field.name));
    quote! {
        static PARAMETERS: &[Parameter] = #table;

        impl Parameters for #name {
            #[inline]
            fn visit(&self, visitor: &mut dyn Visitor) {
                visitor.values(PARAMETERS, &[#(&self.#values),*]);
            }
        }

        impl std::fmt::Debug for #name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                show_request(#bare, self, f)
            }
        }
    }
}

//! Error enums of operations, and the product's catalogue of codes.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{doc, file_doc, ident, place};
use crate::ir::{ErrorCode, Module, Operation};

/// The enum of an operation, without data: what the service said stands beside it, in the runtime's `Refused`, which has
/// the functions that every error needs. Functions of each enum's own would be an eighth of all in a large crate.
pub(super) fn emit(operation: &Operation) -> TokenStream {
    let name = ident(&operation.types.error);
    let head = doc(
        &[format!("Why the service refused `{}`.", operation.wire)],
        &format!("Documented in {}.", place(&operation.source)),
    );
    let variants = operation.errors.iter().map(|error| {
        let doc = doc(
            &error.doc,
            &format!("Documented in {}.", place(&error.source)),
        );
        let name = ident(&error.name);
        quote! { #doc #name }
    });
    let codes = operation.errors.iter().map(|error| emit_code(&error.code));
    let documented = operation.errors.iter().map(|error| ident(&error.name));
    quote! {
        #head
        #[derive(Clone, Copy, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// Any other code, the product's catalogue behind it.
            Other,
        }

        static ERRORS: &[ErrorCode] = &[#(#codes),*];

        impl OperationError for #name {
            const DOCUMENTED: &'static [Self] = &[#(Self::#documented),*];
            const OTHER: Self = Self::Other;
        }

        impl std::fmt::Debug for #name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                show_error(ERRORS, *self as usize, f)
            }
        }
    }
}

fn emit_code(error: &ErrorCode) -> TokenStream {
    let ErrorCode {
        code,
        status,
        retryable,
    } = error;
    let status = Literal::u16_unsuffixed(*status);
    quote!(ErrorCode { code: #code, status: #status, retryable: #retryable })
}

/// The file `errors`.
pub(super) fn emit_catalogue(module: &Module) -> TokenStream {
    let file_doc = file_doc(&[format!(
        "Every error code that an operation of `{}` documents.",
        module.product
    )]);
    let codes = module.catalogue.iter().map(emit_code);
    quote! {
        #file_doc
        use docwright_runtime::generated::*;

        /// The codes, sorted by lower case.
        pub static CATALOGUE: &[ErrorCode] = &[#(#codes),*];
    }
}

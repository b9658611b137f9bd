//! Error enums of operations, and the product's catalogue of codes.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{doc, file_doc, ident, place};
use crate::ir::{ErrorCode, Module, Operation};

/// The enum of an operation with everything that belongs to it.
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
        quote! { #doc #name(ServiceError) }
    });
    let codes = operation.errors.iter().map(|error| emit_code(&error.code));
    let conversions = emit_conversions(operation);
    let accessors = emit_accessors(operation);
    quote! {
        #head
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// Any other code, the product's catalogue behind it.
            Other(ServiceError),
        }

        static ERRORS: &[ErrorCode] = &[#(#codes),*];

        #conversions
        #accessors
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

fn emit_conversions(operation: &Operation) -> TokenStream {
    let name = ident(&operation.types.error);
    let variants: Vec<_> = operation
        .errors
        .iter()
        .map(|error| ident(&error.name))
        .collect();
    let from_index = variants.iter().enumerate().map(|(index, variant)| {
        let index = Literal::usize_unsuffixed(index);
        quote!(Some(#index) => Self::#variant(answer))
    });
    let from_index = match variants.is_empty() {
        true => quote!(let _ = index; Self::Other(answer)),
        false => quote! {
            match index {
                #(#from_index,)*
                _ => Self::Other(answer),
            }
        },
    };
    quote! {
        impl OperationError for #name {
            #[inline]
            fn from_answer(index: Option<usize>, answer: ServiceError) -> Self {
                #from_index
            }

            #[inline]
            fn answer(&self) -> &ServiceError {
                match self {
                    #(Self::#variants(answer) |)* Self::Other(answer) => answer,
                }
            }
        }
    }
}

/// What every variant has: `code()`, `status()`, `request_id()`, `is_retryable()` and the rest come by `Deref` to the
/// answer, since four functions more in each enum cost 23 MB of the compiler's memory in a large crate. `Debug` is the
/// answer's, which has the code: a derived one would be among the longest bodies of the crate.
fn emit_accessors(operation: &Operation) -> TokenStream {
    let name = ident(&operation.types.error);
    quote! {
        impl std::ops::Deref for #name {
            type Target = ServiceError;

            #[inline]
            fn deref(&self) -> &ServiceError {
                self.answer()
            }
        }

        impl std::fmt::Debug for #name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Debug::fmt(self.answer(), f)
            }
        }

        impl std::fmt::Display for #name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(self.answer(), f)
            }
        }

        impl std::error::Error for #name {}
    }
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

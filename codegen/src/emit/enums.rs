//! Enums of documented values, which keep values that they do not know.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{doc, documented_as, ident};
use crate::ir::Enum;

/// The enum with everything that belongs to it.
pub(super) fn emit(definition: &Enum) -> TokenStream {
    let name = ident(&definition.name);
    let doc = doc(
        &[format!("Documented values of `{}`.", definition.wire)],
        &documented_as(&definition.wire, &definition.source),
    );
    let variants = definition.variants.iter().map(|variant| {
        let name = ident(&variant.name);
        let doc = super::doc(&[format!("{}.", value_as_code(&variant.wire))], "");
        quote! { #doc #name }
    });
    let values = definition.variants.iter().map(|variant| &variant.wire);
    let conversions = emit_conversions(definition);
    quote! {
        #doc
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that is not documented.
            Other(String),
        }

        impl #name {
            /// The documented values, in page order.
            pub const VALUES: &'static [&'static str] = &[#(#values),*];
        }

        #conversions
    }
}

/// One function each way: a fifth of the types of a large crate are enums, and each function of each of them counts.
fn emit_conversions(definition: &Enum) -> TokenStream {
    let name = ident(&definition.name);
    let indices = || (0..definition.variants.len()).map(Literal::usize_unsuffixed);
    let variants: Vec<_> = definition
        .variants
        .iter()
        .map(|variant| ident(&variant.name))
        .collect();
    let to_index = indices()
        .zip(&variants)
        .map(|(index, variant)| quote!(Self::#variant => #index));
    let from_index = indices()
        .zip(&variants)
        .map(|(index, variant)| quote!(Some(#index) => Self::#variant));
    quote! {
        /// The value on the wire.
        impl AsRef<str> for #name {
            #[inline]
            fn as_ref(&self) -> &str {
                let index = match self {
                    #(#to_index,)*
                    Self::Other(value) => return value,
                };
                Self::VALUES[index]
            }
        }

        /// Without regard to case; what is not documented is kept.
        impl From<&str> for #name {
            #[inline]
            fn from(text: &str) -> Self {
                match find_documented(Self::VALUES, text) {
                    #(#from_index,)*
                    _ => Self::Other(text.to_owned()),
                }
            }
        }

        // Derived, it would have a function.
        impl Eq for #name {}

        impl std::fmt::Debug for #name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.as_ref().fmt(f)
            }
        }

        impl Shape for #name {
            type Form = TextForm;
        }
    }
}

fn value_as_code(value: &str) -> String {
    let shown: String = value
        .chars()
        .filter(|character| !character.is_control())
        .collect();
    let shown = shown.trim();
    if shown.is_empty() {
        "The empty value".to_owned()
    } else if shown.contains('`') {
        format!("```` {shown} ````")
    } else {
        format!("`{shown}`")
    }
}

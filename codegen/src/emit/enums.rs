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
    let conversions = emit_conversions(definition);
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that is not documented.
            Other(String),
        }

        // Derived, it would have a body.
        impl Eq for #name {}

        #conversions
    }
}

fn emit_conversions(definition: &Enum) -> TokenStream {
    let name = ident(&definition.name);
    let wires = definition.variants.iter().map(|variant| &variant.wire);
    let indices = || (0..definition.variants.len()).map(Literal::usize_unsuffixed);
    let variants: Vec<_> = definition
        .variants
        .iter()
        .map(|variant| ident(&variant.name))
        .collect();
    let to_text = indices()
        .zip(&variants)
        .map(|(index, variant)| quote!(Self::#variant => Self::VALUES[#index]));
    let from_text = indices()
        .zip(&variants)
        .map(|(index, variant)| quote!(Some(#index) => Self::#variant));
    quote! {
        impl #name {
            /// The documented values, in page order.
            pub const VALUES: &'static [&'static str] = &[#(#wires),*];

            /// The value on the wire.
            #[inline]
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    #(#to_text,)*
                    Self::Other(value) => value,
                }
            }
        }

        impl Documented for #name {
            #[inline]
            fn as_str(&self) -> &str {
                Self::as_str(self)
            }

            #[inline]
            fn from_text(text: &str) -> Self {
                match find_documented(Self::VALUES, text) {
                    #(#from_text,)*
                    _ => Self::Other(text.to_owned()),
                }
            }
        }

        impl From<&str> for #name {
            #[inline]
            fn from(text: &str) -> Self {
                Self::from_text(text)
            }
        }

        impl std::fmt::Display for #name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
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

//! How responses, and structs inside them, are read and written: each field named once.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident;
use crate::ir::Field;

/// `impl Record` of the struct `name`.
pub(super) fn emit(name: &str, fields: &[Field]) -> TokenStream {
    let name = ident(name);
    let wires = fields.iter().map(|field| {
        let wire = &field.wire;
        match &field.wrapper {
            Some(wrapper) => quote!(Name::Wrapped(#wire, #wrapper)),
            None => quote!(Name::Plain(#wire)),
        }
    });
    let values = fields.iter().map(|field| ident(&field.name));
    quote! {
        impl Record for #name {
            #[inline]
            fn fields(&mut self, fields: &mut dyn Fields) {
                fields.fields(&[#(#wires),*], &mut [#(&mut self.#values),*]);
            }
        }
    }
}

/// `impl Element`, by which a field can hold structs called `name`.
pub(super) fn emit_element(name: &str) -> TokenStream {
    let name = ident(name);
    quote! {
        impl Element for #name {
            #[inline]
            fn read(json: Json, reader: &mut Reader) -> Option<Self> {
                reader.record(json)
            }

            #[inline]
            fn write(&mut self) -> Json {
                to_json(self)
            }
        }
    }
}

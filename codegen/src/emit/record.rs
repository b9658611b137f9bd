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

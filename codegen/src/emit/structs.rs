//! Structs inside requests and responses, and the file of the shared ones.

use proc_macro2::TokenStream;
use quote::quote;

use super::request::emit_setters;
use super::{check, doc, documented_as, enums, field_doc, file_doc, ident, record, ty};
use crate::ir::{Module, Struct, TypeDef, TypeId};

/// The file `types`.
pub(super) fn emit_shared(module: &Module) -> TokenStream {
    let file_doc = file_doc(&[format!(
        "Types that several operations of `{}` use.",
        module.product
    )]);
    let types = emit_all(module, &module.shared, None);
    quote! {
        #file_doc
        use docwright_runtime::generated::*;

        #types
    }
}

/// The types behind `ids`; `page` is the page that the constant `PAGE` names, where there is one.
pub(super) fn emit_all(module: &Module, ids: &[TypeId], page: Option<&str>) -> TokenStream {
    let types = ids.iter().map(|id| match module.type_def(*id) {
        TypeDef::Enum(definition) => enums::emit(definition),
        TypeDef::Struct(definition) => emit(module, definition, page),
    });
    quote! { #(#types)* }
}

fn emit(module: &Module, definition: &Struct, page: Option<&str>) -> TokenStream {
    let name = ident(&definition.name);
    let mut lines = vec![format!("Value of `{}`.", definition.wire)];
    if !definition.doc.is_empty() {
        lines.push(String::new());
        lines.extend(definition.doc.iter().cloned());
    }
    let head = doc(&lines, &documented_as(&definition.wire, &definition.source));
    let fields = definition.fields.iter().map(|field| {
        let name = ident(&field.name);
        let ty = ty::stored(module, field);
        let doc = field_doc(field);
        quote! { #doc pub #name: #ty }
    });
    let sent = definition
        .usage
        .sent()
        .then(|| emit_sent(module, definition, page));
    let received = definition
        .usage
        .received()
        .then(|| record::emit(&definition.name, &definition.fields));
    quote! {
        #head
        #[derive(Clone, Debug, Default)]
        pub struct #name {
            #(#fields,)*
        }

        impl Shape for #name {
            type Form = ObjectForm;
        }

        #sent
        #received
    }
}

fn emit_sent(module: &Module, definition: &Struct, page: Option<&str>) -> TokenStream {
    let name = ident(&definition.name);
    let constant = ident(&definition.constant);
    let table = check::emit_table(module, &definition.fields, page);
    let values = definition.fields.iter().map(|field| ident(&field.name));
    let setters = emit_setters(module, &definition.fields);
    quote! {
        impl #name {
            #setters
        }

        static #constant: &[Parameter] = #table;

        impl Parameters for #name {
            #[inline]
            fn visit(&self, visitor: &mut dyn Visitor) {
                visitor.values(#constant, &[#(&self.#values),*]);
            }
        }
    }
}

//! Types of values: how they are written in fields, in arguments, and how one becomes the other.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::ident;
use crate::ir::{Field, Module, Presence, Type};

/// The type itself, without the `Option` around it.
pub(super) fn bare(module: &Module, ty: &Type) -> TokenStream {
    match ty {
        Type::Text => quote!(String),
        Type::Secret => quote!(Secret),
        Type::Integer => quote!(i64),
        Type::Float => quote!(f64),
        Type::Boolean => quote!(bool),
        Type::Json => quote!(Json),
        Type::Enum(id) | Type::Struct(id) => {
            let name = ident(module.type_def(*id).name());
            quote!(#name)
        }
        Type::List(item) => {
            let item = bare(module, item);
            quote!(Vec<#item>)
        }
        Type::Map(value) => {
            let value = bare(module, value);
            quote!(BTreeMap<String, #value>)
        }
    }
}

/// Whether the type has an empty value of its own and needs no `Option`.
fn can_be_empty(ty: &Type) -> bool {
    match ty {
        Type::List(_) | Type::Map(_) => true,
        Type::Text
        | Type::Secret
        | Type::Integer
        | Type::Float
        | Type::Boolean
        | Type::Json
        | Type::Enum(_)
        | Type::Struct(_) => false,
    }
}

/// The type of a field.
pub(super) fn stored(module: &Module, field: &Field) -> TokenStream {
    let bare = bare(module, &field.ty);
    if field.presence == Presence::Compiler || can_be_empty(&field.ty) {
        bare
    } else {
        quote!(Option<#bare>)
    }
}

/// How an argument is spelled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lifetime {
    /// In a function's parameters.
    Elided,
    /// In the fields of the struct with the lifetime `'a`.
    Named,
}

/// The type under which a value is handed in.
pub(super) fn argument(module: &Module, ty: &Type, lifetime: Lifetime) -> TokenStream {
    let lifetime = match lifetime {
        Lifetime::Elided => quote!(),
        Lifetime::Named => quote!('a),
    };
    match ty {
        Type::Text | Type::Secret => quote!(&#lifetime str),
        Type::List(item) if **item == Type::Text => quote!(&#lifetime [&#lifetime str]),
        Type::List(_)
        | Type::Map(_)
        | Type::Integer
        | Type::Float
        | Type::Boolean
        | Type::Json
        | Type::Enum(_)
        | Type::Struct(_) => bare(module, ty),
    }
}

/// Whether [`argument`] borrows.
pub(super) fn borrows(ty: &Type) -> bool {
    match ty {
        Type::Text | Type::Secret => true,
        Type::List(item) => **item == Type::Text,
        Type::Map(_)
        | Type::Integer
        | Type::Float
        | Type::Boolean
        | Type::Json
        | Type::Enum(_)
        | Type::Struct(_) => false,
    }
}

/// What turns an argument into the bare type.
pub(super) fn taken(ty: &Type, argument: &TokenStream) -> TokenStream {
    match ty {
        Type::Text => quote!(#argument.to_owned()),
        Type::Secret => quote!(Secret::from(#argument)),
        Type::List(item) if **item == Type::Text => quote!(texts(#argument)),
        Type::List(_)
        | Type::Map(_)
        | Type::Integer
        | Type::Float
        | Type::Boolean
        | Type::Json
        | Type::Enum(_)
        | Type::Struct(_) => argument.clone(),
    }
}

/// What a setter assigns.
pub(super) fn assigned(field: &Field, argument: &Ident) -> TokenStream {
    let taken = taken(&field.ty, &quote!(#argument));
    if can_be_empty(&field.ty) {
        taken
    } else {
        quote!(Some(#taken))
    }
}

/// The value of a field that nothing was given for.
pub(super) fn empty(ty: &Type) -> TokenStream {
    match ty {
        Type::List(_) => quote!(Vec::new()),
        Type::Map(_) => quote!(BTreeMap::new()),
        Type::Text
        | Type::Secret
        | Type::Integer
        | Type::Float
        | Type::Boolean
        | Type::Json
        | Type::Enum(_)
        | Type::Struct(_) => quote!(None),
    }
}

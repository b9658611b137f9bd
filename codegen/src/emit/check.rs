//! The static tables that describe parameters: wire names, places and rules.

use docwright_spec::model::{CharClass, Position};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::ident;
use crate::ir::{Check, Field, Format, Interval, Module, Presence, Rule};

/// The table of `fields`; `page` is the page that the constant `PAGE` names, where there is one.
pub(super) fn emit_table(module: &Module, fields: &[Field], page: Option<&str>) -> TokenStream {
    let parameters = fields
        .iter()
        .map(|field| emit_parameter(module, field, page));
    quote!(&[#(#parameters),*])
}

fn emit_parameter(module: &Module, field: &Field, page: Option<&str>) -> TokenStream {
    let name = &field.wire;
    let position = match field.position {
        Position::Query => quote!(Query),
        Position::Body => quote!(Body),
        Position::Path => quote!(Path),
        Position::Header => quote!(Header),
        Position::Form => quote!(Form),
    };
    let required = match field.presence {
        Presence::Compiler | Presence::Validator => true,
        Presence::Optional => false,
    };
    let own_page = field.source.page.as_str();
    let page = if page == Some(own_page) {
        quote!(PAGE)
    } else {
        quote!(#own_page)
    };
    let line = Literal::u32_unsuffixed(field.source.line);
    let rules = field.rules.iter().map(|rule| emit_rule(module, rule));
    quote! {
        Parameter {
            name: #name,
            position: Position::#position,
            required: #required,
            page: #page,
            line: #line,
            rules: &[#(#rules),*],
        }
    }
}

fn emit_rule(module: &Module, rule: &Rule) -> TokenStream {
    let Rule { check, text } = rule;
    let check = emit_check(module, check);
    quote!(Rule { check: Check::#check, text: #text })
}

fn emit_check(module: &Module, check: &Check) -> TokenStream {
    match check {
        Check::OneOfType(id) => {
            let name = ident(module.type_def(*id).name());
            quote!(OneOf(#name::VALUES))
        }
        Check::OneOf(values) => quote!(OneOf(&[#(#values),*])),
        Check::Chars(min, max) => {
            let (min, max) = (length(*min), length(*max));
            quote!(Chars(#min, #max))
        }
        Check::Bytes(min, max) => {
            let (min, max) = (length(*min), length(*max));
            quote!(Bytes(#min, #max))
        }
        Check::Range(min, max, also) => {
            let (min, max) = (whole(*min), whole(*max));
            let also = also.iter().map(|value| whole(*value));
            quote!(Range(#min, #max, &[#(#also),*]))
        }
        Check::Interval(interval) => emit_interval(interval),
        Check::MultipleOf(value) => {
            let value = number(*value);
            quote!(MultipleOf(#value))
        }
        Check::NotIn(values) => quote!(NotIn(&[#(#values),*])),
        Check::StartsWith(classes) => {
            let classes = emit_classes(classes);
            quote!(StartsWith(#classes))
        }
        Check::Charset(classes, chars) => {
            let classes = emit_classes(classes);
            quote!(Charset(#classes, #chars))
        }
        Check::Ascii => quote!(Ascii),
        Check::NotStartsWith(values) => quote!(NotStartsWith(&[#(#values),*])),
        Check::NotContains(values) => quote!(NotContains(&[#(#values),*])),
        Check::Items(min, max) => {
            let (min, max) = (length(*min), length(*max));
            quote!(Items(#min, #max))
        }
        Check::Separator(separator) => quote!(Separator(#separator)),
        Check::Format(format) => {
            let format = emit_format(format);
            quote!(Format(Format::#format))
        }
        Check::RequiredIf(conditions) => {
            let conditions = conditions
                .iter()
                .map(|(parameter, values)| quote!((#parameter, &[#(#values),*])));
            quote!(RequiredIf(&[#(#conditions),*]))
        }
        Check::ConflictsWith(names) => quote!(ConflictsWith(&[#(#names),*])),
        Check::AtLeastOne(names) => quote!(AtLeastOne(&[#(#names),*])),
        Check::Deprecated => quote!(Deprecated),
    }
}

fn emit_interval(interval: &Interval) -> TokenStream {
    let Interval {
        min,
        max,
        exclusive_min,
        exclusive_max,
        also,
    } = interval;
    let (min, max) = (number(*min), number(*max));
    let also = also.iter().map(|value| number(*value));
    quote! {
        Interval {
            min: #min,
            max: #max,
            exclusive_min: #exclusive_min,
            exclusive_max: #exclusive_max,
            also: &[#(#also),*],
        }
    }
}

fn emit_classes(classes: &[CharClass]) -> TokenStream {
    let classes = classes.iter().map(|class| match class {
        CharClass::Letter => quote!(CharClass::Letter),
        CharClass::Lower => quote!(CharClass::Lower),
        CharClass::Upper => quote!(CharClass::Upper),
        CharClass::Digit => quote!(CharClass::Digit),
        CharClass::Chinese => quote!(CharClass::Chinese),
        CharClass::Underscore => quote!(CharClass::Underscore),
    });
    quote!(&[#(#classes),*])
}

fn emit_format(format: &Format) -> TokenStream {
    match format {
        Format::Cidr => quote!(Cidr),
        Format::Ip => quote!(Ip),
        Format::Ipv4 => quote!(Ipv4),
        Format::Ipv6 => quote!(Ipv6),
        Format::Json => quote!(Json),
        Format::JsonArray => quote!(JsonArray),
        Format::DateTime(pattern) => quote!(DateTime(#pattern)),
        Format::Url => quote!(Url),
        Format::Email => quote!(Email),
        Format::Mac => quote!(Mac),
        Format::Base64 => quote!(Base64),
    }
}

/// A count, where an open end is said as such.
fn length(value: u64) -> TokenStream {
    if value == u64::MAX {
        quote!(u64::MAX)
    } else {
        let value = Literal::u64_unsuffixed(value);
        quote!(#value)
    }
}

fn whole(value: i64) -> TokenStream {
    match value {
        i64::MIN => quote!(i64::MIN),
        i64::MAX => quote!(i64::MAX),
        value => {
            let digits = Literal::u64_unsuffixed(value.unsigned_abs());
            if value < 0 {
                quote!(-#digits)
            } else {
                quote!(#digits)
            }
        }
    }
}

fn number(value: f64) -> TokenStream {
    if value == f64::MIN {
        quote!(f64::MIN)
    } else if value == f64::MAX {
        quote!(f64::MAX)
    } else {
        // Numbers of JSON are finite, which is all that the literal asks for.
        let digits = Literal::f64_unsuffixed(value.abs());
        if value < 0.0 {
            quote!(-#digits)
        } else {
            quote!(#digits)
        }
    }
}

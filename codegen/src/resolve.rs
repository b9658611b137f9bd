//! One service of the intermediate spec comes in, the module that the emitters write goes out: every Rust name chosen,
//! equal types shared, constraints turned into checks, prose made safe for rustdoc.

mod docs;
mod errors;
mod fields;
mod rules;
mod secret;
mod traits;
mod types;

use docwright_spec::identity::UNKNOWN_PRODUCT;
use docwright_spec::model::{Operation, Service, Spec, Style};

use crate::error::Error;
use crate::ir::{self, Module};
use crate::names::{self, Scope};
use docs::Links;
use types::Types;

/// All services of the spec, or those of one product, in its order. Services without operations are left out, and so are those that
/// cannot be called, see [`left_out`].
///
/// # Errors
/// Where nothing is left.
pub fn resolve_all(spec: &Spec, product: Option<&str>) -> Result<Vec<Module>, Error> {
    let services: Vec<&Service> = wanted(spec, product).collect();
    if let (Some(product), true) = (product, services.is_empty()) {
        let mut known: Vec<String> = spec
            .services
            .iter()
            .map(|service| service.product.clone())
            .collect();
        known.dedup();
        return Err(Error::NoSuchProduct {
            product: product.to_owned(),
            known,
        });
    }
    let services: Vec<&Service> = services
        .into_iter()
        .filter(|service| callable(service).next().is_some())
        .collect();
    let (unusable, services): (Vec<&Service>, Vec<&Service>) = services
        .into_iter()
        .partition(|service| why_unusable(service).is_some());
    if services.is_empty() {
        let why = unusable.into_iter().find_map(why_unusable);
        return Err(why.unwrap_or(Error::NothingToGenerate));
    }
    let mut scope = Scope::default();
    services
        .iter()
        .map(|service| {
            let several = services
                .iter()
                .filter(|other| other.product == service.product)
                .count()
                > 1;
            let version = service.version.as_deref().filter(|_| several);
            let name = scope.claim(&names::module(&service.product, version), "_");
            Ok(Module {
                name,
                ..resolve(service)?
            })
        })
        .collect()
}

/// Why services of the spec, or of one product, are no modules although others are: no request of theirs could be sent. Each with the
/// number of its operations.
pub fn left_out(spec: &Spec, product: Option<&str>) -> Vec<(Error, usize)> {
    wanted(spec, product)
        .filter(|service| !service.operations.is_empty())
        .filter_map(|service| Some((why_unusable(service)?, service.operations.len())))
        .collect()
}

/// The services of a product, or of all.
fn wanted<'s>(spec: &'s Spec, product: Option<&str>) -> impl Iterator<Item = &'s Service> {
    let is_wanted = move |service: &&Service| {
        product.is_none_or(|product| product.eq_ignore_ascii_case(&service.product))
    };
    spec.services.iter().filter(is_wanted)
}

/// The service lacks what its module cannot do without.
fn why_unusable(service: &Service) -> Option<Error> {
    let page = || {
        let first = service.operations.first();
        first.map_or_else(String::new, |operation| operation.source.page.clone())
    };
    if service.product == UNKNOWN_PRODUCT || service.product.trim().is_empty() {
        return Some(Error::ProductUnknown { page: page() });
    }
    let unknown = service.version.is_none();
    unknown.then(|| Error::VersionUnknown {
        product: service.product.clone(),
        page: page(),
    })
}

/// Operations whose method and path the pages tell; the diagnostics name the others.
fn callable(service: &Service) -> impl Iterator<Item = &Operation> {
    let has_paths = service.style == Some(Style::Roa);
    let operations = service.operations.iter();
    operations.filter(move |operation| !has_paths || !operation.http.methods.is_empty())
}

/// One service, its module named after the product.
///
/// # Errors
/// Where the product or the version is not known.
pub fn resolve(service: &Service) -> Result<Module, Error> {
    if let Some(why) = why_unusable(service) {
        return Err(why);
    }
    let version = service.version.clone().unwrap_or_default();

    // The passes, in order: each needs what those before it made.
    let callable: Vec<&Operation> = callable(service).collect();
    let named = name_operations(&callable);
    let links = link_operations(&callable, &named);
    let mut types = Types::default();
    let mut operations = Vec::with_capacity(callable.len());
    for (index, (operation, name)) in callable.into_iter().zip(named).enumerate() {
        operations.push(resolve_operation(
            operation,
            name,
            &mut fields::Context::new(index, &links, &mut types),
        ));
    }
    types.join_enums();
    types.join_directions();
    types.share();
    types.name(&mut operations);
    types.redirect(&mut operations);
    let catalogue = errors::catalogue(&operations);

    let (types, shared) = types.finish();
    Ok(Module {
        name: names::module(&service.product, None),
        product: service.product.clone(),
        version,
        style: service.style.unwrap_or(Style::Rpc),
        endpoint: service.endpoint.clone().unwrap_or_default(),
        operations,
        types,
        shared,
        catalogue,
    })
}

/// Names of each operation's module and of its types, in step with each other.
fn name_operations(operations: &[&Operation]) -> Vec<(String, String)> {
    let mut modules = Scope::default();
    let mut types = Scope::new(&names::operation_type_bases());
    let claim = |operation: &&Operation| {
        (
            modules.claim(&names::operation(&operation.name), "_"),
            types.claim(&names::type_name(&operation.name), ""),
        )
    };
    operations.iter().map(claim).collect()
}

fn link_operations(operations: &[&Operation], named: &[(String, String)]) -> Links {
    let pair = |(operation, (method, _)): (&&Operation, &(String, String))| {
        (operation.name.clone(), method.clone())
    };
    operations.iter().zip(named).map(pair).collect()
}

fn resolve_operation(
    operation: &Operation,
    (name, base): (String, String),
    context: &mut fields::Context<'_>,
) -> ir::Operation {
    let token = fields::idempotency_token(operation);
    let request = context.request(operation, token);
    let response = context.response(&operation.response.fields, &operation.source);
    ir::Operation {
        wire: operation.name.clone(),
        name,
        types: names::operation_types(&base),
        summary: docs::rustdoc(&operation.summary, context.links).join(" "),
        doc: traits::doc(operation, context.links),
        paging: operation.traits.paging.as_ref().map(traits::paging),
        source: operation.source.clone(),
        method: method(&operation.http.methods),
        path: path(&operation.http.path),
        idempotency_token: token.map(str::to_owned),
        request,
        response,
        errors: errors::resolve(&operation.errors, context.links),
        local: Vec::new(),
        shared: Vec::new(),
    }
}

/// `POST` where it is documented or nothing is, since it has room for every parameter; else the first.
fn method(methods: &[String]) -> String {
    let post = methods.iter().any(|method| method == "POST");
    match methods.first() {
        Some(first) if !post => first.clone(),
        Some(_) | None => "POST".to_owned(),
    }
}

/// Pages write `{Name}` or `[Name]`; the runtime reads the latter.
fn path(path: &str) -> String {
    let path = path.replace('{', "[").replace('}', "]");
    if path.starts_with('/') {
        path
    } else {
        format!("/{path}")
    }
}

#[cfg(test)]
mod tests;

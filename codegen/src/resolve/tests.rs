//! Specs as data files on the left, names and types on the right.

use docwright_spec::model::{Field, Required, Source, Type as Documented};

use super::*;
use crate::ir::{Presence, Type, TypeDef, Usage};

fn spec() -> Spec {
    serde_json::from_str(include_str!("../../tests/data/shop.json")).unwrap()
}

fn module() -> Module {
    resolve(&spec().services[0]).unwrap()
}

fn operation<'a>(module: &'a Module, wire: &str) -> &'a ir::Operation {
    module
        .operations
        .iter()
        .find(|operation| operation.wire == wire)
        .unwrap()
}

/// `name: type` of each field, with the names of types.
fn written(module: &Module, fields: &[ir::Field]) -> Vec<String> {
    fields
        .iter()
        .map(|field| format!("{}: {}", field.name, written_type(module, &field.ty)))
        .collect()
}

fn written_type(module: &Module, ty: &Type) -> String {
    match ty {
        Type::Enum(id) | Type::Struct(id) => module.type_def(*id).name().to_owned(),
        Type::List(item) => format!("[{}]", written_type(module, item)),
        Type::Map(value) => format!("{{{}}}", written_type(module, value)),
        Type::Text | Type::Secret | Type::Integer | Type::Float | Type::Boolean | Type::Json => {
            format!("{ty:?}")
        }
    }
}

fn names(module: &Module, ids: &[ir::TypeId]) -> Vec<String> {
    ids.iter()
        .map(|id| module.type_def(*id).name().to_owned())
        .collect()
}

#[test]
fn requests() {
    let module = module();
    let create = operation(&module, "CreateOrder");
    assert_eq!(
        written(&module, &create.request),
        [
            "region_id: Text",
            "r#type: Type",
            "password: Secret",
            "item_ids: [Text]",
            "tag: [Tag]",
            "quantity: Integer",
            "discount: Float",
            "express: Boolean",
            "new_: Text",
            "rules: {Json}",
            "client_token: Text",
        ]
    );
    let with = |presence| {
        let fields = create
            .request
            .iter()
            .filter(move |field| field.presence == presence);
        fields.map(|field| field.wire.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(with(Presence::Compiler), ["type", "Password", "ItemIds"]);
    assert_eq!(with(Presence::Validator), ["RegionId"]);
    assert_eq!(create.idempotency_token.as_deref(), Some("ClientToken"));
    assert_eq!(create.method, "POST");
}

#[test]
fn secrets_have_no_example() {
    let module = module();
    let doc = &operation(&module, "CreateOrder").request[2].doc;
    assert_eq!(doc, &["A \\*secret\\*."]);
}

#[test]
fn responses() {
    let module = module();
    let create = operation(&module, "CreateOrder");
    assert_eq!(
        written(&module, &create.response),
        ["order_id: Text", "order_id_2: Text", "request_id: Text"]
    );
    let list = operation(&module, "ListOrders");
    assert_eq!(
        written(&module, &list.response),
        ["orders: [Order]", "request_id: Text"]
    );
    assert_eq!(list.response[0].wrapper.as_deref(), Some("Order"));
    assert_eq!(
        names(&module, &list.local),
        ["Status", "OrderOption", "Order"]
    );
}

#[test]
fn what_travels_both_ways_is_one_shared_type() {
    let module = module();
    assert_eq!(names(&module, &module.shared), ["Tag"]);
    let TypeDef::Struct(tag) = module.type_def(module.shared[0]) else {
        panic!("a struct")
    };
    assert_eq!(tag.usage, Usage::Both);
    assert_eq!(
        written(&module, &tag.fields),
        ["key: Text", "key_2: Text", "value: Text"]
    );
    assert_eq!(operation(&module, "ListOrders").shared, module.shared);
}

#[test]
fn documented_values() {
    let module = module();
    let create = operation(&module, "CreateOrder");
    let TypeDef::Enum(values) = module.type_def(create.local[0]) else {
        panic!("an enum")
    };
    let variants: Vec<_> = values
        .variants
        .iter()
        .map(|variant| variant.name.as_str())
        .collect();
    assert_eq!(
        variants,
        [
            "None",
            "OtherValue",
            "SelfValue",
            "Empty",
            "Asterisk",
            "V1_0",
            "V10",
            "Minus1",
            "AB",
            "AB2"
        ]
    );
}

#[test]
fn errors_and_catalogue() {
    let module = module();
    let create = operation(&module, "CreateOrder");
    let variants: Vec<_> = create
        .errors
        .iter()
        .map(|error| (error.name.as_str(), error.code.status))
        .collect();
    assert_eq!(variants, [("InvalidItem", 400), ("OtherValue", 0)]);
    let codes: Vec<_> = module
        .catalogue
        .iter()
        .map(|code| code.code.as_str())
        .collect();
    assert_eq!(codes, ["Invalid.Item", "Other"]);
}

#[test]
fn operations() {
    let module = module();
    let names: Vec<_> = module
        .operations
        .iter()
        .map(|operation| (operation.name.as_str(), operation.types.error.as_str()))
        .collect();
    assert_eq!(
        names,
        [
            ("create_order", "CreateOrderError"),
            ("list_orders", "ListOrdersError"),
            ("service", "Service2Error"),
            ("r#match", "MatchError"),
        ]
    );
    assert_eq!(operation(&module, "Service").path, "/things/[Id]");
    assert_eq!(operation(&module, "Service").method, "POST");
}

#[test]
fn documentation_is_safe() {
    let module = module();
    let create = operation(&module, "CreateOrder");
    assert_eq!(
        create.summary,
        "Places an order for \\[goods\\] of type \\<T\\>."
    );
    assert_eq!(
        create.doc,
        [
            "Places an order. Call [`ListOrders`](super::Client::list_orders) or the help first, see <https://example.com/a_b>.",
            "",
            "- one: `x<T>`",
            "- two \\[not a link\\]",
        ]
    );
}

#[test]
fn what_is_added_below_renames_nothing() {
    let mut spec = spec();
    let before = module();
    let last = spec.services[0].operations[0].response.fields[1].clone();
    let added = Field {
        name: "ORDERID".to_owned(),
        ..last
    };
    spec.services[0].operations[0].response.fields.push(added);
    let after = resolve(&spec.services[0]).unwrap();
    let names = |module: &Module| written(module, &operation(module, "CreateOrder").response);
    assert_eq!(names(&after)[..2], names(&before)[..2]);
    assert_eq!(names(&after)[2], "orderid: Text");
}

#[test]
fn several_versions_have_a_module_each() {
    let mut spec = spec();
    let names = |spec: &Spec| {
        resolve_all(spec, None)
            .unwrap()
            .into_iter()
            .map(|module| module.name)
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&spec), ["shop"]);
    let mut newer = spec.services[0].clone();
    newer.version = Some("2021-01-01".to_owned());
    spec.services.push(newer);
    assert_eq!(names(&spec), ["shop_2020_01_02", "shop_2021_01_01"]);
    let mut other = spec.services[0].clone();
    other.product = "Bank".to_owned();
    other.operations.clear();
    spec.services.push(other);
    assert_eq!(names(&spec).len(), 2);
}

#[test]
fn what_is_missing_is_said() {
    let check = |change: fn(&mut Spec), product: Option<&str>, expected: &str| {
        let mut spec = spec();
        change(&mut spec);
        assert_eq!(
            resolve_all(&spec, product).unwrap_err().to_string(),
            expected
        );
    };
    check(
        |spec| spec.services[0].version = None,
        None,
        "orders/CreateOrder.md: no page tells the API version of product `Shop`",
    );
    check(
        |spec| spec.services[0].product.clear(),
        None,
        "orders/CreateOrder.md: no page tells the product of this operation",
    );
    check(
        |spec| spec.services.clear(),
        None,
        "there is no operation to generate",
    );
    check(
        |_| {},
        Some("Bank"),
        "there is no product `Bank`; there is: Shop",
    );
}

#[test]
fn depth_is_bounded() {
    let mut spec = spec();
    let leaf = spec.services[0].operations[0].response.fields[0].clone();
    let mut field = Field {
        ty: Documented::String,
        required: Required::No,
        source: Source::default(),
        ..leaf
    };
    for level in 0..200 {
        let inner = Documented::Struct {
            fields: vec![field.clone()],
        };
        let ty = Documented::List {
            item: Box::new(inner),
            wrapper: None,
        };
        field = Field {
            name: format!("Level{level}"),
            ty,
            ..field
        };
    }
    spec.services[0].operations[0].response.fields.push(field);
    let module = resolve(&spec.services[0]).unwrap();
    assert!(module.types.len() < 60);
}

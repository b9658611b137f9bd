//! Specs as data files on the left, names and types on the right.

mod secrets;

use docwright_spec::model::{
    Clause, Element, Field, Paging, PagingStyle, ParameterGroup, Required, Rule, Source,
    Type as Documented,
};

use super::*;
use crate::ir::{Check, Presence, Type, TypeDef, Usage};

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
fn an_enum_stands_for_those_that_list_some_of_its_values() {
    let module = module();
    let list = operation(&module, "ListOrders");
    let Type::List(status) = &list.request[0].ty else {
        panic!("a list")
    };
    let Type::Enum(id) = **status else {
        panic!("an enum")
    };
    let TypeDef::Enum(status) = module.type_def(id) else {
        panic!("an enum")
    };
    assert_eq!(status.variants.len(), 3);
    // The parameter takes no more than its own row says.
    let own = ["Open", "Closed"].map(str::to_owned).to_vec();
    assert_eq!(list.request[0].rules[0].check, Check::OneOf(own));
}

#[test]
fn one_documented_value_is_no_enum() {
    let mut spec = spec();
    let status = &mut spec.services[0].operations[1].request.parameters[0];
    status.constraints[0].rule = Rule::Enum {
        values: vec!["Open".to_owned()],
    };
    let module = resolve(&spec.services[0]).unwrap();
    let list = operation(&module, "ListOrders");
    assert_eq!(written(&module, &list.request), ["status: [Text]"]);
    let own = Check::OneOf(vec!["Open".to_owned()]);
    assert_eq!(list.request[0].rules[0].check, own);
}

#[test]
fn what_holds_for_the_operation() {
    let mut spec = spec();
    let group = |names: &[&str]| ParameterGroup {
        names: names.iter().map(|name| (*name).to_owned()).collect(),
        text: "**one** of them".to_owned(),
    };
    let traits = &mut spec.services[0].operations[0].traits;
    traits.at_least_one = vec![
        group(&["Express", "Discount"]),
        // The client fills in the first two, `type` is required, and the last is no parameter.
        group(&["Quantity", "RegionId"]),
        group(&["Quantity", "ClientToken"]),
        group(&["Quantity", "type"]),
        group(&["Quantity", "Express", "Nothing"]),
    ];
    traits.asynchronous = Some(Clause {
        text: "Goods are sent *later*.".to_owned(),
    });
    traits.paging = Some(Paging {
        style: PagingStyle::Token,
        parameter: "Next".to_owned(),
        size: Some("Most".to_owned()),
        field: Some("Next".to_owned()),
        text: String::new(),
    });
    let module = resolve(&spec.services[0]).unwrap();
    let create = operation(&module, "CreateOrder");
    let checked: Vec<_> = create
        .request
        .iter()
        .flat_map(|field| field.rules.iter().map(move |rule| (&*field.wire, rule)))
        .filter(|(_, rule)| matches!(rule.check, Check::AtLeastOne(_)))
        .collect();
    let rule = ir::Rule {
        check: Check::AtLeastOne(vec!["Express".to_owned()]),
        text: "one of them".to_owned(),
    };
    assert_eq!(checked, [("Discount", &rule)]);
    assert_eq!(
        create.doc.last().map(String::as_str),
        Some("The operation goes on after it answered: “Goods are sent later”.")
    );
    assert_eq!(
        create.paging.as_deref(),
        Some(
            "Answers come in pages: `Next` says which one, `Most` how long one is; `Next` of the answer is the token of the next one."
        )
    );
}

#[test]
fn a_row_for_the_elements_of_a_list_describes_their_struct() {
    let mut spec = spec();
    let orders = &mut spec.services[0].operations[1].response.fields[0];
    orders.element = Some(Element {
        doc: "One *order*.".to_owned(),
        source: Source::default(),
    });
    let module = resolve(&spec.services[0]).unwrap();
    let list = operation(&module, "ListOrders");
    let Type::List(order) = &list.response[0].ty else {
        panic!("a list")
    };
    let Type::Struct(id) = **order else {
        panic!("a struct")
    };
    let TypeDef::Struct(order) = module.type_def(id) else {
        panic!("a struct")
    };
    assert_eq!(order.doc, ["One order."]);
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
fn what_no_page_tells_how_to_call_is_left_out() {
    let mut spec = spec();
    spec.services[0].style = Some(Style::Roa);
    for operation in &mut spec.services[0].operations {
        operation.http.methods = vec!["GET".to_owned()];
    }
    let count = |spec: &Spec| resolve(&spec.services[0]).unwrap().operations.len();
    let all = count(&spec);
    spec.services[0].operations[0].http.methods.clear();
    assert_eq!(count(&spec), all - 1);
    for operation in &mut spec.services[0].operations {
        operation.http.methods.clear();
    }
    assert!(matches!(
        resolve_all(&spec, None),
        Err(Error::NothingToGenerate)
    ));
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

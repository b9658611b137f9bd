//! What becomes of values that must not be seen.

use super::*;

#[test]
fn secrets_have_no_example() {
    let module = module();
    let doc = &operation(&module, "CreateOrder").request[2].doc;
    assert_eq!(doc, &["A \\*secret\\*."]);
}

/// Secrets are texts as a rule; a correction can make one of anything.
#[test]
fn whatever_stands_in_a_secret_is_one() {
    let mut spec = spec();
    let documented = &mut spec.services[0].operations;
    let create = documented
        .iter_mut()
        .find(|operation| operation.name == "CreateOrder");
    let parameters = &mut create.unwrap().request.parameters;
    for name in ["Tag", "Quantity", "Express", "Rules"] {
        let parameter = parameters.iter_mut().find(|field| field.name == name);
        parameter.unwrap().sensitive = true;
    }
    let mut key = parameters[0].clone();
    "Key".clone_into(&mut key.name);
    key.sensitive = true;
    let text = parameters.iter_mut().find(|field| field.name == "new");
    let text = text.unwrap();
    text.ty = Documented::Json {
        content: Some(Box::new(Documented::Struct { fields: vec![key] })),
    };
    text.example = Some("{\"Key\":\"testsecret\"}".to_owned());

    let module = resolve(&spec.services[0]).unwrap();
    let create = operation(&module, "CreateOrder");
    let fields = written(&module, &create.request);
    for expected in [
        "tag: [Tag]",
        "quantity: Secret",
        "express: Secret",
        "rules: {Secret}",
        "new_: Secret",
    ] {
        assert!(fields.iter().any(|field| field == expected), "{fields:?}");
    }
    let new = create.request.iter().find(|field| field.wire == "new");
    assert!(!format!("{:?}", new.unwrap()).contains("testsecret"));
    let tag = create.request.iter().find(|field| field.wire == "Tag");
    let Type::List(item) = &tag.unwrap().ty else {
        panic!("no list");
    };
    let Type::Struct(id) = **item else {
        panic!("no struct");
    };
    let TypeDef::Struct(tag) = module.type_def(id) else {
        panic!("no struct");
    };
    assert!(tag.fields.iter().all(|field| field.ty == Type::Secret));
}

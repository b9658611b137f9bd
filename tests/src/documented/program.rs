//! A module of generated code comes in, the source of a program goes out that reads [`Case`]s and prints one [`Verdict`](super::report::Verdict) a line.

use std::collections::BTreeMap;
use std::fmt::Write;

use docwright_codegen::ir::{Field, Module, Operation, TypeDef};
use docwright_runtime::Json;
use serde_json::json;

use super::samples::{Answer, Origin, Values};

/// What the program is asked.
#[derive(Debug)]
pub enum Case {
    /// Read this answer.
    Answer(Answer),
    /// Check a request with these values.
    Request(Values),
}

impl Case {
    /// As the program reads it.
    fn to_json(&self, operation: &str) -> Json {
        match self {
            Self::Answer(Answer { place, json }) => {
                json!({"operation": operation, "place": place, "answer": json})
            }
            Self::Request(values) => json!({
                "operation": operation,
                "place": values.place,
                "given": values.given.0,
                "hidden": values.hidden().collect::<Vec<_>>(),
                "known": values.known,
                "sample": values.origin == Origin::Sample,
            }),
        }
    }
}

/// The name by which a case finds its operation.
#[must_use]
pub fn key(module: &Module, operation: &Operation) -> String {
    format!("{} {} {}", module.product, module.version, operation.wire)
}

/// The files of the program, with their paths inside the crate's folder.
///
/// `library` is the name of the crate in Rust.
#[must_use]
pub fn files(
    library: &str,
    modules: &[Module],
    cases: &BTreeMap<String, Vec<Case>>,
) -> Vec<(&'static str, String)> {
    let lines: String = cases
        .iter()
        .flat_map(|(operation, cases)| cases.iter().map(move |case| case.to_json(operation)))
        .map(|case| format!("{case}\n"))
        .collect();
    vec![
        (
            "examples/documented/given.rs",
            include_str!("given.rs").to_owned(),
        ),
        ("examples/documented/main.rs", main(library, modules)),
        ("examples/documented/cases.jsonl", lines),
    ]
}

const HEAD: &str = r#"//! Puts documented answers and requests through the generated types.
mod given;

use docwright_runtime::Json;
use docwright_runtime::decode::decode_with_leftovers;
use docwright_runtime::operation::{Check, Request};
use given::{FromGiven, Given};

fn answer<R: Request>(json: Json) -> Vec<String> {
    let (_, leftovers) = decode_with_leftovers::<R::Response>(json);
    leftovers.iter().map(ToString::to_string).collect()
}

/// Values of examples need not fit together, so what a parameter says about others counts for sample requests only.
fn request<R: Request + FromGiven>(given: &Given, hidden: &[&str], known: &[&str], sample: bool) -> Vec<String> {
    let request = R::given(given, "").unwrap_or_else(R::absent);
    let Err(violations) = request.validate() else {
        return Vec::new();
    };
    let inside = |path: &str, name: &str| {
        path.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let counts = |violation: &&docwright_runtime::validate::Violation| {
        let path = violation.path();
        match violation.rule() {
            None => sample && known.contains(&path.split('.').next().unwrap_or(path)),
            Some(rule) if matches!(rule.check, Check::RequiredIf(_) | Check::ConflictsWith(_)) => sample,
            // What has to be given by the compiler's order stands empty in a sample that leaves it out.
            Some(_) => {
                let touches = |name: &str| inside(path, name) || inside(name, path);
                given.0.keys().any(|name| touches(name)) && !hidden.iter().any(|name| touches(name))
            }
        }
    };
    violations.iter().filter(counts).map(ToString::to_string).collect()
}

fn main() {
    for line in include_str!("cases.jsonl").lines() {
        let case: Json = line.parse().expect("a case is JSON");
        let operation = case["operation"].as_str().expect("a case has an operation");
        let problems = match case.get("answer") {
            Some(json) => answer_of(operation, json.clone()),
            None => {
                let mut given = Given::default();
                given.0.extend(case["given"].as_object().into_iter().flatten().map(|(name, text)| {
                    (name.clone(), text.as_str().unwrap_or_default().to_owned())
                }));
                let names = |key: &str| -> Vec<&str> {
                    case[key].as_array().into_iter().flatten().filter_map(Json::as_str).collect()
                };
                request_of(operation, &given, &names("hidden"), &names("known"), case["sample"] == true)
            }
        };
        let kind = match (case.get("answer"), case["sample"] == true) {
            (Some(_), _) => "answer",
            (None, true) => "sample",
            (None, false) => "examples",
        };
        let place = case["place"].as_str().unwrap_or_default();
        println!("{kind}\t{operation}\t{place}\t{}", problems.join("\t").replace('\n', " "));
    }
}
"#;

fn main(library: &str, modules: &[Module]) -> String {
    let mut text = HEAD.to_owned();
    let operations = || {
        modules.iter().flat_map(|module| {
            module
                .operations
                .iter()
                .map(move |operation| (module, operation))
        })
    };
    let path = |module: &Module, operation: &Operation| {
        format!(
            "{library}::{}::{}::{}",
            module.name, operation.name, operation.types.request
        )
    };
    for (function, rest, call) in [
        ("answer_of", "json: Json", "answer::<{}>(json)"),
        (
            "request_of",
            "given: &Given, hidden: &[&str], known: &[&str], sample: bool",
            "request::<{}>(given, hidden, known, sample)",
        ),
    ] {
        let _ = write!(
            text,
            "\nfn {function}(operation: &str, {rest}) -> Vec<String> {{\n    match operation {{\n"
        );
        for (module, operation) in operations() {
            let call = call.replace("{}", &path(module, operation));
            let _ = writeln!(text, "        {:?} => {call},", key(module, operation));
        }
        text.push_str("        other => panic!(\"no operation {other}\"),\n    }\n}\n");
    }
    for module in modules {
        let home = |id| {
            let owner = module
                .operations
                .iter()
                .find(|operation| operation.local.contains(&id));
            let file = owner.map_or("types", |operation| operation.name.as_str());
            format!("{library}::{}::{file}", module.name)
        };
        let local = module
            .operations
            .iter()
            .flat_map(|operation| &operation.local);
        for id in module.shared.iter().chain(local) {
            let path = home(*id);
            match module.type_def(*id) {
                TypeDef::Enum(definition) => {
                    from_text(&mut text, &format!("{path}::{}", definition.name))
                }
                TypeDef::Struct(definition) if definition.usage.sent() => {
                    from_fields(
                        &mut text,
                        &format!("{path}::{}", definition.name),
                        &definition.fields,
                    );
                }
                TypeDef::Struct(_) => {}
            }
        }
    }
    for (module, operation) in operations() {
        from_fields(&mut text, &path(module, operation), &operation.request);
    }
    text
}

fn from_text(text: &mut String, path: &str) {
    let _ = write!(
        text,
        "
impl FromGiven for {path} {{
    fn given(given: &Given, name: &str) -> Option<Self> {{
        given.text(name).map(Self::from)
    }}
    fn absent() -> Self {{
        Self::from(\"\")
    }}
}}
"
    );
}

fn from_fields(text: &mut String, path: &str, fields: &[Field]) {
    let _ = write!(
        text,
        "
impl FromGiven for {path} {{
    fn given(given: &Given, name: &str) -> Option<Self> {{
        let before = if name.is_empty() {{ String::new() }} else {{ format!(\"{{name}}.\") }};
        let _ = (given, &before);
        if !name.is_empty() && !given.has(name) {{
            return None;
        }}
        if let Some(parts) = given.parsed(name) {{
            return Self::given(&parts, name);
        }}
        Some(Self {{
"
    );
    for field in fields {
        let _ = writeln!(
            text,
            "            {}: given.get(&format!(\"{{before}}{{}}\", {:?})),",
            field.name, field.wire
        );
    }
    text.push_str("        })\n    }\n    fn absent() -> Self {\n        Self {\n");
    for field in fields {
        let _ = writeln!(text, "            {}: FromGiven::absent(),", field.name);
    }
    text.push_str("        }\n    }\n}\n");
}

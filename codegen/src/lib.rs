//! The intermediate spec becomes Rust source: [`resolve`] chooses names, types and checks, [`emit`] writes tokens,
//! [`render`] prints files, [`update`] puts them into place. [`whole_crate`] and [`generator`] do it all, for a crate of
//! its own and for a build script.

pub mod emit;
pub mod error;
pub mod generator;
pub mod ir;
pub mod names;
pub mod read;
pub mod render;
pub mod resolve;
pub mod update;
pub mod whole_crate;

use docwright_spec::model::Spec;

pub use docwright_spec::merge::Language;
pub use emit::Blocking;
pub use error::Error;
pub use generator::Generator;
pub use render::GeneratedFile;

/// The files of one module for each service of the spec, or of one product: `vpc/mod.rs` and so on.
///
/// # Errors
/// Where a service cannot be resolved, see [`resolve::resolve_all`].
pub fn generate_modules(spec: &Spec, product: Option<&str>) -> Result<Vec<GeneratedFile>, Error> {
    let mut files = Vec::new();
    for module in resolve::resolve_all(spec, product)? {
        files.extend(generate_module(&module)?);
    }
    Ok(files)
}

/// The files of one module.
///
/// # Errors
/// [`Error::Syntax`] only.
pub fn generate_module(module: &ir::Module) -> Result<Vec<GeneratedFile>, Error> {
    let folder = names::file_stem(&module.name);
    emit::emit(module, Blocking::Feature)
        .into_iter()
        .map(|emitted| {
            let path = format!("{folder}/{}.rs", names::file_stem(&emitted.name));
            render::render(&path, &emitted.origin, emitted.tokens)
        })
        .collect()
}

/// Reads a spec file.
///
/// # Errors
/// Where the file cannot be read or is not in the format.
pub fn read_spec(path: &std::path::Path) -> Result<Spec, Error> {
    let text = std::fs::read_to_string(path).map_err(Error::io("read", path))?;
    let wrong = |message: String| Error::Spec {
        path: path.to_owned(),
        message,
    };
    let spec: Spec = serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))?;
    if spec.format != docwright_spec::model::FORMAT {
        return Err(wrong(format!(
            "its format is `{}`, this program reads `{}`",
            spec.format,
            docwright_spec::model::FORMAT
        )));
    }
    Ok(spec)
}

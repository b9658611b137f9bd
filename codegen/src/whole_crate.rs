//! A spec comes in, a crate of its own goes out: `Cargo.toml`, `README.md`, `src/lib.rs` and a module for each service.

use std::fmt::Write;
use std::path::{Component, Path, PathBuf};

use docwright_spec::model::Spec;
use quote::quote;

use crate::error::Error;
use crate::ir::Module;
use crate::render::{self, GeneratedFile};
use crate::{generate_module, names, resolve};

/// How the crate finds the runtime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Runtime {
    /// In the registry, at the version that belongs to this generator.
    Version,
    /// In a folder: absolute, or relative to the crate's own.
    Path(String),
}

impl Runtime {
    /// The runtime in `folder`, as the crate in `out` reaches it: the crate can be moved together with the runtime.
    ///
    /// # Errors
    /// Where the current folder is not known.
    pub fn in_folder(folder: &Path, out: &Path) -> Result<Self, Error> {
        let absolute = |path: &Path| {
            std::path::absolute(path)
                .map(|path| plain(&path))
                .map_err(Error::io("find", path))
        };
        let (folder, out) = (absolute(folder)?, absolute(out)?);
        let common = folder
            .components()
            .zip(out.components())
            .take_while(|(left, right)| left == right)
            .count();
        // Two folders that share but the root have nothing to be moved with.
        if common <= 1 {
            return Ok(Self::Path(folder.to_string_lossy().into_owned()));
        }
        let up = out.components().skip(common).map(|_| "..".to_owned());
        let down = folder
            .components()
            .skip(common)
            .map(|part| part.as_os_str().to_string_lossy().into_owned());
        let path: Vec<String> = up.chain(down).collect();
        Ok(Self::Path(if path.is_empty() {
            ".".to_owned()
        } else {
            path.join("/")
        }))
    }
}

/// Without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => plain.push(part),
        }
    }
    plain
}

/// What to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholeCrate {
    /// Name of the crate, such as `aliyun-ecs`.
    pub name: String,
    /// How it finds the runtime.
    pub runtime: Runtime,
    /// The one product to take from the spec; all of them where absent.
    pub product: Option<String>,
}

impl WholeCrate {
    /// The crate's files.
    ///
    /// # Errors
    /// Where the name is no crate's, or a service cannot be resolved.
    pub fn generate(&self, spec: &Spec) -> Result<Vec<GeneratedFile>, Error> {
        if !is_crate_name(&self.name) {
            return Err(Error::CrateName {
                name: self.name.clone(),
            });
        }
        let modules = resolve::resolve_all(spec, self.product.as_deref())?;
        let origin = modules
            .iter()
            .map(crate::emit::origin)
            .collect::<Vec<_>>()
            .join(", ");
        let mut files = vec![
            GeneratedFile {
                path: "Cargo.toml".to_owned(),
                contents: self.manifest(&origin),
            },
            GeneratedFile {
                path: "README.md".to_owned(),
                contents: self.readme(&modules, &origin),
            },
            self.root(&modules, &origin)?,
        ];
        for module in &modules {
            for file in generate_module(module)? {
                files.push(GeneratedFile {
                    path: format!("src/{}", file.path),
                    ..file
                });
            }
        }
        Ok(files)
    }

    fn manifest(&self, origin: &str) -> String {
        let header = render::header("#", origin, "");
        let name = &self.name;
        let version = env!("CARGO_PKG_VERSION");
        let rust_version = env!("CARGO_PKG_RUST_VERSION");
        let runtime = match &self.runtime {
            Runtime::Version => format!("version = \"{version}\""),
            Runtime::Path(path) => format!("path = {}", toml_text(path)),
        };
        format!(
            r#"{header}

[package]
name = "{name}"
version = "0.1.0"
edition = "2024"
rust-version = "{rust_version}"
publish = false

[features]
default = ["async"]
# The asynchronous client, over reqwest and rustls.
async = ["docwright-runtime/reqwest"]
# The client for threads that wait.
blocking = ["docwright-runtime/blocking"]

[dependencies]
docwright-runtime = {{ {runtime}, default-features = false }}

# Generated code does not change in parts, so what an incremental build would remember is never used.
[profile.dev]
incremental = false

# The crate builds wherever it lies; without this table it can be a member of a workspace.
[workspace]
"#
        )
    }

    fn root(&self, modules: &[Module], origin: &str) -> Result<GeneratedFile, Error> {
        let mut lines = vec![format!(
            " Clients of {origin}, made of their documentation."
        )];
        lines.push(String::new());
        for module in modules {
            let Module {
                name,
                product,
                version,
                operations,
                ..
            } = module;
            lines.push(format!(
                " - [`{}`]: `{product}` `{version}`, {} operations",
                names::file_stem(name),
                operations.len()
            ));
        }
        let modules = modules.iter().map(|module| {
            let name = crate::emit::ident(&module.name);
            quote! {
                #[rustfmt::skip]
                pub mod #name;
            }
        });
        let tokens = quote! {
            #(#![doc = #lines])*
            #![forbid(unsafe_code)]

            pub use docwright_runtime as runtime;

            #(#modules)*
        };
        render::render("src/lib.rs", origin, tokens)
    }

    fn readme(&self, modules: &[Module], origin: &str) -> String {
        let mut text = render::header("<!--", origin, "-->");
        let library = self.name.replace('-', "_");
        let _ = write!(
            text,
            "\n\n# {}\n\nRust clients of {origin}, made of their documentation by docwright.\n",
            self.name
        );
        for module in modules {
            let path = names::file_stem(&module.name);
            let _ = write!(
                text,
                "\n## `{library}::{path}`: {} {}\n\n| operation | method | page |\n|---|---|---|\n",
                module.product, module.version
            );
            for operation in &module.operations {
                let page: String = operation
                    .source
                    .page
                    .chars()
                    .map(|c| if c == '|' || c == '`' { '?' } else { c })
                    .collect();
                let _ = writeln!(
                    text,
                    "| {} | `Client::{}` | `{page}` |",
                    operation.wire,
                    names::file_stem(&operation.name)
                );
            }
        }
        text
    }
}

/// What cargo accepts, ASCII only.
fn is_crate_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(|character| {
            character.is_ascii_alphanumeric() || character == '-' || character == '_'
        })
}

/// A basic string of TOML.
fn toml_text(text: &str) -> String {
    let mut written = String::from('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => {
                written.push('\\');
                written.push(character);
            }
            control if control.is_control() => {
                let _ = write!(written, "\\u{:04X}", u32::from(control));
            }
            other => written.push(other),
        }
    }
    written.push('"');
    written
}

#[cfg(test)]
mod tests;

//! The generator for build scripts: pages come in, one Rust file in `OUT_DIR` goes out.
//!
//! ```no_run
//! // In `main` of build.rs:
//! let result = docwright_codegen::Generator::new()
//!     .pages("pages")
//!     .overlay("pages/overlay.json")
//!     .generate();
//! if let Err(error) = result {
//!     docwright_codegen::generator::fail(&error);
//! }
//! ```
//!
//! The crate includes the file with `include!(concat!(env!("OUT_DIR"), "/docwright.rs"));` and depends on
//! `docwright-runtime`, with its feature `reqwest` for the asynchronous client.

use std::io::Write;
use std::path::PathBuf;

use docwright_spec::diagnostic::{Diagnostic, Severity};
use docwright_spec::merge::{Language, Merge};
use docwright_spec::model::Spec;
use quote::quote;

use crate::emit::{self, Blocking};
use crate::error::Error;
use crate::read;
use crate::render::{self, GeneratedFile};
use crate::resolve;
use crate::update::{self, Mode};

/// Makes one Rust file of pages.
#[derive(Clone, Debug, Default)]
pub struct Generator {
    pages: Vec<PathBuf>,
    overlay: Option<PathBuf>,
    language: Language,
    product: Option<String>,
    file_name: Option<String>,
    out_dir: Option<PathBuf>,
    blocking: Blocking,
}

impl Generator {
    /// A generator without pages.
    #[must_use]
    pub fn new() -> Self {
        Self {
            blocking: Blocking::Never,
            ..Self::default()
        }
    }

    /// Adds a page, or a folder whose `*.md` files are pages, at any depth.
    #[must_use]
    pub fn pages(mut self, path: impl Into<PathBuf>) -> Self {
        self.pages.push(path.into());
        self
    }

    /// Corrects what the pages are known to get wrong.
    #[must_use]
    pub fn overlay(mut self, path: impl Into<PathBuf>) -> Self {
        self.overlay = Some(path.into());
        self
    }

    /// Chooses which pages lead where an operation has them in several languages; the fullest do where nothing is chosen.
    #[must_use]
    pub fn language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    /// Takes one product of several that the pages describe.
    #[must_use]
    pub fn product(mut self, product: impl Into<String>) -> Self {
        self.product = Some(product.into());
        self
    }

    /// Makes the blocking client too; the runtime needs its feature `blocking`.
    #[must_use]
    pub fn blocking(mut self) -> Self {
        self.blocking = Blocking::Always;
        self
    }

    /// Name of the file, `docwright.rs` where none is given.
    #[must_use]
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// The folder to write to, `OUT_DIR` where none is given.
    #[must_use]
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(folder.into());
        self
    }

    /// Writes the file, and tells cargo on standard output to run the build script again when a page changes.
    ///
    /// # Errors
    /// Where a page cannot be read, no operation is left, or the file cannot be written. An old file is left as it was.
    pub fn generate(&self) -> Result<PathBuf, Error> {
        // Before anything can fail: cargo has to come back when what is given is mended. A folder stands for the pages
        // that will be put into it.
        print_rerun(self.pages.iter().chain(&self.overlay))?;
        let read = read::read(&self.pages)?;
        print_rerun(&read.files)?;

        let mut parsed = read.parse(Merge::Pages(self.language), self.overlay.as_deref())?;
        if parsed.has_errors() {
            let error = |diagnostic: &Diagnostic| diagnostic.severity == Severity::Error;
            parsed.diagnostics.retain(error);
            return Err(Error::Pages {
                diagnostics: parsed.diagnostics,
            });
        }
        let file = self.file(&parsed.spec)?;
        print_warnings(&resolve::left_out(&parsed.spec, self.product.as_deref()))?;
        let folder = match &self.out_dir {
            Some(folder) => folder.clone(),
            None => PathBuf::from(std::env::var_os("OUT_DIR").ok_or(
                Error::OutsideBuildScript {
                    variable: "OUT_DIR",
                },
            )?),
        };
        let path = folder.join(&file.path);
        update::update_file(&path, &file.contents, Mode::Write)?;
        Ok(path)
    }

    /// The file of a spec, without writing it.
    ///
    /// # Errors
    /// Where a service cannot be resolved, see [`resolve::resolve_all`].
    pub fn file(&self, spec: &Spec) -> Result<GeneratedFile, Error> {
        let modules = resolve::resolve_all(spec, self.product.as_deref())?;
        let origin = modules
            .iter()
            .map(emit::origin)
            .collect::<Vec<_>>()
            .join(", ");
        let nested = modules
            .iter()
            .map(|module| emit::emit_nested(module, self.blocking));
        let name = self.file_name.as_deref().unwrap_or("docwright.rs");
        render::render(name, &origin, quote! { #(#nested)* })
    }
}

fn print_rerun<'a>(paths: impl IntoIterator<Item = &'a PathBuf>) -> Result<(), Error> {
    let mut lines = String::new();
    for path in paths {
        lines.push_str(&format!("cargo::rerun-if-changed={}\n", path.display()));
    }
    print(&lines)
}

fn print_warnings(left_out: &[(Error, usize)]) -> Result<(), Error> {
    let mut lines = String::new();
    for (error, operations) in left_out {
        lines.push_str(&format!(
            "cargo::warning={error}; operations left out: {operations}\n"
        ));
    }
    print(&lines)
}

/// Tells cargo.
fn print(lines: &str) -> Result<(), Error> {
    let mut out = std::io::stdout().lock();
    out.write_all(lines.as_bytes())
        .and_then(|()| out.flush())
        .map_err(Error::io("write to", "standard output"))
}

/// Shows `error` as cargo shows errors of build scripts, and ends the build script.
pub fn fail(error: &Error) -> ! {
    for line in error.to_string().lines() {
        println!("cargo::error={line}");
    }
    if let Some(help) = error.help() {
        println!("cargo::error=help: {help}");
    }
    std::process::exit(1)
}

#[cfg(test)]
mod tests;

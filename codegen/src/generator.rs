//! The generator for build scripts: pages come in, one Rust file in `OUT_DIR` goes out.
//!
//! ```no_run
//! // build.rs
//! fn main() {
//!     let result = docwright_codegen::Generator::new()
//!         .pages("pages")
//!         .overlay("pages/overlay.json")
//!         .generate();
//!     if let Err(error) = result {
//!         docwright_codegen::generator::fail(&error);
//!     }
//! }
//! ```
//!
//! The crate includes the file with `include!(concat!(env!("OUT_DIR"), "/docwright.rs"));` and depends on
//! `docwright-runtime`, with its feature `reqwest` for the asynchronous client.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use docwright_spec::diagnostic::{Diagnostic, Severity};
use docwright_spec::merge::{Language, Merge};
use docwright_spec::model::Spec;
use docwright_spec::overlay::Overlay;
use docwright_spec::page::Page;
use quote::quote;

use crate::emit::{self, Blocking};
use crate::error::Error;
use crate::render::{self, GeneratedFile};
use crate::resolve;

/// Makes one Rust file of pages.
#[derive(Clone, Debug, Default)]
pub struct Generator {
    pages: Vec<PathBuf>,
    overlay: Option<PathBuf>,
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
        let found = self.find_pages()?;
        let mut lines = String::new();
        for path in self
            .pages
            .iter()
            .chain(&self.overlay)
            .chain(found.iter().map(|(path, _)| path))
        {
            lines.push_str(&format!("cargo::rerun-if-changed={}\n", path.display()));
        }
        // Before anything can fail: cargo has to come back when the page is mended.
        let mut out = std::io::stdout().lock();
        out.write_all(lines.as_bytes())
            .and_then(|()| out.flush())
            .map_err(Error::io("write to", "standard output"))?;
        drop(out);

        let spec = self.read(&found)?;
        let file = self.file(&spec)?;
        let folder = match &self.out_dir {
            Some(folder) => folder.clone(),
            None => PathBuf::from(std::env::var_os("OUT_DIR").ok_or(
                Error::OutsideBuildScript {
                    variable: "OUT_DIR",
                },
            )?),
        };
        let path = folder.join(&file.path);
        write(&path, &file.contents)?;
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

    fn read(&self, found: &[(PathBuf, String)]) -> Result<Spec, Error> {
        let mut pages = Vec::with_capacity(found.len());
        for (path, name) in found {
            let text = fs::read_to_string(path).map_err(Error::io("read", path))?;
            pages.push(Page {
                path: name.clone(),
                text,
            });
        }
        let (mut spec, mut diagnostics) = parse(&pages);
        if let Some(path) = &self.overlay {
            let text = fs::read_to_string(path).map_err(Error::io("read", path))?;
            let overlay = Overlay::from_json(&text).map_err(|error| Error::Overlay {
                path: path.clone(),
                message: error.to_string(),
            })?;
            diagnostics.extend(overlay.apply(&mut spec, &path.display().to_string(), &text));
        }
        diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
        if diagnostics.is_empty() {
            Ok(spec)
        } else {
            Err(Error::Pages { diagnostics })
        }
    }

    /// The pages with the names that places give them, sorted by name.
    fn find_pages(&self) -> Result<Vec<(PathBuf, String)>, Error> {
        let mut found = Vec::new();
        for given in &self.pages {
            if given.is_dir() {
                let before = found.len();
                find_in(given, &mut found)?;
                if found.len() == before {
                    return Err(Error::NoPages {
                        path: given.clone(),
                    });
                }
            } else {
                found.push((given.clone(), given.to_string_lossy().replace('\\', "/")));
            }
        }
        found.sort_by(|left, right| left.1.cmp(&right.1));
        found.dedup();
        Ok(found)
    }
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

fn parse(pages: &[Page]) -> (Spec, Vec<Diagnostic>) {
    docwright_spec::parse(pages, Merge::Pages(Language::Leading))
}

/// The `*.md` files below `root`, named relative to it. Links are not followed, so no loop can be met.
fn find_in(root: &Path, found: &mut Vec<(PathBuf, String)>) -> Result<(), Error> {
    let mut folders = vec![(root.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(Error::io("read", &folder))? {
            let entry = entry.map_err(Error::io("read", &folder))?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            let kind = entry.file_type().map_err(Error::io("read", entry.path()))?;
            if kind.is_dir() {
                folders.push((entry.path(), format!("{name}/")));
            } else if name.ends_with(".md") {
                found.push((entry.path(), name));
            }
        }
    }
    Ok(())
}

/// Writes beside and moves into place; a file that says the same keeps its time stamp.
fn write(path: &Path, contents: &str) -> Result<(), Error> {
    if fs::read(path).is_ok_and(|old| old == contents.as_bytes()) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Error::io("create", folder))?;
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    fs::write(&beside, contents).map_err(Error::io("write", &beside))?;
    fs::rename(&beside, path).map_err(Error::io("write", path))
}

#[cfg(test)]
mod tests;

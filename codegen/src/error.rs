//! What can go wrong between a spec and the files that are made of it.

use std::fmt;
use std::io;
use std::path::PathBuf;

use docwright_spec::diagnostic::Diagnostic;

/// Any failure of this crate.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// No page tells which product the operations belong to, so there is no name for the module.
    ProductUnknown {
        /// Page of the first such operation.
        page: String,
    },
    /// No page tells the API version, without which no request of the product can be sent.
    VersionUnknown {
        /// The product.
        product: String,
        /// Page of its first operation.
        page: String,
    },
    /// The spec has no operation.
    NothingToGenerate,
    /// The spec has no service of the product that was asked for.
    NoSuchProduct {
        /// What was asked for.
        product: String,
        /// What there is.
        known: Vec<String>,
    },
    /// The name asked for cannot be the name of a crate.
    CrateName {
        /// What was asked for.
        name: String,
    },
    /// Pages that cannot be used, each problem with its place.
    Pages {
        /// The problems, sorted by place.
        diagnostics: Vec<Diagnostic>,
    },
    /// No pages were given, and there is no configuration that names some.
    NothingToRead {
        /// Where it was looked for.
        config: PathBuf,
    },
    /// A folder that was given holds no page.
    NoPages {
        /// The folder.
        path: PathBuf,
    },
    /// Two of the folders that were given have pages of the same relative path.
    AmbiguousPage {
        /// The relative path.
        page: String,
    },
    /// The configuration is not in the format.
    Config {
        /// The file.
        path: PathBuf,
        /// What is wrong and where.
        message: String,
    },
    /// An overlay file is not in the format.
    Overlay {
        /// The file.
        path: PathBuf,
        /// What is wrong and where.
        message: String,
    },
    /// The pages describe nothing of that name.
    NoSuchItem {
        /// What was asked for.
        name: String,
    },
    /// There is no diagnostic of that code.
    NoSuchCode {
        /// What was asked for.
        code: String,
    },
    /// A spec file is not in the format.
    Spec {
        /// The file.
        path: PathBuf,
        /// What is wrong and where.
        message: String,
    },
    /// A file in the way was not made by this program and is left alone.
    NotGenerated {
        /// The file.
        path: PathBuf,
    },
    /// A file or folder cannot be read or written.
    Io {
        /// What was tried, such as `read`.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The variable is set by cargo for build scripts only.
    OutsideBuildScript {
        /// Its name.
        variable: &'static str,
    },
    /// The emitted tokens are no Rust: a bug of this crate.
    Syntax {
        /// The file that they were for.
        path: String,
        /// What is wrong.
        message: String,
    },
}

impl Error {
    /// Turns an I/O error into one that says what was tried on which path.
    pub(crate) fn io(
        action: &'static str,
        path: impl Into<PathBuf>,
    ) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io {
            action,
            path,
            source,
        }
    }

    /// What to do about it, where there is more to say than the message does.
    pub fn help(&self) -> Option<&'static str> {
        match self {
            Self::ProductUnknown { .. } => {
                Some("add the API Explorer link with `product=` to the page")
            }
            Self::VersionUnknown { .. } => {
                Some("add `version=` to the API Explorer link of one of the pages")
            }
            Self::NothingToGenerate => Some("give a folder with pages of operations"),
            Self::NoSuchProduct { .. } => None,
            Self::CrateName { .. } => {
                Some("use ASCII letters, digits, `-` and `_`, a letter first")
            }
            Self::Pages { .. } => None,
            Self::NothingToRead { .. } => {
                Some("give files or folders of pages, or the configuration by `--config`")
            }
            Self::NoPages { .. } => {
                Some("pages are files whose names end in `.md`, in this folder or in one below it")
            }
            Self::AmbiguousPage { .. } => Some("give the folder that holds both"),
            Self::Config { .. } => Some("the README shows a configuration with all its keys"),
            Self::Overlay { .. } => Some(
                "an overlay is `{\"corrections\": [...]}`; the documentation lists the keys of an entry",
            ),
            Self::NoSuchItem { .. } => Some(
                "write `Product.Operation.Name`, with the names as on the wire and outer names before inner ones",
            ),
            Self::NoSuchCode { .. } => {
                Some("codes are `D001` and so on; the documentation lists them all")
            }
            Self::Spec { .. } => Some("make it again from the pages"),
            Self::NotGenerated { .. } => Some("move the file away, or write to another folder"),
            Self::Io { .. } => None,
            Self::OutsideBuildScript { .. } => {
                Some("call the generator from `build.rs`, or give it the folder")
            }
            Self::Syntax { .. } => Some("this is a bug: please report it with the spec"),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ProductUnknown { page } => {
                write!(f, "{page}: no page tells the product of this operation")
            }
            Self::VersionUnknown { product, page } => {
                write!(
                    f,
                    "{page}: no page tells the API version of product `{product}`"
                )
            }
            Self::NothingToGenerate => write!(f, "there is no operation to generate"),
            Self::NoSuchProduct { product, known } => {
                write!(
                    f,
                    "there is no product `{product}`; there is: {}",
                    known.join(", ")
                )
            }
            Self::CrateName { name } => write!(f, "`{name}` cannot be the name of a crate"),
            Self::Pages { diagnostics } => {
                for (index, diagnostic) in diagnostics.iter().enumerate() {
                    if index > 0 {
                        writeln!(f)?;
                    }
                    let Diagnostic {
                        page,
                        line,
                        message,
                        help,
                        ..
                    } = diagnostic;
                    write!(f, "{page}:{line}: {message} (help: {help})")?;
                }
                Ok(())
            }
            Self::NothingToRead { config } => {
                write!(
                    f,
                    "no pages were given, and there is no {}",
                    config.display()
                )
            }
            Self::NoPages { path } => write!(f, "{}: the folder holds no page", path.display()),
            Self::AmbiguousPage { page } => write!(f, "two folders have a page `{page}`"),
            Self::Config { path, message } => {
                write!(f, "{}: not a configuration: {message}", path.display())
            }
            Self::Overlay { path, message } => {
                write!(f, "{}: not an overlay: {message}", path.display())
            }
            Self::NoSuchItem { name } => write!(f, "the pages describe no `{name}`"),
            Self::NoSuchCode { code } => write!(f, "there is no diagnostic `{code}`"),
            Self::Spec { path, message } => write!(f, "{}: not a spec: {message}", path.display()),
            Self::NotGenerated { path } => {
                write!(
                    f,
                    "{}: the file is not generated, so it is not replaced",
                    path.display()
                )
            }
            Self::Io {
                action,
                path,
                source,
            } => write!(f, "cannot {action} {}: {source}", path.display()),
            Self::OutsideBuildScript { variable } => {
                write!(f, "the environment variable `{variable}` is not set")
            }
            Self::Syntax { path, message } => {
                write!(f, "the Rust made for {path} does not parse: {message}")
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            Self::ProductUnknown { .. }
            | Self::VersionUnknown { .. }
            | Self::NothingToGenerate
            | Self::NoSuchProduct { .. }
            | Self::CrateName { .. }
            | Self::Pages { .. }
            | Self::NothingToRead { .. }
            | Self::NoPages { .. }
            | Self::AmbiguousPage { .. }
            | Self::Config { .. }
            | Self::Overlay { .. }
            | Self::NoSuchItem { .. }
            | Self::NoSuchCode { .. }
            | Self::Spec { .. }
            | Self::NotGenerated { .. }
            | Self::OutsideBuildScript { .. }
            | Self::Syntax { .. } => None,
        }
    }
}

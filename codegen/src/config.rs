//! `docwright.toml`: which pages become which crate.
//!
//! ```toml
//! [[crate]]
//! pages = ["spec/pages"]            # files and folders
//! overlay = "spec/overlay.json"     # corrections; may be left out
//! spec = "spec/vpc.json"            # the intermediate spec, checked in
//! folder = "generated"              # the crate; its `src/<service>/` is written
//! language = "zh"                   # of the documentation, where pages are in several: `zh` or `en`; may be left out
//! ```

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use docwright_codegen::Error;
use docwright_spec::merge::Language;
use serde::Deserialize;

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    /// One entry a crate.
    #[serde(rename = "crate")]
    pub(crate) crates: Vec<Entry>,
}

/// One crate. Paths are relative to the folder of the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    /// Files and folders of pages.
    pub(crate) pages: Vec<PathBuf>,
    /// The file of corrections.
    pub(crate) overlay: Option<PathBuf>,
    /// The intermediate spec.
    pub(crate) spec: PathBuf,
    /// The crate's folder.
    pub(crate) folder: PathBuf,
    /// The language of documentation.
    #[serde(default)]
    language: Option<Written>,
}

/// A language of documentation, as it is written in the configuration and on the command line.
#[derive(Clone, Copy, Debug, Deserialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Written {
    /// Chinese
    Zh,
    /// English
    En,
}

/// The language that leads; without one the fullest page does.
pub(crate) fn language(written: Option<Written>) -> Language {
    match written {
        None => Language::Leading,
        Some(Written::Zh) => Language::Chinese,
        Some(Written::En) => Language::English,
    }
}

impl Config {
    /// Reads the file; paths of its entries become relative to the working folder.
    ///
    /// # Errors
    /// When the file cannot be read or is not of this form.
    pub(crate) fn read(path: &Path) -> Result<Self, Error> {
        let text = docwright_codegen::read::read_text(path)?.text;
        let wrong = |error: toml::de::Error| Error::Config {
            path: path.to_owned(),
            message: error.to_string(),
        };
        let mut config: Self = toml::from_str(&text).map_err(wrong)?;
        let folder = path.parent().unwrap_or(Path::new(""));
        for entry in &mut config.crates {
            let paths = entry
                .pages
                .iter_mut()
                .chain(entry.overlay.as_mut())
                .chain([&mut entry.spec, &mut entry.folder]);
            for path in paths {
                *path = folder.join(&*path);
            }
        }
        Ok(config)
    }
}

impl Entry {
    /// The language that documentation is taken from.
    pub(crate) fn language(&self) -> Language {
        language(self.language)
    }
}

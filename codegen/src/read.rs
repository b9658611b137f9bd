//! Paths become pages, files as they are, folders searched for `*.md`; and pages become a spec, corrected where a file of
//! corrections is given. The command and build scripts read with the same two steps.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use docwright_spec::diagnostic::{Code, Diagnostic, Severity};
use docwright_spec::merge::Merge;
use docwright_spec::model::Spec;
use docwright_spec::on_all_cores;
use docwright_spec::overlay::Overlay;
use docwright_spec::page::Page;

use crate::Error;

/// Pages, where their files are, and what could not be read.
#[derive(Debug, Default)]
pub struct Pages {
    /// Sorted by path. Paths are relative to the folder that was given; a file that was given itself goes by its name.
    pub pages: Vec<Page>,
    /// The file of each page, in the same order; pages that could not be read included at the end.
    pub files: Vec<PathBuf>,
    /// Pages that are not UTF-8 or cannot be opened.
    pub diagnostics: Vec<Diagnostic>,
}

/// What pages say.
#[derive(Debug)]
pub struct Parsed {
    /// The spec, corrected.
    pub spec: Spec,
    /// What was seen on the way, sorted; pages that could not be read included.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts that diagnostics point into: the pages, and the corrections.
    pub texts: Vec<Page>,
    /// Number of pages, those that could not be read included.
    pub pages: usize,
}

impl Parsed {
    /// Whether something keeps the pages from being used.
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}

impl Pages {
    /// Parses the pages, and applies the corrections in the file `overlay`.
    ///
    /// # Errors
    /// When the file of corrections cannot be read or is none. Corrections that do not apply are diagnostics.
    pub fn parse(self, merge: Merge, overlay: Option<&Path>) -> Result<Parsed, Error> {
        let Self {
            pages: mut texts,
            files,
            diagnostics: unread,
        } = self;
        let (mut spec, mut diagnostics) = docwright_spec::parse(&texts, merge);
        diagnostics.extend(unread);
        if let Some(path) = overlay {
            let text = read_text(path)?;
            let overlay = Overlay::from_json(&text.text).map_err(|error| Error::Overlay {
                path: path.to_owned(),
                message: error.to_string(),
            })?;
            diagnostics.extend(overlay.apply(&mut spec, &text.path, &text.text));
            texts.push(text);
        }
        diagnostics.sort();
        Ok(Parsed {
            spec,
            diagnostics,
            texts,
            pages: files.len(),
        })
    }
}

/// Reads all pages of `paths`.
///
/// # Errors
/// When a path does not exist or a folder holds no page. A single page that cannot be read is a diagnostic instead.
pub fn read(paths: &[PathBuf]) -> Result<Pages, Error> {
    let mut found = Vec::new();
    for path in paths {
        if fs::metadata(path)
            .map_err(Error::io("read", path))?
            .is_dir()
        {
            let before = found.len();
            find_pages(path, &mut found).map_err(Error::io("read", path))?;
            if found.len() == before {
                return Err(Error::NoPages { path: path.clone() });
            }
        } else {
            found.push((file_name(path), path.clone()));
        }
    }
    found.sort();
    if let Some(pair) = found.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        return Err(Error::AmbiguousPage {
            page: pair[0].0.clone(),
        });
    }
    let texts = on_all_cores(found, |(name, file)| (read_page(&file), name, file));
    let mut read = Pages::default();
    let mut unread = Vec::new();
    for (text, name, file) in texts {
        match text {
            Ok(text) => {
                read.pages.push(Page { path: name, text });
                read.files.push(file);
            }
            Err(message) => {
                read.diagnostics.push(Diagnostic {
                    page: name,
                    ..Diagnostic::new(Code::NotUtf8, 1, message)
                });
                unread.push(file);
            }
        }
    }
    read.files.extend(unread);
    Ok(read)
}

/// Reads a single text that is no page, such as an overlay, so that diagnostics can show its lines.
///
/// # Errors
/// When it cannot be read or is not UTF-8.
pub fn read_text(path: &Path) -> Result<Page, Error> {
    let text = fs::read_to_string(path).map_err(Error::io("read", path))?;
    Ok(Page {
        path: file_name(path),
        text,
    })
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// Collects the pages below `root`; links to folders are not followed, since they may lead round in a circle.
fn find_pages(root: &Path, found: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    // A stack of folders instead of recursion: their depth comes from outside.
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else if entry.file_name().as_encoded_bytes().ends_with(b".md") {
                let relative = path.strip_prefix(root).unwrap_or(&path);
                let parts: Vec<_> = relative
                    .components()
                    .map(|part| part.as_os_str().to_string_lossy())
                    .collect();
                found.push((parts.join("/"), path));
            }
        }
    }
    Ok(())
}

fn read_page(file: &Path) -> Result<String, String> {
    let bytes = fs::read(file).map_err(|error| format!("the page cannot be read: {error}"))?;
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..valid]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count()
            + 1;
        format!("the page is not UTF-8: line {line} has a byte that is no part of a character")
    })
}

//! Generated files and a folder come in; the folder goes out with exactly these generated files in it, or a list of where
//! it differs. Files that are equal keep their time stamps, generated files that nobody makes any more are removed.
//!
//! Everything is written to a folder beside first and moved into place when all of it is there; where a move fails, those
//! before it are taken back. So a folder holds the old files or the new ones, never some of each. Files that were not
//! generated are neither replaced nor removed.

mod diff;

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::render::{self, GeneratedFile};

/// Where new files wait until all of them are there; and where old ones wait until nothing can fail any more.
const STAGING: &str = ".docwright-staging";

/// Bytes of a file that are looked at for the mark of a generated one.
const HEAD: u64 = 4096;

/// What to do about differences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Remove them.
    Write,
    /// List them.
    Check,
}

/// How a folder differed from what it should hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Files that were as they should be.
    pub unchanged: usize,
    /// The others, sorted by path.
    pub changes: Vec<Change>,
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Relative to the folder, with `/`.
    pub path: String,
    /// What is different.
    pub kind: ChangeKind,
}

/// What is different about a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// It is not there.
    Missing,
    /// It says something else.
    Stale {
        /// The first differing lines, those of the file with `-`, those that should be there with `+`.
        diff: String,
    },
    /// It is generated, but nothing generates it any more.
    LeftOver,
}

/// Compares the folder `root` with `files`, and makes it hold them in [`Mode::Write`].
///
/// # Errors
/// Where a file that was not generated is in the way, or something cannot be read or written; the folder is as it was then.
pub fn update(root: &Path, files: &[GeneratedFile], mode: Mode) -> Result<Report, Error> {
    if mode == Mode::Write {
        remove_staging(root)?;
    }
    let mut report = compare(root, files)?;
    report
        .changes
        .extend(left_over(root, files)?.into_iter().map(|path| Change {
            path,
            kind: ChangeKind::LeftOver,
        }));
    report
        .changes
        .sort_by(|left, right| left.path.cmp(&right.path));
    if mode == Mode::Write && !report.changes.is_empty() {
        write(root, files, &report)?;
    }
    Ok(report)
}

/// Compares a single file with what it should hold, and makes it hold that in [`Mode::Write`]. Absent when it does already.
///
/// # Errors
/// Where it cannot be read or written; it is as it was then.
pub fn update_file(path: &Path, contents: &str, mode: Mode) -> Result<Option<Change>, Error> {
    let kind = match fs::read(path) {
        Ok(old) if old == contents.as_bytes() => return Ok(None),
        Ok(old) => ChangeKind::Stale {
            diff: diff::short(&String::from_utf8_lossy(&old), contents),
        },
        Err(error) if is_absent(&error) => ChangeKind::Missing,
        Err(error) => return Err(Error::io("read", path)(error)),
    };
    if mode == Mode::Write {
        write_file(path, contents)?;
    }
    Ok(Some(Change {
        path: path.to_string_lossy().into_owned(),
        kind,
    }))
}

/// Writes a single file beside its place first and moves it there, so that nobody ever sees half of it. A link stays one, and
/// its target is replaced; a device or a pipe is written to, since a file in its place would take it from everybody else.
///
/// # Errors
/// Where it cannot be written; what was there before is left then.
pub fn write_file(path: &Path, contents: &str) -> Result<(), Error> {
    if fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        return fs::write(path, contents).map_err(Error::io("write", path));
    }
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut name = place.file_name().unwrap_or_default().to_owned();
    name.push(".docwright-new");
    let beside = place.with_file_name(name);
    create_parent(&place)?;
    let written = fs::write(&beside, contents).and_then(|()| fs::rename(&beside, &place));
    written.map_err(|error| {
        // The failure to report is that of the write.
        let _ = fs::remove_file(&beside);
        Error::io("write", path)(error)
    })
}

fn compare(root: &Path, files: &[GeneratedFile]) -> Result<Report, Error> {
    let mut report = Report::default();
    for file in files {
        let path = root.join(&file.path);
        let kind = match fs::read(&path) {
            Ok(old) if old == file.contents.as_bytes() => {
                report.unchanged += 1;
                continue;
            }
            Ok(old) if render::is_generated(&old) => ChangeKind::Stale {
                diff: diff::short(&String::from_utf8_lossy(&old), &file.contents),
            },
            Ok(_) => return Err(Error::NotGenerated { path }),
            Err(error) if is_absent(&error) => ChangeKind::Missing,
            Err(error) => return Err(Error::io("read", path)(error)),
        };
        report.changes.push(Change {
            path: file.path.clone(),
            kind,
        });
    }
    Ok(report)
}

fn is_absent(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

/// Generated files below `root` that are not among `files`. Build output, hidden folders and crates of their own are not
/// looked into.
fn left_over(root: &Path, files: &[GeneratedFile]) -> Result<Vec<String>, Error> {
    let wanted: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    let mut found = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        let path = root.join(&folder);
        let entries = match fs::read_dir(&path) {
            Ok(entries) => entries,
            Err(error) if is_absent(&error) => continue,
            Err(error) => return Err(Error::io("read", path)(error)),
        };
        for entry in entries {
            let entry = entry.map_err(Error::io("read", &path))?;
            // A name that is not UTF-8 is none of ours.
            let Ok(name) = entry.file_name().into_string() else {
                continue;
            };
            let relative = if folder.is_empty() {
                name.clone()
            } else {
                format!("{folder}/{name}")
            };
            let kind = entry.file_type().map_err(Error::io("read", entry.path()))?;
            if kind.is_dir() {
                let foreign = name.starts_with('.')
                    || name == "target"
                    || entry.path().join("Cargo.toml").exists();
                if !foreign {
                    folders.push(relative);
                }
            } else if kind.is_file()
                && !wanted.contains(relative.as_str())
                && has_mark(&entry.path())?
            {
                found.push(relative);
            }
        }
    }
    Ok(found)
}

fn has_mark(path: &Path) -> Result<bool, Error> {
    let mut head = Vec::new();
    let file = fs::File::open(path).map_err(Error::io("read", path))?;
    file.take(HEAD)
        .read_to_end(&mut head)
        .map_err(Error::io("read", path))?;
    Ok(render::is_generated(&head))
}

fn write(root: &Path, files: &[GeneratedFile], report: &Report) -> Result<(), Error> {
    let created = !root.exists();
    let result = stage(root, files, report).and_then(|()| install(root, report));
    // What waits there is either in place or not wanted; a failure to tidy up must not hide the first one.
    let tidied = if created && result.is_err() {
        fs::remove_dir_all(root).map_err(Error::io("remove", root))
    } else {
        remove_staging(root)
    };
    result.and(tidied)?;
    remove_empty_folders(root, report);
    Ok(())
}

/// Writes what is new beside what is there.
fn stage(root: &Path, files: &[GeneratedFile], report: &Report) -> Result<(), Error> {
    let changed: BTreeSet<&str> = report
        .changes
        .iter()
        .map(|change| change.path.as_str())
        .collect();
    for file in files
        .iter()
        .filter(|file| changed.contains(file.path.as_str()))
    {
        let path = root.join(STAGING).join("new").join(&file.path);
        create_parent(&path)?;
        fs::write(&path, &file.contents).map_err(Error::io("write", path))?;
    }
    Ok(())
}

/// Moves the old away and the new into place; takes all of it back where one move fails.
fn install(root: &Path, report: &Report) -> Result<(), Error> {
    let mut moves: Vec<(PathBuf, PathBuf)> = Vec::new();
    let result = (|| {
        for change in &report.changes {
            let place = root.join(&change.path);
            let new = root.join(STAGING).join("new").join(&change.path);
            let old = root.join(STAGING).join("old").join(&change.path);
            let steps = match change.kind {
                ChangeKind::Missing => vec![(new, place)],
                ChangeKind::Stale { .. } => vec![(place.clone(), old), (new, place)],
                ChangeKind::LeftOver => vec![(place, old)],
            };
            for (from, to) in steps {
                create_parent(&to)?;
                fs::rename(&from, &to).map_err(Error::io("write", &to))?;
                moves.push((from, to));
            }
        }
        Ok(())
    })();
    if result.is_err() {
        for (from, to) in moves.iter().rev() {
            // Nothing more can be done than to try each: the first failure is the one to report.
            let _ = fs::rename(to, from);
        }
        remove_empty_folders(root, report);
    }
    result
}

fn create_parent(path: &Path) -> Result<(), Error> {
    match path.parent() {
        Some(parent) => fs::create_dir_all(parent).map_err(Error::io("create", parent)),
        None => Ok(()),
    }
}

fn remove_staging(root: &Path) -> Result<(), Error> {
    let path = root.join(STAGING);
    match fs::remove_dir_all(&path) {
        Ok(()) => Ok(()),
        Err(error) if is_absent(&error) => Ok(()),
        Err(error) => Err(Error::io("remove", path)(error)),
    }
}

/// Removes folders that lost their last file; those that hold something stay, since removal fails on them.
fn remove_empty_folders(root: &Path, report: &Report) {
    for change in report.changes.iter().rev() {
        let mut folder = Path::new(&change.path).parent();
        while let Some(path) = folder.filter(|path| !path.as_os_str().is_empty()) {
            if fs::remove_dir(root.join(path)).is_err() {
                break;
            }
            folder = path.parent();
        }
    }
}

#[cfg(test)]
mod tests;

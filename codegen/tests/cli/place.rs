//! A folder of its own for one test, and the command in it: files and arguments go in, how the command ended comes out.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, SystemTime};

/// A page up to the rows of its request table.
pub(crate) const HEAD: &str = "\
# OpenDepot

Opens a depot.

[Try it.](https://api.aliyun.com/#product=Depot&api=OpenDepot&type=RPC&version=2021-03-04)

## Request parameters

|Parameter|Type|Required|Example|Description|
|---------|----|--------|-------|-----------|
|Action|String|Yes|OpenDepot|The operation. Set the value to **OpenDepot**. |
";
/// The line of the first row after [`HEAD`].
pub(crate) const FIRST_ROW: usize = 12;

pub(crate) const CONFIG: &str = "\
[[crate]]
pages = [\"pages\"]
spec = \"depot.json\"
folder = \"client\"
";

/// A folder of its own for one test, and the command in it.
pub(crate) struct Place {
    folder: tempfile::TempDir,
}

/// How the command ended.
pub(crate) struct Ended {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A place with one good page and the configuration of a crate.
    pub(crate) fn with_crate() -> Self {
        let place = Self::new();
        place.write(
            "pages/OpenDepot.md",
            format!("{HEAD}|Name|String|Yes|harbour|The name. |\n"),
        );
        place.write("docwright.toml", CONFIG);
        place
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, contents: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// All files with contents and time stamps, sorted.
    pub(crate) fn files(&self) -> Vec<(PathBuf, Vec<u8>, SystemTime)> {
        let mut files = Vec::new();
        let mut folders = vec![self.folder.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let changed = fs::metadata(&path).unwrap().modified().unwrap();
                    let contents = fs::read(&path).unwrap();
                    files.push((path, contents, changed));
                }
            }
        }
        files.sort();
        files
    }

    /// Runs the command; a panic or a signal fails the test.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ended {
        let output: Output = Command::new(env!("CARGO_BIN_EXE_docwright"))
            .args(arguments)
            .current_dir(self.folder.path())
            .output()
            .unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let ended = Ended {
            code: output.status.code().expect("no signal ends it"),
            out: text(output.stdout),
            err: text(output.stderr),
        };
        assert!(!ended.err.contains("panicked"), "{}", ended.err);
        ended
    }
}

impl Ended {
    #[track_caller]
    pub(crate) fn expect(self, code: i32, parts: &[&str]) -> Self {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        for part in parts {
            assert!(self.err.contains(part), "`{part}` is not in:\n{}", self.err);
        }
        self
    }
}

pub(crate) fn later(path: &Path) {
    // Time stamps that could not be told apart would prove nothing.
    let past = SystemTime::now() - Duration::from_secs(60);
    fs::File::options()
        .write(true)
        .open(path)
        .unwrap()
        .set_modified(past)
        .unwrap();
}

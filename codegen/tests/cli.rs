//! The `docwright` command as people run it: arguments and folders come in; files, messages and exit codes go out.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant, SystemTime};

/// A page up to the rows of its request table.
const HEAD: &str = "\
# OpenDepot

Opens a depot.

[Try it.](https://api.aliyun.com/#product=Depot&api=OpenDepot&type=RPC&version=2021-03-04)

## Request parameters

|Parameter|Type|Required|Example|Description|
|---------|----|--------|-------|-----------|
|Action|String|Yes|OpenDepot|The operation. Set the value to **OpenDepot**. |
";
/// The line of the first row after [`HEAD`].
const FIRST_ROW: usize = 12;

const CONFIG: &str = "\
[[crate]]
pages = [\"pages\"]
spec = \"depot.json\"
folder = \"client\"
";

/// A folder of its own for one test, and the command in it.
struct Place {
    folder: tempfile::TempDir,
}

/// How the command ended.
struct Ended {
    code: i32,
    out: String,
    err: String,
}

impl Place {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A place with one good page and the configuration of a crate.
    fn with_crate() -> Self {
        let place = Self::new();
        place.write(
            "pages/OpenDepot.md",
            format!("{HEAD}|Name|String|Yes|harbour|The name. |\n"),
        );
        place.write("docwright.toml", CONFIG);
        place
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, contents: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// All files with contents and time stamps, sorted.
    fn files(&self) -> Vec<(PathBuf, Vec<u8>, SystemTime)> {
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
    fn run(&self, arguments: &[&str]) -> Ended {
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
    fn expect(self, code: i32, parts: &[&str]) -> Self {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        for part in parts {
            assert!(self.err.contains(part), "`{part}` is not in:\n{}", self.err);
        }
        self
    }
}

fn later(path: &Path) {
    // Time stamps that could not be told apart would prove nothing.
    let past = SystemTime::now() - Duration::from_secs(60);
    fs::File::options()
        .write(true)
        .open(path)
        .unwrap()
        .set_modified(past)
        .unwrap();
}

#[test]
fn parse_writes_spec_and_diagnostics() {
    let place = Place::with_crate();
    place.write("pages/Overview.md", "# Overview\n\nWords.\n");
    let arguments = [
        "parse",
        "pages",
        "--out",
        "new/spec.json",
        "--diagnostics",
        "d.jsonl",
    ];
    let ended = place
        .run(&arguments)
        .expect(0, &["2 pages: 1 operation; 0 warnings, 1 note"]);
    assert_eq!(ended.out, "");
    let spec: serde_json::Value = serde_json::from_str(&place.read("new/spec.json")).unwrap();
    assert_eq!(spec["services"][0]["operations"][0]["name"], "OpenDepot");
    assert_eq!(
        spec["services"][0]["operations"][0]["source"]["page"],
        "OpenDepot.md"
    );
    let diagnostics = place.read("d.jsonl");
    assert_eq!(diagnostics.lines().count(), 1);
    assert!(
        diagnostics.contains("\"page\":\"Overview.md\",\"line\":1"),
        "{diagnostics}"
    );

    let ended = place.run(&["--quiet", "parse", "pages"]).expect(0, &[]);
    assert_eq!(ended.err, "");
    assert_eq!(
        ended.out,
        place.read("new/spec.json"),
        "standard output has the same"
    );
}

#[test]
fn parse_of_a_file_names_it_by_its_name() {
    let place = Place::with_crate();
    let ended = place.run(&["parse", "pages/OpenDepot.md"]).expect(0, &[]);
    assert!(
        ended.out.contains("\"page\": \"OpenDepot.md\""),
        "{}",
        ended.out
    );
}

#[test]
fn regenerate_writes_once_and_checks() {
    let place = Place::with_crate();
    place.run(&["regenerate", "--check"]).expect(
        1,
        &[
            "missing: depot.json",
            "missing: client/src/depot/open_depot.rs",
            "run `cargo regenerate`",
        ],
    );
    assert!(!place.path("client").exists(), "`--check` writes nothing");

    place
        .run(&["regenerate"])
        .expect(0, &["1 page: 1 operation", "changed, 0 unchanged"]);
    for (path, _, _) in place.files() {
        later(&path);
    }
    let before = place.files();
    place
        .run(&["regenerate", "--check"])
        .expect(0, &["up to date"]);
    place.run(&["regenerate"]).expect(0, &["0 files changed"]);
    assert!(
        place.files() == before,
        "unchanged files keep their time stamps"
    );
    let ended = place.run(&["regenerate", "--quiet"]).expect(0, &[]);
    assert_eq!((ended.err.as_str(), ended.out.as_str()), ("", ""));
}

#[test]
fn regenerate_changes_what_is_stale_and_removes_what_is_left_over() {
    let place = Place::with_crate();
    place.run(&["regenerate"]).expect(0, &[]);
    let good = place.read("client/src/depot/open_depot.rs");
    let header = good.lines().next().unwrap();
    place.write(
        "client/src/depot/open_depot.rs",
        format!("{good}// touched\n"),
    );
    place.write("client/src/depot/close_depot.rs", format!("{header}\n"));
    place.write("client/src/lib.rs", "pub mod depot;\n");
    place.write("client/src/depot/by_hand.rs", "// mine\n");
    let client = place.path("client/src/depot/client.rs");
    later(&client);
    let stamp = fs::metadata(&client).unwrap().modified().unwrap();

    let before = place.files();
    let ended = place.run(&["regenerate", "--check"]).expect(
        1,
        &[
            "stale: client/src/depot/open_depot.rs",
            "// touched",
            "left over: client/src/depot/close_depot.rs",
        ],
    );
    assert!(
        !ended.err.contains("by_hand") && !ended.err.contains("lib.rs"),
        "{}",
        ended.err
    );
    assert!(place.files() == before, "`--check` writes nothing");

    place.run(&["regenerate"]).expect(
        0,
        &[
            "changed: client/src/depot/open_depot.rs",
            "removed: client/src/depot/close_depot.rs",
            "2 files changed",
        ],
    );
    assert_eq!(place.read("client/src/depot/open_depot.rs"), good);
    assert!(!place.path("client/src/depot/close_depot.rs").exists());
    assert_eq!(place.read("client/src/lib.rs"), "pub mod depot;\n");
    assert_eq!(place.read("client/src/depot/by_hand.rs"), "// mine\n");
    assert_eq!(fs::metadata(&client).unwrap().modified().unwrap(), stamp);
}

#[test]
fn regenerate_leaves_all_as_it_was_when_a_page_is_broken() {
    let place = Place::with_crate();
    place.run(&["regenerate"]).expect(0, &[]);
    place.write("pages/Second.md", b"# Caf\xe9\n");
    place.write(
        "pages/Third.md",
        format!(
            "{}|Name|String|No|harb",
            HEAD.replace("OpenDepot", "CloseDepot")
        ),
    );
    let before = place.files();
    let third = format!("Third.md:{FIRST_ROW}:1");
    let parts = [
        "D001",
        "Second.md:1",
        "D008",
        third.as_str(),
        "help: ",
        "nothing in `client` was changed",
    ];
    place.run(&["regenerate"]).expect(1, &parts);
    place.run(&["regenerate", "--check"]).expect(1, &parts);
    assert!(place.files() == before, "the old output stays");
}

#[test]
fn a_file_in_the_way_that_was_written_by_hand_stays() {
    let place = Place::with_crate();
    place.write("client/src/depot/open_depot.rs", "// mine\n");
    place.run(&["regenerate"]).expect(
        2,
        &["client/src/depot/open_depot.rs", "not generated", "help: "],
    );
    assert_eq!(place.read("client/src/depot/open_depot.rs"), "// mine\n");
    for path in ["client/src/depot/mod.rs", "depot.json"] {
        assert!(!place.path(path).exists(), "half-written: {path}");
    }
}

#[test]
fn an_overlay_corrects_until_the_page_is_mended() {
    let place = Place::with_crate();
    place.write(
        "docwright.toml",
        format!("{CONFIG}overlay = \"overlay.json\"\n"),
    );
    let overlay = r#"{"corrections": [{
  "operation": "Depot.OpenDepot",
  "parameter": ["Name"],
  "expect": {"example": "harbour"},
  "set": {"example": "harbor"},
  "why": "The example is misspelt."
}]}
"#;
    place.write("overlay.json", overlay);
    place.run(&["regenerate"]).expect(0, &[]);
    assert!(place.read("depot.json").contains("\"example\": \"harbor\""));

    let before = place.read("depot.json");
    let page = place.read("pages/OpenDepot.md");
    place.write("pages/OpenDepot.md", page.replace("harbour", "harbor"));
    place
        .run(&["regenerate"])
        .expect(1, &["D028", "overlay.json", "help: remove the entry"]);
    assert_eq!(place.read("depot.json"), before);

    place.write("overlay.json", "{\"corrections\": [{}]}");
    place
        .run(&["regenerate"])
        .expect(2, &["overlay.json", "not an overlay", "line 1", "help: "]);
}

#[test]
fn generate_writes_a_crate_and_writes_it_once() {
    let place = Place::with_crate();
    let arguments = [
        "generate",
        "pages",
        "--name",
        "depot-client",
        "--out",
        "made/client",
    ];
    place
        .run(&arguments)
        .expect(0, &["1 operation", "written to `made/client`, 0 unchanged"]);
    for file in [
        "Cargo.toml",
        "README.md",
        "src/lib.rs",
        "src/depot/mod.rs",
        "src/depot/open_depot.rs",
    ] {
        assert!(place.path("made/client").join(file).is_file(), "{file}");
    }
    let before = place.files();
    place.run(&arguments).expect(0, &["0 files written"]);
    assert!(place.files() == before);
    for (arguments, part) in [
        (
            ["generate", "pages", "--name", "1 depot", "--out", "new"],
            "`1 depot` cannot be the name of a crate",
        ),
        (
            ["generate", "pages", "--name", "", "--out", "new"],
            "cannot be the name of a crate",
        ),
    ] {
        place.run(&arguments).expect(2, &[part, "help: "]);
    }
    let other = [
        "generate",
        "pages",
        "--name",
        "x",
        "--out",
        "new",
        "--product",
        "Barn",
    ];
    place
        .run(&other)
        .expect(2, &["there is no product `Barn`", "Depot"]);
    assert!(!place.path("new").exists(), "nothing half-written");
}

#[test]
fn wrong_command_lines_and_paths() {
    let place = Place::with_crate();
    fs::create_dir(place.path("empty")).unwrap();
    for (arguments, parts) in [
        (&["parse", "nowhere"][..], &["cannot read nowhere"][..]),
        (
            &["parse", "empty"],
            &["empty: the folder holds no page", "help: "],
        ),
        (&["parse"], &["<PATHS>"]),
        (
            &["regenerate", "--config", "nowhere.toml"],
            &["cannot read nowhere.toml"],
        ),
        (&["frobnicate"], &["unrecognized subcommand"]),
        (
            &["generate", "empty", "--name", "x", "--out", "new"],
            &["empty: the folder holds no page"],
        ),
    ] {
        place.run(arguments).expect(2, parts);
    }
    place.write("broken.toml", "[[crate]]\npages = 7\n");
    place
        .run(&["regenerate", "--config", "broken.toml"])
        .expect(2, &["broken.toml", "line 2", "help: "]);
    assert!(!place.path("new").exists());
    // The exit codes that all these tests expect are the documented ones.
    let help = place.run(&["--help"]).expect(0, &[]).out;
    for line in [
        "  0  done",
        "  1  a page cannot be read",
        "  2  the command line",
    ] {
        assert!(help.contains(line), "{help}");
    }
}

/// Runs `parse` on one page; it has to be quick whatever the page is.
fn parse(page: &[u8]) -> (Place, Ended, Vec<serde_json::Value>) {
    let place = Place::new();
    place.write("pages/page.md", page);
    let start = Instant::now();
    let ended = place.run(&[
        "parse",
        "pages",
        "--out",
        "s.json",
        "--diagnostics",
        "d.jsonl",
    ]);
    // Half a minute without optimisation on a busy machine; a reader that is not linear takes hours.
    assert!(
        start.elapsed() < Duration::from_secs(60),
        "{:?}",
        start.elapsed()
    );
    let diagnostics = place.read("d.jsonl");
    let diagnostics = diagnostics
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    (place, ended, diagnostics)
}

fn page(rest: &str) -> Vec<u8> {
    format!("{HEAD}{rest}").into_bytes()
}

#[test]
fn a_page_that_is_not_utf8() {
    let mut bytes = page("|Name|String|No|caf");
    bytes.extend(b"\xe9| |\n");
    let (place, ended, diagnostics) = parse(&bytes);
    // Where no page is left, the reason is told all the same.
    place
        .run(&["generate", "pages", "--name", "x", "--out", "new"])
        .expect(
            2,
            &["D001", "page.md:1", "there is no operation to generate"],
        );
    assert!(!place.path("new").exists());
    ended.expect(
        1,
        &[
            "D001",
            "page.md:1",
            "line 12",
            "help: save the page as UTF-8",
        ],
    );
    assert_eq!(diagnostics.len(), 1);
}

#[test]
fn a_page_cut_off_in_the_middle_of_a_table() {
    let (place, ended, diagnostics) = parse(&page("|Name|String|No|harb"));
    ended.expect(1, &["D008", "page.md:12:1", "help: close the last cell"]);
    assert_eq!(diagnostics[0]["line"], FIRST_ROW);
    assert!(
        place.read("s.json").contains("\"name\": \"Name\""),
        "what is there is used"
    );
}

#[test]
fn a_line_of_50_megabytes() {
    let (_, ended, diagnostics) = parse(&page(&format!(
        "|Name|String|No|{}| |\n",
        "y".repeat(50_000_000)
    )));
    let ended = ended.expect(1, &["D026", "line 12", "help: break the line"]);
    assert!(ended.err.len() < 10_000, "the line is not shown in full");
    assert_eq!(diagnostics.len(), 1);
}

#[test]
fn a_table_with_100_000_rows() {
    let rows: String = (0..100_000)
        .map(|row| format!("|N{row}|String|No| | |\n"))
        .collect();
    let (place, ended, _) = parse(&page(&rows));
    ended.expect(0, &["1 operation"]);
    assert_eq!(
        place.read("s.json").matches("\"name\": \"N").count(),
        100_000
    );
}

#[test]
fn samples_with_100_000_brackets() {
    let table = "\n## Response parameters\n\n|Parameter|Type|Example|Description|\n|--|--|--|--|\n|RequestId|String|r|The ID. |\n";
    let (json, xml) = ("`JSON` format\n\n```\n", "\n```\n\n`XML` format\n\n```\n");
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[", "")] {
        let deep = format!("{}{}", open.repeat(100_000), close.repeat(100_000));
        let tags = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
        let text = format!("{table}\n## Examples\n\n{json}{deep}{xml}{tags}\n```\n");
        let (_, ended, diagnostics) = parse(&page(&text));
        ended.expect(0, &["1 operation"]);
        let codes: Vec<&str> = diagnostics
            .iter()
            .filter_map(|one| one["code"].as_str())
            .collect();
        assert!(codes.contains(&"D027"), "{open}: {codes:?}");
        assert!(
            diagnostics
                .iter()
                .all(|one| one["message"].as_str().unwrap().len() < 1000)
        );
    }
}

#[test]
fn markdown_nested_without_end() {
    for text in [
        ">".repeat(100_000),
        "[".repeat(100_000),
        "*a **b".repeat(20_000),
        "- ".repeat(5_000),
    ] {
        let (_, ended, _) = parse(&page(&format!("\n{text}\n")));
        ended.expect(0, &["1 operation"]);
        let (_, ended, _) = parse(&page(&format!("|Name|String|No|x|{text} |\n")));
        assert!(ended.code < 2, "{}", ended.err);
    }
}

//! Folders before and after.

use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use super::*;

fn file(path: &str, text: &str) -> GeneratedFile {
    GeneratedFile {
        path: path.to_owned(),
        contents: format!("{}\n{text}\n", render::header("//", "a test", "")),
    }
}

fn folder(files: &[GeneratedFile]) -> TempDir {
    let folder = TempDir::new().unwrap();
    update(folder.path(), files, Mode::Write).unwrap();
    folder
}

/// Every file below `root`, with its text, sorted.
fn contents(root: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path
                    .strip_prefix(root)
                    .unwrap()
                    .to_string_lossy()
                    .into_owned();
                found.push((name, fs::read_to_string(path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

fn kinds(report: &Report) -> Vec<(&str, &str)> {
    let kind = |change: &ChangeKind| match change {
        ChangeKind::Missing => "missing",
        ChangeKind::Stale { .. } => "stale",
        ChangeKind::LeftOver => "left over",
    };
    report
        .changes
        .iter()
        .map(|change| (change.path.as_str(), kind(&change.kind)))
        .collect()
}

#[test]
fn equal_files_keep_their_time_stamps() {
    let old = [file("a.rs", "one"), file("b/c.rs", "two")];
    let folder = folder(&old);
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
    for name in ["a.rs", "b/c.rs"] {
        fs::File::options()
            .write(true)
            .open(folder.path().join(name))
            .unwrap()
            .set_modified(long_ago)
            .unwrap();
    }
    let report = update(
        folder.path(),
        &[file("a.rs", "one"), file("b/c.rs", "changed")],
        Mode::Write,
    )
    .unwrap();
    assert_eq!(report.unchanged, 1);
    assert_eq!(kinds(&report), [("b/c.rs", "stale")]);
    let modified = |name: &str| {
        fs::metadata(folder.path().join(name))
            .unwrap()
            .modified()
            .unwrap()
    };
    assert_eq!(modified("a.rs"), long_ago);
    assert_ne!(modified("b/c.rs"), long_ago);
}

#[test]
fn leftovers_go_and_hand_written_files_stay() {
    let folder = folder(&[file("a.rs", "one"), file("old/b.rs", "two")]);
    fs::write(folder.path().join("lib.rs"), "// by hand\n").unwrap();
    let report = update(folder.path(), &[file("a.rs", "one")], Mode::Write).unwrap();
    assert_eq!(kinds(&report), [("old/b.rs", "left over")]);
    let left: Vec<_> = contents(folder.path())
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(left, ["a.rs", "lib.rs"]);
    assert!(!folder.path().join("old").exists());
}

#[test]
fn build_output_and_other_crates_are_not_looked_into() {
    let folder = folder(&[
        file("a.rs", "one"),
        file("target/b.rs", "two"),
        file("other/c.rs", "three"),
    ]);
    fs::write(folder.path().join("other/Cargo.toml"), "").unwrap();
    let report = update(folder.path(), &[file("a.rs", "one")], Mode::Write).unwrap();
    assert_eq!(kinds(&report), []);
}

#[test]
fn a_check_writes_nothing_and_lists_everything() {
    let folder = folder(&[file("a.rs", "one"), file("b.rs", "two")]);
    let before = contents(folder.path());
    let report = update(
        folder.path(),
        &[file("a.rs", "new"), file("c.rs", "three")],
        Mode::Check,
    )
    .unwrap();
    assert_eq!(
        kinds(&report),
        [
            ("a.rs", "stale"),
            ("b.rs", "left over"),
            ("c.rs", "missing")
        ]
    );
    assert_eq!(
        report.changes[0].kind,
        ChangeKind::Stale {
            diff: "-2 one\n+2 new\n".to_owned()
        }
    );
    assert_eq!(contents(folder.path()), before);
}

#[test]
fn a_check_of_a_missing_folder_does_not_make_it() {
    let folder = TempDir::new().unwrap();
    let root = folder.path().join("new");
    let report = update(&root, &[file("a.rs", "one")], Mode::Check).unwrap();
    assert_eq!(kinds(&report), [("a.rs", "missing")]);
    assert!(!root.exists());
}

#[test]
fn foreign_files_are_not_replaced() {
    let folder = folder(&[file("a.rs", "one")]);
    fs::write(folder.path().join("b.rs"), "// by hand\n").unwrap();
    let before = contents(folder.path());
    let result = update(
        folder.path(),
        &[file("a.rs", "new"), file("b.rs", "two")],
        Mode::Write,
    );
    assert!(
        matches!(result, Err(Error::NotGenerated { .. })),
        "{result:?}"
    );
    assert_eq!(contents(folder.path()), before);
}

#[test]
fn a_failure_in_the_middle_takes_everything_back() {
    let folder = folder(&[file("a.rs", "one"), file("z/old.rs", "two")]);
    // A file where a folder is needed fails only when the new files are moved into place.
    fs::write(folder.path().join("m"), "in the way\n").unwrap();
    let before = contents(folder.path());
    let files = [
        file("a.rs", "new"),
        file("b/new.rs", "new"),
        file("m/x.rs", "new"),
        file("z/z.rs", "new"),
    ];
    let result = update(folder.path(), &files, Mode::Write);
    assert!(matches!(result, Err(Error::Io { .. })), "{result:?}");
    assert_eq!(contents(folder.path()), before);
    assert!(!folder.path().join("b").exists());
    assert!(!folder.path().join(STAGING).exists());
}

#[test]
fn what_a_killed_run_left_behind_is_removed() {
    let folder = folder(&[file("a.rs", "one")]);
    fs::create_dir_all(folder.path().join(STAGING).join("new")).unwrap();
    fs::write(folder.path().join(STAGING).join("new/a.rs"), "half").unwrap();
    update(folder.path(), &[file("a.rs", "one")], Mode::Write).unwrap();
    assert!(!folder.path().join(STAGING).exists());
}

#[test]
fn long_differences_are_cut() {
    let lines = |word: &str| {
        (0..50)
            .map(|number| format!("{word} {number}\n"))
            .collect::<String>()
    };
    let diff = diff::short(&lines("old"), &lines("new"));
    assert_eq!(diff.lines().count(), 11);
    assert_eq!(diff.lines().last(), Some("and 90 more lines"));
}

#[cfg(unix)]
#[test]
fn a_pipe_is_written_to() {
    use std::os::fd::AsRawFd as _;

    let (mut reader, writer) = io::pipe().unwrap();
    let path = PathBuf::from(format!("/dev/fd/{}", writer.as_raw_fd()));
    write_file(&path, "text").unwrap();
    drop(writer);
    let mut text = String::new();
    reader.read_to_string(&mut text).unwrap();
    assert_eq!(text, "text");
}

#[cfg(unix)]
#[test]
fn a_link_stays_one() {
    let folder = TempDir::new().unwrap();
    let (link, target) = (folder.path().join("link"), folder.path().join("target"));
    fs::write(&target, "old").unwrap();
    std::os::unix::fs::symlink(&target, &link).unwrap();
    write_file(&link, "new").unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&target).unwrap(), "new");
    assert_eq!(contents(folder.path()).len(), 2, "nothing is left beside");
}

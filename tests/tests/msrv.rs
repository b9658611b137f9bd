//! The stated minimum version of Rust is one that every dependency builds with, as far as one toolchain can tell: what the
//! dependencies state themselves. Clippy's `incompatible_msrv` looks after the project's own code.

use std::process::Command;

use serde_json::Value;

#[test]
fn no_dependency_needs_a_newer_rust_than_the_workspace_states() {
    let stated = version(env!("CARGO_PKG_RUST_VERSION"));
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo writes JSON");
    let packages = metadata["packages"].as_array().expect("a list of packages");
    let newer: Vec<String> = packages
        .iter()
        .filter_map(|package| {
            let needs = package["rust_version"].as_str()?;
            (version(needs) > stated).then(|| format!("{} needs Rust {needs}", package["name"]))
        })
        .collect();
    assert!(packages.len() > 6, "the workspace and its dependencies");
    assert!(newer.is_empty(), "{newer:#?}");
}

/// `1.88` -> `(1, 88)`
fn version(text: &str) -> (u32, u32) {
    let mut parts = text.split('.').map(|part| part.parse().unwrap_or(0));
    (parts.next().unwrap_or(0), parts.next().unwrap_or(0))
}

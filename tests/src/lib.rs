//! What the tests of the whole workspace share: a server on the loopback interface that checks signatures by code of its own, the
//! project's own pages, and the table of their operations.

pub mod calls;
pub mod documented;
pub mod face;
pub mod pages;
pub mod rows;
pub mod server;
pub mod verify;
pub mod wire;

use std::path::{Path, PathBuf};

/// The id of the access key that all tests use.
pub const ACCESS_KEY_ID: &str = "testid";
/// Its secret.
pub const ACCESS_KEY_SECRET: &str = "testsecret";

/// A file or folder of the workspace.
#[must_use]
pub fn workspace(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// A client of either face with the tests' access key, set up by `$setters` (a chain of setter calls).
///
/// Both builders have the same setters but no trait for them, so this is a macro.
#[macro_export]
macro_rules! client {
    ($client:ty, $server:expr $(, $setter:ident ( $($argument:expr),* ))* $(,)?) => {
        <$client>::builder()
            .credentials(docwright_runtime::credentials::Credentials::new(
                $crate::ACCESS_KEY_ID,
                $crate::ACCESS_KEY_SECRET,
            ))
            .endpoint($server.url())
            $(.$setter($($argument),*))*
            .build()
            .expect("the settings are right")
    };
}

//! Any bytes as pages; form feeds part them.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| docwright_fuzz::check_pages(&String::from_utf8_lossy(bytes)));

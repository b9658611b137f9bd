//! Any bytes as a sample answer or request.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| docwright_fuzz::check_sample(&String::from_utf8_lossy(bytes)));

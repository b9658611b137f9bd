//! Checking a request that breaks nothing allocates nothing. Alone in its file, since it counts for the whole process.

mod support;

use std::alloc::System;
use std::time::Instant;

use docwright_runtime::generated::*;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use support::{CreateGate, Mode, Tag};

#[global_allocator]
static COUNTED: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

#[test]
fn a_valid_request_is_checked_without_allocating() {
    let tag = Tag {
        key: Some("k".to_owned()),
        value: Some("v".to_owned()),
    };
    let request = CreateGate {
        client_token: Some("02fb3da4".to_owned()),
        name: "网关1".to_owned(),
        mode: Some(Mode::Slow),
        port: Some(443),
        password: Some(Secret::new("testsecret")),
        ids: vec!["a".to_owned(), "b".to_owned()],
        tags: vec![tag.clone(), tag],
        peer: Some("p".to_owned()),
        peer_key: Some("k".to_owned()),
        ..CreateGate::default()
    };
    let region = Region::new(COUNTED);
    let valid = request.validate().is_ok();
    let allocations = region.change().allocations;
    assert!(valid);
    assert_eq!(allocations, 0);

    const TIMES: u32 = 10_000;
    let start = Instant::now();
    for _ in 0..TIMES {
        std::hint::black_box(&request).validate().expect("valid");
    }
    println!("{:?} a check", start.elapsed() / TIMES);
}

//! The intermediate spec becomes Rust source.

//! A client that is made in the build script, of the pages beside it. Nothing of it is checked in.

include!(concat!(env!("OUT_DIR"), "/docwright.rs"));

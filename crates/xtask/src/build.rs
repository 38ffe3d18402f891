//! The release.

use std::io::ErrorKind;

use crate::error::Error;
use crate::setup::{for_build, say};
use crate::sizes;
use crate::{paths, process};

/// Sets up, builds the release into `dist/`, and says how large it is.
pub fn run() -> Result<(), Error> {
    for_build()?;
    release()?;
    sizes::report()
}

/// Builds the release into `dist/`.
pub fn release() -> Result<(), Error> {
    say("Building the release (3 to 4 minutes the first time)");
    // trunk takes all that lies there along, also what an earlier build left.
    let path = process::root().join("target").join("wasm-bindgen");
    match std::fs::remove_dir_all(&path) {
        Err(reason) if reason.kind() != ErrorKind::NotFound => {
            return Err(Error::File { path, reason });
        }
        _ => {}
    }
    let mut build = process::command("trunk", &["build", "--release"]);
    process::run(
        build.env("CARGO_ENCODED_RUSTFLAGS", paths::compiler_flags()?),
        "What the compiler or trunk says above names the file to look at.",
    )
}

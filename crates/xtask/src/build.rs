//! The release.

use crate::error::Error;
use crate::process;
use crate::setup::{for_build, say};
use crate::sizes;

/// Sets up, builds the release into `dist/`, and says how large it is.
pub fn run() -> Result<(), Error> {
    for_build()?;
    release()?;
    sizes::report()
}

/// Builds the release into `dist/`.
pub fn release() -> Result<(), Error> {
    say("Building the release (3 to 4 minutes the first time)");
    process::run(
        &mut process::command("trunk", &["build", "--release"]),
        "What the compiler or trunk says above names the file to look at.",
    )
}

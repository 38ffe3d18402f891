//! Builds the app and serves it.

use crate::error::Error;
use crate::process;
use crate::setup::{for_build, say};

/// Sets up, builds, and serves until it is stopped.
pub fn run() -> Result<(), Error> {
    for_build()?;
    say(
        "Building the app (2 to 3 minutes the first time), then serving it on http://127.0.0.1:8080",
    );
    println!("   Stop it with Ctrl+C. It builds again when a file changes; reload the page then.");
    process::run(
        &mut process::command("trunk", &["serve"]),
        "If the address is in use, stop what uses port 8080 and run this again.",
    )
}

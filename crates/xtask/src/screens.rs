//! Pictures of each screen for the documentation.

use crate::error::Error;
use crate::process;
use crate::setup::{for_tests, say};
use crate::{build, sizes};

/// Builds the release and takes its pictures into `docs/screens/`.
pub fn run() -> Result<(), Error> {
    let browser = for_tests()?;
    build::release()?;
    sizes::report()?;
    say("Taking pictures of each screen (half a minute)");
    process::run(
        process::command("node", &["tests/e2e/screens.mjs"]).env("CHROMIUM", browser.chromium),
        "The screen that could not be reached is named above.",
    )
}

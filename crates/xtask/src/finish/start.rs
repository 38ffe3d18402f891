//! Trunk writes the few lines that start the program into the page itself, where a strict content
//! security policy forbids them; they go into a file of their own.

use std::path::Path;

use super::{cut, files};
use crate::error::Error;
use crate::process::{self, command, read, write};

const OPENING: &str = "<script type=\"module\">";
const CLOSING: &str = "</script>";

/// The file that starts the program.
pub const START: &str = "start.js";

/// Moves the start into its file.
pub fn from_a_file(folder: &Path) -> Result<(), Error> {
    let page = folder.join("index.html");
    let text = read(&page)?;
    let (before, script, after) = cut(&page, &text, OPENING, CLOSING)?;
    write(&folder.join(START), script)?;
    write(
        &page,
        &format!("{before}<script type=\"module\" src=\"{START}\">{CLOSING}{after}"),
    )
}

/// Makes scripts and style sheets smaller.
pub fn minify_all(folder: &Path) -> Result<(), Error> {
    for path in files(folder)? {
        if path
            .extension()
            .is_some_and(|kind| kind == "js" || kind == "css")
        {
            minify(&path)?;
        }
    }
    Ok(())
}

fn minify(script: &Path) -> Result<(), Error> {
    let path = script.to_string_lossy();
    let out = format!("--outfile={path}");
    process::run(
        &mut command(
            "esbuild",
            &[
                &path,
                "--minify",
                "--allow-overwrite",
                "--log-level=warning",
                &out,
            ],
        ),
        "Run `cargo xtask setup` to install the npm packages.",
    )
}

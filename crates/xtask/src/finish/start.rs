//! Trunk writes the few lines that start the program into the page itself, where a strict content
//! security policy forbids them. Lines of our own take their place, in a file.

use std::path::Path;

use super::{bytes, cut, files};
use crate::error::Error;
use crate::process::{self, command, read, write};

const OPENING: &str = "<script type=\"module\">";
const CLOSING: &str = "</script>";

/// What starts the program.
const SCRIPT: &str = include_str!("start.js");
/// Where the page says how much there is to load.
const SIZE: &str = "data-size=\"";

/// The file that starts the program.
pub const START: &str = "start.js";

/// Puts the start into its file, and the size of the program into the page.
pub fn from_a_file(folder: &Path) -> Result<(), Error> {
    let page = folder.join("index.html");
    let text = read(&page)?;
    let (before, script, after) = cut(&page, &text, OPENING, CLOSING)?;
    let (_, program, _) = cut(&page, script, "from './", ".js'")?;
    let size = bytes(&folder.join(format!("{program}_bg.wasm")))?.len();
    write(&folder.join(START), &SCRIPT.replace("{{program}}", program))?;
    let text = format!("{before}<script type=\"module\" src=\"{START}\">{CLOSING}{after}");
    write(&page, &sized(&page, &text, size)?)
}

/// The page with this number of bytes, or letters, to load.
pub fn sized(page: &Path, text: &str, size: usize) -> Result<String, Error> {
    let (before, _, after) = cut(page, text, SIZE, "\"")?;
    Ok(format!("{before}{SIZE}{size}\"{after}"))
}

/// Makes scripts and style sheets smaller, but for the one that names the program: esbuild chooses its
/// short names by how often each letter stands in a file, and trunk's name for the program is another
/// in each folder. It is made smaller with [`minify_start`], once the program has its own name.
pub fn minify_all(folder: &Path) -> Result<(), Error> {
    let start = folder.join(START);
    for path in files(folder)? {
        if path != start
            && path
                .extension()
                .is_some_and(|kind| kind == "js" || kind == "css")
        {
            minify(&path)?;
        }
    }
    Ok(())
}

/// Makes the script that starts the program smaller.
pub fn minify_start(folder: &Path) -> Result<(), Error> {
    minify(&folder.join(START))
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

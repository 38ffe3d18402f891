//! The last step of every build. Trunk writes the few lines that start the program into the page
//! itself, where a strict content security policy forbids them; they go into a file of their own.
//! Scripts and style sheets are made smaller.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::process::{self, command, read, root, write};

const OPENING: &str = "<script type=\"module\">";
const CLOSING: &str = "</script>";
const START: &str = "start.js";

/// Finishes what stands in trunk's staging folder.
fn finish(folder: &Path) -> Result<(), Error> {
    start_from_a_file(&folder.join("index.html"), &folder.join(START))?;
    for script in scripts(folder)? {
        minify(&script)?;
    }
    Ok(())
}

/// Finishes the build that trunk is doing.
pub fn run() -> Result<(), Error> {
    let folder =
        std::env::var_os("TRUNK_STAGING_DIR").map_or_else(|| root().join("dist"), PathBuf::from);
    finish(&folder)
}

fn start_from_a_file(page: &Path, start: &Path) -> Result<(), Error> {
    let text = read(page)?;
    let found = text.split_once(OPENING).and_then(|(before, rest)| {
        rest.split_once(CLOSING)
            .map(|(script, after)| (before, script, after))
    });
    let Some((before, script, after)) = found else {
        return Err(Error::Content {
            path: page.to_owned(),
            what: "trunk wrote no start script into it; its version may have changed".to_owned(),
        });
    };
    write(start, script)?;
    write(
        page,
        &format!("{before}<script type=\"module\" src=\"{START}\">{CLOSING}{after}"),
    )
}

/// All scripts and style sheets of a folder, at any depth.
fn scripts(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let fail = |reason| Error::File {
        path: folder.to_owned(),
        reason,
    };
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(fail)? {
        let path = entry.map_err(fail)?.path();
        if path.is_dir() {
            found.extend(scripts(&path)?);
        } else if path
            .extension()
            .is_some_and(|kind| kind == "js" || kind == "css")
        {
            found.push(path);
        }
    }
    Ok(found)
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

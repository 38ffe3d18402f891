//! The last step of every build; trunk calls it.
//!
//! - [`start`]: the lines that start the program go into a file, as the policy of the page demands;
//!   scripts and style sheets are made smaller
//! - [`names`]: the program is named after its content
//! - [`order`]: what a page loads stands in an order that does not change
//! - [`offline`]: the service worker gets the list of the build's files
//! - [`one_file`]: the whole app as a single page that needs no server
//! - [`paths`]: a release names no folder of the machine

mod names;
mod offline;
pub mod one_file;
mod order;
mod start;

use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::error::Error;
use crate::paths;
use crate::process::root;

/// Finishes the build that trunk is doing.
pub fn run() -> Result<(), Error> {
    let folder =
        std::env::var_os("TRUNK_STAGING_DIR").map_or_else(|| root().join("dist"), PathBuf::from);
    let release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    start::from_a_file(&folder)?;
    if release {
        start::minify_all(&folder)?;
        names::after_content(&folder)?;
        start::minify_start(&folder)?;
        order::of_modules(&folder)?;
        offline::write_list(&folder)?;
        one_file::write_page(&folder)?;
        for path in files(&folder)? {
            paths::none_in(&path, &bytes(&path)?)?;
        }
        Ok(())
    } else {
        // While it is being worked on, the app should come as it was built last.
        offline::leave_out(&folder)
    }
}

/// All files of a folder, at any depth, in the order of their paths.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let fail = |reason| Error::File {
        path: folder.to_owned(),
        reason,
    };
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(fail)? {
        let path = entry.map_err(fail)?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    std::fs::read(path).map_err(|reason| Error::File {
        path: path.to_owned(),
        reason,
    })
}

/// What identifies a file: its SHA-256.
pub fn digest_of(path: &Path) -> Result<String, Error> {
    Ok(hex_digest(&bytes(path)?))
}

/// SHA-256, lower-case hexadecimal.
fn hex_digest(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes)
        .iter()
        .fold(String::new(), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// A source of a content security policy that allows this text alone (CSP 3 §2.3.1).
fn policy_hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// The text between two others, and what stands around them; an error where they are not there.
fn cut<'a>(
    path: &Path,
    text: &'a str,
    opening: &str,
    closing: &str,
) -> Result<(&'a str, &'a str, &'a str), Error> {
    text.split_once(opening)
        .and_then(|(before, rest)| {
            rest.split_once(closing)
                .map(|(inner, after)| (before, inner, after))
        })
        .ok_or_else(|| Error::Content {
            path: path.to_owned(),
            what: format!("“{opening} … {closing}” is not in it; what writes it may have changed"),
        })
}

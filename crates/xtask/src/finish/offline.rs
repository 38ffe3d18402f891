//! The service worker keeps one build as one unit: it is told the digest of each file of it.

use std::collections::BTreeMap;
use std::path::Path;

use super::{bytes, files, hex_digest, one_file};
use crate::error::Error;
use crate::process::{read, write};

const WORKER: &str = "sw.js";
const PAGE: &str = "index.html";

/// Where the page says which build it is of.
const BUILD: &str = "<meta name=\"build\" content=\"\">";

/// Tells the service worker, and the page, of which build they are.
pub fn write_list(folder: &Path) -> Result<(), Error> {
    let mut digests = BTreeMap::new();
    for path in files(folder)? {
        let name = path
            .strip_prefix(folder)
            .unwrap_or(&path)
            .to_string_lossy()
            .replace('\\', "/");
        if name == WORKER || name == PAGE || name.starts_with(one_file::NAME) {
            continue;
        }
        digests.insert(name, hex_digest(&bytes(&path)?));
    }
    let page = folder.join(PAGE);
    let text = read(&page)?;
    if !text.contains(BUILD) {
        return Err(Error::Content {
            path: page,
            what: format!("{BUILD} is not in it"),
        });
    }
    // The build's own digest is that of all it consists of, before it is written into the page.
    digests.insert(PAGE.to_owned(), hex_digest(text.as_bytes()));
    let build: String = hex_digest(list(&digests)?.as_bytes())
        .chars()
        .take(16)
        .collect();
    let text = text.replace(BUILD, &format!("<meta name=\"build\" content=\"{build}\">"));
    write(&page, &text)?;
    digests.insert(PAGE.to_owned(), hex_digest(text.as_bytes()));
    let worker = folder.join(WORKER);
    let mut script = read(&worker)?;
    for (place, content) in [("{{build}}", build), ("\"{{files}}\"", list(&digests)?)] {
        if !script.contains(place) {
            return Err(Error::Content {
                path: worker,
                what: format!("{place} is not in it"),
            });
        }
        script = script.replace(place, &content);
    }
    write(&worker, &script)
}

fn list(digests: &BTreeMap<String, String>) -> Result<String, Error> {
    serde_json::to_string(digests).map_err(|error| Error::Content {
        path: WORKER.into(),
        what: error.to_string(),
    })
}

/// Leaves the service worker out of a build.
pub fn leave_out(folder: &Path) -> Result<(), Error> {
    let path = folder.join(WORKER);
    std::fs::remove_file(&path).map_err(|reason| Error::File { path, reason })
}

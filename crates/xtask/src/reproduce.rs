//! The same commit gives the same release, to the last byte, wherever it is built: a second build in
//! another folder, with another home of cargo, compared with the first.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::finish;
use crate::paths::cargo_home;
use crate::process::{self, command, root};
use crate::setup::{for_build, say};
use crate::{build, sizes};

/// What stands in the project's folder and is no source.
const NO_SOURCE: [&str; 4] = [".git", "dist", "node_modules", "target"];
const BY_HAND: &str = "What the second build says above names the place to look at.";

/// Builds the release twice and compares what came of it.
pub fn run() -> Result<(), Error> {
    for_build()?;
    build::release()?;
    sizes::report()?;
    let copy = std::env::temp_dir().join(format!("the-same-again-{}", std::process::id()));
    say(&format!(
        "Building again in {} (3 to 5 minutes)",
        copy.display()
    ));
    let (project, home) = (copy.join("project"), copy.join("home-of-cargo"));
    copy_sources(&root(), &project)?;
    link(&root().join("node_modules"), &project.join("node_modules"))?;
    link_all(&cargo_home(), &home)?;
    let mut again = command("cargo", &["xtask", "build"]);
    again
        .current_dir(&project)
        .env("CARGO_HOME", &home)
        .env_remove("CARGO_TARGET_DIR");
    process::run(&mut again, BY_HAND)?;
    let different = compare(&root().join("dist"), &project.join("dist"))?;
    if different.is_empty() {
        println!("\nBoth builds are the same, to the last byte.");
        // What cannot be removed is in the folder for what may go at any time.
        let _ = std::fs::remove_dir_all(&copy);
        Ok(())
    } else {
        Err(Error::NotTheSame {
            files: different.join(", "),
            copy: project.join("dist"),
        })
    }
}

fn copy_sources(from: &Path, to: &Path) -> Result<(), Error> {
    create(to)?;
    for (path, name) in entries(from)? {
        if NO_SOURCE.iter().any(|other| name == *other) {
            continue;
        }
        let copy = to.join(&name);
        if path.is_dir() {
            copy_sources(&path, &copy)?;
        } else {
            copy_file(&path, &copy)?;
        }
    }
    Ok(())
}

/// The copy is as old as the file: npm packages are installed anew where their list is younger.
fn copy_file(from: &Path, to: &Path) -> Result<(), Error> {
    let copied = || {
        std::fs::copy(from, to)?;
        let time = from.metadata()?.modified()?;
        let file = std::fs::File::options().write(true).open(to)?;
        file.set_modified(time)
    };
    copied().map_err(|reason| Error::File {
        path: from.to_owned(),
        reason,
    })
}

/// Everything of a folder, in another.
fn link_all(from: &Path, to: &Path) -> Result<(), Error> {
    create(to)?;
    for (path, name) in entries(from)? {
        link(&path, &to.join(name))?;
    }
    Ok(())
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) -> Result<(), Error> {
    std::os::unix::fs::symlink(from, to).map_err(|reason| Error::File {
        path: to.to_owned(),
        reason,
    })
}

#[cfg(windows)]
fn link(from: &Path, to: &Path) -> Result<(), Error> {
    use std::os::windows::fs::{symlink_dir, symlink_file};
    let linked = if from.is_dir() {
        symlink_dir(from, to)
    } else {
        symlink_file(from, to)
    };
    linked.map_err(|reason| Error::File {
        path: to.to_owned(),
        reason,
    })
}

fn create(folder: &Path) -> Result<(), Error> {
    std::fs::create_dir_all(folder).map_err(|reason| Error::File {
        path: folder.to_owned(),
        reason,
    })
}

fn entries(folder: &Path) -> Result<Vec<(PathBuf, std::ffi::OsString)>, Error> {
    std::fs::read_dir(folder)
        .and_then(|entries| {
            entries
                .map(|entry| entry.map(|entry| (entry.path(), entry.file_name())))
                .collect()
        })
        .map_err(|reason| Error::File {
            path: folder.to_owned(),
            reason,
        })
}

/// The files that are in one folder alone, or differ.
fn compare(one: &Path, other: &Path) -> Result<Vec<String>, Error> {
    let (one, other) = (digests(one)?, digests(other)?);
    let names = one.keys().chain(other.keys());
    let mut different: Vec<String> = names
        .filter(|name| one.get(*name) != other.get(*name))
        .cloned()
        .collect();
    different.sort();
    different.dedup();
    Ok(different)
}

fn digests(folder: &Path) -> Result<BTreeMap<String, String>, Error> {
    let mut digests = BTreeMap::new();
    for path in finish::files(folder)? {
        let name = path.strip_prefix(folder).unwrap_or(&path);
        let name = name.to_string_lossy().into_owned();
        digests.insert(name, finish::digest_of(&path)?);
    }
    Ok(digests)
}

#[cfg(test)]
mod tests {
    use super::compare;

    #[test]
    fn what_differs_or_is_missing_is_named() -> std::io::Result<()> {
        let folder = std::env::temp_dir().join(format!("compared-{}", std::process::id()));
        let (one, other) = (folder.join("one"), folder.join("other"));
        for (path, text) in [
            (one.join("same"), "a"),
            (other.join("same"), "a"),
            (one.join("changed"), "a"),
            (other.join("changed"), "b"),
            (one.join("gone"), "a"),
            (other.join("inside/new"), "a"),
        ] {
            std::fs::create_dir_all(path.parent().unwrap_or(&folder))?;
            std::fs::write(path, text)?;
        }
        let found = compare(&one, &other).unwrap_or_default();
        std::fs::remove_dir_all(&folder)?;
        assert_eq!(found, ["changed", "gone", "inside/new"]);
        Ok(())
    }
}

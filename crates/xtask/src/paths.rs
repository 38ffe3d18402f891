//! A release names no folder of the machine that built it. Panic messages name source files; where
//! those lay would differ from machine to machine, and with them the program.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::process::{command, output, read, root};

/// What cargo is told for every build of the browser's programs.
const CONFIG: &str = ".cargo/config.toml";
const TARGET: &str = "wasm32-unknown-unknown";
/// Between two flags in cargo's variable.
const BETWEEN: &str = "\u{1f}";
/// Shorter than this, a path is no folder of a person or a project, and would be found by chance.
const TELLING: usize = 5;

/// Flags of the compiler, for cargo's `CARGO_ENCODED_RUSTFLAGS`: those of [`CONFIG`], which the
/// variable replaces, and for each folder of this machine the name that stands for it.
pub fn compiler_flags() -> Result<String, Error> {
    let mut flags = configured()?;
    for (folder, name) in renamed() {
        flags.push(format!("--remap-path-prefix={}={name}", folder.display()));
    }
    Ok(flags.join(BETWEEN))
}

/// The flags that stand in the project.
fn configured() -> Result<Vec<String>, Error> {
    let path = root().join(CONFIG);
    let text = read(&path)?;
    let flags = text.parse::<toml::Table>().ok().and_then(|config| {
        let flags = config.get("target")?.get(TARGET)?.get("rustflags")?;
        let flag = |flag: &toml::Value| flag.as_str().map(str::to_owned);
        flags.as_array()?.iter().map(flag).collect()
    });
    flags.ok_or_else(|| Error::Content {
        path,
        what: format!("it should say rustflags = [\"…\"] under [target.{TARGET}]"),
    })
}

/// Folders that the compiler may name, with what stands for them; where one lies in another, the
/// inner one comes last, because the last that fits is taken.
fn renamed() -> Vec<(PathBuf, String)> {
    let mut folders = vec![(root(), "/app".to_owned())];
    let crates = cargo_home().join("registry").join("src");
    folders.push((crates.clone(), "/crates".to_owned()));
    // Each registry has a folder whose name differs where a mirror is used.
    let registries = std::fs::read_dir(&crates).into_iter().flatten().flatten();
    folders.extend(registries.map(|entry| (entry.path(), "/crates".to_owned())));
    if let Some((sources, commit)) = standard_library() {
        folders.push((sources, format!("/rustc/{commit}")));
    }
    folders
}

/// Where the sources of the standard library would be, and the commit by whose name they go where
/// they are not installed.
fn standard_library() -> Option<(PathBuf, String)> {
    let sysroot = output(&mut command("rustc", &["--print", "sysroot"]))?;
    let version = output(&mut command("rustc", &["-vV"]))?;
    let commit = version
        .lines()
        .find_map(|line| line.strip_prefix("commit-hash: "))?;
    let sources = Path::new(sysroot.trim()).join("lib/rustlib/src/rust");
    Some((sources, commit.to_owned()))
}

fn home() -> Option<PathBuf> {
    let named = |name| std::env::var_os(name).filter(|home: &OsString| !home.is_empty());
    named("HOME")
        .or_else(|| named("USERPROFILE"))
        .map(PathBuf::from)
}

/// Where cargo keeps crates.
pub fn cargo_home() -> PathBuf {
    std::env::var_os("CARGO_HOME")
        .filter(|home| !home.is_empty())
        .map(PathBuf::from)
        .or_else(|| home().map(|home| home.join(".cargo")))
        .unwrap_or_default()
}

/// Refuses a file in which a folder of this machine stands.
pub fn none_in(path: &Path, content: &[u8]) -> Result<(), Error> {
    let folders = [Some(root()), Some(cargo_home()), home()];
    let told = folders.into_iter().flatten().find(|folder| {
        let folder = folder.as_os_str().as_encoded_bytes();
        folder.len() >= TELLING && holds(content, folder)
    });
    match told {
        None => Ok(()),
        Some(folder) => Err(Error::Content {
            path: path.to_owned(),
            what: format!(
                "it names {}, so that no other machine could build the same; build with `cargo xtask build`, and look at crates/xtask/src/paths.rs",
                folder.display()
            ),
        }),
    }
}

fn holds(content: &[u8], part: &[u8]) -> bool {
    content.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::{BETWEEN, cargo_home, compiler_flags, none_in};
    use crate::process::root;

    #[test]
    fn the_flags_of_the_project_are_kept_and_its_folder_goes_by_another_name() {
        let flags = compiler_flags().unwrap_or_default();
        let flags: Vec<&str> = flags.split(BETWEEN).collect();
        assert!(
            flags
                .windows(2)
                .any(|pair| pair == ["--cfg", "erase_components"])
        );
        let own = format!("--remap-path-prefix={}=/app", root().display());
        assert!(flags.contains(&own.as_str()), "{flags:?}");
    }

    #[test]
    fn a_file_that_names_a_folder_of_this_machine_is_refused() {
        let path = "program.wasm".as_ref();
        let crates = cargo_home().join("registry/src/x/lib.rs");
        let text = format!("\0panicked at {}\0", crates.display());
        assert!(none_in(path, text.as_bytes()).is_err());
        assert!(none_in(path, b"\0panicked at /crates/x/lib.rs\0").is_ok());
    }
}

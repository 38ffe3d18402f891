//! Compiles the national guidance, with which a partnership's own file is put together, into the
//! worker.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use practice_review_engine::guidance::load;

/// The guidance folder, seen from this package.
const FOLDER: &str = "../../guidance";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={FOLDER}");
    match pack() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn pack() -> Result<(), String> {
    let out = std::env::var_os("OUT_DIR")
        .map(PathBuf::from)
        .ok_or("OUT_DIR is not set")?;
    let loaded = load::for_build(Path::new(FOLDER))?;
    let national = loaded
        .national
        .to_bytes()
        .map_err(|error| error.to_string())?;
    let path = out.join("national.pack");
    std::fs::write(&path, national).map_err(|error| format!("{}: {error}", path.display()))
}

//! Compiles `guidance/` into the program. Guidance that does not hold together fails the build,
//! with file, line and what to write instead.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use practice_review_engine::guidance::{Pack, load};

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
    write(&out.join("national.pack"), &national)?;
    let pack = Pack {
        partnerships: loaded.partnerships,
    };
    let pack = pack.to_bytes().map_err(|error| error.to_string())?;
    write(&out.join("guidance.pack"), &pack)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    std::fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}

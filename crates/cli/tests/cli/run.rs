//! Runs the program, and finds and makes the files it is given.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How the program ended.
pub struct Ended {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Runs the program in the folder of the fixtures.
pub fn run<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Ended {
    let output = Command::new(env!("CARGO_BIN_EXE_practice-review"))
        .args(arguments)
        .current_dir(fixtures())
        .output()
        .unwrap();
    Ended {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The folder of the fixtures.
pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The guidance of this repository.
pub fn own_guidance() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../guidance")
}

/// A path of a file that is not there yet; `name` is the test's own.
pub fn no_file(name: &str) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    match std::fs::remove_file(&path) {
        Ok(()) => {}
        Err(error) => assert_eq!(error.kind(), std::io::ErrorKind::NotFound),
    }
    path.to_str().unwrap().to_owned()
}

/// A file with these bytes; `name` is the test's own.
pub fn file(name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = no_file(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

//! Installs what is missing. Rust (by rustup) and Node.js are all that must be there.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::process::{command, output, read, root, run, tools};

const TRUNK: &str = "0.21.14";
/// The program that installs npm packages.
pub const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };
const WASM: &str = "wasm32-unknown-unknown";
const BY_HAND_RUSTUP: &str = "Install Rust with rustup (https://rustup.rs), then run this again.";
/// What to do where Node.js or its packages fail.
pub const BY_HAND_NODE: &str =
    "Install Node.js 20 or later (https://nodejs.org), then run this again.";
const BY_HAND_CARGO: &str = "Check the network connection and run this again, or install the tool by hand with the command above.";
const BY_HAND_FIREFOX: &str = "Install Firefox by hand (on Debian: apt-get install firefox-esr), or set FIREFOX to where it is, then run this again.";
const BY_HAND_CHROMIUM: &str = "Install Chromium and its driver by hand (on Debian: apt-get install chromium chromium-driver), then run this again.";

/// The profile in which tools build fastest: they are run, not shipped.
const QUICK: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_STRIP", "true"),
];

/// Says what is being done.
pub fn say(what: &str) {
    println!("\n== {what}");
}

/// Everything that a build needs.
pub fn for_build() -> Result<(), Error> {
    wasm_target()?;
    npm()?;
    tool(
        "trunk",
        TRUNK,
        &["--no-default-features", "--features", "rustls"],
        "about 7 minutes",
    )?;
    wasm_bindgen()
}

fn wasm_target() -> Result<(), Error> {
    let installed = output(&mut command("rustup", &["target", "list", "--installed"]));
    if installed.is_some_and(|list| list.lines().any(|line| line == WASM)) {
        return Ok(());
    }
    say("Adding the WebAssembly target to Rust (about 10 seconds)");
    run(
        &mut command("rustup", &["target", "add", WASM]),
        BY_HAND_RUSTUP,
    )
}

/// Installs npm packages where the lock file is newer than what is there.
fn npm() -> Result<(), Error> {
    let time = |path: PathBuf| path.metadata().and_then(|meta| meta.modified()).ok();
    let wanted = time(root().join("package-lock.json"));
    let there = time(root().join("node_modules").join(".package-lock.json"));
    if there.is_some() && there >= wanted {
        return Ok(());
    }
    say("Installing npm packages (about a minute)");
    let mut install = command(NPM, &["ci", "--no-audit", "--no-fund"]);
    run(
        install.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
        BY_HAND_NODE,
    )
}

/// The version of wasm-bindgen in the lock file: tool and library must be the same.
fn wasm_bindgen_version() -> Result<String, Error> {
    let path = root().join("Cargo.lock");
    let text = read(&path)?;
    let after = text.split("name = \"wasm-bindgen\"\nversion = \"").nth(1);
    after
        .and_then(|rest| rest.split('"').next())
        .map(str::to_owned)
        .ok_or_else(|| Error::Content {
            path,
            what: "wasm-bindgen is not locked in it".to_owned(),
        })
}

fn wasm_bindgen() -> Result<(), Error> {
    let version = wasm_bindgen_version()?;
    if has("wasm-bindgen", &version) && has("wasm-bindgen-test-runner", &version) {
        return Ok(());
    }
    install("wasm-bindgen-cli", &version, &[], "about 2 minutes")
}

fn has(program: &str, version: &str) -> bool {
    output(&mut command(program, &["--version"]))
        .is_some_and(|said| said.split_whitespace().any(|word| word == version))
}

fn tool(name: &str, version: &str, features: &[&str], takes: &str) -> Result<(), Error> {
    if has(name, version) {
        Ok(())
    } else {
        install(name, version, features, takes)
    }
}

fn install(package: &str, version: &str, features: &[&str], takes: &str) -> Result<(), Error> {
    say(&format!("Installing {package} {version} ({takes})"));
    let folder = tools();
    let folder = folder.to_string_lossy();
    let mut arguments = vec![
        "install",
        package,
        "--version",
        version,
        "--locked",
        "--force",
        "--root",
        &folder,
    ];
    arguments.extend(features);
    let mut install = command("cargo", &arguments);
    // A target folder of the caller's would mix the tools' builds with the project's.
    install
        .envs(QUICK)
        .env_remove("CARGO_TARGET_DIR")
        .current_dir(std::env::temp_dir());
    run(&mut install, BY_HAND_CARGO)
}

/// The browsers of the tests.
pub struct Browser {
    /// The driver, for the browser tests.
    pub driver: PathBuf,
    /// Chromium itself, for the whole-app tests.
    pub chromium: PathBuf,
    /// Firefox, for the whole-app tests.
    pub firefox: PathBuf,
}

/// Everything that the tests need beside a build.
pub fn for_tests() -> Result<Browser, Error> {
    for_build()?;
    let (driver, chromium) = match chromium() {
        Some(found) => found,
        None => install_chromium()?,
    };
    let firefox = match firefox() {
        Some(found) => found,
        None => install_firefox()?,
    };
    Ok(Browser {
        driver,
        chromium,
        firefox,
    })
}

fn has_apt() -> bool {
    output(&mut command("apt-get", &["--version"])).is_some()
}

fn install_firefox() -> Result<PathBuf, Error> {
    if has_apt() {
        say("Installing Firefox (about 2 minutes)");
        apt(&["update", "-q"])?;
        apt(&[
            "install",
            "-q",
            "-y",
            "--no-install-recommends",
            "firefox-esr",
        ])?;
    }
    firefox().ok_or(Error::Failed {
        command: "find firefox".to_owned(),
        by_hand: BY_HAND_FIREFOX,
    })
}

fn install_chromium() -> Result<(PathBuf, PathBuf), Error> {
    if has_apt() {
        say("Installing Chromium and its driver (about 2 minutes)");
        apt(&["update", "-q"])?;
        apt(&[
            "install",
            "-q",
            "-y",
            "--no-install-recommends",
            "chromium",
            "chromium-driver",
        ])?;
    } else {
        say("Downloading Chromium (about 2 minutes)");
        run(
            &mut command("npx", &["playwright", "install", "chromium"]),
            BY_HAND_CHROMIUM,
        )?;
    }
    chromium().ok_or(Error::Failed {
        command: "find chromium and chromedriver".to_owned(),
        by_hand: BY_HAND_CHROMIUM,
    })
}

fn apt(arguments: &[&str]) -> Result<(), Error> {
    let root = output(&mut command("id", &["-u"])).is_some_and(|id| id.trim() == "0");
    let mut install = if root {
        command("apt-get", arguments)
    } else {
        let mut all = vec!["-n", "apt-get"];
        all.extend(arguments);
        command("sudo", &all)
    };
    run(
        install.env("DEBIAN_FRONTEND", "noninteractive"),
        BY_HAND_CHROMIUM,
    )
}

/// The first of these files that is there: the one that the variable names, else those of the list.
fn found(variable: &str, names: &[&str]) -> Option<PathBuf> {
    std::env::var_os(variable)
        .map(PathBuf::from)
        .into_iter()
        .chain(names.iter().map(PathBuf::from))
        .find(|path| Path::is_file(path))
}

/// The driver that is there, and the browser beside it. Where there is no driver for the machine,
/// the test runner of wasm-bindgen has none either.
fn chromium() -> Option<(PathBuf, PathBuf)> {
    let driver = found(
        "CHROMEDRIVER",
        &["/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver"],
    )?;
    let chromium = found(
        "CHROMIUM",
        &[
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
        ],
    )?;
    Some((driver, chromium))
}

fn firefox() -> Option<PathBuf> {
    found(
        "FIREFOX",
        &[
            "/usr/bin/firefox-esr",
            "/usr/bin/firefox",
            "/Applications/Firefox.app/Contents/MacOS/firefox",
            "C:/Program Files/Mozilla Firefox/firefox.exe",
        ],
    )
}

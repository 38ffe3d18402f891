//! How long an assessment takes in a browser, how long the start of the app, unlocking, sealing and opening
//! on this machine, what Lighthouse says of it, and how large the release is.

use std::path::PathBuf;
use std::process::Command;

use crate::error::Error;
use crate::process::{command, output, root, run as run_program, watch, write};
use crate::setup::{BY_HAND_NODE, Browser, NPM, for_tests, say};
use crate::{build, sizes};

const FILE: &str = "docs/BENCHMARKS.md";
const BY_HAND: &str = "What the compiler or the browser says above names the place to look at.";

/// What was measured, as rows of tables.
struct Measured {
    assessment: String,
    sealing: String,
    unlocking: String,
    starts: String,
    lighthouse: String,
    sizes: String,
}

/// Runs the benchmarks in headless Chromium and notes what they print in `docs/BENCHMARKS.md`.
pub fn run() -> Result<(), Error> {
    let browser = for_tests()?;
    build::release()?;
    let measured = Measured {
        sizes: sizes::rows()?,
        starts: starts(&browser)?,
        lighthouse: lighthouse(&browser)?,
        unlocking: unlocking(&browser)?,
        sealing: optimised(&browser, "seal", "sealing")?,
        assessment: optimised(&browser, "assessment", "the assessment")?,
    };
    let text = report(&measured, &machine(&browser));
    let path: PathBuf = root().join(FILE);
    println!("\n{text}");
    write(&path, &text)
}

/// The release, as it starts.
fn starts(browser: &Browser) -> Result<String, Error> {
    say("Measuring the start (1 to 3 minutes)");
    let mut bench = command("node", &["benches/start.mjs"]);
    rows(bench.env("CHROMIUM", &browser.chromium))
}

/// The release, as it is unlocked.
fn unlocking(browser: &Browser) -> Result<String, Error> {
    say("Measuring the unlocking (half a minute)");
    let mut bench = command("node", &["benches/unlock.mjs"]);
    rows(bench.env("CHROMIUM", &browser.chromium))
}

/// What Lighthouse says of the release.
fn lighthouse(browser: &Browser) -> Result<String, Error> {
    say("Looking at it with Lighthouse (a minute)");
    let folder = root().join("benches").join("lighthouse");
    let mut install = command(NPM, &["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    run_program(install.current_dir(&folder), BY_HAND_NODE)?;
    let mut look = command("node", &["run.mjs"]);
    rows(look.current_dir(&folder).env("CHROMIUM", &browser.chromium))
}

/// The program optimised as in a release.
fn optimised(browser: &Browser, bench: &str, what: &str) -> Result<String, Error> {
    say(&format!("Measuring {what} (2 to 5 minutes)"));
    let mut cargo = command(
        "cargo",
        &[
            "bench",
            "-p",
            "practice-review-toolkit",
            "--target",
            "wasm32-unknown-unknown",
            "--bench",
            bench,
        ],
    );
    rows(
        cargo
            .env("CHROMEDRIVER", &browser.driver)
            .env("WASM_BINDGEN_TEST_TIMEOUT", "900"),
    )
}

/// What a benchmark prints as rows of a table.
fn rows(bench: &mut Command) -> Result<String, Error> {
    let mut rows = Vec::new();
    let ran = watch(bench, BY_HAND, |line| {
        if let Some(at) = line.find("| ") {
            rows.extend(line.get(at..).map(str::to_owned));
        }
    })?;
    if ran && !rows.is_empty() {
        Ok(rows.join("\n"))
    } else {
        Err(Error::Failed {
            command: bench.get_program().to_string_lossy().into_owned(),
            by_hand: BY_HAND,
        })
    }
}

/// The kind of machine: how many cores, and which browser.
fn machine(browser: &Browser) -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let chromium = browser.chromium.to_string_lossy().into_owned();
    let version = output(&mut command(&chromium, &["--version"])).unwrap_or_default();
    // What follows the number says how it was packaged.
    let version: Vec<&str> = version.split_whitespace().take(2).collect();
    format!("{cores} cores, {}, headless", version.join(" "))
}

fn report(measured: &Measured, machine: &str) -> String {
    let Measured {
        assessment,
        sealing,
        unlocking,
        starts,
        lighthouse,
        sizes,
    } = measured;
    format!(
        "# Benchmarks

Written by `cargo xtask bench`, which repeats it. Measured, never asserted: a busy machine would break
a test of time.

Machine: {machine}.

## From the address to the first click

How long it takes until the button that starts a case is on the screen, in milliseconds, beside a page
written by hand with the same first screen, which has no script. All ways take turns in the same run
of the same browser. How a start is taken stands in `benches/start.mjs`.

| Start | Starts | Median | 95th percentile | Slowest |
| --- | --- | --- | --- | --- |
{starts}

## Unlocking with a passphrase

In milliseconds, from the press of the button to the list of cases, beside Argon2id alone (64 MiB, 3 passes)
in the worker that the app has for it, taking turns. The work is meant to take time: it is what a thief
would have to do for each guess. How it is taken stands in `benches/unlock.mjs`.

| What | Times | Median | 95th percentile | Slowest |
| --- | --- | --- | --- | --- |
{unlocking}

## A record sealed and opened

In milliseconds, beside the bare calls of WebCrypto on the same bytes, taking turns. How a sample is taken
stands in `benches/seal.rs`.

| Record | Median | 95th percentile | Bare: median | Bare: 95th percentile |
| --- | --- | --- | --- | --- |
{sealing}

## What is downloaded

In bytes, and compressed by brotli at quality 11, as hosts send what they compress beforehand; one that
compresses while it sends takes a lower quality, and sends more.

| File | Fetched | Bytes | Brotli |
| --- | --- | --- | --- |
{sizes}

## Lighthouse

Of a first visit to the hosted app, on the telephone and the line that Lighthouse takes for slow. It does
not judge any more whether an app can be installed: a test asks the browser.

| Category | Points of 100 | What is lacking |
| --- | --- | --- |
{lighthouse}

## Assessment of a whole partnership, in a browser

What counts of the answers, then all routes, criteria and other processes with their traces, in
milliseconds; the budget is 1. Beside it the fewest questions that settle what is open, which the
result page alone works out. How a sample is taken stands in `benches/assessment.rs`. The program is
optimised as in a release, but for `wasm-opt`.

| Partnership | Cases | Median | 95th percentile | Slowest case | Fewest questions: median | Slowest case |
| --- | --- | --- | --- | --- | --- | --- |
{assessment}
"
    )
}

//! How long an assessment takes in a browser, on this machine.

use std::path::PathBuf;

use crate::error::Error;
use crate::process::{command, output, root, watch, write};
use crate::setup::{Browser, for_tests, say};

const FILE: &str = "docs/BENCHMARKS.md";

/// Runs the benchmark in headless Chromium, with the program optimised as in a release, and notes
/// what it prints in `docs/BENCHMARKS.md`.
pub fn run() -> Result<(), Error> {
    let browser = for_tests()?;
    say("Measuring the assessment (2 to 5 minutes)");
    let mut rows = Vec::new();
    let mut bench = command(
        "cargo",
        &[
            "bench",
            "-p",
            "practice-review-toolkit",
            "--target",
            "wasm32-unknown-unknown",
            "--bench",
            "assessment",
        ],
    );
    bench
        .env("CHROMEDRIVER", &browser.driver)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "900");
    let by_hand = "What the compiler or the browser says above names the place to look at.";
    let ran = watch(&mut bench, by_hand, |line| {
        if let Some(at) = line.find("| ") {
            rows.extend(line.get(at..).map(str::to_owned));
        }
    })?;
    if !ran || rows.is_empty() {
        return Err(Error::Failed {
            command: "cargo bench --bench assessment".to_owned(),
            by_hand,
        });
    }
    let text = report(&rows, &machine(&browser));
    let path: PathBuf = root().join(FILE);
    println!("\n{text}");
    write(&path, &text)
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

fn report(rows: &[String], machine: &str) -> String {
    format!(
        "# Benchmarks

Written by `cargo xtask bench`, which repeats it. Measured, never asserted: a busy machine would break
a test of time.

## Assessment of a whole partnership, in a browser

What counts of the answers, then all routes, criteria and other processes with their traces, in
milliseconds; the budget is 1. Beside it the fewest questions that settle what is open, which the
result page alone works out. How a sample is taken stands in `benches/assessment.rs`.

Machine: {machine}. The program is optimised as in a release, but for `wasm-opt`.

| Partnership | Cases | Median | 95th percentile | Slowest case | Fewest questions: median | Slowest case |
| --- | --- | --- | --- | --- | --- | --- |
{}
",
        rows.join("\n")
    )
}

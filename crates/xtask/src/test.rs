//! Every test, part by part, with a count at the end.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::error::Error;
use crate::process::{command, last_lines, root, watch};
use crate::setup::{Browser, for_tests, say};
use crate::{build, reproduce, sizes};

const BY_HAND: &str = "Run `cargo xtask setup`, then this again.";
const APP: [&str; 4] = [
    "-p",
    "practice-review-toolkit",
    "--target",
    "wasm32-unknown-unknown",
];
/// The workers beside the app.
const WORKERS: [&str; 4] = [
    "-p",
    "practice-review-linter",
    "-p",
    "practice-review-deriver",
];
const NATIVE: [&str; 6] = [
    "-p",
    "practice-review-engine",
    "-p",
    "practice-review",
    "-p",
    "xtask",
];

/// How many tests passed and failed.
#[derive(Clone, Copy, Default)]
struct Count {
    passed: usize,
    failed: usize,
}

/// How a part went.
struct Outcome {
    title: &'static str,
    /// Whether it passed, and how many tests did.
    result: (bool, Count),
    took: Duration,
    /// The last lines that its programs printed.
    last: Vec<String>,
}

/// A part of the tests.
struct Part {
    name: &'static str,
    title: &'static str,
    run: fn(&Browser) -> Result<(bool, Count), Error>,
}

const PARTS: [Part; 7] = [
    Part {
        name: "format",
        title: "Formatting",
        run: format,
    },
    Part {
        name: "clippy",
        title: "Clippy, warnings denied",
        run: clippy,
    },
    Part {
        name: "guidance",
        title: "Guidance linter",
        run: guidance,
    },
    Part {
        name: "engine",
        title: "Engine, command line and tasks",
        run: engine,
    },
    Part {
        name: "browser",
        title: "Browser tests",
        run: browser,
    },
    Part {
        name: "app",
        title: "Whole app, on the release build",
        run: app,
    },
    Part {
        name: "reproduce",
        title: "The same release, built again elsewhere",
        run: reproduced,
    },
];

/// Runs every part, or the one that is named.
pub fn run(only: Option<&str>) -> Result<(), Error> {
    let parts: Vec<&Part> = PARTS
        .iter()
        .filter(|p| only.is_none_or(|only| only == p.name))
        .collect();
    if parts.is_empty() {
        return Err(Error::NoSuchPart(only.unwrap_or_default().to_owned()));
    }
    let found = for_tests()?;
    let mut outcomes = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        say(&format!("{} of {}: {}", index + 1, parts.len(), part.title));
        let start = Instant::now();
        let result = (part.run)(&found).unwrap_or_else(|error| {
            eprintln!("{error}");
            (
                false,
                Count {
                    passed: 0,
                    failed: 1,
                },
            )
        });
        outcomes.push(Outcome {
            title: part.title,
            result,
            took: start.elapsed(),
            last: last_lines(),
        });
    }
    report(&outcomes)
}

fn report(outcomes: &[Outcome]) -> Result<(), Error> {
    for failed in outcomes.iter().filter(|outcome| !outcome.result.0) {
        println!("\nThe last lines of {}, which failed:", failed.title);
        failed.last.iter().for_each(|line| println!("  {line}"));
    }
    println!();
    let mut sum = Count::default();
    for Outcome {
        title,
        result: (ok, count),
        took,
        ..
    } in outcomes
    {
        let word = if *ok { "ok" } else { "FAILED" };
        println!(
            "{word:>6}  {title}: {} passed, {} failed, {} s",
            count.passed,
            count.failed,
            took.as_secs()
        );
        sum.passed += count.passed;
        sum.failed += count.failed;
    }
    println!("\n{} passed, {} failed", sum.passed, sum.failed);
    match outcomes.iter().filter(|outcome| !outcome.result.0).count() {
        0 => Ok(()),
        failed => Err(Error::Tests(failed)),
    }
}

/// One thing that holds or does not.
fn check(command: &mut Command) -> Result<(bool, Count), Error> {
    let ok = watch(command, BY_HAND, |_| {})?;
    Ok((
        ok,
        Count {
            passed: usize::from(ok),
            failed: usize::from(!ok),
        },
    ))
}

fn both(first: (bool, Count), second: (bool, Count)) -> (bool, Count) {
    let count = Count {
        passed: first.1.passed + second.1.passed,
        failed: first.1.failed + second.1.failed,
    };
    (first.0 && second.0, count)
}

fn cargo(first: &[&str], rest: &[&[&str]]) -> Command {
    let arguments: Vec<&str> = first
        .iter()
        .chain(rest.iter().flat_map(|more| more.iter()))
        .copied()
        .collect();
    command("cargo", &arguments)
}

fn format(_: &Browser) -> Result<(bool, Count), Error> {
    check(&mut cargo(&["fmt", "--all", "--check"], &[]))
}

fn clippy(_: &Browser) -> Result<(bool, Count), Error> {
    let strict: &[&str] = &["--all-targets", "--all-features", "--", "-D", "warnings"];
    let native = check(&mut cargo(&["clippy"], &[&NATIVE, strict]))?;
    let app = check(&mut cargo(&["clippy"], &[&APP, &WORKERS, strict]))?;
    Ok(both(native, app))
}

fn guidance(_: &Browser) -> Result<(bool, Count), Error> {
    check(&mut cargo(
        &[
            "run",
            "--quiet",
            "-p",
            "practice-review",
            "--",
            "guidance",
            "check",
        ],
        &[],
    ))
}

fn engine(_: &Browser) -> Result<(bool, Count), Error> {
    let ours = counted(&mut cargo(
        &["test", "--no-fail-fast", "--all-features"],
        &[&NATIVE],
    ))?;
    let vectors = root().join("crates/engine/tests/vectors");
    let encrypted = vectors.join("encryption");
    let sealed = python("seal_open.py", &vectors.join("seal"))?;
    let jwcrypto = python("jwe_open.py", &encrypted)?;
    let jose = javascript("jose_open.mjs", &encrypted)?;
    Ok(both(ours, both(sealed, both(jwcrypto, jose))))
}

/// Runs a program of `tests/foreign` with libraries of npm that are not ours, on a folder of files.
fn javascript(program: &str, files: &Path) -> Result<(bool, Count), Error> {
    let program = format!("tests/foreign/{program}");
    counted(&mut command("node", &[&program, &files.to_string_lossy()]))
}

/// Runs a program of `tests/foreign`, in libraries that are not ours, on a folder of files.
fn python(program: &str, files: &Path) -> Result<(bool, Count), Error> {
    let files = files.to_string_lossy();
    let runner = "tests/foreign/run_python.mjs";
    counted(&mut command("node", &[runner, program, &files]))
}

fn browser(found: &Browser) -> Result<(bool, Count), Error> {
    let mut tests = cargo(&["test", "--no-fail-fast"], &[&APP]);
    // Seconds that the tests of one file may take in the browser.
    tests.env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    // A driver that is read from a busy disk for the first time takes longer than the five seconds it is given.
    tests.env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    counted(tests.env("CHROMEDRIVER", &found.driver))
}

fn app(found: &Browser) -> Result<(bool, Count), Error> {
    build::release()?;
    sizes::report()?;
    let config = "tests/e2e/playwright.config.mjs";
    let mut tests = command("playwright", &["test", "--config", config]);
    let whole = counted(
        tests
            .env("CHROMIUM", &found.chromium)
            .env("FIREFOX", &found.firefox),
    )?;
    let bundles = root().join("tests/e2e/results/bundles");
    let jwcrypto = python("jwcrypto_verify.py", &bundles)?;
    let jose = javascript("jose.mjs", &bundles)?;
    Ok(both(whole, both(jose, jwcrypto)))
}

fn reproduced(_: &Browser) -> Result<(bool, Count), Error> {
    reproduce::run()?;
    let count = Count {
        passed: 1,
        failed: 0,
    };
    Ok((true, count))
}

/// Runs tests and counts what they say of themselves.
fn counted(command: &mut Command) -> Result<(bool, Count), Error> {
    let mut count = Count::default();
    let ok = watch(command, BY_HAND, |line| {
        count.passed += number_before(line, "passed");
        count.failed += number_before(line, "failed");
    })?;
    Ok((ok, count))
}

/// The number in front of a word on a line that sums tests up: "test result: ok. 3 passed; 0
/// failed" of cargo, "  12 passed (3.4s)" of Playwright, "3 passed, 0 failed" of our own.
fn number_before(line: &str, word: &str) -> usize {
    let line = line.trim();
    let sums = line.starts_with("test result:") || line.starts_with(|c: char| c.is_ascii_digit());
    if !sums {
        return 0;
    }
    let words: Vec<&str> = line
        .split([' ', ';', ',', '.'])
        .filter(|w| !w.is_empty())
        .collect();
    words
        .windows(2)
        .find_map(|pair| match pair {
            [number, found] if *found == word => number.parse().ok(),
            _ => None,
        })
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::number_before;

    #[test]
    fn tests_are_counted_from_what_each_runner_says() {
        for (line, passed, failed) in [
            (
                "test result: ok. 12 passed; 1 failed; 0 ignored; finished in 0.1s",
                12,
                1,
            ),
            ("  7 passed (12.3s)", 7, 0),
            ("  2 failed", 0, 2),
            ("3 passed, 4 failed", 3, 4),
            ("the 5 passed over", 0, 0),
        ] {
            assert_eq!(
                (number_before(line, "passed"), number_before(line, "failed")),
                (passed, failed)
            );
        }
    }
}

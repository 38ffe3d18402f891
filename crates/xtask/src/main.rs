//! `cargo xtask`: sets up, serves, builds and tests the Practice Review Toolkit.
//!
//! - [`setup`]: installs what is missing
//! - [`serve`]: builds the app and serves it on 127.0.0.1:8080
//! - [`build`]: leaves the release in `dist/` and says how large it is
//! - [`reproduce`]: builds the release twice and compares
//! - [`test`]: installs what the tests need and runs every test
//! - [`fuzz`]: feeds the readers of foreign files with ones changed at random
//! - [`bench`]: measures the start and the assessment in a browser
//! - [`screens`]: takes the pictures of the documentation
//! - [`finish`]: the last step of every build; trunk calls it

mod bench;
mod build;
mod error;
mod finish;
mod fuzz;
mod paths;
mod process;
mod reproduce;
mod screens;
mod serve;
mod setup;
mod sizes;
mod test;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask <command>

  setup             install what is missing
  serve             build the app and serve it on http://127.0.0.1:8080
  build             leave the release in dist/
  reproduce         build the release twice, in two places, and compare every byte
  bench             measure the start and the assessment in a browser, into docs/BENCHMARKS.md
  screens           take the pictures in docs/screens/
  test [part]       run every test, or one part: format, clippy, guidance, engine, browser, app,
                    reproduce
  fuzz [executions] feed the readers of foreign files with ones changed at random, 2000000 times
                    if not told otherwise
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["setup"] => setup::for_build().map(drop),
        ["serve"] => serve::run(),
        ["build"] => build::run(),
        ["reproduce"] => reproduce::run(),
        ["bench"] => bench::run(),
        ["screens"] => screens::run(),
        ["finish"] => finish::run(),
        ["fuzz"] => fuzz::run(None),
        ["fuzz", executions] => fuzz::run(Some(executions)),
        ["test"] => test::run(None),
        ["test", part] => test::run(Some(part)),
        _ => {
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error}");
            ExitCode::FAILURE
        }
    }
}

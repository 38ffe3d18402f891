//! Readers of foreign bytes, fed with files that are changed at random, for longer than the tests do it.

use crate::error::Error;
use crate::process::{command, run as run_program};
use crate::setup::say;

/// Executions where no number is given: some minutes.
const EXECUTIONS: &str = "2000000";

const BY_HAND: &str = "What the run above names is a file that a reader panics or hangs at: mend the reader, and put the file into crates/engine/tests/fuzz/found, its name as it is, so that it is tried from then on. Run it again with FUZZ_TARGET set to one target, or with another FUZZ_SEED.";

/// So many executions, of all targets together, by the profile of the same name.
pub fn run(executions: Option<&str>) -> Result<(), Error> {
    let executions = executions.unwrap_or(EXECUTIONS);
    say(&format!("Fuzzing, {executions} executions"));
    let mut tests = command(
        "cargo",
        &[
            "test",
            "--profile",
            "fuzz",
            "--package",
            "practice-review-engine",
            "--all-features",
            "--test",
            "fuzz",
            "--",
            "--nocapture",
        ],
    );
    tests.env("FUZZ_EXECUTIONS", executions);
    run_program(&mut tests, BY_HAND)
}

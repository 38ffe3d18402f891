//! Readers of foreign bytes, fed with sound and hostile files that are changed at random: none may panic,
//! hang, or read what it would not write.
//!
//! The numbers come from a seed, so that every run with the same seed and the same number of executions
//! does the same. A short run is part of the tests; `cargo xtask fuzz` does longer ones. What fails is
//! written to a file; once its cause is mended it goes to `found/`, where it is tried in every run.
//!
//! - [`targets`]: the readers
//! - [`seeds`]: what is changed
//! - [`mutate`]: how it is changed
#![cfg(all(feature = "authoring", feature = "native-crypto"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of tests stop the test"
)]

mod mutate;
mod seeds;
mod targets;

use std::cell::Cell;
use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, Once};
use std::thread;
use std::time::{Duration, Instant};

use mutate::{Numbers, mutated};
use targets::{TARGETS, Target};

/// Executions of the run that is part of the tests.
const SHORT: u64 = 20_000;
/// Longer than this, and a page would seem to hang.
const LONGEST: Duration = Duration::from_secs(1);
/// Longer than this, and it does not end.
const HANGS: Duration = Duration::from_secs(60);
/// The most inputs that are kept because something new became of them.
const KEPT: usize = 1000;

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// How a target went.
struct Went {
    name: &'static str,
    executions: u64,
    outcomes: usize,
    slowest: Duration,
    failures: Vec<String>,
}

/// What is being tried since when.
type Now = Arc<Mutex<Option<(Instant, &'static str, Vec<u8>)>>>;

fn set(variable: &str, otherwise: u64) -> u64 {
    let set = std::env::var(variable).ok();
    set.and_then(|text| text.replace('_', "").parse().ok())
        .unwrap_or(otherwise)
}

#[test]
fn no_foreign_bytes_make_a_reader_panic_or_hang() {
    let executions = set("FUZZ_EXECUTIONS", SHORT);
    let seed = set("FUZZ_SEED", 1);
    let only = std::env::var("FUZZ_TARGET").ok();
    let chosen: Vec<&Target> = TARGETS
        .iter()
        .filter(|target| only.as_deref().is_none_or(|only| only == target.name))
        .collect();
    assert!(!chosen.is_empty(), "there is no such target");
    let shares: u64 = chosen.iter().map(|target| target.share).sum();
    let left = Mutex::new(chosen.into_iter());
    let went = Mutex::new(Vec::new());
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                loop {
                    let Some(target) = left.lock().unwrap().next() else {
                        break;
                    };
                    let share = executions * target.share / shares;
                    let done = run(target, share.max(1), seed);
                    went.lock().unwrap().push(done);
                }
            });
        }
    });
    let mut failures = Vec::new();
    let mut all = 0;
    for Went {
        name,
        executions,
        outcomes,
        slowest,
        failures: more,
    } in went.into_inner().unwrap()
    {
        println!(
            "{name}: {executions} executions, {outcomes} outcomes, slowest {slowest:?}, {} failed",
            more.len()
        );
        all += executions;
        failures.extend(more);
    }
    println!("{all} executions");
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn a_reader_that_panics_is_told_with_the_input_that_it_panics_at() {
    fn trips(bytes: &[u8]) -> String {
        assert!(!bytes.contains(&7), "a byte that it cannot take");
        String::new()
    }
    let target = Target {
        name: "register",
        run: trips,
        share: 1,
    };
    let went = run(&target, 2000, 1);
    // Told once, however often it happens.
    let [failure] = went.failures.as_slice() else {
        panic!("{:?}", went.failures);
    };
    assert!(failure.contains("it panicked: a byte"), "{failure}");
    let (_, path) = failure.rsplit_once(' ').unwrap();
    let input = std::fs::read(path).unwrap();
    std::fs::remove_file(path).unwrap();
    assert!(attempt(&target, &input).0.is_err());
}

#[test]
fn what_failed_once_does_not_fail_any_more() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/found");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if name == "README.md" {
            continue;
        }
        let target = TARGETS
            .iter()
            .filter(|target| name.starts_with(target.name));
        let target = target.max_by_key(|target| target.name.len());
        let target = target.unwrap_or_else(|| panic!("{name} begins with no target"));
        let bytes = std::fs::read(&path).unwrap();
        let start = Instant::now();
        (target.run)(&bytes);
        assert!(
            start.elapsed() < LONGEST * 5,
            "{name} took {:?}",
            start.elapsed()
        );
    }
}

fn run(target: &Target, executions: u64, seed: u64) -> Went {
    let now: Now = Arc::default();
    let over = Arc::new(AtomicBool::new(false));
    let watch = thread::spawn({
        let (now, over) = (Arc::clone(&now), Arc::clone(&over));
        move || watch(&now, &over)
    });
    let mut pool = seeds::of(target.name);
    let mut numbers = Numbers::of(seed ^ name_as_number(target.name));
    let mut outcomes = HashSet::new();
    let mut slowest = Duration::ZERO;
    let mut failures: Vec<String> = Vec::new();
    // What is made once is not counted with the first input.
    let _ = attempt(target, &pool[0]);
    let sown = pool.len() as u64;
    for execution in 0..executions {
        // First what is sown, as it is.
        let input = if execution < sown {
            pool[execution as usize].clone()
        } else {
            let one = numbers.below(pool.len());
            let other = numbers.below(pool.len());
            mutated(&mut numbers, &pool[one], &pool[other])
        };
        *now.lock().unwrap() = Some((Instant::now(), target.name, input.clone()));
        let (mut outcome, mut took) = attempt(target, &input);
        // A machine that is busy is slow now and then; a slow input is slow again.
        for _ in 0..2 {
            if took > LONGEST {
                let (again, took_again) = attempt(target, &input);
                outcome = again;
                took = took.min(took_again);
            }
        }
        now.lock().unwrap().take();
        slowest = slowest.max(took);
        let failed = match outcome {
            Err(panic) => Some(panic),
            Ok(_) if took > LONGEST => Some(format!("it took {took:?}")),
            Ok(outcome) => {
                if outcomes.insert(shape(&outcome)) && pool.len() < KEPT {
                    pool.push(input.clone());
                }
                None
            }
        };
        // Each cause once.
        if let Some(why) = failed
            && outcomes.insert(shape(&why))
        {
            let path = write(target.name, &input);
            failures.push(format!(
                "{}, execution {execution}: {why}; see {}",
                target.name,
                path.display()
            ));
        }
    }
    over.store(true, Ordering::Relaxed);
    watch.join().unwrap();
    Went {
        name: target.name,
        executions,
        outcomes: outcomes.len(),
        slowest,
        failures,
    }
}

/// What became of an input, or why it panicked; and how long it took.
fn attempt(target: &Target, input: &[u8]) -> (Result<String, String>, Duration) {
    hold_tongue();
    QUIET.set(true);
    let start = Instant::now();
    let outcome = catch_unwind(AssertUnwindSafe(|| (target.run)(input)));
    let took = start.elapsed();
    QUIET.set(false);
    let outcome = outcome.map_err(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
        format!("it panicked: {}", text.unwrap_or("without a word"))
    });
    (outcome, took)
}

/// What a reader panics with is told once, with its input, and not each time.
fn hold_tongue() {
    static SET: Once = Once::new();
    SET.call_once(|| {
        let tell = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !QUIET.get() {
                tell(panic);
            }
        }));
    });
}

/// Stops everything where something does not end, which nothing else could.
fn watch(now: &Now, over: &AtomicBool) {
    while !over.load(Ordering::Relaxed) {
        thread::sleep(Duration::from_millis(20));
        if let Some((since, name, input)) = now.lock().unwrap().as_ref()
            && since.elapsed() > HANGS
        {
            eprintln!(
                "{name}: it does not end; see {}",
                write(name, input).display()
            );
            std::process::exit(1);
        }
    }
}

/// What is the same in reasons that differ by what was found where.
fn shape(outcome: &str) -> String {
    let plain = outcome.chars().filter(|c| !c.is_ascii_digit());
    let mut quoted = false;
    let told = plain.filter(|c| {
        quoted ^= *c == '"';
        !quoted
    });
    told.take(300).collect()
}

fn name_as_number(name: &str) -> u64 {
    name.bytes().fold(0, |number, byte| {
        number.wrapping_mul(31).wrapping_add(byte.into())
    })
}

fn write(name: &str, input: &[u8]) -> PathBuf {
    let digest = practice_review_engine::bundle::digest(input);
    let path =
        Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", digest.split_at(12).0));
    std::fs::write(&path, input).unwrap();
    path
}

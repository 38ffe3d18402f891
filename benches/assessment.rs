//! How long an assessment of a whole partnership takes in a browser: what counts of the answers, all
//! routes, criteria and other processes with their traces. `cargo xtask bench` runs it.
//!
//! The clock of a browser is coarse, so an assessment is repeated until that takes long enough to be
//! measured; one sample is the mean of such a run, and a case takes the median of its samples, so that
//! what else the machine does bears little on it. A row says how that is spread over the worked
//! examples of a partnership, or over the long cases. Nothing is asserted: a busy machine would break
//! it.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "a benchmark that cannot be set up stops"
)]

use std::hint::black_box;

use practice_review_engine::assessment::{Facts, assess, shortest};
use practice_review_engine::case::{Case, CaseId, Value, load};
use practice_review_engine::dates::RawDate;
use practice_review_engine::form::facts_in_use;
use practice_review_engine::guidance::{Guidance, Kind, Pack};
use wasm_bindgen_test::{Criterion, console_log, wasm_bindgen_bench, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// The guidance with its worked examples, which the app leaves out.
const GUIDANCE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/guidance-with-examples.pack"));
/// The long cases.
const LONG: [&str; 3] = [
    include_str!("../tests/cases/serious-incident.json"),
    include_str!("../tests/cases/system-learning.json"),
    include_str!("../tests/cases/good-practice.json"),
];
/// How long a run takes at least, in milliseconds.
const RUN: f64 = 3.0;
/// How many runs of each case.
const SAMPLES: usize = 10;

#[wasm_bindgen_bench]
async fn a_whole_partnership(_: &mut Criterion) {
    for guidance in Pack::from_bytes(GUIDANCE).unwrap().partnerships {
        let examples: Vec<Case> = examples(&guidance);
        let long: Vec<Case> = LONG.iter().map(|text| load(text).unwrap()).collect();
        row(&guidance, "worked examples", &examples).await;
        row(&guidance, "long cases", &long).await;
    }
}

/// Measures cases and prints a row of the table.
async fn row(guidance: &Guidance, what: &str, cases: &[Case]) {
    let whole = |case: &Case| {
        let facts = facts_in_use(guidance, case);
        black_box(assess(guidance, &facts));
    };
    let fewest = |case: &Case| {
        black_box(shortest(guidance, &Facts::of_case(guidance, case)));
    };
    let (median, high, most) = spread(cases, whole).await;
    let (settle_median, _, settle_most) = spread(cases, fewest).await;
    console_log!(
        "| {} | {} {what} | {median:.3} | {high:.3} | {most:.3} | {settle_median:.3} | {settle_most:.3} |",
        guidance.partnership.id,
        cases.len(),
    );
}

/// Median, 95th percentile and maximum of the milliseconds that the cases take.
async fn spread(cases: &[Case], work: impl Fn(&Case)) -> (f64, f64, f64) {
    let mut all: Vec<f64> = Vec::new();
    for case in cases {
        all.push(median(samples(case, &work)));
        breathe().await;
    }
    all.sort_by(f64::total_cmp);
    let at = |percent: usize| all[(all.len() * percent / 100).min(all.len() - 1)];
    (at(50), at(95), at(100))
}

fn median(mut samples: Vec<f64>) -> f64 {
    samples.sort_by(f64::total_cmp);
    samples[samples.len() / 2]
}

/// Lets the browser do what else it has to: a page that is busy for long is given up.
async fn breathe() {
    let timeout = js_sys::Promise::new(&mut |done, _| {
        let window = web_sys::window().unwrap();
        window.set_timeout_with_callback(&done).unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(timeout).await.unwrap();
}

fn samples(case: &Case, work: &impl Fn(&Case)) -> Vec<f64> {
    // The first run also finds how many times make it long enough.
    let mut times = 1_u32;
    while run(case, work, times) < RUN {
        times *= 2;
    }
    let sample = |_| run(case, work, times) / f64::from(times);
    (0..SAMPLES).map(sample).collect()
}

fn run(case: &Case, work: &impl Fn(&Case), times: u32) -> f64 {
    let clock = web_sys::window().unwrap().performance().unwrap();
    let start = clock.now();
    for _ in 0..times {
        work(black_box(case));
    }
    clock.now() - start
}

/// The worked examples as cases.
fn examples(guidance: &Guidance) -> Vec<Case> {
    let case = |example: &practice_review_engine::guidance::Example| {
        let id = CaseId::from_random([0; 16]);
        let mut case = Case::new(id, guidance.partnership.id.clone(), "", "");
        for (id, text) in &example.answers {
            let kind = guidance.question(id).unwrap().kind;
            case.answers.insert(id.clone(), value(kind, text).into());
        }
        case
    };
    guidance.content.example.iter().map(case).collect()
}

fn value(kind: Kind, text: &str) -> Value {
    match kind {
        _ if text == "not-known" => Value::NotKnown,
        Kind::Choices => {
            Value::Choices(text.split(',').map(|option| option.trim().into()).collect())
        }
        Kind::Date => Value::Date(RawDate::from_iso(text).unwrap()),
        _ => Value::Choice(text.into()),
    }
}

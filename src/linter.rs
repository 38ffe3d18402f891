//! Asks the guidance linter, a worker of its own (`crates/linter`), what it makes of a file.
//!
//! The app goes on whatever the file does to the worker: one that gives no answer in time is stopped,
//! and the next question starts another.

use std::cell::RefCell;
use std::time::Duration;

use js_sys::{Array, Uint8Array};
use practice_review_engine::guidance::{Checked, CheckedError, Text};
use wasm_bindgen::JsValue;

use crate::worker::{Program, Running, WorkerError};

/// How long it has for one file, with the time to start: some hundred times what a real one takes.
const PATIENCE: Duration = Duration::from_secs(20);

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum LinterError {
    /// The worker does not start.
    #[error(
        "the part of the app that checks such files could not be started; reload the page, and if that does not help, connect to the network and reload it once more"
    )]
    NotStarted,
    /// It stopped, or took too long.
    #[error(
        "checking the file took too long or too much memory, so it was stopped; make sure that it is the right file, and look for conditions that lean on one another"
    )]
    Stopped,
    /// It answered what this app does not understand: page and worker are of different builds.
    #[error(transparent)]
    Answer(#[from] CheckedError),
}

impl From<WorkerError> for LinterError {
    fn from(error: WorkerError) -> Self {
        match error {
            WorkerError::NotStarted => Self::NotStarted,
            WorkerError::Stopped => Self::Stopped,
        }
    }
}

thread_local! {
    /// It is kept for the next file.
    static IDLE: RefCell<Option<Running>> = const { RefCell::new(None) };
}

/// Checks the text of one partnership's file.
///
/// # Errors
/// [`LinterError`]; what is wrong with the file itself stands in [`Checked`].
pub async fn check(text: &Text) -> Result<Checked, LinterError> {
    let worker = match IDLE.take() {
        Some(idle) => idle,
        None => Running::start(Program::Linter, PATIENCE).await?,
    };
    let said = Array::of2(
        &JsValue::from_str(&text.file),
        &JsValue::from_str(&text.text),
    );
    let answer = worker.ask(&said, &Array::new(), PATIENCE).await?;
    IDLE.set(Some(worker));
    Ok(Checked::from_bytes(&Uint8Array::new(&answer).to_vec())?)
}

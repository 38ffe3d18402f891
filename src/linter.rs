//! Asks the guidance linter, a worker of its own (`crates/linter`), what it makes of a file.
//!
//! The app goes on whatever the file does to the worker: one that gives no answer in time is stopped,
//! and the next question starts another.

use std::cell::RefCell;
use std::time::Duration;

use js_sys::{Array, Promise, Uint8Array};
use practice_review_engine::guidance::{Checked, CheckedError, Text};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::platform;

/// Where the worker starts, beside the page.
const PROGRAM: &str = "linter_loader.js";

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

thread_local! {
    static IDLE: RefCell<Option<Worker>> = const { RefCell::new(None) };
}

/// What the worker says next, or nothing where it fails or takes too long.
async fn next(worker: &Worker) -> Option<JsValue> {
    let said = Promise::new(&mut |resolve, reject| {
        let hear = Closure::once_into_js(move |event: MessageEvent| {
            let _ = resolve.call1(&JsValue::NULL, &event.data());
        });
        worker.set_onmessage(Some(hear.unchecked_ref()));
        worker.set_onerror(Some(&reject));
    });
    let late = platform::pause(PATIENCE);
    let first = JsFuture::from(Promise::race(&Array::of2(&said, &late))).await;
    worker.set_onmessage(None);
    worker.set_onerror(None);
    // The pause is kept with nothing; the worker never says that.
    first.ok().filter(|said| !said.is_undefined())
}

async fn start() -> Result<Worker, LinterError> {
    if let Some(idle) = IDLE.take() {
        return Ok(idle);
    }
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker =
        Worker::new_with_options(PROGRAM, &options).map_err(|_| LinterError::NotStarted)?;
    match next(&worker).await {
        Some(_) => Ok(worker),
        None => {
            worker.terminate();
            Err(LinterError::NotStarted)
        }
    }
}

/// Checks the text of one partnership's file.
///
/// # Errors
/// [`LinterError`]; what is wrong with the file itself stands in [`Checked`].
pub async fn check(text: &Text) -> Result<Checked, LinterError> {
    let worker = start().await?;
    let said = Array::of2(
        &JsValue::from_str(&text.file),
        &JsValue::from_str(&text.text),
    );
    worker
        .post_message(&said)
        .map_err(|_| LinterError::NotStarted)?;
    let Some(answer) = next(&worker).await else {
        worker.terminate();
        return Err(LinterError::Stopped);
    };
    IDLE.set(Some(worker));
    Ok(Checked::from_bytes(&Uint8Array::new(&answer).to_vec())?)
}

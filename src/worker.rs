//! Programs of the app that run beside the page, each as a web worker of its own: the page stays alive
//! whatever they do, and stops one that takes too long or is not needed any more.
//!
//! Beside the page stand `linter.js` and `linter_bg.wasm`, and the like for each of them
//! (`public/worker-start.js` starts it); in the app as one file they stand in the page
//! (`crates/xtask/src/finish/one_file.js`).

use std::time::Duration;

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker};

use crate::offline;
use crate::platform;

/// Where a worker starts, beside the page.
const START: &str = "worker-start.js";

/// What gives a worker where the app is one file.
const IN_THE_PAGE: &str = "practiceReviewWorker";

/// A program that runs beside the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// The guidance linter (`crates/linter`).
    Linter,
    /// Argon2id (`crates/deriver`).
    Deriver,
}

impl Program {
    /// What its files are called.
    fn name(self) -> &'static str {
        match self {
            Self::Linter => "linter",
            Self::Deriver => "deriver",
        }
    }
}

/// Why a worker gives no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkerError {
    /// It does not start.
    NotStarted,
    /// It failed, or took too long, and was stopped.
    Stopped,
}

/// A worker that listens. It is stopped, with all that it holds, when this goes: also where the future
/// that waits for it is dropped.
pub struct Running(Worker);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.terminate();
    }
}

impl Running {
    /// Starts a program; it has as long for that as for an answer.
    ///
    /// # Errors
    /// [`WorkerError::NotStarted`].
    pub async fn start(program: Program, patience: Duration) -> Result<Self, WorkerError> {
        let worker = match in_the_page(program) {
            None => Worker::new(&beside_the_page(program)).ok(),
            Some(begin) => begin.await,
        };
        let running = Self(worker.ok_or(WorkerError::NotStarted)?);
        // It says that it listens.
        match running.next(patience).await {
            Some(_) => Ok(running),
            None => Err(WorkerError::NotStarted),
        }
    }

    /// Asks it something. The buffers in `hand_over` go to the worker and are empty here afterwards.
    ///
    /// # Errors
    /// [`WorkerError`]; nothing can be asked of it again then.
    pub async fn ask(
        &self,
        question: &JsValue,
        hand_over: &Array,
        patience: Duration,
    ) -> Result<JsValue, WorkerError> {
        self.0
            .post_message_with_transfer(question, hand_over)
            .map_err(|_| WorkerError::NotStarted)?;
        self.next(patience).await.ok_or(WorkerError::Stopped)
    }

    /// What it says next, or nothing where it fails or takes too long.
    async fn next(&self, patience: Duration) -> Option<JsValue> {
        let said = Promise::new(&mut |resolve, reject| {
            let hear = Closure::once_into_js(move |event: MessageEvent| {
                let _ = resolve.call1(&JsValue::NULL, &event.data());
            });
            self.0.set_onmessage(Some(hear.unchecked_ref()));
            self.0.set_onerror(Some(&reject));
        });
        let late = platform::pause(patience);
        let first = JsFuture::from(Promise::race(&Array::of2(&said, &late))).await;
        self.0.set_onmessage(None);
        self.0.set_onerror(None);
        // The pause is kept with nothing; no worker says that.
        first.ok().filter(|said| !said.is_undefined())
    }
}

/// The address at which a program starts. It says of which build the page is: after a newer one has begun in
/// another tab, this page gets its own programs and not those of the newer.
fn beside_the_page(program: Program) -> String {
    let build = offline::build().map(|build| format!("?{build}"));
    format!("{START}{}#{}", build.unwrap_or_default(), program.name())
}

/// The worker out of the page itself, where the app is one file; none where it has files beside it.
fn in_the_page(program: Program) -> Option<impl Future<Output = Option<Worker>>> {
    let begin = Reflect::get(&js_sys::global(), &IN_THE_PAGE.into()).ok()?;
    let begin: Function = begin.dyn_into().ok()?;
    Some(async move {
        let worker = begin.call1(&JsValue::NULL, &program.name().into()).ok()?;
        let worker: Promise = worker.dyn_into().ok()?;
        JsFuture::from(worker).await.ok()?.dyn_into().ok()
    })
}

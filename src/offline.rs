//! Whether the app starts without the network, and whether a newer build waits: what the service
//! worker (`public/sw.js`) has got.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    MessageEvent, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration,
    ServiceWorkerState, Url,
};

use crate::platform;

/// The worker's script, beside the page.
const SCRIPT: &str = "sw.js";
/// What tells a waiting worker to begin.
const TAKE_OVER: &str = "take-over";
/// What asks the worker whether all files are here: whether one is gone, or also whether one is damaged.
const START: &str = "start";
const CHECK: &str = "check";
/// What it answers.
const WHOLE: &str = "whole";
const LACKING: &str = "lacking";
/// How often, and how many times, it is looked whether all words are on disk.
const LOOK_AGAIN: Duration = Duration::from_millis(200);
const LOOKS: u32 = 50;

#[wasm_bindgen(module = "/src/offline.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = remove_program)]
    async fn js_remove_program() -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = be_present)]
    fn js_be_present(build: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = ask_worker)]
    async fn js_ask_worker(question: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = others_saved)]
    async fn js_others_saved() -> Result<JsValue, JsValue>;
}

/// Takes the app's own files from this machine. What a browser does not give up then goes with the data
/// of the address.
pub async fn remove_program() {
    let _ = js_remove_program().await;
}

/// It answers where the page listens.
async fn ask_worker(question: &str) {
    let _ = js_ask_worker(question).await;
}

/// Whether the app is kept on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is one file and needs no network.
    OneFile,
    /// The browser cannot keep it, or was not allowed to.
    No,
    /// It is being fetched.
    Fetching,
    /// It starts without the network.
    Yes,
    /// A part of it is gone or damaged, and could not be fetched again.
    Damaged,
}

/// Whether another build is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Newer {
    /// None is known.
    None,
    /// One was fetched, whole, and waits.
    Waits,
    /// One begins as soon as all words are on disk.
    Begins,
    /// Words could not be saved, so it still waits.
    HeldUp,
    /// Words in another tab are not saved, so it still waits.
    HeldElsewhere,
    /// Another tab has begun with one, and this page is of the older.
    BegunElsewhere,
}

/// What came of looking for a newer build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looked {
    /// Nobody has looked.
    No,
    /// The host is being asked.
    Asking,
    /// The host gave none, or could not be reached.
    Failed,
    /// There is none.
    Newest,
    /// There is one; it is announced once it is here.
    Found,
}

/// What the app knows of itself.
#[derive(Clone, Copy)]
pub struct Offline {
    kept: RwSignal<Kept>,
    newer: RwSignal<Newer>,
    /// The reader does not want the newer build now.
    later: RwSignal<bool>,
    looked: RwSignal<Looked>,
    registration: StoredValue<Option<ServiceWorkerRegistration>, LocalStorage>,
}

impl Offline {
    /// Asks the browser to keep the app, unless it is one file.
    pub fn new() -> Self {
        let one_file = document().get_element_by_id("program").is_some();
        let offline = Self {
            kept: RwSignal::new(if one_file { Kept::OneFile } else { Kept::No }),
            newer: RwSignal::new(Newer::None),
            later: RwSignal::new(false),
            looked: RwSignal::new(Looked::No),
            registration: StoredValue::new_local(None),
        };
        if !one_file && let Some(container) = container() {
            if let Some(build) = build() {
                // A browser without locks or channels keeps the app all the same.
                let _ = js_be_present(&build);
            }
            offline.follow(&container);
            spawn_local(offline.register(container));
        }
        offline
    }

    /// Whether it is kept; tracked.
    pub fn kept(self) -> Kept {
        self.kept.get()
    }

    /// Whether another build is there; tracked.
    pub fn newer(self) -> Newer {
        self.newer.get()
    }

    /// True where the reader said that the newer build is to wait; tracked.
    pub fn is_for_later(self) -> bool {
        self.later.get()
    }

    /// Lets the newer build wait.
    pub fn wait(self) {
        self.later.set(true);
    }

    /// What came of [`Self::look`]; tracked.
    pub fn looked(self) -> Looked {
        self.looked.get()
    }

    /// Asks for a newer build, and offers the one that waits already.
    pub fn look(self) {
        self.later.set(false);
        let Some(registration) = self.registration.get_value() else {
            return;
        };
        self.looked.set(Looked::Asking);
        spawn_local(async move {
            let asked = match registration.update() {
                Ok(asked) => JsFuture::from(asked).await.is_ok(),
                Err(_) => false,
            };
            let there = registration.installing().or_else(|| registration.waiting());
            self.looked.set(match (there, asked) {
                (Some(_), _) => Looked::Found,
                (None, true) => Looked::Newest,
                (None, false) => Looked::Failed,
            });
        });
    }

    /// Has every file of the app on this machine looked at, and what is damaged fetched again.
    pub fn check(self) {
        if self.kept.get_untracked() != Kept::OneFile {
            spawn_local(ask_worker(CHECK));
        }
    }

    /// Begins with the newer build once everything typed, in every tab, is on disk.
    pub fn begin(self) {
        let begun = self.newer.get_untracked() == Newer::BegunElsewhere;
        spawn_local(async move {
            if !self.all_saved().await {
                return;
            }
            if begun {
                reload();
                return;
            }
            if !js_others_saved().await.is_ok_and(|saved| saved.is_truthy()) {
                self.newer.set(Newer::HeldElsewhere);
            } else if let Some(waiting) = self.registration.get_value().and_then(|r| r.waiting()) {
                // The page starts anew when the worker has taken over.
                let _ = waiting.post_message(&TAKE_OVER.into());
            }
        });
    }

    /// Waits until nothing would be lost by leaving the page. False where that does not come.
    async fn all_saved(self) -> bool {
        let before = self.newer.get_untracked();
        self.newer.set(Newer::Begins);
        if platform::until(LOOK_AGAIN, LOOKS, platform::may_leave).await {
            return true;
        }
        self.newer.set(if before == Newer::BegunElsewhere {
            before
        } else {
            Newer::HeldUp
        });
        false
    }

    /// Starts the page anew when the build that was asked for takes over; says so where another tab
    /// asked for it.
    fn follow(self, container: &ServiceWorkerContainer) {
        let script = own_script();
        let had_one = container
            .controller()
            .is_some_and(|worker| Some(worker.script_url()) == script);
        let first = StoredValue::new(!had_one);
        let change = Closure::<dyn Fn()>::new(move || {
            if first.get_value() {
                // The first build takes over the page that fetched it.
                first.set_value(false);
            } else if self.newer.get_untracked() == Newer::Begins {
                reload();
            } else {
                self.newer.set(Newer::BegunElsewhere);
            }
        });
        container.set_oncontrollerchange(Some(change.as_ref().unchecked_ref()));
        // It lives as long as the page.
        change.forget();
        let told = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            match event.data().as_string().as_deref() {
                Some(WHOLE) => self.kept.set(Kept::Yes),
                Some(LACKING) => self.kept.set(Kept::Damaged),
                _ => {}
            }
        });
        container.set_onmessage(Some(told.as_ref().unchecked_ref()));
        told.forget();
    }

    async fn register(self, container: ServiceWorkerContainer) {
        self.kept.set(Kept::Fetching);
        let registered = JsFuture::from(container.register(SCRIPT)).await;
        let Ok(registration) = registered.map(JsCast::unchecked_into::<ServiceWorkerRegistration>)
        else {
            self.kept.set(Kept::No);
            return;
        };
        self.registration.set_value(Some(registration.clone()));
        if registration.waiting().is_some() {
            self.newer.set(Newer::Waits);
        }
        if let Some(installing) = registration.installing() {
            self.watch(&registration, installing);
        }
        let found = registration.clone();
        let update = Closure::<dyn Fn()>::new(move || {
            if let Some(installing) = found.installing() {
                self.watch(&found, installing);
            }
        });
        registration.set_onupdatefound(Some(update.as_ref().unchecked_ref()));
        update.forget();
        ask_worker(START).await;
    }

    /// Follows a build while it is fetched.
    fn watch(self, registration: &ServiceWorkerRegistration, worker: ServiceWorker) {
        let first = registration.active().is_none();
        let watched = worker.clone();
        let change = Closure::<dyn Fn()>::new(move || match (watched.state(), first) {
            (ServiceWorkerState::Activated, _) => self.kept.set(Kept::Yes),
            (ServiceWorkerState::Redundant, true) => self.kept.set(Kept::No),
            (ServiceWorkerState::Installed, false) => {
                self.later.set(false);
                self.newer.set(Newer::Waits);
            }
            (ServiceWorkerState::Redundant, false)
                if self.looked.get_untracked() == Looked::Found =>
            {
                self.looked.set(Looked::Failed);
            }
            _ => {}
        });
        worker.set_onstatechange(Some(change.as_ref().unchecked_ref()));
        change.forget();
    }
}

impl Default for Offline {
    fn default() -> Self {
        Self::new()
    }
}

/// None on an address at which browsers keep nothing: plain http, a private window of some.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = window().navigator();
    let there = js_sys::Reflect::get(&navigator, &"serviceWorker".into()).ok()?;
    there.dyn_into().ok()
}

/// The address of this copy's worker. Another copy in a folder above has one of its own.
fn own_script() -> Option<String> {
    let page = window().location().href().ok()?;
    Some(Url::new_with_base(SCRIPT, &page).ok()?.href())
}

fn reload() {
    // A browser that does not reload leaves the reader where they are.
    let _ = window().location().reload();
}

/// The digest of this build, or nothing while it is being worked on.
pub fn build() -> Option<String> {
    let meta = document()
        .query_selector("meta[name=build]")
        .ok()
        .flatten()?;
    meta.get_attribute("content")
        .filter(|build| !build.is_empty())
}

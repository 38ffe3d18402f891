//! Whether the app starts without the network, and whether a newer build waits: what the service
//! worker (`public/sw.js`) has got.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState,
};

use crate::platform;

/// The worker's script, beside the page.
const SCRIPT: &str = "sw.js";
/// What tells a waiting worker to begin.
const TAKE_OVER: &str = "take-over";
/// How often, and how many times, it is looked whether all words are on disk.
const LOOK_AGAIN: Duration = Duration::from_millis(200);
const LOOKS: u32 = 50;

#[wasm_bindgen(module = "/src/offline.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = remove_program)]
    async fn js_remove_program() -> Result<(), JsValue>;
}

/// Takes the app's own files from this machine. What a browser does not give up then goes with the data
/// of the address.
pub async fn remove_program() {
    let _ = js_remove_program().await;
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
    /// Another tab has begun with one, and this page is of the older.
    BegunElsewhere,
}

/// What the app knows of itself.
#[derive(Clone, Copy)]
pub struct Offline {
    kept: RwSignal<Kept>,
    newer: RwSignal<Newer>,
    registration: StoredValue<Option<ServiceWorkerRegistration>, LocalStorage>,
}

impl Offline {
    /// Asks the browser to keep the app, unless it is one file.
    pub fn new() -> Self {
        let one_file = document().get_element_by_id("program").is_some();
        let offline = Self {
            kept: RwSignal::new(if one_file { Kept::OneFile } else { Kept::No }),
            newer: RwSignal::new(Newer::None),
            registration: StoredValue::new_local(None),
        };
        if !one_file && let Some(container) = container() {
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

    /// Asks for a newer build.
    pub fn look(self) {
        if let Some(registration) = self.registration.get_value() {
            // No network is no news.
            let _ = registration.update();
        }
    }

    /// Begins with the newer build once everything typed is on disk.
    pub fn begin(self) {
        if self.newer.get_untracked() == Newer::BegunElsewhere {
            spawn_local(async move {
                if self.all_saved().await {
                    reload();
                }
            });
            return;
        }
        spawn_local(async move {
            if self.all_saved().await
                && let Some(waiting) = self.registration.get_value().and_then(|r| r.waiting())
            {
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
        let had_one = container.controller().is_some();
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
        if registration.active().is_some() {
            self.kept.set(Kept::Yes);
        }
        if registration.waiting().is_some() {
            self.newer.set(Newer::Waits);
        }
        if let Some(installing) = registration.installing() {
            self.watch(installing);
        }
        let found = registration.clone();
        let update = Closure::<dyn Fn()>::new(move || {
            if let Some(installing) = found.installing() {
                self.watch(installing);
            }
        });
        registration.set_onupdatefound(Some(update.as_ref().unchecked_ref()));
        update.forget();
    }

    /// Follows a build while it is fetched.
    fn watch(self, worker: ServiceWorker) {
        let first = self.kept.get_untracked() != Kept::Yes;
        let watched = worker.clone();
        let change = Closure::<dyn Fn()>::new(move || match (watched.state(), first) {
            (ServiceWorkerState::Activated, _) => self.kept.set(Kept::Yes),
            (ServiceWorkerState::Redundant, true) => self.kept.set(Kept::No),
            (ServiceWorkerState::Installed, false) => self.newer.set(Newer::Waits),
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

//! Locking in every tab at once, and when nobody is there any more.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use practice_review_engine::seal::idle::{self, Verdict};
use wasm_bindgen_futures::spawn_local;

use super::vault::{State, Vault};
use crate::platform;
use crate::store::settings;

/// The name of the channel on which tabs tell one another.
const CHANNEL: &str = "prt-vault";
/// When somebody last did something in any tab, in milliseconds.
const ACTIVE: &str = "prt-active";
/// How often that is noted.
const NOTED_EVERY: u64 = 5_000;
/// How often it is judged.
const JUDGED_EVERY: Duration = Duration::from_secs(5);
/// How often, and how many times, it is looked whether all words are on disk before the key goes.
const LOOK_AGAIN: Duration = Duration::from_millis(100);
const LOOKS: u32 = 30;

/// What tabs tell one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// It is locked everywhere.
    Locked,
    /// It was set up, or a way in was changed.
    Changed,
}

impl Message {
    fn word(self) -> &'static str {
        match self {
            Self::Locked => "locked",
            Self::Changed => "changed",
        }
    }

    fn of(text: &str) -> Option<Self> {
        match text {
            "locked" => Some(Self::Locked),
            "changed" => Some(Self::Changed),
            _ => None,
        }
    }
}

/// Tells the other tabs.
pub(super) fn tell(message: Message) {
    platform::tell_tabs(CHANNEL, message.word());
}

/// Hears what other tabs tell, for as long as the page lives.
pub(super) fn listen(hear: impl Fn(Message) + Clone + 'static) {
    platform::hear_tabs(CHANNEL, move |text| {
        if let Some(message) = Message::of(text) {
            hear(message);
        }
    });
}

/// Waits until all that was typed is on disk, but not for long.
pub(super) async fn wait_for_saving() {
    let _ = platform::until(LOOK_AGAIN, LOOKS, platform::may_leave).await;
}

/// Locks the vault when nobody has done anything for the time that is set ([`settings::idle_minutes`]),
/// in any tab. Gives the milliseconds that are left once it is about to lock; tracked. It is judged by the clock
/// at each timer, at each key press or touch before it counts, and when the page comes back to sight,
/// so that a machine that slept is locked when it wakes.
pub fn when_idle(vault: Vault) -> Signal<Option<u64>> {
    let left = RwSignal::new(None);
    let last = StoredValue::new(platform::milliseconds());
    let noted = StoredValue::new(0_u64);
    let judge = move || -> bool {
        if !matches!(vault.state_untracked(), State::Open(_)) {
            let _ = left.try_set(None);
            // Unlocking is somebody being there.
            last.set_value(platform::milliseconds());
            return false;
        }
        let now = platform::milliseconds();
        let elsewhere: u64 = platform::remembered(ACTIVE).unwrap_or_default();
        // A time that has not come yet is from before the clock was put back.
        let here = last.get_value();
        if here > now {
            last.set_value(now);
        }
        let latest = [here, elsewhere].into_iter().filter(|at| *at <= now).max();
        let verdict = idle::judge(latest.unwrap_or(here), now, settings::idle_minutes());
        let _ = left.try_update(|left| {
            let new = match verdict {
                Verdict::Warn(ms) => Some(ms),
                Verdict::Stay(_) | Verdict::Lock => None,
            };
            *left = new;
        });
        let over = verdict == Verdict::Lock;
        if over {
            spawn_local(vault.lock());
        }
        over
    };
    let active = move || {
        if judge() {
            return;
        }
        let now = platform::milliseconds();
        last.set_value(now);
        if left.get_untracked().is_some() {
            left.set(None);
        }
        if now.abs_diff(noted.get_value()) >= NOTED_EVERY {
            noted.set_value(now);
            // Without it each tab counts for itself.
            let _ = platform::remember(ACTIVE, now);
        }
    };
    let heard = [
        window_event_listener(ev::keydown, move |_| active()),
        window_event_listener(ev::pointerdown, move |_| active()),
        window_event_listener(ev::wheel, move |_| active()),
        window_event_listener_untyped("visibilitychange", move |_| {
            judge();
        }),
        window_event_listener(ev::focus, move |_| {
            judge();
        }),
        window_event_listener(ev::pageshow, move |_| {
            judge();
        }),
    ];
    let timer = set_interval_with_handle(
        move || {
            judge();
        },
        JUDGED_EVERY,
    );
    on_cleanup(move || {
        for listener in heard {
            listener.remove();
        }
        if let Ok(timer) = timer {
            timer.clear();
        }
    });
    left.into()
}

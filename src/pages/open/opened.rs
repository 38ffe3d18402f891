//! The file that is open, and the comments that are being written on it. They outlive the page, so that
//! a look elsewhere loses no word; while the cases are locked they are in memory as ciphertext alone.

use std::collections::BTreeMap;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::bundle::Comment;
use practice_review_engine::seal::Slot;
use practice_review_engine::signers::Person;
use serde::{Deserialize, Serialize};

use super::recognise::{Chosen, recognise, recognise_signed};
use crate::pages::vault::gate::Gate;
use crate::vault::held;

/// The schema of what is sealed: a file as it came, and [`Written`] by digest with who comments, as JSON.
const SCHEMA: u32 = 1;

/// Comments on one bundle, while they are written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Written {
    /// What each is about, and its text.
    comments: Vec<(String, String)>,
    /// True where they were signed as they stand.
    sent: bool,
}

impl Written {
    fn is_lost_if_closed(&self) -> bool {
        !self.sent
            && self
                .comments
                .iter()
                .any(|(_, text)| !text.trim().is_empty())
    }
}

/// File and comments, sealed.
struct Sealed {
    file: Vec<u8>,
    written: Vec<u8>,
}

/// The file that is open.
#[derive(Clone, Copy)]
pub struct OpenedFile {
    /// What it is.
    pub chosen: RwSignal<Chosen>,
    /// A signed file as it came.
    bytes: StoredValue<Vec<u8>>,
    /// What is written on a bundle, by its digest.
    written: RwSignal<BTreeMap<String, Written>>,
    /// Who comments, as typed.
    commenter: StoredValue<Person>,
    sealed: StoredValue<Option<Sealed>>,
    /// Whether comments that were not signed are sealed.
    sealed_words: RwSignal<bool>,
    sealing: StoredValue<bool>,
    gate: Memo<Gate>,
}

fn place(id: &str) -> Slot<'_> {
    Slot {
        store: "opened",
        id,
        revision: 0,
    }
}

impl OpenedFile {
    /// None yet. It is sealed when the gate shuts, and is there again when it opens.
    pub fn none(gate: Memo<Gate>) -> Self {
        let opened = Self {
            chosen: RwSignal::new(Chosen::Nothing),
            bytes: StoredValue::new(Vec::new()),
            written: RwSignal::new(BTreeMap::new()),
            commenter: StoredValue::new(Person::default()),
            sealed: StoredValue::new(None),
            sealed_words: RwSignal::new(false),
            sealing: StoredValue::new(false),
            gate,
        };
        let leaving = window_event_listener(ev::beforeunload, move |event| {
            if !opened.may_go() {
                event.prevent_default();
            }
        });
        on_cleanup(move || leaving.remove());
        Effect::new(move |_| {
            if gate.get() == Gate::Free {
                spawn_local(opened.unseal());
            }
        });
        opened
    }

    /// True where comments are written here that were not signed, or were sealed so; tracked.
    pub fn is_written(self) -> bool {
        let open = self
            .written
            .with(|all| all.values().any(Written::is_lost_if_closed));
        open || self.sealed_words.get()
    }

    /// True where nothing is lost if the page goes, or the key. Before the key goes, what there is
    /// begins to be sealed.
    fn may_go(self) -> bool {
        if self.gate.get_untracked() == Gate::Free {
            return self
                .written
                .with_untracked(|all| !all.values().any(Written::is_lost_if_closed));
        }
        let is_empty = self.written.with_untracked(BTreeMap::is_empty)
            && self
                .chosen
                .with_untracked(|chosen| matches!(chosen, Chosen::Nothing));
        if is_empty {
            return true;
        }
        if !self.sealing.get_value() {
            self.sealing.set_value(true);
            spawn_local(self.seal());
        }
        false
    }

    async fn seal(self) {
        let commenter = self.commenter.get_value();
        let written = self.written.with_untracked(|written| {
            serde_json::to_vec(&(written, &commenter)).unwrap_or_default()
        });
        let words = self
            .written
            .with_untracked(|all| all.values().any(Written::is_lost_if_closed));
        let file = self.bytes.get_value();
        if let Some(key) = held::key() {
            let sealed = (
                key.seal(&place("file"), SCHEMA, &file).await,
                key.seal(&place("comments"), SCHEMA, &written).await,
            );
            // Without its ciphertext it is gone; in clear it may not stay.
            if let (Ok(file), Ok(written)) = sealed {
                self.sealed.set_value(Some(Sealed { file, written }));
                self.sealed_words.set(words);
            }
        }
        self.chosen.set(Chosen::Nothing);
        self.bytes.set_value(Vec::new());
        self.written.set(BTreeMap::new());
        self.note_commenter(Person::default());
        self.sealing.set_value(false);
    }

    async fn unseal(self) {
        let (Some(sealed), Some(key)) = (
            self.sealed.try_update_value(Option::take).flatten(),
            held::key(),
        ) else {
            return;
        };
        let _ = self.sealed_words.try_set(false);
        if let Ok(written) = key.open(&place("comments"), &sealed.written).await {
            let (written, commenter) = serde_json::from_slice(&written).unwrap_or_default();
            self.note_commenter(commenter);
            let _ = self.written.try_set(written);
        }
        if let Ok(file) = key.open(&place("file"), &sealed.file).await
            && !file.is_empty()
        {
            let found = recognise(&file).await;
            self.put(found, file);
        }
    }

    /// Checks a signed file, and shows it.
    pub async fn show(self, file: Vec<u8>) {
        let found = recognise_signed(&file).await;
        self.put(found, file);
    }

    /// Shows what was recognised of a file.
    pub fn put(self, chosen: Chosen, file: Vec<u8>) {
        let _ = self.bytes.try_set_value(file);
        let _ = self.chosen.try_set(chosen);
    }

    /// Takes the file off the page. What is written on it is there again when it is opened again.
    pub fn close(self) {
        self.put(Chosen::Nothing, Vec::new());
    }

    /// True where it is a copy of a case; tracked.
    pub fn is_copy(self) -> bool {
        self.chosen.with(|chosen| matches!(chosen, Chosen::Copy(_)))
    }

    /// The same for what is chosen anew each time: a backup, and what was not opened.
    pub fn forget_unless_kept(self) {
        if self.chosen.try_with_untracked(Chosen::stays) == Some(false) {
            self.close();
        }
    }

    /// How many comments are begun on a bundle, at least one; tracked.
    pub fn comments_begun(self, digest: &str) -> usize {
        self.written
            .with(|all| all.get(digest).map_or(0, |written| written.comments.len()))
            .max(1)
    }

    /// True where something is written on a bundle already; not tracked.
    pub fn is_written_on(self, digest: &str) -> bool {
        self.written.with_untracked(|all| all.contains_key(digest))
    }

    /// What a comment is about, and its text; tracked. They are counted from 0.
    pub fn comment(self, digest: &str, number: usize) -> (String, String) {
        self.written.with(|all| {
            let written = all.get(digest);
            written
                .and_then(|written| written.comments.get(number))
                .cloned()
                .unwrap_or_default()
        })
    }

    /// Changes a comment; begins those before it where there are none.
    pub fn write(self, digest: &str, number: usize, change: impl FnOnce(&mut (String, String))) {
        self.written.update(|all| {
            let written = all.entry(digest.to_owned()).or_default();
            if written.comments.len() <= number {
                written.comments.resize(number + 1, Default::default());
            }
            if let Some(comment) = written.comments.get_mut(number) {
                change(comment);
            }
            written.sent = false;
        });
    }

    /// Who comments, as typed before.
    pub fn commenter(self) -> Person {
        self.commenter.get_value()
    }

    /// Notes who comments.
    pub fn note_commenter(self, person: Person) {
        let _ = self.commenter.try_set_value(person);
    }

    /// The comments that say something.
    pub fn comments(self, digest: &str) -> Vec<Comment> {
        self.written.with_untracked(|all| {
            let written = all.get(digest).map(|written| &written.comments);
            let said = written.into_iter().flatten().filter_map(|(about, text)| {
                let text = text.trim();
                (!text.is_empty()).then(|| Comment {
                    about: about.clone(),
                    text: text.to_owned(),
                })
            });
            said.collect()
        })
    }

    /// Notes that they were signed as they stand.
    pub fn sent(self, digest: &str) {
        self.written.update(|all| {
            if let Some(written) = all.get_mut(digest) {
                written.sent = true;
            }
        });
    }
}

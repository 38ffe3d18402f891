//! All partnerships that the app knows: those built in, and those loaded from a file, which are
//! checked anew at each start, since a newer app may ask for more.

use std::cell::RefCell;
use std::sync::Arc;

use js_sys::Promise;
use leptos::prelude::*;
use practice_review_engine::document::counted;
use practice_review_engine::guidance::{
    Checked, Finding, Guidance, PartnershipId, Text, ToReplace,
};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use crate::built_in;
use crate::linter::{self, LinterError};
use crate::platform;
use crate::store::own_guidance::{self, NotKept, OwnFile};

/// What a loaded file gave.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// A partnership.
    Sound(Arc<Guidance>),
    /// It does not hold together, or no longer does.
    Unsound(Vec<Finding>),
    /// It could not be checked.
    Unchecked(String),
}

/// A file that was loaded, with what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Own {
    /// The file.
    pub file: OwnFile,
    /// What it gave.
    pub state: State,
}

/// Why a file's partnership is not taken in.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Refused {
    /// It does not hold together.
    #[error("the file does not hold together in {}", counted(.0.len(), "place"))]
    Unsound(Vec<Finding>),
    /// Its name is that of a partnership built in.
    #[error(
        "a partnership called “{0}” is built into the app; give yours another id in its [partnership] table"
    )]
    BuiltIn(PartnershipId),
    /// It could not be checked.
    #[error("{0}")]
    Unchecked(String),
    /// The browser does not keep it.
    #[error(transparent)]
    NotKept(#[from] NotKept),
}

/// A file that was checked and can be taken in.
#[derive(Clone, Debug)]
pub struct Candidate {
    file: OwnFile,
    guidance: Arc<Guidance>,
    to_replace: ToReplace,
}

thread_local! {
    static OWN: ArcRwSignal<Vec<Own>> = ArcRwSignal::new(Vec::new());
    static READY: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

fn own() -> ArcRwSignal<Vec<Own>> {
    OWN.with(Clone::clone)
}

/// Begins to read what was loaded before. Called once, when the app starts.
pub fn open() {
    let files = own_guidance::files();
    if files.is_empty() {
        return;
    }
    let reading = future_to_promise(async move {
        let mut list = Vec::new();
        for file in files {
            let state = match checked(&file).await {
                Ok(Checked::Sound { guidance, .. }) => State::Sound(Arc::new(*guidance)),
                Ok(Checked::Unsound(findings)) => State::Unsound(findings),
                Err(error) => State::Unchecked(error.to_string()),
            };
            list.push(Own { file, state });
        }
        own().set(list);
        Ok(JsValue::UNDEFINED)
    });
    READY.set(Some(reading));
}

/// Waits until what was loaded before has been read.
pub async fn ready() {
    let reading = READY.with_borrow(Clone::clone);
    if let Some(reading) = reading {
        // It always ends well: what went wrong stands in the state of each file.
        let _ = JsFuture::from(reading).await;
    }
}

async fn checked(file: &OwnFile) -> Result<Checked, LinterError> {
    let text = Text {
        file: file.name.clone(),
        text: file.text.clone(),
    };
    linter::check(&text).await
}

/// The files that were loaded; tracked.
pub fn loaded() -> Vec<Own> {
    own().get()
}

/// The guidance of every partnership, those built in first; tracked.
pub fn partnerships() -> Vec<Arc<Guidance>> {
    let own = own().with(|own| own.iter().filter_map(Own::guidance).collect::<Vec<_>>());
    built_in::partnerships()
        .iter()
        .cloned()
        .chain(own)
        .collect()
}

/// The guidance of one partnership; not tracked.
pub fn guidance(id: &PartnershipId) -> Option<Arc<Guidance>> {
    built_in::guidance(id).or_else(|| find(id)?.guidance())
}

/// What a partnership is called; its name in the data where the app does not know it. Tracked.
pub fn name(id: &PartnershipId) -> String {
    own().track();
    guidance(id).map_or_else(
        || format!("“{id}”, whose guidance is not loaded"),
        |guidance| guidance.partnership.name.clone(),
    )
}

/// The file from which a partnership was loaded; none where it is built in. Not tracked.
pub fn origin(id: &PartnershipId) -> Option<OwnFile> {
    find(id).map(|own| own.file)
}

fn find(id: &PartnershipId) -> Option<Own> {
    own().with_untracked(|own| own.iter().find(|own| own.is(id)).cloned())
}

/// Checks a file, without taking it in.
///
/// # Errors
/// [`Refused`].
pub async fn examine(name: &str, bytes: Vec<u8>) -> Result<Candidate, Refused> {
    let file = OwnFile {
        name: name.to_owned(),
        // What is no text is for the linter to recognise.
        text: Text::from_bytes(name, &bytes).text,
        loaded: platform::now(),
    };
    match checked(&file).await {
        Err(error) => Err(Refused::Unchecked(error.to_string())),
        Ok(Checked::Unsound(findings)) => Err(Refused::Unsound(findings)),
        Ok(Checked::Sound {
            guidance,
            to_replace,
        }) => {
            let id = &guidance.partnership.id;
            if built_in::guidance(id).is_some() {
                return Err(Refused::BuiltIn(id.clone()));
            }
            Ok(Candidate {
                file,
                guidance: Arc::new(*guidance),
                to_replace,
            })
        }
    }
}

/// Takes a checked file in. An older one of the same partnership goes.
///
/// # Errors
/// [`NotKept`]; then everything is as it was.
pub fn take_in(candidate: Candidate) -> Result<(), NotKept> {
    let id = candidate.id().clone();
    let Candidate { file, guidance, .. } = candidate;
    let state = State::Sound(guidance);
    change(move |own| {
        own.retain(|own| !own.is(&id) && own.file.name != file.name);
        own.push(Own { file, state });
    })
}

/// Puts a file back that was removed, as it was.
///
/// # Errors
/// [`NotKept`]; then everything is as it was.
pub fn put_back(own: Own) -> Result<(), NotKept> {
    change(|list| list.push(own))
}

/// Takes a loaded file out.
///
/// # Errors
/// [`NotKept`]; then everything is as it was.
pub fn remove(file: &OwnFile) -> Result<(), NotKept> {
    change(|own| own.retain(|own| &own.file != file))
}

fn change(change: impl FnOnce(&mut Vec<Own>)) -> Result<(), NotKept> {
    let mut list = own().get_untracked();
    change(&mut list);
    let files: Vec<OwnFile> = list.iter().map(|own| own.file.clone()).collect();
    own_guidance::keep(&files)?;
    own().set(list);
    Ok(())
}

impl Own {
    fn guidance(&self) -> Option<Arc<Guidance>> {
        match &self.state {
            State::Sound(guidance) => Some(Arc::clone(guidance)),
            State::Unsound(_) | State::Unchecked(_) => None,
        }
    }

    fn is(&self, id: &PartnershipId) -> bool {
        matches!(&self.state, State::Sound(guidance) if &guidance.partnership.id == id)
    }
}

impl Candidate {
    /// The partnership's name in the data.
    pub fn id(&self) -> &PartnershipId {
        &self.guidance.partnership.id
    }

    /// What it says.
    pub fn guidance(&self) -> &Guidance {
        &self.guidance
    }

    /// What is still to be written in it: nothing, unless it is a template.
    pub fn to_replace(&self) -> &ToReplace {
        &self.to_replace
    }

    /// The loaded file that it takes the place of.
    pub fn replaces(&self) -> Option<OwnFile> {
        origin(self.id())
    }
}

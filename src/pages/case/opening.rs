//! How a case is opened, and what comes of it.

use std::sync::Arc;

use leptos::prelude::*;
use practice_review_engine::case::{Case, CaseId};
use practice_review_engine::form::move_to;
use practice_review_engine::guidance::{Guidance, PartnershipId};

use crate::library;
use crate::store::cases;
use crate::store::saver::Saver;
use crate::store::writer::Access;

/// A case as it was opened.
#[derive(Clone)]
pub struct Opened {
    /// The case.
    pub case: ArcRwSignal<Case>,
    /// Saves it; none where it is only read.
    pub saver: Option<Saver>,
    /// What it follows.
    pub guidance: Arc<Guidance>,
}

/// What the frame shows.
#[derive(Clone)]
pub enum State {
    /// It is being read.
    Opening,
    /// It is open.
    Open(Opened),
    /// The app has no guidance for it.
    Stranded {
        /// The case.
        case: Case,
        /// False where another tab writes it.
        writes: bool,
    },
    /// It was deleted and can be put back.
    Deleted(String),
    /// It cannot be read.
    Failed(String),
}

/// What is done to a case that does not open.
pub enum Change {
    /// It is deleted no more.
    PutBack,
    /// It follows another partnership.
    MoveTo(PartnershipId),
}

impl Change {
    /// Does it.
    pub fn apply(self, case: &mut Case) {
        match self {
            Self::PutBack => case.deleted = None,
            Self::MoveTo(id) => {
                if let Some(guidance) = library::guidance(&id) {
                    move_to(case, None, &guidance);
                }
            }
        }
    }
}

/// Reads a case, waiting for the guidance that was loaded before.
pub async fn open(id: &CaseId, access: Access) -> State {
    library::ready().await;
    match cases::read(id).await {
        Err(error) => State::Failed(error.to_string()),
        Ok((case, _)) if case.deleted.is_some() => State::Deleted(case.title),
        Ok((case, revision)) if access == Access::Write => resume(Saver::new(case, revision)),
        Ok((case, _)) => with_guidance(ArcRwSignal::new(case), None),
    }
}

/// The case of a saver, which may have more of it than the disk.
pub fn resume(saver: Saver) -> State {
    with_guidance(saver.case(), Some(saver))
}

fn with_guidance(case: ArcRwSignal<Case>, saver: Option<Saver>) -> State {
    let partnership = case.with_untracked(|case| case.partnership.clone());
    match library::guidance(&partnership) {
        Some(guidance) => State::Open(Opened {
            case,
            saver,
            guidance,
        }),
        None => State::Stranded {
            case: case.get_untracked(),
            writes: saver.is_some(),
        },
    }
}

//! Backups: making one, being reminded of it, and restoring one.

mod make;
mod reminder;
mod restore;

pub use make::BackupPage;
pub use reminder::{Gone, Reminder};
pub use restore::Restore;

use leptos::prelude::*;
use practice_review_engine::document::counted;

/// How far it is.
type Progress = RwSignal<Option<(usize, usize)>>;

/// What is said of it; every so often, or screen readers would not end.
fn progress_view(progress: Progress) -> impl IntoView {
    view! {
        <p class="govuk-body" role="status">
            {move || progress.get().map(|(done, all)| format!("Working … {done} of {}.", counted(all, "item")))}
        </p>
    }
}

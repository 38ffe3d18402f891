//! On the list of cases: that a backup is due, and that cases are gone.

use leptos::prelude::*;

use super::make::last_words;
use crate::components::{InsetText, WarningText};
use crate::platform;
use crate::route::Route;
use crate::store::{Summary, settings};

/// A backup is due where something was changed since the last one, and that is so many milliseconds old:
/// a week.
const DUE: i64 = 7 * 24 * 60 * 60 * 1000;

/// Whether a backup is due of these cases.
fn is_due(cases: &[Summary]) -> bool {
    let last = settings::backup_at();
    let last = last.as_deref().and_then(platform::moment_of);
    let moment = |text: &str| platform::moment_of(text).unwrap_or_default();
    let now = platform::moment_of(&platform::now()).unwrap_or_default();
    let changed = |case: &&Summary| last.is_none_or(|last| moment(&case.updated) > last);
    let since = match last {
        Some(last) => Some(last),
        None => cases
            .iter()
            .filter(|case| !case.example)
            .map(|case| moment(&case.created))
            .min(),
    };
    cases.iter().filter(|case| !case.example).any(|case| changed(&case))
        // A clock that was put back makes none due.
        && since.is_some_and(|since| now - since > DUE)
}

/// Says that a backup is due; nothing where none is.
#[component]
pub fn Reminder(
    /// The cases that are there.
    cases: Vec<Summary>,
) -> impl IntoView {
    is_due(&cases).then(|| {
        view! {
            <InsetText>
                {last_words(settings::backup_at().as_deref())}
                {settings::backup_at().map(|_| " Cases were changed since.")} " "
                <a class="govuk-link" href=Route::Backup.href()>"Back up your cases"</a>
            </InsetText>
        }
        .into_any()
    })
}

/// Says that cases are gone which were here when the app was used last, where nobody removed them; notes how
/// many there are now.
#[component]
pub fn Gone(
    /// How many there are.
    count: usize,
) -> impl IntoView {
    let before = settings::case_count();
    // What is gone is said until there is a case again.
    if count > 0 || before == 0 {
        settings::set_case_count(count);
    }
    (count == 0 && before > 0).then(|| {
        view! {
            <div role="alert">
                <WarningText>"Your cases are no longer in this browser. It has deleted what the app kept, or somebody has cleared its data."</WarningText>
            </div>
            <p class="govuk-body">
                {last_words(settings::backup_at().as_deref())} " "
                <a class="govuk-link" href=Route::Open.href()>"Open a backup, or a copy of a case"</a>
                ", or ask IT whether the browser’s profile can be put back."
            </p>
        }
        .into_any()
    })
}

//! The ways in.

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::seal::{Header, Kind, RecoveryKey};

use crate::components::{
    Button, Details, ErrorSummary, FieldError, InputKind, InputWidth, Size, TextInput, error_at,
    focus_field,
};
use crate::pages::unfinished::StillHere;
use crate::pages::words::sentence;
use crate::route::Route;
use crate::vault::{State, Vault, Way, typed};

const PASSPHRASE: &str = "unlock-passphrase";
const RECOVERY: &str = "unlock-recovery";
const DEVICE: &str = "unlock-device";

/// Unlocking the cases.
#[component]
pub fn UnlockPage() -> impl IntoView {
    let vault = expect_context::<Vault>();
    let State::Locked(header) = vault.state_untracked() else {
        return ().into_any();
    };
    let first = if has(&header, Kind::Passphrase) {
        PASSPHRASE
    } else {
        DEVICE
    };
    request_animation_frame(move || {
        focus_field(first);
    });
    let told = if has(&header, Kind::DeviceKey) {
        "Your drafts are kept, and nothing of them is on this page. A key of this browser opens them: whoever can use it under your name on this machine can press the button."
    } else {
        "Your drafts are kept. Nothing of them is on this page, and they cannot be opened on this machine until you unlock them."
    };
    let ways: Vec<&str> = [
        (Kind::Passphrase, "the passphrase"),
        (Kind::DeviceKey, "the key of this browser"),
        (Kind::RecoveryKey, "the recovery key"),
    ]
    .into_iter()
    .filter(|(kind, _)| has(&header, *kind))
    .map(|(_, words)| words)
    .collect();
    let lost = match ways.as_slice() {
        [one] => format!("If {one} is lost, the drafts are too."),
        [one, two] => format!("If {one} and {two} are both lost, the drafts are too."),
        all => format!("If {} are all lost, the drafts are too.", all.join(" and ")),
    };
    view! {
        <h1 class="govuk-heading-l">"Your cases are locked"</h1>
        <p class="govuk-body">{told}</p>
        <StillHere />
        <Ways header on_way=Callback::new(move |(way, outcome): (Way, Outcome)| try_way(vault, way, outcome)) />
        <p class="govuk-body">{lost} " To begin afresh, " <a class="govuk-link" href=Route::Remove.href()>"remove everything from this browser"</a> "."</p>
    }
    .into_any()
}

/// Where the outcome of a try is told.
#[derive(Clone, Copy)]
pub struct Outcome {
    working: RwSignal<bool>,
    error: RwSignal<Option<FieldError>>,
    attempt: RwSignal<u32>,
    /// A passphrase is emptied after each try, a recovery key once it has opened.
    secret: RwSignal<String>,
    field: &'static str,
}

impl Outcome {
    /// Says why it did not work.
    pub fn refuse(self, why: &dyn std::fmt::Display) {
        let _ = self.working.try_set(false);
        // A recovery key is long, and the wrong character in it is looked for.
        if self.field != RECOVERY {
            let _ = self.secret.try_set(String::new());
        }
        let _ = self
            .error
            .try_set(Some(FieldError::new(self.field, sentence(why))));
        let _ = self.attempt.try_update(|n| *n += 1);
    }

    /// It worked.
    pub fn accept(self) {
        let _ = self.working.try_set(false);
        let _ = self.secret.try_set(String::new());
        let _ = self.error.try_set(None);
    }
}

fn try_way(vault: Vault, way: Way, outcome: Outcome) {
    spawn_local(async move {
        match vault.unlock(way).await {
            // What could not be sealed yet is sealed at the next unlocking.
            Ok(_) => outcome.accept(),
            Err(error) => outcome.refuse(&error),
        }
    });
}

fn has(header: &Header, kind: Kind) -> bool {
    header.wrapping(kind).is_some()
}

/// The ways in that there are; hands on the one that somebody tries.
#[component]
pub fn Ways(
    /// What the vault has.
    header: Header,
    /// Tries a way and tells the outcome.
    on_way: Callback<(Way, Outcome)>,
    /// What the buttons say.
    #[prop(default = "Unlock")]
    action: &'static str,
) -> impl IntoView {
    let secret = RwSignal::new(String::new());
    let spare = RwSignal::new(String::new());
    let outcome = Outcome {
        working: RwSignal::new(false),
        error: RwSignal::new(None),
        attempt: RwSignal::new(0),
        secret,
        field: PASSPHRASE,
    };
    let by_recovery = Outcome {
        field: RECOVERY,
        secret: spare,
        ..outcome
    };
    let by_device = Outcome {
        field: DEVICE,
        ..outcome
    };
    let errors = Signal::derive(move || outcome.error.get().into_iter().collect::<Vec<_>>());
    let error = move |field: &'static str| error_at(errors, field);
    let start = move |outcome: Outcome, way: Result<Way, String>| {
        if outcome.working.get_untracked() {
            return;
        }
        match way {
            Err(why) => outcome.refuse(&why),
            Ok(way) => {
                outcome.working.set(true);
                on_way.run((way, outcome));
            }
        }
    };
    let passphrase = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let way = secret.with_untracked(|text| match text.is_empty() {
            true => Err("Enter your passphrase".to_owned()),
            false => Ok(Way::Passphrase(typed(text))),
        });
        start(outcome, way);
    };
    let recovery = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let way = spare.with_untracked(|text| match text.trim().is_empty() {
            true => Err("Enter your recovery key".to_owned()),
            false => RecoveryKey::parse(text)
                .map(Way::RecoveryKey)
                .map_err(|error| error.to_string()),
        });
        start(by_recovery, way);
    };
    let device = move |()| start(by_device, Ok(Way::DeviceKey));
    let says = move || {
        if outcome.working.get() {
            "Checking …"
        } else {
            action
        }
    };
    let only_recovery = !has(&header, Kind::Passphrase) && !has(&header, Kind::DeviceKey);
    view! {
        <ErrorSummary errors=errors attempt=outcome.attempt />
        {has(&header, Kind::Passphrase).then(|| view! {
            <form novalidate on:submit=passphrase>
                <TextInput
                    id=PASSPHRASE
                    label="Passphrase"
                    kind=InputKind::CurrentPassword
                    value=secret
                    on_input=move |text: String| secret.set(text)
                    error=error(PASSPHRASE)
                    width=InputWidth::TwoThirds
                    size=Size::Small
                />
                <Button submit=true disabled=outcome.working>{says}</Button>
            </form>
        }.into_any())}
        {has(&header, Kind::DeviceKey).then(|| view! {
            <div id=DEVICE tabindex="-1">
                <Button on_click=device disabled=outcome.working>{format!("{action} with the key of this browser")}</Button>
            </div>
        }.into_any())}
        {has(&header, Kind::RecoveryKey).then(|| view! {
            <Details summary="Use your recovery key" open=only_recovery>
                <form novalidate on:submit=recovery>
                    <TextInput
                        id=RECOVERY
                        label="Recovery key"
                        hint="The groups of letters and digits that you printed or wrote down. Small letters and spaces do not matter."
                        value=spare
                        on_input=move |text: String| spare.set(text)
                        error=error(RECOVERY)
                        width=InputWidth::Full
                        size=Size::Small
                    />
                    <Button submit=true disabled=outcome.working>{says}</Button>
                </form>
            </Details>
        }.into_any())}
        <p class="govuk-visually-hidden" role="status">{move || outcome.working.get().then_some("Checking. This takes about a second.")}</p>
    }
}

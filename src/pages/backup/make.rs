//! Making a backup.

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::document::counted;
use practice_review_engine::seal::Kind;

use super::progress_view;
use crate::backup::make::{Made, make};
use crate::components::{
    BackLink, BannerKind, Button, ErrorSummary, FieldError, InsetText, NotificationBanner,
    WarningText,
};
use crate::pages::lasting::Lasting;
use crate::pages::vault::{NewPassphraseFields, Typed};
use crate::pages::words::sentence;
use crate::platform;
use crate::route::Route;
use crate::store::settings;
use crate::store::unfinished::Unfinished;
use crate::vault::backup::{By, has_own_ways};
use crate::vault::{State, Vault};

/// The page.
#[component]
pub fn BackupPage() -> impl IntoView {
    let vault = expect_context::<Vault>();
    let (own_ways, by_passphrase) = match vault.state_untracked() {
        State::Open(header) => (
            has_own_ways(&header),
            header.wrapping(Kind::Passphrase).is_some(),
        ),
        _ => (false, false),
    };
    let unfinished = expect_context::<Unfinished>();
    let typed = Typed::nothing();
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let attempt = RwSignal::new(0_u32);
    let progress = RwSignal::new(None::<(usize, usize)>);
    let working = RwSignal::new(false);
    let failed = RwSignal::new(None::<String>);
    let made = RwSignal::new(None::<(String, usize, Vec<String>)>);
    let last = RwSignal::new(settings::backup_at());
    let go = move |()| {
        if working.get_untracked() {
            return;
        }
        let by = if own_ways {
            By::OwnWays
        } else {
            match typed.read() {
                Ok(new) => By::Passphrase(new),
                Err(error) => {
                    errors.set(vec![error]);
                    attempt.update(|n| *n += 1);
                    return;
                }
            }
        };
        errors.set(Vec::new());
        failed.set(None);
        made.set(None);
        working.set(true);
        let unsaved = unfinished.cases();
        spawn_local(async move {
            let begun = platform::now();
            let told = move |done, all| {
                let _ = progress.try_set(Some((done, all)));
            };
            let outcome = make(by, unsaved, told)
                .await
                .map_err(|error| sentence(&error));
            let _ = progress.try_set(None);
            let _ = working.try_set(false);
            match outcome.and_then(|made| hand_over(&made).map(|name| (name, made))) {
                Ok((name, Made { cases, left, .. })) => {
                    typed.clear();
                    settings::set_backup_at(&begun);
                    let _ = last.try_set(Some(begun));
                    let _ = made.try_set(Some((name, cases, left)));
                }
                Err(why) => {
                    let _ = failed.try_set(Some(why));
                }
            }
        });
    };
    let opens = if own_ways && !by_passphrase {
        view! {
            <WarningText>"It opens with your recovery key alone: the key that this browser keeps does not leave it. Make sure that you have the recovery key, or set a passphrase first."</WarningText>
            <p class="govuk-body"><a class="govuk-link" href=Route::Protect.href()>"Set a passphrase, or make a new recovery key"</a></p>
        }
        .into_any()
    } else if own_ways {
        view! { <p class="govuk-body">"It opens with the passphrase, or the recovery key, that opens your cases today. If you change them later, this backup still opens with those of today."</p> }.into_any()
    } else {
        view! {
            <p class="govuk-body">"It opens with a passphrase of its own. Without it nobody can open the backup, you included."</p>
            <ErrorSummary errors attempt />
            <NewPassphraseFields typed errors label="Passphrase of the backup" />
        }
        .into_any()
    };
    let outcome = move || {
        made.get().map(|(name, cases, left)| view! {
            <NotificationBanner kind=BannerKind::Success text="Backup made">
                <p class="govuk-body">{format!("{}, with what belongs to {}: ", counted(cases, "case"), if cases == 1 { "it" } else { "them" })} <span class="prt-file-name">{name}</span> ". The file is where your browser puts downloads. Move it to where your organisation keeps confidential files: a copy on this machine alone is lost with it."</p>
            </NotificationBanner>
            {(!left.is_empty()).then(|| view! {
                <h2 class="govuk-heading-m">"Not in it"</h2>
                <ul class="govuk-list govuk-list--bullet">{left.into_iter().map(|what| view! { <li>{what}</li> }.into_any()).collect_view()}</ul>
            }.into_any())}
        }.into_any())
    };
    view! {
        <BackLink href=Route::Cases.href() text="Your cases" />
        <h1 class="govuk-heading-l">"Back up your cases"</h1>
        <p class="govuk-body">
            "Browsers delete what they keep when a disk runs full, a profile is cleaned, or a laptop is replaced. A backup is one encrypted file with all your cases, their earlier versions, signing keys and settings."
        </p>
        <p class="govuk-body">{move || last_words(last.get().as_deref())}</p>
        {opens}
        <Button on_click=go disabled=working>{move || if working.get() { "Making it …" } else { "Make a backup" }}</Button>
        {progress_view(progress)}
        <div role="alert">{move || failed.get().map(|why| view! { <WarningText>{why}</WarningText> }.into_any())}</div>
        <div aria-live="polite">{outcome}</div>
        <h2 class="govuk-heading-m">"Restoring one"</h2>
        <InsetText>
            <a class="govuk-link" href=Route::Open.href()>"Open the file"</a>
            " here or on another machine. It is merged with what is there: nothing newer is written over, and what differs is kept as an earlier version."
        </InsetText>
        <Lasting />
    }
}

/// When the last one was made.
pub fn last_words(at: Option<&str>) -> String {
    match at {
        Some(at) => format!(
            "The last backup in this browser was made on {}.",
            platform::moment(at)
        ),
        None => "No backup has been made in this browser yet.".to_owned(),
    }
}

/// Downloads it. Gives the file's name.
fn hand_over(made: &Made) -> Result<String, String> {
    let day: String = platform::now().chars().take(10).collect();
    let name = format!("practice-review-backup-{day}.jsonl");
    platform::download(&name, "application/jsonl", &made.file)
        .map(|()| name)
        .map_err(|error| sentence(&error))
}

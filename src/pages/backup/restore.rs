//! Restoring a backup: what opens it, what would be done, and doing it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::backup::{Contents, Kind, Manifest, Parsed, Plan, Step};
use practice_review_engine::document::counted;
use practice_review_engine::seal::Kind as VaultKind;

use super::progress_view;
use crate::backup::open::{Opened, by, plan_for, with_key_at_hand};
use crate::backup::restore::{Restored, restore};
use crate::components::{
    BannerKind, Button, Details, NotificationBanner, SummaryList, SummaryRow, WarningText,
};
use crate::pages::vault::{Outcome, Ways};
use crate::pages::words::sentence;
use crate::platform;
use crate::route::Route;
use crate::vault::{State, Vault, Way};

/// How many damaged lines are named.
const NAMED: usize = 10;

/// How far it is with a backup.
#[derive(Clone)]
enum Stage {
    Looking,
    /// It needs a secret.
    Closed,
    Open(Box<Opened>, Plan),
    Done(Restored),
}

/// The page part.
#[component]
pub fn Restore(parsed: Parsed) -> impl IntoView {
    let vault = expect_context::<Vault>();
    let stage = RwSignal::new(Stage::Looking);
    let failed = RwSignal::new(None::<String>);
    let progress = RwSignal::new(None::<(usize, usize)>);
    let working = RwSignal::new(false);
    let parsed = StoredValue::new(parsed);
    let show = move |opened: Opened| async move {
        match plan_for(&opened.contents).await {
            Ok(plan) => {
                let _ = stage.try_set(Stage::Open(Box::new(opened), plan));
            }
            Err(error) => {
                let _ = failed.try_set(Some(sentence(&error)));
            }
        }
    };
    let file = parsed.get_value();
    spawn_local(async move {
        match with_key_at_hand(&file).await {
            Ok(Some(opened)) => show(opened).await,
            _ => {
                let _ = stage.try_set(Stage::Closed);
            }
        }
    });
    let on_way = Callback::new(move |(way, outcome): (Way, Outcome)| {
        let file = parsed.get_value();
        spawn_local(async move {
            match by(&file, &way).await {
                Ok(opened) => {
                    outcome.accept();
                    show(opened).await;
                }
                Err(error) => outcome.refuse(&error),
            }
        });
    });
    let go = move |opened: Opened| {
        if working.get_untracked() {
            return;
        }
        working.set(true);
        failed.set(None);
        spawn_local(async move {
            let told = move |done, all| {
                let _ = progress.try_set(Some((done, all)));
            };
            let outcome = restore(vault, &opened, told).await;
            let _ = progress.try_set(None);
            let _ = working.try_set(false);
            match outcome {
                Ok(done) => {
                    let _ = stage.try_set(Stage::Done(done));
                }
                Err(error) => {
                    let _ = failed.try_set(Some(sentence(&error)));
                }
            }
        });
    };
    let shown = move || {
        match stage.get() {
        Stage::Looking => view! { <p class="govuk-body" role="status">"Looking into the backup …"</p> }.into_any(),
        Stage::Closed => parsed.with_value(|parsed| {
            parsed.heads().first().map(|head| view! {
                <p class="govuk-body">"It opens with what opened the cases when it was made, or with the passphrase that was chosen for it."</p>
                <Ways header=head.vault().clone() on_way action="Open the backup" />
            }.into_any())
        }).into_any(),
        Stage::Open(opened, plan) => {
            let adopts = vault.state_untracked() == State::NotSetUp;
            let contents = opened.contents.clone();
            if contents.cases.is_empty() && contents.versions.is_empty() && contents.keys.is_empty() {
                return view! {
                    {what_is_wrong(parsed, &contents)}
                    <p class="govuk-body">"There is nothing in this backup that can be restored. Everything here is as it was. Look for another copy of the file, or an older backup."</p>
                }
                .into_any();
            }
            let header = opened.head.vault();
            let opens = match (
                header.wrapping(VaultKind::Passphrase).is_some(),
                header.wrapping(VaultKind::RecoveryKey).is_some(),
            ) {
                (true, true) => "the passphrase of this backup, and its recovery key, open them",
                (false, true) => "the recovery key of this backup alone opens them",
                _ => "the passphrase of this backup opens them",
            };
            view! {
                <SummaryList rows=rows(&contents, &plan) />
                {what_is_wrong(parsed, &contents)}
                {adopts.then(|| view! {
                    <WarningText>{format!("Your cases here are not protected yet. From now on {opens}.")}</WarningText>
                }.into_any())}
                <Button on_click=move |()| go((*opened).clone()) disabled=working>
                    {move || if working.get() { "Restoring …" } else { "Restore it here" }}
                </Button>
            }
            .into_any()
        }
        Stage::Done(done) => view! {
            <NotificationBanner kind=BannerKind::Success text="Restored">
                <p class="govuk-body">{done_words(&done)} {done.damaged.then_some(" What is damaged or missing in the file is not here.")} " " <a class="govuk-link" href=Route::Cases.href()>"Go to your cases"</a></p>
                {broken_keys(done.broken_keys).map(|words| view! { <p class="govuk-body">{words}</p> }.into_any())}
                {only_way(vault).map(|(words, next)| view! {
                    <p class="govuk-body">{words} " " <a class="govuk-link" href=Route::Protect.href()>{next}</a></p>
                }.into_any())}
            </NotificationBanner>
        }
        .into_any(),
    }
    };
    let made = parsed.with_value(|parsed| {
        parsed
            .heads()
            .first()
            .map(|head| platform::moment(head.made()))
    });
    view! {
        <h2 class="govuk-heading-m">"A backup"</h2>
        <p class="govuk-body">{made.map(|made| format!("Made on {made}, by the clock of that machine."))}</p>
        <div role="alert">{move || failed.get().map(|why| view! { <WarningText>{why}</WarningText> }.into_any())}</div>
        {shown}
        {progress_view(progress)}
    }
}

/// What to do where one thing alone opens the cases.
fn only_way(vault: Vault) -> Option<(&'static str, &'static str)> {
    let State::Open(header) = vault.state_untracked() else {
        return None;
    };
    let has = |kind| header.wrapping(kind).is_some();
    match (
        has(VaultKind::Passphrase) || has(VaultKind::DeviceKey),
        has(VaultKind::RecoveryKey),
    ) {
        (true, false) => Some((
            "There is no recovery key for your cases here: without the passphrase they are lost.",
            "Make a recovery key",
        )),
        (false, true) => Some((
            "Nothing but the recovery key opens your cases here: without it they are lost.",
            "Set a passphrase",
        )),
        _ => None,
    }
}

/// What is in it and what would be done.
fn rows(contents: &Contents, plan: &Plan) -> Vec<SummaryRow> {
    let steps = [
        (Step::Add, "Cases that are not here: they are added"),
        (
            Step::Newer,
            "Cases changed later than here: they take the place of what is here, which is kept as an earlier version",
        ),
        (
            Step::Older,
            "Cases changed later here: these stay, and what differs in the backup is an earlier version",
        ),
        (
            Step::Earlier,
            "Cases that are damaged in the backup: the last of their earlier versions that is whole is added",
        ),
        (Step::Same, "Cases that are here as they are in the backup"),
    ];
    let mut rows: Vec<SummaryRow> = steps
        .into_iter()
        .filter(|(step, _)| plan.count(*step) > 0)
        .map(|(step, words)| SummaryRow::new(words, plan.count(step).to_string()))
        .collect();
    if rows.is_empty() {
        rows.push(SummaryRow::new("Cases", "none"));
    }
    rows.push(SummaryRow::new(
        "Earlier versions that are not here",
        plan.keep.len().to_string(),
    ));
    rows.push(SummaryRow::new(
        "Signing keys in it",
        contents.keys.len().to_string(),
    ));
    rows
}

/// How many cases it was made of; where its list of contents is lost, how many stand in it.
fn in_it(parsed: StoredValue<Parsed>, contents: &Contents) -> usize {
    let listed = |manifest: &Manifest| manifest.items().filter(|e| e.kind() == Kind::Case).count();
    match contents.manifest() {
        Some(manifest) => listed(manifest),
        None => parsed.with_value(|parsed| parsed.count(Kind::Case)),
    }
}

/// What of it is damaged or missing, in words.
fn what_is_wrong(parsed: StoredValue<Parsed>, contents: &Contents) -> Option<AnyView> {
    let mut wrong: Vec<String> = parsed.with_value(|parsed| {
        let damage = parsed.damage();
        let lines = damage.lines.iter().take(NAMED);
        lines
            .map(|damaged| format!("Line {}: {}", damaged.line, sentence(&damaged.why)))
            .collect()
    });
    let failed = contents.failed.iter().take(NAMED);
    wrong.extend(failed.map(|failed| {
        let what = failed.entry.kind().words();
        format!("Line {}, {what}: {}", failed.line, sentence(&failed.why))
    }));
    let differences = contents.differences();
    wrong.extend(differences.iter().take(NAMED).map(|d| sentence(d)));
    let count = parsed.with_value(|parsed| parsed.damage().count())
        + contents.failed.len()
        + differences.len();
    let more = count.saturating_sub(wrong.len());
    let cases = in_it(parsed, contents);
    (count > 0).then(|| {
        view! {
            <WarningText>{format!("The backup is damaged. What is whole can be restored: {} of {}.", contents.cases.len(), counted(cases, "case"))}</WarningText>
            <Details summary="What is damaged or missing, for IT">
                <ul class="govuk-list govuk-list--bullet prt-breaks">{wrong.into_iter().map(|text| view! { <li>{text}</li> }.into_any()).collect_view()}</ul>
                {(more > 0).then(|| view! { <p class="govuk-body">{format!("And {more} more.")}</p> }.into_any())}
            </Details>
        }
        .into_any()
    })
}

/// What it means that signing keys of the backup do not open.
fn broken_keys(count: usize) -> Option<String> {
    (count > 0).then(|| {
        format!(
            "{} of the backup cannot be opened and was left out. Whoever signed with it gets a new key at the next signing here; tell those who know the old one.",
            counted(count, "signing key")
        )
    })
}

fn done_words(done: &Restored) -> String {
    let plan = &done.plan;
    if plan.is_empty() && done.keys == 0 && done.settings == 0 {
        return match done.damaged {
            true => "Everything that is whole in the backup was here already; nothing was changed.",
            false => "Everything in the backup was here already; nothing was changed.",
        }
        .to_owned();
    }
    let parts: Vec<String> = [
        (plan.count(Step::Add), "case", "added"),
        (
            plan.count(Step::Earlier),
            "case",
            "added as an earlier version had it",
        ),
        (plan.count(Step::Newer), "case", "brought up to date"),
        (plan.keep.len(), "earlier version", "kept"),
        (done.keys, "signing key", "added"),
        (done.settings, "setting", "taken over"),
    ]
    .into_iter()
    .filter(|(count, ..)| *count > 0)
    .map(|(count, what, how)| format!("{} {how}", counted(count, what)))
    .collect();
    format!("{}.", parts.join(", "))
}

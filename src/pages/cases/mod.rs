//! The list of cases: open, rename, duplicate, delete and put back.
//!
//! - [`actions`]: what is done with a case of the list
//! - [`rows`]: a case in the list
//! - [`many`]: the cases, however many there are
//! - [`due`]: cases that were to be kept until now
//! - [`dialogs`]: asking for another title, and before one is removed for good

mod actions;
mod dialogs;
mod due;
mod many;
mod rows;

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::case::CaseId;

use self::actions::{Actions, HEADING};
use self::dialogs::{RemoveDialog, RenameDialog};
use self::due::{Due, is_due};
use self::many::Many;
use self::rows::deleted_row;
use crate::built_in;
use crate::components::{
    Button, ButtonKind, InsetText, LinkButton, UndoBanner, WarningText, focus_element,
};
use crate::pages::backup::{Gone, Reminder};
use crate::pages::lasting::MayGo;
use crate::pages::vault::gate::looking;
use crate::pages::words::sentence;
use crate::platform;
use crate::route::{Route, navigate};
use crate::store::{Listed, StoreError, Summary, cases};
use crate::vault::{State, Vault};

/// Opens the example case of the first partnership that has one; a fresh copy if there is none yet.
fn open_example(actions: Actions) {
    if actions.opening.get_untracked() {
        return;
    }
    actions.opening.set(true);
    spawn_local(async move {
        let Some(mut case) = built_in::partnerships()
            .iter()
            .find_map(|g| built_in::example(&g.partnership.id))
        else {
            let _ = actions.opening.try_set(false);
            return;
        };
        case.id = CaseId::from_random(platform::random());
        case.created = platform::now();
        case.updated = case.created.clone();
        match cases::write(&case, None).await {
            Ok(_) => navigate(&Route::Case {
                id: case.id,
                page: crate::route::CasePage::Tasks,
            }),
            Err(error) => {
                let _ = actions.opening.try_set(false);
                let _ = actions
                    .failed
                    .try_set(Some(format!("The example could not be opened: {error}.")));
            }
        }
    });
}

/// The list.
#[component]
pub fn Cases() -> impl IntoView {
    let actions = Actions::new();
    let listed = RwSignal::new(None::<Result<Vec<Listed>, StoreError>>);
    Effect::new(move |_| {
        let version = actions.version.get();
        spawn_local(async move {
            let found = cases::list().await;
            let _ = listed.try_set(Some(found));
            actions.focus_next(version);
        });
    });
    let undo_text = Signal::derive(move || {
        actions
            .deleted
            .with(|d| d.as_ref().map(|(_, title)| format!("Deleted “{title}”.")))
    });
    let undo = move |()| {
        if let Some((id, _)) = actions.deleted.get_untracked() {
            actions.put_back(id);
        }
    };
    let list = move || {
        match listed.get() {
        None => looking(),
        Some(Err(error)) => view! {
            <div role="alert"><WarningText>{format!("Your cases cannot be shown: {error}.")}</WarningText></div>
        }
        .into_any(),
        Some(Ok(found)) => list_view(found, actions).into_any(),
    }
    };
    let dismiss = move |()| {
        actions.deleted.set(None);
        let _ = focus_element(HEADING);
    };
    view! {
        <h1 class="govuk-heading-xl" id=HEADING tabindex="-1">"Your cases"</h1>
        {move || actions.failed.get().map(|why| view! { <div role="alert"><WarningText>{why}</WarningText></div> }.into_any())}
        <div role="status">
            {move || actions.bare.get().then(|| view! { <WarningText>"The copy is where your browser puts downloads. It is not protected: whoever has the file can read it. Keep it where your other confidential files are, and delete it when you need it no more."</WarningText> }.into_any())}
        </div>
        <UndoBanner message=undo_text on_undo=undo on_dismiss=dismiss />
        {list}
        <RenameDialog actions />
        <RemoveDialog actions />
    }
}

fn list_view(found: Vec<Listed>, actions: Actions) -> impl IntoView {
    let (mut live, mut gone, mut damaged) = (Vec::new(), Vec::new(), Vec::new());
    for listed in found {
        match listed {
            Listed::Whole(summary) if summary.deleted.is_some() => gone.push(*summary),
            Listed::Whole(summary) => live.push(*summary),
            Listed::Damaged { id, why, .. } => damaged.push((id, why)),
            Listed::Untrusted { why } => damaged.push((String::new(), why)),
        }
    }
    let empty = live.is_empty();
    let over: Vec<Summary> = live.iter().filter(|one| is_due(one)).cloned().collect();
    let for_backup = live.clone();
    let count = live.len() + gone.len() + damaged.len();
    let has_own = live.iter().any(|summary| !summary.example);
    let has_example = live.iter().any(|summary| summary.example);
    view! {
        <Gone count />
        {empty.then(|| view! { <Welcome /> }.into_any())}
        <Unprotected />
        <div class="prt-actions">
            <LinkButton href=Route::New.href()>"Start a case"</LinkButton>
            {(!has_example).then(|| view! {
                <Button on_click=move |()| open_example(actions) kind=ButtonKind::Secondary disabled=actions.opening>"Look round in an example"</Button>
            }.into_any())}
            <LinkButton href=Route::Open.href() kind=ButtonKind::Secondary>"Open a file"</LinkButton>
            {(!empty).then(|| view! { <LinkButton href=Route::Backup.href() kind=ButtonKind::Secondary>"Back up"</LinkButton> }.into_any())}
        </div>
        {has_own.then(|| view! { <MayGo /> }.into_any())}
        <Reminder cases=for_backup />
        <Due due=over actions />
        <Many cases=live actions />
        {(!damaged.is_empty()).then(|| view! {
            <h2 class="govuk-heading-m">"Cases that cannot be read"</h2>
            {damaged.into_iter().map(|(id, why)| view! {
                <p class="govuk-body">{sentence(&why)} {CaseId::parse(&id).map(|case| {
                    let href = Route::Case { id: case, page: crate::route::CasePage::Tasks }.href();
                    view! { " " <a class="govuk-link" href=href>"Try to open it"</a> "." }.into_any()
                })} {(!id.is_empty()).then(|| format!(" Record: {}.", id.chars().take(8).collect::<String>()))}</p>
            }.into_any()).collect_view()}
        }.into_any())}
        {(!gone.is_empty()).then(|| view! {
            <h2 class="govuk-heading-m">"Deleted"</h2>
            <p class="govuk-body">"They can be put back until you remove them for good."</p>
            <ul class="prt-cases">{gone.into_iter().map(|summary| deleted_row(summary, actions)).collect_view()}</ul>
        }.into_any())}
    }
}

/// Says so where nothing protects the cases yet.
#[component]
fn Unprotected() -> impl IntoView {
    let vault = expect_context::<Vault>();
    move || {
        (vault.state() == State::NotSetUp).then(|| {
        view! {
            <div class="prt-unprotected">
                <p class="govuk-body"><strong>"Your cases are not protected on this machine yet."</strong> " Anybody who can use it can read them. Set a passphrase before you write about a real child."</p>
                <LinkButton href=Route::Protect.href() kind=ButtonKind::Secondary>"Protect your cases"</LinkButton>
            </div>
        }
        .into_any()
    })
    }
}

#[component]
fn Welcome() -> impl IntoView {
    view! {
        <p class="govuk-body prt-lede">
            "When a child has died or been seriously harmed, or agencies could learn from how they worked together: this app helps you to find the right route and to write the referral."
        </p>
        <InsetText>
            "What you write stays in this browser, on this machine. Nothing is sent anywhere: you export one signed file at the end and attach it to secure email yourself."
        </InsetText>
    }
}

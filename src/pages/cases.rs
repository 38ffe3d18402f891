//! The list of cases: open, rename, duplicate, delete and put back.

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::case::{CaseId, plain_title, read_title};

use crate::built_in;
use crate::components::{
    Button, ButtonKind, Dialog, InputWidth, InsetText, LinkButton, Tag, TagColour, TextButton,
    TextInput, UndoBanner, WarningText, focus_element,
};
use crate::library;
use crate::pages::kept;
use crate::pages::vault::gate::looking;
use crate::pages::words::sentence;
use crate::platform;
use crate::route::{Route, navigate};
use crate::store::{Listed, StoreError, Summary, cases};
use crate::vault::{State, Vault};

/// The heading, which takes focus when what had it is gone.
const HEADING: &str = "cases-heading";
/// A second press within this time, in milliseconds, is a slip: it would make a second copy.
const DOUBLE_CLICK_MS: f64 = 1000.0;

/// The id in the page of the title of a case.
fn element(id: &CaseId) -> String {
    format!("case-{}", id.as_str())
}

/// What the page does with the list.
#[derive(Clone, Copy)]
struct Actions {
    /// Read again at each change.
    version: RwSignal<u32>,
    failed: RwSignal<Option<String>>,
    deleted: RwSignal<Option<(CaseId, String)>>,
    renaming: RwSignal<Option<(CaseId, String)>>,
    removing: RwSignal<Option<(CaseId, String)>>,
    /// The example is being opened.
    opening: RwSignal<bool>,
    /// When a copy was last made, in milliseconds, and the element of its title.
    copied: StoredValue<(f64, String)>,
    /// A copy of a sealed case was downloaded.
    bare: RwSignal<bool>,
    vault: Vault,
    /// What takes focus once the list is shown anew: rows are built again, and the button that was
    /// pressed goes with its row.
    next: StoredValue<Option<String>>,
}

impl Actions {
    fn new() -> Self {
        Self {
            version: RwSignal::new(0),
            failed: RwSignal::new(None),
            deleted: RwSignal::new(None),
            renaming: RwSignal::new(None),
            removing: RwSignal::new(None),
            opening: RwSignal::new(false),
            copied: StoredValue::new((f64::NEG_INFINITY, String::new())),
            bare: RwSignal::new(false),
            vault: expect_context(),
            next: StoredValue::new(None),
        }
    }

    fn run(self, act: impl Future<Output = Result<(), StoreError>> + 'static) {
        spawn_local(async move {
            let failed = act
                .await
                .err()
                .map(|error| format!("That did not work: {error}."));
            let _ = self.failed.try_set(failed);
            let _ = self
                .version
                .try_update(|version| *version = version.wrapping_add(1));
        });
    }

    /// Gives focus once the list is shown anew.
    fn focus_next(self) {
        request_animation_frame(move || {
            let next = self.next.try_update_value(Option::take).flatten();
            if let Some(next) = next {
                let _ = focus_element(&next) || focus_element(HEADING);
            }
        });
    }

    // The banner that brings it back takes focus.
    fn delete(self, id: CaseId, title: String) {
        self.deleted.set(Some((id.clone(), title)));
        self.run(async move {
            let now = platform::now();
            cases::change(&id, |case| case.deleted = Some(now)).await
        });
    }

    fn put_back(self, id: CaseId) {
        self.deleted.set(None);
        self.next.set_value(Some(element(&id)));
        // Until it is there again: the banner goes at once.
        let _ = focus_element(HEADING);
        self.run(async move { cases::change(&id, |case| case.deleted = None).await });
    }

    fn rename(self, id: CaseId, title: String) {
        self.renaming.set(None);
        self.next.set_value(Some(element(&id)));
        self.run(async move {
            let now = platform::now();
            cases::change(&id, |case| {
                case.title = title;
                case.updated = now;
            })
            .await
        });
    }

    fn duplicate(self, id: CaseId) {
        let now = js_sys::Date::now();
        let (last, copy) = self.copied.get_value();
        if now - last < DOUBLE_CLICK_MS {
            // The slip may have taken the focus from the copy that is there already.
            let _ = focus_element(&copy);
            return;
        }
        let new = CaseId::from_random(platform::random());
        self.copied.set_value((now, element(&new)));
        self.next.set_value(Some(element(&new)));
        self.run(async move {
            let (case, _) = cases::read(&id).await?;
            let title = format!("{} (copy)", plain_title(&case.title));
            let copy = case.duplicate(new, &title, &platform::now());
            cases::write(&copy, None).await.map(drop)
        });
    }

    /// Hands out a file from which the case can be opened again.
    fn download(self, id: CaseId) {
        self.bare.set(false);
        let sealed = matches!(self.vault.state_untracked(), State::Open(_));
        spawn_local(async move {
            match cases::read(&id).await {
                Ok((case, _)) => {
                    kept::download_copy(&case);
                    let _ = self.bare.try_set(sealed);
                }
                Err(error) => {
                    let why = format!("The copy could not be made: {error}.");
                    let _ = self.failed.try_set(Some(why));
                }
            }
        });
    }

    fn remove(self, id: CaseId) {
        self.removing.set(None);
        self.deleted.set(None);
        self.next.set_value(Some(HEADING.to_owned()));
        self.run(async move { cases::remove(&id).await });
    }
}

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
        actions.version.track();
        spawn_local(async move {
            let found = cases::list().await;
            let _ = listed.try_set(Some(found));
            actions.focus_next();
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
            {move || actions.bare.get().then(|| view! { <WarningText>"The copy that you downloaded is not protected: whoever has the file can read it. Keep it where your other confidential files are, and delete it when you need it no more."</WarningText> }.into_any())}
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
    let has_example = live.iter().any(|summary| summary.example);
    view! {
        {empty.then(|| view! { <Welcome /> }.into_any())}
        <Unprotected />
        <div class="prt-actions">
            <LinkButton href=Route::New.href()>"Start a case"</LinkButton>
            {(!has_example).then(|| view! {
                <Button on_click=move |()| open_example(actions) kind=ButtonKind::Secondary disabled=actions.opening>"Look round in an example"</Button>
            }.into_any())}
            <LinkButton href=Route::Open.href() kind=ButtonKind::Secondary>"Open a file"</LinkButton>
        </div>
        <ul class="prt-cases">{live.into_iter().map(|summary| row(summary, actions)).collect_view()}</ul>
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

fn row(summary: Summary, actions: Actions) -> impl IntoView {
    let Summary {
        id,
        title,
        partnership,
        example,
        updated,
        exports,
        changed_since_export,
        place: left_at,
        ..
    } = summary;
    // It opens where it was left; the task list is one link away.
    let address = Route::of_place(id.clone(), &left_at).href();
    let element = element(&id);
    let place = move || library::name(&partnership);
    let changed = platform::moment(&updated);
    let name = format!(" {title}");
    let rename = {
        let (id, title) = (id.clone(), title.clone());
        move |()| actions.renaming.set(Some((id.clone(), title.clone())))
    };
    let duplicate = {
        let id = id.clone();
        move |()| actions.duplicate(id.clone())
    };
    let download = {
        let id = id.clone();
        move |()| actions.download(id.clone())
    };
    let delete = {
        let title = title.clone();
        move |()| actions.delete(id.clone(), title.clone())
    };
    view! {
        <li class="prt-cases__case">
            <h2 class="govuk-heading-s prt-cases__title"><a class="govuk-link" id=element dir="auto" href=address>{title.clone()}</a></h2>
            <p class="prt-meta">
                {example.then(|| view! { <Tag colour=TagColour::Purple>"Example"</Tag> " " }.into_any())}
                {(exports > 0).then(|| if changed_since_export {
                    view! { <Tag colour=TagColour::Amber>"Changed since export"</Tag> " " }.into_any()
                } else {
                    view! { <Tag colour=TagColour::Teal>"Exported"</Tag> " " }.into_any()
                })}
                {place} {format!(" · changed {changed}")}
            </p>
            <p class="prt-cases__actions">
                <TextButton on_click=rename hidden=name.clone()>"Rename"</TextButton>
                <TextButton on_click=duplicate hidden=name.clone()>"Duplicate"</TextButton>
                <TextButton on_click=download hidden=format!(" of{name}")>"Download a copy"</TextButton>
                <TextButton on_click=delete hidden=name>"Delete"</TextButton>
            </p>
        </li>
    }
}

fn deleted_row(summary: Summary, actions: Actions) -> impl IntoView {
    let Summary { id, title, .. } = summary;
    let name = format!(" {title}");
    let back = {
        let id = id.clone();
        move |()| actions.put_back(id.clone())
    };
    let remove = {
        let title = title.clone();
        move |()| actions.removing.set(Some((id.clone(), title.clone())))
    };
    view! {
        <li class="prt-cases__case">
            <p class="govuk-body prt-cases__title"><bdi>{title}</bdi></p>
            <p class="prt-cases__actions">
                <TextButton on_click=back hidden=name.clone()>"Put back"</TextButton>
                <TextButton on_click=remove hidden=name>"Remove for good"</TextButton>
            </p>
        </li>
    }
}

#[component]
fn RenameDialog(actions: Actions) -> impl IntoView {
    const FIELD: &str = "rename-title";
    let title = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        if let Some((_, old)) = actions.renaming.get() {
            title.set(old);
            error.set(None);
        }
    });
    let keep = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match title.with_untracked(|title| read_title(title)) {
            Err(why) => {
                error.set(Some(why.to_string()));
                let _ = focus_element(FIELD);
            }
            Ok(new) => {
                if let Some((id, _)) = actions.renaming.get_untracked() {
                    actions.rename(id, new);
                }
            }
        }
    };
    view! {
        <Dialog id="rename" title="Rename the case" open=Signal::derive(move || actions.renaming.with(Option::is_some)) on_close=move |()| actions.renaming.set(None)>
            <form novalidate on:submit=keep>
                <TextInput id=FIELD label="Working title" hint="Use no names." value=title on_input=move |text: String| title.set(text) error=error width=InputWidth::Full />
                <div class="prt-actions">
                    <Button submit=true>"Rename"</Button>
                    <Button on_click=move |()| actions.renaming.set(None) kind=ButtonKind::Secondary>"Cancel"</Button>
                </div>
            </form>
        </Dialog>
    }
}

#[component]
fn RemoveDialog(actions: Actions) -> impl IntoView {
    let remove = move |()| {
        if let Some((id, _)) = actions.removing.get_untracked() {
            actions.remove(id);
        }
    };
    let name = move || {
        actions
            .removing
            .with(|r| r.as_ref().map(|(_, title)| title.clone()))
    };
    view! {
        <Dialog id="remove" title="Remove the case for good?" open=Signal::derive(move || actions.removing.with(Option::is_some)) on_close=move |()| actions.removing.set(None)>
            <p class="govuk-body">{name}</p>
            <p class="govuk-body">"It cannot be brought back. Bundles that you have exported stay where you put them."</p>
            <div class="prt-actions">
                <Button on_click=remove kind=ButtonKind::Warning>"Remove for good"</Button>
                <Button on_click=move |()| actions.removing.set(None) kind=ButtonKind::Secondary>"Cancel"</Button>
            </div>
        </Dialog>
    }
}

//! A case in the list.

use leptos::prelude::*;
use practice_review_engine::dates::{from_iso, long};

use super::actions::{Actions, element};
use crate::components::{Tag, TagColour, TextButton};
use crate::library;
use crate::pages::keeping::begun;
use crate::platform;
use crate::route::Route;
use crate::store::Summary;

pub fn row(summary: Summary, actions: Actions) -> impl IntoView {
    let Summary {
        id,
        title,
        partnership,
        example,
        updated,
        exports,
        changed_since_export,
        place: left_at,
        created,
        keep_until,
        ..
    } = summary;
    // It opens where it was left; the task list is one link away.
    let address = Route::of_place(id.clone(), &left_at).href();
    let element = element(&id);
    let place = move || library::name(&partnership);
    let changed = platform::moment(&updated);
    let kept = begun(&created).map(|ago| format!(" · begun {ago}"));
    let until = keep_until
        .as_deref()
        .and_then(from_iso)
        .map(|day| format!(" · until {}", long(day)));
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
                {place} {format!(" · changed {changed}")} {kept} {until}
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

pub fn deleted_row(summary: Summary, actions: Actions) -> impl IntoView {
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

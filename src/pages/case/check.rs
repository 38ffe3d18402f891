//! Check your answers: the whole referral as the partnership will read it, on screen and on paper.

use leptos::prelude::*;
use practice_review_engine::bundle::ResultRecord;
use practice_review_engine::document::{Cover, compose, own_view, step_of_section};
use practice_review_engine::form::unused;

use super::own_view::OwnViewShown;
use super::page::{href, to_mend, today};
use super::to_mend::{ToLookAt, ToMend};
use crate::components::{BackLink, ButtonKind, LinkButton, SummaryList, SummaryRow};
use crate::library;
use crate::pages::document::{DocumentView, PrintButton};
use crate::route::CasePage;
use crate::session::{Session, use_session};

/// The whole referral.
#[component]
pub fn CheckAnswers() -> impl IntoView {
    let session = use_session();
    let guidance = session.guidance();
    let Some(form) = session.form() else {
        return view! { <p class="govuk-body">"This partnership has no form."</p> }.into_any();
    };
    let document = session.read(|case| compose(&guidance, &form, case));
    let missing = to_mend(session);
    let assessment = session.assessment();
    let result = session.read(|case| ResultRecord::of(&guidance, &assessment, case));
    let cover = Cover::of_draft(missing, &result, today()).with_processes(&guidance, &assessment);
    let change = move |section: &str| {
        let page = match step_of_section(section) {
            Some(step) => CasePage::Threshold(Some(step)),
            None => CasePage::Section(section.into()),
        };
        Some(href(session, page))
    };
    view! {
        <div class="prt-no-print">
            <BackLink href=href(session, CasePage::Tasks) text="Task list" />
            <h1 class="govuk-heading-l">"Check your answers"</h1>
            <ToMend session />
            <ToLookAt session />
            <OwnViewShown own=own_view(&result) />
            <div class="prt-actions">
                <LinkButton href=href(session, CasePage::Sign)>"Go on to sign and export"</LinkButton>
                <PrintButton href=href(session, CasePage::Check)>"Print"</PrintButton>
                <LinkButton href=href(session, CasePage::WithoutNames) kind=ButtonKind::Secondary>"Make a copy without names"</LinkButton>
            </div>
        </div>
        <DocumentView document cover change=Callback::new(move |section: String| change(&section)) />
        <NotInUse session />
    }
    .into_any()
}

/// Answers that are kept but not in use.
#[component]
fn NotInUse(session: Session) -> impl IntoView {
    let guidance = session.guidance();
    let kept = session.read(|case| unused(&guidance, case));
    let views = session.read(|case| case.views_aside.clone());
    let views = views.into_iter().map(|(whose, view)| {
        let name = library::name(&whose);
        SummaryRow::new(
            format!("Your own view of the routes of {name}"),
            view.reason,
        )
    });
    let rows: Vec<SummaryRow> = kept
        .iter()
        .map(|unused| {
            let text = unused.words(&guidance).join(" ");
            SummaryRow::new(unused.label.clone(), text)
        })
        .chain(views)
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <div class="prt-no-print">
                <h2 class="govuk-heading-m">"Not in use"</h2>
                <p class="govuk-body">
                    "You answered these, but the questions are no longer asked, after other answers or because the form has changed, or no longer take such an answer. They are kept here, are left out of the referral, and come back if the question does."
                </p>
                <SummaryList rows=rows />
            </div>
        }.into_any()
    })
}

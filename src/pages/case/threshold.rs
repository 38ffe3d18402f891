//! The threshold questions, one step a page.

use leptos::prelude::*;
use practice_review_engine::case::Field;
use practice_review_engine::form::{Aspect, Problem, StepState, ThresholdState};
use practice_review_engine::guidance::{QuestionId, StepId};

use super::danger::DangerNow;
use super::page::{error_for, href, route, summary, today};
use crate::components::{
    BackLink, Button, ButtonKind, ErrorSummary, InsetText, Keyed, KeyedList, LinkButton,
};
use crate::pages::field::QuestionField;
use crate::route::{CasePage, navigate};
use crate::session::use_session;

/// A step of the threshold questions: the one named, or the first with something open.
#[component]
pub fn Threshold(step: Option<StepId>) -> impl IntoView {
    let session = use_session();
    let guidance = session.guidance();
    let state = Memo::new(move |_| {
        session.track(|case| ThresholdState::of(&session.guidance(), case, today()))
    });
    let first = state.with_untracked(|state| {
        state
            .next_open()
            .or_else(|| state.steps.first().map(|s| s.step.clone()))
    });
    let Some(current) = step.or(first) else {
        return view! { <p>"This partnership has no threshold questions."</p> }.into_any();
    };
    let Some(definition) = guidance
        .content
        .step
        .iter()
        .find(|s| s.id == current)
        .cloned()
    else {
        return view! {
            <h1 class="govuk-heading-l">"There is no such step"</h1>
            <p class="govuk-body"><a class="govuk-link" href=href(session, CasePage::Threshold(None))>"Go to the threshold questions"</a></p>
        }
        .into_any();
    };

    let here = StoredValue::new(current);
    let position = move || {
        state.with(|state| {
            let index = here.with_value(|here| state.steps.iter().position(|s| &s.step == here));
            (index, state.steps.len())
        })
    };
    let of_step = move |read: fn(&StepState) -> usize| {
        state.with(|state| {
            here.with_value(|here| state.steps.iter().find(|s| &s.step == here).map_or(0, read))
        })
    };
    let shown = Memo::new(move |_| {
        state.with(|state| {
            here.with_value(|here| {
                state
                    .steps
                    .iter()
                    .find(|s| &s.step == here)
                    .map(|s| s.questions.clone())
            })
            .unwrap_or_default()
        })
    });
    let attempt = RwSignal::new(0_u32);
    // What is missing is said at the press of Continue, as it stands then.
    let problems = RwSignal::new(Vec::<Problem>::new());
    let go_on = move |()| {
        let found = session.read(|case| {
            let state = ThresholdState::of(&session.guidance(), case, today());
            here.with_value(|here| state.steps.into_iter().find(|s| &s.step == here))
                .map(|step| step.problems)
                .unwrap_or_default()
        });
        let blocked = found.iter().any(Problem::holds_up);
        problems.set(found);
        attempt.update(|n| *n += 1);
        if blocked {
            return;
        }
        // After a step that is not asked any more comes the first that is.
        let after = position().0.map_or(0, |index| index + 1);
        let next = state.with_untracked(|state| state.steps.get(after).map(|s| s.step.clone()));
        navigate(&route(
            session,
            next.map_or(CasePage::Result, |next| CasePage::Threshold(Some(next))),
        ));
    };
    let back = move || {
        let (index, _) = position();
        let before = index
            .and_then(|index| index.checked_sub(1))
            .and_then(|index| state.with(|state| state.steps.get(index).map(|s| s.step.clone())));
        href(
            session,
            before.map_or(CasePage::Tasks, |step| CasePage::Threshold(Some(step))),
        )
    };
    let caption = move || match position() {
        (Some(index), count) => format!("Threshold questions, step {} of {count}", index + 1),
        (None, _) => "Threshold questions".to_owned(),
    };
    let question = move |id: QuestionId| {
        let question = session.guidance().question(&id).cloned()?;
        let error = error_for(problems.into(), &id, Aspect::Value);
        let evidence = error_for(problems.into(), &id, Aspect::Evidence);
        Some(view! {
            <QuestionField field=Field::Question(id) question=question error=error evidence_error=evidence />
        })
    };
    let questions = move |()| {
        let keyed = |id: QuestionId| Keyed::new(id.to_string(), move || question(id));
        shown.get().into_iter().map(keyed).collect()
    };
    let nothing = move || of_step(|step| step.questions.len()) == 0;
    view! {
        {move || view! { <BackLink href=back() /> }.into_any()}
        <ErrorSummary errors=summary(session, problems.into()) attempt=attempt />
        <span class="govuk-caption-l">{caption}</span>
        <h1 class="govuk-heading-l">{definition.title.clone()}</h1>
        {(!definition.intro.is_empty()).then(|| view! { <p class="govuk-body">{definition.intro.clone()}</p> }.into_any())}
        <DangerNow />
        <KeyedList items=questions />
        <Show when=nothing>
            <InsetText>"Your other answers leave nothing to ask here."</InsetText>
        </Show>
        <div class="prt-actions">
            <Button on_click=go_on>"Continue"</Button>
            <LinkButton href=href(session, CasePage::Result) kind=ButtonKind::Secondary>
                "See the result so far"
            </LinkButton>
        </div>
    }
    .into_any()
}

//! The threshold questions, one step a page.

use leptos::prelude::*;
use practice_review_engine::case::Field;
use practice_review_engine::form::{Aspect, Problem, StepState, Target, ThresholdState};
use practice_review_engine::guidance::{QuestionId, StepId};

use super::danger::DangerNow;
use super::page::{error_for, href, route, summary, today};
use crate::components::{
    BackLink, Button, ButtonKind, ErrorSummary, InsetText, Keyed, KeyedList, LinkButton,
    focus_field,
};
use crate::pages::field::{QuestionField, field_id};
use crate::route::{CasePage, navigate};
use crate::session::use_session;

/// A step of the threshold questions: the one named, or the first with something open.
#[component]
pub fn Threshold(
    step: Option<StepId>,
    /// The question of it that is to be answered otherwise; then it leads back to the result.
    #[prop(optional, into)]
    change: Option<QuestionId>,
) -> impl IntoView {
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

    if let Some(question) = &change {
        session.note_answers(today());
        // After the page has taken focus, as every new page does.
        let field = field_id(question);
        request_animation_frame(move || {
            focus_field(&field);
        });
    }
    let changing = change.is_some();
    let change = StoredValue::new(change);
    let here = StoredValue::new(current);
    let position = move || {
        state.with(|state| here.with_value(|here| state.steps.iter().position(|s| &s.step == here)))
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
        let mut found = session.read(|case| {
            let state = ThresholdState::of(&session.guidance(), case, today());
            here.with_value(|here| state.steps.into_iter().find(|s| &s.step == here))
                .map(|step| step.problems)
                .unwrap_or_default()
        });
        // Whoever changes one answer is not held up by others that were open before.
        change.with_value(|change| {
            if let Some(change) = change {
                found.retain(|problem| is_about(problem, change));
            }
        });
        let blocked = found.iter().any(Problem::holds_up);
        problems.set(found);
        attempt.update(|n| *n += 1);
        if blocked {
            return;
        }
        if changing {
            navigate(&route(session, CasePage::Result));
            return;
        }
        // After a step that is not asked any more comes the first that is.
        let after = position().map_or(0, |index| index + 1);
        let next = state.with_untracked(|state| state.steps.get(after).map(|s| s.step.clone()));
        navigate(&route(
            session,
            next.map_or(CasePage::Result, |next| CasePage::Threshold(Some(next))),
        ));
    };
    let back = move || {
        if changing {
            return href(session, CasePage::Result);
        }
        let before = position()
            .and_then(|index| index.checked_sub(1))
            .and_then(|index| state.with(|state| state.steps.get(index).map(|s| s.step.clone())));
        href(
            session,
            before.map_or(CasePage::Tasks, |step| CasePage::Threshold(Some(step))),
        )
    };
    // How many steps there are depends on the answers, so only this one is counted.
    let caption = move || match position() {
        _ if changing => "Change an answer".to_owned(),
        Some(index) => format!("Threshold questions, step {}", index + 1),
        None => "Threshold questions".to_owned(),
    };
    let back_to = if changing {
        "Back to the result"
    } else {
        "Back"
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
        {move || view! { <BackLink href=back() text=back_to /> }.into_any()}
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
            {(!changing).then(|| view! {
                <LinkButton href=href(session, CasePage::Result) kind=ButtonKind::Secondary>
                    "See the result so far"
                </LinkButton>
            }.into_any())}
        </div>
    }
    .into_any()
}

fn is_about(problem: &Problem, question: &QuestionId) -> bool {
    matches!(&problem.target, Target::Answer(field, _) if field.question() == question)
}

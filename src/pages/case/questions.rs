//! Questions as a result names them: the answers that it rests on, those that would turn it, and the
//! fewest that would settle it. Each leads to where it is answered otherwise, and back.

use leptos::prelude::*;
use practice_review_engine::assessment::{
    Assessment, Change, Facts, Settling, Truth, is_optional, shortest,
};
use practice_review_engine::case::{Answer, Value};
use practice_review_engine::document::words;
use practice_review_engine::form::{ThresholdState, facts_in_use, section_asking};
use practice_review_engine::guidance::{Guidance, Question, QuestionId, SectionId};

use super::page::href;
use super::result::Outcome;
use crate::components::Details;
use crate::route::CasePage;
use crate::session::{Session, use_session};

/// The address at which the answer to a question can be changed: in the threshold questions, or where
/// their step is hidden and the answer counts all the same, in the section of the form that asks it.
/// None where it is not asked.
fn address(session: Session, threshold: &ThresholdState, question: &QuestionId) -> Option<String> {
    let page = match threshold.step_of(question) {
        Some(step) => CasePage::Change {
            step: step.clone(),
            question: question.clone(),
        },
        None => CasePage::Section(section(session, question)?),
    };
    Some(href(session, page))
}

/// The section of a form that asks a question at present.
fn section(session: Session, question: &QuestionId) -> Option<SectionId> {
    let guidance = session.guidance();
    let form = session.form();
    session.read(|case| {
        let facts = facts_in_use(&guidance, case);
        section_asking(&guidance, form.as_ref(), &facts, question).cloned()
    })
}

/// An answer in words; "no answer yet" where there is none.
pub fn answer_words(guidance: &Guidance, question: &Question, answer: Option<&Answer>) -> String {
    if answer.is_none_or(|answer| answer.value.is_blank()) {
        return "no answer yet".to_owned();
    }
    words(guidance, question, answer).1.join(", ")
}

/// True for an answer that settles something.
fn settles(answer: &Answer) -> bool {
    !answer.value.is_blank() && !answer.value.is_not_known()
}

/// The questions with their answers, each with a link to change it.
pub fn answered(
    session: Session,
    threshold: &ThresholdState,
    questions: &[QuestionId],
) -> Vec<AnyView> {
    let guidance = session.guidance();
    let item = |id: &QuestionId| {
        let question = guidance.question(id)?;
        let answer = session.read(|case| answer_words(&guidance, question, case.answer(id)));
        let settled = session.read(|case| case.answer(id).is_some_and(settles));
        let change = address(session, threshold, id).map(|address| {
            view! {
                " "
                <a class="govuk-link prt-no-print" href=address>
                    {if settled { "Change" } else { "Answer" }} <span class="govuk-visually-hidden">{format!(" “{}”", question.text)}</span>
                </a>
            }
            .into_any()
        });
        Some(
            view! { <li>{question.text.clone()} " " <strong>{answer}</strong> {change}</li> }
                .into_any(),
        )
    };
    questions.iter().filter_map(item).collect()
}

/// What would turn a result, each with a link to where that is answered.
pub fn changes(session: Session, threshold: &ThresholdState, changes: &[Change]) -> Vec<AnyView> {
    let guidance = session.guidance();
    let item = |change: &Change| {
        let question = guidance.question(&change.question)?;
        let answer = Answer::from(Value::Choice(change.to.clone()));
        let effect = match change.becomes {
            Truth::True => "then it would apply",
            _ => "then it would not apply",
        };
        let answer = answer_words(&guidance, question, Some(&answer));
        let text = format!("{} “{answer}”: {effect}", question.text);
        let address = address(session, threshold, &change.question);
        Some(view! { <li>{linked(address, text)}</li> }.into_any())
    };
    changes.iter().filter_map(item).collect()
}

fn linked(address: Option<String>, text: String) -> AnyView {
    match address {
        Some(address) => view! { <a class="govuk-link" href=address>{text}</a> }.into_any(),
        None => text.into_any(),
    }
}

/// What is open: the fewest questions that settle it, then the others and the routes, one press away.
#[component]
pub fn OpenQuestions(
    outcome: StoredValue<Outcome>,
    /// The cards of the routes that are open.
    open: Vec<AnyView>,
) -> impl IntoView {
    let session = use_session();
    let guidance = session.guidance();
    if open.is_empty() {
        return None;
    }
    let facts = session.read(|case| Facts::of_case(&guidance, case));
    let found = shortest(&guidance, &facts);
    let view = outcome.with_value(|outcome| list(session, &guidance, outcome, found));
    let routes = match open.len() {
        1 => "The route that is open".to_owned(),
        count => format!("The {count} routes that are open"),
    };
    Some(
        view! {
            {view}
            <Details summary=routes>{open}</Details>
        }
        .into_any(),
    )
}

fn list(
    session: Session,
    guidance: &Guidance,
    outcome: &Outcome,
    found: Settling,
) -> Option<AnyView> {
    let all = open_questions(&outcome.assessment, &outcome.threshold);
    let title = found.words(guidance)?;
    let first = match found {
        Settling::Settled => return None,
        Settling::Fewest(questions) => questions,
        Settling::Many(questions) => {
            return Some(many(session, guidance, outcome, &title, &questions));
        }
    };
    let rest: Vec<QuestionId> = all.into_iter().filter(|id| !first.contains(id)).collect();
    let first = items(session, guidance, outcome, &first);
    let rest = items(session, guidance, outcome, &rest);
    Some(
        view! {
            <h2 class="govuk-heading-m">{title}</h2>
            <ul class="prt-open">{first}</ul>
            {(!rest.is_empty()).then(|| view! {
                <Details summary=format!("Other questions that bear on it ({})", rest.len())>
                    <ul class="prt-open">{rest}</ul>
                </Details>
            }.into_any())}
        }
        .into_any(),
    )
}

/// More questions than it helps to single out.
fn many(
    session: Session,
    guidance: &Guidance,
    outcome: &Outcome,
    title: &str,
    questions: &[QuestionId],
) -> AnyView {
    let on = href(session, CasePage::Threshold(None));
    let questions = items(session, guidance, outcome, questions);
    view! {
        <h2 class="govuk-heading-m">{title.to_owned()}</h2>
        <p class="govuk-body">
            "Each could still change what the answers point to. "
            <a class="govuk-link" href=on>"Go on with the threshold questions"</a>
        </p>
        <Details summary="Show the questions">
            <ul class="prt-open">{questions}</ul>
        </Details>
    }
    .into_any()
}

/// The questions asked at present that leave a route open.
fn open_questions(assessment: &Assessment, threshold: &ThresholdState) -> Vec<QuestionId> {
    let asked = threshold.steps.iter().flat_map(|step| &step.questions);
    asked
        .filter(|question| assessment.open_to(question).next().is_some())
        .cloned()
        .collect()
}

/// Questions, each with the routes that are open to it.
fn items(
    session: Session,
    guidance: &Guidance,
    outcome: &Outcome,
    questions: &[QuestionId],
) -> Vec<AnyView> {
    let item = |id: &QuestionId| {
        let question = guidance.question(id)?;
        let address = address(session, &outcome.threshold, id);
        let later = address.is_none().then_some(" (if it is asked then)");
        let optional = is_optional(guidance, id).then_some(" (you need not answer this)");
        let routes: Vec<&str> = outcome
            .assessment
            .open_to(id)
            .filter_map(|result| Some(guidance.route(&result.route)?.title.as_str()))
            .collect();
        let settles =
            (!routes.is_empty()).then(|| format!("Could point to: {}", routes.join("; ")));
        Some(
            view! {
                <li>
                    {linked(address, question.text.clone())} {later} {optional}
                    {settles.map(|text| view! { <span class="prt-meta prt-open__routes">{text}</span> }.into_any())}
                </li>
            }
            .into_any(),
        )
    };
    questions.iter().filter_map(item).collect()
}

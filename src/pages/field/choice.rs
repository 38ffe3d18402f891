//! Answers that choose: yes or no, one of several, several of several.

use leptos::prelude::*;
use practice_review_engine::case::Value;
use practice_review_engine::guidance::{Choice as Option_, Guidance, Kind, OptionId, Question};

use super::{Bound, asked, field_id};
use crate::components::{Checkboxes, Choice, Radios, Select, SelectOption, Size};

/// What stands for "not known yet" among the options. No option of guidance is called so: it is a
/// word of conditions.
pub const NOT_KNOWN: &str = "not-known";
/// What stands for "prefers not to say" among the options.
const DECLINED: &str = "declined-to-say";
/// More options than this are a list to open instead of radio buttons.
const MOST_RADIOS: usize = 9;

/// The options of a question as (value, label, hint).
fn options(guidance: &Guidance, question: &Question) -> Vec<(String, String, String)> {
    if question.kind == Kind::YesNo {
        return [("yes", "Yes"), ("no", "No")]
            .map(|(id, label)| (id.to_owned(), label.to_owned(), String::new()))
            .to_vec();
    }
    guidance
        .options(question)
        .iter()
        .map(
            |Option_ {
                 id, label, hint, ..
             }| (id.to_string(), label.clone(), hint.clone()),
        )
        .collect()
}

/// The value shown for an answer.
fn chosen(bound: Bound) -> String {
    bound.with(|answer| match &answer.value {
        Value::Choice(option) => option.to_string(),
        Value::NotKnown => NOT_KNOWN.to_owned(),
        Value::Declined => DECLINED.to_owned(),
        _ => String::new(),
    })
}

fn put(bound: Bound, value: &str) {
    bound.change(|answer| {
        answer.value = match value {
            "" => Value::Blank,
            NOT_KNOWN => Value::NotKnown,
            DECLINED => Value::Declined,
            option => Value::Choice(OptionId::from(option)),
        };
    });
}

/// One of several: radio buttons, or a list to open where there are many.
pub fn one(
    guidance: &Guidance,
    bound: Bound,
    question: &Question,
    error: Signal<Option<String>>,
) -> AnyView {
    let options = options(guidance, question);
    let hint = Some(question.hint.clone()).filter(|hint| !hint.is_empty());
    let extra: Vec<(&str, &str)> = [
        question.not_known.then_some((NOT_KNOWN, "Not known yet")),
        question
            .may_decline
            .then_some((DECLINED, "Prefers not to say")),
    ]
    .into_iter()
    .flatten()
    .collect();
    let value = Signal::derive(move || chosen(bound));
    if options.len() > MOST_RADIOS {
        let mut list = vec![SelectOption::new("", "Choose from the list")];
        list.extend(
            options
                .into_iter()
                .map(|(value, label, _)| SelectOption::new(value, label)),
        );
        list.extend(
            extra
                .into_iter()
                .map(|(value, label)| SelectOption::new(value, label)),
        );
        return view! {
            <Select
                id=field_id(&question.id)
                label=asked(question)
                options=list
                value=value
                on_input=move |value: String| put(bound, &value)
                nostrip:hint=hint
                error=error
                size=Size::Small
            />
        }
        .into_any();
    }
    let mut list: Vec<Choice> = options
        .into_iter()
        .map(|(value, label, hint)| {
            let choice = Choice::new(value, label);
            if hint.is_empty() {
                choice
            } else {
                choice.hint(hint)
            }
        })
        .collect();
    list.extend(
        extra
            .into_iter()
            .enumerate()
            .map(|(index, (value, label))| {
                let choice = Choice::new(value, label);
                if index == 0 {
                    choice.after_divider("or")
                } else {
                    choice
                }
            }),
    );
    view! {
        <Radios
            id=field_id(&question.id)
            legend=asked(question)
            options=list
            value=value
            on_input=move |value: String| put(bound, &value)
            nostrip:hint=hint
            error=error
            size=Size::Small
        />
    }
    .into_any()
}

/// Several of several: checkboxes.
pub fn several(
    guidance: &Guidance,
    bound: Bound,
    question: &Question,
    error: Signal<Option<String>>,
) -> AnyView {
    let hint = Some(question.hint.clone()).filter(|hint| !hint.is_empty());
    let mut list: Vec<Choice> = guidance
        .options(question)
        .iter()
        .map(|option| {
            let choice = Choice::new(option.id.to_string(), option.label.clone());
            let choice = if option.hint.is_empty() {
                choice
            } else {
                choice.hint(option.hint.clone())
            };
            if option.alone {
                choice.exclusive()
            } else {
                choice
            }
        })
        .collect();
    if question.not_known {
        list.push(
            Choice::new(NOT_KNOWN, "Not known yet")
                .exclusive()
                .after_divider("or"),
        );
    }
    if question.may_decline {
        list.push(Choice::new(DECLINED, "Prefers not to say").exclusive());
    }
    let value = Signal::derive(move || {
        bound.with(|answer| match &answer.value {
            Value::Choices(options) => options.iter().map(ToString::to_string).collect(),
            Value::NotKnown => vec![NOT_KNOWN.to_owned()],
            Value::Declined => vec![DECLINED.to_owned()],
            _ => Vec::new(),
        })
    });
    let own = guidance.options(question).iter().map(|o| o.id.to_string());
    let others = [NOT_KNOWN, DECLINED].map(str::to_owned);
    let offered: Vec<String> = own.chain(others).collect();
    let put = move |mut values: Vec<String>| {
        // What is offered no more is put aside with the answer that it stood in.
        values.retain(|value| offered.contains(value));
        bound.change(|answer| {
            answer.value = match values.as_slice() {
                [] => Value::Blank,
                [only] if only == NOT_KNOWN => Value::NotKnown,
                [only] if only == DECLINED => Value::Declined,
                _ => Value::Choices(values.iter().map(|v| OptionId::from(v.as_str())).collect()),
            };
        });
    };
    let small = list.len() > MOST_RADIOS;
    view! {
        <Checkboxes
            id=field_id(&question.id)
            legend=asked(question)
            options=list
            value=value
            on_input=put
            nostrip:hint=hint
            error=error
            small=small
            size=Size::Small
        />
    }
    .into_any()
}

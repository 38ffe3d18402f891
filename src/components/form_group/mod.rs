//! What every field shares: the group with its error mark, hint and error message.

use leptos::prelude::*;

use super::{ErrorMessage, Hint};

/// The hint and the error of the field `id`, under the ids `{id}-hint` and `{id}-error`.
pub(super) fn hint_and_error(
    id: &str,
    hint: Option<String>,
    error: Signal<Option<String>>,
) -> impl IntoView + use<> {
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    (
        hint.map(|text| view! { <Hint id=hint_id text=text /> }.into_any()),
        move || {
            error
                .get()
                .map(|text| view! { <ErrorMessage id=error_id.clone() text=text /> }.into_any())
        },
    )
}

/// What describes the field `id`, for `aria-describedby`: `first`, its hint, its error.
pub(super) fn described_by(
    id: &str,
    has_hint: bool,
    error: Signal<Option<String>>,
    first: Option<String>,
) -> impl Fn() -> Option<String> + Clone + Send + Sync + use<> {
    let hint_id = has_hint.then(|| format!("{id}-hint"));
    let error_id = format!("{id}-error");
    move || {
        let error_id = error.with(Option::is_some).then(|| error_id.clone());
        let ids: Vec<String> = [first.clone(), hint_id.clone(), error_id]
            .into_iter()
            .flatten()
            .collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// `block`, or with an error `block block--error`, then `rest`.
pub(super) fn error_class(
    block: &'static str,
    rest: &str,
    error: Signal<Option<String>>,
) -> impl Fn() -> String + Clone + Send + Sync + use<> {
    let rest = if rest.is_empty() {
        String::new()
    } else {
        format!(" {rest}")
    };
    move || {
        if error.with(Option::is_some) {
            format!("{block}{rest} {block}--error")
        } else {
            format!("{block}{rest}")
        }
    }
}

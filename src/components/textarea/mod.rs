//! Several lines of text, with a count of words where there is a limit.

use std::time::Duration;

use leptos::{html, leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::{Heading, Label, Size, form_group};

/// Screen readers hear the count when typing has paused for this long; read out at every key
/// press it would drown the words.
const PAUSE: Duration = Duration::from_secs(1);

/// A text area with its label.
#[component]
pub fn Textarea(
    /// The field's id.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// What is shown in it.
    #[prop(into)]
    value: Signal<String>,
    /// Gets the text at each key press.
    #[prop(into)]
    on_input: Callback<String>,
    /// Help.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The size of the label.
    #[prop(optional)]
    size: Size,
    /// The heading that the label stands in.
    #[prop(optional)]
    heading: Heading,
    /// The name; the id unless given.
    #[prop(optional, into)]
    name: Option<String>,
    /// Lines shown.
    #[prop(default = 5)]
    rows: u32,
    /// The most words it should hold. More can be typed, and is kept; the count says so.
    #[prop(optional, into)]
    word_limit: Option<usize>,
    /// While true, it can be read and copied but not changed.
    #[prop(optional, into)]
    read_only: Signal<bool>,
    /// Whether spelling is checked.
    #[prop(optional)]
    spellcheck: Option<bool>,
) -> impl IntoView {
    let hinted = hint.is_some();
    let described = form_group::described_by(&id, hinted, error, None);
    let info_id = word_limit.map(|_| format!("{id}-info"));
    let described_by = {
        let info_id = info_id.clone();
        move || {
            let ids: Vec<String> = [info_id.clone(), described()]
                .into_iter()
                .flatten()
                .collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    let words = form_group::hint_and_error(&id, hint, error);
    let counted = if word_limit.is_some() {
        "govuk-js-character-count"
    } else {
        ""
    };
    let textarea = html::textarea()
        .class(form_group::error_class("govuk-textarea", counted, error))
        .id(id.clone())
        .name(name.unwrap_or_else(|| id.clone()))
        .rows(rows.to_string())
        .autocomplete("off")
        .spellcheck(spellcheck.map(|check| if check { "true" } else { "false" }))
        .readonly(move || read_only.get())
        .aria_describedby(described_by)
        .prop("value", move || value.get())
        .on(leptos::ev::input, move |event| {
            on_input.run(event_target_value(&event))
        });
    let group = if word_limit.is_some() {
        "govuk-character-count"
    } else {
        ""
    };
    view! {
        <div
            class=group_class(group, error)
            data-maxwords=word_limit.map(|limit| limit.to_string())
        >
            <Label text=label for_id=id size=size heading=heading />
            {words}
            {textarea}
            {word_limit
                .zip(info_id)
                .map(|(limit, id)| view! { <WordCount id=id limit=limit value=value /> }.into_any())}
        </div>
    }
}

fn group_class(
    more: &'static str,
    error: Signal<Option<String>>,
) -> impl Fn() -> String + Send + Sync + 'static {
    form_group::error_class("govuk-form-group", more, error)
}

/// How many words are left: for the eye at once, for screen readers after a pause.
#[component]
fn WordCount(
    /// The id of the text that states the limit.
    id: String,
    /// The most words.
    limit: usize,
    /// The text.
    value: Signal<String>,
) -> impl IntoView {
    let count = Memo::new(move |_| value.with(|text| text.split_whitespace().count()));
    let message = move || words_left(count.get(), limit);
    let spoken = RwSignal::new(String::new());
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::watch(
        move || count.get(),
        move |count, _, _| {
            let text = words_left(*count, limit);
            if let Some(earlier) = waiting.get_value() {
                earlier.clear();
            }
            let timer = set_timeout_with_handle(move || spoken.set(text), PAUSE).ok();
            waiting.set_value(timer);
        },
        false,
    );
    on_cleanup(move || {
        if let Some(timer) = waiting.try_get_value().flatten() {
            timer.clear();
        }
    });
    let visible_class = move || {
        if count.get() > limit {
            "govuk-character-count__message govuk-error-message"
        } else {
            "govuk-character-count__message govuk-hint"
        }
    };
    view! {
        <div id=id class="govuk-hint govuk-character-count__message govuk-visually-hidden">
            {format!("You can enter up to {limit} words")}
        </div>
        <div class=visible_class aria-hidden="true">
            {message}
        </div>
        <div class="govuk-character-count__sr-status govuk-visually-hidden" aria-live="polite">
            {move || spoken.get()}
        </div>
    }
}

fn words_left(count: usize, limit: usize) -> String {
    let words = |number: usize| {
        if number == 1 {
            "1 word".to_owned()
        } else {
            format!("{number} words")
        }
    };
    match count.checked_sub(limit) {
        Some(over @ 1..) => format!("You have {} too many", words(over)),
        _ => format!("You have {} remaining", words(limit.saturating_sub(count))),
    }
}

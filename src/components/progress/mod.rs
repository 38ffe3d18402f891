//! How far a longer piece of work is.

use leptos::prelude::*;

/// A native progress bar with its label.
#[component]
pub fn Progress(
    /// The element's id.
    #[prop(into)]
    id: String,
    /// What is under way.
    #[prop(into)]
    label: String,
    /// How much is done, from 0 to `max`; `None` while that is not known.
    #[prop(into)]
    value: Signal<Option<f64>>,
    /// The whole.
    #[prop(default = 1.0)]
    max: f64,
) -> impl IntoView {
    view! {
        <div class="prt-progress">
            <label class="govuk-label" for=id.clone()>
                {label}
            </label>
            <progress
                class="prt-progress__bar"
                id=id
                max=max.to_string()
                value=move || value.get().map(|value| value.clamp(0.0, max).to_string())
            ></progress>
        </div>
    }
}

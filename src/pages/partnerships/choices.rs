//! The partnerships to choose from.

use leptos::prelude::*;

use crate::components::{Choice, Radios, Size};
use crate::library;

/// Which partnership a case is for. Those loaded from a file may come a moment later.
#[component]
pub fn PartnershipRadios(
    /// The id of the question.
    id: &'static str,
    /// The one that is chosen.
    chosen: RwSignal<String>,
    /// What is wrong with the choice.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    move || {
        view! {
            <Radios
                id=id
                legend="Which partnership is it for?"
                options=choices()
                value=chosen
                on_input=move |value: String| chosen.set(value)
                error=error
                size=Size::Small
            />
        }
        .into_any()
    }
}

/// Every partnership by name, with what it is about.
fn choices() -> Vec<Choice> {
    library::partnerships()
        .iter()
        .map(|guidance| {
            let partnership = &guidance.partnership;
            let name = if guidance.is_template {
                format!("{} (a template, not for real cases)", partnership.name)
            } else {
                partnership.name.clone()
            };
            Choice::new(partnership.id.to_string(), name).hint(partnership.summary.clone())
        })
        .collect()
}

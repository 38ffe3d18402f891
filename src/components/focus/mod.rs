//! Taking the reader to a field.

mod lost;

use std::time::Duration;

pub use lost::keep_focus;

use leptos::prelude::{document, set_timeout};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, window};

/// Scrolls the field `id` into view together with its legend or label, and focuses it. The
/// address stays as it is, because it holds the route. False where there is no such field.
pub fn focus_field(id: &str) -> bool {
    let Some(field) = document().get_element_by_id(id) else {
        return false;
    };
    legend_or_label(&field)
        .unwrap_or_else(|| field.clone())
        .scroll_into_view();
    match field.dyn_into::<HtmlElement>() {
        Ok(field) => {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            field.focus_with_options(&options).is_ok()
        }
        Err(_) => false,
    }
}

/// How often, and how many times, a field is looked for: a page takes a moment to be there, or is built
/// anew.
const LOOK_AGAIN: Duration = Duration::from_millis(50);
const LOOKS: u32 = 60;

/// Takes the reader to the field `id` once it is there, if that is soon.
pub fn look_for(id: String) {
    look(id, LOOKS);
}

fn look(id: String, looks: u32) {
    if looks > 0 {
        set_timeout(
            move || {
                if !focus_field(&id) {
                    look(id, looks - 1);
                }
            },
            LOOK_AGAIN,
        );
    }
}

/// Focuses the element `id` where it is and scrolls no further than it takes to see it. False where
/// there is no such element.
pub fn focus_element(id: &str) -> bool {
    document()
        .get_element_by_id(id)
        .and_then(|element| element.dyn_into::<HtmlElement>().ok())
        .is_some_and(|element| element.focus().is_ok())
}

/// The legend, where it fits on the screen together with the field; else the field's label.
fn legend_or_label(field: &Element) -> Option<Element> {
    let find = |root: &Element, selector: &str| root.query_selector(selector).ok().flatten();
    let legend = field
        .closest("fieldset")
        .ok()
        .flatten()
        // Its own, and not that of another one within.
        .and_then(|fieldset| find(&fieldset, ":scope > legend"))
        .filter(|legend| {
            let kind = field.get_attribute("type").unwrap_or_default();
            let half = window()
                .and_then(|window| window.inner_height().ok())
                .and_then(|height| height.as_f64())
                .map_or(f64::MAX, |height| height / 2.0);
            let distance =
                field.get_bounding_client_rect().bottom() - legend.get_bounding_client_rect().top();
            matches!(kind.as_str(), "radio" | "checkbox") || distance < half
        });
    legend.or_else(|| {
        let group = field.closest(".govuk-form-group").ok().flatten()?;
        find(&group, "label")
    })
}

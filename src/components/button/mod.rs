//! Buttons, links that look like buttons, and buttons that look like links.

use leptos::{ev::MouseEvent, prelude::*};

/// A second press within this time, in milliseconds, is a slip and is ignored.
const DOUBLE_CLICK_MS: f64 = 1000.0;

/// The weight of a button.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The page's main action.
    #[default]
    Primary,
    /// Any other action.
    Secondary,
    /// An action with consequences, such as deleting.
    Warning,
    /// On a dark ground.
    Inverse,
}

impl ButtonKind {
    fn class(self, more: Option<String>) -> String {
        let class = match self {
            Self::Primary => "govuk-button",
            Self::Secondary => "govuk-button govuk-button--secondary",
            Self::Warning => "govuk-button govuk-button--warning",
            Self::Inverse => "govuk-button govuk-button--inverse",
        };
        more.map_or(class.to_owned(), |more| format!("{class} {more}"))
    }
}

/// A button. Disabled, it keeps its place in the tab order and says so, but does nothing.
#[component]
pub fn Button(
    /// Runs at each press.
    #[prop(optional, into)]
    on_click: Option<Callback<()>>,
    /// The weight.
    #[prop(optional)]
    kind: ButtonKind,
    /// True for the button that submits its form.
    #[prop(optional)]
    submit: bool,
    /// The element's id.
    #[prop(optional, into)]
    id: Option<String>,
    /// While true, presses do nothing.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Ignores a second press within a second.
    #[prop(optional)]
    prevent_double_click: bool,
    /// Further classes.
    #[prop(optional, into)]
    class: Option<String>,
    /// The words.
    children: Children,
) -> impl IntoView {
    let last = StoredValue::new(None::<f64>);
    let click = move |event: MouseEvent| {
        let now = event.time_stamp();
        let again = last
            .get_value()
            .is_some_and(|last| now - last < DOUBLE_CLICK_MS);
        if disabled.get_untracked() || (prevent_double_click && again) {
            event.prevent_default();
            return;
        }
        last.set_value(Some(now));
        if let Some(on_click) = on_click {
            on_click.run(());
        }
    };
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=kind.class(class)
            id=id
            aria-disabled=move || disabled.get().then_some("true")
            on:click=click
        >
            {children()}
        </button>
    }
}

/// A link that looks like a button. With `on_click` it acts and leads nowhere: unlike a button, it
/// does so also in a case that can only be read.
#[component]
pub fn LinkButton(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// The weight.
    #[prop(optional)]
    kind: ButtonKind,
    /// The element's id.
    #[prop(optional, into)]
    id: Option<String>,
    /// Further classes.
    #[prop(optional, into)]
    class: Option<String>,
    /// Runs at each press, in the place of going there.
    #[prop(optional, into)]
    on_click: Option<Callback<()>>,
    /// The words.
    children: Children,
) -> impl IntoView {
    let click = move |event: MouseEvent| {
        if let Some(on_click) = on_click {
            event.prevent_default();
            on_click.run(());
        }
    };
    let element = NodeRef::<leptos::html::A>::new();
    // A link is followed with Enter alone; what calls itself a button must take Space too.
    let space = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == " " {
            event.prevent_default();
            if let Some(link) = element.get_untracked() {
                link.click();
            }
        }
    };
    view! {
        <a
            href=href
            role="button"
            draggable="false"
            class=kind.class(class)
            id=id
            node_ref=element
            on:click=click
            on:keydown=space
        >
            {children()}
        </a>
    }
}

/// A button that looks like a link, for small actions within text and lists.
#[component]
pub fn TextButton(
    /// Runs at each press.
    #[prop(into)]
    on_click: Callback<()>,
    /// The rest of its name, for screen readers: "the event of 4 March".
    #[prop(optional, into)]
    hidden: Option<String>,
    /// The element's id.
    #[prop(optional, into)]
    id: Option<String>,
    /// While true, presses do nothing.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// The words.
    children: Children,
) -> impl IntoView {
    let click = move |_| {
        if !disabled.get_untracked() {
            on_click.run(());
        }
    };
    view! {
        <button
            type="button"
            class="prt-text-button"
            id=id
            aria-disabled=move || disabled.get().then_some("true")
            on:click=click
        >
            {children()}
            {hidden.filter(|text| !text.is_empty()).map(hidden_words)}
        </button>
    }
}

/// Words for screen readers alone, after a space.
pub(super) fn hidden_words(text: String) -> impl IntoView {
    view! { <span class="govuk-visually-hidden">{format!(" {text}")}</span> }
}

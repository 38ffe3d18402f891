//! A short word for a state.

use leptos::prelude::*;

/// The tone of a tag. The word carries the meaning; the tone only helps the eye.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TagColour {
    /// The theme's own tone.
    #[default]
    Plain,
    /// Not begun, not in use.
    Grey,
    /// Under way.
    Blue,
    /// Not begun, and next.
    Teal,
    /// Done, in order.
    Green,
    /// Waits, wants attention.
    Amber,
    /// Wrong, urgent.
    Red,
    /// Somebody else's.
    Purple,
}

impl TagColour {
    /// The class list of a tag of this tone.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Plain => "govuk-tag",
            Self::Grey => "govuk-tag govuk-tag--grey",
            Self::Blue => "govuk-tag govuk-tag--blue",
            Self::Teal => "govuk-tag govuk-tag--teal",
            Self::Green => "govuk-tag govuk-tag--green",
            Self::Amber => "govuk-tag govuk-tag--yellow",
            Self::Red => "govuk-tag govuk-tag--red",
            Self::Purple => "govuk-tag govuk-tag--purple",
        }
    }
}

/// A tag.
#[component]
pub fn Tag(
    /// The tone.
    #[prop(optional)]
    colour: TagColour,
    /// The word.
    children: Children,
) -> impl IntoView {
    view! { <strong class=colour.class()>{children()}</strong> }
}

//! Sizes of labels and legends, and the heading one of them may stand in.

use leptos::prelude::*;

/// The size of a label, a legend or a caption.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// As running text.
    #[default]
    Normal,
    /// Small heading.
    Small,
    /// Medium heading.
    Medium,
    /// Large heading.
    Large,
    /// Extra large heading.
    ExtraLarge,
}

impl Size {
    /// The class list of `block` in this size: the block and, unless normal, its modifier.
    pub(super) fn class(self, block: &str) -> String {
        let letter = match self {
            Self::Normal => return block.to_owned(),
            Self::Small => "s",
            Self::Medium => "m",
            Self::Large => "l",
            Self::ExtraLarge => "xl",
        };
        format!("{block} {block}--{letter}")
    }
}

/// The heading that a label or legend is wrapped in. `H1` where the question is the whole page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Heading {
    /// No heading.
    #[default]
    None,
    /// The page's heading.
    H1,
    /// A section's heading.
    H2,
    /// A heading within a section.
    H3,
}

impl Heading {
    /// Wraps `content` in this heading with `class`; leaves it as it is for [`Heading::None`].
    pub(super) fn wrap(self, class: &'static str, content: impl IntoView + 'static) -> AnyView {
        match self {
            Self::None => content.into_any(),
            Self::H1 => view! { <h1 class=class>{content}</h1> }.into_any(),
            Self::H2 => view! { <h2 class=class>{content}</h2> }.into_any(),
            Self::H3 => view! { <h3 class=class>{content}</h3> }.into_any(),
        }
    }
}

//! The pages of a guide. Every partnership's guide has the same ones, so that a reader can compare;
//! one about which a partnership says nothing is left out.

use crate::guidance::About;

/// A page of the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The kinds of review.
    Reviews,
    /// Criteria, and the routes that they lead to.
    Criteria,
    /// What happens after a referral, and who decides.
    AfterReferral,
    /// Time limits.
    Timescales,
    /// The partnership's words, beside those of others.
    Words,
    /// Families and children in reviews.
    Family,
    /// Sharing and keeping information.
    Information,
    /// Chronologies and significant events.
    Chronology,
    /// Forms and templates.
    Forms,
    /// Reports, publication, learning.
    Reports,
    /// What reviews are for.
    Principles,
    /// Other processes about the same case.
    OtherProcesses,
    /// Documents, editions, gaps.
    Documents,
}

impl Page {
    /// All pages in the order of the table of contents.
    pub const ALL: [Self; 13] = [
        Self::Reviews,
        Self::Criteria,
        Self::AfterReferral,
        Self::Timescales,
        Self::Words,
        Self::Family,
        Self::Information,
        Self::Chronology,
        Self::Forms,
        Self::Reports,
        Self::Principles,
        Self::OtherProcesses,
        Self::Documents,
    ];

    /// Slug, title and the questions that the page answers, as a reader would ask them.
    const fn texts(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Reviews => (
                "reviews",
                "Kinds of review",
                "What is a rapid review? Which other reviews are there, and when is each held?",
            ),
            Self::Criteria => (
                "criteria",
                "When it is a case for review",
                "What has to be true of a case, and where does it lead?",
            ),
            Self::AfterReferral => (
                "after-referral",
                "After a referral, and who decides",
                "What happens after I send this? Who decides, and what can they decide?",
            ),
            Self::Timescales => (
                "timescales",
                "Time limits",
                "How long do they have? How long do I have, and from when?",
            ),
            Self::Words => (
                "words",
                "Words and what they mean",
                "What do they call it here, and what do others call it?",
            ),
            Self::Family => (
                "family",
                "Families and children in a review",
                "How is the family involved, and when are they told?",
            ),
            Self::Information => (
                "information",
                "Sharing and keeping information",
                "May I share this without consent? What will my agency be asked for?",
            ),
            Self::Chronology => (
                "chronology",
                "Chronologies and significant events",
                "What goes in a chronology? What makes an event significant?",
            ),
            Self::Forms => (
                "forms",
                "Forms and templates",
                "Which form is for what, and which templates are there?",
            ),
            Self::Reports => (
                "reports",
                "Reports, publication and learning",
                "What comes out of a review, who gets to read it, and what changes afterwards?",
            ),
            Self::Principles => (
                "principles",
                "What reviews are for",
                "Is it about blame? What do they look for, and how?",
            ),
            Self::OtherProcesses => (
                "other-processes",
                "Other processes about the same case",
                "What about the police, the coroner, the courts and other reviews?",
            ),
            Self::Documents => (
                "documents",
                "What this guide rests on",
                "Which documents were read, are they still in force, and what do they leave open?",
            ),
        }
    }

    /// What names the page in addresses.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        self.texts().0
    }

    /// The page of this slug.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.slug() == slug)
    }

    /// The heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        self.texts().1
    }

    /// The questions that it answers, as a reader would ask them.
    #[must_use]
    pub const fn questions(self) -> &'static str {
        self.texts().2
    }

    /// The page on which references of a kind stand.
    #[must_use]
    pub const fn of(about: About) -> Self {
        match about {
            About::Reviews => Self::Reviews,
            About::AfterReferral
            | About::Deciders
            | About::Quorum
            | About::Outcomes
            | About::Roles => Self::AfterReferral,
            About::Timescales => Self::Timescales,
            About::Family => Self::Family,
            About::Information => Self::Information,
            About::Chronology => Self::Chronology,
            About::Forms => Self::Forms,
            About::Reports | About::Publication | About::Learning => Self::Reports,
            About::Principles => Self::Principles,
            About::OtherProcesses => Self::OtherProcesses,
        }
    }

    /// The kinds of reference on the page, in the order in which they stand there.
    #[must_use]
    pub const fn abouts(self) -> &'static [About] {
        match self {
            Self::Reviews => &[About::Reviews],
            Self::AfterReferral => &[
                About::AfterReferral,
                About::Deciders,
                About::Quorum,
                About::Outcomes,
                About::Roles,
            ],
            Self::Timescales => &[About::Timescales],
            Self::Family => &[About::Family],
            Self::Information => &[About::Information],
            Self::Chronology => &[About::Chronology],
            Self::Forms => &[About::Forms],
            Self::Reports => &[About::Reports, About::Publication, About::Learning],
            Self::Principles => &[About::Principles],
            Self::OtherProcesses => &[About::OtherProcesses],
            Self::Criteria | Self::Words | Self::Documents => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_page_is_found_by_its_slug_and_holds_what_is_put_on_it() {
        for page in Page::ALL {
            assert_eq!(Page::from_slug(page.slug()), Some(page));
            for about in page.abouts() {
                assert_eq!(Page::of(*about), page);
            }
        }
        assert_eq!(Page::from_slug("nothing"), None);
    }
}

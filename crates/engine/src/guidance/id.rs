//! Names of things in the guidance data and in a case: one type for each kind, so that a question
//! cannot be taken for a route.

/// Declares a name type: text in kebab-case, ordered and shown as written.
macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The name as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id_type!(
    /// Names a partnership, for example the folder it is kept in.
    PartnershipId
);
id_type!(
    /// Names a source document.
    DocumentId
);
id_type!(
    /// Names a row of the list of requirements, such as `ABC-15`.
    RowId
);
id_type!(
    /// Names a question, asked as a threshold question, on a form or both.
    QuestionId
);
id_type!(
    /// Names one option of a choice.
    OptionId
);
id_type!(
    /// Names a code list that several questions share.
    ListId
);
id_type!(
    /// Names a step of the threshold questions.
    StepId
);
id_type!(
    /// Names a group of questions that is answered once for each person, agency or event.
    GroupId
);
id_type!(
    /// Names one entry of a group in a case; made from random bytes, never reused.
    EntryId
);
id_type!(
    /// Names a criterion.
    CriterionId
);
id_type!(
    /// Names a route.
    RouteId
);
id_type!(
    /// Names another process that the same case may belong to.
    ParallelId
);
id_type!(
    /// Names a timescale.
    TimescaleId
);
id_type!(
    /// Names a section of a form.
    SectionId
);
id_type!(
    /// Names a form.
    FormId
);
id_type!(
    /// Names a check between two dates.
    CheckId
);
id_type!(
    /// Names words that are looked for together in the guide.
    SynonymId
);
id_type!(
    /// Names a list of words by which names and private addresses are told.
    VocabularyId
);
id_type!(
    /// Names a worked example of the guidance.
    ExampleId
);

/// True for lower-case words of letters and digits joined by single hyphens, starting with a letter.
#[must_use]
pub fn is_kebab_case(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && !text.ends_with('-')
        && !text.contains("--")
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

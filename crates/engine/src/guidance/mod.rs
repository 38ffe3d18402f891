//! The typed model of `guidance/`: what a partnership's policy asks, decides and times, each item
//! with its source.
//!
//! [`Guidance`] is one partnership together with the national law and statutory guidance it leans
//! on. [`compile`] puts it together and refuses what does not hold together; with the feature
//! `authoring`, [`load`] reads a folder of TOML and [`check`] a single text, with file and line.

#[cfg(feature = "authoring")]
mod authored;
mod checked;
mod compile;
mod expression;
mod expression_parser;
#[cfg(test)]
pub(crate) mod fixture;
mod holds;
mod id;
mod lint;
#[cfg(feature = "authoring")]
pub mod load;
mod model;
mod nearest;
mod pack;
#[cfg(feature = "authoring")]
mod reading;
mod to_replace;
mod usage;
mod wording;

#[cfg(feature = "authoring")]
pub use authored::{Authored, Rules, check, check_by};
pub use checked::{Checked, CheckedError, LONGEST, Text};
pub use compile::{Finding, GuidanceError, Place, compile};
pub use expression::{Atom, Comparison, Expression};
pub use expression_parser::ExpressionError;
pub use holds::Holds;
pub use id::{
    CheckId, CriterionId, DocumentId, EntryId, ExampleId, FormId, GroupId, ListId, OptionId,
    ParallelId, PartnershipId, QuestionId, RouteId, RowId, SectionId, StepId, SynonymId,
    TimescaleId, VocabularyId,
};
pub use lint::{cited, is_id};
pub use model::*;
pub use pack::{Pack, PackError};
pub use to_replace::{TO_REPLACE, ToReplace, Unwritten};
pub(crate) use usage::questions_in;

//! Definition and answers in; what is shown, missing and wrong out.
//!
//! - [`visibility`]: which questions are asked, and what the answers in use say
//! - [`own_view`]: the referrer's own view beside the result
//! - [`problem`]: something a reader should mend, with its place
//! - [`answer`]: one answer against its question
//! - [`as_typed`]: what was typed in a case whose guidance is not there
//! - [`choose`]: which of a partnership's forms is filled in
//! - [`fit`]: whether an answer can be one to its question at all
//! - [`order`]: dates against one another
//! - [`set_aside`]: an answer that no longer fits its question, kept when that is answered anew
//! - [`standings`]: the routes as a reader sees them, and how a changed answer moved them
//! - [`state`]: a whole form, part by part
//! - [`threshold`]: the threshold questions, step by step
//! - [`transfer`]: a case that goes to another partnership
//! - [`unused`]: answers that are kept but not in use

mod answer;
mod as_typed;
mod choose;
mod clash;
mod fit;
mod order;
mod own_view;
mod problem;
mod set_aside;
mod standings;
mod state;
mod threshold;
mod transfer;
mod unused;
mod visibility;

pub use answer::needs_evidence;
pub(crate) use as_typed::plain;
pub use as_typed::{Typed, as_typed};
pub use choose::{current, due};
pub use own_view::lacks_reason;
pub use problem::{Aspect, Problem, Severity, Target};
pub use set_aside::answer_anew;
pub use standings::{Moved, Standings};
pub use state::{FormState, PartState, SectionState, Status, entry_problems};
pub use threshold::{StepState, ThresholdState};
pub use transfer::{Transfer, move_to, transfer};
pub(crate) use unused::label;
pub use unused::{Unused, unused};
pub use visibility::{
    asked_by_form, entry_facts, facts_in_use, section_asking, shown_in_entry, shown_in_section,
    shown_in_step, step_is_shown, way_to,
};

//! The record a referrer writes: one [`Case`], its answers kept as typed, and the schema versions
//! through which it can be read for ever.

mod answer;
mod edit;
mod history;
mod load;
mod record;
mod take_in;
mod title;
mod work;

pub use answer::{Answer, FollowUp, Value};
pub use edit::{EditError, Field, Removed};
pub use history::{History, MOST_BYTES, MOST_STEPS, Touched, Undone};
pub use load::{LARGEST, LoadError, load, save};
pub use record::{
    Case, CaseId, Entry, Export, ExportSigner, OwnView, Protection, Remark, Returned, SCHEMA,
};
pub use title::{LONGEST_TITLE, TitleError, plain_title, read_title};
pub use work::Work;

//! The pages of one case, and the frame round them: which case, whether it is saved, who may write.

mod basis;
mod cards;
mod changed;
mod check;
mod criteria;
mod danger;
mod dates;
mod entries;
mod entry;
mod frame;
mod held_up;
mod leaving;
mod next_dates;
mod opening;
mod own_view;
mod page;
mod partnership;
mod processes;
mod protection;
mod questions;
mod result;
mod returned;
mod right;
mod section;
mod sent;
mod sign;
mod sought;
mod stranded;
mod tasks;
mod threshold;
mod timeline;
mod to_mend;
mod undo;
mod without_names;

pub use frame::CaseFrame;
pub use sent::LastBundle;

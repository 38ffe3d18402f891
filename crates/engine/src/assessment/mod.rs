//! Answers and criteria in, routes and reasons out.
//!
//! Conditions are evaluated in Kleene's strong three-valued logic (S. C. Kleene, *Introduction to
//! Metamathematics*, 1952, §64): what is not known leaves a condition undetermined unless the rest
//! settles it. "Not met" therefore always rests on answers that make it so.
//!
//! - `fits`: whether an answer can be one to its question
//! - [`facts`]: what the answers say, as the conditions see it
//! - [`truth`]: the three truth values
//! - [`evaluate`]: conditions and criteria over facts
//! - [`trace`]: which answers a result rests on and which would change it
//! - [`assess`]: all routes and criteria of a partnership
//! - [`parallel`]: other processes that the same case may belong to
//! - [`shortest`]: the fewest questions that would settle what is open

pub mod assess;
pub mod evaluate;
pub mod facts;
mod fits;
pub mod parallel;
pub mod shortest;
pub mod trace;
pub mod truth;

pub use assess::{Assessment, CriterionResult, RouteResult, Standing, assess};
pub use facts::{Fact, Facts, FactsError};
pub(crate) use fits::fits;
pub use parallel::ParallelResult;
pub use shortest::{Settling, is_optional, shortest};
pub use trace::Change;
pub use truth::Truth;

//! The guide: what the guidance says, as pages to read and search beside the questions.
//!
//! It is composed of the same data as everything else: references, words, time limits, criteria,
//! routes, documents and gaps of one partnership with the national ones. It says which headings and
//! items stand on which page, and knows nothing of how they look.
//!
//! - [`page`]: the pages there are, and which reference stands on which
//! - [`model`]: a guide, its pages, their sections and items
//! - [`compose`]: a partnership's guidance made into one
//! - [`place`]: where in the guide a question's link leads
//! - [`search`]: items by words; [`needle`]: the words looked for; [`words`]: the words of a text;
//!   [`excerpt`]: what is shown of it

mod compose;
mod excerpt;
mod model;
mod needle;
mod page;
mod parts;
mod place;
mod search;
mod time;
mod words;

pub use compose::compose;
pub use excerpt::Piece;
pub use model::{Alike, Guide, GuidePage, Item, Section};
pub use page::Page;
pub use place::{Place, place, places};
pub use search::{Found, Hit, search};

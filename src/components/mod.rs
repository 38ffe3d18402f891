//! What screens are built of: one folder a component.
//!
//! The markup follows govuk-frontend 6.6 (its `fixtures.json` are the conformance suite, see
//! `tests/components/`) and the MoJ design system; the look is our own, in `style/`. Components know nothing of
//! cases, guidance or storage: they take plain strings, signals and callbacks. Inputs are
//! controlled: they show `value` and report through `on_input`. Text is always escaped.

mod back_link;
mod button;
mod checkboxes;
mod choice;
mod date_input;
mod details;
mod dialog;
mod error_message;
mod error_summary;
mod fieldset;
mod file_input;
mod focus;
mod footer;
mod form_group;
mod header;
mod heading;
mod hint;
mod inset_text;
mod keyed_list;
mod label;
mod notification_banner;
mod pagination;
mod panel;
mod progress;
mod radios;
mod save_state;
mod search_input;
mod select;
mod show_more;
mod skip_link;
mod summary_list;
mod table;
mod tag;
mod task_list;
mod text_input;
mod textarea;
mod undo_banner;
mod warning_text;
mod when_input;
mod why_we_ask;

pub use back_link::BackLink;
pub use button::{Button, ButtonKind, LinkButton, TextButton};
pub use checkboxes::Checkboxes;
pub use choice::Choice;
pub use date_input::{DateInput, DateParts, WrongParts};
pub use details::Details;
pub use dialog::Dialog;
pub use error_message::ErrorMessage;
pub use error_summary::{ErrorSummary, FieldError, error_at};
pub use fieldset::Fieldset;
pub use file_input::FileInput;
pub use focus::{focus_element, focus_field, keep_focus, look_for};
pub use footer::Footer;
pub use header::{Header, NavLink};
pub use heading::{Heading, Size};
pub use hint::Hint;
pub use inset_text::InsetText;
pub use keyed_list::{Keyed, KeyedList};
pub use label::Label;
pub use notification_banner::{BannerKind, NotificationBanner};
pub use pagination::{PageLink, Pagination};
pub use panel::Panel;
pub use progress::Progress;
pub use radios::Radios;
pub use save_state::{SaveState, SaveStatus};
pub use search_input::SearchInput;
pub use select::{Select, SelectOption};
pub use show_more::{ShowMore, Shown, ShownBefore};
pub use skip_link::SkipLink;
pub use summary_list::{SummaryAction, SummaryCard, SummaryList, SummaryRow};
pub use table::{Cell, Column, Table};
pub use tag::{Tag, TagColour};
pub use task_list::{Task, TaskList, TaskSection, TaskSections, TaskStatus};
pub use text_input::{InputKind, InputWidth, TextInput};
pub use textarea::Textarea;
pub use undo_banner::UndoBanner;
pub use warning_text::WarningText;
pub use when_input::{WhenErrors, WhenInput, WhenKind, WhenPart, WhenValue, when_field_id};
pub use why_we_ask::{Source, WhyWeAsk};

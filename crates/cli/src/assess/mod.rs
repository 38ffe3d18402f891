//! `assess`: which routes a file of answers points to, why, and what would change it.
//!
//! - [`record`]: the result for other programs
//! - [`words`]: the result for a reader

mod record;
mod words;

use std::path::PathBuf;

use practice_review_engine::assessment::{Facts, assess, shortest};
use practice_review_engine::case::Case;
use practice_review_engine::form::facts_in_use;
use practice_review_engine::guidance::{PartnershipId, QuestionId};

use crate::answers::{self, Answers};
use crate::exit::{Failure, Report, json};
use crate::input;
use crate::library::Choice;

/// What `assess` is given.
#[derive(clap::Args)]
pub struct Arguments {
    /// The partnership whose guidance applies.
    #[arg(long, value_name = "P")]
    partnership: String,
    /// The answers: one JSON object of question names to "yes", "no", "not-known", an option, a
    /// date YYYY-MM-DD, or a list of options.
    #[arg(value_name = "ANSWERS.json")]
    answers: PathBuf,
    /// Print JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    guidance: Choice,
}

/// Prints the result. It ends with 0 whatever the result is: there is no wrong one.
pub fn run(arguments: &Arguments) -> Result<Report, Failure> {
    let id = PartnershipId::from(arguments.partnership.as_str());
    let guidance = arguments.guidance.partnership(&id)?;
    let answers = Answers::parse(&input::text(&arguments.answers, answers::LARGEST)?)?;
    let case = answers.case(&guidance)?;
    let facts = facts_in_use(&guidance, &case);
    let assessment = assess(&guidance, &facts);
    let settling = shortest(&guidance, &Facts::of_case(&guidance, &case));
    let not_in_use = not_in_use(&case, &facts);
    Ok(Report::of(if arguments.json {
        json(&record::Record::of(
            &guidance,
            &assessment,
            &settling,
            not_in_use,
        ))?
    } else {
        words::report(&guidance, &case, &assessment, &settling, &not_in_use)
    }))
}

/// Answers to questions that the other answers leave unasked: they count for nothing, as in the
/// app, and the reader should know.
fn not_in_use<'a>(case: &'a Case, facts: &Facts) -> Vec<&'a QuestionId> {
    case.answers
        .iter()
        .filter(|(id, answer)| !answer.value.is_blank() && facts.get(id).is_none())
        .map(|(id, _)| id)
        .collect()
}

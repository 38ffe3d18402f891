//! Whether a value can be an answer to its question at all. The guidance may have changed since it was
//! given, or the case may come from elsewhere.

use crate::case::Value;
use crate::guidance::{Guidance, Kind, OptionId, Question};

/// True where the question takes such a value, and offers every option that was chosen.
pub(crate) fn fits(guidance: &Guidance, question: &Question, value: &Value) -> bool {
    let offered = |option: &OptionId| guidance.options(question).iter().any(|o| &o.id == option);
    match (question.kind, value) {
        (_, Value::Blank) => true,
        (_, Value::NotKnown) => question.not_known,
        (_, Value::Declined) => question.may_decline,
        (Kind::YesNo, Value::Choice(option)) => ["yes", "no"].contains(&option.as_str()),
        (Kind::Choice, Value::Choice(option)) => offered(option),
        (Kind::Choices, Value::Choices(options)) => options.iter().all(offered),
        (Kind::Date, Value::Date(_)) | (Kind::When, Value::When(_)) => true,
        (
            Kind::Text
            | Kind::LongText
            | Kind::NhsNumber
            | Kind::Upn
            | Kind::Postcode
            | Kind::Email
            | Kind::Phone,
            Value::Text(_),
        ) => true,
        _ => false,
    }
}

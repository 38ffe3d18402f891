//! Answers in words.

use super::model::State;
use crate::case::{Answer, Value};
use crate::checks::{nhs_number, postcode};
use crate::dates::{Precision, RawWhen, When, WhenError, long};
use crate::guidance::{Guidance, Kind, OptionId, Question};

/// Text by paragraph, without empty ones.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<String> {
    text.replace("\r\n", "\n")
        .split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Text with a capital first letter. Our own words begin with ASCII letters; what does not is left
/// as it is, so that the program needs no table of all capitals.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// A number of things whose plural ends in s: "1 place", "2 places".
#[must_use]
pub fn counted(count: usize, one: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {one}{plural}")
}

/// The first words of a text, for the name of a link.
#[must_use]
pub fn shortened(text: &str) -> String {
    let mut words = text.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(8).collect();
    if words.next().is_some() {
        format!("{} …", first.join(" "))
    } else {
        first.join(" ")
    }
}

/// An answer: how the question was answered, and the words to show, by paragraph. What does not
/// hold as a date or a number is shown as typed.
#[must_use]
pub fn words(
    guidance: &Guidance,
    question: &Question,
    answer: Option<&Answer>,
) -> (State, Vec<String>) {
    let Some(answer) = answer.filter(|answer| !answer.value.is_blank()) else {
        return (State::NotProvided, vec!["Not provided".to_owned()]);
    };
    let text = match &answer.value {
        Value::Blank => return (State::NotProvided, vec!["Not provided".to_owned()]),
        Value::NotKnown => return (State::NotKnown, vec![not_known("Not known yet", answer)]),
        Value::Declined => return (State::Declined, vec!["Preferred not to say".to_owned()]),
        Value::Text(text) => formatted(question, text),
        Value::Choice(option) => vec![option_label(guidance, question, option)],
        Value::Choices(options) => options
            .iter()
            .map(|option| option_label(guidance, question, option))
            .collect(),
        Value::Date(date) => {
            vec![
                date.parse()
                    .map_or_else(|_| format!("{date} (not a date)"), long),
            ]
        }
        Value::When(when) => match when.parse() {
            Ok(known @ When::Unknown { .. }) => {
                return (State::NotKnown, vec![not_known(&known.describe(), answer)]);
            }
            Ok(when) => vec![when.describe()],
            Err(error) => vec![as_typed(when, &error)],
        },
    };
    (State::Answered, text)
}

/// A date that does not hold, as typed, with what does not hold.
fn as_typed(when: &RawWhen, error: &WhenError) -> String {
    match error {
        WhenError::Time => {
            let date = when
                .from
                .parse()
                .map_or_else(|_| when.from.to_string(), long);
            format!("{date}, {} (not a time)", when.time.trim())
        }
        WhenError::Reversed => {
            format!("{} to {} (ends before it starts)", when.from, when.to)
        }
        WhenError::Date(_) | WhenError::End(_) => match when.precision {
            Precision::Period => format!("{} to {} (not dates)", when.from, when.to),
            _ => format!("{} (not a date)", when.from),
        },
    }
}

/// `said`, and who is finding out by when.
fn not_known(said: &str, answer: &Answer) -> String {
    let mut text = said.to_owned();
    let who = answer.follow_up.who.trim();
    if !who.is_empty() {
        // What is known of it may stand there already.
        text.push_str(if said.contains(": ") { "; " } else { ": " });
        text.push_str(who);
        text.push_str(" is finding out");
    }
    if let Ok(by) = answer.follow_up.by.parse() {
        text.push_str(", by ");
        text.push_str(&long(by));
    }
    text
}

fn formatted(question: &Question, text: &str) -> Vec<String> {
    match question.kind {
        Kind::NhsNumber => {
            vec![nhs_number::check(text).map_or_else(|_| text.to_owned(), |n| n.grouped())]
        }
        Kind::Postcode => {
            vec![postcode::check(text).map_or_else(|_| text.to_owned(), |p| p.to_string())]
        }
        Kind::LongText => paragraphs(text),
        _ => vec![text.trim().to_owned()],
    }
}

fn option_label(guidance: &Guidance, question: &Question, option: &OptionId) -> String {
    match (question.kind, option.as_str()) {
        (Kind::YesNo, "yes") => return "Yes".to_owned(),
        (Kind::YesNo, "no") => return "No".to_owned(),
        _ => {}
    }
    match guidance.options(question).iter().find(|o| &o.id == option) {
        Some(found) => match &found.code {
            Some(code) => format!("{} ({code})", found.label),
            None => found.label.clone(),
        },
        None => option.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::FollowUp;
    use crate::dates::RawDate;

    fn typed(precision: Precision, from: &str, to: &str, time: &str) -> RawWhen {
        let date = |text| RawDate::from_iso(text).unwrap_or_default();
        RawWhen {
            precision,
            from: date(from),
            to: date(to),
            time: time.into(),
            ..RawWhen::default()
        }
    }

    #[test]
    fn what_does_not_hold_of_a_date_is_named() {
        let said = |when: &RawWhen| as_typed(when, &when.parse().unwrap_err());
        assert_eq!(
            said(&typed(Precision::Exact, "2026-06-01", "", "25:99")),
            "1 June 2026, 25:99 (not a time)"
        );
        assert_eq!(
            said(&typed(Precision::Period, "2026-06-02", "2026-06-01", "")),
            "2 6 2026 to 1 6 2026 (ends before it starts)"
        );
    }

    #[test]
    fn a_date_that_is_not_known_says_who_is_finding_out() {
        let answer = Answer {
            follow_up: FollowUp {
                who: "The nurse".into(),
                ..FollowUp::default()
            },
            ..Answer::default()
        };
        assert_eq!(
            not_known("date not known: in spring", &answer),
            "date not known: in spring; The nurse is finding out"
        );
    }
}

//! A time limit in words.

use super::model::Item;
use crate::calendar::Unit;
use crate::guidance::{Duty, Guidance, Means, Timescale};

/// A time limit as an item of the guide: how long, from when, whose it is.
pub fn item(guidance: &Guidance, timescale: &Timescale) -> Item {
    let counted = timescale.starts.iter().map(|start| {
        let source = guidance.cite(&start.sources);
        ["Counted ", &start.reading, " (", &source, ")"].concat()
    });
    let whose = match &timescale.duty {
        Duty::Referrer => "Yours or your agency's to keep.",
        Duty::Other(whose) => whose,
    };
    Item::new(
        ["time.", timescale.id.as_str()].concat(),
        &timescale.title,
        &length(timescale),
        guidance.cite(&timescale.sources),
    )
    .points(counted.collect())
    .note([whose, &timescale.note].join(" ").trim_end())
}

/// How long it is, as a sentence.
fn length(timescale: &Timescale) -> String {
    let amount = timescale.amount.unsigned_abs();
    let unit = match (timescale.unit, amount) {
        (Unit::WorkingDays, 1) => "working day",
        (Unit::WorkingDays, _) => "working days",
        (Unit::CalendarDays, 1) => "day",
        (Unit::CalendarDays, _) => "days",
        (Unit::Months, 1) => "month",
        (Unit::Months, _) => "months",
        (Unit::Hours, 1) => "hour",
        (Unit::Hours, _) => "hours",
    };
    match (timescale.means, timescale.amount.signum()) {
        (Means::Latest, 0) => "By that day.".to_owned(),
        (Means::Earliest, 0) => "Not before that day.".to_owned(),
        (Means::Until, 0) => "Until that day at least.".to_owned(),
        (Means::Latest, 1) => format!("Within {amount} {unit}."),
        (Means::Latest, _) => format!("At the latest {amount} {unit} before."),
        (Means::Earliest, 1) => format!("Not before {amount} {unit} have passed."),
        (Means::Earliest, _) => format!("Not earlier than {amount} {unit} before."),
        (Means::Until, 1) => format!("For {amount} {unit} at least."),
        (Means::Until, _) => format!("Until {amount} {unit} before, at least."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(amount: i32, unit: Unit, means: Means) -> String {
        length(&Timescale {
            id: "t".into(),
            title: String::new(),
            duty: Duty::Referrer,
            amount,
            unit,
            means,
            starts: Vec::new(),
            done: None,
            past: Vec::new(),
            show_when: None,
            note: String::new(),
            sources: Vec::new(),
        })
    }

    #[test]
    fn a_length_says_in_which_direction_it_counts_and_what_the_date_means() {
        let cases = [
            (
                15,
                Unit::WorkingDays,
                Means::Latest,
                "Within 15 working days.",
            ),
            (1, Unit::Months, Means::Latest, "Within 1 month."),
            (
                -24,
                Unit::Hours,
                Means::Latest,
                "At the latest 24 hours before.",
            ),
            (0, Unit::CalendarDays, Means::Latest, "By that day."),
            (
                7,
                Unit::WorkingDays,
                Means::Earliest,
                "Not before 7 working days have passed.",
            ),
            (12, Unit::Months, Means::Until, "For 12 months at least."),
        ];
        for (amount, unit, means, expected) in cases {
            assert_eq!(said(amount, unit, means), expected);
        }
    }
}

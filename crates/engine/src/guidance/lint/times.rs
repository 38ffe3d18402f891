//! The checks of time limits.

use crate::calendar::Unit;
use crate::guidance::compile::Finding;
use crate::guidance::model::Guidance;

/// The most of a unit, about ten years; no policy counts further, so more is a slip of the keyboard.
const fn most(unit: Unit) -> (u32, &'static str) {
    match unit {
        Unit::WorkingDays => (2_600, "working days"),
        Unit::CalendarDays => (3_660, "calendar days"),
        Unit::Months => (120, "months"),
        Unit::Hours => (87_840, "hours"),
    }
}

/// Time limits of more than ten years.
pub(super) fn amounts(guidance: &Guidance) -> Vec<Finding> {
    let timescales = guidance.content.timescale.iter();
    timescales
        .filter_map(|timescale| {
            let (most, unit) = most(timescale.unit);
            (timescale.amount.unsigned_abs() > most).then(|| {
                Finding::new(
                    "timescale",
                    &timescale.id,
                    format!(
                        "its amount of {} {unit} is more than ten years; write at most {most}, or another unit",
                        timescale.amount
                    ),
                )
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::amounts;
    use crate::guidance::fixture;

    fn found(amount: &str, unit: &str) -> Option<String> {
        let text = format!(
            "[[timescale]]\nid = \"t\"\ntitle = \"T\"\nduty = \"referrer\"\namount = {amount}\nunit = \"{unit}\"\nstarts = []\nsources = []\n"
        );
        let findings = amounts(&fixture::guidance(&text));
        findings.first().map(|finding| finding.message.clone())
    }

    #[test]
    fn a_time_limit_of_more_than_ten_years_is_refused_in_every_unit_and_direction() {
        for (unit, most) in [
            ("working-days", 2_600),
            ("calendar-days", 3_660),
            ("months", 120),
            ("hours", 87_840),
        ] {
            assert_eq!(found(&most.to_string(), unit), None);
            assert_eq!(found(&format!("-{most}"), unit), None);
            for amount in [format!("{}", most + 1), format!("-{}", most + 1)] {
                let message = found(&amount, unit).unwrap();
                assert!(message.contains(&format!("at most {most}")), "{message}");
            }
        }
        let message = found("2000000000", "working-days").unwrap();
        assert!(message.contains("2000000000 working days is more than ten years"));
    }
}

//! What stands above a document on paper: whether it is signed and by whom, and what the answers
//! pointed to. The document itself does not say so, for it is part of what is signed.

use chrono::NaiveDate;

use super::model::{Row, State};
use super::show::paragraphs;
use crate::assessment::{Assessment, Standing, Truth};
use crate::bundle::{ResultRecord, SignedBy, Verified};
use crate::dates::long;
use crate::guidance::Guidance;

/// The head of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cover {
    /// Draft or signed, in a few words, for each page.
    pub status: String,
    /// What is to be known of it, as rows that stand for no question.
    pub rows: Vec<Row>,
}

impl Cover {
    /// The head of a draft in which so many answers are `missing` or wrong. `today` is the date of
    /// the copy.
    #[must_use]
    pub fn of_draft(missing: usize, result: &ResultRecord, today: NaiveDate) -> Self {
        let to_do = match missing {
            0 => "Nothing is missing".to_owned(),
            1 => "1 answer is missing or wrong".to_owned(),
            more => format!("{more} answers are missing or wrong"),
        };
        let mut rows = Vec::new();
        put(&mut rows, "Date of this copy", vec![long(today)]);
        put(&mut rows, "Answers", vec![to_do]);
        put_result(&mut rows, result);
        Self {
            status: "Draft, not signed".to_owned(),
            rows,
        }
    }

    /// With the other processes that the case may belong to. A bundle does not carry them: they are
    /// for whoever writes the referral.
    #[must_use]
    pub fn with_processes(mut self, guidance: &Guidance, assessment: &Assessment) -> Self {
        for (label, applies) in [
            ("Other processes that apply", Truth::True),
            ("Other processes to consider", Truth::Undetermined),
        ] {
            let titles: Vec<&str> = assessment
                .parallel
                .iter()
                .filter(|result| result.applies == applies)
                .filter_map(|result| Some(guidance.parallel(&result.parallel)?.title.as_str()))
                .collect();
            if !titles.is_empty() {
                put(&mut self.rows, label, vec![titles.join("; ")]);
            }
        }
        self
    }

    /// The head of a bundle whose signatures were checked. `moment` puts a time of RFC 3339 in
    /// words; `today` is the date of the copy.
    #[must_use]
    pub fn of_bundle(
        verified: &Verified,
        moment: impl Fn(&str) -> String,
        today: NaiveDate,
    ) -> Self {
        let payload = verified.payload();
        let names: Vec<&str> = verified
            .signed_by()
            .iter()
            .map(|signed| signed.signer.name.as_str())
            .collect();
        let mut rows = Vec::new();
        for signed in verified.signed_by() {
            put(&mut rows, "Signed by", signature(signed, &moment));
        }
        put(
            &mut rows,
            "Digest of the content",
            vec![verified.digest().to_owned()],
        );
        put(&mut rows, "Date of this copy", vec![long(today)]);
        put_result(&mut rows, &payload.result);
        Self {
            status: format!("Signed by {}", names.join(" and ")),
            rows,
        }
    }
}

/// Adds a row; without a text there is nothing to say.
fn put(rows: &mut Vec<Row>, label: &str, text: Vec<String>) {
    if !text.is_empty() {
        rows.push(Row {
            question: String::new(),
            label: label.to_owned(),
            state: State::Answered,
            text,
            evidence: Vec::new(),
        });
    }
}

fn signature(signed: &SignedBy, moment: impl Fn(&str) -> String) -> Vec<String> {
    let signer = &signed.signer;
    let mut lines = vec![
        format!(
            "{}, {}, {} (as typed)",
            signer.name, signer.role, signer.agency
        ),
        format!("Signing as: {}", signer.capacity),
        format!("{}, by their own clock", moment(&signer.signed_at)),
        format!("Fingerprint of the key: {}", signed.key.fingerprint()),
    ];
    lines.extend(paragraphs(&signer.statement));
    lines
}

fn put_result(rows: &mut Vec<Row>, result: &ResultRecord) {
    let routes: Vec<String> = result
        .routes
        .iter()
        .filter(|route| route.standing == Standing::Indicated)
        .map(|route| format!("{}: {}", route.title, route.because))
        .collect();
    let routes = if routes.is_empty() {
        vec!["None so far".to_owned()]
    } else {
        routes
    };
    put(rows, "Routes that the answers point to", routes);
    for (label, met) in [
        ("Criteria met", Truth::True),
        ("Criteria still open", Truth::Undetermined),
        ("Criteria not met", Truth::False),
    ] {
        let titles: Vec<&str> = result
            .criteria
            .iter()
            .filter(|criterion| criterion.met == met)
            .map(|criterion| criterion.title.as_str())
            .collect();
        if !titles.is_empty() {
            put(rows, label, vec![titles.join("; ")]);
        }
    }
    put(rows, "The referrer sees it differently", own_view(result));
}

/// The referrer's own view by paragraph: the routes that they think right, and why. Nothing where
/// they agree with the result.
#[must_use]
pub fn own_view(result: &ResultRecord) -> Vec<String> {
    let own = &result.own_view;
    let titles: Vec<&str> = result
        .routes
        .iter()
        .filter(|route| own.routes.iter().any(|id| id.as_str() == route.route))
        .map(|route| route.title.as_str())
        .collect();
    let mut text = Vec::new();
    if !titles.is_empty() {
        text.push(titles.join("; "));
    }
    if !titles.is_empty() && own.reason.trim().is_empty() {
        text.push("No reason is given.".to_owned());
    }
    text.extend(paragraphs(&own.reason));
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{Fact, Facts, assess};
    use crate::bundle::{CriterionRecord, RouteRecord};
    use crate::case::OwnView;
    use crate::guidance::fixture;

    fn result() -> ResultRecord {
        let route = |name: &str, standing| RouteRecord {
            route: name.into(),
            title: format!("Route {name}"),
            duty: String::new(),
            standing,
            because: "So it is.".into(),
            rests_on: Vec::new(),
            open: Vec::new(),
        };
        ResultRecord {
            routes: vec![
                route("a", Standing::Indicated),
                route("b", Standing::NotIndicated),
            ],
            criteria: vec![CriterionRecord {
                criterion: "c".into(),
                title: "Criterion c".into(),
                met: Truth::Undetermined,
                sources: Vec::new(),
                rests_on: Vec::new(),
                open: Vec::new(),
            }],
            own_view: OwnView {
                routes: vec!["b".into()],
                reason: "For this reason.".into(),
            },
        }
    }

    #[test]
    fn a_view_without_a_reason_says_that_there_is_none() {
        let mut result = result();
        result.own_view.reason.clear();
        assert_eq!(own_view(&result), ["Route b", "No reason is given."]);
        result.own_view.routes.clear();
        assert!(own_view(&result).is_empty());
    }

    #[test]
    fn a_draft_names_the_other_processes() {
        let guidance = fixture::guidance(
            r#"
parallel = [
    { id = "a", title = "Process a", asks = "a", means = "m", when = "hurt", sources = [] },
    { id = "b", title = "Process b", asks = "a", means = "m", sources = [] },
    { id = "c", title = "Process c", asks = "a", means = "m", only-when = "not hurt", sources = [] },
]
"#,
        );
        let mut facts = Facts::default();
        facts.set("hurt".into(), Fact::Choice("yes".into()));
        let cover = Cover::default().with_processes(&guidance, &assess(&guidance, &facts));
        let said: Vec<String> = cover
            .rows
            .iter()
            .map(|row| format!("{}: {}", row.label, row.text.join(" / ")))
            .collect();
        assert_eq!(
            said,
            [
                "Other processes that apply: Process a",
                "Other processes to consider: Process b",
            ]
        );
    }

    #[test]
    fn a_draft_says_so_with_what_is_missing_and_where_it_points() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let cover = Cover::of_draft(2, &result(), today);
        assert_eq!(cover.status, "Draft, not signed");
        let said: Vec<String> = cover
            .rows
            .iter()
            .map(|row| format!("{}: {}", row.label, row.text.join(" / ")))
            .collect();
        assert_eq!(
            said,
            [
                "Date of this copy: 24 November 2026",
                "Answers: 2 answers are missing or wrong",
                "Routes that the answers point to: Route a: So it is.",
                "Criteria still open: Criterion c",
                "The referrer sees it differently: Route b / For this reason.",
            ]
        );
    }
}

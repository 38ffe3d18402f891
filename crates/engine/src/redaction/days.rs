//! Dates found in a text, in the ways in which people here write them.

use std::ops::Range;

use chrono::NaiveDate;

use super::tokens::Token;
use crate::dates::{RawDate, month_name};

/// A date in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// Its words, by their place among all.
    pub words: Range<usize>,
    /// The day; none where the year, or the day of the month, is not given.
    pub date: Option<NaiveDate>,
}

/// The dates of a text of these words: 4 March 2026, March 4th 2026, 4/3/26, 2026-03-04, 4 March,
/// March 2026.
#[must_use]
pub fn days(text: &str, words: &[Token<'_>]) -> Vec<Day> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let rest = words.get(at..).unwrap_or_default();
        match numeric(text, rest).or_else(|| worded(rest)) {
            Some((length, date)) => {
                found.push(Day {
                    words: at..at + length,
                    date,
                });
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

fn numeric(text: &str, words: &[Token<'_>]) -> Option<(usize, Option<NaiveDate>)> {
    let [a, b, c, ..] = words else { return None };
    if ![a, b, c].iter().all(|word| word.is_number()) {
        return None;
    }
    let between = |x: &Token<'_>, y: &Token<'_>| text.get(x.at.end..y.at.start);
    let sign = between(a, b)?;
    if sign == " " && names_a_day(words.get(2..)?) {
        return None;
    }
    if sign != between(b, c)? || !["/", "-", ".", " "].contains(&sign) {
        return None;
    }
    let date = if a.text.len() == 4 {
        date(c.text, b.text, a.text)
    } else {
        // Two digits of a year after a space are more likely something else.
        let year = (sign != " " || c.text.len() == 4).then(|| year(c.text))?;
        date(a.text, b.text, &year?)
    }?;
    Some((3, Some(date)))
}

fn worded(words: &[Token<'_>]) -> Option<(usize, Option<NaiveDate>)> {
    let at = |n: usize| words.get(n);
    let (month, day, mut length) = if let Some(month) = month(at(0)?) {
        match at(1).and_then(day) {
            // "May 20" may begin "May 2026"; that is a number of more digits. In "January 1 May"
            // the number is the other month's.
            Some(day) if !names_a_day(words.get(1..)?) => (month, Some(day), 2),
            _ => (month, None, 1),
        }
    } else {
        (month(at(1)?)?, Some(day(at(0)?)?), 2)
    };
    let year = at(length).and_then(|word| (word.text.len() == 4).then(|| year(word.text))?);
    length += usize::from(year.is_some());
    let date = day
        .clone()
        .zip(year.clone())
        .and_then(|(day, year)| date(&day, month, &year));
    // A month alone is a name as well as a month.
    (day.is_some() || year.is_some()).then_some((length, date))
}

/// True where these words begin with a day and its month, in this order.
fn names_a_day(words: &[Token<'_>]) -> bool {
    matches!(words, [first, second, ..] if day(first).is_some() && month(second).is_some())
}

fn day(word: &Token<'_>) -> Option<String> {
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|end| word.lower.strip_suffix(end))
        .unwrap_or(&word.lower);
    let number: u32 = digits.parse().ok()?;
    (digits.len() <= 2 && (1..=31).contains(&number)).then(|| digits.to_owned())
}

/// A month that is written out, or in its first letters.
fn month<'a>(word: &'a Token<'_>) -> Option<&'a str> {
    let named = word.lower.as_str();
    let first = date("1", named, "2000")?;
    let usual = named.len() == 3 || named == "sept" || named == month_name(first).to_lowercase();
    (usual && named.bytes().all(|b| b.is_ascii_lowercase())).then_some(named)
}

/// A year in four digits. Of two, it is the latest that has begun in this century's first half.
fn year(text: &str) -> Option<String> {
    let number: u32 = text.parse().ok()?;
    match text.len() {
        4 => Some(text.to_owned()),
        2 => Some(
            if number < 50 {
                2000 + number
            } else {
                1900 + number
            }
            .to_string(),
        ),
        _ => None,
    }
}

fn date(day: &str, month: &str, year: &str) -> Option<NaiveDate> {
    let raw = RawDate {
        day: day.to_owned(),
        month: month.to_owned(),
        year: year.to_owned(),
    };
    raw.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::redaction::tokens::tokens;

    fn found(text: &str) -> Vec<(String, Option<String>)> {
        let words = tokens(text);
        days(text, &words)
            .into_iter()
            .map(|day| {
                let span = words[day.words.start].at.start..words[day.words.end - 1].at.end;
                (
                    text.get(span).unwrap().to_owned(),
                    day.date.map(|date| date.to_string()),
                )
            })
            .collect()
    }

    #[test]
    fn a_date_is_found_however_it_is_written() {
        for written in [
            "4 March 2026",
            "4th March, 2026",
            "March 4th 2026",
            "4 Mar 2026",
            "04/03/2026",
            "4.3.26",
            "2026-03-04",
            "4 3 2026",
        ] {
            let text = format!("Born {written}.");
            assert_eq!(
                found(&text),
                [(written.to_owned(), Some("2026-03-04".to_owned()))],
                "{written}"
            );
        }
    }

    #[test]
    fn a_number_before_a_month_is_that_months() {
        for before in ["jan", "2020 5", "Then May,"] {
            assert_eq!(
                found(&format!("{before} 1 January 1970 came")),
                [("1 January 1970".to_owned(), Some("1970-01-01".to_owned()))],
                "{before}"
            );
        }
        assert_eq!(
            found("04/03/26 May came")[0].1,
            Some("2026-03-04".to_owned())
        );
    }

    #[test]
    fn a_date_without_a_year_is_a_date_and_a_month_alone_may_be_a_name() {
        assert_eq!(found("on 4 May she"), [("4 May".to_owned(), None)]);
        assert_eq!(found("in May 2026 she"), [("May 2026".to_owned(), None)]);
        assert!(found("Then May, Mark and June 12345 came").is_empty());
        assert!(
            found("1 2 3, 31/2/2026, 4 March26").is_empty(),
            "{:?}",
            found("1 2 3, 31/2/2026, 4 March26")
        );
    }
}

//! Time limits.

use practice_review_engine::calendar::Period;
use practice_review_engine::document::capitalised;
use practice_review_engine::guidance::{Duty, Guidance, Means, Source, Timescale};

use super::table::{Note, Table};
use super::{NOTHING, cited, in_words, name, names, row};

/// The table: how long; and below it from when, by which source.
pub fn clocks(partnerships: &[Guidance]) -> Table {
    let all = names(partnerships.iter().map(|guidance| {
        let timescales = guidance.content.timescale.iter();
        timescales.map(|timescale| timescale.id.as_str()).collect()
    }));
    Table {
        title: "Time limits",
        intro: "How long each thing may take. Where sources differ on the day from which it runs, the cell says in how many ways it is read, and the list below gives each.",
        rows: all
            .iter()
            .map(|(id, _)| {
                let label = capitalised(&in_words(id, str::to_owned));
                row(partnerships, label, |guidance| {
                    timescale(guidance, id).map_or_else(|| NOTHING.to_owned(), length)
                })
            })
            .collect(),
        notes: all
            .iter()
            .map(|(id, _)| Note {
                about: capitalised(&in_words(id, str::to_owned)),
                text: String::new(),
                lines: partnerships
                    .iter()
                    .filter_map(|guidance| {
                        let timescale = timescale(guidance, id)?;
                        Some(format!("{}: {}", name(guidance), told(guidance, timescale)))
                    })
                    .collect(),
            })
            .collect(),
    }
}

fn timescale<'a>(guidance: &'a Guidance, id: &str) -> Option<&'a Timescale> {
    let mut all = guidance.content.timescale.iter();
    all.find(|timescale| timescale.id.as_str() == id)
}

fn length(timescale: &Timescale) -> String {
    let period = Period {
        amount: timescale.amount,
        unit: timescale.unit,
    };
    let length = match (period.length(), timescale.amount) {
        (None, _) => "on the day given".to_owned(),
        (Some(length), ..0) => format!("{length} before"),
        (Some(length), _) => length,
    };
    let means = match timescale.means {
        Means::Latest => "",
        Means::Earliest => "at the earliest ",
        Means::Until => "at least ",
    };
    match timescale.starts.len() {
        0 | 1 => format!("{means}{length}"),
        readings => format!("{means}{length}, {readings} readings"),
    }
}

fn told(guidance: &Guidance, timescale: &Timescale) -> String {
    let whose = match &timescale.duty {
        Duty::Referrer => "Yours.".to_owned(),
        Duty::Other(whose) => whose.clone(),
    };
    let readings: Vec<String> = timescale
        .starts
        .iter()
        .map(|start| {
            let more: Vec<Source> = start
                .sources
                .iter()
                .filter(|source| !timescale.sources.iter().any(|known| same(known, source)))
                .cloned()
                .collect();
            cited(guidance, &start.reading, &more)
        })
        .collect();
    let text = format!(
        "{}: {}, {}. {whose}",
        timescale.title,
        length(timescale),
        readings.join("; or ")
    );
    cited(guidance, &text, &timescale.sources)
}

/// True for the same place of the same document, whichever rows are cited of it.
fn same(one: &Source, other: &Source) -> bool {
    one.document == other.document && one.section == other.section
}

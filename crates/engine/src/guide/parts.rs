//! What stands in a guide beside the references: criteria, routes, words, time limits, forms,
//! documents.

use super::model::{Item, Section, slug};
use super::time;
use crate::guidance::{Document, Duty, Guidance, Seen, Term, cited};

fn section(heading: &str, items: Vec<Item>) -> Section {
    Section {
        id: slug(heading),
        heading: heading.to_owned(),
        items,
    }
}

/// What has to be true, criterion by criterion.
pub fn criteria(guidance: &Guidance) -> Section {
    let items = guidance.content.criterion.iter().map(|criterion| Item {
        id: format!("criterion.{}", criterion.id),
        title: criterion.title.clone(),
        text: criterion.text.clone(),
        source: guidance.sources_line(&criterion.sources),
        ..Item::default()
    });
    section("The criteria", items.collect())
}

/// Where a case can lead, route by route.
pub fn routes(guidance: &Guidance) -> Section {
    let items = guidance.content.route.iter().map(|route| Item {
        id: format!("route.{}", route.id),
        title: route.title.clone(),
        text: route.because.clone(),
        points: route.steps.clone(),
        note: whose(&route.duty),
        source: guidance.sources_line(&route.sources),
        ..Item::default()
    });
    section("Where a case can lead", items.collect())
}

/// Whose act something is, where it is not the reader's own.
fn whose(duty: &Duty) -> String {
    match duty {
        Duty::Referrer => String::new(),
        Duty::Other(whose) => whose.clone(),
    }
}

/// What follows once it is sent.
pub fn afterwards(guidance: &Guidance) -> Section {
    let recipient = &guidance.partnership.recipient;
    let item = Item {
        id: "sent.1".to_owned(),
        text: format!("It goes to: {}.", recipient.name),
        points: recipient.afterwards.clone(),
        source: guidance.sources_line(&recipient.sources),
        ..Item::default()
    };
    section("Once you have sent it", vec![item])
}

/// Each time limit in words.
pub fn timescales(guidance: &Guidance) -> Section {
    let mut items: Vec<Item> = guidance
        .content
        .timescale
        .iter()
        .map(|timescale| time::item(guidance, timescale))
        .collect();
    if !items.is_empty() {
        let convention = Item {
            id: "convention".to_owned(),
            text: guidance.partnership.convention.clone(),
            ..Item::default()
        };
        items.insert(0, convention);
    }
    section("Each time limit", items)
}

/// The partnership's words from A to Z, with what others call the same thing.
pub fn words(guidance: &Guidance, all: &[&Guidance]) -> Section {
    let partnership = &guidance.partnership;
    let mut items: Vec<Item> = partnership
        .term
        .iter()
        .map(|term| word(guidance, all, term))
        .collect();
    items.sort_by_cached_key(|item| item.title.to_lowercase());
    section(&format!("What {} says", partnership.short), items)
}

fn word(guidance: &Guidance, all: &[&Guidance], term: &Term) -> Item {
    // Each other word with those who use it.
    let mut others: Vec<(&str, Vec<&str>)> = Vec::new();
    for other in all {
        let same = other.partnership.term.iter().find(|t| t.id == term.id);
        let Some(other_word) = same.map(|t| t.word.as_str()) else {
            continue;
        };
        if other_word.to_lowercase() == term.word.to_lowercase() {
            continue;
        }
        let name = other.partnership.name.as_str();
        match others.iter_mut().find(|(word, _)| *word == other_word) {
            Some((_, users)) => users.push(name),
            None => others.push((other_word, vec![name])),
        }
    }
    let elsewhere = others
        .iter()
        .map(|(word, users)| format!("Elsewhere: “{word}” ({})", users.join("; ")));
    Item {
        id: format!("word.{}", term.id),
        title: term.word.clone(),
        also: others.iter().map(|(word, _)| (*word).to_owned()).collect(),
        text: term.meaning.clone(),
        points: elsewhere.collect(),
        source: guidance.sources_line(&term.sources),
        ..Item::default()
    }
}

/// The forms that can be filled in here.
pub fn forms(guidance: &Guidance) -> Section {
    let items = guidance.content.form.iter().map(|form| Item {
        id: format!("form.{}", form.id),
        title: form.title.clone(),
        text: form.intro.clone(),
        source: guidance.sources_line(&form.sources),
        ..Item::default()
    });
    section("Forms that you can fill in here", items.collect())
}

/// Which edition is followed, and who has checked it.
pub fn edition(guidance: &Guidance) -> Section {
    let edition = &guidance.partnership.edition;
    let checked = match &edition.checked {
        Some(checked) => format!("Checked: {checked}"),
        None => "Nobody has checked it against the edition now in force.".to_owned(),
    };
    let item = Item {
        id: "edition.1".to_owned(),
        text: edition.notice.clone(),
        points: vec![
            format!("Policy: {}", edition.policy),
            format!("Written for: {}", edition.written_for),
            checked,
        ],
        source: guidance.sources_line(&edition.sources),
        ..Item::default()
    };
    section("How current it is", vec![item])
}

/// What the sources leave open, and what is done about it.
pub fn gaps(guidance: &Guidance) -> Section {
    let gaps = guidance.partnership.gap.iter().enumerate();
    let items = gaps.map(|(index, gap)| Item {
        id: format!("gap.{}", index + 1),
        text: gap.text.clone(),
        note: gap.so.clone(),
        source: guidance.sources_line(&gap.sources),
        ..Item::default()
    });
    section("What it leaves open", items.collect())
}

/// The documents that something here rests on.
pub fn documents(guidance: &Guidance) -> Section {
    let cited = cited(guidance);
    let rests_on = |document: &&Document| {
        cited
            .iter()
            .flat_map(|(_, _, sources)| *sources)
            .any(|source| source.document == document.id)
    };
    let items = guidance.content.document.iter().filter(rests_on);
    section("The documents", items.map(document).collect())
}

fn document(document: &Document) -> Item {
    let seen = match document.seen {
        Seen::Full => "It was read in full.",
        Seen::Part => "It was read in part, or through documents that report it.",
        Seen::No => "Its text was not read.",
    };
    Item {
        id: format!("document.{}", document.id),
        title: document.title.clone(),
        also: vec![document.short.clone()],
        text: format!("{}, {}. {seen}", document.publisher, document.edition),
        note: document.note.clone(),
        ..Item::default()
    }
}

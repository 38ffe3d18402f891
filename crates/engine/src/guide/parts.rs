//! What stands in a guide beside the references: criteria, routes, words, time limits, forms,
//! documents. Each function gives a section, which may be empty.

use super::model::{Item, Section};
use super::time;
use crate::guidance::{Duty, Guidance, Seen, Source, Term};

impl Guidance {
    /// An item with its source, named by its kind and its name in the data.
    fn item(&self, kind: &str, name: &str, title: &str, text: &str, sources: &[Source]) -> Item {
        let id = [kind, name].join(".");
        Item::new(id, title, text, self.cite(sources))
    }
}

/// What has to be true, criterion by criterion.
pub fn criteria(guidance: &Guidance) -> Section {
    let mut section = Section::new("The criteria");
    for c in &guidance.content.criterion {
        let item = guidance.item("criterion", c.id.as_str(), &c.title, &c.text, &c.sources);
        section.items.push(item);
    }
    section
}

/// Where a case can lead, route by route.
pub fn routes(guidance: &Guidance) -> Section {
    let mut section = Section::new("Where a case can lead");
    for r in &guidance.content.route {
        let whose = match &r.duty {
            Duty::Referrer => "",
            Duty::Other(whose) => whose,
        };
        let item = guidance
            .item("route", r.id.as_str(), &r.title, &r.because, &r.sources)
            .points(r.steps.clone())
            .note(whose);
        section.items.push(item);
    }
    section
}

/// Other processes, each with what to check and what it means for a referral.
pub fn processes(guidance: &Guidance) -> Section {
    let mut section = Section::new("Each process to think of");
    for p in &guidance.content.parallel {
        let item = guidance.item("process", p.id.as_str(), &p.title, &p.asks, &p.sources);
        section.items.push(item.points(vec![p.means.clone()]));
    }
    section
}

/// What follows once it is sent.
pub fn afterwards(guidance: &Guidance) -> Section {
    let mut section = Section::new("Once you have sent it");
    let recipient = &guidance.partnership.recipient;
    let text = ["It goes to: ", &recipient.name, "."].concat();
    let item = guidance
        .item("sent", "1", "", &text, &recipient.sources)
        .points(recipient.afterwards.clone());
    section.items.push(item);
    section
}

/// Each time limit in words.
pub fn timescales(guidance: &Guidance) -> Section {
    let mut section = Section::new("Each time limit");
    for timescale in &guidance.content.timescale {
        if section.items.is_empty() {
            let convention = &guidance.partnership.convention;
            let item = guidance.item("convention", "1", "", convention, &[]);
            section.items.push(item);
        }
        section.items.push(time::item(guidance, timescale));
    }
    section
}

/// The partnership's words from A to Z, with what others call the same thing.
pub fn words(guidance: &Guidance, all: &[&Guidance]) -> Section {
    let partnership = &guidance.partnership;
    let mut section = Section::new(&["Words that ", &partnership.short, " uses"].concat());
    for term in &partnership.term {
        let item = word(guidance, all, term);
        let key = item.title.to_lowercase();
        let after = |known: &Item| known.title.to_lowercase() > key;
        let items = &mut section.items;
        let place = items.iter().position(after).unwrap_or(items.len());
        items.insert(place, item);
    }
    section
}

fn word(guidance: &Guidance, all: &[&Guidance], term: &Term) -> Item {
    // Each other word once, with those who use it.
    let mut also: Vec<String> = Vec::new();
    let mut users: Vec<String> = Vec::new();
    for other in all {
        let Some(same) = other.partnership.term.iter().find(|t| t.id == term.id) else {
            continue;
        };
        if same.word.to_lowercase() == term.word.to_lowercase() {
            continue;
        }
        let name = &other.partnership.name;
        let known = also.iter().position(|word| word == &same.word);
        match known.and_then(|index| users.get_mut(index)) {
            Some(names) => {
                names.push_str("; ");
                names.push_str(name);
            }
            None => {
                also.push(same.word.clone());
                users.push(name.clone());
            }
        }
    }
    let points = also
        .iter()
        .zip(users)
        .map(|(word, users)| ["Elsewhere: “", word, "” (", &users, ")"].concat());
    let points = points.collect();
    let mut item = guidance
        .item("word", &term.id, &term.word, &term.meaning, &term.sources)
        .points(points);
    item.also = also;
    item
}

/// The forms that can be filled in here.
pub fn forms(guidance: &Guidance) -> Section {
    let mut section = Section::new("Forms that you can fill in here");
    for f in &guidance.content.form {
        let item = guidance.item("form", f.id.as_str(), &f.title, &f.intro, &f.sources);
        section.items.push(item);
    }
    section
}

/// Which edition is followed, and who has checked it.
pub fn edition(guidance: &Guidance) -> Section {
    let mut section = Section::new("How current it is");
    let edition = &guidance.partnership.edition;
    let checked = match &edition.checked {
        Some(checked) => ["Checked: ", checked].concat(),
        None => "Nobody has checked it against the edition now in force.".to_owned(),
    };
    let points = vec![
        ["Policy: ", &edition.policy].concat(),
        ["Written for: ", &edition.written_for].concat(),
        checked,
    ];
    let item = guidance
        .item("edition", "1", "", &edition.notice, &edition.sources)
        .points(points);
    section.items.push(item);
    section
}

/// What the sources leave open, and what is done about it.
pub fn gaps(guidance: &Guidance) -> Section {
    let mut section = Section::new("What it leaves open");
    for gap in &guidance.partnership.gap {
        let number = (section.items.len() + 1).to_string();
        let item = guidance.item("gap", &number, "", &gap.text, &gap.sources);
        section.items.push(item.note(&gap.so));
    }
    section
}

/// The documents that something here rests on.
pub fn documents(guidance: &Guidance) -> Section {
    let mut section = Section::new("The documents");
    for document in &guidance.content.document {
        let seen = match document.seen {
            Seen::Full => "It was read in full.",
            Seen::Part => "It was read in part, or through documents that report it.",
            Seen::No => "Its text was not read.",
        };
        let text = [&document.publisher, ", ", &document.edition, ". ", seen].concat();
        let mut item = guidance
            .item(
                "document",
                document.id.as_str(),
                &document.title,
                &text,
                &[],
            )
            .note(&document.note);
        item.also.push(document.short.clone());
        section.items.push(item);
    }
    section
}

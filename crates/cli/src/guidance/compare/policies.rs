//! Which policy each partnership follows, which words it uses and which forms it has.

use practice_review_engine::document::capitalised;
use practice_review_engine::guidance::{Duty, Form, Guidance, Term};

use super::table::{Note, Table};
use super::{NOTHING, cited, in_words, name, names, notes, row};

/// The edition of each policy, and how much of it is here.
pub fn policies(partnerships: &[Guidance]) -> Table {
    let row = |label: &str, cell: &dyn Fn(&Guidance) -> String| row(partnerships, label, cell);
    let content = |count: fn(&Guidance) -> usize| move |g: &Guidance| count(g).to_string();
    Table {
        title: "Policies and editions",
        intro: "Nothing here has been checked against the edition of national guidance now in force unless the table says by whom.",
        rows: vec![
            row("Calls itself", &|g| g.partnership.short.clone()),
            row("Written for", &|g| {
                g.partnership.edition.written_for.clone()
            }),
            row("Edition of this data", &|g| {
                g.partnership.edition.data.clone()
            }),
            row("Checked by a person", &|g| {
                let checked = g.partnership.edition.checked.clone();
                checked.unwrap_or_else(|| "nobody yet".to_owned())
            }),
            row("Goes to", &|g| g.partnership.recipient.name.clone()),
            row("Email address", &|g| {
                let address = g.partnership.recipient.address.clone();
                address.unwrap_or_else(|| "none stated".to_owned())
            }),
            row("Questions", &content(|g| g.content.question.len())),
            row("Criteria", &content(|g| g.content.criterion.len())),
            row("Routes", &content(|g| g.content.route.len())),
            row("Time limits", &content(|g| g.content.timescale.len())),
        ],
        notes: partnerships
            .iter()
            .map(|guidance| {
                let edition = &guidance.partnership.edition;
                Note {
                    about: name(guidance),
                    text: format!("{}. {}.", guidance.partnership.name, edition.policy),
                    lines: vec![cited(guidance, &edition.notice, &edition.sources)],
                }
            })
            .collect(),
    }
}

/// What the same thing is called.
pub fn words(partnerships: &[Guidance]) -> Table {
    let all = names(partnerships.iter().map(|guidance| {
        let terms = guidance.partnership.term.iter();
        terms.map(|term| term.id.as_str()).collect()
    }));
    let shared: Vec<&str> = all
        .iter()
        .filter(|(_, count)| *count > 1)
        .map(|(id, _)| *id)
        .collect();
    Table {
        title: "Words for the same thing",
        intro: "What each calls it. What a word means there stands below.",
        rows: shared
            .iter()
            .map(|id| {
                row(partnerships, in_words(id, str::to_owned), |guidance| {
                    term(guidance, id)
                        .map_or(NOTHING, |term| &term.word)
                        .to_owned()
                })
            })
            .collect(),
        notes: notes(partnerships, |guidance| {
            let terms = guidance.partnership.term.iter();
            terms
                .map(|term| {
                    let text = format!("{}: {}", capitalised(&term.word), term.meaning);
                    cited(guidance, &text, &term.sources)
                })
                .collect()
        }),
    }
}

fn term<'a>(guidance: &'a Guidance, id: &str) -> Option<&'a Term> {
    guidance.partnership.term.iter().find(|term| term.id == id)
}

/// The forms, and how long they are.
pub fn forms(partnerships: &[Guidance]) -> Table {
    let of_own = |label: &str, cell: &dyn Fn(&Form) -> String| {
        row(partnerships, label, |guidance| {
            let own = guidance.content.form.iter().filter(|form| form.is_own());
            own.map(cell).collect::<Vec<_>>().join("; ")
        })
    };
    let sections = |form: &Form| form.parts.iter().map(|part| part.sections.len()).sum();
    Table {
        title: "Forms",
        intro: "The referrer's own forms, and beside them those that only another body can use.",
        rows: vec![
            of_own("The referrer's", &|form| form.title.clone()),
            of_own("Sections", &|form| {
                let count: usize = sections(form);
                count.to_string()
            }),
            row(partnerships, "Can be signed by", signers),
            row(partnerships, "Another body's", others),
        ],
        notes: form_notes(partnerships),
    }
}

/// What each form is for; a form that all have, once.
fn form_notes(partnerships: &[Guidance]) -> Vec<Note> {
    let everywhere = |form: &Form| {
        let all = |guidance: &Guidance| guidance.content.form.contains(form);
        partnerships.len() > 1 && partnerships.iter().all(all)
    };
    let mut notes = notes(partnerships, |guidance| {
        let forms = guidance.content.form.iter();
        let own = forms.filter(|form| !everywhere(form));
        own.map(|form| described(guidance, form)).collect()
    });
    if let Some(guidance) = partnerships.first() {
        let shared = guidance.content.form.iter().filter(|form| everywhere(form));
        notes.extend(shared.map(|form| Note {
            about: "Everywhere".to_owned(),
            text: described(guidance, form),
            lines: Vec::new(),
        }));
    }
    notes
}

fn signers(guidance: &Guidance) -> String {
    let own = guidance.content.form.iter().filter(|form| form.is_own());
    let mut labels: Vec<&str> = Vec::new();
    for capacity in own.flat_map(|form| &form.capacities) {
        if !labels.contains(&capacity.label.as_str()) {
            labels.push(&capacity.label);
        }
    }
    labels.join("; ")
}

fn others(guidance: &Guidance) -> String {
    let forms = guidance.content.form.iter().filter(|form| !form.is_own());
    let titles: Vec<&str> = forms.map(|form| form.title.as_str()).collect();
    if titles.is_empty() {
        NOTHING.to_owned()
    } else {
        titles.join("; ")
    }
}

fn described(guidance: &Guidance, form: &Form) -> String {
    let whose = match &form.duty {
        Duty::Referrer => String::new(),
        Duty::Other(whose) => format!(" {whose}"),
    };
    let text = format!("{}: {}{whose}", form.title, form.intro);
    cited(guidance, &text, &form.sources)
}

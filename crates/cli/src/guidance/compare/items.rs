//! Criteria and routes: those that partnerships share in a table, those of one alone in a list.

use practice_review_engine::document::capitalised;
use practice_review_engine::guidance::{Duty, Guidance, Source, Urgency};

use super::table::{Note, Row, Table};
use super::{NOTHING, citations, cited, in_words, most_common, name, names};

/// A criterion or a route, as far as they are alike.
struct Item<'a> {
    id: &'a str,
    title: &'a str,
    text: String,
    sources: &'a [Source],
}

/// The criteria.
pub fn criteria(partnerships: &[Guidance]) -> Table {
    let items: Vec<Vec<Item<'_>>> = partnerships
        .iter()
        .map(|guidance| {
            let criteria = guidance.content.criterion.iter();
            criteria
                .map(|criterion| Item {
                    id: criterion.id.as_str(),
                    title: &criterion.title,
                    text: criterion.text.clone(),
                    sources: &criterion.sources,
                })
                .collect()
        })
        .collect();
    let (rows, notes) = compared(partnerships, &items);
    Table {
        title: "Criteria",
        intro: "Those that more than one partnership has, most of them from law and national guidance; a cell gives the title where it is the partnership's own. Below: what they say, and the criteria of one partnership alone.",
        rows,
        notes,
    }
}

/// The routes.
pub fn routes(partnerships: &[Guidance]) -> Table {
    let items: Vec<Vec<Item<'_>>> = partnerships
        .iter()
        .map(|guidance| {
            let routes = guidance.content.route.iter();
            routes
                .map(|route| {
                    let today = match route.urgency {
                        Urgency::Today => " Today.",
                        Urgency::Normal => "",
                    };
                    let whose = match &route.duty {
                        Duty::Referrer => String::new(),
                        Duty::Other(whose) => format!(" {whose}"),
                    };
                    Item {
                        id: route.id.as_str(),
                        title: &route.title,
                        text: format!("{}{today}{whose}", route.because),
                        sources: &route.sources,
                    }
                })
                .collect()
        })
        .collect();
    let (rows, notes) = compared(partnerships, &items);
    Table {
        title: "Routes",
        intro: "What the answers can point to. A cell says “yes” where the route is called as in the first column, else what the partnership calls it. Below: when each is indicated, and the routes of one partnership alone.",
        rows,
        notes,
    }
}

/// Rows for what several have, and notes on it and on what one alone has.
fn compared(partnerships: &[Guidance], items: &[Vec<Item<'_>>]) -> (Vec<Row>, Vec<Note>) {
    let all = names(
        items
            .iter()
            .map(|list| list.iter().map(|item| item.id).collect()),
    );
    let mut rows = Vec::new();
    let mut notes = Vec::new();
    for (id, _) in all.iter().filter(|(_, count)| *count > 1) {
        let found: Vec<Option<&Item<'_>>> = items
            .iter()
            .map(|list| list.iter().find(|item| item.id == *id))
            .collect();
        let label = label(id, &found);
        rows.push(Row {
            cells: found
                .iter()
                .map(|item| match item {
                    None => NOTHING.to_owned(),
                    Some(item) if item.title == label => "yes".to_owned(),
                    Some(item) => item.title.to_owned(),
                })
                .collect(),
            label: label.clone(),
        });
        notes.push(shared(partnerships, label, &found));
    }
    let alone = |id: &str| all.iter().any(|(known, count)| *known == id && *count == 1);
    let count = |list: &Vec<Item<'_>>| list.iter().filter(|item| alone(item.id)).count();
    rows.push(Row {
        label: "Beside these, of its own".to_owned(),
        cells: items.iter().map(|list| count(list).to_string()).collect(),
    });
    for (guidance, list) in partnerships.iter().zip(items) {
        let lines: Vec<String> = list
            .iter()
            .filter(|item| alone(item.id))
            .map(|item| {
                let text = format!("{}: {}", item.title, item.text);
                cited(guidance, &text, item.sources)
            })
            .collect();
        if !lines.is_empty() {
            notes.push(Note {
                about: format!("{} alone", name(guidance)),
                text: String::new(),
                lines,
            });
        }
    }
    (rows, notes)
}

/// The title that most have; the name in words, where no two have the same.
fn label(id: &str, found: &[Option<&Item<'_>>]) -> String {
    let titles = found.iter().flatten().map(|item| item.title);
    let common = most_common(titles.clone());
    if titles.filter(|title| *title == common).count() > 1 {
        common.to_owned()
    } else {
        capitalised(&in_words(id, str::to_owned))
    }
}

/// What a shared item says: in general, and where one says it otherwise or cites more.
fn shared(partnerships: &[Guidance], label: String, found: &[Option<&Item<'_>>]) -> Note {
    let items = || found.iter().flatten();
    let text = most_common(items().map(|item| item.text.as_str()));
    let first = items().next().map_or(&[][..], |item| item.sources);
    let everywhere: Vec<Source> = first
        .iter()
        .filter(|source| items().all(|item| item.sources.contains(source)))
        .cloned()
        .collect();
    let lines = partnerships
        .iter()
        .zip(found)
        .filter_map(|(guidance, item)| {
            let item = (*item)?;
            let own: Vec<Source> = item
                .sources
                .iter()
                .filter(|source| !everywhere.contains(source))
                .cloned()
                .collect();
            let said = if item.text == text { "" } else { &item.text };
            let from = citations(guidance, &own);
            let line = match (said.is_empty(), from.is_empty()) {
                (true, true) => return None,
                (true, false) => from,
                (false, true) => said.to_owned(),
                (false, false) => format!("{said} ({from})"),
            };
            Some(format!("{}: {line}", name(guidance)))
        })
        .collect();
    let holder = partnerships.iter().zip(found).find(|(_, f)| f.is_some());
    Note {
        about: label,
        text: holder.map_or_else(String::new, |(guidance, _)| {
            cited(guidance, text, &everywhere)
        }),
        lines,
    }
}

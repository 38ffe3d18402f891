//! What differs about a case outside its questions.

use std::collections::BTreeSet;

use super::differences::{Difference, What};
use crate::case::{Case, OwnView};
use crate::document::paragraphs;
use crate::guidance::{Guidance, PartnershipId};

/// The heading of what is asked nowhere.
const PLACE: &str = "The case as a whole";

/// What differs, in the order in which a reader meets it.
pub(super) fn differ(guidance: &Guidance, before: &Case, after: &Case) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut add = |what, label: String, before: Vec<String>, after: Vec<String>| {
        if before != after {
            found.push(Difference {
                what,
                place: PLACE.to_owned(),
                entry: None,
                label,
                before,
                after,
            });
        }
    };
    let title = |case: &Case| said(&case.title);
    let label = "Working title".to_owned();
    add(What::Title, label, title(before), title(after));
    let partnership = |case: &Case| vec![name(guidance, &case.partnership)];
    let label = "Partnership".to_owned();
    add(
        What::Partnership,
        label,
        partnership(before),
        partnership(after),
    );
    let form = |case: &Case| -> Vec<String> {
        let named = case.form.iter().map(|id| match guidance.form(id) {
            Some(form) => form.title.clone(),
            None => id.to_string(),
        });
        named.collect()
    };
    add(
        What::Form,
        "Form that was chosen".to_owned(),
        form(before),
        form(after),
    );
    add(
        What::OwnView,
        "The referrer’s own view".to_owned(),
        view(guidance, Some(&before.own_view)),
        view(guidance, Some(&after.own_view)),
    );
    let aside: BTreeSet<&PartnershipId> = before
        .views_aside
        .keys()
        .chain(after.views_aside.keys())
        .collect();
    for id in aside {
        add(
            What::ViewAside(id.clone()),
            format!("The view taken for {}", name(guidance, id)),
            view(guidance, before.views_aside.get(id)),
            view(guidance, after.views_aside.get(id)),
        );
    }
    for id in before.completed.symmetric_difference(&after.completed) {
        let section = guidance.section(id);
        let marked = |case: &Case| -> Vec<String> {
            let mark = case.completed.contains(id).then(|| "Completed".to_owned());
            mark.into_iter().collect()
        };
        add(
            What::Completed(id.clone()),
            section.map_or_else(|| id.to_string(), |section| section.title.clone()),
            marked(before),
            marked(after),
        );
    }
    found
}

/// What a partnership is called; its name in the data where this is not its guidance.
fn name(guidance: &Guidance, id: &PartnershipId) -> String {
    if id == &guidance.partnership.id {
        guidance.partnership.name.clone()
    } else {
        id.to_string()
    }
}

/// A text of one line, where it says something.
fn said(text: &str) -> Vec<String> {
    match text.trim() {
        "" => Vec::new(),
        text => vec![text.to_owned()],
    }
}

/// A view of the routes, by paragraph.
fn view(guidance: &Guidance, view: Option<&OwnView>) -> Vec<String> {
    let Some(view) = view else {
        return Vec::new();
    };
    let routes: Vec<String> = view
        .routes
        .iter()
        .map(|id| match guidance.route(id) {
            Some(route) => route.title.clone(),
            None => id.to_string(),
        })
        .collect();
    let mut text = said(&routes.join("; "));
    text.extend(paragraphs(&view.reason));
    text
}

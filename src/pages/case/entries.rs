//! The entries of a group as cards: add another, change, remove with a way back.

use leptos::prelude::*;
use practice_review_engine::document::{entry_name, words};
use practice_review_engine::form::{entry_problems, facts_in_use};
use practice_review_engine::guidance::{EntryId, Group, SectionId};

use super::page::{group_id, href, route, today};
use crate::components::{
    Button, ButtonKind, Heading, InsetText, Keyed, KeyedList, SummaryAction, SummaryCard,
    SummaryList, SummaryRow, UndoBanner, focus_element,
};
use crate::pages::guide::{Visit, read_more};
use crate::route::{CasePage, navigate};
use crate::session::{Session, use_session};

/// One card: what is said of an entry in the list.
#[derive(Clone, PartialEq)]
struct Card {
    id: EntryId,
    name: String,
    rows: Vec<(String, String)>,
    open: usize,
}

impl Card {
    /// All that is shown, so that a card that has changed is built anew.
    fn key(&self) -> String {
        let open = self.open.to_string();
        let mut parts = vec![self.id.as_str(), &self.name, &open];
        parts.extend(
            self.rows
                .iter()
                .flat_map(|(key, value)| [key.as_str(), value]),
        );
        parts.join("\n")
    }
}

fn cards(session: Session, group: &Group) -> Vec<Card> {
    let guidance = session.guidance();
    session.track(|case| {
        let facts = facts_in_use(&guidance, case);
        case.entries(&group.id)
            .iter()
            .enumerate()
            .map(|(index, entry)| Card {
                id: entry.id.clone(),
                name: entry_name(&guidance, group, entry, index + 1),
                rows: group
                    .summed_by
                    .iter()
                    .filter_map(|id| {
                        let question = guidance.question(id)?;
                        let answer = entry.answers.get(id).filter(|a| !a.value.is_blank())?;
                        let text = words(&guidance, question, Some(answer)).1.join(", ");
                        Some((question.label.clone(), text))
                    })
                    .collect(),
                open: entry_problems(&guidance, group, entry, &facts, today())
                    .iter()
                    .filter(|problem| problem.holds_up())
                    .count(),
            })
            .collect()
    })
}

/// The list of a group's entries.
#[component]
pub fn EntryList(section: SectionId, group: Group) -> impl IntoView {
    let session = use_session();
    let group = StoredValue::new(group);
    let section = StoredValue::new(section);
    let shown = Memo::new(move |_| group.with_value(|group| cards(session, group)));
    let page = move |entry: EntryId| CasePage::Entry {
        section: section.get_value(),
        group: group.with_value(|g| g.id.clone()),
        entry,
    };
    let add = move |()| {
        let entry = group.with_value(|g| session.add_entry(&g.id));
        navigate(&route(session, page(entry)));
    };
    let more = group.with_value(|group| {
        let element = group_id(&group.id);
        expect_context::<Visit>().welcome_back(&element);
        read_more(&session.guidance(), &group.guide, &element)
    });
    let (title, one, intro) =
        group.with_value(|g| (g.title.clone(), g.one.clone(), g.intro.clone()));
    let card = move |card: Card| {
        let mut rows: Vec<SummaryRow> = card
            .rows
            .iter()
            .map(|(key, value)| SummaryRow::new(key.clone(), value.clone()))
            .collect();
        if card.open > 0 {
            let answers = if card.open == 1 {
                "1 answer"
            } else {
                &format!("{} answers", card.open)
            };
            rows.push(SummaryRow::new(
                "To do",
                format!("{answers} missing or wrong"),
            ));
        }
        let remove = {
            let (id, name) = (card.id.clone(), card.name.clone());
            move || group.with_value(|g| session.remove_entry(&g.id, &id, name.clone()))
        };
        let actions = vec![
            SummaryAction::link(
                "Change",
                card.name.clone(),
                href(session, page(card.id.clone())),
            ),
            SummaryAction::call("Remove", card.name.clone(), remove),
        ];
        view! {
            <SummaryCard title=card.name.clone() heading=Heading::H2 actions=actions>
                <SummaryList rows=rows />
            </SummaryCard>
        }
    };
    let cards = move |()| {
        let keyed = |one: Card| Keyed::new(one.key(), move || card(one));
        shown.get().into_iter().map(keyed).collect()
    };
    // The banner goes, and what had focus with it.
    let leave_banner = move |act: fn(Session)| {
        act(session);
        let _ = group.with_value(|g| focus_element(&group_id(&g.id)));
    };
    let undo_text = Signal::derive(move || {
        session
            .removed_name()
            .map(|name| format!("Removed {name}."))
    });
    view! {
        <section id=group.with_value(|g| group_id(&g.id)) tabindex="-1" aria-label=title>
            {(!intro.is_empty()).then(|| view! { <p class="govuk-body">{intro}</p> }.into_any())}
            {more}
            <UndoBanner
                message=undo_text
                on_undo=move |()| leave_banner(Session::undo_removal)
                on_dismiss=move |()| leave_banner(Session::forget_removal)
            />
            <Show when=move || shown.with(Vec::is_empty)>
                <InsetText>{group.with_value(|g| g.empty.clone())}</InsetText>
            </Show>
            <KeyedList items=cards />
            <Button on_click=add kind=ButtonKind::Secondary>
                {move || {
                    let first = shown.with(Vec::is_empty);
                    if first { format!("Add {one}") } else { format!("Add another {one}") }
                }}
            </Button>
        </section>
    }
}

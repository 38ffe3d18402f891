//! Events in time: in order of date, filtered by agency and words, pleasant with many.

use leptos::prelude::*;
use practice_review_engine::case::{Case, Entry};
use practice_review_engine::chronology::{Filter, ordered};
use practice_review_engine::document::{shortened, words};
use practice_review_engine::form::{entry_problems, facts_in_use};
use practice_review_engine::guidance::{
    EntryId, Group, Guidance, OptionId, QuestionId, SectionId, Timeline,
};

use super::page::{group_id, href, route, today};
use crate::components::{
    Button, ButtonKind, InsetText, Keyed, KeyedList, SearchInput, Select, SelectOption, ShowMore,
    Shown, Tag, TagColour, TextButton, UndoBanner, focus_element,
};
use crate::pages::guide::{Visit, read_more};
use crate::route::{CasePage, navigate};
use crate::session::{Session, use_session};

/// So many events are shown at once.
const PIECE: usize = 200;
/// The id of the field for words to look for.
const WORDS: &str = "events-words";

/// What is shown of an event.
#[derive(Clone, PartialEq)]
struct Event {
    id: EntryId,
    when: String,
    agency: String,
    what: String,
    incomplete: bool,
}

impl Event {
    /// All that is shown, so that an event that has changed is built anew.
    fn key(&self) -> String {
        let incomplete = if self.incomplete { "incomplete" } else { "" };
        [
            self.id.as_str(),
            &self.when,
            &self.agency,
            &self.what,
            incomplete,
        ]
        .join("\n")
    }
}

fn say(guidance: &Guidance, entry: &Entry, question: &QuestionId) -> String {
    let answer = entry.answers.get(question).filter(|a| !a.value.is_blank());
    match (answer, guidance.question(question)) {
        (Some(answer), Some(question)) => words(guidance, question, Some(answer)).1.join(" "),
        _ => String::new(),
    }
}

/// How many events pass the filter, and the first of them, in order.
fn events(
    guidance: &Guidance,
    case: &Case,
    group: &Group,
    timeline: &Timeline,
    filter: &Filter,
    most: usize,
) -> (usize, Vec<Event>) {
    let facts = facts_in_use(guidance, case);
    let mut passing = ordered(case.entries(&group.id), &timeline.when);
    passing.retain(|entry| filter.lets_through(entry, &timeline.agency));
    let events = passing
        .iter()
        .take(most)
        .map(|entry| Event {
            id: entry.id.clone(),
            when: Some(say(guidance, entry, &timeline.when))
                .filter(|text| !text.is_empty())
                .unwrap_or_else(|| "No date yet".to_owned()),
            agency: say(guidance, entry, &timeline.agency),
            what: Some(say(guidance, entry, &timeline.what))
                .filter(|text| !text.is_empty())
                .unwrap_or_else(|| "Not described yet".to_owned()),
            incomplete: entry_problems(guidance, group, entry, &facts, today())
                .iter()
                .any(|problem| problem.holds_up()),
        })
        .collect();
    (passing.len(), events)
}

/// The id in the page of an event.
fn event_element(id: &EntryId) -> String {
    format!("event-{}", id.as_str())
}

/// The agencies that occur, by label.
fn agencies(
    guidance: &Guidance,
    case: &Case,
    group: &Group,
    timeline: &Timeline,
) -> Vec<SelectOption> {
    let Some(question) = guidance.question(&timeline.agency) else {
        return Vec::new();
    };
    let used: Vec<&OptionId> = case
        .entries(&group.id)
        .iter()
        .filter_map(|entry| entry.answers.get(&timeline.agency)?.value.choice())
        .collect();
    std::iter::once(SelectOption::new("", "All agencies"))
        .chain(
            guidance
                .options(question)
                .iter()
                .filter(|option| used.contains(&&option.id))
                .map(|option| SelectOption::new(option.id.to_string(), option.label.clone())),
        )
        .collect()
}

/// The events of a group that is a chronology.
#[component]
pub fn EventList(section: SectionId, group: Group, timeline: Timeline) -> impl IntoView {
    let session = use_session();
    let (title, intro) = (group.title.clone(), group.intro.clone());
    let element = group_id(&group.id);
    expect_context::<Visit>().welcome_back(&element);
    let more = read_more(&session.guidance(), &group.guide, &element);
    let group = StoredValue::new((group, timeline));
    let section = StoredValue::new(section);
    let agency = RwSignal::new(String::new());
    let text = RwSignal::new(String::new());
    let total = Memo::new(move |_| {
        group.with_value(|(g, _)| session.track(|case| case.entries(&g.id).len()))
    });
    let list = session.read(|case| format!("{} {element}", case.id.as_str()));
    let reveal = Shown::piece(list, PIECE);
    let found = Memo::new(move |_| {
        let chosen = agency.get();
        let filter = Filter {
            agency: (!chosen.is_empty()).then(|| OptionId::from(chosen)),
            words: text.get(),
        };
        let guidance = session.guidance();
        group.with_value(|(g, t)| {
            session.track(|case| events(&guidance, case, g, t, &filter, reveal.count()))
        })
    });
    let options = Memo::new(move |_| {
        let guidance = session.guidance();
        group.with_value(|(g, t)| session.track(|case| agencies(&guidance, case, g, t)))
    });
    let page = move |entry: EntryId| CasePage::Entry {
        section: section.get_value(),
        group: group.with_value(|(g, _)| g.id.clone()),
        entry,
    };
    let add = move |()| {
        let entry = group.with_value(|(g, _)| session.add_entry(&g.id));
        navigate(&route(session, page(entry)));
    };
    let card = move |event: Event| {
        let name = format!("{}: {}", event.when, shortened(&event.what));
        let remove = {
            let (id, name) = (event.id.clone(), name.clone());
            move |()| group.with_value(|(g, _)| session.remove_entry(&g.id, &id, name.clone()))
        };
        view! {
            <li class="prt-timeline__event" id=event_element(&event.id) tabindex="-1">
                <div class="prt-timeline__when">{event.when.clone()}</div>
                <div class="prt-timeline__body">
                    <p class="prt-timeline__meta">
                        {event.agency.clone()} " "
                        {event.incomplete.then(|| view! { <Tag colour=TagColour::Amber>"To complete"</Tag> }.into_any())}
                    </p>
                    <p class="govuk-body prt-timeline__title">{event.what.clone()}</p>
                    <p class="prt-timeline__actions prt-no-print">
                        <a class="govuk-link" href=href(session, page(event.id.clone()))>
                            "Change" <span class="govuk-visually-hidden">{format!(" {name}")}</span>
                        </a>
                        " "
                        <TextButton on_click=remove hidden=format!(" {name}")>"Remove"</TextButton>
                    </p>
                </div>
            </li>
        }
    };
    let cards = move |()| {
        let keyed = |one: Event| Keyed::new(one.key(), move || card(one));
        let (_, shown) = found.get();
        shown.into_iter().map(keyed).collect()
    };
    let passing = Memo::new(move |_| found.with(|(count, _)| *count));
    let at = move |place: usize| {
        found.with(|(_, shown)| shown.get(place).map(|event| event_element(&event.id)))
    };
    let count = move || {
        let (shown, total) = (passing.get(), total.get());
        let events = if total == 1 { "event" } else { "events" };
        if shown == total {
            format!("{total} {events}")
        } else {
            format!("{shown} of {total} {events}")
        }
    };
    let filtered = Memo::new(move |_| {
        agency.with(|agency| !agency.is_empty()) || text.with(|text| !text.trim().is_empty())
    });
    // The button goes with the filter that it clears.
    let show_all = move |()| {
        agency.set(String::new());
        text.set(String::new());
        let _ = focus_element(WORDS);
    };
    let clear =
        move || view! { <TextButton on_click=show_all>"Clear the filter"</TextButton> }.into_any();
    let none = move || {
        view! {
            <InsetText>"No event fits this filter. The others are still there: clear the filter to see them."</InsetText>
        }
        .into_any()
    };
    // The banner goes, and what had focus with it.
    let leave_banner = move |act: fn(Session)| {
        act(session);
        let _ = group.with_value(|(g, _)| focus_element(&group_id(&g.id)));
    };
    let undo_text = Signal::derive(move || {
        session
            .removed_name()
            .map(|name| format!("Removed “{name}”."))
    });
    let one = move || group.with_value(|(g, _)| g.one.clone());
    view! {
        <section id=element tabindex="-1" aria-label=title>
            {(!intro.is_empty()).then(|| view! { <p class="govuk-body">{intro}</p> }.into_any())}
            {more}
            <Button on_click=add kind=ButtonKind::Secondary>{format!("Add {}", one())}</Button>
            <UndoBanner
                message=undo_text
                on_undo=move |()| leave_banner(Session::undo_removal)
                on_dismiss=move |()| leave_banner(Session::forget_removal)
            />
            <Show
                when=move || { total.get() > 0 }
                fallback=move || view! { <InsetText>{group.with_value(|(g, _)| g.empty.clone())}</InsetText> }.into_any()
            >
                <div class="prt-filter">
                    <Select
                        id="events-agency"
                        label="Agency"
                        options=options
                        value=agency
                        on_input=move |value: String| agency.set(value)
                    />
                    <SearchInput
                        id=WORDS
                        label="Words"
                        value=text
                        on_input=move |value: String| text.set(value)
                    />
                    <p class="prt-filter__count">
                        <span role="status">{count}</span> " " {move || filtered.get().then(clear)}
                    </p>
                </div>
                {move || (passing.get() == 0).then(none)}
                <ol class="prt-timeline">
                    <KeyedList items=cards />
                </ol>
                <ShowMore shown=reveal total=passing of="events" element=at />
            </Show>
            <Show when=move || { total.get() > 5 }>
                <Button on_click=add kind=ButtonKind::Secondary>{format!("Add another {}", one())}</Button>
            </Show>
        </section>
    }
}

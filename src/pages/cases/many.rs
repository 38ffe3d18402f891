//! The cases themselves, however many there are.

use leptos::prelude::*;

use super::actions::{Actions, element};
use super::rows::row;
use crate::components::{InsetText, Keyed, KeyedList, SearchInput, ShowMore};
use crate::library;
use crate::store::Summary;

/// From so many on there is a field to find one.
const MANY: usize = 10;

/// Whether the words stand in the title of a case, or in the name of its partnership. Letters count the
/// same in both cases.
fn fits(case: &Summary, words: &str) -> bool {
    let there = format!("{} {}", case.title, library::name(&case.partnership)).to_lowercase();
    words
        .to_lowercase()
        .split_whitespace()
        .all(|word| there.contains(word))
}

/// The list, with what finds a case in it.
#[component]
pub fn Many(
    /// The cases, as they are shown.
    cases: Vec<Summary>,
    /// What is done with one.
    actions: Actions,
) -> impl IntoView {
    let total = cases.len();
    let cases = StoredValue::new(cases);
    let words = actions.sought;
    let found = Memo::new(move |_| {
        let words = words.get();
        cases.with_value(|cases| {
            let fitting = (0..).zip(cases).filter(|(_, case)| fits(case, &words));
            fitting.map(|(place, _)| place).collect::<Vec<usize>>()
        })
    });
    let case = move |place: usize| cases.with_value(|cases| cases.get(place).cloned());
    let rows = move |()| {
        let shown = actions.shown.count();
        let found = found.get();
        let summaries = found.into_iter().take(shown).filter_map(case);
        summaries
            .map(|one| {
                Keyed::new(one.id.as_str().to_owned(), move || {
                    row(one, actions).into_any()
                })
            })
            .collect()
    };
    let at = move |place: usize| {
        let place = found.with(|found| found.get(place).copied())?;
        case(place).map(|one| element(&one.id))
    };
    let count = move || match found.with(Vec::len) {
        count if count == total => format!("{total} cases"),
        count => format!("{count} of {total} cases"),
    };
    view! {
        {(total >= MANY).then(|| view! {
            <div class="prt-filter">
                <SearchInput
                    id="cases-words"
                    label="Find a case"
                    value=words
                    on_input=move |value: String| words.set(value)
                />
                <p class="prt-filter__count" role="status">{count}</p>
            </div>
            {move || found.with(Vec::is_empty).then(|| view! { <InsetText>"No case has these words in its title or its partnership. Titles hold no names, so a name finds nothing."</InsetText> }.into_any())}
        }.into_any())}
        <ul class="prt-cases"><KeyedList items=rows /></ul>
        <ShowMore shown=actions.shown total=Signal::derive(move || found.with(Vec::len)) of="cases" element=at />
    }
}

//! The first page of a partnership's guide: search, and what there is.

use leptos::prelude::*;
use practice_review_engine::guidance::{Guidance, Partnership};
use practice_review_engine::guide::{Guide, GuidePage, search};

use super::parts::{ENTRIES, entry, list, paragraph};
use super::results::results;
use super::{Visit, head, href};
use crate::components::{InsetText, SearchInput};

/// The most that is shown of what was found.
const MOST: usize = 30;

/// The table of contents, or what was found.
pub fn contents_page(guidance: &Guidance, guide: Guide) -> AnyView {
    let visit = expect_context::<Visit>();
    let words = visit.words();
    let kept = StoredValue::new((guidance.partnership.clone(), guide));
    let count = move || {
        kept.with_value(|(_, guide)| words.with(|words| counted(words, search(guide, words).len())))
    };
    let body = move || {
        kept.with_value(|(partnership, guide)| {
            words.with(|words| {
                if words.trim().is_empty() {
                    return contents(partnership, guide);
                }
                let hits = search(guide, words);
                results(&partnership.id, hits.get(..MOST).unwrap_or(&hits))
            })
        })
    };
    let example = guidance.word("local-review").to_owned();
    view! {
        {head(guidance, "Guide")}
        <div class="prt-guide__search prt-no-print">
            <SearchInput
                id="guide-words"
                label="Search this guide"
                hint=format!("For example “who decides”, “without consent” or “{example}”.")
                value=words
                on_input=move |text: String| words.set(text)
            />
            <p class="prt-meta" role="status">{count}</p>
        </div>
        {body}
    }
    .into_any()
}

/// How much was found, in words; nothing where nothing is looked for.
fn counted(words: &str, found: usize) -> String {
    match found {
        _ if words.trim().is_empty() => String::new(),
        0 => "No results".to_owned(),
        1 => "1 result".to_owned(),
        _ if found > MOST => {
            format!("{found} results; the first {MOST} are shown. Another word narrows them.")
        }
        _ => format!("{found} results"),
    }
}

/// The pages, each with the questions that it answers, and what to bear in mind about the edition.
fn contents(partnership: &Partnership, guide: &Guide) -> AnyView {
    let item = |page: &GuidePage| {
        let page = page.page;
        let questions = paragraph("prt-meta", page.questions().to_owned());
        entry(
            href(&partnership.id, Some(page), None),
            page.title().into_any(),
            questions.into_iter().collect(),
        )
    };
    let notice = partnership.edition.notice.clone();
    view! {
        {list(ENTRIES, guide.pages.iter().map(item).collect())}
        <InsetText>{notice}</InsetText>
    }
    .into_any()
}

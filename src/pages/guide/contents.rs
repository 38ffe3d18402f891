//! The first page of a partnership's guide: search, and what there is.

use leptos::prelude::*;
use practice_review_engine::document::counted;
use practice_review_engine::guidance::{Guidance, Partnership};
use practice_review_engine::guide::{Found, Guide, GuidePage, search};

use super::parts::{ENTRIES, entry, list, paragraph};
use super::results::{FIELD, quoted, results};
use super::{Visit, head, href};
use crate::components::{InsetText, SearchInput};

/// The most that is shown of what was found.
const MOST: usize = 30;

/// The table of contents, or what was found.
pub fn contents_page(guidance: &Guidance, guide: Guide) -> AnyView {
    let visit = expect_context::<Visit>();
    let words = visit.words();
    let kept = StoredValue::new((guidance.partnership.clone(), guide));
    let found =
        Memo::new(move |_| kept.with_value(|(_, guide)| words.with(|words| search(guide, words))));
    let count = move || found.with(|found| words.with(|words| told(words, found)));
    let body = move || {
        kept.with_value(|(partnership, guide)| {
            if words.with(|words| words.trim().is_empty()) {
                return contents(partnership, guide);
            }
            found.with(|found| results(&partnership.id, found, MOST, words))
        })
    };
    let example = guidance.word("local-review").to_owned();
    view! {
        {head(guidance, "Guide")}
        <div class="prt-guide__search prt-no-print">
            <SearchInput
                id=FIELD
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

/// How much was found and what was not, in words; nothing where nothing is looked for.
fn told(words: &str, found: &Found) -> String {
    let hits = found.hits.len();
    if words.trim().is_empty() {
        return String::new();
    }
    if hits == 0 {
        return "No results".to_owned();
    }
    let results = counted(hits, "result");
    let results = match (found.partly, found.nowhere.len()) {
        (false, _) => results,
        (true, 0) => {
            format!("Nothing here has all of these words. {results} with most of them")
        }
        (true, missing) => {
            let are = if missing == 1 { "is" } else { "are" };
            let missing = quoted(&found.nowhere, "and");
            format!("{missing} {are} nowhere in this guide. {results} for the rest")
        }
    };
    match hits {
        _ if hits > MOST => {
            format!("{results}; the first {MOST} are shown. Another word narrows them.")
        }
        _ if found.partly => format!("{results}."),
        _ => results,
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

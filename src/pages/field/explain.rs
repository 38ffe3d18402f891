//! Why a question is asked, and where that comes from.

use leptos::prelude::*;
use practice_review_engine::guidance::{Guidance, Kind, Question, Seen, Source as Cited};

use super::field_id;
use crate::components::{Source, WhyWeAsk};
use crate::pages::guide::{Visit, read_more};

/// A source as it is shown: document, section, and how far its text was read.
pub fn citation(guidance: &Guidance, source: &Cited) -> Source {
    let Some(document) = guidance.document(&source.document) else {
        return Source::new(source.section.clone());
    };
    let shown = Source::new(format!(
        "{} ({}), {}",
        document.short, document.edition, source.section
    ));
    match document.seen {
        Seen::Full => shown,
        Seen::Part => shown.note("read in part, or through documents that restate it"),
        Seen::No => shown.note("its text was not read"),
    }
}

/// "Why we ask this" for a question, with the way to the guide and back to the question.
pub fn why_we_ask(guidance: &Guidance, question: &Question) -> impl IntoView + use<> {
    let sources: Vec<Source> = question
        .sources
        .iter()
        .map(|s| citation(guidance, s))
        .collect();
    let id = field_id(&question.id);
    let control = match question.kind {
        Kind::Date => format!("{id}-day"),
        _ => id,
    };
    expect_context::<Visit>().welcome_back(&control);
    let more = read_more(guidance, &question.guide, &control);
    view! { <WhyWeAsk why=question.why.clone() sources=sources>{more}</WhyWeAsk> }
}

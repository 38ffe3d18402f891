//! Why a question is asked, and where that comes from.

use leptos::prelude::*;
use practice_review_engine::guidance::{Guidance, Question, Seen, Source as Cited};

use crate::components::{Source, WhyWeAsk};

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

/// "Why we ask this" for a question.
pub fn why_we_ask(guidance: &Guidance, question: &Question) -> impl IntoView + use<> {
    let sources: Vec<Source> = question
        .sources
        .iter()
        .map(|s| citation(guidance, s))
        .collect();
    view! { <WhyWeAsk why=question.why.clone() sources=sources /> }
}

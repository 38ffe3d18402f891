//! A partnership's guidance made into a guide.

use super::model::{Alike, Guide, GuidePage, Item, Section, slug};
use super::page::Page;
use super::parts;
use crate::guidance::{Guidance, Reference};

/// Composes the guide of a partnership. `all` are the partnerships whose words stand beside its
/// own; that it may be among them itself makes no difference.
#[must_use]
pub fn compose(guidance: &Guidance, all: &[&Guidance]) -> Guide {
    Guide {
        pages: Page::ALL
            .into_iter()
            .map(|page| compose_page(guidance, all, page))
            .filter(|page| !page.sections.is_empty())
            .collect(),
        alike: guidance
            .content
            .synonym
            .iter()
            .map(|synonym| Alike {
                meaning: synonym.meaning.clone(),
                words: synonym.words.clone(),
            })
            .collect(),
    }
}

fn compose_page(guidance: &Guidance, all: &[&Guidance], page: Page) -> GuidePage {
    let mut sections: Vec<Section> = match page {
        Page::Criteria => vec![parts::criteria(guidance), parts::routes(guidance)],
        Page::AfterReferral => vec![parts::afterwards(guidance)],
        Page::Timescales => vec![parts::timescales(guidance)],
        Page::Words => vec![parts::words(guidance, all)],
        Page::Forms => vec![parts::forms(guidance)],
        Page::Documents => vec![
            parts::edition(guidance),
            parts::gaps(guidance),
            parts::documents(guidance),
        ],
        _ => Vec::new(),
    };
    sections.retain(|section| !section.items.is_empty());
    for reference in references(guidance, page) {
        add(&mut sections, guidance, reference);
    }
    if page == Page::OtherProcesses {
        // What the policy says comes before what holds everywhere.
        sections.extend(Some(parts::processes(guidance)).filter(|found| !found.items.is_empty()));
    }
    GuidePage { page, sections }
}

/// The references of a page, kind by kind.
pub(super) fn references(guidance: &Guidance, page: Page) -> impl Iterator<Item = &Reference> {
    page.abouts().iter().flat_map(|about| {
        let all = guidance.content.reference.iter();
        all.filter(move |reference| reference.about == *about)
    })
}

/// Puts a reference under its heading. Two that differ only in capitals are one, written as the
/// last of them does: a partnership's own come after the national ones.
fn add(sections: &mut Vec<Section>, guidance: &Guidance, reference: &Reference) {
    let id = slug(&reference.topic);
    let known = sections.iter().position(|section| section.id == id);
    let index = known.unwrap_or_else(|| {
        sections.push(Section::new(&reference.topic));
        sections.len() - 1
    });
    let Some(section) = sections.get_mut(index) else {
        return;
    };
    section.heading.clone_from(&reference.topic);
    let id = [&section.id, ".", &(section.items.len() + 1).to_string()].concat();
    let source = guidance.cite(&reference.sources);
    let item = Item::new(id, "", &reference.text, source).note(&reference.why_not_acted_on);
    section.items.push(item);
}

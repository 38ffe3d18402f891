//! Comments that somebody sent back on a referral: who signed them, what they say, and putting them
//! beside the case.

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::bundle::{Comment, VerifiedComments};
use practice_review_engine::case::CaseId;

use super::bundle::signer_card;
use crate::components::{Button, ButtonKind, InsetText, SummaryList, SummaryRow, WarningText};
use crate::pages::signers::List;
use crate::pages::words::{about, sentence};
use crate::platform;
use crate::route::{CasePage, Route, navigate};
use crate::store::cases;

/// What is known here of the case that they are about.
#[derive(Clone, PartialEq)]
enum Where {
    /// It is being looked for.
    Looking,
    /// It is among the cases, and the bundle was exported from it.
    Here(CaseId),
    /// It is among the cases, and the comments stand beside it already.
    Taken(CaseId),
    /// It is not in this browser.
    Elsewhere,
}

/// The comments.
#[component]
pub fn CommentsView(comments: VerifiedComments) -> impl IntoView {
    let list = List::read();
    let at = RwSignal::new(Where::Looking);
    let failed = RwSignal::new(None::<String>);
    let id = CaseId::parse(&comments.comments().case);
    let kept = StoredValue::new(comments.clone());
    spawn_local(async move {
        let found = look_for(id, &kept.get_value()).await;
        let _ = at.try_set(found);
    });
    let take = move |id: CaseId| {
        let comments = kept.get_value();
        spawn_local(async move {
            let change = cases::change(&id, |case| {
                case.take_back(&comments);
            });
            match cases::alone(&id, change).await {
                Ok(()) => navigate(&Route::Case {
                    id,
                    page: CasePage::Tasks,
                }),
                Err(error) => {
                    let _ = failed.try_set(Some(sentence(&error)));
                }
            }
        });
    };
    let next = move || {
        match at.get() {
        Where::Looking => ().into_any(),
        Where::Here(id) => view! {
            <p class="govuk-body">"They are about a bundle that you exported from a case in this browser."</p>
            <Button on_click=move |()| take(id.clone())>"Put them beside the case"</Button>
        }
        .into_any(),
        Where::Taken(id) => view! {
            <p class="govuk-body">
                "They stand beside the case already. "
                <a class="govuk-link" href=Route::Case { id, page: CasePage::Tasks }.href()>"Go to the case"</a>
            </p>
        }
        .into_any(),
        Where::Elsewhere => view! {
            <InsetText>"The bundle that they are about was not exported in this browser. Open this file where the case is, or print it."</InsetText>
        }
        .into_any(),
    }
    };
    let about = comments.comments();
    let rows = vec![
        SummaryRow::new(
            "On",
            format!("{}, {}", about.form.title, about.partnership.title),
        ),
        SummaryRow::new("Written", platform::moment(&about.made_at)),
    ];
    let said: Vec<Comment> = about.comments.clone();
    view! {
        <h2 class="govuk-heading-l">"The referral was sent back with comments"</h2>
        {about.example.then(|| view! { <p class="prt-example-ribbon">"Example case: everybody in it is invented."</p> }.into_any())}
        <InsetText>
            "Nothing in this file was changed since it was signed. The name was typed by whoever signed and is not proven: below stands whether the key is known here."
        </InsetText>
        <SummaryList rows />
        <h3 class="govuk-heading-m">"Comments"</h3>
        {said.into_iter().map(comment_view).collect_view()}
        {signer_card("Signed by".to_owned(), comments.signed_by().clone(), 1, list)}
        <div class="prt-no-print">
            <div aria-live="polite">{next}</div>
            {move || failed.get().map(|why| view! { <div role="alert"><WarningText>{why}</WarningText></div> }.into_any())}
            <Button on_click=move |()| platform::print() kind=ButtonKind::Secondary>"Print the comments"</Button>
        </div>
    }
}

fn comment_view(comment: Comment) -> AnyView {
    view! {
        <h4 class="govuk-heading-s">{about(&comment.about).to_owned()}</h4>
        <p class="govuk-body prt-as-typed">{comment.text}</p>
    }
    .into_any()
}

/// Whether the case is here, and the bundle one of its exports.
async fn look_for(id: Option<CaseId>, comments: &VerifiedComments) -> Where {
    let Some(id) = id else {
        return Where::Elsewhere;
    };
    match cases::read(&id).await {
        Ok((case, _)) if case.has_taken(comments) => Where::Taken(id),
        Ok((case, _)) if case.export_of(&comments.comments().on).is_some() => Where::Here(id),
        _ => Where::Elsewhere,
    }
}

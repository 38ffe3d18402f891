//! Comments on an opened bundle, sent back to the referrer instead of a signature beside theirs.

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::bundle::{
    Comment, Comments, Message, PublicJwk, Signer, Verified, prepare,
};
use practice_review_engine::signers::Person;

use super::kept;
use super::open::OpenedFile;
use super::signer::{Known, PersonFields, Signing};
use super::words;
use crate::built_in;
use crate::components::{
    BannerKind, Button, ButtonKind, Details, ErrorSummary, FieldError, InsetText,
    NotificationBanner, Select, SelectOption, Textarea, WarningText, error_at, focus_field,
};
use crate::platform;
use crate::vault::sign;

/// The capacity in which comments are signed.
const CAPACITY: &str = "Sends it back with comments";
/// The field of the first comment.
const FIRST: &str = "comment-1-text";

/// Writing comments and signing them.
#[component]
pub fn SendBack(verified: Verified) -> impl IntoView {
    let open = expect_context::<OpenedFile>().is_written_on(verified.digest());
    view! {
        <div class="prt-no-print">
            <h2 class="govuk-heading-m">"If something has to change first"</h2>
            <Details summary="Send it back with comments" open>
                <Fields verified />
            </Details>
        </div>
    }
}

#[component]
fn Fields(verified: Verified) -> impl IntoView {
    let opened = expect_context::<OpenedFile>();
    let Person { name, role, agency } = opened.commenter();
    let signing = Signing::new("comment", Known { name, role, agency });
    on_cleanup(move || opened.note_commenter(signing.who.as_typed()));
    let digest = StoredValue::new(verified.digest().to_owned());
    let begun = Memo::new(move |_| digest.with_value(|digest| opened.comments_begun(digest)));
    let comment = move |number| digest.with_value(|digest| opened.comment(digest, number));
    let about = move |number: usize| Signal::derive(move || comment(number).0);
    let text = move |number: usize| Signal::derive(move || comment(number).1);
    let made = RwSignal::new(None::<String>);
    let mut sections = vec![SelectOption::new("", words::about(""))];
    let parts = verified.payload().document.parts.iter();
    sections.extend(
        parts
            .flat_map(|part| &part.sections)
            .map(|section| SelectOption::new(section.title.clone(), section.title.clone())),
    );
    let sections = StoredValue::new(sections);
    let kept = StoredValue::new(verified);
    let more = move |()| {
        let before = begun.get_untracked();
        let number = before + 1;
        digest.with_value(|digest| opened.write(digest, before, |_| {}));
        request_animation_frame(move || {
            // It has just been put there.
            let _ = focus_field(&format!("comment-{number}-about"));
        });
    };
    let go = move |()| {
        let comments = digest.with_value(|digest| opened.comments(digest));
        let missing = comments
            .is_empty()
            .then(|| FieldError::new(FIRST, "Write what has to change"));
        if !signing.begin_as_person(missing) {
            return;
        }
        let signer = signing.who.signer_as(CAPACITY.to_owned());
        let verified = kept.get_value();
        spawn_local(async move {
            let outcome = send(&verified, comments, signer).await;
            if let Some(name) = signing.end(outcome) {
                opened.sent(verified.digest());
                let _ = made.try_set(Some(name));
            }
        });
    };
    let errors = signing.errors;
    view! {
        <p class="govuk-body">
            "For whoever is asked to agree to the referral, or at the partnership to take it on. A signed bundle cannot be changed: the referrer gets your comments, changes the case and signs it anew."
        </p>
        <ErrorSummary errors attempt=signing.attempt />
        <For each=move || 0..begun.get() key=|number| *number let:number>
            <Select
                id=format!("comment-{}-about", number + 1)
                label=format!("Comment {} is about", number + 1)
                options=Signal::derive(move || sections.get_value())
                value=about(number)
                on_input=move |about: String| {
                    digest.with_value(|digest| opened.write(digest, number, |comment| comment.0 = about));
                }
            />
            <Textarea
                id=format!("comment-{}-text", number + 1)
                label="What has to change, and why"
                value=text(number)
                on_input=move |text: String| {
                    digest.with_value(|digest| opened.write(digest, number, |comment| comment.1 = text));
                }
                error=Signal::derive(move || (number == 0).then(|| error_at(errors, FIRST).get()).flatten())
                rows=3
            />
        </For>
        <Button on_click=more kind=ButtonKind::Secondary>"Add another comment"</Button>
        <h3 class="govuk-heading-s">"Who comments"</h3>
        <PersonFields signing />
        <InsetText>
            "Send the file by the same safe way as the referral came. Write no more about the child than the comment needs: this file is signed, but not encrypted."
        </InsetText>
        <div aria-live="polite">
            {move || signing.failed.get().map(|why| view! { <WarningText>{why}</WarningText> }.into_any())}
        </div>
        <Button on_click=go disabled=signing.working>
            {move || if signing.working.get() { "Signing …" } else { "Sign and download the comments" }}
        </Button>
        {move || made.get().map(|name| view! {
            <NotificationBanner kind=BannerKind::Success text="Comments signed">
                <p class="govuk-body">"The file is where your browser puts downloads: " <span class="prt-file-name">{name}</span> ". Send it to the referrer, who opens it in this app."</p>
            </NotificationBanner>
        }.into_any())}
    }
}

/// Signs the comments and downloads them. Gives the file's name.
async fn send(
    verified: &Verified,
    comments: Vec<Comment>,
    signer: Signer,
) -> Result<String, String> {
    let comments = Comments::on(verified, comments, built_in::VERSION, &platform::now());
    let bytes = comments.to_bytes().map_err(|error| error.to_string())?;
    let person = Person::from(&signer);
    let prepared = |key: PublicJwk| prepare(Message::Comments, &bytes, key, signer);
    let (file, _) = sign(&person, prepared)
        .await
        .map_err(|error| error.to_string())?;
    let name = kept::file_name_of(&comments.case, "comments");
    platform::download(&name, "application/json", &file)
        .map(|()| name)
        .map_err(|error| error.to_string())
}

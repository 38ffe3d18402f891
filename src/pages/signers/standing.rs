//! What is known here of a key that signed an opened file, and noting it once it was checked.

use leptos::prelude::*;
use practice_review_engine::bundle::SignedBy;
use practice_review_engine::signers::{Checked, Known, Person, Standing};

use super::{List, checked_words};
use crate::components::{
    Button, ButtonKind, Choice, Details, FieldError, Radios, Size, Tag, TagColour, WarningText,
    error_at, focus_element,
};
use crate::platform;

/// The ways to check, with their names in the radios.
const WAYS: [(&str, Checked, &str, &str); 3] = [
    (
        "telephone",
        Checked::Telephone,
        "Over the telephone",
        "I rang a number that I had from elsewhere, and all eight groups were the same.",
    ),
    (
        "in-person",
        Checked::InPerson,
        "Face to face",
        "They showed me the fingerprint on their machine, and all eight groups were the same.",
    ),
    (
        "no",
        Checked::No,
        "Not at all",
        "I only want to see whether the same key comes again.",
    ),
];

/// Whether the key is known, and what to do where it is not.
#[component]
pub fn KeyStanding(
    /// Who signed with it.
    signed: SignedBy,
    /// Which signature of the file it is, from 1.
    number: usize,
    /// Who is known.
    list: List,
) -> impl IntoView {
    let kept = StoredValue::new(signed);
    let said = move || {
        let signers = list.signers.get()?;
        let view = kept.with_value(|signed| said(&signers.standing(&signed.key, &signed.signer)));
        Some(view)
    };
    // A key that was checked needs no more; nor does one's own.
    let settled = Memo::new(move |_| {
        list.signers.with(|signers| {
            let standing = signers.as_ref().map(|signers| {
                kept.with_value(
                    |signed| match signers.standing(&signed.key, &signed.signer) {
                        Standing::Own(_) => true,
                        Standing::Known(known) => known.checked != Checked::No,
                        Standing::OtherName(_) | Standing::OtherKey(_) | Standing::Unknown => false,
                    },
                )
            });
            standing.unwrap_or(true)
        })
    });
    let id = format!("signer-{number}-standing");
    view! {
        <div class="prt-key-standing" id=id tabindex="-1" aria-live="polite">{said}</div>
        {move || list.failed.get().map(|why| view! { <WarningText>{why}</WarningText> }.into_any())}
        {move || (!settled.get()).then(|| view! { <Note kept number list /> }.into_any())}
    }
}

/// What is said of a key.
fn said(standing: &Standing<'_>) -> AnyView {
    let tagged = |colour: TagColour, tag: &'static str, words: String| {
        view! { <p class="govuk-body"><Tag colour>{tag}</Tag> " " {words}</p> }.into_any()
    };
    let who = |person: &Person| format!("{}, {}", person.name, person.agency);
    match standing {
        Standing::Own(own) => tagged(
            TagColour::Green,
            "A key of this browser",
            format!("{} signs with it here.", who(&own.person)),
        ),
        Standing::Known(known) => {
            let (colour, tag) = match known.checked {
                Checked::No => (TagColour::Grey, "Seen before, not checked"),
                Checked::Telephone | Checked::InPerson => (TagColour::Green, "Known key"),
            };
            let (on, how) = (platform::day(&known.since), checked_words(known.checked));
            tagged(
                colour,
                tag,
                format!("Noted here on {on} as that of {}, {how}.", who(&known.person)),
            )
        }
        Standing::OtherName(person) => view! {
            {tagged(TagColour::Red, "Known as somebody else's", String::new())}
            <WarningText>{format!("This key is known here as that of {}, but signed under another name. Ask both before you rely on it.", who(person))}</WarningText>
        }
        .into_any(),
        Standing::OtherKey(person) => view! {
            {tagged(TagColour::Red, "Not the key that is known", String::new())}
            <WarningText>{format!("{} is known here with another key. They may sign on another machine or for another agency, or somebody else uses their name: check before you rely on it.", who(person))}</WarningText>
        }
        .into_any(),
        Standing::Unknown => tagged(
            TagColour::Amber,
            "Not known here",
            "Nobody has noted in this browser whose key it is. Until you check, the name is only what was typed.".to_owned(),
        ),
    }
}

/// How to check a key, and noting it.
#[component]
fn Note(kept: StoredValue<SignedBy>, number: usize, list: List) -> impl IntoView {
    let field = format!("signer-{number}-checked");
    let way = RwSignal::new(String::new());
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let id = StoredValue::new(field.clone());
    let error = error_at(errors, field.clone());
    let note = move |()| {
        let chosen = WAYS
            .iter()
            .find(|(name, ..)| way.with_untracked(|way| way == name));
        let Some((_, checked, ..)) = chosen else {
            let message = "Choose how you checked whose key it is";
            errors.set(vec![FieldError::new(id.get_value(), message)]);
            let _ = focus_element(&id.get_value());
            return;
        };
        errors.set(Vec::new());
        let known = kept.with_value(|signed| Known {
            kid: signed.key.thumbprint(),
            person: Person::from(&signed.signer),
            checked: *checked,
            since: platform::now(),
        });
        list.change(move |signers| signers.note(known.clone()));
        // What is said of the key now stands above.
        let _ = focus_element(&format!("signer-{number}-standing"));
    };
    let options: Vec<Choice> = WAYS
        .iter()
        .map(|(name, _, label, hint)| Choice::new(*name, *label).hint(*hint))
        .collect();
    view! {
        <Details summary="Check whose key it is, and note it">
            <ol class="govuk-list govuk-list--number">
                <li>"Ring the signer on a number that you know already, not on one from this file or from the message that it came with."</li>
                <li>"Ask them to open “Signing keys” on the About page of this app on their machine, and to read out the fingerprint."</li>
                <li>"Compare all eight groups with the fingerprint above."</li>
            </ol>
            <p class="govuk-body">"Once is enough for each key. It is noted in this browser under the name that stands above, and recognised when it comes again."</p>
            <Radios id=field legend="How did you check?" options value=way on_input=move |value: String| way.set(value) error size=Size::Small small=true />
            <Button on_click=note kind=ButtonKind::Secondary>"Note this key"</Button>
        </Details>
    }
}

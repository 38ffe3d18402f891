//! How the file is kept from being read on its way: encrypted to the partnership, or by the way alone.

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::bundle::PublicJwk;
use practice_review_engine::case::Protection;
use practice_review_engine::encryption::keys::read_public;
use practice_review_engine::encryption::{LARGEST_KEY, suggested};
use practice_review_engine::guidance::Recipient as Team;
use practice_review_engine::seal::NewPassphrase;

use crate::components::{
    Button, ButtonKind, Choice, FieldError, FileInput, InputWidth, InsetText, Radios, Size,
    TextInput, error_at,
};
use crate::pages::words::sentence;
use crate::platform;
use crate::vault::encryption::{Recipient, is_on_curve};
use crate::vault::{random, typed};

const WAY: &str = "protect-way";
const KEY: &str = "protect-key";
const PASSPHRASE: &str = "protect-passphrase";

const BY_WAY: &str = "way";
const BY_KEY: &str = "key";
const BY_PASSPHRASE: &str = "passphrase";

/// What was chosen.
#[derive(Clone, Copy)]
pub struct Chosen {
    way: RwSignal<String>,
    key: RwSignal<Option<Result<PublicJwk, String>>>,
    passphrase: RwSignal<String>,
}

impl Chosen {
    /// What is chosen beforehand: the partnership's key where it publishes one, else what its policy
    /// asks for.
    pub fn beforehand(team: &Team) -> Self {
        let way = if team.key.is_some() { BY_KEY } else { BY_WAY };
        Self {
            way: RwSignal::new(way.to_owned()),
            key: RwSignal::new(team.key.clone().map(Ok)),
            passphrase: RwSignal::new(String::new()),
        }
    }

    /// For whom the file is to be encrypted; nothing for nobody.
    ///
    /// # Errors
    /// What is wrong, at its field.
    pub fn read(self) -> Result<Option<Recipient>, FieldError> {
        match self.way.get_untracked().as_str() {
            BY_KEY => match self.key.get_untracked() {
                Some(Ok(key)) => Ok(Some(Recipient::Key(key))),
                Some(Err(why)) => Err(FieldError::new(KEY, why)),
                None => Err(FieldError::new(
                    KEY,
                    "Choose the file of the partnership's public key",
                )),
            },
            BY_PASSPHRASE => self
                .passphrase
                .with_untracked(|text| NewPassphrase::check(typed(text)))
                .map(|passphrase| Some(Recipient::Passphrase(passphrase)))
                .map_err(|error| FieldError::new(PASSPHRASE, error.to_string())),
            _ => Ok(None),
        }
    }

    /// Forgets the passphrase.
    pub fn clear(self) {
        let _ = self.passphrase.try_set(String::new());
    }
}

/// How a file was protected.
pub fn protection(recipient: Option<&Recipient>) -> Protection {
    match recipient {
        None => Protection::Way,
        Some(Recipient::Key(_)) => Protection::Key,
        Some(Recipient::Passphrase(_)) => Protection::Passphrase,
    }
}

/// The choice, with what belongs to it.
#[component]
pub fn ProtectionFields(
    /// What is chosen.
    chosen: Chosen,
    /// Who gets the file.
    team: Team,
    /// What is wrong with it.
    errors: RwSignal<Vec<FieldError>>,
) -> impl IntoView {
    let published = team.key.is_some();
    let name = StoredValue::new(team.name);
    let to_key = if published {
        "Encrypt it to the partnership's key"
    } else {
        "Encrypt it to a public key that the partnership gave me"
    };
    let options = vec![
        Choice::new(BY_WAY, "Secure email or portal alone")
            .hint("As the policy asks. Whoever gets hold of the file can read it."),
        Choice::new(BY_KEY, to_key)
            .hint("Only the holder of the private key can open it. Not even you can.")
            .reveals(move || key_view(chosen, published, name.get_value(), errors)),
        Choice::new(BY_PASSPHRASE, "Encrypt it with a passphrase")
            .hint("You tell it to them by telephone. They open the file in this app.")
            .reveals(move || passphrase_view(chosen, errors)),
    ];
    view! {
        <Radios
            id=WAY
            legend="How is the file protected on its way?"
            options
            value=chosen.way
            on_input=move |way: String| chosen.way.set(way)
            error=error_at(errors, WAY)
            size=Size::Medium
        />
    }
}

fn key_view(
    chosen: Chosen,
    published: bool,
    name: String,
    errors: RwSignal<Vec<FieldError>>,
) -> AnyView {
    let choose = move |file: web_sys::File| {
        spawn_local(async move {
            let read = platform::read(&file, LARGEST_KEY).await;
            let read = match read.map_err(|error| sentence(&error)) {
                Ok(bytes) => look_at(&String::from_utf8_lossy(&bytes)).await,
                Err(why) => Err(why),
            };
            errors.update(|errors| errors.retain(|error| error.field_id != KEY));
            if let Err(why) = &read {
                errors.update(|errors| errors.push(FieldError::new(KEY, why.clone())));
            }
            let _ = chosen.key.try_set(Some(read));
        });
    };
    let fingerprint = move || {
        let key = chosen.key.get()?.ok()?;
        let fingerprint = key.fingerprint();
        Some(view! {
            <InsetText>
                "Fingerprint of the key: " <span class="prt-fingerprint">{fingerprint}</span> <br />
                "Telephone them on a number that you already know and compare it, once for each key: a key that somebody else slipped in would let them read the file."
            </InsetText>
        }.into_any())
    };
    let told = format!("The key of: {name}");
    view! {
        {if published {
            view! { <p class="govuk-body">{told}</p> }.into_any()
        } else {
            view! {
                <FileInput
                    id=KEY
                    label="File of the public key"
                    hint="Its name usually ends in .public.json. None is built in for this partnership."
                    accept=".json,application/json"
                    on_file=choose
                    error=error_at(errors, KEY)
                    size=Size::Small
                />
            }.into_any()
        }}
        <div aria-live="polite">{fingerprint}</div>
    }
    .into_any()
}

async fn look_at(text: &str) -> Result<PublicJwk, String> {
    let key = read_public(text).map_err(|error| sentence(&error))?;
    match is_on_curve(&key).await {
        Ok(true) => Ok(key),
        Ok(false) => {
            Err("The key in this file is damaged; ask the partnership for it again.".to_owned())
        }
        Err(error) => Err(sentence(&error)),
    }
}

fn passphrase_view(chosen: Chosen, errors: RwSignal<Vec<FieldError>>) -> AnyView {
    let suggest = move |()| {
        // Where the browser gives no random numbers, signing says so.
        if let Ok(bytes) = random() {
            chosen.passphrase.set(suggested(bytes).to_string());
        }
    };
    view! {
        <TextInput
            id=PASSPHRASE
            label="Passphrase of the file"
            hint="At least 15 characters. Write it down until it has been opened: the app does not keep it. Never send it in the same message, or by the same way."
            value=chosen.passphrase
            on_input=move |text: String| chosen.passphrase.set(text)
            error=error_at(errors, PASSPHRASE)
            width=InputWidth::TwoThirds
            size=Size::Small
            spellcheck=false
        />
        <div>
            <Button on_click=suggest kind=ButtonKind::Secondary>"Make one for me"</Button>
        </div>
    }
    .into_any()
}

//! An encrypted bundle: its passphrase, or a partnership's private key and that key's passphrase.

use leptos::prelude::*;
use leptos::task::spawn_local;
use practice_review_engine::encryption::{
    Content, Encrypted, EncryptionError, LARGEST_KEY, PrivateJwk, Way,
};
use practice_review_engine::seal::Passphrase;

use super::opened::OpenedFile;
use crate::components::{
    Button, ErrorSummary, FieldError, FileInput, InputKind, InputWidth, Size, TextInput, error_at,
};
use crate::pages::words::sentence;
use crate::platform;
use crate::vault::encryption::{CryptError, Opener, decrypt};
use crate::vault::typed;

const KEY: &str = "decrypt-key";
const PASSPHRASE: &str = "decrypt-passphrase";

/// What opens the file, and opening it.
#[component]
pub fn Decrypt(
    /// The file.
    file: Encrypted,
) -> impl IntoView {
    let by_key = matches!(file.way(), Way::Key { .. });
    let opened = expect_context::<OpenedFile>();
    let file = StoredValue::new(file);
    let key = RwSignal::new(None::<Result<Encrypted, String>>);
    let passphrase = RwSignal::new(String::new());
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let attempt = RwSignal::new(0_u32);
    let working = RwSignal::new(false);
    let wrong = move |id: &'static str, why: &dyn std::fmt::Display| {
        let _ = errors.try_set(vec![FieldError::new(id, sentence(why))]);
        let _ = attempt.try_update(|n| *n += 1);
    };
    let choose_key = move |chosen: web_sys::File| {
        spawn_local(async move {
            let read = platform::read(&chosen, LARGEST_KEY).await;
            let read = read.map_err(|error| sentence(&error));
            let _ = key.try_set(Some(read.and_then(|bytes| private_key(&bytes))));
            let _ = errors.try_set(Vec::new());
        });
    };
    let open = move |()| {
        if working.get_untracked() {
            return;
        }
        let keyring = match (by_key, key.get_untracked()) {
            (false, _) => None,
            (true, Some(Ok(key))) => Some(key),
            (true, Some(Err(why))) => return wrong(KEY, &why),
            (true, None) => return wrong(KEY, &"choose the file of your private key"),
        };
        let secret = passphrase.with_untracked(|text| typed(text));
        if passphrase.with_untracked(String::is_empty) {
            return wrong(PASSPHRASE, &"enter the passphrase");
        }
        working.set(true);
        errors.set(Vec::new());
        let file = file.get_value();
        spawn_local(async move {
            let outcome = open_with(&file, keyring.as_ref(), secret).await;
            let _ = passphrase.try_set(String::new());
            let _ = working.try_set(false);
            match outcome {
                Ok(plain) => opened.show(plain.to_vec()).await,
                Err((field, error)) => wrong(field, &error),
            }
        });
    };
    let (told, of_what) = if by_key {
        (
            "It is encrypted to a partnership's key. Only whoever has the private key that belongs to it can open it; not even the sender can.",
            "Passphrase of the private key",
        )
    } else {
        (
            "It is encrypted with a passphrase. The sender tells it to you by telephone or in person; it does not come with the file.",
            "Passphrase",
        )
    };
    view! {
        <div class="prt-no-print">
            <h2 class="govuk-heading-m">"The file is encrypted"</h2>
            <p class="govuk-body">{told}</p>
            <ErrorSummary errors attempt />
            {by_key.then(|| view! {
                <FileInput
                    id=KEY
                    label="File of your private key"
                    hint="Its name ends in .private.json. It is read here and not kept."
                    accept=".json,application/json"
                    on_file=choose_key
                    error=error_at(errors, KEY)
                    size=Size::Small
                />
            }.into_any())}
            <TextInput
                id=PASSPHRASE
                label=of_what
                kind=InputKind::CurrentPassword
                value=passphrase
                on_input=move |text: String| passphrase.set(text)
                error=error_at(errors, PASSPHRASE)
                width=InputWidth::TwoThirds
                size=Size::Small
            />
            <Button on_click=open disabled=working>
                {move || if working.get() { "Opening …" } else { "Open it" }}
            </Button>
        </div>
    }
}

/// The encrypted file of a private key.
fn private_key(bytes: &[u8]) -> Result<Encrypted, String> {
    let file = Encrypted::parse(bytes).map_err(|error| sentence(&error))?;
    match file.content() {
        Content::PrivateKey => Ok(file),
        Content::Bundle => Err(
            "This is an encrypted bundle and no private key; choose the file whose name ends in .private.json."
                .to_owned(),
        ),
    }
}

/// Opens the file, and the key before it where there is one. An error comes with its field.
async fn open_with(
    file: &Encrypted,
    key: Option<&Encrypted>,
    secret: Passphrase,
) -> Result<zeroize::Zeroizing<Vec<u8>>, (&'static str, CryptError)> {
    let secret = Opener::Passphrase(secret);
    let Some(key) = key else {
        return decrypt(file, &secret).await.map_err(|e| (PASSPHRASE, e));
    };
    let plain = decrypt(key, &secret).await.map_err(|e| (PASSPHRASE, e))?;
    let no_key = EncryptionError::OtherContent("a private key");
    let private = PrivateJwk::read(&plain).ok_or((KEY, no_key.into()))?;
    decrypt(file, &Opener::Key(private))
        .await
        .map_err(|error| (KEY, error))
}

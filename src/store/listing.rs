//! The list of cases. Where they are sealed, what the list says of each is sealed beside it, so that
//! no case has to be opened for it.

use practice_review_engine::seal::{EnvelopeError, Found, Irregular, Register, Slot};
use rexie::TransactionMode;
use wasm_bindgen::JsValue;

use super::database::{CASES, SUMMARIES, VAULT, connect, with_retry};
use super::error::StoreError;
use super::record::{Content, Record};
use super::register;
use super::summary::{Beside, Listed};
use super::vault::guard;
use crate::vault::held::{self, DataKey};

/// What was read in one transaction.
enum Rows {
    /// There is no vault: the cases themselves.
    Clear(Vec<JsValue>),
    /// What stands beside each sealed case; the names of all; those that stand in clear; the register.
    Sealed {
        beside: Vec<JsValue>,
        names: Vec<JsValue>,
        clear: Vec<JsValue>,
        register: register::Raw,
    },
}

/// All cases, the one changed last first. One damaged record does not hide the others.
///
/// # Errors
/// [`StoreError::Locked`] where there is a vault and no key for it; [`StoreError`] where the database
/// gives nothing.
pub async fn list() -> Result<Vec<Listed>, StoreError> {
    let key = held::key();
    let rows = with_retry(|| rows(key.as_ref())).await?;
    let mut listed = match (rows, &key) {
        (Rows::Clear(values), _) => values.iter().map(unsealed).collect(),
        (
            Rows::Sealed {
                beside,
                names,
                clear,
                register,
            },
            Some(key),
        ) => sealed(key, &beside, &names, &clear, register).await?,
        (Rows::Sealed { .. }, None) => return Err(StoreError::Locked),
    };
    listed.sort_by(|a, b| b.updated().cmp(a.updated()));
    Ok(listed)
}

async fn rows(key: Option<&DataKey>) -> Result<Rows, StoreError> {
    let database = connect().await?;
    let stores = [CASES, SUMMARIES, VAULT];
    let transaction = database.transaction(&stores, TransactionMode::ReadOnly)?;
    let cases = transaction.store(CASES)?;
    if !guard(&transaction, key).await? {
        return Ok(Rows::Clear(cases.get_all(None, None).await?));
    }
    let summaries = transaction.store(SUMMARIES)?;
    let beside = summaries.get_all(None, None).await?;
    let sealed = summaries.get_all_keys(None, None).await?;
    let names = cases.get_all_keys(None, None).await?;
    let mut clear = Vec::new();
    for name in without(&names, &sealed) {
        clear.extend(cases.get(name.clone()).await?);
    }
    let register = register::get(&transaction).await?;
    Ok(Rows::Sealed {
        beside,
        names,
        clear,
        register,
    })
}

/// Names in their order, to be searched.
fn sorted(names: &[JsValue]) -> Vec<String> {
    let mut names: Vec<String> = names.iter().filter_map(JsValue::as_string).collect();
    names.sort_unstable();
    names
}

/// Those names that are not among the others.
pub(super) fn without<'a>(
    names: &'a [JsValue],
    others: &[JsValue],
) -> impl Iterator<Item = &'a JsValue> {
    let others = sorted(others);
    names.iter().filter(move |name| {
        name.as_string()
            .is_none_or(|name| others.binary_search(&name).is_err())
    })
}

/// A record in clear as the list shows it.
fn unsealed(value: &JsValue) -> Listed {
    let damaged = |why: String| Listed::Damaged {
        id: super::record::text(value, "id").unwrap_or_default(),
        why,
        opens: false,
    };
    match Record::read(value) {
        Err(error) => damaged(error.to_string()),
        Ok(record) => match &record.content {
            Content::Clear(body) => Beside::of(body).listed(&record.id),
            Content::Sealed(_) => damaged(
                "it is sealed, but what is needed to open it was taken away from this browser; restore a backup".to_owned(),
            ),
        },
    }
}

async fn sealed(
    key: &DataKey,
    beside: &[JsValue],
    names: &[JsValue],
    clear: &[JsValue],
    register: register::Raw,
) -> Result<Vec<Listed>, StoreError> {
    let mut listed = Vec::new();
    let register = match register.open(key).await?.register {
        Ok(register) => Some(register),
        Err(why) => {
            listed.push(Listed::Untrusted {
                why: format!(
                    "the list by which this app sees whether a case was put back or taken away is not to be trusted ({why})"
                ),
            });
            None
        }
    };
    let mut known = Vec::new();
    for value in beside {
        match Record::read(value) {
            Ok(record) => known.push(record),
            Err(error) => listed.push(Listed::Damaged {
                id: super::record::text(value, "id").unwrap_or_default(),
                why: error.to_string(),
                opens: false,
            }),
        }
    }
    let envelopes: Vec<(Slot<'_>, &[u8])> = known
        .iter()
        .map(|record| (record.slot(SUMMARIES), record.sealed().unwrap_or_default()))
        .collect();
    let opened = key
        .open_all(&envelopes)
        .await
        .map_err(|error| StoreError::Crypto(error.to_string()))?;
    let there = sorted(names);
    for (record, plain) in known.iter().zip(opened) {
        let found = if there.binary_search(&record.id).is_ok() {
            record.found()
        } else {
            Found::Nothing
        };
        listed.extend(judged(register.as_ref(), &record.id, found, || {
            shown(record, plain)
        }));
    }
    for value in clear {
        let (id, found) = match Record::read(value) {
            Ok(record) => (record.id.clone(), record.found()),
            Err(_) => (String::new(), Found::Clear),
        };
        listed.extend(judged(register.as_ref(), &id, found, || match found {
            Found::Sealed(_) => Listed::Damaged {
                id: id.clone(),
                why: "what this list says of it was taken away, but not by this app".to_owned(),
                opens: true,
            },
            Found::Clear | Found::Nothing => unsealed(value),
        }));
    }
    if let Some(register) = &register {
        let mut beside: Vec<&str> = known.iter().map(|record| record.id.as_str()).collect();
        beside.sort_unstable();
        for id in register.ids() {
            let is_there = |name: &String| name.as_str().cmp(id);
            if beside.binary_search(&id).is_err() && there.binary_search_by(is_there).is_err() {
                listed.push(Listed::Damaged {
                    id: id.to_owned(),
                    why: StoreError::Irregular(Irregular::Missing).to_string(),
                    opens: false,
                });
            }
        }
    }
    Ok(listed)
}

/// A case as the list shows it, unless the register says otherwise.
fn judged(
    register: Option<&Register>,
    id: &str,
    found: Found,
    show: impl FnOnce() -> Listed,
) -> Option<Listed> {
    match register.map_or(Ok(()), |register| register.judge(id, found)) {
        // What is left of a case that was removed is nothing to see.
        Ok(()) if found == Found::Nothing => None,
        Ok(()) => Some(show()),
        Err(irregular) => Some(Listed::Damaged {
            id: id.to_owned(),
            why: StoreError::Irregular(irregular).to_string(),
            opens: irregular != Irregular::Missing,
        }),
    }
}

fn shown(record: &Record, plain: Result<Vec<u8>, EnvelopeError>) -> Listed {
    let damaged = |why: String| Listed::Damaged {
        id: record.id.clone(),
        why,
        opens: false,
    };
    match plain {
        Err(error) => damaged(error.to_string()),
        Ok(plain) => {
            let beside = serde_json::from_str::<Beside>(&String::from_utf8_lossy(&plain));
            match beside {
                Ok(beside) => beside.listed(&record.id),
                Err(error) => damaged(error.to_string()),
            }
        }
    }
}

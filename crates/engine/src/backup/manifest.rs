//! The manifest: which items a backup has. It is sealed as they are, so it proves what is missing.

use std::collections::{BTreeMap, BTreeSet};

use chrono::DateTime;
use serde::{Deserialize, Serialize};

use super::MOST_ITEMS;
use super::entry::{Entry, Kind};
use crate::json;

/// Which items there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    made: String,
    items: BTreeMap<(Kind, String), u64>,
}

/// Why there is no such manifest.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ManifestError {
    /// When it was made is no moment.
    #[error(
        "when the backup was made is not written as a date and time; check the clock of this machine and make the backup again"
    )]
    Made,
    /// An item stands there twice, or is the manifest itself.
    #[error(
        "the backup would have two items of one name ({0}); report this to whoever looks after the app"
    )]
    Twice(Entry),
    /// There are too many.
    #[error(
        "there is more to back up than one backup can hold ({MOST_ITEMS} items); remove cases or earlier versions that are no longer needed"
    )]
    TooMany,
    /// It is not as this app writes it.
    #[error(
        "the list of what is in the backup is damaged, so what is missing cannot be told; the rest can be used. For IT: {0}"
    )]
    Damaged(String),
}

/// What is otherwise than the manifest says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Difference {
    /// It is not there, or does not open.
    #[error("{0} is missing; use another copy of the backup to get it")]
    Missing(Entry),
    /// It is there in another state.
    #[error(
        "{entry} is there in another state (save {found}, the list says {}); it was put there from another backup", entry.revision()
    )]
    OtherRevision {
        /// What the manifest says.
        entry: Entry,
        /// The revision that opened.
        found: u64,
    },
    /// It was not put there when the backup was made.
    #[error("{0} is not in the list of contents; it was put there from another backup")]
    NotListed(Entry),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    made: String,
    items: Vec<Entry>,
}

impl Manifest {
    /// The manifest of a backup made at this moment, the same as in its head, with these items.
    ///
    /// # Errors
    /// [`ManifestError`].
    pub fn new(made: &str, items: impl IntoIterator<Item = Entry>) -> Result<Self, ManifestError> {
        if DateTime::parse_from_rfc3339(made).is_err() {
            return Err(ManifestError::Made);
        }
        let mut listed = BTreeMap::new();
        for entry in items {
            let name = (entry.kind(), entry.id().to_owned());
            if entry.kind() == Kind::Manifest || listed.contains_key(&name) {
                return Err(ManifestError::Twice(entry));
            }
            listed.insert(name, entry.revision());
            if listed.len() > MOST_ITEMS {
                return Err(ManifestError::TooMany);
            }
        }
        Ok(Self {
            made: made.to_owned(),
            items: listed,
        })
    }

    /// When the backup was made, RFC 3339 in UTC.
    #[must_use]
    pub fn made(&self) -> &str {
        &self.made
    }

    /// The items, by kind and id.
    pub fn items(&self) -> impl Iterator<Item = Entry> {
        self.items
            .iter()
            .filter_map(|((kind, id), revision)| Entry::new(*kind, id, *revision).ok())
    }

    /// Its bytes, to be sealed for [`Entry::manifest`].
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let written = Written {
            made: self.made.clone(),
            items: self.items().collect(),
        };
        // No manifest is without a JSON form.
        serde_json::to_vec(&written).unwrap_or_default()
    }

    /// Reads its bytes.
    ///
    /// # Errors
    /// [`ManifestError::Damaged`].
    pub fn read(bytes: &[u8]) -> Result<Self, ManifestError> {
        let damaged = |error: String| ManifestError::Damaged(error);
        let written: Written =
            json::from_slice(bytes).map_err(|error| damaged(error.to_string()))?;
        Self::new(&written.made, written.items).map_err(|error| damaged(error.to_string()))
    }

    /// What differs from it in what opened.
    #[must_use]
    pub fn differences<'a>(&self, opened: impl IntoIterator<Item = &'a Entry>) -> Vec<Difference> {
        let listed: BTreeSet<Entry> = self.items().collect();
        let mut missing = listed.clone();
        let mut others = BTreeSet::new();
        for entry in opened {
            if entry.kind() != Kind::Manifest && !missing.remove(entry) && !listed.contains(entry) {
                others.insert(entry.clone());
            }
        }
        let mut differences: BTreeSet<Difference> = BTreeSet::new();
        for entry in others {
            let same = |one: &&Entry| one.kind() == entry.kind() && one.id() == entry.id();
            let expected = missing.iter().find(same).cloned();
            differences.insert(match expected {
                Some(expected) => {
                    missing.remove(&expected);
                    Difference::OtherRevision {
                        entry: expected,
                        found: entry.revision(),
                    }
                }
                None => Difference::NotListed(entry),
            });
        }
        differences.extend(missing.into_iter().map(Difference::Missing));
        differences.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(id: &str, revision: u64) -> Entry {
        Entry::new(Kind::Case, id, revision).unwrap()
    }

    const MADE: &str = "2026-11-24T09:00:00Z";

    #[test]
    fn what_is_missing_or_of_another_backup_is_named() {
        let manifest = Manifest::new(MADE, [case("a", 1), case("b", 2), case("c", 3)]).unwrap();
        let opened = [Entry::manifest(), case("a", 1), case("b", 1), case("d", 1)];
        assert_eq!(
            manifest.differences(&opened),
            [
                Difference::Missing(case("c", 3)),
                Difference::OtherRevision {
                    entry: case("b", 2),
                    found: 1
                },
                Difference::NotListed(case("d", 1)),
            ]
        );
        let all: Vec<Entry> = manifest.items().collect();
        assert_eq!(manifest.differences(&all), []);
    }

    #[test]
    fn what_is_written_is_read_and_anything_else_is_refused() {
        let manifest = Manifest::new(MADE, [case("a", u64::MAX)]).unwrap();
        assert_eq!(Manifest::read(&manifest.to_bytes()), Ok(manifest));
        for bad in [
            "",
            "{}",
            r#"{"made":"x","items":[]}"#,
            r#"{"made":"2026-11-24T09:00:00Z","items":[],"more":1}"#,
            r#"{"made":"2026-11-24T09:00:00Z","items":[{"kind":"case","id":"a","revision":1},{"kind":"case","id":"a","revision":2}]}"#,
            r#"{"made":"2026-11-24T09:00:00Z","items":[{"kind":"manifest","id":"a","revision":1}]}"#,
            r#"{"made":"2026-11-24T09:00:00Z","items":[{"kind":"case","id":"a b","revision":1}]}"#,
        ] {
            let read = Manifest::read(bad.as_bytes());
            assert!(matches!(read, Err(ManifestError::Damaged(_))), "{bad}");
        }
    }
}

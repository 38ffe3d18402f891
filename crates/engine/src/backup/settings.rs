//! Settings in a backup: texts by name. Which names are taken over is for whoever reads them to say.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};

use crate::json;

/// The most settings.
pub const MOST: usize = 1000;
/// The most bytes that are read.
pub const LARGEST: usize = 4 * 1024 * 1024;

/// Settings by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings(BTreeMap<String, String>);

/// Why they are not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    /// They are not as this app writes them.
    #[error("the settings in the backup are damaged; choose them anew. For IT: {0}")]
    Damaged(String),
}

impl FromIterator<(String, String)> for Settings {
    fn from_iter<T: IntoIterator<Item = (String, String)>>(settings: T) -> Self {
        Self(settings.into_iter().collect())
    }
}

impl Settings {
    /// The setting of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// All of them, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Their bytes, to be sealed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        // Texts by name always have a JSON form.
        serde_json::to_vec(&self.0).unwrap_or_default()
    }

    /// Reads their bytes.
    ///
    /// # Errors
    /// [`SettingsError`].
    pub fn read(bytes: &[u8]) -> Result<Self, SettingsError> {
        if bytes.len() > LARGEST {
            return Err(SettingsError::Damaged("they are too large".to_owned()));
        }
        json::from_slice(bytes).map_err(|error| SettingsError::Damaged(error.to_string()))
    }
}

impl<'de> Deserialize<'de> for Settings {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_map(Once)
    }
}

/// Takes each name once: a map of the library takes the last of two without a word.
struct Once;

impl<'de> Visitor<'de> for Once {
    type Value = Settings;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("texts by name")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Settings, A::Error> {
        let mut settings = BTreeMap::new();
        while let Some((name, value)) = map.next_entry::<String, String>()? {
            if settings.len() == MOST {
                return Err(A::Error::custom("there are too many"));
            }
            if settings.insert(name, value).is_some() {
                return Err(A::Error::custom("a name stands there twice"));
            }
        }
        Ok(Settings(settings))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_anything_else_is_refused() {
        let settings: Settings = [("a".to_owned(), "1".to_owned())].into_iter().collect();
        assert_eq!(Settings::read(&settings.to_bytes()), Ok(settings.clone()));
        assert_eq!(settings.iter().collect::<Vec<_>>(), [("a", "1")]);
        for bad in [
            "",
            "[]",
            r#"{"a":1}"#,
            r#"{"a":"1","a":"1"}"#,
            r#"{"a":"1"} x"#,
        ] {
            assert!(Settings::read(bad.as_bytes()).is_err(), "{bad}");
        }
    }
}

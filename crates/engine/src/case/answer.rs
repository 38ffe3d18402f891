//! One answer. Raw input is kept as typed, also where it does not hold as a date or a number.

use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

use crate::dates::{Precision, RawDate, RawWhen};
use crate::guidance::OptionId;
use crate::json;

/// What was answered. A question nobody touched has no answer at all, which is not the same as
/// [`Value::Blank`].
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(tag = "is", content = "value", rename_all = "kebab-case")]
pub enum Value {
    /// Touched and left empty.
    #[default]
    Blank,
    /// Not known yet.
    NotKnown,
    /// The person asked declined to say.
    Declined,
    /// Text as typed.
    Text(String),
    /// One option; `yes` or `no` for a question of yes or no.
    Choice(OptionId),
    /// Several options.
    Choices(Vec<OptionId>),
    /// One date as typed.
    Date(RawDate),
    /// An uncertain date as typed.
    When(RawWhen),
}

/// A value as it is written: what it is, then what goes with it. The second part is kept as text
/// until the first is known, whichever comes first.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    is: Kind,
    #[serde(default)]
    value: Option<Box<RawValue>>,
}

/// The kinds of [`Value`].
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Blank,
    NotKnown,
    Declined,
    Text,
    Choice,
    Choices,
    Date,
    When,
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        fn part<T: DeserializeOwned, E: Error>(value: Option<&RawValue>) -> Result<T, E> {
            let text = value.ok_or_else(|| E::missing_field("value"))?.get();
            json::from_str(text).map_err(E::custom)
        }
        let Written { is, value } = Written::deserialize(reader)?;
        let value = value.as_deref();
        let alone = |this: Self| match value {
            None => Ok(this),
            Some(_) => Err(D::Error::unknown_field("value", &["is"])),
        };
        match is {
            Kind::Blank => alone(Self::Blank),
            Kind::NotKnown => alone(Self::NotKnown),
            Kind::Declined => alone(Self::Declined),
            Kind::Text => part(value).map(Self::Text),
            Kind::Choice => part(value).map(Self::Choice),
            Kind::Choices => part(value).map(Self::Choices),
            Kind::Date => part(value).map(Self::Date),
            Kind::When => part(value).map(Self::When),
        }
    }
}

/// Who is finding out what is not known yet, and by when.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct FollowUp {
    /// Who, by role or name.
    pub who: String,
    /// By when, as typed.
    pub by: RawDate,
}

impl FollowUp {
    /// True where nothing was typed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.who.trim().is_empty() && self.by.is_blank()
    }
}

/// An answer with its evidence.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Answer {
    /// What was answered.
    pub value: Value,
    /// What in the case shows it, where the question asks for evidence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub evidence: String,
    /// Who is finding out, where it is not known.
    #[serde(default, skip_serializing_if = "FollowUp::is_blank")]
    pub follow_up: FollowUp,
}

impl Answer {
    /// True where nothing was typed or chosen: neither what counts as an answer nor what stands
    /// beside it.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        let beside = match &self.value {
            Value::When(when) => {
                when.from.is_blank()
                    && when.to.is_blank()
                    && [&when.time, &when.note].iter().all(|t| t.trim().is_empty())
            }
            _ => true,
        };
        beside
            && self.value.is_blank()
            && self.evidence.trim().is_empty()
            && self.follow_up.is_blank()
    }
}

impl Value {
    /// True where the value says nothing: blank, or text, a list or a date with nothing in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Blank => true,
            Self::NotKnown | Self::Declined => false,
            Self::Text(text) => text.trim().is_empty(),
            Self::Choice(option) => option.as_str().is_empty(),
            Self::Choices(options) => options.is_empty(),
            Self::Date(date) => date.is_blank(),
            Self::When(when) => when.is_blank(),
        }
    }

    /// True where it says that it is not known: the answer of its own, or a date that is unknown.
    #[must_use]
    pub fn is_not_known(&self) -> bool {
        match self {
            Self::NotKnown => true,
            Self::When(when) => when.precision == Precision::Unknown,
            _ => false,
        }
    }

    /// The text, where it is text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The option, where it is one.
    #[must_use]
    pub fn choice(&self) -> Option<&OptionId> {
        match self {
            Self::Choice(option) => Some(option),
            _ => None,
        }
    }
}

impl From<Value> for Answer {
    fn from(value: Value) -> Self {
        Self {
            value,
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_read_in_either_order_of_its_parts() {
        let text = Value::Text("a".into());
        for written in [
            r#"{"is":"text","value":"a"}"#,
            r#"{"value":"a","is":"text"}"#,
        ] {
            assert_eq!(json::from_str::<Value>(written).unwrap(), text);
        }
        let blank: Value = json::from_str(r#"{"is":"blank"}"#).unwrap();
        assert_eq!(blank, Value::Blank);
    }

    #[test]
    fn what_does_not_go_with_its_kind_is_refused() {
        for written in [
            r#"{"is":"text"}"#,
            r#"{"is":"text","value":null}"#,
            r#"{"is":"text","value":["a"]}"#,
            r#"{"is":"blank","value":"a"}"#,
            r#"{"is":"date","value":{"day":"1","day":"2"}}"#,
            r#"{"is":"date","value":["1","2","2026"]}"#,
            r#"{"is":"text","value":"a","more":1}"#,
            r#"{"is":"unheard-of"}"#,
            r#"{"value":"a"}"#,
        ] {
            assert!(json::from_str::<Value>(written).is_err(), "{written}");
        }
    }
}

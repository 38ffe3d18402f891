//! What is still to be written in a template: a file that holds together, and is no policy yet.

use serde::{Deserialize, Serialize};

use super::compile::Place;
use crate::document::counted;

/// What stands where a person has to write something.
pub const TO_REPLACE: &str = "[REPLACE";

/// The places of a text that still say [`TO_REPLACE`], outside remarks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToReplace {
    /// How many there are.
    pub count: usize,
    /// The first few of them, in the order of the text.
    pub first: Vec<Unwritten>,
}

/// One place where something is still to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unwritten {
    /// Where it stands.
    pub place: Place,
    /// What stands there: [`TO_REPLACE`] and what has to be written.
    pub says: String,
}

impl ToReplace {
    /// A warning, as a sentence; none where nothing is left to be written.
    #[must_use]
    pub fn warning(&self) -> Option<String> {
        let says = match self.count {
            0 => return None,
            1 => "says",
            _ => "say",
        };
        let places = counted(self.count, "place");
        Some(format!(
            "{places} still {says} “{TO_REPLACE} …”: this is a template, not guidance. Write there what the policy says before anybody uses it for a case."
        ))
    }
}

#[cfg(feature = "authoring")]
mod find {
    use toml::de::{DeTable, DeValue};

    use super::{TO_REPLACE, ToReplace, Unwritten};
    use crate::guidance::checked::Text;
    use crate::guidance::compile::Place;

    /// How many places are given one by one.
    const SHOWN: usize = 5;

    /// The most letters of a place that are given.
    const LONGEST: usize = 100;

    impl ToReplace {
        /// Those of one text, of which `table` was read.
        #[must_use]
        pub(in crate::guidance) fn of(text: &Text, table: &DeTable<'_>) -> Self {
            let mut starts = Vec::new();
            for value in table.values() {
                collect(&text.text, value, &mut starts);
            }
            starts.sort_unstable();
            let first = starts
                .iter()
                .take(SHOWN)
                .map(|start| unwritten(text, *start));
            Self {
                count: starts.len(),
                first: first.collect(),
            }
        }

        /// Adds those of the next text.
        pub(in crate::guidance) fn join(&mut self, more: Self) {
            self.count += more.count;
            self.first.extend(more.first);
            self.first.truncate(SHOWN);
        }
    }

    /// Where each begins in the text. Tables are at most as deep as the reader of TOML allows.
    fn collect(text: &str, value: &toml::Spanned<DeValue<'_>>, starts: &mut Vec<usize>) {
        match value.get_ref() {
            DeValue::String(_) => {
                let span = value.span();
                let raw = text.get(span.clone()).unwrap_or_default();
                let found = raw.match_indices(TO_REPLACE);
                starts.extend(found.map(|(at, _)| span.start + at));
            }
            DeValue::Array(values) => {
                for value in values {
                    collect(text, value, starts);
                }
            }
            DeValue::Table(table) => {
                for value in table.values() {
                    collect(text, value, starts);
                }
            }
            _ => {}
        }
    }

    fn unwritten(text: &Text, start: usize) -> Unwritten {
        let (before, rest) = text.text.split_at_checked(start).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        let says = line
            .split_once(']')
            .map_or(line.to_owned(), |(says, _)| format!("{says}]"));
        Unwritten {
            place: Place {
                file: text.file.clone(),
                line: before.matches('\n').count() + 1,
            },
            says: says.chars().take(LONGEST).collect(),
        }
    }
}

#[cfg(test)]
#[cfg(feature = "authoring")]
mod tests {
    use toml::de::DeTable;

    use super::*;
    use crate::guidance::checked::Text;

    fn of(text: &str) -> ToReplace {
        let table = DeTable::parse(text).unwrap();
        let text = Text {
            file: "place.toml".to_owned(),
            text: text.to_owned(),
        };
        ToReplace::of(&text, table.get_ref())
    }

    #[test]
    fn each_place_is_counted_once_and_a_remark_is_none() {
        let found = of(r#"
# Search for [REPLACE and write.
name = "[REPLACE: name] in [REPLACE: area]"
steps = ["Talk.", { text = "[REPLACE: step]" }] # [REPLACE
note = """
One.
[REPLACE: the rest
"""
written = "REPLACE"
"#);
        let lines: Vec<_> = found
            .first
            .iter()
            .map(|place| (place.place.line, place.says.as_str()))
            .collect();
        assert_eq!(
            lines,
            [
                (3, "[REPLACE: name]"),
                (3, "[REPLACE: area]"),
                (4, "[REPLACE: step]"),
                (7, "[REPLACE: the rest"),
            ]
        );
        assert_eq!(found.count, 4);
    }

    #[test]
    fn a_long_template_gives_its_first_places_and_how_many_there_are() {
        let text: String = (0..37)
            .map(|n| format!("a{n} = \"[REPLACE: {n}]\"\n"))
            .collect();
        let found = of(&text);
        assert_eq!(found.count, 37);
        let lines: Vec<_> = found.first.iter().map(|place| place.place.line).collect();
        assert_eq!(lines, [1, 2, 3, 4, 5]);
        let warning = found.warning().unwrap();
        assert!(warning.starts_with("37 places still say “[REPLACE …”: this is a template"));
        assert_eq!(of("a = \"b\"").warning(), None);
        let one = of("a = \"[REPLACE]\"").warning().unwrap();
        assert!(one.starts_with("1 place still says"), "{one}");
    }
}

//! Guidance as its authors write it: TOML into tables, and from a finding back to the line that it
//! is about.

use super::checked::{Checked, LONGEST, Text};
use super::compile::{Finding, Place, compile};
use super::lint;
use super::model::{Guidance, GuidanceFile};
use super::pack::PackError;
use super::reading::read;
use super::to_replace::ToReplace;

/// The tables of one folder or file, with the texts in which they stand.
#[derive(Clone, Debug, Default)]
pub struct Authored {
    pub(super) tables: GuidanceFile,
    texts: Vec<Text>,
    to_replace: ToReplace,
}

impl Authored {
    /// Reads texts that belong together.
    ///
    /// # Errors
    /// Each text that is not TOML of guidance, with its line; a second `[partnership]`.
    pub fn read(texts: Vec<Text>) -> Result<Self, Vec<Finding>> {
        let mut tables = GuidanceFile::default();
        let mut findings = Vec::new();
        let mut to_replace = ToReplace::default();
        for text in &texts {
            match read(text) {
                Err(finding) => findings.push(finding),
                Ok((more, left)) => {
                    to_replace.join(left);
                    findings.extend(join(&mut tables, more, text));
                }
            }
        }
        if findings.is_empty() {
            Ok(Self {
                tables,
                texts,
                to_replace,
            })
        } else {
            Err(findings)
        }
    }

    /// The shared tables of a build, whose texts are not at hand.
    ///
    /// # Errors
    /// [`PackError::Damaged`] where the bytes are not what [`Authored::to_bytes`] wrote.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, PackError> {
        Ok(Self {
            tables: postcard::from_bytes(bytes)?,
            ..Self::default()
        })
    }

    /// The tables alone, for a program of the same build.
    ///
    /// # Errors
    /// [`PackError::Damaged`] where a value has no such form, which no guidance has.
    pub fn to_bytes(&self) -> Result<Vec<u8>, PackError> {
        Ok(postcard::to_allocvec(&self.tables)?)
    }

    /// Puts a partnership together with what it shares.
    ///
    /// # Errors
    /// Every finding, with its place as far as that can be told.
    pub fn partnership(&self, shared: &Self) -> Result<Guidance, Vec<Finding>> {
        compile(&shared.tables, &self.tables).map_err(|error| {
            error
                .0
                .into_iter()
                .map(|finding| self.placed(finding, shared))
                .collect()
        })
    }

    /// [`Self::partnership`], held to the rules of its reader.
    ///
    /// # Errors
    /// As for [`Self::partnership`], and every finding of the rules for authors.
    pub fn partnership_by(&self, shared: &Self, rules: Rules) -> Result<Guidance, Vec<Finding>> {
        let guidance = self.partnership(shared)?;
        let findings = match rules {
            Rules::Readers => Vec::new(),
            Rules::Authors => lint::closing(&guidance),
        };
        if findings.is_empty() {
            return Ok(guidance);
        }
        Err(findings
            .into_iter()
            .map(|finding| self.placed(finding, shared))
            .collect())
    }

    /// What is still to be written in these texts.
    #[must_use]
    pub fn to_replace(&self) -> &ToReplace {
        &self.to_replace
    }

    /// Gives a finding its place: where the item stands in these texts, else in the shared ones,
    /// else where it is mentioned.
    pub(super) fn placed(&self, mut finding: Finding, shared: &Self) -> Finding {
        if let Some(name) = finding
            .item
            .split('"')
            .nth(1)
            .filter(|name| !name.is_empty())
        {
            let names = |line: &str| names(line, name);
            finding.place = self
                .find(names)
                .or_else(|| shared.find(names))
                .or_else(|| self.find(|line| mentions(line, name)));
        }
        finding
    }

    fn find(&self, fits: impl Fn(&str) -> bool) -> Option<Place> {
        self.texts.iter().find_map(|text| {
            let index = text.text.lines().position(&fits)?;
            Some(Place {
                file: text.file.clone(),
                line: index + 1,
            })
        })
    }
}

/// Which rules guidance is held to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rules {
    /// Those that hold since the first release: a file that was sound then can be used for ever.
    Readers,
    /// Those for what is written now besides.
    Authors,
}

/// Checks the text of one partnership that stands in a single file, by the rules for readers.
#[must_use]
pub fn check(shared: &Authored, text: Text) -> Checked {
    check_by(shared, text, Rules::Readers)
}

/// Checks the text of one partnership that stands in a single file.
#[must_use]
pub fn check_by(shared: &Authored, text: Text, rules: Rules) -> Checked {
    if text.text.len() > LONGEST {
        return Checked::Unsound(vec![Finding {
            place: None,
            item: text.file,
            message: format!(
                "it is longer than the {LONGEST} bytes that a partnership's file can have; make sure that it is the right one"
            ),
        }]);
    }
    let checked = Authored::read(vec![text]).and_then(|own| {
        let guidance = own.partnership_by(shared, rules)?;
        Ok((guidance, own.to_replace))
    });
    match checked {
        Ok((guidance, to_replace)) => Checked::Sound {
            guidance: Box::new(guidance),
            to_replace,
        },
        Err(findings) => Checked::Unsound(findings),
    }
}

/// True for the line that gives an item its name.
fn names(line: &str, name: &str) -> bool {
    ["id", "topic", "text"].into_iter().any(|field| {
        line.trim_start()
            .strip_prefix(field)
            .and_then(|rest| rest.trim_start().strip_prefix('='))
            .and_then(|rest| rest.trim().strip_prefix('"'))
            .and_then(|rest| rest.split('"').next())
            == Some(name)
    })
}

/// True for a line in which the name stands as a word of its own.
fn mentions(line: &str, name: &str) -> bool {
    let part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    line.match_indices(name).any(|(at, _)| {
        let before = line.get(..at).unwrap_or_default();
        let after = line.get(at + name.len()..).unwrap_or_default();
        !before.ends_with(part) && !after.starts_with(part)
    })
}

/// Adds a text's tables to the others'.
fn join(into: &mut GuidanceFile, from: GuidanceFile, text: &Text) -> Option<Finding> {
    // Taken apart whole, so that no table can be forgotten here.
    macro_rules! append {
        ($one:ident; $($field:ident),* $(,)?) => {
            let GuidanceFile { $one, $($field),* } = from;
            $(into.$field.extend($field);)*
        };
    }
    append!(
        partnership;
        requirement,
        document,
        list,
        step,
        question,
        group,
        wording,
        criterion,
        route,
        parallel,
        timescale,
        check,
        clash,
        section,
        form,
        reference,
        synonym,
        vocabulary,
        example,
    );
    let second = partnership.is_some() && into.partnership.is_some();
    into.partnership = partnership.or(into.partnership.take());
    second.then(|| Finding {
        place: Some(Place {
            file: text.file.clone(),
            line: 1,
        }),
        item: "partnership".to_owned(),
        message: "a second file of the folder has a [partnership] table; keep one".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guidance::fixture::PARTNERSHIP;

    /// A document and a route that names another one.
    const TABLES: &str = r#"
[[document]]
id = "policy"
title = "A policy"
short = "policy"
publisher = "A Place"
edition = "2026"
seen = "full"

[[route]]
id = "talk"
title = "Talk it over"
priority = 1
urgency = "normal"
duty = "referrer"
because = "Nothing else applies."
steps = ["Talk."]
sources = [{ document = "gone", section = "1" }]
"#;

    /// A file of a partnership whose only fault is the source of its route.
    fn place() -> String {
        format!("{PARTNERSHIP}{TABLES}")
    }

    fn findings(text: &str) -> Vec<Finding> {
        let text = Text {
            file: "place.toml".to_owned(),
            text: text.to_owned(),
        };
        match check(&Authored::default(), text) {
            Checked::Sound { .. } => Vec::new(),
            Checked::Unsound(findings) => findings,
        }
    }

    #[test]
    fn a_finding_in_a_single_file_says_the_line_at_which_to_mend_it() {
        let found = findings(&place());
        let line = 1 + place()
            .lines()
            .position(|line| line == "id = \"talk\"")
            .unwrap();
        let about = found
            .iter()
            .find(|finding| finding.item == "route \"talk\"")
            .unwrap();
        assert_eq!(about.place.as_ref().unwrap().line, line);
        assert!(about.message.contains("gone"), "{about}");
    }

    #[test]
    fn a_template_is_sound_and_says_so_until_the_last_place_is_written() {
        let whole = place().replace("\"gone\"", "\"policy\"")
            + r#"
[[question]]
id = "hurt"
text = "Was anybody hurt?"
label = "Hurt"
why = "w"
kind = "yes-no"
sources = [{ document = "policy", section = "1" }]

[[step]]
id = "first"
title = "First"
questions = ["hurt"]

[[route]]
id = "tell"
title = "Tell"
priority = 2
urgency = "normal"
duty = "referrer"
when = "hurt"
because = "Somebody was hurt."
steps = ["Tell."]
sources = [{ document = "policy", section = "1" }]

[[example]]
id = "hurt-one"
title = "Hurt"
answers = { hurt = "yes" }
routes = ["tell"]

[[example]]
id = "none"
title = "Nobody hurt"
answers = { hurt = "no" }
routes = ["talk"]
"#;
        let checked = |text: String| {
            let file = "place.toml".to_owned();
            match check(&Authored::default(), Text { file, text }) {
                Checked::Sound {
                    guidance,
                    to_replace,
                } => (guidance.is_template, to_replace.count),
                Checked::Unsound(findings) => panic!("{findings:?}"),
            }
        };
        assert_eq!(checked(whole.clone()), (false, 0));
        let template = whole.replace("[\"Talk.\"]", "[\"[REPLACE: what to do]\"]");
        assert_eq!(checked(template.clone()), (true, 1));
        assert_eq!(checked(template.replace("[REPLACE: ", "[")), (false, 0));
    }

    #[test]
    fn what_is_only_mentioned_is_found_where_it_is_mentioned() {
        let text = format!(
            "{}\n[[wording]]\nof = {{ question = \"was-it-here\" }}\nhint = \"h\"\n",
            place()
        );
        let found = findings(&text);
        let about = found
            .iter()
            .find(|finding| finding.item.contains("was-it-here"))
            .unwrap();
        let line = 1 + text
            .lines()
            .position(|line| line.contains("was-it-here"))
            .unwrap();
        assert_eq!(about.place.as_ref().unwrap().line, line);
    }

    #[test]
    fn what_is_no_guidance_is_refused_with_its_line() {
        for (text, line) in [
            ("\n\n[[question]]\nid = 3\n", 4),
            ("a = 1\n", 1),
            ("[partnership]\nid = \"x\n", 2),
        ] {
            let found = findings(text);
            let place = found.first().and_then(|finding| finding.place.as_ref());
            assert_eq!(place.map(|place| place.line), Some(line), "{text}");
        }
        assert!(!findings("").is_empty());
    }

    #[test]
    fn a_file_that_nests_without_end_or_is_far_too_long_is_refused() {
        for text in [
            format!("a = {}", "[".repeat(100_000)),
            format!("a = {}", "{ a = ".repeat(100_000)),
            format!("#{}", "x".repeat(LONGEST)),
            format!("{}when = \"{}x\"", place(), "not ".repeat(100_000)),
            format!("{}when = \"{}x\"", place(), "(".repeat(100_000)),
        ] {
            assert!(!findings(&text).is_empty());
        }
    }
}

//! Words that are looked for: as typed, in their other forms, and as others call the same thing.

use super::model::Alike;
use super::words::{JOINS, Range, Word, Words, fold, is_abbreviation, joined, stem, words};

/// Words of a question that say nothing about what is looked for. They are left out of "what is a
/// rapid review", not out of "what".
const NOISE: &[&str] = &[
    "a", "about", "an", "and", "are", "be", "can", "do", "does", "for", "have", "how", "i", "in",
    "is", "it", "may", "must", "of", "on", "or", "our", "s", "the", "they", "this", "to", "we",
    "what", "when", "which", "who", "whom", "why", "will", "with", "you",
];

/// How well a text has what is looked for; the first is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The word itself.
    Exact,
    /// A form of the word, or one that begins with it.
    Form,
    /// Another word for it.
    Alike,
}

/// A word as it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Sought {
    folded: String,
    stem: String,
    /// An abbreviation is found as a whole word only.
    whole: bool,
}

impl Sought {
    fn new(text: &str, whole: bool) -> Self {
        let folded = fold(text);
        Self {
            stem: stem(&folded),
            folded,
            whole,
        }
    }

    /// How it fits a word of a text, if it does. `begun` is true where the word may only begin with it.
    fn fit(&self, word: &str, begun: bool) -> Option<Fit> {
        if word == self.folded {
            return Some(Fit::Exact);
        }
        let form = if self.whole {
            word.strip_suffix('s') == Some(&self.folded)
        } else {
            begun && word.starts_with(&self.folded)
                // Most words differ in their first letter.
                || word.chars().next() == self.folded.chars().next() && stem(word) == self.stem
        };
        form.then_some(Fit::Form)
    }
}

/// A word that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needle {
    typed: String,
    sought: Sought,
    /// What else it is called, each of one word or more.
    alike: Vec<(Vec<Sought>, Fit)>,
}

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// All words in small letters, also those that only ask.
    whole: Vec<String>,
    /// The words that tell what is looked for.
    pub needles: Vec<Needle>,
    /// What is looked for besides, in sentences.
    pub told: Vec<String>,
}

/// The words of a text that is compared as typed: "sub-group" is one word.
fn typed_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !super::words::is_mark(c) && !JOINS.contains(&c))
        .map(|word| word.trim_matches(JOINS))
        .filter(|word| !fold(word).is_empty())
}

impl Query {
    /// Reads what was typed.
    #[must_use]
    pub fn new(typed: &str, alike: &[Alike]) -> Self {
        let abbreviations: Vec<String> = alike
            .iter()
            .flat_map(|alike| &alike.words)
            .filter(|word| is_abbreviation(word))
            .map(|word| fold(word))
            .collect();
        let all: Vec<Needle> = typed_words(typed)
            .map(|word| {
                let whole = is_abbreviation(word) || abbreviations.contains(&fold(word));
                Needle {
                    typed: word.to_owned(),
                    sought: Sought::new(word, whole),
                    alike: Vec::new(),
                }
            })
            .collect();
        let mut query = Self {
            whole: words(typed).into_iter().map(|word| word.folded).collect(),
            needles: all,
            told: Vec::new(),
        };
        for alike in alike {
            query.widen(alike);
        }
        let telling = |needle: &Needle| !NOISE.contains(&needle.sought.folded.as_str());
        if query.needles.iter().any(telling) {
            query.needles.retain(telling);
        }
        query
    }

    /// True where a text is just what was typed.
    #[must_use]
    pub fn is(&self, text: &str) -> bool {
        let words = words(text);
        words.iter().map(|word| &word.folded).eq(&self.whole)
    }

    /// Where one of these words was typed, the others are looked for too.
    fn widen(&mut self, alike: &Alike) {
        let phrases: Vec<Vec<Sought>> = alike
            .words
            .iter()
            .map(|words| {
                typed_words(words)
                    .map(|word| Sought::new(word, is_abbreviation(word)))
                    .collect()
            })
            .collect();
        let mut typed = Vec::new();
        for (index, phrase) in phrases.iter().enumerate() {
            let length = phrase.len().max(1);
            for (at, window) in self.needles.windows(length).enumerate() {
                let is = |(needle, sought): (&Needle, &Sought)| {
                    sought.fit(&needle.sought.folded, false).is_some()
                };
                if window.iter().zip(phrase).all(is) {
                    typed.push((index, at, length));
                }
            }
        }
        let told = !alike.meaning.is_empty();
        for (index, at, length) in &typed {
            for needle in self.needles.iter_mut().skip(*at).take(*length) {
                let others = phrases
                    .iter()
                    .enumerate()
                    .filter(|(other, _)| other != index);
                let fit = if told { Fit::Alike } else { Fit::Form };
                let others = others.map(|(_, phrase)| (phrase.clone(), fit));
                needle.alike.extend(others);
            }
        }
        if told && !typed.is_empty() {
            self.told.push(alike.meaning.clone());
        }
    }
}

impl Needle {
    /// The word as it was typed.
    #[must_use]
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// True where it tells enough to be looked for without the other words.
    #[must_use]
    pub fn tells(&self) -> bool {
        self.sought.whole || self.sought.folded.chars().count() > 2
    }

    /// Where it stands in a text, and how well it fits there: whole words, several where signs or
    /// another name join them.
    pub fn places(&self, text: &Words<'_>) -> impl Iterator<Item = (Range, Fit)> {
        let words = &text.words;
        let from = |index: usize| words.get(index..).unwrap_or_default();
        (0..words.len()).filter_map(move |index| self.at(text.text, from(index)))
    }

    /// Whether it stands at the beginning of these words.
    fn at(&self, text: &str, words: &[Word]) -> Option<(Range, Fit)> {
        let first = words.first()?;
        if let Some(fit) = self.sought.fit(&first.folded, true) {
            return Some((first.range, fit));
        }
        if let Some(word) = joined(text, words)
            && let Some(fit) = self.sought.fit(&word.folded, true)
        {
            return Some((word.range, fit));
        }
        self.alike.iter().find_map(|(phrase, fit)| {
            let found = words.get(..phrase.len())?;
            let is = |(word, sought): (&Word, &Sought)| sought.fit(&word.folded, false).is_some();
            let last = found.last()?;
            let fits = found.iter().zip(phrase).all(is);
            fits.then_some(((first.range.0, last.range.1), *fit))
        })
    }

    /// How well it fits a text, at the best.
    #[must_use]
    pub fn fit(&self, text: &Words<'_>) -> Option<Fit> {
        self.places(text).map(|(_, fit)| fit).min()
    }

    /// True where it is made of the first letters of a text's words.
    #[must_use]
    pub fn abbreviates(&self, text: &Words<'_>) -> bool {
        let words = &text.words;
        let firsts = words.iter().filter_map(|word| word.folded.chars().next());
        words.len() > 1 && firsts.eq(self.sought.folded.chars())
    }
}

/// True where a text has these words and no others that tell something.
#[must_use]
pub fn is_just(text: &Words<'_>, needles: &[Needle]) -> bool {
    let all = &text.words;
    let telling = |word: &&Word| !NOISE.contains(&word.folded.as_str());
    let count = match all.iter().filter(telling).count() {
        0 => all.len(),
        count => count,
    };
    count == needles.len()
        && needles
            .iter()
            .all(|needle| needle.fit(text).is_some_and(|fit| fit < Fit::Alike))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn alike() -> Vec<Alike> {
        let alike = |meaning: &str, words: &[&str]| Alike {
            meaning: meaning.to_owned(),
            words: words.iter().map(|word| (*word).to_owned()).collect(),
        };
        vec![
            alike(
                "LADO is an officer.",
                &["LADO", "designated officer", "allegation"],
            ),
            alike("SCR is a review.", &["SCR", "serious case review"]),
            alike("Parents and family.", &["parent", "family"]),
            alike("", &["criterion", "criteria"]),
        ]
    }

    /// How what was typed fits a text, at the worst of its words.
    fn fit(typed: &str, text: &str) -> Option<Fit> {
        let fits = Query::new(typed, &alike())
            .needles
            .iter()
            .map(|needle| needle.fit(&Words::of(text)))
            .collect::<Option<Vec<Fit>>>()?;
        fits.into_iter().max()
    }

    #[test]
    fn a_word_is_found_from_its_beginning_and_in_its_forms_with_or_without_a_hyphen() {
        assert_eq!(fit("REVIEW", "A rapid Review"), Some(Fit::Exact));
        assert_eq!(fit("rev", "A rapid Review"), Some(Fit::Form));
        assert_eq!(fit("view", "A rapid review"), None);
        assert_eq!(fit("reviews", "A rapid review"), Some(Fit::Form));
        assert_eq!(fit("sharing", "what is shared"), Some(Fit::Form));
        assert_eq!(fit("family", "Families are told"), Some(Fit::Form));
        assert_eq!(fit("families", "the family’s view"), Some(Fit::Form));
        assert_eq!(fit("criterion", "the criteria"), Some(Fit::Form));
        assert_eq!(
            fit("subgroup", "the Practice Review sub-group"),
            Some(Fit::Exact)
        );
        assert_eq!(fit("sub-group", "the LCSPR subgroup"), Some(Fit::Exact));
        assert_eq!(fit("agency", "a multi-agency review"), Some(Fit::Exact));
        assert!(fit("one-to-one 2.0", "Version 2.0 of one-to-one talks").is_some());
        assert_eq!(fit("rapid chronology", "A rapid review"), None);
    }

    #[test]
    fn an_abbreviation_is_found_as_a_whole_word_and_as_what_it_stands_for() {
        assert_eq!(fit("SCR", "Scrutineers look at it"), None);
        assert_eq!(fit("scr", "Scrutineers look at it"), None);
        assert_eq!(fit("scrut", "Scrutineers look at it"), Some(Fit::Form));
        assert_eq!(fit("SCR", "two SCRs"), Some(Fit::Form));
        assert_eq!(fit("SCR", "in Serious Case Reviews"), Some(Fit::Alike));
        assert_eq!(fit("serious case review", "the SCR"), Some(Fit::Alike));
        assert_eq!(fit("serious review", "the SCR"), None);
        assert_eq!(fit("lado", "allegations go there"), Some(Fit::Alike));
        assert_eq!(fit("XYZ", "xyzzy"), None);
    }

    #[test]
    fn others_words_for_the_same_thing_are_found_and_told() {
        assert_eq!(fit("parents", "families are told"), Some(Fit::Alike));
        assert_eq!(fit("parents", "A parent is told"), Some(Fit::Form));
        let told = |typed: &str| Query::new(typed, &alike()).told;
        assert_eq!(told("what do parents get"), ["Parents and family."]);
        assert_eq!(told("criteria"), Vec::<String>::new());
        assert_eq!(told("officer"), Vec::<String>::new());
    }

    #[test]
    fn words_that_only_ask_are_left_out_unless_they_are_all_there_is() {
        assert!(fit("What is a rapid review?", "Rapid review").is_some());
        assert!(fit("what", "what it is").is_some());
        assert!(fit("what", "A rapid review").is_none());
        assert_eq!(Query::new("  ", &[]).needles, []);
    }

    #[test]
    fn first_letters_stand_for_a_name() {
        let scr = &Query::new("SCR", &[]).needles[0];
        assert!(scr.abbreviates(&Words::of("Serious Case Review")));
        assert!(!scr.abbreviates(&Words::of("Scrutiny")));
        assert!(!scr.abbreviates(&Words::of("Serious Case Review Panel")));
    }

    proptest! {
        #[test]
        fn each_word_of_a_text_is_found_by_any_beginning_of_it(text in "[a-zéß0-9 ,.-]{1,60}", at in 0usize..20, letters in 1usize..8) {
            let all = words(&text);
            prop_assume!(!all.is_empty());
            let beginning: String = all[at % all.len()].folded.chars().take(letters).collect();
            let query = Query::new(&beginning, &[]);
            prop_assert!(query.needles.iter().all(|needle| needle.fit(&Words::of(&text)).is_some()));
        }

        #[test]
        fn nothing_is_found_but_from_the_beginning_of_a_word(text in "[a-z ]{1,60}", typed in "[a-z]{2,6}") {
            for needle in Query::new(&typed, &[]).needles {
                for (range, _) in needle.places(&Words::of(&text)) {
                    prop_assert!(range.0 == 0 || text.as_bytes()[range.0 - 1] == b' ');
                }
            }
        }
    }
}

//! A name told from what is written beside it.

use crate::guidance::{Guidance, WordUse};

/// The words by which a name is told from what stands beside it.
#[derive(Clone, Debug, Default)]
pub struct Words {
    titles: Vec<String>,
    bodies: Vec<String>,
    no_names: Vec<String>,
}

impl Words {
    /// Those of the guidance.
    #[must_use]
    pub fn of(guidance: &Guidance) -> Self {
        let list = |purpose| {
            guidance
                .vocabulary(purpose)
                .map(str::to_lowercase)
                .collect()
        };
        Self {
            titles: list(WordUse::Title),
            bodies: list(WordUse::Body),
            no_names: list(WordUse::NoName),
        }
    }

    /// True for a word before a name.
    #[must_use]
    pub fn is_title(&self, word: &str) -> bool {
        self.titles.contains(&word.to_lowercase())
    }

    /// True for a word that names nobody, though it stands where a name is asked for.
    #[must_use]
    pub fn is_no_name(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        self.no_names.contains(&word) || self.titles.contains(&word)
    }

    fn is_body(&self, word: &str) -> bool {
        self.bodies.contains(&word.to_lowercase())
    }

    /// The name in an answer that asks for one: what stands before a comma or a bracket.
    #[must_use]
    pub fn name(&self, text: &str) -> Option<String> {
        let first = text.split([',', ';', '(', '\n']).next()?;
        let words: Vec<&str> = first
            .split_whitespace()
            .skip_while(|word| self.is_title(bare(word)))
            .collect();
        let names =
            |word: &&str| !self.is_no_name(bare(word)) && bare(word).contains(char::is_alphabetic);
        words.iter().any(names).then(|| words.join(" "))
    }

    /// The names in an answer that asks for other names: in each part between commas and the like
    /// what begins with capitals. In brackets stands who says so.
    #[must_use]
    pub fn other_names(&self, text: &str) -> Vec<String> {
        let outside =
            text.split('(')
                .enumerate()
                .filter_map(|(at, part)| match part.split_once(')') {
                    Some((_, after)) => Some(after),
                    None => (at == 0).then_some(part),
                });
        let outside: Vec<&str> = outside.collect();
        let outside = outside.join(";");
        let parts = outside.split([',', ';', '\n', '"', '“', '”', '/']);
        parts
            .filter_map(|part| {
                let words = part.split_whitespace().take_while(|word| is_capital(word));
                self.name(&words.collect::<Vec<_>>().join(" "))
            })
            .collect()
    }

    /// The names in an answer that tells of professionals: words with capitals after a title, or two
    /// or more together that are no body's name and no role.
    #[must_use]
    pub fn named(&self, text: &str) -> Vec<String> {
        let mut found = Vec::new();
        for part in text.split([',', ';', '(', ')', '\n', '/', ':']) {
            let mut run: Vec<&str> = Vec::new();
            let mut titled = false;
            for word in part.split_whitespace().chain(["."]) {
                if self.is_title(bare(word)) {
                    // Words before a title are a role: Designated Nurse.
                    (run, titled) = (Vec::new(), true);
                } else if is_capital(word) {
                    run.push(bare(word));
                } else {
                    found.extend(self.person(&run, titled));
                    (run, titled) = (Vec::new(), false);
                }
            }
        }
        found
    }

    fn person(&self, run: &[&str], titled: bool) -> Option<String> {
        let long = run
            .iter()
            .any(|word| word.chars().count() > 1 && !self.is_no_name(word));
        let body = run.iter().any(|word| self.is_body(word));
        (long && !body && (titled || run.len() > 1)).then(|| run.join(" "))
    }
}

/// A word without the signs around it, and without a possessive s.
fn bare(word: &str) -> &str {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    ["'s", "’s"]
        .iter()
        .find_map(|end| bare.strip_suffix(end))
        .unwrap_or(bare)
}

fn is_capital(word: &str) -> bool {
    let first = word.chars().find(|c| c.is_alphanumeric());
    first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        let list = |words: &[&str]| words.iter().map(ToString::to_string).collect();
        Words {
            titles: list(&["dr", "ds", "nurse", "mrs"]),
            bodies: list(&["surgery", "trust"]),
            no_names: list(&["baby", "boy", "unknown"]),
        }
    }

    #[test]
    fn professionals_are_told_from_their_roles_and_bodies() {
        for (text, names) in [
            (
                "Dr Sunil Raghavan, consultant; Anneke Vos, sister",
                vec!["Sunil Raghavan", "Anneke Vos"],
            ),
            (
                "Mill Lane Surgery (invented), Dr Hollis; midwife Orla Penhallow",
                vec!["Hollis", "Orla Penhallow"],
            ),
            (
                "Designated Safeguarding Nurse M. Averill",
                vec!["M Averill"],
            ),
            ("Secretary to Dr Prosser, 01632 960415", vec!["Prosser"]),
            ("author of this referral", vec![]),
            (
                "Ward matron Renata Oyelaran-Finch's office",
                vec!["Renata Oyelaran-Finch"],
            ),
        ] {
            assert_eq!(words().named(text), names, "{text}");
        }
    }

    #[test]
    fn a_name_ends_before_what_is_said_of_it() {
        let words = words();
        assert_eq!(
            words.name("Nesrîn, family name not asked").as_deref(),
            Some("Nesrîn")
        );
        assert_eq!(words.name("Mrs ann lee").as_deref(), Some("ann lee"));
        assert_eq!(words.name("Unknown"), None);
        assert_eq!(words.name("(not asked)"), None);
        assert_eq!(
            words.other_names("Joao THACKWRAY; Baby Boy SEMEDO (hospital); \"Joãozinho\" at home"),
            ["Joao THACKWRAY", "Baby Boy SEMEDO", "Joãozinho"]
        );
        assert_eq!(words.other_names("Theo (Northmarsh); Teo"), ["Theo", "Teo"]);
    }
}

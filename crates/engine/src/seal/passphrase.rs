//! What makes a passphrase good enough.
//!
//! A passphrase is the only thing between whoever has the disk and what stands on it, so it has to be
//! at least 15 characters, as NIST SP 800-63B-4 §3.1.1.2 asks of a password that stands alone. As there,
//! there are no rules on which characters it is made of, every character counts as one, all of it is
//! used, and the commonest are refused. "Three random words" of the National Cyber Security Centre
//! usually are that long; four are better here, where guesses cost the guesser's time alone.

use std::fmt;

use zeroize::Zeroizing;

/// Fewest characters.
pub const SHORTEST: usize = 15;
/// Most characters: enough for anything that is typed or kept in a password manager.
pub const LONGEST: usize = 256;
/// With fewer different characters it is a pattern.
const FEWEST_DIFFERENT: usize = 5;

/// So many digits at the end of common words make them no better.
const MOST_ADDED: usize = 4;

/// What is tried first, one a line: the commonest passwords, rows of keys and of digits, and words of
/// this work. A passphrase of nothing but these is refused.
const COMMON: &str = include_str!("common.txt");

/// Text in Unicode Normalization Form KC (UAX #15), so that the same passphrase gives the same bytes on
/// every keyboard. It is overwritten when it goes.
pub struct Nfkc(Zeroizing<String>);

impl Nfkc {
    /// Takes text that is normalised already: the browser does it with `String.prototype.normalize`.
    #[must_use]
    pub fn already(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// Normalises text where there is no browser to do it.
    #[cfg(feature = "native-crypto")]
    #[must_use]
    pub fn of(text: &str) -> Self {
        use unicode_normalization::UnicodeNormalization as _;
        Self::already(text.nfkc().collect())
    }
}

/// A passphrase as it was typed, good or not.
pub struct Passphrase(Nfkc);

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase")
    }
}

impl Passphrase {
    /// What was typed.
    #[must_use]
    pub fn typed(text: Nfkc) -> Self {
        Self(text)
    }

    /// What Argon2id is given: UTF-8.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.0.0.as_bytes()
    }

    /// True where it cannot be one that was set: it need not be tried.
    #[must_use]
    pub fn cannot_be(&self) -> bool {
        !(SHORTEST..=LONGEST).contains(&self.0.0.chars().count())
    }
}

/// A passphrase that is good enough to be set.
#[derive(Debug)]
pub struct NewPassphrase(Passphrase, Strength);

/// Why a passphrase is not good enough. Each text says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PassphraseError {
    /// Nothing was typed.
    #[error("Enter a passphrase")]
    Empty,
    /// It begins or ends with a space, which nobody sees.
    #[error("The passphrase must not begin or end with a space; take it away")]
    Edge,
    /// It is too short.
    #[error(
        "The passphrase must have at least {SHORTEST} characters, and this has {found}; add a word or two"
    )]
    TooShort {
        /// How many characters it has.
        found: usize,
    },
    /// It is too long.
    #[error(
        "The passphrase must have at most {LONGEST} characters, and this has {found}; use fewer words"
    )]
    TooLong {
        /// How many characters it has.
        found: usize,
    },
    /// It is made of what is tried first.
    #[error(
        "This passphrase is made of words and rows of keys that are tried first; use three or four words that have nothing to do with each other or with you"
    )]
    Common,
    /// It is a pattern.
    #[error(
        "This passphrase repeats the same few characters; use three or four words that have nothing to do with each other"
    )]
    Pattern,
}

/// How strong a passphrase is, as far as its length can say. It is a guide and no measure: words from
/// a song are weaker than they look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// As long as it must be.
    Enough,
    /// Longer.
    Good,
    /// Long.
    Strong,
}

impl Strength {
    /// In words for the reader.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Enough => "Long enough. Another unrelated word makes it much harder to guess.",
            Self::Good => {
                "Good length, if the words have nothing to do with each other or with you."
            }
            Self::Strong => "Strong, if the words have nothing to do with each other or with you.",
        }
    }
}

impl NewPassphrase {
    /// Looks at a passphrase that somebody wants to set.
    ///
    /// # Errors
    /// [`PassphraseError`].
    pub fn check(passphrase: Passphrase) -> Result<Self, PassphraseError> {
        let text: &str = &passphrase.0.0;
        let found = text.chars().count();
        if text.trim().is_empty() {
            return Err(PassphraseError::Empty);
        }
        if text.trim() != text {
            return Err(PassphraseError::Edge);
        }
        if found < SHORTEST {
            return Err(PassphraseError::TooShort { found });
        }
        if found > LONGEST {
            return Err(PassphraseError::TooLong { found });
        }
        let folded = folded(text);
        if different(&folded) < FEWEST_DIFFERENT {
            return Err(PassphraseError::Pattern);
        }
        if is_made_of_common_words(&folded) {
            return Err(PassphraseError::Common);
        }
        let strength = match (text.split_whitespace().count(), found) {
            (5.., 20..) | (_, 28..) => Strength::Strong,
            (4.., _) | (_, 20..) => Strength::Good,
            _ => Strength::Enough,
        };
        Ok(Self(passphrase, strength))
    }

    /// How strong it is.
    #[must_use]
    pub fn strength(&self) -> Strength {
        self.1
    }

    /// The passphrase.
    #[must_use]
    pub fn passphrase(&self) -> &Passphrase {
        &self.0
    }
}

/// Small letters and digits alone, as whoever guesses looks at it.
fn folded(text: &str) -> Zeroizing<String> {
    Zeroizing::new(
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect(),
    )
}

fn different(text: &str) -> usize {
    let mut letters: Zeroizing<Vec<char>> = Zeroizing::new(text.chars().collect());
    letters.sort_unstable();
    letters.dedup();
    letters.len()
}

/// Whether the text can be cut into nothing but common words, and the few digits that many add to one.
fn is_made_of_common_words(text: &str) -> bool {
    // Where a common word can begin.
    let mut begins = vec![0_usize];
    let mut seen = 0;
    while let Some(&at) = begins.get(seen) {
        seen += 1;
        let Some(rest) = text.get(at..) else { continue };
        if at > 0 && rest.len() <= MOST_ADDED && rest.bytes().all(|b| b.is_ascii_digit()) {
            return true;
        }
        for word in COMMON.lines().filter(|line| !line.is_empty()) {
            let next = at + word.len();
            if rest.starts_with(word) && !begins.contains(&next) {
                begins.push(next);
            }
        }
    }
    false
}

#[cfg(all(test, feature = "native-crypto"))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str) -> Result<Strength, PassphraseError> {
        NewPassphrase::check(Passphrase::typed(Nfkc::of(text))).map(|new| new.strength())
    }

    #[test]
    fn length_counts_and_nothing_else_is_asked() {
        assert_eq!(check(""), Err(PassphraseError::Empty));
        assert_eq!(check("                 "), Err(PassphraseError::Empty));
        assert_eq!(
            check("Tr0ub4dor&3"),
            Err(PassphraseError::TooShort { found: 11 })
        );
        assert_eq!(check("lantern gravel ox"), Ok(Strength::Enough));
        assert_eq!(check("lantern gravel oxide tulip"), Ok(Strength::Good));
        assert_eq!(
            check("lantern gravel oxide tulip brass"),
            Ok(Strength::Strong)
        );
        assert_eq!(
            check("wörter und bäume ".repeat(16).trim()),
            Err(PassphraseError::TooLong { found: 271 })
        );
        // A character is one, however many bytes it takes.
        assert!(check("стол дождь лиса о").is_ok());
    }

    #[test]
    fn a_space_at_either_end_is_refused() {
        for text in [
            " lantern gravel oxide",
            "lantern gravel oxide\u{a0}",
            "lantern gravel oxide\t",
        ] {
            assert_eq!(check(text), Err(PassphraseError::Edge), "{text:?}");
        }
    }

    #[test]
    fn what_is_tried_first_is_refused() {
        for text in [
            "passwordpassword",
            "Password Password 1",
            "123456789012345",
            "Qwertyuiop123456789",
            "correct horse battery staple",
            "Safeguarding 2026 Safeguarding",
            "let me in, let me in!",
        ] {
            assert_eq!(check(text), Err(PassphraseError::Common), "{text}");
        }
        for text in [
            "aaaaaaaaaaaaaaaaaa",
            "xyxyxyxyxyxyxyxyxy",
            "!!!!!!!!!!!!!!!!",
        ] {
            assert_eq!(check(text), Err(PassphraseError::Pattern), "{text}");
        }
        assert!(check("password lantern gravel").is_ok());
    }

    #[test]
    fn the_same_passphrase_gives_the_same_bytes_on_every_keyboard() {
        let typed = |text: &str| Passphrase::typed(Nfkc::of(text)).bytes().to_vec();
        assert_eq!(
            typed("caf\u{e9} \u{fb01}sh"),
            typed("cafe\u{301}\u{a0}fish")
        );
    }

    #[test]
    fn the_list_is_in_the_form_in_which_it_is_compared() {
        for word in COMMON.lines() {
            assert_eq!(*folded(word), word);
            assert!(word.len() >= 3, "{word}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic_and_what_may_be_set_may_be_tried(text in ".{0,300}") {
            if let Ok(new) = NewPassphrase::check(Passphrase::typed(Nfkc::of(&text))) {
                prop_assert!(!new.passphrase().cannot_be());
            }
        }
    }
}

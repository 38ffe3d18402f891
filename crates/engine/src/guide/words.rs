//! The words of a text, as a search compares them.

/// A range of bytes of a text, at the bounds of letters.
pub type Range = (usize, usize);

/// Signs that make one word of two.
pub const JOINS: [char; 3] = ['-', '’', '\''];

/// Shorter words have no forms: "his" is none of "hi".
const SHORTEST: usize = 4;

/// A word and where it stands in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub range: Range,
    /// Its letters and digits, in small letters.
    pub folded: String,
}

/// A text with its words, taken apart once however often it is searched.
#[derive(Clone, Debug)]
pub struct Words<'a> {
    /// The text.
    pub text: &'a str,
    /// Its words in order.
    pub words: Vec<Word>,
}

impl<'a> Words<'a> {
    /// The words of a text.
    pub fn of(text: &'a str) -> Self {
        Self {
            text,
            words: words(text),
        }
    }
}

/// The words of a text: what stands between other signs than letters and digits.
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices() {
        match (letter.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) if !is_mark(letter) => {
                found.push(word(text, (from, at)));
                start = None;
            }
            _ => {}
        }
    }
    found.extend(start.map(|from| word(text, (from, text.len()))));
    found
}

fn word(text: &str, range: Range) -> Word {
    Word {
        range,
        folded: fold(part(text, range)),
    }
}

/// A part of a text.
pub fn part(text: &str, range: Range) -> &str {
    text.get(range.0..range.1).unwrap_or_default()
}

/// Letters and digits in small letters.
pub fn fold(text: &str) -> String {
    text.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// True for an accent that is written after its letter, as some systems store it: it stays with the
/// letter (the combining marks of Latin, Unicode blocks 0300, 1AB0, 1DC0, 20D0, FE20).
pub fn is_mark(letter: char) -> bool {
    matches!(
        letter,
        '\u{300}'..='\u{36f}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

/// Where the first of these words ends, together with those that are joined to it, and their letters.
/// None where none is joined to it.
pub fn joined(text: &str, words: &[Word]) -> Option<Word> {
    let between = |pair: &&[Word]| match pair {
        [one, next] => JOINS
            .iter()
            .any(|sign| part(text, (one.range.1, next.range.0)).chars().eq([*sign])),
        _ => false,
    };
    let more = words.windows(2).take_while(between).count();
    let (first, last) = (words.first()?, words.get(more)?);
    (more > 0).then(|| word(text, (first.range.0, last.range.1)))
}

/// True for an abbreviation: at least two capitals, as in LADO, LeDeR or GPs.
pub fn is_abbreviation(text: &str) -> bool {
    text.chars().filter(|letter| letter.is_uppercase()).count() >= 2
        && text.chars().all(char::is_alphanumeric)
}

/// What a word has in common with its forms: singular and plural, and with -ing and -ed. It is no
/// word itself, and is compared only with other stems.
pub fn stem(word: &str) -> String {
    let long = |stem: &str| stem.chars().count() + 1 >= SHORTEST && has_vowel(stem);
    let swap = |from: &str, to: &str| {
        let stem = word.strip_suffix(from).filter(|stem| long(stem))?;
        Some(format!("{stem}{to}"))
    };
    if word.chars().count() < SHORTEST {
        return word.to_owned();
    }
    let singular = swap("ies", "y")
        .or_else(|| swap("ied", "y"))
        .or_else(|| swap("sses", "ss"))
        .or_else(|| {
            let kept = ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
            swap("s", "").filter(|_| !kept)
        })
        .unwrap_or_else(|| word.to_owned());
    let ends: &[&str] = match singular.as_str() {
        // "agreed" comes from "agree", "exceed" from itself.
        word if word.ends_with("reed") => &["d"],
        word if word.ends_with("eed") => &[],
        _ => &["ing", "ed"],
    };
    let bare = ends
        .iter()
        .find_map(|end| singular.strip_suffix(end).filter(|stem| long(stem)))
        .map_or_else(|| singular.clone(), single_end);
    let bare = bare
        .strip_suffix('e')
        .filter(|stem| long(stem))
        .unwrap_or(&bare);
    bare.to_owned()
}

fn has_vowel(text: &str) -> bool {
    text.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// Without the letter that is doubled before -ing and -ed: "referr" is "refer".
fn single_end(stem: &str) -> String {
    let mut letters = stem.chars().rev();
    match (letters.next(), letters.next()) {
        (Some(last), Some(before))
            if last == before && !['l', 's', 'z', 'e', 'o'].contains(&last) =>
        {
            letters.rev().chain([last]).collect()
        }
        _ => stem.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem_and_other_words_another() {
        for forms in [
            &["review", "reviews", "reviewed", "reviewing"][..],
            &["family", "families"],
            &["share", "shares", "shared", "sharing"],
            &["agency", "agencies"],
            &["notify", "notifies", "notified", "notifying"],
            &["refer", "refers", "referred", "referring"],
            &["process", "processes"],
            &["parent", "parents"],
            &["decide", "decides", "decided", "deciding"],
            &["agree", "agrees", "agreed"],
            &["publish", "published", "publishing"],
            &["tell", "tells", "telling"],
            &["proceed", "proceeds", "proceeding", "proceedings"],
        ] {
            for form in forms {
                assert_eq!(stem(form), stem(forms[0]), "{form}");
            }
        }
        for (one, other) in [
            ("his", "hi"),
            ("thing", "th"),
            ("need", "ne"),
            ("process", "proceed"),
            ("status", "stat"),
            ("being", "be"),
        ] {
            assert_ne!(stem(one), stem(other), "{one}");
        }
    }

    #[test]
    fn a_word_keeps_its_accents() {
        let text = "Zoe\u{308}’s café";
        let found: Vec<_> = words(text)
            .iter()
            .map(|word| part(text, word.range))
            .collect();
        assert_eq!(found, ["Zoe\u{308}", "s", "café"]);
    }
}

//! A text as words. A word is a run of letters and digits; accents written after their letter and
//! characters that nobody sees belong to it.

use std::ops::Range;

/// One word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// As typed.
    pub text: &'a str,
    /// In lower case.
    pub lower: String,
    /// In lower case and without accents.
    pub plain: String,
}

impl Token<'_> {
    /// True where it begins with a capital, or with a letter of a script that has none.
    #[must_use]
    pub fn is_capital(&self) -> bool {
        self.text
            .chars()
            .next()
            .is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
    }

    /// True where all of it is digits.
    #[must_use]
    pub fn is_number(&self) -> bool {
        self.text.bytes().all(|b| b.is_ascii_digit())
    }

    /// How many letters it has.
    #[must_use]
    pub fn letters(&self) -> usize {
        self.plain.chars().filter(|c| c.is_alphabetic()).count()
    }
}

/// The words of a text.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (
            c.is_alphanumeric() || (start.is_some() && is_beside(c)),
            start,
        ) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.extend(token(text, from..at));
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        found.extend(token(text, from..text.len()));
    }
    found
}

fn token(text: &str, at: Range<usize>) -> Option<Token<'_>> {
    let text = text.get(at.clone())?;
    let seen = || text.chars().filter(|c| !is_unseen(*c));
    Some(Token {
        at,
        text,
        lower: seen().flat_map(char::to_lowercase).collect(),
        plain: seen().flat_map(plain).collect(),
    })
}

/// True for an accent that is written after its letter, and for what nobody sees.
fn is_beside(c: char) -> bool {
    is_accent(c) || is_unseen(c)
}

fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
    )
}

/// Letters of Latin scripts with accents, and what stands for them without.
const ACCENTED: [(&str, &str); 23] = [
    ("àáâãäåāăąǎạả", "a"),
    ("æ", "ae"),
    ("çćĉċč", "c"),
    ("ďđð", "d"),
    ("èéêëēĕėęěẹẻẽ", "e"),
    ("ĝğġģ", "g"),
    ("ĥħ", "h"),
    ("ìíîïĩīĭįıịỉ", "i"),
    ("ĵ", "j"),
    ("ķ", "k"),
    ("ĺļľŀł", "l"),
    ("ñńņňŋ", "n"),
    ("òóôõöøōŏőơọỏ", "o"),
    ("œ", "oe"),
    ("ŕŗř", "r"),
    ("śŝşšș", "s"),
    ("ß", "ss"),
    ("ţťŧț", "t"),
    ("þ", "th"),
    ("ùúûüũūŭůűųưụủ", "u"),
    ("ŵẁẃẅ", "w"),
    ("ýÿŷỳỹ", "y"),
    ("źżž", "z"),
];

/// A letter in lower case and without its accent.
pub fn plain(c: char) -> impl Iterator<Item = char> {
    let mut out = String::new();
    for lower in c.to_lowercase().filter(|c| !is_beside(*c)) {
        let known = (!lower.is_ascii())
            .then(|| ACCENTED.iter().find(|(letters, _)| letters.contains(lower)))
            .flatten();
        match known {
            Some((_, base)) => out.push_str(base),
            None => out.push(lower),
        }
    }
    out.chars().collect::<Vec<_>>().into_iter()
}

/// Some of a text around a place, on one line.
#[must_use]
pub fn excerpt(text: &str, at: &Range<usize>) -> String {
    /// How many characters are shown either side.
    const AROUND: usize = 40;
    let before = text.get(..at.start).unwrap_or_default();
    let after = text.get(at.end..).unwrap_or_default();
    let from = before
        .char_indices()
        .rev()
        .nth(AROUND - 1)
        .map_or(0, |(at, _)| at);
    let to = after
        .char_indices()
        .nth(AROUND)
        .map_or(after.len(), |(at, _)| at);
    let shown = text.get(from..at.end + to).unwrap_or_default();
    let line = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    let (first, last) = (
        if from > 0 { "… " } else { "" },
        if to < after.len() { " …" } else { "" },
    );
    format!("{first}{line}{last}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_at_apostrophes_and_hyphens_and_keep_their_accents() {
        let found = tokens("Anna’s Osei-Bright, Jo\u{301}zef\u{200b}!");
        let lower: Vec<&str> = found.iter().map(|t| t.lower.as_str()).collect();
        assert_eq!(lower, ["anna", "s", "osei", "bright", "jo\u{301}zef"]);
        assert_eq!(found.last().map(|t| t.plain.as_str()), Some("jozef"));
    }

    #[test]
    fn a_letter_without_its_accent_is_the_letter_that_others_type() {
        for (typed, plain) in [
            ("João", "joao"),
            ("ŁUKASZ", "lukasz"),
            ("Siân", "sian"),
            ("Weiß", "weiss"),
            ("Çiya", "ciya"),
        ] {
            assert_eq!(
                tokens(typed).first().map(|t| t.plain.clone()).as_deref(),
                Some(plain)
            );
        }
    }

    #[test]
    fn an_excerpt_is_cut_between_letters() {
        let text = "é".repeat(100);
        assert_eq!(
            excerpt(&text, &(100..102))
                .chars()
                .filter(|c| *c == 'é')
                .count(),
            81
        );
        assert_eq!(excerpt("a\nb c", &(2..3)), "a b c");
    }
}

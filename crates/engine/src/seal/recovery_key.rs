//! The recovery key: 160 random bits, written down on paper.
//!
//! As text it is eight groups of five characters of Crockford's base 32, which has no letter that is
//! taken for a digit. The last character of each group checks the other four and the group's place:
//! any one wrong character, any two exchanged ones, and any two exchanged groups are noticed, and the
//! wrong group is named. It can be read out over a telephone group by group.

use std::fmt;

use zeroize::{Zeroize, ZeroizeOnDrop};

/// Bytes of the key.
pub const LENGTH: usize = 20;
/// Groups of the text.
pub const GROUPS: usize = 8;
/// Characters of a group, the last of which checks it.
pub const GROUP: usize = 5;

/// Crockford's base 32: digits, and letters without I, L, O and U.
pub(crate) const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A recovery key. It is overwritten when it goes.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct RecoveryKey([u8; LENGTH]);

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey")
    }
}

/// Why a text is no recovery key. None of the texts repeats what was typed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryKeyError {
    /// It is too short or too long.
    #[error(
        "the recovery key has {} characters, in {GROUPS} groups of {GROUP}; {} were entered, so compare them group by group", GROUPS * GROUP, found
    )]
    Length {
        /// How many characters there are, without spaces and hyphens.
        found: usize,
    },
    /// A character is not one of the alphabet.
    #[error(
        "group {group} holds a character that no recovery key has; it uses digits and the letters A to Z without I, L, O and U"
    )]
    Character {
        /// Which group, from 1.
        group: usize,
    },
    /// Groups do not fit their check characters.
    #[error("{} not as written down; look for a wrong, missing or exchanged character there", named(.groups))]
    Typo {
        /// Which groups, from 1.
        groups: Vec<usize>,
    },
}

fn named(groups: &[usize]) -> String {
    match groups {
        [one] => format!("group {one} is"),
        [before @ .., last] => {
            let before: Vec<String> = before.iter().map(usize::to_string).collect();
            format!("groups {} and {last} are", before.join(", "))
        }
        [] => "a group is".to_owned(),
    }
}

/// Multiplies in the field of 32 elements, modulo x⁵ + x² + 1.
fn times(mut a: u8, mut b: u8) -> u8 {
    let mut product = 0;
    while b != 0 {
        if b & 1 != 0 {
            product ^= a;
        }
        a <<= 1;
        if a & 0x20 != 0 {
            a ^= 0x25;
        }
        b >>= 1;
    }
    product
}

/// The check of four values at a place: each weighs differently, so that an exchange shows.
fn check(values: &[u8], place: u8) -> u8 {
    let mut weight = 1;
    values.iter().fold(place, |sum, value| {
        weight = times(weight, 2);
        sum ^ times(weight, *value)
    })
}

fn letter(value: u8) -> char {
    ALPHABET
        .get(usize::from(value))
        .map_or('0', |byte| char::from(*byte))
}

/// The value of a character as people write and hear it.
fn value(letter: char) -> Option<u8> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let place = ALPHABET.iter().position(|&b| char::from(b) == letter)?;
    u8::try_from(place).ok()
}

/// The characters that count.
fn without_gaps(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| {
        !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '.' | '·')
    })
}

/// A typed text is overwritten when it goes.
struct Values(Vec<u8>);

impl Drop for Values {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl RecoveryKey {
    /// From random bytes.
    #[must_use]
    pub fn from_random(bytes: [u8; LENGTH]) -> Self {
        Self(bytes)
    }

    /// The bytes, from which HKDF makes the key that wraps.
    #[must_use]
    pub fn bytes(&self) -> &[u8; LENGTH] {
        &self.0
    }

    /// The groups of the text, in order.
    #[must_use]
    pub fn groups(&self) -> Vec<String> {
        let mut values = Values(Vec::with_capacity(LENGTH * 8 / 5));
        let (mut held, mut bits) = (0_u16, 0_u8);
        for byte in self.0 {
            held = (held << 8) | u16::from(byte);
            bits += 8;
            while bits >= 5 {
                bits -= 5;
                // Five bits fit.
                #[allow(clippy::cast_possible_truncation)]
                values.0.push(((held >> bits) & 31) as u8);
            }
        }
        (0_u8..)
            .zip(values.0.chunks(GROUP - 1))
            .map(|(place, data)| {
                let all = data.iter().copied().chain([check(data, place)]);
                all.map(letter).collect()
            })
            .collect()
    }

    /// The text, groups joined by hyphens.
    #[must_use]
    pub fn text(&self) -> String {
        self.groups().join("-")
    }

    /// Reads what somebody typed: in capitals or not, with any spaces and hyphens, O for 0, I or L for
    /// 1.
    ///
    /// # Errors
    /// [`RecoveryKeyError`].
    pub fn parse(text: &str) -> Result<Self, RecoveryKeyError> {
        let found = without_gaps(text).count();
        let mut values = Values(Vec::with_capacity(GROUPS * GROUP));
        for (index, letter) in without_gaps(text).enumerate() {
            let group = index / GROUP + 1;
            values
                .0
                .push(value(letter).ok_or(RecoveryKeyError::Character { group })?);
        }
        if found != GROUPS * GROUP {
            return Err(RecoveryKeyError::Length { found });
        }
        let mut wrong = Vec::new();
        let mut data = Values(Vec::with_capacity(GROUPS * (GROUP - 1)));
        for (place, group) in (0_u8..).zip(values.0.chunks(GROUP)) {
            if let Some((checked, rest)) = group.split_last() {
                if check(rest, place) != *checked {
                    wrong.push(usize::from(place) + 1);
                }
                data.0.extend_from_slice(rest);
            }
        }
        if !wrong.is_empty() {
            return Err(RecoveryKeyError::Typo { groups: wrong });
        }
        let mut key = Self([0; LENGTH]);
        // Eight values of five bits are five bytes.
        for (bytes, values) in key.0.chunks_mut(5).zip(data.0.chunks(8)) {
            let all = values
                .iter()
                .fold(0_u64, |all, value| (all << 5) | u64::from(*value));
            for (byte, whole) in bytes.iter_mut().zip(all.to_be_bytes().iter().skip(3)) {
                *byte = *whole;
            }
        }
        Ok(key)
    }

    /// Whether somebody who has the key before them typed its group of this number, from 1.
    #[must_use]
    pub fn has_group(&self, number: usize, typed: &str) -> bool {
        let values = |text: &str| -> Vec<Option<u8>> { without_gaps(text).map(value).collect() };
        number
            .checked_sub(1)
            .and_then(|index| self.groups().into_iter().nth(index))
            .is_some_and(|group| values(&group) == values(typed))
    }
}

/// Two different groups, from 1, to be typed back as a proof that the key was written down.
#[must_use]
pub fn groups_to_prove(random: [u8; 2]) -> [usize; 2] {
    let first = usize::from(random[0]) % GROUPS;
    let second = (first + 1 + usize::from(random[1]) % (GROUPS - 1)) % GROUPS;
    let mut both = [first + 1, second + 1];
    both.sort_unstable();
    both
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_text_has_eight_groups_of_five() {
        let key = RecoveryKey::from_random([
            0x00, 0x44, 0x32, 0x14, 0xc7, 0x42, 0x54, 0xb6, 0x35, 0xcf, 0x84, 0x65, 0x3a, 0x56,
            0xd7, 0xc6, 0x75, 0xbe, 0x77, 0xdf,
        ]);
        // The 32 characters of the alphabet in order, four to a group.
        let text = key.text();
        let data: String = text.split('-').filter_map(|g| g.get(..4)).collect();
        assert_eq!(data, "0123456789ABCDEFGHJKMNPQRSTVWXYZ");
        assert_eq!(key.groups().len(), GROUPS);
        assert_eq!(RecoveryKey::parse(&text), Ok(key));
    }

    proptest! {
        #[test]
        fn it_is_read_as_people_write_it(bytes: [u8; LENGTH], gaps in prop::collection::vec(0..4_usize, 40)) {
            let key = RecoveryKey::from_random(bytes);
            let mut typed = String::new();
            for (c, gap) in without_gaps(&key.text()).zip(gaps) {
                typed.push_str(["", " ", "-", "\u{2013}"][gap]);
                typed.push(match c {
                    '0' if gap == 1 => 'o',
                    '1' if gap == 1 => 'l',
                    '1' if gap == 2 => 'I',
                    c => c.to_ascii_lowercase(),
                });
            }
            prop_assert_eq!(RecoveryKey::parse(&typed), Ok(key));
        }

        #[test]
        fn one_wrong_character_is_noticed_and_its_group_named(bytes: [u8; LENGTH], at in 0..40_usize, other in 0..32_u8) {
            let key = RecoveryKey::from_random(bytes);
            let mut letters: Vec<char> = without_gaps(&key.text()).collect();
            prop_assume!(letters[at] != letter(other));
            letters[at] = letter(other);
            let typed: String = letters.into_iter().collect();
            prop_assert_eq!(RecoveryKey::parse(&typed), Err(RecoveryKeyError::Typo { groups: vec![at / GROUP + 1] }));
        }

        #[test]
        fn two_exchanged_characters_of_a_group_are_noticed(bytes: [u8; LENGTH], group in 0..GROUPS, a in 0..GROUP, b in 0..GROUP) {
            let key = RecoveryKey::from_random(bytes);
            let mut letters: Vec<char> = without_gaps(&key.text()).collect();
            let (a, b) = (group * GROUP + a, group * GROUP + b);
            prop_assume!(letters[a] != letters[b]);
            letters.swap(a, b);
            let typed: String = letters.into_iter().collect();
            prop_assert_eq!(RecoveryKey::parse(&typed), Err(RecoveryKeyError::Typo { groups: vec![group + 1] }));
        }

        #[test]
        fn two_exchanged_groups_are_noticed(bytes: [u8; LENGTH], a in 0..GROUPS, b in 0..GROUPS) {
            prop_assume!(a < b);
            let key = RecoveryKey::from_random(bytes);
            let mut groups = key.groups();
            groups.swap(a, b);
            prop_assert_eq!(RecoveryKey::parse(&groups.concat()), Err(RecoveryKeyError::Typo { groups: vec![a + 1, b + 1] }));
        }

        #[test]
        fn no_text_makes_it_panic(text: String) {
            let _ = RecoveryKey::parse(&text);
        }

        #[test]
        fn two_different_groups_are_asked_for(random: [u8; 2]) {
            let [a, b] = groups_to_prove(random);
            prop_assert!(a < b && a >= 1 && b <= GROUPS);
        }

        #[test]
        fn only_the_group_itself_proves_it(bytes: [u8; LENGTH], number in 1..=GROUPS) {
            let key = RecoveryKey::from_random(bytes);
            let group = key.groups()[number - 1].to_lowercase();
            prop_assert!(key.has_group(number, &group));
            prop_assert!(!key.has_group(number, group.get(1..).unwrap()));
            prop_assert!(!key.has_group(number, ""));
            prop_assert!(!key.has_group(0, &group));
            prop_assert!(!key.has_group(GROUPS + 1, &group));
        }
    }

    #[test]
    fn errors_name_the_group_and_never_the_key() {
        let text = RecoveryKey::from_random([7; LENGTH]).text();
        let mut letters: Vec<char> = text.chars().collect();
        letters[8] = 'U';
        let typed: String = letters.into_iter().collect();
        assert_eq!(
            RecoveryKey::parse(&typed).unwrap_err(),
            RecoveryKeyError::Character { group: 2 }
        );
        assert_eq!(
            RecoveryKey::parse(text.get(1..).unwrap()).unwrap_err(),
            RecoveryKeyError::Length { found: 39 }
        );
        let error = RecoveryKeyError::Typo {
            groups: vec![2, 4, 7],
        };
        assert!(error.to_string().starts_with("groups 2, 4 and 7 are"));
        let debug = format!("{:?}", RecoveryKey::from_random([7; LENGTH]));
        assert_eq!(debug, "RecoveryKey");
    }
}

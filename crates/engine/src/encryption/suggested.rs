//! A passphrase for one file that nobody has to think up.

use zeroize::Zeroizing;

use crate::seal::recovery_key::ALPHABET;

/// Characters of it, of 5 bits each: with the rounds of PBKDF2 far out of reach of guessing.
const CHARACTERS: usize = 16;
/// Characters between two hyphens, as they are read out.
const GROUP: usize = 4;

/// Random bytes as groups of small letters and digits that are not taken for one another, to be read out
/// over the telephone.
#[must_use]
pub fn suggested(random: [u8; CHARACTERS]) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(CHARACTERS + CHARACTERS / GROUP));
    for (index, byte) in random.into_iter().enumerate() {
        if index > 0 && index.is_multiple_of(GROUP) {
            text.push('-');
        }
        if let Some(letter) = ALPHABET.get(usize::from(byte) % ALPHABET.len()) {
            text.push(char::from(letter.to_ascii_lowercase()));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::suggested;
    use crate::seal::{NewPassphrase, Nfkc, Passphrase};

    #[test]
    fn it_is_good_enough_and_every_byte_counts() {
        let random = std::array::from_fn(|i| i as u8 * 7);
        let text = suggested(random);
        let lengths: Vec<usize> = text.split('-').map(str::len).collect();
        assert_eq!(lengths, [4, 4, 4, 4]);
        assert!(NewPassphrase::check(Passphrase::typed(Nfkc::already(text.to_string()))).is_ok());
        for at in 0..random.len() {
            let mut other = random;
            other[at] ^= 1;
            assert_ne!(suggested(other), text);
        }
    }
}

//! Unique pupil numbers: a check letter and twelve characters, the last a letter in a temporary
//! one (Department for Education, *Unique pupil numbers: guidance*).

/// The check letters in the order of their values; I, O and S are left out.
const LETTERS: &str = "ABCDEFGHJKLMNPQRTUVWXYZ";

/// Why text is not a unique pupil number. The text continues "The unique pupil number …".
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UpnError {
    /// It has not the form of one.
    #[error("must have 13 characters: a letter, then 12 digits (the last may be a letter)")]
    Form,
    /// Its check letter does not fit.
    #[error("is not a possible one; check each character, most likely one is wrong")]
    CheckLetter,
}

/// Checks a unique pupil number as typed and gives it in capitals.
///
/// # Errors
/// [`UpnError`] says what is wrong.
pub fn check(text: &str) -> Result<String, UpnError> {
    let upn: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let mut characters = upn.chars();
    let letter = characters
        .next()
        .and_then(|c| LETTERS.find(c))
        .ok_or(UpnError::Form)?;
    let rest: Vec<char> = characters.collect();
    if rest.len() != 12 {
        return Err(UpnError::Form);
    }
    let mut sum = 0;
    for (index, (character, weight)) in rest.iter().zip(2_usize..).enumerate() {
        let value = match character.to_digit(10) {
            Some(digit) => digit as usize,
            None if index == 11 => LETTERS.find(*character).ok_or(UpnError::Form)?,
            None => return Err(UpnError::Form),
        };
        sum += value * weight;
    }
    if sum % LETTERS.len() == letter {
        Ok(upn)
    } else {
        Err(UpnError::CheckLetter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn possible_numbers_pass_and_a_slip_is_noticed() {
        for upn in [
            "B801200005001",
            "A950000178301",
            "H243278544154",
            "b8012 0000 5001",
        ] {
            assert!(check(upn).is_ok(), "{upn}");
        }
        assert_eq!(check("B801200005002"), Err(UpnError::CheckLetter));
        assert_eq!(check("I801200005001"), Err(UpnError::Form));
        assert_eq!(check("B80120000500"), Err(UpnError::Form));
        assert_eq!(check("B8012O0005001"), Err(UpnError::Form));
        for index in 1..13 {
            let mut other: Vec<char> = "B801200005001".chars().collect();
            let digit = other[index].to_digit(10).unwrap();
            other[index] = char::from_digit((digit + 1) % 10, 10).unwrap();
            assert!(check(&other.iter().collect::<String>()).is_err());
        }
    }
}

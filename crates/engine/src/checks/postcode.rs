//! United Kingdom postcodes (BS 7666). An unusual one is a reason to ask, never to refuse: what
//! was typed is kept.

/// What a postcode looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Postcode {
    /// An ordinary one, in capitals with one space.
    Usual(String),
    /// One of the health service's codes for no fixed abode or abroad (ZZ99 …).
    Pseudo(String),
    /// A British Forces one.
    Forces(String),
}

impl std::fmt::Display for Postcode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (Self::Usual(text) | Self::Pseudo(text) | Self::Forces(text)) = self;
        f.write_str(text)
    }
}

/// The text is not in the form of a postcode. It continues "The postcode …".
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("does not look like one; check it, and go on if it is right")]
pub struct PostcodeError;

/// Letters that never stand in the second half.
const NOT_INWARD: &str = "CIKMOV";

/// Reads a postcode as typed; case and spaces do not matter.
///
/// # Errors
/// [`PostcodeError`] where it has none of the known forms.
pub fn check(text: &str) -> Result<Postcode, PostcodeError> {
    let compact: Vec<char> = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let cut = compact.len().checked_sub(3).ok_or(PostcodeError)?;
    let (outward, inward) = compact.split_at_checked(cut).ok_or(PostcodeError)?;
    let shape: String = outward
        .iter()
        .map(|c| match c {
            'A'..='Z' => 'A',
            '0'..='9' => '9',
            _ => '?',
        })
        .collect();
    let outward: String = outward.iter().collect();
    let inward_fits = matches!(inward, [digit, a, b]
        if digit.is_ascii_digit()
            && [a, b].iter().all(|c| c.is_ascii_uppercase() && !NOT_INWARD.contains(**c)));
    let whole = format!("{outward} {}", inward.iter().collect::<String>());
    if whole == "GIR 0AA" {
        return Ok(Postcode::Usual(whole));
    }
    if outward == "BFPO" || compact.starts_with(&['B', 'F', 'P', 'O']) {
        return Ok(Postcode::Forces(compact.iter().collect()));
    }
    let outward_fits = ["A9", "A99", "A9A", "AA9", "AA99", "AA9A"].contains(&shape.as_str());
    if !(outward_fits && inward_fits) {
        return Err(PostcodeError);
    }
    if outward == "ZZ99" {
        Ok(Postcode::Pseudo(whole))
    } else {
        Ok(Postcode::Usual(whole))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_known_forms_are_read_and_others_asked_about() {
        for (typed, shown) in [
            ("ta11aa", "TA1 1AA"),
            ("EC1A 1BB", "EC1A 1BB"),
            ("gir0aa", "GIR 0AA"),
        ] {
            assert_eq!(check(typed), Ok(Postcode::Usual(shown.into())), "{typed}");
        }
        assert_eq!(
            check("ZZ99 3VZ"),
            Err(PostcodeError),
            "V never stands in the second half"
        );
        assert_eq!(check("zz993wz"), Ok(Postcode::Pseudo("ZZ99 3WZ".into())));
        assert_eq!(check("BFPO 1234"), Ok(Postcode::Forces("BFPO1234".into())));
        for typed in ["", "TA", "TA1 1A", "TA1 CAA", "T?1 1AA", "1TA 1AA"] {
            assert_eq!(check(typed), Err(PostcodeError), "{typed}");
        }
    }
}

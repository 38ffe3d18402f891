//! Email addresses and telephone numbers, checked as far as a slip of the finger goes.

/// The text is not an email address. It continues "The email address …".
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must look like name@organisation.example; check for a missing @ or a space")]
pub struct EmailError;

/// The text is not a telephone number. It continues "The telephone number …".
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("does not look like one; write at least 10 digits, or an extension after “ext”")]
pub struct PhoneError;

/// Providers of private mailboxes: case material does not belong there.
const PERSONAL: [&str; 14] = [
    "aol.com",
    "btinternet.com",
    "gmail.com",
    "googlemail.com",
    "hotmail.co.uk",
    "hotmail.com",
    "icloud.com",
    "live.co.uk",
    "live.com",
    "me.com",
    "outlook.com",
    "proton.me",
    "yahoo.co.uk",
    "yahoo.com",
];

/// Checks the shape of an email address.
///
/// # Errors
/// [`EmailError`] where it has not one `@` with a name before and a domain with a dot after it.
pub fn email(text: &str) -> Result<(), EmailError> {
    let (name, domain) = text.trim().rsplit_once('@').ok_or(EmailError)?;
    let labels: Vec<&str> = domain.split('.').collect();
    let sound = !name.is_empty()
        && !name.contains('@')
        && !text.trim().contains(char::is_whitespace)
        && labels.len() >= 2
        && labels.iter().all(|label| {
            !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        });
    if sound { Ok(()) } else { Err(EmailError) }
}

/// True for an address at a provider of private mailboxes.
#[must_use]
pub fn is_personal(text: &str) -> bool {
    text.trim()
        .rsplit_once('@')
        .is_some_and(|(_, domain)| PERSONAL.contains(&domain.to_ascii_lowercase().as_str()))
}

/// Checks the shape of a telephone number.
///
/// # Errors
/// [`PhoneError`] where it has fewer than ten or more than fifteen digits before an extension, or
/// letters.
pub fn phone(text: &str) -> Result<(), PhoneError> {
    let lower = text.to_ascii_lowercase();
    let number = lower.split("ext").next().unwrap_or_default();
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let sound = number
        .chars()
        .all(|c| c.is_ascii_digit() || c.is_whitespace() || "+()-./".contains(c));
    if sound && (10..=15).contains(&digits) {
        Ok(())
    } else {
        Err(PhoneError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_in_an_address_are_noticed() {
        for good in ["lead@school.example", " a.b-c@nhs.example.uk "] {
            assert_eq!(email(good), Ok(()), "{good}");
        }
        for bad in [
            "",
            "lead",
            "lead@",
            "@x.example",
            "a b@x.example",
            "lead@school",
            "a@b@c.example",
        ] {
            assert_eq!(email(bad), Err(EmailError), "{bad}");
        }
        assert!(is_personal("someone@Gmail.com"));
        assert!(!is_personal("someone@school.example"));
    }

    #[test]
    fn slips_in_a_telephone_number_are_noticed() {
        for good in ["01632 960001", "+44 (0)1632 960001", "01632960001 ext 12"] {
            assert_eq!(phone(good), Ok(()), "{good}");
        }
        for bad in ["", "960001", "01632 96000l"] {
            assert_eq!(phone(bad), Err(PhoneError), "{bad}");
        }
    }
}

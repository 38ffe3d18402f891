//! Email addresses and telephone numbers, checked as far as a slip of the finger goes.

/// The text is not an email address. It continues "The email address …".
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must look like name@organisation.example; check for a missing @ or a space")]
pub struct EmailError;

/// The text is not a telephone number. It continues "The telephone number …".
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("does not look like one; write at least 10 digits, or an extension after “ext”")]
pub struct PhoneError;

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

/// The email addresses that stand in a text, as far as their shape tells.
pub fn emails(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || ",;:<>()[]\"“”‘’'/|".contains(c))
        .map(|word| word.trim_end_matches(['.', '!', '?']))
        .filter(|word| email(word).is_ok())
}

/// True for an address at one of these providers of private mailboxes, or at a part of one: case
/// material does not belong there. Which they are is data of the guidance.
#[must_use]
pub fn is_personal_address<'a>(address: &str, private: impl IntoIterator<Item = &'a str>) -> bool {
    let Some((_, domain)) = address.trim().rsplit_once('@') else {
        return false;
    };
    let domain = domain.to_lowercase();
    private.into_iter().any(|private| {
        let rest = domain.strip_suffix(&private.to_lowercase());
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    })
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
    }

    #[test]
    fn a_private_mailbox_is_told_by_its_domain_and_nothing_that_only_ends_like_it() {
        let private = ["mail.example", "post.example"];
        for address in ["a@Mail.Example", " a@post.example ", "a@uk.mail.example"] {
            assert!(is_personal_address(address, private), "{address}");
        }
        for address in [
            "a@school.example",
            "a@gmail.example",
            "a@post.example.org",
            "post.example",
        ] {
            assert!(!is_personal_address(address, private), "{address}");
        }
    }

    #[test]
    fn addresses_are_found_in_what_else_is_written_beside_them() {
        let text = "01632 960402, a.b@trust.example (or <c@d.example>). Ask for M@x; e@f.example.";
        let found: Vec<&str> = emails(text).collect();
        assert_eq!(found, ["a.b@trust.example", "c@d.example", "e@f.example"]);
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

//! NHS numbers: ten digits, the last a check digit modulo 11 (NHS Data Dictionary, "NHS NUMBER").

/// Why text is not an NHS number. The text continues "The NHS number …".
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NhsNumberError {
    /// It has not ten digits.
    #[error("must have 10 digits; spaces are fine")]
    NotTenDigits,
    /// Its check digit does not fit, or it is one digit ten times.
    #[error("is not a possible one; check each digit, most likely one is wrong or two are swapped")]
    CheckDigit,
}

/// A well-formed NHS number: ten digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NhsNumber(String);

impl NhsNumber {
    /// It as it is printed: three, three and four digits.
    #[must_use]
    pub fn grouped(&self) -> String {
        self.0
            .chars()
            .enumerate()
            .flat_map(|(index, digit)| {
                let gap = (index == 3 || index == 6).then_some(' ');
                gap.into_iter().chain([digit])
            })
            .collect()
    }
}

/// Checks an NHS number as typed; spaces and hyphens do not matter.
///
/// # Errors
/// [`NhsNumberError`] says what is wrong.
pub fn check(text: &str) -> Result<NhsNumber, NhsNumberError> {
    let digits: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect();
    let values: Option<Vec<u32>> = digits.chars().map(|c| c.to_digit(10)).collect();
    let values = values
        .filter(|v| v.len() == 10)
        .ok_or(NhsNumberError::NotTenDigits)?;
    let Some((last, first_nine)) = values.split_last() else {
        return Err(NhsNumberError::NotTenDigits);
    };
    let sum: u32 = first_nine
        .iter()
        .zip((2..=10).rev())
        .map(|(digit, weight)| digit * weight)
        .sum();
    // 10 is no digit and never fits; 11 stands for 0.
    let expected = (11 - sum % 11) % 11;
    let repeated = first_nine.iter().all(|digit| digit == last);
    if expected == *last && !repeated {
        Ok(NhsNumber(digits))
    } else {
        Err(NhsNumberError::CheckDigit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_number_is_read_with_or_without_spaces_and_shown_in_groups() {
        for text in ["9990000018", "999 000 0018", " 999-000-0018 "] {
            assert_eq!(check(text).unwrap().grouped(), "999 000 0018");
        }
    }

    #[test]
    fn a_number_that_cannot_be_one_is_refused() {
        assert_eq!(check("999000001"), Err(NhsNumberError::NotTenDigits));
        assert_eq!(check("99900000l8"), Err(NhsNumberError::NotTenDigits));
        assert_eq!(check("9990000019"), Err(NhsNumberError::CheckDigit));
        assert_eq!(check("0000000000"), Err(NhsNumberError::CheckDigit));
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_always_noticed(stem in 0_u32..1_000_000_000, at in 0_usize..10, by in 1_u32..10) {
            let number = (0..10).map(|d| format!("{stem:09}{d}")).find(|n| check(n).is_ok());
            if let Some(number) = number {
                let mut digits: Vec<u32> = number.chars().filter_map(|c| c.to_digit(10)).collect();
                digits[at] = (digits[at] + by) % 10;
                let other: String = digits.iter().map(ToString::to_string).collect();
                prop_assert!(check(&other).is_err(), "{} {}", number, other);
            }
        }
    }
}

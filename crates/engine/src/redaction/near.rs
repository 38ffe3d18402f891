//! Words that are one slip of the finger apart.

/// True where one letter is another, is missing, is too many, or stands before its neighbour.
#[must_use]
pub fn one_edit(a: &[char], b: &[char]) -> bool {
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (
        a.get(same..).unwrap_or_default(),
        b.get(same..).unwrap_or_default(),
    );
    match (a, b) {
        ([_, a @ ..], [_, b @ ..]) if a == b => true,
        ([_, a @ ..], _) if a == b => true,
        (_, [_, b @ ..]) if a == b => true,
        ([x, y, a @ ..], [z, w, b @ ..]) => x == w && y == z && a == b,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_more_less_other_or_changed_round_is_near() {
        let near = |a: &str, b: &str| {
            one_edit(
                &a.chars().collect::<Vec<_>>(),
                &b.chars().collect::<Vec<_>>(),
            )
        };
        for other in [
            "martins", "marti", "mortin", "amrtin", "martn", "xmartin", "martni",
        ] {
            assert!(near(other, "martin"), "{other}");
        }
        for other in ["martin", "mar", "martinis", "nitram", ""] {
            assert!(!near(other, "martin"), "{other}");
        }
    }
}

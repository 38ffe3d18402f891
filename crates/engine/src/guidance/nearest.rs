//! The known name that was probably meant by one that nobody knows.

/// How far a name may be from another to be taken for it, in letters that differ.
#[cfg(feature = "authoring")]
const NEAR: usize = 2;

/// Of how many letters of a long name one more may differ.
#[cfg(feature = "authoring")]
const LONG: usize = 6;

/// The known name that was probably meant: the same but for capitals and signs between words, or a
/// few letters away.
#[cfg(feature = "authoring")]
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = |name: &str| name.to_lowercase().replace(['_', ' '], "-");
    let written = plain(written);
    known
        .into_iter()
        .map(|name| (strsim::osa_distance(&written, &plain(name)), name))
        .filter(|(letters, name)| {
            let length = name.chars().count();
            *letters <= NEAR.max(length / LONG).min(length / 2)
        })
        .min_by_key(|(letters, _)| *letters)
        .map(|(_, name)| name)
}

/// Without what reads guidance as it is written, nothing is compared.
#[cfg(not(feature = "authoring"))]
pub fn nearest<'a>(_: &str, _: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    None
}

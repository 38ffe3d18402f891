//! `verify`: whether a bundle is as it was signed, by which keys, and what that proves.

use std::path::PathBuf;

use practice_review_engine::bundle::{
    BundleError, LARGEST, Message, SignedBy, Verified, VerifiedComments, native,
};

use crate::exit::{Failure, Report, Unusable};
use crate::input;
use crate::terminal::plain;

/// What `verify` is given.
#[derive(clap::Args)]
pub struct Arguments {
    /// The bundle.
    #[arg(value_name = "BUNDLE.json")]
    bundle: PathBuf,
}

/// Prints who signed, and what the signatures prove and what not.
pub fn run(arguments: &Arguments) -> Result<Report, Failure> {
    let file = input::bytes(&arguments.bundle, LARGEST)?;
    let (unverified, fits) = native::checked(&file).map_err(judged)?;
    Ok(Report::of(match unverified.message() {
        Message::Referral => report(&unverified.confirm(&fits).map_err(judged)?),
        Message::Comments => {
            report_of_comments(&unverified.confirm_comments(&fits).map_err(judged)?)
        }
    }))
}

/// Checks every signature and only then reads the referral that was signed.
///
/// # Errors
/// [`Failure::DoesNotHold`] for a bundle that cannot be trusted, [`Failure::Unusable`] for a file
/// of which that cannot be said.
pub fn open(file: &[u8]) -> Result<Verified, Failure> {
    native::open(file).map_err(judged)
}

/// A bundle that is not what it claims to be does not hold; a file that is no bundle, or one that
/// this version does not know, cannot be judged.
fn judged(error: BundleError) -> Failure {
    match error {
        BundleError::NoSignature
        | BundleError::TooManySignatures { .. }
        | BundleError::AlreadySigned
        | BundleError::SameKeyTwice { .. }
        | BundleError::BadEncoding(_)
        | BundleError::BadHeader { .. }
        | BundleError::WrongAlgorithm { .. }
        | BundleError::BadKey { .. }
        | BundleError::KeyMismatch { .. }
        | BundleError::SignatureInvalid { .. } => Failure::DoesNotHold {
            out: String::new(),
            reason: error.to_string(),
        },
        BundleError::TooLarge { .. }
        | BundleError::NotText
        | BundleError::NotJson(_)
        | BundleError::MoreAfter
        | BundleError::NotABundle
        | BundleError::OtherSerialization(_)
        | BundleError::WrongType { .. }
        | BundleError::NewerVersion { .. }
        | BundleError::BadPayload(_) => Failure::Unusable(Unusable::Bundle(error)),
    }
}

fn report(verified: &Verified) -> String {
    let payload = verified.payload();
    let mut lines = vec!["The bundle is as it was signed.".to_owned(), String::new()];
    if payload.example {
        lines.push("It is an example: everybody in it is invented.".to_owned());
    }
    lines.extend([
        format!("Form:       {}", plain(&payload.form.title)),
        format!("For:        {}", plain(&payload.partnership.title)),
        format!("Made at:    {}", plain(&payload.made_at)),
        format!(
            "Guidance:   {}, SHA-256 {}",
            plain(&payload.guidance.edition),
            plain(&payload.guidance.digest)
        ),
        format!(
            "Digest:     {} (SHA-256 of what was signed)",
            verified.digest()
        ),
    ]);
    for (number, signed_by) in (1..).zip(verified.signed_by()) {
        lines.push(String::new());
        lines.extend(signature(number, signed_by));
    }
    lines.extend(what_it_proves());
    lines.join("\n") + "\n"
}

fn report_of_comments(verified: &VerifiedComments) -> String {
    let comments = verified.comments();
    let mut lines = vec![
        "The comments are as they were signed.".to_owned(),
        String::new(),
        format!("On:         {}", plain(&comments.form.title)),
        format!("For:        {}", plain(&comments.partnership.title)),
        format!(
            "Bundle:     {} (SHA-256 of what was signed)",
            plain(&comments.on)
        ),
        format!("Written at: {}", plain(&comments.made_at)),
    ];
    for (number, comment) in (1..).zip(&comments.comments) {
        let about = match comment.about.as_str() {
            "" => "the whole referral",
            about => about,
        };
        lines.push(String::new());
        lines.push(format!("Comment {number}, on {}", plain(about)));
        lines.extend(
            comment
                .text
                .lines()
                .map(|line| format!("  {}", plain(line))),
        );
    }
    lines.push(String::new());
    lines.extend(signature(1, verified.signed_by()));
    lines.extend(what_it_proves());
    lines.join("\n") + "\n"
}

fn what_it_proves() -> [String; 4] {
    [
        String::new(),
        "What this proves: nothing was changed since the holder of each key signed it.".to_owned(),
        "What it does not prove: who that is, or when it was. Name, role, agency, capacity and time are as the signer typed them or as the signer's own clock showed.".to_owned(),
        "To be sure, call the signer on a number that you already know and compare the fingerprint.".to_owned(),
    ]
}

fn signature(number: usize, signed_by: &SignedBy) -> Vec<String> {
    let signer = &signed_by.signer;
    let mut lines = vec![
        format!("Signature {number}"),
        format!("  Name:        {}", plain(&signer.name)),
        format!("  Role:        {}", plain(&signer.role)),
        format!("  Agency:      {}", plain(&signer.agency)),
        format!("  Capacity:    {}", plain(&signer.capacity)),
        format!("  Signed at:   {}", plain(&signer.signed_at)),
        format!("  Fingerprint: {}", signed_by.key.fingerprint()),
    ];
    if !signer.statement.is_empty() {
        lines.push(format!("  Statement:   {}", plain(&signer.statement)));
    }
    lines
}

//! `practice-review`: checks guidance, assesses answers, verifies and renders bundles.
//!
//! The second client of the engine beside the app: the same data and the same rules, without a
//! browser. It makes no network request and writes no file but those that it is told to.
//!
//! - [`guidance`]: checking the data, listing its questions, accounting for its requirements
//! - [`assess`]: which routes answers point to, why, and what would change it
//! - [`verify`]: whether a bundle is as it was signed, and by which keys
//! - [`decrypt`]: an encrypted bundle made one that can be verified
//! - [`keys`]: a partnership's pair of keys
//! - [`backup`]: what is in an encrypted backup, and the cases in it as files
//! - [`render`]: a bundle or a case as an HTML page
//! - [`redact`]: a copy of a case without names, and what may still be left in it
//! - [`dates`]: the dates and time limits of a case, as a list or for a calendar
//! - [`answers`]: the file of answers that `assess` reads
//! - [`library`]: the guidance built in, or that of a folder
//! - [`clock`]: the machine's clock
//! - [`secret`]: passphrases, typed or from a file
//! - [`input`]: reading files of bounded size
//! - [`output`]: files that are written
//! - [`terminal`]: text of other people made safe to print
//! - [`exit`]: exit codes and what is printed where

mod answers;
mod assess;
mod backup;
mod clock;
mod dates;
mod decrypt;
mod exit;
mod guidance;
mod input;
mod keys;
mod library;
mod output;
mod redact;
mod render;
mod secret;
mod terminal;
mod verify;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Checks guidance, assesses answers, verifies and renders bundles of the Practice Review Toolkit.
///
/// Exit codes: 0 it holds, 1 it does not hold (findings, a signature that does not fit), 2 the
/// input cannot be used, 3 guidance that holds together is a template still to be filled in (see
/// guidance check --allow-template); the reason is on standard error.
#[derive(Parser)]
#[command(name = "practice-review", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check, list and account for the guidance that the toolkit follows.
    #[command(subcommand)]
    Guidance(guidance::Command),
    /// Say which routes a file of answers points to, why, and what would change it.
    Assess(assess::Arguments),
    /// Check the signatures of a bundle and say who signed it and what that proves.
    Verify(verify::Arguments),
    /// Open an encrypted bundle, with a partnership's private key or a passphrase.
    Decrypt(decrypt::Arguments),
    /// Make a partnership's pair of keys, or show one's fingerprint.
    #[command(subcommand)]
    Keys(keys::Command),
    /// List what is in an encrypted backup of the app, or write the cases in it as files.
    #[command(subcommand)]
    Backup(backup::Command),
    /// Write a bundle or a case as an HTML page to read or print.
    Render(render::Arguments),
    /// Write a copy of a case without names as an HTML page, and say what may still be left in it.
    Redact(redact::Arguments),
    /// List the dates and time limits of a case, or print them for a calendar, without names.
    Dates(dates::Arguments),
}

fn main() -> ExitCode {
    exit::finish(match Cli::parse().command {
        Command::Guidance(command) => guidance::run(&command),
        Command::Assess(arguments) => assess::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Decrypt(arguments) => decrypt::run(&arguments),
        Command::Keys(command) => keys::run(&command),
        Command::Backup(command) => backup::run(&command),
        Command::Render(arguments) => render::run(&arguments),
        Command::Redact(arguments) => redact::run(&arguments),
        Command::Dates(arguments) => dates::run(&arguments),
    })
}

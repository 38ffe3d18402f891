//! `practice-review guidance`: for whoever writes and checks the data.
//!
//! - [`check`]: what does not hold together, with file and line
//! - [`questions`]: what a partnership asks, and where
//! - [`coverage`]: which rows of its documents the data answers to
//! - [`compare`]: the partnerships side by side
//! - [`new`]: the start of a partnership of one's own

mod check;
mod compare;
mod coverage;
mod new;
mod questions;

use clap::Subcommand;

use crate::exit::{Failure, Report};

/// The commands on guidance.
#[derive(Subcommand)]
pub enum Command {
    /// Say what does not hold together in a guidance folder, with file and line.
    Check(check::Arguments),
    /// List every question of a partnership with its options, its sources and where it is asked.
    Questions(questions::Arguments),
    /// Say where each row of the requirements is cited, and which rows are cited nowhere.
    Coverage(coverage::Arguments),
    /// Print the partnerships side by side: criteria, routes, decisions, time limits, words, forms.
    Compare(compare::Arguments),
    /// Write a file with everything that a partnership of your own needs, to be filled in.
    New(new::Arguments),
}

/// Runs one of them.
pub fn run(command: &Command) -> Result<Report, Failure> {
    match command {
        Command::Check(arguments) => check::run(arguments),
        Command::Questions(arguments) => questions::run(arguments),
        Command::Coverage(arguments) => coverage::run(arguments),
        Command::Compare(arguments) => compare::run(arguments),
        Command::New(arguments) => new::run(arguments),
    }
}

//! The partnerships that a command works with: those built in, those of a folder, or that of a
//! single file, which shares the national guidance built in.

use std::path::{Path, PathBuf};

use practice_review_engine::guidance::{
    Authored, Checked, Finding, Guidance, LONGEST, Pack, PartnershipId, Place, Rules, Text,
    ToReplace, check_by, load,
};

use crate::exit::Unusable;
use crate::input;

/// The partnerships built in.
pub const BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/guidance.pack"));
const NATIONAL: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/national.pack"));

/// Which guidance a command follows.
#[derive(clap::Args)]
pub struct Choice {
    /// Follow the guidance of this folder, or of a partnership's own file, instead of that built
    /// into the program.
    #[arg(long = "guidance", value_name = "PATH")]
    path: Option<PathBuf>,
}

impl Choice {
    /// All partnerships.
    ///
    /// # Errors
    /// [`Unusable::Guidance`] where the folder or file does not hold together.
    pub fn partnerships(&self) -> Result<Vec<Guidance>, Unusable> {
        match &self.path {
            None => Ok(Pack::from_bytes(BUILT_IN)?.partnerships),
            Some(path) => at(path, Rules::Readers)?
                .map(|found| found.partnerships)
                .map_err(|findings| Unusable::Guidance {
                    path: path.clone(),
                    count: findings.len(),
                    first: findings
                        .first()
                        .map(ToString::to_string)
                        .unwrap_or_default(),
                }),
        }
    }

    /// One partnership.
    ///
    /// # Errors
    /// As for [`Choice::partnerships`], and [`Unusable::NoSuchPartnership`].
    pub fn partnership(&self, id: &PartnershipId) -> Result<Guidance, Unusable> {
        let mut all = self.partnerships()?;
        match all
            .iter()
            .position(|guidance| &guidance.partnership.id == id)
        {
            Some(index) => Ok(all.swap_remove(index)),
            None => Err(Unusable::NoSuchPartnership {
                id: id.to_string(),
                known: all
                    .iter()
                    .map(|guidance| guidance.partnership.id.to_string())
                    .collect(),
            }),
        }
    }
}

/// Guidance that holds together.
pub struct Found {
    /// The partnerships.
    pub partnerships: Vec<Guidance>,
    /// What is still to be written in them.
    pub to_replace: ToReplace,
}

/// The partnerships of a guidance folder, or the one of a file; or what does not hold there, with
/// names of files as seen from where the command runs.
///
/// # Errors
/// [`Unusable`] where the path cannot be read at all.
pub fn at(path: &Path, rules: Rules) -> Result<Result<Found, Vec<Finding>>, Unusable> {
    let unreadable = |error| Unusable::Unreadable {
        path: path.to_owned(),
        error,
    };
    if path.metadata().map_err(unreadable)?.is_dir() {
        std::fs::read_dir(path).map_err(unreadable)?;
        return Ok(match load::folder_by(path, rules) {
            Ok(loaded) => {
                let mut to_replace = loaded.to_replace;
                for unwritten in &mut to_replace.first {
                    within(path, &mut unwritten.place);
                }
                Ok(Found {
                    partnerships: loaded.partnerships,
                    to_replace,
                })
            }
            Err(mut findings) => {
                for place in findings.iter_mut().filter_map(|f| f.place.as_mut()) {
                    within(path, place);
                }
                Err(findings)
            }
        });
    }
    let bytes = input::bytes(path, u64::try_from(LONGEST).unwrap_or(u64::MAX))?;
    let text = Text::from_bytes(path.display().to_string(), &bytes);
    let national = Authored::from_bytes(NATIONAL)?;
    Ok(match check_by(&national, text, rules) {
        Checked::Sound {
            guidance,
            to_replace,
        } => Ok(Found {
            partnerships: vec![*guidance],
            to_replace,
        }),
        Checked::Unsound(findings) => Err(findings),
    })
}

/// A place as seen from where the command runs, so that an editor can follow it.
fn within(folder: &Path, place: &mut Place) {
    place.file = folder.join(&place.file).display().to_string();
}

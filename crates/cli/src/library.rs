//! The partnerships that a command works with: those built in, or those of a folder.

use std::path::{Path, PathBuf};

use practice_review_engine::guidance::{Guidance, Pack, PartnershipId, load};

use crate::exit::Unusable;

const BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/guidance.pack"));

/// Which guidance a command follows.
#[derive(clap::Args)]
pub struct Choice {
    /// Follow the guidance of this folder instead of that built into the program.
    #[arg(long = "guidance", value_name = "DIR")]
    folder: Option<PathBuf>,
}

impl Choice {
    /// All partnerships.
    ///
    /// # Errors
    /// [`Unusable::Guidance`] where the folder does not hold together.
    pub fn partnerships(&self) -> Result<Vec<Guidance>, Unusable> {
        match &self.folder {
            None => Ok(Pack::from_bytes(BUILT_IN)?.partnerships),
            Some(folder) => from_folder(folder),
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

fn from_folder(folder: &Path) -> Result<Vec<Guidance>, Unusable> {
    load::folder(folder).map_err(|findings| Unusable::Guidance {
        folder: folder.to_owned(),
        count: findings.len(),
        first: findings
            .first()
            .map(ToString::to_string)
            .unwrap_or_default(),
    })
}

//! Writing a backup, item by item.

use std::collections::BTreeSet;

use super::LARGEST;
use super::entry::Entry;
use super::head::{Head, HeadError};
use super::line;
use super::manifest::Manifest;
use crate::seal::envelope;

/// Writes a backup.
#[derive(Debug)]
pub struct Writer {
    text: String,
    head: String,
    manifest: String,
    left: BTreeSet<Entry>,
}

/// Why a backup is not written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// It has no head.
    #[error(transparent)]
    Head(#[from] HeadError),
    /// Head and manifest are of two backups.
    #[error("head and list of contents of the backup do not belong together; make it again")]
    OtherManifest,
    /// An item is not in the manifest, or was written already.
    #[error(
        "{0} is not in the list of contents of the backup, or was written already; make it again"
    )]
    NotListed(Entry),
    /// Items of the manifest were not written.
    #[error("{first} and what else is left of {count} is not in the backup yet; make it again")]
    NotWritten {
        /// The first of them.
        first: Entry,
        /// How many there are.
        count: usize,
    },
    /// It would be larger than what is read.
    #[error(
        "there is more to back up than one backup can hold ({} MiB); remove cases or earlier versions that are no longer needed", LARGEST / 1024 / 1024
    )]
    TooLarge,
    /// An item would be larger than what is opened.
    #[error(
        "{0} is larger than an item of a backup can be; shorten or split it, and make the backup again"
    )]
    ItemTooLarge(Entry),
}

impl Writer {
    /// Begins a backup with this head and manifest, and the manifest's bytes sealed for
    /// [`Entry::manifest`].
    ///
    /// # Errors
    /// [`WriteError`].
    pub fn new(head: &Head, manifest: &Manifest, sealed: &[u8]) -> Result<Self, WriteError> {
        if head.made() != manifest.made() {
            return Err(WriteError::OtherManifest);
        }
        let mut writer = Self {
            text: String::new(),
            head: head.to_line()?,
            manifest: line::write(&Entry::manifest(), sealed),
            left: manifest.items().collect(),
        };
        fits(&Entry::manifest(), sealed)?;
        writer.text = format!("{}\n{}\n", writer.head, writer.manifest);
        Ok(writer)
    }

    /// Adds an item of the manifest, sealed for its [`Entry::slot`].
    ///
    /// # Errors
    /// [`WriteError`].
    pub fn add(&mut self, entry: &Entry, sealed: &[u8]) -> Result<(), WriteError> {
        fits(entry, sealed)?;
        if !self.left.remove(entry) {
            return Err(WriteError::NotListed(entry.clone()));
        }
        self.text.push_str(&line::write(entry, sealed));
        self.text.push('\n');
        if self.length() > LARGEST {
            return Err(WriteError::TooLarge);
        }
        Ok(())
    }

    /// The file, once every item of the manifest is in it.
    ///
    /// # Errors
    /// [`WriteError`].
    pub fn finish(mut self) -> Result<Vec<u8>, WriteError> {
        if let Some(first) = self.left.first() {
            return Err(WriteError::NotWritten {
                first: first.clone(),
                count: self.left.len(),
            });
        }
        if self.length() > LARGEST {
            return Err(WriteError::TooLarge);
        }
        for line in [self.manifest, self.head] {
            self.text.push_str(&line);
            self.text.push('\n');
        }
        Ok(self.text.into_bytes())
    }

    /// How long the file would be.
    fn length(&self) -> usize {
        self.text.len() + self.manifest.len() + self.head.len() + 2
    }
}

fn fits(entry: &Entry, sealed: &[u8]) -> Result<(), WriteError> {
    if sealed.len() > envelope::LARGEST {
        return Err(WriteError::ItemTooLarge(entry.clone()));
    }
    Ok(())
}

//! Reading a backup: every line that is whole, and which are not.

use super::entry::{Entry, Kind};
use super::head::{Head, HeadError, version_of};
use super::line::{Damaged, Item, Line, LineError, lines, read};
use super::{LARGEST, MOST_ITEMS, VERSION};
use crate::seal::HeaderError;

/// So many damaged lines are named; further ones are counted.
pub const MOST_NAMED: usize = 1000;

/// Lines that are not used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Damage {
    /// The first of them, in the order of the file.
    pub lines: Vec<Damaged>,
    /// How many more there are.
    pub more: usize,
}

impl Damage {
    /// True where every line is whole.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.lines.is_empty()
    }

    /// How many lines there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.lines.len() + self.more
    }

    fn note(&mut self, line: usize, why: LineError) {
        if self.lines.len() < MOST_NAMED {
            self.lines.push(Damaged { line, why });
        } else {
            self.more += 1;
        }
    }
}

/// What could be read of a backup. Nothing of it is opened yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    heads: Vec<Head>,
    items: Vec<Item>,
    damage: Damage,
}

/// Why a file is not read as a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// It is larger than any.
    #[error(
        "the file is larger than a backup can be ({length} bytes); make sure that it is the right file"
    )]
    TooLarge {
        /// Its length in bytes.
        length: usize,
    },
    /// It is something else.
    #[error("this is not a backup of this app; choose a file that the app saved as a backup")]
    NotABackup,
    /// A newer version wrote it.
    #[error(
        "the backup was made by a newer version of this app (format {found}, this version knows {VERSION}); update the app and open it again"
    )]
    NewerVersion {
        /// The version it names.
        found: u32,
    },
    /// A newer version wrote how to open it.
    #[error(
        "how to open the backup was written by a newer version of this app (format {found}); update the app and open it again"
    )]
    NewerVault {
        /// The version of the vault's header.
        found: u32,
    },
    /// How to open it is lost.
    #[error(
        "the first and the last line of the backup, which say how to open it, are both missing or damaged, so nothing in it can be opened; use another copy of it, or an earlier backup"
    )]
    NoHead,
    /// It has more items than any.
    #[error(
        "the file has more items than a backup can have ({MOST_ITEMS}); it was not made by this app or was altered, so use another copy of it"
    )]
    TooManyItems,
}

/// True for a file that is a backup of any version, whole or damaged: what [`parse`] then says of it is of
/// use to somebody.
#[must_use]
pub fn is_backup(file: &[u8]) -> bool {
    lines(file).any(|(_, line)| is_head(line) || matches!(read(line), Ok(Line::Item(..))))
}

/// True for a line that says of itself that it is a head, of whatever version and however damaged.
fn is_head(line: &[u8]) -> bool {
    std::str::from_utf8(line).is_ok_and(|text| version_of(text).is_some())
}

/// The version of the vault's header, where a head is not used because it is a newer one.
fn vault_of_newer(why: &LineError) -> Option<u32> {
    match why {
        LineError::Head(HeadError::Vault(HeaderError::NewerVersion { found })) => Some(*found),
        _ => None,
    }
}

/// Reads every whole line.
///
/// # Errors
/// [`ReadError`], where there is nothing that could be opened.
pub fn parse(file: &[u8]) -> Result<Parsed, ReadError> {
    let length = file.len();
    if length > LARGEST {
        return Err(ReadError::TooLarge { length });
    }
    let mut heads: Vec<(usize, Head)> = Vec::new();
    let mut items: Vec<Item> = Vec::new();
    let mut damage = Damage::default();
    let mut other = None;
    let mut spoilt_head = false;
    let mut newer_vault = None;
    for (line, text) in lines(file) {
        match read(text) {
            Ok(Line::Head(head)) => {
                if heads.iter().any(|(_, known)| *known == head) {
                    continue;
                }
                // Each costs a second to try: the first and the last, and none between.
                if heads.len() > 1
                    && let Some((between, _)) = heads.pop()
                {
                    damage.note(between, LineError::OneHeadTooMany);
                }
                heads.push((line, head));
            }
            Ok(Line::OtherVersion(found)) => {
                other = other.max(Some(found));
                damage.note(line, LineError::OtherVersion { found });
            }
            Ok(Line::Item(entry, sealed)) => {
                if items.len() >= MOST_ITEMS + 2 {
                    return Err(ReadError::TooManyItems);
                }
                items.push(Item {
                    entry,
                    sealed,
                    line,
                });
            }
            Err(why) => {
                spoilt_head |= is_head(text);
                newer_vault = newer_vault.max(vault_of_newer(&why));
                damage.note(line, why);
            }
        }
    }
    match (heads.is_empty(), other) {
        (false, _) => {}
        (true, Some(found)) if found > VERSION => return Err(ReadError::NewerVersion { found }),
        (true, None) if items.is_empty() && !spoilt_head => return Err(ReadError::NotABackup),
        (true, _) => {
            let newer = newer_vault.map(|found| ReadError::NewerVault { found });
            return Err(newer.unwrap_or(ReadError::NoHead));
        }
    }
    without_copies(&mut items);
    damage.lines.sort_by_key(|damaged| damaged.line);
    Ok(Parsed {
        heads: heads.into_iter().map(|(_, head)| head).collect(),
        items,
        damage,
    })
}

/// Takes away what stands there a second time, as the manifest does, with the same bytes.
fn without_copies(items: &mut Vec<Item>) {
    let mut order: Vec<usize> = (0..items.len()).collect();
    let what = |at: &usize| items.get(*at).map(|item| (&item.entry, &item.sealed));
    order.sort_by(|a, b| what(a).cmp(&what(b)).then(a.cmp(b)));
    order.dedup_by(|later, first| what(later) == what(first));
    order.sort_unstable();
    let mut kept = order.into_iter().peekable();
    let mut at = 0;
    items.retain(|_| {
        let keep = kept.next_if_eq(&at).is_some();
        at += 1;
        keep
    });
}

impl Parsed {
    /// The ways in, each to be tried: one, or two where the first and the last line differ and one of
    /// them was altered.
    #[must_use]
    pub fn heads(&self) -> &[Head] {
        &self.heads
    }

    /// Everything that was sealed, the manifest among it, in the order of the file. An item that stands
    /// there twice with the same bytes is there once; one of which a copy was altered is there twice, and
    /// one of them does not open.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// How many items of a kind there are, as far as can be told without opening them.
    #[must_use]
    pub fn count(&self, kind: Kind) -> usize {
        let mut entries: Vec<&Entry> = self.items.iter().map(|item| &item.entry).collect();
        entries.retain(|entry| entry.kind() == kind);
        entries.sort_unstable();
        entries.dedup();
        entries.len()
    }

    /// The lines that are not used.
    #[must_use]
    pub fn damage(&self) -> &Damage {
        &self.damage
    }
}

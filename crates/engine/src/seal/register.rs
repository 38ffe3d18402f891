//! The register: which records there are, and at which revision each of them stands.
//!
//! A sealed record that is put back to an earlier state still opens, for it was once right. The
//! register is written in the same transaction as each record, is itself sealed, and shows such a
//! record up: as rolled back, as missing, or as put back after it was removed.
//!
//! # What it cannot show
//!
//! A database that is put back as a whole, register and all, agrees with itself. So does one in which
//! the register and every record written since are put back together. Nothing on one disk can show
//! that; a backup elsewhere, or an exported bundle, can.

use std::collections::BTreeMap;

/// The version of its form.
pub const VERSION: u8 = 1;

/// Which records there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Register {
    complete: bool,
    records: BTreeMap<String, u64>,
}

/// What stands where a record belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A sealed one, of this revision.
    Sealed(u64),
    /// One in clear.
    Clear,
    /// None.
    Nothing,
}

/// What is wrong with a record that may open all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Irregular {
    /// An earlier state of it was put in its place.
    #[error(
        "it was put back to an earlier state (save {found} of {expected}); what was written since is not in it"
    )]
    RolledBack {
        /// The revision that is there.
        found: u64,
        /// The one that was written last.
        expected: u64,
    },
    /// It was written later than the register.
    #[error(
        "it is newer than the list of cases beside it (save {found}, the list says {expected}); that list was put back to an earlier state"
    )]
    Ahead {
        /// The revision that is there.
        found: u64,
        /// The one that the register knows.
        expected: u64,
    },
    /// It is gone.
    #[error("it was taken away, but not by this app")]
    Missing,
    /// It was removed, or never there.
    #[error("it was put here, but not by this app; it may be a case that you had removed")]
    PutBack,
    /// It was sealed, and now is not.
    #[error("something unsealed was put in its place, but not by this app")]
    Unsealed,
}

/// Why a register is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RegisterError {
    /// A newer version wrote it.
    #[error(
        "the list of your cases was written by a newer version of this app ({found}); update the app"
    )]
    NewerVersion {
        /// The version it names.
        found: u8,
    },
    /// It is not as this app writes it.
    #[error("the list of your cases is damaged; restore a backup")]
    Damaged,
}

impl Register {
    /// True where every record was sealed: from then on one in clear is irregular.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// Notes that every record was sealed.
    pub fn complete(&mut self) {
        self.complete = true;
    }

    /// Notes what was written.
    pub fn note(&mut self, id: &str, revision: u64) {
        match self.records.get_mut(id) {
            Some(known) => *known = revision,
            None => {
                self.records.insert(id.to_owned(), revision);
            }
        }
    }

    /// Forgets a record that was removed.
    pub fn forget(&mut self, id: &str) {
        self.records.remove(id);
    }

    /// The revision at which a record was written last.
    #[must_use]
    pub fn revision(&self, id: &str) -> Option<u64> {
        self.records.get(id).copied()
    }

    /// The records, in the order of their ids.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.records.keys().map(String::as_str)
    }

    /// Says whether what stands where a record belongs is what was written there last.
    ///
    /// # Errors
    /// [`Irregular`].
    pub fn judge(&self, id: &str, found: Found) -> Result<(), Irregular> {
        match (self.records.get(id).copied(), found) {
            (Some(expected), Found::Sealed(found)) if found < expected => {
                Err(Irregular::RolledBack { found, expected })
            }
            (Some(expected), Found::Sealed(found)) if found > expected => {
                Err(Irregular::Ahead { found, expected })
            }
            (Some(_), Found::Clear) => Err(Irregular::Unsealed),
            (Some(_), Found::Nothing) => Err(Irregular::Missing),
            (None, Found::Sealed(_)) => Err(Irregular::PutBack),
            (None, Found::Clear) if self.complete => Err(Irregular::PutBack),
            (Some(_), Found::Sealed(_)) | (None, Found::Clear | Found::Nothing) => Ok(()),
        }
    }

    /// Its bytes, to be sealed: version, whether it is complete, and each record as the length of its
    /// id (16 bits), the id, and the revision (64 bits), all big-endian, in the order of the ids.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![VERSION, u8::from(self.complete)];
        for (id, revision) in &self.records {
            // An id is 32 digits; one that does not fit is no case of ours and is left out.
            let Ok(length) = u16::try_from(id.len()) else {
                continue;
            };
            bytes.extend_from_slice(&length.to_be_bytes());
            bytes.extend_from_slice(id.as_bytes());
            bytes.extend_from_slice(&revision.to_be_bytes());
        }
        bytes
    }

    /// Reads its bytes.
    ///
    /// # Errors
    /// [`RegisterError`].
    pub fn read(bytes: &[u8]) -> Result<Self, RegisterError> {
        const DAMAGED: RegisterError = RegisterError::Damaged;
        let (&version, rest) = bytes.split_first().ok_or(DAMAGED)?;
        match version {
            VERSION => {}
            0 => return Err(DAMAGED),
            found => return Err(RegisterError::NewerVersion { found }),
        }
        let (complete, mut rest) = match rest.split_first() {
            Some((0, rest)) => (false, rest),
            Some((1, rest)) => (true, rest),
            _ => return Err(DAMAGED),
        };
        let mut records = BTreeMap::new();
        while !rest.is_empty() {
            let (length, after) = rest.split_first_chunk::<2>().ok_or(DAMAGED)?;
            let (id, after) = after
                .split_at_checked(usize::from(u16::from_be_bytes(*length)))
                .ok_or(DAMAGED)?;
            let (revision, after) = after.split_first_chunk::<8>().ok_or(DAMAGED)?;
            let id = std::str::from_utf8(id).map_err(|_| DAMAGED)?;
            if records
                .last_key_value()
                .is_some_and(|(last, _): (&String, _)| last.as_str() >= id)
            {
                return Err(DAMAGED);
            }
            records.insert(id.to_owned(), u64::from_be_bytes(*revision));
            rest = after;
        }
        Ok(Self { complete, records })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(complete: bool, records in prop::collection::btree_map(".{0,40}", any::<u64>(), 0..20)) {
            let register = Register { complete, records };
            prop_assert_eq!(Register::read(&register.to_bytes()), Ok(register));
        }

        #[test]
        fn no_bytes_make_it_panic_and_what_it_reads_has_one_form(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
            if let Ok(register) = Register::read(&bytes) {
                prop_assert_eq!(register.to_bytes(), bytes);
            }
        }

        #[test]
        fn only_the_record_that_was_written_last_is_regular(written in 0_u64..20, found in 0_u64..20) {
            let mut register = Register::default();
            register.note("a", written);
            prop_assert_eq!(register.judge("a", Found::Sealed(found)).is_ok(), written == found);
        }
    }

    #[test]
    fn each_irregularity_has_its_name() {
        let mut register = Register::default();
        register.note("a", 4);
        register.note("b", 1);
        register.forget("b");
        let cases = [
            (
                "a",
                Found::Sealed(3),
                Err(Irregular::RolledBack {
                    found: 3,
                    expected: 4,
                }),
            ),
            (
                "a",
                Found::Sealed(5),
                Err(Irregular::Ahead {
                    found: 5,
                    expected: 4,
                }),
            ),
            ("a", Found::Nothing, Err(Irregular::Missing)),
            ("a", Found::Clear, Err(Irregular::Unsealed)),
            ("b", Found::Sealed(1), Err(Irregular::PutBack)),
            ("b", Found::Nothing, Ok(())),
            ("c", Found::Clear, Ok(())),
        ];
        for (id, found, verdict) in cases {
            assert_eq!(register.judge(id, found), verdict, "{id} {found:?}");
        }
        register.complete();
        assert_eq!(register.judge("c", Found::Clear), Err(Irregular::PutBack));
    }
}

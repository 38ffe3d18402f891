//! What Argon2id (RFC 9106) is asked to do with a passphrase.
//!
//! The floor is what RFC 9106 §4 recommends as its second choice, for where 2 GiB cannot be had: 64 MiB
//! and three passes, with a salt of 128 bits. It is above the least that the OWASP Password Storage
//! Cheat Sheet accepts (19 MiB and two passes). The lanes may be fewer than the four of that
//! recommendation: they say into how many parts the same work can be divided, and a browser has one
//! thread for it; whoever guesses has as much to do, and can share it out less.
//!
//! The ceiling is there because a header is read before anybody has proved anything: one that was put
//! there to harm must not take all the memory of a machine, nor keep it busy for longer than somebody
//! would wait.

use serde::{Deserialize, Serialize};

use super::fields::Bytes;

/// The name in the header.
const NAME: &str = "argon2id";
/// Version 1.3 of the algorithm, the one of RFC 9106 §3.1.
pub const VERSION: u32 = 0x13;

/// Least memory, in KiB.
pub const LEAST_MEMORY: u32 = 64 * 1024;
/// Most memory, in KiB: a machine with 4 GiB still has room beside it.
pub const MOST_MEMORY: u32 = 256 * 1024;
/// Fewest passes.
pub const FEWEST_PASSES: u32 = 3;
/// Most passes over the memory.
pub const MOST_PASSES: u32 = 48;
/// Most work, in KiB times passes: sixteen times the least, some sixteen seconds on a slow machine.
pub const MOST_WORK: u64 = 16 * LEAST_MEMORY as u64 * FEWEST_PASSES as u64;
/// Most lanes.
pub const MOST_LANES: u32 = 4;
/// Bytes of a salt (RFC 9106 §3.1 recommends 16).
pub const SALT: usize = 16;

/// How much work it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    memory: u32,
    passes: u32,
    lanes: u32,
}

/// The algorithm with all that it is given besides the passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct Kdf {
    /// How much work it is.
    pub cost: Cost,
    /// Random bytes, new for each passphrase.
    pub salt: [u8; SALT],
}

/// Why it is not done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KdfError {
    /// Guessing would be too cheap.
    #[error(
        "the passphrase is protected by less work than this app accepts ({memory} KiB, {passes} passes); the vault was not made by this app or was altered, so do not enter your passphrase, and restore a backup"
    )]
    TooWeak {
        /// Memory in KiB.
        memory: u32,
        /// Passes over it.
        passes: u32,
    },
    /// It would take too long or too much memory.
    #[error(
        "opening the vault would take more memory or time than this app allows ({memory} KiB, {passes} passes, {lanes} lanes); the vault was not made by this app or was altered, so restore a backup"
    )]
    TooCostly {
        /// Memory in KiB.
        memory: u32,
        /// Passes over it.
        passes: u32,
        /// Lanes.
        lanes: u32,
    },
    /// It is another algorithm.
    #[error(
        "the passphrase is protected by \"{name}\", version {version}, which this version of the app does not know; update the app"
    )]
    Other {
        /// Its name.
        name: String,
        /// Its version.
        version: u32,
    },
}

impl Cost {
    /// What a new vault is given: the floor. On two cores of a server of today it takes 0.2 seconds
    /// natively and 0.3 in Chromium and in Firefox; an old laptop needs about a second.
    pub const DEFAULT: Self = Self {
        memory: LEAST_MEMORY,
        passes: FEWEST_PASSES,
        lanes: 1,
    };

    /// So much memory in KiB, so many passes over it, in so many lanes.
    ///
    /// # Errors
    /// [`KdfError`] below the floor and above the ceiling.
    pub fn new(memory: u32, passes: u32, lanes: u32) -> Result<Self, KdfError> {
        if memory < LEAST_MEMORY || passes < FEWEST_PASSES {
            return Err(KdfError::TooWeak { memory, passes });
        }
        let work = u64::from(memory) * u64::from(passes);
        if memory > MOST_MEMORY
            || passes > MOST_PASSES
            || work > MOST_WORK
            || !(1..=MOST_LANES).contains(&lanes)
        {
            return Err(KdfError::TooCostly {
                memory,
                passes,
                lanes,
            });
        }
        Ok(Self {
            memory,
            passes,
            lanes,
        })
    }

    /// Memory, in KiB.
    #[must_use]
    pub fn memory(self) -> u32 {
        self.memory
    }

    /// Passes over the memory.
    #[must_use]
    pub fn passes(self) -> u32 {
        self.passes
    }

    /// Lanes.
    #[must_use]
    pub fn lanes(self) -> u32 {
        self.lanes
    }
}

/// As it stands in the header.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: String,
    version: u32,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    salt: Bytes<SALT>,
}

impl TryFrom<Written> for Kdf {
    type Error = KdfError;

    fn try_from(written: Written) -> Result<Self, KdfError> {
        if written.name != NAME || written.version != VERSION {
            return Err(KdfError::Other {
                name: written.name,
                version: written.version,
            });
        }
        Ok(Self {
            cost: Cost::new(written.memory_kib, written.passes, written.lanes)?,
            salt: written.salt.0,
        })
    }
}

impl From<Kdf> for Written {
    fn from(kdf: Kdf) -> Self {
        Self {
            name: NAME.to_owned(),
            version: VERSION,
            memory_kib: kdf.cost.memory,
            passes: kdf.cost.passes,
            lanes: kdf.cost.lanes,
            salt: Bytes(kdf.salt),
        }
    }
}

impl Kdf {
    /// The name of the algorithm.
    #[must_use]
    pub fn name(&self) -> &'static str {
        NAME
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_floor_holds() {
        assert_eq!(Cost::new(65536, 3, 1), Ok(Cost::DEFAULT));
        for (memory, passes) in [(65535, 3), (19 * 1024, 2), (65536, 2), (0, 0)] {
            assert_eq!(
                Cost::new(memory, passes, 1),
                Err(KdfError::TooWeak { memory, passes })
            );
        }
    }

    #[test]
    fn the_ceiling_keeps_a_hostile_header_from_freezing_or_filling_the_machine() {
        assert!(Cost::new(MOST_MEMORY, 12, 4).is_ok());
        for (memory, passes, lanes) in [
            (MOST_MEMORY + 1, 3, 1),
            (u32::MAX, u32::MAX, u32::MAX),
            (MOST_MEMORY, 13, 1),
            (LEAST_MEMORY, 49, 1),
            (LEAST_MEMORY, 3, 0),
            (LEAST_MEMORY, 3, 5),
        ] {
            assert!(
                matches!(
                    Cost::new(memory, passes, lanes),
                    Err(KdfError::TooCostly { .. })
                ),
                "{memory} {passes} {lanes}"
            );
        }
    }
}

//! Trunk names the program after what the compiler made, before other tools had it in hand, and the
//! compiler's work may name folders of the machine. It is named anew, after what it is in the end.

use std::path::Path;

use super::{bytes, cut, hex_digest, start};
use crate::error::Error;
use crate::process::{read, write};

/// How many digits of the digest stand in a name.
const DIGITS: usize = 16;
const PROGRAM: &str = "_bg.wasm";
/// What names the program.
const NAMED_IN: [&str; 2] = ["index.html", start::START];

/// Names the program and its script after their content.
pub fn after_content(folder: &Path) -> Result<(), Error> {
    let path = folder.join(start::START);
    let text = read(&path)?;
    let (_, old, _) = cut(&path, &text, "from \"./", ".js\"")?;
    let mut content = bytes(&folder.join(format!("{old}{PROGRAM}")))?;
    content.extend(bytes(&folder.join(format!("{old}.js")))?);
    let digest: String = hex_digest(&content).chars().take(DIGITS).collect();
    let new = named(old, &digest);
    for ending in [".js", PROGRAM] {
        let from = folder.join(format!("{old}{ending}"));
        let to = folder.join(format!("{new}{ending}"));
        std::fs::rename(&from, to).map_err(|reason| Error::File { path: from, reason })?;
    }
    for file in NAMED_IN {
        let path = folder.join(file);
        write(&path, &read(&path)?.replace(old, &new))?;
    }
    Ok(())
}

/// The name with this digest in the place of trunk's.
fn named(old: &str, digest: &str) -> String {
    let name = old.rsplit_once('-').map_or(old, |(name, _)| name);
    format!("{name}-{digest}")
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn the_digest_takes_the_place_of_the_one_before() {
        assert_eq!(named("a-tool-0123456789abcdef", "fed"), "a-tool-fed");
    }
}

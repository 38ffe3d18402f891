//! Reads a guidance folder: TOML files, one folder a partnership beside `national`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::authored::{Authored, Rules};
use super::checked::Text;
use super::compile::Finding;
use super::lint::guide;
use super::model::Guidance;
use super::to_replace::ToReplace;
use super::usage;

/// The folder of what all partnerships share.
const NATIONAL: &str = "national";

/// A guidance folder that holds together.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// What partnerships share.
    pub national: Authored,
    /// The partnerships in the order of their names.
    pub partnerships: Vec<Guidance>,
    /// What is still to be written in them: nothing, unless one is a template.
    pub to_replace: ToReplace,
}

/// Reads, joins and checks every partnership of a guidance folder, by the rules for readers.
///
/// # Errors
/// All findings of all partnerships, with file and line. A folder that cannot be read is a finding
/// too.
pub fn folder(root: &Path) -> Result<Loaded, Vec<Finding>> {
    folder_by(root, Rules::Readers)
}

/// Reads, joins and checks every partnership of a guidance folder.
///
/// # Errors
/// As for [`folder`].
pub fn folder_by(root: &Path, rules: Rules) -> Result<Loaded, Vec<Finding>> {
    let national = read_folder(root, &root.join(NATIONAL))?;
    let mut partnerships = Vec::new();
    let mut findings = Vec::new();
    let mut to_replace = ToReplace::default();
    for path in subfolders(root)? {
        let read = read_folder(root, &path).and_then(|own| {
            let guidance = own.partnership_by(&national, rules)?;
            Ok((guidance, own.to_replace().clone()))
        });
        match read {
            Ok((guidance, left)) => {
                partnerships.push(guidance);
                to_replace.join(left);
            }
            Err(more) => findings.extend(more),
        }
    }
    if findings.is_empty() {
        findings.extend(unused_national(&national, &partnerships));
        findings.extend(
            guide::shared(&national.tables, &partnerships)
                .into_iter()
                .map(|finding| national.placed(finding, &national)),
        );
    }
    if partnerships.is_empty() && findings.is_empty() {
        findings.push(unreadable(root, "it has no folder of a partnership"));
    }
    if findings.is_empty() {
        Ok(Loaded {
            national,
            partnerships,
            to_replace,
        })
    } else {
        Err(findings)
    }
}

/// [`folder_by`] the rules for authors, for a build: all findings as one message.
///
/// # Errors
/// The message, which names file, line and what to write instead.
pub fn for_build(root: &Path) -> Result<Loaded, String> {
    folder_by(root, Rules::Authors).map_err(|findings| {
        let list: Vec<String> = findings.iter().map(ToString::to_string).collect();
        format!("the guidance does not hold together:\n{}", list.join("\n"))
    })
}

/// National questions that no partnership asks.
fn unused_national(national: &Authored, partnerships: &[Guidance]) -> Vec<Finding> {
    let asked: BTreeSet<_> = partnerships
        .iter()
        .flat_map(|guidance| usage::used(guidance).asked)
        .collect();
    national
        .tables
        .question
        .iter()
        .filter(|q| !asked.contains(&q.id))
        .map(|q| {
            let finding = Finding::new(
                "question",
                &q.id,
                "no partnership asks it; use it in one or take it away",
            );
            national.placed(finding, national)
        })
        .collect()
}

fn subfolders(root: &Path) -> Result<Vec<PathBuf>, Vec<Finding>> {
    let entries = std::fs::read_dir(root).map_err(|e| vec![unreadable(root, &e.to_string())])?;
    let mut folders: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_dir() && path.file_name().is_some_and(|name| name != NATIONAL))
        .collect();
    folders.sort();
    Ok(folders)
}

fn read_folder(root: &Path, path: &Path) -> Result<Authored, Vec<Finding>> {
    let entries = std::fs::read_dir(path).map_err(|e| vec![unreadable(path, &e.to_string())])?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .collect();
    files.sort();
    let mut texts = Vec::new();
    let mut findings = Vec::new();
    for file in files {
        let name = file.strip_prefix(root).unwrap_or(&file);
        match std::fs::read(&file) {
            Err(error) => findings.push(unreadable(&file, &error.to_string())),
            Ok(bytes) => texts.push(Text::from_bytes(name.display().to_string(), &bytes)),
        }
    }
    match Authored::read(texts) {
        Ok(authored) if findings.is_empty() => Ok(authored),
        Ok(_) => Err(findings),
        Err(more) => Err(findings.into_iter().chain(more).collect()),
    }
}

fn unreadable(path: &Path, why: &str) -> Finding {
    Finding {
        place: None,
        item: path.display().to_string(),
        message: format!("it cannot be read ({why}); check the path and the permissions"),
    }
}

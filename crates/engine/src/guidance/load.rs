//! Reads a guidance folder: TOML files, one folder a partnership beside `national`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::compile::{Finding, Place, compile};
use super::model::{Guidance, GuidanceFile};
use super::usage;

/// The folder of what all partnerships share.
const NATIONAL: &str = "national";

/// The files of one folder, joined, and where each name stands in them.
#[derive(Default)]
struct Folder {
    tables: GuidanceFile,
    places: BTreeMap<String, Place>,
}

/// Reads, joins and checks every partnership of a guidance folder, in the order of their names.
///
/// # Errors
/// All findings of all partnerships, with file and line. A folder that cannot be read is a finding
/// too.
pub fn folder(root: &Path) -> Result<Vec<Guidance>, Vec<Finding>> {
    let national = read_folder(root, &root.join(NATIONAL))?;
    let mut partnerships = Vec::new();
    let mut findings = Vec::new();
    for path in subfolders(root)? {
        match read_folder(root, &path) {
            Ok(own) => match compile(&national.tables, &own.tables) {
                Ok(guidance) => partnerships.push(guidance),
                Err(error) => findings.extend(
                    error
                        .0
                        .into_iter()
                        .map(|finding| placed(finding, &own, &national)),
                ),
            },
            Err(more) => findings.extend(more),
        }
    }
    if findings.is_empty() {
        findings.extend(unused_national(&national, &partnerships));
    }
    if partnerships.is_empty() && findings.is_empty() {
        findings.push(unreadable(root, "it has no folder of a partnership"));
    }
    if findings.is_empty() {
        Ok(partnerships)
    } else {
        Err(findings)
    }
}

/// National questions that no partnership asks.
fn unused_national(national: &Folder, partnerships: &[Guidance]) -> Vec<Finding> {
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
            placed(finding, national, national)
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

fn read_folder(root: &Path, path: &Path) -> Result<Folder, Vec<Finding>> {
    let entries = std::fs::read_dir(path).map_err(|e| vec![unreadable(path, &e.to_string())])?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .collect();
    files.sort();
    let mut folder = Folder::default();
    let mut findings = Vec::new();
    for file in files {
        let name = file
            .strip_prefix(root)
            .unwrap_or(&file)
            .display()
            .to_string();
        match std::fs::read_to_string(&file) {
            Err(error) => findings.push(unreadable(&file, &error.to_string())),
            Ok(text) => match toml::from_str::<GuidanceFile>(&text) {
                Err(error) => findings.push(not_toml(&name, &text, &error)),
                Ok(tables) => {
                    note_places(&name, &text, &mut folder.places);
                    findings.extend(join(&mut folder.tables, tables, &name));
                }
            },
        }
    }
    if findings.is_empty() {
        Ok(folder)
    } else {
        Err(findings)
    }
}

/// Adds a file's tables to the folder's.
fn join(into: &mut GuidanceFile, mut from: GuidanceFile, file: &str) -> Option<Finding> {
    macro_rules! append {
        ($($field:ident),* $(,)?) => { $(into.$field.append(&mut from.$field);)* };
    }
    append!(
        requirement,
        document,
        list,
        step,
        question,
        group,
        wording,
        criterion,
        route,
        parallel,
        timescale,
        check,
        section,
        form,
        reference,
        example,
    );
    let second = from.partnership.is_some() && into.partnership.is_some();
    into.partnership = from.partnership.or(into.partnership.take());
    second.then(|| Finding {
        place: Some(Place {
            file: file.to_owned(),
            line: 1,
        }),
        item: "partnership".to_owned(),
        message: "a second file of the folder has a [partnership] table; keep one".to_owned(),
    })
}

/// Notes on which line each `id = "…"` stands.
fn note_places(file: &str, text: &str, places: &mut BTreeMap<String, Place>) {
    for (index, line) in text.lines().enumerate() {
        for field in ["id", "topic", "text"] {
            let value = line
                .trim_start()
                .strip_prefix(field)
                .and_then(|rest| rest.trim_start().strip_prefix('='))
                .and_then(|rest| rest.trim().strip_prefix('"'))
                .and_then(|rest| rest.split('"').next());
            if let Some(value) = value {
                places.entry(value.to_owned()).or_insert_with(|| Place {
                    file: file.to_owned(),
                    line: index + 1,
                });
            }
        }
    }
}

/// Gives a finding its place: where the item's name stands in the partnership's files, else in the
/// national ones.
fn placed(mut finding: Finding, own: &Folder, national: &Folder) -> Finding {
    if let Some(name) = finding.item.split('"').nth(1) {
        finding.place = own
            .places
            .get(name)
            .or_else(|| national.places.get(name))
            .cloned();
    }
    finding
}

fn unreadable(path: &Path, why: &str) -> Finding {
    Finding {
        place: None,
        item: path.display().to_string(),
        message: format!("it cannot be read ({why}); check the path and the permissions"),
    }
}

fn not_toml(file: &str, text: &str, error: &toml::de::Error) -> Finding {
    let before = error
        .span()
        .and_then(|span| text.get(..span.start))
        .unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    Finding {
        place: Some(Place {
            file: file.to_owned(),
            line,
        }),
        item: "table".to_owned(),
        message: error.message().to_owned(),
    }
}

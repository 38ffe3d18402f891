//! How much a first visit downloads.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::finish::{self, one_file};
use crate::process::{command, output, read, root};

/// What a first visit should download at most, compressed by brotli, in bytes.
const BUDGET: u64 = 300 * 1024;
/// What it downloaded when that was last accepted, in bytes; a build may not grow past it unnoticed.
/// Whoever makes the app larger, with reason, writes the new number into this file: first that of a
/// first visit, on the next line that of everything.
const BASELINE: &str = "crates/xtask/size-baseline.txt";
/// What the names of files begin with that are fetched when the app can be used already, so that it
/// starts without the network from then on.
const LATER: [&str; 6] = ["linter", "deriver", "worker-", "icon-", "manifest", "sw.js"];
/// How much more than the baseline is no growth: compilers differ by as much, in per cent.
const TOLERANCE: u64 = 1;
/// Prints the size of each file named, compressed.
const MEASURE: &str = "const z=require('zlib'),f=require('fs');\
for(const p of process.argv.slice(1))console.log(z.brotliCompressSync(f.readFileSync(p)).length)";

/// A file of the release.
struct File {
    name: String,
    raw: u64,
    brotli: u64,
    /// It is fetched when the app can be used already.
    later: bool,
}

/// What a first visit downloads, in the order of the paths.
fn measured() -> Result<Vec<File>, Error> {
    let dist = root().join("dist");
    let files = visited(&dist)?;
    let sizes = brotli(&files).ok_or_else(|| Error::Content {
        path: dist,
        what: "its files could not be measured".to_owned(),
    })?;
    let measured = files.iter().zip(sizes).map(|(path, brotli)| File {
        name: path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        raw: path.metadata().map_or(0, |meta| meta.len()),
        brotli,
        later: is_later(path),
    });
    Ok(measured.collect())
}

/// The size of each file in bytes, compressed.
fn brotli(files: &[PathBuf]) -> Option<Vec<u64>> {
    let mut arguments = vec!["-e", MEASURE];
    let names: Vec<String> = files
        .iter()
        .map(|path| path.to_string_lossy().into_owned())
        .collect();
    arguments.extend(names.iter().map(String::as_str));
    let measured = output(&mut command("node", &arguments))?;
    let sizes: Vec<u64> = measured
        .lines()
        .filter_map(|line| line.parse().ok())
        .collect();
    (sizes.len() == files.len()).then_some(sizes)
}

/// How much a visit downloads until the app can be used, and everything, in bytes.
fn sums(files: &[File]) -> (u64, u64) {
    let sum = |later: bool| {
        let counted = files.iter().filter(|file| later || !file.later);
        counted.map(|file| file.brotli).sum()
    };
    (sum(false), sum(true))
}

/// Says what stands in `dist/` and what a first visit downloads of it.
pub fn report() -> Result<(), Error> {
    let files = measured()?;
    println!("\n{:>10} {:>10}  file", "bytes", "brotli");
    for file in &files {
        println!("{:>10} {:>10}  {}", file.raw, file.brotli, file.name);
    }
    let (visit, all) = sums(&files);
    println!(
        "{:>10} {visit:>10}  a first visit, until it can be used; the budget is {BUDGET}",
        ""
    );
    if let Some(over) = visit.checked_sub(BUDGET).filter(|over| *over > 0) {
        println!("{:>10} {over:>10}  over the budget", "");
    }
    println!(
        "{:>10} {all:>10}  with what is fetched after that, to start without the network",
        ""
    );
    compare(visit, all)
}

/// The same as rows of a table, with the app as one file: name, when it is fetched, bytes, and bytes
/// compressed. Below them it says whether the budget is met.
pub fn rows() -> Result<String, Error> {
    let files = measured()?;
    let (visit, all) = sums(&files);
    let mut rows: Vec<String> = files
        .iter()
        .map(
            |File {
                 name,
                 raw,
                 brotli,
                 later,
             }| {
                let when = if *later { "afterwards" } else { "to start" };
                format!("| `{name}` | {when} | {raw} | {brotli} |")
            },
        )
        .collect();
    rows.push(format!("| **Until it can be used** | | | **{visit}** |"));
    rows.push(format!("| **Everything** | | | **{all}** |"));
    let file = root().join("dist").join(one_file::NAME);
    let raw = file.metadata().map_or(0, |meta| meta.len());
    let packed = brotli(&[file]).and_then(|sizes| sizes.first().copied());
    rows.push(format!(
        "| `{}` | instead of all these | {raw} | {} |",
        one_file::NAME,
        packed.unwrap_or_default()
    ));
    rows.push(format!("\n{}", budget_words(visit)));
    Ok(rows.join("\n"))
}

/// Whether a first visit of so many bytes meets the budget, and by how much not.
fn budget_words(visit: u64) -> String {
    match visit.checked_sub(BUDGET).filter(|over| *over > 0) {
        Some(over) => format!(
            "The budget of a first visit, until it can be used, is {BUDGET} bytes (300 KB). It is not met: {visit} bytes are {over} more."
        ),
        None => format!(
            "The budget of a first visit, until it can be used, is {BUDGET} bytes (300 KB). It is met."
        ),
    }
}

fn is_later(path: &Path) -> bool {
    path.file_name().is_some_and(|name| {
        let name = name.to_string_lossy();
        LATER.iter().any(|later| name.starts_with(later))
    })
}

/// Refuses growth past the baseline.
fn compare(visit: u64, all: u64) -> Result<(), Error> {
    let path = root().join(BASELINE);
    let noted: Vec<u64> = read(&path)?
        .lines()
        .filter_map(|line| line.trim().parse().ok())
        .collect();
    let [visit_noted, all_noted] = noted.as_slice() else {
        return Err(Error::Content {
            path,
            what: "it should hold two numbers of bytes, one a line".to_owned(),
        });
    };
    for (what, now, noted) in [
        ("a first visit downloads", visit, visit_noted),
        ("everything together is", all, all_noted),
    ] {
        if now > noted + noted * TOLERANCE / 100 {
            return Err(Error::Content {
                path,
                what: format!(
                    "{what} {now} bytes, more than the {noted} noted here; make it smaller, or note the new number with the reason in the commit"
                ),
            });
        }
    }
    Ok(())
}

/// What a first visit downloads: everything but the schema and the app as one file, which are there
/// for others to fetch.
fn visited(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut found = finish::files(folder)?;
    found.retain(|path| {
        let inside = path.strip_prefix(folder).unwrap_or(path);
        !inside
            .iter()
            .any(|part| part == "schema" || part.to_string_lossy().starts_with(one_file::NAME))
    });
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::{BUDGET, budget_words};

    #[test]
    fn a_budget_that_is_not_met_is_told_with_by_how_much() {
        let over = budget_words(BUDGET + 7);
        assert!(
            over.contains("not met") && over.contains(" 7 more"),
            "{over}"
        );
        assert!(budget_words(BUDGET).contains("It is met"));
    }
}

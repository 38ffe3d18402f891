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

/// Says what stands in `dist/` and what a first visit downloads of it.
pub fn report() -> Result<(), Error> {
    let dist = root().join("dist");
    let files = visited(&dist)?;
    let mut arguments = vec!["-e", MEASURE];
    let names: Vec<String> = files
        .iter()
        .map(|path| path.to_string_lossy().into_owned())
        .collect();
    arguments.extend(names.iter().map(String::as_str));
    let measured = output(&mut command("node", &arguments)).unwrap_or_default();
    let sizes: Vec<u64> = measured
        .lines()
        .filter_map(|line| line.parse().ok())
        .collect();
    if sizes.len() != files.len() {
        return Err(Error::Content {
            path: dist,
            what: "its files could not be measured".to_owned(),
        });
    }
    println!("\n{:>10} {:>10}  file", "bytes", "brotli");
    for (path, brotli) in files.iter().zip(&sizes) {
        let raw = path.metadata().map_or(0, |meta| meta.len());
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        println!("{raw:>10} {brotli:>10}  {}", name.unwrap_or_default());
    }
    let all: u64 = sizes.iter().sum();
    let visit: u64 = files
        .iter()
        .zip(&sizes)
        .filter(|(path, _)| !is_later(path))
        .map(|(_, size)| size)
        .sum();
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

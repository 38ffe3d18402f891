//! Compiles `guidance/` and the bank holidays into the app. Guidance that does not hold together
//! fails the build, with file, line and what to write instead.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use practice_review_engine::calendar::BankHolidays;
use practice_review_engine::case;
use practice_review_engine::guidance::{Guidance, Pack, load};

/// The example case of a partnership, in its folder; optional.
const EXAMPLE: &str = "example-case.json";

/// The bank holidays as GOV.UK publishes them.
const HOLIDAYS: &str = "public/bank-holidays.json";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=guidance");
    println!("cargo::rerun-if-changed={HOLIDAYS}");
    match pack() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn pack() -> Result<(), String> {
    let out = std::env::var_os("OUT_DIR")
        .map(PathBuf::from)
        .ok_or("OUT_DIR is not set")?;
    let partnerships = load::for_build(Path::new("guidance"))?.partnerships;
    write(&out.join("examples.json"), examples(&partnerships)?)?;
    write(&out.join("bank-holidays.txt"), holidays()?)?;
    // What the linter has run, no reader asks for: a tenth of the guidance. The benchmark does.
    let whole = Pack {
        partnerships: partnerships.clone(),
    };
    write(
        &out.join("guidance-with-examples.pack"),
        whole.to_bytes().map_err(|error| error.to_string())?,
    )?;
    let pack = Pack::for_readers(partnerships)
        .to_bytes()
        .map_err(|error| error.to_string())?;
    write(&out.join("guidance.pack"), pack)
}

/// The example cases as one JSON list of texts, each found to be a whole case.
fn examples(partnerships: &[Guidance]) -> Result<String, String> {
    let mut examples = Vec::new();
    for guidance in partnerships {
        let path = Path::new("guidance")
            .join(guidance.partnership.id.as_str())
            .join(EXAMPLE);
        if !path.exists() {
            continue;
        }
        let name = path.display();
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{name}: {error}"))?;
        let case = case::load(&text).map_err(|error| format!("{name}: {error}"))?;
        if !case.example || case.partnership != guidance.partnership.id {
            return Err(format!(
                "{name}: set example to true and partnership to its folder"
            ));
        }
        examples.push(case::save(&case).map_err(|error| format!("{name}: {error}"))?);
    }
    serde_json::to_string(&examples).map_err(|error| error.to_string())
}

/// The bank holidays, one a line.
fn holidays() -> Result<String, String> {
    let text = std::fs::read_to_string(HOLIDAYS).map_err(|error| format!("{HOLIDAYS}: {error}"))?;
    let holidays =
        BankHolidays::from_json(&text).map_err(|error| format!("{HOLIDAYS}: {error}"))?;
    Ok(holidays.to_lines())
}

fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), String> {
    std::fs::write(path, content).map_err(|error| format!("{}: {error}", path.display()))
}

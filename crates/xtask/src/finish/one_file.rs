//! The whole app as one page: program, script, style and icon inside it, so that it runs from a disk
//! without a server. Every script and style in it is allowed by its hash, and nothing else is.

use std::io::Write as _;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::{Compression, GzBuilder};

use super::{bytes, cut, hex_digest, policy_hash, start};
use crate::error::Error;
use crate::process::{self, command, read, write};

/// The page; beside it stands its digest, with `.sha256` after the name.
pub const NAME: &str = "practice-review-toolkit.html";

/// What starts the app from the page.
const SCRIPT: &str = include_str!("one_file.js");

/// The programs that run beside the page (`src/worker.rs`).
pub const WORKERS: [&str; 2] = ["linter", "deriver"];

/// The scripts that run beside the program, before it.
const ASIDE: [&str; 2] = ["boot.js", "crash.js"];

/// What is said where the scripts of the page may not run: before it, and here.
const STOPPED: &str = "prt-boot-stopped\">";
const STOPPED_HERE: &str = "If this stays, the app cannot start here. Save this file to your disk and open it from there. If you have done that, the file may be damaged: take a fresh copy, or ask IT whether it may run scripts.";

/// Where it stands while it is put together.
const ENTRY: &str = "one-file-entry.js";
const BUNDLE: &str = "one-file-bundle.js";

/// Writes the page and its digest.
pub fn write_page(folder: &Path) -> Result<(), Error> {
    let source = folder.join("index.html");
    let index = read(&source)?;
    let begins = read(&folder.join(start::START))?;
    let (_, program, _) = cut(&source, &begins, "from\"./", "\"")?;
    let wasm = program.replace(".js", "_bg.wasm");
    let script = bundled(folder, program)?;
    let mut aside = Vec::new();
    for name in ASIDE {
        aside.push((name, read(&folder.join(name))?));
    }
    let (_, style_name, _) = cut(&source, &index, "<link rel=\"stylesheet\" href=\"./", "\"")?;
    let style = read(&folder.join(style_name))?;

    let hashes: Vec<String> = aside.iter().map(|(_, text)| policy_hash(text)).collect();
    let policy = format!(
        "default-src 'none'; script-src {} {} 'wasm-unsafe-eval'; style-src {}; img-src data:; worker-src blob:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types default",
        policy_hash(&script),
        hashes.join(" "),
        policy_hash(&style),
    );
    let (before, _, after) = cut(
        &source,
        &index,
        "Content-Security-Policy\" content=\"",
        "\"",
    )?;
    let text = format!("{before}Content-Security-Policy\" content=\"{policy}\"{after}");
    let text = without_links(&text);
    let mut text = text;
    let mut scripts = String::new();
    for (name, script) in &aside {
        text = text.replace(&format!("<script src=\"{name}\" defer></script>"), "");
        scripts.push_str(&format!("<script>{script}</script>\n"));
    }
    let tag = format!("<script type=\"module\" src=\"{}\"></script>", start::START);
    let text = text.replace(&tag, &format!("<style>{style}</style>"));
    let mut blocks = String::new();
    let mut contents = vec![("program".to_owned(), bytes(&folder.join(&wasm))?)];
    for name in WORKERS {
        for (part, file) in [("script", ".js"), ("program", "_bg.wasm")] {
            let content = bytes(&folder.join(format!("{name}{file}")))?;
            contents.push((format!("{name}-{part}"), content));
        }
    }
    let mut letters = 0;
    for (id, content) in contents {
        let content = packed(&content)?;
        letters += content.len();
        blocks.push_str(&format!(
            "<script type=\"text/plain\" id=\"{id}\">{content}</script>\n"
        ));
    }
    let text = start::sized(&source, &text, letters)?;
    let (before, _, after) = cut(&source, &text, STOPPED, "</p>")?;
    let text = format!("{before}{STOPPED}{STOPPED_HERE}</p>{after}");
    let page = text.replace(
        "</body>",
        &format!("{scripts}{blocks}<script type=\"module\">{script}</script>\n</body>"),
    );
    write(&folder.join(NAME), &page)?;
    let digest = hex_digest(page.as_bytes());
    write(
        &folder.join(format!("{NAME}.sha256")),
        &format!("{digest}  {NAME}\n"),
    )
}

/// The script with all it imports, as one.
fn bundled(folder: &Path, program: &str) -> Result<String, Error> {
    let entry = folder.join(ENTRY);
    let bundle = folder.join(BUNDLE);
    write(&entry, &SCRIPT.replace("{{program}}", program))?;
    let out = format!("--outfile={}", bundle.display());
    process::run(
        &mut command(
            "esbuild",
            &[
                &entry.to_string_lossy(),
                "--bundle",
                "--format=esm",
                "--minify",
                "--log-level=warning",
                // Its own address, from which the program would be fetched; here it is handed over.
                "--define:import.meta.url=\"\"",
                &out,
            ],
        ),
        "Run `cargo xtask setup` to install the npm packages.",
    )?;
    let script = read(&bundle)?;
    for path in [entry, bundle] {
        std::fs::remove_file(&path).map_err(|reason| Error::File { path, reason })?;
    }
    Ok(script)
}

/// gzip in base64. Without a time, so that the same build gives the same page.
fn packed(content: &[u8]) -> Result<String, Error> {
    let fail = |reason| Error::File {
        path: NAME.into(),
        reason,
    };
    let mut encoder = GzBuilder::new()
        .mtime(0)
        .write(Vec::new(), Compression::best());
    encoder.write_all(content).map_err(fail)?;
    Ok(STANDARD.encode(encoder.finish().map_err(fail)?))
}

/// The page without links to files that it does not need: all but the icon, which is in it.
fn without_links(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<link ") {
        let (link, after) = after.split_once('>').unwrap_or((after, ""));
        out.push_str(before);
        if link.contains("rel=\"icon\"") {
            out.push_str("<link ");
            out.push_str(link);
            out.push('>');
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

//! `render` makes a page of what was signed, and of nothing that does not hold.

use crate::bundles::{changed, sound};
use crate::run::{file, no_file, run};

#[test]
fn a_bundle_becomes_a_page_with_its_answers_and_nothing_that_runs() {
    let ended = run(["render", &file("render-bundle.json", sound())]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert!(ended.out.starts_with("<!doctype html>"));
    assert!(ended.out.contains("Mia Example") && ended.out.contains("A fall &lt;script&gt;"));
    assert!(!ended.out.contains("<script"));
    assert!(ended.err.contains("as it was signed"), "{}", ended.err);
    for said in [
        "<p>Signed by ",
        "2026-11-24T09:00:00Z, by their own clock",
        "Fingerprint of the key: ",
        "<dt>Digest of the content</dt>",
        "<dt>Routes that the answers point to</dt>",
    ] {
        assert!(ended.out.contains(said), "{said}: {}", ended.out);
    }
}

#[test]
fn a_case_becomes_the_same_page_and_is_said_to_be_an_unsigned_draft() {
    /// What follows the cover, which says draft or signed.
    fn document(page: &str) -> &str {
        page.split_once("<h2>").unwrap().1
    }
    let bundle = run(["render", &file("render-same.json", sound())]);
    let ended = run(["render", "case.json", "--guidance", "guidance"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert_eq!(document(&ended.out), document(&bundle.out));
    assert!(ended.out.contains("<p>Draft, not signed</p>"));
    assert!(!ended.out.contains("Signed by"));
    assert!(ended.err.contains("nobody has signed"), "{}", ended.err);
    let named = run([
        "render",
        "case.json",
        "--guidance",
        "guidance",
        "--form",
        "referral",
    ]);
    assert_eq!(named.out, ended.out);
}

#[test]
fn a_bundle_that_does_not_hold_becomes_no_page() {
    let out = no_file("render-refused.html");
    let bundle = changed(|file| file["signatures"] = serde_json::json!([]));
    let ended = run([
        "render",
        &file("render-refused.json", bundle),
        "--out",
        &out,
    ]);
    assert_eq!((ended.code, ended.out.as_str()), (1, ""));
    assert!(!std::path::Path::new(&out).exists());
}

#[test]
fn a_page_never_takes_the_place_of_another_file() {
    let out = no_file("render-out.html");
    let ended = run([
        "render",
        "case.json",
        "--guidance",
        "guidance",
        "--out",
        &out,
    ]);
    assert_eq!((ended.code, ended.out.as_str()), (0, ""), "{}", ended.err);
    let page = std::fs::read_to_string(&out).unwrap();
    assert!(page.contains("Mia Example"));
    let other = file("render-kept.html", "kept");
    let ended = run([
        "render",
        "case.json",
        "--guidance",
        "guidance",
        "--out",
        &other,
    ]);
    assert_eq!(ended.code, 2);
    assert_eq!(std::fs::read_to_string(&other).unwrap(), "kept");
}

#[test]
fn what_cannot_be_rendered_says_why() {
    let newer = r#"{"schema": 99}"#;
    for (name, text, reason) in [
        ("render-newer.json", newer, "newer version"),
        ("render-damaged.json", r#"{"schema": 1}"#, "damaged"),
        ("render-neither.json", "{}", "not a bundle"),
    ] {
        let ended = run(["render", &file(name, text)]);
        assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{name}");
        assert!(ended.err.contains(reason), "{name}: {}", ended.err);
    }
    // The case is of a partnership that is not built in.
    let ended = run(["render", "case.json"]);
    assert_eq!(ended.code, 2);
    assert!(
        ended.err.contains("no partnership \"a-place\""),
        "{}",
        ended.err
    );
    let ended = run([
        "render",
        "case.json",
        "--guidance",
        "guidance",
        "--form",
        "nowhere",
    ]);
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("use one of: referral"), "{}", ended.err);
}

//! `redact` makes a copy without names, keeps the key apart, and says what may be left.

use crate::run::{Ended, file, fixtures, no_file, run};

/// The case of the fixtures with another account.
fn case(name: &str, story: &str) -> String {
    let text = std::fs::read_to_string(fixtures().join("case.json")).unwrap();
    let mut case: serde_json::Value = serde_json::from_str(&text).unwrap();
    case["answers"]["story"]["value"]["value"] = story.into();
    file(name, case.to_string())
}

fn redact(case: &str, more: &[&str]) -> Ended {
    let mut arguments = vec!["redact", case, "--guidance", "guidance"];
    arguments.extend(more);
    run(arguments)
}

#[test]
fn a_copy_has_codes_for_names_and_the_key_is_kept_apart() {
    let key = no_file("redact-key.txt");
    let case = case(
        "redact-case.json",
        "Mia fell. Then Mia Example's brother <came>.",
    );
    let ended = redact(&case, &["--key", &key]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert!(
        ended
            .out
            .contains("Child 1 fell. Then Child 1&#39;s brother &lt;came&gt;.")
    );
    assert!(ended.out.contains("Copy without names, not signed"));
    assert!(!ended.out.contains("Mia"), "{}", ended.out);
    let key = std::fs::read_to_string(key).unwrap();
    assert!(key.ends_with("\nChild 1: Mia Example\n"), "{key}");
    assert!(
        ended.err.contains("1 code and 2 replacements"),
        "{}",
        ended.err
    );
    assert!(ended.err.contains("read it before"), "{}", ended.err);
}

#[test]
fn what_may_be_left_is_named_and_the_copy_is_made_all_the_same() {
    let out = no_file("redact-left.html");
    let case = case(
        "redact-left.json",
        "Then mia went.\n\nMr Webb rang 01632 960 999.",
    );
    let ended = redact(&case, &["--out", &out]);
    assert_eq!((ended.code, ended.out.as_str()), (1, ""), "{}", ended.err);
    for said in [
        "“mia”: a recorded name, written otherwise; What happened: Then mia went.",
        "“Webb”: perhaps a name, after a title",
        "“01632 960 999”: perhaps a telephone number",
        "Look at 3 places",
        "the key was not kept",
    ] {
        assert!(ended.err.contains(said), "{said}: {}", ended.err);
    }
    assert!(std::fs::read_to_string(&out).unwrap().contains("Mr Webb"));
}

#[test]
fn a_copy_and_its_key_never_take_the_place_of_another_file() {
    let case = case("redact-kept.json", "A fall.");
    let kept = file("redact-kept.txt", "kept");
    for option in ["--key", "--out"] {
        let ended = redact(&case, &[option, &kept]);
        assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{option}");
        assert_eq!(std::fs::read_to_string(&kept).unwrap(), "kept", "{option}");
    }
}

#[test]
fn what_cannot_be_copied_says_why() {
    let ended = redact(&file("redact-none.json", "{}"), &[]);
    assert_eq!((ended.code, ended.out.as_str()), (2, ""));
    let case = case("redact-form.json", "A fall.");
    let ended = redact(&case, &["--form", "nowhere"]);
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("use one of: referral"), "{}", ended.err);
}

//! What somebody gets who starts a partnership of their own.

use crate::run::{no_file, own_guidance, run};

#[test]
fn a_new_partnership_holds_together_as_it_is_and_says_that_it_is_no_policy() {
    let path = no_file("my-county.toml");
    let ended = run(["guidance", "new", "my-county", "--out", &path]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert!(ended.out.contains("no policy"), "{}", ended.out);

    // A program that looks at the exit code alone does not take it for a policy.
    let ended = run(["guidance", "check", &path]);
    assert_eq!(ended.code, 3, "{}{}", ended.out, ended.err);
    let allowed = run(["guidance", "check", "--allow-template", &path]);
    assert_eq!(allowed.code, 0, "{}{}", allowed.out, allowed.err);
    assert_eq!((&allowed.out, &allowed.err), (&ended.out, &ended.err));
    let text = std::fs::read_to_string(&path).unwrap();
    let remark = |line: &&str| !line.trim_start().starts_with('#');
    let places = text
        .lines()
        .filter(remark)
        .filter(|line| line.contains("[REPLACE"))
        .count();
    let last = ended.out.lines().last().unwrap();
    let count: usize = last
        .strip_prefix("a template with ")
        .and_then(|rest| rest.split_once(" places still to fill in, and no policy yet"))
        .and_then(|(count, _)| count.parse().ok())
        .unwrap();
    assert!(count >= places && places > 0, "{last}");
    assert!(ended.out.starts_with("my-county: "), "{}", ended.out);
    assert!(
        ended
            .err
            .contains("places still say “[REPLACE …”: this is a template, not guidance"),
        "{}",
        ended.err
    );
    // The first of them are there to be opened, a line each.
    let text = std::fs::read_to_string(&path).unwrap();
    let name = text.lines().position(|line| line.starts_with("name = "));
    let line = format!(
        "{path}:{}: still says [REPLACE: full name of the partnership]",
        name.unwrap() + 1
    );
    assert!(ended.out.contains(&line), "{}", ended.out);

    // Somebody who loads it as it is sees on every page that it is a template.
    for field in ["name", "title", "notice", "policy"] {
        let marked = text
            .lines()
            .any(|line| line.starts_with(&format!("{field} = ")) && line.contains("[REPLACE"));
        assert!(marked, "{field}");
    }
    assert!(!text.contains("NAME") && !text.contains("TODAY"));

    // Once nothing is left to be replaced, the check says nothing of it.
    std::fs::write(&path, text.replace("[REPLACE", "[written")).unwrap();
    let ended = run(["guidance", "check", &path]);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
}

#[test]
fn a_new_partnership_asks_the_national_questions_and_one_of_its_own() {
    let path = no_file("asked.toml");
    run(["guidance", "new", "asked", "--out", &path]);
    let questions = |guidance: &[&str]| {
        let command = [
            "guidance",
            "questions",
            "--partnership",
            "asked",
            "--guidance",
        ];
        run(command.iter().chain(guidance)).out
    };
    let asked = questions(&[&path]);
    for question in [
        "abuse-or-neglect",
        "child-ethnicity",
        "notifying-authority",
        "local-ground",
    ] {
        assert!(asked.contains(&format!("\n{question}: ")), "{question}");
    }
}

#[test]
fn a_file_that_is_there_is_never_written_over() {
    let path = no_file("kept.toml");
    std::fs::write(&path, "# a policy officer's work\n").unwrap();
    let ended = run(["guidance", "new", "kept", "--out", &path]);
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("choose another name"), "{}", ended.err);
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(text, "# a policy officer's work\n");
}

#[test]
fn a_name_that_cannot_be_used_is_refused_with_what_can() {
    let path = no_file("unused.toml");
    for name in [
        "My County",
        "my_county",
        "-county",
        "1st",
        "national",
        "and",
        "../x",
        "",
    ] {
        let ended = run(["guidance", "new", "--out", &path, "--", name]);
        assert_eq!(ended.code, 2, "{name}");
        assert!(
            ended.err.contains("such as my-county"),
            "{name}: {}",
            ended.err
        );
    }
    for folder in std::fs::read_dir(own_guidance()).unwrap() {
        let name = folder.unwrap().file_name().into_string().unwrap();
        let ended = run(["guidance", "new", &name, "--out", &path]);
        assert_eq!(ended.code, 2, "{name}");
    }
    assert!(!std::path::Path::new(&path).exists());
}

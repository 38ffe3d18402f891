//! Each usual mistake in a file gets plain words, the right line and a remedy.

use super::*;
use crate::guidance::fixture::PARTNERSHIP;

const TABLES: &str = r#"[[route]]
id = "tell"
title = "Tell"
priority = 1
urgency = "normal"
duty = "referrer"
because = "b"
steps = [
    "Talk.",
    "Write.",
]
sources = [
    { document = "policy", section = "1" },
]

[[question]]
id = "hurt"
text = "Hurt?"
label = "Hurt"
why = "w"
kind = "yes-no"
required = true
sources = []
"#;

/// A file that can be read.
fn sound() -> String {
    format!("{PARTNERSHIP}{TABLES}")
}

/// What is said of a text: the line, and the message.
fn said(text: &str) -> (Option<usize>, String) {
    let text = Text {
        file: "place.toml".to_owned(),
        text: text.to_owned(),
    };
    let finding = read(&text).unwrap_err();
    let line = finding.place.as_ref().map(|place| place.line);
    // The reader's own words come through nowhere.
    for jargon in [
        "expected",
        "invalid",
        "its reader says",
        "sequence",
        "struct",
        "u32",
        "EOF",
        "literal",
        "boolean",
        "key-value",
        "array",
        "inline",
        "variant",
    ] {
        assert!(!finding.message.contains(jargon), "{jargon}: {finding}");
    }
    (line, finding.message)
}

/// What is said where something is written otherwise, so many lines below it.
#[track_caller]
fn changed(from: &str, to: &str, below: usize, expected: &str) {
    let sound = sound();
    let (before, _) = sound.split_once(from).unwrap();
    let line = before.matches('\n').count() + 1 + below;
    let (at, message) = said(&sound.replacen(from, to, 1));
    assert_eq!(at, Some(line), "{message}");
    assert!(message.contains(expected), "{message}");
}

#[test]
fn quotation_marks_that_are_missing_or_curly() {
    changed(
        "\"a-place\"",
        "\"a-place",
        0,
        "missing at the end of the text: write \" there, as in id = \"a-place\"",
    );
    changed(
        "\"a-place\"",
        "a-place\"",
        0,
        "missing at the beginning of the text: write id = \"a-place\"",
    );
    changed("\"A Place\"", "A Place", 0, "write name = \"A Place\"");
    changed("\"A Place\"", "“A Place”", 0, "curly");
    changed("\"A Place\"", "", 0, "nothing after the equals sign");
    changed(
        "\"A Place\"",
        "\"A \"nice\" place\"",
        0,
        "curly quotation marks",
    );
    changed("\"A Place\"", "\"\"\"A Place", 0, "never ends");
    changed("[\"Call 999.\"]", "[Call]", 0, "write \"Call\"");
    changed("\"A Place\"", "\"C:\\Users\"", 0, "backslash");
    changed("\"A Place\"", "\"A\u{7} Place\"", 0, "control character");
}

#[test]
fn text_without_quotation_marks_however_it_begins() {
    // Each begins as some other value of TOML does: nan, inf, true, false, a number, a date.
    for word in [
        "northshire",
        "inshire",
        "the-place",
        "field",
        "a-place",
        "3rd-place",
        "2026-plan",
        "0xplace",
    ] {
        changed(
            "id = \"a-place\"",
            &format!("id = {word}"),
            0,
            &format!("text stands between quotation marks: write id = \"{word}\""),
        );
        changed(
            "[\"Call 999.\"]",
            &format!("[{word}]"),
            0,
            &format!("also within brackets: write \"{word}\""),
        );
    }
    changed(
        "id = \"a-place\"",
        "id = northshire # the county",
        0,
        "write id = \"northshire\"",
    );
    changed("priority = 1", "priority = 1_", 0, "digits alone");
    changed("priority = 1", "priority = +-1", 0, "digits alone");
}

#[test]
fn yes_and_no_without_quotation_marks() {
    for (written, instead) in [("yes", "true"), ("No", "false"), ("on", "true")] {
        changed(
            "= true",
            &format!("= {written}"),
            0,
            &format!("write required = {instead}"),
        );
    }
    // Where answers stand, they are words.
    let (line, message) = said("[[example]]\nid = \"x\"\n[example.answers]\nhurt = yes\n");
    assert_eq!(line, Some(4));
    assert!(message.contains("write hurt = \"yes\""), "{message}");
}

#[test]
fn commas_and_hard_spaces_where_none_belong() {
    changed(
        "\"A Place\"",
        "\"A Place\",",
        0,
        "a comma stands after the value",
    );
    changed(
        "\"A Place\"",
        "\"A Place\";",
        0,
        "a semicolon stands after the value",
    );
    changed("name = ", "name\u{a0}= ", 0, "hard space");
    changed("name = ", "name =\u{a0}", 0, "hard space");
}

#[test]
fn numbers_that_no_field_can_hold() {
    for number in ["99999999999", "-99999999999", "99999999999999999999999"] {
        let (line, message) = said(&format!("[[timescale]]\namount = {number}\n"));
        assert_eq!(line, Some(2), "{message}");
        assert!(
            message.contains("“amount” has a number that is far too large"),
            "{message}"
        );
    }
    changed("priority = 1", "priority = 99999999999", 0, "far too large");
}

#[test]
fn equals_signs_and_names() {
    changed(
        "name = ",
        "name ",
        0,
        "no equals sign between “name” and its value: write name = \"A Place\"",
    );
    changed(
        "name = ",
        "name: ",
        0,
        "a colon stands where an equals sign belongs: write name = \"A Place\"",
    );
    changed("name = ", "name = = ", 0, "one equals sign too many");
    changed(
        "day-one = ",
        "day one = ",
        0,
        "is one word: write day-one = …",
    );
    changed("name = \"A Place\"", "a remark", 0, "begin it with #");
    changed("name = ", "näme = ", 0, "letters from a to z");
    changed("= true", "= True", 0, "true and false, in small letters");
    changed("priority = 1", "priority = 01", 0, "write 7, not 07");
}

#[test]
fn what_stands_twice() {
    changed(
        "day-one",
        "name = \"B\"\nday-one",
        0,
        "“name” stands in this table already, in line 3",
    );
    changed(
        "[[route]]",
        "[partnership]",
        0,
        "[partnership] is there already, in line 1",
    );
    changed(
        "[[route]]",
        "[partnership.danger]",
        0,
        "[partnership.danger] is there already, in line 12",
    );
    changed(
        "[[question]]",
        "[route]",
        0,
        "line 25 writes [[route]], and this one [route]",
    );
}

#[test]
fn brackets_braces_and_commas() {
    changed("[partnership]", "[partnership", 0, "write [partnership]");
    changed("[[route]]", "[[route]", 0, "write [[route]]");
    changed(
        "steps = [\n    \"Talk.\",\n    \"Write.\",\n]",
        "steps = [\n    \"Talk.\",\n    \"Write.\",",
        0,
        "the list that begins here is not closed",
    );
    changed(
        "\"Talk.\",",
        "\"Talk.\"",
        0,
        "a comma is missing after a value",
    );
    changed(
        "\"policy\", section = \"1\" }]",
        "\"policy\", section = \"1\" ]",
        0,
        "a brace that opens here is not closed",
    );
    changed(
        "\"policy\", section",
        "\"policy\" section",
        0,
        "a comma is missing after a field",
    );
    changed(
        "priority = 1",
        "priority = 1 urgency = 2",
        0,
        "a line of its own",
    );
}

#[test]
fn tables_and_fields_that_there_are_not_and_what_was_probably_meant() {
    changed(
        "name = ",
        "nmae = ",
        0,
        "no field “nmae” here; did you mean name?",
    );
    changed("day-one", "Day_One", 0, "did you mean day-one?");
    changed("name = ", "wibble = ", 0, "use one of: id, name, short");
    changed(
        "[[route]]",
        "[[routes]]",
        0,
        "no table “routes”; did you mean [[route]]?",
    );
    changed(
        "[[route]]",
        "[[wibble]]",
        0,
        "the tables are: partnership, requirement",
    );
    changed(
        "[partnership]\nid",
        "id",
        3,
        "“area” stands before the first heading",
    );
    changed(
        "\"after-trigger\"",
        "\"after-triger\"",
        0,
        "did you mean \"after-trigger\"?",
    );
    changed(
        "\"normal\"",
        "\"soon\"",
        0,
        "use one of: \"today\", \"normal\"",
    );
    changed(
        "[partnership.danger]\ntitle = \"Danger\"\ntext = [\"Call 999.\"]\n",
        "[partnership.danger]\ntitle = \"Danger\"\n",
        0,
        "the field “text” is missing: write text = …",
    );
}

#[test]
fn values_of_the_wrong_kind() {
    changed(
        "\"A Place\"",
        "3",
        0,
        "“name” has a number where text belongs: write it between quotation marks, \"3\"",
    );
    changed(
        "\"A Place\"",
        "2026-11-24",
        0,
        "a date without quotation marks where text belongs",
    );
    changed(
        "[\"Call 999.\"]",
        "\"Call 999.\"",
        0,
        "write it between square brackets, [\"Call 999.\"]",
    );
    for (priority, expected) in [
        ("\"one\"", "has text where"),
        ("1.5", "with a fraction"),
        ("-1", "not negative"),
    ] {
        changed(
            "priority = 1",
            &format!("priority = {priority}"),
            0,
            expected,
        );
    }
    changed(
        "[[question]]",
        "[question]",
        0,
        "in two brackets: [[question]]",
    );
    changed(
        "[partnership.danger]",
        "[[partnership.danger]]",
        0,
        "in one bracket: [partnership.danger]",
    );
    let (line, message) = said("[partnership]\nedition = \"May\"\n");
    assert_eq!(line, Some(2));
    assert!(
        message.contains("“edition” has text where a table belongs"),
        "{message}"
    );
    let (_, message) = said("[[question]]\nrequired = \"yes\"\n");
    assert!(message.contains("write true or false"), "{message}");
    let (_, message) = said("[[section]]\nitems = [{ question = \"a\", group = \"b\" }]\n");
    assert!(message.contains("braces of its own"), "{message}");
}

#[test]
fn a_file_that_is_cut_off_wherever_it_is_cut_is_explained() {
    let sound = sound();
    for end in 1..sound.len() {
        let cut = sound.get(..end).unwrap();
        let text = Text {
            file: "place.toml".to_owned(),
            text: cut.to_owned(),
        };
        if let Err(finding) = read(&text) {
            assert!(
                !finding.message.contains("its reader says"),
                "{cut}\n{finding}"
            );
        }
    }
    let (line, message) = said(sound.split_at(sound.find("Talk.").unwrap()).0);
    assert_eq!(line, Some(33));
    assert!(
        message.contains("the file ends in the middle of this line"),
        "{message}"
    );
}

#[test]
fn what_is_no_file_of_guidance() {
    for (bytes, expected) in [
        (&b""[..], "nothing is written in it"),
        (b"\n# only\n # remarks\n", "nothing is written in it"),
        (b"PK\x03\x04\x14\x00\x06\x00", "Word or Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Word"),
        (b"%PDF-1.4\n%\xe2\xe3", "a PDF"),
        (b"{\\rtf1 hello}", "RTF"),
        (b" { \"partnership\": 1 }", "JSON"),
        (b"[ { \"partnership\": 1 } ]", "JSON"),
        (b"<?xml version=\"1.0\"?>", "XML"),
        (b"\xff\xfe[\x00p\x00", "UTF-16"),
        (b"Dear colleague,\nplease find attached\n", "no line of it"),
        (b"partnership:\n  id: x\n", "no line of it"),
        (b"Name;Value\nA;B\n", "no line of it"),
    ] {
        let text = Text::from_bytes("place.toml", bytes);
        let finding = read(&text).unwrap_err();
        assert!(finding.message.contains(expected), "{finding}");
        assert_eq!(finding.item, "place.toml");
    }
    let text = Text::from_bytes(
        "place.toml",
        b"\xef\xbb\xbf[partnership]\nname = \"Caf\xe9\"\n",
    );
    let finding = read(&text).unwrap_err();
    assert!(
        finding.message.contains("save the file as UTF-8"),
        "{finding}"
    );
    assert_eq!(finding.place.unwrap().line, 2);
}

#[test]
fn our_own_words_about_a_condition_stay() {
    let (line, message) = said("[[criterion]]\nid = \"x\"\nwhen = \"a and\"\n");
    assert_eq!(line, Some(3));
    assert!(message.starts_with("the condition ends"), "{message}");
}

#[test]
fn a_word_for_what_an_answer_holds_that_there_is_not() {
    changed(
        "required = true",
        "holds = \"nam\"",
        0,
        "“nam” is none of the words that can stand here; did you mean \"name\"?",
    );
}

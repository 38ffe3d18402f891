//! The first edition of a made-up partnership's form, and what later ones change.

use practice_review_engine::guidance::{Authored, Guidance, Text};

const FIRST: &str = include_str!("place.toml");

/// What a later edition changes: each text, and what stands in its place.
#[derive(Debug)]
pub struct Change {
    pub name: &'static str,
    pub texts: &'static [(&'static str, &'static str)],
}

/// A question is asked no more.
pub const REMOVED: Change = Change {
    name: "a question removed",
    texts: &[
        (", { question = \"word\" }", ""),
        (
            r#"[[question]]
id = "word"
text = "What is it called there?"
label = "Word"
why = "The form asks for it."
kind = "text"
sources = [{ document = "policy", section = "3" }]
"#,
            "",
        ),
    ],
};

/// A question has another name.
pub const RENAMED: Change = Change {
    name: "a question renamed",
    texts: &[
        ("id = \"story\"", "id = \"account\""),
        ("question = \"story\"", "question = \"account\""),
    ],
};

/// Typed text became a choice.
pub const TEXT_TO_CHOICE: Change = Change {
    name: "text to choice",
    texts: &[(
        "label = \"School\"\nwhy = \"The form asks for it.\"\nkind = \"text\"",
        "label = \"School\"\nwhy = \"The form asks for it.\"\nkind = \"choice\"\noptions = [{ id = \"one\", label = \"One\" }, { id = \"other\", label = \"Other\" }]",
    )],
};

/// Long text became a choice of several.
pub const LONG_TEXT_TO_CHOICES: Change = Change {
    name: "long text to choices",
    texts: &[(
        "kind = \"long-text\"",
        "kind = \"choices\"\noptions = [{ id = \"fall\", label = \"A fall\" }, { id = \"blow\", label = \"A blow\" }]",
    )],
};

/// An option of a choice of one is offered no more.
pub const OPTION_REMOVED: Change = Change {
    name: "an option removed",
    texts: &[("{ id = \"home\", label = \"Home\" }, ", "")],
};

/// An option of a choice of several is offered no more.
pub const OPTION_OF_SEVERAL_REMOVED: Change = Change {
    name: "an option of several removed",
    texts: &[("{ id = \"school\", label = \"School\" }, ", "")],
};

/// An option that a criterion turns on is split into two.
pub const OPTION_SPLIT: Change = Change {
    name: "an option of a criterion split",
    texts: &[
        (
            "{ id = \"slightly\", label = \"Slightly\" }",
            "{ id = \"bruised\", label = \"Bruised\" }, { id = \"frightened\", label = \"Frightened\" }",
        ),
        ("how-badly = \"slightly\"", "how-badly = \"bruised\""),
    ],
};

/// An exact date became an uncertain one, and the other way round.
pub const DATES_SWAPPED: Change = Change {
    name: "the kinds of dates swapped",
    texts: &[
        ("kind = \"date\"", "kind = \"exact\""),
        ("kind = \"when\"", "kind = \"date\""),
        ("kind = \"exact\"", "kind = \"when\""),
    ],
};

/// Questions stand in other sections, one of which is new, and those in another order.
pub const MOVED: Change = Change {
    name: "sections moved",
    texts: &[
        ("{ question = \"where\" }, ", ""),
        (
            "items = [{ question = \"helped-by\" }, { question = \"seen-on\" }, ",
            "items = [{ question = \"where\" }, { question = \"helped-by\" }]\n\n[[section]]\nid = \"when\"\ntitle = \"When\"\nitems = [{ question = \"seen-on\" }, ",
        ),
        (
            "sections = [\"what\", \"who\"]",
            "sections = [\"when\", \"who\", \"what\"]",
        ),
    ],
};

/// What was asked of each child is asked once.
pub const GROUP_TO_SINGLE: Change = Change {
    name: "a group turned single",
    texts: &[
        (
            "{ group = \"children\" }",
            "{ question = \"child-name\" }, { question = \"child-school\" }",
        ),
        (
            r#"[[group]]
id = "children"
title = "Children"
one = "child"
empty = "None yet."
questions = ["child-name", "child-school"]
named-by = ["child-name"]
subject = true
sources = [{ document = "policy", section = "3" }]
"#,
            "",
        ),
    ],
};

/// What was asked once is asked of each child.
pub const SINGLE_TO_GROUP: Change = Change {
    name: "a single question turned one of a group",
    texts: &[
        ("{ question = \"seen-on\" }, ", ""),
        (
            "questions = [\"child-name\", ",
            "questions = [\"child-name\", \"seen-on\", ",
        ),
    ],
};

/// A criterion, and the question that was asked for it, are gone.
pub const CRITERION_REMOVED: Change = Change {
    name: "a criterion removed",
    texts: &[
        (
            r#"[[criterion]]
id = "serious"
title = "Serious harm"
text = "The child was seriously hurt."
when = "hurt and how-badly is seriously"
sources = [{ document = "policy", section = "2" }]
"#,
            "",
        ),
        ("when = \"serious\"", "when = \"hurt\""),
        ("met = [\"serious\"]\n\n", "\n"),
        ("not-met = [\"serious\"]", ""),
        ("[\"hurt\", \"how-badly\"]", "[\"hurt\"]"),
        (
            r#"[[question]]
id = "how-badly"
text = "How badly?"
label = "How badly"
why = "Serious harm has a route of its own."
kind = "choice"
options = [{ id = "seriously", label = "Seriously" }, { id = "slightly", label = "Slightly" }]
sources = [{ document = "policy", section = "2" }]
"#,
            "",
        ),
        (", how-badly = \"seriously\"", ""),
        (", how-badly = \"slightly\"", ""),
    ],
};

/// Evidence is asked for no more, and "not known" is no answer any more.
pub const ASKED_FOR_LESS: Change = Change {
    name: "evidence asked for no more",
    texts: &[("not-known = true\nevidence = \"What shows it?\"\n", "")],
};

/// All of them.
pub static CHANGES: [Change; 13] = [
    REMOVED,
    RENAMED,
    TEXT_TO_CHOICE,
    LONG_TEXT_TO_CHOICES,
    OPTION_REMOVED,
    OPTION_OF_SEVERAL_REMOVED,
    OPTION_SPLIT,
    DATES_SWAPPED,
    MOVED,
    GROUP_TO_SINGLE,
    SINGLE_TO_GROUP,
    CRITERION_REMOVED,
    ASKED_FOR_LESS,
];

/// The edition with these changes, as somebody loads it. One whose text an earlier one took away is passed
/// over.
pub fn edition<'a>(changes: impl IntoIterator<Item = &'a Change>) -> Guidance {
    let mut text = FIRST.to_owned();
    for change in changes {
        let mut changed = text.clone();
        let there = change.texts.iter().all(|(from, to)| {
            let there = changed.contains(from);
            changed = changed.replacen(from, to, 1);
            there
        });
        if there {
            text = changed;
        }
    }
    let read = |texts| Authored::read(texts).unwrap();
    let own = read(vec![Text::from_bytes("place.toml", text.as_bytes())]);
    own.partnership(&read(Vec::new()))
        .unwrap_or_else(|findings| {
            let told: Vec<String> = findings.iter().map(ToString::to_string).collect();
            panic!("{}", told.join("\n"))
        })
}

/// The first edition.
pub fn first() -> Guidance {
    edition([])
}

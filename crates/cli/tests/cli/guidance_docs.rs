//! The documentation of the guidance, held against the format itself.

use std::collections::BTreeSet;
use std::path::Path;

use practice_review_engine::guidance::{Expression, GuidanceFile};

fn docs() -> String {
    std::fs::read_to_string(root().join("docs/GUIDANCE.md")).unwrap()
}

fn root() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The fenced blocks of a kind.
fn blocks(docs: &str, kind: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Option<String> = None;
    for line in docs.lines() {
        match &mut open {
            None if line == format!("```{kind}") => open = Some(String::new()),
            None => {}
            Some(_) if line == "```" => found.extend(open.take()),
            Some(block) => {
                block.push_str(line);
                block.push('\n');
            }
        }
    }
    found
}

/// What the reader of the format says of a text; empty where it reads it. It lists what it knows, as
/// the words for people do not where they guess what was meant.
fn refusal(text: &str) -> String {
    match toml::from_str::<GuidanceFile>(text) {
        Ok(_) => String::new(),
        Err(error) => error.message().to_owned(),
    }
}

/// The names that the reader would have taken in place of `zzz`.
fn expected(refusal: &str, what: &str) -> Option<Vec<String>> {
    let rest = refusal.strip_prefix(&format!("unknown {what} `zzz`, expected "))?;
    Some(
        rest.split('`')
            .skip(1)
            .step_by(2)
            .map(ToOwned::to_owned)
            .collect(),
    )
}

/// Every field and variant that can stand at a place of a file, by asking the format with a name
/// that it does not know. `at` makes a whole text of a value at that place.
fn names_at(at: &dyn Fn(&str) -> String, names: &mut BTreeSet<String>) {
    for (table, list) in [("{ zzz = 1 }", false), ("[{ zzz = 1 }]", true)] {
        let said = refusal(&at(table));
        if let Some(fields) = expected(&said, "field") {
            for field in fields {
                let deeper = |value: &str| {
                    let table = format!("{{ {field} = {value} }}");
                    at(&if list { format!("[{table}]") } else { table })
                };
                names_at(&deeper, names);
                names.insert(field.clone());
            }
        }
        names.extend(expected(&said, "variant").unwrap_or_default());
    }
    for value in ["\"zzz\"", "[\"zzz\"]"] {
        names.extend(expected(&refusal(&at(value)), "variant").unwrap_or_default());
    }
}

/// The part of the documentation about a table.
fn section<'a>(docs: &'a str, table: &str) -> &'a str {
    let heading = if table == "partnership" {
        format!("\n### `[{table}]`\n")
    } else {
        format!("\n### `[[{table}]]`\n")
    };
    let after = docs
        .split_once(&heading)
        .unwrap_or_else(|| panic!("docs/GUIDANCE.md has no heading {}", heading.trim()))
        .1;
    let end = ["\n### ", "\n## "]
        .iter()
        .filter_map(|next| after.find(next))
        .min();
    after.split_at(end.unwrap_or(after.len())).0
}

#[test]
fn every_table_and_field_of_the_format_is_documented() {
    let docs = docs();
    let tables = expected(&refusal("zzz = 1"), "field").unwrap();
    assert!(tables.len() > 10, "{tables:?}");
    let mut all = BTreeSet::new();
    for table in &tables {
        let told = section(&docs, table);
        let alone = table == "partnership";
        let at = |value: &str| {
            if alone {
                format!("{table} = {value}")
            } else {
                format!("{table} = [{value}]")
            }
        };
        for field in expected(&refusal(&at("{ zzz = 1 }")), "field").unwrap() {
            assert!(told.contains(&format!("`{field}`")), "{table}: {field}");
        }
        names_at(&at, &mut all);
    }
    for name in &all {
        let told = [
            format!("`{name}`"),
            format!("`\"{name}\"`"),
            format!("{{ {name} = "),
        ];
        assert!(told.iter().any(|told| docs.contains(told)), "{name}");
    }
    // The search went down to the fields of what stands within a table of a table.
    for name in [
        "written-for",
        "alone",
        "reading",
        "afterwards",
        "not-met",
        "trigger-is-day-one",
    ] {
        assert!(all.contains(name), "{name}");
    }
}

#[test]
fn every_block_of_guidance_in_the_docs_is_guidance() {
    let docs = docs();
    let blocks = blocks(&docs, "toml");
    assert!(blocks.len() >= 15, "{}", blocks.len());
    for block in &blocks {
        assert_eq!(refusal(block), "", "{block}");
    }
    // Together they are one text, in which no table was written twice.
    assert_eq!(refusal(&blocks.join("\n")), "");
    for condition in self::blocks(&docs, "condition")
        .iter()
        .flat_map(|b| b.lines())
    {
        let read = condition.parse::<Expression>();
        assert_eq!(read.unwrap().to_string(), condition);
    }
}

#[test]
fn every_finding_that_the_docs_explain_is_one_that_the_check_can_say() {
    let docs = docs();
    let mut folders = vec![root().join("crates/engine/src/guidance")];
    let mut said = String::new();
    while let Some(folder) = folders.pop() {
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                said.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
    let table = docs.split_once("| The check says |").unwrap().1;
    let mut count = 0;
    for line in table.lines().take_while(|line| !line.is_empty()) {
        let Some(finding) = line
            .strip_prefix("| `")
            .and_then(|rest| rest.split('`').next())
        else {
            continue;
        };
        count += 1;
        assert!(said.contains(finding), "{finding}");
    }
    assert!(count > 20, "{count}");
}

#[test]
fn every_name_of_something_national_in_the_docs_is_one() {
    let docs = docs();
    let loaded = practice_review_engine::guidance::load::folder(&root().join("guidance")).unwrap();
    let content: Vec<_> = loaded.partnerships.iter().map(|g| &g.content).collect();
    let listed = |after: &str| -> Vec<String> {
        let rest = docs.split_once(after).unwrap().1;
        let list = rest.split_once('.').unwrap().0;
        list.split('`')
            .skip(1)
            .step_by(2)
            .map(ToOwned::to_owned)
            .collect()
    };
    for section in listed("National sections: ") {
        let known = content
            .iter()
            .any(|c| c.section.iter().any(|s| s.id.as_str() == section));
        assert!(known, "{section}");
    }
    for criterion in listed("National criteria that can be named: ") {
        let known = content
            .iter()
            .any(|c| c.criterion.iter().any(|k| k.id.as_str() == criterion));
        assert!(known, "{criterion}");
    }
    for group in listed("The national groups are ").iter().take(5) {
        let known = content
            .iter()
            .any(|c| c.group.iter().any(|g| g.id.as_str() == group));
        assert!(known, "{group}");
    }
}

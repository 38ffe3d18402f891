//! The published schema of the payload says what is signed: no more, no less.

use std::path::Path;

use jsonschema::Validator;
use serde_json::{Value, json};

use crate::bundles::{example_payloads, payload};

/// Spoils a payload in one way.
type Change = fn(&mut Value);

fn schema() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../public/schema/practice-review-referral-v1.schema.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn validator() -> Validator {
    let schema = schema();
    assert!(jsonschema::meta::is_valid(&schema));
    jsonschema::draft202012::new(&schema).unwrap()
}

#[test]
fn every_payload_that_this_build_writes_fits_the_published_schema() {
    let validator = validator();
    let examples = example_payloads();
    assert!(!examples.is_empty());
    for bytes in examples.iter().chain([&payload()]) {
        let value: Value = serde_json::from_slice(bytes).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(&value)
            .map(|error| format!("{}: {error}", error.instance_path))
            .collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
}

#[test]
fn a_payload_with_anything_more_less_or_other_does_not_fit() {
    let validator = validator();
    let sound: Value = serde_json::from_slice(&payload()).unwrap();
    let changes: [(&str, Change); 7] = [
        ("a member more", |p| p["more"] = json!(1)),
        ("a member less", |p| {
            p.as_object_mut().unwrap().remove("document");
        }),
        ("a member more, deep inside", |p| {
            p["answers"][0]["answer"]["value"]["more"] = json!(1)
        }),
        ("another format", |p| p["format"] = json!("letter")),
        ("another version", |p| p["version"] = json!(2)),
        ("no digest", |p| p["guidance"]["digest"] = json!("abc")),
        ("an answer of no kind", |p| {
            p["answers"][0]["answer"]["value"] = json!({ "is": "odd" })
        }),
    ];
    assert!(validator.is_valid(&sound));
    for (what, change) in changes {
        let mut other = sound.clone();
        change(&mut other);
        assert!(!validator.is_valid(&other), "{what}");
    }
}

#[test]
fn every_object_of_the_schema_is_closed() {
    fn open_objects(schema: &Value, path: &str, found: &mut Vec<String>) {
        match schema {
            Value::Object(members) => {
                if members.contains_key("properties")
                    && members.get("type") == Some(&json!("object"))
                    && members.get("additionalProperties") != Some(&json!(false))
                {
                    found.push(path.to_owned());
                }
                for (name, inner) in members {
                    open_objects(inner, &format!("{path}/{name}"), found);
                }
            }
            Value::Array(items) => {
                for (index, inner) in items.iter().enumerate() {
                    open_objects(inner, &format!("{path}/{index}"), found);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    open_objects(&schema(), "", &mut found);
    assert!(found.is_empty(), "{found:?}");
}

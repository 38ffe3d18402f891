//! govuk-frontend's fixtures: the options of a component and the markup that they give.

use serde_json::Value;

/// One fixture.
pub struct Fixture {
    pub name: String,
    pub options: Value,
    pub html: String,
}

/// Reads the text of a `fixtures.json`.
pub fn read(text: &str) -> Vec<Fixture> {
    let file: Value = serde_json::from_str(text).unwrap();
    file["fixtures"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fixture| Fixture {
            name: fixture["name"].as_str().unwrap().to_owned(),
            options: fixture["options"].clone(),
            html: fixture["html"].as_str().unwrap().to_owned(),
        })
        .collect()
}

/// The paths of all options that say something, such as `items[].hint.text`.
pub fn paths(options: &Value) -> Vec<String> {
    fn walk(value: &Value, path: &str, into: &mut Vec<String>) {
        match value {
            Value::Object(map) => {
                for (key, value) in map {
                    let path = if path.is_empty() {
                        key.clone()
                    } else {
                        format!("{path}.{key}")
                    };
                    walk(value, &path, into);
                }
            }
            Value::Array(items) => {
                // Our lists have no holes.
                if items
                    .iter()
                    .any(|item| matches!(item, Value::Null | Value::Bool(false)))
                {
                    into.push(format!("{path}[] left empty"));
                }
                items
                    .iter()
                    .for_each(|item| walk(item, &format!("{path}[]"), into));
            }
            Value::Null | Value::Bool(false) => {}
            Value::String(text) if text.is_empty() => {}
            _ => into.push(path.to_owned()),
        }
    }
    let mut found = Vec::new();
    walk(options, "", &mut found);
    found
}

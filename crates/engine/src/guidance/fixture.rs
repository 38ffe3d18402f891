//! Guidance for unit tests: a partnership of no interest, with tables that a test writes.

use super::model::{Guidance, GuidanceFile, Partnership};

/// A partnership with these tables, as TOML, put together without checks.
pub fn guidance(tables: &str) -> Guidance {
    let partnership: Partnership = toml::from_str(
        r#"
id = "a-place"
name = "A Place"
short = "AP"
area = "Far Away"
summary = "s"
day-one = "after-trigger"
convention = "c"
marking = "m"
edition = { data = "2026-01-01", policy = "p", written-for = "w", notice = "n", sources = [] }
danger = { title = "d", text = [], sources = [] }
recipient = { name = "r", find = "f", routes = [], subject = "s", afterwards = [], sources = [] }
"#,
    )
    .unwrap();
    let content: GuidanceFile = toml::from_str(tables).unwrap();
    Guidance {
        partnership,
        content,
        digest: String::new(),
        is_template: false,
    }
}

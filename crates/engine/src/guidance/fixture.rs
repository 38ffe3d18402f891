//! Guidance for unit tests: a partnership of no interest, with tables that a test writes.

use super::model::{Guidance, GuidanceFile};

/// The partnership, as the beginning of a file. Its sources rest on a document called `policy`.
pub const PARTNERSHIP: &str = r#"[partnership]
id = "a-place"
name = "A Place"
short = "AP"
area = "Far Away"
summary = "s"
day-one = "after-trigger"
convention = "c"
marking = "m"
edition = { data = "2026-01-01", policy = "p", written-for = "w", notice = "n", sources = [{ document = "policy", section = "1" }] }

[partnership.danger]
title = "Danger"
text = ["Call 999."]
sources = [{ document = "policy", section = "1" }]

[partnership.recipient]
name = "r"
find = "f"
routes = ["post"]
subject = "s"
afterwards = ["wait"]
sources = [{ document = "policy", section = "1" }]

"#;

/// Guidance with these tables, as TOML, put together without checks.
pub fn guidance(tables: &str) -> Guidance {
    // Fields that stand under no heading come first.
    let text = format!("{tables}\n{PARTNERSHIP}");
    let mut content: GuidanceFile = toml::from_str(&text).unwrap();
    Guidance {
        partnership: content.partnership.take().unwrap(),
        content,
        digest: String::new(),
        is_template: false,
    }
}

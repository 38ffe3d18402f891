//! Tables with their notes, and how they are printed.

use std::fmt::Write as _;

/// Partnerships side by side.
pub struct Comparison {
    /// The heads of the columns: one a partnership.
    pub columns: Vec<String>,
    /// The tables in order.
    pub tables: Vec<Table>,
}

/// One subject.
pub struct Table {
    /// The heading.
    pub title: &'static str,
    /// A sentence or two before the table.
    pub intro: &'static str,
    /// The rows.
    pub rows: Vec<Row>,
    /// What is too long for a cell, and where things come from.
    pub notes: Vec<Note>,
}

/// A row of a table.
pub struct Row {
    /// What it is about.
    pub label: String,
    /// A cell for each column.
    pub cells: Vec<String>,
}

/// What is to be said below a table.
pub struct Note {
    /// The row or the partnership that it is about.
    pub about: String,
    /// In general; may be empty.
    pub text: String,
    /// In particular, one an entry.
    pub lines: Vec<String>,
}

/// What stands above the tables in Markdown.
const HEAD: &str = "\
# The partnerships side by side

What the guidance in [`guidance/`](../guidance) says for each partnership, subject by subject. Each
table is followed by what is too long for it and by the sources, in brackets. “–” means that the policy says
nothing, or that there is no such thing. The policies differ in age: some were written for guidance
that has been replaced, and are followed as they stand.

This file is made from the data. After a change of the data, make it anew:

```sh
cargo run -p practice-review -- guidance compare --markdown --guidance guidance > docs/PARTNERSHIPS.md
```
";

impl Comparison {
    /// As Markdown.
    pub fn markdown(&self) -> String {
        let mut out = HEAD.to_owned();
        for table in &self.tables {
            // Writing to a string cannot fail.
            let _ = write!(out, "\n## {}\n\n{}\n\n", table.title, escaped(table.intro));
            line(&mut out, &format!(" | {} |", self.columns.join(" | ")));
            line(&mut out, &" --- |".repeat(self.columns.len() + 1));
            for row in &table.rows {
                let cells: Vec<String> = row.cells.iter().map(|cell| escaped(cell)).collect();
                let label = escaped(&row.label);
                line(&mut out, &format!(" **{label}** | {} |", cells.join(" | ")));
            }
            // A reader who compares looks at the tables; the details fold away.
            out.push_str("\n<details>\n<summary>Details and sources</summary>\n\n");
            for note in &table.notes {
                let head = format!("- **{}.** {}", escaped(&note.about), escaped(&note.text));
                let _ = writeln!(out, "{}", head.trim_end());
                for line in &note.lines {
                    let _ = writeln!(out, "  - {}", escaped(line));
                }
            }
            out.push_str("\n</details>\n");
        }
        out
    }

    /// As plain text: no table that wide fits a terminal, so each row becomes a list.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for table in &self.tables {
            let _ = writeln!(out, "{}\n{}", table.title.to_uppercase(), table.intro);
            for row in &table.rows {
                let _ = writeln!(out, "\n{}", row.label);
                for (column, cell) in self.columns.iter().zip(&row.cells) {
                    let _ = writeln!(out, "  {column}: {cell}");
                }
            }
            out.push('\n');
            for note in &table.notes {
                let _ = writeln!(out, "{}. {}", note.about, note.text);
                for line in &note.lines {
                    let _ = writeln!(out, "  {line}");
                }
            }
            out.push('\n');
        }
        out
    }
}

/// A line of a table of Markdown.
fn line(out: &mut String, cells: &str) {
    let _ = writeln!(out, "|{cells}");
}

/// Text in which nothing is taken for a mark of Markdown.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        if matches!(letter, '\\' | '|' | '*' | '_' | '`' | '<' | '[' | ']') {
            safe.push('\\');
        }
        safe.push(if letter == '\n' { ' ' } else { letter });
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_cannot_break_the_table() {
        let comparison = Comparison {
            columns: vec!["Here".into()],
            tables: vec![Table {
                title: "Words",
                intro: "They differ.",
                rows: vec![Row {
                    label: "review".into(),
                    cells: vec!["a | b\n*c*".into()],
                }],
                notes: vec![],
            }],
        };
        assert!(
            comparison
                .markdown()
                .contains("| | Here |\n| --- | --- |\n| **review** | a \\| b \\*c\\* |\n")
        );
        assert!(comparison.text().contains("review\n  Here: a | b"));
    }
}

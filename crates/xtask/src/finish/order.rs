//! Trunk names the modules that a page loads beforehand in the order of a table that is another at each
//! build. They are put in the order of their names, so that the same sources give the same page.

use std::path::Path;

use crate::error::Error;
use crate::process::{read, write};

const LINK: &str = "<link rel=\"modulepreload\"";
const END: &str = ">";

/// Orders the modules of the page.
pub fn of_modules(folder: &Path) -> Result<(), Error> {
    let path = folder.join("index.html");
    write(&path, &ordered(&read(&path)?))
}

/// The text with each run of such links in the order of their names.
fn ordered(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(LINK) {
        let (before, links) = rest.split_at(start);
        out.push_str(before);
        let mut run = Vec::new();
        rest = links;
        while let Some((link, after)) = link_at_start(rest) {
            run.push(link);
            rest = after;
        }
        // One that never ends is no link.
        if run.is_empty() {
            break;
        }
        run.sort_unstable();
        out.extend(run);
    }
    out.push_str(rest);
    out
}

/// The link with which a text begins, and what follows it.
fn link_at_start(text: &str) -> Option<(&str, &str)> {
    let end = text.starts_with(LINK).then(|| text.find(END))??;
    Some(text.split_at(end + END.len()))
}

#[cfg(test)]
mod tests {
    use super::ordered;

    #[test]
    fn links_that_follow_one_another_stand_by_name_and_nothing_else_moves() {
        let link = |name: &str| format!("<link rel=\"modulepreload\" href=\"{name}\">");
        let page =
            |run: &str| format!("<b>{run}<link rel=\"preload\" href=\"0\">{}</b>", link("z"));
        let one = page(&[link("b"), link("c"), link("a")].concat());
        let other = page(&[link("a"), link("b"), link("c")].concat());
        assert_eq!(ordered(&one), other);
        assert_eq!(ordered(&other), other);
        let cut = "<p><link rel=\"modulepreload\" href=\"b\"";
        assert_eq!(ordered(cut), cut);
    }
}

//! A document as one HTML file that needs nothing else: no script, no style sheet, no font.

use super::cover::Cover;
use super::model::{Body, Document, EntryText, Row, Section, State, TimelineRow};

const STYLE: &str = "body{font:16px/1.45 Arial,Helvetica,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1c1b22}\
h1{font-size:1.8rem}h2{font-size:1.4rem;margin-top:2.5rem;border-bottom:2px solid}h3{font-size:1.15rem;margin:1.8rem 0 .5rem}\
h4,h5{margin:1.2rem 0 .3rem;font-size:1rem}p{margin:0 0 .4rem}.marking{font-weight:bold}\
dl{display:grid;grid-template-columns:minmax(7rem,28%) 1fr;margin:0}dt,dd{margin:0;padding:.3rem .8rem .1rem 0;border-bottom:1px solid #ccc}\
dt{font-weight:bold}.evidence{border-left:4px solid #999;padding-left:.8rem}.none{color:#595959}\
table{border-collapse:collapse;width:100%}.events th,.events td{border-bottom:1px solid #999;padding:.4rem .6rem .2rem 0;text-align:left;vertical-align:top}\
.events th:first-child{width:18%}.events th:nth-child(2){width:17%}.cover{border:2px solid;padding:.6rem .8rem;margin:1rem 0}.cover>p{font-weight:bold;font-size:1.15em}.cover dt,.cover dd{border:0}.pages>*>tr>td{padding:0}.each-page{display:none}p,dd,dt,td,th{overflow-wrap:anywhere}\
@media print{body{margin:0;padding:0;max-width:none;font-size:10pt;line-height:1.35;orphans:3;widows:3}h1{font-size:18pt}h2{font-size:15pt}h3{font-size:12pt}h4,h5{font-size:10.5pt}\
.each-page{display:table-header-group}.each-page td{padding-bottom:10pt}.each-page div{padding-bottom:3pt;border-bottom:1.5pt solid;font-weight:bold}.events{table-layout:fixed}h2,h3,h4,h5{break-after:avoid}}\
@page{size:a4;margin:16mm 15mm 18mm;@bottom-right{content:\"Page \" counter(page) \" of \" counter(pages);font:9pt Arial,sans-serif}}";

/// Text with the characters that mean something in HTML written as references.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// The whole file. The cover stands above the document, its status on each page.
#[must_use]
pub fn render(document: &Document, cover: &Cover) -> String {
    let title = escape(&document.title);
    let subjects = escape(&document.subjects.join(", "));
    let marking = escape(&document.marking);
    let status = escape(&cover.status);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title><style>{STYLE}</style></head><body>\n\
         <table class=\"pages\" role=\"presentation\"><thead class=\"each-page\"><tr><td><div>{marking} · {subjects} · {status}</div></td></tr></thead><tbody><tr><td>\n\
         <p class=\"marking\">{marking}</p>\n<h1>{title}</h1>\n<p>{}</p>\n<p>{subjects}</p>\n",
        escape(&document.partnership),
    );
    if document.example {
        out.push_str("<p class=\"marking\">Example: everybody in it is invented.</p>\n");
    }
    push_cover(&mut out, cover);
    for part in &document.parts {
        push_element(&mut out, "h2", &part.title);
        for section in &part.sections {
            push_section(&mut out, section);
        }
    }
    out.push_str("</td></tr></tbody></table></body></html>\n");
    out
}

fn push_cover(out: &mut String, cover: &Cover) {
    out.push_str("<div class=\"cover\">\n");
    push_element(out, "p", &cover.status);
    push_rows(out, &cover.rows.iter().collect::<Vec<_>>());
    out.push_str("</div>\n");
}

fn push_element(out: &mut String, name: &str, text: &str) {
    out.push_str(&format!("<{name}>{}</{name}>\n", escape(text)));
}

fn push_section(out: &mut String, section: &Section) {
    push_element(out, "h3", &section.title);
    let mut rows: Vec<&Row> = Vec::new();
    for body in &section.body {
        if let Body::Row(row) = body {
            rows.push(row);
            continue;
        }
        push_rows(out, &std::mem::take(&mut rows));
        match body {
            Body::Row(_) => {}
            Body::Entries { title, entries } => push_entries(out, title, entries),
            Body::Timeline { title, events } => push_timeline(out, title, events),
        }
    }
    push_rows(out, &rows);
}

fn push_rows(out: &mut String, rows: &[&Row]) {
    if rows.is_empty() {
        return;
    }
    out.push_str("<dl>\n");
    for row in rows {
        push_element(out, "dt", &row.label);
        let class = if row.state == State::Answered {
            ""
        } else {
            " class=\"none\""
        };
        out.push_str(&format!("<dd{class}>"));
        push_answer(out, row);
        out.push_str("</dd>\n");
    }
    out.push_str("</dl>\n");
}

/// An answer and what shows it.
fn push_answer(out: &mut String, row: &Row) {
    push_paragraphs(out, &row.text);
    if !row.evidence.is_empty() {
        out.push_str("<div class=\"evidence\">");
        push_paragraphs(out, &row.evidence);
        out.push_str("</div>");
    }
}

/// Paragraphs, single line breaks kept.
fn push_paragraphs(out: &mut String, paragraphs: &[String]) {
    for paragraph in paragraphs {
        out.push_str(&format!(
            "<p>{}</p>",
            escape(paragraph).replace('\n', "<br>")
        ));
    }
}

fn push_entries(out: &mut String, title: &str, entries: &[EntryText]) {
    if entries.is_empty() {
        out.push_str(&format!(
            "<p class=\"none\">{}: none added</p>\n",
            escape(title)
        ));
    }
    if !entries.is_empty() {
        push_element(out, "h4", title);
    }
    for entry in entries {
        push_element(out, "h5", &entry.name);
        push_rows(out, &entry.rows.iter().collect::<Vec<_>>());
    }
}

fn push_timeline(out: &mut String, title: &str, events: &[TimelineRow]) {
    if events.is_empty() {
        out.push_str(&format!(
            "<p class=\"none\">{}: none added</p>\n",
            escape(title)
        ));
        return;
    }
    out.push_str(&format!(
        "<table class=\"events\"><caption>{}</caption><thead><tr><th scope=\"col\">Date</th><th scope=\"col\">Agency</th>\
         <th scope=\"col\">Event</th></tr></thead><tbody>\n",
        escape(title)
    ));
    for event in events {
        out.push_str(&format!(
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>",
            escape(&event.when),
            escape(&event.agency)
        ));
        push_paragraphs(out, &event.what);
        for row in &event.rows {
            out.push_str(&format!("<p><strong>{}:</strong></p>", escape(&row.label)));
            push_answer(out, row);
        }
        out.push_str("</td></tr>\n");
    }
    out.push_str("</tbody></table>\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Part;
    use proptest::prelude::*;

    fn document(text: &str) -> Document {
        let row = Row {
            question: "q".into(),
            label: text.into(),
            state: State::Answered,
            text: vec![text.into()],
            evidence: vec![text.into()],
        };
        Document {
            title: text.into(),
            partnership: text.into(),
            marking: text.into(),
            subjects: vec![text.into()],
            example: false,
            parts: vec![Part {
                title: text.into(),
                sections: vec![Section {
                    id: "s".into(),
                    title: text.into(),
                    body: vec![
                        Body::Row(row.clone()),
                        Body::Entries {
                            title: text.into(),
                            entries: vec![EntryText {
                                name: text.into(),
                                rows: vec![row.clone()],
                            }],
                        },
                        Body::Timeline {
                            title: text.into(),
                            events: vec![TimelineRow {
                                when: text.into(),
                                agency: text.into(),
                                what: vec![text.into()],
                                rows: vec![row],
                            }],
                        },
                    ],
                }],
            }],
        }
    }

    /// Everything between `<` and `>`.
    fn tags(html: &str) -> Vec<String> {
        html.split('<')
            .skip(1)
            .filter_map(|rest| rest.split('>').next())
            .map(str::to_owned)
            .collect()
    }

    proptest! {
        #[test]
        fn no_text_of_a_case_can_become_markup(text in "[ -~äé\u{1F600}]{1,30}") {
            let cover = |text: &str| Cover {
                status: text.into(),
                rows: vec![Row {
                    question: "q".into(),
                    label: text.into(),
                    state: State::Answered,
                    text: vec![text.into()],
                    evidence: Vec::new(),
                }],
            };
            prop_assert_eq!(
                tags(&render(&document(&text), &cover(&text))),
                tags(&render(&document("plain"), &cover("plain")))
            );
        }
    }
}

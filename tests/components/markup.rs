//! Markup reduced to what matters: elements, classes, attributes, text, and what is typed or
//! chosen.

use std::fmt::Write as _;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlOptionElement, HtmlTextAreaElement, Node};

/// Attributes that are left out of the comparison everywhere.
const IGNORED: &[&str] = &[
    // Hooks for govuk-frontend's JavaScript, whose work our components do themselves.
    "data-module",
    // Set by that JavaScript, so it is in our markup and not in the fixtures.
    "aria-expanded",
    "tabindex",
    // Ours on purpose: what was typed about one child must not be offered for another.
    "autocomplete",
    "spellcheck",
    // Compared as properties.
    "value",
    "checked",
    "selected",
];

/// The lines of a reduced tree below `root`. `ignored` are further attributes to leave out.
pub fn reduce(root: &Element, ignored: &[&str]) -> String {
    let mut lines = String::new();
    children(root, 0, ignored, &mut lines);
    lines
}

fn children(parent: &Node, depth: usize, ignored: &[&str], lines: &mut String) {
    let mut text = String::new();
    let nodes = parent.child_nodes();
    for node in (0..nodes.length()).filter_map(|index| nodes.get(index)) {
        if let Some(element) = node.dyn_ref::<Element>() {
            flush(&mut text, depth, lines);
            element_lines(element, depth, ignored, lines);
        } else if node.node_type() == Node::TEXT_NODE {
            text.push_str(&node.text_content().unwrap_or_default());
        }
    }
    flush(&mut text, depth, lines);
}

fn flush(text: &mut String, depth: usize, lines: &mut String) {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.clear();
    if !words.is_empty() {
        writeln!(lines, "{:depth$}{words}", "").unwrap();
    }
}

fn element_lines(element: &Element, depth: usize, ignored: &[&str], lines: &mut String) {
    let mut attributes: Vec<String> = element
        .get_attribute_names()
        .iter()
        .filter_map(|name| name.as_string())
        .filter(|name| !IGNORED.contains(&name.as_str()) && !ignored.contains(&name.as_str()))
        .map(|name| {
            let value = element.get_attribute(&name).unwrap_or_default();
            if name == "class" {
                let mut classes: Vec<&str> = value.split_whitespace().collect();
                classes.sort_unstable();
                return format!("class={}", classes.join(" "));
            }
            // govuk-frontend's JavaScript renames this one when it starts.
            let name = name
                .strip_prefix("data-aria-")
                .map_or(name.clone(), |rest| format!("aria-{rest}"));
            format!("{name}={value}")
        })
        .collect();
    attributes.sort();
    attributes.extend(state(element));
    writeln!(
        lines,
        "{:depth$}<{}> {}",
        "",
        element.tag_name(),
        attributes.join(" | ")
    )
    .unwrap();
    // What a choice reveals is the page's own; the element that holds it is compared.
    let reveals = element.class_name().contains("__conditional");
    if !reveals && !element.is_instance_of::<HtmlTextAreaElement>() {
        children(element, depth + 1, ignored, lines);
    }
}

/// What is typed or chosen.
fn state(element: &Element) -> Vec<String> {
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        vec![
            format!("value:{}", input.value()),
            format!("checked:{}", input.checked()),
        ]
    } else if let Some(textarea) = element.dyn_ref::<HtmlTextAreaElement>() {
        vec![format!("value:{}", textarea.value())]
    } else if let Some(option) = element.dyn_ref::<HtmlOptionElement>() {
        vec![
            format!("value:{}", option.value()),
            format!("selected:{}", option.selected()),
        ]
    } else {
        Vec::new()
    }
}

//! Our markup against govuk-frontend's fixtures.
//!
//! A fixture is compared where all its options can be said with our props. Left out are those with
//! `html` (our text is always escaped), `attributes`, `classes` and `formGroup` of one's own (our
//! props are typed), lists with holes, `disabled` (ours stay in the tab order, `aria-disabled`), and ids of single
//! items (ours follow from the id of the group). How many are compared is stated, so that none
//! drops out unseen.

use leptos::{prelude::*, task::tick};
use serde_json::Value;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

use crate::{fixtures, markup, render};

struct Suite {
    fixtures: &'static str,
    /// The paths of the options that our props can say.
    sayable: &'static [&'static str],
    /// Attributes left out of the comparison, each with its reason where the suite is made.
    ignored: &'static [&'static str],
    render: fn(&Value) -> Option<AnyView>,
    compared: usize,
}

macro_rules! fixtures {
    ($component:literal) => {
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/node_modules/govuk-frontend/dist/govuk/components/",
            $component,
            "/fixtures.json"
        ))
    };
}

fn element() -> Element {
    document().create_element("div").unwrap()
}

impl Suite {
    async fn check(&self) {
        let mut compared = 0;
        let mut wrong = Vec::new();
        for fixture in fixtures::read(self.fixtures) {
            let said = fixtures::paths(&fixture.options);
            if !said
                .iter()
                .all(|path| self.sayable.contains(&path.as_str()))
            {
                continue;
            }
            let place: HtmlElement = element().unchecked_into();
            document().body().unwrap().append_child(&place).unwrap();
            let (render, options) = (self.render, fixture.options.clone());
            let expressed = RwSignal::new(true);
            let handle = mount_to(place.clone(), move || {
                let view = render(&options);
                expressed.set(view.is_some());
                view
            });
            // Leptos sets what is typed in a field after the element is in place.
            tick().await;
            if expressed.get_untracked() {
                compared += 1;
                let expected = element();
                expected.set_inner_html(&fixture.html);
                let expected = markup::reduce(&expected, self.ignored);
                let actual = markup::reduce(&place, self.ignored);
                if actual != expected {
                    let name = &fixture.name;
                    wrong.push(format!(
                        "== {name}\n-- expected\n{expected}-- actual\n{actual}"
                    ));
                }
            }
            drop(handle);
            place.remove();
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert_eq!(compared, self.compared, "fixtures compared");
    }
}

const LABEL: &[&str] = &["text", "classes", "isPageHeading", "for"];

#[wasm_bindgen_test]
async fn buttons_look_and_read_as_readers_know_them() {
    Suite {
        fixtures: fixtures!("button"),
        sayable: &["text", "name", "classes", "href", "id", "type"],
        // Our buttons post nothing, so they need no name.
        ignored: &["name"],
        render: render::button,
        compared: 11,
    }
    .check()
    .await;
}

#[wasm_bindgen_test]
async fn labels_name_their_field() {
    Suite {
        fixtures: fixtures!("label"),
        sayable: LABEL,
        ignored: &[],
        render: render::label,
        compared: 13,
    }
    .check()
    .await;
}

#[wasm_bindgen_test]
async fn hints_can_be_referred_to() {
    Suite {
        fixtures: fixtures!("hint"),
        sayable: &["text", "id"],
        ignored: &[],
        render: render::hint,
        compared: 3,
    }
    .check()
    .await;
}

#[wasm_bindgen_test]
async fn error_messages_are_announced_as_errors() {
    Suite {
        fixtures: fixtures!("error-message"),
        sayable: &["text", "id"],
        ignored: &[],
        render: |options| {
            // Ours always says "Error:".
            if options["visuallyHiddenText"].is_string() {
                return None;
            }
            render::error_message(options)
        },
        compared: 3,
    }
    .check()
    .await;
}

#[wasm_bindgen_test]
async fn fieldsets_carry_their_question() {
    Suite {
        fixtures: fixtures!("fieldset"),
        sayable: &[
            "legend.text",
            "legend.classes",
            "legend.isPageHeading",
            "describedBy",
            "role",
            "classes",
        ],
        ignored: &[],
        render: render::fieldset,
        compared: 14,
    }
    .check()
    .await;
}

#[wasm_bindgen_test]
async fn text_fields_are_tied_to_label_hint_and_error() {
    Suite {
        fixtures: fixtures!("input"),
        sayable: &[
            "id",
            "name",
            "label.text",
            "label.classes",
            "label.isPageHeading",
            "hint.text",
            "errorMessage.text",
            "classes",
            "value",
            "prefix.text",
            "suffix.text",
            "describedBy",
            "type",
            "inputmode",
        ],
        ignored: &[],
        render: |options| {
            if options["value"].is_number() {
                None
            } else {
                render::input(options)
            }
        },
        compared: 25,
    }
    .check()
    .await;
}

#[wasm_bindgen_test]
async fn text_areas_are_tied_to_label_hint_and_error() {
    Suite {
        fixtures: fixtures!("textarea"),
        sayable: &[
            "id",
            "name",
            "label.text",
            "label.classes",
            "label.isPageHeading",
            "hint.text",
            "errorMessage.text",
            "value",
        ],
        ignored: &[],
        render: render::textarea,
        compared: 8,
    }
    .check()
    .await;
}

#[wasm_bindgen_test]
async fn selects_show_what_is_chosen() {
    Suite {
        fixtures: fixtures!("select"),
        sayable: &[
            "id",
            "name",
            "label.text",
            "label.classes",
            "label.isPageHeading",
            "hint.text",
            "errorMessage.text",
            "items[].value",
            "items[].text",
            "items[].selected",
            "value",
        ],
        ignored: &[],
        render: render::select,
        compared: 2,
    }
    .check()
    .await;
}

const CHOICES: &[&str] = &[
    "idPrefix",
    "name",
    "fieldset.legend.text",
    "fieldset.legend.classes",
    "fieldset.legend.isPageHeading",
    "hint.text",
    "errorMessage.text",
    "items[].value",
    "items[].text",
    "items[].hint.text",
    "items[].checked",
    "items[].divider",
    "items[].behaviour",
    "items[].conditional.html",
    "classes",
    "value",
    "values[]",
];

#[wasm_bindgen_test]
async fn radios_are_one_question_with_its_answers() {
    Suite {
        fixtures: fixtures!("radios"),
        sayable: CHOICES,
        ignored: &[],
        render: render::radios,
        compared: 22,
    }
    .check()
    .await;
}

#[wasm_bindgen_test]
async fn checkboxes_are_one_question_with_its_answers() {
    Suite {
        fixtures: fixtures!("checkboxes"),
        sayable: CHOICES,
        ignored: &[],
        render: render::checkboxes,
        compared: 22,
    }
    .check()
    .await;
}

#[wasm_bindgen_test]
async fn dates_are_three_fields_under_one_question() {
    Suite {
        fixtures: fixtures!("date-input"),
        sayable: &[
            "id",
            "fieldset.legend.text",
            "fieldset.legend.classes",
            "fieldset.legend.isPageHeading",
            "hint.text",
            "errorMessage.text",
            "items[].name",
            "items[].classes",
            "items[].error",
        ],
        // Our names follow from the id; our months may be typed as names, for which the keypad of
        // inputmode is no use.
        ignored: &["name", "inputmode"],
        render: render::date_input,
        compared: 11,
    }
    .check()
    .await;
}

#[wasm_bindgen_test]
async fn error_summaries_list_what_to_change() {
    Suite {
        fixtures: fixtures!("error-summary"),
        sayable: &["titleText", "errorList[].text", "errorList[].href"],
        ignored: &[],
        render: render::error_summary,
        compared: 2,
    }
    .check()
    .await;
}

#[wasm_bindgen_test]
async fn summary_lists_pair_names_and_values() {
    Suite {
        fixtures: fixtures!("summary-list"),
        sayable: &[
            "rows[].key.text",
            "rows[].value.text",
            "rows[].actions.items[].href",
            "rows[].actions.items[].text",
            "rows[].actions.items[].visuallyHiddenText",
            "card.title.text",
            "card.title.headingLevel",
            "card.actions.items[].href",
            "card.actions.items[].text",
            "classes",
        ],
        ignored: &[],
        render: render::summary_list,
        compared: 7,
    }
    .check()
    .await;
}

#[wasm_bindgen_test]
async fn task_lists_say_how_far_each_task_is() {
    Suite {
        fixtures: fixtures!("task-list"),
        sayable: &[
            "idPrefix",
            "items[].title.text",
            "items[].href",
            "items[].hint.text",
            "items[].status.text",
            "items[].status.classes",
            "items[].status.tag.text",
            "items[].status.tag.classes",
        ],
        ignored: &[],
        render: render::task_list,
        compared: 3,
    }
    .check()
    .await;
}

#[wasm_bindgen_test]
async fn details_open_natively() {
    Suite {
        fixtures: fixtures!("details"),
        sayable: &["summaryText", "text", "id", "open"],
        ignored: &[],
        render: render::details,
        compared: 5,
    }
    .check()
    .await;
}

#[wasm_bindgen_test]
async fn inset_text_stands_apart() {
    Suite {
        fixtures: fixtures!("inset-text"),
        sayable: &["text"],
        ignored: &[],
        render: render::inset_text,
        compared: 2,
    }
    .check()
    .await;
}

#[wasm_bindgen_test]
async fn warnings_are_announced_as_warnings() {
    Suite {
        fixtures: fixtures!("warning-text"),
        sayable: &["text", "iconFallbackText"],
        ignored: &[],
        render: render::warning_text,
        compared: 4,
    }
    .check()
    .await;
}

#[wasm_bindgen_test]
async fn tags_carry_their_word() {
    Suite {
        fixtures: fixtures!("tag"),
        sayable: &["text", "classes"],
        ignored: &[],
        render: render::tag,
        compared: 8,
    }
    .check()
    .await;
}

#[wasm_bindgen_test]
async fn panels_confirm_with_the_page_heading() {
    Suite {
        fixtures: fixtures!("panel"),
        sayable: &["titleText", "text"],
        ignored: &[],
        render: render::panel,
        compared: 3,
    }
    .check()
    .await;
}

#[wasm_bindgen_test]
async fn banners_keep_their_roles() {
    Suite {
        fixtures: fixtures!("notification-banner"),
        sayable: &["titleText", "text", "type", "titleId"],
        ignored: &[],
        render: render::notification_banner,
        compared: 9,
    }
    .check()
    .await;
}

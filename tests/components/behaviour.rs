//! What components do with keyboard, focus and words.

use leptos::{prelude::*, task::tick};
use practice_review_toolkit::components::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, EventInit, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

/// Mounts a view for the length of a test.
fn show<N: IntoView + 'static>(view: impl FnOnce() -> N + 'static) -> (HtmlElement, impl Sized) {
    let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&place).unwrap();
    let handle = mount_to(place.clone(), view);
    (place, handle)
}

fn by_id<T: JsCast>(id: &str) -> T {
    document()
        .get_element_by_id(id)
        .unwrap()
        .dyn_into()
        .unwrap()
}

fn focused_id() -> String {
    document()
        .active_element()
        .map(|element| element.id())
        .unwrap_or_default()
}

fn bubbling(kind: &str) -> Event {
    let init = EventInit::new();
    init.set_bubbles(true);
    Event::new_with_event_init_dict(kind, &init).unwrap()
}

/// Lets effects run that other effects or new elements have started.
async fn settle() {
    for _ in 0..4 {
        tick().await;
    }
}

#[wasm_bindgen_test]
async fn the_error_summary_takes_focus_and_leads_to_the_field_without_leaving_the_page() {
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let attempt = RwSignal::new(0_u32);
    let value = RwSignal::new("kept".to_owned());
    let (place, _handle) = show(move || {
        view! {
            <ErrorSummary errors=errors attempt=attempt />
            <TextInput
                id="child-name"
                label="Name"
                value=value
                on_input=move |text: String| value.set(text)
            />
        }
    });
    settle().await;
    assert!(
        place
            .query_selector(".govuk-error-summary")
            .unwrap()
            .is_none()
    );

    errors.set(vec![FieldError::new("child-name", "Enter a name")]);
    settle().await;
    let summary = place
        .query_selector(".govuk-error-summary")
        .unwrap()
        .unwrap();
    assert_eq!(document().active_element().unwrap(), summary);

    let before = location().hash().unwrap();
    let link: HtmlElement = summary
        .query_selector("a")
        .unwrap()
        .unwrap()
        .unchecked_into();
    link.click();
    assert_eq!(focused_id(), "child-name");
    assert_eq!(location().hash().unwrap(), before);
    assert_eq!(by_id::<HtmlInputElement>("child-name").value(), "kept");

    attempt.update(|count| *count += 1);
    settle().await;
    assert_eq!(document().active_element().unwrap(), summary);
    place.remove();
}

#[wasm_bindgen_test]
async fn typing_on_does_not_lose_focus_to_the_error_summary() {
    let errors = RwSignal::new(vec![
        FieldError::new("first-field", "Enter the first"),
        FieldError::new("second-field", "Enter the second"),
    ]);
    let (place, _handle) = show(move || {
        view! {
            <ErrorSummary errors=errors />
            <TextInput id="first-field" label="First" value="" on_input=|_: String| () />
        }
    });
    settle().await;
    assert!(focus_field("first-field"));
    errors.update(|errors| errors.truncate(1));
    settle().await;
    assert_eq!(focused_id(), "first-field");
    assert!(!focus_field("no-such-field"));
    place.remove();
}

#[wasm_bindgen_test]
async fn a_dialog_takes_focus_at_its_question_and_gives_it_back_to_what_opened_it() {
    let open = RwSignal::new(false);
    let (place, _handle) = show(move || {
        view! {
            <Button id="opener" on_click=move || open.set(true)>
                "Delete"
            </Button>
            <Dialog id="sure" title="Delete this?" open=open on_close=move || open.set(false)>
                <Button id="no" on_click=move || open.set(false)>
                    "Keep it"
                </Button>
            </Dialog>
        }
    });
    settle().await;
    let opener: HtmlElement = by_id("opener");
    opener.focus().unwrap();
    opener.click();
    settle().await;
    let dialog: web_sys::HtmlDialogElement = by_id("sure");
    assert!(dialog.open());
    assert_eq!(focused_id(), "sure-heading");
    by_id::<HtmlElement>("no").click();
    settle().await;
    assert!(!dialog.open());
    assert_eq!(focused_id(), "opener");

    // The browser closes it with Escape and says so with a close event.
    opener.click();
    settle().await;
    dialog.close();
    dialog
        .dispatch_event(&Event::new("close").unwrap())
        .unwrap();
    assert!(!open.get_untracked());
    assert_eq!(focused_id(), "opener");
    place.remove();
}

#[wasm_bindgen_test]
async fn the_word_count_says_how_many_words_are_left_and_cuts_none_off() {
    let value = RwSignal::new("one two".to_owned());
    let (place, _handle) = show(move || {
        view! {
            <Textarea
                id="account"
                label="What happened"
                word_limit=3_usize
                value=value
                on_input=move |text: String| value.set(text)
            />
        }
    });
    settle().await;
    let message = || {
        let selector = ".govuk-character-count__message[aria-hidden]";
        place
            .query_selector(selector)
            .unwrap()
            .unwrap()
            .text_content()
            .unwrap()
    };
    assert_eq!(message(), "You have 1 word remaining");
    let area: HtmlTextAreaElement = by_id("account");
    for (text, expected) in [
        ("", "You have 3 words remaining"),
        ("  one\n\ntwo\tthree ", "You have 0 words remaining"),
        ("one two three four", "You have 1 word too many"),
        ("one two three four five", "You have 2 words too many"),
    ] {
        area.set_value(text);
        area.dispatch_event(&bubbling("input")).unwrap();
        settle().await;
        assert_eq!(message(), expected, "{text:?}");
        assert_eq!(value.get_untracked(), text);
    }
    place.remove();
}

#[wasm_bindgen_test]
async fn none_of_these_clears_the_others_and_the_others_clear_it() {
    let value = RwSignal::new(vec!["mine".to_owned(), "old".to_owned()]);
    let (place, _handle) = show(move || {
        view! {
            <Checkboxes
                id="harm"
                legend="Which?"
                options=vec![
                    Choice::new("farm", "Farm"),
                    Choice::new("mine", "Mine"),
                    Choice::new("none", "None of these").exclusive().after_divider("or"),
                ]
                value=value
                on_input={move |chosen: Vec<String>| value.set(chosen)}
            />
        }
    });
    settle().await;
    by_id::<HtmlElement>("harm").click();
    settle().await;
    // In the order of the choices; a value that is no choice any more is kept.
    assert_eq!(value.get_untracked(), ["farm", "mine", "old"]);
    by_id::<HtmlElement>("harm-4").click();
    settle().await;
    assert_eq!(value.get_untracked(), ["none"]);
    assert!(!by_id::<HtmlInputElement>("harm").checked());
    by_id::<HtmlElement>("harm-2").click();
    settle().await;
    assert_eq!(value.get_untracked(), ["mine"]);
    assert!(!by_id::<HtmlInputElement>("harm-4").checked());
    place.remove();
}

#[wasm_bindgen_test]
async fn what_was_typed_for_one_kind_of_date_is_there_for_the_next() {
    let value = RwSignal::new(WhenValue::default());
    let (place, _handle) = show(move || {
        view! {
            <WhenInput
                id="event"
                legend="When was it?"
                value=value
                on_input=move |when: WhenValue| value.set(when)
            />
        }
    });
    settle().await;
    let day: HtmlInputElement = by_id(&when_field_id("event", WhenKind::Exact, WhenPart::From));
    day.set_value("27");
    day.dispatch_event(&bubbling("input")).unwrap();
    by_id::<HtmlElement>("event-3").click();
    settle().await;
    assert_eq!(value.get_untracked().precision, WhenKind::Period);
    let from: HtmlInputElement = by_id(&when_field_id("event", WhenKind::Period, WhenPart::From));
    assert_eq!(from.value(), "27");
    let revealed = by_id::<HtmlElement>("conditional-event-3");
    assert!(!revealed.class_name().contains("--hidden"));
    assert!(
        by_id::<HtmlElement>("conditional-event")
            .class_name()
            .contains("--hidden")
    );
    for part in [WhenPart::To, WhenPart::Time, WhenPart::Note] {
        by_id::<HtmlElement>(&when_field_id("event", WhenKind::Period, part));
    }
    place.remove();
}

#[wasm_bindgen_test]
async fn a_disabled_button_and_a_second_press_do_nothing() {
    let presses = RwSignal::new(0);
    let disabled = RwSignal::new(true);
    let (place, _handle) = show(move || {
        view! {
            <Button
                id="sign"
                disabled=disabled
                prevent_double_click=true
                on_click=move || presses.update(|count| *count += 1)
            >
                "Sign"
            </Button>
        }
    });
    settle().await;
    let button: HtmlElement = by_id("sign");
    button.click();
    assert_eq!(presses.get_untracked(), 0);
    disabled.set(false);
    settle().await;
    button.click();
    button.click();
    assert_eq!(presses.get_untracked(), 1);
    place.remove();
}

#[wasm_bindgen_test]
async fn a_failed_save_stands_with_a_way_out_beside_it() {
    let state = RwSignal::new(SaveStatus::Saving);
    let (place, _handle) = show(move || {
        view! {
            <SaveState state=state>
                <Button id="copy">"Download a copy now"</Button>
            </SaveState>
        }
    });
    settle().await;
    let words = || {
        place
            .query_selector("[role=status]")
            .unwrap()
            .unwrap()
            .text_content()
            .unwrap()
    };
    assert_eq!(words(), "Saving");
    assert!(document().get_element_by_id("copy").is_none());
    state.set(SaveStatus::NotSaved {
        reason: "The disk is full.".into(),
    });
    settle().await;
    assert_eq!(words(), "Not saved. The disk is full.");
    assert!(document().get_element_by_id("copy").is_some());
    state.set(SaveStatus::Saved { at: "14:30".into() });
    settle().await;
    assert_eq!(words(), "Saved at 14:30");
    assert!(document().get_element_by_id("copy").is_none());
    place.remove();
}

#[wasm_bindgen_test]
async fn the_skip_link_reaches_the_content_and_leaves_the_route() {
    let (place, _handle) = show(|| {
        view! {
            <SkipLink target="main-content" />
            <main id="main-content" tabindex="-1"></main>
        }
    });
    settle().await;
    let before = location().hash().unwrap();
    place
        .query_selector("a")
        .unwrap()
        .unwrap()
        .unchecked_into::<HtmlElement>()
        .click();
    assert_eq!(focused_id(), "main-content");
    assert_eq!(location().hash().unwrap(), before);
    place.remove();
}

#[wasm_bindgen_test]
async fn a_link_that_acts_leads_nowhere_and_works_where_buttons_are_locked() {
    let presses = RwSignal::new(0);
    let (_place, _handle) = show(move || {
        view! {
            <fieldset disabled=true>
                <LinkButton href="#/elsewhere" id="turn" on_click=move |()| presses.update(|n| *n += 1)>
                    "Next month"
                </LinkButton>
            </fieldset>
        }
    });
    let before = location().hash().unwrap();
    by_id::<HtmlElement>("turn").click();
    settle().await;
    assert_eq!(presses.get_untracked(), 1);
    assert_eq!(location().hash().unwrap(), before);
}

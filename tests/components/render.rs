//! Options of govuk-frontend in terms of our props. `None`: our props cannot say it.

use leptos::prelude::*;
use practice_review_toolkit::components::*;
use serde_json::Value;

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

/// Text, or a number as text.
fn text_or_number(value: &Value) -> Option<String> {
    value
        .as_u64()
        .map(|number| number.to_string())
        .or_else(|| text(value))
}

fn list(value: &Value) -> Vec<Value> {
    value
        .as_array()
        .map(|items| {
            items
                .iter()
                .filter(|item| item.is_object())
                .cloned()
                .collect()
        })
        .unwrap_or_default()
}

fn size(classes: &Value, block: &str) -> Option<Size> {
    let Some(classes) = classes.as_str() else {
        return Some(Size::Normal);
    };
    match classes.strip_prefix(block)?.strip_prefix("--")? {
        "s" => Some(Size::Small),
        "m" => Some(Size::Medium),
        "l" => Some(Size::Large),
        "xl" => Some(Size::ExtraLarge),
        _ => None,
    }
}

fn heading(is_page_heading: &Value) -> Heading {
    if is_page_heading.as_bool().unwrap_or_default() {
        Heading::H1
    } else {
        Heading::None
    }
}

fn error(options: &Value) -> Option<String> {
    text(&options["errorMessage"]["text"])
}

fn colour(classes: &Value) -> Option<TagColour> {
    match classes.as_str() {
        None => Some(TagColour::Plain),
        Some("govuk-tag--grey") => Some(TagColour::Grey),
        Some("govuk-tag--teal") => Some(TagColour::Teal),
        Some("govuk-tag--green") => Some(TagColour::Green),
        Some("govuk-tag--yellow") => Some(TagColour::Amber),
        Some("govuk-tag--red") => Some(TagColour::Red),
        Some("govuk-tag--purple") => Some(TagColour::Purple),
        Some("govuk-tag--blue") => Some(TagColour::Blue),
        _ => None,
    }
}

pub fn button(options: &Value) -> Option<AnyView> {
    // Ours need no attribute to say whether they heed a second press.
    if !options["preventDoubleClick"].is_null() {
        return None;
    }
    let kind = match options["classes"].as_str() {
        None => ButtonKind::Primary,
        Some("govuk-button--secondary") => ButtonKind::Secondary,
        Some("govuk-button--warning") => ButtonKind::Warning,
        Some("govuk-button--inverse") => ButtonKind::Inverse,
        Some(_) => return None,
    };
    let (words, id) = (text(&options["text"])?, text(&options["id"]));
    let submit = match options["type"].as_str() {
        None | Some("submit") => true,
        Some("button") => false,
        Some(_) => return None,
    };
    Some(match text(&options["href"]) {
        Some(href) => {
            view! { <LinkButton href=href kind=kind nostrip:id=id>{words}</LinkButton> }.into_any()
        }
        None => view! { <Button submit=submit kind=kind nostrip:id=id>{words}</Button> }.into_any(),
    })
}

pub fn label(options: &Value) -> Option<AnyView> {
    Some(
        view! {
            <Label
                text=text(&options["text"])?
                nostrip:for_id=text(&options["for"])
                size=size(&options["classes"], "govuk-label")?
                heading=heading(&options["isPageHeading"])
            />
        }
        .into_any(),
    )
}

pub fn hint(options: &Value) -> Option<AnyView> {
    Some(view! { <Hint text=text(&options["text"])? nostrip:id=text(&options["id"]) /> }.into_any())
}

pub fn error_message(options: &Value) -> Option<AnyView> {
    Some(
        view! { <ErrorMessage text=text(&options["text"])? nostrip:id=text(&options["id"]) /> }
            .into_any(),
    )
}

pub fn fieldset(options: &Value) -> Option<AnyView> {
    let legend = &options["legend"];
    Some(
        view! {
            <Fieldset
                legend=text(&legend["text"])?
                size=size(&legend["classes"], "govuk-fieldset__legend")?
                heading=heading(&legend["isPageHeading"])
                described_by=text(&options["describedBy"])
                nostrip:role=text(&options["role"])
                nostrip:class=text(&options["classes"])
            >
                ""
            </Fieldset>
        }
        .into_any(),
    )
}

pub fn input(options: &Value) -> Option<AnyView> {
    let width = match options["classes"].as_str() {
        None => InputWidth::Full,
        Some("govuk-input--width-30") => InputWidth::Chars30,
        Some("govuk-input--width-20") => InputWidth::Chars20,
        Some("govuk-input--width-10") => InputWidth::Chars10,
        Some("govuk-input--width-5") => InputWidth::Chars5,
        Some("govuk-input--width-4") => InputWidth::Chars4,
        Some("govuk-input--width-3") => InputWidth::Chars3,
        Some("govuk-input--width-2") => InputWidth::Chars2,
        Some(_) => return None,
    };
    let kind = match options["type"].as_str() {
        None => InputKind::Text,
        Some("email") => InputKind::Email,
        Some("tel") => InputKind::Telephone,
        Some(_) => return None,
    };
    let numeric = match options["inputmode"].as_str() {
        None => false,
        Some("numeric") => true,
        Some(_) => return None,
    };
    Some(
        view! {
            <TextInput
                id=text(&options["id"]).or_else(|| text(&options["name"]))?
                nostrip:name=text(&options["name"])
                label=text(&options["label"]["text"])?
                size=size(&options["label"]["classes"], "govuk-label")?
                heading=heading(&options["label"]["isPageHeading"])
                nostrip:hint=text(&options["hint"]["text"])
                error=error(options)
                value=text(&options["value"]).unwrap_or_default()
                on_input=|_: String| ()
                width=width
                kind=kind
                numeric=numeric
                nostrip:prefix=text(&options["prefix"]["text"])
                nostrip:suffix=text(&options["suffix"]["text"])
                nostrip:describe=text(&options["describedBy"])
            />
        }
        .into_any(),
    )
}

pub fn textarea(options: &Value) -> Option<AnyView> {
    let rows = text(&options["rows"])
        .and_then(|rows| rows.parse().ok())
        .unwrap_or(5);
    Some(
        view! {
            <Textarea
                id=text(&options["id"]).or_else(|| text(&options["name"]))?
                nostrip:name=text(&options["name"])
                label=text(&options["label"]["text"])?
                size=size(&options["label"]["classes"], "govuk-label")?
                heading=heading(&options["label"]["isPageHeading"])
                nostrip:hint=text(&options["hint"]["text"])
                error=error(options)
                value=text(&options["value"]).unwrap_or_default()
                on_input=|_: String| ()
                rows=rows
            />
        }
        .into_any(),
    )
}

pub fn select(options: &Value) -> Option<AnyView> {
    let items = list(&options["items"]);
    // In govuk-frontend an option can say that it is not chosen although the value says so.
    if items.iter().any(|item| item["selected"] == false) {
        return None;
    }
    let chosen = items
        .iter()
        .find(|item| item["selected"] == true)
        .map(|item| &item["value"]);
    let value = match (chosen, &options["value"]) {
        (Some(chosen), _) => text_or_number(chosen)?,
        (None, Value::String(value)) => value.clone(),
        // Without a choice the browser shows the first.
        _ => text_or_number(&items.first()?["value"])?,
    };
    let items: Option<Vec<_>> = items
        .iter()
        .map(|item| {
            let value = text_or_number(&item["value"])?;
            Some(SelectOption::new(value, text(&item["text"])?))
        })
        .collect();
    let items = items?;
    Some(
        view! {
            <Select
                id=text(&options["id"]).or_else(|| text(&options["name"]))?
                nostrip:name=text(&options["name"])
                label=text(&options["label"]["text"])?
                size=size(&options["label"]["classes"], "govuk-label")?
                heading=heading(&options["label"]["isPageHeading"])
                nostrip:hint=text(&options["hint"]["text"])
                error=error(options)
                options=items
                value=value
                on_input=|_: String| ()
            />
        }
        .into_any(),
    )
}

/// The choices of radios or checkboxes, and the values of those that are chosen.
fn choices(options: &Value) -> Option<(Vec<Choice>, Vec<String>)> {
    let mut divider = None;
    let mut chosen: Vec<String> = list_of_text(&options["values"]);
    chosen.extend(text(&options["value"]));
    let mut choices = Vec::new();
    for item in list(&options["items"]) {
        if let Some(word) = text(&item["divider"]) {
            divider = Some(word);
            continue;
        }
        let value = text(&item["value"])?;
        // In govuk-frontend a choice can say that it is not made although the value says so.
        if item["checked"] == false && !chosen.is_empty() {
            return None;
        }
        if item["checked"] == true {
            chosen.push(value.clone());
        }
        let mut choice = Choice::new(value, text(&item["text"])?);
        if let Some(hint) = text(&item["hint"]["text"]) {
            choice = choice.hint(hint);
        }
        if item["conditional"]["html"]
            .as_str()
            .is_some_and(|html| !html.is_empty())
        {
            choice = choice.reveals(|| view! { <p></p> });
        }
        match item["behaviour"].as_str() {
            None => {}
            Some("exclusive") => choice = choice.exclusive(),
            Some(_) => return None,
        }
        if let Some(word) = divider.take() {
            choice = choice.after_divider(word);
        }
        choices.push(choice);
    }
    Some((choices, chosen))
}

fn list_of_text(value: &Value) -> Vec<String> {
    value
        .as_array()
        .map(|items| items.iter().filter_map(text).collect())
        .unwrap_or_default()
}

pub fn radios(options: &Value) -> Option<AnyView> {
    let (choices, chosen) = choices(options)?;
    let (inline, small) = match options["classes"].as_str() {
        None => (false, false),
        Some("govuk-radios--inline") => (true, false),
        Some("govuk-radios--small") => (false, true),
        Some(_) => return None,
    };
    let legend = &options["fieldset"]["legend"];
    Some(
        view! {
            <Radios
                id=text(&options["idPrefix"]).or_else(|| text(&options["name"]))?
                nostrip:name=text(&options["name"])
                nostrip:legend=text(&legend["text"])
                size=size(&legend["classes"], "govuk-fieldset__legend")?
                heading=heading(&legend["isPageHeading"])
                nostrip:hint=text(&options["hint"]["text"])
                error=error(options)
                options=choices
                value=chosen.into_iter().next().unwrap_or_default()
                on_input=|_: String| ()
                inline=inline
                small=small
            />
        }
        .into_any(),
    )
}

pub fn checkboxes(options: &Value) -> Option<AnyView> {
    let (choices, chosen) = choices(options)?;
    let small = match options["classes"].as_str() {
        None => false,
        Some("govuk-checkboxes--small") => true,
        Some(_) => return None,
    };
    let legend = &options["fieldset"]["legend"];
    Some(
        view! {
            <Checkboxes
                id=text(&options["idPrefix"]).or_else(|| text(&options["name"]))?
                nostrip:name=text(&options["name"])
                nostrip:legend=text(&legend["text"])
                size=size(&legend["classes"], "govuk-fieldset__legend")?
                heading=heading(&legend["isPageHeading"])
                nostrip:hint=text(&options["hint"]["text"])
                error=error(options)
                options=choices
                value=chosen
                on_input={|_: Vec<String>| ()}
                small=small
            />
        }
        .into_any(),
    )
}

pub fn date_input(options: &Value) -> Option<AnyView> {
    let items = list(&options["items"]);
    let names: Vec<&str> = items
        .iter()
        .filter_map(|item| item["name"].as_str())
        .collect();
    if !(names.is_empty() || names == ["day", "month", "year"]) {
        return None;
    }
    // Fields have options of their own there; with ours, those of `items` say the same.
    if ["day", "month", "year"]
        .iter()
        .any(|part| !options[*part].is_null())
    {
        return None;
    }
    let others_are_right = items.iter().any(|item| item["error"] == false);
    let wrong = |name: &str| {
        items.iter().any(|item| {
            let marked = item["classes"]
                .as_str()
                .is_some_and(|classes| classes.contains("--error"));
            let told = item["error"] == true || (others_are_right && item["error"].is_null());
            item["name"] == name && (marked || told)
        })
    };
    let wrong = WrongParts {
        day: wrong("day"),
        month: wrong("month"),
        year: wrong("year"),
    };
    let legend = &options["fieldset"]["legend"];
    Some(
        view! {
            <DateInput
                id=text(&options["id"])?
                legend=text(&legend["text"])?
                size=size(&legend["classes"], "govuk-fieldset__legend")?
                heading=heading(&legend["isPageHeading"])
                nostrip:hint=text(&options["hint"]["text"])
                error=error(options)
                wrong=wrong
                value=DateParts::default()
                on_input=|_: DateParts| ()
            />
        }
        .into_any(),
    )
}

pub fn error_summary(options: &Value) -> Option<AnyView> {
    let errors: Option<Vec<_>> = list(&options["errorList"])
        .iter()
        .map(|item| {
            let id = text(&item["href"])?.strip_prefix('#')?.to_owned();
            Some(FieldError::new(id, text(&item["text"])?))
        })
        .collect();
    let errors = errors.filter(|errors| !errors.is_empty())?;
    let title = text(&options["titleText"]);
    Some(view! { <ErrorSummary errors=errors nostrip:title=title /> }.into_any())
}

fn actions(value: &Value) -> Option<Vec<SummaryAction>> {
    list(&value["items"])
        .iter()
        .map(|item| {
            let hidden = text(&item["visuallyHiddenText"]).unwrap_or_default();
            Some(SummaryAction::link(
                text(&item["text"])?,
                hidden,
                text(&item["href"])?,
            ))
        })
        .collect()
}

pub fn summary_list(options: &Value) -> Option<AnyView> {
    let rows: Option<Vec<_>> = list(&options["rows"])
        .iter()
        .map(|row| {
            let start = SummaryRow::new(text(&row["key"]["text"])?, text(&row["value"]["text"])?);
            Some(
                actions(&row["actions"])?
                    .into_iter()
                    .fold(start, SummaryRow::action),
            )
        })
        .collect();
    let rows = rows?;
    let no_border = match options["classes"].as_str() {
        None => false,
        Some("govuk-summary-list--no-border") => true,
        Some(_) => return None,
    };
    let list_view = view! { <SummaryList rows=rows no_border=no_border /> };
    let card = &options["card"];
    if card.is_null() {
        return Some(list_view.into_any());
    }
    // In govuk-frontend the card adds its title to the actions of its rows; in ours the page does.
    if list(&options["rows"])
        .iter()
        .any(|row| !row["actions"].is_null())
    {
        return None;
    }
    let level = match card["title"]["headingLevel"].as_u64() {
        None | Some(2) => Heading::H2,
        Some(3) => Heading::H3,
        Some(_) => return None,
    };
    Some(
        view! {
            <SummaryCard
                title=text(&card["title"]["text"])?
                heading=level
                actions=actions(&card["actions"])?
            >
                {list_view}
            </SummaryCard>
        }
        .into_any(),
    )
}

pub fn task_list(options: &Value) -> Option<AnyView> {
    let tasks: Option<Vec<_>> = list(&options["items"])
        .iter()
        .map(|item| {
            let tag = &item["status"]["tag"];
            let status = match (item["status"]["text"].as_str(), text(&tag["text"])) {
                (Some("Completed"), None) => TaskStatus::Completed,
                (Some("Cannot start yet"), None) => TaskStatus::CannotStartYet,
                (None, Some(word)) => TaskStatus::Tagged(word, colour(&tag["classes"])?),
                _ => return None,
            };
            let mut task = Task::new(text(&item["title"]["text"])?, status);
            if let Some(href) = text(&item["href"]) {
                task = task.href(href);
            }
            if let Some(hint) = text(&item["hint"]["text"]) {
                task = task.hint(hint);
            }
            Some(task)
        })
        .collect();
    let tasks = tasks?;
    Some(view! { <TaskList tasks=tasks nostrip:id_prefix=text(&options["idPrefix"]) /> }.into_any())
}

pub fn details(options: &Value) -> Option<AnyView> {
    let words = text(&options["text"])?;
    Some(
        view! {
            <Details
                summary=text(&options["summaryText"])?
                nostrip:id=text(&options["id"])
                open=options["open"].as_bool().unwrap_or_default()
            >
                {words}
            </Details>
        }
        .into_any(),
    )
}

pub fn inset_text(options: &Value) -> Option<AnyView> {
    let words = text(&options["text"])?;
    Some(view! { <InsetText>{words}</InsetText> }.into_any())
}

pub fn warning_text(options: &Value) -> Option<AnyView> {
    if options["iconFallbackText"]
        .as_str()
        .is_some_and(|word| word != "Warning")
    {
        return None;
    }
    let words = text(&options["text"])?;
    Some(view! { <WarningText>{words}</WarningText> }.into_any())
}

pub fn tag(options: &Value) -> Option<AnyView> {
    let words = text(&options["text"])?;
    Some(view! { <Tag colour=colour(&options["classes"])?>{words}</Tag> }.into_any())
}

pub fn panel(options: &Value) -> Option<AnyView> {
    let title = text(&options["titleText"])?;
    Some(match text(&options["text"]) {
        Some(words) => view! { <Panel title=title>{words}</Panel> }.into_any(),
        None => view! { <Panel title=title /> }.into_any(),
    })
}

pub fn notification_banner(options: &Value) -> Option<AnyView> {
    // Ours takes focus by what it is.
    if !options["disableAutoFocus"].is_null() {
        return None;
    }
    let kind = match options["type"].as_str() {
        None => BannerKind::Important,
        Some("success") => BannerKind::Success,
        Some(_) => return None,
    };
    Some(
        view! {
            <NotificationBanner
                kind=kind
                text=text(&options["text"])?
                nostrip:title=text(&options["titleText"])
                nostrip:id=text(&options["titleId"])
            />
        }
        .into_any(),
    )
}

//! Rows and columns.

use leptos::{children::ViewFn, prelude::*};

use super::Size;

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    label: String,
    numeric: bool,
}

impl Column {
    /// A column of text.
    pub fn new(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            numeric: false,
        }
    }

    /// Makes it a column of numbers, aligned at the right.
    #[must_use]
    pub fn numeric(mut self) -> Self {
        self.numeric = true;
        self
    }
}

/// A cell.
#[derive(Clone)]
pub struct Cell(ViewFn);

impl Cell {
    /// A cell of text.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        Self::view(move || text.clone())
    }

    /// A cell of more than text.
    pub fn view(view: impl Into<ViewFn>) -> Self {
        Self(view.into())
    }
}

/// A table. Where it is wider than the screen it scrolls within itself, with the keyboard too.
#[component]
pub fn Table(
    /// What it shows.
    #[prop(optional, into)]
    caption: Option<String>,
    /// The size of the caption.
    #[prop(optional)]
    caption_size: Size,
    /// The columns.
    columns: Vec<Column>,
    /// The rows, each with as many cells as there are columns.
    #[prop(into)]
    rows: Signal<Vec<Vec<Cell>>>,
    /// True where the first cell of a row names it.
    #[prop(optional)]
    row_headers: bool,
) -> impl IntoView {
    let numeric: Vec<bool> = columns.iter().map(|column| column.numeric).collect();
    let head: Vec<_> = columns
        .into_iter()
        .map(|column| {
            let class = if column.numeric {
                "govuk-table__header govuk-table__header--numeric"
            } else {
                "govuk-table__header"
            };
            view! {
                <th scope="col" class=class>
                    {column.label}
                </th>
            }
        })
        .collect();
    let body = move || {
        rows.get()
            .into_iter()
            .map(|cells| {
                let cells: Vec<_> = cells
                    .into_iter()
                    .zip(numeric.iter().copied())
                    .enumerate()
                    .map(|(index, (cell, numeric))| {
                        cell_view(cell, numeric, row_headers && index == 0)
                    })
                    .collect();
                view! { <tr class="govuk-table__row">{cells}</tr> }
            })
            .collect_view()
    };
    let region = caption.clone();
    view! {
        <div class="prt-table" role=region.as_ref().map(|_| "region") aria-label=region tabindex="0">
            <table class="govuk-table">
                {caption
                    .map(|text| {
                        view! { <caption class=caption_size.class("govuk-table__caption")>{text}</caption> }.into_any()
                    })}
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row">{head}</tr>
                </thead>
                <tbody class="govuk-table__body">{body}</tbody>
            </table>
        </div>
    }
}

fn cell_view(Cell(cell): Cell, numeric: bool, header: bool) -> AnyView {
    let content = cell.run();
    if header {
        return view! {
            <th scope="row" class="govuk-table__header">
                {content}
            </th>
        }
        .into_any();
    }
    let class = if numeric {
        "govuk-table__cell govuk-table__cell--numeric"
    } else {
        "govuk-table__cell"
    };
    view! { <td class=class>{content}</td> }.into_any()
}

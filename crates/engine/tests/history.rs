//! Whatever is edited, undone and done again: what was acknowledged stays in reach, and notes of what
//! was sent stay where they are.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests stop the test"
)]

use practice_review_engine::case::{
    Answer, Case, CaseId, Export, ExportSigner, Field, History, OwnView, Protection, Value, Work,
};
use practice_review_engine::guidance::{EntryId, GroupId};
use proptest::prelude::*;

/// Something that a person does. Numbers choose among what is there.
#[derive(Clone, Debug)]
enum Act {
    Type(u8, String),
    Key(u8, char),
    Choose(u8, bool),
    Add(u8),
    Remove(u8),
    Swap,
    Complete(u8),
    Form(u8),
    View(String),
    Move(u8),
    Title(String),
    Export,
    Undo,
    Redo,
}

fn act() -> impl Strategy<Value = Act> {
    let short = "[a-z ]{0,12}";
    prop_oneof![
        4 => (any::<u8>(), "[a-zäé \n]{0,40}").prop_map(|(f, t)| Act::Type(f, t)),
        6 => (0_u8..2, prop::char::range('a', 'e')).prop_map(|(f, key)| Act::Key(f, key)),
        1 => (0_u8..2, Just(' ')).prop_map(|(f, key)| Act::Key(f, key)),
        2 => (any::<u8>(), any::<bool>()).prop_map(|(f, yes)| Act::Choose(f, yes)),
        2 => any::<u8>().prop_map(Act::Add),
        2 => any::<u8>().prop_map(Act::Remove),
        1 => Just(Act::Swap),
        1 => any::<u8>().prop_map(Act::Complete),
        1 => any::<u8>().prop_map(Act::Form),
        1 => short.prop_map(Act::View),
        1 => any::<u8>().prop_map(Act::Move),
        1 => short.prop_map(Act::Title),
        1 => Just(Act::Export),
        5 => Just(Act::Undo),
        4 => Just(Act::Redo),
    ]
}

/// A case with its history and what should be in reach.
struct Desk {
    case: Case,
    history: History,
    /// Every state in order, and where the case is among them.
    states: Vec<Work>,
    at: usize,
    clock: u64,
    /// How long every act takes.
    pace: u64,
    entries: u32,
}

fn new_case() -> Case {
    let mut case = Case::new(
        CaseId::from_random([1; 16]),
        "a-place".into(),
        "A case",
        "2026-11-20T09:00:00Z",
    );
    let name = in_entry("people", "first");
    case.add_entry(&"people".into(), "first".into());
    case.set_answer(&name, Value::Text("Somebody".into()).into())
        .unwrap();
    case
}

fn in_entry(group: &str, entry: &str) -> Field {
    Field::InEntry {
        group: group.into(),
        entry: entry.into(),
        question: "name".into(),
    }
}

fn group(which: u8) -> GroupId {
    ["people", "events"][usize::from(which) % 2].into()
}

impl Desk {
    fn new(pace: u64) -> Self {
        let case = new_case();
        Self {
            states: vec![Work::of(&case)],
            case,
            history: History::default(),
            at: 0,
            clock: 0,
            pace,
            entries: 0,
        }
    }

    fn acknowledged(&mut self) {
        let now = Work::of(&self.case);
        if now != self.states[self.at] {
            self.states.truncate(self.at + 1);
            self.states.push(now);
            self.at += 1;
        }
    }

    fn field(&self, which: u8) -> Field {
        let mut all: Vec<Field> = ["a", "b", "c"]
            .into_iter()
            .map(|id| Field::Question(id.into()))
            .collect();
        for (group, entries) in &self.case.groups {
            all.extend(
                entries
                    .iter()
                    .map(|e| in_entry(group.as_str(), e.id.as_str())),
            );
        }
        all[usize::from(which) % all.len()].clone()
    }

    fn set(&mut self, field: &Field, answer: Answer) {
        let before = self.case.answer_at(field);
        self.history.note_answer(field, before, &answer, self.clock);
        self.case.set_answer(field, answer).unwrap();
    }

    fn edit(&mut self, change: impl FnOnce(&mut Case)) {
        let before = Work::of(&self.case);
        change(&mut self.case);
        self.history.note_work(before, &self.case);
    }

    fn any_entry(&self, which: u8) -> Option<(GroupId, EntryId)> {
        let group = group(which);
        let entries = self.case.entries(&group);
        let index = usize::from(which / 2).checked_rem(entries.len())?;
        Some((group.clone(), entries[index].id.clone()))
    }

    fn edits(&mut self, act: Act) {
        self.clock += self.pace;
        match act {
            Act::Type(field, text) => {
                let field = self.field(field);
                self.set(&field, Value::Text(text).into());
            }
            Act::Key(field, key) => {
                let field = self.field(field);
                let now = self.case.answer_at(&field).and_then(|a| a.value.text());
                let text = format!("{}{key}", now.unwrap_or_default());
                self.set(&field, Value::Text(text).into());
            }
            Act::Choose(field, yes) => {
                let field = self.field(field);
                let option = if yes { "yes" } else { "no" };
                self.set(&field, Value::Choice(option.into()).into());
            }
            Act::Add(which) => {
                self.entries += 1;
                let id = self.entries.to_string();
                self.edit(|case| case.add_entry(&group(which), id.into()));
            }
            Act::Remove(which) => {
                if let Some((group, entry)) = self.any_entry(which) {
                    self.edit(|case| {
                        case.remove_entry(&group, &entry).unwrap();
                    });
                }
            }
            Act::Swap => self.edit(|case| {
                case.groups.values_mut().for_each(|list| list.reverse());
            }),
            Act::Complete(which) => self.edit(|case| {
                let section = (which % 3).to_string().into();
                case.set_completed(&section, which > 99);
            }),
            Act::Form(which) => self.edit(|case| case.form = Some((which % 3).to_string().into())),
            Act::View(reason) => {
                let routes = vec!["a-route".into()];
                let after = OwnView { routes, reason };
                let before = &self.case.own_view;
                self.history.note_own_view(before, &after, self.clock);
                self.case.own_view = after;
            }
            Act::Move(which) => self.edit(|case| {
                let to = (which % 3).to_string().into();
                let from = std::mem::replace(&mut case.partnership, to);
                let view = std::mem::take(&mut case.own_view);
                case.views_aside.insert(from, view);
            }),
            Act::Title(title) => self.edit(|case| case.title = title),
            Act::Export | Act::Undo | Act::Redo => {}
        }
        self.acknowledged();
    }

    fn export(&mut self) {
        self.case.exports.push(Export {
            at: self.clock.to_string(),
            digest: String::new(),
            content: String::new(),
            form: None,
            signer: ExportSigner::default(),
            file: String::new(),
            protection: Protection::default(),
        });
    }
}

proptest! {
    #[test]
    fn every_acknowledged_state_is_reached_step_by_step(acts in prop::collection::vec(act(), 0..80)) {
        // Each act is slow enough to be a step of its own.
        let mut desk = Desk::new(2_000);
        let mut exports = 0;
        for act in acts {
            match act {
                Act::Export => {
                    desk.export();
                    exports += 1;
                }
                Act::Undo => {
                    let undone = desk.history.undo(&mut desk.case).is_some();
                    prop_assert_eq!(undone, desk.at > 0);
                    desk.at = desk.at.saturating_sub(1);
                }
                Act::Redo => {
                    let redone = desk.history.redo(&mut desk.case).is_some();
                    prop_assert_eq!(redone, desk.at + 1 < desk.states.len());
                    desk.at = (desk.at + 1).min(desk.states.len() - 1);
                }
                act => desk.edits(act),
            }
            prop_assert_eq!(&Work::of(&desk.case), &desk.states[desk.at]);
            prop_assert_eq!(desk.history.can_undo(), desk.at > 0);
            prop_assert_eq!(desk.history.can_redo(), desk.at + 1 < desk.states.len());
            prop_assert_eq!(desk.case.exports.len(), exports);
        }
    }

    #[test]
    fn however_fast_it_was_typed_the_first_and_the_last_are_reached(
        acts in prop::collection::vec(act(), 0..150),
        pace in 0_u64..1_600,
    ) {
        let mut desk = Desk::new(pace);
        let first = Work::of(&desk.case);
        for act in acts {
            match act {
                Act::Undo => {
                    let before = Work::of(&desk.case);
                    if desk.history.undo(&mut desk.case).is_some() {
                        let mut copy = (desk.history.clone(), desk.case.clone());
                        copy.0.redo(&mut copy.1).unwrap();
                        prop_assert_eq!(Work::of(&copy.1), before);
                    }
                }
                Act::Redo => {
                    desk.history.redo(&mut desk.case);
                }
                act => desk.edits(act),
            }
        }
        let last = Work::of(&desk.case);
        let mut undone = 0;
        while desk.history.undo(&mut desk.case).is_some() {
            undone += 1;
        }
        prop_assert_eq!(Work::of(&desk.case), first);
        for _ in 0..undone {
            prop_assert!(desk.history.redo(&mut desk.case).is_some());
        }
        prop_assert_eq!(Work::of(&desk.case), last);
    }

    #[test]
    fn no_words_vanish_where_edits_were_not_noted(
        acts in prop::collection::vec((act(), any::<bool>()), 0..60),
    ) {
        let mut desk = Desk::new(2_000);
        for (act, noted) in acts {
            match act {
                Act::Undo | Act::Redo => {
                    let before = desk.case.clone();
                    let (there, back): (Undo, Undo) = match act {
                        Act::Undo => (History::undo, History::redo),
                        _ => (History::redo, History::undo),
                    };
                    if there(&mut desk.history, &mut desk.case).is_some() {
                        // What stood before is one step away.
                        let mut copy = (desk.history.clone(), desk.case.clone());
                        back(&mut copy.0, &mut copy.1);
                        prop_assert_eq!(words(&copy.1), words(&before));
                    } else {
                        prop_assert!(desk.case.same_work(&before));
                    }
                }
                act if noted => desk.edits(act),
                act => {
                    let history = desk.history.clone();
                    desk.edits(act);
                    desk.history = history;
                }
            }
        }
    }
}

/// What was typed and chosen, whatever the order of entries is.
fn words(case: &Case) -> Work {
    let mut case = case.clone();
    case.groups.retain(|_, entries| !entries.is_empty());
    for entries in case.groups.values_mut() {
        entries.sort_by(|a, b| a.id.cmp(&b.id));
    }
    Work::of(&case)
}

type Undo = fn(&mut History, &mut Case) -> Option<practice_review_engine::case::Undone>;

//! Typing key by key: which keys make one step, so that undo takes back a phrase, not a letter and
//! not a page.

use crate::case::{Answer, Value};

/// A pause of this many milliseconds ends a step.
pub(super) const PAUSE: u64 = 1_500;

/// From this many characters on a step ends with the word.
const ENOUGH: usize = 20;

/// A step ends after this many characters also where no word does.
const MOST: usize = 100;

/// More characters at once than this are no typing: they were pasted, dictated or cut.
const JUMP: usize = 16;

/// Which text of an answer was typed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The answer itself.
    Value,
    /// Its evidence.
    Evidence,
    /// Who is finding out.
    Who,
    /// What is known of an unknown date.
    Note,
    /// A date or a time.
    Date,
    /// The date by which somebody finds out.
    By,
    /// The reason of the referrer's own view.
    Reason,
}

/// One change of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    part: Part,
    /// Where it begins, in bytes.
    start: usize,
    removed: String,
    added: String,
}

impl Edit {
    /// How one text differs from another.
    pub(super) fn between(part: Part, before: &str, after: &str) -> Option<Self> {
        let start = same(before.chars(), after.chars());
        let (before, after) = (before.get(start..)?, after.get(start..)?);
        let end = same(before.chars().rev(), after.chars().rev());
        Some(Self {
            part,
            start,
            removed: before.get(..before.len() - end)?.to_owned(),
            added: after.get(..after.len() - end)?.to_owned(),
        })
    }

    /// A change of a date, whose parts are a few characters each.
    fn of_date(part: Part) -> Self {
        Self {
            part,
            start: 0,
            removed: String::new(),
            added: String::new(),
        }
    }

    fn is_date(&self) -> bool {
        matches!(self.part, Part::Date | Part::By)
    }

    fn chars(&self) -> usize {
        self.removed.chars().count().max(self.added.chars().count())
    }

    /// True where a word ends with it.
    fn ends_word(&self) -> bool {
        let text = if self.added.is_empty() {
            self.removed.chars().next()
        } else {
            self.added.chars().next_back()
        };
        text.is_some_and(char::is_whitespace)
    }
}

/// How many bytes are the same from the beginning of both.
fn same(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other)
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum()
}

/// How an answer was typed in; none where it was chosen, or more than one part of it changed.
pub(super) fn edit(before: Option<&Answer>, after: &Answer) -> Option<Edit> {
    let blank = Answer::default();
    let before = before.unwrap_or(&blank);
    let value = before.value != after.value;
    let evidence = before.evidence != after.evidence;
    let (was, is) = (&before.follow_up, &after.follow_up);
    let (who, by) = (was.who != is.who, was.by != is.by);
    match (value, evidence, who, by) {
        (true, false, false, false) => in_value(&before.value, &after.value),
        (false, true, false, false) => {
            Edit::between(Part::Evidence, &before.evidence, &after.evidence)
        }
        (false, false, true, false) => Edit::between(Part::Who, &was.who, &is.who),
        (false, false, false, true) => Some(Edit::of_date(Part::By)),
        _ => None,
    }
}

fn in_value(before: &Value, after: &Value) -> Option<Edit> {
    match (before, after) {
        (Value::Text(before), Value::Text(after)) => Edit::between(Part::Value, before, after),
        (Value::Blank, Value::Text(after)) => Edit::between(Part::Value, "", after),
        (Value::Text(before), Value::Blank) => Edit::between(Part::Value, before, ""),
        (Value::Date(_) | Value::Blank, Value::Date(_)) => Some(Edit::of_date(Part::Date)),
        (Value::When(before), Value::When(after)) if before.precision == after.precision => {
            if before.note == after.note {
                Some(Edit::of_date(Part::Date))
            } else {
                Edit::between(Part::Note, &before.note, &after.note)
            }
        }
        _ => None,
    }
}

/// What was typed in one go, so far.
#[derive(Clone, Debug)]
pub(super) struct Run {
    part: Part,
    /// True where characters are taken away one after another.
    deleting: bool,
    from: usize,
    to: usize,
    chars: usize,
    last: u64,
}

impl Run {
    /// Begins with an edit; none where that is a step of its own.
    pub(super) fn begin(edit: &Edit, at_ms: u64) -> Option<Self> {
        let run = Self {
            part: edit.part,
            deleting: edit.added.is_empty(),
            from: edit.start,
            to: edit.start + edit.added.len(),
            chars: edit.chars(),
            last: at_ms,
        };
        (edit.chars() <= JUMP && !run.ends(edit)).then_some(run)
    }

    /// True where an edit belongs to it; then it is added.
    pub(super) fn takes(&mut self, edit: &Edit, at_ms: u64) -> bool {
        let soon = at_ms
            .checked_sub(self.last)
            .is_some_and(|pause| pause < PAUSE);
        if !soon || edit.part != self.part || edit.chars() > JUMP {
            return false;
        }
        let end = edit.start + edit.removed.len();
        let inside = edit.start >= self.from && end <= self.to;
        if edit.is_date() {
            // As often as somebody likes.
        } else if !self.deleting && inside {
            self.to = self.to + edit.added.len() - edit.removed.len();
        } else if self.deleting
            && edit.added.is_empty()
            && (end == self.from || edit.start == self.from)
        {
            (self.from, self.to) = (edit.start, edit.start);
        } else {
            return false;
        }
        self.chars += edit.chars();
        self.last = at_ms;
        true
    }

    /// True where the step ends with this edit.
    pub(super) fn ends(&self, edit: &Edit) -> bool {
        edit.added.contains('\n')
            || self.chars >= MOST
            || (self.chars >= ENOUGH && edit.ends_word())
    }
}

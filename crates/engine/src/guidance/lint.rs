//! The checks that guidance must pass before it is used.

use std::collections::{BTreeMap, BTreeSet};

use super::compile::Finding;
use super::expression::{Atom, Comparison, Expression, RESERVED};
use super::id::{QuestionId, is_kebab_case};
use super::lint_examples;
use super::lint_guide;
use super::lint_holds;
use super::model::{Form, Guidance, GuidanceFile, Item, Kind, Question, Source};
use super::usage::{self, Used};

/// Runs every check over a partnership put together with the national guidance; `own` is the
/// partnership's part alone, of which nothing may be left unused.
#[must_use]
pub fn all(guidance: &Guidance, own: &GuidanceFile) -> Vec<Finding> {
    let used = usage::used(guidance);
    let mut findings = names(guidance);
    findings.extend(references(guidance));
    findings.extend(sources(guidance));
    findings.extend(key(guidance));
    findings.extend(questions(guidance, &used));
    findings.extend(unused(guidance, own, &used));
    findings.extend(conditions(guidance));
    findings.extend(circles(guidance));
    findings.extend(fallback(guidance));
    findings.extend(lint_guide::own(guidance, own));
    findings.extend(lint_guide::synonyms(guidance));
    findings.extend(lint_holds::questions(guidance));
    findings.extend(lint_holds::vocabularies(guidance));
    findings.extend(own_form(guidance));
    if findings.is_empty() {
        findings.extend(lint_examples::all(guidance));
    }
    findings
}

/// Kind and name of every item that has a name.
fn items(guidance: &Guidance) -> Vec<(&'static str, String)> {
    let c = &guidance.content;
    let mut items = Vec::new();
    macro_rules! add {
        ($($kind:literal: $list:expr),* $(,)?) => {
            $(items.extend($list.iter().map(|item| ($kind, item.id.to_string())));)*
        };
    }
    add!(
        "document": c.document, "list": c.list, "step": c.step, "question": c.question,
        "group": c.group, "criterion": c.criterion, "route": c.route, "parallel": c.parallel,
        "timescale": c.timescale, "check": c.check, "clash": c.clash, "section": c.section, "form": c.form,
        "synonym": c.synonym, "vocabulary": c.vocabulary, "example": c.example,
    );
    items.push(("partnership", guidance.partnership.id.to_string()));
    items
}

/// True for text that can name something in the guidance: lower-case words joined by hyphens, and
/// not a word of conditions.
#[must_use]
pub fn is_id(text: &str) -> bool {
    is_kebab_case(text) && !RESERVED.contains(&text)
}

fn names(guidance: &Guidance) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen: BTreeSet<(&str, String)> = BTreeSet::new();
    for (kind, id) in items(guidance) {
        if !is_id(&id) {
            findings.push(Finding::new(
                kind,
                &id,
                "write the id in lower-case words joined by hyphens, and not a word of conditions",
            ));
        }
        // Conditions name questions and criteria alike, so these share their names.
        let space = if kind == "criterion" {
            "question"
        } else {
            kind
        };
        if !seen.insert((space, id.clone())) {
            findings.push(Finding::new(
                kind,
                &id,
                "this id is used twice; give one a new id",
            ));
        }
    }
    findings
}

fn references(guidance: &Guidance) -> Vec<Finding> {
    let c = &guidance.content;
    let mut findings = Vec::new();
    let mut question = |kind: &str, id: &dyn std::fmt::Display, named: &QuestionId| {
        if guidance.question(named).is_none() {
            findings.push(Finding::new(
                kind,
                id,
                format!("there is no question \"{named}\"; add it or correct the name"),
            ));
        }
    };
    for step in &c.step {
        step.questions
            .iter()
            .for_each(|q| question("step", &step.id, q));
    }
    for group in &c.group {
        let timeline = group
            .timeline
            .iter()
            .flat_map(|t| [&t.when, &t.agency, &t.what]);
        group
            .questions
            .iter()
            .chain(&group.named_by)
            .chain(&group.summed_by)
            .chain(timeline)
            .for_each(|q| question("group", &group.id, q));
    }
    for timescale in &c.timescale {
        timescale
            .starts
            .iter()
            .map(|s| &s.question)
            .chain(&timescale.done)
            .for_each(|q| question("timescale", &timescale.id, q));
    }
    for check in &c.check {
        question("check", &check.id, &check.earlier);
        question("check", &check.id, &check.later);
    }
    for section in &c.section {
        for item in &section.items {
            if let Item::Question(id) = item {
                question("section", &section.id, id);
            }
        }
    }
    let mut missing = |kind: &str, id: &dyn std::fmt::Display, what: &str, name: String| {
        findings.push(Finding::new(
            kind,
            id,
            format!("there is no {what} \"{name}\"; add it or correct the name"),
        ));
    };
    for section in &c.section {
        for item in &section.items {
            if let Item::Group(id) = item
                && guidance.group(id).is_none()
            {
                missing("section", &section.id, "group", id.to_string());
            }
        }
    }
    for form in &c.form {
        for section in form.parts.iter().flat_map(|p| &p.sections) {
            if guidance.section(section).is_none() {
                missing("form", &form.id, "section", section.to_string());
            }
        }
    }
    for route in &c.route {
        if let Some(form) = &route.form
            && guidance.form(form).is_none()
        {
            missing("route", &route.id, "form", form.to_string());
        }
    }
    for parallel in &c.parallel {
        if let Some(route) = &parallel.route
            && guidance.route(route).is_none()
        {
            missing("parallel", &parallel.id, "route", route.to_string());
        }
    }
    for question in &c.question {
        if let Some(list) = &question.list
            && !c.list.iter().any(|l| &l.id == list)
        {
            missing("question", &question.id, "list", list.to_string());
        }
    }
    findings
}

/// Every place in the guidance that cites sources, with kind and name.
#[must_use]
pub fn cited(guidance: &Guidance) -> Vec<(&'static str, String, &[Source])> {
    let c = &guidance.content;
    let p = &guidance.partnership;
    let mut all: Vec<(&'static str, String, &[Source])> = Vec::new();
    macro_rules! add {
        ($($kind:literal: $list:expr),* $(,)?) => {
            $(all.extend($list.iter().map(|item| ($kind, item.id.to_string(), item.sources.as_slice())));)*
        };
    }
    add!(
        "list": c.list, "question": c.question, "group": c.group, "criterion": c.criterion,
        "route": c.route, "parallel": c.parallel, "timescale": c.timescale, "form": c.form, "term": p.term,
    );
    all.extend(c.timescale.iter().flat_map(|t| {
        t.starts
            .iter()
            .map(|s| ("timescale", t.id.to_string(), s.sources.as_slice()))
    }));
    all.extend(
        c.reference
            .iter()
            .map(|r| ("reference", r.topic.clone(), r.sources.as_slice())),
    );
    all.extend(
        p.gap
            .iter()
            .map(|g| ("gap", g.text.clone(), g.sources.as_slice())),
    );
    all.extend(c.form.iter().filter_map(|f| {
        let filing = f.filing.as_ref()?;
        Some(("form", f.id.to_string(), filing.sources.as_slice()))
    }));
    for sources in [&p.edition.sources, &p.danger.sources, &p.recipient.sources] {
        all.push(("partnership", p.id.to_string(), sources));
    }
    all
}

fn sources(guidance: &Guidance) -> Vec<Finding> {
    let mut findings = Vec::new();
    let rows: BTreeSet<String> = guidance
        .content
        .requirement
        .iter()
        .flat_map(|r| r.rows())
        .map(|row| row.to_string())
        .collect();
    for (kind, id, sources) in cited(guidance) {
        if sources.is_empty() && kind != "term" {
            findings.push(Finding::new(
                kind,
                &id,
                "no source is given; add sources = [{ document = …, section = … }]",
            ));
        }
        for source in sources {
            if guidance.document(&source.document).is_none() {
                findings.push(Finding::new(
                    kind,
                    &id,
                    format!(
                        "there is no document \"{}\"; add it or correct the name",
                        source.document
                    ),
                ));
            }
            for row in source.rows.iter().filter(|r| !rows.contains(r.as_str())) {
                findings.push(Finding::new(
                    kind,
                    &id,
                    format!("there is no requirement row \"{row}\"; correct it"),
                ));
            }
        }
    }
    findings
}

/// The key that bundles are encrypted to. That it is a point on the curve, the browser finds out.
fn key(guidance: &Guidance) -> Option<Finding> {
    let key = guidance.partnership.recipient.key.as_ref()?;
    key.coordinates().is_err().then(|| {
        Finding::new(
            "partnership",
            guidance.partnership.id.as_str(),
            "the recipient's key is no P-256 key; copy kty, crv, x and y of the file that `practice-review keys new` made",
        )
    })
}

fn questions(guidance: &Guidance, used: &Used) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut homes: BTreeMap<&QuestionId, usize> = BTreeMap::new();
    for group in &guidance.content.group {
        for id in &group.questions {
            *homes.entry(id).or_default() += 1;
        }
        for id in group.named_by.iter().chain(&group.summed_by) {
            if !group.questions.contains(id) {
                findings.push(Finding::new(
                    "group",
                    &group.id,
                    format!("\"{id}\" is not one of its questions; add it to questions"),
                ));
            }
        }
    }
    for question in &guidance.content.question {
        let options = guidance.options(question);
        let chooses = matches!(question.kind, Kind::Choice | Kind::Choices);
        let mut wrong = |message: &str| {
            findings.push(Finding::new("question", &question.id, message));
        };
        if chooses && options.is_empty() {
            wrong("a choice needs options, or a list that has some");
        }
        if !chooses && (!question.options.is_empty() || question.list.is_some()) {
            wrong("only a choice has options; change its kind or take them away");
        }
        if !question.options.is_empty() && question.list.is_some() {
            wrong("it has options and a list; keep one of them");
        }
        let names: BTreeSet<_> = options.iter().map(|o| &o.id).collect();
        if names.len() != options.len() {
            wrong("two of its options have the same id; give one a new id");
        }
        if question.why.trim().is_empty() {
            wrong("say in why = \"…\" what the answer is needed for");
        }
        let answers = answers(guidance, question);
        if question
            .evidence_for
            .iter()
            .any(|o| !answers.contains(&o.to_string()))
        {
            wrong("evidence-for names an answer that it does not have");
        }
        let homes = homes.get(&question.id).copied().unwrap_or(0);
        if homes > 1 {
            wrong("it stands in more than one group; give each group its own question");
        }
        if homes == 1 && outside_groups(guidance, &question.id) {
            wrong("it stands in a group and outside one; give each place its own question");
        }
    }
    for id in &used.named {
        if guidance.question(id).is_some() && !used.asked.contains(id) {
            findings.push(Finding::new(
                "question",
                id,
                "a condition rests on it, but no step or section asks it; put it into one",
            ));
        }
    }
    findings
}

fn outside_groups(guidance: &Guidance, id: &QuestionId) -> bool {
    guidance
        .content
        .step
        .iter()
        .any(|s| s.questions.contains(id))
        || guidance
            .content
            .section
            .iter()
            .flat_map(|s| &s.items)
            .any(|item| matches!(item, Item::Question(q) if q == id))
}

/// The names of the answers that a question of yes or no or a choice can have.
fn answers(guidance: &Guidance, question: &Question) -> Vec<String> {
    match question.kind {
        Kind::YesNo => vec!["yes".into(), "no".into()],
        _ => guidance
            .options(question)
            .iter()
            .map(|o| o.id.to_string())
            .collect(),
    }
}

fn unused(guidance: &Guidance, own: &GuidanceFile, used: &Used) -> Vec<Finding> {
    let mut findings = Vec::new();
    for question in own.question.iter().filter(|q| !used.asked.contains(&q.id)) {
        findings.push(Finding::new(
            "question",
            &question.id,
            "no step, section or group asks it; put it into one or take it away",
        ));
    }
    for section in own
        .section
        .iter()
        .filter(|s| !used.sections.contains(&s.id))
    {
        findings.push(Finding::new(
            "section",
            &section.id,
            "no form has it; put it into one or take it away",
        ));
    }
    for group in own.group.iter().filter(|g| !used.groups.contains(&g.id)) {
        findings.push(Finding::new(
            "group",
            &group.id,
            "no section has it; put it into one or take it away",
        ));
    }
    let in_form: BTreeSet<_> = guidance
        .content
        .section
        .iter()
        .flat_map(|s| &s.items)
        .filter_map(|i| match i {
            Item::Question(id) => Some(id),
            Item::Group(_) => None,
        })
        .collect();
    for step in &guidance.content.step {
        for id in &step.questions {
            if !used.named.contains(id) && !in_form.contains(id) {
                findings.push(Finding::new(
                    "question",
                    id,
                    "it is asked at the threshold, but no criterion, route or form uses it",
                ));
            }
        }
    }
    findings
}

/// Every condition, with the kind and name of what it stands in, and whether it may speak of
/// questions of a group.
fn all_conditions(guidance: &Guidance) -> Vec<(&'static str, String, &Expression, bool)> {
    let c = &guidance.content;
    let mut all: Vec<(&'static str, String, &Expression, bool)> = Vec::new();
    all.extend(
        c.criterion
            .iter()
            .map(|x| ("criterion", x.id.to_string(), &x.when, false)),
    );
    macro_rules! add {
        ($kind:literal, $list:expr, $field:ident, $group:expr) => {
            all.extend(
                $list
                    .iter()
                    .filter_map(|x| Some(($kind, x.id.to_string(), x.$field.as_ref()?, $group))),
            );
        };
    }
    add!("route", c.route, when, false);
    add!("parallel", c.parallel, only_when, false);
    add!("parallel", c.parallel, when, false);
    add!("step", c.step, show_when, false);
    add!("timescale", c.timescale, show_when, false);
    add!("section", c.section, show_when, false);
    add!("question", c.question, show_when, true);
    let clashes = c.clash.iter();
    all.extend(clashes.map(|x| ("clash", x.id.to_string(), &x.when, true)));
    all
}

fn conditions(guidance: &Guidance) -> Vec<Finding> {
    let grouped: BTreeSet<&QuestionId> = guidance
        .content
        .group
        .iter()
        .flat_map(|g| &g.questions)
        .collect();
    let mut findings = Vec::new();
    for (kind, id, condition, in_group) in all_conditions(guidance) {
        for atom in condition.atoms() {
            if let Some(message) = atom_fault(guidance, atom) {
                findings.push(Finding::new(kind, &id, message));
            }
            if matches!(kind, "criterion" | "route" | "parallel") && speaks_of_knowledge(atom) {
                findings.push(Finding::new(
                    kind,
                    &id,
                    "it rests on whether something is answered or known, so finding out more could flip it; rest it on what the answer is",
                ));
            }
        }
        for question in usage::questions_in(condition) {
            if !in_group && grouped.contains(&question) {
                findings.push(Finding::new(
                    kind,
                    &id,
                    format!("\"{question}\" is asked once for each entry of a group; a condition here needs one answer"),
                ));
            }
        }
    }
    findings
}

/// True for a statement about what is known instead of what is so.
fn speaks_of_knowledge(atom: &Atom) -> bool {
    matches!(
        atom,
        Atom::Answer {
            is: Comparison::Answered | Comparison::NotKnown,
            ..
        }
    )
}

/// What is wrong with one statement of a condition.
fn atom_fault(guidance: &Guidance, atom: &Atom) -> Option<String> {
    let question = |id: &QuestionId| {
        guidance.question(id).ok_or_else(|| {
            format!("the condition names \"{id}\", which is neither a question nor a criterion")
        })
    };
    match atom {
        Atom::Named(name) => {
            if guidance.criterion_named(name).is_some() {
                return None;
            }
            match question(&QuestionId::from(name.as_str())) {
                Err(message) => Some(message),
                Ok(q) if q.kind != Kind::YesNo => Some(format!(
                    "\"{name}\" is not a question of yes or no; write \"{name} is …\" or \"{name} has …\""
                )),
                Ok(_) => None,
            }
        }
        Atom::Answer { question: id, is } => match question(id) {
            Err(message) => Some(message),
            Ok(q) => comparison_fault(guidance, q, is),
        },
        Atom::AgeUnder { birth, on, .. } => {
            [birth, on].into_iter().find_map(|id| match question(id) {
                Err(message) => Some(message),
                Ok(q) if !matches!(q.kind, Kind::Date | Kind::When) => Some(format!(
                    "an age is counted between dates, but \"{id}\" is none"
                )),
                Ok(_) => None,
            })
        }
    }
}

fn comparison_fault(guidance: &Guidance, question: &Question, is: &Comparison) -> Option<String> {
    let id = &question.id;
    let (options, fits) = match is {
        Comparison::Answered | Comparison::NotKnown => return None,
        Comparison::OneOf(options) => (
            options.as_slice(),
            matches!(question.kind, Kind::YesNo | Kind::Choice),
        ),
        Comparison::Has(option) => (std::slice::from_ref(option), question.kind == Kind::Choices),
    };
    if !fits {
        return Some(format!(
            "use \"is\" for one option and \"has\" for several; \"{id}\" is of the other kind"
        ));
    }
    let answers = answers(guidance, question);
    options
        .iter()
        .find(|option| !answers.contains(&option.to_string()))
        .map(|option| format!("\"{id}\" has no option \"{option}\""))
}

fn circles(guidance: &Guidance) -> Vec<Finding> {
    fn reaches(guidance: &Guidance, from: &Expression, to: &str, left: usize) -> bool {
        from.atoms().into_iter().any(|atom| match atom {
            Atom::Named(name) if name == to => true,
            Atom::Named(name) => left.checked_sub(1).is_none_or(|left| {
                guidance
                    .criterion_named(name)
                    .is_some_and(|c| reaches(guidance, &c.when, to, left))
            }),
            _ => false,
        })
    }
    guidance
        .content
        .criterion
        .iter()
        .filter(|c| reaches(guidance, &c.when, c.id.as_str(), 16))
        .map(|c| {
            Finding::new(
                "criterion",
                &c.id,
                "it leads back to itself, or leans on criteria more than 16 deep; state it by its own questions",
            )
        })
        .collect()
}

fn fallback(guidance: &Guidance) -> Vec<Finding> {
    let count = guidance
        .content
        .route
        .iter()
        .filter(|r| r.when.is_none())
        .count();
    if count == 1 {
        return Vec::new();
    }
    vec![Finding::new(
        "partnership",
        &guidance.partnership.id,
        format!(
            "{count} routes have no \"when\"; exactly one must stand for the case that no other is indicated"
        ),
    )]
}

/// A case has a form of the referrer's own until somebody chooses another, so there is one.
fn own_form(guidance: &Guidance) -> Option<Finding> {
    let forms = &guidance.content.form;
    (!forms.is_empty() && !forms.iter().any(Form::is_own)).then(|| {
        Finding::new(
            "partnership",
            &guidance.partnership.id,
            "all its forms are another body's; add one that the referrer fills in, without duty",
        )
    })
}

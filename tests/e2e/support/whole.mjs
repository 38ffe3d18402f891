// A short case in which nothing is missing, about invented people.
const text = (value) => ({ value: { is: "text", value } });
const choice = (value, evidence) => ({ value: { is: "choice", value }, ...(evidence && { evidence }) });
const choices = (...value) => ({ value: { is: "choices", value } });
const unknown = { value: { is: "not-known" } };
const day = (year, month, day) => ({ day: `${day}`, month: `${month}`, year: `${year}` });
const none = { day: "", month: "", year: "" };
const date = (...parts) => ({ value: { is: "date", value: day(...parts) } });
const when = (...parts) => ({
  value: { is: "when", value: { precision: "exact", from: day(...parts), to: none, time: "", note: "" } },
});
const entry = (mark, answers) => ({ id: mark.repeat(32), answers });

export const wholeCase = () => ({
  schema: 1,
  id: "0123456789abcdef0123456789abcdef",
  title: "A short case",
  partnership: "somerset",
  created: "2026-11-01T09:00:00Z",
  updated: "2026-11-02T09:00:00Z",
  answers: {
    "danger-now": choice("no"), "referral-made": choice("yes"), "plan-disagreement": choice("no"),
    "agencies-with-learning": choice("two-or-more", "School and health, in March."),
    "child-under-18": choice("yes"), "child-died": choice("no"), "seriously-harmed": choice("no"),
    "impairment-long-term": choice("no"), "abuse-or-neglect": choice("known", "A conference."),
    "learning-systems": choice("yes", "Two systems."), "learning-needs-partnership": choice("yes", "A protocol."),
    "learning-is-new": choice("yes", "The website."), "good-practice": choice("no"),
    "referrer-name": text("Ada Tester"), "referrer-role": text("Lead"), "referrer-agency": text("A School"),
    "referrer-agency-type": choice("school"), "referrer-email": text("ada@school.example"),
    "referrer-phone": text("01632 960123"), "referrer-involvement": choice("no"), "referral-date": date(2026, 11, 2),
    "lead-is-referrer": choice("no"), "lead-name": text("Ben Tester"), "lead-role": text("Lead"), "lead-contact": text("01632 960123"),
    "lead-agrees": choice("yes"), "lead-date": date(2026, 11, 1),
    "identity-relevant": choices("age"), "identity-shaped": unknown,
    "incident-when": when(2026, 3, 2), "incident-place": text("At home"),
    "where-happened": choice("in-area"), "lives-in-area": choice("yes"),
    "incident-circumstances": text("It happened.\n\n<b>Not markup</b> & \"quotes\"."),
    "agency-aware": when(2026, 3, 3), "authority-told": choice("by-us", "The front door."), "authority-aware": when(2026, 3, 3),
    "system-worked": text("In parts."), "agency-summary": text("Since 2024."), "wider-learning": unknown,
    themes: choices("neglect"), "safety-now": text("Yes."), "records-secured": choice("yes", "On 3 March."),
    "processes-known": choice("no"), "family-aware": choice("yes", "On 4 March."), "family-views": unknown,
    "child-views": unknown, "lawful-basis": choice("public-task"), consent: choice("yes"),
    "sharing-checks": choices("needed", "secure"),
  },
  groups: {
    children: [entry("1", {
      "child-given-names": text("Robin"), "child-family-name": text("Sample"), "child-birth": date(2018, 5, 6),
      "child-sex": unknown, "child-ethnicity": unknown, "child-address": unknown, "child-residence": unknown,
      "child-disability": unknown, "child-protection-plan": unknown, "child-looked-after": unknown,
    })],
    agencies: [entry("2", { "agency-name": text("A School"), "agency-type": choice("school"), "agency-involved": choice("yes") })],
    events: [entry("3", {
      "event-when": when(2026, 3, 2), "event-agency": choice("school"), "event-source": text("Log"), "event-what": text("Seen."),
    })],
  },
});

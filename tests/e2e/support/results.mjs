// One short case for each partnership, about invented people, to see what its answers point to.
const answer = (value) =>
  value === "not-known"
    ? { value: { is: "not-known" } }
    : { value: { is: Array.isArray(value) ? "choices" : "choice", value }, evidence: "Seen in the records." };

/// A case with these answers to the threshold questions.
export const caseOf = (partnership, answers, title = "A short case") => ({
  schema: 1,
  id: "fedcba9876543210fedcba9876543210",
  title,
  partnership,
  created: "2026-11-01T09:00:00Z",
  updated: "2026-11-02T09:00:00Z",
  answers: Object.fromEntries(Object.entries(answers).map(([question, value]) => [question, answer(value)])),
  groups: {},
});

const incident = {
  "danger-now": "no",
  "referral-made": "yes",
  "plan-disagreement": "no",
  "agencies-with-learning": "two-or-more",
  "child-under-18": "yes",
  "child-died": "no",
  "seriously-harmed": "yes",
  "impairment-long-term": "not-known",
  "abuse-or-neglect": "suspected",
  "where-happened": "in-area",
  "lives-in-area": "yes",
  "good-practice": "no",
};

/// What each case is about, and its answers.
export const results = [
  {
    name: "not-known",
    partnership: "somerset",
    answers: {
      ...incident,
      "abuse-or-neglect": "not-known",
      "learning-systems": "yes",
      "learning-needs-partnership": "not-known",
      "learning-is-new": "yes",
      "review-still-needed": "no",
    },
  },
  {
    name: "death",
    partnership: "salford-2019",
    answers: {
      ...incident,
      "child-died": "yes",
      "death-unexpected": "yes",
      "looked-after": "no",
      "domestic-death": "yes",
      "adult-abused": "no",
      "learning-disability-death": "no",
      "other-review-held": "no",
      "independent-report-helps": "yes",
      "matters-for-area": "no",
      "improvements-likely": "yes",
    },
  },
  {
    name: "danger",
    partnership: "buckinghamshire",
    answers: {
      ...incident,
      "danger-now": "yes",
      "seriously-harmed": "no",
      "impairment-long-term": "no",
      "near-miss": "yes",
      "poor-practice": "not-known",
      "raises-important-issues": "yes",
      "shows-improvements-needed": "yes",
      "shows-recurrent-themes": "no",
      "shows-joint-working-concern": "yes",
      "single-agency-worry": "no",
      "no-agency-knew": "no",
      "areas-involved": "not-known",
      "institution-involved": "no",
    },
  },
  {
    name: "other-area",
    partnership: "leeds",
    answers: {
      ...incident,
      "where-happened": "elsewhere-england",
      "review-under-way": "no",
      "cause-or-blame": "no",
      "ask-partnership": "no",
    },
  },
  {
    name: "framework-of-2013",
    partnership: "north-west-2013",
    answers: {
      ...incident,
      "joint-working-concern": "yes",
      "learning-significant": "not-known",
    },
  },
];

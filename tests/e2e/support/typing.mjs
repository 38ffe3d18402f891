// Types answers into the page as a person does: into the fields, by what the questions are called
// in the data.
import { expect } from "./app.mjs";

async function typeDate(page, id, { day, month, year }) {
  await page.locator(`[id="${id}-day"]`).fill(day);
  await page.locator(`[id="${id}-month"]`).fill(month);
  await page.locator(`[id="${id}-year"]`).fill(year);
}

/// Chooses an option: a radio or a checkbox, or an entry of a list.
async function choose(page, id, value) {
  const select = page.locator(`select[id="${id}"]`);
  if ((await select.count()) > 0) await select.selectOption(value);
  else await page.locator(`input[name="${id}"][value="${value}"]`).check();
}

async function typeWhen(page, id, when) {
  await choose(page, id, when.precision);
  if (when.precision === "unknown") await page.locator(`[id="${id}-note"]`).fill(when.note);
  else if (when.precision === "period") {
    await typeDate(page, `${id}-from`, when.from);
    await typeDate(page, `${id}-to`, when.to);
  } else await typeDate(page, `${id}-${when.precision}`, when.from);
  if (when.precision === "exact" && when.time) await page.locator(`[id="${id}-time"]`).fill(when.time);
}

async function notKnown(page, id, followUp) {
  const box = page.locator(`[id="${id}-not-known"]`);
  if ((await box.count()) > 0) await box.check();
  else if ((await page.locator(`input[name="${id}"][value="unknown"]`).count()) > 0) await choose(page, id, "unknown");
  else await choose(page, id, "not-known");
  if (followUp?.who) await page.locator(`[id="${id}-who"]`).fill(followUp.who);
  if (followUp?.by) await typeDate(page, `${id}-by`, followUp.by);
}

async function typeValue(page, id, { value, "follow-up": followUp }) {
  switch (value.is) {
    case "text": return page.locator(`[id="${id}"]`).fill(value.value);
    case "choice": return choose(page, id, value.value);
    case "choices":
      for (const option of value.value) await choose(page, id, option);
      return undefined;
    case "date": return typeDate(page, id, value.value);
    case "when": return typeWhen(page, id, value.value);
    case "not-known": return notKnown(page, id, followUp);
    case "declined": return choose(page, id, "declined-to-say");
    default: throw new Error(`no way to type ${value.is}`);
  }
}

/// The questions that the page shows, in order.
const questions = (page) =>
  page.locator(".prt-question").evaluateAll((all) =>
    all.map((one) => one.querySelector("input, select, textarea").id.replace(/^q-/, "").replace(/-day$/, "")),
  );

/// Answers everything that the page asks and the answers have; an answer can bring up more.
export async function answerAll(page, answers) {
  const done = new Set();
  await expect(page.locator(".prt-question").first()).toBeVisible();
  for (;;) {
    const next = (await questions(page)).find((id) => !done.has(id));
    if (!next) return;
    done.add(next);
    const answer = answers[next];
    if (!answer) continue;
    await typeValue(page, `q-${next}`, answer);
    if (answer.evidence) await page.locator(`[id="q-${next}-evidence"]`).fill(answer.evidence);
  }
}

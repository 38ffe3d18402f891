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

/// Answers a question of which nothing is known but how it looks: "not known" where that is offered,
/// else the first option or a few words.
async function typeSomething(page, id) {
  const box = page.locator(`[id="${id}-not-known"]`);
  const options = page.locator(`input[name="${id}"]:is([type="radio"], [type="checkbox"])`);
  const select = page.locator(`select[id="${id}"]`);
  if ((await box.count()) > 0) return box.check();
  if ((await page.locator(`[id="${id}-day"]`).count()) > 0) {
    return typeDate(page, id, { day: "4", month: "3", year: "2026" });
  }
  if ((await select.count()) > 0) return select.selectOption({ index: 1 });
  if ((await options.count()) > 0) {
    const unknown = page.locator(`input[name="${id}"]:is([value="not-known"], [value="unknown"])`);
    return ((await unknown.count()) > 0 ? unknown : options).first().check();
  }
  const field = page.locator(`[id="${id}"]`);
  if ((await field.count()) > 0 && (await field.inputValue()) === "") return field.fill("Written for a test.");
  return undefined;
}

/// Answers everything that the page asks and the answers have; an answer can bring up more. With
/// `rest`, what they do not have is answered somehow.
export async function answerAll(page, answers, { rest = false } = {}) {
  const done = new Set();
  await expect(page.locator(".prt-question").first()).toBeVisible();
  for (;;) {
    const next = (await questions(page)).find((id) => !done.has(id));
    if (!next) return;
    done.add(next);
    const answer = answers[next];
    if (answer) await typeValue(page, `q-${next}`, answer);
    else if (rest) await typeSomething(page, `q-${next}`);
    const evidence = page.locator(`[id="q-${next}-evidence"]`);
    if (answer?.evidence) await evidence.fill(answer.evidence);
    else if (rest && (await evidence.count()) > 0) await evidence.fill("Seen in a test.");
  }
}

/// Presses Continue and waits for the page that follows.
export async function goOn(page) {
  const before = page.url();
  const heading = page.getByRole("heading", { level: 1 });
  const title = await heading.textContent();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).not.toHaveURL(before);
  await expect(heading).not.toHaveText(title);
  await shown(page);
}

/// Waits until the page that the address names is painted.
const shown = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/// The threshold questions, step by step, to the result.
export async function fillThreshold(page, answers, options) {
  await expect(page.getByRole("button", { name: "Continue" })).toBeVisible();
  for (let step = 0; step < 12 && !page.url().endsWith("/result"); step += 1) {
    if ((await page.locator(".prt-question").count()) > 0) await answerAll(page, answers, options);
    await goOn(page);
  }
}

/// The form, from the section that is open to Check your answers. Groups are filled by the name of
/// the group, which in all forms is that of its section.
export async function fillForm(page, answers, groups, options) {
  await expect(page).toHaveURL(/section/);
  await expect(page.getByRole("button", { name: "Continue" })).toBeVisible();
  await shown(page);
  for (let section = 0; section < 30 && !page.url().endsWith("/check"); section += 1) {
    const [, id] = page.url().match(/section\/([a-z0-9-]+)/);
    for (const entry of groups[id] ?? []) {
      await page.getByRole("button", { name: /^Add / }).first().click();
      await shown(page);
      await answerAll(page, entry.answers, options);
      await goOn(page);
    }
    const more = page.locator(".prt-question");
    if ((await more.count()) > 0) await answerAll(page, answers, options);
    await goOn(page);
  }
}

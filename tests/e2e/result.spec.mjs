// The result as the heart of the way: what to do and why, what would settle the rest, what a changed
// answer does, and where else the case may belong.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accessible, addCase, expect, go, readCase, saved, sign, test } from "./support/app.mjs";
import { caseOf, results } from "./support/results.mjs";
import { wholeCase } from "./support/whole.mjs";

const scratch = mkdtempSync(join(tmpdir(), "result-"));
const heading = (page) => page.getByRole("heading", { level: 1 });
const block = (page, title) => page.getByRole("heading", { name: title });
const group = (page, name) => page.getByRole("group", { name });
const change = (page, question) => page.getByRole("link", { name: new RegExp(`^(Change|Answer) “${question}`) }).first();
const did = (page) => page.locator(".prt-changed");

async function open(page, draft) {
  const path = join(scratch, `${draft.partnership}.json`);
  writeFileSync(path, JSON.stringify(draft));
  await addCase(page, path);
  await go(page, "/result");
  await expect(heading(page)).toContainText("Your answers point to");
}

const of = (name) => {
  const { partnership, answers } = results.find((result) => result.name === name);
  return caseOf(partnership, answers);
};

for (const { name, partnership, answers } of results) {
  test(`${partnership}: the result "${name}" can be read by everybody, closed and opened`, async ({ page }) => {
    await open(page, caseOf(partnership, answers));
    await accessible(page);
    await page.locator("details").evaluateAll((all) => { for (const one of all) one.open = true; });
    await accessible(page);
  });
}

test("an answer is changed from the result with the keyboard, its effect is told, and undone", async ({ page }) => {
  await open(page, of("not-known"));
  await expect(heading(page)).toHaveText("Your answers point to no route yet, but act today");
  const link = change(page, "Is abuse or neglect of the child known or suspected");
  await link.focus();
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("The child and the harm");
  expect(page.url()).toMatch(/\/threshold\/incident\/abuse-or-neglect$/);
  const asked = group(page, /Is abuse or neglect of the child known or suspected/);
  // The question itself has the focus, in the middle of its step.
  await expect(asked.locator("input").first()).toBeFocused();
  await asked.getByLabel("Suspected", { exact: true }).focus();
  await page.keyboard.press("Space");
  await asked.getByLabel("Suspected", { exact: true }).check();
  await page.locator("#q-abuse-or-neglect-evidence").fill("The paediatrician says so.");
  await page.getByRole("button", { name: "Continue" }).focus();
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("Your answers point to 2 routes");
  await expect(did(page)).toContainText("“Is abuse or neglect of the child known or suspected?”: from Not known yet to Suspected");
  await expect(did(page)).toContainText("Now points to: Raise it with the local authority today as a possible serious incident; Case for Consideration on statutory grounds");
  await accessible(page);
  await did(page).getByRole("button", { name: "Undo the change" }).click();
  await expect(page.locator("#main")).toBeFocused();
  await expect(heading(page)).toHaveText("Your answers point to no route yet, but act today");
  await expect(did(page)).toHaveCount(0);
  await saved(page);
});

test("a change that changes no route says so, one that was not made says nothing, and it is said once", async ({ page }) => {
  await open(page, of("other-area"));
  await page.locator("details").evaluateAll((all) => { for (const one of all) one.open = true; });
  const disagreement = change(page, "Is this mainly a disagreement");
  await disagreement.click();
  await expect(heading(page)).toHaveText("What is it about?");
  await page.getByRole("link", { name: "Back to the result" }).click();
  await expect(heading(page)).toContainText("Your answers point to");
  await expect(did(page)).toHaveCount(0);
  await page.locator("details").evaluateAll((all) => { for (const one of all) one.open = true; });
  await change(page, "Is there good practice by several agencies").click();
  await group(page, /good practice by several agencies/).getByLabel("Not known yet").check();
  await page.getByRole("link", { name: "Back to the result" }).click();
  await expect(did(page)).toContainText("from No to Not known yet");
  await expect(did(page)).toContainText("Now open: Tell the partnership of good practice");
  await page.locator("details").evaluateAll((all) => { for (const one of all) one.open = true; });
  await change(page, "Was the child seriously harmed").click();
  await group(page, /likely to be long-term/).getByLabel("No", { exact: true }).check();
  await page.getByRole("link", { name: "Back to the result" }).click();
  await expect(did(page)).toContainText("from Not known yet to No");
  await expect(did(page)).toContainText("It changed no route.");
  await go(page, "");
  await expect(page.getByRole("heading", { name: "Find the right route" })).toBeVisible();
  await go(page, "/result");
  await expect(heading(page)).toContainText("Your answers point to");
  await expect(did(page)).toHaveCount(0);
});

test("the shortest list of questions shrinks with each answer and is gone when nothing is open", async ({ page }) => {
  await open(page, of("not-known"));
  await expect(block(page, "Answer these 2 questions and it is settled")).toBeVisible();
  const list = page.locator(".prt-open > li");
  await expect(list).toHaveCount(2);
  await expect(list.first()).toContainText("Could point to: Raise it with the local authority today as a possible serious incident");
  await list.first().getByRole("link").click();
  await group(page, /Is abuse or neglect of the child/).getByLabel("Neither known nor suspected").check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(block(page, "Answer this question and it is settled")).toBeVisible();
  await expect(did(page)).toContainText("Ruled out: Raise it with the local authority today");
  await list.first().getByRole("link").click();
  await expect(heading(page)).toHaveText("What can be learnt?");
  await group(page, /Will it probably take the partnership/).getByLabel("No", { exact: true }).check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(heading(page)).toContainText("Your answers point to");
  await expect(page.getByRole("heading", { name: /it is settled/ })).toHaveCount(0);
  await expect(list).toHaveCount(0);
});

test("too many open questions for a short list lead on to the threshold questions", async ({ page }) => {
  await open(page, caseOf("leeds", { "danger-now": "no", "referral-made": "yes" }));
  await expect(page.getByRole("heading", { name: /questions are still open$/ })).toBeVisible();
  await page.getByRole("link", { name: "Go on with the threshold questions" }).click();
  await expect(heading(page)).toHaveText("What is it about?");
});

for (const { partnership, lesser } of [
  { partnership: "somerset", lesser: { "learning-systems": "yes", "learning-needs-partnership": "yes", "learning-is-new": "yes" } },
  { partnership: "leeds", lesser: {} },
  { partnership: "buckinghamshire", lesser: { "shows-joint-working-concern": "yes" } },
  { partnership: "salford-2019", lesser: { "death-unexpected": "yes" } },
  { partnership: "north-west-2013", lesser: {} },
]) {
  test(`${partnership}: the authority is told of a death today although the place is not known, whatever else there is to do`, async ({ page }) => {
    const { "danger-now": danger, "referral-made": referred, "agencies-with-learning": whose } = results[0].answers;
    const answers = { "danger-now": danger, "referral-made": referred, "agencies-with-learning": whose, "plan-disagreement": "no", "child-under-18": "yes", "child-died": "yes", "looked-after": "no" };
    await open(page, caseOf(partnership, { ...answers, "abuse-or-neglect": "known", "where-happened": "not-known", ...lesser }));
    const first = page.locator("article.prt-route--today").first();
    await expect(first).toContainText(/Raise it with the local authority/);
    await expect(first).toContainText("Not settled, and not to wait for");
    await expect(first.locator("ol > li").first()).toBeVisible();
    await accessible(page);
    await go(page, "");
    await expect(page.getByText("Act today")).toBeVisible();
  });
}

test("several routes are seen at a glance, and each leads to its card", async ({ page }) => {
  await open(page, of("death"));
  const glance = page.getByRole("navigation", { name: "The routes at a glance" });
  const routes = await page.locator("article.prt-route--today h3, article.prt-route:not([class*=--]) h3").allTextContents();
  await expect(glance.getByRole("button")).toHaveText(routes);
  await glance.getByRole("button").last().click();
  const last = page.getByRole("heading", { name: routes.at(-1), exact: true });
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
});

test("another process appears with what to check and what it means, and goes with its answer", async ({ page }) => {
  await open(page, of("other-area"));
  const process = page.locator(".prt-process").filter({ hasText: "Review in another area" });
  await expect(process).toContainText("Applies");
  await expect(process).toContainText("Ask the partnership of the other area whether it has the case, and who leads.");
  await expect(process).toContainText("together with the area in which the child lives.");
  const consider = page.locator(".prt-consider");
  await expect(consider).toContainText("Criminal investigation");
  await expect(consider).not.toContainText("Coroner");
  await consider.getByText("Criminal investigation").click();
  await expect(consider.getByText(/A review is no investigation/)).toBeVisible();
  await process.getByText("What this rests on").click();
  await process.getByRole("link", { name: /Where did it happen/ }).click();
  await group(page, /Where did it happen/).getByLabel("In Leeds", { exact: true }).check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(heading(page)).toContainText("Your answers point to");
  await expect(process).toHaveCount(0);
  await expect(page.getByText(/Ruled out by your answers/)).toBeVisible();
});

test("a process that is a route of the partnership is told once, as the route", async ({ page }) => {
  await open(page, of("death"));
  await expect(page.getByRole("heading", { name: "Child death review" })).toHaveCount(1);
  await expect(page.locator("article").getByRole("heading", { name: "Child death review" })).toBeVisible();
  await expect(block(page, "For others to do, not for you")).toBeVisible();
});

test("what to do in danger is said once on the result, and what is not known is said first", async ({ page }) => {
  await open(page, of("danger"));
  await expect(page.locator(".prt-danger-now")).toHaveCount(0);
  await expect(page.locator("article.prt-route").first()).toContainText("Call 999 if a child is in danger at this moment.");
  await go(page, "/threshold/safety");
  await expect(page.locator(".prt-danger-now")).toBeVisible();
  await group(page, /in danger now/).getByLabel("Not known yet").check();
  await go(page, "/result");
  await expect(page.locator(".prt-danger-now")).toContainText("Call 999");
});

test("the edition of the policy is told on the result, and on no other page of the case", async ({ page }) => {
  await open(page, of("other-area"));
  await expect(page.getByText(/written for Working Together 2018/)).toHaveCount(1);
  await expect(page.getByText("By nobody yet")).toBeVisible();
  for (const path of ["", "/threshold/incident", "/check"]) {
    await go(page, path);
    await expect(page.getByText("By nobody yet")).toHaveCount(0);
    await expect(page.getByText(/written for Working Together 2018/)).toHaveCount(0);
  }
});

test("a view that differs needs its reason, stands on check answers, and goes into the bundle", async ({ page }) => {
  await open(page, wholeCase());
  await page.getByText("I see it differently").click();
  await page.getByLabel("Nominate good practice").check();
  await go(page, "/sign");
  const missing = page.getByRole("link", { name: "Say why you think that other routes are right" });
  await expect(missing).toBeVisible();
  await go(page, "/check");
  await expect(page.getByText("No reason is given.").filter({ visible: true })).toBeVisible();
  await missing.click();
  const why = page.getByLabel("Why?", { exact: true });
  await expect(page.locator("#own-reason-error")).toContainText("Say why");
  await why.fill("What went well matters more here.");
  await expect(page.locator("#own-reason-error")).toHaveCount(0);
  await accessible(page);
  await saved(page);
  await page.again();
  await expect(why).toHaveValue("What went well matters more here.");
  await go(page, "/check");
  await expect(page.getByText("Nothing is missing.")).toBeVisible();
  await expect(page.getByText("What went well matters more here.").filter({ visible: true })).toBeVisible();
  const { path } = await sign(page, "own-view");
  await page.start("#/open");
  await page.getByLabel("File").setInputFiles(path);
  await expect(page.getByText("The referrer sees it differently:").first()).toBeVisible();
  await expect(page.getByText("What went well matters more here.").first()).toBeVisible();
});

test("the number of a step does not hang on the answers, and a date that is wrong is led to", async ({ page }) => {
  await addCase(page, (() => {
    const path = join(scratch, "step.json");
    writeFileSync(path, JSON.stringify(readCase("good-practice")));
    return path;
  })());
  await go(page, "/threshold/kind-of-concern");
  await expect(page.getByText("Threshold questions, step 2", { exact: true })).toBeVisible();
  await go(page, "/section/incident");
  const day = page.locator("[id^=q-incident-when][id$=-day]").filter({ visible: true }).first();
  await day.fill("99");
  await page.getByRole("button", { name: "Continue" }).click();
  const summary = page.locator(".govuk-error-summary");
  await summary.getByRole("link").first().click();
  await expect(day).toBeFocused();
});

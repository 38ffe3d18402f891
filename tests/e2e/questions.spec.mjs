// How questions are asked and what is said of their answers.
import { accessible, addCase, expect, go, openExample, saved, test } from "./support/app.mjs";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { wholeCase } from "./support/whole.mjs";

const scratch = mkdtempSync(join(tmpdir(), "questions-"));

async function open(page, change) {
  const draft = wholeCase();
  change(draft);
  const path = join(scratch, "case.json");
  writeFileSync(path, JSON.stringify(draft));
  await addCase(page, path);
}

const group = (page, name) => page.getByRole("group", { name });

test("the error summary is not hidden behind the bar of the case", async ({ page }) => {
  await openExample(page);
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 900 });
    await go(page, "/section/referrer");
    await page.getByLabel("What is your name?").fill("");
    await page.getByRole("button", { name: "Continue" }).click();
    const summary = page.locator(".govuk-error-summary");
    await expect(summary).toBeFocused();
    const [bar, top] = await Promise.all(
      [page.locator(".prt-case-bar"), summary].map((one) => one.evaluate((node) => node.getBoundingClientRect())),
    );
    expect(top.top).toBeGreaterThanOrEqual(bar.bottom);
    await go(page, "");
  }
});

test("a question that may be left out says so, and no other does", async ({ page }) => {
  await openExample(page);
  await go(page, "/section/referrer");
  await expect(page.getByLabel("What is your own reference for the case? (optional)")).toBeVisible();
  await expect(page.getByLabel("What is your name?", { exact: true })).toBeVisible();
});

test("there is one way to say that a date is not known, with who is finding out", async ({ page }) => {
  await open(page, ({ answers }) => {
    answers["agency-aware"] = { value: { is: "not-known" }, "follow-up": { who: "The nurse", by: { day: "", month: "", year: "" } } };
  });
  await go(page, "/section/incident");
  const when = group(page, /When did your agency become aware/);
  // A case of before, in which it was said with a box of its own.
  await expect(when.getByLabel("Not known", { exact: true })).toBeChecked();
  await expect(page.getByLabel(/Not known yet: /)).toHaveCount(0);
  await expect(page.locator("#q-agency-aware-who")).toHaveValue("The nurse");
  await when.getByLabel(/What is known about when/).fill("In spring");
  await accessible(page);
  await saved(page);
  await go(page, "/check");
  await expect(page.getByText("date not known: In spring; The nurse is finding out")).toBeVisible();
  await page.goBack();
  await when.getByLabel("On a day that is known").check();
  await expect(page.locator("#q-agency-aware-who")).toHaveCount(0);
  await when.getByLabel("Not known", { exact: true }).check();
  await expect(page.locator("#q-agency-aware-who")).toHaveValue("The nurse");
  await expect(when.getByLabel(/What is known about when/)).toHaveValue("In spring");
  // An event asks for nobody who finds out.
  await expect(page.locator("#q-incident-when-who")).toHaveCount(0);
});

test("what is wrong with a date stands at the part that it is about and goes with its kind", async ({ page }) => {
  await open(page, () => {});
  await go(page, "/section/incident");
  const when = group(page, /When did it happen/);
  await when.getByLabel("Time, if it is known").fill("25:99");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.locator("#q-incident-when-time-error")).toContainText("the time must be hours and minutes");
  await expect(page.locator("#q-incident-when-exact-error")).toHaveCount(0);
  await when.getByLabel("Time, if it is known").fill("");

  await when.getByLabel("Within a period").check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.locator("#q-incident-when-to-error")).toContainText("the end of the period must include a year");
  await when.getByLabel("At about a time").check();
  await expect(when.locator(".govuk-error-message")).toHaveCount(0);
});

test("a referral is not dated in the future", async ({ page }) => {
  await open(page, () => {});
  await go(page, "/section/referrer");
  await group(page, "What is the date of this referral?").getByLabel("Year").fill("2150");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.locator(".govuk-error-summary")).toContainText("must not lie in the future");
  await group(page, "What is the date of this referral?").getByLabel("Year").fill("1800");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.locator(".govuk-error-summary")).toContainText("a year from 1900 to 2200");
});

test("a time limit without a date leads to the question for it", async ({ page }) => {
  await open(page, ({ answers }) => {
    answers["seriously-harmed"] = { value: { is: "choice", value: "yes" }, evidence: "The ward." };
  });
  await go(page, "/result");
  await page.getByRole("link", { name: "All dates and time limits, with a calendar" }).click();
  await page.getByRole("link", { name: "“When did the local authority send its notification to the Panel?”" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What the partnership has told you");
});

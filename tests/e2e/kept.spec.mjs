// What a referrer typed is there again, whatever they did in between.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addCase, expect, go, openExample, saved, sign, startCase, test } from "./support/app.mjs";
import { wholeCase } from "./support/whole.mjs";

const heading = (page) => page.getByRole("heading", { level: 1 });
const cases = (page) => page.getByRole("link", { name: "Cases", exact: true });
const example = (page) => page.getByRole("link", { name: "Example: two children in a cold flat" });

async function addWhole(page, change = (draft) => draft) {
  const path = join(mkdtempSync(join(tmpdir(), "kept-")), "case.json");
  writeFileSync(path, JSON.stringify(change(wholeCase())));
  await addCase(page, path);
}

/// Makes the database refuse to write, until `allowWrites` of the page is called.
async function refuseWrites(page) {
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    window.allowWrites = () => { IDBObjectStore.prototype.put = put; };
    IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
  });
}

test("words typed just before a case is left are kept", async ({ page }) => {
  await openExample(page);
  for (const [index, leave] of [
    () => cases(page).click(),
    () => page.evaluate(() => { location.hash = "#/about"; }),
    () => page.goBack(),
  ].entries()) {
    await go(page, "/section/referrer");
    const name = page.getByLabel("What is your name?");
    await name.fill(`Name number ${index}`);
    await leave();
    await expect(name).toHaveCount(0);
    await cases(page).click();
    await example(page).click();
    await go(page, "/section/referrer");
    await expect(name).toHaveValue(`Name number ${index}`);
    await expect(page.locator(".prt-save__words")).toContainText("Saved");
    await page.again();
    await expect(name).toHaveValue(`Name number ${index}`);
  }
});

test("what cannot be saved stays in sight on every page, and is there when the case is opened again", async ({ page }) => {
  await openExample(page);
  await go(page, "/section/referrer");
  await refuseWrites(page);
  const name = page.getByLabel("What is your name?");
  await name.fill("Typed on a full disk");
  await expect(page.getByText("Not saved. There is no room left")).toBeVisible();
  await cases(page).click();
  await expect(heading(page)).toHaveText("Your cases");
  await expect(page.getByText("“Example: two children in a cold flat” is not saved.")).toBeVisible();
  await page.getByRole("link", { name: "Go back to the case" }).click();
  await go(page, "/section/referrer");
  await expect(name).toHaveValue("Typed on a full disk");
  // At one go: the app tries again by itself too, and takes the button away when that works.
  await page.getByRole("button", { name: "Try again now" }).evaluate((button) => {
    window.allowWrites();
    button.click();
  });
  await saved(page);
  await page.again();
  await expect(name).toHaveValue("Typed on a full disk");
});

test("a case that was changed after its export says so", async ({ page }) => {
  await addWhole(page);
  await sign(page, "kept");
  await go(page, "");
  await expect(page.getByText("Changed since")).toHaveCount(0);
  await go(page, "/section/incident");
  await page.getByLabel("At which place?").fill("Somewhere else");
  await saved(page);
  await go(page, "");
  await expect(page.getByText("Changed since the export of")).toBeVisible();
  await go(page, "/sent");
  await expect(page.getByText("You have changed the case since.")).toBeVisible();
  await cases(page).click();
  await expect(page.getByText("Changed since export")).toBeVisible();
});

test("a case that was deleted in another tab is not gone on with unawares", async ({ page, context }) => {
  await openExample(page);
  await go(page, "/section/incident");
  await expect(page.getByLabel("At which place?")).toBeVisible();
  const { hash } = new URL(page.url());
  await cases(page).click();
  const second = await context.newPage();
  await second.goto(new URL("#/cases", page.url()).href);
  await second.getByRole("button", { name: /^Delete Example/ }).click();
  await expect(second.getByRole("heading", { name: "Deleted" })).toBeVisible();
  await page.start(hash);
  await expect(heading(page)).toHaveText("This case was deleted");
  await page.getByRole("button", { name: "Put it back" }).click();
  await expect(page.getByLabel("At which place?")).toBeVisible();
  await second.reload();
  await expect(second.getByRole("heading", { name: "Deleted" })).toHaveCount(0);
});

test("what is missing in an entry is named and one click away", async ({ page }) => {
  await addWhole(page, (draft) => {
    delete draft.groups.events[0].answers["event-source"];
    return draft;
  });
  await go(page, "/check");
  const list = page.getByRole("list").filter({ has: page.getByRole("link", { name: "Seen." }) }).first();
  await expect(list).toContainText("Where is it recorded?");
  await go(page, "/section/events");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.locator(".govuk-error-summary").getByRole("link", { name: "Complete “Seen.”" }).click();
  await expect(page.getByLabel("Where is it recorded?")).toBeVisible();
});

test("a case opens at its task list where the page at which it was left is gone", async ({ page }) => {
  await openExample(page);
  await go(page, "/section/no-such-section");
  await expect(heading(page)).toHaveText("There is no such section");
  await cases(page).click();
  await example(page).click();
  await expect(page.getByRole("heading", { name: "Find the right route" })).toBeVisible();
});

test("the result counts no route where there is none, and calls nothing open that is not asked", async ({ page }) => {
  await startCase(page, "Empty");
  await go(page, "/result");
  await expect(heading(page)).toHaveText("Your answers point to no route yet");
  await go(page, "/threshold/incident");
  await page.getByRole("group", { name: /Did the child die/ }).getByLabel("Yes", { exact: true }).check();
  await go(page, "/result");
  const harm = page.locator(".prt-trace__item").filter({ hasText: "Serious harm" }).first();
  await expect(harm).toContainText("Not asked so far");
});

test("a duty that was done in time is not called overdue", async ({ page }) => {
  await addWhole(page, (draft) => {
    const { answers } = draft;
    answers["seriously-harmed"] = { value: { is: "choice", value: "yes" }, evidence: "Seen." };
    const day = (day) => ({ value: { is: "date", value: { day, month: "3", year: "2026" } } });
    answers["panel-notified"] = day("5");
    return draft;
  });
  await go(page, "/result");
  const all = page.getByRole("link", { name: "All dates and time limits, with a calendar" });
  await expect(all).toBeVisible();
  await expect(page.locator(".prt-next")).not.toContainText("The local authority notifies the national Panel");
  await all.click();
  await expect(page.getByRole("heading", { name: "Done or past" })).toBeVisible();
  await expect(page.getByText("Done on 5 March 2026, in time")).toBeVisible();
});

test("not to know whether a child is in danger is told what to do today", async ({ page }) => {
  await startCase(page, "Danger not known");
  await expect(page.getByRole("heading", { name: "If a child is in danger now" })).toHaveCount(0);
  await page.getByRole("group", { name: /in danger now/ }).getByLabel("Not known yet").check();
  await expect(page.getByRole("heading", { name: "If a child is in danger now" })).toBeVisible();
  await go(page, "/result");
  await expect(page.getByRole("heading", { name: "If a child is in danger now" })).toBeVisible();
  await expect(page.getByText(/ask children's social care today/)).toBeVisible();
});

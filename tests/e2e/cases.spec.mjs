import { expect, go, openExample, saved, startCase, test } from "./support/app.mjs";

test("a case can be renamed, duplicated, deleted, put back, and removed for good", async ({ page }) => {
  await startCase(page, "First");
  await page.getByRole("link", { name: "Cases", exact: true }).click();
  await page.getByRole("button", { name: /Rename/ }).click();
  await page.getByRole("dialog").getByLabel("Working title").fill("Second");
  await page.getByRole("dialog").getByRole("button", { name: "Rename" }).click();
  await expect(page.getByRole("link", { name: "Second", exact: true })).toBeVisible();
  await page.getByRole("button", { name: /Duplicate/ }).click();
  await expect(page.getByRole("link", { name: "Second (copy)" })).toBeVisible();
  await page.getByRole("button", { name: "Delete Second", exact: true }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("link", { name: "Second", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Delete Second", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Deleted" })).toBeVisible();
  await page.again();
  await page.getByRole("button", { name: "Remove for good Second", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove for good" }).click();
  await expect(page.getByRole("heading", { name: "Deleted" })).toHaveCount(0);
  await page.again();
  await expect(page.getByRole("link", { name: "Second", exact: true })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Second (copy)" })).toBeVisible();
});

test("a reload in the middle of a sentence loses at most the last second", async ({ page }) => {
  await openExample(page);
  await go(page, "/section/incident");
  const field = page.getByLabel("What happened?");
  await field.fill("");
  await field.pressSequentially("It began on a Monday, when the caretaker ", { delay: 20 });
  await saved(page);
  await field.pressSequentially("heard", { delay: 20 });
  await page.again();
  await expect(field).toHaveValue(/^It began on a Monday, when the caretaker/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What happened, and who knew when");
});

test("what is typed within the last second is saved when the page is hidden", async ({ page }) => {
  await openExample(page);
  await go(page, "/section/incident");
  const field = page.getByLabel("At which place?");
  await field.fill("In the hall");
  await page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  });
  await saved(page);
  await page.again();
  await expect(field).toHaveValue("In the hall");
});

test("a date that is none is kept as typed and explained", async ({ page }) => {
  await openExample(page);
  await go(page, "/section/referrer");
  const date = page.getByRole("group", { name: "What is the date of this referral?" });
  await date.getByLabel("Day").fill("31");
  await date.getByLabel("Month").fill("2");
  await page.getByRole("button", { name: "Continue" }).click();
  const summary = page.locator(".govuk-error-summary");
  await expect(summary).toBeFocused();
  await summary.getByRole("link", { name: /must be a real date/ }).click();
  await expect(date.getByLabel("Day")).toBeFocused();
  await saved(page);
  await page.again();
  await expect(date.getByLabel("Day")).toHaveValue("31");
});

test("a second tab reads only, and writes once the first is closed", async ({ page, context, baseURL }) => {
  await openExample(page);
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second.getByText("Read only.")).toBeVisible();
  await second.evaluate(() => { location.hash = `${location.hash.replace(/\/$/, "")}/section/incident`; });
  await expect(second.getByLabel("What happened?")).toBeDisabled();
  // What changes the case stands back; reading and printing harm nothing.
  await expect(second.getByRole("button", { name: "Continue" })).toHaveCSS("opacity", "0.5");
  await second.evaluate(() => {
    window.print = () => document.body.setAttribute("data-printed", "");
    location.hash = location.hash.replace("/section/incident", "/check");
  });
  await second.getByRole("button", { name: "Print" }).click();
  await expect(second.locator("body[data-printed]")).toHaveCount(1);
  await second.goBack();
  await page.start("#/cases");
  await expect(second.getByText("Read only.")).toHaveCount(0);
  await second.getByLabel("At which place?").fill("Elsewhere");
  await saved(second);
  expect(second.url()).toContain(baseURL);
});

test("events keep their order, are filtered, removed and brought back", async ({ page }) => {
  await openExample(page);
  await go(page, "/section/events");
  const events = page.locator(".prt-timeline__event");
  await expect(events).toHaveCount(12);
  await expect(events.nth(6)).toContainText("ate not known");
  await page.getByLabel("Agency").selectOption({ label: "Housing" });
  await expect(events).toHaveCount(3);
  await page.getByLabel("Words").fill("heating");
  await expect(page.getByText("2 of 12 events")).toBeVisible();
  await page.getByLabel("Words").fill("");
  await page.getByLabel("Agency").selectOption({ label: "All agencies" });
  await events.nth(0).getByRole("button", { name: /Remove/ }).click();
  await expect(events).toHaveCount(11);
  await page.locator(".prt-undo__actions").getByRole("button", { name: "Undo" }).click();
  await expect(events).toHaveCount(12);
  await expect(events.nth(0)).toContainText("no breakfast");
  await page.getByRole("button", { name: "Add event" }).click();
  await page.getByLabel("What happened?").fill("A later thought");
  await page.getByLabel("Not known", { exact: true }).check();
  await page.getByRole("link", { name: "Come back to this later" }).or(page.getByRole("button", { name: "Come back to this later" })).click();
  await expect(events).toHaveCount(13);
  await expect(page.getByText("To complete")).toBeVisible();
});

test("an answer that hides others keeps them, and they come back", async ({ page }) => {
  await openExample(page);
  await go(page, "/threshold/other-grounds");
  await expect(page.getByLabel(/What was done well/)).toHaveValue(/joint visit/);
  const group = page.getByRole("group", { name: /good practice by several agencies/ });
  await group.getByLabel("No", { exact: true }).check();
  await expect(page.getByLabel(/What was done well/)).toHaveCount(0);
  await group.getByLabel("Yes", { exact: true }).check();
  await expect(page.getByLabel(/What was done well/)).toHaveValue(/joint visit/);
});

test("nothing of a case stands in addresses, the title, localStorage or the console", async ({ page }) => {
  await openExample(page);
  await go(page, "/section/children");
  await expect(page.getByText("Poppy Fernsby").first()).toBeVisible();
  const where = await page.evaluate(() => [location.href, document.title, JSON.stringify(localStorage)].join(" "));
  expect(where).not.toMatch(/Poppy|Fernsby|cold flat/);
});


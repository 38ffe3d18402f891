// Lists of cases and entries under quick fingers and without a mouse.
import { addCase, addIt, caseFile, expect, go, nameCase, openExample, saved, test } from "./support/app.mjs";

const title = (page) => page.getByLabel("Working title");
const heading = (page) => page.getByRole("heading", { level: 1 });

async function start(page, name) {
  await nameCase(page, name);
  await title(page).press("Enter");
  await expect(heading(page)).toHaveText("Safety first");
  await page.getByRole("link", { name: "Cases", exact: true }).click();
  await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
}

test("a double click starts, copies or adds one case", async ({ page }) => {
  await nameCase(page, "Only one");
  // The second click may fall on a link of the page that follows: any page of the case will do.
  const inCase = () => expect(page).toHaveURL(/#\/cases\/[0-9a-f]+/);
  await page.getByRole("button", { name: "Start" }).dblclick();
  await inCase();
  await page.start();
  await expect(page.locator(".prt-cases__case")).toHaveCount(1);
  await page.getByRole("button", { name: "Duplicate" }).dblclick();
  await expect(page.getByRole("link", { name: "Only one (copy)", exact: true })).toBeFocused();
  await expect(page.locator(".prt-cases__case")).toHaveCount(2);
  await page.getByRole("button", { name: "Look round in an example" }).dblclick();
  await inCase();
  await page.start();
  await expect(page.locator(".prt-cases__case")).toHaveCount(3);
  await page.start("#/open");
  await page.getByLabel("File").setInputFiles(caseFile("good-practice"));
  await addIt(page).dblclick();
  await inCase();
  await page.start();
  await expect(page.locator(".prt-cases__case")).toHaveCount(4);
});

test("Enter renames, and a name that is empty is asked for", async ({ page }) => {
  await start(page, "First");
  await page.getByRole("button", { name: "Rename First" }).click();
  await expect(title(page)).toBeFocused();
  await title(page).fill(" ");
  await title(page).press("Enter");
  await expect(page.getByRole("dialog").getByText("Give the case a working title")).toBeVisible();
  await expect(title(page)).toBeFocused();
  await title(page).fill("Second");
  await title(page).press("Enter");
  await expect(page.getByRole("link", { name: "Second", exact: true })).toBeFocused();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("removing for good asks with the focus on the question, not on the button", async ({ page }) => {
  await start(page, "First");
  await page.getByRole("button", { name: "Delete First" }).press("Enter");
  await expect(page.getByText("Deleted “First”.")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "First", exact: true })).toBeFocused();
  await page.getByRole("button", { name: "Delete First" }).press("Enter");
  await page.getByRole("button", { name: "Remove for good First" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Remove the case for good?" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Remove for good" }).press("Enter");
  await expect(heading(page)).toBeFocused();
  await expect(page.locator(".prt-cases__case")).toHaveCount(0);
});

test("removing an entry leads to the way back, and from there to the list", async ({ page }) => {
  await openExample(page);
  for (const section of ["people", "events"]) {
    await go(page, `/section/${section}`);
    await page.getByRole("button", { name: /^Remove/ }).first().press("Enter");
    await expect(page.locator(".prt-undo__words")).toBeFocused();
    await page.locator(".prt-undo__actions").getByRole("button", { name: "Undo" }).press("Enter");
    await expect(page.locator(".prt-undo__words")).toBeEmpty();
    await expect(page.locator("section[id^='g-']")).toBeFocused();
  }
});

test("an entry that is added and left without a word is gone, one with a word stays", async ({ page }) => {
  await openExample(page);
  await go(page, "/section/children");
  const cards = page.locator(".govuk-summary-card");
  const before = await cards.count();
  const add = page.getByRole("button", { name: /^Add another/ });
  const later = page.getByRole("button", { name: "Come back to this later" });
  await add.click();
  await expect(page.getByRole("button", { name: /^Remove this/ })).toBeVisible();
  await later.click();
  await expect(add).toBeVisible();
  await expect(cards).toHaveCount(before);
  await add.click();
  await expect(page.getByRole("button", { name: /^Remove this/ })).toBeVisible();
  await page.goBack();
  await expect(add).toBeVisible();
  await expect(cards).toHaveCount(before);
  await add.click();
  await page.getByRole("textbox", { name: /given name/i }).first().fill("Sky");
  await later.click();
  await expect(cards).toHaveCount(before + 1);
  await saved(page);
  await page.again();
  await expect(cards).toHaveCount(before + 1);
});

test("a filter without a hit says so and can be cleared", async ({ page }) => {
  await openExample(page);
  await go(page, "/section/events");
  const events = page.locator(".prt-timeline__event");
  const clear = page.getByRole("button", { name: "Clear the filter" });
  await expect(events).toHaveCount(12);
  await expect(clear).toHaveCount(0);
  await page.getByLabel("Words").fill("zebra");
  await expect(page.getByText("0 of 12 events")).toBeVisible();
  await expect(page.getByText("No event fits this filter.")).toBeVisible();
  await clear.press("Enter");
  await expect(page.getByLabel("Words")).toBeFocused();
  await expect(page.getByLabel("Words")).toHaveValue("");
  await expect(events).toHaveCount(12);
});

test("text that is too long stands in the error summary beside what is missing", async ({ page }) => {
  await addCase(page, caseFile("serious-incident"));
  await go(page, "/section/incident");
  await page.getByLabel("What happened?").fill("word ".repeat(2000));
  await page.getByLabel("At which place?").fill("");
  await page.getByRole("button", { name: "Continue" }).click();
  const summary = page.locator(".govuk-error-summary");
  await expect(summary.getByRole("link", { name: /longer than/ })).toBeVisible();
  await summary.getByRole("link", { name: /longer than/ }).click();
  await expect(page.getByLabel("What happened?")).toBeFocused();
});

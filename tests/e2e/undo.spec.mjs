// What was typed or chosen can be taken back, and earlier versions brought back.
import { accessible, expect, go, openExample, saved, startCase, test } from "./support/app.mjs";

const undo = (page) => page.getByRole("button", { name: "Undo", exact: true }).first();
const redo = (page) => page.getByRole("button", { name: "Redo", exact: true });

test("typing and choosing are undone and done again across fields and pages, by key and by button", async ({ page }) => {
  await startCase(page, "Taken back");
  await go(page, "/section/referrer");
  const name = page.getByLabel("What is your name?");
  await expect(undo(page)).toHaveAttribute("aria-disabled", "true");
  await name.fill("Ada Tester");
  await go(page, "/section/incident");
  const place = page.getByLabel("At which place?");
  await place.fill("Somewhere");
  await place.press("Control+z");
  await expect(place).toHaveValue("");
  await expect(place).toBeFocused();
  await accessible(page);
  await place.press("Control+z");
  // What is undone is shown where it stands.
  await expect(name).toHaveValue("");
  await expect(name).toBeFocused();
  await expect(page.getByText("Undone: What is your name?")).toBeVisible();
  await expect(undo(page)).toHaveAttribute("aria-disabled", "true");
  await redo(page).click();
  await expect(name).toHaveValue("Ada Tester");
  await name.press("Control+Shift+z");
  await expect(place).toHaveValue("Somewhere");
  await expect(redo(page)).toHaveAttribute("aria-disabled", "true");
  await saved(page);
  await page.again();
  await expect(place).toHaveValue("Somewhere");
});

test("an event that was removed comes back by undo, where it stood", async ({ page }) => {
  await openExample(page);
  await go(page, "/section/events");
  const events = page.locator(".prt-timeline__event");
  await expect(events).toHaveCount(12);
  const before = await events.nth(3).textContent();
  await events.nth(3).getByRole("button", { name: /^Remove/ }).click();
  await expect(events).toHaveCount(11);
  await page.keyboard.press("Control+z");
  await expect(events).toHaveCount(12);
  expect(await events.nth(3).textContent()).toBe(before);
});

test("words of an entry that was added come back after they were undone, and an entry left without a word is no step", async ({ page }) => {
  await openExample(page);
  await go(page, "/section/events");
  const events = page.locator(".prt-timeline__event");
  await page.getByRole("button", { name: "Add event" }).click();
  const what = page.getByLabel("What happened?");
  await what.fill("Teacher saw a bruise");
  await what.press("Control+z");
  await expect(what).toHaveValue("");
  await expect(what).toBeFocused();
  await what.press("Control+Shift+z");
  await expect(what).toHaveValue("Teacher saw a bruise");
  await what.press("Control+z");
  await what.press("Control+z");
  // It is gone with its adding; the list shows that.
  await expect(events).toHaveCount(12);
  await page.keyboard.press("Control+y");
  await page.keyboard.press("Control+y");
  await expect(what).toHaveValue("Teacher saw a bruise");
  await go(page, "/section/events");
  await expect(events).toHaveCount(13);

  await page.getByRole("button", { name: "Add event" }).click();
  await expect(what).toHaveValue("");
  await go(page, "/section/events");
  await expect(events).toHaveCount(13);
  await undo(page).click();
  await expect(what).toHaveValue("");
});

test("an earlier version is shown with what differs, brought back, and what stood before is kept", async ({ page }) => {
  await page.clock.install({ time: new Date("2026-11-02T09:00:00Z") });
  await startCase(page, "Versions");
  await go(page, "/section/referrer");
  const name = page.getByLabel("What is your name?");
  await name.fill("As it was");
  await page.clock.runFor(2_000);
  await saved(page);
  await page.clock.runFor(130_000);
  await name.fill("As it is");
  await page.clock.runFor(2_000);
  await saved(page);
  await go(page, "/versions");
  await page.getByRole("button", { name: /^See what changed/ }).first().click();
  await expect(page.getByText("Then: As it was")).toBeVisible();
  await expect(page.getByText("Now: As it is")).toBeVisible();
  // Of a long text nobody should have to find by eye what changed.
  await expect(page.locator("mark")).toHaveText(["was", "is"]);
  await accessible(page);
  const versions = page.getByRole("button", { name: /^See what changed/ });
  const before = await versions.count();
  await page.getByRole("button", { name: /^Go back to/ }).click();
  await expect(page.getByText("The case is as it was then.")).toBeVisible();
  await page.clock.runFor(3_000);
  // What stood before is in sight at once.
  await expect(versions).toHaveCount(before + 1);
  await go(page, "/section/referrer");
  await expect(name).toHaveValue("As it was");
  await saved(page);
  await go(page, "/versions");
  await page.getByRole("button", { name: /^See what changed/ }).first().click();
  await expect(page.getByText("Then: As it is")).toBeVisible();
});

test("what was undone is told until somebody types on", async ({ page }) => {
  await startCase(page, "Told");
  await go(page, "/section/referrer");
  const name = page.getByLabel("What is your name?");
  await name.fill("Ada");
  await undo(page).click();
  await expect(page.getByText("Undone: What is your name?")).toBeVisible();
  await name.fill("Bea");
  await expect(page.getByText("Undone: What is your name?")).toHaveCount(0, { timeout: 3_000 });
});

test("whoever goes back to a version may go on at once", async ({ page }) => {
  await startCase(page, "At once");
  await go(page, "/section/referrer");
  const name = page.getByLabel("What is your name?");
  await name.fill("As it was");
  await saved(page);
  await page.again();
  await name.fill("As it is");
  await saved(page);
  await go(page, "/versions");
  await page.getByRole("button", { name: /^See what changed/ }).first().click();
  // In one turn, before what was brought back can have been saved.
  await page.getByRole("button", { name: /^Go back to/ }).evaluate((button) => {
    button.click();
    location.hash = location.hash.replace("/versions", "/section/referrer");
  });
  await expect(name).toHaveValue("As it was");
  await saved(page);
  await page.again();
  await expect(name).toHaveValue("As it was");
});

// Long lists: shown piece by piece, with what finds an item in them.
import { accessible, expect, openExample, test } from "./support/app.mjs";
import { copies } from "./support/copies.mjs";

const rows = (page) => page.locator(".prt-cases__case");
const events = (page) => page.locator(".prt-timeline__event");

async function filled(page, count, events) {
  await openExample(page);
  await page.evaluate(() => { location.hash = "/about"; });
  await page.getByRole("heading", { level: 1, name: /^About/ }).waitFor();
  await page.evaluate(copies, [count, events]);
}

test("of many cases fifty are shown at once, and any of them is found", async ({ page }) => {
  await filled(page, 120);
  await page.start("#/cases");
  await expect(rows(page)).toHaveCount(50);
  await expect(page.getByText("50 of 120 cases are shown.")).toBeVisible();
  await accessible(page);
  const last = rows(page).nth(50).getByRole("link").first();
  await page.getByRole("button", { name: "Show 50 more" }).click();
  await expect(rows(page)).toHaveCount(100);
  // Whoever uses a keyboard goes on with the first that has come.
  await expect(last).toBeFocused();
  await page.getByRole("button", { name: "Show 20 more" }).click();
  await expect(rows(page)).toHaveCount(120);
  await expect(page.getByRole("button", { name: /^Show/ })).toHaveCount(0);
  // Whoever comes back finds as many.
  await rows(page).nth(110).getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: "Find the right route" })).toBeVisible();
  await page.goBack();
  await expect(rows(page)).toHaveCount(120);

  const find = page.getByLabel("Find a case");
  await find.fill("case 117");
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByText("1 of 120 cases")).toBeVisible();
  // What was found stays found where something is done with it.
  await page.getByRole("button", { name: "Rename Case 117" }).click();
  await page.getByLabel("Working title").fill("Case 117 again");
  await page.getByRole("button", { name: "Rename", exact: true }).click();
  await expect(page.getByRole("link", { name: "Case 117 again" })).toBeVisible();
  await expect(find).toHaveValue("case 117");
  await find.fill("zebra");
  await expect(page.getByText("No case has these words")).toBeVisible();
  await find.press("Escape");
  await expect(rows(page)).toHaveCount(120);
});

test("of many events two hundred are shown at once, and any of them is found", async ({ page }) => {
  await filled(page, 1, 500);
  await page.start(`#/cases/${"1".padStart(32, "0")}/section/events`);
  await expect(page.getByText("500 events", { exact: true })).toBeVisible();
  await expect(events(page)).toHaveCount(200);
  await page.getByRole("button", { name: "Show 200 more" }).click();
  await expect(events(page)).toHaveCount(400);
  await expect(events(page).nth(200)).toBeFocused();
  await page.getByRole("button", { name: "Show 100 more" }).click();
  await expect(events(page)).toHaveCount(500);
  await page.getByLabel("Words").fill("zebra");
  await expect(events(page)).toHaveCount(0);
  await expect(page.getByText("0 of 500 events")).toBeVisible();
});

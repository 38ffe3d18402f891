// Removing everything leaves nothing: no database, nothing remembered, no file of the app.
import { accessible, expect, startCase, test } from "./support/app.mjs";

const left = (page) =>
  page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name).filter((name) => name.startsWith("practice")),
    remembered: Object.keys(localStorage).filter((name) => name.startsWith("prt-")),
    files: globalThis.isSecureContext && globalThis.caches ? await caches.keys().catch(() => []) : [],
  }));

test("everything is removed once the word is typed, and the app begins empty", async ({ page, context }) => {
  await startCase(page, "A case to go");
  // Another tab that holds the database open gives way.
  const other = await context.newPage();
  await other.goto(page.url().replace(/#.*/, "#/cases"));
  await expect(other.getByRole("link", { name: "A case to go" })).toBeVisible();

  await page.start("#/about");
  await page.getByRole("link", { name: "Remove everything from this browser" }).click();
  await expect(page.getByRole("heading", { name: "Remove everything from this browser" })).toBeVisible();
  await accessible(page);
  await page.getByRole("button", { name: "Remove everything" }).click();
  await expect(page.getByRole("link", { name: "Type REMOVE to show that you mean it" })).toBeVisible();
  expect((await left(page)).databases).toEqual(["practice-review-toolkit"]);
  await page.getByLabel("Type REMOVE to go on").fill("remove");
  await page.getByRole("button", { name: "Remove everything" }).click();
  await expect(page.getByText("Everything is removed")).toBeVisible();
  await accessible(page);
  const now = await left(page);
  // Looking whether cases are protected makes an empty database again.
  expect(now.remembered).toEqual([]);
  expect(now.files).toEqual([]);
  await page.getByRole("button", { name: "Begin again" }).click();
  await expect(page.getByRole("heading", { name: "Your cases" })).toBeVisible();
  await expect(page.getByText("A case to go")).toHaveCount(0);
});

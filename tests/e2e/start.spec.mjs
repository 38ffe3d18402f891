import { accessible, expect, openExample, test, unprotected } from "./support/app.mjs";

test("the app starts, and an empty list says what to do", async ({ page }) => {
  await page.start();
  await expect(page.getByRole("button", { name: "Start a case" })).toBeVisible();
  await expect(page.getByText("stays in this browser")).toBeVisible();
  await accessible(page);
});

test("an address that leads nowhere leads back", async ({ page }) => {
  await page.start("#/nowhere");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no such page");
  await accessible(page);
  await page.getByRole("link", { name: "Go to your cases" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your cases");
});

test("axe finds nothing on any screen of a case", async ({ page }) => {
  test.slow();
  await openExample(page);
  const base = new URL(page.url()).hash;
  const sections = [
    "referrer", "sign-off", "children", "identity", "people", "incident", "agencies", "events",
    "system-working", "criteria-evidence", "good-practice", "safety", "processes", "family", "sharing", "dates",
  ];
  const steps = ["safety", "kind-of-concern", "incident", "system-learning", "other-grounds"];
  const paths = [
    "", "/result", "/dates", "/check", "/sign", "/sent",
    ...sections.map((id) => `/section/${id}`),
    ...steps.map((id) => `/threshold/${id}`),
  ];
  for (const path of paths) {
    await page.evaluate((hash) => { location.hash = hash; }, base + path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await accessible(page);
  }
  await page.evaluate((hash) => { location.hash = hash; }, `${base}/section/events`);
  await page.getByRole("link", { name: /^Change/ }).first().click();
  await expect(page.getByLabel("What happened?")).toBeVisible();
  await accessible(page);
  await page.getByLabel("What happened?").fill("");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();
  await accessible(page);
});

test("axe finds nothing on the other screens", async ({ page }) => {
  await page.start("#/new");
  await accessible(page);
  await unprotected(page);
  for (const path of ["/new", "/open", "/about", "/bank-holidays", "/cases"]) {
    await page.evaluate((path) => { location.hash = path; }, path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await accessible(page);
  }
});

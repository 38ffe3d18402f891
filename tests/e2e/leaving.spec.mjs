// What leaves the machine is shown beforehand, and a copy can leave without names.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accessible, addCase, caseFile, expect, go, readCase, saved, sign, test } from "./support/app.mjs";
import { wholeCase } from "./support/whole.mjs";

const scratch = mkdtempSync(join(tmpdir(), "leaving-"));
const NAME = "serious-incident";

/// Every full name and date of birth that the case records.
function recorded() {
  const found = [];
  for (const entries of Object.values(readCase(NAME).groups)) {
    for (const { answers } of entries) {
      const name = answers["person-name"]?.value?.value;
      if (name) found.push(name);
    }
  }
  return found;
}

test("what a file holds is counted and shown before it is signed", async ({ page }) => {
  test.slow();
  await addCase(page, caseFile(NAME));
  await go(page, "/sign");
  await expect(page.getByRole("heading", { name: "What leaves with it" })).toBeVisible();
  await page.getByText("Everything that the file holds").click();
  await expect(page.getByText("Dates of birth", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Show the content of the file as the computer writes it" }).click();
  const content = JSON.parse(await page.getByLabel("What is signed").textContent());
  expect(content.format).toBe("practice-review-referral");
  await accessible(page);
});

test("a copy without names holds none that is recorded, and its key holds them", async ({ page }) => {
  test.slow();
  const names = recorded();
  expect(names.length).toBeGreaterThan(2);
  await addCase(page, caseFile(NAME));
  await go(page, "/check");
  await page.getByRole("button", { name: "Make a copy without names" }).click();
  await expect(page.getByRole("heading", { name: "A copy without names" })).toBeVisible();
  await accessible(page);
  const get = async (button) => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: button }).click(),
    ]);
    const path = join(scratch, download.suggestedFilename());
    await download.saveAs(path);
    return { name: download.suggestedFilename(), text: readFileSync(path, "utf8") };
  };
  const copy = await get("Download the copy");
  expect(copy.name).toMatch(/^practice-review-without-names-\d{4}-\d{2}-\d{2}-[0-9a-f]{8}\.html$/);
  const key = await get("Download the key");
  expect(key.name).toMatch(/^practice-review-key-to-names-.*\.txt$/);
  const document = await page.locator(".prt-print-document").textContent();
  for (const name of names) {
    expect(copy.text).not.toContain(name);
    expect(document).not.toContain(name);
    expect(key.text).toContain(name);
  }
});

test("a case says how long ago it was begun, and on the day that was chosen the list asks", async ({ page }) => {
  test.slow();
  const path = join(scratch, "kept.json");
  writeFileSync(path, JSON.stringify({ ...wholeCase(), "keep-until": "2026-01-31" }));
  await addCase(page, path);
  await page.start("#/cases");
  const due = page.getByRole("region", { name: "You wanted to remove these by now" });
  await expect(due).toContainText("kept until 31 January 2026");
  await accessible(page);
  await due.getByRole("button", { name: /^Keep it for 30 days more/ }).click();
  await expect(due).toHaveCount(0);
  await expect(page.getByText(/ · begun (today|\d+ days? ago) · until /)).toBeVisible();
  await page.getByRole("link", { name: "A short case" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await sign(page, "to-be-kept");
  await page.getByLabel(/^On .*, in 90 days/).check();
  await saved(page);
  await accessible(page);
  await page.again();
  await expect(page.getByLabel(/^On .*, in 90 days/)).toBeChecked();
});

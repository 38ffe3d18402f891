// Words that cannot be saved, and what the pages say that the reader goes to meanwhile.
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accessible, expect, go, saved, startCase, test } from "../support/app.mjs";
import { breakable, copyNow, status } from "../support/faults.mjs";
import { PASSPHRASE, lock, protect, unlock } from "../support/vault.mjs";

const WORDS = "In this tab alone";
const name = (page) => page.getByLabel("What is your name?");
const warning = (page) => page.getByText("Something that you wrote is in this tab alone and not saved yet.");
const fail = (page) => page.evaluate(() => window.faults.arm({ kind: "put cases", how: "throws" }));
const mend = (page) => page.evaluate(() => window.faults.disarm());
const download = async (page, button) => {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return download.path();
};

async function unsaved(page, title) {
  await startCase(page, title);
  await go(page, "/section/referrer");
  await name(page).fill("Before");
  await saved(page);
  await fail(page);
  await name(page).fill(WORDS);
  await expect(status(page)).toContainText("Not saved");
}

test("while it is locked or hidden it is said that something is not saved", async ({ page }) => {
  test.slow();
  await breakable(page);
  await protect(page, { passphrase: PASSPHRASE });
  await unsaved(page, "Locked with words");
  await lock(page);
  await expect(warning(page)).toBeVisible();
  expect(await page.content()).not.toContain(WORDS);
  await accessible(page);
  await unlock(page);
  await expect(name(page)).toHaveValue(WORDS);
  await page.locator("h1").first().click();
  for (let times = 0; times < 3; times += 1) await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { name: "Hidden" })).toBeVisible();
  await expect(warning(page)).toBeVisible();
  await accessible(page);
  await page.getByRole("button", { name: "Show it again" }).click();
  await mend(page);
  await unlock(page);
  await expect(name(page)).toHaveValue(WORDS);
  await name(page).fill(`${WORDS} no more`);
  await saved(page);
  await lock(page);
  await expect(warning(page)).toHaveCount(0);
});

test("a copy from the list and a backup hold what could not be saved, and no other tab is blamed for it", async ({ page, elsewhere }) => {
  test.slow();
  await breakable(page);
  await unsaved(page, "Full of words");
  await page.evaluate(() => { location.hash = "/cases"; });
  await expect(copyNow(page)).toBeVisible();
  const copy = await download(page, page.getByRole("button", { name: "Download a copy of Full of words" }));
  expect(JSON.parse(readFileSync(copy, "utf8")).answers["referrer-name"].value.value).toBe(WORDS);
  await page.getByRole("button", { name: "Delete Full of words" }).click();
  await expect(page.getByText("this case has words that are not saved yet")).toBeVisible();

  await page.evaluate(() => { location.hash = "/backup"; });
  await page.getByLabel("Passphrase of the backup").fill(PASSPHRASE);
  await page.getByLabel("The same again").fill(PASSPHRASE);
  const made = page.waitForEvent("download");
  await page.getByRole("button", { name: "Make a backup" }).click();
  const path = join(tmpdir(), `unsaved-${process.pid}.jsonl`);
  await (await made).saveAs(path);
  await expect(page.getByText("1 case, with what belongs to it")).toBeVisible();

  const other = await elsewhere("#/open");
  await other.getByLabel("File", { exact: true }).setInputFiles(path);
  await other.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await other.getByRole("button", { name: "Open the backup" }).first().click();
  await other.getByRole("button", { name: "Restore it here" }).click();
  await expect(other.getByText("1 case added")).toBeVisible();
  await other.getByRole("link", { name: "Go to your cases" }).click();
  await other.getByRole("link", { name: "Full of words" }).click();
  await expect(name(other)).toHaveValue(WORDS);

  // Once it can be saved, it is.
  await mend(page);
  await page.getByRole("button", { name: "Try again now" }).click();
  await expect(copyNow(page)).toHaveCount(0);
});

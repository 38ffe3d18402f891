// Everything in one encrypted file, and back: on the same machine, on another one, damaged, and twice.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { accessible, addCase, expect, go, saved, sign, startCase, test } from "./support/app.mjs";
import { PASSPHRASE, lock, protect, unlock } from "./support/vault.mjs";
import { wholeCase } from "./support/whole.mjs";

const scratch = mkdtempSync(join(tmpdir(), "backup-"));
const choose = (page, path) => page.getByLabel("File", { exact: true }).setInputFiles(path);

async function write(page, title, name) {
  await startCase(page, title);
  await go(page, "/section/referrer");
  await page.getByLabel("What is your name?").fill(name);
  await saved(page);
}

async function backup(page, name) {
  await page.start("#/backup");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Make a backup" }).click(),
  ]);
  await expect(page.getByText("Backup made")).toBeVisible();
  expect(download.suggestedFilename()).toMatch(/^practice-review-backup-\d{4}-\d{2}-\d{2}\.jsonl$/);
  const path = join(scratch, `${name}.jsonl`);
  await download.saveAs(path);
  return path;
}

/// Chooses a backup, and opens it where that takes a passphrase.
async function look(page, path, passphrase) {
  await page.start("#/open");
  await choose(page, path);
  if (passphrase) {
    await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
    await page.getByRole("button", { name: "Open the backup" }).first().click();
  }
}

/// Opens a backup and restores it; the page is then told what was done.
async function restore(page, path, passphrase) {
  await look(page, path, passphrase);
  await page.getByRole("button", { name: "Restore it here" }).click();
  await expect(page.getByText("Restored", { exact: true })).toBeVisible();
}

const starts = (page) => {
  page.start ??= async (hash) => {
    await page.goto(page.url().replace(/#.*$/, "") + hash);
    await page.locator("h1").first().waitFor();
  };
  return page;
};

test("a backup of protected cases is read by nobody else, and gives everything back on another machine", async ({ page, elsewhere }) => {
  test.slow();
  await protect(page, { passphrase: PASSPHRASE });
  await write(page, "Quokka first", "Ada Quokka");
  await page.start("#/backup");
  await accessible(page);
  const path = await backup(page, "whole");
  expect(readFileSync(path, "utf8")).not.toMatch(/quokka/i);
  await expect(page.getByText("The last backup in this browser was made on")).toBeVisible();
  await accessible(page);

  const secret = join(scratch, "passphrase");
  writeFileSync(secret, PASSPHRASE);
  const told = execFileSync("cargo", ["run", "--quiet", "-p", "practice-review", "--", "backup", "list", path, "--passphrase-file", secret], {
    cwd: fileURLToPath(new URL("../../", import.meta.url)),
    encoding: "utf8",
  });
  expect(told).toMatch(/case/);
  expect(told).not.toMatch(/quokka/i);

  const other = starts(await elsewhere());
  await other.start("#/open");
  await choose(other, path);
  await other.getByLabel("Passphrase", { exact: true }).fill("not the passphrase");
  await other.getByRole("button", { name: "Open the backup" }).first().click();
  await expect(other.locator(".govuk-error-summary")).toBeVisible();
  await other.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await other.getByRole("button", { name: "Open the backup" }).first().click();
  await expect(other.getByText("Your cases here are not protected yet.")).toBeVisible();
  await accessible(other);
  await other.getByRole("button", { name: "Restore it here" }).click();
  await expect(other.getByText("1 case added")).toBeVisible();
  await other.getByRole("link", { name: "Go to your cases" }).click();
  await other.getByRole("link", { name: "Quokka first" }).click();
  await expect(other.getByLabel("What is your name?")).toHaveValue("Ada Quokka");
  await lock(other);
  await unlock(other);
  await expect(other.getByLabel("What is your name?")).toHaveValue("Ada Quokka");

  // Twice changes nothing.
  await restore(other, path);
  await expect(other.getByText("Everything in the backup was here already")).toBeVisible();
});

test("restoring writes over nothing newer, and what differs is an earlier version", async ({ page }) => {
  test.slow();
  await protect(page, { passphrase: PASSPHRASE });
  await write(page, "Merged", "In the backup");
  const path = await backup(page, "older");
  await page.start("#/cases");
  await page.getByRole("link", { name: "Merged" }).click();
  // Times are told apart by the second.
  const second = await page.evaluate(() => Math.floor(Date.now() / 1000));
  await page.waitForFunction((second) => Math.floor(Date.now() / 1000) > second, second);
  await page.getByLabel("What is your name?").fill("Written later");
  await saved(page);
  await restore(page, path);
  await page.start("#/cases");
  await page.getByRole("link", { name: "Merged" }).click();
  await expect(page.getByLabel("What is your name?")).toHaveValue("Written later");
  await go(page, "/versions");
  const versions = page.getByRole("button", { name: /^See what changed/ });
  await expect(versions.first()).toBeVisible();
  let found = false;
  for (let n = 0; n < await versions.count() && !found; n += 1) {
    await versions.nth(n).click();
    await expect(page.getByRole("heading", { level: 2 })).toBeVisible();
    found = await page.getByText("Then: In the backup").count() > 0;
  }
  expect(found).toBe(true);
});

test("of a damaged backup everything whole is restored, and what is not is named", async ({ page, elsewhere }) => {
  test.slow();
  await protect(page, { passphrase: PASSPHRASE });
  for (const name of ["One", "Two", "Three"]) await write(page, name, name);
  const path = await backup(page, "damaged");
  const lines = readFileSync(path, "utf8").split("\n");
  const cases = lines.flatMap((line, at) => (/"kind":"case"/.test(line) ? [at] : []));
  expect(cases).toHaveLength(3);
  // The head is spoilt, one case is altered, and one is gone.
  lines[0] = lines[0].slice(0, 40);
  lines[cases[0]] = lines[cases[0]].replace(/"sealed":"(.{200})./, (_, kept) => `"sealed":"${kept}!`);
  lines.splice(cases[1], 1);
  const spoilt = join(scratch, "spoilt.jsonl");
  writeFileSync(spoilt, lines.join("\n"));
  const other = starts(await elsewhere());
  await look(other, spoilt, PASSPHRASE);
  await expect(other.getByText("What is whole can be restored: 1 of 3 cases.")).toBeVisible();
  await accessible(other);
  await other.getByRole("button", { name: "Restore it here" }).click();
  await expect(other.getByText("1 case added")).toBeVisible();
  await expect(other.getByText("What is damaged or missing in the file is not here.")).toBeVisible();
});

test("without protection a backup has a passphrase of its own, and a signing key that cannot leave is named", async ({ page, elsewhere }) => {
  test.slow();
  await write(page, "Open", "Not protected");
  await page.start("#/backup");
  await page.getByRole("button", { name: "Make a backup" }).click();
  await expect(page.locator(".govuk-error-summary")).toBeVisible();
  await page.getByLabel("Passphrase of the backup").fill(PASSPHRASE);
  await page.getByLabel("The same again").fill(PASSPHRASE);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Make a backup" }).click(),
  ]);
  const path = join(scratch, "own.jsonl");
  await download.saveAs(path);
  const other = starts(await elsewhere());
  await restore(other, path, PASSPHRASE);
  await expect(other.getByText("1 case added")).toBeVisible();
  // What opens it has no recovery key beside it.
  await other.getByRole("link", { name: "Make a recovery key" }).click();
  await expect(other.getByText("Your passphrase")).toBeVisible();
});

test("a backup of which nothing is whole changes nothing", async ({ page, elsewhere }) => {
  test.slow();
  await protect(page, { passphrase: PASSPHRASE });
  await write(page, "One", "One");
  const path = await backup(page, "cut");
  const text = readFileSync(path, "utf8");
  const cut = join(scratch, "cut-short.jsonl");
  writeFileSync(cut, text.slice(0, text.indexOf('"kind":"case"') + 200));
  const other = starts(await elsewhere());
  await look(other, cut, PASSPHRASE);
  await expect(other.getByText("There is nothing in this backup that can be restored.")).toBeVisible();
  await accessible(other);
  await expect(other.getByRole("button", { name: "Restore it here" })).toHaveCount(0);
  await other.start("#/protect");
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("Protect your cases");
  await expect(other.getByText("How do you want to unlock them?")).toBeVisible();
});

test("signing keys come along, and what was chosen here stays chosen", async ({ page, elsewhere }) => {
  test.slow();
  const idle = (page, minutes) => page.getByRole("group", { name: "Lock when nothing is done for" }).getByLabel(minutes, { exact: true });
  await protect(page, { passphrase: PASSPHRASE });
  await idle(page, "5 minutes").check();
  const file = join(scratch, "case.json");
  writeFileSync(file, JSON.stringify(wholeCase()));
  await addCase(page, file);
  await sign(page, "of-a-key-that-is-backed-up");
  await saved(page);
  await page.start("#/signing-keys");
  const fingerprint = await page.locator(".prt-fingerprint").textContent();
  const path = await backup(page, "keys");

  const other = starts(await elsewhere("#/guide/leeds"));
  await restore(other, path, PASSPHRASE);
  await other.start("#/signing-keys");
  await expect(other.locator(".prt-fingerprint")).toHaveText(fingerprint);
  await expect(other.getByRole("heading", { name: "Ada Tester" })).toBeVisible();
  await other.start("#/protect");
  await expect(idle(other, "5 minutes")).toBeChecked();
  await idle(other, "30 minutes").check();
  await restore(other, path);
  await other.start("#/protect");
  await expect(idle(other, "30 minutes")).toBeChecked();
});

test("that the browser has deleted the cases is said, with where to get them back", async ({ page }) => {
  await write(page, "To be deleted", "Gone");
  await page.start("#/cases");
  await expect(page.getByRole("link", { name: "To be deleted" })).toBeVisible();
  await page.start("#/about");
  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      await new Promise((done) => { indexedDB.deleteDatabase(name).onsuccess = done; });
    }
  });
  await page.again();
  await page.start("#/cases");
  await expect(page.getByText("Your cases are no longer in this browser.")).toBeVisible();
  await expect(page.getByText("No backup has been made in this browser yet.")).toBeVisible();
  await accessible(page);
  await page.getByRole("link", { name: "Open a backup, or a copy of a case" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Open a file");
});

test("a case that is damaged in the backup comes back from the last of its earlier versions", async ({ page, elsewhere }) => {
  test.slow();
  await protect(page, { passphrase: PASSPHRASE });
  await write(page, "Has versions", "As it was first");
  // Each opening keeps what stood before the first change.
  await lock(page);
  await unlock(page);
  await page.getByLabel("What is your name?").fill("As it was last");
  await saved(page);
  const path = await backup(page, "versions");
  const lines = readFileSync(path, "utf8").split("\n").filter((line) => !/"kind":"case"/.test(line));
  expect(lines.filter((line) => /"kind":"version"/.test(line)).length).toBeGreaterThan(0);
  const spoilt = join(scratch, "without-its-case.jsonl");
  writeFileSync(spoilt, lines.join("\n"));
  const other = starts(await elsewhere());
  await look(other, spoilt, PASSPHRASE);
  await expect(other.getByText("the last of their earlier versions that is whole is added")).toBeVisible();
  await other.getByRole("button", { name: "Restore it here" }).click();
  await expect(other.getByText("1 case added as an earlier version had it")).toBeVisible();
  await other.getByRole("link", { name: "Go to your cases" }).click();
  await other.getByRole("link", { name: "Has versions" }).click();
  await expect(other.getByLabel("What is your name?")).toHaveValue("As it was first");
});

test("where only a key of the browser and the recovery key open the cases, a backup says that it needs the recovery key", async ({ page, elsewhere }) => {
  test.slow();
  const recovery = await protect(page);
  await write(page, "By the browser's key", "Ada");
  await page.start("#/backup");
  await expect(page.getByText("It opens with your recovery key alone")).toBeVisible();
  await accessible(page);
  const path = await backup(page, "recovery");
  const other = starts(await elsewhere());
  await other.start("#/open");
  await choose(other, path);
  await other.getByLabel("Recovery key").fill(recovery);
  await other.getByRole("button", { name: "Open the backup" }).first().click();
  await expect(other.getByText("From now on the recovery key of this backup alone opens them.")).toBeVisible();
  await other.getByRole("button", { name: "Restore it here" }).click();
  await expect(other.getByText("1 case added")).toBeVisible();
  await other.getByRole("link", { name: "Set a passphrase" }).click();
  await expect(other.getByRole("button", { name: "Set a passphrase" })).toBeVisible();
});

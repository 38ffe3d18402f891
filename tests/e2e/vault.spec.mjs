// What is written about a child is sealed: set up, locked in all tabs, unlocked where somebody was.
import { accessible, addIt, caseFile, expect, go, saved, startCase, test, unprotected } from "./support/app.mjs";
import { PASSPHRASE, lock, protect, setUp } from "./support/vault.mjs";

const heading = (page) => page.getByRole("heading", { level: 1 });
const WORDS = "Quokkaville pupil";
const words = () => [WORDS, "Zebediah", "Told the quokka"];

/// Everything that the browser keeps for the app, and what stands on the page, as text.
const everything = (page) => page.evaluate(async () => {
  const seen = [document.documentElement.outerHTML, document.title, location.href, JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
  const text = (value) => {
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return new TextDecoder("latin1").decode(value);
    if (value && typeof value === "object") return Object.entries(value).map(([key, inner]) => `${key}: ${text(inner)}`).join("\n");
    return String(value);
  };
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((done, failed) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
    for (const store of database.objectStoreNames) {
      const rows = await new Promise((done) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => done(request.result);
      });
      seen.push(`${store}:`, ...rows.map(text));
    }
    database.close();
  }
  for (const input of document.querySelectorAll("input, textarea")) seen.push(input.value);
  if (globalThis.caches) {
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) seen.push(request.url);
    }
  }
  return seen.join("\n");
});

async function holdsNoWord(page) {
  const all = await everything(page);
  for (const word of words()) expect(all.includes(word), word).toBe(false);
}

/// A case with words in it, at a field.
async function written(page) {
  await startCase(page, WORDS);
  await page.locator("input[type=radio]").first().check();
  await go(page, "/section/referrer");
  await page.getByLabel("What is your name?").fill("Zebediah");
  await saved(page);
}

const unlock = async (page, passphrase) => {
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await page.getByRole("button", { name: "Unlock", exact: true }).first().click();
};

test("before the first case it is asked how it is protected, and it is sealed from its first word", async ({ page }) => {
  await page.start("#/new");
  await expect(heading(page)).toHaveText("First: protect what you will write");
  await accessible(page);
  await setUp(page, { passphrase: PASSPHRASE });
  await expect(heading(page)).toHaveText("Start a case");
  await page.locator('input[value="somerset"]').check();
  await page.getByLabel("Working title").fill(WORDS);
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await expect(heading(page)).toHaveText("Safety first");
  await page.evaluate(() => { location.hash = "/about"; });
  await expect(heading(page)).toHaveText(/^About/);
  expect(await everything(page)).not.toContain(WORDS);
  await page.evaluate(() => { location.hash = "/new"; });
  await expect(heading(page)).toHaveText("Start a case");
});

test("whoever wants no protection says so once, before the first case or before one from a file", async ({ page, elsewhere }) => {
  await page.start("#/new");
  await page.getByLabel("Not now").check();
  await expect(page.getByText(/stays readable on this machine/)).toBeVisible();
  await unprotected(page);
  await page.again();
  await expect(heading(page)).toHaveText("Start a case");

  const other = await elsewhere("#/open");
  await other.getByLabel("File").setInputFiles(caseFile("good-practice"));
  await expect(other.getByText("Your cases are not protected on this machine yet.")).toBeVisible();
  await expect(other.getByRole("button", { name: "Protect your cases" })).toBeVisible();
  // It is still there for whoever looks elsewhere first, and goes once it is a case.
  await other.evaluate(() => { location.hash = "/about"; });
  await expect(heading(other)).toHaveText(/^About/);
  await other.evaluate(() => { location.hash = "/open"; });
  await addIt(other).click();
  await expect(other.getByRole("heading", { name: "Find the right route" })).toBeVisible();
  await other.evaluate(() => { location.hash = "/open"; });
  await expect(heading(other)).toHaveText("Open a file");
  await expect(addIt(other)).toHaveCount(0);
  await other.evaluate(() => { location.hash = "/new"; });
  await expect(heading(other)).toHaveText("Start a case");
});

test("a copy of a case that was opened is there after the cases were protected for it", async ({ page }) => {
  await page.start("#/open");
  await page.getByLabel("File").setInputFiles(caseFile("good-practice"));
  await page.getByRole("button", { name: "Protect your cases" }).click();
  await setUp(page, { passphrase: PASSPHRASE });
  await page.getByRole("link", { name: "Go on with the file that you opened" }).click();
  await page.getByRole("button", { name: "Add it to your cases" }).click();
  await expect(page.getByRole("heading", { name: "Find the right route" })).toBeVisible();
});

test("a recovery key with a wrong character stays in the field, to look for it", async ({ page }) => {
  const key = await protect(page, { passphrase: PASSPHRASE });
  await lock(page);
  await expect(page.getByText("If the passphrase and the recovery key are both lost")).toBeVisible();
  await page.getByText("Use your recovery key").click();
  const field = page.getByLabel("Recovery key", { exact: true });
  const open = page.getByRole("button", { name: "Unlock", exact: true }).last();
  await open.click();
  await expect(page.locator(".govuk-error-summary").getByText("Enter your recovery key")).toBeVisible();
  const wrong = key.slice(0, -1) + (key.endsWith("2") ? "3" : "2");
  await field.fill(wrong);
  await open.click();
  await expect(page.locator(".govuk-error-summary").getByText(/Group 8/)).toBeVisible();
  await expect(field).toHaveValue(wrong);
  await field.fill(key);
  await open.click();
  await expect(heading(page)).toHaveText("Your cases are protected");
});

test("cases are sealed by a passphrase, nothing of them is left when it is locked, and unlocking leads back to the field", async ({ page }) => {
  test.slow();
  await written(page);
  expect(await everything(page)).toContain(WORDS);
  await page.start("#/cases");
  await expect(page.getByText("Your cases are not protected on this machine yet.")).toBeVisible();
  await accessible(page);
  await page.getByRole("button", { name: "Protect your cases" }).click();
  await accessible(page);
  for (const [first, again, wrong] of [
    ["", "", "Enter a passphrase"],
    ["short", "short", /must have at least/],
    ["passwordpassword1", "passwordpassword1", /tried first/],
    [PASSPHRASE, "violet harbour cactus", "The two passphrases are not the same"],
  ]) {
    await page.getByLabel("Passphrase", { exact: true }).fill(first);
    await page.getByLabel("The same again").fill(again);
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.locator(".govuk-error-summary").getByText(wrong)).toBeVisible();
  }
  await page.getByLabel("The same again").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(heading(page)).toHaveText("Your recovery key");
  await accessible(page);
  await page.getByRole("button", { name: "Protect my cases" }).click();
  await expect(page.locator(".govuk-error-summary").getByText(/Type group \d/)).toHaveCount(2);
  for (const input of await page.getByLabel(/^Group \d+$/).all()) await input.fill("AAAAA");
  await page.getByRole("button", { name: "Protect my cases" }).click();
  await expect(page.locator(".govuk-error-summary").getByText(/This is not group/)).toHaveCount(2);
  await page.start("#/cases");
  await protect(page, { passphrase: PASSPHRASE });
  await accessible(page);

  // A new start is locked.
  await page.start("#/cases");
  await page.again();
  await unlock(page, PASSPHRASE);
  await page.getByRole("link", { name: WORDS, exact: true }).click();
  const name = page.getByLabel("What is your name?");
  await expect(name).toHaveValue("Zebediah");
  await name.focus();
  await page.keyboard.press("End");
  await page.keyboard.type(" Told the quokka");
  await page.getByRole("button", { name: /^Lock/ }).click();
  await expect(heading(page)).toHaveText("Your cases are locked");
  await accessible(page);
  await holdsNoWord(page);
  await unlock(page, "wrong words all of them");
  await expect(page.locator(".govuk-error-summary").getByText(/This is not the passphrase/)).toBeVisible();
  await expect(page.getByLabel("Passphrase", { exact: true })).toHaveValue("");
  await unlock(page, PASSPHRASE);
  await expect(name).toHaveValue("Zebediah Told the quokka");
  await expect(name).toBeFocused();
});

test("a key that the browser keeps opens the cases at each start, and locks them by hand", async ({ page }) => {
  await written(page);
  await protect(page);
  await page.start("#/cases");
  await page.again();
  await expect(page.getByRole("link", { name: WORDS, exact: true })).toBeVisible();
  await page.getByRole("button", { name: /^Lock/ }).click();
  await expect(heading(page)).toHaveText("Your cases are locked");
  await holdsNoWord(page);
  // A reload does not undo what somebody locked.
  await page.again();
  await expect(heading(page)).toHaveText("Your cases are locked");
  await page.getByRole("button", { name: "Unlock with the key of this browser" }).click();
  await expect(page.getByRole("link", { name: WORDS, exact: true })).toBeVisible();
});

test("the recovery key opens the cases, sets a new passphrase, and is renewed", async ({ page }) => {
  test.slow();
  await written(page);
  const key = await protect(page, { passphrase: PASSPHRASE });
  await page.getByRole("button", { name: /^Lock/ }).click();
  await page.getByText("Use your recovery key").click();
  await page.getByLabel("Recovery key").fill(key.slice(0, -1));
  await page.getByRole("button", { name: "Unlock", exact: true }).last().click();
  await expect(page.locator(".govuk-error-summary").getByText(/compare them group by group/)).toBeVisible();
  await page.getByLabel("Recovery key").fill(key.toLowerCase().replaceAll("-", " "));
  await page.getByRole("button", { name: "Unlock", exact: true }).last().click();
  await expect(heading(page)).toHaveText("Your cases are protected");
  await page.getByRole("button", { name: "Change the passphrase" }).click();
  await accessible(page);
  await page.locator("#new-passphrase").fill("another four plain words");
  await page.getByLabel("The same again").fill("another four plain words");
  await page.getByText("Use your recovery key").click();
  await page.getByLabel("Recovery key").fill(key);
  await page.getByRole("button", { name: "Set the new passphrase" }).last().click();
  await expect(page.getByText(/From now on the new passphrase opens them/)).toBeVisible();
  await page.getByRole("button", { name: /^Lock/ }).click();
  await unlock(page, PASSPHRASE);
  await expect(page.locator(".govuk-error-summary").getByText(/This is not the passphrase/)).toBeVisible();
  await unlock(page, "another four plain words");
  await expect(heading(page)).toHaveText("Your cases are protected");
});

test("locking one tab locks them all, and hiding the screen locks too", async ({ page, context, baseURL }) => {
  await written(page);
  await protect(page, { passphrase: PASSPHRASE });
  await page.start("#/cases");
  await expect(page.getByRole("link", { name: WORDS, exact: true })).toBeVisible();
  const other = await context.newPage();
  await other.goto(`${baseURL}#/cases`);
  await unlock(other, PASSPHRASE);
  await expect(other.getByRole("link", { name: WORDS, exact: true })).toBeVisible();
  await other.getByRole("button", { name: /^Lock/ }).click();
  await expect(heading(other)).toHaveText("Your cases are locked");
  await expect(heading(page)).toHaveText("Your cases are locked");
  await holdsNoWord(page);
  await unlock(page, PASSPHRASE);
  await expect(page.getByRole("link", { name: WORDS, exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(heading(page)).toHaveText("Hidden");
  await page.getByRole("button", { name: "Show it again" }).click();
  await expect(heading(page)).toHaveText("Your cases are locked");
});

test("cases lock when nobody is there, also where the machine slept", async ({ page }) => {
  await page.clock.install({ time: new Date("2026-11-24T09:00:00Z") });
  await written(page);
  await protect(page, { passphrase: PASSPHRASE });
  await page.getByLabel("5 minutes", { exact: true }).check();
  await page.clock.runFor("04:05");
  await expect(page.getByText(/Your cases lock in less than a minute/)).toBeVisible();
  await page.keyboard.press("Shift");
  await expect(page.getByText(/Your cases lock in less than a minute/)).toHaveCount(0);
  await page.clock.runFor("04:05");
  await expect(page.getByText(/Your cases lock in less than a minute/)).toBeVisible();
  await page.clock.runFor("01:00");
  await expect(heading(page)).toHaveText("Your cases are locked");
  await unlock(page, PASSPHRASE);
  await expect(heading(page)).toHaveText("Your cases are protected");
  // Asleep, no timer ran.
  await page.clock.setFixedTime(new Date("2026-11-25T09:00:00Z"));
  await page.keyboard.press("Shift");
  await expect(heading(page)).toHaveText("Your cases are locked");
});

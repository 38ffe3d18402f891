// Browsers that give no storage or no keys.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium as browserOfChromium } from "@playwright/test";
import { accessible, addCase, expect, go, nameCase, oneFile, plain, test, unprotected } from "./support/app.mjs";
import { wholeCase } from "./support/whole.mjs";

const file = () => ({ name: "case.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(wholeCase())) });

test("storage that never answers is told, and nothing waits for ever", async ({ page }) => {
  await page.addInitScript(() => { IDBFactory.prototype.open = () => ({}); });
  await page.start();
  await expect(page.getByText("Your cases cannot be shown: the browser's storage does not answer")).toBeVisible();
  await nameCase(page, "Never");
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByText("The case could not be started: the browser's storage does not answer")).toBeVisible();
  await expect(page.getByRole("button", { name: "Start" })).toBeEnabled();
});

const BLOCKED = /Your cases cannot be shown: this browser blocks site data here.*allow this address.*or ask IT/;

test("where site data is blocked as a whole the app starts and says what to do", async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = () => { throw new DOMException("The operation is insecure.", "SecurityError"); };
    Object.defineProperty(window, "localStorage", { get: refuse });
    Object.defineProperty(window, "indexedDB", { get: refuse });
  });
  await page.start();
  await expect(page.getByText(BLOCKED)).toBeVisible();
  // Nobody is given a recovery key that opens nothing.
  await page.start("#/protect");
  await expect(page.getByRole("heading", { name: "Your cases cannot be protected here" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(page.getByText("This hides the screen and locks nothing")).toBeVisible();
});

for (const name of ["UnknownError", "InvalidStateError", "SecurityError"]) {
  test(`site data that is blocked is told as that, not as a fault, where the browser says ${name}`, async ({ page }) => {
    await page.addInitScript((name) => {
      Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } });
      IDBFactory.prototype.open = () => { throw new DOMException("no", name); };
    }, name);
    await page.start();
    await expect(page.getByText(BLOCKED)).toBeVisible();
  });
}

plain("a Chromium whose settings block site data says so, and what to allow", async ({ baseURL, browserName, launchOptions }) => {
  plain.skip(browserName !== "chromium", "a setting of Chromium");
  const profile = mkdtempSync(join(tmpdir(), "blocked-"));
  mkdirSync(join(profile, "Default"));
  const settings = { profile: { default_content_setting_values: { cookies: 2 } } };
  writeFileSync(join(profile, "Default", "Preferences"), JSON.stringify(settings));
  const context = await browserOfChromium.launchPersistentContext(profile, launchOptions);
  const page = await context.newPage();
  await page.goto(baseURL);
  await expect(page.getByText(BLOCKED)).toBeVisible();
  await context.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
});

test("storage that fails for no reason is told in words", async ({ page }) => {
  await page.addInitScript(() => { IDBFactory.prototype.open = () => { throw new Error("odd"); }; });
  await page.start();
  await expect(page.getByText("Your cases cannot be shown: the browser could not use its storage;")).toBeVisible();
});

test("what stands alone is a sentence: no keys, no case", async ({ page }) => {
  await addCase(page, file());
  await go(page, "/sign");
  await page.evaluate(() => { Object.defineProperty(crypto, "subtle", { value: undefined, configurable: true }); });
  await page.getByLabel("The referrer", { exact: true }).check();
  await page.getByLabel(/I have read this referral/).check();
  await page.getByRole("button", { name: "Sign and download" }).click();
  await expect(page.getByText(/^!?\s*(Warning)?\s*This browser gives the app no cryptography here;.*from its file\.$/)).toBeVisible();
  await page.start(`#/cases/${"f".repeat(32)}`);
  await expect(page.getByText(/^The case is not in this browser any more;.*another tab\.$/)).toBeVisible();
});

/// Makes the browser answer as given when it is asked to keep what is stored, and count how often.
const persists = (page, answer, room = 1e9) =>
  page.addInitScript(({ answer, room }) => {
    window.asked = 0;
    // Not on the empty page before.
    if (!navigator.storage) return;
    const storage = Object.getPrototypeOf(navigator.storage);
    let kept = false;
    storage.persisted = async () => kept;
    storage.persist = () => {
      window.asked += 1;
      if (answer === null) return new Promise(() => {});
      kept = answer;
      return Promise.resolve(answer);
    };
    storage.estimate = async () => ({ usage: 1e6, quota: 1e6 + room });
  }, { answer, room });

const asked = (page) => page.evaluate(() => window.asked);

for (const [name, answer, said] of [
  ["promises", true, /The browser has promised to keep drafts.*private window/],
  ["does not promise", false, /The browser has not promised to keep drafts.*make a backup.*ask IT/],
  ["does not answer", null, /asked to keep drafts and has not answered.*You can go on working/],
]) {
  test(`a browser that ${name} to keep drafts is asked at the first save and holds nothing up`, async ({ page }) => {
    await persists(page, answer);
    await page.start("#/about");
    await expect(page.getByText("it is asked when a case is saved")).toBeVisible();
    await expect(page.getByText("There is room for about 1 GB more")).toBeVisible();
    await page.evaluate(() => { location.hash = "/cases"; });
    await page.getByRole("button", { name: "Look round in an example" }).click();
    await expect(page.getByText("Example case")).toBeVisible();
    expect(await asked(page)).toBe(0);
    await page.evaluate(() => { location.hash = "/new"; });
    await unprotected(page);
    await page.locator('input[value="leeds"]').check();
    await page.getByLabel("Working title").fill("Mine");
    await page.getByRole("button", { name: "Start" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Safety first");
    await page.locator("input[type=radio]").first().check();
    await expect(page.locator(".prt-save__words")).toContainText("Saved at");
    expect(await asked(page)).toBe(1);
    await page.evaluate(() => { location.hash = "/about"; });
    await expect(page.getByText(said)).toBeVisible();
    const again = page.getByRole("button", { name: "Ask the browser to keep them" });
    if (answer) await expect(again).toHaveCount(0);
    else {
      await again.click();
      await expect.poll(() => asked(page)).toBe(2);
    }
    await accessible(page);
  });
}

test("whoever starts a case is told that this browser may delete drafts, until they have read it", async ({ page }) => {
  await persists(page, false);
  const said = page.getByText(/This browser has not promised to keep drafts\. It may delete them.*a private window deletes them when it is closed.*make a backup/);
  await nameCase(page, "Mine");
  await expect(said).toBeVisible();
  await accessible(page);
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Safety first");
  await page.start("#/cases");
  await expect(said).toBeVisible();
  await accessible(page);
  await page.getByRole("button", { name: "Do not say this again" }).click();
  await expect(said).toHaveCount(0);
  await page.start("#/new");
  await expect(page.getByRole("heading", { name: "Start a case" })).toBeVisible();
  await page.evaluate(() => navigator.storage.persisted());
  await expect(said).toHaveCount(0);
});

test("a browser that has promised to keep drafts is not said to delete them", async ({ page }) => {
  await persists(page, true);
  await nameCase(page, "Mine");
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Safety first");
  await page.evaluate(() => { location.hash = "/cases"; });
  await expect(page.getByRole("link", { name: "Mine" })).toBeVisible();
  await expect(page.getByText("It may delete them")).toHaveCount(0);
});

test("About says which browsers, and whom the drafts belong to, in words for this form of the app", async ({ page, baseURL }) => {
  await page.start("#/about");
  const main = page.locator("main");
  await expect(main).toContainText("Safari, the iPad and the iPhone were not tried");
  await expect(main).not.toContainText("weeks");
  if (oneFile(baseURL)) {
    await expect(main).toContainText("all HTML files opened from a disk share one store");
    await expect(main).toContainText("No newer version comes by itself");
    await expect(main).not.toContainText("for this address");
  } else {
    await expect(main).toContainText("Whatever else stands on the same host, in another folder too, shares the store");
  }
});

test("little room is told with what to do", async ({ page }) => {
  await persists(page, true, 3_400_000);
  await page.start("#/about");
  await expect(page.getByText(/Only 3 MB are left for drafts here\. Free some space/)).toBeVisible();
});

test("a browser that knows nothing of lasting storage is told as one that does not promise", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "storage", { value: undefined }));
  await page.start("#/about");
  await page.getByRole("button", { name: "Ask the browser to keep them" }).click();
  await expect(page.getByText("The browser has not promised to keep drafts")).toBeVisible();
});

test("a copy from the list brings the case back", async ({ page }) => {
  await addCase(page, file());
  await page.start("#/cases");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download a copy of A short case" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^practice-review-copy-\d{4}-\d{2}-\d{2}-[0-9a-f]{8}\.json$/);
  const copy = await download.path();
  const buffer = readFileSync(copy);
  await addCase(page, { name: "copy.json", mimeType: "application/json", buffer });
  await page.start("#/cases");
  await expect(page.getByRole("link", { name: /^A short case/ })).toHaveCount(2);
});

for (const [now, words] of [
  ["2019-03-01T09:00:00Z", /says that today is 1 March 2019, but this app was made after .*Set the clock/],
  ["2041-03-01T09:00:00Z", /says that today is 1 March 2041, years after the guidance in this app was written/],
]) {
  test(`a clock that is wrong by years is told: ${now.slice(0, 4)}`, async ({ page }) => {
    await page.clock.install({ time: new Date(now) });
    await page.start("#/cases");
    await expect(page.getByText(words)).toBeVisible();
    await accessible(page);
  });
}

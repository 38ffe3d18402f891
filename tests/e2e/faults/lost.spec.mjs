// The database goes away under the open case.
import { readFileSync } from "node:fs";
import { expect, go, oneFile, saved, startCase, test } from "../support/app.mjs";
import { DATABASE, answerOnDisk, bare, breakable, claimsSaved, copyNow, hurry, lies, status, typeOn, witness } from "../support/faults.mjs";

const QUESTION = "referrer-name";
const field = (page) => page.getByLabel("What is your name?");

async function begin(page, title = "Lost") {
  await breakable(page);
  await startCase(page, title);
  await go(page, "/section/referrer");
  await field(page).fill("Before");
  await saved(page);
  await witness(page, QUESTION);
}

test("a connection that the browser closes while somebody types is opened again, at every moment", async ({ page }) => {
  await begin(page);
  // Before the save, in the midst of it, and while the next words are typed.
  const breaks = [0, 5, 20, 60];
  for (const [index, wait] of breaks.entries()) {
    const words = `Typed at break ${index}`;
    await field(page).fill("");
    await typeOn(page, field(page), words);
    await page.evaluate(async (wait) => {
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
      await new Promise((done) => { setTimeout(done, wait); });
      window.faults.lose();
    }, wait);
    await typeOn(page, field(page), " and on");
    await hurry(page);
    await claimsSaved(page);
    expect(await answerOnDisk(page, QUESTION)).toBe(`${words} and on`);
  }
  expect(await lies(page)).toEqual([]);
  await page.again();
  await expect(field(page)).toHaveValue(`Typed at break ${breaks.length - 1} and on`);
});

test("another page that asks for the database and leaves it as it was costs nothing", async ({ page, baseURL }) => {
  test.skip(oneFile(baseURL), "a page without the app has an address");
  await begin(page);
  const other = await bare(page, baseURL);
  // A newer build whose upgrade is broken off: the connection was given up for nothing.
  const outcome = await other.evaluate((name) => new Promise((done) => {
    const request = indexedDB.open(name, 99);
    request.onupgradeneeded = () => request.transaction.abort();
    request.onerror = () => done("broken off");
    request.onsuccess = () => done("upgraded");
  }), DATABASE);
  expect(outcome).toBe("broken off");
  await field(page).fill("After");
  await claimsSaved(page);
  expect(await answerOnDisk(page, QUESTION)).toBe("After");
  expect(await lies(page)).toEqual([]);
});

test("where another page removes the database, what is on screen stays, and can be taken along", async ({ page, baseURL }) => {
  test.skip(oneFile(baseURL), "a page without the app has an address");
  await begin(page);
  const other = await bare(page, baseURL);
  await other.evaluate((name) => new Promise((done, failed) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = done;
    request.onerror = failed;
    request.onblocked = () => failed(new Error("blocked"));
  }), DATABASE);
  await field(page).fill("After");
  await expect(status(page)).toHaveText(/^Not saved\. The case is not in this browser any more/);
  await expect(field(page)).toHaveValue("After");
  const [download] = await Promise.all([page.waitForEvent("download"), copyNow(page).click()]);
  expect(readFileSync(await download.path(), "utf8")).toContain("After");
  // It is put back where it was, in one press; also from elsewhere.
  await page.evaluate(() => { location.hash = "/cases"; });
  await expect(page.getByText("“Lost” is not saved.")).toBeVisible();
  await page.getByRole("link", { name: "Go back to the case" }).click();
  await page.getByRole("button", { name: "Save it here again" }).click();
  await claimsSaved(page);
  expect(await answerOnDisk(page, QUESTION)).toBe("After");
  await go(page, "/section/referrer");
  await field(page).fill("And on");
  await claimsSaved(page);
  expect(await answerOnDisk(page, QUESTION)).toBe("And on");
  expect(await lies(page)).toEqual([]);
});

test("the app starts cleanly where the browser has cleared what it kept", async ({ page, baseURL, browserName }) => {
  test.skip(browserName !== "chromium" || oneFile(baseURL), "only Chromium can be told to, of an address");
  await begin(page);
  const { hash } = new URL(page.url());
  const session = await page.context().newCDPSession(page);
  await page.goto("about:blank");
  await session.send("Storage.clearDataForOrigin", { origin: new URL(baseURL).origin, storageTypes: "all" });
  await page.start("#/cases");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your cases");
  await expect(page.getByText("Lost", { exact: true })).toHaveCount(0);
  await page.start(hash);
  await expect(page.getByText(/The case is not in this browser any more/)).toBeVisible();
  // It works as on the first day.
  await startCase(page, "A new one");
  await page.locator("input[type=radio]").first().check();
  await saved(page);
  await page.start("#/cases");
  await expect(page.getByRole("link", { name: "A new one", exact: true })).toBeVisible();
});

test("what is cleared under an open case is told, and the words stay", async ({ page, baseURL, browserName }) => {
  test.skip(browserName !== "chromium" || oneFile(baseURL), "only Chromium can be told to, of an address");
  await begin(page);
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", { origin: new URL(baseURL).origin, storageTypes: "indexeddb" });
  await field(page).fill("After");
  await expect(status(page)).toHaveText(/^Not saved\. The case is not in this browser any more/);
  await expect(field(page)).toHaveValue("After");
  await expect(copyNow(page)).toBeVisible();
});
